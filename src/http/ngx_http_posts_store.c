
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "data/ngx_posts_time.h"
#include "http/ngx_http_posts_store.h"


/* microseconds of one slice */
#define NGX_HTTP_POSTS_SLICE  500


static void ngx_http_posts_store_log(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_render_t *render);
static void ngx_http_posts_store_new(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job);
static time_t ngx_http_posts_store_modified(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job);
static time_t ngx_http_posts_store_newest(ngx_str_t *root,
    ngx_posts_deps_t *deps);
static ngx_int_t ngx_http_posts_store_last(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job);
static void ngx_http_posts_store_failed(ngx_http_posts_job_t *job);
static ngx_int_t ngx_http_posts_store_put(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_http_posts_job_t *job);
static ngx_int_t ngx_http_posts_store_run(ngx_http_posts_job_t *job);
static void ngx_http_posts_store_keep(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job, ngx_posts_cache_page_t *page);
static void ngx_http_posts_store_unfit(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_http_posts_job_t *job);


ngx_int_t
ngx_http_posts_store(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    ngx_uint_t           last;
    ngx_posts_render_t  *render;

    if (job->put) {
        return ngx_http_posts_job_turn(job) ? ngx_http_posts_store_run(job)
                                            : NGX_AGAIN;
    }

    render = job->render;

    if (job->rc == NGX_ERROR && !ngx_posts_error_is_set(&render->error)) {
        return NGX_ERROR;
    }

    if (job->rc == NGX_ERROR || render->broken) {
        ngx_http_posts_store_log(r, ctx, render);
    }

    last = (ctx->looked && ctx->old_head.status == NGX_HTTP_OK);

    if (last && (job->rc == NGX_ERROR || render->broken)) {

        if (ngx_http_posts_store_last(ctx, job) != NGX_OK) {
            return NGX_ERROR;
        }

    } else if (job->rc == NGX_ERROR) {
        ngx_http_posts_store_failed(job);

    } else {
        ngx_http_posts_store_new(ctx, job);
    }

    return ngx_http_posts_store_put(r, ctx, job);
}


static void
ngx_http_posts_store_log(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_render_t *render)
{
    ngx_str_t           root;
    ngx_posts_error_t  *error;

    root = ctx->root;
    error = &render->error;

    if (error->file.len && error->file.data[0] == '/') {
        root.len = 0;
    }

    ngx_log_error(NGX_LOG_ERR, r->connection->log, 0, "%V%s%V:%ui: %V",
                  &root, root.len ? "/" : "", &error->file,
                  error->line ? error->line : 1, &error->reason);
}


static void
ngx_http_posts_store_new(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    ngx_http_posts_head_t  *head;

    head = &job->head;

    job->body = job->render->output;

    ngx_http_posts_head_set(head, &job->render->record, &job->body,
                            job->digest);

    head->expires = job->render->deps->expires;

    ngx_http_posts_head_date(head, ngx_http_posts_store_modified(ctx, job));

    job->status = (ctx->looked && ctx->old_head.status)
                  ? NGX_HTTP_POSTS_EXPIRED : NGX_HTTP_POSTS_MISS;
}


/*
 * The newest change of a file of the site, so that every server of a fleet
 * says the same: the system's time zones are no news, nor is a name that came
 * or went.  But it moves whenever the bytes do, and never goes back.
 */

static time_t
ngx_http_posts_store_modified(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    time_t             modified, config;
    ngx_posts_site_t  *site;

    site = job->render->site;

    modified = ngx_http_posts_store_newest(&site->root, job->render->deps);
    config = ngx_http_posts_store_newest(&site->root, site->deps);

    modified = ngx_min(ngx_max(modified, config), ngx_time());

    if (!ctx->looked || ctx->old_head.status != NGX_HTTP_OK) {
        return modified;
    }

    if (ngx_memcmp(ctx->old_head.digest, job->head.digest,
                   sizeof(job->head.digest))
        == 0)
    {
        return ctx->old_head.modified;
    }

    if (modified > ctx->old_head.modified) {
        return modified;
    }

    return ngx_max(ngx_time(), ctx->old_head.modified + 1);
}


static time_t
ngx_http_posts_store_newest(ngx_str_t *root, ngx_posts_deps_t *deps)
{
    time_t            newest, mtime;
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep;

    newest = 0;
    dep = deps->deps.elts;

    for (i = 0; i < deps->deps.nelts; i++) {

        if (dep[i].names || dep[i].path.len < root->len
            || ngx_memcmp(dep[i].path.data, root->data, root->len) != 0)
        {
            continue;
        }

        mtime = (time_t) (dep[i].stamp.mtime / 1000000000);
        newest = ngx_max(newest, mtime);
    }

    return newest;
}


/* the last good page stays until what the failure came from is changed */

static ngx_int_t
ngx_http_posts_store_last(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    ngx_str_t   *body;
    ngx_pool_t  *pool;

    pool = job->render->pool;
    body = &ctx->old.parts[NGX_POSTS_CACHE_BODY];

    job->head = ctx->old_head;
    job->head.stale = 1;
    job->head.expires = job->render->deps->expires;

    job->head.ext.data = ngx_pstrdup(pool, &ctx->old_head.ext);
    job->head.source.data = ngx_pstrdup(pool, &ctx->old_head.source);

    job->body.len = body->len;
    job->body.data = ngx_pstrdup(pool, body);

    if (job->head.ext.data == NULL || job->head.source.data == NULL
        || job->body.data == NULL)
    {
        return NGX_ERROR;
    }

    job->status = NGX_HTTP_POSTS_STALE;

    return NGX_OK;
}


static void
ngx_http_posts_store_failed(ngx_http_posts_job_t *job)
{
    job->head.status = NGX_HTTP_INTERNAL_SERVER_ERROR;
    job->head.source = job->render->record.path;
    job->head.expires = job->render->deps->expires;

    ngx_str_set(&job->head.ext, "");
    ngx_str_set(&job->body, "");

    job->status = NGX_HTTP_POSTS_MISS;
}


static ngx_int_t
ngx_http_posts_store_put(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    ngx_posts_cache_page_t  *page;

    page = &job->page;

    page->checked = ngx_time();
    page->parts[NGX_POSTS_CACHE_BODY] = job->body;

    ngx_http_posts_store_keep(ctx, job, page);

    if (ngx_http_posts_head_pack(job->render->pool, &job->head,
                                 &page->parts[NGX_POSTS_CACHE_HEAD])
        != NGX_OK
        || ngx_posts_deps_pack(job->render->deps,
                               &page->parts[NGX_POSTS_CACHE_DEPS])
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    job->put = ngx_posts_cache_put(ctx->cache, ctx->id, page,
                                   job->render->pool);
    if (job->put) {
        return ngx_http_posts_store_run(job);
    }

    job->ended = 1;

    if (job->status != NGX_HTTP_POSTS_STALE) {
        job->status = NGX_HTTP_POSTS_BYPASS;
    }

    ngx_http_posts_store_unfit(r, ctx, job);

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_store_run(ngx_http_posts_job_t *job)
{
    uint64_t  start;

    start = ngx_posts_time_usec();

    while (ngx_posts_cache_put_run(job->put) == NGX_AGAIN) {

        if (ngx_posts_time_usec() - start > NGX_HTTP_POSTS_SLICE) {
            return NGX_AGAIN;
        }
    }

    job->put = NULL;
    job->ended = 1;
    job->sequence = job->page.sequence;

    return NGX_OK;
}


/* the same bytes as before: what was made from them is as good as it was */

static void
ngx_http_posts_store_keep(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job, ngx_posts_cache_page_t *page)
{
    ngx_uint_t  i;

    if (!ctx->looked || ctx->old_head.status != NGX_HTTP_OK
        || job->head.status != NGX_HTTP_OK
        || ngx_memcmp(ctx->old_head.digest, job->head.digest,
                      sizeof(job->head.digest))
           != 0)
    {
        return;
    }

    page->sequence = ctx->old.sequence;

    for (i = NGX_POSTS_CACHE_BODY + 1; i < NGX_POSTS_CACHE_PARTS; i++) {
        if (ctx->old.present & (1 << i)) {
            (void) ngx_posts_cache_fetch(ctx->cache, ctx->id, i,
                                         job->render->pool, page);
        }
    }
}


/* said once of a page, not with each request */

static void
ngx_http_posts_store_unfit(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_job_t *job)
{
    u_char  *said;

    said = ngx_http_posts_worker.unfit[ctx->id[0] % NGX_HTTP_POSTS_UNFIT];

    if (ngx_memcmp(said, ctx->id, NGX_HTTP_POSTS_KEY_LEN) == 0) {
        return;
    }

    ngx_memcpy(said, ctx->id, NGX_HTTP_POSTS_KEY_LEN);

    ngx_log_error(NGX_LOG_WARN, r->connection->log, 0,
                  "%V%V: a page of %uz bytes does not fit into \"posts_zone\"",
                  &ctx->root, &ctx->path, job->body.len);
}
