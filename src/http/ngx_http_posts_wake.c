
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_event.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


/*
 * One eventfd, made by the master before the first worker is, and kept: all
 * workers have it, old ones and new ones.  Nobody reads it.  Every write is a
 * new edge for everyone who polls it, so one system call wakes all.
 *
 * Where there is no such thing, or no edges, the waiters' timers are all.
 */


#if (NGX_HAVE_EVENTFD)

static void ngx_http_posts_woken(ngx_event_t *ev);


static int  ngx_http_posts_wake_fd = -1;


void
ngx_http_posts_wake_init(ngx_log_t *log)
{
    if (ngx_http_posts_wake_fd != -1) {
        return;
    }

    ngx_http_posts_wake_fd = eventfd(0, EFD_NONBLOCK|EFD_CLOEXEC);

    if (ngx_http_posts_wake_fd == -1) {
        ngx_log_error(NGX_LOG_WARN, log, ngx_errno, "eventfd() failed");
    }
}


ngx_int_t
ngx_http_posts_wake_listen(ngx_cycle_t *cycle)
{
    ngx_connection_t  *c;

    if (ngx_http_posts_wake_fd == -1
        || !(ngx_event_flags & NGX_USE_CLEAR_EVENT))
    {
        return NGX_OK;
    }

    c = ngx_get_connection(ngx_http_posts_wake_fd, cycle->log);
    if (c == NULL) {
        return NGX_ERROR;
    }

    c->pool = cycle->pool;

    c->read->handler = ngx_http_posts_woken;
    c->read->log = cycle->log;

    /* not one that is missed when the worker exits */

    c->read->channel = 1;

    if (ngx_add_event(c->read, NGX_READ_EVENT, NGX_CLEAR_EVENT) != NGX_OK) {
        ngx_free_connection(c);
        return NGX_ERROR;
    }

    return NGX_OK;
}


void
ngx_http_posts_wake(void)
{
    uint64_t  one;

    one = 1;

    if (ngx_http_posts_wake_fd != -1
        && write(ngx_http_posts_wake_fd, &one, sizeof(uint64_t)) == -1)
    {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      "write() to an eventfd failed");
    }
}


static void
ngx_http_posts_woken(ngx_event_t *ev)
{
    ngx_http_posts_wake_own();
}


#else


void
ngx_http_posts_wake_init(ngx_log_t *log)
{
}


ngx_int_t
ngx_http_posts_wake_listen(ngx_cycle_t *cycle)
{
    return NGX_OK;
}


void
ngx_http_posts_wake(void)
{
}


#endif


void
ngx_http_posts_wake_own(void)
{
    ngx_queue_t           *q;
    ngx_http_posts_ctx_t  *ctx;

    for (q = ngx_queue_head(&ngx_http_posts_worker.waiters);
         q != ngx_queue_sentinel(&ngx_http_posts_worker.waiters);
         q = ngx_queue_next(q))
    {
        ctx = ngx_queue_data(q, ngx_http_posts_ctx_t, waiter);

        if (!ctx->resume.posted) {
            ngx_post_event(&ctx->resume, &ngx_posted_events);
        }
    }
}
