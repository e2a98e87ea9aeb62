
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_WATCH_DIRS_H_INCLUDED_
#define _NGX_POSTS_WATCH_DIRS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_watch.h"


/*
 * The inside of a watch, for its own files and where inotify is only: the
 * directories that the kernel watches, and who subscribed to them.
 */

/*
 * A directory, by the number that the kernel gave it, whatever its paths.
 * One that nobody subscribes to any longer is idle: it is given up in time,
 * if nobody does so again, as many at once would hold up the event loop.
 */

typedef struct {
    ngx_rbtree_node_t       node;
    int                     wd;
    ngx_queue_t             subs;
    ngx_queue_t             idle;
} ngx_posts_watch_dir_t;


/* a subscription: a watcher, and a path at which it knows the directory */

typedef struct {
    ngx_str_node_t          path;      /* in the tree of the watcher */
    ngx_queue_t             queue;     /* of the directory */
    ngx_posts_watcher_t    *watcher;
    ngx_posts_watch_dir_t  *dir;
} ngx_posts_watch_sub_t;


struct ngx_posts_watch_s {
    int                     fd;        /* -1: closed */
    ngx_log_t              *log;

    ngx_rbtree_t            dirs;
    ngx_rbtree_node_t       sentinel;
    ngx_queue_t             watchers;
    ngx_queue_t             idle;

    ngx_uint_t              nsubs;
    ngx_uint_t              max_subs;
    ngx_uint_t              max_events;
    ngx_uint_t              max_changes;

    uint64_t                now;       /* when it was last drained */

    /* of the buffer: events that were read, but not yet taken */
    u_char                 *pos;
    u_char                 *last;
    u_char                 *buffer;

    u_char                 *path;      /* room to make one */

    /* a watcher was refused a directory, which is logged once */
    unsigned                refused:1;
};


/* the directory of a number, or NULL */
ngx_posts_watch_dir_t *ngx_posts_watch_dir(ngx_posts_watch_t *watch, int wd);

/* gives up so many idle directories, if there are as many */
void ngx_posts_watch_unwatch(ngx_posts_watch_t *watch, ngx_uint_t n);

/* adds to the changes of a watcher, or makes it overflow */
void ngx_posts_watch_change(ngx_posts_watcher_t *watcher, ngx_str_t *path,
    uint64_t now, ngx_uint_t directory);


#endif /* _NGX_POSTS_WATCH_DIRS_H_INCLUDED_ */
