
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>
#include <ngx_md5.h>

#include "data/ngx_posts_time.h"
#include "http/ngx_http_posts_accept.h"
#include "http/ngx_http_posts_encoding.h"


/* microseconds of one slice */
#define NGX_HTTP_POSTS_SLICE   500

/* bytes of a page that is worth it: less goes into one packet anyway */
#define NGX_HTTP_POSTS_LEAST   256


/*
 * A body that is being encoded, and the requests that wait for it: one for
 * each page, body and encoder in a process.  Every one of the requests has
 * the body, so it is that of whoever asks that is taken.
 *
 * cache   where the part is claimed, NULL: it is not
 * id      of the page
 * digest  of the body
 * taken   bytes of the body
 * rc      NGX_AGAIN; NGX_OK; NGX_DECLINED: it would not become smaller;
 *         NGX_ERROR
 */

struct ngx_http_posts_encoding_s {
    ngx_queue_t                      queue;
    ngx_uint_t                       refs;
    ngx_pool_t                      *pool;
    ngx_posts_cache_t               *cache;
    u_char                           id[NGX_HTTP_POSTS_KEY_LEN];
    u_char                           digest[16];
    const ngx_http_posts_encoder_t  *encoder;
    void                            *state;
    size_t                           taken;
    ngx_buf_t                        out;
    ngx_md5_t                        md5;
    ngx_uint_t                       stepped;
    ngx_int_t                        rc;

    unsigned                         stored:1;
};


static ngx_uint_t ngx_http_posts_encoding_worth(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_encoding_make(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_encoding_start(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_encoding_claim(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_http_posts_encoding_t *ngx_http_posts_encoding_find(
    ngx_http_posts_ctx_t *ctx);
static ngx_http_posts_encoding_t *ngx_http_posts_encoding_create(
    ngx_http_posts_ctx_t *ctx, ngx_log_t *log);
static void ngx_http_posts_encoding_leave(void *data);
static void ngx_http_posts_encoding_yield(
    ngx_http_posts_encoding_t *encoding);
static ngx_int_t ngx_http_posts_encoding_run(
    ngx_http_posts_encoding_t *encoding, ngx_str_t *body);
static void ngx_http_posts_encoding_step(ngx_http_posts_encoding_t *encoding,
    ngx_str_t *body);
static void ngx_http_posts_encoding_store(ngx_http_posts_ctx_t *ctx);
static void ngx_http_posts_encoding_take(ngx_http_posts_ctx_t *ctx,
    ngx_str_t *variant);


void
ngx_http_posts_encoding_choose(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx)
{
    ngx_http_posts_loc_conf_t  *lcf;

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    ctx->encoder = NULL;
    ngx_str_null(&ctx->variant);

    if (lcf->encodings->nelts && !ngx_http_posts_is_altered(r)) {
        ctx->encoder = ngx_http_posts_accept(r, lcf->encodings);
    }
}


ngx_int_t
ngx_http_posts_encode(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t  rc;

    ctx->vary = 0;

    if (ctx->variant.len > NGX_HTTP_POSTS_PREFIX) {
        ngx_http_posts_encoding_take(ctx, &ctx->variant);
        ctx->vary = 1;
        return NGX_OK;
    }

    if (!ngx_http_posts_encoding_worth(r, ctx)) {
        ctx->encoder = NULL;
        return NGX_OK;
    }

    ctx->vary = 1;

    /* an empty variant: it was tried in vain */

    if (ctx->encoder && ctx->variant.data == NULL) {

        rc = ngx_http_posts_encoding_make(r, ctx);

        if (rc == NGX_OK || rc == NGX_AGAIN) {
            return rc;
        }
    }

    ctx->encoder = NULL;

#if (NGX_HTTP_GZIP)

    /* it was decided here: the gzip filter stands back */

    r->gzip_tested = 1;
    r->gzip_ok = 0;

#endif

    return NGX_OK;
}


static ngx_uint_t
ngx_http_posts_encoding_worth(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx)
{
    ngx_http_posts_loc_conf_t  *lcf;

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    return r == r->main
           && lcf->encodings->nelts
           && ctx->body.len >= NGX_HTTP_POSTS_LEAST
           && (ctx->type & NGX_HTTP_POSTS_LOOSE)
           && !ngx_http_posts_is_altered(r);
}


static ngx_int_t
ngx_http_posts_encoding_make(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                   rc;
    ngx_str_t                   variant;
    ngx_http_posts_encoding_t  *encoding;

    if (ctx->encoding == NULL) {

        rc = ngx_http_posts_encoding_start(r, ctx);

        if (ctx->encoding == NULL) {
            return rc;
        }
    }

    encoding = ctx->encoding;

    rc = ngx_http_posts_encoding_run(encoding, &ctx->body);

    if (rc == NGX_AGAIN || rc == NGX_ERROR) {
        return rc;
    }

    if (!encoding->stored) {
        encoding->stored = 1;
        ngx_http_posts_encoding_store(ctx);
        ngx_http_posts_encoding_yield(encoding);
    }

    if (rc == NGX_OK) {
        variant.data = encoding->out.start;
        variant.len = encoding->out.last - encoding->out.start;

        ngx_http_posts_encoding_take(ctx, &variant);
    }

    return rc;
}


/*
 * Joins what the process encodes, or begins to encode.  Without ctx->encoding
 * the variant has come from the cache (NGX_OK, NGX_DECLINED), or another
 * process is making it (NGX_AGAIN).
 */

static ngx_int_t
ngx_http_posts_encoding_start(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                   rc;
    ngx_pool_cleanup_t         *cln;
    ngx_http_posts_encoding_t  *encoding;

    encoding = ngx_http_posts_encoding_find(ctx);

    if (encoding == NULL) {

        rc = ngx_http_posts_encoding_claim(r, ctx);

        if (rc != NGX_DONE) {
            return rc;
        }

        encoding = ngx_http_posts_encoding_create(ctx, ngx_cycle->log);
        if (encoding == NULL) {
            return NGX_ERROR;
        }
    }

    encoding->refs++;

    ctx->foreign = 0;
    ctx->elsewhere = 0;

    cln = ngx_pool_cleanup_add(r->pool, 0);

    if (cln == NULL) {
        ngx_http_posts_encoding_leave(encoding);
        return NGX_ERROR;
    }

    cln->handler = ngx_http_posts_encoding_leave;
    cln->data = encoding;

    ctx->encoding = encoding;

    return NGX_AGAIN;
}


/* NGX_DONE: it is this process that encodes */

static ngx_int_t
ngx_http_posts_encoding_claim(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                rc;
    ngx_uint_t               part;
    ngx_posts_cache_page_t   page;

    if (ctx->sequence == 0) {
        return NGX_DONE;
    }

    part = ctx->encoder->part;

    rc = ngx_posts_cache_claim(ctx->cache, ctx->id, part);

    ctx->elsewhere = (rc == NGX_AGAIN);
    ctx->foreign = ctx->elsewhere;

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    /* it may have been made since the cache was asked */

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    page.sequence = ctx->sequence;

    rc = ngx_posts_cache_fetch(ctx->cache, ctx->id, part, r->pool, &page);

    if (rc == NGX_DECLINED) {
        return NGX_DONE;
    }

    (void) ngx_posts_cache_yield(ctx->cache, ctx->id, part);

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (page.parts[part].len <= NGX_HTTP_POSTS_PREFIX) {
        return NGX_DECLINED;
    }

    ngx_http_posts_encoding_take(ctx, &page.parts[part]);

    return NGX_OK;
}


static ngx_http_posts_encoding_t *
ngx_http_posts_encoding_find(ngx_http_posts_ctx_t *ctx)
{
    ngx_queue_t                *q;
    ngx_http_posts_encoding_t  *encoding;

    for (q = ngx_queue_head(&ngx_http_posts_worker.encodings);
         q != ngx_queue_sentinel(&ngx_http_posts_worker.encodings);
         q = ngx_queue_next(q))
    {
        encoding = ngx_queue_data(q, ngx_http_posts_encoding_t, queue);

        if (encoding->encoder == ctx->encoder
            && ngx_memcmp(encoding->id, ctx->id, NGX_HTTP_POSTS_KEY_LEN) == 0
            && ngx_memcmp(encoding->digest, ctx->head.digest,
                          sizeof(encoding->digest))
               == 0)
        {
            return encoding;
        }
    }

    return NULL;
}


/*
 * There is no room for what is not smaller than the body.  A claim is the
 * encoding's, or is yielded.
 */

static ngx_http_posts_encoding_t *
ngx_http_posts_encoding_create(ngx_http_posts_ctx_t *ctx, ngx_log_t *log)
{
    ngx_buf_t                  *out;
    ngx_pool_t                 *pool;
    ngx_http_posts_encoding_t  *encoding;

    pool = ngx_create_pool(NGX_MIN_POOL_SIZE, log);
    if (pool == NULL) {
        goto failed;
    }

    encoding = ngx_pcalloc(pool, sizeof(ngx_http_posts_encoding_t));
    if (encoding == NULL) {
        goto failed;
    }

    out = &encoding->out;

    out->start = ngx_palloc(pool, NGX_HTTP_POSTS_PREFIX + ctx->body.len);
    if (out->start == NULL) {
        goto failed;
    }

    out->pos = out->start + NGX_HTTP_POSTS_PREFIX;
    out->last = out->pos;
    out->end = out->pos + ctx->body.len - 1;

    encoding->state = ngx_http_posts_encoder_get(ctx->encoder, ctx->body.len);
    if (encoding->state == NULL) {
        goto failed;
    }

    encoding->pool = pool;
    encoding->cache = ctx->sequence ? ctx->cache : NULL;
    encoding->encoder = ctx->encoder;
    encoding->rc = NGX_AGAIN;

    ngx_memcpy(encoding->id, ctx->id, NGX_HTTP_POSTS_KEY_LEN);
    ngx_memcpy(encoding->digest, ctx->head.digest, sizeof(encoding->digest));
    ngx_md5_init(&encoding->md5);

    ngx_queue_insert_head(&ngx_http_posts_worker.encodings, &encoding->queue);

    return encoding;

failed:

    if (pool) {
        ngx_destroy_pool(pool);
    }

    if (ctx->sequence) {
        (void) ngx_posts_cache_yield(ctx->cache, ctx->id, ctx->encoder->part);
    }

    return NULL;
}


static void
ngx_http_posts_encoding_leave(void *data)
{
    ngx_http_posts_encoding_t *encoding = data;

    if (--encoding->refs) {
        return;
    }

    if (encoding->rc == NGX_AGAIN) {
        ngx_queue_remove(&encoding->queue);
        ngx_http_posts_encoder_put(encoding->encoder, encoding->state);
    }

    ngx_http_posts_encoding_yield(encoding);

    ngx_destroy_pool(encoding->pool);
}


/* other processes need not wait for it any longer */

static void
ngx_http_posts_encoding_yield(ngx_http_posts_encoding_t *encoding)
{
    ngx_posts_cache_t  *cache;

    cache = encoding->cache;
    encoding->cache = NULL;

    if (cache
        && ngx_posts_cache_yield(cache, encoding->id, encoding->encoder->part))
    {
        ngx_http_posts_wake();
    }
}


/* one slice for each turn of the event loop, whoever asks */

static ngx_int_t
ngx_http_posts_encoding_run(ngx_http_posts_encoding_t *encoding,
    ngx_str_t *body)
{
    uint64_t  start;

    if (encoding->rc != NGX_AGAIN
        || encoding->stepped == ngx_http_posts_worker.tick)
    {
        return encoding->rc;
    }

    encoding->stepped = ngx_http_posts_worker.tick;
    start = ngx_posts_time_usec();

    do {
        ngx_http_posts_encoding_step(encoding, body);

    } while (encoding->rc == NGX_AGAIN
             && ngx_posts_time_usec() - start < NGX_HTTP_POSTS_SLICE);

    if (encoding->rc != NGX_AGAIN) {
        ngx_queue_remove(&encoding->queue);
        ngx_http_posts_encoder_put(encoding->encoder, encoding->state);
    }

    return encoding->rc;
}


static void
ngx_http_posts_encoding_step(ngx_http_posts_encoding_t *encoding,
    ngx_str_t *body)
{
    size_t       len;
    u_char      *made, digest[16];
    ngx_int_t    rc;
    ngx_uint_t   last;

    len = ngx_min(body->len - encoding->taken, NGX_HTTP_POSTS_CHUNK);
    last = (encoding->taken + len == body->len);
    made = encoding->out.last;

    rc = encoding->encoder->run(encoding->state, body->data + encoding->taken,
                                len, last, &encoding->out);
    if (rc != NGX_OK) {
        encoding->rc = rc;
        return;
    }

    encoding->taken += len;
    ngx_md5_update(&encoding->md5, made, encoding->out.last - made);

    if (last) {
        ngx_md5_final(digest, &encoding->md5);
        ngx_http_posts_head_etag(encoding->out.start, digest);
        encoding->rc = NGX_OK;
    }
}


/* what gained nothing leaves a mark: a part without a byte */

static void
ngx_http_posts_encoding_store(ngx_http_posts_ctx_t *ctx)
{
    ngx_str_t                   variant;
    ngx_posts_cache_page_t      page;
    ngx_http_posts_encoding_t  *encoding;

    if (ctx->sequence == 0) {
        return;
    }

    encoding = ctx->encoding;

    variant.data = encoding->out.start;
    variant.len = (encoding->rc == NGX_OK)
                  ? (size_t) (encoding->out.last - encoding->out.start) : 0;

    page.sequence = ctx->sequence;

    (void) ngx_posts_cache_add(ctx->cache, ctx->id, &page,
                               ctx->encoder->part, &variant);
}


static void
ngx_http_posts_encoding_take(ngx_http_posts_ctx_t *ctx, ngx_str_t *variant)
{
    ngx_memcpy(ctx->head.etag, variant->data, NGX_HTTP_POSTS_PREFIX);

    ctx->body.data = variant->data + NGX_HTTP_POSTS_PREFIX;
    ctx->body.len = variant->len - NGX_HTTP_POSTS_PREFIX;
}
