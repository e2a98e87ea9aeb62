
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_limits.h"


#define NIL      { NGX_POSTS_NIL, 0, { .integer = 0 } }
#define BOOL(b)  { NGX_POSTS_BOOLEAN, 0, { .integer = (b) } }
#define INT(i)   { NGX_POSTS_INTEGER, 0, { .integer = (i) } }
#define NUM(d)   { NGX_POSTS_FLOAT, 0, { .number = (d) } }
#define DAY(i)   { NGX_POSTS_DATE, 0, { .integer = (i) } }
#define STR(s)                                                                \
    { NGX_POSTS_STRING, sizeof(s) - 1, { .data = (u_char *) (s) } }

#define NONE     2


/* what Ruby's <=> and == give; NONE is nil */

static struct {
    ngx_posts_value_t  a;
    ngx_posts_value_t  b;
    ngx_int_t          order;
    ngx_uint_t         equal;
} ngx_posts_compare_test_pairs[] = {
    { NIL, NIL, 0, 1 },
    { NIL, INT(INT64_MAX), NONE, 0 },
    { NIL, NUM(2440587.5), NONE, 0 },
    { BOOL(1), BOOL(1), 0, 1 },
    { BOOL(1), INT(2), NONE, 0 },
    { BOOL(1), STR(""), NONE, 0 },
    { BOOL(0), BOOL(0), 0, 1 },
    { BOOL(0), NUM(INFINITY), NONE, 0 },
    { BOOL(0), STR("1"), NONE, 0 },
    { INT(1), BOOL(1), NONE, 0 },
    { INT(1), INT(1), 0, 1 },
    { INT(1), NUM(1.5), -1, 0 },
    { INT(1), INT(9007199254740993), -1, 0 },
    { INT(1), NUM(9223372036854775808.0), -1, 0 },
    { INT(1), INT(2440588), -1, 0 },
    { INT(2), INT(2), 0, 1 },
    { INT(2), NUM(1.0), 1, 0 },
    { INT(2), NUM(INFINITY), -1, 0 },
    { INT(2), INT(INT64_MAX), -1, 0 },
    { INT(2), NUM(-9223372036854775808.0), 1, 0 },
    { INT(2), STR("a"), NONE, 0 },
    { INT(2), INT(2440588), -1, 0 },
    { NUM(1.0), INT(2), -1, 0 },
    { NUM(1.0), NUM(1.0), 0, 1 },
    { NUM(1.0), NUM(NAN), NONE, 0 },
    { NUM(1.0), INT(9007199254740993), -1, 0 },
    { NUM(1.0), NUM(9007199254740992.0), -1, 0 },
    { NUM(1.0), INT(INT64_MIN), 1, 0 },
    { NUM(1.0), DAY(0), NONE, 0 },
    { NUM(1.0), NUM(2440587.5), -1, 0 },
    { NUM(1.5), BOOL(0), NONE, 0 },
    { NUM(1.5), INT(1), 1, 0 },
    { NUM(1.5), NUM(1.5), 0, 1 },
    { NUM(1.5), INT(9007199254740993), -1, 0 },
    { NUM(1.5), NUM(9223372036854775808.0), -1, 0 },
    { NUM(1.5), INT(INT64_MIN), 1, 0 },
    { NUM(NAN), NUM(1.0), NONE, 0 },
    { NUM(NAN), NUM(1.5), NONE, 0 },
    { NUM(NAN), NUM(NAN), NONE, 0 },
    { NUM(NAN), NUM(INFINITY), NONE, 0 },
    { NUM(NAN), INT(INT64_MAX), NONE, 0 },
    { NUM(NAN), NUM(-9223372036854775808.0), NONE, 0 },
    { NUM(NAN), STR("ab"), NONE, 0 },
    { NUM(NAN), INT(2440588), NONE, 0 },
    { NUM(INFINITY), INT(2), 1, 0 },
    { NUM(INFINITY), NUM(NAN), NONE, 0 },
    { NUM(INFINITY), NUM(INFINITY), 0, 1 },
    { NUM(INFINITY), NUM(9007199254740992.0), 1, 0 },
    { NUM(INFINITY), INT(INT64_MIN), 1, 0 },
    { NUM(INFINITY), NUM(2440587.5), 1, 0 },
    { INT(9007199254740993), INT(1), 1, 0 },
    { INT(9007199254740993), NUM(1.5), 1, 0 },
    { INT(9007199254740993), INT(9007199254740993), 0, 1 },
    { INT(9007199254740993), NUM(9223372036854775808.0), -1, 0 },
    { INT(9007199254740993), NUM(-9223372036854775808.0), 1, 0 },
    { NUM(9007199254740992.0), NUM(1.0), 1, 0 },
    { NUM(9007199254740992.0), NUM(NAN), NONE, 0 },
    { NUM(9007199254740992.0), NUM(INFINITY), -1, 0 },
    { NUM(9007199254740992.0), NUM(9007199254740992.0), 0, 1 },
    { NUM(9007199254740992.0), INT(INT64_MAX), -1, 0 },
    { NUM(9007199254740992.0), NUM(-9223372036854775808.0), 1, 0 },
    { NUM(9007199254740992.0), STR("\377"), NONE, 0 },
    { NUM(9007199254740992.0), INT(2440588), 1, 0 },
    { INT(INT64_MAX), NIL, NONE, 0 },
    { INT(INT64_MAX), INT(2), 1, 0 },
    { INT(INT64_MAX), NUM(NAN), NONE, 0 },
    { INT(INT64_MAX), NUM(9007199254740992.0), 1, 0 },
    { INT(INT64_MAX), INT(INT64_MAX), 0, 1 },
    { INT(INT64_MAX), INT(INT64_MIN), 1, 0 },
    { INT(INT64_MAX), NUM(2440587.5), 1, 0 },
    { NUM(9223372036854775808.0), INT(1), 1, 0 },
    { NUM(9223372036854775808.0), INT(2), 1, 0 },
    { NUM(9223372036854775808.0), NUM(1.5), 1, 0 },
    { NUM(9223372036854775808.0), INT(9007199254740993), 1, 0 },
    { NUM(9223372036854775808.0), NUM(9223372036854775808.0), 0, 1 },
    { NUM(9223372036854775808.0), STR(""), NONE, 0 },
    { INT(INT64_MIN), NUM(1.0), -1, 0 },
    { INT(INT64_MIN), NUM(INFINITY), -1, 0 },
    { INT(INT64_MIN), INT(INT64_MAX), -1, 0 },
    { INT(INT64_MIN), INT(INT64_MIN), 0, 1 },
    { INT(INT64_MIN), NUM(-9223372036854775808.0), 0, 1 },
    { INT(INT64_MIN), STR("1"), NONE, 0 },
    { INT(INT64_MIN), INT(2440588), -1, 0 },
    { NUM(-9223372036854775808.0), BOOL(1), NONE, 0 },
    { NUM(-9223372036854775808.0), INT(2), -1, 0 },
    { NUM(-9223372036854775808.0), NUM(NAN), NONE, 0 },
    { NUM(-9223372036854775808.0), NUM(9007199254740992.0), -1, 0 },
    { NUM(-9223372036854775808.0), NUM(9223372036854775808.0), -1, 0 },
    { NUM(-9223372036854775808.0), INT(INT64_MIN), 0, 1 },
    { NUM(-9223372036854775808.0), NUM(-9223372036854775808.0), 0, 1 },
    { NUM(-9223372036854775808.0), NUM(2440587.5), -1, 0 },
    { NUM(-9223372036854775808.0), INT(2440588), -1, 0 },
    { STR(""), NUM(1.0), NONE, 0 },
    { STR(""), STR(""), 0, 1 },
    { STR(""), STR("a"), -1, 0 },
    { STR(""), STR("ab"), -1, 0 },
    { STR(""), STR("\377"), -1, 0 },
    { STR(""), STR("1"), -1, 0 },
    { STR("a"), INT(9007199254740993), NONE, 0 },
    { STR("a"), STR(""), 1, 0 },
    { STR("a"), STR("a"), 0, 1 },
    { STR("a"), STR("ab"), -1, 0 },
    { STR("a"), STR("\377"), -1, 0 },
    { STR("a"), STR("1"), 1, 0 },
    { STR("a"), DAY(0), NONE, 0 },
    { STR("ab"), BOOL(0), NONE, 0 },
    { STR("ab"), INT(INT64_MIN), NONE, 0 },
    { STR("ab"), STR(""), 1, 0 },
    { STR("ab"), STR("a"), 1, 0 },
    { STR("ab"), STR("ab"), 0, 1 },
    { STR("ab"), STR("\377"), -1, 0 },
    { STR("ab"), STR("1"), 1, 0 },
    { STR("\377"), NUM(1.5), NONE, 0 },
    { STR("\377"), STR(""), 1, 0 },
    { STR("\377"), STR("a"), 1, 0 },
    { STR("\377"), STR("ab"), 1, 0 },
    { STR("\377"), STR("\377"), 0, 1 },
    { STR("\377"), STR("1"), 1, 0 },
    { STR("1"), NUM(9007199254740992.0), NONE, 0 },
    { STR("1"), STR(""), 1, 0 },
    { STR("1"), STR("a"), -1, 0 },
    { STR("1"), STR("ab"), -1, 0 },
    { STR("1"), STR("\377"), -1, 0 },
    { STR("1"), STR("1"), 0, 1 },
    { STR("1"), DAY(1), NONE, 0 },
    { DAY(0), INT(1), 1, 0 },
    { DAY(0), INT(9007199254740993), -1, 0 },
    { DAY(0), NUM(9007199254740992.0), -1, 0 },
    { DAY(0), INT(INT64_MAX), -1, 0 },
    { DAY(0), NUM(9223372036854775808.0), -1, 0 },
    { DAY(0), INT(INT64_MIN), 1, 0 },
    { DAY(0), NUM(-9223372036854775808.0), 1, 0 },
    { DAY(0), DAY(0), 0, 1 },
    { DAY(0), DAY(1), -1, 0 },
    { DAY(0), NUM(2440587.5), 0, 1 },
    { DAY(0), INT(2440588), -1, 0 },
    { DAY(1), NUM(NAN), NONE, 0 },
    { DAY(1), INT(9007199254740993), -1, 0 },
    { DAY(1), NUM(9007199254740992.0), -1, 0 },
    { DAY(1), INT(INT64_MAX), -1, 0 },
    { DAY(1), NUM(9223372036854775808.0), -1, 0 },
    { DAY(1), INT(INT64_MIN), 1, 0 },
    { DAY(1), NUM(-9223372036854775808.0), 1, 0 },
    { DAY(1), STR("\377"), NONE, 0 },
    { DAY(1), DAY(0), 1, 0 },
    { DAY(1), DAY(1), 0, 1 },
    { DAY(1), NUM(2440587.5), 1, 0 },
    { DAY(1), INT(2440588), 1, 0 },
    { NUM(2440587.5), NIL, NONE, 0 },
    { NUM(2440587.5), NUM(1.0), 1, 0 },
    { NUM(2440587.5), NUM(INFINITY), -1, 0 },
    { NUM(2440587.5), INT(INT64_MAX), -1, 0 },
    { NUM(2440587.5), NUM(-9223372036854775808.0), 1, 0 },
    { NUM(2440587.5), NUM(2440587.5), 0, 1 },
    { NUM(2440587.5), INT(2440588), -1, 0 },
    { INT(2440588), INT(2), 1, 0 },
    { INT(2440588), NUM(NAN), NONE, 0 },
    { INT(2440588), NUM(9007199254740992.0), -1, 0 },
    { INT(2440588), INT(INT64_MIN), 1, 0 },
    { INT(2440588), STR(""), NONE, 0 },
    { INT(2440588), NUM(2440587.5), 1, 0 },
    { INT(2440588), INT(2440588), 0, 1 }
};


static void ngx_posts_compare_test_pair(ngx_posts_unit_t *t, ngx_uint_t i);
static void ngx_posts_compare_test_arrays(ngx_posts_unit_t *t);
static void ngx_posts_compare_test_maps(ngx_posts_unit_t *t);
static void ngx_posts_compare_test_depth(ngx_posts_unit_t *t,
    ngx_uint_t depth, ngx_uint_t equal);
static void ngx_posts_compare_test_nodes(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_uint_t equal);
static void ngx_posts_compare_test_shared(ngx_posts_unit_t *t);


void
ngx_posts_compare_test(ngx_posts_unit_t *t)
{
    ngx_uint_t  i;

    for (i = 0; i < sizeof(ngx_posts_compare_test_pairs)
                    / sizeof(ngx_posts_compare_test_pairs[0]); i++)
    {
        ngx_posts_compare_test_pair(t, i);
    }

    ngx_posts_compare_test_arrays(t);
    ngx_posts_compare_test_maps(t);
    ngx_posts_compare_test_depth(t, NGX_POSTS_MAX_VALUE_DEPTH, 1);
    ngx_posts_compare_test_depth(t, NGX_POSTS_MAX_VALUE_DEPTH + 1, 0);
    ngx_posts_compare_test_nodes(t, NGX_POSTS_MAX_VALUE_NODES, 1);
    ngx_posts_compare_test_nodes(t, NGX_POSTS_MAX_VALUE_NODES + 1, 0);
    ngx_posts_compare_test_shared(t);
}


static void
ngx_posts_compare_test_nodes(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_uint_t equal)
{
    ngx_int_t           order;
    ngx_uint_t          i;
    ngx_posts_array_t   arrays[2];
    ngx_posts_value_t   v[2];

    for (i = 0; i < 2; i++) {
        arrays[i].nelts = n;
        arrays[i].elts = ngx_pcalloc(t->pool, n * sizeof(ngx_posts_value_t));
        ngx_posts_array(&v[i], &arrays[i]);
    }

    ngx_posts_unit_int(t, ngx_posts_value_equal(&v[0], &v[1]), equal,
                       "values that are compared: ==");
    ngx_posts_unit_int(t, ngx_posts_value_compare(&v[0], &v[1], &order),
                       equal ? NGX_OK : NGX_DECLINED,
                       "values that are compared: <=>");
}


/* arrays of two times the same one, and so on: 2 ^ 60 leaves */

static void
ngx_posts_compare_test_shared(ngx_posts_unit_t *t)
{
    ngx_uint_t          i, k;
    ngx_posts_value_t   v[2];
    ngx_posts_array_t  *array;

    ngx_memzero(v, sizeof(v));

    for (i = 0; i < 60; i++) {
        for (k = 0; k < 2; k++) {
            array = ngx_posts_array_create(t->pool, 2);
            array->elts[0] = v[k];
            array->elts[1] = v[k];
            array->nelts = 2;
            ngx_posts_array(&v[k], array);
        }
    }

    ngx_posts_unit_int(t, ngx_posts_value_equal(&v[0], &v[1]), 0,
                       "arrays that hold one another are not compared long");
}


static void
ngx_posts_compare_test_pair(ngx_posts_unit_t *t, ngx_uint_t i)
{
    ngx_int_t           order;
    ngx_posts_value_t  *a, *b;

    a = &ngx_posts_compare_test_pairs[i].a;
    b = &ngx_posts_compare_test_pairs[i].b;

    if (ngx_posts_value_compare(a, b, &order) != NGX_OK) {
        order = NONE;

    } else {
        order = (order > 0) - (order < 0);
    }

    ngx_posts_unit_ok(t, order == ngx_posts_compare_test_pairs[i].order,
                      "<=> of pair %ui", i);
    ngx_posts_unit_ok(t, ngx_posts_value_equal(a, b)
                         == ngx_posts_compare_test_pairs[i].equal,
                      "== of pair %ui", i);
}


static void
ngx_posts_compare_test_arrays(ngx_posts_unit_t *t)
{
    ngx_int_t           order;
    ngx_posts_array_t   x, y;
    ngx_posts_value_t   a, b;
    ngx_posts_value_t   one[] = { INT(1), INT(2) };
    ngx_posts_value_t   two[] = { NUM(1.0), INT(3), STR("a") };
    ngx_posts_value_t   three[] = { INT(1), STR("a") };

    ngx_memzero(&x, sizeof(ngx_posts_array_t));
    ngx_memzero(&y, sizeof(ngx_posts_array_t));

    x.elts = one;
    x.nelts = 2;
    y.elts = two;
    y.nelts = 3;

    ngx_posts_array(&a, &x);
    ngx_posts_array(&b, &y);

    ngx_posts_unit_int(t, ngx_posts_value_compare(&a, &b, &order), NGX_OK,
                       "[1, 2] <=> [1.0, 3, 'a']");
    ngx_posts_unit_ok(t, order < 0, "is less");

    x.nelts = 1;
    y.nelts = 1;
    ngx_posts_unit_ok(t, ngx_posts_value_equal(&a, &b), "[1] == [1.0]");

    y.nelts = 2;
    ngx_posts_unit_int(t, ngx_posts_value_compare(&b, &a, &order), NGX_OK,
                       "[1.0, 3] <=> [1]");
    ngx_posts_unit_ok(t, order > 0, "is longer");

    x.nelts = 2;
    y.elts = three;
    ngx_posts_unit_int(t, ngx_posts_value_compare(&a, &b, &order),
                       NGX_DECLINED, "[1, 2] <=> [1, 'a']");
}


static void
ngx_posts_compare_test_maps(ngx_posts_unit_t *t)
{
    ngx_int_t          order;
    ngx_posts_map_t   *x, *y;
    ngx_posts_value_t  a, b;

    x = ngx_posts_map_create(t->pool, 0);
    y = ngx_posts_map_create(t->pool, 0);

    ngx_posts_map(&a, x);
    ngx_posts_map(&b, y);

    ngx_posts_integer(ngx_posts_map_put(x, "a"), 1);
    ngx_posts_integer(ngx_posts_map_put(x, "b"), 2);
    ngx_posts_integer(ngx_posts_map_put(y, "b"), 2);
    ngx_posts_unit_ok(t, !ngx_posts_value_equal(&a, &b), "a smaller map");

    ngx_posts_float(ngx_posts_map_put(y, "a"), 1.0);
    ngx_posts_unit_ok(t, ngx_posts_value_equal(&a, &b), "in another order");
    ngx_posts_unit_int(t, ngx_posts_value_compare(&a, &b, &order), NGX_OK,
                       "equal maps are 0");

    ngx_posts_integer(ngx_posts_map_put(y, "a"), 3);
    ngx_posts_unit_ok(t, !ngx_posts_value_equal(&a, &b), "other values");
    ngx_posts_unit_int(t, ngx_posts_value_compare(&a, &b, &order),
                       NGX_DECLINED, "which have no order");
}


static void
ngx_posts_compare_test_depth(ngx_posts_unit_t *t, ngx_uint_t depth,
    ngx_uint_t equal)
{
    ngx_uint_t          i;
    ngx_posts_array_t  *x, *y;
    ngx_posts_value_t   a, b;

    ngx_posts_nil(&a);
    ngx_posts_nil(&b);

    for (i = 0; i < depth; i++) {
        x = ngx_posts_array_create(t->pool, 1);
        y = ngx_posts_array_create(t->pool, 1);
        *ngx_posts_array_push(t->pool, x) = a;
        *ngx_posts_array_push(t->pool, y) = b;
        ngx_posts_array(&a, x);
        ngx_posts_array(&b, y);
    }

    ngx_posts_unit_int(t, ngx_posts_value_equal(&a, &b), equal,
                       "arrays at the limit of depth");
}
