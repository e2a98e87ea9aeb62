
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_md5.h>

#include "http/ngx_http_posts_key.h"


static ngx_uint_t ngx_http_posts_key_is(ngx_http_posts_key_t *key,
    ngx_http_posts_ctx_t *ctx);
static void ngx_http_posts_key_make(ngx_http_posts_ctx_t *ctx);


static ngx_http_posts_key_t  ngx_http_posts_keys[NGX_HTTP_POSTS_KEYS];


void
ngx_http_posts_identify(ngx_http_posts_ctx_t *ctx)
{
    uint64_t               hash;
    ngx_http_posts_key_t  *key;

    if (ctx->output.len > NGX_HTTP_POSTS_KEY_OUTPUT) {
        ngx_http_posts_key_make(ctx);
        return;
    }

    hash = ngx_posts_stamp_digest(&ctx->output) + ctx->ino;
    key = &ngx_http_posts_keys[hash % NGX_HTTP_POSTS_KEYS];

    if (ngx_http_posts_key_is(key, ctx)) {
        ngx_memcpy(ctx->id, key->id, NGX_HTTP_POSTS_KEY_LEN);
        return;
    }

    ngx_http_posts_key_make(ctx);

    key->dev = ctx->dev;
    key->ino = ctx->ino;
    key->settings = ctx->settings;
    key->len = ctx->output.len;
    ngx_memcpy(key->output, ctx->output.data, ctx->output.len);
    ngx_memcpy(key->id, ctx->id, NGX_HTTP_POSTS_KEY_LEN);
}


static ngx_uint_t
ngx_http_posts_key_is(ngx_http_posts_key_t *key, ngx_http_posts_ctx_t *ctx)
{
    return key->len == ctx->output.len
           && key->ino == ctx->ino
           && key->dev == ctx->dev
           && key->settings == ctx->settings
           && ngx_memcmp(key->output, ctx->output.data, key->len) == 0;
}


/* two locations that show different things never share a page */

static void
ngx_http_posts_key_make(ngx_http_posts_ctx_t *ctx)
{
    ngx_md5_t  md5;

    ngx_md5_init(&md5);
    ngx_md5_update(&md5, &ctx->dev, sizeof(ctx->dev));
    ngx_md5_update(&md5, &ctx->ino, sizeof(ctx->ino));
    ngx_md5_update(&md5, &ctx->settings, sizeof(ctx->settings));
    ngx_md5_update(&md5, ctx->output.data, ctx->output.len);
    ngx_md5_final(ctx->id, &md5);
}
