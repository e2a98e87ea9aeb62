
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_watch_test.h"


static void ngx_posts_watch_test_files(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_dirs(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_moved(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_raced(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_replaced(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_root(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_links(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_loop(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_two(ngx_posts_watch_test_t *w);
static void ngx_posts_watch_test_forgotten(ngx_posts_watch_test_t *w);

static void ngx_posts_watch_test_one(ngx_posts_unit_t *t,
    ngx_posts_watch_test_pt run);
static void ngx_posts_watch_test_count(ngx_log_t *log, ngx_uint_t level,
    u_char *buf, size_t len);
static u_char *ngx_posts_watch_test_path(ngx_posts_watch_test_t *w,
    const char *path);
static int ngx_posts_watch_test_compare(const void *one, const void *two);


static const ngx_posts_watch_test_pt  ngx_posts_watch_tests[] = {
    ngx_posts_watch_test_files,
    ngx_posts_watch_test_dirs,
    ngx_posts_watch_test_moved,
    ngx_posts_watch_test_raced,
    ngx_posts_watch_test_replaced,
    ngx_posts_watch_test_root,
    ngx_posts_watch_test_links,
    ngx_posts_watch_test_loop,
    ngx_posts_watch_test_two,
    ngx_posts_watch_test_forgotten,
    NULL
};


void
ngx_posts_watch_test(ngx_posts_unit_t *t)
{
    ngx_posts_watcher_t  watcher;

    ngx_posts_watcher_init(&watcher, NULL, t->log);
    ngx_posts_unit_int(t, watcher.blind, 1, "blind without a watch");
    ngx_posts_unit_int(t, ngx_posts_watch_add(NULL, &watcher,
                                              &(ngx_str_t) ngx_string("/"),
                                              &(ngx_str_t) ngx_string("")),
                       NGX_ABORT, "there is nothing to add to");
    ngx_posts_unit_int(t, ngx_posts_watch_drain(NULL), 0, "or to drain");
    ngx_posts_watcher_reset(&watcher);
    ngx_posts_unit_int(t, watcher.blind, 1, "blind for ever");
    ngx_posts_watcher_destroy(&watcher);

    ngx_posts_watch_test_run(t, ngx_posts_watch_tests);
}


static void
ngx_posts_watch_test_files(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "dir/before", "");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, ""),
                       NGX_OK, "the root");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "dir"),
                       NGX_OK, "a directory");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "dir"),
                       NGX_OK, "again");

    ngx_posts_watch_test_says(w, &w->one, "", "nothing happened");
    ngx_posts_unit_int(w->t, w->one.blind, 0, "it sees");

    ngx_posts_tree_write(&w->tree, "file", "1");
    ngx_posts_watch_test_says(w, &w->one, "file", "created");

    ngx_posts_tree_write(&w->tree, "file", "2");
    ngx_posts_watch_test_says(w, &w->one, "file", "written");

    (void) chmod((char *) ngx_posts_watch_test_path(w, "file"), 0600);
    ngx_posts_watch_test_says(w, &w->one, "file", "a mode");

    ngx_posts_tree_write(&w->tree, "dir/before", "1");
    ngx_posts_tree_write(&w->tree, "dir/file", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/before dir/file", "two");

    ngx_posts_watch_test_rename(w, "file", "dir/file");
    ngx_posts_watch_test_says(w, &w->one, "dir/file file", "renamed");

    ngx_posts_tree_remove(&w->tree, "dir/file");
    ngx_posts_watch_test_says(w, &w->one, "dir/file", "removed");

    ngx_posts_unit_int(w->t, ngx_posts_watch_drain(w->watch), 0, "no more");
}


static void
ngx_posts_watch_test_dirs(ngx_posts_watch_test_t *w)
{
    (void) ngx_posts_watch_test_add(w, &w->one, "");

    ngx_posts_watch_test_mkdir(w, "dir");
    ngx_posts_watch_test_says(w, &w->one, "dir/", "created");

    ngx_posts_tree_write(&w->tree, "dir/x", "");
    ngx_posts_watch_test_says(w, &w->one, "", "not yet subscribed to");

    (void) ngx_posts_watch_test_add(w, &w->one, "dir");

    (void) chmod((char *) ngx_posts_watch_test_path(w, "dir"), 0750);
    ngx_posts_watch_test_says(w, &w->one, "dir/", "a mode");

    ngx_posts_tree_write(&w->tree, "dir/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/x", "a mode is no end");

    ngx_posts_tree_remove(&w->tree, "dir/x");
    ngx_posts_tree_remove(&w->tree, "dir");
    ngx_posts_watch_test_says(w, &w->one, "dir/ dir/x", "removed");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, "dir"),
                       0, "which ends the subscription");

    /* a walk comes between the creation and the drain */

    ngx_posts_watch_test_mkdir(w, "dir");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    ngx_posts_watch_test_says(w, &w->one, "dir/", "added before drained");

    ngx_posts_tree_write(&w->tree, "dir/x", "");
    ngx_posts_watch_test_says(w, &w->one, "dir/x", "stays subscribed to");
}


static void
ngx_posts_watch_test_moved(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "site/dir/sub/x", "");
    ngx_posts_tree_write(&w->tree, "site/dir-not/x", "");

    (void) ngx_posts_watch_test_add_as(w, &w->one, "site", "");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/dir", "dir");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/dir/sub", "dir/sub");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/dir-not", "dir-not");

    ngx_posts_watch_test_rename(w, "site/dir", "site/moved");
    ngx_posts_watch_test_says(w, &w->one, "dir/ moved/", "within");

    ngx_posts_tree_write(&w->tree, "site/moved/sub/x", "1");
    ngx_posts_tree_write(&w->tree, "site/moved/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "", "nothing under the old name");

    ngx_posts_tree_write(&w->tree, "site/dir-not/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir-not/x", "a neighbour stays");

    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/moved", "moved");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/moved/sub",
                                       "moved/sub");

    ngx_posts_tree_write(&w->tree, "site/moved/sub/x", "2");
    ngx_posts_watch_test_says(w, &w->one, "moved/sub/x", "the new name");

    ngx_posts_watch_test_rename(w, "site/moved", "out");
    ngx_posts_watch_test_says(w, &w->one, "moved/", "out");

    ngx_posts_tree_write(&w->tree, "out/sub/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "", "is no longer of the site");

    ngx_posts_watch_test_rename(w, "out", "site/in");
    ngx_posts_watch_test_says(w, &w->one, "in/", "in");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, ""), 2,
                       "no subscription too many");
}


/* the new place is added before it is drained that it was moved */

static void
ngx_posts_watch_test_raced(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "dir/sub/x", "");

    (void) ngx_posts_watch_test_add(w, &w->one, "");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir/sub");

    ngx_posts_watch_test_rename(w, "dir", "moved");

    (void) ngx_posts_watch_test_add(w, &w->one, "moved");
    (void) ngx_posts_watch_test_add(w, &w->one, "moved/sub");

    ngx_posts_tree_write(&w->tree, "moved/sub/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/ moved/", "both are suspect");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, ""), 1,
                       "and to be added again");
}


/* another directory is added before it is drained that there is one */

static void
ngx_posts_watch_test_replaced(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "site/sub/below/x", "");
    ngx_posts_tree_write(&w->tree, "new/x", "");

    (void) ngx_posts_watch_test_add_as(w, &w->one, "site", "");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/sub", "sub");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/sub/below",
                                       "sub/below");

    ngx_posts_watch_test_rename(w, "site", "old");
    ngx_posts_watch_test_rename(w, "new", "site");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add_as(w, &w->one, "site",
                                                         ""),
                       NGX_OK, "another root");
    ngx_posts_watch_test_says(w, &w->one, "/", "is a change");

    ngx_posts_tree_write(&w->tree, "site/x", "1");
    ngx_posts_tree_write(&w->tree, "old/sub/below/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "x", "the old one is forgotten");

    /* what was below is what is there now */

    (void) ngx_posts_watch_test_add_as(w, &w->one, "old", "dir");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "old/sub", "dir/sub");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "old/sub", "dir");

    ngx_posts_tree_write(&w->tree, "old/sub/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/ dir/x", "one moved up");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add_as(w, &w->one, "none",
                                                         "dir"),
                       NGX_DECLINED, "nothing in its place");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, "dir"),
                       0, "ends it");
}


static void
ngx_posts_watch_test_root(ngx_posts_watch_test_t *w)
{
    ngx_str_t  dir, root;

    ngx_posts_tree_write(&w->tree, "site/dir/x", "");

    (void) ngx_posts_watch_test_add_as(w, &w->one, "site", "");
    (void) ngx_posts_watch_test_add_as(w, &w->one, "site/dir", "dir");

    ngx_posts_watch_test_rename(w, "site", "moved");
    ngx_posts_watch_test_says(w, &w->one, "/", "the root is moved");

    ngx_posts_tree_write(&w->tree, "moved/dir/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "", "all is forgotten");

    /* an empty path may be null */

    ngx_str_null(&root);
    dir.data = ngx_posts_watch_test_path(w, "moved/dir");
    dir.len = ngx_strlen(dir.data);

    ngx_posts_unit_int(w->t, ngx_posts_watch_add(w->watch, &w->one, &dir,
                                                 &root),
                       NGX_OK, "it is elsewhere");
    ngx_posts_unit_int(w->t, ngx_posts_watch_forget(w->watch, &w->one, &root),
                       1, "and forgotten");
    (void) ngx_posts_watch_add(w->watch, &w->one, &dir, &root);

    ngx_posts_tree_remove(&w->tree, "moved/dir/x");
    ngx_posts_tree_remove(&w->tree, "moved/dir");
    ngx_posts_watch_test_says(w, &w->one, "/ x", "the root is removed");
}


static void
ngx_posts_watch_test_links(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "real/x", "");
    ngx_posts_tree_write(&w->tree, "other/x", "");
    ngx_posts_tree_link(&w->tree, "link", "real");

    (void) ngx_posts_watch_test_add(w, &w->one, "");
    (void) ngx_posts_watch_test_add(w, &w->one, "real");
    ngx_posts_unit_int(w->t, ngx_posts_watch_test_add(w, &w->one, "link"),
                       NGX_OK, "a symbolic link");

    ngx_posts_tree_write(&w->tree, "real/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "link/x real/x", "both paths");

    ngx_posts_tree_link(&w->tree, "new", "other");
    ngx_posts_watch_test_rename(w, "new", "link");
    ngx_posts_watch_test_says(w, &w->one, "link/ new", "it leads elsewhere");

    ngx_posts_tree_write(&w->tree, "real/x", "2");
    ngx_posts_tree_write(&w->tree, "other/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "real/x", "its own path stays");

    (void) ngx_posts_watch_test_add(w, &w->one, "link");
    ngx_posts_tree_write(&w->tree, "other/x", "2");
    ngx_posts_watch_test_says(w, &w->one, "link/x", "the other one");

    ngx_posts_tree_remove(&w->tree, "link");
    ngx_posts_tree_write(&w->tree, "other/x", "3");
    ngx_posts_watch_test_says(w, &w->one, "link/", "it is removed");

    ngx_posts_tree_link(&w->tree, "link", "other");
    (void) ngx_posts_watch_test_add(w, &w->one, "link");
    ngx_posts_watch_test_says(w, &w->one, "link/", "added, then drained");

    ngx_posts_watch_test_rename(w, "other", "away");
    ngx_posts_watch_test_says(w, &w->one, "away/ link/ other/",
                              "what it led to is moved");
}


static void
ngx_posts_watch_test_loop(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "dir/x", "");
    ngx_posts_tree_link(&w->tree, "dir/loop", ".");

    (void) ngx_posts_watch_test_add(w, &w->one, "dir/loop/loop");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir/loop");

    ngx_posts_tree_write(&w->tree, "dir/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/loop/loop/x dir/loop/x dir/x",
                              "each path of one directory");

    ngx_posts_tree_remove(&w->tree, "dir/loop");
    ngx_posts_watch_test_says(w, &w->one, "dir/loop/ dir/loop/loop/loop",
                              "the link is removed");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, ""), 1,
                       "one is left");
}


static void
ngx_posts_watch_test_two(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "dir/sub/x", "");

    (void) ngx_posts_watch_test_add(w, &w->one, "");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    (void) ngx_posts_watch_test_add_as(w, &w->two, "dir", "");
    (void) ngx_posts_watch_test_add_as(w, &w->two, "dir/sub", "sub");

    ngx_posts_tree_write(&w->tree, "file", "");
    ngx_posts_tree_write(&w->tree, "dir/x", "");
    ngx_posts_tree_write(&w->tree, "dir/sub/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "dir/x file", "what is one's");
    ngx_posts_watch_test_says(w, &w->two, "sub/x x", "what is the other's");

    ngx_posts_watch_test_rename(w, "dir", "moved");
    ngx_posts_watch_test_says(w, &w->one, "dir/ moved/", "moved for one");
    ngx_posts_watch_test_says(w, &w->two, "/", "gone for the other");

    (void) ngx_posts_watch_test_add_as(w, &w->two, "moved", "");
    ngx_posts_watch_test_rename(w, "moved", "dir");
    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    (void) ngx_posts_watch_test_add_as(w, &w->two, "dir", "");
    ngx_posts_watch_test_says(w, &w->one, "dir/ moved/", "moved back");
    ngx_posts_watch_test_says(w, &w->two, "/", "it was moved after all");

    (void) ngx_posts_watch_test_add(w, &w->one, "dir");
    (void) ngx_posts_watch_test_add_as(w, &w->two, "dir", "");

    ngx_posts_watcher_reset(&w->one);
    ngx_posts_tree_write(&w->tree, "dir/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "", "one is reset");
    ngx_posts_watch_test_says(w, &w->two, "x", "the other goes on");
}


static void
ngx_posts_watch_test_forgotten(ngx_posts_watch_test_t *w)
{
    ngx_posts_tree_write(&w->tree, "a/b/c/x", "");
    ngx_posts_tree_write(&w->tree, "a-b/x", "");

    (void) ngx_posts_watch_test_add(w, &w->one, "a");
    (void) ngx_posts_watch_test_add(w, &w->one, "a/b");
    (void) ngx_posts_watch_test_add(w, &w->one, "a/b/c");
    (void) ngx_posts_watch_test_add(w, &w->one, "a-b");

    /* what was queued before is of no interest */

    ngx_posts_tree_write(&w->tree, "a/b/x", "");
    ngx_posts_tree_write(&w->tree, "a/x", "");

    ngx_posts_unit_int(w->t, ngx_posts_watch_test_forget(w, &w->one, "a/b"),
                       2, "a subtree");
    ngx_posts_watch_test_says(w, &w->one, "a/x", "what is above it stays");

    ngx_posts_tree_write(&w->tree, "a-b/x", "1");
    ngx_posts_tree_write(&w->tree, "a/b/c/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "a-b/x", "and what is beside it");

    (void) ngx_posts_watch_test_add(w, &w->one, "a/b");
    ngx_posts_tree_write(&w->tree, "a/b/x", "1");
    ngx_posts_watch_test_says(w, &w->one, "a/b/x", "added again");
}


void
ngx_posts_watch_test_run(ngx_posts_unit_t *t,
    const ngx_posts_watch_test_pt *run)
{
    for ( /* void */ ; *run; run++) {
        ngx_posts_watch_test_one(t, *run);
    }
}


static void
ngx_posts_watch_test_one(ngx_posts_unit_t *t, ngx_posts_watch_test_pt run)
{
    ngx_uint_t              use_stderr;
    ngx_posts_watch_test_t  w;

    ngx_memzero(&w, sizeof(ngx_posts_watch_test_t));

    w.t = t;
    w.log.log_level = NGX_LOG_WARN;
    w.log.writer = ngx_posts_watch_test_count;
    w.log.wdata = &w;

    if (ngx_posts_tree_create(t, &w.tree) != NGX_OK) {
        return;
    }

    w.pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, t->log);
    w.watch = ngx_posts_watch_create(w.pool, &w.log);

    if (w.watch) {
        ngx_posts_watcher_init(&w.one, w.watch, t->log);
        ngx_posts_watcher_init(&w.two, w.watch, t->log);

        /* warnings that are meant are no news */

        use_stderr = ngx_use_stderr;
        ngx_use_stderr = 0;

        run(&w);

        ngx_use_stderr = use_stderr;

        ngx_posts_watcher_destroy(&w.one);
        ngx_posts_watcher_destroy(&w.two);

    } else {
        ngx_posts_unit_skip(t, "there is no inotify");
    }

    if (w.pool) {
        ngx_destroy_pool(w.pool);
    }

    ngx_posts_tree_destroy(&w.tree);
}


static void
ngx_posts_watch_test_count(ngx_log_t *log, ngx_uint_t level, u_char *buf,
    size_t len)
{
    ngx_posts_watch_test_t *w = log->wdata;

    w->logged++;
}


static u_char *
ngx_posts_watch_test_path(ngx_posts_watch_test_t *w, const char *path)
{
    size_t   len;
    u_char  *p;

    len = w->tree.root.len + ngx_strlen(path) + 2;
    p = ngx_pnalloc(w->t->pool, len);

    (void) ngx_snprintf(p, len, "%V/%s%Z", &w->tree.root, path);

    return p;
}


ngx_int_t
ngx_posts_watch_test_add(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *dir)
{
    return ngx_posts_watch_test_add_as(w, watcher, dir, dir);
}


ngx_int_t
ngx_posts_watch_test_add_as(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *dir, const char *path)
{
    ngx_str_t  absolute, s;

    absolute.data = ngx_posts_watch_test_path(w, dir);
    absolute.len = ngx_strlen(absolute.data);

    s.data = (u_char *) path;
    s.len = ngx_strlen(path);

    return ngx_posts_watch_add(w->watch, watcher, &absolute, &s);
}


ngx_uint_t
ngx_posts_watch_test_forget(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *path)
{
    ngx_str_t  s;

    s.data = (u_char *) path;
    s.len = ngx_strlen(path);

    return ngx_posts_watch_forget(w->watch, watcher, &s);
}


void
ngx_posts_watch_test_says(ngx_posts_watch_test_t *w,
    ngx_posts_watcher_t *watcher, const char *expected, const char *name)
{
    u_char     *p, *last;
    ngx_str_t  *paths, s;
    ngx_uint_t  i, n;

    (void) ngx_posts_watch_drain(w->watch);

    n = watcher->changes.nelts;
    paths = ngx_palloc(w->t->pool, (n + 1) * sizeof(ngx_str_t));

    for (i = 0; i < n; i++) {
        s.data = ngx_pnalloc(w->t->pool, watcher->changes.elts[i].path.len + 1);
        s.len = ngx_sprintf(s.data, "%V%s", &watcher->changes.elts[i].path,
                            watcher->changes.elts[i].directory ? "/" : "")
                - s.data;
        paths[i] = s;
    }

    ngx_qsort(paths, n, sizeof(ngx_str_t), ngx_posts_watch_test_compare);

    s.data = ngx_pnalloc(w->t->pool, NGX_MAX_PATH);
    p = s.data;
    last = s.data + NGX_MAX_PATH;

    for (i = 0; i < n; i++) {
        p = ngx_slprintf(p, last, "%s%V", i ? " " : "", &paths[i]);
    }

    s.len = p - s.data;

    ngx_posts_unit_str(w->t, s, expected, name);

    ngx_posts_watcher_settle(watcher, (uint64_t) -1);
}


static int
ngx_posts_watch_test_compare(const void *one, const void *two)
{
    const ngx_str_t *s1 = one;
    const ngx_str_t *s2 = two;

    return ngx_memn2cmp(s1->data, s2->data, s1->len, s2->len);
}


void
ngx_posts_watch_test_mkdir(ngx_posts_watch_test_t *w, const char *path)
{
    if (mkdir((char *) ngx_posts_watch_test_path(w, path), 0700) == -1) {
        ngx_posts_unit_ok(w->t, 0, "%s cannot be made", path);
    }
}


void
ngx_posts_watch_test_rename(ngx_posts_watch_test_t *w, const char *from,
    const char *to)
{
    if (rename((char *) ngx_posts_watch_test_path(w, from),
               (char *) ngx_posts_watch_test_path(w, to))
        == -1)
    {
        ngx_posts_unit_ok(w->t, 0, "%s cannot be renamed", from);
    }
}
