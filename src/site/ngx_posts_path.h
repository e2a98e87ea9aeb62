
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PATH_H_INCLUDED_
#define _NGX_POSTS_PATH_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The parts of a path as Ruby's File class cuts them.  All results but that
 * of a join are borrowed from the path.
 */

/* what is before the last slash, empty when there is none */
ngx_str_t ngx_posts_path_dir(ngx_str_t *path);

/* what is behind the last slash */
ngx_str_t ngx_posts_path_base(ngx_str_t *path);

/*
 * File.extname: from the last point of the last component on; empty when
 * there is none, or when only points come before it
 */
ngx_str_t ngx_posts_path_ext(ngx_str_t *path);

/* the path without its extension */
ngx_str_t ngx_posts_path_stem(ngx_str_t *path);

/* without the points at its end */
ngx_str_t ngx_posts_path_trim(ngx_str_t *path);

/* dir/name in the pool, NUL-terminated; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_path_join(ngx_pool_t *pool, ngx_str_t *dir,
    ngx_str_t *name, ngx_str_t *path);


#endif /* _NGX_POSTS_PATH_H_INCLUDED_ */
