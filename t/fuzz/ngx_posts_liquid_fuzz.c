
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * A libFuzzer target: any bytes as a template.  The first byte chooses the
 * error mode and the steps of a slice.  Whatever comes out, an error or a
 * text, must come out of a run in slices, too.
 */

#define NGX_POSTS_LIQUID_FUZZ_STEPS   20000
#define NGX_POSTS_LIQUID_FUZZ_OUTPUT  (1024 * 1024)
#define NGX_POSTS_LIQUID_FUZZ_BYTES   (4 * 1024 * 1024)


int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);


static ngx_int_t
ngx_posts_liquid_fuzz_data(ngx_pool_t *pool, ngx_posts_value_t *globals)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *inner;
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *v;

    map = ngx_posts_map_create(pool, 8);
    inner = ngx_posts_map_create(pool, 8);
    array = ngx_posts_array_create(pool, 4);

    if (map == NULL || inner == NULL || array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < 4; i++) {
        v = ngx_posts_array_push(pool, array);
        if (v == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_integer(v, i);
    }

    v = ngx_posts_map_put(inner, "x");
    ngx_posts_string(v, "text", 4);
    v = ngx_posts_map_put(inner, "a");
    ngx_posts_array(v, array);

    v = ngx_posts_map_put(map, "a");
    ngx_posts_array(v, array);
    v = ngx_posts_map_put(map, "m");
    ngx_posts_map(v, inner);
    v = ngx_posts_map_put(map, "s");
    ngx_posts_string(v, "a, b", 4);
    v = ngx_posts_map_put(map, "n");
    ngx_posts_integer(v, 2);
    v = ngx_posts_map_put(map, "f");
    ngx_posts_float(v, 2.5);

    ngx_posts_map(globals, map);

    return NGX_OK;
}


/* renders into *result: what ngx_posts_liquid_run() returned in the end */

static ngx_int_t
ngx_posts_liquid_fuzz_render(ngx_posts_liquid_program_t *program,
    ngx_posts_context_t *ctx, ngx_posts_value_t *globals, ngx_uint_t steps,
    ngx_str_t *result)
{
    ngx_int_t               rc;
    ngx_posts_buffer_t      output;
    ngx_posts_liquid_vm_t  *vm;

    ngx_memzero(ctx->error, sizeof(ngx_posts_error_t));
    ngx_posts_buffer_init(&output, ctx->pool, NGX_POSTS_LIQUID_FUZZ_OUTPUT);

    vm = ngx_posts_liquid_vm_create(program, ctx, globals, &output, NULL,
                                    NULL);
    if (vm == NULL) {
        return NGX_ERROR;
    }

    /* what is begun again after a pause is paid for again */

    ngx_posts_liquid_allow(vm, (steps < NGX_POSTS_LIQUID_FUZZ_STEPS)
                               ? NGX_POSTS_LIQUID_FUZZ_STEPS * 64
                               : NGX_POSTS_LIQUID_FUZZ_STEPS);
    vm->bytes = NGX_POSTS_LIQUID_FUZZ_BYTES;

    do {
        rc = ngx_posts_liquid_run(vm, steps);
    } while (rc == NGX_AGAIN);

    (void) ngx_posts_buffer_str(&output, result);

    return rc;
}


static void
ngx_posts_liquid_fuzz_run(ngx_posts_context_t *ctx, ngx_uint_t mode,
    ngx_uint_t steps, ngx_str_t *source)
{
    ngx_int_t                    rc, again;
    ngx_str_t                    file, whole, sliced;
    ngx_posts_value_t            globals;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_liquid_options_t   options;
    ngx_posts_liquid_program_t  *program;

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));
    ngx_str_set(&file, "fuzz");

    options.error_mode = mode;
    engine = ngx_posts_liquid_engine_create(ctx->pool, &options);

    if (engine == NULL
        || ngx_posts_liquid_fuzz_data(ctx->pool, &globals) != NGX_OK)
    {
        return;
    }

    program = ngx_posts_liquid_compile(engine, ctx->pool, ctx->log, &file, 1,
                                       source, ctx->error);
    if (program == NULL) {
        return;
    }

    rc = ngx_posts_liquid_fuzz_render(program, ctx, &globals,
                                      NGX_POSTS_LIQUID_FUZZ_STEPS, &whole);
    again = ngx_posts_liquid_fuzz_render(program, ctx, &globals, steps,
                                         &sliced);

    if (rc == NGX_OK
        && (again != NGX_OK || whole.len != sliced.len
            || ngx_memcmp(whole.data, sliced.data, whole.len) != 0))
    {
        ngx_abort();
    }
}


int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static ngx_log_t  log;

    ngx_str_t            source;
    ngx_posts_error_t    error;
    ngx_posts_context_t  ctx;

    if (size == 0) {
        return 0;
    }

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    ctx.pool = ngx_create_pool(1024, &log);
    if (ctx.pool == NULL) {
        return 0;
    }

    /* a malloc for each allocation: the sanitizer sees each overflow */

    ctx.pool->max = 0;

    ctx.log = &log;
    ctx.zone = ngx_posts_zone_utc();
    ctx.error = &error;
    ctx.now.sec = 1700000000;

    source.len = size - 1;
    source.data = ngx_pnalloc(ctx.pool, ngx_max(source.len, 1));

    if (source.data != NULL) {
        ngx_memcpy(source.data, data + 1, source.len);

        ngx_posts_liquid_fuzz_run(&ctx, data[0] % 3, 1 + (data[0] >> 4),
                                  &source);
    }

    ngx_destroy_pool(ctx.pool);

    return 0;
}
