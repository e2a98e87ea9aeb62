
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_URI_H_INCLUDED_
#define _NGX_POSTS_URI_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"


/*
 * URIs as Ruby's Addressable parses and normalizes them.
 */


/*
 * The parts of a URI, borrowed.  data is NULL where there is no such part;
 * the path is never NULL.
 */

typedef struct {
    ngx_str_t   scheme;
    ngx_str_t   authority;
    ngx_str_t   path;
    ngx_str_t   query;
    ngx_str_t   fragment;
} ngx_posts_uri_t;


/*
 * Addressable::URI.parse.  A URI is absolute when it has a scheme.  NGX_OK;
 * NGX_ERROR with error set where Addressable raises InvalidURIError.
 */
ngx_int_t ngx_posts_uri_parse(ngx_str_t *s, ngx_posts_uri_t *uri,
    ngx_posts_error_t *error);

/*
 * Addressable::URI.parse(s).normalize.to_s: scheme and host in lower case,
 * the host in Punycode, no default port, no dot segments, all parts decoded,
 * in Unicode's form KC, and encoded again.  The result is in the pool, or s
 * itself.  NGX_OK; NGX_ERROR as above, or when memory is short.
 */
ngx_int_t ngx_posts_uri_normalize(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result, ngx_posts_error_t *error);

/*
 * Whether it is a path from the root, of ASCII letters, digits, "-._~" and
 * single slashes that no point follows: it has no scheme, and normalizing it
 * changes nothing.
 */
ngx_uint_t ngx_posts_uri_is_plain(ngx_str_t *s);


#endif /* _NGX_POSTS_URI_H_INCLUDED_ */
