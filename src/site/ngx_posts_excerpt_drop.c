
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document_drop.h"
#include "site/ngx_posts_excerpt.h"
#include "site/ngx_posts_excerpt_drop.h"


typedef struct {
    ngx_posts_drop_t         drop;
    ngx_posts_document_t    *document;
    ngx_str_t                source;
} ngx_posts_excerpt_drop_t;


typedef ngx_int_t (*ngx_posts_excerpt_pt)(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value);

typedef struct {
    ngx_str_t                name;
    ngx_posts_excerpt_pt     change;
} ngx_posts_excerpt_key_t;


static ngx_int_t ngx_posts_excerpt_value(ngx_posts_document_t *document,
    ngx_str_t *source, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_excerpt_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_excerpt_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_excerpt_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_posts_excerpt_key_t *ngx_posts_excerpt_key(ngx_str_t *name);
static ngx_int_t ngx_posts_excerpt_path(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_excerpt_id(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_excerpt_append(ngx_pool_t *pool,
    ngx_posts_value_t *value, const char *suffix, size_t len);
static ngx_int_t ngx_posts_excerpt_content(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_excerpt_none(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value);


static const ngx_posts_drop_ops_t  ngx_posts_excerpt_ops = {
    ngx_string("Jekyll::Drops::ExcerptDrop"),
    ngx_posts_excerpt_get,
    NULL,
    NULL,
    ngx_posts_excerpt_to_s,
    ngx_posts_excerpt_map,
    NULL
};


/* what is not as in the document */

static ngx_posts_excerpt_key_t  ngx_posts_excerpt_keys[] = {
    { ngx_string("path"), ngx_posts_excerpt_path },
    { ngx_string("relative_path"), ngx_posts_excerpt_path },
    { ngx_string("id"), ngx_posts_excerpt_id },
    { ngx_string("content"), ngx_posts_excerpt_content },
    { ngx_string("output"), ngx_posts_excerpt_none },
    { ngx_string("excerpt"), ngx_posts_excerpt_none },
    { ngx_null_string, NULL }
};


ngx_int_t
ngx_posts_document_excerpt(ngx_posts_document_t *document,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           source;
    ngx_posts_value_t  *value;

    static ngx_str_t    key = ngx_string("excerpt");

    value = ngx_posts_document_data(document, &key);

    if (value && ngx_posts_truthy(value)
        && !ngx_posts_document_rewritten(document))
    {
        if (ngx_posts_value_to_s(&document->render->ctx, value, &source)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        ngx_posts_string(result, source.data, source.len);

        return NGX_OK;
    }

    /* Jekyll gives up on a document before it comes to the excerpt */

    if (document->record->broken) {
        ngx_posts_string(result, "", 0);
        return NGX_OK;
    }

    if (document->excerpt == NULL) {

        if (ngx_posts_document_load(document) != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_excerpt_source(document, &source);

        if (rc != NGX_OK) {

            /* without a separator there is none: "" */

            ngx_posts_string(result, "", 0);
            return (rc == NGX_DECLINED) ? NGX_OK : NGX_ERROR;
        }

        document->excerpt = ngx_posts_document_piece(document, &source,
                                                     document->line, NULL);
        if (document->excerpt == NULL) {
            return NGX_ERROR;
        }

        document->excerpt->excerpt = 1;

        if (ngx_posts_excerpt_value(document, &source,
                                    &document->excerpt->payload->page)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    rc = ngx_posts_piece_run(document->excerpt, NGX_POSTS_DOCUMENT_STEPS);

    ngx_posts_string(result, document->excerpt->html.data,
                     document->excerpt->html.len);

    return rc;
}


static ngx_int_t
ngx_posts_excerpt_value(ngx_posts_document_t *document, ngx_str_t *source,
    ngx_posts_value_t *value)
{
    ngx_posts_excerpt_drop_t  *excerpt;

    excerpt = ngx_palloc(document->render->pool,
                         sizeof(ngx_posts_excerpt_drop_t));
    if (excerpt == NULL) {
        return NGX_ERROR;
    }

    excerpt->drop.ops = &ngx_posts_excerpt_ops;
    excerpt->drop.data = excerpt;
    excerpt->document = document;
    excerpt->source = *source;

    ngx_posts_drop(value, &excerpt->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_excerpt_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_str_t                  name;
    ngx_posts_drop_t          *document;
    ngx_posts_excerpt_key_t   *row;
    ngx_posts_excerpt_drop_t  *excerpt;

    excerpt = drop->data;
    document = &excerpt->document->drop;
    name = ngx_posts_value_str(key);

    row = ngx_posts_excerpt_key(&name);

    if (row && (row->change == ngx_posts_excerpt_content
                || row->change == ngx_posts_excerpt_none))
    {
        return row->change(excerpt, ctx, result);
    }

    rc = document->ops->get(document, ctx, key, result);

    return (rc == NGX_OK && row) ? row->change(excerpt, ctx, result) : rc;
}


static ngx_int_t
ngx_posts_excerpt_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t           *map;
    ngx_posts_value_t         *value, key;
    ngx_posts_drop_t          *document;
    ngx_posts_excerpt_key_t   *row;
    ngx_posts_excerpt_drop_t  *excerpt;

    excerpt = drop->data;

    map = ngx_posts_document_shown(excerpt->document);

    if (map) {
        map = ngx_posts_map_copy(ctx->pool, map);
    }

    if (map == NULL) {
        return NGX_ERROR;
    }

    document = &excerpt->document->drop;

    for (row = ngx_posts_excerpt_keys; row->name.len; row++) {

        ngx_posts_string(&key, row->name.data, row->name.len);

        value = ngx_posts_map_set_value(map, &key);

        if (value == NULL
            || ngx_posts_excerpt_get(drop, ctx, &key, value) == NGX_ERROR)
        {
            return NGX_ERROR;
        }
    }

    ngx_posts_string(&key, "url", 3);

    value = ngx_posts_map_set_value(map, &key);

    if (value == NULL
        || document->ops->get(document, ctx, &key, value) == NGX_ERROR)
    {
        return NGX_ERROR;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_excerpt_to_s(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    return ngx_posts_excerpt_content(drop->data, ctx, result);
}


static ngx_posts_excerpt_key_t *
ngx_posts_excerpt_key(ngx_str_t *name)
{
    ngx_posts_excerpt_key_t  *row;

    for (row = ngx_posts_excerpt_keys; row->name.len; row++) {
        if (row->name.len == name->len
            && ngx_memcmp(row->name.data, name->data, name->len) == 0)
        {
            return row;
        }
    }

    return NULL;
}


static ngx_int_t
ngx_posts_excerpt_path(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value)
{
    return ngx_posts_excerpt_append(ctx->pool, value, "/#excerpt",
                                    sizeof("/#excerpt") - 1);
}


static ngx_int_t
ngx_posts_excerpt_id(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value)
{
    return ngx_posts_excerpt_append(ctx->pool, value, "#excerpt",
                                    sizeof("#excerpt") - 1);
}


static ngx_int_t
ngx_posts_excerpt_append(ngx_pool_t *pool, ngx_posts_value_t *value,
    const char *suffix, size_t len)
{
    u_char     *p;
    ngx_str_t   s;

    s = ngx_posts_value_str(value);

    p = ngx_pnalloc(pool, s.len + len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(value, p, s.len + len);

    p = ngx_cpymem(p, s.data, s.len);
    ngx_memcpy(p, suffix, len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_excerpt_content(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value)
{
    ngx_posts_string(value, excerpt->source.data, excerpt->source.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_excerpt_none(ngx_posts_excerpt_drop_t *excerpt,
    ngx_posts_context_t *ctx, ngx_posts_value_t *value)
{
    ngx_posts_nil(value);

    return NGX_OK;
}
