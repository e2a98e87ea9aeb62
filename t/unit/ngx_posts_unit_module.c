
/*
 * Copyright (C) nginx-posts contributors
 *
 * A core module that runs the tests of one layer when nginx tests its
 * configuration, and lets that fail if a test failed.
 */


#include "ngx_posts_unit.h"


/* of the sanitizers' runtime, in a build that has it */

extern int __lsan_do_recoverable_leak_check(void) __attribute__((weak));


static ngx_int_t ngx_posts_unit_init_module(ngx_cycle_t *cycle);
static ngx_int_t ngx_posts_unit_run(ngx_posts_unit_t *t,
    const ngx_posts_unit_case_t *test);


static ngx_core_module_t  ngx_posts_unit_module_ctx = {
    ngx_string("posts_unit"),
    NULL,
    NULL
};


ngx_module_t  ngx_posts_unit_module = {
    NGX_MODULE_V1,
    &ngx_posts_unit_module_ctx,            /* module context */
    NULL,                                  /* module directives */
    NGX_CORE_MODULE,                       /* module type */
    NULL,                                  /* init master */
    ngx_posts_unit_init_module,            /* init module */
    NULL,                                  /* init process */
    NULL,                                  /* init thread */
    NULL,                                  /* exit thread */
    NULL,                                  /* exit process */
    NULL,                                  /* exit master */
    NGX_MODULE_V1_PADDING
};


/* what nginx looks for in a dynamic module */

ngx_module_t  *ngx_modules[] = {
    &ngx_posts_unit_module,
    NULL
};


char  *ngx_module_names[] = {
    "ngx_posts_unit_module",
    NULL
};


char  *ngx_module_order[] = {
    NULL
};


static ngx_int_t
ngx_posts_unit_init_module(ngx_cycle_t *cycle)
{
    const char                   *only;
    ngx_posts_unit_t              t;
    const ngx_posts_unit_case_t  *test;

    ngx_memzero(&t, sizeof(ngx_posts_unit_t));

    t.log = cycle->log;

    only = getenv("POSTS_UNIT_ONLY");

    for (test = ngx_posts_unit_cases; test->name; test++) {

        if (only && ngx_strstr(test->name, only) == NULL) {
            continue;
        }

        if (ngx_posts_unit_run(&t, test) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    printf("1..%lu\n", (unsigned long) t.count);
    fflush(stdout);

    return t.failed ? NGX_ERROR : NGX_OK;
}


static ngx_int_t
ngx_posts_unit_run(ngx_posts_unit_t *t, const ngx_posts_unit_case_t *test)
{
    t->pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, t->log);
    if (t->pool == NULL) {
        return NGX_ERROR;
    }

    /* each allocation is a malloc of its own, which sanitizers can check */

    t->pool->max = 0;

    ngx_posts_unit_diag(t, "%s", test->name);

    test->run(t);

    ngx_destroy_pool(t->pool);

    if (__lsan_do_recoverable_leak_check) {
        ngx_posts_unit_ok(t, __lsan_do_recoverable_leak_check() == 0,
                          "%s leaves nothing behind", test->name);
    }

    return NGX_OK;
}
