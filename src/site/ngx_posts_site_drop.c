
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_data.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_payload.h"
#include "site/ngx_posts_static_file.h"


#define NGX_POSTS_RELATED  10


/*
 * lists  what was made already, by name
 */

typedef struct {
    ngx_posts_drop_t          drop;
    ngx_posts_render_t       *render;
    ngx_posts_map_t          *lists;
} ngx_posts_site_drop_t;


typedef ngx_int_t (*ngx_posts_site_drop_pt)(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);

typedef struct {
    ngx_str_t                 name;
    ngx_posts_site_drop_pt    get;
} ngx_posts_site_drop_key_t;


static ngx_int_t ngx_posts_site_drop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_time(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_data(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_posts(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_html_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_array_t *ngx_posts_site_drop_published(
    ngx_posts_site_drop_t *site, ngx_uint_t html);
static ngx_int_t ngx_posts_site_drop_static_files(
    ngx_posts_site_drop_t *site, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_related(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_categories(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_tags(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_taxonomy(ngx_posts_site_drop_t *site,
    ngx_str_t *key, ngx_posts_value_t *result);
static ngx_array_t *ngx_posts_site_drop_members(ngx_posts_site_drop_t *site,
    ngx_posts_map_t *map, ngx_posts_value_t *name);


static const ngx_posts_drop_ops_t  ngx_posts_site_drop_ops = {
    ngx_string("Jekyll::Drops::SiteDrop"),
    ngx_posts_site_drop_get,
    NULL,
    NULL,
    NULL,
    NULL
};


static ngx_posts_site_drop_key_t  ngx_posts_site_drop_keys[] = {
    { ngx_string("time"), ngx_posts_site_drop_time },
    { ngx_string("data"), ngx_posts_site_drop_data },
    { ngx_string("posts"), ngx_posts_site_drop_posts },
    { ngx_string("documents"), ngx_posts_site_drop_posts },
    { ngx_string("pages"), ngx_posts_site_drop_pages },
    { ngx_string("html_pages"), ngx_posts_site_drop_html_pages },
    { ngx_string("static_files"), ngx_posts_site_drop_static_files },
    { ngx_string("related_posts"), ngx_posts_site_drop_related },
    { ngx_string("categories"), ngx_posts_site_drop_categories },
    { ngx_string("tags"), ngx_posts_site_drop_tags },
    { ngx_null_string, NULL }
};


ngx_int_t
ngx_posts_site_value(ngx_posts_render_t *render, ngx_posts_value_t *value)
{
    ngx_posts_site_drop_t  *site;

    site = ngx_pcalloc(render->pool, sizeof(ngx_posts_site_drop_t));
    if (site == NULL) {
        return NGX_ERROR;
    }

    site->drop.ops = &ngx_posts_site_drop_ops;
    site->drop.data = site;
    site->render = render;

    site->lists = ngx_posts_map_create(render->pool, 8);
    if (site->lists == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_drop(value, &site->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_drop_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_str_t                   name;
    ngx_posts_value_t          *value;
    ngx_posts_site_drop_t      *site;
    ngx_posts_site_drop_key_t  *row;

    site = drop->data;
    name = ngx_posts_value_str(key);

    value = ngx_posts_map_find(site->lists, name.data, name.len);

    if (value) {
        *result = *value;
        return NGX_OK;
    }

    for (row = ngx_posts_site_drop_keys; row->name.len; row++) {

        if (row->name.len != name.len
            || ngx_memcmp(row->name.data, name.data, name.len) != 0)
        {
            continue;
        }

        if (row->get(site, result) != NGX_OK) {
            return NGX_ERROR;
        }

        value = ngx_posts_map_set(site->lists, row->name.data,
                                  row->name.len);
        if (value == NULL) {
            return NGX_ERROR;
        }

        *value = *result;

        return NGX_OK;
    }

    value = ngx_posts_map_find(site->render->site->config->data, name.data,
                               name.len);
    if (value == NULL) {
        return NGX_DECLINED;
    }

    *result = *value;

    return NGX_OK;
}


/*
 * Not the clock: the newest change of the site, so that a page that prints
 * it stays as it is until the site changes, and is equal on every server.
 */

static ngx_int_t
ngx_posts_site_drop_time(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_posts_time_t    *time;
    ngx_posts_render_t  *render;

    render = site->render;

    time = ngx_palloc(render->pool, sizeof(ngx_posts_time_t));
    if (time == NULL) {
        return NGX_ERROR;
    }

    *time = render->ctx.now;

    if (ngx_posts_map_get(render->site->config->data, "time") == NULL) {

        if (ngx_posts_render_depend(render) != NGX_OK) {
            return NGX_ERROR;
        }

        time->sec = render->catalog->modified;
        time->nsec = 0;

        ngx_posts_zone_local(render->ctx.zone, time);
    }

    ngx_posts_time(result, time);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_drop_data(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_data_value(site->render, result);
}


static ngx_int_t
ngx_posts_site_drop_posts(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_array_t  *posts;

    posts = ngx_posts_render_posts(site->render);
    if (posts == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_list_value(site->render, posts, 1, result);
}


static ngx_int_t
ngx_posts_site_drop_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_array_t  *pages;

    pages = ngx_posts_site_drop_published(site, 0);
    if (pages == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_list_value(site->render, pages, 0, result);
}


static ngx_int_t
ngx_posts_site_drop_html_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_array_t  *pages;

    pages = ngx_posts_site_drop_published(site, 1);
    if (pages == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_list_value(site->render, pages, 0, result);
}


static ngx_array_t *
ngx_posts_site_drop_published(ngx_posts_site_drop_t *site, ngx_uint_t html)
{
    time_t               now;
    ngx_str_t           *url;
    ngx_uint_t           i;
    ngx_array_t         *pages, *all;
    ngx_posts_entry_t  **entry, **place;
    ngx_posts_render_t  *render;

    render = site->render;
    all = &render->catalog->pages;
    entry = all->elts;
    now = (time_t) render->ctx.now.sec;

    pages = ngx_array_create(render->pool, all->nelts + 1,
                             sizeof(ngx_posts_entry_t *));

    if (pages == NULL || ngx_posts_render_depend(render) != NGX_OK) {
        return NULL;
    }

    for (i = 0; i < all->nelts; i++) {

        url = &entry[i]->record.url;

        if (!ngx_posts_record_visible(render->site->config,
                                      &entry[i]->record, now)
            || (html && !ngx_posts_record_is_html(&entry[i]->record)
                && (url->len == 0 || url->data[url->len - 1] != '/')))
        {
            continue;
        }

        place = ngx_array_push(pages);
        if (place == NULL) {
            return NULL;
        }

        *place = entry[i];
    }

    return pages;
}


static ngx_int_t
ngx_posts_site_drop_static_files(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_static_files_value(site->render, result);
}


/* the newest posts, without the one that asks; a page has none */

static ngx_int_t
ngx_posts_site_drop_related(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_str_t           *path;
    ngx_uint_t           i, n;
    ngx_array_t         *posts, *related;
    ngx_posts_entry_t  **entry, **place;

    if (!ngx_posts_record_is_document(&site->render->record)) {
        return NGX_OK;
    }

    posts = ngx_posts_render_posts(site->render);
    related = ngx_array_create(site->render->pool, NGX_POSTS_RELATED,
                               sizeof(ngx_posts_entry_t *));

    if (posts == NULL || related == NULL) {
        return NGX_ERROR;
    }

    entry = posts->elts;
    path = &site->render->record.path;
    n = ngx_min(posts->nelts, NGX_POSTS_RELATED + 1);

    for (i = posts->nelts; i > posts->nelts - n; i--) {

        if (related->nelts == NGX_POSTS_RELATED) {
            break;
        }

        if (entry[i - 1]->record.path.len == path->len
            && ngx_memcmp(entry[i - 1]->record.path.data, path->data,
                          path->len)
               == 0)
        {
            continue;
        }

        place = ngx_array_push(related);
        if (place == NULL) {
            return NGX_ERROR;
        }

        *place = entry[i - 1];
    }

    return ngx_posts_list_value(site->render, related, 0, result);
}


static ngx_int_t
ngx_posts_site_drop_categories(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    static ngx_str_t  key = ngx_string("categories");

    return ngx_posts_site_drop_taxonomy(site, &key, result);
}


static ngx_int_t
ngx_posts_site_drop_tags(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    static ngx_str_t  key = ngx_string("tags");

    return ngx_posts_site_drop_taxonomy(site, &key, result);
}


/* names in the order of their first post, the posts of each newest first */

static ngx_int_t
ngx_posts_site_drop_taxonomy(ngx_posts_site_drop_t *site, ngx_str_t *key,
    ngx_posts_value_t *result)
{
    ngx_uint_t            i, k;
    ngx_array_t          *posts, *members;
    ngx_posts_map_t      *map, *names;
    ngx_posts_value_t    *value;
    ngx_posts_entry_t   **entry, **place;

    posts = ngx_posts_render_posts(site->render);
    map = ngx_posts_map_create(site->render->pool, 64);
    names = ngx_posts_map_create(site->render->pool, 64);

    if (posts == NULL || map == NULL || names == NULL) {
        return NGX_ERROR;
    }

    entry = posts->elts;

    for (i = 0; i < posts->nelts; i++) {

        value = ngx_posts_map_find(entry[i]->record.data, key->data,
                                   key->len);

        if (value == NULL || value->type != NGX_POSTS_ARRAY) {
            continue;
        }

        for (k = 0; k < value->u.array->nelts; k++) {

            members = ngx_posts_site_drop_members(site, map,
                                               &value->u.array->elts[k]);
            if (members == NULL) {
                return NGX_ERROR;
            }

            place = ngx_array_push(members);
            if (place == NULL) {
                return NGX_ERROR;
            }

            *place = entry[i];
        }
    }

    for (i = 0; i < map->nelts; i++) {

        value = ngx_posts_map_set_value(names, &map->elts[i].key);
        if (value == NULL) {
            return NGX_ERROR;
        }

        members = (ngx_array_t *) (intptr_t) map->elts[i].value.u.integer;

        if (ngx_posts_list_value(site->render, members, 1, value)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    ngx_posts_map(result, names);

    return NGX_OK;
}


static ngx_array_t *
ngx_posts_site_drop_members(ngx_posts_site_drop_t *site,
    ngx_posts_map_t *map, ngx_posts_value_t *name)
{
    ngx_array_t        *members;
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_set_value(map, name);
    if (slot == NULL) {
        return NULL;
    }

    if (slot->type == NGX_POSTS_INTEGER) {
        return (ngx_array_t *) (intptr_t) slot->u.integer;
    }

    members = ngx_array_create(site->render->pool, 4,
                               sizeof(ngx_posts_entry_t *));
    if (members == NULL) {
        return NULL;
    }

    ngx_posts_integer(slot, (int64_t) (intptr_t) members);

    return members;
}
