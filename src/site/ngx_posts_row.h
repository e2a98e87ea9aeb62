
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ROW_H_INCLUDED_
#define _NGX_POSTS_ROW_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_record.h"


/*
 * A record as a catalog keeps it: a row of fixed size, and bytes of its own
 * in the store.  Neither holds a pointer.
 */


/*
 * place, size  of its bytes in the store
 * rank         its number in the list that it belongs to
 * digest       of these bytes: changes with all that a list can show of it,
 *              not with its body
 * path, output hashes of these; of a variant the path has slashes in front
 * terms        where its terms begin in the table of terms of rows; the
 *              categories, then the tags
 * collection   index in the configuration; 0: of posts, or none
 */

typedef struct {
    ngx_posts_stamp_t   stamp;
    uint64_t            place;
    uint32_t            size;
    uint32_t            rank;
    uint64_t            digest;
    int64_t             sec;
    int32_t             nsec;
    int32_t             offset;
    u_char              abbr[8];
    uint32_t            path;
    uint32_t            output;
    uint32_t            terms;
    uint16_t            categories;
    uint16_t            tags;
    uint16_t            collection;
    uint8_t             kind;
    uint8_t             utc;
    uint32_t            flags;
} ngx_posts_row_t;


#define NGX_POSTS_ROW_MARKDOWN   0x0001
#define NGX_POSTS_ROW_PUBLISHED  0x0002
#define NGX_POSTS_ROW_BROKEN     0x0004
#define NGX_POSTS_ROW_YOUNG      0x0008   /* the stamp is no proof */
#define NGX_POSTS_ROW_REFUSED    0x0010   /* may not be read (403) */
#define NGX_POSTS_ROW_FAILED     0x0020   /* has an error of its own */
#define NGX_POSTS_ROW_TWICE      0x0040   /* another row has its path */
#define NGX_POSTS_ROW_LISTED     0x0080
#define NGX_POSTS_ROW_UNDATED    0x0100
#define NGX_POSTS_ROW_HIDDEN     0x0200
#define NGX_POSTS_ROW_REDIRECTS  0x0400
#define NGX_POSTS_ROW_EMPTIED    0x0800
#define NGX_POSTS_ROW_THEME      0x1000   /* its path is one of the theme */
#define NGX_POSTS_ROW_MOVED      0x2000
#define NGX_POSTS_ROW_HEADED     0x4000
#define NGX_POSTS_ROW_TIMED      0x8000

/* which of the records of its file, two bits of the flags */
#define NGX_POSTS_ROW_VARIANT    16
#define ngx_posts_row_variant(row)                                            \
    (((row)->flags >> NGX_POSTS_ROW_VARIANT) & 0x3)

/* what made the page, in the highest bits of the flags */
#define NGX_POSTS_ROW_GENERATOR  24
#define ngx_posts_row_generator(row)  ((row)->flags >> NGX_POSTS_ROW_GENERATOR)


/*
 * A record out of a catalog, or on its way into one.
 *
 * pool  of a record that was read: what it points to is in it; NULL for one
 *       of a catalog, which borrows from that
 * id    its number in the catalog
 */

typedef struct {
    ngx_posts_record_t   record;
    ngx_pool_t          *pool;
    uint32_t             id;

    unsigned             young:1;
    unsigned             refused:1;
} ngx_posts_entry_t;


/* the hash of a path or an output */
#define ngx_posts_row_hash(str)                                               \
    ngx_posts_map_hash((str)->data, (str)->len)

/*
 * Fills in a row, but for place, rank and terms, and makes its bytes, in the
 * pool.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_row_set(ngx_pool_t *pool, ngx_posts_row_t *row,
    ngx_posts_entry_t *entry, ngx_str_t *bytes);

/* the record again; borrows from the bytes */
void ngx_posts_row_entry(ngx_posts_row_t *row, u_char *bytes,
    ngx_posts_entry_t *entry);

/* a record's path or output alone, borrowed from its bytes */
ngx_str_t ngx_posts_row_path(u_char *bytes);
ngx_str_t ngx_posts_row_output(u_char *bytes);

/* whether the bytes are those that the row was made with */
ngx_uint_t ngx_posts_row_proved(ngx_posts_row_t *row, u_char *bytes);


#endif /* _NGX_POSTS_ROW_H_INCLUDED_ */
