
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_collection_drop.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_path.h"


typedef struct {
    ngx_posts_drop_t         drop;
    ngx_posts_render_t      *render;
    ngx_posts_collection_t  *collection;
    ngx_uint_t               list;
    ngx_uint_t               files;
} ngx_posts_collection_drop_t;


typedef ngx_int_t (*ngx_posts_collection_drop_pt)(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);

typedef struct {
    ngx_str_t                     name;
    ngx_posts_collection_drop_pt  get;
} ngx_posts_collection_drop_key_t;


static int ngx_libc_cdecl ngx_posts_collection_by_label(const void *one,
    const void *two);
static ngx_int_t ngx_posts_collection_add(ngx_posts_render_t *render,
    ngx_uint_t number, ngx_posts_ids_t *all);
static void ngx_posts_collection_ids(ngx_posts_render_t *render,
    ngx_uint_t number, ngx_posts_ids_t *ids);
static ngx_int_t ngx_posts_collection_list(ngx_posts_render_t *render,
    ngx_uint_t number, ngx_posts_value_t *value);

static uint32_t ngx_posts_collection_page(ngx_posts_render_t *render,
    ngx_posts_record_t *record);
static ngx_int_t ngx_posts_collection_drop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_output(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_label(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_docs(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_files(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_directory(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_collection_drop_relative(
    ngx_posts_collection_drop_t *drop, ngx_posts_value_t *result);


static const ngx_posts_drop_ops_t  ngx_posts_collection_drop_ops = {
    ngx_string("Jekyll::Drops::CollectionDrop"),
    ngx_posts_collection_drop_get,
    NULL,
    NULL,
    ngx_posts_collection_drop_to_s,
    ngx_posts_collection_drop_map,
    NULL
};


/* in the order in which Jekyll shows them */

static ngx_posts_collection_drop_key_t  ngx_posts_collection_drop_keys[] = {
    { ngx_string("output"), ngx_posts_collection_drop_output },
    { ngx_string("label"), ngx_posts_collection_drop_label },
    { ngx_string("docs"), ngx_posts_collection_drop_docs },
    { ngx_string("files"), ngx_posts_collection_drop_files },
    { ngx_string("directory"), ngx_posts_collection_drop_directory },
    { ngx_string("relative_directory"), ngx_posts_collection_drop_relative },
    { ngx_null_string, NULL }
};


ngx_int_t
ngx_posts_collections_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value)
{
    ngx_uint_t                    i, n;
    ngx_posts_array_t            *array;
    ngx_posts_value_t            *slot;
    ngx_posts_collection_t       *collection;
    ngx_posts_collection_drop_t  *drop;

    collection = render->site->config->collections.elts;
    n = render->site->config->collections.nelts;

    array = ngx_posts_array_create(render->pool, n);
    drop = ngx_pcalloc(render->pool,
                       n * sizeof(ngx_posts_collection_drop_t));

    if (array == NULL || drop == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {
        drop[i].drop.ops = &ngx_posts_collection_drop_ops;
        drop[i].render = render;
        drop[i].collection = &collection[i];
        drop[i].list = i ? NGX_POSTS_LIST_DOCS(i) : NGX_POSTS_LIST_POSTS;
        drop[i].files = NGX_POSTS_LIST_FILES(i);
    }

    ngx_qsort(drop, n, sizeof(ngx_posts_collection_drop_t),
              ngx_posts_collection_by_label);

    for (i = 0; i < n; i++) {

        drop[i].drop.data = &drop[i];

        slot = ngx_posts_array_push(render->pool, array);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_drop(slot, &drop[i].drop);
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


static int ngx_libc_cdecl
ngx_posts_collection_by_label(const void *one, const void *two)
{
    ngx_str_t  *a, *b;

    a = &((ngx_posts_collection_drop_t *) one)->collection->label;
    b = &((ngx_posts_collection_drop_t *) two)->collection->label;

    return ngx_memn2cmp(a->data, b->data, a->len, b->len);
}


ngx_int_t
ngx_posts_collection_documents(ngx_posts_render_t *render,
    ngx_posts_value_t *value)
{
    ngx_uint_t       i, n;
    ngx_posts_ids_t  all;

    n = render->site->config->collections.nelts;

    ngx_memzero(&all, sizeof(ngx_posts_ids_t));

    if (ngx_posts_collection_add(render, NGX_POSTS_LIST_POSTS, &all)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 1; i < n; i++) {
        if (ngx_posts_collection_add(render, NGX_POSTS_LIST_DOCS(i), &all)
                != NGX_OK
            || ngx_posts_collection_add(render, NGX_POSTS_LIST_FILES(i),
                                        &all)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return ngx_posts_list_value(render, &all, 0, NULL, value);
}


ngx_int_t
ngx_posts_collection_statics(ngx_posts_render_t *render,
    ngx_posts_value_t *value)
{
    ngx_uint_t       i;
    ngx_posts_ids_t  all;

    ngx_memzero(&all, sizeof(ngx_posts_ids_t));

    if (ngx_posts_collection_add(render, NGX_POSTS_LIST_STATICS, &all)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 1; i < render->site->config->collections.nelts; i++) {
        if (ngx_posts_collection_add(render, NGX_POSTS_LIST_FILES(i), &all)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return ngx_posts_list_value(render, &all, 0, NULL, value);
}


/* appends all of a list; the page depends on it */

static ngx_int_t
ngx_posts_collection_add(ngx_posts_render_t *render, ngx_uint_t number,
    ngx_posts_ids_t *all)
{
    uint32_t         *elts;
    ngx_posts_ids_t   ids;

    if (ngx_posts_list_depend(render, number) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_collection_ids(render, number, &ids);

    if (ids.nelts == 0) {
        return NGX_OK;
    }

    elts = ngx_palloc(render->pool,
                      (all->nelts + ids.nelts) * sizeof(uint32_t));
    if (elts == NULL) {
        return NGX_ERROR;
    }

    if (all->nelts) {
        ngx_memcpy(elts, all->elts, all->nelts * sizeof(uint32_t));
    }

    ngx_memcpy(elts + all->nelts, ids.elts, ids.nelts * sizeof(uint32_t));

    all->elts = elts;
    all->nelts += ids.nelts;

    return NGX_OK;
}


/* of posts only those that are to be seen */

static void
ngx_posts_collection_ids(ngx_posts_render_t *render, ngx_uint_t number,
    ngx_posts_ids_t *ids)
{
    if (number == NGX_POSTS_LIST_POSTS) {
        ngx_posts_render_posts(render, ids);
        return;
    }

    ngx_posts_catalog_list(render->catalog, number, ids);
}


ngx_int_t
ngx_posts_collection_docs(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value)
{
    ngx_uint_t               index;
    ngx_posts_config_t      *config;
    ngx_posts_collection_t  *collection;

    config = render->site->config;
    collection = ngx_posts_collection_find(config, name);

    if (collection == NULL || collection == config->collections.elts) {
        return NGX_DECLINED;
    }

    index = collection - (ngx_posts_collection_t *) config->collections.elts;

    return ngx_posts_collection_list(render, NGX_POSTS_LIST_DOCS(index),
                                     value);
}


static ngx_int_t
ngx_posts_collection_list(ngx_posts_render_t *render, ngx_uint_t number,
    ngx_posts_value_t *value)
{
    ngx_posts_ids_t    ids;
    ngx_posts_facet_t  facet;

    ngx_posts_collection_ids(render, number, &ids);

    /* the facet of posts is counted from the newest: it has to be all */

    if (number == NGX_POSTS_LIST_POSTS) {
        return (ngx_posts_list_depend(render, number) == NGX_OK)
               ? ngx_posts_list_value(render, &ids, 0, NULL, value)
               : NGX_ERROR;
    }

    ngx_posts_facet_list_init(&facet, number);

    return ngx_posts_list_value(render, &ids, 0, &facet, value);
}


/*
 * Documents are rendered by collection and in its order, then the pages in
 * that of "site.pages"; plugins' pages show what they are made of.
 */

ngx_uint_t
ngx_posts_collection_before(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_posts_record_t *reader)
{
    uint32_t              one, two;
    ngx_posts_catalog_t  *catalog;

    if (!ngx_posts_record_is_document(record)) {

        if (ngx_posts_record_is_document(reader) || record->generator) {
            return 0;
        }

        one = ngx_posts_collection_page(render, record);
        two = ngx_posts_collection_page(render, reader);

        return one != NGX_POSTS_NO_ID && two != NGX_POSTS_NO_ID && one < two;
    }

    if (!ngx_posts_record_is_document(reader)) {
        return 1;
    }

    if (record->collection != reader->collection) {
        return record->collection < reader->collection;
    }

    catalog = render->catalog;

    one = ngx_posts_catalog_path(catalog, &record->path,
                                 record->collection != 0);
    two = ngx_posts_catalog_path(catalog, &reader->path,
                                 reader->collection != 0);

    return one != NGX_POSTS_NO_ID && two != NGX_POSTS_NO_ID
           && catalog->rows[one].rank < catalog->rows[two].rank;
}


/* the number of a page in "site.pages", or NGX_POSTS_NO_ID */

static uint32_t
ngx_posts_collection_page(ngx_posts_render_t *render,
    ngx_posts_record_t *record)
{
    uint32_t          id;
    ngx_posts_row_t  *row;

    id = (record == &render->record)
         ? render->id : ngx_posts_catalog_path(render->catalog,
                                               &record->path, 0);

    if (id == NGX_POSTS_NO_ID) {
        return NGX_POSTS_NO_ID;
    }

    row = &render->catalog->rows[id];

    return (row->kind == NGX_POSTS_RECORD_PAGE) ? row->rank : NGX_POSTS_NO_ID;
}


static ngx_int_t
ngx_posts_collection_drop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    ngx_str_t                         name;
    ngx_posts_value_t                *value;
    ngx_posts_collection_drop_t      *collection;
    ngx_posts_collection_drop_key_t  *row;

    collection = drop->data;
    name = ngx_posts_value_str(key);

    for (row = ngx_posts_collection_drop_keys; row->name.len; row++) {
        if (row->name.len == name.len
            && ngx_memcmp(row->name.data, name.data, name.len) == 0)
        {
            return row->get(collection, result);
        }
    }

    value = ngx_posts_map_find_value(collection->collection->metadata, key);
    if (value == NULL) {
        return NGX_DECLINED;
    }

    *result = *value;

    return NGX_OK;
}


/* Ruby's inspect of its documents */

static ngx_int_t
ngx_posts_collection_drop_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_str_t                     text, path, *label;
    ngx_uint_t                    i;
    ngx_posts_ids_t               docs;
    ngx_posts_row_t              *row;
    ngx_posts_buffer_t            b;
    ngx_posts_render_t           *render;
    ngx_posts_collection_drop_t  *collection;

    collection = drop->data;
    label = &collection->collection->label;

    render = collection->render;

    if (ngx_posts_list_depend(render, collection->list) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_collection_ids(render, collection->list, &docs);

    ngx_posts_buffer_init(&b, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_buffer_putc(&b, '[') != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < docs.nelts; i++) {

        row = &render->catalog->rows[docs.elts[i]];
        path = ngx_posts_catalog_row_path(render->catalog, row);
        path = ngx_posts_collection_path(render->site->config, &path);

        if ((i && ngx_posts_buffer_puts(&b, ", ") != NGX_OK)
            || ngx_posts_buffer_puts(&b, "#<Jekyll::Document ") != NGX_OK
            || ngx_posts_buffer_write(&b, path.data, path.len) != NGX_OK
            || ngx_posts_buffer_puts(&b, " collection=") != NGX_OK
            || ngx_posts_buffer_write(&b, label->data, label->len) != NGX_OK
            || ngx_posts_buffer_putc(&b, '>') != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    if (ngx_posts_buffer_putc(&b, ']') != NGX_OK
        || ngx_posts_buffer_str(&b, &text) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(result, text.data, text.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_drop_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_uint_t                        i;
    ngx_posts_map_t                  *map, *metadata;
    ngx_posts_value_t                *slot;
    ngx_posts_collection_drop_t      *collection;
    ngx_posts_collection_drop_key_t  *row;

    collection = drop->data;
    metadata = collection->collection->metadata;

    map = ngx_posts_map_create(ctx->pool, 8);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (row = ngx_posts_collection_drop_keys; row->name.len; row++) {

        slot = ngx_posts_map_set(map, row->name.data, row->name.len);

        if (slot == NULL || row->get(collection, slot) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    for (i = 0; i < metadata->nelts; i++) {

        if (ngx_posts_map_find_value(map, &metadata->elts[i].key)) {
            continue;
        }

        slot = ngx_posts_map_set_value(map, &metadata->elts[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = metadata->elts[i].value;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_drop_output(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    ngx_posts_boolean(result, drop->collection->output);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_drop_label(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    ngx_posts_string(result, drop->collection->label.data,
                     drop->collection->label.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_drop_docs(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    return ngx_posts_collection_list(drop->render, drop->list, result);
}


static ngx_int_t
ngx_posts_collection_drop_files(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    return ngx_posts_collection_list(drop->render, drop->files, result);
}


/* from the root of the file system */

static ngx_int_t
ngx_posts_collection_drop_directory(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    ngx_str_t  path;

    if (ngx_posts_path_join(drop->render->pool, &drop->render->site->root,
                            &drop->collection->directory, &path)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(result, path.data, path.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_drop_relative(ngx_posts_collection_drop_t *drop,
    ngx_posts_value_t *result)
{
    ngx_posts_string(result, drop->collection->relative.data,
                     drop->collection->relative.len);

    return NGX_OK;
}
