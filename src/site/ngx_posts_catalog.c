
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_catalog.h"
#include "site/ngx_posts_path.h"


static void ngx_posts_catalog_free(void *data);
static void ngx_posts_catalog_limit(ngx_posts_catalog_t *catalog);
static ngx_int_t ngx_posts_catalog_publish(ngx_posts_catalog_t *catalog,
    ngx_array_t *list, time_t now);
static ngx_posts_entry_t *ngx_posts_catalog_find(ngx_posts_map_t *map,
    ngx_str_t *key);
static int ngx_libc_cdecl ngx_posts_catalog_by_date(const void *one,
    const void *two);
static int ngx_libc_cdecl ngx_posts_catalog_by_path(const void *one,
    const void *two);
static int ngx_libc_cdecl ngx_posts_catalog_by_name(const void *one,
    const void *two);
static ngx_int_t ngx_posts_catalog_order(ngx_str_t *one, ngx_str_t *two);
static void ngx_posts_catalog_sum(ngx_posts_catalog_t *catalog);


ngx_posts_catalog_t *
ngx_posts_catalog_create(ngx_posts_config_t *config, ngx_log_t *log)
{
    ngx_uint_t            i;
    ngx_pool_t           *pool;
    ngx_pool_cleanup_t   *cln;
    ngx_posts_catalog_t  *catalog;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NULL;
    }

    catalog = ngx_pcalloc(pool, sizeof(ngx_posts_catalog_t));
    cln = ngx_pool_cleanup_add(pool, 0);

    if (catalog == NULL || cln == NULL) {
        goto failed;
    }

    ngx_array_t  *arrays[] = {
        &catalog->entries, &catalog->posts, &catalog->pages,
        &catalog->statics, &catalog->data
    };

    for (i = 0; i < sizeof(arrays) / sizeof(arrays[0]); i++) {
        if (ngx_array_init(arrays[i], pool, 64, sizeof(ngx_posts_entry_t *))
            != NGX_OK)
        {
            goto failed;
        }
    }

    catalog->pool = pool;
    catalog->refs = 1;
    catalog->config = config;

    catalog->paths = ngx_posts_map_create(pool, 64);
    catalog->outputs = ngx_posts_map_create(pool, 64);
    catalog->scheduled = ngx_posts_map_create(pool, 0);

    if (catalog->paths == NULL || catalog->outputs == NULL
        || catalog->scheduled == NULL)
    {
        goto failed;
    }

    cln->handler = ngx_posts_catalog_free;
    cln->data = catalog;

    return catalog;

failed:

    ngx_destroy_pool(pool);

    return NULL;
}


void
ngx_posts_catalog_hold(ngx_posts_catalog_t *catalog)
{
    catalog->refs++;
}


void
ngx_posts_catalog_release(ngx_posts_catalog_t *catalog)
{
    if (--catalog->refs == 0) {
        ngx_destroy_pool(catalog->pool);
    }
}


static void
ngx_posts_catalog_free(void *data)
{
    ngx_posts_catalog_t *catalog = data;

    ngx_uint_t           i;
    ngx_posts_entry_t  **entry;

    entry = catalog->entries.elts;

    for (i = 0; i < catalog->entries.nelts; i++) {
        ngx_posts_entry_release(entry[i]);
    }
}


ngx_posts_entry_t *
ngx_posts_entry_create(ngx_log_t *log, size_t size)
{
    ngx_pool_t         *pool;
    ngx_posts_entry_t  *entry;

    pool = ngx_create_pool(size, log);
    if (pool == NULL) {
        return NULL;
    }

    entry = ngx_pcalloc(pool, sizeof(ngx_posts_entry_t));
    if (entry == NULL) {
        ngx_destroy_pool(pool);
        return NULL;
    }

    entry->pool = pool;
    entry->refs = 1;

    return entry;
}


void
ngx_posts_entry_release(ngx_posts_entry_t *entry)
{
    if (--entry->refs == 0) {
        ngx_destroy_pool(entry->pool);
    }
}


ngx_int_t
ngx_posts_catalog_add(ngx_posts_catalog_t *catalog, ngx_posts_entry_t *entry)
{
    ngx_array_t         *list;
    ngx_posts_value_t   *slot;
    ngx_posts_entry_t  **place;

    slot = ngx_posts_map_set(catalog->paths, entry->record.path.data,
                             entry->record.path.len);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    /* a directory that changes may name a file twice */

    if (slot->type != NGX_POSTS_NIL) {
        return NGX_OK;
    }

    ngx_posts_integer(slot, (int64_t) (intptr_t) entry);

    switch (entry->record.kind) {

    case NGX_POSTS_RECORD_PAGE:
        list = &catalog->pages;
        break;

    case NGX_POSTS_RECORD_STATIC:
        list = &catalog->statics;
        break;

    case NGX_POSTS_RECORD_DATA:
        list = &catalog->data;
        break;

    default:
        list = &catalog->posts;
    }

    place = ngx_array_push(list);
    if (place == NULL) {
        return NGX_ERROR;
    }

    *place = entry;

    place = ngx_array_push(&catalog->entries);
    if (place == NULL) {
        return NGX_ERROR;
    }

    *place = entry;
    entry->refs++;

    return NGX_OK;
}


ngx_int_t
ngx_posts_catalog_finish(ngx_posts_catalog_t *catalog, time_t now)
{
    qsort(catalog->posts.elts, catalog->posts.nelts,
          sizeof(ngx_posts_entry_t *), ngx_posts_catalog_by_date);

    qsort(catalog->pages.elts, catalog->pages.nelts,
          sizeof(ngx_posts_entry_t *), ngx_posts_catalog_by_name);

    qsort(catalog->statics.elts, catalog->statics.nelts,
          sizeof(ngx_posts_entry_t *), ngx_posts_catalog_by_path);

    qsort(catalog->data.elts, catalog->data.nelts,
          sizeof(ngx_posts_entry_t *), ngx_posts_catalog_by_path);

    ngx_posts_catalog_limit(catalog);

    if (ngx_posts_catalog_publish(catalog, &catalog->pages, now) != NGX_OK
        || ngx_posts_catalog_publish(catalog, &catalog->statics, now)
           != NGX_OK
        || ngx_posts_catalog_publish(catalog, &catalog->posts, now)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_catalog_sum(catalog);

    return NGX_OK;
}


/* limit_posts keeps the newest; the others are as if they were not there */

static void
ngx_posts_catalog_limit(ngx_posts_catalog_t *catalog)
{
    int64_t              limit;
    ngx_posts_entry_t  **entry;

    limit = catalog->config->limit_posts;

    if (limit <= 0 || (uint64_t) limit >= catalog->posts.nelts) {
        return;
    }

    entry = catalog->posts.elts;

    ngx_memmove(entry, entry + catalog->posts.nelts - limit,
                (size_t) limit * sizeof(ngx_posts_entry_t *));

    catalog->posts.nelts = (ngx_uint_t) limit;
}


/* of several files with one URL the one that Jekyll writes last stays */

static ngx_int_t
ngx_posts_catalog_publish(ngx_posts_catalog_t *catalog, ngx_array_t *list,
    time_t now)
{
    ngx_uint_t            i;
    ngx_posts_map_t      *map;
    ngx_posts_value_t    *slot;
    ngx_posts_entry_t   **entry;
    ngx_posts_record_t   *record;

    entry = list->elts;

    for (i = 0; i < list->nelts; i++) {

        record = &entry[i]->record;
        map = catalog->outputs;

        if (!ngx_posts_record_visible(catalog->config, record, now)) {

            if (!record->published) {
                continue;
            }

            map = catalog->scheduled;
        }

        slot = ngx_posts_map_set(map, record->output.data,
                                 record->output.len);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_integer(slot, (int64_t) (intptr_t) entry[i]);
    }

    return NGX_OK;
}


static ngx_posts_entry_t *
ngx_posts_catalog_find(ngx_posts_map_t *map, ngx_str_t *key)
{
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_find(map, key->data, key->len);

    return slot ? (ngx_posts_entry_t *) (intptr_t) slot->u.integer : NULL;
}


ngx_posts_entry_t *
ngx_posts_catalog_path(ngx_posts_catalog_t *catalog, ngx_str_t *path)
{
    return ngx_posts_catalog_find(catalog->paths, path);
}


ngx_posts_entry_t *
ngx_posts_catalog_output(ngx_posts_catalog_t *catalog, ngx_str_t *output,
    time_t now)
{
    ngx_uint_t           i;
    ngx_posts_entry_t  **entry;

    if (ngx_posts_catalog_find(catalog->scheduled, output) == NULL) {
        return ngx_posts_catalog_find(catalog->outputs, output);
    }

    /* several posts may be waiting for one URL: it is that of the last */

    entry = catalog->posts.elts;

    for (i = catalog->posts.nelts; i > 0; i--) {

        if (entry[i - 1]->record.output.len == output->len
            && ngx_memcmp(entry[i - 1]->record.output.data, output->data,
                          output->len)
               == 0
            && ngx_posts_record_visible(catalog->config,
                                        &entry[i - 1]->record, now))
        {
            return entry[i - 1];
        }
    }

    return ngx_posts_catalog_find(catalog->outputs, output);
}


time_t
ngx_posts_catalog_next(ngx_posts_catalog_t *catalog, time_t now)
{
    time_t               next;
    ngx_uint_t           i;
    ngx_posts_entry_t  **entry;

    if (catalog->config->future) {
        return 0;
    }

    entry = catalog->posts.elts;
    next = 0;

    for (i = catalog->posts.nelts; i > 0; i--) {

        if (entry[i - 1]->record.date.sec <= now) {
            break;
        }

        if (entry[i - 1]->record.published) {
            next = entry[i - 1]->record.date.sec;
        }
    }

    return next;
}


static int ngx_libc_cdecl
ngx_posts_catalog_by_date(const void *one, const void *two)
{
    ngx_posts_record_t  *a, *b;

    a = &(*(ngx_posts_entry_t **) one)->record;
    b = &(*(ngx_posts_entry_t **) two)->record;

    if (a->date.sec != b->date.sec) {
        return (a->date.sec < b->date.sec) ? -1 : 1;
    }

    if (a->date.nsec != b->date.nsec) {
        return (a->date.nsec < b->date.nsec) ? -1 : 1;
    }

    return ngx_posts_catalog_order(&a->path, &b->path);
}


static int ngx_libc_cdecl
ngx_posts_catalog_by_path(const void *one, const void *two)
{
    return ngx_posts_catalog_order(
               &(*(ngx_posts_entry_t **) one)->record.path,
               &(*(ngx_posts_entry_t **) two)->record.path);
}


static int ngx_libc_cdecl
ngx_posts_catalog_by_name(const void *one, const void *two)
{
    ngx_int_t           rc;
    ngx_str_t           x, y;
    ngx_posts_record_t  *a, *b;

    a = &(*(ngx_posts_entry_t **) one)->record;
    b = &(*(ngx_posts_entry_t **) two)->record;

    x = ngx_posts_path_base(&a->path);
    y = ngx_posts_path_base(&b->path);

    rc = ngx_posts_catalog_order(&x, &y);

    return rc ? rc : ngx_posts_catalog_order(&a->path, &b->path);
}


static ngx_int_t
ngx_posts_catalog_order(ngx_str_t *one, ngx_str_t *two)
{
    return ngx_memn2cmp(one->data, two->data, one->len, two->len);
}


/* every stamp and path, in an order that does not depend on the walk */

static void
ngx_posts_catalog_sum(ngx_posts_catalog_t *catalog)
{
    time_t               mtime;
    uint64_t             sum;
    ngx_str_t            bytes;
    ngx_uint_t           i;
    ngx_posts_entry_t  **entry;
    ngx_posts_record_t  *record;

    entry = catalog->entries.elts;
    sum = catalog->entries.nelts + 1;

    for (i = 0; i < catalog->entries.nelts; i++) {

        record = &entry[i]->record;

        bytes.data = (u_char *) &record->stamp;
        bytes.len = sizeof(ngx_posts_stamp_t);

        sum += ngx_posts_stamp_digest(&bytes)
               ^ ngx_posts_stamp_digest(&record->path);

        mtime = (time_t) (record->stamp.mtime / 1000000000);
        catalog->modified = ngx_max(catalog->modified, mtime);
    }

    catalog->digest = sum ? sum : 1;
}
