
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SMARTYPANTS_H_INCLUDED_
#define _NGX_POSTS_SMARTYPANTS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Typographic quotes, dashes and ellipses in text and in HTML, whose tags
 * stay as they are: kramdown's SmartyPants, as Jekyll's "smartify" calls it,
 * but for what kramdown does to HTML itself: it writes tags and entities anew
 * and leaves the content of block elements alone.
 * The result is in the pool.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_smartypants(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


#endif /* _NGX_POSTS_SMARTYPANTS_H_INCLUDED_ */
