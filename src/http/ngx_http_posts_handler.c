
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_aside.h"
#include "http/ngx_http_posts_body.h"
#include "http/ngx_http_posts_encoding.h"
#include "http/ngx_http_posts_key.h"
#include "http/ngx_http_posts_store.h"
#include "site/ngx_posts_stylesheet.h"


static ngx_int_t ngx_http_posts_step(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_output(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_lookup(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_look(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_uint_t wanted);
static ngx_uint_t ngx_http_posts_is_made(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_expire(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_serve_old(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_http_posts_status_e status);
static ngx_int_t ngx_http_posts_fallback(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_int_t rc);
static ngx_int_t ngx_http_posts_make(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_int_t ngx_http_posts_early(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site);
static ngx_int_t ngx_http_posts_start(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog);
static ngx_int_t ngx_http_posts_join(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, uint32_t row, ngx_uint_t map);
static uint32_t ngx_http_posts_find(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, const char *suffix);
static ngx_int_t ngx_http_posts_refuse(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_str_t *path);
static ngx_int_t ngx_http_posts_finish(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static void ngx_http_posts_detach(void *data);


/*
 * A step that returns NGX_OK has changed what is asked for: once more.  The
 * file that is not where the catalog says, and 404.html, are asked for a
 * bounded number of times.
 */

ngx_int_t
ngx_http_posts_process(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                  rc;
    ngx_http_posts_process_t  *worker;

    worker = &ngx_http_posts_worker;

    if (!worker->turn.posted) {
        ngx_post_event(&worker->turn, &ngx_posted_events);
    }

    if (ctx->since == 0) {
        ctx->since = worker->tick;
    }

    do {
        rc = ngx_http_posts_step(r, ctx);

    } while (rc == NGX_OK && !ctx->done);

    ngx_http_posts_walk(&worker->walk);

    /* what is sent may have to wait as well, but that is nginx's to do */

    if (rc == NGX_AGAIN && !ctx->done) {

        if (!ctx->late) {
            return NGX_AGAIN;
        }

        rc = ngx_http_posts_fallback(r, ctx, NGX_HTTP_SERVICE_UNAVAILABLE);
    }

    ctx->done = 1;

    return rc;
}


static ngx_int_t
ngx_http_posts_step(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t  rc;

    if (ctx->encoding || ctx->elsewhere) {
        return ngx_http_posts_send(r, ctx);
    }

    if (ctx->foreign && ngx_http_posts_is_made(r, ctx)) {
        ctx->looked = 0;
    }

    ctx->foreign = 0;
    ctx->settles = 0;

    if (ctx->job) {
        return ngx_http_posts_finish(r, ctx);
    }

    rc = ngx_posts_sites_identify(ngx_http_posts_worker.sites, &ctx->root,
                                  ctx->settings, &ctx->of, &ctx->dev,
                                  &ctx->ino);
    switch (rc) {

    case NGX_OK:
        break;

    case NGX_DECLINED:
        return ngx_http_posts_missing(r, ctx, NULL, NULL);

    case NGX_ABORT:
        return NGX_HTTP_FORBIDDEN;

    default:
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (ctx->bare) {
        return ngx_http_posts_redirect(r);
    }

    if (!ctx->looked && ngx_http_posts_lookup(r, ctx) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (ctx->old_head.status && !ctx->expired) {

        rc = ngx_http_posts_fresh(r, ctx);

        if (rc == NGX_AGAIN) {
            return NGX_AGAIN;
        }

        if (rc == NGX_OK) {
            return ngx_http_posts_serve_old(r, ctx,
                                            ctx->old_head.stale
                                            ? NGX_HTTP_POSTS_STALE
                                            : NGX_HTTP_POSTS_HIT);
        }

        if (ngx_http_posts_expire(r, ctx) != NGX_OK) {
            return NGX_HTTP_INTERNAL_SERVER_ERROR;
        }
    }

    return ngx_http_posts_make(r, ctx);
}


/* "/a/" is the file "/a/index.html" */

static ngx_int_t
ngx_http_posts_output(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    u_char  *p;

    ctx->output = ctx->path;

    if (ctx->path.data[ctx->path.len - 1] != '/') {
        return NGX_OK;
    }

    ctx->output.len = ctx->path.len + sizeof("index.html") - 1;

    p = ngx_pnalloc(r->pool, ctx->output.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ctx->output.data = p;

    p = ngx_cpymem(p, ctx->path.data, ctx->path.len);
    ngx_memcpy(p, "index.html", sizeof("index.html") - 1);

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_lookup(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_uint_t  wanted;

    ctx->looked = 1;
    ctx->expired = 0;

    if (ngx_http_posts_output(r, ctx) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_http_posts_identify(ctx);
    ngx_http_posts_encoding_choose(r, ctx);

    wanted = ngx_http_posts_body_wanted(r);

    if (ctx->encoder) {
        wanted |= (1 << ctx->encoder->part)|NGX_POSTS_CACHE_ENCODED;
    }

    return ngx_http_posts_look(r, ctx, wanted);
}


/* besides the page as it is, and all that is known of it */

static ngx_int_t
ngx_http_posts_look(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_uint_t wanted)
{
    ngx_int_t  rc;

    ctx->old_head.status = 0;

    wanted |= (1 << NGX_POSTS_CACHE_HEAD)
              |(1 << NGX_POSTS_CACHE_DEPS)
              |(1 << NGX_POSTS_CACHE_BODY);

    rc = ngx_posts_cache_lookup(ctx->cache, ctx->id, wanted, r->pool,
                                &ctx->old);
    if (rc == NGX_DECLINED) {
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_http_posts_head_unpack(&ctx->old.parts[NGX_POSTS_CACHE_HEAD],
                                   &ctx->old_head)
        != NGX_OK)
    {
        ctx->old_head.status = 0;
    }

    return NGX_OK;
}


/* whether the cache has another version than the request has seen, or none */

static ngx_uint_t
ngx_http_posts_is_made(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_posts_cache_page_t  page;

    return ngx_posts_cache_lookup(ctx->cache, ctx->id, 0, r->pool, &page)
           == NGX_OK
           && page.sequence != ctx->old.sequence;
}


/* what stays if the new version fails is the page as it is */

static ngx_int_t
ngx_http_posts_expire(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ctx->expired = 1;

    if (ctx->old.parts[NGX_POSTS_CACHE_BODY].data
        && !(ctx->old.apart & (1 << NGX_POSTS_CACHE_BODY)))
    {
        return NGX_OK;
    }

    return ngx_http_posts_look(r, ctx, 0);
}


static ngx_int_t
ngx_http_posts_serve_old(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_status_e status)
{
    ctx->status = status;
    ctx->head = ctx->old_head;
    ctx->sequence = ctx->old.sequence;

    if (ctx->encoder) {
        ctx->variant = ctx->old.parts[ctx->encoder->part];
    }

    switch (ngx_http_posts_body_bring(r, ctx)) {

    case NGX_OK:
        break;

    case NGX_DECLINED:
        ctx->looked = 0;
        return NGX_OK;

    default:
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ctx->body = ctx->old.parts[NGX_POSTS_CACHE_BODY];

    if (ctx->head.status != NGX_HTTP_OK) {
        ctx->done = 1;
        return ctx->missing ? NGX_HTTP_NOT_FOUND : (ngx_int_t) ctx->head.status;
    }

    return ngx_http_posts_send(r, ctx);
}


/* the site itself cannot be used, or takes too long */

static ngx_int_t
ngx_http_posts_fallback(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_int_t rc)
{
    ngx_int_t         served;
    ngx_table_elt_t  *retry;

    if (ctx->encoding || ctx->elsewhere) {
        ctx->encoder = NULL;
        ctx->encoding = NULL;
        ctx->elsewhere = 0;

        return ngx_http_posts_send(r, ctx);
    }

    if (ctx->old_head.status == NGX_HTTP_OK) {

        served = ngx_http_posts_serve_old(r, ctx, NGX_HTTP_POSTS_STALE);

        if (served != NGX_OK || ctx->done) {
            return served;
        }
    }

    if (rc != NGX_HTTP_SERVICE_UNAVAILABLE) {
        return rc;
    }

    retry = ngx_http_posts_add_header(r, "Retry-After");
    if (retry == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_str_set(&retry->value, "10");

    return rc;
}


static ngx_int_t
ngx_http_posts_make(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_posts_site_t     *site;
    ngx_posts_catalog_t  *catalog;

    switch (ngx_http_posts_catalog(ctx, &site, &catalog)) {

    case NGX_OK:
        ctx->early = 0;
        return ngx_http_posts_start(r, ctx, site, catalog);

    case NGX_AGAIN:
        return ngx_http_posts_early(r, ctx, site);

    default:
        return ngx_http_posts_fallback(r, ctx,
                                       NGX_HTTP_INTERNAL_SERVER_ERROR);
    }
}


/*
 * Until the site has been looked through, what is made from a file of its own
 * is answered by what an earlier life knew of it: once, after that it waits.
 */

static ngx_int_t
ngx_http_posts_early(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site)
{
    uint32_t              row;
    ngx_posts_entry_t     entry;
    ngx_posts_catalog_t  *catalog;

    catalog = ctx->whole ? NULL : ngx_posts_site_early(site);

    if (catalog == NULL) {
        return NGX_AGAIN;
    }

    row = ngx_posts_site_output(site, catalog, &ctx->output);

    if (row == NGX_POSTS_NO_ID) {
        return NGX_AGAIN;
    }

    ngx_posts_catalog_entry(catalog, row, &entry);

    if (entry.refused || entry.record.generator) {
        return NGX_AGAIN;
    }

    ctx->whole = 1;
    ctx->early = 1;
    ctx->foreign = 0;
    ctx->settles = 0;

    if (entry.record.kind == NGX_POSTS_RECORD_STATIC) {
        return ngx_http_posts_static(r, ctx, site, &entry);
    }

    return ngx_http_posts_join(r, ctx, site, catalog, row, 0);
}


ngx_int_t
ngx_http_posts_catalog(ngx_http_posts_ctx_t *ctx, ngx_posts_site_t **site,
    ngx_posts_catalog_t **catalog)
{
    ngx_int_t  rc;

    if (ngx_posts_sites_get(ngx_http_posts_worker.sites, &ctx->root,
                            ctx->settings, &ctx->of, ctx->options, site)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_site_catalog(*site, ctx->since, ctx->moved, catalog);

    ngx_http_posts_pending(ctx, *site, rc);

    return rc;
}


/* "/a" is also the file "/a.html", and a way to "/a/" */

static ngx_int_t
ngx_http_posts_start(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_catalog_t *catalog)
{
    uint32_t           row;
    ngx_uint_t         map;
    ngx_posts_entry_t  entry;

    row = ngx_posts_site_output(site, catalog, &ctx->output);
    map = 0;

    if (row == NGX_POSTS_NO_ID) {
        row = ngx_posts_stylesheet_of_map(site, catalog, &ctx->output);
        map = (row != NGX_POSTS_NO_ID);
    }

    if (row == NGX_POSTS_NO_ID && ctx->output.data == ctx->path.data) {

        row = ngx_http_posts_find(r, ctx, site, catalog, ".html");

        if (row == NGX_POSTS_NO_ID
            && ngx_http_posts_find(r, ctx, site, catalog, "/index.html")
               != NGX_POSTS_NO_ID)
        {
            return ngx_http_posts_redirect(r);
        }
    }

    if (row == NGX_POSTS_NO_ID || ctx->moved > NGX_HTTP_POSTS_MOVES) {
        return ngx_http_posts_missing(r, ctx, site, catalog);
    }

    ngx_posts_catalog_entry(catalog, row, &entry);

    if (entry.refused) {
        return ngx_http_posts_refuse(r, ctx, &entry.record.path);
    }

    if (entry.record.kind == NGX_POSTS_RECORD_STATIC) {
        return ngx_http_posts_static(r, ctx, site, &entry);
    }

    return ngx_http_posts_join(r, ctx, site, catalog, row, map);
}


/*
 * One render for a page, whoever wants it: in this process they join it, in
 * others they wait until it is in the cache.
 */

static ngx_int_t
ngx_http_posts_join(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_catalog_t *catalog, uint32_t row,
    ngx_uint_t map)
{
    ngx_pool_cleanup_t         *cln;
    ngx_http_posts_job_t       *job;
    ngx_http_posts_loc_conf_t  *lcf;

    cln = ngx_pool_cleanup_add(r->pool, 0);
    if (cln == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    job = ngx_http_posts_job_join(ctx->id, ctx->cache);

    if (job == NULL) {

        if (ngx_posts_cache_claim(ctx->cache, ctx->id,
                                  NGX_POSTS_CACHE_BODY)
            == NGX_AGAIN)
        {
            ctx->foreign = 1;
            return NGX_AGAIN;
        }

        /* it may have been made since the cache was asked */

        if (ngx_http_posts_is_made(r, ctx)) {
            (void) ngx_posts_cache_yield(ctx->cache, ctx->id,
                                         NGX_POSTS_CACHE_BODY);
            ctx->looked = 0;
            return NGX_OK;
        }

        job = ngx_http_posts_job_create(ctx->id, ctx->cache, site, catalog,
                                        row);
        if (job == NULL) {
            (void) ngx_posts_cache_yield(ctx->cache, ctx->id,
                                         NGX_POSTS_CACHE_BODY);
            return NGX_HTTP_INTERNAL_SERVER_ERROR;
        }

        job->render->map = map;
        job->early = ctx->early;

        /* what is given up must be known before the request is */

        lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

        ngx_http_posts_aside_allow(job->render, lcf->timeout / 2);
    }

    cln->handler = ngx_http_posts_detach;
    cln->data = job;

    ctx->job = job;

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_refuse(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_str_t *path)
{
    ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                  "%V/%V:1: permission denied", &ctx->root, path);

    return NGX_HTTP_FORBIDDEN;
}


static uint32_t
ngx_http_posts_find(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_catalog_t *catalog, const char *suffix)
{
    u_char     *p;
    size_t      len;
    ngx_str_t   output;

    len = ngx_strlen(suffix);
    output.len = ctx->path.len + len;

    output.data = ngx_pnalloc(r->pool, output.len);
    if (output.data == NULL) {
        return NGX_POSTS_NO_ID;
    }

    p = ngx_cpymem(output.data, ctx->path.data, ctx->path.len);
    ngx_memcpy(p, suffix, len);

    return ngx_posts_site_output(site, catalog, &output);
}


static void
ngx_http_posts_detach(void *data)
{
    ngx_http_posts_job_release(data);
}


/* what was read before a request came may have changed before, too */

static ngx_int_t
ngx_http_posts_finish(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t              rc;
    ngx_http_posts_job_t  *job;

    job = ctx->job;

    rc = ngx_http_posts_job_run(job);

    if (ngx_http_posts_job_early(job)) {
        ctx->job = NULL;
        ctx->whole = 1;
        return NGX_AGAIN;
    }

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc == NGX_DECLINED) {
        ngx_http_posts_job_leave(job);
        ngx_http_posts_job_yield(job);
        ctx->job = NULL;
        return ngx_http_posts_moved(ctx, job->render->site,
                                    &job->render->record.path);
    }

    if (rc == NGX_ABORT) {
        ngx_http_posts_job_leave(job);
        ngx_http_posts_job_yield(job);
        return ngx_http_posts_refuse(r, ctx, &job->render->record.path);
    }

    rc = job->ended ? NGX_OK : ngx_http_posts_store(r, ctx, job);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    /* what has ended is in the cache: the next one looks there */

    ngx_http_posts_job_leave(job);

    if (rc != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_http_posts_job_yield(job);

    if (ctx->since > job->since) {
        ctx->job = NULL;
        ctx->looked = 0;
        return NGX_OK;
    }

    ctx->render_time = job->told ? 0 : ngx_max(job->usec, 1);
    job->told = 1;

    ctx->head = job->head;
    ctx->body = job->body;
    ctx->sequence = job->sequence;
    ctx->status = job->status;

    /* who has only waited finds it as those of other processes do */

    if (ctx->render_time == 0 && job->sequence
        && ctx->status != NGX_HTTP_POSTS_STALE)
    {
        ctx->status = NGX_HTTP_POSTS_HIT;
    }

    if (ctx->head.status != NGX_HTTP_OK) {
        ctx->done = 1;
        return ctx->missing ? NGX_HTTP_NOT_FOUND : (ngx_int_t) ctx->head.status;
    }

    return ngx_http_posts_send(r, ctx);
}
