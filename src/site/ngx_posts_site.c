
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_time_parse.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_plugins.h"
#include "site/ngx_posts_site.h"
#include "site/ngx_posts_unsupported.h"


/* microseconds of one slice of a walk */
#define NGX_POSTS_SITE_SLICE     500

/* files that are looked at one by one; of more the whole site is walked */
#define NGX_POSTS_SITE_CHANGES   64

/* least time between two walks of a large site, milliseconds */
#define NGX_POSTS_SITE_INTERVAL  1000


static ngx_int_t ngx_posts_site_init(ngx_posts_site_t *site,
    ngx_open_file_info_t *of, ngx_array_t *configs, ngx_posts_error_t *error);
static ngx_posts_liquid_engine_t *ngx_posts_site_engine(
    ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_keep(ngx_posts_deps_t *to,
    ngx_posts_deps_t *from);
static ngx_uint_t ngx_posts_site_recent(ngx_posts_site_t *site,
    ngx_uint_t since);
static ngx_uint_t ngx_posts_site_watched(ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_walk(ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_lock(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_load(ngx_posts_site_t *site, uint64_t until);
static ngx_uint_t ngx_posts_site_seen(ngx_posts_site_t *site);
static void ngx_posts_site_take(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog);
static ngx_int_t ngx_posts_site_begin(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_store(ngx_posts_site_t *site);
static void ngx_posts_site_private(ngx_posts_site_t *site);
static ngx_int_t ngx_posts_site_scan(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_build(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_save(ngx_posts_site_t *site, uint64_t until);
static ngx_int_t ngx_posts_site_publish(ngx_posts_site_t *site,
    uint64_t until);
static ngx_int_t ngx_posts_site_ended(ngx_posts_site_t *site);
static void ngx_posts_site_end(ngx_posts_site_t *site);


ngx_posts_site_t *
ngx_posts_site_create(ngx_str_t *root, ngx_open_file_info_t *of,
    ngx_array_t *configs, ngx_uint_t *tick, ngx_log_t *log,
    ngx_posts_deps_t *failed, ngx_posts_error_t *error)
{
    ngx_pool_t        *pool;
    ngx_posts_site_t  *site;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NULL;
    }

    site = ngx_pcalloc(pool, sizeof(ngx_posts_site_t));
    if (site == NULL) {
        ngx_destroy_pool(pool);
        return NULL;
    }

    site->pool = pool;
    site->refs = 1;
    site->log = log;
    site->tick = tick;

    site->root.len = root->len;
    site->root.data = ngx_pnalloc(pool, root->len + 1);

    if (site->root.data) {
        *ngx_cpymem(site->root.data, root->data, root->len) = '\0';

        ngx_posts_watcher_init(&site->watcher, NULL, log);

        if (ngx_posts_site_init(site, of, configs, error) == NGX_OK) {
            return site;
        }

        if (failed && site->deps) {
            (void) ngx_posts_site_keep(failed, site->deps);
        }
    }

    ngx_destroy_pool(pool);

    return NULL;
}


static ngx_int_t
ngx_posts_site_init(ngx_posts_site_t *site, ngx_open_file_info_t *of,
    ngx_array_t *configs, ngx_posts_error_t *error)
{
    ngx_uint_t   i;
    ngx_str_t   *warning;

    site->files = ngx_posts_files_create(site->pool, &site->root, of,
                                         site->tick);
    site->deps = ngx_posts_deps_create(site->pool);

    if (site->files == NULL || site->deps == NULL) {
        return NGX_ERROR;
    }

    site->config = ngx_posts_config_read(site->pool, site->files, configs,
                                         site->deps, error);
    if (site->config == NULL) {
        return NGX_ERROR;
    }

    site->engine = ngx_posts_site_engine(site);
    if (site->engine == NULL) {
        return NGX_ERROR;
    }

    site->templates = ngx_posts_templates_create(site->pool, site->files,
                                                 site->engine,
                                                 site->config->zone);
    site->names = ngx_posts_names_cache(site->pool, site->files);

    if (site->templates == NULL || site->names == NULL) {
        return NGX_ERROR;
    }

    warning = site->config->warnings.elts;

    for (i = 0; i < site->config->warnings.nelts; i++) {
        ngx_log_error(NGX_LOG_WARN, site->log, 0, "%V/_config.yml: %V",
                      &site->root, &warning[i]);
    }

    ngx_posts_unsupported_log(site->files, site->config, &site->root,
                              site->log);

    return NGX_OK;
}


static ngx_posts_liquid_engine_t *
ngx_posts_site_engine(ngx_posts_site_t *site)
{
    const ngx_posts_liquid_tag_t  **tags;

    tags = ngx_posts_plugins_tags(site->pool, site->config->data);
    if (tags == NULL) {
        return NULL;
    }

    site->config->liquid.filters = ngx_posts_jekyll_filters;
    site->config->liquid.tags = tags;

    return ngx_posts_liquid_engine_create(site->pool, &site->config->liquid);
}


static ngx_int_t
ngx_posts_site_keep(ngx_posts_deps_t *to, ngx_posts_deps_t *from)
{
    ngx_str_t         path;
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep, copy;

    dep = from->deps.elts;

    for (i = 0; i < from->deps.nelts; i++) {

        copy = dep[i];
        path = copy.path;
        path.len++;

        copy.path.data = ngx_pstrdup(to->pool, &path);

        if (copy.path.data == NULL
            || ngx_posts_deps_add(to, &copy) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


void
ngx_posts_site_rely(ngx_posts_site_t *site, ngx_posts_deps_t *from)
{
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(site->pool);

    if (deps && ngx_posts_site_keep(deps, from) == NGX_OK) {
        site->deps = deps;
    }
}


void
ngx_posts_site_hold(ngx_posts_site_t *site)
{
    site->refs++;
}


void
ngx_posts_site_release(ngx_posts_site_t *site)
{
    if (--site->refs) {
        return;
    }

    ngx_posts_site_end(site);
    ngx_posts_watcher_destroy(&site->watcher);

    if (site->catalog) {
        ngx_posts_catalog_release(site->catalog);
    }

    if (site->store) {
        ngx_posts_store_release(site->store);
    }

    ngx_destroy_pool(site->pool);
}


ngx_uint_t
ngx_posts_site_unchanged(ngx_posts_files_t *files, ngx_posts_deps_t *deps)
{
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep;

    dep = deps->deps.elts;

    for (i = 0; i < deps->deps.nelts; i++) {
        if (!ngx_posts_files_hold(files, &dep[i])) {
            return 0;
        }
    }

    return 1;
}


ngx_int_t
ngx_posts_site_catalog(ngx_posts_site_t *site, ngx_uint_t since,
    ngx_posts_catalog_t **catalog)
{
    ngx_int_t  rc;

    if (site->catalog == NULL && since == 0) {
        return NGX_DECLINED;
    }

    if (site->catalog == NULL || !ngx_posts_site_recent(site, since)) {

        rc = ngx_posts_site_walk(site);

        if (site->catalog == NULL || (rc == NGX_AGAIN && since)) {
            return rc;
        }
    }

    *catalog = site->catalog;

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_site_recent(ngx_posts_site_t *site, ngx_uint_t since)
{
    if (since && (ngx_int_t) (site->swept - since) >= 0) {
        return 1;
    }

    if (ngx_posts_site_watched(site)) {
        return site->watcher.changes.nelts == 0;
    }

    if (since == 0) {
        return 1;
    }

    return site->catalog->nrows > NGX_POSTS_SWEEP_FILES
           && ngx_current_msec - site->finished < NGX_POSTS_SITE_INTERVAL;
}


/* whether the watcher knows of all that has changed up to this tick */

static ngx_uint_t
ngx_posts_site_watched(ngx_posts_site_t *site)
{
    if (!site->swept_all || site->watcher.blind) {
        return 0;
    }

    if (*site->drained != *site->tick) {
        *site->drained = *site->tick;
        (void) ngx_posts_watch_drain(site->watcher.watch);
    }

    return !site->watcher.overflow && !site->watcher.blind;
}


void
ngx_posts_site_watch(ngx_posts_site_t *site, ngx_posts_watch_t *watch,
    ngx_uint_t *drained)
{
    ngx_posts_watcher_destroy(&site->watcher);
    ngx_posts_watcher_init(&site->watcher, watch, site->log);

    site->drained = drained;
}


void
ngx_posts_site_share(ngx_posts_site_t *site, ngx_str_t *dir, uint64_t id)
{
    uint64_t          config;
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep;

    dep = site->deps->deps.elts;
    config = 0;

    for (i = 0; i < site->deps->deps.nelts; i++) {
        config = (config ^ ngx_posts_stamp_digest(&dep[i].path)
                  ^ dep[i].digest) * 0x9e3779b97f4a7c15ULL;
        config ^= config >> 31;
    }

    site->snapshot = ngx_posts_snapshot_create(site->pool, dir, id, config,
                                               site->log);
}


void
ngx_posts_site_suspect(ngx_posts_site_t *site, ngx_str_t *path)
{
    if (!site->watcher.blind
        && ngx_posts_changes_add(&site->watcher.changes, path,
                                 ngx_posts_time_usec(), 0)
           != NGX_OK)
    {
        site->watcher.overflow = 1;
    }
}


/*
 * Loads what another process has made, walks, saves: each step may take
 * several turns.  NGX_OK: the catalog is of this walk; NGX_ERROR: it failed,
 * it was logged.
 */

static ngx_int_t
ngx_posts_site_walk(ngx_posts_site_t *site)
{
    uint64_t   until;
    ngx_int_t  rc;

    if (site->step == NULL) {
        site->step = site->snapshot ? ngx_posts_site_lock
                                    : ngx_posts_site_begin;
        site->scanning = *site->tick;

    } else if (site->stepped == *site->tick) {
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

    ngx_posts_site_end(site);

    return rc;
}


static ngx_int_t
ngx_posts_site_lock(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_snapshot_lock(site->snapshot);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc != NGX_OK) {
        site->snapshot = NULL;
        site->step = ngx_posts_site_begin;
        return NGX_OK;
    }

    site->locked = 1;
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

    site->step = ngx_posts_site_begin;

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


static ngx_int_t
ngx_posts_site_begin(ngx_posts_site_t *site, uint64_t until)
{
    ngx_uint_t        part;
    ngx_posts_time_t  now;

    if (ngx_posts_site_store(site) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_site_now(site, &now);

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


static ngx_int_t
ngx_posts_site_store(ngx_posts_site_t *site)
{
    ngx_posts_store_t  *store;

    if (site->snapshot) {
        store = ngx_posts_snapshot_store(site->snapshot, site->catalog);

        if (store == NULL) {
            ngx_posts_site_private(site);
        }

    } else if (site->store) {
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


/* a full disk takes no page down: the process keeps a catalog of its own */

static void
ngx_posts_site_private(ngx_posts_site_t *site)
{
    if (site->locked) {
        ngx_posts_snapshot_unlock(site->snapshot);
        site->locked = 0;
    }

    site->snapshot = NULL;
}


static ngx_int_t
ngx_posts_site_scan(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t  rc;

    rc = ngx_posts_scan_run(site->scan, until);

    if (rc == NGX_OK) {
        ngx_posts_scan_destroy(site->scan);
        site->scan = NULL;
        site->step = ngx_posts_site_build;
    }

    return rc;
}


static ngx_int_t
ngx_posts_site_build(ngx_posts_site_t *site, uint64_t until)
{
    ngx_int_t               rc;
    ngx_posts_index_head_t  head;

    ngx_memzero(&head, sizeof(ngx_posts_index_head_t));
    head.began = site->began;

    rc = ngx_posts_build_run(site->build, until, &head, &site->index);

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

    rc = ngx_posts_snapshot_save(site->snapshot, until, &site->index);

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

    index = site->index;
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


static void
ngx_posts_site_end(ngx_posts_site_t *site)
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

    if (site->locked) {
        ngx_posts_snapshot_unlock(site->snapshot);
        site->locked = 0;
    }

    site->step = NULL;
    site->finished = ngx_current_msec;
    site->swept = site->scanning;
}


uint32_t
ngx_posts_site_output(ngx_posts_site_t *site, ngx_posts_catalog_t *catalog,
    ngx_str_t *output)
{
    ngx_posts_time_t  now;

    ngx_posts_site_now(site, &now);

    return ngx_posts_catalog_output(catalog, site->config, output,
                                    (time_t) now.sec);
}


void
ngx_posts_site_now(ngx_posts_site_t *site, ngx_posts_time_t *now)
{
    ngx_str_t           text;
    ngx_time_t         *tp;
    ngx_posts_value_t  *value;

    ngx_memzero(now, sizeof(ngx_posts_time_t));

    tp = ngx_timeofday();

    now->sec = tp->sec;
    now->nsec = (int32_t) tp->msec * 1000000;

    ngx_posts_zone_local(site->config->zone, now);

    value = ngx_posts_map_get(site->config->data, "time");

    if (value == NULL) {
        return;
    }

    if (value->type == NGX_POSTS_TIME) {
        *now = *value->u.time;
        ngx_posts_zone_local(site->config->zone, now);
        return;
    }

    text = ngx_posts_value_str(value);

    if (text.len) {
        (void) ngx_posts_time_parse(&text, now, site->config->zone, now);
    }
}
