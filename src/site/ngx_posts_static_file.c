
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_member.h"
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


static ngx_int_t ngx_posts_static_file_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_static_file_to_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_static_file_member(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_posts_map_t *ngx_posts_static_file_map(
    ngx_posts_static_file_t *file);
static ngx_int_t ngx_posts_static_file_path(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map);
static ngx_int_t ngx_posts_static_file_relative(
    ngx_posts_static_file_t *file, ngx_str_t *path);
static ngx_int_t ngx_posts_static_file_time(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map);
static ngx_int_t ngx_posts_static_file_defaults(
    ngx_posts_static_file_t *file, ngx_posts_map_t *map);


static const ngx_posts_drop_ops_t  ngx_posts_static_file_ops = {
    ngx_string("Jekyll::Drops::StaticFileDrop"),
    ngx_posts_static_file_get,
    NULL,
    NULL,
    NULL,
    ngx_posts_static_file_to_map,
    ngx_posts_static_file_member
};


ngx_int_t
ngx_posts_static_file_value(ngx_posts_render_t *render, uint32_t id,
    ngx_posts_value_t *value)
{
    ngx_posts_entry_t        *entry;
    ngx_posts_value_t         key, *slot;
    ngx_posts_static_file_t  *file;

    /* one for each row, as of documents */

    ngx_posts_integer(&key, (int64_t) id);

    slot = ngx_posts_map_set_value(render->documents, &key);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    if (slot->type == NGX_POSTS_NIL) {

        entry = ngx_posts_catalog_get(render->catalog, render->pool, id);
        file = ngx_pcalloc(render->pool, sizeof(ngx_posts_static_file_t));

        if (entry == NULL || file == NULL) {
            return NGX_ERROR;
        }

        file->drop.ops = &ngx_posts_static_file_ops;
        file->drop.data = file;
        file->render = render;
        file->record = &entry->record;

        ngx_posts_drop(slot, &file->drop);
    }

    *value = *slot;

    return NGX_OK;
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
    ngx_str_t           name, stem, *label;
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

    value = ngx_posts_map_put(map, "collection");
    if (value == NULL) {
        return NULL;
    }

    if (file->record->collection) {
        label = &ngx_posts_collection(file->render->site->config,
                                      file->record->collection)->label;
        ngx_posts_string(value, label->data, label->len);
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
    ngx_str_t           path;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_put(map, "path");

    if (value == NULL || ngx_posts_static_file_relative(file, &path) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(value, path.data, path.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_static_file_member(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_str_t  path;

    if (ngx_posts_static_file_relative(drop->data, &path) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_member_file(ctx, "Jekyll::StaticFile", &path, result);
}


/* that of a collection's file has no slash in front */

static ngx_int_t
ngx_posts_static_file_relative(ngx_posts_static_file_t *file,
    ngx_str_t *path)
{
    u_char      *p;
    ngx_str_t    from;

    from = file->record->path;

    if (file->record->collection) {
        *path = ngx_posts_collection_path(file->render->site->config, &from);
        return NGX_OK;
    }

    p = ngx_pnalloc(file->render->pool, from.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    path->data = p;
    path->len = from.len + 1;

    *p++ = '/';
    ngx_memcpy(p, from.data, from.len);

    return NGX_OK;
}


/* what the configuration gives to the file; it changes none of the above */

static ngx_int_t
ngx_posts_static_file_defaults(ngx_posts_static_file_t *file,
    ngx_posts_map_t *map)
{
    ngx_str_t               path, type;
    ngx_uint_t              i;
    ngx_posts_map_t        *defaults;
    ngx_posts_value_t      *value;
    ngx_posts_config_t     *config;
    ngx_posts_map_entry_t  *entry;

    config = file->render->site->config;
    path = ngx_posts_collection_path(config, &file->record->path);

    ngx_str_set(&type, "");

    if (file->record->collection) {
        type = ngx_posts_collection(config, file->record->collection)->label;

    } else {
        path = file->record->path;
    }

    defaults = ngx_posts_defaults_find(file->render->pool, config, &path,
                                       &type);
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
