
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_payload.h"


/* names of Jekyll's payload, "paginator" and "theme" among them */
#define NGX_POSTS_PAYLOAD_NAMES   9

/* the version whose output is served, for {{ jekyll.version }} */
#define NGX_POSTS_JEKYLL_VERSION  "4.4.1"


typedef ngx_int_t (*ngx_posts_payload_pt)(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);

/* without "get" it is the text */

typedef struct {
    ngx_str_t               name;
    ngx_posts_payload_pt    get;
    ngx_str_t               text;
} ngx_posts_payload_key_t;


static ngx_int_t ngx_posts_payload_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_site(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_page(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_content(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_layout(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_jekyll(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_prefix(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_payload_count(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result);


static const ngx_posts_drop_ops_t  ngx_posts_payload_ops = {
    ngx_string("Jekyll::Drops::UnifiedPayloadDrop"),
    ngx_posts_payload_get,
    NULL,
    NULL,
    NULL,
    NULL,
    NULL
};


static ngx_posts_payload_key_t  ngx_posts_payload_keys[] = {
    { ngx_string("page"), ngx_posts_payload_page, ngx_null_string },
    { ngx_string("site"), ngx_posts_payload_site, ngx_null_string },
    { ngx_string("content"), ngx_posts_payload_content, ngx_null_string },
    { ngx_string("layout"), ngx_posts_payload_layout, ngx_null_string },
    { ngx_string("jekyll"), ngx_posts_payload_jekyll, ngx_null_string },
    { ngx_string("highlighter_prefix"), ngx_posts_payload_prefix,
      ngx_null_string },
    { ngx_string("highlighter_suffix"), ngx_posts_payload_prefix,
      ngx_null_string },

    /* Jekyll's payload is enumerable: of its names, in no certain order */

    { ngx_string("count"), ngx_posts_payload_count, ngx_null_string },
    { ngx_string("first"), NULL, ngx_string("theme") },
    { ngx_string("min"), NULL, ngx_string("content") },
    { ngx_string("max"), NULL, ngx_string("theme") },

    { ngx_null_string, NULL, ngx_null_string }
};


ngx_posts_payload_t *
ngx_posts_payload_create(ngx_posts_render_t *render,
    ngx_posts_document_t *document)
{
    ngx_posts_payload_t  *payload;

    if (document == NULL) {
        return NULL;
    }

    payload = ngx_pcalloc(render->pool, sizeof(ngx_posts_payload_t));
    if (payload == NULL) {
        return NULL;
    }

    payload->drop.ops = &ngx_posts_payload_ops;
    payload->drop.data = payload;
    payload->render = render;
    payload->record = document->record;

    ngx_posts_drop(&payload->page, &document->drop);

    return payload;
}


static ngx_int_t
ngx_posts_payload_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_str_t                 name;
    ngx_posts_payload_t      *payload;
    ngx_posts_payload_key_t  *row;

    payload = drop->data;
    name = ngx_posts_value_str(key);

    for (row = ngx_posts_payload_keys; row->name.len; row++) {

        if (row->name.len == name.len
            && ngx_memcmp(row->name.data, name.data, name.len) == 0)
        {
            if (row->get) {
                return row->get(payload, result);
            }

            ngx_posts_string(result, row->text.data, row->text.len);
            return NGX_OK;
        }
    }

    /* an excerpt of a post knows nothing of the page that shows it */

    if (payload != payload->render->payload) {
        return NGX_DECLINED;
    }

    return ngx_posts_generator_extra(payload->render, &name, result);
}


static ngx_int_t
ngx_posts_payload_site(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    ngx_posts_render_t  *render;

    render = payload->render;

    if (render->site_drop.type == NGX_POSTS_NIL
        && ngx_posts_site_value(render, &render->site_drop) != NGX_OK)
    {
        return NGX_ERROR;
    }

    *result = render->site_drop;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_page(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    *result = payload->page;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_content(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    *result = payload->content;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_layout(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    *result = payload->layout;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_jekyll(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *version, *environment;

    map = ngx_posts_map_create(payload->render->pool, 2);
    if (map == NULL) {
        return NGX_ERROR;
    }

    version = ngx_posts_map_put(map, "version");
    if (version == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(version, NGX_POSTS_JEKYLL_VERSION,
                     sizeof(NGX_POSTS_JEKYLL_VERSION) - 1);

    environment = ngx_posts_map_put(map, "environment");
    if (environment == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(environment, "production", sizeof("production") - 1);

    ngx_posts_map(result, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_prefix(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    /* the Markdown converter sets code apart, the identity has none */

    if (payload->record->markdown) {
        ngx_posts_string(result, "\n", 1);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_payload_count(ngx_posts_payload_t *payload,
    ngx_posts_value_t *result)
{
    ngx_posts_integer(result, NGX_POSTS_PAYLOAD_NAMES);

    return NGX_OK;
}
