
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_escape.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_title.h"
#include "text/ngx_posts_heading.h"
#include "text/ngx_posts_markdown.h"


#define NGX_POSTS_TITLE_POOL  1024


static ngx_uint_t ngx_posts_title_wanted(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_title_text(ngx_posts_record_ctx_t *r,
    ngx_str_t *markup);
static u_char *ngx_posts_title_squeeze(ngx_str_t *s, u_char *out);
static u_char *ngx_posts_title_footnotes(ngx_str_t *s, u_char *out);


ngx_int_t
ngx_posts_title_read(ngx_posts_record_ctx_t *r)
{
    ngx_str_t  title, rest;

    if (!ngx_posts_title_wanted(r)) {
        return NGX_OK;
    }

    r->record->headed = 1;

    if (ngx_posts_map_put(r->record->data, "title") == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_heading_split(&r->fm.body, &title, &rest) != NGX_OK
        || !ngx_posts_utf8_valid(r->fm.body.data, r->fm.body.len))
    {
        return NGX_OK;
    }

    return ngx_posts_title_text(r, &title);
}


static ngx_uint_t
ngx_posts_title_wanted(ngx_posts_record_ctx_t *r)
{
    ngx_uint_t          bit;
    ngx_posts_value_t  *value;

    static ngx_str_t    type = ngx_string("pages");
    static ngx_str_t    key = ngx_string("title");

    bit = ngx_posts_record_is_document(r->record)
          ? NGX_POSTS_PLUGIN_TITLES_DOCUMENTS : NGX_POSTS_PLUGIN_TITLES;

    if (!(r->config->plugins & bit) || !r->record->markdown) {
        return 0;
    }

    /* that of a document is taken for one from the name of its file */

    if (ngx_posts_record_is_document(r->record)) {
        return r->record->collection == 0
               || ngx_posts_collection(r->config,
                                       r->record->collection)->output;
    }

    value = ngx_posts_map_get(r->record->data, "title");

    if (value == NULL) {
        value = ngx_posts_defaults_get(r->config, &r->record->path, &type,
                                       &key);
    }

    return value == NULL || value->type == NGX_POSTS_NIL;
}


/* as HTML, without tags, on one line */

static ngx_int_t
ngx_posts_title_text(ngx_posts_record_ctx_t *r, ngx_str_t *markup)
{
    u_char             *p;
    ngx_int_t           rc;
    ngx_str_t           html;
    ngx_pool_t         *pool;
    ngx_posts_error_t   error;
    ngx_posts_value_t  *value;

    pool = ngx_create_pool(NGX_POSTS_TITLE_POOL, r->ctx->pool->log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    rc = ngx_posts_markdown_render(pool, markup, r->config->markdown, &html,
                                   &error);
    if (rc != NGX_OK) {
        ngx_destroy_pool(pool);

        return ngx_posts_error_is_set(&error)
               ? ngx_posts_record_fail(r, &error) : NGX_ERROR;
    }

    value = ngx_posts_map_put(r->record->data, "title");
    p = ngx_pnalloc(r->ctx->pool, html.len + 1);

    if (value == NULL || p == NULL) {
        ngx_destroy_pool(pool);
        return NGX_ERROR;
    }

    html.len = ngx_posts_liquid_untag(&html, p) - p;
    html.data = p;
    html.len = ngx_posts_title_squeeze(&html, p) - p;
    html.len = ngx_posts_title_footnotes(&html, p) - p;

    ngx_posts_string(value, p, html.len);

    ngx_destroy_pool(pool);

    return NGX_OK;
}


/* white space becomes one space, none at both ends; out may be s->data */

static u_char *
ngx_posts_title_squeeze(ngx_str_t *s, u_char *out)
{
    u_char  *p, *last, *first;

    first = out;
    last = s->data + s->len;

    for (p = s->data; p < last; p++) {

        if (!ngx_posts_liquid_is_space(*p)) {
            *out++ = *p;

        } else if (out > first && out[-1] != ' ') {
            *out++ = ' ';
        }
    }

    return (out > first && out[-1] == ' ') ? out - 1 : out;
}


/* "[^1]" goes; out may be s->data */

static u_char *
ngx_posts_title_footnotes(ngx_str_t *s, u_char *out)
{
    u_char  *p, *last, *close;

    last = s->data + s->len;

    for (p = s->data; p < last; p++) {

        if (*p == '[' && last - p > 2 && p[1] == '^') {

            close = ngx_strlchr(p, last, ']');

            if (close) {
                p = close;
                continue;
            }
        }

        *out++ = *p;
    }

    return out;
}


ngx_uint_t
ngx_posts_title_stripped(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_posts_record_t *record)
{
    ngx_posts_value_t  value;

    if (!record->headed) {
        return 0;
    }

    if (ngx_posts_record_get(pool, record, "strip_title", &value) == NGX_OK) {
        return value.type == NGX_POSTS_BOOLEAN && value.u.integer;
    }

    return (config->plugins & NGX_POSTS_PLUGIN_TITLES_STRIP) != 0;
}
