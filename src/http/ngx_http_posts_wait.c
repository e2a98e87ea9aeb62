
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_job.h"


static void ngx_http_posts_await(ngx_http_posts_ctx_t *ctx);
static void ngx_http_posts_resume(ngx_event_t *ev);
static void ngx_http_posts_deadline(ngx_event_t *ev);
static void ngx_http_posts_go_on(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static void ngx_http_posts_leave(void *data);


/* time between two looks at whether another process has died, milliseconds */
#define NGX_HTTP_POSTS_LOOK  100


/*
 * A request that waits asks again in every turn of the event loop: what it
 * waits for is done in slices by whoever asks first.  So there is nobody to
 * be woken, and a client that leaves takes nothing with it.  Only who waits
 * for another process, or for what a thread does, is woken by that, or looks
 * whether it is still there; and who waits for a site to settle knows when.
 *
 * An exiting worker waits for timers only: the deadline keeps it alive.
 */

ngx_int_t
ngx_http_posts_wait(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_http_cleanup_t         *cln;
    ngx_http_posts_loc_conf_t  *lcf;

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    cln = ngx_http_cleanup_add(r, 0);
    if (cln == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    cln->handler = ngx_http_posts_leave;
    cln->data = ctx;

    ctx->resume.handler = ngx_http_posts_resume;
    ctx->resume.data = r;
    ctx->resume.log = r->connection->log;

    ctx->deadline.handler = ngx_http_posts_deadline;
    ctx->deadline.data = r;
    ctx->deadline.log = r->connection->log;

    ngx_add_timer(&ctx->deadline, lcf->timeout);

    ctx->waiting = 1;

    ngx_http_posts_await(ctx);

    r->read_event_handler = ngx_http_test_reading;
    r->write_event_handler = ngx_http_request_empty_handler;

    r->main->count++;

    return NGX_DONE;
}


static void
ngx_http_posts_await(ngx_http_posts_ctx_t *ctx)
{
    if (ctx->settles) {
        ngx_add_timer(&ctx->resume, ctx->settles);
        return;
    }

    if (!ctx->foreign && !(ctx->job && ngx_http_posts_job_waits(ctx->job))) {
        ngx_post_event(&ctx->resume, &ngx_posted_next_events);
        return;
    }

    if (!ctx->queued) {
        ngx_queue_insert_tail(&ngx_http_posts_worker.waiters, &ctx->waiter);
        ctx->queued = 1;
    }

    ngx_add_timer(&ctx->resume, NGX_HTTP_POSTS_LOOK);
}


void
ngx_http_posts_pending(ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_int_t rc)
{
    ctx->foreign = (rc == NGX_AGAIN && site->waits);
    ctx->settles = (rc == NGX_AGAIN) ? ngx_posts_site_settles(site) : 0;
}


static void
ngx_http_posts_resume(ngx_event_t *ev)
{
    ngx_http_request_t *r = ev->data;

    if (ev->timer_set) {
        ngx_del_timer(ev);
    }

    ngx_http_posts_go_on(r, ngx_http_get_module_ctx(r,
                                                    ngx_http_posts_module));
}


static void
ngx_http_posts_deadline(ngx_event_t *ev)
{
    ngx_http_request_t *r = ev->data;

    ngx_http_posts_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_posts_module);

    ctx->late = 1;

    ngx_http_posts_go_on(r, ctx);
}


static void
ngx_http_posts_go_on(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t          rc;
    ngx_connection_t  *c;

    c = r->connection;

    ngx_http_set_log_request(c->log, r);

    rc = ngx_http_posts_process(r, ctx);

    if (rc == NGX_AGAIN && !ctx->done) {
        ngx_http_posts_await(ctx);
        return;
    }

    ngx_http_posts_leave(ctx);

    if (rc == NGX_DECLINED) {
        r->write_event_handler = ngx_http_core_run_phases;
        r->phase_handler++;
        ngx_http_core_run_phases(r);

    } else {
        ngx_http_finalize_request(r, rc);
    }

    ngx_http_run_posted_requests(c);
}


/* also called when the request goes away while it waits */

static void
ngx_http_posts_leave(void *data)
{
    ngx_http_posts_ctx_t *ctx = data;

    if (!ctx->waiting) {
        return;
    }

    ctx->waiting = 0;

    if (ctx->queued) {
        ngx_queue_remove(&ctx->waiter);
        ctx->queued = 0;
    }

    if (ctx->resume.timer_set) {
        ngx_del_timer(&ctx->resume);
    }

    if (ctx->resume.posted) {
        ngx_delete_posted_event(&ctx->resume);
    }

    if (ctx->deadline.timer_set) {
        ngx_del_timer(&ctx->deadline);
    }
}
