
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_sites.h"


/*
 * A root that is in use.
 *
 * seen    tick in which dev and ino were last looked at
 * failed  what the last unusable configuration was read from, or NULL
 */

typedef struct {
    ngx_queue_t            queue;
    ngx_pool_t            *pool;
    ngx_str_t              root;
    ngx_uint_t             settings;
    uint64_t               dev;
    uint64_t               ino;
    ngx_uint_t             seen;
    ngx_posts_files_t     *files;
    ngx_posts_site_t      *site;
    ngx_pool_t            *failed_pool;
    ngx_posts_deps_t      *failed;
} ngx_posts_sites_root_t;


struct ngx_posts_sites_s {
    ngx_queue_t            queue;      /* the most recently used first */
    ngx_queue_t            walks;      /* of sites with a walk in progress */
    ngx_uint_t             n;
    ngx_uint_t            *tick;
    ngx_log_t             *log;
    ngx_pool_t            *pool;
    ngx_str_t              dir;
    ngx_posts_watch_t     *watch;
    ngx_uint_t             watching;   /* whether there was an attempt */
    ngx_uint_t             ended;      /* a walk that others may wait for */
    ngx_uint_t             drained;    /* tick in which it was last drained */
};


static ngx_posts_sites_root_t *ngx_posts_sites_find(ngx_posts_sites_t *sites,
    ngx_str_t *root, ngx_uint_t settings);
static ngx_posts_sites_root_t *ngx_posts_sites_add(ngx_posts_sites_t *sites,
    ngx_str_t *path, ngx_uint_t settings, ngx_open_file_info_t *of);
static void ngx_posts_sites_drop(ngx_posts_sites_t *sites,
    ngx_posts_sites_root_t *root);
static ngx_int_t ngx_posts_sites_open(ngx_posts_sites_t *sites,
    ngx_posts_sites_root_t *root, ngx_open_file_info_t *of,
    ngx_posts_options_t *options);
static void ngx_posts_sites_watch(ngx_posts_sites_t *sites,
    ngx_posts_sites_root_t *root, ngx_posts_site_t *site);
static void ngx_posts_sites_share(ngx_posts_sites_t *sites,
    ngx_posts_sites_root_t *root, ngx_posts_site_t *site);
static void ngx_posts_sites_forget(ngx_posts_sites_root_t *root);


ngx_posts_sites_t *
ngx_posts_sites_create(ngx_pool_t *pool, ngx_uint_t *tick, ngx_str_t *dir,
    ngx_log_t *log)
{
    ngx_posts_sites_t  *sites;

    sites = ngx_pcalloc(pool, sizeof(ngx_posts_sites_t));
    if (sites == NULL) {
        return NULL;
    }

    ngx_queue_init(&sites->queue);
    ngx_queue_init(&sites->walks);

    sites->tick = tick;
    sites->log = log;
    sites->pool = pool;

    if (dir) {
        sites->dir = *dir;
    }

    return sites;
}


ngx_uint_t
ngx_posts_sites_run(ngx_posts_sites_t *sites)
{
    ngx_uint_t    busy;
    ngx_queue_t  *q, *next;

    busy = 0;

    /* a walk that ends is no longer among them */

    for (q = ngx_queue_head(&sites->walks);
         q != ngx_queue_sentinel(&sites->walks);
         q = next)
    {
        next = ngx_queue_next(q);

        busy |= ngx_posts_site_run(ngx_queue_data(q, ngx_posts_site_t,
                                                  walking));
    }

    return busy;
}


ngx_msec_t
ngx_posts_sites_settles(ngx_posts_sites_t *sites)
{
    ngx_msec_t    least, msec;
    ngx_queue_t  *q;

    least = 0;

    for (q = ngx_queue_head(&sites->walks);
         q != ngx_queue_sentinel(&sites->walks);
         q = ngx_queue_next(q))
    {
        msec = ngx_posts_site_settles(ngx_queue_data(q, ngx_posts_site_t,
                                                     walking));

        if (msec && (least == 0 || msec < least)) {
            least = msec;
        }
    }

    return least;
}


ngx_uint_t
ngx_posts_sites_ended(ngx_posts_sites_t *sites)
{
    ngx_uint_t  ended;

    ended = sites->ended;
    sites->ended = 0;

    return ended;
}


void
ngx_posts_sites_destroy(ngx_posts_sites_t *sites)
{
    ngx_queue_t  *q;

    while (!ngx_queue_empty(&sites->queue)) {
        q = ngx_queue_head(&sites->queue);
        ngx_posts_sites_drop(sites,
                    ngx_queue_data(q, ngx_posts_sites_root_t, queue));
    }
}


ngx_int_t
ngx_posts_sites_identify(ngx_posts_sites_t *sites, ngx_str_t *path,
    ngx_uint_t settings, ngx_open_file_info_t *of, uint64_t *dev,
    uint64_t *ino)
{
    u_char                   name[NGX_POSTS_MAX_ROOT + 1];
    ngx_file_info_t          fi;
    ngx_posts_sites_root_t  *root;

    root = ngx_posts_sites_find(sites, path, settings);

    if (root && root->seen == *sites->tick) {
        goto found;
    }

    if (path->len > NGX_POSTS_MAX_ROOT) {
        return NGX_DECLINED;
    }

    *ngx_cpymem(name, path->data, path->len) = '\0';

    if (ngx_file_info(name, &fi) == NGX_FILE_ERROR) {
        return (ngx_errno == NGX_EACCES) ? NGX_ABORT : NGX_DECLINED;
    }

    if (!ngx_is_dir(&fi)) {
        return NGX_DECLINED;
    }

    if (root
        && (root->dev != (uint64_t) fi.st_dev
            || root->ino != (uint64_t) fi.st_ino))
    {
        ngx_posts_sites_drop(sites, root);
        root = NULL;
    }

    if (root == NULL) {
        root = ngx_posts_sites_add(sites, path, settings, of);
        if (root == NULL) {
            return NGX_ERROR;
        }
    }

    root->dev = fi.st_dev;
    root->ino = fi.st_ino;
    root->seen = *sites->tick;

found:

    *dev = root->dev;
    *ino = root->ino;

    return NGX_OK;
}


static ngx_posts_sites_root_t *
ngx_posts_sites_find(ngx_posts_sites_t *sites, ngx_str_t *path,
    ngx_uint_t settings)
{
    ngx_queue_t             *q;
    ngx_posts_sites_root_t  *root;

    for (q = ngx_queue_head(&sites->queue);
         q != ngx_queue_sentinel(&sites->queue);
         q = ngx_queue_next(q))
    {
        root = ngx_queue_data(q, ngx_posts_sites_root_t, queue);

        if (root->settings != settings || root->root.len != path->len
            || ngx_memcmp(root->root.data, path->data, path->len) != 0)
        {
            continue;
        }

        ngx_queue_remove(q);
        ngx_queue_insert_head(&sites->queue, q);

        return root;
    }

    return NULL;
}


static ngx_posts_sites_root_t *
ngx_posts_sites_add(ngx_posts_sites_t *sites, ngx_str_t *path,
    ngx_uint_t settings, ngx_open_file_info_t *of)
{
    ngx_pool_t              *pool;
    ngx_queue_t             *q;
    ngx_posts_sites_root_t  *root;

    if (sites->n == NGX_POSTS_MAX_SITES) {
        q = ngx_queue_last(&sites->queue);
        ngx_posts_sites_drop(sites,
                    ngx_queue_data(q, ngx_posts_sites_root_t, queue));
    }

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, sites->log);
    if (pool == NULL) {
        return NULL;
    }

    root = ngx_pcalloc(pool, sizeof(ngx_posts_sites_root_t));
    if (root == NULL) {
        goto failed;
    }

    root->pool = pool;
    root->settings = settings;
    root->root.len = path->len;
    root->root.data = ngx_pnalloc(pool, path->len + 1);

    if (root->root.data == NULL) {
        goto failed;
    }

    *ngx_cpymem(root->root.data, path->data, path->len) = '\0';

    root->files = ngx_posts_files_create(pool, &root->root, of, sites->tick);
    if (root->files == NULL) {
        goto failed;
    }

    ngx_queue_insert_head(&sites->queue, &root->queue);
    sites->n++;

    return root;

failed:

    ngx_destroy_pool(pool);

    return NULL;
}


static void
ngx_posts_sites_drop(ngx_posts_sites_t *sites, ngx_posts_sites_root_t *root)
{
    ngx_queue_remove(&root->queue);
    sites->n--;

    ngx_posts_sites_forget(root);

    if (root->site) {
        ngx_posts_site_stop(root->site);
        ngx_posts_site_release(root->site);
    }

    ngx_destroy_pool(root->pool);
}


ngx_posts_files_t *
ngx_posts_sites_files(ngx_posts_sites_t *sites, ngx_str_t *path,
    ngx_uint_t settings)
{
    ngx_posts_sites_root_t  *root;

    root = ngx_posts_sites_find(sites, path, settings);

    return root ? root->files : NULL;
}


ngx_int_t
ngx_posts_sites_get(ngx_posts_sites_t *sites, ngx_str_t *path,
    ngx_uint_t settings, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_posts_site_t **site)
{
    ngx_posts_sites_root_t  *root;

    root = ngx_posts_sites_find(sites, path, settings);
    if (root == NULL) {
        return NGX_ERROR;
    }

    if (root->site == NULL
        || !ngx_posts_site_unchanged(root->files, root->site->deps))
    {
        if (root->failed == NULL
            || !ngx_posts_site_unchanged(root->files, root->failed))
        {
            if (ngx_posts_sites_open(sites, root, of, options)
                == NGX_ERROR)
            {
                return NGX_ERROR;
            }
        }
    }

    *site = root->site;

    return root->site ? NGX_OK : NGX_ERROR;
}


/* NGX_DECLINED: the configuration cannot be used, the one before stays */

static ngx_int_t
ngx_posts_sites_open(ngx_posts_sites_t *sites, ngx_posts_sites_root_t *root,
    ngx_open_file_info_t *of, ngx_posts_options_t *options)
{
    ngx_str_t           dir;
    ngx_posts_site_t   *site;
    ngx_posts_error_t   error;

    ngx_posts_sites_forget(root);
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    root->failed_pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, sites->log);
    if (root->failed_pool == NULL) {
        return NGX_ERROR;
    }

    root->failed = ngx_posts_deps_create(root->failed_pool);

    if (root->failed == NULL) {
        ngx_posts_sites_forget(root);
        return NGX_ERROR;
    }

    site = ngx_posts_site_create(&root->root, of, options, sites->tick,
                                 sites->log, root->failed, &error);
    if (site) {
        ngx_posts_sites_forget(root);
        ngx_posts_sites_watch(sites, root, site);
        ngx_posts_sites_share(sites, root, site);

        if (root->site) {
            ngx_posts_site_stop(root->site);
            ngx_posts_site_release(root->site);
        }

        site->walks = &sites->walks;
        site->ended = &sites->ended;
        root->site = site;

        return NGX_OK;
    }

    if (!ngx_posts_error_is_set(&error)) {
        ngx_posts_sites_forget(root);
        return NGX_ERROR;
    }

    /* pages of the site that stays depend on the broken file, too */

    if (root->site) {
        ngx_posts_site_rely(root->site, root->failed);
    }

    ngx_str_null(&dir);

    if (error.file.len == 0 || error.file.data[0] != '/') {
        dir = root->root;
    }

    ngx_log_error(NGX_LOG_ERR, sites->log, 0, "%V%s%V:%ui: %V%s",
                  &dir, dir.len ? "/" : "", &error.file,
                  error.line ? error.line : 1, &error.reason,
                  root->site ? ", the configuration before stays in force"
                             : "");

    return NGX_DECLINED;
}


/* instances of inotify are few: one for the process, if any site wants it */

static void
ngx_posts_sites_watch(ngx_posts_sites_t *sites, ngx_posts_sites_root_t *root,
    ngx_posts_site_t *site)
{
    if (root->settings & NGX_POSTS_SITES_SWEEP) {
        return;
    }

    if (!sites->watching) {
        sites->watch = ngx_posts_watch_create(sites->pool, sites->log);
        sites->watching = 1;
    }

    ngx_posts_site_watch(site, sites->watch, &sites->drained);
}


static void
ngx_posts_sites_share(ngx_posts_sites_t *sites, ngx_posts_sites_root_t *root,
    ngx_posts_site_t *site)
{
    uint64_t   id[3];
    ngx_str_t  bytes;

    if (sites->dir.len == 0) {
        return;
    }

    id[0] = root->dev;
    id[1] = root->ino;
    id[2] = root->settings;

    bytes.data = (u_char *) id;
    bytes.len = sizeof(id);

    ngx_posts_site_share(site, &sites->dir, ngx_posts_stamp_digest(&bytes));
}


static void
ngx_posts_sites_forget(ngx_posts_sites_root_t *root)
{
    if (root->failed_pool) {
        ngx_destroy_pool(root->failed_pool);
    }

    root->failed_pool = NULL;
    root->failed = NULL;
}
