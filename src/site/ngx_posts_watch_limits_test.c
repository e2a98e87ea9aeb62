
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <sys/resource.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_time.h"
#include "site/ngx_posts_watch_test.h"

#if (NGX_HAVE_INOTIFY)
#include "site/ngx_posts_watch_dirs.h"
#endif


static void ngx_posts_watch_limits_test_refused(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_watches(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_idle(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_changes(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_events(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_queue(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_settle(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_none(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_closed(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_limits_test_broken(ngx_posts_watch_test_t *w);

static void ngx_posts_watch_limits_test_files(ngx_posts_watch_test_t *w,
    ngx_uint_t n);


static const ngx_posts_watch_test_pt  ngx_posts_watch_limits_tests[] = {
    ngx_posts_watch_limits_test_refused,
    ngx_posts_watch_limits_test_watches,
    ngx_posts_watch_limits_test_idle,
    ngx_posts_watch_limits_test_changes,
    ngx_posts_watch_limits_test_events,
    ngx_posts_watch_limits_test_queue,
    ngx_posts_watch_limits_test_settle,
    ngx_posts_watch_limits_test_none,
    ngx_posts_watch_limits_test_closed,
    ngx_posts_watch_limits_test_broken,
    NULL
};


void
ngx_posts_watch_limits_test(ngx_posts_unit_t *t)
{
    ngx_posts_watch_test_run(t, ngx_posts_watch_limits_tests);
}


static void
ngx_posts_watch_limits_test_refused(ngx_posts_watch_test_t *w)
{
    char  path[NGX_POSTS_MAX_PATH + 2];

    ngx_posts_tree_write(&w->tree, "file", "");
    ngx_posts_tree_link(&w->tree, "dangling", "none");
    ngx_posts_tree_link(&w->tree, "loop", "loop");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "none"),
                       NGX_DECLINED, "no directory");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "file"),
                       NGX_DECLINED, "a file");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "file/x"),
                       NGX_DECLINED, "below a file");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "dangling"),
                       NGX_DECLINED, "a link to nothing");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "loop"),
                       NGX_DECLINED, "a link to itself");

    ngx_memset(path, 'a', sizeof(path));
    path[NGX_POSTS_MAX_PATH + 1] = '\0';
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add_as(w, &w->one, "", path),
                       NGX_DECLINED, "a path over the limit");

    path[NGX_POSTS_MAX_PATH] = '\0';
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add_as(w, &w->one, "", path),
                       NGX_OK, "a path of the limit");

    ngx_posts_tree_write(&w->tree, "file", "1");
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_int(w->t, w->one.changes.elts[0].path.len,
                       NGX_POSTS_MAX_PATH + sizeof("/file") - 1,
                       "and a file in it");

    ngx_posts_unit_int(w->t, w->one.blind, 0, "it sees");
    ngx_posts_unit_int(w->t, w->logged, 0, "nothing is logged");
}


static void
ngx_posts_watch_limits_test_watches(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "a/b/c/x", "");
    ngx_posts_watch_limit(w->watch, 2, NGX_POSTS_MAX_EVENTS,
                          NGX_POSTS_MAX_CHANGES);

    (void) ngx_posts_watch_test_add(w, &w->one, "a");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->two, "a"),
                       NGX_OK, "as many as there may be");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->two, "a"),
                       NGX_OK, "it is there already");
    ngx_posts_unit_int(w->t, w->two.blind, 0, "it sees");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->two, "a/b"),
                       NGX_ABORT, "one more");
    ngx_posts_unit_int(w->t, w->two.blind, 1, "it is blind");
    ngx_posts_unit_int(w->t, w->one.blind, 0, "the other one sees");
    ngx_posts_unit_int(w->t, w->logged, 1, "it is logged");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "a/b/c"),
                       NGX_ABORT, "and again");
    ngx_posts_unit_int(w->t, w->logged, 1, "it is logged once");

    ngx_posts_watcher_reset(&w->two);
    ngx_posts_unit_int(w->t, w->two.blind, 0, "it is reset");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->two, "a/b/c"),
                       NGX_OK, "what it gave up is free");
}


/* what is forgotten is given up bit by bit */

static void
ngx_posts_watch_limits_test_idle(ngx_posts_watch_test_t *w)
{
#if (NGX_HAVE_INOTIFY)

    char        name[NGX_INT_T_LEN + 1];
    ngx_uint_t  i;

    for (i = 0; i <= NGX_POSTS_MAX_UNWATCHES; i++) {
        ngx_snprintf((u_char *) name, sizeof(name), "%ui%Z", i);
        ngx_posts_watch_test_mkdir(w, name);
        (void) ngx_posts_watch_test_add(w, &w->one, name);
    }

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, ""),
                       NGX_POSTS_MAX_UNWATCHES + 1, "all are forgotten");
    ngx_posts_unit_ok(w->t, !ngx_queue_empty(&w->watch->idle), "and idle");

    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_ok(w->t, !ngx_queue_empty(&w->watch->idle), "one is left");
    ngx_posts_unit_ok(w->t, w->watch->dirs.root->left
                            == w->watch->dirs.sentinel
                            && w->watch->dirs.root->right
                               == w->watch->dirs.sentinel, "the last one");

    /* in the order of the names */

    (void) ngx_posts_watch_test_add(w, &w->one, "99");
    ngx_posts_unit_ok(w->t, ngx_queue_empty(&w->watch->idle),
                      "is idle no more");

    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_tree_write(&w->tree, "99/x", "");
    ngx_posts_watch_test_says(w, &w->one, "99/x", "and is watched");

    (void) ngx_posts_watch_test_forget(w, &w->one, "99");
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_ok(w->t, w->watch->dirs.root == w->watch->dirs.sentinel,
                      "none is left");

#endif
}


static void
ngx_posts_watch_limits_test_changes(ngx_posts_watch_test_t *w)
{
    ngx_posts_watcher_t  few;

    ngx_posts_watch_limit(w->watch, NGX_POSTS_MAX_WATCHES,
                          NGX_POSTS_MAX_EVENTS, 2);
    ngx_posts_watcher_init(&few, w->watch, w->t->log);

    (void) ngx_posts_watch_test_add(w, &w->one, "");
    (void) ngx_posts_watch_test_add(w, &few, "");

    ngx_posts_tree_write(&w->tree, "a", "");
    ngx_posts_tree_write(&w->tree, "b", "");
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_int(w->t, few.overflow, 0, "as many as there may be");

    ngx_posts_tree_write(&w->tree, "a", "1");
    ngx_posts_tree_write(&w->tree, "c", "");
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_int(w->t, few.overflow, 1, "one more");
    ngx_posts_unit_int(w->t, few.changes.nelts, 2, "is not kept");
    ngx_posts_unit_int(w->t, w->one.overflow, 0, "it is no other's");

    ngx_posts_watcher_settle(&few, few.overflowed);
    ngx_posts_unit_int(w->t, few.overflow, 1, "a walk that began before");

    ngx_posts_watcher_settle(&few, few.overflowed + 1);
    ngx_posts_unit_int(w->t, few.overflow, 0, "one that began after");

    ngx_posts_tree_write(&w->tree, "c", "1");
    ngx_posts_watch_test_says(w, &few, "c", "and then there is room");

    ngx_posts_watcher_destroy(&few);
}


/* each file is an event of its own: a mode */

static void
ngx_posts_watch_limits_test_files(ngx_posts_watch_test_t *w, ngx_uint_t n)
{
    u_char      path[2][NGX_MAX_PATH];
    ngx_uint_t  i;

    for (i = 0; i < 2; i++) {
        (void) ngx_snprintf(path[i], NGX_MAX_PATH, "%V/%ui%Z", &w->tree.root,
                            i);
    }

    for (i = 0; i < n; i++) {
        if (chmod((char *) path[i % 2], 0600) == -1) {
            ngx_posts_unit_ok(w->t, 0, "chmod() failed");
            return;
        }
    }
}


static void
ngx_posts_watch_limits_test_events(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "0", "");
    ngx_posts_tree_write(&w->tree, "1", "");

    ngx_posts_watch_limit(w->watch, NGX_POSTS_MAX_WATCHES, 3,
                          NGX_POSTS_MAX_CHANGES);

    (void) ngx_posts_watch_test_add(w, &w->one, "");

    ngx_posts_watch_limits_test_files(w, 3);
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 3,
                       "as many as are taken at once");
    ngx_posts_unit_int(w->t, w->one.overflow, 0, "are no overflow");

    ngx_posts_watch_limits_test_files(w, 4);
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 3,
                       "of one more");
    ngx_posts_unit_int(w->t, w->one.overflow, 1, "all is suspect");
    ngx_posts_unit_int(w->t, w->two.overflow, 1, "to all");

    ngx_posts_watcher_settle(&w->one, (uint64_t) -1);
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 1,
                       "the rest comes later");
    ngx_posts_unit_str(w->t, w->one.changes.elts[0].path, "1", "and is told");
    ngx_posts_unit_int(w->t, w->one.overflow, 0, "the set is complete");

    /* more than one read() of the buffer brings */

    ngx_posts_watch_limit(w->watch, NGX_POSTS_MAX_WATCHES, 1000,
                          NGX_POSTS_MAX_CHANGES);

    ngx_posts_watch_limits_test_files(w, 1000);
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 1000,
                       "many events");
    ngx_posts_unit_int(w->t, w->one.overflow, 0, "are no overflow");

    ngx_posts_watch_limits_test_files(w, 1001);
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_int(w->t, w->one.overflow, 1, "one more");
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 1, "comes");
}


/* the kernel's own limit */

static void
ngx_posts_watch_limits_test_queue(ngx_posts_watch_test_t *w)
{
    int         n;
    FILE       *file;
    ngx_uint_t  max;

    max = 0;
    file = fopen("/proc/sys/fs/inotify/max_queued_events", "r");

    if (file) {
        if (fscanf(file, "%d", &n) == 1 && n > 0 && n <= 100000) {
            max = n;
        }

        fclose(file);
    }

    if (max == 0) {
        ngx_posts_unit_skip(w->t, "no moderate limit of queued events");
        return;
    }

    ngx_posts_tree_write(&w->tree, "0", "");
    ngx_posts_tree_write(&w->tree, "1", "");

    ngx_posts_watch_limit(w->watch, NGX_POSTS_MAX_WATCHES, max + 10,
                          NGX_POSTS_MAX_CHANGES);

    (void) ngx_posts_watch_test_add(w, &w->one, "");

    ngx_posts_watch_limits_test_files(w, max);
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), max,
                       "the longest queue");
    ngx_posts_unit_int(w->t, w->one.overflow, 0, "is no overflow");

    ngx_posts_watch_limits_test_files(w, max + 1);
    (void) ngx_posts_watch_drain(w->watch);
    ngx_posts_unit_int(w->t, w->one.overflow, 1, "one more");
    ngx_posts_unit_int(w->t, w->two.overflow, 1, "is one of all");
}


static void
ngx_posts_watch_limits_test_settle(ngx_posts_watch_test_t *w)
{
    uint64_t    before, after;
    ngx_uint_t  i;

    (void) ngx_posts_watch_test_add(w, &w->one, "");

    before = ngx_posts_time_usec();

    ngx_posts_tree_write(&w->tree, "a", "");
    ngx_posts_tree_write(&w->tree, "b", "");
    (void) ngx_posts_watch_drain(w->watch);

    do {
        after = ngx_posts_time_usec();
    } while (after == w->one.changes.elts[0].time);

    for (i = 0; i < 2; i++) {
        ngx_posts_unit_ok(w->t, w->one.changes.elts[i].time >= before
                                && w->one.changes.elts[i].time < after,
                          "the time of the drain");
    }

    ngx_posts_tree_write(&w->tree, "b", "1");
    ngx_posts_tree_write(&w->tree, "c", "");
    (void) ngx_posts_watch_drain(w->watch);

    ngx_posts_watcher_settle(&w->one, before);
    ngx_posts_unit_int(w->t, w->one.changes.nelts, 3, "not yet drained then");

    ngx_posts_watcher_settle(&w->one, after);
    ngx_posts_watch_test_says(w, &w->one, "b c", "drained by then");
}


/* there are no descriptors, as if there were no instances */

static void
ngx_posts_watch_limits_test_none(ngx_posts_watch_test_t *w)
{
    ngx_pool_t         *pool;
    struct rlimit       rlmt, zero;
    ngx_posts_watch_t  *watch;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, w->t->log);

    if (pool == NULL || getrlimit(RLIMIT_NOFILE, &rlmt) == -1) {
        ngx_posts_unit_ok(w->t, 0, "getrlimit()");
        return;
    }

    zero = rlmt;
    zero.rlim_cur = 0;

    (void) setrlimit(RLIMIT_NOFILE, &zero);
    watch = ngx_posts_watch_create(pool, &w->log);
    (void) setrlimit(RLIMIT_NOFILE, &rlmt);

    ngx_posts_unit_ok(w->t, watch == NULL, "no instance to be had");
    ngx_posts_unit_int(w->t, w->logged, 1, "is logged");

    ngx_destroy_pool(pool);
}


static void
ngx_posts_watch_limits_test_closed(ngx_posts_watch_test_t *w)
{
    (void) ngx_posts_watch_test_add(w, &w->one, "");
    ngx_posts_tree_write(&w->tree, "a", "");
    (void) ngx_posts_watch_drain(w->watch);

    ngx_destroy_pool(w->pool);
    w->pool = NULL;

    ngx_posts_unit_ok(w->t, w->one.watch == NULL && w->two.watch == NULL,
                      "the pool is destroyed");
    ngx_posts_unit_int(w->t, w->one.blind, 1, "it is blind");
    ngx_posts_unit_int(w->t, w->one.changes.nelts, 0, "knows nothing");
    ngx_posts_unit_int(w->t, ngx_posts_watch_add(NULL, &w->one,
                                                 &w->tree.root,
                                                 &(ngx_str_t) ngx_string("")),
                       NGX_ABORT, "and learns nothing");
}


static void
ngx_posts_watch_limits_test_broken(ngx_posts_watch_test_t *w)
{
#if (NGX_HAVE_INOTIFY)

    ngx_fd_t  fd;

    (void) ngx_posts_watch_test_add(w, &w->one, "");

    fd = ngx_open_file("/", NGX_FILE_RDONLY, NGX_FILE_OPEN, 0);

    if (fd == NGX_INVALID_FILE || dup2(fd, w->watch->fd) == -1) {
        ngx_posts_unit_ok(w->t, 0, "dup2()");
    }

    (void) ngx_close_file(fd);

    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 0,
                       "it cannot be read");
    ngx_posts_unit_int(w->t, w->logged, 1, "it is logged");
    ngx_posts_unit_int(w->t, w->one.blind, 1, "it is blind");
    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 0, "again");
    ngx_posts_unit_int(w->t, w->logged, 1, "it is logged once");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, ""),
                       NGX_ABORT, "nothing is added");

#endif
}
