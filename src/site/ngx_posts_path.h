
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PATH_H_INCLUDED_
#define _NGX_POSTS_PATH_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The parts of a path as Ruby's File class cuts them.  All results are
 * borrowed from the path.
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


#endif /* _NGX_POSTS_PATH_H_INCLUDED_ */
