
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_catalog.h"


/* items of a list: far enough ahead to be there in time */
#define NGX_POSTS_CATALOG_AHEAD  3

/* bytes of a record that hold what lists show, and of a cache line */
#define NGX_POSTS_CATALOG_NEAR   512
#define NGX_POSTS_CATALOG_LINE   64


static uint32_t ngx_posts_catalog_probe(ngx_posts_catalog_t *catalog,
    ngx_uint_t table, uint32_t hash, ngx_uint_t *place);
static ngx_uint_t ngx_posts_catalog_is_path(ngx_posts_catalog_t *catalog,
    uint32_t id, ngx_str_t *path, ngx_uint_t member);


ngx_posts_catalog_t *
ngx_posts_catalog_create(ngx_posts_region_t *index, ngx_posts_store_t *store,
    ngx_log_t *log)
{
    ngx_posts_catalog_t     *catalog;
    ngx_posts_index_head_t  *head;

    head = (ngx_posts_index_head_t *) index->base;

    catalog = ngx_calloc(sizeof(ngx_posts_catalog_t), log);

    if (catalog == NULL
        || ngx_posts_store_map(store, head->used) != NGX_OK)
    {
        ngx_posts_region_release(index);

        if (catalog) {
            ngx_free(catalog);
        }

        return NULL;
    }

    catalog->refs = 1;
    catalog->index = index;
    catalog->head = head;
    catalog->store = store;
    catalog->bytes = store->region;
    catalog->nrows = (ngx_uint_t) head->tables[NGX_POSTS_INDEX_ROWS].n;
    catalog->rows = ngx_posts_catalog_table(catalog, NGX_POSTS_INDEX_ROWS,
                                            ngx_posts_row_t);

    ngx_posts_store_hold(store);
    ngx_posts_region_hold(catalog->bytes);

    return catalog;
}


void
ngx_posts_catalog_hold(ngx_posts_catalog_t *catalog)
{
    catalog->refs++;
}


void
ngx_posts_catalog_release(ngx_posts_catalog_t *catalog)
{
    if (--catalog->refs) {
        return;
    }

    ngx_posts_region_release(catalog->index);
    ngx_posts_region_release(catalog->bytes);
    ngx_posts_store_release(catalog->store);

    ngx_free(catalog);
}


ngx_int_t
ngx_posts_catalog_prove(ngx_posts_catalog_t *catalog, ngx_uint_t *first,
    ngx_uint_t n)
{
    uint64_t          used;
    ngx_uint_t        i, last;
    ngx_posts_row_t  *row;

    used = catalog->head->used;
    last = ngx_min(*first + n, catalog->nrows);

    for (i = *first; i < last; i++) {

        row = &catalog->rows[i];

        if (row->place % 8 || row->place > used
            || row->size > used - row->place
            || !ngx_posts_row_proved(row, ngx_posts_catalog_bytes(catalog,
                                                                  row)))
        {
            return NGX_DECLINED;
        }
    }

    *first = last;

    return (last == catalog->nrows) ? NGX_OK : NGX_AGAIN;
}


void
ngx_posts_catalog_entry(ngx_posts_catalog_t *catalog, uint32_t id,
    ngx_posts_entry_t *entry)
{
    ngx_posts_row_t  *row;

    row = &catalog->rows[id];

    ngx_posts_row_entry(row, ngx_posts_catalog_bytes(catalog, row), entry);

    entry->id = id;
}


ngx_posts_entry_t *
ngx_posts_catalog_get(ngx_posts_catalog_t *catalog, ngx_pool_t *pool,
    uint32_t id)
{
    ngx_posts_entry_t  *entry;

    entry = ngx_palloc(pool, sizeof(ngx_posts_entry_t));

    if (entry) {
        ngx_posts_catalog_entry(catalog, id, entry);
    }

    return entry;
}


/* rows come two items before their bytes, whose place they tell */

void
ngx_posts_catalog_expect(ngx_posts_catalog_t *catalog, ngx_posts_ids_t *ids,
    ngx_uint_t place, ngx_int_t step)
{
#if (__GNUC__)
    u_char           *p, *last;
    ngx_uint_t        further;
    ngx_posts_row_t  *row;

    place += NGX_POSTS_CATALOG_AHEAD * step;
    further = place + NGX_POSTS_CATALOG_AHEAD * step;

    if (further >= ids->nelts) {
        return;
    }

    row = &catalog->rows[ids->elts[further]];

    __builtin_prefetch(row);
    __builtin_prefetch((u_char *) (row + 1) - 1);

    row = &catalog->rows[ids->elts[place]];
    p = ngx_posts_catalog_bytes(catalog, row);
    last = p + ngx_min(row->size, NGX_POSTS_CATALOG_NEAR);

    while (p < last) {
        __builtin_prefetch(p);
        p += NGX_POSTS_CATALOG_LINE;
    }
#endif
}


/* the next id in the way of a hash, from *place on */

static uint32_t
ngx_posts_catalog_probe(ngx_posts_catalog_t *catalog, ngx_uint_t table,
    uint32_t hash, ngx_uint_t *place)
{
    uint32_t    *slots, id, found;
    ngx_uint_t   mask;

    slots = ngx_posts_catalog_table(catalog, table, uint32_t);
    mask = (ngx_uint_t) catalog->head->tables[table].n - 1;

    for ( ;; ) {

        id = slots[(hash + *place) & mask];

        if (id == 0) {
            return NGX_POSTS_NO_ID;
        }

        (*place)++;
        id--;

        found = (table == NGX_POSTS_INDEX_PATHS) ? catalog->rows[id].path
                                                 : catalog->rows[id].output;
        if (found == hash) {
            return id;
        }
    }
}


uint32_t
ngx_posts_catalog_path(ngx_posts_catalog_t *catalog, ngx_str_t *path,
    ngx_uint_t member)
{
    uint32_t    hash, id;
    ngx_uint_t  place;

    hash = ngx_posts_row_hash(path);
    place = 0;

    for ( ;; ) {

        id = ngx_posts_catalog_probe(catalog, NGX_POSTS_INDEX_PATHS, hash,
                                     &place);

        if (id == NGX_POSTS_NO_ID
            || ngx_posts_catalog_is_path(catalog, id, path, member))
        {
            return id;
        }
    }
}


static ngx_uint_t
ngx_posts_catalog_is_path(ngx_posts_catalog_t *catalog, uint32_t id,
    ngx_str_t *path, ngx_uint_t member)
{
    ngx_str_t  found;

    if ((catalog->rows[id].collection != 0) != member) {
        return 0;
    }

    found = ngx_posts_catalog_row_path(catalog, &catalog->rows[id]);

    return found.len == path->len
           && ngx_memcmp(found.data, path->data, path->len) == 0;
}


uint32_t
ngx_posts_catalog_next_path(ngx_posts_catalog_t *catalog, ngx_str_t *path,
    ngx_uint_t member, uint32_t *next)
{
    uint32_t          id;
    ngx_posts_row_t  *row;

    id = *next;

    if (id < catalog->nrows) {

        row = &catalog->rows[id];

        if (!(row->flags & NGX_POSTS_ROW_TWICE)
            && row->path == ngx_posts_row_hash(path)
            && ngx_posts_catalog_is_path(catalog, id, path, member))
        {
            *next = id + 1;
            return id;
        }
    }

    id = ngx_posts_catalog_path(catalog, path, member);

    if (id != NGX_POSTS_NO_ID) {
        *next = id + 1;
    }

    return id;
}


ngx_uint_t
ngx_posts_catalog_has_dir(ngx_posts_catalog_t *catalog, ngx_str_t *path)
{
    u_char  *p, *last;
    size_t   len;

    p = ngx_posts_catalog_table(catalog, NGX_POSTS_INDEX_DIRS, u_char);
    last = p + catalog->head->tables[NGX_POSTS_INDEX_DIRS].n;

    while (p < last) {

        len = ngx_strlen(p);

        if (len == path->len && ngx_memcmp(p, path->data, len) == 0) {
            return 1;
        }

        p += len + 1;
    }

    return 0;
}


uint32_t
ngx_posts_catalog_output(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_str_t *output, time_t now)
{
    uint32_t           hash, id, last;
    ngx_uint_t         place;
    ngx_posts_entry_t  entry;

    hash = ngx_posts_row_hash(output);
    place = 0;
    last = NGX_POSTS_NO_ID;

    for ( ;; ) {

        id = ngx_posts_catalog_probe(catalog, NGX_POSTS_INDEX_OUTPUTS, hash,
                                     &place);

        if (id == NGX_POSTS_NO_ID) {
            return last;
        }

        ngx_posts_catalog_entry(catalog, id, &entry);

        if (entry.record.output.len == output->len
            && ngx_memcmp(entry.record.output.data, output->data, output->len)
               == 0
            && ngx_posts_record_visible(config, &entry.record, now))
        {
            last = id;
        }
    }
}


void
ngx_posts_catalog_list(ngx_posts_catalog_t *catalog, ngx_uint_t number,
    ngx_posts_ids_t *ids)
{
    ngx_posts_index_list_t  *list;

    list = ngx_posts_catalog_table(catalog, NGX_POSTS_INDEX_LISTS,
                                   ngx_posts_index_list_t)
           + number;

    ids->nelts = list->n;
    ids->elts = ngx_posts_catalog_table(catalog, NGX_POSTS_INDEX_MEMBERS,
                                        uint32_t)
                + list->first;
}


ngx_uint_t
ngx_posts_catalog_visible(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_posts_ids_t *ids, time_t now)
{
    ngx_uint_t  low, high, middle;

    high = ids->nelts;

    /* mostly nothing is, and to look for it costs a cache miss a step */

    if (config->future || high == 0
        || catalog->rows[ids->elts[high - 1]].sec <= now)
    {
        return high;
    }

    low = 0;

    while (low < high) {

        middle = (low + high) / 2;

        if (catalog->rows[ids->elts[middle]].sec <= now) {
            low = middle + 1;

        } else {
            high = middle;
        }
    }

    return low;
}


ngx_uint_t
ngx_posts_catalog_waiting(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now)
{
    ngx_uint_t  i, n;

    if (config->future) {
        return 0;
    }

    n = 0;

    for (i = catalog->nrows - catalog->head->generated;
         i < catalog->nrows;
         i++)
    {
        n += (catalog->rows[i].sec > now);
    }

    return n;
}


ngx_int_t
ngx_posts_catalog_pages(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_pool_t *pool, time_t now,
    ngx_posts_ids_t *ids)
{
    ngx_uint_t        i;
    ngx_posts_ids_t   all;
    ngx_posts_row_t  *row;

    ngx_posts_catalog_list(catalog, NGX_POSTS_LIST_PAGES, ids);

    if (ngx_posts_catalog_waiting(catalog, config, now) == 0) {
        return NGX_OK;
    }

    all = *ids;

    ids->nelts = 0;
    ids->elts = ngx_palloc(pool, all.nelts * sizeof(uint32_t));

    if (ids->elts == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < all.nelts; i++) {

        row = &catalog->rows[all.elts[i]];

        if (ngx_posts_row_generator(row) == 0 || row->sec <= now) {
            ids->elts[ids->nelts++] = all.elts[i];
        }
    }

    return NGX_OK;
}


uint32_t
ngx_posts_catalog_neighbour(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, uint32_t id, ngx_uint_t next, time_t now)
{
    ngx_uint_t       n, rank, collection;
    ngx_posts_ids_t  posts;

    collection = catalog->rows[id].collection;

    ngx_posts_catalog_list(catalog, collection
                                    ? NGX_POSTS_LIST_DOCS(collection)
                                    : NGX_POSTS_LIST_POSTS, &posts);

    rank = catalog->rows[id].rank;

    if (rank >= posts.nelts || posts.elts[rank] != id) {
        return NGX_POSTS_NO_ID;
    }

    n = collection ? posts.nelts
                   : ngx_posts_catalog_visible(catalog, config, &posts, now);

    if (rank >= n || (next ? rank + 1 == n : rank == 0)) {
        return NGX_POSTS_NO_ID;
    }

    return posts.elts[next ? rank + 1 : rank - 1];
}


ngx_uint_t
ngx_posts_catalog_terms(ngx_posts_catalog_t *catalog, ngx_uint_t table,
    ngx_uint_t *n)
{
    ngx_uint_t               first;
    ngx_posts_index_head_t  *head;

    head = catalog->head;
    first = NGX_POSTS_LISTS + 2 * head->collections;

    if (table == NGX_POSTS_INDEX_CATEGORIES) {
        *n = head->categories;
        return first;
    }

    *n = head->tags;

    return first + head->categories;
}


ngx_int_t
ngx_posts_catalog_term(ngx_posts_catalog_t *catalog, ngx_uint_t table,
    ngx_str_t *name, ngx_uint_t *list)
{
    ngx_uint_t         n;
    ngx_posts_value_t  number;

    if (ngx_posts_pack_find(NULL, ngx_posts_catalog_table(catalog, table,
                                                          u_char),
                            name->data, name->len, &number)
        != NGX_OK)
    {
        return NGX_DECLINED;
    }

    *list = ngx_posts_catalog_terms(catalog, table, &n)
            + (ngx_uint_t) number.u.integer;

    return NGX_OK;
}


uint64_t
ngx_posts_catalog_state(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now)
{
    int64_t     *waiting;
    uint64_t     n, i;

    if (config->future) {
        return catalog->head->digest;
    }

    waiting = ngx_posts_catalog_table(catalog, NGX_POSTS_INDEX_WAITING,
                                      int64_t);
    n = catalog->head->tables[NGX_POSTS_INDEX_WAITING].n;

    for (i = 0; i < n && waiting[i] <= now; i++) { /* void */ }

    /* how many wait differs between two catalogs at the same moment */

    return catalog->head->digest + (n - i) * 0x9e3779b97f4a7c15ULL;
}
