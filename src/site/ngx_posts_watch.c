
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_time.h"
#include "site/ngx_posts_paths.h"
#include "site/ngx_posts_watch_dirs.h"

#if (NGX_HAVE_INOTIFY)

#include <sys/inotify.h>
#include <sys/ioctl.h>


#define NGX_POSTS_WATCH_BUFFER  16384

#define NGX_POSTS_WATCH_PATH    (NGX_POSTS_MAX_PATH + 1 + NGX_MAX_PATH)

#define NGX_POSTS_WATCH_GONE                                                  \
    (IN_IGNORED|IN_DELETE_SELF|IN_MOVE_SELF|IN_UNMOUNT)

/* before a creation there was a removal: what it ends has ended */

#define NGX_POSTS_WATCH_ENDS  (IN_DELETE|IN_MOVED_FROM|IN_MOVED_TO)


static void ngx_posts_watch_close(void *data);
static ngx_int_t ngx_posts_watch_read(ngx_posts_watch_t *watch);
static ngx_uint_t ngx_posts_watch_more(ngx_posts_watch_t *watch);
static struct inotify_event *ngx_posts_watch_next(ngx_posts_watch_t *watch,
    ngx_str_t *name);
static void ngx_posts_watch_take(ngx_posts_watch_t *watch,
    struct inotify_event *event, ngx_str_t *name);
static void ngx_posts_watch_gone(ngx_posts_watch_t *watch, int wd);
static void ngx_posts_watch_entry(ngx_posts_watch_t *watch,
    ngx_posts_watch_sub_t *sub, ngx_str_t *name, uint32_t mask);
static void ngx_posts_watch_overflow(ngx_posts_watch_t *watch);


ngx_posts_watch_t *
ngx_posts_watch_create(ngx_pool_t *pool, ngx_log_t *log)
{
    ngx_posts_watch_t   *watch;
    ngx_pool_cleanup_t  *cln;

    watch = ngx_pcalloc(pool, sizeof(ngx_posts_watch_t));
    cln = ngx_pool_cleanup_add(pool, 0);

    if (watch == NULL || cln == NULL) {
        return NULL;
    }

    watch->buffer = ngx_palloc(pool, NGX_POSTS_WATCH_BUFFER);
    watch->path = ngx_pnalloc(pool, NGX_POSTS_WATCH_PATH);

    if (watch->buffer == NULL || watch->path == NULL) {
        return NULL;
    }

    watch->fd = -1;
    watch->log = log;
    watch->pos = watch->buffer;
    watch->last = watch->buffer;

    ngx_posts_watch_limit(watch, NGX_POSTS_MAX_WATCHES,
                          NGX_POSTS_MAX_EVENTS, NGX_POSTS_MAX_CHANGES);

    ngx_rbtree_init(&watch->dirs, &watch->sentinel, ngx_rbtree_insert_value);
    ngx_queue_init(&watch->watchers);
    ngx_queue_init(&watch->idle);

    cln->handler = ngx_posts_watch_close;
    cln->data = watch;

    watch->fd = inotify_init1(IN_NONBLOCK|IN_CLOEXEC);

    if (watch->fd == -1) {
        ngx_log_error(NGX_LOG_WARN, log, ngx_errno,
                      "inotify_init1() failed, sites are swept instead, "
                      "see fs.inotify.max_user_instances");
        return NULL;
    }

    return watch;
}


void
ngx_posts_watch_limit(ngx_posts_watch_t *watch, ngx_uint_t watches,
    ngx_uint_t events, ngx_uint_t changes)
{
    watch->max_subs = watches;
    watch->max_events = events;
    watch->max_changes = changes;
}


static void
ngx_posts_watch_close(void *data)
{
    ngx_posts_watch_t *watch = data;

    ngx_queue_t          *q;
    ngx_posts_watcher_t  *watcher;

    if (watch->fd == -1) {
        return;
    }

    if (close(watch->fd) == -1) {
        ngx_log_error(NGX_LOG_ALERT, watch->log, ngx_errno,
                      "close() of inotify failed");
    }

    watch->fd = -1;

    while (!ngx_queue_empty(&watch->watchers)) {
        q = ngx_queue_head(&watch->watchers);
        watcher = ngx_queue_data(q, ngx_posts_watcher_t, queue);

        ngx_posts_watcher_reset(watcher);
        ngx_queue_remove(q);

        watcher->watch = NULL;
        watcher->blind = 1;
    }

    ngx_posts_watch_unwatch(watch, (ngx_uint_t) -1);
}


ngx_uint_t
ngx_posts_watch_drain(ngx_posts_watch_t *watch)
{
    ngx_str_t              name;
    ngx_uint_t             n;
    struct inotify_event  *event;

    if (watch == NULL || watch->fd == -1) {
        return 0;
    }

    ngx_posts_watch_unwatch(watch, NGX_POSTS_MAX_UNWATCHES);

    for (n = 0; n < watch->max_events; n++) {

        if (watch->pos == watch->last
            && ngx_posts_watch_read(watch) != NGX_OK)
        {
            return n;
        }

        if (n == 0) {
            watch->now = ngx_posts_time_usec();
        }

        event = ngx_posts_watch_next(watch, &name);
        ngx_posts_watch_take(watch, event, &name);
    }

    if (ngx_posts_watch_more(watch)) {
        ngx_posts_watch_overflow(watch);
    }

    return n;
}


/* NGX_AGAIN: nothing more happened */

static ngx_int_t
ngx_posts_watch_read(ngx_posts_watch_t *watch)
{
    ssize_t    n;
    ngx_err_t  err;

    do {
        n = read(watch->fd, watch->buffer, NGX_POSTS_WATCH_BUFFER);
        err = (n == -1) ? ngx_errno : 0;

    } while (err == NGX_EINTR);

    if (n > 0) {
        watch->pos = watch->buffer;
        watch->last = watch->buffer + n;
        return NGX_OK;
    }

    if (err == NGX_EAGAIN) {
        return NGX_AGAIN;
    }

    ngx_log_error(NGX_LOG_ALERT, watch->log, err,
                  "read() of inotify failed, sites are swept instead");

    ngx_posts_watch_close(watch);

    return NGX_ERROR;
}


static ngx_uint_t
ngx_posts_watch_more(ngx_posts_watch_t *watch)
{
    int  n;

    if (watch->pos < watch->last) {
        return 1;
    }

    n = 0;

    return ioctl(watch->fd, FIONREAD, &n) == -1 || n > 0;
}


/* the kernel gives whole events only, each aligned for the next */

static struct inotify_event *
ngx_posts_watch_next(ngx_posts_watch_t *watch, ngx_str_t *name)
{
    u_char                *last;
    struct inotify_event  *event;

    event = (struct inotify_event *) watch->pos;

    name->data = watch->pos + sizeof(struct inotify_event);
    watch->pos = name->data + event->len;

    /* a name is padded with zeros */

    last = ngx_strlchr(name->data, watch->pos, '\0');
    name->len = (last ? last : watch->pos) - name->data;

    return event;
}


static void
ngx_posts_watch_take(ngx_posts_watch_t *watch, struct inotify_event *event,
    ngx_str_t *name)
{
    ngx_queue_t            *q;
    ngx_posts_watch_dir_t  *dir;
    ngx_posts_watch_sub_t  *sub;

    if (event->mask & IN_Q_OVERFLOW) {
        ngx_posts_watch_overflow(watch);
        return;
    }

    if (event->mask & NGX_POSTS_WATCH_GONE) {
        ngx_posts_watch_gone(watch, event->wd);
        return;
    }

    dir = ngx_posts_watch_dir(watch, event->wd);
    if (dir == NULL) {
        return;
    }

    /*
     * what an entry ends lies below the path that is at hand: that one, and
     * with it the directory, stays
     */

    for (q = ngx_queue_head(&dir->subs);
         q != ngx_queue_sentinel(&dir->subs);
         q = ngx_queue_next(q))
    {
        sub = ngx_queue_data(q, ngx_posts_watch_sub_t, queue);

        if (name->len) {
            ngx_posts_watch_entry(watch, sub, name, event->mask);

        } else {
            ngx_posts_watch_change(sub->watcher, &sub->path.str, watch->now,
                                   1);
        }
    }
}


/* to forget one path may end others of the same directory as well */

static void
ngx_posts_watch_gone(ngx_posts_watch_t *watch, int wd)
{
    ngx_queue_t            *q;
    ngx_posts_watch_dir_t  *dir;
    ngx_posts_watch_sub_t  *sub;

    for ( ;; ) {
        dir = ngx_posts_watch_dir(watch, wd);
        if (dir == NULL || ngx_queue_empty(&dir->subs)) {
            return;
        }

        q = ngx_queue_head(&dir->subs);
        sub = ngx_queue_data(q, ngx_posts_watch_sub_t, queue);

        ngx_posts_watch_change(sub->watcher, &sub->path.str, watch->now, 1);
        (void) ngx_posts_watch_forget(watch, sub->watcher, &sub->path.str);
    }
}


static void
ngx_posts_watch_entry(ngx_posts_watch_t *watch, ngx_posts_watch_sub_t *sub,
    ngx_str_t *name, uint32_t mask)
{
    u_char               *p;
    ngx_str_t             path;
    ngx_uint_t            directory;
    ngx_posts_watcher_t  *watcher;

    watcher = sub->watcher;

    if (name->len > NGX_MAX_PATH) {
        ngx_posts_watch_change(watcher, &sub->path.str, watch->now, 1);
        return;
    }

    path.data = watch->path;

    p = ngx_cpymem(path.data, sub->path.str.data, sub->path.str.len);

    if (sub->path.str.len) {
        *p++ = '/';
    }

    path.len = ngx_cpymem(p, name->data, name->len) - path.data;

    directory = (mask & IN_ISDIR)
                || ngx_posts_paths_find(&watcher->paths, &path) != NULL;

    ngx_posts_watch_change(watcher, &path, watch->now, directory);

    if (mask & NGX_POSTS_WATCH_ENDS) {
        (void) ngx_posts_watch_forget(watch, watcher, &path);
    }
}


void
ngx_posts_watch_change(ngx_posts_watcher_t *watcher, ngx_str_t *path,
    uint64_t now, ngx_uint_t directory)
{
    if (ngx_posts_changes_add(&watcher->changes, path, now, directory)
        != NGX_OK)
    {
        watcher->overflow = 1;
        watcher->overflowed = now;
    }
}


static void
ngx_posts_watch_overflow(ngx_posts_watch_t *watch)
{
    ngx_queue_t          *q;
    ngx_posts_watcher_t  *watcher;

    for (q = ngx_queue_head(&watch->watchers);
         q != ngx_queue_sentinel(&watch->watchers);
         q = ngx_queue_next(q))
    {
        watcher = ngx_queue_data(q, ngx_posts_watcher_t, queue);

        watcher->overflow = 1;
        watcher->overflowed = watch->now;
    }
}


#else


ngx_posts_watch_t *
ngx_posts_watch_create(ngx_pool_t *pool, ngx_log_t *log)
{
    return NULL;
}


void
ngx_posts_watch_limit(ngx_posts_watch_t *watch, ngx_uint_t watches,
    ngx_uint_t events, ngx_uint_t changes)
{
}


ngx_uint_t
ngx_posts_watch_drain(ngx_posts_watch_t *watch)
{
    return 0;
}


#endif


void
ngx_posts_watcher_init(ngx_posts_watcher_t *watcher, ngx_posts_watch_t *watch,
    ngx_log_t *log)
{
    ngx_memzero(watcher, sizeof(ngx_posts_watcher_t));

    ngx_posts_paths_init(&watcher->paths, &watcher->sentinel);
    ngx_posts_changes_init(&watcher->changes, NGX_POSTS_MAX_CHANGES, log);

    watcher->blind = 1;

    if (watch && watch->fd != -1) {
        ngx_queue_insert_tail(&watch->watchers, &watcher->queue);

        watcher->watch = watch;
        watcher->changes.max = watch->max_changes;
        watcher->blind = 0;
    }
}


void
ngx_posts_watcher_destroy(ngx_posts_watcher_t *watcher)
{
    ngx_posts_watcher_reset(watcher);

    if (watcher->watch) {
        ngx_queue_remove(&watcher->queue);
        watcher->watch = NULL;
    }
}


void
ngx_posts_watcher_settle(ngx_posts_watcher_t *watcher, uint64_t before)
{
    ngx_posts_changes_settle(&watcher->changes, before);

    if (watcher->overflowed < before) {
        watcher->overflow = 0;
    }
}


void
ngx_posts_watcher_reset(ngx_posts_watcher_t *watcher)
{
    ngx_str_t  root;

    ngx_str_null(&root);

    (void) ngx_posts_watch_forget(watcher->watch, watcher, &root);
    ngx_posts_changes_reset(&watcher->changes);

    watcher->overflow = 0;
    watcher->blind = (watcher->watch == NULL);
}
