
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_sort.h"


/*
 * Halves are sorted and merged, the left one being the smaller: the order in
 * which glibc's qsort_r(), and so Ruby's Array#sort, compares.  It shows where
 * a comparison contradicts itself, as that of nil and nil in sort_natural.
 *
 * A stack of ranges takes the place of recursion: as deep as the logarithm of
 * the number of items.
 */

#define NGX_POSTS_LIQUID_SORT_DEPTH  64


typedef struct {
    ngx_uint_t                  first;
    ngx_uint_t                  n;
    ngx_uint_t                  done;      /* halves that are sorted */
} ngx_posts_liquid_range_t;


typedef struct {
    ngx_posts_liquid_call_t    *call;
    ngx_posts_value_t          *keys;
    ngx_posts_liquid_order_pt   order;
    uint32_t                   *places;
    uint32_t                   *spare;
    ngx_uint_t                  depth;
    ngx_posts_liquid_range_t    stack[NGX_POSTS_LIQUID_SORT_DEPTH];
} ngx_posts_liquid_sorting_t;


static ngx_int_t ngx_posts_liquid_sort_run(
    ngx_posts_liquid_sorting_t *sorting);
static void ngx_posts_liquid_sort_push(ngx_posts_liquid_sorting_t *sorting,
    ngx_uint_t first, ngx_uint_t n);
static ngx_int_t ngx_posts_liquid_merge(ngx_posts_liquid_sorting_t *sorting,
    ngx_uint_t first, ngx_uint_t n);


ngx_int_t
ngx_posts_liquid_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_liquid_order_pt order,
    ngx_posts_value_t *result)
{
    ngx_int_t                    rc;
    ngx_uint_t                   i, n;
    ngx_posts_array_t           *array;
    ngx_posts_liquid_sorting_t   sorting;

    n = list->items->nelts;

    array = ngx_posts_liquid_array(call, result, n);
    if (array == NULL) {
        return NGX_ERROR;
    }

    if (n == 0) {
        return NGX_OK;
    }

    sorting.places = ngx_palloc(call->ctx->pool, 2 * n * sizeof(uint32_t));
    if (sorting.places == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {
        sorting.places[i] = (uint32_t) i;
    }

    sorting.spare = sorting.places + n;
    sorting.call = call;
    sorting.keys = list->keys ? list->keys : list->items->elts;
    sorting.order = order;
    sorting.depth = 0;

    ngx_posts_liquid_sort_push(&sorting, 0, n);

    rc = ngx_posts_liquid_sort_run(&sorting);
    if (rc != NGX_OK) {
        return rc;
    }

    for (i = 0; i < n; i++) {
        array->elts[i] = list->items->elts[sorting.places[i]];
    }

    array->nelts = n;

    return NGX_OK;
}


static void
ngx_posts_liquid_sort_push(ngx_posts_liquid_sorting_t *sorting,
    ngx_uint_t first, ngx_uint_t n)
{
    ngx_posts_liquid_range_t  *range;

    if (n < 2) {
        return;
    }

    range = &sorting->stack[sorting->depth++];

    range->first = first;
    range->n = n;
    range->done = 0;
}


static ngx_int_t
ngx_posts_liquid_sort_run(ngx_posts_liquid_sorting_t *sorting)
{
    ngx_int_t                  rc;
    ngx_posts_liquid_range_t  *range;

    while (sorting->depth) {
        range = &sorting->stack[sorting->depth - 1];

        switch (range->done++) {

        case 0:
            ngx_posts_liquid_sort_push(sorting, range->first, range->n / 2);
            break;

        case 1:
            ngx_posts_liquid_sort_push(sorting, range->first + range->n / 2,
                                       range->n - range->n / 2);
            break;

        default:
            rc = ngx_posts_liquid_merge(sorting, range->first, range->n);
            if (rc != NGX_OK) {
                return rc;
            }

            sorting->depth--;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_merge(ngx_posts_liquid_sorting_t *sorting, ngx_uint_t first,
    ngx_uint_t n)
{
    uint32_t   *left, *right, *middle, *last, *out;
    ngx_int_t   rc, order;

    left = sorting->places + first;
    middle = left + n / 2;
    right = middle;
    last = left + n;
    out = sorting->spare;

    while (left < middle && right < last) {

        rc = sorting->order(sorting->call, &sorting->keys[*left],
                            &sorting->keys[*right], &order);
        if (rc != NGX_OK) {
            return rc;
        }

        *out++ = (order <= 0) ? *left++ : *right++;
    }

    while (left < middle) {
        *out++ = *left++;
    }

    /* what is left of the right half is in its place */

    ngx_memcpy(sorting->places + first, sorting->spare,
               (out - sorting->spare) * sizeof(uint32_t));

    ngx_posts_liquid_step(sorting->call->vm, n);

    return NGX_OK;
}
