
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


#define NGX_POSTS_WATCH_MASK                                                  \
    (IN_CREATE|IN_DELETE|IN_MOVED_FROM|IN_MOVED_TO|IN_MODIFY|IN_CLOSE_WRITE   \
     |IN_ATTRIB|IN_DELETE_SELF|IN_MOVE_SELF|IN_ONLYDIR)


static ngx_int_t ngx_posts_watch_refuse(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_err_t err, ngx_str_t *absolute);
static ngx_int_t ngx_posts_watch_subscribe(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *path, int wd);
static ngx_int_t ngx_posts_watch_replace(ngx_posts_watch_t *watch,
    ngx_posts_watch_sub_t *sub, int wd);
static ngx_uint_t ngx_posts_watch_forget_below(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *path);
static void ngx_posts_watch_unsubscribe(ngx_posts_watch_t *watch,
    ngx_posts_watch_sub_t *sub);
static ngx_posts_watch_dir_t *ngx_posts_watch_obtain(ngx_posts_watch_t *watch,
    int wd);
static void ngx_posts_watch_release(ngx_posts_watch_t *watch,
    ngx_posts_watch_dir_t *dir);


ngx_int_t
ngx_posts_watch_add(ngx_posts_watch_t *watch, ngx_posts_watcher_t *watcher,
    ngx_str_t *absolute, ngx_str_t *path)
{
    int                     wd;
    ngx_err_t               err;
    ngx_posts_watch_sub_t  *old;

    if (watcher->watch == NULL) {
        return NGX_ABORT;
    }

    if (path->len > NGX_POSTS_MAX_PATH) {
        return NGX_DECLINED;
    }

    old = (ngx_posts_watch_sub_t *) ngx_posts_paths_find(&watcher->paths,
                                                         path);

    if (old == NULL && watch->nsubs >= watch->max_subs) {
        return ngx_posts_watch_refuse(watch, watcher, 0, absolute);
    }

    wd = inotify_add_watch(watch->fd, (char *) absolute->data,
                           NGX_POSTS_WATCH_MASK);

    if (wd == -1) {
        err = ngx_errno;
        (void) ngx_posts_watch_forget(watch, watcher, path);

        return ngx_posts_watch_refuse(watch, watcher, err, absolute);
    }

    if (old == NULL) {
        return ngx_posts_watch_subscribe(watch, watcher, path, wd);
    }

    if (old->dir->wd == wd) {
        return NGX_OK;
    }

    return ngx_posts_watch_replace(watch, old, wd);
}


/* an error of 0: the budget is used up */

static ngx_int_t
ngx_posts_watch_refuse(ngx_posts_watch_t *watch, ngx_posts_watcher_t *watcher,
    ngx_err_t err, ngx_str_t *absolute)
{
    switch (err) {

    case NGX_ENOENT:
    case NGX_ENOTDIR:
    case NGX_EACCES:
    case NGX_ELOOP:
    case NGX_ENAMETOOLONG:
        return NGX_DECLINED;
    }

    watcher->blind = 1;

    if (watch->refused) {
        return NGX_ABORT;
    }

    watch->refused = 1;

    if (err) {
        ngx_log_error(NGX_LOG_WARN, watch->log, err,
                      "inotify_add_watch(\"%V\") failed, the site is swept "
                      "instead, see fs.inotify.max_user_watches", absolute);

    } else {
        ngx_log_error(NGX_LOG_WARN, watch->log, 0,
                      "more than %ui directories to watch, the site of "
                      "\"%V\" is swept instead", watch->max_subs, absolute);
    }

    return NGX_ABORT;
}


static ngx_int_t
ngx_posts_watch_subscribe(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *path, int wd)
{
    ngx_posts_watch_dir_t  *dir;
    ngx_posts_watch_sub_t  *sub;

    dir = ngx_posts_watch_obtain(watch, wd);

    if (dir == NULL) {
        watcher->blind = 1;
        return NGX_ABORT;
    }

    sub = ngx_alloc(sizeof(ngx_posts_watch_sub_t) + path->len, watch->log);

    if (sub == NULL) {
        ngx_posts_watch_release(watch, dir);
        watcher->blind = 1;
        return NGX_ABORT;
    }

    sub->watcher = watcher;
    sub->dir = dir;
    sub->path.str.len = path->len;
    sub->path.str.data = (u_char *) sub + sizeof(ngx_posts_watch_sub_t);

    if (path->len) {
        ngx_memcpy(sub->path.str.data, path->data, path->len);
    }

    ngx_rbtree_insert(&watcher->paths, &sub->path.node);
    ngx_queue_insert_tail(&dir->subs, &sub->queue);
    watch->nsubs++;

    return NGX_OK;
}


/*
 * The events that would have told of it may have gone with the directory
 * that was there before: whoever knows what is below is to look again.
 */

static ngx_int_t
ngx_posts_watch_replace(ngx_posts_watch_t *watch, ngx_posts_watch_sub_t *sub,
    int wd)
{
    ngx_str_t              *path;
    ngx_posts_watch_dir_t  *dir, *old;

    path = &sub->path.str;
    dir = ngx_posts_watch_obtain(watch, wd);

    if (dir == NULL) {
        sub->watcher->blind = 1;
        (void) ngx_posts_watch_forget(watch, sub->watcher, path);
        return NGX_ABORT;
    }

    old = sub->dir;
    sub->dir = dir;

    ngx_queue_remove(&sub->queue);
    ngx_queue_insert_tail(&dir->subs, &sub->queue);

    ngx_posts_watch_release(watch, old);

    (void) ngx_posts_watch_forget_below(watch, sub->watcher, path);
    ngx_posts_watch_change(sub->watcher, path, ngx_posts_time_usec(), 1);

    return NGX_OK;
}


ngx_uint_t
ngx_posts_watch_forget(ngx_posts_watch_t *watch, ngx_posts_watcher_t *watcher,
    ngx_str_t *path)
{
    ngx_uint_t       n;
    ngx_str_node_t  *sub;

    n = ngx_posts_watch_forget_below(watch, watcher, path);

    /* the last one to go, as "path" may be its own */

    sub = ngx_posts_paths_find(&watcher->paths, path);

    if (sub) {
        ngx_posts_watch_unsubscribe(watch, (ngx_posts_watch_sub_t *) sub);
        n++;
    }

    return n;
}


static ngx_uint_t
ngx_posts_watch_forget_below(ngx_posts_watch_t *watch,
    ngx_posts_watcher_t *watcher, ngx_str_t *path)
{
    ngx_uint_t       n;
    ngx_str_node_t  *sub;

    for (n = 0; /* void */ ; n++) {
        sub = ngx_posts_paths_below(&watcher->paths, path);

        if (sub == NULL) {
            return n;
        }

        ngx_posts_watch_unsubscribe(watch, (ngx_posts_watch_sub_t *) sub);
    }
}


static void
ngx_posts_watch_unsubscribe(ngx_posts_watch_t *watch,
    ngx_posts_watch_sub_t *sub)
{
    ngx_rbtree_delete(&sub->watcher->paths, &sub->path.node);
    ngx_queue_remove(&sub->queue);
    watch->nsubs--;

    ngx_posts_watch_release(watch, sub->dir);

    ngx_free(sub);
}


ngx_posts_watch_dir_t *
ngx_posts_watch_dir(ngx_posts_watch_t *watch, int wd)
{
    ngx_rbtree_key_t    key;
    ngx_rbtree_node_t  *node;

    key = (ngx_rbtree_key_t) wd;
    node = watch->dirs.root;

    while (node != watch->dirs.sentinel) {

        if (key == node->key) {
            return (ngx_posts_watch_dir_t *) node;
        }

        node = (key < node->key) ? node->left : node->right;
    }

    return NULL;
}


/* the directory of a number that the kernel just gave, to subscribe to */

static ngx_posts_watch_dir_t *
ngx_posts_watch_obtain(ngx_posts_watch_t *watch, int wd)
{
    ngx_posts_watch_dir_t  *dir;

    dir = ngx_posts_watch_dir(watch, wd);

    if (dir) {

        if (ngx_queue_empty(&dir->subs)) {
            ngx_queue_remove(&dir->idle);
        }

        return dir;
    }

    dir = ngx_alloc(sizeof(ngx_posts_watch_dir_t), watch->log);

    if (dir == NULL) {
        (void) inotify_rm_watch(watch->fd, wd);
        return NULL;
    }

    dir->wd = wd;
    dir->node.key = (ngx_rbtree_key_t) wd;
    ngx_queue_init(&dir->subs);
    ngx_rbtree_insert(&watch->dirs, &dir->node);

    return dir;
}


static void
ngx_posts_watch_release(ngx_posts_watch_t *watch, ngx_posts_watch_dir_t *dir)
{
    if (ngx_queue_empty(&dir->subs)) {
        ngx_queue_insert_tail(&watch->idle, &dir->idle);
    }
}


/* the kernel may have ended a watch itself, which is no error */

void
ngx_posts_watch_unwatch(ngx_posts_watch_t *watch, ngx_uint_t n)
{
    ngx_queue_t            *q;
    ngx_posts_watch_dir_t  *dir;

    for ( /* void */ ; n && !ngx_queue_empty(&watch->idle); n--) {
        q = ngx_queue_head(&watch->idle);
        ngx_queue_remove(q);

        dir = ngx_queue_data(q, ngx_posts_watch_dir_t, idle);

        if (watch->fd != -1) {
            (void) inotify_rm_watch(watch->fd, dir->wd);
        }

        ngx_rbtree_delete(&watch->dirs, &dir->node);
        ngx_free(dir);
    }
}


#else


ngx_int_t
ngx_posts_watch_add(ngx_posts_watch_t *watch, ngx_posts_watcher_t *watcher,
    ngx_str_t *absolute, ngx_str_t *path)
{
    return NGX_ABORT;
}


ngx_uint_t
ngx_posts_watch_forget(ngx_posts_watch_t *watch, ngx_posts_watcher_t *watcher,
    ngx_str_t *path)
{
    return 0;
}


#endif
