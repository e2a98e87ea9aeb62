
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_JOB_H_INCLUDED_
#define _NGX_HTTP_POSTS_JOB_H_INCLUDED_


#include "http/ngx_http_posts_module.h"
#include "site/ngx_posts_render.h"


/*
 * A render and the requests that wait for it.  One for each page in a
 * process: whoever asks for the page meanwhile joins it.  It belongs to none
 * of them and lives until the last one has let go, which for one that sends
 * its output is when that has been sent.
 *
 * since   tick in which it was begun
 * rc      NGX_AGAIN, then what ngx_posts_render_run() ended with
 * ended   the first request that sees it end stores the page: then head,
 *         body and status are set
 * told    a request has been answered as the one that it was made for
 * made    the output is, sum goes through it
 * digest  of the output, once rc is NGX_OK
 * page    that is being stored by put, NULL: it is not
 * usec    spent on it so far
 * cache   where the page is claimed, NULL: it is not
 * early   of a catalog that nobody has looked after yet
 */

struct ngx_http_posts_job_s {
    ngx_queue_t                 queue;
    ngx_uint_t                  refs;
    u_char                      id[NGX_HTTP_POSTS_KEY_LEN];
    ngx_posts_cache_t          *cache;
    ngx_posts_render_t         *render;
    ngx_uint_t                  since;
    ngx_uint_t                  stepped;
    ngx_int_t                   rc;
    ngx_posts_stamp_sum_t       sum;
    uint64_t                    digest;
    uint64_t                    usec;
    ngx_posts_cache_page_t      page;
    ngx_posts_cache_put_t      *put;

    ngx_http_posts_head_t       head;
    ngx_str_t                   body;
    ngx_http_posts_status_e     status;
    uint64_t                    sequence;      /* as in ctx */

    unsigned                    queued:1;
    unsigned                    made:1;
    unsigned                    ended:1;
    unsigned                    told:1;
    unsigned                    early:1;
};


/* the job of a page for a cache with a reference more, or NULL */
ngx_http_posts_job_t *ngx_http_posts_job_join(u_char *id,
    ngx_posts_cache_t *cache);

/*
 * A new job with one reference, for a page that was claimed; NULL when memory
 * is short.
 */
ngx_http_posts_job_t *ngx_http_posts_job_create(u_char *id,
    ngx_posts_cache_t *cache, ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, uint32_t row);

void ngx_http_posts_job_release(ngx_http_posts_job_t *job);

/* other processes need not wait for it any longer */
void ngx_http_posts_job_yield(ngx_http_posts_job_t *job);

/* whether something else has to be computed first, which wakes who waits */
#define ngx_http_posts_job_waits(job)                                         \
    ((job)->rc == NGX_AGAIN && (job)->render->pending)

/*
 * Whether the job has to be left for another one: it was begun too early for
 * the lists that it needs.  Then it is at its end.
 */
ngx_uint_t ngx_http_posts_job_early(ngx_http_posts_job_t *job);

/* nobody joins it any more */
void ngx_http_posts_job_leave(ngx_http_posts_job_t *job);

/* 1 once for each turn of the event loop, whoever asks: the slice is his */
ngx_uint_t ngx_http_posts_job_turn(ngx_http_posts_job_t *job);

/* one slice for each turn of the event loop, whoever asks; returns rc */
ngx_int_t ngx_http_posts_job_run(ngx_http_posts_job_t *job);


#endif /* _NGX_HTTP_POSTS_JOB_H_INCLUDED_ */
