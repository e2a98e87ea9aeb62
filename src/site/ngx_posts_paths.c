
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_paths.h"


static ngx_uint_t ngx_posts_paths_precedes(ngx_str_t *path, ngx_str_t *dir);
static ngx_int_t ngx_posts_paths_compare(ngx_str_t *one, ngx_str_t *two);
static ngx_int_t ngx_posts_paths_common(ngx_str_t *one, ngx_str_t *two);
static void ngx_posts_paths_insert(ngx_rbtree_node_t *temp,
    ngx_rbtree_node_t *node, ngx_rbtree_node_t *sentinel);


void
ngx_posts_paths_init(ngx_rbtree_t *tree, ngx_rbtree_node_t *sentinel)
{
    ngx_rbtree_init(tree, sentinel, ngx_posts_paths_insert);
}


ngx_str_node_t *
ngx_posts_paths_find(ngx_rbtree_t *tree, ngx_str_t *path)
{
    ngx_int_t           rc;
    ngx_str_node_t     *n;
    ngx_rbtree_node_t  *node;

    node = tree->root;

    while (node != tree->sentinel) {
        n = (ngx_str_node_t *) node;

        rc = ngx_posts_paths_compare(path, &n->str);

        if (rc == 0) {
            return n;
        }

        node = (rc < 0) ? node->left : node->right;
    }

    return NULL;
}


ngx_str_node_t *
ngx_posts_paths_below(ngx_rbtree_t *tree, ngx_str_t *path)
{
    ngx_str_node_t     *n, *first;
    ngx_rbtree_node_t  *node;

    first = NULL;
    node = tree->root;

    while (node != tree->sentinel) {
        n = (ngx_str_node_t *) node;

        if (ngx_posts_paths_precedes(&n->str, path)) {
            node = node->right;

        } else {
            first = n;
            node = node->left;
        }
    }

    if (first == NULL || path->len == 0) {
        return first;
    }

    if (first->str.len <= path->len
        || first->str.data[path->len] != '/'
        || ngx_memcmp(first->str.data, path->data, path->len) != 0)
    {
        return NULL;
    }

    return first;
}


/* whether a path stands before all that are below a directory */

static ngx_uint_t
ngx_posts_paths_precedes(ngx_str_t *path, ngx_str_t *dir)
{
    ngx_int_t  rc;

    rc = ngx_posts_paths_common(path, dir);

    if (rc) {
        return rc < 0;
    }

    if (path->len <= dir->len) {
        return 1;
    }

    return dir->len && path->data[dir->len] < '/';
}


static ngx_int_t
ngx_posts_paths_compare(ngx_str_t *one, ngx_str_t *two)
{
    ngx_int_t  rc;

    rc = ngx_posts_paths_common(one, two);

    if (rc) {
        return rc;
    }

    return (ngx_int_t) one->len - (ngx_int_t) two->len;
}


/* compares what is as long as the shorter one; empty may be null */

static ngx_int_t
ngx_posts_paths_common(ngx_str_t *one, ngx_str_t *two)
{
    size_t  len;

    len = ngx_min(one->len, two->len);

    return len ? ngx_memcmp(one->data, two->data, len) : 0;
}


static void
ngx_posts_paths_insert(ngx_rbtree_node_t *temp, ngx_rbtree_node_t *node,
    ngx_rbtree_node_t *sentinel)
{
    ngx_str_node_t      *n, *t;
    ngx_rbtree_node_t  **p;

    n = (ngx_str_node_t *) node;

    for ( ;; ) {
        t = (ngx_str_node_t *) temp;

        p = ngx_posts_paths_compare(&n->str, &t->str) < 0 ? &temp->left
                                                          : &temp->right;

        if (*p == sentinel) {
            break;
        }

        temp = *p;
    }

    *p = node;
    node->parent = temp;
    node->left = sentinel;
    node->right = sentinel;
    ngx_rbt_red(node);
}
