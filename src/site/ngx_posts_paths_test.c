
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "site/ngx_posts_paths.h"


static void ngx_posts_paths_test_below(ngx_posts_unit_t *t,
    ngx_rbtree_t *tree, const char *path, ngx_uint_t expected);


static const char  *ngx_posts_paths_test_all[] = {
    "b", "a/b/c", "a-b/c", "a", "a0", "a/b", "", "a/b-", "b/c/d", "a-b", "a/a"
};


void
ngx_posts_paths_test(ngx_posts_unit_t *t)
{
    size_t              n;
    ngx_str_t           path;
    ngx_uint_t          i;
    ngx_rbtree_t        tree;
    ngx_str_node_t     *nodes;
    ngx_rbtree_node_t   sentinel;

    ngx_posts_paths_init(&tree, &sentinel);
    ngx_posts_paths_test_below(t, &tree, "", 0);

    n = sizeof(ngx_posts_paths_test_all) / sizeof(char *);
    nodes = ngx_palloc(t->pool, n * sizeof(ngx_str_node_t));

    for (i = 0; i < n; i++) {
        nodes[i].str.data = (u_char *) ngx_posts_paths_test_all[i];
        nodes[i].str.len = ngx_strlen(nodes[i].str.data);

        ngx_rbtree_insert(&tree, &nodes[i].node);
    }

    for (i = 0; i < n; i++) {
        ngx_posts_unit_ok(t, ngx_posts_paths_find(&tree, &nodes[i].str)
                             == &nodes[i],
                          "\"%V\" is found", &nodes[i].str);
    }

    ngx_str_set(&path, "a/");
    ngx_posts_unit_ok(t, ngx_posts_paths_find(&tree, &path) == NULL,
                      "\"%V\" is not", &path);

    /* each takes what is below it away */

    ngx_posts_paths_test_below(t, &tree, "a/b/c", 0);
    ngx_posts_paths_test_below(t, &tree, "a/b", 1);
    ngx_posts_paths_test_below(t, &tree, "a/b/", 0);
    ngx_posts_paths_test_below(t, &tree, "a", 3);
    ngx_posts_paths_test_below(t, &tree, "aaa", 0);
    ngx_posts_paths_test_below(t, &tree, "b/c", 1);
    ngx_posts_paths_test_below(t, &tree, "c", 0);
    ngx_posts_paths_test_below(t, &tree, "", 5);

    ngx_posts_unit_ok(t, tree.root == &nodes[6].node, "the root is left");
}


static void
ngx_posts_paths_test_below(ngx_posts_unit_t *t, ngx_rbtree_t *tree,
    const char *path, ngx_uint_t expected)
{
    ngx_str_t        s;
    ngx_uint_t       n;
    ngx_str_node_t  *node;

    s.data = (u_char *) path;
    s.len = ngx_strlen(path);

    for (n = 0; /* void */ ; n++) {
        node = ngx_posts_paths_below(tree, &s);

        if (node == NULL) {
            break;
        }

        ngx_rbtree_delete(tree, &node->node);
    }

    ngx_posts_unit_ok(t, n == expected, "%ui below \"%V\", not %ui",
                      expected, &s, n);
}
