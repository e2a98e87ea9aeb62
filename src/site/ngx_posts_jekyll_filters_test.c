
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_filters.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_render.h"
#include "text/ngx_posts_markdown.h"
#include "text/ngx_posts_yaml.h"

#include "ngx_posts_unit.h"


/*
 * Calls each filter, Liquid's and Jekyll's, as the machine does.  A line of
 * the files below is a case: filter, input, arguments, and what Ruby inspects
 * the result as; "!" and the message where it raises an error, "!" alone
 * where the wording is Ruby's own.  t/liquid/filters.rb writes what is
 * expected.
 *
 * Each case runs twice: with an array as it is, and as a drop whose items are
 * not ready when they are asked for the first time.
 */


#define NGX_POSTS_TEST_CALLS  10000


typedef struct {
    ngx_posts_array_t          *array;
    u_char                     *ready;
} ngx_posts_test_list_t;


typedef struct {
    ngx_posts_unit_t           *t;
    ngx_pool_t                 *pool;
    ngx_posts_zone_t           *zone;
    ngx_posts_context_t         ctx;
    ngx_posts_error_t           error;
    ngx_posts_render_t          render;
    ngx_posts_buffer_t          output;
    ngx_posts_liquid_vm_t      *vm;
} ngx_posts_test_t;


static const char  *ngx_posts_test_files[] = {
    "t/liquid/filters_string.yml",
    "t/liquid/filters_html.yml",
    "t/liquid/filters_number.yml",
    "t/liquid/filters_array.yml",
    "t/liquid/filters_date.yml",
    "t/liquid/filters_jekyll_string.yml",
    "t/liquid/filters_jekyll_array.yml",
    "t/liquid/filters_jekyll_date.yml",
    "t/liquid/filters_jekyll_url.yml",
    NULL
};


static const ngx_posts_liquid_filter_t  *ngx_posts_test_tables[] = {
    ngx_posts_liquid_string_filters,
    ngx_posts_liquid_html_filters,
    ngx_posts_liquid_number_filters,
    ngx_posts_liquid_array_filters,
    ngx_posts_liquid_date_filters,
    NULL
};


static ngx_int_t
ngx_posts_test_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_posts_test_list_t  *list = drop->data;

    if (!list->ready[i]) {
        list->ready[i] = 1;
        return NGX_AGAIN;
    }

    *result = list->array->elts[i];

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_test_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    ngx_posts_test_list_t  *list = drop->data;

    return list->array->nelts;
}


static const ngx_posts_drop_ops_t  ngx_posts_test_ops = {
    ngx_string("Array"), NULL, ngx_posts_test_item, ngx_posts_test_size,
    NULL, NULL,
    NULL
};


/* an array as a drop */

static void
ngx_posts_test_drop(ngx_posts_test_t *test, ngx_posts_value_t *v)
{
    ngx_posts_drop_t       *drop;
    ngx_posts_test_list_t  *list;

    drop = ngx_palloc(test->pool, sizeof(ngx_posts_drop_t));
    list = ngx_palloc(test->pool, sizeof(ngx_posts_test_list_t));

    list->array = v->u.array;
    list->ready = ngx_pcalloc(test->pool, v->u.array->nelts + 1);

    drop->ops = &ngx_posts_test_ops;
    drop->data = list;

    ngx_posts_drop(v, drop);
}


/* later tables win */

static const ngx_posts_liquid_filter_t *
ngx_posts_test_find(const ngx_posts_liquid_filter_t **tables, ngx_str_t *name,
    const ngx_posts_liquid_filter_t *found)
{
    const ngx_posts_liquid_filter_t  *row;

    for ( /* void */ ; *tables; tables++) {
        for (row = *tables; row->name.len; row++) {
            if (row->name.len == name->len
                && ngx_memcmp(row->name.data, name->data, name->len) == 0)
            {
                found = row;
            }
        }
    }

    return found;
}


/* a machine that does not run: filters ask it for steps and for the site */

static ngx_int_t
ngx_posts_test_machine(ngx_posts_test_t *test)
{
    ngx_str_t                    name, source;
    ngx_posts_value_t            globals;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_liquid_program_t  *program;
    ngx_posts_liquid_options_t   options;

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));
    options.filters = ngx_posts_jekyll_filters;

    engine = ngx_posts_liquid_engine_create(test->pool, &options);
    if (engine == NULL) {
        return NGX_ERROR;
    }

    ngx_str_set(&name, "test");
    ngx_str_set(&source, "");

    program = ngx_posts_liquid_compile(engine, test->pool, test->t->log,
                                       &name, 1, &source, &test->error);
    if (program == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(&globals, ngx_posts_map_create(test->pool, 0));
    ngx_posts_buffer_init(&test->output, test->pool, 1024);

    test->vm = ngx_posts_liquid_vm_create(program, &test->ctx, &globals,
                                          &test->output, NULL, &test->render);

    return test->vm ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_test_begin(ngx_posts_test_t *test)
{
    test->pool = ngx_create_pool(4096, test->t->log);

    ngx_memzero(&test->error, sizeof(ngx_posts_error_t));
    ngx_memzero(&test->ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&test->render, sizeof(ngx_posts_render_t));

    test->ctx.pool = test->pool;
    test->ctx.log = test->t->log;
    test->ctx.zone = test->zone;
    test->ctx.error = &test->error;
    test->ctx.now.sec = 1639195200;
    test->ctx.now.nsec = 123456789;

    ngx_posts_zone_local(test->zone, &test->ctx.now);

    ngx_str_set(&test->render.env.url, "https://Example.com");
    ngx_str_set(&test->render.env.baseurl, "/base/");
    test->render.pool = test->pool;
    test->render.env.markdown = NGX_POSTS_MARKDOWN_UNSAFE;

    return ngx_posts_test_machine(test);
}


static ngx_int_t
ngx_posts_test_call(ngx_posts_test_t *test,
    const ngx_posts_liquid_filter_t *filter, ngx_posts_value_t *fields,
    ngx_posts_value_t *result)
{
    ngx_int_t                rc;
    ngx_uint_t               n, calls;
    ngx_posts_liquid_call_t  call;

    ngx_memzero(&call, sizeof(ngx_posts_liquid_call_t));

    call.ctx = &test->ctx;
    call.vm = test->vm;
    call.input = &fields[1];
    call.args = fields[2].u.array->elts;
    call.nargs = fields[2].u.array->nelts;
    call.data = filter->data;

    n = call.nargs;

    if (n && filter->name.len == 7
        && ngx_strncmp(filter->name.data, "default", 7) == 0
        && call.args[n - 1].type == NGX_POSTS_MAP)
    {
        call.named = call.args[--call.nargs].u.map;
    }

    if (n < filter->min || n > filter->max) {
        return ngx_posts_error_set(&test->error, "wrong number of arguments "
                                   "(given %ui, expected %ui)", n + 1,
                                   filter->min + 1);
    }

    calls = 0;

    do {
        ngx_posts_nil(result);
        rc = filter->handler(&call, result);
    } while (rc == NGX_AGAIN && calls++ < NGX_POSTS_TEST_CALLS);

    return rc;
}


static ngx_uint_t
ngx_posts_test_is_number(const ngx_posts_liquid_filter_t *filter)
{
    const ngx_posts_liquid_filter_t  *row;

    for (row = ngx_posts_liquid_number_filters; row->name.len; row++) {
        if (row == filter) {
            return 1;
        }
    }

    return 0;
}


static void
ngx_posts_test_case(ngx_posts_test_t *test, ngx_posts_value_t *fields,
    const char *name)
{
    ngx_int_t                         rc;
    ngx_str_t                         filter, got, expected;
    ngx_posts_value_t                 result;
    const ngx_posts_liquid_filter_t  *row;

    filter = ngx_posts_value_str(&fields[0]);
    expected = ngx_posts_value_str(&fields[3]);

    row = ngx_posts_test_find(ngx_posts_test_tables, &filter, NULL);
    row = ngx_posts_test_find(ngx_posts_jekyll_filters, &filter, row);

    if (!ngx_posts_unit_ok(test->t, row != NULL, "there is a filter %V",
                           &filter))
    {
        return;
    }

    rc = ngx_posts_test_call(test, row, fields, &result);

    if (rc != NGX_OK) {
        got.data = ngx_palloc(test->pool, NGX_POSTS_ERROR_LEN + 1);
        got.len = ngx_sprintf(got.data, "!%V", &test->error.reason)
                  - got.data;

        /* an error in Ruby's own words */

        if (expected.len == 1 && expected.data[0] == '!' && got.len > 1) {
            got.len = 1;
        }

    } else if (result.type == NGX_POSTS_STRING
               && ngx_posts_test_is_number(row))
    {
        /* an integer beyond 64 bits */
        got = ngx_posts_value_str(&result);

    } else {
        do {
            rc = ngx_posts_value_inspect(&test->ctx, &result, &got);
        } while (rc == NGX_AGAIN);
    }

    ngx_posts_unit_mem(test->t, got, expected, name);
}


/* one line of a file, with its input as it is or as a drop */

static void
ngx_posts_test_line(ngx_posts_test_t *test, ngx_str_t *line, ngx_uint_t drop,
    const char *name)
{
    ngx_posts_value_t   v, *fields;

    if (ngx_posts_test_begin(test) == NGX_OK
        && ngx_posts_yaml_parse(test->pool, line, 1, test->zone, &v,
                                &test->error)
           == NGX_OK)
    {
        fields = v.u.array->elts[0].u.array->elts;

        if (!drop) {
            ngx_posts_test_case(test, fields, name);

        } else if (fields[1].type == NGX_POSTS_ARRAY) {
            ngx_posts_test_drop(test, &fields[1]);
            ngx_posts_test_case(test, fields, name);
        }

    } else {
        ngx_posts_unit_ok(test->t, 0, "%s: %V", name, &test->error.reason);
    }

    ngx_destroy_pool(test->pool);
}


void
ngx_posts_jekyll_filters_test(ngx_posts_unit_t *t)
{
    u_char            *p, *last, *name;
    ngx_str_t          file, line, rule;
    ngx_uint_t         n;
    const char       **path;
    ngx_posts_test_t   test;

    ngx_str_set(&rule, "CST-8");

    test.t = t;
    test.zone = ngx_posts_zone_posix(t->pool, &rule);

    for (path = ngx_posts_test_files; *path; path++) {
        file = ngx_posts_unit_read(t, *path);

        if (file.data == NULL) {
            ngx_posts_unit_ok(t, 0, "%s is missing", *path);
            continue;
        }

        p = file.data;
        last = file.data + file.len;

        for (n = 1; p < last; n++) {
            line.data = p;
            p = ngx_strlchr(p, last, LF) + 1;
            line.len = p - line.data;

            name = ngx_pnalloc(t->pool, 128);
            ngx_snprintf(name, 128, "%s:%ui%Z", *path, n);

            ngx_posts_test_line(&test, &line, 0, (char *) name);
            ngx_posts_test_line(&test, &line, 1, (char *) name);
        }
    }
}
