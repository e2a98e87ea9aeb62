
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_default_layout.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_document_drop.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_payload.h"
#include "site/ngx_posts_relative_links.h"
#include "site/ngx_posts_theme.h"
#include "site/ngx_posts_title.h"
#include "text/ngx_posts_heading.h"


static ngx_int_t ngx_posts_document_body(ngx_posts_document_t *document,
    ngx_posts_front_matter_t *fm);
static ngx_int_t ngx_posts_document_defaults(ngx_posts_document_t *document);
static ngx_int_t ngx_posts_document_layout(ngx_posts_document_t *document);


ngx_posts_document_t *
ngx_posts_document_create(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_posts_front_matter_t *fm)
{
    ngx_posts_document_t  *document;

    document = ngx_pcalloc(render->pool, sizeof(ngx_posts_document_t));
    if (document == NULL) {
        return NULL;
    }

    document->render = render;
    document->record = record;
    document->drop.data = document;
    document->drop.ops = ngx_posts_record_is_document(record)
                         ? &ngx_posts_document_post_ops
                         : &ngx_posts_document_page_ops;

    if (fm && ngx_posts_document_body(document, fm) != NGX_OK) {
        return NULL;
    }

    return document;
}


/* what follows the front matter, as plugins change it */

static ngx_int_t
ngx_posts_document_body(ngx_posts_document_t *document,
    ngx_posts_front_matter_t *fm)
{
    u_char     *p;
    ngx_str_t   title;

    document->body = fm->body;
    document->line = fm->line;
    document->loaded = 1;

    if (ngx_posts_title_stripped(document->render->pool,
                                 document->render->site->config,
                                 document->record))
    {
        (void) ngx_posts_heading_split(&fm->body, &title, &document->body);

        for (p = fm->body.data; p < document->body.data; p++) {
            document->line += (*p == LF);
        }
    }

    return ngx_posts_relative_links(document, &document->body);
}


ngx_uint_t
ngx_posts_document_rewritten(ngx_posts_document_t *document)
{
    return ngx_posts_relative_links_in(document)
           || ngx_posts_title_stripped(document->render->pool,
                                       document->render->site->config,
                                       document->record);
}


ngx_int_t
ngx_posts_document_value(ngx_posts_render_t *render, uint32_t id,
    ngx_posts_value_t *value)
{
    ngx_posts_entry_t     *entry;
    ngx_posts_value_t      key, *slot;
    ngx_posts_document_t  *document;

    /* one for each row: what is equal for Jekyll is the same drop */

    ngx_posts_integer(&key, (int64_t) id);

    slot = ngx_posts_map_set_value(render->documents, &key);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    if (slot->type == NGX_POSTS_NIL) {

        entry = ngx_posts_catalog_get(render->catalog, render->pool, id);
        if (entry == NULL) {
            return NGX_ERROR;
        }

        document = ngx_posts_document_create(render, &entry->record, NULL);
        if (document == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_drop(slot, &document->drop);
    }

    *value = *slot;

    return NGX_OK;
}


ngx_uint_t
ngx_posts_document_in_layout(ngx_posts_document_t *document,
    ngx_posts_value_t **layout)
{
    ngx_posts_value_t  *value;

    static ngx_str_t    key = ngx_string("layout");

    if (ngx_posts_record_is_sass(document->record)
        || ngx_posts_record_is_yaml(document->record))
    {
        return 0;
    }

    value = ngx_posts_document_data(document, &key);

    if (value == NULL || value->type == NGX_POSTS_NIL
        || ngx_posts_is(value, "none"))
    {
        return 0;
    }

    *layout = value;

    return 1;
}


ngx_posts_value_t *
ngx_posts_document_data(ngx_posts_document_t *document, ngx_str_t *key)
{
    ngx_int_t           rc;
    ngx_posts_map_t    *data;
    ngx_posts_value_t  *value;

    static ngx_str_t    type = ngx_string("pages");

    value = ngx_palloc(document->render->pool, sizeof(ngx_posts_value_t));
    if (value == NULL) {
        return NULL;
    }

    rc = ngx_posts_record_find(document->render->pool, document->record, key,
                               value);

    if (rc == NGX_OK) {
        return value;
    }

    if (rc == NGX_ERROR) {
        return NULL;
    }

    if ((document->render->site->config->plugins & NGX_POSTS_PLUGIN_LAYOUT)
        && key->len == 6 && ngx_memcmp(key->data, "layout", 6) == 0)
    {
        data = ngx_posts_document_shown(document);

        return data ? ngx_posts_map_find(data, key->data, key->len) : NULL;
    }

    if (ngx_posts_document_is_post(document)) {
        return NULL;
    }

    return ngx_posts_defaults_get(document->render->site->config,
                                  &document->record->path, &type, key);
}


ngx_posts_map_t *
ngx_posts_document_shown(ngx_posts_document_t *document)
{
    ngx_posts_map_t  *data;

    if (document->data) {
        return document->data;
    }

    data = ngx_posts_record_data(document->render->pool, document->record);

    if (data && !ngx_posts_document_is_post(document)) {

        if (ngx_posts_document_defaults(document) != NGX_OK) {
            return NULL;
        }

        if (document->defaults->nelts) {
            data = ngx_posts_merge(document->render->pool,
                                   document->defaults, data);
        }
    }

    document->data = data;

    if (data == NULL || ngx_posts_document_layout(document) != NGX_OK) {
        return NULL;
    }

    return document->data;
}


static ngx_int_t
ngx_posts_document_layout(ngx_posts_document_t *document)
{
    ngx_int_t           rc;
    ngx_posts_map_t    *data;
    ngx_posts_value_t  *slot, layout;

    rc = ngx_posts_default_layout(document, document->data, &layout);

    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : NGX_ERROR;
    }

    data = ngx_posts_map_copy(document->render->pool, document->data);
    if (data == NULL) {
        return NGX_ERROR;
    }

    slot = ngx_posts_map_put(data, "layout");
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = layout;
    document->data = data;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_document_defaults(ngx_posts_document_t *document)
{
    static ngx_str_t  type = ngx_string("pages");

    if (document->defaults == NULL) {
        document->defaults = ngx_posts_defaults_find(document->render->pool,
                                 document->render->site->config,
                                 &document->record->path, &type);
    }

    return document->defaults ? NGX_OK : NGX_ERROR;
}


/* reads the file of another document than the one that is rendered */

ngx_int_t
ngx_posts_document_load(ngx_posts_document_t *document)
{
    ngx_int_t                  rc, added;
    ngx_str_t                  source;
    ngx_uint_t                 file;
    ngx_posts_dep_t            dep;
    ngx_posts_render_t        *render;
    ngx_posts_front_matter_t   fm;

    if (document->loaded) {
        return NGX_OK;
    }

    if (ngx_posts_record_is_yaml(document->record)) {
        ngx_str_set(&document->body, "");
        document->line = 1;
        document->loaded = 1;

        return NGX_OK;
    }

    render = document->render;

    if (document->record->generator) {

        if (ngx_posts_generator_source(render, document->record,
                                       &document->body, &file)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (!file) {
            document->line = 1;
            document->loaded = 1;
            return NGX_OK;
        }
    }

    rc = ngx_posts_render_source(render, document->record, &source, &dep);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    added = ngx_posts_deps_add(render->deps, &dep);

    if (added == NGX_DECLINED
        && ngx_posts_stamp_equal(&dep.stamp, &document->record->stamp))
    {
        ngx_posts_facet_bind(render->deps);
        added = NGX_OK;
    }

    if (added != NGX_OK) {
        return NGX_ERROR;
    }

    if (rc != NGX_OK) {
        ngx_str_set(&source, "");
    }

    (void) ngx_posts_front_matter_split(&source,
                                        ngx_posts_document_is_post(document),
                                        &fm);

    return ngx_posts_document_body(document, &fm);
}


ngx_posts_piece_t *
ngx_posts_document_piece(ngx_posts_document_t *document, ngx_str_t *source,
    ngx_uint_t line, ngx_posts_payload_t *payload)
{
    ngx_posts_piece_t  *piece;
    ngx_posts_value_t  *value;

    static ngx_str_t    key = ngx_string("render_with_liquid");

    piece = ngx_pcalloc(document->render->pool, sizeof(ngx_posts_piece_t));
    if (piece == NULL) {
        return NULL;
    }

    if (payload == NULL) {
        payload = ngx_posts_payload_create(document->render, document);
        if (payload == NULL) {
            return NULL;
        }
    }

    value = ngx_posts_document_data(document, &key);

    piece->render = document->render;
    piece->record = document->record;
    piece->payload = payload;
    piece->file = document->record->path;
    piece->source = *source;
    piece->line = line;
    piece->markdown = document->record->markdown;
    piece->liquid = (value == NULL || value->type != NGX_POSTS_BOOLEAN
                     || value->u.integer);

    return piece;
}


/* the body of a way to another URL counts for its excerpt only */

ngx_str_t
ngx_posts_document_text(ngx_posts_document_t *document)
{
    ngx_str_t  text;

    text = document->body;

    if (document->record->emptied) {
        text.len = 0;
    }

    return text;
}


ngx_int_t
ngx_posts_document_convert(ngx_posts_document_t *document, ngx_uint_t steps,
    ngx_str_t *html)
{
    ngx_int_t             rc;
    ngx_str_t             source;
    ngx_posts_payload_t  *payload;

    if (document->content == NULL) {

        if (ngx_posts_document_load(document) != NGX_OK) {
            return NGX_ERROR;
        }

        payload = (document == document->render->document)
                  ? document->render->payload : NULL;

        source = ngx_posts_document_text(document);

        document->content = ngx_posts_document_piece(document, &source,
                                                     document->line, payload);
        if (document->content == NULL) {
            return NGX_ERROR;
        }
    }

    rc = ngx_posts_piece_run(document->content, steps);

    *html = document->content->html;

    return rc;
}
