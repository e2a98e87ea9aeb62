
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_body.h"
#include "http/ngx_http_posts_encoding.h"


static ngx_uint_t ngx_http_posts_body_none(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, u_char *etag);
static ngx_int_t ngx_http_posts_body_fetch(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_uint_t part);
static ngx_int_t ngx_http_posts_body_late(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


/* several ranges are cut out of one buffer */

ngx_uint_t
ngx_http_posts_body_wanted(ngx_http_request_t *r)
{
    if (r != r->main) {
        return NGX_POSTS_CACHE_APART;
    }

    if (r->method == NGX_HTTP_HEAD
        || r->headers_in.if_none_match
        || r->headers_in.if_modified_since)
    {
        return NGX_POSTS_CACHE_BRIEF;
    }

    return r->headers_in.range ? 0 : NGX_POSTS_CACHE_APART;
}


/* what is to be encoded first is needed as a whole */

ngx_int_t
ngx_http_posts_body_bring(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    size_t      skip;
    u_char     *etag;
    ngx_int_t   rc;
    ngx_uint_t  part;

    part = NGX_POSTS_CACHE_BODY;
    skip = 0;
    etag = ctx->old_head.etag;

    ctx->apart = 0;
    ctx->chain = NULL;

    if (ctx->variant.len > NGX_HTTP_POSTS_PREFIX) {
        part = ctx->encoder->part;
        skip = NGX_HTTP_POSTS_PREFIX;
        etag = ctx->variant.data;
    }

    if (!(ctx->old.apart & (1 << part))) {
        return NGX_OK;
    }

    if (skip == 0 && ctx->encoder && ctx->variant.data == NULL) {
        return ngx_http_posts_body_fetch(r, ctx, part);
    }

    ctx->apart = part;

    if (ngx_http_posts_body_none(r, ctx, etag)) {
        return NGX_OK;
    }

    if (r->headers_in.range == NULL
        && ctx->old.parts[part].len > NGX_POSTS_CACHE_LARGE)
    {
        rc = ngx_posts_cache_pin(ctx->cache, ctx->id, &ctx->old, part, skip,
                                 r->pool, &ctx->chain);
        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    return ngx_http_posts_body_fetch(r, ctx, part);
}


/*
 * Whether nginx will send no body: the plain cases only, in which the client
 * repeats what it was told.
 */

static ngx_uint_t
ngx_http_posts_body_none(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    u_char *etag)
{
    ngx_str_t        *value;
    ngx_table_elt_t  *match, *since;

    if (r != r->main) {
        return 0;
    }

    if (r->method == NGX_HTTP_HEAD) {
        return 1;
    }

    match = r->headers_in.if_none_match;
    since = r->headers_in.if_modified_since;

    if (ctx->missing || r->disable_not_modified || r->headers_in.if_match
        || r->headers_in.if_unmodified_since)
    {
        return 0;
    }

    if (match) {
        value = &match->value;

        if (value->len != NGX_HTTP_POSTS_ETAG_LEN
            || ngx_memcmp(value->data, etag, NGX_HTTP_POSTS_ETAG_LEN) != 0)
        {
            return 0;
        }
    }

    if (since) {
        value = &since->value;

        if (value->len != NGX_HTTP_POSTS_DATE_LEN
            || ngx_memcmp(value->data, ctx->old_head.date,
                          NGX_HTTP_POSTS_DATE_LEN)
               != 0)
        {
            return 0;
        }
    }

    return match || since;
}


static ngx_int_t
ngx_http_posts_body_fetch(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_uint_t part)
{
    ngx_int_t  rc;

    ctx->apart = 0;

    rc = ngx_posts_cache_fetch(ctx->cache, ctx->id, part, r->pool, &ctx->old);

    if (rc == NGX_OK && part != NGX_POSTS_CACHE_BODY) {
        ctx->variant = ctx->old.parts[part];
    }

    return rc;
}


ngx_int_t
ngx_http_posts_body_send(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_buf_t    *b;
    ngx_chain_t   out, *in, *cl;

    if (ctx->apart && ctx->chain == NULL
        && ngx_http_posts_body_late(r, ctx) != NGX_OK)
    {
        return NGX_ERROR;
    }

    in = ctx->chain;

    if (in == NULL) {
        b = ngx_calloc_buf(r->pool);
        if (b == NULL) {
            return NGX_ERROR;
        }

        b->pos = ctx->body.data;
        b->last = ctx->body.data + ctx->body.len;
        b->memory = ctx->body.len ? 1 : 0;

        out.buf = b;
        out.next = NULL;

        in = &out;
    }

    for (cl = in; cl->next; cl = cl->next) { /* void */ }

    b = cl->buf;

    b->last_buf = (r == r->main) ? 1 : 0;
    b->last_in_chain = 1;
    b->sync = (b->last_buf || b->memory) ? 0 : 1;

    return ngx_http_output_filter(r, in);
}


/* some other module wants the body to be sent in spite of all */

static ngx_int_t
ngx_http_posts_body_late(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    size_t      skip;
    ngx_str_t  *body;
    ngx_uint_t  part;

    part = ctx->apart;

    if (ngx_http_posts_body_fetch(r, ctx, part) != NGX_OK) {
        return NGX_ERROR;
    }

    skip = (part == NGX_POSTS_CACHE_BODY) ? 0 : NGX_HTTP_POSTS_PREFIX;
    body = &ctx->old.parts[part];

    ctx->body.data = body->data + skip;
    ctx->body.len = body->len - skip;

    return NGX_OK;
}
