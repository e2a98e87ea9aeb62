
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_site_walk.h"
#include "site/ngx_posts_tree_test.h"


static void ngx_posts_site_walk_test_full(ngx_posts_tree_t *tree);


void
ngx_posts_site_walk_test(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_clock(time(NULL) + 60);

    ngx_posts_site_walk_test_full(&tree);

    ngx_posts_tree_clock(0);
    ngx_posts_tree_destroy(&tree);
}


/* one walk is lost when the disk gets full, not all that come after it */

static void
ngx_posts_site_walk_test_full(ngx_posts_tree_t *tree)
{
    ngx_fd_t           fd;
    ngx_str_t          dir;
    ngx_posts_unit_t  *t;

    t = tree->t;

    ngx_posts_tree_write(tree, "one.md", "---\n---\none\n");
    ngx_posts_tree_write(tree, "_cache/nothing", "");

    dir.len = tree->root.len + sizeof("/_cache") - 1;
    dir.data = ngx_pnalloc(t->pool, dir.len + 1);
    if (dir.data == NULL) {
        return;
    }

    ngx_sprintf(dir.data, "%V/_cache%Z", &tree->root);

    if (ngx_posts_tree_open(tree) != NGX_OK) {
        ngx_posts_unit_ok(t, 0, "the site cannot be opened");
        return;
    }

    ngx_posts_site_share(tree->site, &dir, 1);

    ngx_posts_unit_int(t, ngx_posts_tree_scan(tree), NGX_OK, "a walk");
    ngx_posts_unit_ok(t, tree->site->snapshot != NULL, "it is shared");

    fd = open("/dev/full", O_RDWR);

    if (fd == NGX_INVALID_FILE || dup2(fd, tree->site->store->fd) == -1) {
        ngx_posts_unit_ok(t, 0, "there is no /dev/full");
        return;
    }

    (void) close(fd);

    ngx_posts_tree_write(tree, "two.md", "---\n---\ntwo\n");

    ngx_posts_unit_int(t, ngx_posts_tree_scan(tree), NGX_OK,
                       "the disk is full");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(tree, "two.md") == NULL,
                      "the catalog before stays");
    ngx_posts_unit_ok(t, tree->site->snapshot == NULL, "nothing is shared");

    ngx_posts_unit_int(t, ngx_posts_tree_scan(tree), NGX_OK,
                       "the next walk does without files");
    ngx_posts_unit_ok(t, ngx_posts_tree_entry(tree, "two.md") != NULL,
                      "what it found");
}
