
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_BUILD_H_INCLUDED_
#define _NGX_POSTS_BUILD_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_catalog.h"


/*
 * A catalog in the making: rows are added in any order, those of files that
 * have not changed are taken over from the catalog before; then it is put in
 * order, in slices, and becomes the bytes of an index.
 */

typedef struct ngx_posts_build_s  ngx_posts_build_t;


/*
 * old    the catalog before, of the same configuration and store, or NULL;
 *        held until the build is destroyed
 * store  where the bytes of new rows go; held likewise
 * now    what is dated later appears by itself
 *
 * NULL when memory is short.
 */
ngx_posts_build_t *ngx_posts_build_create(ngx_posts_config_t *config,
    ngx_posts_catalog_t *old, ngx_posts_store_t *store, time_t now,
    ngx_log_t *log);

/* at any time */
void ngx_posts_build_destroy(ngx_posts_build_t *build);

/* takes over a row of the catalog before; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_build_keep(ngx_posts_build_t *build, uint32_t id);

/* the same of n rows that follow each other, none of which was taken yet */
ngx_int_t ngx_posts_build_keep_run(ngx_posts_build_t *build, uint32_t id,
    ngx_uint_t n);

/* whether this was done */
ngx_uint_t ngx_posts_build_kept(ngx_posts_build_t *build, uint32_t id);

/*
 * Adds a record that was read; nothing of it is kept by reference.  Of
 * several with one path the first one counts.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_build_add(ngx_posts_build_t *build,
    ngx_posts_entry_t *entry);

/* a directory that was read; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_build_dir(ngx_posts_build_t *build, ngx_str_t *path);

/* rows so far */
ngx_uint_t ngx_posts_build_rows(ngx_posts_build_t *build);

/*
 * After the last add: goes on until that time (ngx_posts_time_usec()), at
 * least by a little.
 *
 * began  of the walk, for the head
 *
 * NGX_OK        *parts are done; they are the build's
 * NGX_DONE      it would say what the catalog before says
 * NGX_AGAIN     call again
 * NGX_ERROR     memory is short, or the store cannot be written
 */
ngx_int_t ngx_posts_build_run(ngx_posts_build_t *build, uint64_t until,
    uint64_t began, ngx_posts_index_parts_t **parts);


#endif /* _NGX_POSTS_BUILD_H_INCLUDED_ */
