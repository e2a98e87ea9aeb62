
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <ftw.h>

#include "data/ngx_posts_time.h"
#include "site/ngx_posts_watch_test.h"

#if (NGX_HAVE_INOTIFY)
#include "site/ngx_posts_watch_dirs.h"
#endif


/*
 * A site that is edited at random: who walks anew what a watcher says, and
 * only that, knows the site as it is, and watches its directories and none
 * besides.
 */

#define NGX_POSTS_WATCH_WALK_STEPS  1500
#define NGX_POSTS_WATCH_WALK_DEPTH  5
#define NGX_POSTS_WATCH_WALK_MAX    2000


typedef struct {
    char                     path[64];
    uint64_t                 ino;
    off_t                    size;     /* -1: a directory */
} ngx_posts_watch_walk_file_t;


typedef struct {
    ngx_posts_watch_test_t       *w;
    ngx_posts_watcher_t          *watcher;  /* NULL: only looks */
    ngx_posts_watch_walk_file_t  *files;
    ngx_uint_t                    nfiles;
    ngx_uint_t                    ndirs;
} ngx_posts_watch_walk_t;


static void ngx_posts_watch_walk_test_random(ngx_posts_watch_test_t *w);
static ngx_uint_t ngx_posts_watch_walk_step(ngx_posts_watch_walk_t *known);
static void ngx_posts_watch_walk_edit(ngx_posts_watch_walk_t *walk);
static void ngx_posts_watch_walk_append(const char *path);
static int ngx_posts_watch_walk_unlink(const char *path,
    const struct stat *st, int type, struct FTW *ftw);
static void ngx_posts_watch_walk_name(ngx_posts_watch_walk_t *walk,
    char *path, size_t size);
static ngx_uint_t ngx_posts_watch_walk_apply(ngx_posts_watch_walk_t *known);
static void ngx_posts_watch_walk_new(ngx_posts_watch_walk_t *walk,
    ngx_posts_watch_test_t *w, ngx_posts_watcher_t *watcher);
static void ngx_posts_watch_walk_dir(ngx_posts_watch_walk_t *walk,
    const char *path, ngx_uint_t depth);
static void ngx_posts_watch_walk_at(ngx_posts_watch_walk_t *walk,
    const char *path, ngx_uint_t depth);
static void ngx_posts_watch_walk_drop(ngx_posts_watch_walk_t *walk,
    const char *path);
static ngx_uint_t ngx_posts_watch_walk_same(ngx_posts_watch_walk_t *known);
static int ngx_posts_watch_walk_compare(const void *one, const void *two);
static ngx_uint_t ngx_posts_watch_walk_random(ngx_uint_t n);


static const ngx_posts_watch_test_pt  ngx_posts_watch_walk_tests[] = {
    ngx_posts_watch_walk_test_random,
    NULL
};


static uint32_t  ngx_posts_watch_walk_seed;


void
ngx_posts_watch_walk_test(ngx_posts_unit_t *t)
{
    const char  *seed;

    seed = getenv("POSTS_UNIT_SEED");
    ngx_posts_watch_walk_seed = seed ? strtoul(seed, NULL, 10) : 1;

    ngx_posts_watch_test_run(t, ngx_posts_watch_walk_tests);
}


static void
ngx_posts_watch_walk_test_random(ngx_posts_watch_test_t *w)
{
    ngx_uint_t              i;
    ngx_posts_watch_walk_t  known;

    ngx_posts_watch_test_mkdir(w, "keep0");
    ngx_posts_watch_test_mkdir(w, "keep1");

    ngx_posts_watch_walk_new(&known, w, &w->one);
    ngx_posts_watch_walk_at(&known, "", 0);

    for (i = 0; i < NGX_POSTS_WATCH_WALK_STEPS; i++) {
        if (!ngx_posts_watch_walk_step(&known)) {
            break;
        }
    }

    ngx_posts_unit_int(w->t, i, NGX_POSTS_WATCH_WALK_STEPS,
                       "the site is known after each step");

    free(known.files);
}


static ngx_uint_t
ngx_posts_watch_walk_step(ngx_posts_watch_walk_t *known)
{
    ngx_uint_t              n;
    ngx_posts_watch_walk_t  race;

    for (n = 1 + ngx_posts_watch_walk_random(3); n; n--) {
        ngx_posts_watch_walk_edit(known);

        /* another walk adds directories before the watch is drained */

        if (ngx_posts_watch_walk_random(4) == 0) {
            ngx_posts_watch_walk_new(&race, known->w, known->watcher);
            ngx_posts_watch_walk_at(&race, "", 0);
            free(race.files);
        }
    }

    return ngx_posts_watch_walk_apply(known)
           && ngx_posts_watch_walk_same(known);
}


static void
ngx_posts_watch_walk_edit(ngx_posts_watch_walk_t *walk)
{
    char  path[NGX_MAX_PATH], other[NGX_MAX_PATH];

    ngx_posts_watch_walk_name(walk, path, sizeof(path));
    ngx_posts_watch_walk_name(walk, other, sizeof(other));

    /* whatever cannot be done is not done */

    switch (ngx_posts_watch_walk_random(10)) {

    case 0:
    case 1:
    case 2:
        (void) mkdir(path, 0700);
        break;

    case 3:
    case 4:
        ngx_posts_watch_walk_append(path);
        break;

    case 5:
        (void) remove(path);
        break;

    case 6:
        (void) nftw(path, ngx_posts_watch_walk_unlink, 16,
                    FTW_DEPTH|FTW_PHYS);
        break;

    case 7:
        ngx_snprintf((u_char *) other, sizeof(other), "%V/keep%ui%Z",
                     &walk->w->tree.root, ngx_posts_watch_walk_random(2));

        if (symlink(other, path) == -1) {
            break;
        }

        break;

    default:
        (void) rename(path, other);
    }
}


static void
ngx_posts_watch_walk_append(const char *path)
{
    ngx_fd_t  fd;

    fd = ngx_open_file(path, NGX_FILE_APPEND, NGX_FILE_CREATE_OR_OPEN, 0600);

    if (fd == NGX_INVALID_FILE) {
        return;
    }

    (void) ngx_write_fd(fd, "x", 1);
    (void) ngx_close_file(fd);
}


static int
ngx_posts_watch_walk_unlink(const char *path, const struct stat *st,
    int type, struct FTW *ftw)
{
    return remove(path);
}


/* up to three of three names, perhaps in one of the two that stay */

static void
ngx_posts_watch_walk_name(ngx_posts_watch_walk_t *walk, char *path,
    size_t size)
{
    u_char      *p, *last;
    ngx_uint_t   n;

    last = (u_char *) path + size;
    p = ngx_slprintf((u_char *) path, last, "%V", &walk->w->tree.root);

    n = ngx_posts_watch_walk_random(4);

    if (n < 2) {
        p = ngx_slprintf(p, last, "/keep%ui", n);
    }

    for (n = 1 + ngx_posts_watch_walk_random(3); n; n--) {
        p = ngx_slprintf(p, last, "/%c",
                         (char) ('a' + ngx_posts_watch_walk_random(3)));
    }

    *p = '\0';
}


/* walks what is said to have changed, until nothing is */

static ngx_uint_t
ngx_posts_watch_walk_apply(ngx_posts_watch_walk_t *known)
{
    char                  paths[NGX_POSTS_WATCH_WALK_MAX][64];
    uint64_t              now;
    ngx_uint_t            i, n, depth;
    const char           *p;
    ngx_posts_watcher_t  *watcher;

    watcher = known->watcher;

    (void) ngx_posts_watch_drain(known->w->watch);

    while (watcher->changes.nelts) {

        n = ngx_min(watcher->changes.nelts, NGX_POSTS_WATCH_WALK_MAX);

        for (i = 0; i < n; i++) {
            ngx_snprintf((u_char *) paths[i], 64, "%V%Z",
                         &watcher->changes.elts[i].path);
        }

        now = ngx_posts_time_usec();
        while (ngx_posts_time_usec() == now) { /* void */ }
        now = ngx_posts_time_usec();

        for (i = 0; i < n; i++) {
            depth = paths[i][0] ? 1 : 0;

            for (p = paths[i]; *p; p++) {
                depth += (*p == '/');
            }

            ngx_posts_watch_walk_drop(known, paths[i]);
            ngx_posts_watch_walk_at(known, paths[i], depth);
        }

        ngx_posts_watcher_settle(watcher, now);
    }

    return !watcher->overflow && !watcher->blind;
}


static void
ngx_posts_watch_walk_new(ngx_posts_watch_walk_t *walk,
    ngx_posts_watch_test_t *w, ngx_posts_watcher_t *watcher)
{
    walk->w = w;
    walk->watcher = watcher;
    walk->nfiles = 0;
    walk->ndirs = 0;
    walk->files = calloc(NGX_POSTS_WATCH_WALK_MAX,
                         sizeof(ngx_posts_watch_walk_file_t));
}


static void
ngx_posts_watch_walk_at(ngx_posts_watch_walk_t *walk, const char *path,
    ngx_uint_t depth)
{
    char                          name[NGX_MAX_PATH];
    struct stat                   st;
    ngx_posts_watch_walk_file_t  *file;

    ngx_snprintf((u_char *) name, sizeof(name), "%V/%s%Z",
                 &walk->w->tree.root, path);

    if (depth > NGX_POSTS_WATCH_WALK_DEPTH
        || walk->nfiles == NGX_POSTS_WATCH_WALK_MAX
        || stat(name, &st) == -1)
    {
        return;
    }

    file = &walk->files[walk->nfiles++];

    ngx_snprintf((u_char *) file->path, sizeof(file->path), "%s%Z", path);
    file->ino = st.st_ino;
    file->size = st.st_size;

    if (S_ISDIR(st.st_mode)) {
        file->size = -1;
        walk->ndirs++;

        if (walk->watcher
            && ngx_posts_watch_test_add(walk->w, walk->watcher, path)
               != NGX_OK)
        {
            ngx_posts_unit_ok(walk->w->t, 0, "%s is not added", path);
        }

        ngx_posts_watch_walk_dir(walk, path, depth + 1);
    }
}


static void
ngx_posts_watch_walk_dir(ngx_posts_watch_walk_t *walk, const char *path,
    ngx_uint_t depth)
{
    DIR            *dir;
    char            name[NGX_MAX_PATH];
    struct dirent  *entry;

    ngx_snprintf((u_char *) name, sizeof(name), "%V/%s%Z",
                 &walk->w->tree.root, path);

    dir = opendir(name);

    if (dir == NULL) {
        return;
    }

    for ( ;; ) {
        entry = readdir(dir);

        if (entry == NULL) {
            break;
        }

        if (entry->d_name[0] == '.') {
            continue;
        }

        ngx_snprintf((u_char *) name, sizeof(name), "%s%s%s%Z", path,
                     *path ? "/" : "", entry->d_name);
        ngx_posts_watch_walk_at(walk, name, depth);
    }

    (void) closedir(dir);
}


static void
ngx_posts_watch_walk_drop(ngx_posts_watch_walk_t *walk, const char *path)
{
    size_t                        len;
    ngx_uint_t                    i, n;
    ngx_posts_watch_walk_file_t  *file;

    n = 0;
    len = ngx_strlen(path);

    for (i = 0; i < walk->nfiles; i++) {
        file = &walk->files[i];

        if (len == 0
            || (ngx_strncmp(file->path, path, len) == 0
                && (file->path[len] == '\0' || file->path[len] == '/')))
        {
            walk->ndirs -= (file->size == -1);

        } else {
            walk->files[n++] = *file;
        }
    }

    walk->nfiles = n;
}


static ngx_uint_t
ngx_posts_watch_walk_same(ngx_posts_watch_walk_t *known)
{
    ngx_uint_t                    i, same;
    ngx_posts_watch_walk_t        now;
    ngx_posts_watch_walk_file_t  *one, *two;

    ngx_posts_watch_walk_new(&now, known->w, NULL);
    ngx_posts_watch_walk_at(&now, "", 0);

    ngx_qsort(known->files, known->nfiles,
              sizeof(ngx_posts_watch_walk_file_t),
              ngx_posts_watch_walk_compare);
    ngx_qsort(now.files, now.nfiles, sizeof(ngx_posts_watch_walk_file_t),
              ngx_posts_watch_walk_compare);

    same = (known->nfiles == now.nfiles);

    for (i = 0; i < now.nfiles && same; i++) {
        one = &known->files[i];
        two = &now.files[i];

        same = ngx_strcmp(one->path, two->path) == 0
               && one->ino == two->ino && one->size == two->size;

        if (!same) {
            ngx_posts_unit_diag(known->w->t, "known %s, now %s", one->path,
                                two->path);
        }
    }

    free(now.files);

#if (NGX_HAVE_INOTIFY)

    if (known->w->watch->nsubs != now.ndirs) {
        ngx_posts_unit_diag(known->w->t, "%ui subscriptions, %ui directories",
                            known->w->watch->nsubs, now.ndirs);
        return 0;
    }

#endif

    return same;
}


static int
ngx_posts_watch_walk_compare(const void *one, const void *two)
{
    const ngx_posts_watch_walk_file_t *f1 = one;
    const ngx_posts_watch_walk_file_t *f2 = two;

    return ngx_strcmp(f1->path, f2->path);
}


static ngx_uint_t
ngx_posts_watch_walk_random(ngx_uint_t n)
{
    ngx_posts_watch_walk_seed = ngx_posts_watch_walk_seed * 1664525
                                + 1013904223;

    return (ngx_posts_watch_walk_seed >> 16) % n;
}
