
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_URI_COMPONENT_H_INCLUDED_
#define _NGX_POSTS_URI_COMPONENT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Percent-encoding of one component of a URI, as Ruby's Addressable does it.
 */


/* which characters stay as they are, besides letters and digits */

typedef enum {
    NGX_POSTS_URI_USER = 0,
    NGX_POSTS_URI_HOST,
    NGX_POSTS_URI_SEGMENT,       /* of a path */
    NGX_POSTS_URI_PAIR,          /* of a query, between two "&" */
    NGX_POSTS_URI_FRAGMENT,
    NGX_POSTS_URI_ANY            /* all that may occur in a URI */
} ngx_posts_uri_class_e;


/*
 * Addressable::URI.encode_component.  The result is in the pool, or is the
 * argument when nothing changes.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_uri_encode_component(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_uri_class_e class, ngx_str_t *result);

/*
 * Addressable::URI.normalize_component: decodes, brings to Unicode's form
 * KC, and encodes.  In a PAIR, "%2B" stays encoded.  What is no UTF-8 when
 * decoded is encoded as it is, and as ANY.
 */
ngx_int_t ngx_posts_uri_normalize_component(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_uri_class_e class, ngx_str_t *result);

/* "%41" is "A"; what is not a code stays.  plus: "%2B" stays, too */
ngx_int_t ngx_posts_uri_decode(ngx_pool_t *pool, ngx_str_t *s,
    ngx_uint_t plus, ngx_str_t *result);


#endif /* _NGX_POSTS_URI_COMPONENT_H_INCLUDED_ */
