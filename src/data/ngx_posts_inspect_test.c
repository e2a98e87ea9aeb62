
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_limits.h"


/* Ruby's String#inspect */

static struct {
    ngx_str_t    string;
    const char  *text;
} ngx_posts_inspect_test_strings[] = {
    { ngx_string(""), "\"\"" },
    { ngx_string("abc"), "\"abc\"" },
    { ngx_string("a\"b\\c"), "\"a\\\"b\\\\c\"" },
    { ngx_string("\n\t\r\033\007\010\013\014"),
      "\"\\n\\t\\r\\e\\a\\b\\v\\f\"" },
    { ngx_string("\000\001\037\177"), "\"\\u0000\\u0001\\u001F\\u007F\"" },
    { ngx_string("#{a} #$b #@c # #a #"), "\"\\#{a} \\#$b \\#@c # #a #\"" },
    { ngx_string("\303\251 \303\274 \344\270\255\346\226\207 \360\237"
                 "\230\200"),
      "\"\303\251 \303\274 \344\270\255\346\226\207 \360\237\230\200\"" },
    { ngx_string("\302\205\302\237\302\240\302\255\342\200\213\342\200"
                 "\250\342\200\251\357\273\277\356\200\200\357\277\277"),
      "\"\302\205\\u009F\302\240\302\255\342\200\213\\u2028\\u2029\357"
      "\273\277\356\200\200\\uFFFF\"" },
    { ngx_string("\364\217\277\277\363\240\200\201\360\237\221\250\342"
                 "\200\215\360\237\221\251"),
      "\"\\u{10FFFF}\363\240\200\201\360\237\221\250\342\200\215\360"
      "\237\221\251\"" },
    { ngx_string("\377\342\202\300\200\355\240\200\364\220\200\200"),
      "\"\\xFF\\xE2\\x82\\xC0\\x80\\xED\\xA0\\x80\\xF4\\x90\\x80\\x80\"" },
    { ngx_string("a\344\270"), "\"a\\xE4\\xB8\"" },
    { ngx_string("#"), "\"#\"" },
    { ngx_string("\177"), "\"\\u007F\"" },
    { ngx_string("\315\270"), "\"\\u0378\"" }
};


/* Time: to_s, inspect */

static const struct {
    int64_t      sec;
    int32_t      nsec;
    int32_t      offset;
    ngx_uint_t   utc;
    const char  *string;
    const char  *text;
} ngx_posts_inspect_test_times[] = {
    { 0, 0, 0, 1, "1970-01-01 00:00:00 UTC", "1970-01-01 00:00:00 UTC" },
    { 0, 0, 0, 0, "1970-01-01 00:00:00 +0000", "1970-01-01 00:00:00 +0000" },
    { 1638545400,
      0,
      28800,
      0,
      "2021-12-03 23:30:00 +0800",
      "2021-12-03 23:30:00 +0800" },
    { 1638545400,
      500000000,
      28800,
      0,
      "2021-12-03 23:30:00 +0800",
      "2021-12-03 23:30:00.5 +0800" },
    { 1638545400,
      5,
      -1800,
      0,
      "2021-12-03 15:00:00 -0030",
      "2021-12-03 15:00:00.000000005 -0030" },
    { 1638545400,
      120,
      28830,
      0,
      "2021-12-03 23:30:30 +0800",
      "2021-12-03 23:30:30.00000012 +080030" },
    { -62167219200LL,
      0,
      0,
      1,
      "0000-01-01 00:00:00 UTC",
      "0000-01-01 00:00:00 UTC" },
    { -62167219201LL,
      999999999,
      0,
      0,
      "-0001-12-31 23:59:59 +0000",
      "-0001-12-31 23:59:59.999999999 +0000" },
    { -62325158400LL,
      0,
      0,
      1,
      "-0006-12-30 00:00:00 UTC",
      "-0006-12-30 00:00:00 UTC" },
    { 327403382400LL,
      0,
      0,
      1,
      "12345-01-01 00:00:00 UTC",
      "12345-01-01 00:00:00 UTC" },
    { 1709208000,
      0,
      -43200,
      0,
      "2024-02-29 00:00:00 -1200",
      "2024-02-29 00:00:00 -1200" }
};


/* Date: to_s, inspect */

static const struct {
    int64_t      days;
    const char  *string;
    const char  *text;
} ngx_posts_inspect_test_dates[] = {
    { 18964,
      "2021-12-03",
      "#<Date: 2021-12-03 ((2459552j,0s,0n),+0s,2299161j)>" },
    { 0, "1970-01-01", "#<Date: 1970-01-01 ((2440588j,0s,0n),+0s,2299161j)>" },
    { -1,
      "1969-12-31",
      "#<Date: 1969-12-31 ((2440587j,0s,0n),+0s,2299161j)>" },
    { 11016,
      "2000-02-29",
      "#<Date: 2000-02-29 ((2451604j,0s,0n),+0s,2299161j)>" },
    { -141427,
      "1582-10-15",
      "#<Date: 1582-10-15 ((2299161j,0s,0n),+0s,2299161j)>" },
    { 2932896,
      "9999-12-31",
      "#<Date: 9999-12-31 ((5373484j,0s,0n),+0s,2299161j)>" },
    { 3789548,
      "12345-06-07",
      "#<Date: 12345-06-07 ((6230136j,0s,0n),+0s,2299161j)>" }
};


static void ngx_posts_inspect_test_both(ngx_posts_unit_t *t,
    ngx_posts_value_t *v, const char *string, const char *text);
static void ngx_posts_inspect_test_leaves(ngx_posts_unit_t *t);
static void ngx_posts_inspect_test_nested(ngx_posts_unit_t *t);
static void ngx_posts_inspect_test_drops(ngx_posts_unit_t *t);
static void ngx_posts_inspect_test_depth(ngx_posts_unit_t *t,
    ngx_uint_t depth, ngx_int_t rc);
static void ngx_posts_inspect_test_nodes(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_int_t rc);
static ngx_int_t ngx_posts_inspect_test_member(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_inspect_test_item(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_uint_t i, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_inspect_test_size(ngx_posts_drop_t *drop,
    ngx_uint_t most);
static ngx_int_t ngx_posts_inspect_test_string(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);


void
ngx_posts_inspect_test(ngx_posts_unit_t *t)
{
    ngx_posts_inspect_test_leaves(t);
    ngx_posts_inspect_test_nested(t);
    ngx_posts_inspect_test_drops(t);
    ngx_posts_inspect_test_depth(t, NGX_POSTS_MAX_VALUE_DEPTH, NGX_OK);
    ngx_posts_inspect_test_depth(t, NGX_POSTS_MAX_VALUE_DEPTH + 1, NGX_ERROR);
    ngx_posts_inspect_test_nodes(t, NGX_POSTS_MAX_VALUE_NODES, NGX_OK);
    ngx_posts_inspect_test_nodes(t, NGX_POSTS_MAX_VALUE_NODES + 1, NGX_ERROR);
}


/* an array of n values, itself one of them, which print nothing */

static void
ngx_posts_inspect_test_nodes(ngx_posts_unit_t *t, ngx_uint_t n, ngx_int_t rc)
{
    ngx_str_t             s;
    ngx_posts_array_t     array;
    ngx_posts_error_t     error;
    ngx_posts_value_t     v;
    ngx_posts_context_t   ctx;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));

    ctx.pool = t->pool;
    ctx.log = t->log;
    ctx.error = &error;

    array.nelts = n - 1;
    array.elts = ngx_pcalloc(t->pool, n * sizeof(ngx_posts_value_t));

    ngx_posts_array(&v, &array);

    ngx_posts_unit_int(t, ngx_posts_value_to_s(&ctx, &v, &s), rc,
                       "values that are visited");
}


static void
ngx_posts_inspect_test_both(ngx_posts_unit_t *t, ngx_posts_value_t *v,
    const char *string, const char *text)
{
    ngx_str_t            s;
    ngx_posts_error_t    error;
    ngx_posts_context_t  ctx;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));

    ctx.pool = t->pool;
    ctx.log = t->log;
    ctx.error = &error;

    if (string) {
        ngx_str_null(&s);
        (void) ngx_posts_value_to_s(&ctx, v, &s);
        ngx_posts_unit_str(t, s, string, "to_s");
    }

    ngx_str_null(&s);
    (void) ngx_posts_value_inspect(&ctx, v, &s);
    ngx_posts_unit_str(t, s, text, "inspect");
}


static void
ngx_posts_inspect_test_leaves(ngx_posts_unit_t *t)
{
    ngx_str_t          *s;
    ngx_uint_t          i;
    ngx_posts_time_t    time;
    ngx_posts_range_t   range;
    ngx_posts_value_t   v;

    for (i = 0; i < sizeof(ngx_posts_inspect_test_strings)
                    / sizeof(ngx_posts_inspect_test_strings[0]); i++)
    {
        s = &ngx_posts_inspect_test_strings[i].string;
        ngx_posts_string(&v, s->data, s->len);
        ngx_posts_inspect_test_both(t, &v, NULL,
                                    ngx_posts_inspect_test_strings[i].text);
    }

    for (i = 0; i < sizeof(ngx_posts_inspect_test_times)
                    / sizeof(ngx_posts_inspect_test_times[0]); i++)
    {
        ngx_memzero(&time, sizeof(ngx_posts_time_t));
        time.sec = ngx_posts_inspect_test_times[i].sec;
        time.nsec = ngx_posts_inspect_test_times[i].nsec;
        time.offset = ngx_posts_inspect_test_times[i].offset;
        time.utc = ngx_posts_inspect_test_times[i].utc ? 1 : 0;

        ngx_posts_time(&v, &time);
        ngx_posts_inspect_test_both(t, &v,
                                    ngx_posts_inspect_test_times[i].string,
                                    ngx_posts_inspect_test_times[i].text);
    }

    for (i = 0; i < sizeof(ngx_posts_inspect_test_dates)
                    / sizeof(ngx_posts_inspect_test_dates[0]); i++)
    {
        ngx_posts_date(&v, ngx_posts_inspect_test_dates[i].days);
        ngx_posts_inspect_test_both(t, &v,
                                    ngx_posts_inspect_test_dates[i].string,
                                    ngx_posts_inspect_test_dates[i].text);
    }

    ngx_posts_nil(&v);
    ngx_posts_inspect_test_both(t, &v, "", "nil");

    ngx_posts_boolean(&v, 1);
    ngx_posts_inspect_test_both(t, &v, "true", "true");

    ngx_posts_integer(&v, INT64_MIN);
    ngx_posts_inspect_test_both(t, &v, "-9223372036854775808",
                                "-9223372036854775808");

    ngx_posts_float(&v, 1e20);
    ngx_posts_inspect_test_both(t, &v, "1.0e+20", "1.0e+20");

    range.first = -1;
    range.last = 3;
    ngx_posts_range(&v, &range);
    ngx_posts_inspect_test_both(t, &v, "-1..3", "-1..3");
}


/* [1, ["a", nil, [true]], {"k"=>[nil, "v"], nil=>{}}] */

static void
ngx_posts_inspect_test_nested(ngx_posts_unit_t *t)
{
    ngx_posts_map_t    *map, *empty;
    ngx_posts_array_t  *a, *b, *c, *d;
    ngx_posts_value_t   v, nil;

    a = ngx_posts_array_create(t->pool, 0);
    b = ngx_posts_array_create(t->pool, 0);
    c = ngx_posts_array_create(t->pool, 0);
    d = ngx_posts_array_create(t->pool, 0);
    map = ngx_posts_map_create(t->pool, 0);
    empty = ngx_posts_map_create(t->pool, 0);
    ngx_posts_nil(&nil);

    ngx_posts_boolean(ngx_posts_array_push(t->pool, c), 1);
    ngx_posts_string(ngx_posts_array_push(t->pool, b), "a", 1);
    (void) ngx_posts_array_push(t->pool, b);
    ngx_posts_array(ngx_posts_array_push(t->pool, b), c);
    (void) ngx_posts_array_push(t->pool, d);
    ngx_posts_string(ngx_posts_array_push(t->pool, d), "v", 1);
    ngx_posts_array(ngx_posts_map_put(map, "k"), d);
    ngx_posts_map(ngx_posts_map_set_value(map, &nil), empty);
    ngx_posts_integer(ngx_posts_array_push(t->pool, a), 1);
    ngx_posts_array(ngx_posts_array_push(t->pool, a), b);
    ngx_posts_map(ngx_posts_array_push(t->pool, a), map);

    ngx_posts_array(&v, a);
    ngx_posts_inspect_test_both(t, &v,
             "1atrue{\"k\"=>[nil, \"v\"], nil=>{}}",
             "[1, [\"a\", nil, [true]], {\"k\"=>[nil, \"v\"], nil=>{}}]");
}


static void
ngx_posts_inspect_test_drops(ngx_posts_unit_t *t)
{
    ngx_posts_drop_t      drop;
    ngx_posts_value_t     v, list;
    ngx_posts_array_t     array;
    ngx_posts_drop_ops_t  ops;

    ngx_memzero(&ops, sizeof(ngx_posts_drop_ops_t));
    ngx_str_set(&ops.name, "Test::Drop");

    drop.ops = &ops;
    drop.data = NULL;
    ngx_posts_drop(&v, &drop);

    ngx_posts_inspect_test_both(t, &v, "Test::Drop", "Test::Drop");

    ops.item = ngx_posts_inspect_test_item;
    ops.size = ngx_posts_inspect_test_size;
    ngx_posts_inspect_test_both(t, &v, "x2", "[\"x\", nil, 2]");

    ops.string = ngx_posts_inspect_test_string;
    ngx_posts_inspect_test_both(t, &v, "1.5", "[\"x\", nil, 2]");

    /* the member only shows inside of others */

    ops.member = ngx_posts_inspect_test_member;
    ngx_posts_inspect_test_both(t, &v, "1.5", "[\"x\", nil, 2]");

    array.elts = &v;
    array.nelts = 1;
    ngx_posts_array(&list, &array);
    ngx_posts_inspect_test_both(t, &list, "1.5", "[#<x>]");
}


static ngx_int_t
ngx_posts_inspect_test_member(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_posts_string(result, "#<x>", 4);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_inspect_test_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    if (i == 1) {
        return NGX_DECLINED;
    }

    if (i == 0) {
        ngx_posts_string(result, "x", 1);

    } else {
        ngx_posts_integer(result, (int64_t) i);
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_inspect_test_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    return 3;
}


static ngx_int_t
ngx_posts_inspect_test_string(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_posts_float(result, 1.5);

    return NGX_OK;
}


static void
ngx_posts_inspect_test_depth(ngx_posts_unit_t *t, ngx_uint_t depth,
    ngx_int_t rc)
{
    ngx_str_t             s;
    ngx_uint_t            i;
    ngx_posts_array_t    *array;
    ngx_posts_error_t     error;
    ngx_posts_value_t     v;
    ngx_posts_context_t   ctx;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));

    ctx.pool = t->pool;
    ctx.error = &error;

    ngx_posts_integer(&v, 1);

    for (i = 0; i < depth; i++) {
        array = ngx_posts_array_create(t->pool, 1);
        *ngx_posts_array_push(t->pool, array) = v;
        ngx_posts_array(&v, array);
    }

    ngx_posts_unit_int(t, ngx_posts_value_to_s(&ctx, &v, &s), rc,
                       "to_s at the limit of depth");
    ngx_posts_unit_int(t, ngx_posts_value_inspect(&ctx, &v, &s), rc,
                       "inspect at the limit of depth");
    ngx_posts_unit_ok(t, ngx_posts_error_is_set(&error) == (rc != NGX_OK),
                      "which has a reason");
}
