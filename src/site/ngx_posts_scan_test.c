
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_tree_test.h"


/*
 * Walks over small trees: what is found, what is left out, what is shared
 * with the catalog before.
 */


static void ngx_posts_scan_test_found(ngx_posts_unit_t *t);
static void ngx_posts_scan_test_shared(ngx_posts_unit_t *t);
static void ngx_posts_scan_test_links(ngx_posts_unit_t *t);
static void ngx_posts_scan_test_globbed(ngx_posts_unit_t *t);
static void ngx_posts_scan_test_depth(ngx_posts_unit_t *t);
static void ngx_posts_scan_test_path(ngx_posts_unit_t *t);


void
ngx_posts_scan_test(ngx_posts_unit_t *t)
{
    ngx_posts_scan_test_found(t);
    ngx_posts_scan_test_shared(t);
    ngx_posts_scan_test_links(t);
    ngx_posts_scan_test_globbed(t);
    ngx_posts_scan_test_depth(t);
    ngx_posts_scan_test_path(t);
}


static void
ngx_posts_scan_test_found(ngx_posts_unit_t *t)
{
    ngx_uint_t          i;
    ngx_posts_tree_t    tree;
    ngx_posts_entry_t  *entry;

    static const struct {
        const char  *path;
        const char  *text;
        ngx_int_t    kind;             /* -1: not of the site */
    } files[] = {
        { "a.md", "---\n---\n", NGX_POSTS_RECORD_PAGE },
        { "b.md", "text", NGX_POSTS_RECORD_STATIC },
        { "c.css", "--- \n---\n", NGX_POSTS_RECORD_PAGE },
        { "d.css", "----\n", NGX_POSTS_RECORD_STATIC },
        { "empty", "", NGX_POSTS_RECORD_STATIC },
        { ".htaccess", "x", NGX_POSTS_RECORD_STATIC },
        { ".hidden", "x", -1 },
        { "_config.yml", "exclude: [out]\n", -1 },
        { "_layouts/x.html", "x", -1 },
        { "_site/index.html", "x", -1 },
        { "out/x.md", "---\n---\n", -1 },
        { "sub/a~", "x", -1 },
        { "sub/a", "x", NGX_POSTS_RECORD_STATIC },
        { "_posts/2020-01-01-a.md", "x", NGX_POSTS_RECORD_POST },
        { "_posts/d/2020-01-01-a.md", "x", NGX_POSTS_RECORD_POST },
        { "_posts/.d/2020-01-01-a.md", "x", -1 },
        { "_posts/_d/2020-01-01-a.md", "x", -1 },
        { "_posts/d/_e/2020-01-01-a.md", "x", NGX_POSTS_RECORD_POST },
        { "_posts/a.md", "---\n---\n", -1 },
        { "sub/_posts/2020-01-01-a.md", "x", NGX_POSTS_RECORD_POST },
        { "out/_posts/2020-01-01-a.md", "x", -1 },
        { "_drafts/a.md", "x", -1 }
    };

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        ngx_posts_tree_write(&tree, files[i].path, files[i].text);
    }

    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        entry = ngx_posts_tree_entry(&tree, files[i].path);

        ngx_posts_unit_int(t, entry ? (ngx_int_t) entry->record.kind : -1,
                           files[i].kind, files[i].path);
    }

    ngx_posts_tree_destroy(&tree);
}


/* by the real clock the files are young, by the other one they are not */

static void
ngx_posts_scan_test_shared(ngx_posts_unit_t *t)
{
    uint64_t              digest;
    ngx_posts_tree_t      tree;
    ngx_posts_value_t     value;
    ngx_posts_entry_t    *post, *page, *file;
    ngx_posts_catalog_t  *catalog;

    static const char  *path = "_posts/2020-01-01-a.md";

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, path, "---\ntitle: one\n---\n");
    ngx_posts_tree_write(&tree, "p.md", "---\n---\n");
    ngx_posts_tree_write(&tree, "s.txt", "x");

    ngx_posts_tree_clock(time(NULL));
    post = ngx_posts_tree_entry(&tree, path);

    if (post == NULL) {
        goto done;
    }

    ngx_posts_unit_ok(t, post->young, "a file just written is young");

    ngx_posts_tree_scan(&tree);

    ngx_posts_tree_clock(time(NULL) + 60);
    ngx_posts_tree_scan(&tree);

    post = ngx_posts_tree_entry(&tree, path);
    page = ngx_posts_tree_entry(&tree, "p.md");
    file = ngx_posts_tree_entry(&tree, "s.txt");
    digest = tree.catalog->head->digest;
    catalog = tree.catalog;

    ngx_posts_unit_ok(t, !post->young && !page->young && !file->young,
                      "the files are old");

    ngx_posts_tree_scan(&tree);

    ngx_posts_unit_ok(t, tree.catalog == catalog,
                      "of what has not changed nothing is made anew");

    ngx_posts_tree_write(&tree, path, "---\ntitle: two!\n---\n");
    ngx_posts_tree_scan(&tree);

    ngx_posts_unit_ok(t, tree.catalog->head->digest != digest,
                      "a change is seen");
    post = ngx_posts_tree_entry(&tree, path);
    ngx_posts_unit_int(t, ngx_posts_record_get(t->pool, &post->record,
                                               "title", &value),
                       NGX_OK, "and read");
    ngx_posts_unit_str(t, ngx_posts_value_str(&value), "two!", "as it is now");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "p.md")->record.path.data
                         == page->record.path.data,
                      "the bytes of the rest stay where they are");

    ngx_posts_tree_remove(&tree, path);
    ngx_posts_tree_scan(&tree);

    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, path) == NULL,
                      "a file that is gone is gone");

done:

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_scan_test_links(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "a/b/x.txt", "x");
    ngx_posts_tree_link(&tree, "a/b/up", "..");
    ngx_posts_tree_link(&tree, "root", ".");
    ngx_posts_tree_link(&tree, "other", "a/b");
    ngx_posts_tree_link(&tree, "file.txt", "a/b/x.txt");
    ngx_posts_tree_link(&tree, "nothing", "nowhere");
    ngx_posts_tree_link(&tree, "self", "self");

    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "other/x.txt") != NULL,
                      "a link to a folder is followed");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "file.txt") != NULL,
                      "a link to a file is followed");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "nothing") == NULL
                         && ngx_posts_tree_entry(&tree, "self") == NULL,
                      "others lead nowhere");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "a/b/up/b/x.txt")
                         == NULL,
                      "a link to a folder above is left out");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, "root/a/b/x.txt")
                         == NULL,
                      "so is one to the site itself");

    ngx_posts_tree_destroy(&tree);
}


/* what Jekyll globs, it enters by no link but that of the top */

static void
ngx_posts_scan_test_globbed(ngx_posts_unit_t *t)
{
    ngx_str_t         path;
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml",
                         "collections: [items, linked]\n");
    ngx_posts_tree_write(&tree, "else/2020-01-01-a.md", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-01-b.md", "---\n---\n");
    ngx_posts_tree_write(&tree, "_items/c.md", "---\n---\n");
    ngx_posts_tree_link(&tree, "_posts/dir", "../else");
    ngx_posts_tree_link(&tree, "_posts/2020-01-01-d.md",
                        "../else/2020-01-01-a.md");
    ngx_posts_tree_link(&tree, "_items/dir", "../else");
    ngx_posts_tree_link(&tree, "_items/e.md", "../else/2020-01-01-a.md");
    ngx_posts_tree_link(&tree, "_linked", "else");
    ngx_posts_tree_link(&tree, "sub/_posts", "../else");

    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree,
                             "_posts/dir/2020-01-01-a.md") == NULL,
                      "no folder below _posts");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree,
                             "_posts/2020-01-01-d.md") != NULL,
                      "a file there");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree,
                             "sub/_posts/2020-01-01-a.md") != NULL,
                      "_posts itself");

    ngx_str_set(&path, "_items/dir/2020-01-01-a.md");
    ngx_posts_unit_ok(t, ngx_posts_catalog_path(tree.catalog, &path, 1)
                         == NGX_POSTS_NO_ID,
                      "no folder below a collection");

    ngx_str_set(&path, "_items/e.md");
    ngx_posts_unit_ok(t, ngx_posts_catalog_path(tree.catalog, &path, 1)
                         != NGX_POSTS_NO_ID,
                      "a file there");

    ngx_str_set(&path, "_linked/2020-01-01-a.md");
    ngx_posts_unit_ok(t, ngx_posts_catalog_path(tree.catalog, &path, 1)
                         != NGX_POSTS_NO_ID,
                      "the collection itself");

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_scan_test_depth(ngx_posts_unit_t *t)
{
    u_char            *p;
    ngx_uint_t         i;
    ngx_posts_tree_t   tree;
    char               path[2 * NGX_POSTS_MAX_DEPTH + 8];

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    p = (u_char *) path;

    for (i = 0; i < NGX_POSTS_MAX_DEPTH; i++) {
        *p++ = 'd';
        *p++ = '/';
    }

    ngx_memcpy(p, "x", 2);
    ngx_posts_tree_write(&tree, path, "x");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, path) != NULL,
                      "as many folders as there may be");

    ngx_memcpy(p, "e/x", 4);
    ngx_posts_tree_write(&tree, path, "x");
    ngx_posts_tree_scan(&tree);
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, path) == NULL,
                      "one more");

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_scan_test_path(ngx_posts_unit_t *t)
{
    u_char            *p;
    ngx_uint_t         i;
    ngx_posts_tree_t   tree;
    char               path[NGX_POSTS_MAX_PATH + 2];

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    p = (u_char *) path;

    for (i = 0; i < NGX_POSTS_MAX_PATH; i++) {
        *p++ = (i % 128 == 127) ? '/' : 'd';
    }

    p[-1] = 'x';
    *p = '\0';

    ngx_posts_tree_write(&tree, path, "x");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, path) != NULL,
                      "the longest path");

    ngx_memcpy(p, "y", 2);
    ngx_posts_tree_write(&tree, path, "x");
    ngx_posts_tree_scan(&tree);
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(&tree, path) == NULL,
                      "one byte more");

    ngx_posts_tree_destroy(&tree);
}
