
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_permalink.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_url.h"


static ngx_int_t ngx_posts_static_url_stem(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_record_t *record, ngx_str_t *stem);


ngx_int_t
ngx_posts_record_static(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_record_t *record)
{
    u_char             *p;
    ngx_str_t           ext, stem, path, type;
    ngx_posts_map_t    *defaults;
    ngx_posts_value_t  *value;

    record->ext = ngx_posts_path_ext(&record->path);
    record->output_ext = record->ext;

    ext = record->ext;

    if (ngx_posts_static_url_stem(pool, config, record, &stem) != NGX_OK) {
        return NGX_ERROR;
    }

    record->url.len = stem.len + ext.len;

    record->url.data = ngx_pnalloc(pool, record->url.len + 1);
    if (record->url.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(record->url.data, stem.data, stem.len);
    p = ngx_cpymem(p, ext.data, ext.len);
    *p = '\0';

    ngx_str_set(&type, "");

    if (record->collection) {
        type = ngx_posts_collection(config, record->collection)->label;
    }

    /* the path of these defaults is the URL */

    path = record->url;

    if (path.len) {
        path.data++;
        path.len--;
    }

    defaults = ngx_posts_defaults_find(pool, config, &path, &type);
    if (defaults == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_get(defaults, "published");

    record->published = (value == NULL || ngx_posts_truthy(value));
    record->listed = 1;

    return ngx_posts_url_unescape(pool, &record->url, &record->output);
}


/* a file of a collection goes by the template of its collection's URLs */

static ngx_int_t
ngx_posts_static_url_stem(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_record_t *record, ngx_str_t *stem)
{
    size_t                   len;
    u_char                  *p;
    ngx_str_t                path, name;
    ngx_posts_collection_t  *collection;

    path = ngx_posts_path_stem(&record->path);
    path = ngx_posts_path_trim(&path);

    if (record->collection == 0) {

        stem->len = 1 + path.len;

        p = ngx_pnalloc(pool, stem->len);
        if (p == NULL) {
            return NGX_ERROR;
        }

        stem->data = p;
        *p++ = '/';
        ngx_memcpy(p, path.data, path.len);

        return NGX_OK;
    }

    collection = ngx_posts_collection(config, record->collection);

    name = ngx_posts_path_base(&path);
    name = ngx_posts_path_trim(&name);

    len = collection->directory.len;
    path.data += len;
    path.len -= len;

    if (ngx_posts_permalink_file(pool, &collection->permalink,
                                 &collection->label, &path, &name, stem)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (stem->data[stem->len - 1] == '/') {
        stem->len--;
    }

    return NGX_OK;
}
