
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_tree_test.h"


static void ngx_posts_generator_test_schedule(ngx_posts_unit_t *t);
static void ngx_posts_generator_test_urls(ngx_posts_unit_t *t);
static void ngx_posts_generator_test_again(ngx_posts_unit_t *t);
static void ngx_posts_generator_test_is(ngx_posts_tree_t *tree,
    const char *output, time_t now, const char *path, ngx_uint_t number);


void
ngx_posts_generator_test(ngx_posts_unit_t *t)
{
    ngx_posts_generator_test_schedule(t);
    ngx_posts_generator_test_urls(t);
    ngx_posts_generator_test_again(t);
}


/* one catalog, and the clock moves: pages appear with their posts */

static void
ngx_posts_generator_test_schedule(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "time: 2019-06-01 00:00:00 UTC\n"
                         "plugins: [jekyll-paginate, "
                         "jekyll-redirect-from]\npaginate: 1\n");
    ngx_posts_tree_write(&tree, "index.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2019-01-01-a.html", "---\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-02-b.html",
                         "---\nhidden: true\nredirect_from: /b/\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-03-c.html",
                         "---\npublished: false\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-04-d.html", "---\n---\n");

    (void) ngx_posts_tree_entry(&tree, "");

    /* 2020-01-02 is 1577923200 */

    ngx_posts_generator_test_is(&tree, "/index.html", 0, "index.html", 0);
    ngx_posts_generator_test_is(&tree, "/b/index.html", 1577923199, "", 0);
    ngx_posts_generator_test_is(&tree, "/b/index.html", 1577923200,
                                "redirect.html", 1);
    ngx_posts_generator_test_is(&tree, "/page2/index.html", 1578095999, "",
                                0);
    ngx_posts_generator_test_is(&tree, "/page2/index.html", 1578096000,
                                "index.html", 2);
    ngx_posts_generator_test_is(&tree, "/page3/index.html", 2000000000, "",
                                0);

    ngx_posts_tree_destroy(&tree);
}


/* whom a URL belongs to that a page without a file wants as well */

static void
ngx_posts_generator_test_urls(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "time: 2019-06-01 00:00:00 UTC\n"
                         "plugins: [jekyll-redirect-from]\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-01-a.html",
                         "---\npermalink: /post.html\n"
                         "redirect_from: [/page.html, /post.html]\n---\n");
    ngx_posts_tree_write(&tree, "_posts/2020-01-02-b.html",
                         "---\nredirect_from: [/static.html, /two.html, "
                         "/page.html]\n---\n");
    ngx_posts_tree_write(&tree, "page.html",
                         "---\nredirect_from: /two.html\n---\n");
    ngx_posts_tree_write(&tree, "static.html", "static");

    (void) ngx_posts_tree_entry(&tree, "");

    ngx_posts_generator_test_is(&tree, "/page.html", 1577836800,
                                "redirect.html", 1);
    ngx_posts_generator_test_is(&tree, "/page.html", 1577923200,
                                "redirect.html", 5);
    ngx_posts_generator_test_is(&tree, "/page.html", 0, "page.html", 0);
    ngx_posts_generator_test_is(&tree, "/post.html", 1577923200,
                                "_posts/2020-01-01-a.html", 0);
    ngx_posts_generator_test_is(&tree, "/static.html", 1577923200,
                                "static.html", 0);
    ngx_posts_generator_test_is(&tree, "/two.html", 1577923200,
                                "redirect.html", 6);

    ngx_posts_tree_destroy(&tree);
}


/* pages that did not change are neither written nor found anew */

static void
ngx_posts_generator_test_again(ngx_posts_unit_t *t)
{
    uint64_t              used;
    ngx_uint_t            i;
    ngx_posts_tree_t      tree;
    ngx_posts_catalog_t  *catalog;

    static const char *posts[] = {
        "_posts/2020-01-01-a.html",
        "_posts/2020-01-02-b.html",
        "_posts/2020-01-03-c.html"
    };

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "_config.yml", "timezone: UTC\n"
                         "plugins: [jekyll-paginate, jekyll-feed, "
                         "jekyll-sitemap, jekyll-redirect-from]\n"
                         "paginate: 1\nfeed:\n  tags: true\n");
    ngx_posts_tree_write(&tree, "index.html", "---\n---\n");

    for (i = 0; i < sizeof(posts) / sizeof(posts[0]); i++) {
        ngx_posts_tree_write(&tree, posts[i],
                             "---\ntags: x\nredirect_from: /y/\n---\n");
    }

    /* the files are old by then */

    ngx_posts_tree_clock(time(NULL) + 60);
    (void) ngx_posts_tree_entry(&tree, "");

    if (tree.catalog == NULL) {
        goto done;
    }

    /* page2, page3, /y/ three times, redirects.json, two feeds, two more */

    ngx_posts_unit_int(t, tree.catalog->head->generated, 10, "generated");

    catalog = tree.catalog;

    if (ngx_posts_tree_scan(&tree) != NGX_OK) {
        goto done;
    }

    ngx_posts_unit_ok(t, tree.catalog == catalog,
                      "of what has not changed nothing is made anew");

    used = tree.catalog->head->used;

    ngx_posts_tree_write(&tree, "static.txt", "static");

    if (ngx_posts_tree_scan(&tree) != NGX_OK) {
        goto done;
    }

    ngx_posts_unit_int(t, tree.catalog->head->generated, 10,
                       "generated again");

    /* the two ways from /y/ that are not served are not found there */

    ngx_posts_unit_ok(t, tree.catalog->head->used - used < 1024,
                      "what was made again is not written again");

done:

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_generator_test_is(ngx_posts_tree_t *tree, const char *output,
    time_t now, const char *path, ngx_uint_t number)
{
    uint32_t            id;
    ngx_str_t           name;
    ngx_posts_entry_t   entry;

    name.data = (u_char *) output;
    name.len = ngx_strlen(output);

    id = ngx_posts_catalog_output(tree->catalog, tree->site->config, &name,
                                  now);

    ngx_memzero(&entry, sizeof(ngx_posts_entry_t));
    ngx_str_set(&entry.record.path, "");

    if (id != NGX_POSTS_NO_ID) {
        ngx_posts_catalog_entry(tree->catalog, id, &entry);
    }

    ngx_posts_unit_str(tree->t, entry.record.path, path, output);
    ngx_posts_unit_int(tree->t, entry.record.number, number, output);
}
