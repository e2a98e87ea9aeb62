
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_INDEX_H_INCLUDED_
#define _NGX_POSTS_INDEX_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_region.h"
#include "site/ngx_posts_row.h"


/*
 * A catalog as bytes that hold no pointer: a head, and tables at the places
 * that it names.  Together with the store, where the rows' bytes are, it is
 * all that is known of a site.
 */


#define NGX_POSTS_INDEX_MAGIC    "ngxposts"

/* to be changed with whatever changes the meaning of index or store */
#define NGX_POSTS_INDEX_VERSION  6


/*
 * rows     of ngx_posts_row_t, by id
 * paths    a hash of uint32_t, id + 1: rows by path
 * outputs  the same by output, of all that are published; of several with
 *          one output the later one in the way of the probe has been written
 *          later
 * lists    of ngx_posts_index_list_t
 * members  of uint32_t, ids: what is in the lists
 * terms    of uint32_t: the terms of rows, see ngx_posts_row_t
 * names    bytes, two tables: a packed map for each taxonomy, name -> number
 *          of its term, which is that of its list among those of terms
 * dirs     bytes: the paths of the directories that were read, NUL between
 * waiting  of int64_t: when posts appear, ascending
 */

typedef enum {
    NGX_POSTS_INDEX_ROWS = 0,
    NGX_POSTS_INDEX_PATHS,
    NGX_POSTS_INDEX_OUTPUTS,
    NGX_POSTS_INDEX_LISTS,
    NGX_POSTS_INDEX_MEMBERS,
    NGX_POSTS_INDEX_TERMS,
    NGX_POSTS_INDEX_CATEGORIES,
    NGX_POSTS_INDEX_TAGS,
    NGX_POSTS_INDEX_DIRS,
    NGX_POSTS_INDEX_WAITING,
    NGX_POSTS_INDEX_TABLES
} ngx_posts_index_table_e;


/*
 * n  elements of a table; of a hash, and of bytes, their number
 */

typedef struct {
    uint64_t    offset;
    uint64_t    n;
} ngx_posts_index_table_t;


/*
 * The lists of a catalog, in this order: these, then two for each collection
 * of the configuration (its documents, as they are listed, and its files;
 * those of "posts" are empty), then one for each category, in the order
 * of their first posts, then one for each tag.
 */

enum {
    NGX_POSTS_LIST_POSTS = 0,      /* published; ascending by date and path */
    NGX_POSTS_LIST_PAGES,          /* published; by name, then generated */
    NGX_POSTS_LIST_STATICS,        /* by path */
    NGX_POSTS_LIST_DATA,           /* by path */
    NGX_POSTS_LISTS
};

#define NGX_POSTS_LIST_DOCS(collection)   (NGX_POSTS_LISTS + 2 * (collection))
#define NGX_POSTS_LIST_FILES(collection)                                      \
    (NGX_POSTS_LISTS + 2 * (collection) + 1)


typedef struct {
    uint32_t    first;             /* in the members */
    uint32_t    n;
} ngx_posts_index_list_t;


/*
 * length    of the whole index, bytes
 * sum       digest of head and tables, taken with 0 in this place
 * site      what identifies the source directory and the settings
 * config    digest of what the configuration was read from
 * store     id of the store, and how much of it is used
 * live      bytes of the store that rows refer to
 * digest    of all rows
 * modified  the newest change of a file, seconds since the epoch
 * generated rows that no file has, which are the last ones
 * began     when the walk that it is of began: ngx_posts_time_usec()
 */

typedef struct {
    u_char                   magic[8];
    uint32_t                 version;
    uint32_t                 row;
    uint64_t                 length;
    uint64_t                 sum;
    uint64_t                 site;
    uint64_t                 config;
    uint64_t                 store;
    uint64_t                 used;
    uint64_t                 live;
    uint64_t                 digest;
    int64_t                  modified;
    uint64_t                 began;
    uint32_t                 collections;
    uint32_t                 categories;
    uint32_t                 tags;
    uint32_t                 generated;
    ngx_posts_index_table_t  tables[NGX_POSTS_INDEX_TABLES];
} ngx_posts_index_head_t;


/*
 * An index whose tables need not be in one piece, but each for itself: while
 * it is made, they are where they were made.
 */

typedef struct {
    ngx_posts_index_head_t  *head;
    void                    *tables[NGX_POSTS_INDEX_TABLES];
} ngx_posts_index_parts_t;


/* a place in one: offset 0 and table 0 at first */

typedef struct {
    ngx_uint_t               table;
    size_t                   offset;
} ngx_posts_index_place_t;


/* bytes of an index that are summed in one step */
#define NGX_POSTS_INDEX_BLOCK  (256 * 1024)

/* those of an index that is in one piece */
void ngx_posts_index_parts(ngx_posts_index_head_t *head,
    ngx_posts_index_parts_t *parts);

/* in one piece of memory, with one reference; NULL: logged */
ngx_posts_region_t *ngx_posts_index_join(ngx_posts_index_parts_t *parts,
    ngx_log_t *log);

/* bytes of a table */
size_t ngx_posts_index_size(ngx_posts_index_head_t *head, ngx_uint_t table);

/*
 * The digest that "sum" of the head has to be, in steps: *sum is 0 at first.
 * NGX_OK: *sum is complete; NGX_AGAIN: a block is added, of a table up to
 * *place.
 *
 * block  the bytes of this step; may be empty
 */
ngx_int_t ngx_posts_index_sum(ngx_posts_index_parts_t *parts,
    ngx_posts_index_place_t *place, uint64_t *sum, ngx_str_t *block);

/*
 * Whether it is whole, of this version, of this site and configuration; the
 * sum is for the caller to compare.
 */
ngx_uint_t ngx_posts_index_fits(ngx_posts_index_head_t *head, size_t size,
    uint64_t site, uint64_t config);


#endif /* _NGX_POSTS_INDEX_H_INCLUDED_ */
