
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_permalink.h"


static ngx_int_t ngx_posts_collection_read(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_value_t *key,
    ngx_posts_value_t *value, ngx_posts_collection_t *collection);
static ngx_int_t ngx_posts_collection_label(ngx_pool_t *pool,
    ngx_posts_collection_t *collection);
static ngx_int_t ngx_posts_collection_directory(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_collection_t *collection);
static ngx_int_t ngx_posts_collection_permalink(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_collection_t *collection);
static ngx_uint_t ngx_posts_collection_is(ngx_str_t *one, ngx_str_t *two);


ngx_int_t
ngx_posts_collections_read(ngx_pool_t *pool, ngx_posts_config_t *config)
{
    ngx_uint_t               i;
    ngx_posts_map_t         *map;
    ngx_posts_value_t       *value;
    ngx_posts_collection_t  *collection;

    value = ngx_posts_map_get(config->data, "collections");
    map = value->u.map;

    if (ngx_array_init(&config->collections, pool, map->nelts,
                       sizeof(ngx_posts_collection_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < map->nelts; i++) {

        /* Jekyll, too, knows only what is called by a string */

        if (map->elts[i].key.type != NGX_POSTS_STRING) {
            continue;
        }

        collection = ngx_array_push(&config->collections);

        if (collection == NULL
            || ngx_posts_collection_read(pool, config, &map->elts[i].key,
                                         &map->elts[i].value, collection)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_read(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_value_t *key, ngx_posts_value_t *value,
    ngx_posts_collection_t *collection)
{
    ngx_posts_value_t  *output;

    static ngx_str_t    posts = ngx_string("posts");
    static ngx_str_t    data = ngx_string("data");

    ngx_memzero(collection, sizeof(ngx_posts_collection_t));

    collection->name = ngx_posts_value_str(key);

    if (ngx_posts_collection_label(pool, collection) != NGX_OK) {
        return NGX_ERROR;
    }

    /* what is said under a name that is no label is lost */

    if (value->type == NGX_POSTS_MAP
        && collection->label.len == collection->name.len)
    {
        collection->metadata = value->u.map;

    } else {
        collection->metadata = ngx_posts_map_create(pool, 0);
        if (collection->metadata == NULL) {
            return NGX_ERROR;
        }
    }

    output = ngx_posts_map_get(collection->metadata, "output");

    collection->output = (output && ngx_posts_truthy(output));
    collection->special = ngx_posts_collection_is(&collection->label, &posts)
                          || ngx_posts_collection_is(&collection->label,
                                                     &data);

    if (ngx_posts_collection_directory(pool, config, collection) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_collection_permalink(pool, config, collection);
}


static ngx_int_t
ngx_posts_collection_label(ngx_pool_t *pool,
    ngx_posts_collection_t *collection)
{
    u_char  c, *p, *from, *last;

    p = ngx_pnalloc(pool, collection->name.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    collection->label.data = p;

    from = collection->name.data;
    last = from + collection->name.len;

    for ( /* void */ ; from < last; from++) {

        c = *from | 0x20;

        if ((c >= 'a' && c <= 'z') || (*from >= '0' && *from <= '9')
            || *from == '_' || *from == '-' || *from == '.')
        {
            *p++ = *from;
        }
    }

    *p = '\0';
    collection->label.len = p - collection->label.data;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_collection_directory(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_collection_t *collection)
{
    u_char     *p;
    ngx_str_t   container;

    container = config->collections_path;

    collection->directory.len = container.len + (container.len ? 1 : 0)
                                + 1 + collection->label.len;

    p = ngx_pnalloc(pool, collection->directory.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    collection->directory.data = p;

    p = ngx_cpymem(p, container.data, container.len);

    if (container.len) {
        *p++ = '/';
    }

    collection->relative.data = p;
    collection->relative.len = 1 + collection->label.len;

    *p++ = '_';
    p = ngx_cpymem(p, collection->label.data, collection->label.len);
    *p = '\0';

    return NGX_OK;
}


/* a style is no name here, but the style of the site lends its ending */

static ngx_int_t
ngx_posts_collection_permalink(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_collection_t *collection)
{
    ngx_posts_value_t  *value;

    static ngx_str_t    template = ngx_string("/:collection/:path");

    value = ngx_posts_map_get(collection->metadata, "permalink");

    if (value && value->type == NGX_POSTS_STRING) {
        collection->permalink = ngx_posts_value_str(value);
        return NGX_OK;
    }

    return ngx_posts_permalink_suffix(pool, &template, &config->permalink,
                                      &collection->permalink);
}


ngx_posts_collection_t *
ngx_posts_collection(ngx_posts_config_t *config, ngx_uint_t i)
{
    ngx_posts_collection_t  *collection;

    collection = config->collections.elts;

    return &collection[i];
}


ngx_posts_collection_t *
ngx_posts_collection_find(ngx_posts_config_t *config, ngx_str_t *name)
{
    ngx_uint_t               i;
    ngx_posts_collection_t  *collection;

    collection = config->collections.elts;

    for (i = 0; i < config->collections.nelts; i++) {
        if (ngx_posts_collection_is(&collection[i].name, name)) {
            return &collection[i];
        }
    }

    return NULL;
}


static ngx_uint_t
ngx_posts_collection_is(ngx_str_t *one, ngx_str_t *two)
{
    return one->len == two->len
           && ngx_memcmp(one->data, two->data, one->len) == 0;
}


ngx_str_t
ngx_posts_collection_path(ngx_posts_config_t *config, ngx_str_t *path)
{
    ngx_str_t  relative, container;

    relative = *path;
    container = config->collections_path;

    if (container.len && relative.len > container.len
        && relative.data[container.len] == '/'
        && ngx_memcmp(relative.data, container.data, container.len) == 0)
    {
        relative.data += container.len + 1;
        relative.len -= container.len + 1;
    }

    return relative;
}
