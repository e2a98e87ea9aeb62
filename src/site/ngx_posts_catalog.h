
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CATALOG_H_INCLUDED_
#define _NGX_POSTS_CATALOG_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"
#include "site/ngx_posts_index.h"
#include "site/ngx_posts_store.h"


/*
 * The whole site at one moment: every file that Jekyll would read, what it
 * knows of each, and which URL is made from which.  Immutable, and the same
 * for all processes that map it; swapped as a whole; counted, so that a
 * render keeps the one it began with.
 */


typedef struct {
    ngx_uint_t                refs;
    ngx_posts_region_t       *index;
    ngx_posts_region_t       *bytes;       /* of the store */
    ngx_posts_store_t        *store;
    ngx_posts_index_head_t   *head;
    ngx_posts_row_t          *rows;
    ngx_uint_t                nrows;
} ngx_posts_catalog_t;


/* ids of rows, in the order of a list; borrowed from the catalog */

typedef struct {
    uint32_t                 *elts;
    ngx_uint_t                nelts;
} ngx_posts_ids_t;


/* a place in an id for "none" */
#define NGX_POSTS_NO_ID  ((uint32_t) -1)


#define ngx_posts_catalog_table(catalog, table, type)                         \
    ((type *) ((catalog)->index->base                                         \
               + (catalog)->head->tables[table].offset))

#define ngx_posts_catalog_bytes(catalog, row)                                 \
    ((catalog)->bytes->base + (row)->place)

#define ngx_posts_catalog_row_path(catalog, row)                              \
    ngx_posts_row_path(ngx_posts_catalog_bytes(catalog, row))


/*
 * A catalog of an index that is valid and of the store that it names, with
 * one reference; it takes over the caller's reference of the index and holds
 * the store.  NULL when memory is short, or the store is shorter than the
 * index says; the index is released then.
 */
ngx_posts_catalog_t *ngx_posts_catalog_create(ngx_posts_region_t *index,
    ngx_posts_store_t *store, ngx_log_t *log);

/* one reference more or less; the last one frees it */
void ngx_posts_catalog_hold(ngx_posts_catalog_t *catalog);
void ngx_posts_catalog_release(ngx_posts_catalog_t *catalog);

/*
 * Whether the bytes of the store are those that the rows were made with, of n
 * rows from *row on, which moves on.  NGX_OK: of all; NGX_AGAIN: of these;
 * NGX_DECLINED: they are not.
 */
ngx_int_t ngx_posts_catalog_prove(ngx_posts_catalog_t *catalog,
    ngx_uint_t *row, ngx_uint_t n);

/* the record of a row; strings are borrowed from the catalog */
void ngx_posts_catalog_entry(ngx_posts_catalog_t *catalog, uint32_t id,
    ngx_posts_entry_t *entry);

/* the same in the pool; NULL when memory is short */
ngx_posts_entry_t *ngx_posts_catalog_get(ngx_posts_catalog_t *catalog,
    ngx_pool_t *pool, uint32_t id);

/*
 * That an item of a list, by its place, will soon be asked for, with those
 * after it: "step" is 1, or -1 where the list is read from its end.  What it
 * takes is on its way from the memory then.
 */
void ngx_posts_catalog_expect(ngx_posts_catalog_t *catalog,
    ngx_posts_ids_t *ids, ngx_uint_t place, ngx_int_t step);

/*
 * The row of a path inside the site, or NGX_POSTS_NO_ID.  A file can be a
 * page and belong to a collection, too: which one is meant "member" says,
 * 0 or 1.
 */
uint32_t ngx_posts_catalog_path(ngx_posts_catalog_t *catalog,
    ngx_str_t *path, ngx_uint_t member);

/*
 * The same where it is likely the row *next, 0 at first, which becomes the
 * one after it: files are met in the order in which they were met before.
 */
uint32_t ngx_posts_catalog_next_path(ngx_posts_catalog_t *catalog,
    ngx_str_t *path, ngx_uint_t member, uint32_t *next);

/* whether a directory was read for it */
ngx_uint_t ngx_posts_catalog_has_dir(ngx_posts_catalog_t *catalog,
    ngx_str_t *path);

/* what makes a file of the output ("/about/index.html") at "now" */
uint32_t ngx_posts_catalog_output(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_str_t *output, time_t now);

/* a list by its number, see ngx_posts_index.h */
void ngx_posts_catalog_list(ngx_posts_catalog_t *catalog, ngx_uint_t number,
    ngx_posts_ids_t *ids);

/*
 * The first ones of an ascending list of posts, those that are not in the
 * future: how many of them there are.
 */
ngx_uint_t ngx_posts_catalog_visible(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_posts_ids_t *ids, time_t now);

/* how many pages that no file has are still to come */
ngx_uint_t ngx_posts_catalog_waiting(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now);

/* the list of pages without these, in the pool; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_catalog_pages(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, ngx_pool_t *pool, time_t now,
    ngx_posts_ids_t *ids);

/*
 * The post after (next 1) or before another one, of those that are not in
 * the future, or the document of a collection; or NGX_POSTS_NO_ID.
 */
uint32_t ngx_posts_catalog_neighbour(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, uint32_t id, ngx_uint_t next, time_t now);

/* the number of the first list of a taxonomy, and how many it has */
ngx_uint_t ngx_posts_catalog_terms(ngx_posts_catalog_t *catalog,
    ngx_uint_t table, ngx_uint_t *n);

/* the list of a category or tag by name; NGX_OK or NGX_DECLINED */
ngx_int_t ngx_posts_catalog_term(ngx_posts_catalog_t *catalog,
    ngx_uint_t table, ngx_str_t *name, ngx_uint_t *list);

/*
 * Changes with everything that the catalog can say at "now", so that what is
 * not changed need not be looked at in detail.
 */
uint64_t ngx_posts_catalog_state(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now);


#endif /* _NGX_POSTS_CATALOG_H_INCLUDED_ */
