
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_tree_test.h"
#include "site/ngx_posts_url.h"


typedef ngx_int_t (*ngx_posts_url_test_pt)(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


static void ngx_posts_url_test_table(ngx_posts_unit_t *t, const char *table,
    ngx_posts_url_test_pt function);


void
ngx_posts_url_test(ngx_posts_unit_t *t)
{
    ngx_posts_url_test_table(t, "url_escape", ngx_posts_url_escape);
    ngx_posts_url_test_table(t, "url_unescape", ngx_posts_url_unescape);
    ngx_posts_url_test_table(t, "url_sanitize", ngx_posts_url_sanitize);
}


/* the result may be the argument, which may not be changed otherwise */

static void
ngx_posts_url_test_table(ngx_posts_unit_t *t, const char *table,
    ngx_posts_url_test_pt function)
{
    ngx_str_t           s, copy, result, expected;
    ngx_uint_t          i;
    ngx_posts_array_t  *rows;

    rows = ngx_posts_tree_table(t, table);

    for (i = 0; rows && i < rows->nelts; i++) {

        s = ngx_posts_tree_text(t, &rows->elts[i], 0);
        copy = ngx_posts_tree_text(t, &rows->elts[i], 0);
        expected = ngx_posts_tree_text(t, &rows->elts[i], 1);

        ngx_posts_unit_int(t, function(t->pool, &s, &result), NGX_OK, table);
        ngx_posts_unit_mem(t, result, expected, (char *) s.data);
        ngx_posts_unit_mem(t, s, copy, "the argument is as it was");

        function(t->pool, &s, &s);
        ngx_posts_unit_mem(t, s, expected, "in place");
    }
}
