
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_BUILD_ROWS_H_INCLUDED_
#define _NGX_POSTS_BUILD_ROWS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_build.h"
#include "site/ngx_posts_sorter.h"


/* What the files that make a build share. */


/* rows that one step of a stage deals with */
#define NGX_POSTS_BUILD_STEP  256

/* rows of a list that are on their way from the memory */
#define NGX_POSTS_BUILD_AHEAD  8

/* bytes that are written to the store at once */
#define NGX_POSTS_BUILD_BATCH  65536


typedef struct ngx_posts_generation_s  ngx_posts_generation_t;

typedef ngx_int_t (*ngx_posts_build_pt)(ngx_posts_build_t *build);


/*
 * A list in the making.
 *
 * added  ids that are not in the list of the catalog before
 * ids    all, in order
 */

typedef struct {
    ngx_array_t              added;
    uint32_t                *ids;
    ngx_uint_t               nids;
} ngx_posts_build_list_t;


/*
 * A taxonomy in the making.
 *
 * names   value of the name -> number in the order of their being seen
 * order   the same number -> that of its list, or NGX_POSTS_NO_ID
 * lists   members, by the number of the list
 * count   how many lists there are
 * used    how often rows have a name of it
 * settled each number is that of its list, and no name is new
 */

typedef struct {
    ngx_posts_map_t         *names;
    uint32_t                *order;
    ngx_posts_index_list_t  *lists;
    uint32_t                *members;
    ngx_uint_t               nmembers;
    ngx_uint_t               count;
    ngx_uint_t               used;
    ngx_uint_t               settled;
} ngx_posts_build_terms_t;


typedef struct ngx_posts_build_variants_s  ngx_posts_build_variants_t;


/* where the terms of a post begin, and how many there are of each taxonomy */

typedef struct {
    uint32_t                 first;
    uint16_t                 n[2];
} ngx_posts_build_spot_t;


/*
 * rows     of ngx_posts_row_t
 * room     where the rows of a first catalog are, or NULL
 * added    of uint32_t: ids of rows that were not taken over
 * terms    of uint32_t: the terms of rows, by their numbers in "names"
 * spots    those of posts, in their order
 * remap    id in the catalog before -> id, or NGX_POSTS_NO_ID
 * batch    bytes of rows that are not in the store yet
 * pending  the first row whose bytes are in the batch, if there are any
 * dirs     of u_char
 * files    rows that have one: the first ones, 0 until others are added
 * stage    what comes next; at: how far it has come, list: in which list
 */

struct ngx_posts_build_s {
    ngx_pool_t                  *pool;
    ngx_log_t                   *log;
    ngx_posts_config_t          *config;
    ngx_posts_catalog_t         *old;
    ngx_posts_store_t           *store;
    time_t                       now;

    ngx_array_t                  rows;
    ngx_posts_region_t          *room;
    ngx_array_t                  added;
    ngx_array_t                  terms;
    ngx_array_t                  dirs;
    ngx_array_t                  waiting;
    uint32_t                    *remap;
    ngx_str_t                    batch;
    ngx_uint_t                   pending;

    ngx_posts_build_terms_t      taxonomies[2];
    ngx_posts_build_spot_t      *spots;
    ngx_posts_build_list_t      *lists;
    ngx_uint_t                   nlists;
    ngx_posts_build_variants_t  *variants;

    ngx_posts_generation_t      *generation;
    ngx_uint_t                   files;

    uint32_t                    *paths;
    uint32_t                    *outputs;
    ngx_uint_t                   npaths;
    ngx_uint_t                   noutputs;
    uint64_t                     digest;
    uint64_t                     live;
    int64_t                      modified;

    const ngx_posts_build_pt    *stage;
    ngx_uint_t                   at;
    ngx_uint_t                   list;
    ngx_posts_sorter_t          *sorter;

    ngx_posts_index_head_t       head;
    ngx_posts_index_parts_t      parts;
};


#define ngx_posts_build_row(build, id)                                        \
    (&((ngx_posts_row_t *) (build)->rows.elts)[id])

/* that it will soon be looked at: the order of a list is none of the rows' */

#if (__GNUC__)
#define ngx_posts_build_expect(build, id)                                     \
    __builtin_prefetch((u_char *) ngx_posts_build_row(build, (id) + 1) - 32)
#else
#define ngx_posts_build_expect(build, id)
#endif

/* once all are in the store */
#define ngx_posts_build_bytes(build, row)                                     \
    ((build)->store->region->base + (row)->place)

#define ngx_posts_build_row_path(build, row)                                  \
    ngx_posts_row_path(ngx_posts_build_bytes(build, row))


/* the row of a path once paths are hashed, or NGX_POSTS_NO_ID; no document */
uint32_t ngx_posts_build_find(ngx_posts_build_t *build, ngx_str_t *path);

/* the record of a row; borrows from the store */
void ngx_posts_build_entry(ngx_posts_build_t *build, uint32_t id,
    ngx_posts_entry_t *entry);

/* the list that a row belongs to by what it is, or NGX_POSTS_NO_ID */
uint32_t ngx_posts_build_list(ngx_posts_build_t *build, ngx_posts_row_t *row);

/* the order of two rows in a list, by ids */
ngx_posts_sorter_pt ngx_posts_build_order(ngx_posts_build_t *build,
    ngx_uint_t list);

/* two of these orders: by date and path, and as a glob finds files */
ngx_int_t ngx_posts_build_by_date(void *data, uint32_t one, uint32_t two);
ngx_int_t ngx_posts_build_by_place(void *data, uint32_t one, uint32_t two);

/* whether plugins take something out of a list that is of its kind */
ngx_uint_t ngx_posts_build_is_sifted(ngx_posts_build_t *build,
    ngx_uint_t list);

/* stages: NGX_OK: done, NGX_AGAIN: call again, NGX_ERROR */
ngx_int_t ngx_posts_build_settle(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_generate(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_hash_paths(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_make_lists(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_collections(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_sift_variants(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_hash_outputs(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_make_terms(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_sum(ngx_posts_build_t *build);
ngx_int_t ngx_posts_build_make_index(ngx_posts_build_t *build);

/*
 * The numbers of a record's categories and tags, for its row; NGX_OK or
 * NGX_ERROR.
 */
ngx_int_t ngx_posts_build_add_terms(ngx_posts_build_t *build,
    ngx_posts_row_t *row, ngx_posts_record_t *record);

/* takes over those of n rows of the catalog before; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_build_keep_terms(ngx_posts_build_t *build,
    ngx_posts_row_t *row, ngx_uint_t n);

/* the names of the catalog before, in their order; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_build_init_terms(ngx_posts_build_t *build);


#endif /* _NGX_POSTS_BUILD_ROWS_H_INCLUDED_ */
