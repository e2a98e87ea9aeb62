
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_NAMES_H_INCLUDED_
#define _NGX_POSTS_NAMES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_files.h"


/*
 * The names in a directory.  What searches a directory depends on it as a
 * whole, by the time of its last change: one stamp stands for all the files
 * that were looked for in vain.
 */


/* paths of directories end with a slash, here and in a list of deps */

#define ngx_posts_names_is_dir(path)                                          \
    ((path)->len && (path)->data[(path)->len - 1] == '/')

/*
 * Reads the names in a directory, as ngx_posts_files_read() reads a file:
 * names is made in the pool, of ngx_str_t, NUL-terminated, in bytewise order,
 * without "." and "..".
 *
 * absolute  with a slash at its end
 */
ngx_int_t ngx_posts_names_read(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, ngx_array_t *names, ngx_posts_dep_t *dep,
    ngx_posts_error_t *error);

/*
 * The same, kept from one call to the next by what makes such a list; a
 * page that asks depends on the directory.
 */
typedef struct ngx_posts_names_cache_s  ngx_posts_names_cache_t;

ngx_posts_names_cache_t *ngx_posts_names_cache(ngx_pool_t *pool,
    ngx_posts_files_t *files);

/*
 * The names in a directory, borrowed until the next call; NULL and NGX_OK
 * where there is none, or none that may be read.  NGX_ERROR: error is set,
 * or memory is short.
 */
ngx_int_t ngx_posts_names_get(ngx_posts_names_cache_t *cache,
    ngx_str_t *absolute, ngx_posts_deps_t *deps, ngx_array_t **names,
    ngx_posts_error_t *error);

/* 1 when a name is among them */
ngx_uint_t ngx_posts_names_have(ngx_array_t *names, ngx_str_t *name);


#endif /* _NGX_POSTS_NAMES_H_INCLUDED_ */
