
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_tree_test.h"
#include "text/ngx_posts_yaml.h"


/* what Jekyll::Utils.deep_merge_hashes gives, as Ruby inspects it */

static const struct {
    const char  *base;
    const char  *over;
    const char  *expected;
} ngx_posts_merge_test_cases[] = {
    { "{}", "{}", "{}" },
    { "{a: 1}", "{}", "{\"a\"=>1}" },
    { "{}", "{a: 1}", "{\"a\"=>1}" },
    { "{a: 1, b: 2}", "{b: 3, c: 4, a: 5}",
      "{\"a\"=>5, \"b\"=>3, \"c\"=>4}" },
    { "{a: 1}", "{a: null, b: null}", "{\"a\"=>1, \"b\"=>nil}" },
    { "{a: null}", "{a: 1}", "{\"a\"=>1}" },
    { "{a: 1}", "{a: false}", "{\"a\"=>false}" },
    { "{a: {x: 1, y: 2}}", "{a: {y: 3, z: 4}}",
      "{\"a\"=>{\"x\"=>1, \"y\"=>3, \"z\"=>4}}" },
    { "{a: {x: {p: 1}}}", "{a: {x: {q: 2}}}",
      "{\"a\"=>{\"x\"=>{\"p\"=>1, \"q\"=>2}}}" },
    { "{a: {x: 1}}", "{a: 5}", "{\"a\"=>5}" },
    { "{a: 5}", "{a: {x: 1}}", "{\"a\"=>{\"x\"=>1}}" },
    { "{a: [1, 2]}", "{a: [3]}", "{\"a\"=>[3]}" },
    { "{1: a}", "{1: b, '1': c}", "{1=>\"b\", \"1\"=>\"c\"}" }
};


void
ngx_posts_merge_test(ngx_posts_unit_t *t)
{
    ngx_str_t           text;
    ngx_uint_t          i, k, n;
    const char         *source[2];
    ngx_posts_map_t    *merged;
    ngx_posts_error_t   error;
    ngx_posts_value_t   value[2], before[2], result;

    n = sizeof(ngx_posts_merge_test_cases)
        / sizeof(ngx_posts_merge_test_cases[0]);

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    for (i = 0; i < n; i++) {

        source[0] = ngx_posts_merge_test_cases[i].base;
        source[1] = ngx_posts_merge_test_cases[i].over;

        for (k = 0; k < 2; k++) {
            text.data = (u_char *) source[k];
            text.len = ngx_strlen(source[k]);

            ngx_posts_yaml_parse(t->pool, &text, 1, ngx_posts_zone_utc(),
                                 &value[k], &error);
            ngx_posts_yaml_parse(t->pool, &text, 1, ngx_posts_zone_utc(),
                                 &before[k], &error);
        }

        merged = ngx_posts_merge(t->pool, value[0].u.map, value[1].u.map);
        ngx_posts_map(&result, merged);

        ngx_posts_unit_str(t, ngx_posts_tree_inspect(t, &result),
                           ngx_posts_merge_test_cases[i].expected, source[1]);

        for (k = 0; k < 2; k++) {
            ngx_posts_unit_mem(t, ngx_posts_tree_inspect(t, &value[k]),
                               ngx_posts_tree_inspect(t, &before[k]),
                               "the arguments are as they were");
        }
    }
}
