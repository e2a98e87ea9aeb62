
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_MODULE_H_INCLUDED_
#define _NGX_HTTP_POSTS_MODULE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "cache/ngx_posts_cache.h"
#include "http/ngx_http_posts_encoder.h"
#include "http/ngx_http_posts_page.h"
#include "site/ngx_posts_facet.h"
#include "site/ngx_posts_sites.h"


/*
 * What the files of this layer share: configuration, the state of a process,
 * the state of a request.
 */


#define NGX_HTTP_POSTS_KEY_LEN  NGX_POSTS_CACHE_KEY_LEN

/* pages too large for the zone that are remembered, so as to be logged once */
#define NGX_HTTP_POSTS_UNFIT    64

/* pages that are remembered as proved fresh in this turn of the event loop */
#define NGX_HTTP_POSTS_PROVED   64

/* times that a file may turn out to be elsewhere than the catalog says */
#define NGX_HTTP_POSTS_MOVES    3


/* $posts_cache_status */

typedef enum {
    NGX_HTTP_POSTS_NONE = 0,
    NGX_HTTP_POSTS_HIT,
    NGX_HTTP_POSTS_MISS,
    NGX_HTTP_POSTS_EXPIRED,
    NGX_HTTP_POSTS_STALE,
    NGX_HTTP_POSTS_BYPASS
} ngx_http_posts_status_e;


/*
 * zone     used where no posts_zone is in force; made only if some location
 *          is on
 * wanted   some location needs it
 * enabled  some location is on
 * path     where catalogs are kept
 * altered  directives of other modules that change the bytes of an answer
 * sites    of ngx_http_posts_site_t: roots without variables
 */

typedef struct {
    ngx_shm_zone_t             *zone;
    ngx_uint_t                  wanted;
    ngx_uint_t                  enabled;
    ngx_path_t                 *path;
    ngx_array_t                 altered;
    ngx_array_t                 sites;
} ngx_http_posts_main_conf_t;


/*
 * zone       NULL: the default one
 * options    of the site, merged
 * digest     of its configuration files, 0 when there are none
 * valid      seconds
 * watch      whether inotify is asked for changes
 * encodings  of ngx_http_posts_encoder_t *, the preferred one first
 * altered    what ngx_http_posts_is_altered() found, UNSET: not asked yet
 */

typedef struct {
    ngx_flag_t                  enable;
    ngx_shm_zone_t             *zone;
    ngx_posts_options_t         options;
    uint64_t                    digest;
    time_t                      valid;
    ngx_msec_t                  timeout;
    ngx_flag_t                  watch;
    ngx_array_t                *encodings;
    ngx_uint_t                  altered;
} ngx_http_posts_loc_conf_t;


/* a version of a page, and the tick in which it was proved fresh */

typedef struct {
    u_char                      id[NGX_HTTP_POSTS_KEY_LEN];
    ngx_posts_cache_t          *cache;
    uint64_t                    sequence;
    ngx_uint_t                  tick;
} ngx_http_posts_proof_t;


/*
 * The state of a process.
 *
 * tick       changes with every turn of the event loop, never 0
 * jobs       of ngx_http_posts_job_t: what is being rendered
 * encodings  of ngx_http_posts_encoding_t: what is being encoded
 * waiters    of ngx_http_posts_ctx_t: who waits for another process, or for
 *            what is computed in one or in a thread
 * unfit      ids of pages last told of that they do not fit into the zone
 */

typedef struct {
    ngx_pool_t                 *pool;
    ngx_posts_sites_t          *sites;
    ngx_uint_t                  tick;
    ngx_event_t                 turn;
    ngx_event_t                 walk;
    ngx_queue_t                 jobs;
    ngx_queue_t                 encodings;
    ngx_queue_t                 waiters;
    u_char                      unfit[NGX_HTTP_POSTS_UNFIT]
                                     [NGX_HTTP_POSTS_KEY_LEN];
    ngx_http_posts_proof_t      proved[NGX_HTTP_POSTS_PROVED];
} ngx_http_posts_process_t;


typedef struct ngx_http_posts_job_s       ngx_http_posts_job_t;
typedef struct ngx_http_posts_encoding_s  ngx_http_posts_encoding_t;


/*
 * The state of a request.
 *
 * root      the source directory, NUL-terminated
 * path      of the URI inside the site, with a slash in front
 * output    the file that Jekyll would write for it
 * id        what the page is cached under
 * since     tick that the catalog has to be as new as
 * old       what the cache has, good or expired; parts absent when nothing
 * old_head  its head
 * head      of what is sent, as is body
 * sequence  the version that the cache has of it, 0: none
 * encoder   what it is to be sent in, NULL: as it is
 * variant   what the cache has of that
 * apart     the part that "body" or "variant" is but the beginning of, or 0
 * chain     the body that is sent, where it is pinned; else NULL
 * settles   milliseconds after which the site may have settled, or 0
 * type      bits of ngx_http_posts_type(), of what is sent
 */

typedef struct {
    ngx_str_t                   root;
    ngx_str_t                   path;
    ngx_str_t                   output;
    ngx_uint_t                  settings;
    ngx_posts_options_t        *options;
    uint64_t                    dev;
    uint64_t                    ino;
    ngx_open_file_info_t        of;
    ngx_posts_cache_t          *cache;
    u_char                      id[NGX_HTTP_POSTS_KEY_LEN];

    ngx_uint_t                  since;
    ngx_uint_t                  moved;
    ngx_uint_t                  looked;
    ngx_posts_cache_page_t      old;
    ngx_http_posts_head_t       old_head;

    ngx_http_posts_job_t       *job;
    ngx_http_posts_head_t       head;
    ngx_str_t                   body;
    uint64_t                    sequence;

    const ngx_http_posts_encoder_t  *encoder;
    ngx_http_posts_encoding_t  *encoding;
    ngx_str_t                   variant;
    ngx_uint_t                  apart;
    ngx_chain_t                *chain;
    ngx_uint_t                  type;

    ngx_http_posts_status_e     status;
    uint64_t                    render_time;   /* microseconds */

    ngx_event_t                 resume;
    ngx_event_t                 deadline;
    ngx_queue_t                 waiter;
    ngx_msec_t                  settles;

    unsigned                    waiting:1;
    unsigned                    foreign:1;     /* waits for another process */
    unsigned                    elsewhere:1;   /* which encodes the page */
    unsigned                    queued:1;      /* as a waiter */
    unsigned                    whole:1;       /* a walk has to end first */
    unsigned                    early:1;       /* it does not wait for one */
    unsigned                    expired:1;
    unsigned                    late:1;        /* the deadline has passed */
    unsigned                    missing:1;     /* 404.html is rendered */
    unsigned                    bare:1;        /* "/a" of "location /a" */
    unsigned                    vary:1;        /* by Accept-Encoding */
    unsigned                    done:1;        /* declined for good */
} ngx_http_posts_ctx_t;


/*
 * The work on a request, from wherever it is.  NGX_AGAIN without ctx->done:
 * call again in another turn; NGX_DECLINED: the next handler's; NGX_DONE: an
 * internal redirect was made; else the code to finalize the request with.
 */
ngx_int_t ngx_http_posts_process(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/*
 * The request's site and its catalog, as new as the request wants it; both
 * borrowed.  NGX_OK; NGX_AGAIN: call again in another turn; NGX_ERROR: there
 * is none that can be used, it was logged.
 */
ngx_int_t ngx_http_posts_catalog(ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t **site, ngx_posts_catalog_t **catalog);

/* takes account of what a request is waiting for whose catalog is not there */
void ngx_http_posts_pending(ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_int_t rc);

/*
 * Whether what the cache has is as fresh as the location wants it.  NGX_OK;
 * NGX_DECLINED: something changed; NGX_AGAIN: not known in this turn.
 */
ngx_int_t ngx_http_posts_fresh(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/*
 * Answers with a published static file: leaves it to nginx's static module
 * where that finds it, sends a copy where it would not.  As process.
 */
ngx_int_t ngx_http_posts_static(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_entry_t *entry);

/*
 * There is no such page.  catalog: where to look for 404.html, or NULL.  As
 * process; NGX_OK: ctx asks for 404.html now.
 */
ngx_int_t ngx_http_posts_missing(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog);

ngx_int_t ngx_http_posts_init_process(ngx_cycle_t *cycle);
void ngx_http_posts_exit_process(ngx_cycle_t *cycle);

/*
 * Goes on with walks over sites, in each turn as long as there are any, and
 * by a timer with those that wait for the end of a burst.
 */
void ngx_http_posts_walk(ngx_event_t *ev);

/* to the same URI with a slash at its end */
ngx_int_t ngx_http_posts_redirect(ngx_http_request_t *r);

/* a file is not what the catalog says: NGX_AGAIN, for a newer catalog */
ngx_int_t ngx_http_posts_moved(ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_str_t *path);

/*
 * Lets a request wait for ngx_http_posts_process() not to return NGX_AGAIN.
 * NGX_DONE, for the content handler to return, or an error code.
 */
ngx_int_t ngx_http_posts_wait(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/*
 * Waking of those who wait for another process: init() in the master before
 * there are workers, listen() in each of them; wake() wakes the waiters of
 * all, wake_own() those of this process.
 */
void ngx_http_posts_wake_init(ngx_log_t *log);
ngx_int_t ngx_http_posts_wake_listen(ngx_cycle_t *cycle);
void ngx_http_posts_wake(void);
void ngx_http_posts_wake_own(void);

/*
 * Sends ctx->head and ctx->body in the encoding of ctx->encoder; returns the
 * code to finalize with.  NGX_AGAIN without ctx->done: call again in another
 * turn.
 */
ngx_int_t ngx_http_posts_send(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/* what is known of a type: TEXT has a charset, LOOSE becomes smaller */
#define NGX_HTTP_POSTS_TEXT   1
#define NGX_HTTP_POSTS_LOOSE  2

ngx_uint_t ngx_http_posts_type(ngx_str_t *type);

/* what finds directives that change the bytes of an answer, for the end of
 * configuration; 1 when such a one is in force for the request */
ngx_int_t ngx_http_posts_altered_init(ngx_conf_t *cf,
    ngx_http_posts_main_conf_t *mcf);
ngx_uint_t ngx_http_posts_is_altered(ngx_http_request_t *r);

/* a header of the answer, its value to be set; NULL when memory is short */
ngx_table_elt_t *ngx_http_posts_add_header(ngx_http_request_t *r,
    const char *name);

/* the directives posts_config and posts_theme */
char *ngx_http_posts_config(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);
char *ngx_http_posts_theme(ngx_conf_t *cf, ngx_command_t *cmd, void *conf);

/*
 * What of sites is not supported: a location's root is noted down when it is
 * on (NGX_OK or NGX_ERROR), and all of them are looked through in the end.
 */
ngx_int_t ngx_http_posts_survey_add(ngx_conf_t *cf,
    ngx_http_posts_main_conf_t *mcf, ngx_http_posts_loc_conf_t *lcf);
void ngx_http_posts_survey(ngx_conf_t *cf, ngx_http_posts_main_conf_t *mcf);

/* 1 when dav_methods of the location take the request's method */
ngx_uint_t ngx_http_posts_is_dav(ngx_http_request_t *r);

ngx_int_t ngx_http_posts_add_variables(ngx_conf_t *cf);


extern ngx_module_t              ngx_http_posts_module;
extern ngx_http_posts_process_t  ngx_http_posts_worker;


#endif /* _NGX_HTTP_POSTS_MODULE_H_INCLUDED_ */
