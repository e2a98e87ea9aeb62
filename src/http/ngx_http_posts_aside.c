
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "data/ngx_posts_limits.h"
#include "http/ngx_http_posts_aside.h"
#include "http/ngx_http_posts_child.h"
#include "http/ngx_http_posts_module.h"

#if (NGX_THREADS)
#include <ngx_thread_pool.h>
#endif


/*
 * Bytes of Markdown that hold a worker for a millisecond, or for what fork()
 * takes of a large process.
 */

#define NGX_HTTP_POSTS_ASIDE_THREAD  16384
#define NGX_HTTP_POSTS_ASIDE_CHILD   65536


static ngx_int_t ngx_http_posts_aside_start(ngx_posts_aside_t *aside);

#if (NGX_THREADS)

static ngx_int_t ngx_http_posts_thread_start(ngx_posts_aside_t *aside);
static void ngx_http_posts_thread_run(void *data, ngx_log_t *log);
static void ngx_http_posts_thread_ended(ngx_event_t *ev);
static void ngx_http_posts_thread_cancel(ngx_posts_aside_t *aside);

#endif


static const ngx_posts_aside_ops_t  ngx_http_posts_aside_ops = {
    ngx_http_posts_aside_start,
#if (NGX_THREADS && !NGX_POSTS_HAVE_CMARK_GFM)
    NGX_HTTP_POSTS_ASIDE_THREAD
#else
    NGX_HTTP_POSTS_ASIDE_CHILD
#endif
};


void
ngx_http_posts_aside_allow(ngx_posts_render_t *render, ngx_msec_t msec)
{
    render->aside_ops = &ngx_http_posts_aside_ops;
    render->aside_msec = ngx_min(msec, NGX_POSTS_MAX_ASIDE_MSEC);
}


static ngx_int_t
ngx_http_posts_aside_start(ngx_posts_aside_t *aside)
{
#if (NGX_THREADS)

    if (aside->alone) {
        return ngx_http_posts_thread_start(aside);
    }

#endif

    if (ngx_http_posts_child_start(aside) == NGX_OK) {
        return NGX_OK;
    }

    return aside->endless ? NGX_ERROR : NGX_DECLINED;
}


/* who waits does so in this process: others are woken by what is cached */

void
ngx_http_posts_aside_ended(ngx_posts_aside_t *aside)
{
    ngx_posts_aside_end(aside);

    ngx_http_posts_wake_own();
}


#if (NGX_THREADS)

static ngx_str_t  ngx_http_posts_threads = ngx_string("default");


ngx_int_t
ngx_http_posts_aside_init(ngx_conf_t *cf)
{
    return ngx_thread_pool_add(cf, NULL) ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_http_posts_thread_start(ngx_posts_aside_t *aside)
{
    ngx_thread_pool_t  *pool;
    ngx_thread_task_t  *task;

    pool = ngx_thread_pool_get((ngx_cycle_t *) ngx_cycle,
                               &ngx_http_posts_threads);
    if (pool == NULL) {
        return NGX_DECLINED;
    }

    task = ngx_thread_task_alloc(aside->pool, 0);
    if (task == NULL) {
        return NGX_ERROR;
    }

    task->ctx = aside;
    task->handler = ngx_http_posts_thread_run;
    task->event.data = aside;
    task->event.handler = ngx_http_posts_thread_ended;

    aside->cancel = ngx_http_posts_thread_cancel;

    return (ngx_thread_task_post(pool, task) == NGX_OK) ? NGX_OK
                                                        : NGX_DECLINED;
}


static void
ngx_http_posts_thread_run(void *data, ngx_log_t *log)
{
    ngx_posts_aside_t *aside = data;

    aside->run(aside);
}


static void
ngx_http_posts_thread_ended(ngx_event_t *ev)
{
    ngx_posts_aside_t *aside = ev->data;

    if (aside->data) {
        ngx_destroy_pool(aside->pool);
        return;
    }

    ngx_http_posts_aside_ended(aside);
}


/* a thread cannot be stopped: its end is waited for by nobody */

static void
ngx_http_posts_thread_cancel(ngx_posts_aside_t *aside)
{
    aside->data = aside;
}


#else


ngx_int_t
ngx_http_posts_aside_init(ngx_conf_t *cf)
{
    return NGX_OK;
}

#endif
