
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PATHS_H_INCLUDED_
#define _NGX_POSTS_PATHS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A tree of ngx_str_node_t, each path once, in the order of their bytes: the
 * paths below a directory ("a/b", "a/c/d" below "a") stand together.  All
 * are below the empty path, which is the root of the site.
 */

/* an empty tree; paths are put into it by ngx_rbtree_insert() */
void ngx_posts_paths_init(ngx_rbtree_t *tree, ngx_rbtree_node_t *sentinel);

/* the node of a path, or NULL */
ngx_str_node_t *ngx_posts_paths_find(ngx_rbtree_t *tree, ngx_str_t *path);

/* the first node below a path, itself not among them, or NULL */
ngx_str_node_t *ngx_posts_paths_below(ngx_rbtree_t *tree, ngx_str_t *path);


#endif /* _NGX_POSTS_PATHS_H_INCLUDED_ */
