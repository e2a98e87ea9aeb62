
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_WATCH_H_INCLUDED_
#define _NGX_POSTS_WATCH_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_changes.h"


/*
 * What inotify tells a process of the directories of its sites.  The kernel
 * queues an event before the system call that caused it returns: who drains
 * before looking anything up cannot answer from before an edit.
 *
 * A watch is one inotify instance, of which a user may have few, for all
 * sites of a process; a watcher is what one site wants to know.  A watcher
 * subscribes to directories one by one: add the directory, then read it, so
 * that nothing falls in between.  The same directory may be added under
 * several paths (symbolic links) and by several watchers.
 *
 * inotify tells of the entries of a directory, not of where they lead to:
 * nothing is said when a file changes that is known by a symbolic or another
 * hard link, when the target of a dangling link appears, or when a directory
 * above the root or above a link's target moves; nor of what other machines
 * do to a network file system, or of writes through a memory mapping.
 */

typedef struct ngx_posts_watch_s  ngx_posts_watch_t;


typedef struct {
    ngx_posts_watch_t   *watch;        /* NULL: there is none */
    ngx_queue_t          queue;
    ngx_rbtree_t         paths;
    ngx_rbtree_node_t    sentinel;

    /* to be read by the owner: for (i = 0; i < changes.nelts; i++) ... */
    ngx_posts_changes_t  changes;
    uint64_t             overflowed;   /* when overflow was last set */

    /* changes were lost: all is suspect until it was swept */
    unsigned             overflow:1;

    /* some directory is not watched: only sweeps will tell */
    unsigned             blind:1;
} ngx_posts_watcher_t;


/*
 * An inotify instance, to be made in the process that uses it; closed with
 * the pool, which makes all watchers blind.  Registers no event.  NULL when
 * there is no inotify (unless it was not compiled in, the log says why) or
 * memory is short.
 */
ngx_posts_watch_t *ngx_posts_watch_create(ngx_pool_t *pool, ngx_log_t *log);

/*
 * Lowers the budgets NGX_POSTS_MAX_WATCHES, NGX_POSTS_MAX_EVENTS and (for
 * watchers initialized later) NGX_POSTS_MAX_CHANGES; for tests.
 */
void ngx_posts_watch_limit(ngx_posts_watch_t *watch, ngx_uint_t watches,
    ngx_uint_t events, ngx_uint_t changes);

/*
 * Reads what happened and adds it to the changes of the watchers; to be
 * called once in each turn of the event loop, costs one read() if nothing
 * happened.  At most NGX_POSTS_MAX_EVENTS events are taken in one call; if
 * there are more, these wait for the next and all watchers overflow.
 *
 * A change is the path of the entry (path of the directory, "/", name; only
 * the name in the root), or of the directory if that itself changed or is
 * gone.  Whatever appears, vanishes or takes another's place ends all
 * subscriptions at and below its path: a directory there is to be added
 * and read anew, and so is all below it.
 * "directory" is not set for a symbolic link that was not subscribed to,
 * even if it now leads to a directory.
 *
 * Returns the number of events taken.  A watch of NULL has none.
 */
ngx_uint_t ngx_posts_watch_drain(ngx_posts_watch_t *watch);


/*
 * A watcher, embedded in what owns it; its memory must stay in place until
 * it is destroyed.  With a watch of NULL it is blind.
 */
void ngx_posts_watcher_init(ngx_posts_watcher_t *watcher,
    ngx_posts_watch_t *watch, ngx_log_t *log);

/* ends its subscriptions and frees all; before or after the watch goes */
void ngx_posts_watcher_destroy(ngx_posts_watcher_t *watcher);

/*
 * Subscribes to a directory.
 *
 * absolute  where it is, NUL-terminated; symbolic links are followed
 * path      inside the site, empty for its root; copied
 *
 * NGX_OK, also if it was there already.  If the path led to another
 * directory before, subscriptions below it end and it is a change.
 * NGX_DECLINED: there is no such directory or it may not be read, or the
 * path is longer than NGX_POSTS_MAX_PATH; a subscription there was ends.
 * NGX_ABORT: out of watches or memory, or there is no watch: the watcher is
 * blind from now on, which is logged once for the process.
 */
ngx_int_t ngx_posts_watch_add(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *absolute, ngx_str_t *path);

/* ends the subscriptions at and below a path; how many there were */
ngx_uint_t ngx_posts_watch_forget(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *path);

/*
 * What was drained before that time (the beginning of a walk that is now at
 * its end, as ngx_posts_time_usec() gave it) is dealt with: removes these
 * changes, and clears "overflow" if it was set before: call it with
 * "overflow" set at that time only after a walk of the whole site.
 */
void ngx_posts_watcher_settle(ngx_posts_watcher_t *watcher, uint64_t before);

/*
 * As after init: no subscriptions, no changes, no overflow; blind only if
 * there is no watch.
 */
void ngx_posts_watcher_reset(ngx_posts_watcher_t *watcher);


#endif /* _NGX_POSTS_WATCH_H_INCLUDED_ */
