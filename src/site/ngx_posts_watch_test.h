
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_WATCH_TEST_H_INCLUDED_
#define _NGX_POSTS_WATCH_TEST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_tree_test.h"
#include "site/ngx_posts_watch.h"


/* a tree, and a watch with two watchers that know nothing yet */

typedef struct {
    ngx_posts_unit_t     *t;
    ngx_posts_tree_t      tree;
    ngx_pool_t           *pool;        /* of the watch */
    ngx_posts_watch_t    *watch;
    ngx_posts_watcher_t   one;
    ngx_posts_watcher_t   two;

    ngx_log_t             log;         /* of the watch */
    ngx_uint_t            logged;      /* lines of it, kept back */
} ngx_posts_watch_test_t;


typedef void (*ngx_posts_watch_test_pt)(ngx_posts_watch_test_t *w);


/*
 * Runs one function after the other, a null pointer closes the list, each
 * with all of its own; skips them where there is no inotify.
 */
void ngx_posts_watch_test_run(ngx_posts_unit_t *t,
    const ngx_posts_watch_test_pt *run);

/* subscribes to a directory of the tree, at its own path or at another */
ngx_int_t ngx_posts_watch_test_add(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *dir);
ngx_int_t ngx_posts_watch_test_add_as(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *dir, const char *path);

ngx_uint_t ngx_posts_watch_test_forget(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *path);

/*
 * Drains, and compares the changes of a watcher: its paths in order, with a
 * space between, a slash behind directories.  Then settles all of them.
 */
void ngx_posts_watch_test_says(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *expected, const char *name);

void ngx_posts_watch_test_mkdir(ngx_posts_watch_test_t *w, const char *path);
void ngx_posts_watch_test_rename(ngx_posts_watch_test_t *w, const char *from,
    const char *to);


#endif /* _NGX_POSTS_WATCH_TEST_H_INCLUDED_ */
