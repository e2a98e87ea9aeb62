
/*
 * Copyright (C) nginx-posts contributors
 *
 * A core module that runs libFuzzer when nginx tests its configuration.
 * Its arguments stand in the environment, POSTS_FUZZ, between spaces.
 */


#include <ngx_config.h>
#include <ngx_core.h>


#define NGX_POSTS_FUZZ_ARGS  64


/* of libFuzzer */

int LLVMFuzzerRunDriver(int *argc, char ***argv,
    int (*run)(const uint8_t *data, size_t size));

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


static ngx_int_t ngx_posts_fuzz_init_module(ngx_cycle_t *cycle);


static ngx_core_module_t  ngx_posts_fuzz_module_ctx = {
    ngx_string("posts_fuzz"),
    NULL,
    NULL
};


ngx_module_t  ngx_posts_fuzz_module = {
    NGX_MODULE_V1,
    &ngx_posts_fuzz_module_ctx,            /* module context */
    NULL,                                  /* module directives */
    NGX_CORE_MODULE,                       /* module type */
    NULL,                                  /* init master */
    ngx_posts_fuzz_init_module,            /* init module */
    NULL,                                  /* init process */
    NULL,                                  /* init thread */
    NULL,                                  /* exit thread */
    NULL,                                  /* exit process */
    NULL,                                  /* exit master */
    NGX_MODULE_V1_PADDING
};


/* what nginx looks for in a dynamic module */

ngx_module_t  *ngx_modules[] = {
    &ngx_posts_fuzz_module,
    NULL
};


char  *ngx_module_names[] = {
    "ngx_posts_fuzz_module",
    NULL
};


char  *ngx_module_order[] = {
    NULL
};


static ngx_int_t
ngx_posts_fuzz_init_module(ngx_cycle_t *cycle)
{
    int    argc;
    char  *p, *argv[NGX_POSTS_FUZZ_ARGS + 1], **args;

    p = getenv("POSTS_FUZZ");
    if (p == NULL) {
        return NGX_ERROR;
    }

    argc = 0;
    argv[argc++] = (char *) "fuzz";

    for (p = strtok(p, " ");
         p && argc < NGX_POSTS_FUZZ_ARGS;
         p = strtok(NULL, " "))
    {
        argv[argc++] = p;
    }

    argv[argc] = NULL;
    args = argv;

    if (LLVMFuzzerRunDriver(&argc, &args, LLVMFuzzerTestOneInput) != 0) {
        return NGX_ERROR;
    }

    return NGX_OK;
}
