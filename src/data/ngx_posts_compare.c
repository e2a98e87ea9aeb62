
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_limits.h"


/*
 * Ruby's == and <=>.  What is nested deeper than NGX_POSTS_MAX_VALUE_DEPTH,
 * or has more than NGX_POSTS_MAX_VALUE_NODES values, is unequal and cannot be
 * compared.
 */


#define NGX_POSTS_TWO_63  9223372036854775808.0

/* a Date is compared with a number by its astronomical Julian day */
#define NGX_POSTS_EPOCH_JULIAN_HALVES  4881175

#define ngx_posts_order(a, b)   (((a) > (b)) - ((a) < (b)))

#define ngx_posts_is_number(v)                                                \
    ((v)->type >= NGX_POSTS_INTEGER && (v)->type <= NGX_POSTS_FLOAT)


/* what the two still may have */

typedef struct {
    ngx_uint_t  depth;
    ngx_uint_t  nodes;
} ngx_posts_compare_left_t;


static ngx_uint_t ngx_posts_equal(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_posts_compare_left_t *left);
static ngx_uint_t ngx_posts_equal_arrays(ngx_posts_array_t *a,
    ngx_posts_array_t *b, ngx_posts_compare_left_t *left);
static ngx_uint_t ngx_posts_equal_maps(ngx_posts_map_t *a,
    ngx_posts_map_t *b, ngx_posts_compare_left_t *left);
static ngx_int_t ngx_posts_compare(ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order, ngx_posts_compare_left_t *left);
static ngx_int_t ngx_posts_compare_numbers(ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order);
static ngx_int_t ngx_posts_compare_date(ngx_posts_value_t *date,
    ngx_posts_value_t *number, ngx_int_t *order);
static ngx_int_t ngx_posts_compare_mixed(int64_t i, double d);
static ngx_int_t ngx_posts_compare_strings(ngx_posts_value_t *a,
    ngx_posts_value_t *b);
static ngx_int_t ngx_posts_compare_arrays(ngx_posts_array_t *a,
    ngx_posts_array_t *b, ngx_int_t *order, ngx_posts_compare_left_t *left);


ngx_uint_t
ngx_posts_value_equal(ngx_posts_value_t *a, ngx_posts_value_t *b)
{
    ngx_posts_compare_left_t  left;

    left.depth = NGX_POSTS_MAX_VALUE_DEPTH;
    left.nodes = NGX_POSTS_MAX_VALUE_NODES;

    return ngx_posts_equal(a, b, &left);
}


/* a collection of n elements: 1, and ngx_posts_compare_leave() behind it */

static ngx_uint_t
ngx_posts_compare_enter(ngx_posts_compare_left_t *left, ngx_uint_t n)
{
    if (left->depth == 0 || n > left->nodes) {
        return 0;
    }

    left->depth--;
    left->nodes -= n;

    return 1;
}


static void
ngx_posts_compare_leave(ngx_posts_compare_left_t *left)
{
    left->depth++;
}


static ngx_uint_t
ngx_posts_equal(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_posts_compare_left_t *left)
{
    ngx_int_t  order;

    if (a->type != b->type) {
        if (b->type == NGX_POSTS_DATE) {
            return ngx_posts_compare(b, a, &order, left) == NGX_OK
                   && order == 0;
        }

        return ngx_posts_is_number(b)
               && ngx_posts_compare(a, b, &order, left) == NGX_OK
               && order == 0;
    }

    switch (a->type) {

    case NGX_POSTS_NIL:
    case NGX_POSTS_EMPTY:
    case NGX_POSTS_BLANK:
        return 1;

    case NGX_POSTS_FLOAT:
        return a->u.number == b->u.number;

    case NGX_POSTS_STRING:
    case NGX_POSTS_BIGNUM:
        return a->len == b->len
               && ngx_memcmp(a->u.data, b->u.data, a->len) == 0;

    case NGX_POSTS_TIME:
        return a->u.time->sec == b->u.time->sec
               && a->u.time->nsec == b->u.time->nsec;

    case NGX_POSTS_ARRAY:
        return ngx_posts_equal_arrays(a->u.array, b->u.array, left);

    case NGX_POSTS_MAP:
        return ngx_posts_equal_maps(a->u.map, b->u.map, left);

    case NGX_POSTS_RANGE:
        return a->u.range->first == b->u.range->first
               && a->u.range->last == b->u.range->last;

    case NGX_POSTS_DROP:
        return a->u.drop->ops == b->u.drop->ops
               && a->u.drop->data == b->u.drop->data;

    default: /* NGX_POSTS_BOOLEAN, NGX_POSTS_INTEGER, NGX_POSTS_DATE */
        return a->u.integer == b->u.integer;
    }
}


static ngx_uint_t
ngx_posts_equal_arrays(ngx_posts_array_t *a, ngx_posts_array_t *b,
    ngx_posts_compare_left_t *left)
{
    ngx_uint_t  i, equal;

    if (a == b) {
        return 1;
    }

    if (a->nelts != b->nelts || !ngx_posts_compare_enter(left, a->nelts)) {
        return 0;
    }

    equal = 1;

    for (i = 0; equal && i < a->nelts; i++) {
        equal = ngx_posts_equal(&a->elts[i], &b->elts[i], left);
    }

    ngx_posts_compare_leave(left);

    return equal;
}


static ngx_uint_t
ngx_posts_equal_maps(ngx_posts_map_t *a, ngx_posts_map_t *b,
    ngx_posts_compare_left_t *left)
{
    ngx_uint_t          i, equal;
    ngx_posts_value_t  *v;

    if (a == b) {
        return 1;
    }

    if (a->nelts != b->nelts || !ngx_posts_compare_enter(left, a->nelts)) {
        return 0;
    }

    equal = 1;

    for (i = 0; equal && i < a->nelts; i++) {
        v = ngx_posts_map_find_value(b, &a->elts[i].key);
        equal = (v != NULL && ngx_posts_equal(&a->elts[i].value, v, left));
    }

    ngx_posts_compare_leave(left);

    return equal;
}


ngx_int_t
ngx_posts_value_compare(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_int_t *order)
{
    ngx_posts_compare_left_t  left;

    left.depth = NGX_POSTS_MAX_VALUE_DEPTH;
    left.nodes = NGX_POSTS_MAX_VALUE_NODES;

    return ngx_posts_compare(a, b, order, &left);
}


static ngx_int_t
ngx_posts_compare(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_int_t *order, ngx_posts_compare_left_t *left)
{
    if (ngx_posts_is_number(b)) {
        if (ngx_posts_is_number(a)) {
            return ngx_posts_compare_numbers(a, b, order);
        }

        if (a->type == NGX_POSTS_DATE) {
            return ngx_posts_compare_date(a, b, order);
        }
    }

    if (a->type != b->type) {
        return NGX_DECLINED;
    }

    switch (a->type) {

    case NGX_POSTS_STRING:
        *order = ngx_posts_compare_strings(a, b);
        return NGX_OK;

    case NGX_POSTS_DATE:
        *order = ngx_posts_order(a->u.integer, b->u.integer);
        return NGX_OK;

    case NGX_POSTS_TIME:
        *order = ngx_posts_order(a->u.time->sec, b->u.time->sec);

        if (*order == 0) {
            *order = ngx_posts_order(a->u.time->nsec, b->u.time->nsec);
        }

        return NGX_OK;

    case NGX_POSTS_ARRAY:
        return ngx_posts_compare_arrays(a->u.array, b->u.array, order, left);

    default:
        *order = 0;
        return ngx_posts_equal(a, b, left) ? NGX_OK : NGX_DECLINED;
    }
}


static ngx_int_t
ngx_posts_compare_numbers(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_int_t *order)
{
    if (a->type != NGX_POSTS_FLOAT && b->type != NGX_POSTS_FLOAT) {
        *order = ngx_posts_bignum_order(a, b);
        return NGX_OK;
    }

    if ((a->type == NGX_POSTS_FLOAT && isnan(a->u.number))
        || (b->type == NGX_POSTS_FLOAT && isnan(b->u.number)))
    {
        return NGX_DECLINED;
    }

    if (a->type == NGX_POSTS_BIGNUM) {
        *order = ngx_posts_bignum_order_float(a, b->u.number);

    } else if (b->type == NGX_POSTS_BIGNUM) {
        *order = -ngx_posts_bignum_order_float(b, a->u.number);

    } else if (a->type == NGX_POSTS_INTEGER) {
        *order = ngx_posts_compare_mixed(a->u.integer, b->u.number);

    } else if (b->type == NGX_POSTS_INTEGER) {
        *order = -ngx_posts_compare_mixed(b->u.integer, a->u.number);

    } else {
        *order = ngx_posts_order(a->u.number, b->u.number);
    }

    return NGX_OK;
}


/* an integer may have more digits than a double holds */

static ngx_int_t
ngx_posts_compare_mixed(int64_t i, double d)
{
    int64_t  whole;

    if (d >= NGX_POSTS_TWO_63) {
        return -1;
    }

    if (d < -NGX_POSTS_TWO_63) {
        return 1;
    }

    whole = (int64_t) d;

    if (i != whole) {
        return ngx_posts_order(i, whole);
    }

    return ngx_posts_order((double) whole, d);
}


static ngx_int_t
ngx_posts_compare_date(ngx_posts_value_t *date, ngx_posts_value_t *number,
    ngx_int_t *order)
{
    ngx_posts_value_t  halves, twice;

    if (number->type == NGX_POSTS_FLOAT) {
        ngx_posts_float(&twice, 2 * number->u.number);

    } else if (number->type == NGX_POSTS_BIGNUM) {
        *order = ngx_posts_bignum_is_minus(number) ? 1 : -1;
        return NGX_OK;

    } else if (number->u.integer > INT32_MAX
               || number->u.integer < INT32_MIN)
    {
        *order = (number->u.integer < 0) ? 1 : -1;
        return NGX_OK;

    } else {
        ngx_posts_integer(&twice, 2 * number->u.integer);
    }

    ngx_posts_integer(&halves,
                      2 * date->u.integer + NGX_POSTS_EPOCH_JULIAN_HALVES);

    return ngx_posts_compare_numbers(&halves, &twice, order);
}


static ngx_int_t
ngx_posts_compare_strings(ngx_posts_value_t *a, ngx_posts_value_t *b)
{
    ngx_int_t  order;

    order = ngx_memcmp(a->u.data, b->u.data, ngx_min(a->len, b->len));

    return order ? order : ngx_posts_order(a->len, b->len);
}


static ngx_int_t
ngx_posts_compare_arrays(ngx_posts_array_t *a, ngx_posts_array_t *b,
    ngx_int_t *order, ngx_posts_compare_left_t *left)
{
    ngx_int_t   rc;
    ngx_uint_t  i, n;

    n = ngx_min(a->nelts, b->nelts);

    if (!ngx_posts_compare_enter(left, n)) {
        return NGX_DECLINED;
    }

    rc = NGX_OK;
    *order = 0;

    for (i = 0; rc == NGX_OK && *order == 0 && i < n; i++) {
        rc = ngx_posts_compare(&a->elts[i], &b->elts[i], order, left);
    }

    ngx_posts_compare_leave(left);

    if (rc == NGX_OK && *order == 0) {
        *order = ngx_posts_order(a->nelts, b->nelts);
    }

    return rc;
}
