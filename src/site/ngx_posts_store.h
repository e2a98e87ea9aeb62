
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STORE_H_INCLUDED_
#define _NGX_POSTS_STORE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_region.h"


/*
 * Where the bytes of records are kept: they are appended and never change,
 * so that a place in it means the same to every catalog and process that
 * uses the store.  A file, or the memory of this process only.
 *
 * id      of the file; 0 for memory
 * size    bytes that this process knows to be there
 * region  what is mapped of it; a catalog holds the one it was made with
 */

typedef struct {
    ngx_uint_t           refs;
    ngx_log_t           *log;
    ngx_fd_t             fd;
    uint64_t             id;
    uint64_t             size;
    ngx_posts_region_t  *region;
} ngx_posts_store_t;


/*
 * fd  of an open file, read and append; closed with the store.
 *     NGX_INVALID_FILE: a store in memory
 *
 * With one reference; NULL when memory is short (the file is closed then).
 */
ngx_posts_store_t *ngx_posts_store_create(ngx_fd_t fd, uint64_t id,
    ngx_log_t *log);

void ngx_posts_store_hold(ngx_posts_store_t *store);
void ngx_posts_store_release(ngx_posts_store_t *store);

/*
 * Appends bytes, a multiple of 8, at *place; others may append to the file
 * meanwhile.  NGX_OK; NGX_ERROR: logged, what was written is of no use.
 */
ngx_int_t ngx_posts_store_append(ngx_posts_store_t *store, ngx_str_t *bytes,
    uint64_t *place);

/*
 * Makes the first "size" bytes readable through store->region.  NGX_OK;
 * NGX_DECLINED: the file is shorter; NGX_ERROR.
 */
ngx_int_t ngx_posts_store_map(ngx_posts_store_t *store, uint64_t size);


#endif /* _NGX_POSTS_STORE_H_INCLUDED_ */
