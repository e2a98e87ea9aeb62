
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_data.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_theme.h"


/*
 * A directory of data as a template sees it.
 *
 * files  all data files of the site and its theme
 * dir    path inside the site with a slash at its end, empty: there is none
 * theme  the same in the theme, absolute
 */

typedef struct {
    ngx_posts_drop_t       drop;
    ngx_posts_render_t    *render;
    ngx_posts_ids_t        files;
    ngx_str_t              dir;
    ngx_str_t              theme;
} ngx_posts_data_t;


/*
 * What a key is found in.
 *
 * path  empty: there is no such key
 * dir   for a directory: its path, as above
 */

typedef struct {
    ngx_str_t              path;
    ngx_str_t              dir;
} ngx_posts_data_file_t;


static ngx_int_t ngx_posts_data_create(ngx_posts_render_t *render,
    ngx_str_t *dir, ngx_str_t *theme, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_data_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_data_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_str_t ngx_posts_data_path(ngx_posts_data_t *data, ngx_uint_t i);
static ngx_int_t ngx_posts_data_find(ngx_posts_data_t *data, ngx_str_t *dir,
    ngx_str_t *want, ngx_posts_data_file_t *file);
static ngx_int_t ngx_posts_data_merge(ngx_posts_data_t *data,
    ngx_posts_context_t *ctx, ngx_posts_data_file_t *own,
    ngx_posts_data_file_t *theme, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_data_keys(ngx_posts_data_t *data,
    ngx_posts_context_t *ctx, ngx_str_t *dir, ngx_posts_map_t *map);
static ngx_int_t ngx_posts_data_key(ngx_posts_data_t *data, ngx_str_t *dir,
    ngx_str_t *path, ngx_str_t *key, ngx_uint_t *rank);
static ngx_int_t ngx_posts_data_load(ngx_posts_data_t *data,
    ngx_posts_data_file_t *from, ngx_str_t *theme, ngx_posts_value_t *value);
static ngx_uint_t ngx_posts_data_rank(ngx_str_t *name);
static ngx_int_t ngx_posts_data_sanitize(ngx_pool_t *pool, ngx_str_t *name,
    ngx_str_t *key);


static const ngx_posts_drop_ops_t  ngx_posts_data_ops = {
    ngx_string("Hash"),
    ngx_posts_data_get,
    NULL,
    NULL,
    NULL,
    ngx_posts_data_map,
    NULL
};


/* of two files with one key the later kind wins, a directory over both */

static ngx_str_t  ngx_posts_data_exts[] = {
    ngx_string(".yaml"),
    ngx_string(".yml"),
    ngx_string(".json"),
    ngx_string(".csv"),
    ngx_string(".tsv"),
    ngx_null_string
};

#define NGX_POSTS_DATA_NONE  0
#define NGX_POSTS_DATA_DIR   100


ngx_uint_t
ngx_posts_data_is_file(ngx_str_t *name)
{
    return ngx_posts_data_rank(name) != NGX_POSTS_DATA_NONE;
}


static ngx_uint_t
ngx_posts_data_rank(ngx_str_t *name)
{
    ngx_str_t   ext;
    ngx_uint_t  i;

    ext = ngx_posts_path_ext(name);

    for (i = 0; ngx_posts_data_exts[i].len; i++) {
        if (ext.len == ngx_posts_data_exts[i].len
            && ngx_memcmp(ext.data, ngx_posts_data_exts[i].data, ext.len)
               == 0)
        {
            return i + 1;
        }
    }

    return NGX_POSTS_DATA_NONE;
}


ngx_int_t
ngx_posts_data_value(ngx_posts_render_t *render, ngx_posts_value_t *value)
{
    u_char     *p;
    ngx_str_t   dir, theme, *data_dir;

    data_dir = &render->site->config->data_dir;

    dir.len = data_dir->len + 1;

    dir.data = ngx_pnalloc(render->pool, dir.len);
    if (dir.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(dir.data, data_dir->data, data_dir->len);
    *p = '/';

    if (ngx_posts_theme_path(render->pool, &render->site->config->theme,
                             "_data/", &theme)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_data_create(render, &dir, &theme, value);
}


static ngx_int_t
ngx_posts_data_create(ngx_posts_render_t *render, ngx_str_t *dir,
    ngx_str_t *theme, ngx_posts_value_t *value)
{
    ngx_posts_data_t  *data;

    data = ngx_palloc(render->pool, sizeof(ngx_posts_data_t));
    if (data == NULL) {
        return NGX_ERROR;
    }

    data->drop.ops = &ngx_posts_data_ops;
    data->drop.data = data;
    data->render = render;
    data->dir = *dir;
    data->theme = *theme;

    ngx_posts_catalog_list(render->catalog, NGX_POSTS_LIST_DATA,
                           &data->files);

    ngx_posts_drop(value, &data->drop);

    /* which files there are; what is in them only if it is asked for */

    return ngx_posts_list_depend(render, NGX_POSTS_LIST_DATA);
}


static ngx_int_t
ngx_posts_data_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_str_t              want, none;
    ngx_posts_data_t      *data;
    ngx_posts_data_file_t  own, theme;

    if (key->type != NGX_POSTS_STRING) {
        return NGX_DECLINED;
    }

    data = drop->data;
    want = ngx_posts_value_str(key);
    ngx_str_null(&none);

    if (ngx_posts_data_find(data, &data->dir, &want, &own) != NGX_OK
        || ngx_posts_data_find(data, &data->theme, &want, &theme) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (own.path.len == 0 && theme.path.len == 0) {
        return NGX_DECLINED;
    }

    if (own.dir.len && theme.dir.len) {
        return ngx_posts_data_create(data->render, &own.dir, &theme.dir,
                                     result);
    }

    if (theme.path.len == 0) {
        return ngx_posts_data_load(data, &own, &none, result);
    }

    if (own.path.len == 0) {
        return ngx_posts_data_load(data, &theme, &theme.dir, result);
    }

    return ngx_posts_data_merge(data, ctx, &own, &theme, result);
}


/* what a name means in the site or in the theme */

static ngx_int_t
ngx_posts_data_find(ngx_posts_data_t *data, ngx_str_t *dir, ngx_str_t *want,
    ngx_posts_data_file_t *file)
{
    u_char      *slash;
    ngx_int_t    rc;
    ngx_str_t    name, path;
    ngx_uint_t   i, rank, best;

    ngx_memzero(file, sizeof(ngx_posts_data_file_t));
    best = 0;

    for (i = 0; dir->len && i < data->files.nelts; i++) {

        path = ngx_posts_data_path(data, i);
        rc = ngx_posts_data_key(data, dir, &path, &name, &rank);

        if (rc == NGX_ERROR) {
            return NGX_ERROR;
        }

        if (rc == NGX_OK && rank >= best && name.len == want->len
            && ngx_memcmp(name.data, want->data, name.len) == 0)
        {
            file->path = path;
            best = rank;
        }
    }

    if (best == NGX_POSTS_DATA_DIR) {
        slash = ngx_strlchr(file->path.data + dir->len,
                            file->path.data + file->path.len, '/');

        file->dir.data = file->path.data;
        file->dir.len = slash + 1 - file->path.data;
    }

    return NGX_OK;
}


/* maps become one, else the site's value counts, unless it is nil */

static ngx_int_t
ngx_posts_data_merge(ngx_posts_data_t *data, ngx_posts_context_t *ctx,
    ngx_posts_data_file_t *own, ngx_posts_data_file_t *theme,
    ngx_posts_value_t *result)
{
    ngx_str_t           none;
    ngx_posts_map_t    *map;
    ngx_posts_value_t   base;

    ngx_str_null(&none);
    ngx_posts_nil(&base);
    ngx_posts_nil(result);

    if (ngx_posts_data_load(data, own, &none, result) != NGX_OK
        || ngx_posts_data_load(data, theme, &theme->dir, &base) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (result->type == NGX_POSTS_NIL) {
        *result = base;
        return NGX_OK;
    }

    if (result->type == NGX_POSTS_DROP
        && ngx_posts_data_map(result->u.drop, ctx, result) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (base.type == NGX_POSTS_DROP
        && ngx_posts_data_map(base.u.drop, ctx, &base) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (result->type != NGX_POSTS_MAP || base.type != NGX_POSTS_MAP) {
        return NGX_OK;
    }

    map = ngx_posts_merge(ctx->pool, base.u.map, result->u.map);
    if (map == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_data_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t   *map;
    ngx_posts_data_t  *data;

    data = drop->data;

    map = ngx_posts_map_create(ctx->pool, 8);

    if (map == NULL
        || ngx_posts_data_keys(data, ctx, &data->theme, map) != NGX_OK
        || ngx_posts_data_keys(data, ctx, &data->dir, map) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_data_keys(ngx_posts_data_t *data, ngx_posts_context_t *ctx,
    ngx_str_t *dir, ngx_posts_map_t *map)
{
    ngx_int_t          rc;
    ngx_str_t          name, path;
    ngx_uint_t         i, rank;
    ngx_posts_value_t  key, value, *slot;

    for (i = 0; dir->len && i < data->files.nelts; i++) {

        path = ngx_posts_data_path(data, i);
        rc = ngx_posts_data_key(data, dir, &path, &name, &rank);

        if (rc == NGX_DECLINED) {
            continue;
        }

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }

        ngx_posts_string(&key, name.data, name.len);

        if (ngx_posts_map_find_value(map, &key)) {
            continue;
        }

        ngx_posts_nil(&value);

        if (ngx_posts_data_get(&data->drop, ctx, &key, &value) != NGX_OK) {
            return NGX_ERROR;
        }

        slot = ngx_posts_map_set_value(map, &key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
    }

    return NGX_OK;
}


static ngx_str_t
ngx_posts_data_path(ngx_posts_data_t *data, ngx_uint_t i)
{
    ngx_posts_row_t      *row;
    ngx_posts_catalog_t  *catalog;

    catalog = data->render->catalog;
    row = &catalog->rows[data->files.elts[i]];

    return ngx_posts_catalog_row_path(catalog, row);
}


/* the key under which a file is found in this directory, if it is below */

static ngx_int_t
ngx_posts_data_key(ngx_posts_data_t *data, ngx_str_t *dir, ngx_str_t *path,
    ngx_str_t *key, ngx_uint_t *rank)
{
    u_char     *slash;
    ngx_str_t   name;

    if (path->len <= dir->len
        || ngx_memcmp(path->data, dir->data, dir->len) != 0)
    {
        return NGX_DECLINED;
    }

    name.data = path->data + dir->len;
    name.len = path->len - dir->len;

    slash = ngx_strlchr(name.data, name.data + name.len, '/');

    if (slash) {
        name.len = slash - name.data;
        *rank = NGX_POSTS_DATA_DIR;

    } else {
        *rank = ngx_posts_data_rank(&name);
        name = ngx_posts_path_stem(&name);
    }

    return ngx_posts_data_sanitize(data->render->pool, &name, key);
}


static ngx_int_t
ngx_posts_data_load(ngx_posts_data_t *data, ngx_posts_data_file_t *from,
    ngx_str_t *theme, ngx_posts_value_t *value)
{
    ngx_int_t              rc;
    ngx_str_t              none, *path;
    ngx_posts_template_t  *file;

    path = &from->path;

    if (from->dir.len) {
        ngx_str_null(&none);

        return ngx_posts_data_create(data->render,
                                     theme->len ? &none : &from->dir, theme,
                                     value);
    }

    rc = ngx_posts_render_template(data->render, path,
                                   NGX_POSTS_TEMPLATE_DATA, &file);

    if (rc == NGX_DECLINED) {
        return NGX_OK;
    }

    if (rc == NGX_ABORT) {
        ngx_posts_error_at(&data->render->error, path, 1, 0);
        return ngx_posts_error_set(&data->render->error,
                                   "permission denied");
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_posts_error_is_set(&file->error)) {
        ngx_posts_error_at(&data->render->error, &file->error.file,
                           file->error.line, file->error.column);
        return ngx_posts_error_set(&data->render->error, "%V",
                                   &file->error.reason);
    }

    *value = file->value;

    return NGX_OK;
}


/* words, white space and hyphens stay; white space becomes underscores */

static ngx_int_t
ngx_posts_data_sanitize(ngx_pool_t *pool, ngx_str_t *name, ngx_str_t *key)
{
    u_char  c, *p, *dst, *last;

    dst = ngx_pnalloc(pool, name->len);
    if (dst == NULL) {
        return NGX_ERROR;
    }

    key->data = dst;
    last = name->data + name->len;

    for (p = name->data; p < last; p++) {

        c = *p;

        if (c == ' ' || (c >= '\t' && c <= '\r')) {

            if (dst > key->data && dst[-1] != '_') {
                *dst++ = '_';
            }

            continue;
        }

        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || c == '_' || c == '-')
        {
            *dst++ = c;
        }
    }

    key->len = dst - key->data;

    return NGX_OK;
}
