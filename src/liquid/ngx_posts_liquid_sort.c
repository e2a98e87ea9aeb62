
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


/*
 * done   halves that are sorted; while they are merged:
 * left   and right: the next of each half
 * out    of them that are in "spare"
 */

typedef struct {
    ngx_uint_t                  first;
    ngx_uint_t                  n;
    ngx_uint_t                  done;
    ngx_uint_t                  left;
    ngx_uint_t                  right;
    ngx_uint_t                  out;
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
static ngx_posts_liquid_sorting_t *ngx_posts_liquid_sort_begin(
    ngx_posts_liquid_call_t *call, ngx_uint_t n);
static ngx_int_t ngx_posts_liquid_merge(ngx_posts_liquid_sorting_t *sorting,
    ngx_posts_liquid_range_t *range);


ngx_int_t
ngx_posts_liquid_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_liquid_order_pt order,
    ngx_posts_value_t *result)
{
    ngx_int_t                    rc;
    ngx_uint_t                   i, n;
    ngx_posts_array_t           *array;
    ngx_posts_liquid_sorting_t  *sorting;

    n = list->items->nelts;

    if (list->work == NULL) {
        list->work = ngx_posts_liquid_sort_begin(call, n);
        if (list->work == NULL) {
            return NGX_ERROR;
        }
    }

    sorting = list->work;

    sorting->call = call;
    sorting->keys = list->keys ? list->keys : list->items->elts;
    sorting->order = order;

    rc = ngx_posts_liquid_sort_run(sorting);
    if (rc != NGX_OK) {
        return rc;
    }

    array = ngx_posts_liquid_array(call, result, n);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {
        array->elts[i] = list->items->elts[sorting->places[i]];
    }

    array->nelts = n;

    return NGX_OK;
}


static ngx_posts_liquid_sorting_t *
ngx_posts_liquid_sort_begin(ngx_posts_liquid_call_t *call, ngx_uint_t n)
{
    ngx_uint_t                   i;
    ngx_posts_liquid_sorting_t  *sorting;

    sorting = ngx_palloc(call->ctx->pool, sizeof(ngx_posts_liquid_sorting_t));
    if (sorting == NULL) {
        return NULL;
    }

    sorting->places = ngx_palloc(call->ctx->pool,
                                 (2 * n + 1) * sizeof(uint32_t));
    if (sorting->places == NULL) {
        return NULL;
    }

    for (i = 0; i < n; i++) {
        sorting->places[i] = (uint32_t) i;
    }

    sorting->spare = sorting->places + n;
    sorting->depth = 0;

    ngx_posts_liquid_sort_push(sorting, 0, n);

    return sorting;
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
    range->left = first;
    range->right = first + n / 2;
    range->out = 0;
}


static ngx_int_t
ngx_posts_liquid_sort_run(ngx_posts_liquid_sorting_t *sorting)
{
    ngx_int_t                  rc;
    ngx_posts_liquid_range_t  *range;

    while (sorting->depth) {
        range = &sorting->stack[sorting->depth - 1];

        switch (range->done) {

        case 0:
            range->done++;
            ngx_posts_liquid_sort_push(sorting, range->first, range->n / 2);
            break;

        case 1:
            range->done++;
            ngx_posts_liquid_sort_push(sorting, range->first + range->n / 2,
                                       range->n - range->n / 2);
            break;

        default:
            rc = ngx_posts_liquid_merge(sorting, range);
            if (rc != NGX_OK) {
                return rc;
            }

            sorting->depth--;
        }
    }

    return NGX_OK;
}


/* nothing is moved to its place before all is compared */

static ngx_int_t
ngx_posts_liquid_merge(ngx_posts_liquid_sorting_t *sorting,
    ngx_posts_liquid_range_t *range)
{
    uint32_t           *places, *spare;
    ngx_int_t           rc, order;
    ngx_uint_t          middle, last;
    ngx_posts_value_t  *a, *b;

    places = sorting->places;
    spare = sorting->spare;
    middle = range->first + range->n / 2;
    last = range->first + range->n;

    while (range->left < middle && range->right < last) {

        a = &sorting->keys[places[range->left]];
        b = &sorting->keys[places[range->right]];

        rc = sorting->order(sorting->call, a, b, &order);
        if (rc != NGX_OK) {
            return rc;
        }

        spare[range->out++] = (order <= 0) ? places[range->left++]
                                           : places[range->right++];

        ngx_posts_liquid_step(sorting->call->vm,
                              1 + ngx_min(a->len, b->len)
                                  / NGX_POSTS_LIQUID_STEP_BYTES);

        if (ngx_posts_liquid_expired(sorting->call->vm)) {
            return NGX_AGAIN;
        }
    }

    while (range->left < middle) {
        spare[range->out++] = places[range->left++];
    }

    /* what is left of the right half is in its place */

    ngx_memcpy(places + range->first, spare, range->out * sizeof(uint32_t));

    return NGX_OK;
}
