
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_build_rows.h"


#define NGX_POSTS_BUILD_MIX  0x9e3779b97f4a7c15ULL


/* a table of the index in the making */

typedef struct {
    void        *elts;
    uint64_t     n;
} ngx_posts_build_table_t;


static ngx_int_t ngx_posts_build_hash(ngx_posts_build_t *build,
    uint32_t **slots, ngx_uint_t *n);
static ngx_uint_t ngx_posts_build_is_twice(ngx_posts_build_t *build,
    ngx_posts_row_t *row, uint32_t id);
static uint32_t ngx_posts_build_written(ngx_posts_build_t *build);
static ngx_int_t ngx_posts_build_waits(ngx_posts_build_t *build,
    ngx_posts_row_t *row);
static int ngx_libc_cdecl ngx_posts_build_by_time(const void *one,
    const void *two);
static ngx_int_t ngx_posts_build_join(ngx_posts_build_t *build,
    ngx_posts_build_table_t *lists, ngx_posts_build_table_t *members);
static ngx_int_t ngx_posts_build_pack_names(ngx_posts_build_t *build,
    ngx_uint_t taxonomy, ngx_posts_build_table_t *table);
static void ngx_posts_build_renumber(ngx_posts_build_t *build);
static void ngx_posts_build_head(ngx_posts_build_t *build,
    ngx_posts_build_table_t *tables);


/* of several rows with one path the first one stays */

ngx_int_t
ngx_posts_build_hash_paths(ngx_posts_build_t *build)
{
    ngx_uint_t        i, last, slot;
    ngx_posts_row_t  *row;

    if (build->paths == NULL
        && ngx_posts_build_hash(build, &build->paths, &build->npaths)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    last = ngx_min(build->at + NGX_POSTS_BUILD_STEP, build->rows.nelts);

    for (i = build->at; i < last; i++) {

        row = ngx_posts_build_row(build, i);

        for (slot = row->path & (build->npaths - 1);
             build->paths[slot];
             slot = (slot + 1) & (build->npaths - 1))
        {
            if (ngx_posts_build_is_twice(build, row,
                                         build->paths[slot] - 1))
            {
                row->flags |= NGX_POSTS_ROW_TWICE;
                break;
            }
        }

        if (build->paths[slot] == 0) {
            build->paths[slot] = (uint32_t) i + 1;
        }
    }

    build->at = last;

    return (last == build->rows.nelts) ? NGX_OK : NGX_AGAIN;
}


/* never full, so that there is an end to every search, and a near one */

static ngx_int_t
ngx_posts_build_hash(ngx_posts_build_t *build, uint32_t **slots,
    ngx_uint_t *n)
{
    *n = 16;

    while (*n * 3 < build->rows.nelts * 5) {
        *n *= 2;
    }

    *slots = ngx_pcalloc(build->pool, *n * sizeof(uint32_t));

    return *slots ? NGX_OK : NGX_ERROR;
}


static ngx_uint_t
ngx_posts_build_is_twice(ngx_posts_build_t *build, ngx_posts_row_t *row,
    uint32_t id)
{
    ngx_str_t         mine, other;
    ngx_posts_row_t  *found;

    found = ngx_posts_build_row(build, id);

    /* a page may be a document of a collection, too */

    if (found->path != row->path
        || (found->collection != 0) != (row->collection != 0))
    {
        return 0;
    }

    mine = ngx_posts_build_row_path(build, row);
    other = ngx_posts_build_row_path(build, found);

    return mine.len == other.len
           && ngx_memcmp(mine.data, other.data, mine.len) == 0;
}


uint32_t
ngx_posts_build_find(ngx_posts_build_t *build, ngx_str_t *path)
{
    uint32_t          id, hash;
    ngx_str_t         found;
    ngx_uint_t        slot;
    ngx_posts_row_t  *row;

    hash = ngx_posts_row_hash(path);

    for (slot = hash & (build->npaths - 1);
         build->paths[slot];
         slot = (slot + 1) & (build->npaths - 1))
    {
        id = build->paths[slot] - 1;
        row = ngx_posts_build_row(build, id);

        if (row->path != hash || row->collection) {
            continue;
        }

        found = ngx_posts_build_row_path(build, row);

        if (found.len == path->len
            && ngx_memcmp(found.data, path->data, path->len) == 0)
        {
            return id;
        }
    }

    return NGX_POSTS_NO_ID;
}


void
ngx_posts_build_entry(ngx_posts_build_t *build, uint32_t id,
    ngx_posts_entry_t *entry)
{
    ngx_posts_row_t  *row;

    row = ngx_posts_build_row(build, id);

    ngx_posts_row_entry(row, ngx_posts_build_bytes(build, row), entry);

    entry->id = id;
}


/* in the order in which Jekyll writes: the last one stays on its disk */

ngx_int_t
ngx_posts_build_hash_outputs(ngx_posts_build_t *build)
{
    uint32_t                 id, number;
    ngx_uint_t               i, slot;
    ngx_posts_build_list_t  *list;

    if (build->outputs == NULL
        && ngx_posts_build_hash(build, &build->outputs, &build->noutputs)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    number = ngx_posts_build_written(build);

    if (number == NGX_POSTS_NO_ID) {
        return NGX_OK;
    }

    list = &build->lists[number];

    for (i = 0; i < NGX_POSTS_BUILD_STEP && build->at < list->nids; i++) {

        id = list->ids[build->at];

        if (build->at + NGX_POSTS_BUILD_AHEAD < list->nids) {
            ngx_posts_build_expect(build,
                                list->ids[build->at + NGX_POSTS_BUILD_AHEAD]);
        }

        ngx_posts_build_row(build, id)->rank = (uint32_t) build->at++;

        slot = ngx_posts_build_row(build, id)->output & (build->noutputs - 1);

        while (build->outputs[slot]) {
            slot = (slot + 1) & (build->noutputs - 1);
        }

        build->outputs[slot] = id + 1;
    }

    if (build->at == list->nids) {
        build->at = 0;
        build->list++;
    }

    return NGX_AGAIN;
}


/* pages, static files, those of collections, posts, documents */

static uint32_t
ngx_posts_build_written(ngx_posts_build_t *build)
{
    ngx_uint_t  i, n;

    i = build->list;
    n = build->config->collections.nelts;

    if (i < 2) {
        return i ? NGX_POSTS_LIST_STATICS : NGX_POSTS_LIST_PAGES;
    }

    i -= 2;

    if (i < n) {
        return (uint32_t) NGX_POSTS_LIST_FILES(i);
    }

    i -= n;

    if (i == 0) {
        return NGX_POSTS_LIST_POSTS;
    }

    return (i < n) ? (uint32_t) NGX_POSTS_LIST_DOCS(i) : NGX_POSTS_NO_ID;
}


ngx_int_t
ngx_posts_build_sum(ngx_posts_build_t *build)
{
    int64_t           mtime;
    ngx_uint_t        i, last;
    ngx_posts_row_t  *row;

    last = ngx_min(build->at + NGX_POSTS_BUILD_STEP, build->rows.nelts);

    for (i = build->at; i < last; i++) {

        row = ngx_posts_build_row(build, i);
        mtime = row->stamp.mtime / 1000000000;

        build->live += row->size;
        build->modified = ngx_max(build->modified, mtime);

        /* in whatever order rows come */

        build->digest += (row->digest ^ (uint64_t) row->stamp.mtime
                          ^ ((uint64_t) row->path << 32))
                         * NGX_POSTS_BUILD_MIX;

        if (ngx_posts_build_waits(build, row) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    build->at = last;

    if (last < build->rows.nelts) {
        return NGX_AGAIN;
    }

    ngx_qsort(build->waiting.elts, build->waiting.nelts, sizeof(int64_t),
              ngx_posts_build_by_time);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_waits(ngx_posts_build_t *build, ngx_posts_row_t *row)
{
    int64_t  *when;

    if (row->kind < NGX_POSTS_RECORD_POST || row->sec <= build->now
        || (row->flags & NGX_POSTS_ROW_UNDATED)
        || build->config->future
        || ngx_posts_build_list(build, row) == NGX_POSTS_NO_ID)
    {
        return NGX_OK;
    }

    when = ngx_array_push(&build->waiting);
    if (when == NULL) {
        return NGX_ERROR;
    }

    *when = row->sec;

    return NGX_OK;
}


static int ngx_libc_cdecl
ngx_posts_build_by_time(const void *one, const void *two)
{
    int64_t  a, b;

    a = *(const int64_t *) one;
    b = *(const int64_t *) two;

    return (a < b) ? -1 : (a > b);
}


ngx_int_t
ngx_posts_build_make_index(ngx_posts_build_t *build)
{
    ngx_posts_build_table_t  tables[NGX_POSTS_INDEX_TABLES] = {
        { build->rows.elts, build->rows.nelts },
        { build->paths, build->npaths },
        { build->outputs, build->noutputs },
        { NULL, 0 },
        { NULL, 0 },
        { build->terms.elts, build->terms.nelts },
        { NULL, 0 },
        { NULL, 0 },
        { build->dirs.elts, build->dirs.nelts },
        { build->waiting.elts, build->waiting.nelts }
    };

    if (!build->taxonomies[0].settled || !build->taxonomies[1].settled) {
        ngx_posts_build_renumber(build);
    }

    if (ngx_posts_build_join(build, &tables[NGX_POSTS_INDEX_LISTS],
                             &tables[NGX_POSTS_INDEX_MEMBERS])
        != NGX_OK
        || ngx_posts_build_pack_names(build, 0,
                                      &tables[NGX_POSTS_INDEX_CATEGORIES])
           != NGX_OK
        || ngx_posts_build_pack_names(build, 1,
                                      &tables[NGX_POSTS_INDEX_TAGS])
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_build_head(build, tables);

    return NGX_OK;
}


/* from the order of being seen to that of the lists; unused names go */

static void
ngx_posts_build_renumber(ngx_posts_build_t *build)
{
    uint32_t         *terms;
    ngx_uint_t        i, k, n;
    ngx_posts_row_t  *row;

    for (i = 0; i < build->rows.nelts; i++) {

        row = ngx_posts_build_row(build, i);
        terms = (uint32_t *) build->terms.elts + row->terms;
        n = row->categories + row->tags;

        for (k = 0; k < n; k++) {
            terms[k] = build->taxonomies[k >= row->categories]
                       .order[terms[k]];
        }
    }
}


static ngx_int_t
ngx_posts_build_join(ngx_posts_build_t *build, ngx_posts_build_table_t *lists,
    ngx_posts_build_table_t *members)
{
    uint32_t                 *ids;
    ngx_uint_t                i, k, n;
    ngx_posts_build_terms_t  *t;
    ngx_posts_index_list_t   *list;

    for (i = 0; i < build->nlists; i++) {
        members->n += build->lists[i].nids;
    }

    members->n += build->taxonomies[0].nmembers
                  + build->taxonomies[1].nmembers;

    lists->n = build->nlists + build->taxonomies[0].count
               + build->taxonomies[1].count;

    ids = ngx_palloc(build->pool, members->n * sizeof(uint32_t) + 1);
    list = ngx_palloc(build->pool, lists->n * sizeof(ngx_posts_index_list_t));

    if (ids == NULL || list == NULL) {
        return NGX_ERROR;
    }

    members->elts = ids;
    lists->elts = list;

    for (i = 0, n = 0; i < build->nlists; i++) {

        ngx_memcpy(ids + n, build->lists[i].ids,
                   build->lists[i].nids * sizeof(uint32_t));

        list->first = (uint32_t) n;
        list->n = (uint32_t) build->lists[i].nids;
        n += list->n;
        list++;
    }

    for (k = 0; k < 2; k++) {

        t = &build->taxonomies[k];

        ngx_memcpy(ids + n, t->members, t->nmembers * sizeof(uint32_t));

        for (i = 0; i < t->count; i++) {
            *list = t->lists[i];
            list->first += (uint32_t) n;
            list++;
        }

        n += t->nmembers;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_pack_names(ngx_posts_build_t *build, ngx_uint_t taxonomy,
    ngx_posts_build_table_t *table)
{
    uint32_t                 *seen;
    ngx_str_t                 packed;
    ngx_uint_t                i;
    ngx_posts_map_t          *names;
    ngx_posts_value_t        *slot;
    ngx_posts_build_terms_t  *t;

    t = &build->taxonomies[taxonomy];

    if (t->settled) {
        taxonomy += NGX_POSTS_INDEX_CATEGORIES;
        table->elts = ngx_posts_catalog_table(build->old, taxonomy, u_char);
        table->n = build->old->head->tables[taxonomy].n;
        return NGX_OK;
    }

    names = ngx_posts_map_create(build->pool, t->count);
    seen = ngx_palloc(build->pool, t->count * sizeof(uint32_t) + 1);

    if (names == NULL || seen == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < t->names->nelts; i++) {
        if (t->order[i] != NGX_POSTS_NO_ID) {
            seen[t->order[i]] = (uint32_t) i;
        }
    }

    for (i = 0; i < t->count; i++) {

        slot = ngx_posts_map_set_value(names, &t->names->elts[seen[i]].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_integer(slot, (int64_t) i);
    }

    if (ngx_posts_pack(build->pool, names, &packed) != NGX_OK) {
        return NGX_ERROR;
    }

    table->elts = packed.data;
    table->n = packed.len;

    return NGX_OK;
}


static void
ngx_posts_build_head(ngx_posts_build_t *build,
    ngx_posts_build_table_t *tables)
{
    size_t                   length;
    ngx_uint_t               i;
    ngx_posts_index_head_t  *head;

    head = &build->head;
    build->parts.head = head;

    length = ngx_align(sizeof(ngx_posts_index_head_t), 8);

    for (i = 0; i < NGX_POSTS_INDEX_TABLES; i++) {

        build->parts.tables[i] = tables[i].elts;

        head->tables[i].offset = length;
        head->tables[i].n = tables[i].n;

        length += ngx_align(ngx_posts_index_size(head, i), 8);
    }

    ngx_memcpy(head->magic, NGX_POSTS_INDEX_MAGIC, sizeof(head->magic));

    head->version = NGX_POSTS_INDEX_VERSION;
    head->row = sizeof(ngx_posts_row_t);
    head->length = length;
    head->store = build->store->id;
    head->used = build->store->size;
    head->live = build->live;
    head->digest = build->digest;
    head->modified = build->modified;
    head->collections = (uint32_t) build->config->collections.nelts;
    head->categories = (uint32_t) build->taxonomies[0].count;
    head->tags = (uint32_t) build->taxonomies[1].count;
    head->generated = (uint32_t) (build->rows.nelts - build->files);
}
