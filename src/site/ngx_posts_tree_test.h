
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TREE_TEST_H_INCLUDED_
#define _NGX_POSTS_TREE_TEST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "ngx_posts_unit.h"
#include "site/ngx_posts_render.h"
#include "site/ngx_posts_site.h"


/*
 * What the tests of this layer share: a source directory in a temporary
 * place, a clock that can be set, and tables made by t/tables/tables.rb.
 *
 * root  absolute, NUL-terminated
 * tick  of the event loop that is not there; moved by the functions below
 */

typedef struct {
    ngx_posts_unit_t      *t;
    ngx_str_t              root;
    ngx_open_file_info_t   of;
    ngx_uint_t             tick;
    ngx_posts_site_t      *site;
    ngx_posts_catalog_t   *catalog;
    ngx_posts_error_t      error;
} ngx_posts_tree_t;


/* an empty directory; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_tree_create(ngx_posts_unit_t *t, ngx_posts_tree_t *tree);

/* releases the site and the catalog, removes the directory */
void ngx_posts_tree_destroy(ngx_posts_tree_t *tree);

/*
 * Makes a file, and the directories above it.  Nothing is said about its
 * stamp: it is young by the real clock, and old by that of
 * ngx_posts_tree_clock().
 */
void ngx_posts_tree_write(ngx_posts_tree_t *tree, const char *path,
    const char *text);
void ngx_posts_tree_write_str(ngx_posts_tree_t *tree, const char *path,
    ngx_str_t *text);
void ngx_posts_tree_link(ngx_posts_tree_t *tree, const char *path,
    const char *target);
void ngx_posts_tree_remove(ngx_posts_tree_t *tree, const char *path);

/* nginx's own clock stands at this second from now on; 0: the real one */
void ngx_posts_tree_clock(time_t now);

/* the site, with the configuration as it is now; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_tree_open(ngx_posts_tree_t *tree);

/* a new catalog in tree->catalog, made after the one before; NGX_OK ... */
ngx_int_t ngx_posts_tree_scan(ngx_posts_tree_t *tree);

/* open, scan and the entry of a path, all of which must be good, or NULL */
ngx_posts_entry_t *ngx_posts_tree_entry(ngx_posts_tree_t *tree,
    const char *path);

/*
 * The page of a path, in slices of so many steps; what
 * ngx_posts_render_run() returns in the end.  The output, in t->pool, is the
 * reason for NGX_ERROR.
 */
ngx_int_t ngx_posts_tree_render(ngx_posts_tree_t *tree, const char *path,
    ngx_uint_t steps, ngx_str_t *output);


/* the rows of t/tables/NAME.json, arrays; NULL: reported as a failure */
ngx_posts_array_t *ngx_posts_tree_table(ngx_posts_unit_t *t,
    const char *name);

/* an item of a row as a string, NUL-terminated */
ngx_str_t ngx_posts_tree_text(ngx_posts_unit_t *t, ngx_posts_value_t *row,
    ngx_uint_t i);

#define ngx_posts_tree_item(row, i)  (&(row)->u.array->elts[i])

/* what Ruby's inspect shows */
ngx_str_t ngx_posts_tree_inspect(ngx_posts_unit_t *t,
    ngx_posts_value_t *value);

/* a context for what needs one: UTC, 2023-11-14 22:13:20 */
void ngx_posts_tree_context(ngx_posts_unit_t *t, ngx_posts_context_t *ctx,
    ngx_posts_error_t *error);


#endif /* _NGX_POSTS_TREE_TEST_H_INCLUDED_ */
