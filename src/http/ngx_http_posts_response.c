
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_body.h"
#include "http/ngx_http_posts_encoding.h"


/* a second within which a page may have changed twice */
#define NGX_HTTP_POSTS_UNSURE  2


static ngx_int_t ngx_http_posts_send_header(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_set_type(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_set_encoding(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_set_vary(ngx_http_request_t *r);
static ngx_int_t ngx_http_posts_set_modified(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_set_etag(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


ngx_int_t
ngx_http_posts_send(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t  rc;

    if (ngx_http_posts_set_type(r, ctx) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (ngx_http_posts_encode(r, ctx) != NGX_OK) {
        return NGX_AGAIN;
    }

    ctx->done = 1;

    if (ngx_http_posts_send_header(r, ctx) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    rc = ngx_http_send_header(r);

    if (rc == NGX_ERROR || rc > NGX_OK || r->header_only) {
        return rc;
    }

    return ngx_http_posts_body_send(r, ctx);
}


static ngx_int_t
ngx_http_posts_send_header(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    r->headers_out.status = ctx->missing ? NGX_HTTP_NOT_FOUND : NGX_HTTP_OK;
    r->headers_out.content_length_n = ctx->body.len;

    if (ngx_http_posts_set_encoding(r, ctx) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ctx->missing) {
        return NGX_OK;
    }

    if (ngx_http_posts_set_modified(r, ctx) != NGX_OK) {
        return NGX_ERROR;
    }

    r->allow_ranges = 1;

    if (r == r->main
        && ngx_time() - ctx->head.modified < NGX_HTTP_POSTS_UNSURE)
    {
        r->headers_in.if_modified_since = NULL;
    }

    return ngx_http_posts_set_etag(r, ctx);
}


/* the type is that of the file which Jekyll would write, not of the URI */

static ngx_int_t
ngx_http_posts_set_type(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    r->exten = ctx->head.ext;

    if (ngx_http_set_content_type(r) != NGX_OK) {
        return NGX_ERROR;
    }

    ctx->type = ngx_http_posts_type(&r->headers_out.content_type);

    if (ctx->type & NGX_HTTP_POSTS_TEXT) {
        ngx_str_set(&r->headers_out.charset, "utf-8");
    }

    return NGX_OK;
}


ngx_uint_t
ngx_http_posts_type(ngx_str_t *type)
{
    ngx_uint_t  i;

    static struct {
        ngx_str_t   start;
        ngx_uint_t  known;
    }  types[] = {
        { ngx_string("text/"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/javascript"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/json"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/xml"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/xhtml+xml"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/atom+xml"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/rss+xml"),
          NGX_HTTP_POSTS_TEXT|NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/manifest+json"), NGX_HTTP_POSTS_LOOSE },
        { ngx_string("application/ld+json"), NGX_HTTP_POSTS_LOOSE },
        { ngx_string("image/svg+xml"), NGX_HTTP_POSTS_LOOSE }
    };

    for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {

        if (type->len >= types[i].start.len
            && ngx_strncmp(type->data, types[i].start.data,
                           types[i].start.len)
               == 0)
        {
            return types[i].known;
        }
    }

    return 0;
}


static ngx_int_t
ngx_http_posts_set_encoding(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_table_elt_t  *encoding;

    if (ctx->vary && ngx_http_posts_set_vary(r) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ctx->encoder == NULL) {
        return NGX_OK;
    }

    encoding = ngx_http_posts_add_header(r, "Content-Encoding");
    if (encoding == NULL) {
        return NGX_ERROR;
    }

    encoding->value = ctx->encoder->name;

    r->headers_out.content_encoding = encoding;

    return NGX_OK;
}


/* with gzip_vary nginx says it itself */

static ngx_int_t
ngx_http_posts_set_vary(ngx_http_request_t *r)
{
    ngx_table_elt_t  *vary;

#if (NGX_HTTP_GZIP)
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    if (clcf->gzip_vary) {
        r->gzip_vary = 1;
        return NGX_OK;
    }
#endif

    vary = ngx_http_posts_add_header(r, "Vary");
    if (vary == NULL) {
        return NGX_ERROR;
    }

    ngx_str_set(&vary->value, "Accept-Encoding");

    return NGX_OK;
}


/* what is there already is not printed by nginx for each request */

static ngx_int_t
ngx_http_posts_set_modified(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_table_elt_t  *modified;

    modified = ngx_http_posts_add_header(r, "Last-Modified");
    if (modified == NULL) {
        return NGX_ERROR;
    }

    modified->value.data = ctx->head.date;
    modified->value.len = NGX_HTTP_POSTS_DATE_LEN;

    r->headers_out.last_modified = modified;
    r->headers_out.last_modified_time = ctx->head.modified;

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_set_etag(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_table_elt_t           *etag;
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    if (!clcf->etag) {
        return NGX_OK;
    }

    etag = ngx_http_posts_add_header(r, "ETag");
    if (etag == NULL) {
        return NGX_ERROR;
    }

    etag->value.data = ctx->head.etag;
    etag->value.len = NGX_HTTP_POSTS_ETAG_LEN;

    r->headers_out.etag = etag;

    return NGX_OK;
}


ngx_table_elt_t *
ngx_http_posts_add_header(ngx_http_request_t *r, const char *name)
{
    ngx_table_elt_t  *h;

    h = ngx_list_push(&r->headers_out.headers);
    if (h == NULL) {
        return NULL;
    }

    h->hash = 1;
#if (nginx_version >= 1023000)
    h->next = NULL;
#endif
    h->key.data = (u_char *) name;
    h->key.len = ngx_strlen(name);
    ngx_str_null(&h->value);

    return h;
}
