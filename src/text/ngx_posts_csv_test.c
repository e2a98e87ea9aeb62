
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_limits.h"
#include "text/ngx_posts_csv.h"


typedef struct {
    const char   *source;
    const char   *expected;            /* as Ruby's CSV has it */
} ngx_posts_csv_test_case_t;


static ngx_posts_csv_test_case_t  ngx_posts_csv_test_cases[] = {

    { "", "[]" },
    { "a,b\n", "[]" },
    { "a,b\n1,2\n", "[{\"a\"=>\"1\", \"b\"=>\"2\"}]" },
    { "a,b\n1,2", "[{\"a\"=>\"1\", \"b\"=>\"2\"}]" },
    { "a,b\r\n1,2\r\n", "[{\"a\"=>\"1\", \"b\"=>\"2\"}]" },
    { "a,b\r1,2\r", "[{\"a\"=>\"1\", \"b\"=>\"2\"}]" },
    { "a\r\n\"x\r\ny\"\r\n", "[{\"a\"=>\"x\\r\\ny\"}]" },
    { "\n\nh1,h2\n1,2\n", "[{}, {nil=>\"h1\"}, {nil=>\"1\"}]" },
    { "a\n\n1\n", "[{\"a\"=>nil}, {\"a\"=>\"1\"}]" },
    { "a,b\n,\"\"\n", "[{\"a\"=>nil, \"b\"=>\"\"}]" },

    /* errors of Ruby's */

    { "a,b\n1,\"x\"y\n", NULL },
    { "a,b\n1,x\"y\n", NULL },
    { "a,b\n1,\"xy\n", NULL },
    { "a,b\n1,2\r3,4\n", NULL },
    { "a,b\r\n1,2\n3,4\n", NULL },
    { "a,b\n1,2\r\n3,4\r\n", NULL },
    { "a\n\"x\" \n", NULL },
    { "a\n\xff\n", NULL },
    { "a\r", NULL },
    { NULL, NULL }
};


#if (NGX_POSTS_HAVE_CSV)
static void ngx_posts_csv_test_fields(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_int_t expected);
#endif


void
ngx_posts_csv_test(ngx_posts_unit_t *t)
{
#if (NGX_POSTS_HAVE_CSV)

    ngx_int_t                   rc;
    ngx_str_t                   source, s;
    ngx_posts_error_t           error;
    ngx_posts_value_t           value;
    ngx_posts_context_t         ctx;
    ngx_posts_csv_test_case_t  *c;

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));

    ctx.pool = t->pool;
    ctx.log = t->log;
    ctx.error = &error;

    for (c = ngx_posts_csv_test_cases; c->source; c++) {

        source.data = (u_char *) c->source;
        source.len = ngx_strlen(source.data);

        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        rc = ngx_posts_csv_parse(t->pool, &source, ',', &value, &error);

        if (c->expected == NULL) {
            ngx_posts_unit_ok(t, rc == NGX_ERROR
                                 && ngx_posts_error_is_set(&error),
                              c->source);
            continue;
        }

        if (rc != NGX_OK
            || ngx_posts_value_inspect(&ctx, &value, &s) != NGX_OK)
        {
            ngx_posts_unit_ok(t, 0, c->source);
            continue;
        }

        ngx_posts_unit_str(t, s, c->expected, c->source);
    }

    ngx_posts_csv_test_fields(t, NGX_POSTS_MAX_CSV_FIELDS, NGX_OK);
    ngx_posts_csv_test_fields(t, NGX_POSTS_MAX_CSV_FIELDS + 1, NGX_ERROR);

#endif
}


#if (NGX_POSTS_HAVE_CSV)

/* a name and a row of all other fields */

static void
ngx_posts_csv_test_fields(ngx_posts_unit_t *t, ngx_uint_t n,
    ngx_int_t expected)
{
    ngx_str_t           source;
    ngx_pool_t         *pool;
    ngx_posts_error_t   error;
    ngx_posts_value_t   value;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, t->log);
    if (pool == NULL) {
        return;
    }

    source.len = n;
    source.data = ngx_pnalloc(pool, n);

    if (source.data) {
        ngx_memset(source.data, ',', n);
        ngx_memcpy(source.data, "a\n", 2);

        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        ngx_posts_unit_int(t, ngx_posts_csv_parse(pool, &source, ',', &value,
                                                  &error),
                           expected, "fields");
    }

    ngx_destroy_pool(pool);
}

#endif
