
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_static_file.h"


/*
 * map  what templates see, NULL until they look
 */

typedef struct {
    ngx_posts_drop_t      drop;
    ngx_posts_render_t   *render;
    ngx_posts_record_t   *record;
    ngx_posts_map_t      *map;
} ngx_posts_static_file_t;


typedef struct {
    ngx_posts_drop_t      drop;
    ngx_posts_render_t   *render;
    ngx_posts_ids_t       ids;
} ngx_posts_static_files_t;


static ngx_int_t ngx_posts_static_files_item(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_uint_t i, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_static_files_size(ngx_posts_drop_t *drop,
    ngx_uint_t most);
static ngx_int_t ngx_posts_static_file_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_static_file_to_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_posts_map_t *ngx_posts_static_file_map(
    ngx_posts_static_file_t *file);
static ngx_int_t ngx_posts_static_file_path(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map);
static ngx_int_t ngx_posts_static_file_time(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map);
static ngx_int_t ngx_posts_static_file_defaults(
    ngx_posts_static_file_t *file, ngx_posts_map_t *map);


static const ngx_posts_drop_ops_t  ngx_posts_static_files_ops = {
    ngx_string("Array"),
    NULL,
    ngx_posts_static_files_item,
    ngx_posts_static_files_size,
    NULL,
    NULL
};


static const ngx_posts_drop_ops_t  ngx_posts_static_file_ops = {
    ngx_string("Jekyll::Drops::StaticFileDrop"),
    ngx_posts_static_file_get,
    NULL,
    NULL,
    NULL,
    ngx_posts_static_file_to_map
};


ngx_int_t
ngx_posts_static_files_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value)
{
    ngx_posts_facet_t          facet;
    ngx_posts_static_files_t  *files;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = NGX_POSTS_FACET_LIST;
    facet.list = NGX_POSTS_LIST_STATICS;
    facet.n = NGX_MAX_UINT32_VALUE;
    facet.exact = 1;

    files = ngx_palloc(render->pool, sizeof(ngx_posts_static_files_t));

    if (files == NULL || ngx_posts_render_depend(render, &facet) != NGX_OK) {
        return NGX_ERROR;
    }

    files->drop.ops = &ngx_posts_static_files_ops;
    files->drop.data = files;
    files->render = render;

    ngx_posts_catalog_list(render->catalog, facet.list, &files->ids);

    ngx_posts_drop(value, &files->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_static_files_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_posts_entry_t         *entry;
    ngx_posts_render_t        *render;
    ngx_posts_static_file_t   *file;
    ngx_posts_static_files_t  *files;

    files = drop->data;
    render = files->render;

    entry = ngx_posts_catalog_get(render->catalog, render->pool,
                                  files->ids.elts[i]);
    file = ngx_palloc(render->pool, sizeof(ngx_posts_static_file_t));

    if (entry == NULL || file == NULL) {
        return NGX_ERROR;
    }

    file->drop.ops = &ngx_posts_static_file_ops;
    file->drop.data = file;
    file->render = render;
    file->record = &entry->record;
    file->map = NULL;

    ngx_posts_drop(result, &file->drop);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_static_files_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    ngx_posts_static_files_t  *files;

    files = drop->data;

    return files->ids.nelts;
}


static ngx_int_t
ngx_posts_static_file_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *value;

    map = ngx_posts_static_file_map(drop->data);
    if (map == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_find_value(map, key);
    if (value == NULL) {
        return NGX_DECLINED;
    }

    *result = *value;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_static_file_to_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t  *map;

    map = ngx_posts_static_file_map(drop->data);
    if (map == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


/* in the order in which Jekyll prints them */

static ngx_posts_map_t *
ngx_posts_static_file_map(ngx_posts_static_file_t *file)
{
    ngx_str_t           name, stem;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *value;

    if (file->map) {
        return file->map;
    }

    map = ngx_posts_map_create(file->render->pool, 6);
    if (map == NULL) {
        return NULL;
    }

    name = ngx_posts_path_base(&file->record->path);
    stem = ngx_posts_path_stem(&name);
    stem = ngx_posts_path_trim(&stem);

    value = ngx_posts_map_put(map, "name");
    if (value == NULL) {
        return NULL;
    }

    ngx_posts_string(value, name.data, name.len);

    value = ngx_posts_map_put(map, "basename");
    if (value == NULL) {
        return NULL;
    }

    ngx_posts_string(value, stem.data, stem.len);

    if (ngx_posts_map_put(map, "collection") == NULL) {
        return NULL;
    }

    value = ngx_posts_map_put(map, "extname");
    if (value == NULL) {
        return NULL;
    }

    ngx_posts_string(value, file->record->ext.data, file->record->ext.len);

    if (ngx_posts_static_file_time(file, map) != NGX_OK
        || ngx_posts_static_file_path(file, map) != NGX_OK
        || ngx_posts_static_file_defaults(file, map) != NGX_OK)
    {
        return NULL;
    }

    file->map = map;

    return map;
}


static ngx_int_t
ngx_posts_static_file_time(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map)
{
    ngx_posts_time_t   *time;
    ngx_posts_value_t  *value;

    time = ngx_pcalloc(file->render->pool, sizeof(ngx_posts_time_t));
    value = ngx_posts_map_put(map, "modified_time");

    if (time == NULL || value == NULL) {
        return NGX_ERROR;
    }

    time->sec = file->record->stamp.mtime / 1000000000;
    time->nsec = file->record->stamp.mtime % 1000000000;

    ngx_posts_zone_local(file->render->ctx.zone, time);
    ngx_posts_time(value, time);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_static_file_path(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map)
{
    u_char             *p;
    ngx_str_t          *path;
    ngx_posts_value_t  *value;

    path = &file->record->path;

    p = ngx_pnalloc(file->render->pool, path->len + 1);
    value = ngx_posts_map_put(map, "path");

    if (p == NULL || value == NULL) {
        return NGX_ERROR;
    }

    *p = '/';
    ngx_memcpy(p + 1, path->data, path->len);

    ngx_posts_string(value, p, path->len + 1);

    return NGX_OK;
}


/* what the configuration gives to the file; it changes none of the above */

static ngx_int_t
ngx_posts_static_file_defaults(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map)
{
    ngx_uint_t              i;
    ngx_posts_map_t        *defaults;
    ngx_posts_value_t      *value;
    ngx_posts_map_entry_t  *entry;

    static ngx_str_t        type = ngx_string("");

    defaults = ngx_posts_defaults_find(file->render->pool,
                                       file->render->site->config,
                                       &file->record->path, &type);
    if (defaults == NULL) {
        return NGX_ERROR;
    }

    entry = defaults->elts;

    for (i = 0; i < defaults->nelts; i++) {

        if (ngx_posts_map_find_value(map, &entry[i].key)) {
            continue;
        }

        value = ngx_posts_map_set_value(map, &entry[i].key);
        if (value == NULL) {
            return NGX_ERROR;
        }

        *value = entry[i].value;
    }

    return NGX_OK;
}
