
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
#include "site/ngx_posts_site_walk.h"
#include "site/ngx_posts_unsupported.h"


/* least time between two walks of a large site, milliseconds */
#define NGX_POSTS_SITE_INTERVAL  1000


static ngx_int_t ngx_posts_site_init(ngx_posts_site_t *site,
    ngx_open_file_info_t *of, ngx_posts_options_t *options,
    ngx_posts_error_t *error);
static ngx_int_t ngx_posts_site_keep(ngx_posts_deps_t *to,
    ngx_posts_deps_t *from);
static void ngx_posts_site_blame(ngx_posts_deps_t *failed,
    ngx_posts_error_t *error);
static ngx_uint_t ngx_posts_site_stands(ngx_posts_site_t *site,
    ngx_uint_t since);
static ngx_uint_t ngx_posts_site_recent(ngx_posts_site_t *site,
    ngx_uint_t since);


ngx_posts_site_t *
ngx_posts_site_create(ngx_str_t *root, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_uint_t *tick, ngx_log_t *log,
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

        if (ngx_posts_site_init(site, of, options, error) == NGX_OK) {
            return site;
        }

        if (failed && site->deps) {
            (void) ngx_posts_site_keep(failed, site->deps);
        }

        ngx_posts_site_blame(failed, error);
    }

    ngx_destroy_pool(pool);

    return NULL;
}


static ngx_int_t
ngx_posts_site_init(ngx_posts_site_t *site, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_posts_error_t *error)
{
    site->files = ngx_posts_files_create(site->pool, &site->root, of,
                                         site->tick);
    site->deps = ngx_posts_deps_create(site->pool);

    if (site->files == NULL || site->deps == NULL) {
        return NGX_ERROR;
    }

    site->config = ngx_posts_config_read(site->pool, site->files, options,
                                         site->deps, error);
    if (site->config == NULL) {
        return NGX_ERROR;
    }

    site->engine = ngx_posts_site_engine(site->pool, site->config);
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

    ngx_posts_unsupported_log(site->files, site->config, &site->root,
                              options ? options->told : NULL, site->log);

    return NGX_OK;
}


ngx_posts_liquid_engine_t *
ngx_posts_site_engine(ngx_pool_t *pool, ngx_posts_config_t *config)
{
    const ngx_posts_liquid_tag_t  **tags;

    tags = ngx_posts_plugins_tags(pool, config->data);
    if (tags == NULL) {
        return NULL;
    }

    config->liquid.filters = ngx_posts_jekyll_filters;
    config->liquid.tags = tags;

    return ngx_posts_liquid_engine_create(pool, &config->liquid);
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


/* the name of the file is about to go with the site's pool */

static void
ngx_posts_site_blame(ngx_posts_deps_t *failed, ngx_posts_error_t *error)
{
    u_char  *name;

    name = (failed && error->file.len) ? ngx_pstrdup(failed->pool, &error->file)
                                       : NULL;

    if (name == NULL) {
        error->file.len = 0;
    }

    error->file.data = name;
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

    ngx_posts_site_stop(site);
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
    ngx_uint_t wrong, ngx_posts_catalog_t **catalog)
{
    ngx_int_t  rc;

    if (site->catalog == NULL && since == 0) {
        return NGX_DECLINED;
    }

    if (site->catalog == NULL || !ngx_posts_site_recent(site, since)) {

        rc = ngx_posts_site_walk(site);

        if (site->catalog == NULL
            || (rc == NGX_AGAIN && since
                && (wrong || !ngx_posts_site_stands(site, since))))
        {
            return rc;
        }
    }

    *catalog = site->catalog;

    return NGX_OK;
}


ngx_posts_catalog_t *
ngx_posts_site_early(ngx_posts_site_t *site)
{
    return (site->swept && !site->pause) ? NULL : site->catalog;
}


ngx_msec_t
ngx_posts_site_settles(ngx_posts_site_t *site)
{
    uint64_t  now;

    if (site->pause == 0) {
        return 0;
    }

    now = ngx_posts_time_usec();

    return (site->pause > now) ? (site->pause - now + 999) / 1000 : 1;
}


/*
 * Whether a burst lasts so long that it is not waited for its end.  Who asks
 * after its last change has to get what there is then: only if another look
 * has found a later one, that was not the last.
 */

static ngx_uint_t
ngx_posts_site_stands(ngx_posts_site_t *site, ngx_uint_t since)
{
    return (site->pause || site->forced)
           && site->paused[1]
           && (ngx_int_t) (site->paused[1] - since) >= 0
           && ngx_posts_site_sees(site)
           && ngx_posts_burst_long(&site->burst, ngx_posts_time_usec());
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

    /* what was lost in a burst is known to have changed, too */

    if (ngx_posts_site_sees(site)) {
        return 0;
    }

    return site->catalog->nrows > NGX_POSTS_SWEEP_FILES
           && ngx_current_msec - site->finished < NGX_POSTS_SITE_INTERVAL;
}


ngx_uint_t
ngx_posts_site_sees(ngx_posts_site_t *site)
{
    return site->swept_all && !site->watcher.blind;
}


/* whether the watcher knows of all that has changed up to this tick */

ngx_uint_t
ngx_posts_site_watched(ngx_posts_site_t *site)
{
    if (!ngx_posts_site_sees(site)) {
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
    site->snapshot = ngx_posts_snapshot_create(site->pool, dir, id,
                                               site->config->walk_digest,
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
    ngx_posts_civil_t   civil;

    ngx_memzero(now, sizeof(ngx_posts_time_t));

    tp = ngx_timeofday();

    now->sec = tp->sec;
    now->nsec = (int32_t) tp->msec * 1000000;

    ngx_posts_zone_local(site->config->zone, now);

    value = site->config->time;

    if (value == NULL) {
        return;
    }

    if (value->type == NGX_POSTS_DATE) {
        ngx_posts_civil_date(value->u.integer, &civil);
        ngx_posts_zone_moment(site->config->zone, &civil, now);
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
