
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SITE_H_INCLUDED_
#define _NGX_POSTS_SITE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "site/ngx_posts_burst.h"
#include "site/ngx_posts_catalog.h"
#include "site/ngx_posts_config.h"
#include "site/ngx_posts_files.h"
#include "site/ngx_posts_names.h"
#include "site/ngx_posts_scan.h"
#include "site/ngx_posts_snapshot.h"
#include "site/ngx_posts_template.h"
#include "site/ngx_posts_watch.h"


/*
 * A site under one version of its configuration: everything that a process
 * keeps between two renders.  Counted: a render keeps the site it began
 * with, even when the configuration changes meanwhile.
 *
 * deps     what the configuration was read from
 * catalog  the newest one, NULL before the first
 * store    where the bytes of its rows are
 * snapshot where catalogs are shared with other processes; NULL: nowhere
 * step     what comes next of a walk, NULL: there is none; build, scan, parts,
 *          index: the catalog in the making; locked: no other process makes
 *          one; waits: another one does
 * walking  among "walks" while there is a step; walks: those of all sites that
 *          have one, or NULL
 * ended    set when others need not wait for a walk any more, or NULL
 * watcher  what inotify tells of the directories; blind where it does not
 * burst    of changes that a walk waits for the end of
 * pause    until when it waits (ngx_posts_time_usec()), or 0
 * paused   the ticks of the last two looks that found a burst not at its end,
 *          the later one first, or 0
 * forced   the walk in progress did not: what stands is good until its end
 * swept    the tick in which the walk of "catalog" began
 * swept_all  whether a walk of the whole site came to its end with a watcher
 *            that saw: then only what it tells of has to be looked at
 * failed   the last walk failed: the catalog before stays
 */

typedef struct ngx_posts_site_s  ngx_posts_site_t;

typedef ngx_int_t (*ngx_posts_site_pt)(ngx_posts_site_t *site,
    uint64_t until);

struct ngx_posts_site_s {
    ngx_pool_t                  *pool;
    ngx_uint_t                   refs;
    ngx_str_t                    root;
    ngx_log_t                   *log;
    ngx_uint_t                  *tick;

    ngx_posts_files_t           *files;
    ngx_posts_config_t          *config;
    ngx_posts_deps_t            *deps;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_templates_t       *templates;
    ngx_posts_names_cache_t     *names;

    ngx_posts_catalog_t         *catalog;
    ngx_posts_store_t           *store;
    ngx_posts_snapshot_t        *snapshot;
    ngx_posts_site_pt            step;
    ngx_posts_build_t           *build;
    ngx_posts_scan_t            *scan;
    ngx_posts_index_parts_t     *parts;
    ngx_posts_region_t          *index;
    ngx_uint_t                   locked;
    ngx_uint_t                   waits;
    ngx_uint_t                  *ended;
    ngx_queue_t                 *walks;
    ngx_queue_t                  walking;
    ngx_posts_watcher_t          watcher;
    ngx_uint_t                  *drained;      /* tick of the last drain */
    ngx_posts_burst_t            burst;
    uint64_t                     pause;
    ngx_uint_t                   paused[2];
    ngx_uint_t                   forced;
    ngx_uint_t                   swept_all;
    ngx_uint_t                   whole;        /* walk in progress: of all */
    uint64_t                     began;        /* ngx_posts_time_usec() */
    uint64_t                     dealt;
    ngx_uint_t                   scanning;     /* tick in which scan began */
    ngx_uint_t                   stepped;      /* tick of its last slice */
    ngx_uint_t                   swept;
    ngx_msec_t                   finished;     /* ngx_current_msec */
};


/*
 * Opens a source directory, as ngx_posts_files_create().  NULL: error is set
 * (the configuration cannot be used), or memory is short.
 *
 * options  kept by reference, or NULL
 * failed  where not NULL: a list that takes over what the configuration was
 *         read from when it cannot be used; error->file is in its pool then,
 *         and is empty without it
 */
ngx_posts_site_t *ngx_posts_site_create(ngx_str_t *root,
    ngx_open_file_info_t *of, ngx_posts_options_t *options, ngx_uint_t *tick,
    ngx_log_t *log, ngx_posts_deps_t *failed, ngx_posts_error_t *error);

/*
 * The engine for the templates of a site: the options of its configuration,
 * with Jekyll's filters, and tags as its plugins say.  NULL when memory is
 * short.
 */
ngx_posts_liquid_engine_t *ngx_posts_site_engine(ngx_pool_t *pool,
    ngx_posts_config_t *config);

/*
 * The configuration was changed to one that cannot be used, which was read
 * from "from": the site stays in force until one of these files changes.
 */
void ngx_posts_site_rely(ngx_posts_site_t *site, ngx_posts_deps_t *from);

/*
 * Lets inotify tell of changes, before the first walk.
 *
 * watch    of the process, or NULL
 * drained  the tick in which it was last drained, for all its sites
 */
void ngx_posts_site_watch(ngx_posts_site_t *site, ngx_posts_watch_t *watch,
    ngx_uint_t *drained);

/*
 * Shares the catalogs with other processes and later ones, before the first
 * walk.
 *
 * dir  where the files are
 * id   what identifies the source directory and the settings
 */
void ngx_posts_site_share(ngx_posts_site_t *site, ngx_str_t *dir,
    uint64_t id);

/*
 * 1 when changes are told of: then it costs little to ask for a catalog as
 * new as the tick.
 */
ngx_uint_t ngx_posts_site_sees(ngx_posts_site_t *site);

/* a file is not what the catalog says: the next walk looks at it */
void ngx_posts_site_suspect(ngx_posts_site_t *site, ngx_str_t *path);

/*
 * Goes on with a walk that nobody may be waiting for any more: other
 * processes are.  1 when it is not at its end; 0 also when it has not begun
 * because another process walks or a burst is not at its end.
 */
ngx_uint_t ngx_posts_site_run(ngx_posts_site_t *site);

/* gives a walk up */
void ngx_posts_site_stop(ngx_posts_site_t *site);

void ngx_posts_site_hold(ngx_posts_site_t *site);
void ngx_posts_site_release(ngx_posts_site_t *site);

/* whether the files of a list are as they were */
ngx_uint_t ngx_posts_site_unchanged(ngx_posts_files_t *files,
    ngx_posts_deps_t *deps);

/*
 * The catalog as of "since" (a tick: a walk that began then or later) or,
 * with since 0, whatever there is; NGX_DECLINED: nothing yet.  A walk that
 * is needed is done in slices: one for each turn of the event loop, whoever
 * asks.  A site of more than NGX_POSTS_SWEEP_FILES files is walked at most
 * once a second.
 *
 * Where changes are told of, a walk waits for NGX_POSTS_SETTLE without one.
 * While a burst of them lasts longer than NGX_POSTS_MAX_SETTLE_WAIT, and there
 * were some after "since", the catalog before is in force, but for no longer
 * than NGX_POSTS_MAX_SETTLE, and not if "wrong": who asks knows that it is of
 * no use.
 *
 * NGX_OK, *catalog is borrowed; NGX_AGAIN: call again in the next turn, or
 * as ngx_posts_site_settles() says; NGX_ERROR: logged, and there is no
 * catalog.
 */
ngx_int_t ngx_posts_site_catalog(ngx_posts_site_t *site, ngx_uint_t since,
    ngx_uint_t wrong, ngx_posts_catalog_t **catalog);

/*
 * In how many milliseconds it is worth while to go on with a walk that waits
 * for the end of a burst; 0: there is none.
 */
ngx_msec_t ngx_posts_site_settles(ngx_posts_site_t *site);

/*
 * What an earlier life of the server or another process has left, as long as
 * this process has not yet looked at the site, or what stands while it is
 * waited for the end of a burst: good for a page that is made from files of
 * its own, which are looked at anyway.  NULL: there is none.
 */
ngx_posts_catalog_t *ngx_posts_site_early(ngx_posts_site_t *site);

/* the row that makes an output now, or NGX_POSTS_NO_ID */
uint32_t ngx_posts_site_output(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, ngx_str_t *output);

/* the present moment in the site's zone; "time" of the configuration wins */
void ngx_posts_site_now(ngx_posts_site_t *site, ngx_posts_time_t *now);


#endif /* _NGX_POSTS_SITE_H_INCLUDED_ */
