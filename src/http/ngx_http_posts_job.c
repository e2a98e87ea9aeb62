
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_job.h"


/*
 * Microseconds of one slice; steps of a template, and bytes that are hashed,
 * between two looks at the clock.
 */

#define NGX_HTTP_POSTS_SLICE  500
#define NGX_HTTP_POSTS_STEPS  2000
#define NGX_HTTP_POSTS_HASH   262144


static ngx_int_t ngx_http_posts_job_step(ngx_http_posts_job_t *job);


ngx_http_posts_job_t *
ngx_http_posts_job_join(u_char *id, ngx_posts_cache_t *cache)
{
    ngx_queue_t           *q;
    ngx_http_posts_job_t  *job;

    for (q = ngx_queue_head(&ngx_http_posts_worker.jobs);
         q != ngx_queue_sentinel(&ngx_http_posts_worker.jobs);
         q = ngx_queue_next(q))
    {
        job = ngx_queue_data(q, ngx_http_posts_job_t, queue);

        if (job->cache == cache
            && ngx_memcmp(job->id, id, NGX_HTTP_POSTS_KEY_LEN) == 0)
        {
            job->refs++;
            return job;
        }
    }

    return NULL;
}


ngx_http_posts_job_t *
ngx_http_posts_job_create(u_char *id, ngx_posts_cache_t *cache,
    ngx_posts_site_t *site, ngx_posts_catalog_t *catalog, uint32_t row)
{
    ngx_posts_render_t    *render;
    ngx_http_posts_job_t  *job;

    render = ngx_posts_render_create(site, catalog, row, site->log);
    if (render == NULL) {
        return NULL;
    }

    job = ngx_pcalloc(render->pool, sizeof(ngx_http_posts_job_t));
    if (job == NULL) {
        ngx_posts_render_destroy(render);
        return NULL;
    }

    ngx_memcpy(job->id, id, NGX_HTTP_POSTS_KEY_LEN);

    job->refs = 1;
    job->cache = cache;
    job->render = render;
    job->since = ngx_http_posts_worker.tick;
    job->rc = NGX_AGAIN;

    ngx_queue_insert_head(&ngx_http_posts_worker.jobs, &job->queue);
    job->queued = 1;

    return job;
}


void
ngx_http_posts_job_release(ngx_http_posts_job_t *job)
{
    if (--job->refs) {
        return;
    }

    if (job->put) {
        ngx_posts_cache_put_cancel(job->put);
    }

    ngx_http_posts_job_leave(job);
    ngx_http_posts_job_yield(job);

    ngx_posts_render_destroy(job->render);
}


void
ngx_http_posts_job_leave(ngx_http_posts_job_t *job)
{
    if (job->queued) {
        ngx_queue_remove(&job->queue);
        job->queued = 0;
    }
}


ngx_uint_t
ngx_http_posts_job_turn(ngx_http_posts_job_t *job)
{
    if (job->stepped == ngx_http_posts_worker.tick) {
        return 0;
    }

    job->stepped = ngx_http_posts_worker.tick;

    return 1;
}


void
ngx_http_posts_job_yield(ngx_http_posts_job_t *job)
{
    ngx_posts_cache_t  *cache;

    cache = job->cache;
    job->cache = NULL;

    if (cache
        && ngx_posts_cache_yield(cache, job->id, NGX_POSTS_CACHE_BODY))
    {
        ngx_http_posts_wake();
    }
}


ngx_uint_t
ngx_http_posts_job_early(ngx_http_posts_job_t *job)
{
    ngx_posts_dep_t  *first;

    first = job->render->deps->deps.elts;

    if (!job->early || ngx_http_posts_job_waits(job)
        || !ngx_posts_facet_lists(first))
    {
        return 0;
    }

    if (job->rc == NGX_AGAIN) {
        job->rc = NGX_DECLINED;
    }

    ngx_http_posts_job_leave(job);
    ngx_http_posts_job_yield(job);

    return 1;
}


ngx_int_t
ngx_http_posts_job_run(ngx_http_posts_job_t *job)
{
    uint64_t  start, now;

    if (job->rc != NGX_AGAIN
        || ngx_http_posts_job_waits(job)
        || !ngx_http_posts_job_turn(job))
    {
        return job->rc;
    }

    start = ngx_posts_time_usec();

    do {
        job->rc = ngx_http_posts_job_step(job);
        now = ngx_posts_time_usec();

    } while (job->rc == NGX_AGAIN
             && !ngx_http_posts_job_waits(job)
             && now - start < NGX_HTTP_POSTS_SLICE);

    job->usec += now - start;

    return job->rc;
}


static ngx_int_t
ngx_http_posts_job_step(ngx_http_posts_job_t *job)
{
    ngx_int_t   rc;
    ngx_str_t  *output;

    if (!job->made) {

        rc = ngx_posts_render_run(job->render, NGX_HTTP_POSTS_STEPS);

        if (rc != NGX_OK) {
            return rc;
        }

        job->made = 1;
        ngx_posts_stamp_sum_init(&job->sum);
    }

    output = &job->render->output;

    if (ngx_posts_stamp_sum_add(&job->sum, output, NGX_HTTP_POSTS_HASH)) {
        return NGX_AGAIN;
    }

    job->digest = ngx_posts_stamp_sum_end(&job->sum, output);

    return NGX_OK;
}
