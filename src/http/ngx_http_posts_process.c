
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


static void ngx_http_posts_turn(ngx_event_t *ev);


ngx_http_posts_process_t  ngx_http_posts_worker;


/* the cache manager's and loader's processes come by here, too */

ngx_int_t
ngx_http_posts_init_process(ngx_cycle_t *cycle)
{
    ngx_http_posts_process_t    *worker;
    ngx_http_posts_main_conf_t  *mcf;

    if (ngx_process != NGX_PROCESS_WORKER
        && ngx_process != NGX_PROCESS_SINGLE)
    {
        return NGX_OK;
    }

    worker = &ngx_http_posts_worker;

    ngx_memzero(worker, sizeof(ngx_http_posts_process_t));

    worker->tick = 1;
    worker->turn.handler = ngx_http_posts_turn;
    worker->turn.data = worker;
    worker->turn.log = cycle->log;
    worker->walk.handler = ngx_http_posts_walk;
    worker->walk.data = worker;
    worker->walk.log = cycle->log;
    worker->walk.cancelable = 1;

    ngx_queue_init(&worker->jobs);
    ngx_queue_init(&worker->encodings);
    ngx_queue_init(&worker->waiters);

    if (ngx_http_posts_wake_listen(cycle) != NGX_OK) {
        return NGX_ERROR;
    }

    mcf = ngx_http_cycle_get_module_main_conf(cycle, ngx_http_posts_module);

    worker->sites = ngx_posts_sites_create(cycle->pool, &worker->tick,
                                           (mcf && mcf->path)
                                           ? &mcf->path->name : NULL,
                                           cycle->log);

    return worker->sites ? NGX_OK : NGX_ERROR;
}


void
ngx_http_posts_exit_process(ngx_cycle_t *cycle)
{
    if (ngx_http_posts_worker.sites) {
        ngx_posts_sites_destroy(ngx_http_posts_worker.sites);
    }

    ngx_http_posts_encoders_exit();
}


/* nginx has no count of the turns of its event loop */

static void
ngx_http_posts_turn(ngx_event_t *ev)
{
    if (++ngx_http_posts_worker.tick == 0) {
        ngx_http_posts_worker.tick = 1;
    }
}


/*
 * Nobody may be waiting for a walk any more, but it keeps other processes
 * from making theirs; and of a burst that is watched to its end it is known
 * how long it lasts.
 */

void
ngx_http_posts_walk(ngx_event_t *ev)
{
    ngx_uint_t                 busy;
    ngx_msec_t                 msec;
    ngx_http_posts_process_t  *worker;

    worker = ev->data;

    if (ev->posted) {
        return;
    }

    /* without a request it is for the walk to count the turns */

    if (!worker->turn.posted) {
        ngx_post_event(&worker->turn, &ngx_posted_events);
    }

    busy = ngx_posts_sites_run(worker->sites);

    if (ngx_posts_sites_ended(worker->sites)
        && ngx_process != NGX_PROCESS_SINGLE)
    {
        ngx_http_posts_wake();
    }

    if (busy) {
        ngx_post_event(ev, &ngx_posted_next_events);
        return;
    }

    msec = ngx_posts_sites_settles(worker->sites);

    if (msec && !ev->timer_set) {
        ngx_add_timer(ev, msec);
    }
}
