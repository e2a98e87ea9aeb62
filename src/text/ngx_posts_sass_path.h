
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SASS_PATH_H_INCLUDED_
#define _NGX_POSTS_SASS_PATH_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_sass.h"


/*
 * Which file an @import means, by libsass's rules.
 */


/* whether it is an address for the browser: Sass leaves it as it is */
ngx_uint_t ngx_posts_sass_is_url(ngx_str_t *import);

/*
 * The file of an import in a file of the directory "base" (absolute,
 * without a slash at its end): there, then in each of sass->paths.
 *
 * NGX_OK; NGX_DECLINED: none; NGX_ERROR with error set: several that would
 * do; or without when memory is short.
 */
ngx_int_t ngx_posts_sass_resolve(ngx_posts_sass_t *sass, ngx_str_t *base,
    ngx_str_t *import, ngx_str_t *path, ngx_posts_error_t *error);

/*
 * dir and path put together, made plain: without "//", "." and "..".  What
 * is above the root is the root.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_sass_join(ngx_pool_t *pool, ngx_str_t *dir,
    ngx_str_t *path, ngx_str_t *joined);


#endif /* _NGX_POSTS_SASS_PATH_H_INCLUDED_ */
