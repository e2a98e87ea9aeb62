
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection_drop.h"
#include "site/ngx_posts_data.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_payload.h"
#include "site/ngx_posts_terms.h"


#define NGX_POSTS_RELATED  10


/*
 * lists  what was made already, by name
 */

typedef struct {
    ngx_posts_drop_t          drop;
    ngx_posts_render_t       *render;
    ngx_posts_map_t          *lists;
    ngx_posts_map_t          *absent;
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
static ngx_int_t ngx_posts_site_drop_keep(ngx_posts_site_drop_t *site,
    ngx_str_t *name, ngx_posts_value_t *list);
static ngx_int_t ngx_posts_site_drop_time(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_data(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_posts(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_documents(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_collections(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_html_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_static_files(
    ngx_posts_site_drop_t *site, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_related(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_categories(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_site_drop_tags(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result);


static const ngx_posts_drop_ops_t  ngx_posts_site_drop_ops = {
    ngx_string("Jekyll::Drops::SiteDrop"),
    ngx_posts_site_drop_get,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL
};


static ngx_posts_site_drop_key_t  ngx_posts_site_drop_keys[] = {
    { ngx_string("time"), ngx_posts_site_drop_time },
    { ngx_string("data"), ngx_posts_site_drop_data },
    { ngx_string("posts"), ngx_posts_site_drop_posts },
    { ngx_string("documents"), ngx_posts_site_drop_documents },
    { ngx_string("collections"), ngx_posts_site_drop_collections },
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

    site->absent = ngx_posts_map_create(render->pool, 4);
    if (site->absent == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_drop(value, &site->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_drop_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_int_t                   rc;
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

    if (ngx_posts_map_find(site->absent, name.data, name.len)) {
        return NGX_DECLINED;
    }

    /* a collection hides what else goes by its name */

    rc = ngx_posts_collection_docs(site->render, &name, result);

    if (rc != NGX_DECLINED) {
        return (rc == NGX_OK) ? ngx_posts_site_drop_keep(site, &name, result)
                              : NGX_ERROR;
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

        return ngx_posts_site_drop_keep(site, &row->name, result);
    }

    if (ngx_posts_site_setting(site->render, &name, &value) != NGX_OK) {
        return NGX_ERROR;
    }

    if (value == NULL) {
        return ngx_posts_map_set(site->absent, name.data, name.len)
               ? NGX_DECLINED : NGX_ERROR;
    }

    *result = *value;

    return ngx_posts_site_drop_keep(site, &name, result);
}


ngx_int_t
ngx_posts_site_setting(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t **value)
{
    ngx_posts_facet_t  facet;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));
    facet.kind = NGX_POSTS_FACET_SETTING;
    facet.name = *name;

    *value = ngx_posts_map_find(render->site->config->data, name->data,
                                name->len);

    return ngx_posts_render_depend(render, &facet);
}


static ngx_int_t
ngx_posts_site_drop_keep(ngx_posts_site_drop_t *site, ngx_str_t *name,
    ngx_posts_value_t *list)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_set(site->lists, name->data, name->len);
    if (value == NULL) {
        return NGX_ERROR;
    }

    *value = *list;

    return NGX_OK;
}


/*
 * Not the clock: the newest change of the site, so that a page that prints
 * it stays as it is until the site changes, and is equal on every server.
 */

ngx_int_t
ngx_posts_site_time(ngx_posts_render_t *render, ngx_posts_value_t *value)
{
    ngx_posts_time_t   *time;
    ngx_posts_facet_t   facet;

    time = ngx_palloc(render->pool, sizeof(ngx_posts_time_t));
    if (time == NULL) {
        return NGX_ERROR;
    }

    *time = render->ctx.now;

    if (render->site->config->time == NULL) {

        ngx_memzero(&facet, sizeof(ngx_posts_facet_t));
        facet.kind = NGX_POSTS_FACET_MODIFIED;

        if (ngx_posts_render_depend(render, &facet) != NGX_OK) {
            return NGX_ERROR;
        }

        time->sec = render->catalog->head->modified;
        time->nsec = 0;

        ngx_posts_zone_local(render->ctx.zone, time);
    }

    ngx_posts_time(value, time);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_drop_time(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_site_time(site->render, result);
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
    ngx_posts_ids_t    posts;
    ngx_posts_facet_t  facet;

    ngx_posts_facet_list_init(&facet, NGX_POSTS_LIST_POSTS);
    ngx_posts_render_posts(site->render, &posts);

    return ngx_posts_list_value(site->render, &posts, 1, &facet, result);
}


static ngx_int_t
ngx_posts_site_drop_documents(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_collection_documents(site->render, result);
}


static ngx_int_t
ngx_posts_site_drop_collections(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_collections_value(site->render, result);
}


static ngx_int_t
ngx_posts_site_drop_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_posts_ids_t    pages;
    ngx_posts_facet_t  facet;

    ngx_posts_facet_list_init(&facet, NGX_POSTS_LIST_PAGES);

    if (ngx_posts_catalog_pages(site->render->catalog,
                                site->render->site->config,
                                site->render->pool,
                                (time_t) site->render->ctx.now.sec, &pages)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_list_value(site->render, &pages, 0, &facet, result);
}


/* which ones these are is a matter of all pages */

static ngx_int_t
ngx_posts_site_drop_html_pages(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_str_t           *url;
    ngx_uint_t           i;
    ngx_posts_ids_t      pages, html;
    ngx_posts_entry_t    entry;
    ngx_posts_render_t  *render;

    render = site->render;

    if (ngx_posts_catalog_pages(render->catalog, render->site->config,
                                render->pool, (time_t) render->ctx.now.sec,
                                &pages)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    html.nelts = 0;
    html.elts = ngx_palloc(render->pool, pages.nelts * sizeof(uint32_t) + 1);

    if (html.elts == NULL
        || ngx_posts_list_depend(render, NGX_POSTS_LIST_PAGES)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < pages.nelts; i++) {

        ngx_posts_catalog_entry(render->catalog, pages.elts[i], &entry);

        url = &entry.record.url;

        if (ngx_posts_record_is_html(&entry.record)
            || (url->len && url->data[url->len - 1] == '/'))
        {
            html.elts[html.nelts++] = pages.elts[i];
        }
    }

    return ngx_posts_list_value(render, &html, 0, NULL, result);
}


static ngx_int_t
ngx_posts_site_drop_static_files(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_collection_statics(site->render, result);
}


/* the newest posts, without the one that asks; a page has none */

static ngx_int_t
ngx_posts_site_drop_related(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    ngx_uint_t           i;
    ngx_posts_ids_t      posts, related;
    ngx_posts_facet_t    facet;
    ngx_posts_render_t  *render;

    render = site->render;

    if (!ngx_posts_record_is_document(&render->record)) {
        return NGX_OK;
    }

    ngx_posts_facet_list_init(&facet, NGX_POSTS_LIST_POSTS);
    facet.n = NGX_POSTS_RELATED + 1;

    ngx_posts_render_posts(render, &posts);

    related.nelts = 0;
    related.elts = ngx_palloc(render->pool,
                              NGX_POSTS_RELATED * sizeof(uint32_t));

    if (related.elts == NULL
        || ngx_posts_render_depend(render, &facet) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < ngx_min(posts.nelts, NGX_POSTS_RELATED + 1); i++) {

        if (related.nelts < NGX_POSTS_RELATED
            && posts.elts[posts.nelts - 1 - i] != render->id)
        {
            related.elts[related.nelts++] = posts.elts[posts.nelts - 1 - i];
        }
    }

    return ngx_posts_list_value(render, &related, 0, NULL, result);
}


static ngx_int_t
ngx_posts_site_drop_categories(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_terms_value(site->render, NGX_POSTS_INDEX_CATEGORIES,
                                 result);
}


static ngx_int_t
ngx_posts_site_drop_tags(ngx_posts_site_drop_t *site,
    ngx_posts_value_t *result)
{
    return ngx_posts_terms_value(site->render, NGX_POSTS_INDEX_TAGS, result);
}
