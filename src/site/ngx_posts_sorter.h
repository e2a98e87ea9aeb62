
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SORTER_H_INCLUDED_
#define _NGX_POSTS_SORTER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A stable sort that can be left and resumed: runs are merged from the
 * bottom up, so that a list that is nearly in order costs little more than a
 * look at it.
 */

typedef ngx_int_t (*ngx_posts_sorter_pt)(void *data, uint32_t one,
    uint32_t two);


/*
 * elts   what is sorted; in order once the sort has ended, which may be
 *        another piece of memory than in the beginning
 * spare  as much memory
 * width  elements of the runs that are in order
 * at     where the pair of runs begins that is merged next
 */

typedef struct {
    uint32_t              *elts;
    uint32_t              *spare;
    ngx_uint_t             nelts;
    ngx_uint_t             width;
    ngx_uint_t             at;
    ngx_uint_t             left;
    ngx_uint_t             right;
    ngx_posts_sorter_pt    compare;
    void                  *data;
} ngx_posts_sorter_t;


/*
 * compare  < 0, 0 or > 0
 *
 * elts is kept by reference, spare is made in the pool.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_sorter_init(ngx_posts_sorter_t *sorter, ngx_pool_t *pool,
    uint32_t *elts, ngx_uint_t nelts, ngx_posts_sorter_pt compare,
    void *data);

/* moves about "steps" elements; NGX_OK: in order, NGX_AGAIN: call again */
ngx_int_t ngx_posts_sorter_run(ngx_posts_sorter_t *sorter, ngx_uint_t steps);


#endif /* _NGX_POSTS_SORTER_H_INCLUDED_ */
