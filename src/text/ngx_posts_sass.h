
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SASS_H_INCLUDED_
#define _NGX_POSTS_SASS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"


/*
 * Sass and SCSS to CSS by libsass: text in, text out.  The library sees no
 * file system: what is imported is asked of the caller.  A compilation is
 * one call that cannot be interrupted.  A build without libsass has the
 * functions as well; they fail with a message.
 */


/*
 * The caller's files; paths are absolute, plain and NUL-terminated.
 *
 * find  1 when there is a regular file of that path, else 0
 * load  its content, in the pool: NGX_OK; NGX_DECLINED, NGX_ABORT: it is not
 *       to be had; NGX_ERROR with error set, or when memory is short
 */

typedef ngx_uint_t (*ngx_posts_sass_find_pt)(void *data, ngx_str_t *path);
typedef ngx_int_t (*ngx_posts_sass_load_pt)(void *data, ngx_str_t *path,
    ngx_str_t *content, ngx_posts_error_t *error);


/*
 * file      absolute path that the source goes by: imports are relative to
 *           its directory
 * map       absolute path of the source map, empty for none
 * paths     of ngx_str_t: directories that imports are looked for in besides,
 *           absolute, without a slash at the end
 * style     "nested", "expanded", "compact", "compressed"; others are nested
 * precision digits of numbers, 0 for the library's own choice
 * indented  the source is Sass, not SCSS
 * comments  print where rules come from
 * charset   begin with @charset what is not ASCII, in the compressed style
 *
 * Strings are NUL-terminated.
 */

typedef struct {
    ngx_pool_t              *pool;
    ngx_str_t                file;
    ngx_str_t                map;
    ngx_array_t             *paths;
    ngx_str_t                style;
    ngx_int_t                precision;

    ngx_posts_sass_find_pt   find;
    ngx_posts_sass_load_pt   load;
    void                    *data;

    unsigned                 indented:1;
    unsigned                 comments:1;
    unsigned                 charset:1;
} ngx_posts_sass_t;


/*
 * Compiles a source; css, and map where one was asked for, are in the pool.
 * An empty source is an empty style sheet and has no map (map->data NULL).
 *
 * NGX_OK; NGX_ERROR with error set, or without when memory is short.  The
 * error's file is absolute.
 */
ngx_int_t ngx_posts_sass_compile(ngx_posts_sass_t *sass, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_SASS_H_INCLUDED_ */
