
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_sites.h"
#include "site/ngx_posts_tree_test.h"


static void ngx_posts_sites_test_config(ngx_posts_tree_t *tree,
    ngx_posts_sites_t *sites);
static void ngx_posts_sites_test_many(ngx_posts_tree_t *tree,
    ngx_posts_sites_t *sites);
static void ngx_posts_sites_test_root(ngx_posts_tree_t *tree,
    ngx_posts_sites_t *sites);
static ngx_int_t ngx_posts_sites_test_get(ngx_posts_tree_t *tree,
    ngx_posts_sites_t *sites, ngx_posts_site_t **site);


void
ngx_posts_sites_test(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t    tree;
    ngx_posts_sites_t  *sites;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_clock(time(NULL) + 60);

    sites = ngx_posts_sites_create(t->pool, &tree.tick, NULL, t->log);

    ngx_posts_sites_test_config(&tree, sites);
    ngx_posts_sites_test_many(&tree, sites);
    ngx_posts_sites_test_root(&tree, sites);

    ngx_posts_sites_destroy(sites);
    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_sites_test_config(ngx_posts_tree_t *tree, ngx_posts_sites_t *sites)
{
    ngx_posts_site_t  *one, *two;
    ngx_posts_unit_t  *t;

    t = tree->t;

    ngx_posts_tree_write(tree, "_config.yml", "title: [\n");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &one),
                       NGX_ERROR, "a broken configuration, and none before");

    ngx_posts_tree_write(tree, "_config.yml", "title: one\n");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &one),
                       NGX_OK, "it is mended");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &two),
                       NGX_OK, "again");
    ngx_posts_unit_ok(t, one == two, "the same site");

    ngx_posts_tree_write(tree, "_config.yml", "title: two\n# longer\n");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &two),
                       NGX_OK, "a new configuration");
    ngx_posts_unit_str(t, ngx_posts_value_str(
                              ngx_posts_map_get(two->config->data, "title")),
                       "two", "is in force");

    one = two;
    ngx_posts_site_hold(one);

    ngx_posts_tree_write(tree, "_config.yml", "title: {\n");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &two),
                       NGX_OK, "a broken one");
    ngx_posts_unit_ok(t, one == two, "leaves the one before in force");
    ngx_posts_unit_ok(t, ngx_posts_site_unchanged(two->files, two->deps),
                      "which relies on the broken file from now on");

    ngx_posts_tree_remove(tree, "_config.yml");
    ngx_posts_unit_int(t, ngx_posts_sites_test_get(tree, sites, &two),
                       NGX_OK, "no configuration");
    ngx_posts_unit_ok(t, ngx_posts_map_get(two->config->data, "title")
                         == NULL, "is one, too");
    ngx_posts_unit_str(t, ngx_posts_value_str(
                              ngx_posts_map_get(one->config->data, "title")),
                       "two", "who holds a site keeps it");

    ngx_posts_site_release(one);
}


/* settings make sites of their own; the least recently used one goes */

static void
ngx_posts_sites_test_many(ngx_posts_tree_t *tree, ngx_posts_sites_t *sites)
{
    uint64_t    dev, ino;
    ngx_uint_t  i;

    tree->tick++;

    for (i = 1; i <= NGX_POSTS_MAX_SITES; i++) {
        ngx_posts_sites_identify(sites, &tree->root, i, &tree->of, &dev,
                                 &ino);
    }

    ngx_posts_unit_ok(tree->t, ngx_posts_sites_files(sites, &tree->root, 1)
                               != NULL,
                      "as many sites as there may be");

    ngx_posts_sites_identify(sites, &tree->root, i, &tree->of, &dev, &ino);

    ngx_posts_unit_ok(tree->t, ngx_posts_sites_files(sites, &tree->root, 1)
                               != NULL,
                      "one more: the one just used stays");
    ngx_posts_unit_ok(tree->t, ngx_posts_sites_files(sites, &tree->root, 2)
                               == NULL,
                      "the one that was not goes");
}


static void
ngx_posts_sites_test_root(ngx_posts_tree_t *tree, ngx_posts_sites_t *sites)
{
    u_char     *path;
    uint64_t    dev, ino, old;
    ngx_int_t   rc;
    ngx_str_t   root;

    ngx_posts_tree_write(tree, "x/y", "");
    ngx_posts_tree_link(tree, "current", "x");

    root.len = tree->root.len + sizeof("/current") - 1;
    root.data = ngx_palloc(tree->t->pool, root.len + 1);
    path = ngx_cpymem(root.data, tree->root.data, tree->root.len);
    ngx_memcpy(path, "/current", sizeof("/current"));

    tree->tick++;

    rc = ngx_posts_sites_identify(sites, &root, 0, &tree->of, &dev, &old);
    ngx_posts_unit_int(tree->t, rc, NGX_OK, "a root that is a link");

    ngx_posts_tree_write(tree, "z/y", "");
    ngx_posts_tree_remove(tree, "current");
    ngx_posts_tree_link(tree, "current", "z");

    rc = ngx_posts_sites_identify(sites, &root, 0, &tree->of, &dev, &ino);
    ngx_posts_unit_ok(tree->t, rc == NGX_OK && ino == old,
                      "is the same within a tick");

    tree->tick++;

    rc = ngx_posts_sites_identify(sites, &root, 0, &tree->of, &dev, &ino);
    ngx_posts_unit_ok(tree->t, rc == NGX_OK && ino != old,
                      "leads elsewhere in the next one");

    ngx_posts_tree_remove(tree, "current");
    tree->tick++;

    ngx_posts_unit_int(tree->t, ngx_posts_sites_identify(sites, &root, 0,
                                    &tree->of, &dev, &ino),
                       NGX_DECLINED, "a root that is gone");

    root.len = NGX_POSTS_MAX_ROOT + 1;
    root.data = ngx_palloc(tree->t->pool, root.len + 1);

    ngx_memset(root.data, '/', root.len);

    ngx_posts_unit_int(tree->t, ngx_posts_sites_identify(sites, &root, 0,
                                    &tree->of, &dev, &ino),
                       NGX_DECLINED, "a path that is too long");

    root.len--;

    ngx_posts_unit_int(tree->t, ngx_posts_sites_identify(sites, &root, 0,
                                    &tree->of, &dev, &ino),
                       NGX_OK, "the longest one");
}


static ngx_int_t
ngx_posts_sites_test_get(ngx_posts_tree_t *tree, ngx_posts_sites_t *sites,
    ngx_posts_site_t **site)
{
    uint64_t  dev, ino;

    tree->tick++;

    if (ngx_posts_sites_identify(sites, &tree->root, 0, &tree->of, &dev,
                                 &ino)
        != NGX_OK)
    {
        return NGX_DECLINED;
    }

    return ngx_posts_sites_get(sites, &tree->root, 0, &tree->of, NULL, site);
}
