
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_collection_drop.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_document_drop.h"
#include "site/ngx_posts_excerpt_drop.h"
#include "site/ngx_posts_member.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_payload.h"


typedef ngx_int_t (*ngx_posts_document_pt)(ngx_posts_document_t *document,
    ngx_posts_value_t *result);

typedef struct {
    ngx_str_t                name;
    ngx_posts_document_pt    get;
} ngx_posts_document_key_t;


static ngx_int_t ngx_posts_document_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_page_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_neighbour(ngx_posts_document_t *document,
    ngx_uint_t next, ngx_posts_value_t *result);

static ngx_int_t ngx_posts_document_content(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_output(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_id(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_url(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_path(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_date(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_name(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_collection(
    ngx_posts_document_t *document, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_previous(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_next(ngx_posts_document_t *document,
    ngx_posts_value_t *result);

static ngx_int_t ngx_posts_document_page_dir(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_page_excerpt(
    ngx_posts_document_t *document, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_page_name(ngx_posts_document_t *document,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_document_page_path(ngx_posts_document_t *document,
    ngx_posts_value_t *result);


const ngx_posts_drop_ops_t  ngx_posts_document_post_ops = {
    ngx_string("Jekyll::Drops::DocumentDrop"),
    ngx_posts_document_get,
    NULL,
    NULL,
    ngx_posts_document_to_s,
    ngx_posts_document_map,
    ngx_posts_member_document
};


/* a page is a Hash in Jekyll: it prints and iterates as its map does */

const ngx_posts_drop_ops_t  ngx_posts_document_page_ops = {
    ngx_string("Hash"),
    ngx_posts_document_get,
    NULL,
    NULL,
    NULL,
    ngx_posts_document_page_map,
    ngx_posts_member_page
};


/* in the order in which a build of Jekyll shows them; without a function: */
/* of the front matter                                                     */

static ngx_posts_document_key_t  ngx_posts_document_post_keys[] = {
    { ngx_string("name"), ngx_posts_document_name },
    { ngx_string("id"), ngx_posts_document_id },
    { ngx_string("relative_path"), ngx_posts_document_path },
    { ngx_string("tags"), NULL },
    { ngx_string("excerpt"), ngx_posts_document_excerpt },
    { ngx_string("output"), ngx_posts_document_output },
    { ngx_string("title"), NULL },
    { ngx_string("categories"), NULL },
    { ngx_string("next"), ngx_posts_document_next },
    { ngx_string("collection"), ngx_posts_document_collection },
    { ngx_string("previous"), ngx_posts_document_previous },
    { ngx_string("date"), ngx_posts_document_date },
    { ngx_string("path"), ngx_posts_document_path },
    { ngx_string("url"), ngx_posts_document_url },
    { ngx_string("content"), ngx_posts_document_content },
    { ngx_null_string, NULL }
};


static ngx_posts_document_key_t  ngx_posts_document_page_keys[] = {
    { ngx_string("content"), ngx_posts_document_content },
    { ngx_string("dir"), ngx_posts_document_page_dir },
    { ngx_string("excerpt"), ngx_posts_document_page_excerpt },
    { ngx_string("name"), ngx_posts_document_page_name },
    { ngx_string("path"), ngx_posts_document_page_path },
    { ngx_string("url"), ngx_posts_document_url },
    { ngx_null_string, NULL }
};


#define ngx_posts_document_str(v, s)                                          \
    ngx_posts_string(v, (s)->data, (s)->len)


static ngx_int_t
ngx_posts_document_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_str_t                  name;
    ngx_posts_map_t           *data;
    ngx_posts_value_t         *value;
    ngx_posts_document_t      *document;
    ngx_posts_document_key_t  *row;

    if (key->type != NGX_POSTS_STRING) {
        return NGX_DECLINED;
    }

    name = ngx_posts_value_str(key);
    document = drop->data;

    row = ngx_posts_document_is_post(document) ? ngx_posts_document_post_keys
                                               : ngx_posts_document_page_keys;

    for ( /* void */ ; row->name.len; row++) {

        if (row->name.len != name.len
            || ngx_memcmp(row->name.data, name.data, name.len) != 0)
        {
            continue;
        }

        rc = row->get ? row->get(document, result) : NGX_DECLINED;

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    if (ngx_posts_document_is_post(document)) {

        rc = ngx_posts_record_find(ctx->pool, document->record, &name,
                                   result);

        if (rc != NGX_DECLINED
            || !(document->render->site->config->plugins
                 & NGX_POSTS_PLUGIN_LAYOUT))
        {
            return rc;
        }
    }

    data = ngx_posts_document_shown(document);
    if (data == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_find(data, name.data, name.len);
    if (value == NULL) {
        return NGX_DECLINED;
    }

    *result = *value;

    return NGX_OK;
}


/* {{ post }} is what has been rendered of it */

static ngx_int_t
ngx_posts_document_to_s(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    return ngx_posts_document_content(drop->data, result);
}


/* the front matter first, and what Jekyll adds over it */

static ngx_int_t
ngx_posts_document_page_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_map_t           *map;
    ngx_posts_value_t         *slot, value;
    ngx_posts_document_t      *document;
    ngx_posts_document_key_t  *row;

    document = drop->data;

    map = ngx_posts_document_shown(document);
    if (map == NULL) {
        return NGX_ERROR;
    }

    map = ngx_posts_map_copy(ctx->pool, map);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (row = ngx_posts_document_page_keys; row->name.len; row++) {

        ngx_posts_nil(&value);

        rc = row->get(document, &value);

        if (rc == NGX_ERROR) {
            return NGX_ERROR;
        }

        slot = ngx_posts_map_set(map, row->name.data, row->name.len);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        if (rc == NGX_OK) {
            *slot = value;
        }
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_uint_t                 i;
    ngx_posts_map_t           *map, *data;
    ngx_posts_value_t         *slot, value, key;
    ngx_posts_document_t      *document;
    ngx_posts_document_key_t  *row;

    document = drop->data;

    map = ngx_posts_map_create(ctx->pool, 24);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (row = ngx_posts_document_post_keys; row->name.len; row++) {

        ngx_posts_document_str(&key, &row->name);
        ngx_posts_nil(&value);

        /* neighbours have neighbours: they stay out of the map */

        if (row->get != NULL
            && row->get != ngx_posts_document_previous
            && row->get != ngx_posts_document_next)
        {
            rc = row->get(document, &value);

            if (rc == NGX_AGAIN || rc == NGX_ERROR) {
                return rc;
            }
        }

        slot = ngx_posts_map_set_value(map, &key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
    }

    data = ngx_posts_document_shown(document);
    if (data == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < data->nelts; i++) {

        slot = ngx_posts_map_set_value(map, &data->elts[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        if (slot->type == NGX_POSTS_NIL) {
            *slot = data->elts[i].value;
        }
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


/*
 * Everything shows its HTML to whatever Jekyll renders after it, a post also
 * in its own layouts; else its source.
 */

static ngx_int_t
ngx_posts_document_content(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  html;

    if (ngx_posts_document_load(document) != NGX_OK) {
        return NGX_ERROR;
    }

    html = ngx_posts_document_text(document);

    if (document == document->render->document) {

        if (document->content && document->content->done
            && ngx_posts_document_is_post(document))
        {
            html = document->content->html;
        }

        ngx_posts_document_str(result, &html);
        return NGX_OK;
    }

    if (!ngx_posts_collection_before(document->render, document->record,
                                     document->render->reader))
    {
        ngx_posts_document_str(result, &html);
        return NGX_OK;
    }

    rc = ngx_posts_document_convert(document, NGX_POSTS_DOCUMENT_STEPS,
                                    &html);

    ngx_posts_document_str(result, &html);

    return rc;
}


/* what Jekyll has written of it so far; inside of layouts it is not made */

static ngx_int_t
ngx_posts_document_output(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           html;
    ngx_posts_value_t  *layout;

    if (document == document->render->document
        || !ngx_posts_collection_before(document->render, document->record,
                                        document->render->reader)
        || ngx_posts_document_in_layout(document, &layout))
    {
        return NGX_OK;
    }

    rc = ngx_posts_document_convert(document, NGX_POSTS_DOCUMENT_STEPS,
                                    &html);

    ngx_posts_document_str(result, &html);

    return rc;
}


static ngx_int_t
ngx_posts_document_id(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    u_char              *p;
    ngx_int_t            rc;
    ngx_str_t            dir, slug, url, id;
    ngx_posts_value_t    value;
    ngx_posts_record_t  *record;

    record = document->record;

    slug = ngx_posts_path_base(&record->path);
    slug = ngx_posts_path_stem(&slug);

    rc = ngx_posts_record_get(document->render->pool, record, "slug",
                              &value);

    if (rc == NGX_ERROR
        || (rc == NGX_OK && ngx_posts_truthy(&value)
            && ngx_posts_value_to_s(&document->render->ctx, &value, &slug)
               != NGX_OK))
    {
        return NGX_ERROR;
    }

    url = record->url;

    while (url.len > 1 && url.data[url.len - 1] == '/') {
        url.len--;
    }

    dir = ngx_posts_path_dir(&url);

    id.len = dir.len + 1 + slug.len;

    id.data = ngx_pnalloc(document->render->pool, id.len);
    if (id.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(id.data, dir.data, dir.len);
    *p++ = '/';
    ngx_memcpy(p, slug.data, slug.len);

    ngx_posts_document_str(result, &id);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_url(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_posts_document_str(result, &document->record->url);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_path(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_str_t  path;

    path = document->record->path;

    if (ngx_posts_document_is_post(document)) {
        path = ngx_posts_collection_path(document->render->site->config,
                                         &path);
    }

    ngx_posts_document_str(result, &path);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_date(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    if (document->record->undated) {
        return ngx_posts_site_time(document->render, result);
    }

    ngx_posts_time(result, &document->record->date);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_name(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_str_t          base;
    ngx_posts_value_t  value;

    if (ngx_posts_record_get(document->render->pool, document->record, "name",
                             &value)
        == NGX_OK
        && ngx_posts_truthy(&value))
    {
        *result = value;
        return NGX_OK;
    }

    base = ngx_posts_path_base(&document->record->path);
    ngx_posts_document_str(result, &base);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_collection(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_posts_collection_t  *collection;

    collection = ngx_posts_collection(document->render->site->config,
                                      document->record->collection);

    ngx_posts_document_str(result, &collection->label);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_previous(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    return ngx_posts_document_neighbour(document, 0, result);
}


static ngx_int_t
ngx_posts_document_next(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    return ngx_posts_document_neighbour(document, 1, result);
}


static ngx_int_t
ngx_posts_document_neighbour(ngx_posts_document_t *document, ngx_uint_t next,
    ngx_posts_value_t *result)
{
    uint32_t             id;
    ngx_posts_facet_t    facet;
    ngx_posts_render_t  *render;

    render = document->render;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = next ? NGX_POSTS_FACET_NEXT : NGX_POSTS_FACET_PREVIOUS;
    facet.list = (document->record->collection != 0);
    facet.name = document->record->path;

    if (ngx_posts_render_depend(render, &facet) != NGX_OK) {
        return NGX_ERROR;
    }

    id = ngx_posts_catalog_path(render->catalog, &document->record->path,
                                facet.list);

    if (id != NGX_POSTS_NO_ID) {
        id = ngx_posts_catalog_neighbour(render->catalog,
                                         render->site->config, id, next,
                                         (time_t) render->ctx.now.sec);
    }

    return (id == NGX_POSTS_NO_ID)
           ? NGX_OK : ngx_posts_document_value(render, id, result);
}


static ngx_int_t
ngx_posts_document_page_dir(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_str_t  dir;

    dir = ngx_posts_path_dir(&document->record->url);

    /* with the slash at its end */

    dir.len++;
    ngx_posts_document_str(result, &dir);

    return NGX_OK;
}


/* a page has one only if it says so */

static ngx_int_t
ngx_posts_document_page_excerpt(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_str_t          text;
    ngx_posts_value_t  value;

    if (ngx_posts_record_get(document->render->pool, document->record,
                             "excerpt", &value)
        != NGX_OK
        || !ngx_posts_truthy(&value))
    {
        return NGX_DECLINED;
    }

    if (ngx_posts_value_to_s(&document->render->ctx, &value, &text)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_document_str(result, &text);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_page_name(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_str_t  base;

    base = ngx_posts_path_base(&document->record->path);
    ngx_posts_document_str(result, &base);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_page_path(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_posts_value_t  value;

    if (ngx_posts_record_get(document->render->pool, document->record, "path",
                             &value)
        == NGX_OK)
    {
        return NGX_DECLINED;
    }

    return ngx_posts_document_path(document, result);
}
