
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DEPS_H_INCLUDED_
#define _NGX_POSTS_DEPS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_stamp.h"


/*
 * What a page was made from.  Collected while it is rendered, packed into
 * bytes that hold no pointer, checked when the page is asked for again.
 */


/*
 * path    absolute path of the file, NUL-terminated behind its end
 * stamp   its stamp when it was read; absent: it was looked for in vain
 * digest  of its content; 0 when absent
 * young   the stamp alone does not identify the content
 * dated   the page shows the mtime, or is placed by it
 * names   a directory, of which the names count; not packed
 */

typedef struct {
    ngx_str_t           path;
    ngx_posts_stamp_t   stamp;
    uint64_t            digest;
    ngx_uint_t          young;
    ngx_uint_t          dated;
    ngx_uint_t          names;
} ngx_posts_dep_t;


/*
 * expires  seconds since the epoch at which the page changes by itself,
 *          0 when it never does; not packed
 * index    private: a hash of paths, places in deps plus one, 0 is empty
 * size     private: places in the index, a power of two, or 0
 */

typedef struct {
    ngx_pool_t         *pool;
    ngx_array_t         deps;        /* of ngx_posts_dep_t */
    time_t              expires;
    uint16_t           *index;
    ngx_uint_t          size;
} ngx_posts_deps_t;


/* an empty list, in the pool; NULL when memory is short */
ngx_posts_deps_t *ngx_posts_deps_create(ngx_pool_t *pool);

/*
 * Adds a file once: a path that is in the list already keeps its first
 * stamp.  The path is kept by reference.  NGX_OK; NGX_DECLINED: over
 * NGX_POSTS_MAX_DEPS, or, for what is no file (its path does not begin with
 * a slash), over NGX_POSTS_MAX_FACETS more; NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_deps_add(ngx_posts_deps_t *deps, ngx_posts_dep_t *dep);

/* the page shows the mtime of a file of the list, or is placed by it */
void ngx_posts_deps_date(ngx_posts_deps_t *deps, ngx_str_t *path);

/* the page changes by itself at "when" or earlier */
void ngx_posts_deps_expire(ngx_posts_deps_t *deps, time_t when);

/* the list as bytes in the pool; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_deps_pack(ngx_posts_deps_t *deps, ngx_str_t *packed);

/*
 * Takes the next file of a packed list: *p moves on.  The path is borrowed;
 * *key is set to ngx_posts_stamp_digest() of it.  NGX_OK; NGX_DONE at the end;
 * NGX_ERROR when the bytes are damaged.
 */
ngx_int_t ngx_posts_deps_next(u_char **p, u_char *last, ngx_posts_dep_t *dep,
    uint64_t *key);


#endif /* _NGX_POSTS_DEPS_H_INCLUDED_ */
