
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_test.h"


/*
 * Renders the cases of JSON files of the form of Golden Liquid:
 *
 *     { "data": { ... },
 *       "tests": [ { "name", "template", "data",
 *                    "result" or "results", or "invalid": true,
 *                    "reason" } ... ] }
 *
 * t/liquid/render.json has the results and reasons that Ruby Liquid gave.
 * Every case is rendered in one go, in slices of a few steps, and with data
 * that is slow to come.
 */

static ngx_uint_t
ngx_posts_liquid_render_expected(ngx_posts_value_t *test, ngx_str_t *got)
{
    ngx_uint_t          i;
    ngx_str_t           s;
    ngx_posts_value_t  *v, *list;

    v = ngx_posts_map_get(test->u.map, "result");
    list = ngx_posts_map_get(test->u.map, "results");

    if (v != NULL) {
        s = ngx_posts_value_str(v);
        return s.len == got->len && ngx_memcmp(s.data, got->data, s.len) == 0;
    }

    for (i = 0; list && i < list->u.array->nelts; i++) {
        s = ngx_posts_value_str(&list->u.array->elts[i]);

        if (s.len == got->len && ngx_memcmp(s.data, got->data, s.len) == 0) {
            return 1;
        }
    }

    return 0;
}


/* whether it comes out the same in slices */

static void
ngx_posts_liquid_render_slices(ngx_posts_unit_t *t,
    ngx_posts_liquid_test_t *test, ngx_int_t rc, const char *name)
{
    static const ngx_uint_t  budgets[] = { 1, 2, 3, 7 };

    ngx_int_t   again;
    ngx_str_t   whole;
    ngx_uint_t  i, n;

    whole = test->result;
    n = sizeof(budgets) / sizeof(budgets[0]);

    for (i = 0; i < n; i++) {
        test->steps = budgets[i];
        again = ngx_posts_liquid_test_render(t, test);

        if (again != rc || test->result.len != whole.len
            || (whole.len && ngx_memcmp(test->result.data, whole.data,
                                        whole.len) != 0))
        {
            ngx_posts_unit_ok(t, 0, "%s: in slices of %ui", name,
                              budgets[i]);
            ngx_posts_unit_diag(t, "got: %V", &test->result);
        }
    }
}


static void
ngx_posts_liquid_render_fails(ngx_posts_unit_t *t,
    ngx_posts_liquid_test_t *test, ngx_int_t rc, ngx_posts_map_t *map,
    const char *name)
{
    ngx_str_t           reason;
    ngx_posts_value_t  *wanted;

    if (!ngx_posts_unit_ok(t, rc == NGX_ERROR, "%s: fails", name)) {
        ngx_posts_unit_diag(t, "%V", &test->source);
        ngx_posts_unit_diag(t, "got: %V", &test->result);
        return;
    }

    wanted = ngx_posts_map_get(map, "reason");

    if (wanted != NULL) {
        reason = ngx_posts_value_str(wanted);
        ngx_posts_unit_mem(t, test->error.reason, reason, name);
    }
}


/* drops do not print as maps do, and are gone over in another way */

static ngx_uint_t
ngx_posts_liquid_render_may_be_lazy(const char *name)
{
    static const char *const  never[] = {
        "outputs", "a map is printed as its inspection", "golden", "lax:",
        "if: e", "if: c", "if: w", "for: other", "tablerow: nothing",
        "size first", "expressions in strings", "integer keys", "for: a l",
        "case: empty", "capture in a loop", "a key wins", NULL
    };

    ngx_uint_t  i;

    for (i = 0; never[i]; i++) {
        if (ngx_strncmp(name, never[i], ngx_strlen(never[i])) == 0) {
            return 0;
        }
    }

    return 1;
}


static void
ngx_posts_liquid_render_one(ngx_posts_unit_t *t,
    ngx_posts_liquid_test_t *test, ngx_posts_value_t *v, ngx_uint_t lazy)
{
    char               *name;
    ngx_int_t           rc;
    ngx_posts_value_t  *wanted;

    name = (char *) ngx_posts_map_get(v->u.map, "name")->u.data;

    test->source = ngx_posts_value_str(ngx_posts_map_get(v->u.map,
                                                         "template"));
    test->steps = 1000000;
    test->lazy = 0;

    rc = ngx_posts_liquid_test_render(t, test);

    if (ngx_posts_map_get(v->u.map, "invalid") != NULL) {
        ngx_posts_liquid_render_fails(t, test, rc, v->u.map, name);

    } else if (!ngx_posts_unit_ok(t, rc == NGX_OK
                                     && ngx_posts_liquid_render_expected(v,
                                                          &test->result),
                                  "%s", name))
    {
        ngx_posts_unit_diag(t, "%V", &test->source);
        ngx_posts_unit_diag(t, "got: %V", rc == NGX_OK ? &test->result
                                                 : &test->error.reason);

        wanted = ngx_posts_map_get(v->u.map, "result");

        if (wanted != NULL) {
            ngx_posts_unit_diag(t, "expected: %*s", (size_t) wanted->len,
                                wanted->u.data);
        }
    }

    ngx_posts_liquid_render_slices(t, test, rc, name);

    if (lazy && ngx_posts_liquid_render_may_be_lazy(name)) {
        test->lazy = 1;
        test->steps = 1000000;
        (void) ngx_posts_liquid_test_render(t, test);

        if (rc == NGX_OK
            && !ngx_posts_liquid_render_expected(v, &test->result))
        {
            ngx_posts_unit_ok(t, 0, "%s: with slow data", name);
            ngx_posts_unit_diag(t, "got: %V", rc == NGX_OK ? &test->result
                                                    : &test->error.reason);
        }

        ngx_posts_liquid_render_slices(t, test, rc, name);
    }
}


static ngx_uint_t
ngx_posts_liquid_render_mode(ngx_posts_map_t *root)
{
    ngx_posts_value_t  *mode;

    mode = ngx_posts_map_get(root, "error_mode");

    if (mode != NULL && ngx_posts_is(mode, "strict")) {
        return NGX_POSTS_LIQUID_STRICT;
    }

    if (mode != NULL && ngx_posts_is(mode, "lax")) {
        return NGX_POSTS_LIQUID_LAX;
    }

    return NGX_POSTS_LIQUID_WARN;
}


static void
ngx_posts_liquid_render_file(ngx_posts_unit_t *t, const char *path,
    ngx_uint_t lazy)
{
    ngx_str_t                  text;
    ngx_uint_t                 i;
    ngx_posts_map_t           *map;
    ngx_posts_value_t          root, none, *common, *v;
    ngx_posts_array_t         *tests;
    ngx_posts_liquid_test_t    test;

    text = ngx_posts_unit_read(t, path);

    if (text.data == NULL) {
        ngx_posts_unit_skip(t, path);
        return;
    }

    if (ngx_posts_liquid_test_json(t, &text, &root) != NGX_OK) {
        ngx_posts_unit_ok(t, 0, "%s is JSON", path);
        return;
    }

    map = root.u.map;
    tests = ngx_posts_map_get(map, "tests")->u.array;

    ngx_posts_map(&none, ngx_posts_map_create(t->pool, 1));
    common = ngx_posts_map_get(map, "data");

    ngx_memzero(&test, sizeof(ngx_posts_liquid_test_t));

    test.engine = ngx_posts_liquid_test_engine(t,
                                         ngx_posts_liquid_render_mode(map));
    test.includes = ngx_posts_map_get(map, "includes");

    for (i = 0; i < tests->nelts; i++) {

        /* that filter is Jekyll's */

        if (ngx_strncmp(ngx_posts_map_get(tests->elts[i].u.map, "name")
                        ->u.data, "filters, find,", 14) == 0)
        {
            continue;
        }

        v = ngx_posts_map_get(tests->elts[i].u.map, "data");

        test.data = (v && v->type == NGX_POSTS_MAP) ? v
                    : common ? common : &none;

        ngx_posts_liquid_render_one(t, &test, &tests->elts[i], lazy);
    }
}


/* bytes of strings: enough of them, and one too few */

static void
ngx_posts_liquid_render_bytes(ngx_posts_unit_t *t)
{
    ngx_posts_value_t        data;
    ngx_posts_liquid_test_t  test;

    ngx_memzero(&test, sizeof(ngx_posts_liquid_test_t));
    ngx_posts_map(&data, ngx_posts_map_create(t->pool, 1));

    test.engine = ngx_posts_liquid_test_engine(t, NGX_POSTS_LIQUID_WARN);
    test.data = &data;
    test.steps = 1000;
    ngx_str_set(&test.source, "{{ 'abc' | upcase }}{% capture x %}abcde"
                              "{% endcapture %}");

    test.bytes = 8;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "as many bytes as it makes");

    test.bytes = 7;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_ERROR,
                       "one byte too few");
    ngx_posts_unit_str(t, test.error.reason,
                       "rendering makes more than 536870912 bytes of values",
                       "the message names the limit");

    /* what is a part of its input is not made; an array is */

    ngx_str_set(&test.source, "{{ 'abc' | strip | slice: 1, 9 }}");
    test.bytes = 1;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "parts of a string");

    ngx_str_set(&test.source, "{% assign x = 'a b' | split: ' ' %}");
    test.bytes = 2 * sizeof(ngx_posts_value_t);
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "the bytes of an array");

    test.bytes--;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_ERROR,
                       "one byte too few for an array");
}


/* the steps of a whole page: enough of them, and one too few */

static void
ngx_posts_liquid_render_steps(ngx_posts_unit_t *t)
{
    ngx_posts_value_t        data;
    ngx_posts_liquid_test_t  test;

    ngx_memzero(&test, sizeof(ngx_posts_liquid_test_t));
    ngx_posts_map(&data, ngx_posts_map_create(t->pool, 1));

    test.engine = ngx_posts_liquid_test_engine(t, NGX_POSTS_LIQUID_WARN);
    test.data = &data;
    ngx_str_set(&test.source, "{% for i in (1..10) %}{{ i }}{% endfor %}");

    test.steps = 1;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "a slice for each step");

    test.left = test.slices;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "as many steps as it takes");

    test.left--;
    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_ERROR,
                       "one step too few");
    ngx_posts_unit_str(t, test.error.reason,
                       "rendering takes more than 200000000 steps",
                       "the message names the limit");
}


void
ngx_posts_liquid_render_test(ngx_posts_unit_t *t)
{
    char  *path;

    ngx_posts_liquid_render_file(t, "t/liquid/render.json", 1);
    ngx_posts_liquid_render_steps(t);
    ngx_posts_liquid_render_bytes(t);

    path = getenv("POSTS_GOLDEN_LIQUID");

    if (path != NULL) {
        ngx_posts_liquid_render_file(t, path, 0);

    } else {
        ngx_posts_unit_skip(t, "POSTS_GOLDEN_LIQUID is not set");
    }
}
