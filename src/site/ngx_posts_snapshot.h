
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SNAPSHOT_H_INCLUDED_
#define _NGX_POSTS_SNAPSHOT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_catalog.h"


/*
 * The newest catalog of a site as files, for all processes and for the time
 * after a restart: an index, which is replaced as a whole by rename(), with
 * the file of the one before kept to be written over when nobody reads it any
 * more, and a store, which only grows and is left for a new one when much of
 * it is no longer used.  A lock of the kernel, which dies with its owner, lets
 * one process at a time make a new catalog.
 *
 * A file that is damaged, too short, or of another site, configuration or
 * version is as if it were not there.
 */

typedef struct ngx_posts_snapshot_s  ngx_posts_snapshot_t;


/*
 * dir     where the files are; absolute
 * site    what identifies the source directory and the settings
 * config  digest of what its configuration was read from
 *
 * All is in the pool and is closed with it.  NULL: the directory cannot be
 * used (logged), or memory is short.
 */
ngx_posts_snapshot_t *ngx_posts_snapshot_create(ngx_pool_t *pool,
    ngx_str_t *dir, uint64_t site, uint64_t config, ngx_log_t *log);

/*
 * NGX_OK: this process may make a catalog; NGX_AGAIN: another one does;
 * NGX_ERROR: logged.
 */
ngx_int_t ngx_posts_snapshot_lock(ngx_posts_snapshot_t *snapshot);
void ngx_posts_snapshot_unlock(ngx_posts_snapshot_t *snapshot);

/*
 * The newest catalog, for who has the lock; goes on until that time
 * (ngx_posts_time_usec()).
 *
 * NGX_OK        *catalog is another one than before, with a reference for
 *               the caller
 * NGX_DONE      it is the one that was last loaded or saved
 * NGX_DECLINED  there is none that can be used
 * NGX_AGAIN     call again
 * NGX_ERROR     memory is short
 */
ngx_int_t ngx_posts_snapshot_load(ngx_posts_snapshot_t *snapshot,
    uint64_t until, ngx_posts_catalog_t **catalog);

/*
 * The store for the next catalog: that of "old", or a new one where that has
 * too much in it that is not used.  With a reference for the caller; NULL:
 * logged.
 */
ngx_posts_store_t *ngx_posts_snapshot_store(ngx_posts_snapshot_t *snapshot,
    ngx_posts_catalog_t *old);

/*
 * Makes an index the newest, for who has the lock; until that time.
 *
 * parts  what a build has made, of the store before; the head is completed
 * index  what is mapped of the file, with one reference
 *
 * NGX_OK; NGX_AGAIN: call again; NGX_ERROR: logged, nothing has changed.
 */
ngx_int_t ngx_posts_snapshot_save(ngx_posts_snapshot_t *snapshot,
    uint64_t until, ngx_posts_index_parts_t *parts,
    ngx_posts_region_t **index);


#endif /* _NGX_POSTS_SNAPSHOT_H_INCLUDED_ */
