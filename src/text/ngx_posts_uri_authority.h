
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_URI_AUTHORITY_H_INCLUDED_
#define _NGX_POSTS_URI_AUTHORITY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"


/*
 * The authority of a URI, user:password@host:port, as Addressable sees it;
 * and the schemes that are known to have one.
 */


/* what it is made of, borrowed; data is NULL where there is no such part */

typedef struct {
    ngx_str_t   user;
    ngx_str_t   password;
    ngx_str_t   host;
    ngx_str_t   port;
} ngx_posts_uri_authority_t;


/* NGX_OK; NGX_ERROR: the port is no number, error is set */
ngx_int_t ngx_posts_uri_split_authority(ngx_str_t *s,
    ngx_posts_uri_authority_t *a, ngx_posts_error_t *error);

/*
 * The authority's normal form, in the pool, without the default port of the
 * scheme, which is in lower case.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_uri_normal_authority(ngx_pool_t *pool,
    ngx_str_t *scheme, ngx_str_t *s, ngx_str_t *result,
    ngx_posts_error_t *error);

/* the default port of a scheme whose URIs name a host; else empty */
ngx_str_t ngx_posts_uri_port(ngx_str_t *scheme);

/* whether a host of the scheme has a root: "http://a" is "http://a/" */
ngx_uint_t ngx_posts_uri_has_root(ngx_str_t *scheme);


/* for the files of URIs */

#define ngx_posts_uri_space(c)  ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

/* the end of what stops at one of the marks */
u_char *ngx_posts_uri_until(u_char *p, u_char *last, const char *marks);

/* Ruby's String#strip; borrows */
ngx_str_t ngx_posts_uri_strip(ngx_str_t s);


#endif /* _NGX_POSTS_URI_AUTHORITY_H_INCLUDED_ */
