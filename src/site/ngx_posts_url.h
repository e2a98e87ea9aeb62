
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_URL_H_INCLUDED_
#define _NGX_POSTS_URL_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Jekyll's URL: what is percent-encoded, what is cleaned away.  Results are
 * in the pool or are the argument itself.
 */

/*
 * URL.escape_path: what Addressable leaves alone in a path stays, and so do
 * "?" and what follows it; the first "#" becomes %23.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_url_escape(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);

/* URL.unescape_path: every %XX becomes its byte.  NGX_OK or NGX_ERROR. */
ngx_int_t ngx_posts_url_unescape(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);

/*
 * URL#sanitize_url: a slash in front, ".." becomes a slash, "./" goes, runs
 * of slashes become one.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_url_sanitize(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);

/*
 * File.expand_path of an absolute path: "." and ".." are resolved, never
 * above the root, runs of slashes become one; a slash at the end stays.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_url_expand(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


#endif /* _NGX_POSTS_URL_H_INCLUDED_ */
