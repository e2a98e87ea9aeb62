
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_tree_test.h"


static void ngx_posts_catalog_test_urls(ngx_posts_unit_t *t);
static void ngx_posts_catalog_test_limit(ngx_posts_unit_t *t);
static void ngx_posts_catalog_test_schedule(ngx_posts_unit_t *t);
static void ngx_posts_catalog_test_later(ngx_posts_unit_t *t);
static void ngx_posts_catalog_test_is(ngx_posts_tree_t *tree,
    const char *output, time_t now, const char *path);


void
ngx_posts_catalog_test(ngx_posts_unit_t *t)
{
    ngx_posts_catalog_test_urls(t);
    ngx_posts_catalog_test_limit(t);
    ngx_posts_catalog_test_schedule(t);
    ngx_posts_catalog_test_later(t);
}


/* the order in which Jekyll writes: pages, static files, posts by date */

static void
ngx_posts_catalog_test_urls(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_posts/2020-01-01-a.html",
                         "---\npermalink: /one.html\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-02-a.html",
                         "---\npermalink: /one.html\n---\n");
    ngx_posts_tree_write(&tree, "one.html", "static");
    ngx_posts_tree_write(&tree, "p/one.html",
                         "---\npermalink: /one.html\n---\n");

    ngx_posts_tree_write(&tree, "two.html", "static");
    ngx_posts_tree_write(&tree, "p/two.html",
                         "---\npermalink: /two.html\n---\n");

    ngx_posts_tree_write(&tree, "x/b.html",
                         "---\npermalink: /three.html\n---\n");
    ngx_posts_tree_write(&tree, "y/a.html",
                         "---\npermalink: /three.html\n---\n");

    ngx_posts_tree_write(&tree, "hidden.html",
                         "---\npublished: false\n---\n");

    (void) ngx_posts_tree_entry(&tree, "");

    ngx_posts_catalog_test_is(&tree, "/one.html", 2000000000,
                              "_posts/2020-01-02-a.html");
    ngx_posts_catalog_test_is(&tree, "/two.html", 2000000000, "two.html");
    ngx_posts_catalog_test_is(&tree, "/three.html", 2000000000, "x/b.html");
    ngx_posts_catalog_test_is(&tree, "/hidden.html", 2000000000, "");
    ngx_posts_catalog_test_is(&tree, "/four.html", 2000000000, "");

    ngx_posts_tree_destroy(&tree);
}


/* a post that is not to be seen yet takes no place of another */

static void
ngx_posts_catalog_test_limit(ngx_posts_unit_t *t)
{
    ngx_uint_t        i;
    ngx_posts_ids_t   posts;
    ngx_posts_tree_t  tree;

    static const struct {
        const char   *config;
        ngx_uint_t    n;
    } limits[] = {
        { "limit_posts: 0\n", 3 },
        { "limit_posts: 1\n", 1 },
        { "limit_posts: 2\n", 2 },
        { "limit_posts: 3\n", 3 },
        { "limit_posts: 4\n", 3 }
    };

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_posts/2020-01-02-b.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-01-a.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-03-c.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/9020-01-04-d.html", "---\n---\n");

    for (i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {

        ngx_posts_tree_write(&tree, "_config.yml", limits[i].config);

        if (ngx_posts_tree_open(&tree) != NGX_OK
            || ngx_posts_tree_scan(&tree) != NGX_OK)
        {
            break;
        }

        ngx_posts_catalog_list(tree.catalog, NGX_POSTS_LIST_POSTS, &posts);
        ngx_posts_unit_int(t, posts.nelts, limits[i].n + 1, limits[i].config);
        ngx_posts_catalog_test_is(&tree, "/2020/01/03/c.html", 2000000000,
                                  "_posts/2020-01-03-c.html");
        ngx_posts_catalog_test_is(&tree, "/2020/01/01/a.html", 2000000000,
                                  limits[i].n == 3
                                  ? "_posts/2020-01-01-a.html" : "");
    }

    ngx_posts_tree_destroy(&tree);
}


/* one catalog, and the clock moves */

static void
ngx_posts_catalog_test_schedule(ngx_posts_unit_t *t)
{
    uint64_t              state;
    ngx_posts_tree_t      tree;
    ngx_posts_catalog_t  *catalog;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "permalink: /:title.html\n"
                         "time: 2020-01-01 00:00:00 UTC\n");
    ngx_posts_tree_write(&tree, "_posts/2019-01-01-a.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-02-b.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-03-c.html",
                         "---\npublished: false\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-04-a.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-05-a.html", "---\n---\n");

    (void) ngx_posts_tree_entry(&tree, "");
    catalog = tree.catalog;

    if (catalog == NULL) {
        goto done;
    }

    /* 2020-01-02 is 1577923200 */

    state = ngx_posts_catalog_state(catalog, tree.site->config, 1577923199);
    ngx_posts_unit_ok(t, state != ngx_posts_catalog_state(catalog,
                                      tree.site->config, 1577923200),
                      "it is another one at the second of a post");
    ngx_posts_catalog_test_is(&tree, "/b.html", 1577923199, "");
    ngx_posts_catalog_test_is(&tree, "/b.html", 1577923200,
                              "_posts/2020-01-02-b.html");
    state = ngx_posts_catalog_state(catalog, tree.site->config, 1577923200);
    ngx_posts_unit_ok(t, state == ngx_posts_catalog_state(catalog,
                                      tree.site->config, 1578095999),
                      "what is switched off does not count");
    ngx_posts_catalog_test_is(&tree, "/c.html", 2000000000, "");

    ngx_posts_catalog_test_is(&tree, "/a.html", 1578095999,
                              "_posts/2019-01-01-a.html");
    ngx_posts_catalog_test_is(&tree, "/a.html", 1578096000,
                              "_posts/2020-01-04-a.html");
    ngx_posts_catalog_test_is(&tree, "/a.html", 1578182400,
                              "_posts/2020-01-05-a.html");
    state = ngx_posts_catalog_state(catalog, tree.site->config, 1578182400);
    ngx_posts_unit_ok(t, state == ngx_posts_catalog_state(catalog,
                                      tree.site->config, 2000000000),
                      "nothing is left");

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "permalink: /:title.html\nfuture: true\n"
                         "time: 2020-01-01 00:00:00 UTC\n");

    if (ngx_posts_tree_open(&tree) == NGX_OK
        && ngx_posts_tree_scan(&tree) == NGX_OK)
    {
        ngx_posts_catalog_test_is(&tree, "/b.html", 0,
                                  "_posts/2020-01-02-b.html");
        ngx_posts_unit_ok(t, ngx_posts_catalog_state(tree.catalog,
                                                     tree.site->config, 0)
                             == tree.catalog->head->digest,
                          "with \"future\" nothing is scheduled");
    }

done:

    ngx_posts_tree_destroy(&tree);
}


/* a document of a collection is listed all the time, and written in time */

static void
ngx_posts_catalog_test_later(ngx_posts_unit_t *t)
{
    uint64_t              state;
    ngx_posts_ids_t       docs;
    ngx_posts_tree_t      tree;
    ngx_posts_catalog_t  *catalog;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "time: 2020-01-01 00:00:00 UTC\n"
                         "collections: {c: {output: true}, d: {}}\n");
    ngx_posts_tree_write(&tree, "_c/a.html", "---\ndate: 2020-01-04\n---\n");
    ngx_posts_tree_write(&tree, "_c/b.html", "---\ndate: 2020-01-02\n---\n");
    ngx_posts_tree_write(&tree, "_c/x.html", "---\ndate: 2020-01-03\n"
                         "published:\n---\n");
    ngx_posts_tree_write(&tree, "_d/a.html", "---\ndate: 2020-01-03\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-05-p.html",
                         "---\npermalink: /c/a.html\n---\n");

    (void) ngx_posts_tree_entry(&tree, "");
    catalog = tree.catalog;

    if (catalog == NULL) {
        goto done;
    }

    ngx_posts_catalog_list(catalog, NGX_POSTS_LIST_DOCS(1), &docs);
    ngx_posts_unit_int(t, docs.nelts, 3, "all are listed");

    state = ngx_posts_catalog_state(catalog, tree.site->config, 1577923199);
    ngx_posts_unit_ok(t, state != ngx_posts_catalog_state(catalog,
                                      tree.site->config, 1577923200),
                      "it is another one at the second of a document");
    ngx_posts_catalog_test_is(&tree, "/c/b.html", 1577923199, "");
    ngx_posts_catalog_test_is(&tree, "/c/b.html", 1577923200, "_c/b.html");
    ngx_posts_catalog_test_is(&tree, "/c/x.html", 2000000000, "");
    ngx_posts_catalog_test_is(&tree, "/d/a.html", 2000000000, "");
    ngx_posts_catalog_test_is(&tree, "/c/a.html", 1578095999, "");
    ngx_posts_catalog_test_is(&tree, "/c/a.html", 1578096000, "_c/a.html");
    ngx_posts_catalog_test_is(&tree, "/c/a.html", 1578182400, "_c/a.html");

done:

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_catalog_test_is(ngx_posts_tree_t *tree, const char *output,
    time_t now, const char *path)
{
    uint32_t            id;
    ngx_str_t           name;
    ngx_posts_entry_t   entry;

    name.data = (u_char *) output;
    name.len = ngx_strlen(output);

    id = ngx_posts_catalog_output(tree->catalog, tree->site->config, &name,
                                  now);
    ngx_str_null(&name);

    if (id != NGX_POSTS_NO_ID) {
        ngx_posts_catalog_entry(tree->catalog, id, &entry);
        name = entry.record.path;
    }

    ngx_posts_unit_str(tree->t, name, path, output);
}
