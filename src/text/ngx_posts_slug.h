
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SLUG_H_INCLUDED_
#define _NGX_POSTS_SLUG_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Jekyll's Utils.slugify and what it is made of.
 */

typedef enum {
    NGX_POSTS_SLUG_NONE = 0,     /* as UNKNOWN */
    NGX_POSTS_SLUG_RAW,
    NGX_POSTS_SLUG_DEFAULT,
    NGX_POSTS_SLUG_PRETTY,
    NGX_POSTS_SLUG_ASCII,
    NGX_POSTS_SLUG_LATIN,
    NGX_POSTS_SLUG_UNKNOWN       /* only changes the case */
} ngx_posts_slug_mode_e;


/* the mode of a name: "none", "raw", "default", "pretty", "ascii", "latin" */
ngx_posts_slug_mode_e ngx_posts_slug_mode(ngx_str_t *name);

/*
 * cased = 1 keeps the case.  The result is in the pool or borrowed.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_slugify(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_slug_mode_e mode, ngx_uint_t cased, ngx_str_t *result);

/* Jekyll's Utils.titleize_slug: "a-b-c" is "A B C" */
ngx_int_t ngx_posts_titleize(ngx_pool_t *pool, ngx_str_t *slug,
    ngx_str_t *result);


#endif /* _NGX_POSTS_SLUG_H_INCLUDED_ */
