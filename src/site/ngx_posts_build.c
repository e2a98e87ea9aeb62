
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_build_rows.h"


/* rows of a first catalog, before those that there are must be moved */
#define NGX_POSTS_BUILD_ROOM  131072


static ngx_int_t ngx_posts_build_make_room(ngx_posts_build_t *build,
    ngx_uint_t n);
static ngx_int_t ngx_posts_build_put(ngx_posts_build_t *build,
    ngx_posts_row_t *row, ngx_str_t *bytes);
static uint32_t ngx_posts_build_before(ngx_posts_build_t *build,
    ngx_posts_row_t *row, u_char *bytes);
static ngx_int_t ngx_posts_build_write(ngx_posts_build_t *build,
    ngx_posts_row_t *row, ngx_str_t *bytes);
static ngx_int_t ngx_posts_build_flush(ngx_posts_build_t *build);
static ngx_uint_t ngx_posts_build_same(ngx_posts_build_t *build);


static const ngx_posts_build_pt  ngx_posts_build_stages[] = {
    ngx_posts_build_settle,
    ngx_posts_build_hash_paths,
    ngx_posts_build_make_lists,
    ngx_posts_build_collections,
    ngx_posts_build_sift_variants,
    ngx_posts_build_make_terms,
    ngx_posts_build_generate,
    ngx_posts_build_hash_outputs,
    ngx_posts_build_sum,
    ngx_posts_build_make_index,
    NULL
};


ngx_posts_build_t *
ngx_posts_build_create(ngx_posts_config_t *config, ngx_posts_catalog_t *old,
    ngx_posts_store_t *store, time_t now, ngx_log_t *log)
{
    ngx_uint_t          n;
    ngx_pool_t         *pool;
    ngx_posts_build_t  *build;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NULL;
    }

    build = ngx_pcalloc(pool, sizeof(ngx_posts_build_t));
    if (build == NULL) {
        ngx_destroy_pool(pool);
        return NULL;
    }

    build->pool = pool;
    build->log = log;
    build->config = config;
    build->now = now;
    build->stage = ngx_posts_build_stages;

    build->store = store;
    ngx_posts_store_hold(store);

    if (old) {
        build->old = old;
        ngx_posts_catalog_hold(old);
    }

    n = old ? old->nrows : 0;

    build->remap = ngx_palloc(pool, n * sizeof(uint32_t) + 1);
    build->batch.data = ngx_palloc(pool, NGX_POSTS_BUILD_BATCH);

    if (build->remap == NULL || build->batch.data == NULL
        || ngx_posts_build_make_room(build, n) != NGX_OK
        || ngx_array_init(&build->added, pool, 64, sizeof(uint32_t))
           != NGX_OK
        || ngx_array_init(&build->terms, pool, n + 64, sizeof(uint32_t))
           != NGX_OK
        || ngx_array_init(&build->dirs, pool, 1024, 1) != NGX_OK
        || ngx_array_init(&build->waiting, pool, 4, sizeof(int64_t))
           != NGX_OK
        || ngx_posts_build_init_terms(build) != NGX_OK)
    {
        ngx_posts_build_destroy(build);
        return NULL;
    }

    ngx_memset(build->remap, 0xff, n * sizeof(uint32_t));

    return build;
}


/* to move some megabytes takes milliseconds; what is not used takes nothing */

static ngx_int_t
ngx_posts_build_make_room(ngx_posts_build_t *build, ngx_uint_t n)
{
    if (n) {
        return ngx_array_init(&build->rows, build->pool, n + 64,
                              sizeof(ngx_posts_row_t));
    }

    n = NGX_POSTS_BUILD_ROOM;

    build->room = ngx_posts_region_create(n * sizeof(ngx_posts_row_t),
                                          build->log);
    if (build->room == NULL) {
        return NGX_ERROR;
    }

    build->rows.elts = build->room->base;
    build->rows.size = sizeof(ngx_posts_row_t);
    build->rows.nalloc = n;
    build->rows.pool = build->pool;

    return NGX_OK;
}


void
ngx_posts_build_destroy(ngx_posts_build_t *build)
{
    if (build->room) {
        ngx_posts_region_release(build->room);
    }

    if (build->old) {
        ngx_posts_catalog_release(build->old);
    }

    ngx_posts_store_release(build->store);

    ngx_destroy_pool(build->pool);
}


ngx_uint_t
ngx_posts_build_rows(ngx_posts_build_t *build)
{
    return build->rows.nelts;
}


ngx_int_t
ngx_posts_build_keep(ngx_posts_build_t *build, uint32_t id)
{
    ngx_str_t         bytes;
    ngx_posts_row_t  *row;

    if (ngx_posts_build_kept(build, id)) {
        return NGX_OK;
    }

    row = ngx_array_push(&build->rows);
    if (row == NULL) {
        return NGX_ERROR;
    }

    *row = build->old->rows[id];
    build->remap[id] = (uint32_t) (build->rows.nelts - 1);

    /* a store that has too much in it that is no longer used is left */

    if (build->old->store != build->store) {

        bytes.len = row->size;
        bytes.data = ngx_posts_catalog_bytes(build->old, row);

        if (ngx_posts_build_write(build, row, &bytes) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return ngx_posts_build_keep_terms(build, row, 1);
}


ngx_int_t
ngx_posts_build_keep_run(ngx_posts_build_t *build, uint32_t id, ngx_uint_t n)
{
    ngx_uint_t        i;
    ngx_posts_row_t  *row;

    if (build->old->store != build->store) {

        for (i = 0; i < n; i++) {
            if (ngx_posts_build_keep(build, id + (uint32_t) i) != NGX_OK) {
                return NGX_ERROR;
            }
        }

        return NGX_OK;
    }

    for (i = 0; i < n; i++) {
        build->remap[id + i] = (uint32_t) (build->rows.nelts + i);
    }

    row = ngx_array_push_n(&build->rows, n);
    if (row == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(row, &build->old->rows[id], n * sizeof(ngx_posts_row_t));

    return ngx_posts_build_keep_terms(build, row, n);
}


ngx_uint_t
ngx_posts_build_kept(ngx_posts_build_t *build, uint32_t id)
{
    return build->remap[id] != NGX_POSTS_NO_ID;
}


ngx_int_t
ngx_posts_build_add(ngx_posts_build_t *build, ngx_posts_entry_t *entry)
{
    uint32_t         *added;
    ngx_int_t         rc;
    ngx_str_t         bytes;
    ngx_pool_t       *pool;
    ngx_posts_row_t  *row;

    row = ngx_array_push(&build->rows);
    added = ngx_array_push(&build->added);

    if (row == NULL || added == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(row, sizeof(ngx_posts_row_t));
    *added = (uint32_t) (build->rows.nelts - 1);

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, build->log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_row_set(pool, row, entry, &bytes);

    if (rc == NGX_OK) {
        rc = ngx_posts_build_put(build, row, &bytes);
    }

    if (rc == NGX_OK) {
        rc = ngx_posts_build_add_terms(build, row, &entry->record);
    }

    ngx_destroy_pool(pool);

    return rc;
}


/* bytes that are in the store already, of a file merely touched, stay there */

static ngx_int_t
ngx_posts_build_put(ngx_posts_build_t *build, ngx_posts_row_t *row,
    ngx_str_t *bytes)
{
    uint32_t          id;
    ngx_posts_row_t  *old;

    if (build->old && build->old->store == build->store) {

        id = ngx_posts_build_before(build, row, bytes->data);

        if (id != NGX_POSTS_NO_ID) {

            old = &build->old->rows[id];

            if (old->digest == row->digest && old->size == row->size) {
                row->place = old->place;
                return NGX_OK;
            }
        }
    }

    return ngx_posts_build_write(build, row, bytes);
}


/* the row that the catalog before has of a file, or of a generated page */

static uint32_t
ngx_posts_build_before(ngx_posts_build_t *build, ngx_posts_row_t *row,
    u_char *bytes)
{
    ngx_str_t  name;

    if (ngx_posts_row_generator(row)) {
        name = ngx_posts_row_output(bytes);

        return ngx_posts_catalog_output(build->old, build->config, &name,
                                        NGX_MAX_TIME_T_VALUE);
    }

    name = ngx_posts_row_path(bytes);

    return ngx_posts_catalog_path(build->old, &name, row->collection != 0);
}


static ngx_int_t
ngx_posts_build_write(ngx_posts_build_t *build, ngx_posts_row_t *row,
    ngx_str_t *bytes)
{
    if (build->batch.len + bytes->len > NGX_POSTS_BUILD_BATCH
        && ngx_posts_build_flush(build) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (bytes->len > NGX_POSTS_BUILD_BATCH) {
        return ngx_posts_store_append(build->store, bytes, &row->place);
    }

    if (build->batch.len == 0) {
        build->pending = build->rows.nelts - 1;
    }

    /* until it is flushed the place is one in the batch, and odd */

    row->place = build->batch.len + 1;

    ngx_memcpy(build->batch.data + build->batch.len, bytes->data, bytes->len);
    build->batch.len += bytes->len;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_flush(ngx_posts_build_t *build)
{
    uint64_t          place;
    ngx_uint_t        i;
    ngx_posts_row_t  *row;

    if (build->batch.len == 0) {
        return NGX_OK;
    }

    if (ngx_posts_store_append(build->store, &build->batch, &place)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = build->pending; i < build->rows.nelts; i++) {

        row = ngx_posts_build_row(build, i);

        if (row->place & 1) {
            row->place += place - 1;
        }
    }

    build->batch.len = 0;

    return NGX_OK;
}


ngx_int_t
ngx_posts_build_dir(ngx_posts_build_t *build, ngx_str_t *path)
{
    u_char  *p;

    p = ngx_array_push_n(&build->dirs, path->len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    *ngx_cpymem(p, path->data, path->len) = '\0';

    return NGX_OK;
}


ngx_int_t
ngx_posts_build_run(ngx_posts_build_t *build, uint64_t until,
    uint64_t began, ngx_posts_index_parts_t **parts)
{
    ngx_int_t  rc;

    if (ngx_posts_build_same(build)) {
        return NGX_DONE;
    }

    build->head.began = began;

    do {
        rc = (*build->stage)(build);

        if (rc == NGX_ERROR) {
            return NGX_ERROR;
        }

        if (rc == NGX_OK) {
            build->stage++;
            build->at = 0;
            build->list = 0;
        }

        if (*build->stage == NULL) {
            *parts = &build->parts;
            return NGX_OK;
        }

    } while (ngx_posts_time_usec() < until);

    return NGX_AGAIN;
}


static ngx_uint_t
ngx_posts_build_same(ngx_posts_build_t *build)
{
    ngx_posts_index_table_t  *dirs;

    if (build->old == NULL || build->added.nelts
        || build->rows.nelts
           != build->old->nrows - build->old->head->generated)
    {
        return 0;
    }

    dirs = &build->old->head->tables[NGX_POSTS_INDEX_DIRS];

    return build->dirs.nelts == dirs->n;
}


ngx_int_t
ngx_posts_build_settle(ngx_posts_build_t *build)
{
    if (ngx_posts_build_flush(build) != NGX_OK) {
        return NGX_ERROR;
    }

    return (ngx_posts_store_map(build->store, build->store->size) == NGX_OK)
           ? NGX_OK : NGX_ERROR;
}
