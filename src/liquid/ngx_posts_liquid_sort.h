
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_SORT_H_INCLUDED_
#define _NGX_POSTS_LIQUID_SORT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_items.h"


/*
 * *order < 0, 0 or > 0; NGX_OK, or any other code, which ends the sort
 */
typedef ngx_int_t (*ngx_posts_liquid_order_pt)(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order);


/*
 * Makes *result an array of the items in the order of their keys (of the
 * items themselves where keys is NULL): a stable merge sort, without
 * recursion, of n log n comparisons, each of which is a step or more.
 * NGX_OK, NGX_AGAIN, NGX_ERROR, or what order() returned.
 */
ngx_int_t ngx_posts_liquid_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *items, ngx_posts_liquid_order_pt order,
    ngx_posts_value_t *result);


#endif /* _NGX_POSTS_LIQUID_SORT_H_INCLUDED_ */
