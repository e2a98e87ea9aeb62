
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_site_walk.h"
#include "site/ngx_posts_theme.h"


/* microseconds of one slice of a walk */
#define NGX_POSTS_SITE_SLICE     500

/* files that are looked at one by one; of more the whole site is walked */
#define NGX_POSTS_SITE_CHANGES   64


static ngx_int_t ngx_posts_site_peek(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_lock(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_load(ngx_posts_site_t *site, uint64_t until);
static ngx_uint_t ngx_posts_site_seen(ngx_posts_site_t *site);
static void ngx_posts_site_take(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog);
static ngx_int_t ngx_posts_site_settle(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_pause(ngx_posts_site_t *site);
static uint64_t ngx_posts_site_look(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_begin(ngx_posts_site_t *site, uint64_t until);
static ngx_uint_t ngx_posts_site_theme(ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_store(ngx_posts_site_t *site);
static void ngx_posts_site_unlock(ngx_posts_site_t *site);
static void ngx_posts_site_private(ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_scan(ngx_posts_site_t *site, uint64_t until);
static ngx_uint_t ngx_posts_site_disturbed(ngx_posts_site_t *site,
    uint64_t until);
static ngx_int_t ngx_posts_site_build(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_save(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_publish(ngx_posts_site_t *site,
    uint64_t until);
static ngx_int_t ngx_posts_site_ended(ngx_posts_site_t *site);


/*
 * Loads what another process has made, walks, saves: each step may take
 * several turns.  NGX_OK: the catalog is of this walk; NGX_ERROR: it failed,
 * it was logged.
 */

ngx_int_t
ngx_posts_site_walk(ngx_posts_site_t *site)
{
    uint64_t   until;
    ngx_int_t  rc;

    if (site->step == NULL) {
        site->scanning = *site->tick;

        if (site->walks) {
            ngx_queue_insert_tail(site->walks, &site->walking);
        }

        if (site->snapshot == NULL) {
            site->step = ngx_posts_site_settle;

        } else {
            site->step = site->catalog ? ngx_posts_site_lock
                                       : ngx_posts_site_peek;
        }

    } else if (site->stepped == *site->tick
               || site->pause > ngx_posts_time_usec())
    {
        return NGX_AGAIN;
    }

    site->stepped = *site->tick;
    until = ngx_posts_time_usec() + NGX_POSTS_SITE_SLICE;

    do {
        rc = site->step(site, until);

    } while (rc == NGX_OK && site->step && ngx_posts_time_usec() < until);

    if (rc == NGX_AGAIN || (rc == NGX_OK && site->step)) {
        return NGX_AGAIN;
    }

    ngx_posts_site_stop(site);

    return rc;
}


ngx_uint_t
ngx_posts_site_run(ngx_posts_site_t *site)
{
    if (site->step == NULL || site->waits) {
        return 0;
    }

    (void) ngx_posts_site_walk(site);

    return site->step != NULL && !site->waits && !site->pause;
}


/*
 * What another process or another life has left, before it is this one's
 * turn to look whether it is still true.
 */

static ngx_int_t
ngx_posts_site_peek(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t             rc;
    ngx_posts_catalog_t  *catalog;

    rc = ngx_posts_snapshot_load(site->snapshot, until, &catalog);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc == NGX_OK) {
        ngx_posts_site_take(site, catalog);
    }

    site->step = ngx_posts_site_lock;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_lock(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_snapshot_lock(site->snapshot);

    site->waits = (rc == NGX_AGAIN);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc != NGX_OK) {
        site->snapshot = NULL;
        site->step = ngx_posts_site_settle;
        return NGX_OK;
    }

    site->locked = 1;
    site->scanning = *site->tick;
    site->step = ngx_posts_site_load;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_load(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t             rc;
    ngx_posts_catalog_t  *catalog;

    rc = ngx_posts_snapshot_load(site->snapshot, until, &catalog);

    if (rc == NGX_AGAIN || rc == NGX_ERROR) {
        return rc;
    }

    site->step = ngx_posts_site_settle;

    if (rc == NGX_OK) {

        ngx_posts_site_take(site, catalog);

        if (ngx_posts_site_watched(site) && ngx_posts_site_seen(site)) {
            ngx_posts_watcher_settle(&site->watcher, catalog->head->began);

            if (site->watcher.changes.nelts == 0) {
                site->step = NULL;
            }
        }
    }

    return NGX_OK;
}


/*
 * Whether whoever made the catalog has seen to all that this process was told
 * of before: directories each process has to watch by itself.
 */

static ngx_uint_t
ngx_posts_site_seen(ngx_posts_site_t *site)
{
    ngx_uint_t           i;
    ngx_posts_change_t  *change;

    change = site->watcher.changes.elts;

    for (i = 0; i < site->watcher.changes.nelts; i++) {

        if (change[i].directory
            || ngx_posts_catalog_has_dir(site->catalog, &change[i].path))
        {
            return 0;
        }
    }

    return 1;
}


static void
ngx_posts_site_take(ngx_posts_site_t *site, ngx_posts_catalog_t *catalog)
{
    if (site->catalog) {
        ngx_posts_catalog_release(site->catalog);
    }

    site->catalog = catalog;
}


/* who waits keeps nobody from a walk, and takes what others have made */

static ngx_int_t
ngx_posts_site_settle(ngx_posts_site_t *site, uint64_t until)
{
    uint64_t  now;

    site->pause = 0;
    site->forced = 0;
    site->step = ngx_posts_site_begin;

    if (site->catalog == NULL || !ngx_posts_site_sees(site)) {
        return NGX_OK;
    }

    now = ngx_posts_site_look(site, until);

    if (now == 0) {
        site->step = ngx_posts_site_settle;
        return NGX_AGAIN;
    }

    if (ngx_posts_burst_due(&site->burst, now)) {
        return ngx_posts_site_pause(site);
    }

    site->forced = ngx_posts_burst_endless(&site->burst, now);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_pause(ngx_posts_site_t *site)
{
    ngx_posts_site_unlock(site);

    site->pause = ngx_posts_burst_due(&site->burst, ngx_posts_time_usec());
    site->paused[1] = site->paused[0];
    site->paused[0] = *site->tick;
    site->step = site->snapshot ? ngx_posts_site_lock : ngx_posts_site_settle;

    return NGX_AGAIN;
}


/* 0: there is more to be drained than there is time for */

static uint64_t
ngx_posts_site_look(ngx_posts_site_t *site, uint64_t until)
{
    uint64_t    now;
    ngx_uint_t  n;

    *site->drained = *site->tick;

    do {
        n = ngx_posts_watch_drain(site->watcher.watch);
        now = ngx_posts_time_usec();

    } while (n >= NGX_POSTS_MAX_EVENTS && now < until);

    if (n >= NGX_POSTS_MAX_EVENTS) {
        return 0;
    }

    ngx_posts_burst_look(&site->burst, &site->root, &site->watcher, now);

    return now;
}


static ngx_int_t
ngx_posts_site_begin(ngx_posts_site_t *site, uint64_t until)
{
    ngx_uint_t        part;
    ngx_posts_time_t  now;

    if (ngx_posts_site_store(site) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_site_now(site, &now);

    site->scanning = *site->tick;

    /*
     * What another process was told of before "began" is known here as well;
     * what is known here now is dealt with by the walk.
     */

    site->began = ngx_posts_time_usec();

    if (!site->watcher.blind) {
        (void) ngx_posts_watch_drain(site->watcher.watch);
        *site->drained = *site->tick;
    }

    site->dealt = ngx_posts_time_usec() + 1;

    /* a directory of data that is an ordinary one, too, is read twice */

    part = site->catalog && ngx_posts_site_watched(site)
           && !ngx_posts_site_theme(site)
           && site->watcher.changes.nelts <= NGX_POSTS_SITE_CHANGES
           && site->config->data_dir.len
           && site->config->data_dir.data[0] == '_';

    site->whole = !part;

    site->build = ngx_posts_build_create(site->config, site->catalog,
                                         site->store, (time_t) now.sec,
                                         site->log);
    if (site->build == NULL) {
        return NGX_ERROR;
    }

    site->scan = ngx_posts_scan_create(site->files, site->config,
                                       site->catalog, site->build, &now,
                                       &site->watcher, part, site->log);
    site->step = ngx_posts_site_scan;

    return site->scan ? NGX_OK : NGX_ERROR;
}


/* what a theme has comes after all of the site */

static ngx_uint_t
ngx_posts_site_theme(ngx_posts_site_t *site)
{
    ngx_uint_t            i;
    ngx_posts_changes_t  *changes;

    changes = &site->watcher.changes;

    for (i = 0; site->config->theme.len && i < changes->nelts; i++) {
        if (ngx_posts_theme_concerns(&changes->elts[i].path)) {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_site_store(ngx_posts_site_t *site)
{
    ngx_posts_store_t  *store;

    if (site->snapshot) {
        store = ngx_posts_snapshot_store(site->snapshot, site->catalog);

        if (store == NULL) {
            ngx_posts_site_private(site);
        }

    } else if (site->store && site->store->fd == NGX_INVALID_FILE) {
        return NGX_OK;

    } else {
        store = NULL;
    }

    if (store == NULL) {
        store = ngx_posts_store_create(NGX_INVALID_FILE, 0, site->log);
    }

    if (site->store) {
        ngx_posts_store_release(site->store);
    }

    site->store = store;

    return store ? NGX_OK : NGX_ERROR;
}


static void
ngx_posts_site_unlock(ngx_posts_site_t *site)
{
    if (!site->locked) {
        return;
    }

    ngx_posts_snapshot_unlock(site->snapshot);

    site->locked = 0;

    if (site->ended) {
        *site->ended = 1;
    }
}


/* a full disk takes no page down: the process keeps a catalog of its own */

static void
ngx_posts_site_private(ngx_posts_site_t *site)
{
    ngx_posts_site_unlock(site);

    site->snapshot = NULL;
}


static ngx_int_t
ngx_posts_site_scan(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_scan_run(site->scan, until);

    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_scan_destroy(site->scan);
    site->scan = NULL;
    site->step = ngx_posts_site_build;

    return ngx_posts_site_disturbed(site, until) ? ngx_posts_site_pause(site)
                                                 : NGX_OK;
}


/* whether a burst has begun since, of which the walk may have found a half */

static ngx_uint_t
ngx_posts_site_disturbed(ngx_posts_site_t *site, uint64_t until)
{
    if (site->forced || site->catalog == NULL || !ngx_posts_site_sees(site)) {
        return 0;
    }

    if (ngx_posts_site_look(site, until)
        && ngx_posts_burst_quiet(&site->burst, site->dealt))
    {
        return 0;
    }

    if (!site->burst.seen) {
        ngx_posts_burst_begin(&site->burst, site->began);
    }

    ngx_posts_build_destroy(site->build);
    site->build = NULL;

    return 1;
}


static ngx_int_t
ngx_posts_site_build(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_build_run(site->build, until, site->began, &site->parts);

    switch (rc) {

    case NGX_DONE:
        return ngx_posts_site_ended(site);

    case NGX_OK:
        site->step = site->snapshot ? ngx_posts_site_save
                                    : ngx_posts_site_publish;
        return NGX_OK;

    case NGX_ERROR:

        /* the next walk does without files */

        ngx_posts_site_private(site);
        return NGX_ERROR;

    default:
        return rc;
    }
}


static ngx_int_t
ngx_posts_site_save(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_snapshot_save(site->snapshot, until, site->parts,
                                 &site->index);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc != NGX_OK) {
        ngx_posts_site_private(site);
    }

    site->step = ngx_posts_site_publish;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_site_publish(ngx_posts_site_t *site, uint64_t until)
{
    ngx_posts_region_t   *index;
    ngx_posts_catalog_t  *catalog;

    index = site->index ? site->index
                        : ngx_posts_index_join(site->parts, site->log);
    if (index == NULL) {
        return NGX_ERROR;
    }

    site->index = NULL;

    catalog = ngx_posts_catalog_create(index, site->store, site->log);
    if (catalog == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_site_take(site, catalog);

    return ngx_posts_site_ended(site);
}


static ngx_int_t
ngx_posts_site_ended(ngx_posts_site_t *site)
{
    site->step = NULL;

    if (site->drained) {
        ngx_posts_watcher_settle(&site->watcher, site->dealt);
        site->swept_all |= site->whole;
    }

    return NGX_OK;
}


void
ngx_posts_site_stop(ngx_posts_site_t *site)
{
    if (site->scan) {
        ngx_posts_scan_destroy(site->scan);
        site->scan = NULL;
    }

    if (site->build) {
        ngx_posts_build_destroy(site->build);
        site->build = NULL;
    }

    if (site->index) {
        ngx_posts_region_release(site->index);
        site->index = NULL;
    }

    ngx_posts_site_unlock(site);

    if (site->walking.next) {
        ngx_queue_remove(&site->walking);
        site->walking.next = NULL;
    }

    ngx_posts_burst_end(&site->burst);

    site->step = NULL;
    site->waits = 0;
    site->pause = 0;
    site->paused[0] = 0;
    site->paused[1] = 0;
    site->forced = 0;
    site->finished = ngx_current_msec;
    site->swept = site->scanning;
}
