
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_scan.h"
#include "site/ngx_posts_tree_test.h"


/*
 * A catalog that is made from the one before and the paths that were changed
 * is the one that is made from nothing.
 */


#define NGX_POSTS_BUILD_TEST_STEPS  120
#define NGX_POSTS_BUILD_TEST_FILES  24


typedef struct {
    ngx_posts_unit_t     *t;
    ngx_posts_tree_t     *tree;
    ngx_posts_store_t    *store;
    ngx_posts_catalog_t  *catalog;
    ngx_posts_watcher_t   watcher;
    uint32_t              seed;
    ngx_uint_t            step;
    ngx_uint_t            there[4][NGX_POSTS_BUILD_TEST_FILES];
} ngx_posts_build_test_t;


static void ngx_posts_build_test_edit(ngx_posts_build_test_t *b);
static ngx_uint_t ngx_posts_build_test_random(ngx_posts_build_test_t *b,
    ngx_uint_t n);
static ngx_int_t ngx_posts_build_test_part(ngx_posts_build_test_t *b);
static ngx_int_t ngx_posts_build_test_run(ngx_posts_build_test_t *b,
    ngx_posts_build_t *build, ngx_posts_scan_t *scan);
static ngx_uint_t ngx_posts_build_test_same(ngx_posts_catalog_t *one,
    ngx_posts_catalog_t *two);
static ngx_uint_t ngx_posts_build_test_lists(ngx_posts_catalog_t *one,
    ngx_posts_catalog_t *two);
static ngx_uint_t ngx_posts_build_test_row(ngx_posts_catalog_t *one,
    ngx_posts_catalog_t *two, uint32_t id);
static ngx_uint_t ngx_posts_build_test_table(ngx_posts_catalog_t *one,
    ngx_posts_catalog_t *two, ngx_uint_t table);


void
ngx_posts_build_test(ngx_posts_unit_t *t)
{
    ngx_uint_t              i;
    ngx_posts_tree_t        tree, other;
    ngx_posts_build_test_t  b;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_memzero(&b, sizeof(ngx_posts_build_test_t));
    b.t = t;
    b.tree = &tree;
    b.seed = 7;

    /* so late that no stamp is young */

    ngx_posts_tree_clock(ngx_time() + 1000);

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "collections: {c: {output: true}}\n"
                         "plugins: [jekyll-sitemap]\n");

    for (i = 0; i < 40; i++) {
        ngx_posts_build_test_edit(&b);
    }

    b.store = ngx_posts_store_create(NGX_INVALID_FILE, 0, t->log);

    if (ngx_posts_tree_open(&tree) != NGX_OK || b.store == NULL) {
        ngx_posts_unit_ok(t, 0, "the site cannot be opened");
        return;
    }

    other = tree;
    other.site = NULL;
    other.catalog = NULL;

    ngx_posts_changes_init(&b.watcher.changes, 64, t->log);

    for (b.step = 1; b.step <= NGX_POSTS_BUILD_TEST_STEPS; b.step++) {

        if (ngx_posts_build_test_part(&b) != NGX_OK
            || ngx_posts_tree_open(&other) != NGX_OK
            || ngx_posts_tree_scan(&other) != NGX_OK
            || !ngx_posts_build_test_same(b.catalog, other.catalog))
        {
            break;
        }

        ngx_posts_changes_reset(&b.watcher.changes);

        for (i = 0; i < 1 + b.step % 3; i++) {
            ngx_posts_build_test_edit(&b);
        }
    }

    ngx_posts_unit_int(t, b.step, NGX_POSTS_BUILD_TEST_STEPS + 1,
                       "what is built upon another is what is built anew");

    ngx_posts_changes_reset(&b.watcher.changes);

    if (b.catalog) {
        ngx_posts_catalog_release(b.catalog);
    }

    ngx_posts_store_release(b.store);
    ngx_posts_tree_destroy(&other);
    ngx_posts_tree_destroy(&tree);
}


/* a file comes, goes, or is written anew, of a size that it never had */

static void
ngx_posts_build_test_edit(ngx_posts_build_test_t *b)
{
    u_char      *last, path[64], text[9216];
    ngx_str_t    name;
    ngx_uint_t   kind, file;

    static const char  *paths[] = {
        "_posts/2020-%02ui-%02ui-p%ui.html%Z",
        "_c/%02ui-%02ui-d%ui.html%Z",
        "n%ui-%ui-p%ui.html%Z",
        "s%ui-%ui-f%ui.txt%Z"
    };

    static const char  *terms[] = {
        "", "categories: a\n", "categories: b c\n", "category: d\ntags: x y\n",
        "tags: y\n", "published: false\ncategories: only here\n",
        "date: 2020-06-01 12:00:00\ncategories: [b]\n", "categories: [c, a]\n"
    };

    kind = ngx_posts_build_test_random(b, 8);
    kind = (kind < 4) ? 0 : kind - 4;
    file = ngx_posts_build_test_random(b, NGX_POSTS_BUILD_TEST_FILES);

    last = ngx_sprintf(path, paths[kind], file % 12 + 1, file + 1, file);

    name.data = path;
    name.len = last - path - 1;

    if (b->store) {
        (void) ngx_posts_changes_add(&b->watcher.changes, &name, 1, 0);
    }

    if (b->there[kind][file] && ngx_posts_build_test_random(b, 3) == 0) {
        b->there[kind][file] = 0;
        ngx_posts_tree_remove(b->tree, (char *) path);
        return;
    }

    b->there[kind][file] = 1;

    last = ngx_sprintf(text, "---\n%stitle: t%ui\n---\n",
                       terms[ngx_posts_build_test_random(b, 8)], b->step);

    ngx_memset(last, 'x', b->step * 64);
    last[b->step * 64] = '\0';

    ngx_posts_tree_write(b->tree, (char *) path,
                         (char *) (kind == 3 ? last : text));
}


static ngx_uint_t
ngx_posts_build_test_random(ngx_posts_build_test_t *b, ngx_uint_t n)
{
    b->seed = b->seed * 1103515245 + 12345;

    return (b->seed >> 16) % n;
}


static ngx_int_t
ngx_posts_build_test_part(ngx_posts_build_test_t *b)
{
    ngx_int_t           rc;
    ngx_posts_scan_t   *scan;
    ngx_posts_site_t   *site;
    ngx_posts_time_t    now;
    ngx_posts_build_t  *build;

    site = b->tree->site;
    b->tree->tick++;

    ngx_posts_site_now(site, &now);

    build = ngx_posts_build_create(site->config, b->catalog, b->store,
                                   (time_t) now.sec, b->t->log);
    if (build == NULL) {
        return NGX_ERROR;
    }

    scan = ngx_posts_scan_create(site->files, site->config, b->catalog, build,
                                 &now, b->catalog ? &b->watcher
                                                  : &site->watcher,
                                 b->catalog != NULL, b->t->log);

    rc = scan ? ngx_posts_build_test_run(b, build, scan) : NGX_ERROR;

    ngx_posts_build_destroy(build);

    return rc;
}


static ngx_int_t
ngx_posts_build_test_run(ngx_posts_build_test_t *b, ngx_posts_build_t *build,
    ngx_posts_scan_t *scan)
{
    ngx_int_t                 rc;
    ngx_posts_region_t       *region;
    ngx_posts_catalog_t      *catalog;
    ngx_posts_index_parts_t  *parts;

    while ((rc = ngx_posts_scan_run(scan, 0)) == NGX_AGAIN) { /* void */ }

    ngx_posts_scan_destroy(scan);

    while (rc == NGX_OK
           && (rc = ngx_posts_build_run(build, 0, 1, &parts)) == NGX_AGAIN)
    {
        rc = NGX_OK;
    }

    if (rc != NGX_OK) {
        return (rc == NGX_DONE) ? NGX_OK : rc;
    }

    region = ngx_posts_index_join(parts, b->t->log);
    if (region == NULL) {
        return NGX_ERROR;
    }

    catalog = ngx_posts_catalog_create(region, b->store, b->t->log);
    if (catalog == NULL) {
        return NGX_ERROR;
    }

    if (b->catalog) {
        ngx_posts_catalog_release(b->catalog);
    }

    b->catalog = catalog;

    return NGX_OK;
}


/* rows may have other numbers */

static ngx_uint_t
ngx_posts_build_test_same(ngx_posts_catalog_t *one, ngx_posts_catalog_t *two)
{
    uint32_t  id;

    if (one->nrows != two->nrows
        || one->head->digest != two->head->digest
        || one->head->modified != two->head->modified
        || one->head->live != two->head->live
        || one->head->generated != two->head->generated
        || !ngx_posts_build_test_table(one, two, NGX_POSTS_INDEX_CATEGORIES)
        || !ngx_posts_build_test_table(one, two, NGX_POSTS_INDEX_TAGS)
        || !ngx_posts_build_test_table(one, two, NGX_POSTS_INDEX_WAITING)
        || !ngx_posts_build_test_lists(one, two))
    {
        return 0;
    }

    for (id = 0; id < one->nrows - one->head->generated; id++) {
        if (!ngx_posts_build_test_row(one, two, id)) {
            return 0;
        }
    }

    return 1;
}


static ngx_uint_t
ngx_posts_build_test_table(ngx_posts_catalog_t *one, ngx_posts_catalog_t *two,
    ngx_uint_t table)
{
    size_t  size;

    size = ngx_posts_index_size(one->head, table);

    return size == ngx_posts_index_size(two->head, table)
           && ngx_memcmp(ngx_posts_catalog_table(one, table, u_char),
                         ngx_posts_catalog_table(two, table, u_char), size)
              == 0;
}


static ngx_uint_t
ngx_posts_build_test_lists(ngx_posts_catalog_t *one, ngx_posts_catalog_t *two)
{
    ngx_uint_t         i, k, n;
    ngx_posts_ids_t    a, b;
    ngx_posts_entry_t  x, y;

    n = (ngx_uint_t) one->head->tables[NGX_POSTS_INDEX_LISTS].n;

    if (n != two->head->tables[NGX_POSTS_INDEX_LISTS].n) {
        return 0;
    }

    for (i = 0; i < n; i++) {

        ngx_posts_catalog_list(one, i, &a);
        ngx_posts_catalog_list(two, i, &b);

        if (a.nelts != b.nelts) {
            return 0;
        }

        for (k = 0; k < a.nelts; k++) {

            ngx_posts_catalog_entry(one, a.elts[k], &x);
            ngx_posts_catalog_entry(two, b.elts[k], &y);

            if (x.record.path.len != y.record.path.len
                || ngx_memcmp(x.record.path.data, y.record.path.data,
                              x.record.path.len)
                   != 0)
            {
                return 0;
            }
        }
    }

    return 1;
}


/* its place among others, its terms, and what its output is made from */

static ngx_uint_t
ngx_posts_build_test_row(ngx_posts_catalog_t *one, ngx_posts_catalog_t *two,
    uint32_t id)
{
    uint32_t            other;
    uint32_t           *mine, *its;
    ngx_uint_t          i;
    ngx_posts_row_t    *a, *b;
    ngx_posts_entry_t   entry;

    ngx_posts_catalog_entry(one, id, &entry);

    other = ngx_posts_catalog_path(two, &entry.record.path,
                                   entry.record.collection != 0);

    if (other == NGX_POSTS_NO_ID) {
        return 0;
    }

    a = &one->rows[id];
    b = &two->rows[other];

    if (a->rank != b->rank || a->digest != b->digest || a->flags != b->flags
        || a->categories != b->categories || a->tags != b->tags)
    {
        return 0;
    }

    mine = ngx_posts_catalog_table(one, NGX_POSTS_INDEX_TERMS, uint32_t)
           + a->terms;
    its = ngx_posts_catalog_table(two, NGX_POSTS_INDEX_TERMS, uint32_t)
          + b->terms;

    for (i = 0; i < (ngx_uint_t) a->categories + a->tags; i++) {
        if (mine[i] != its[i]) {
            return 0;
        }
    }

    return 1;
}
