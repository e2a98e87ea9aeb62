
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_test.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * An engine with tags, filters, includes and drops as others give them to
 * it, of which all may be slow.
 */

#define NGX_POSTS_LIQUID_SLOW  3


typedef struct {
    ngx_posts_map_t             *map;
    ngx_uint_t                   calls;
} ngx_posts_liquid_lazy_t;


typedef struct {
    ngx_posts_liquid_test_t     *test;
    ngx_pool_t                  *pool;
    ngx_log_t                   *log;
    ngx_uint_t                   calls;
} ngx_posts_liquid_loader_t;


static void ngx_posts_liquid_lazy(ngx_pool_t *pool, ngx_posts_value_t *v,
    ngx_posts_value_t *result);


static ngx_int_t
ngx_posts_liquid_lazy_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_posts_value_t        *v;
    ngx_posts_liquid_lazy_t  *lazy;

    lazy = drop->data;

    if (++lazy->calls % NGX_POSTS_LIQUID_SLOW != 0) {
        return NGX_AGAIN;
    }

    v = ngx_posts_map_find_value(lazy->map, key);

    if (v == NULL) {
        return NGX_DECLINED;
    }

    ngx_posts_liquid_lazy(ctx->pool, v, result);

    return NGX_OK;
}


static const ngx_posts_drop_ops_t  ngx_posts_liquid_lazy_map = {
    ngx_string("Lazy"), ngx_posts_liquid_lazy_get, NULL, NULL, NULL, NULL,
    NULL
};


static ngx_int_t
ngx_posts_liquid_lazy_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_posts_array_t        *array;
    ngx_posts_liquid_lazy_t  *lazy;

    lazy = drop->data;
    array = (ngx_posts_array_t *) lazy->map;

    if (++lazy->calls % NGX_POSTS_LIQUID_SLOW != 0) {
        return NGX_AGAIN;
    }

    ngx_posts_liquid_lazy(ctx->pool, &array->elts[i], result);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_lazy_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    ngx_posts_liquid_lazy_t  *lazy;

    lazy = drop->data;

    return ((ngx_posts_array_t *) lazy->map)->nelts;
}


static const ngx_posts_drop_ops_t  ngx_posts_liquid_lazy_array = {
    ngx_string("Array"), NULL, ngx_posts_liquid_lazy_item,
    ngx_posts_liquid_lazy_size, NULL, NULL,
    NULL
};


static void
ngx_posts_liquid_lazy(ngx_pool_t *pool, ngx_posts_value_t *v,
    ngx_posts_value_t *result)
{
    ngx_posts_drop_t         *drop;
    ngx_posts_liquid_lazy_t  *lazy;

    *result = *v;

    if (v->type != NGX_POSTS_MAP && v->type != NGX_POSTS_ARRAY) {
        return;
    }

    drop = ngx_pcalloc(pool, sizeof(ngx_posts_drop_t));
    lazy = ngx_pcalloc(pool, sizeof(ngx_posts_liquid_lazy_t));

    if (drop == NULL || lazy == NULL) {
        return;
    }

    /* of the two only the address counts here */

    lazy->map = v->u.map;

    drop->data = lazy;
    drop->ops = (v->type == NGX_POSTS_MAP) ? &ngx_posts_liquid_lazy_map
                                           : &ngx_posts_liquid_lazy_array;

    ngx_posts_drop(result, drop);
}


static ngx_int_t
ngx_posts_liquid_load(void *data, ngx_uint_t kind, ngx_str_t *name,
    ngx_posts_liquid_program_t **program, ngx_posts_error_t *error)
{
    ngx_str_t                   source;
    ngx_posts_value_t          *v;
    ngx_posts_liquid_loader_t  *loader;

    loader = data;

    if (++loader->calls % NGX_POSTS_LIQUID_SLOW != 0) {
        return NGX_AGAIN;
    }

    v = ngx_posts_map_find(loader->test->includes->u.map, name->data,
                           name->len);
    if (v == NULL || kind != 7) {
        return ngx_posts_error_set(error, "no include %V", name);
    }

    source = ngx_posts_value_str(v);

    *program = ngx_posts_liquid_compile(loader->test->engine, loader->pool,
                                        loader->log, name, 1, &source, error);

    return (*program == NULL) ? NGX_ERROR : NGX_OK;
}


/* {% include name key=value ... %} */

static ngx_int_t
ngx_posts_liquid_include_tag(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char             *p, *last, *start, *equal;
    ngx_str_t           word;
    ngx_uint_t          n, words;
    ngx_posts_value_t   nil;

    p = markup->data;
    last = markup->data + markup->len;
    n = 0;
    words = 0;

    for ( ;; ) {

        while (p < last && *p == ' ') {
            p++;
        }

        for (start = p, equal = NULL; p < last && *p != ' '; p++) {
            if (*p == '=') {
                equal = p;
            }
        }

        if (p == start) {
            break;
        }

        word.data = start;
        word.len = (equal ? equal : p) - start;

        if (ngx_posts_liquid_emit_string(c, &word) != NGX_OK) {
            return NGX_ERROR;
        }

        if (words++ == 0) {
            continue;
        }

        if (equal == NULL) {
            return ngx_posts_liquid_syntax_error(c, "include");
        }

        word.data = equal + 1;
        word.len = p - word.data;
        n++;

        if (ngx_posts_liquid_emit_expression(c, &word) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_nil(&nil);

    if ((n ? ngx_posts_liquid_emit_map(c, n)
           : ngx_posts_liquid_emit_constant(c, &nil))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_include(c, tag->data);
}


static ngx_int_t
ngx_posts_liquid_angles(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char             *p;
    ngx_posts_value_t  *v;

    /* a call that goes on where it was is told so by its state */

    if (call->state != &ngx_posts_liquid_lazy_map) {
        call->state = (void *) &ngx_posts_liquid_lazy_map;
        return NGX_AGAIN;
    }

    v = &call->args[0];
    p = ngx_pnalloc(call->ctx->pool, v->len + 2);

    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(result, p, v->len + 2);

    *p++ = '<';
    ngx_strlow(p, v->u.data, v->len);

    for (p[v->len] = '>'; *p != '>' || p < result->u.data + v->len + 1; p++) {
        *p = ngx_toupper(*p);
    }

    return NGX_OK;
}


/* {% shout %} body {% endshout %} */

static ngx_int_t
ngx_posts_liquid_shout_tag(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    if (ngx_posts_liquid_emit_capture(c) != NGX_OK
        || ngx_posts_liquid_compile_block(c) != NGX_OK
        || ngx_posts_liquid_emit_captured(c) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_liquid_angles, 0, 1)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


/* {% label template %} */

static ngx_int_t
ngx_posts_liquid_label_tag(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t  source;

    source = *markup;

    while (source.len && source.data[source.len - 1] == ' ') {
        source.len--;
    }

    if (ngx_posts_liquid_emit_template(c, &source) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_liquid_angles, 0, 1)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


static ngx_int_t
ngx_posts_liquid_slow(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    if ((uintptr_t) call->state < NGX_POSTS_LIQUID_SLOW) {
        call->state = (void *) ((uintptr_t) call->state + 1);
        return NGX_AGAIN;
    }

    *result = *call->input;

    return NGX_OK;
}


/* an item of an array or of a drop that acts as one */

static ngx_int_t
ngx_posts_liquid_nth(ngx_posts_liquid_call_t *call, ngx_uint_t i,
    ngx_posts_value_t *item)
{
    ngx_posts_drop_t  *drop;

    if (call->input->type == NGX_POSTS_ARRAY) {

        if (i == call->input->u.array->nelts) {
            return NGX_DONE;
        }

        *item = call->input->u.array->elts[i];
        return NGX_OK;
    }

    drop = call->input->u.drop;

    if (i == drop->ops->size(drop, NGX_POSTS_ALL)) {
        return NGX_DONE;
    }

    return drop->ops->item(drop, call->ctx, i, item);
}


/* data 0: the items for which a condition holds; 1: values for all items */

static ngx_int_t
ngx_posts_liquid_pick(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    struct {
        ngx_uint_t                      i;
        ngx_posts_array_t              *array;
        ngx_posts_liquid_expression_t  *expression;
    } *state;

    ngx_int_t           rc;
    ngx_str_t           name, source;
    ngx_posts_value_t   item, value, *slot;

    name = ngx_posts_value_str(&call->args[0]);
    source = ngx_posts_value_str(&call->args[1]);
    state = call->state;

    if (state == NULL) {
        state = ngx_pcalloc(call->ctx->pool, sizeof(*state));
        if (state == NULL) {
            return NGX_ERROR;
        }

        state->array = ngx_posts_array_create(call->ctx->pool, 4);
        state->expression = call->data
                            ? ngx_posts_liquid_variable(call->vm, &source)
                            : ngx_posts_liquid_condition(call->vm, &source);

        if (state->array == NULL || state->expression == NULL) {
            return NGX_ERROR;
        }

        call->state = state;
    }

    for ( ;; ) {
        ngx_posts_nil(&item);
        rc = ngx_posts_liquid_nth(call, state->i, &item);

        if (rc == NGX_DONE) {
            ngx_posts_array(result, state->array);
            return NGX_OK;
        }

        if (rc == NGX_OK) {
            rc = ngx_posts_liquid_evaluate(call->vm, state->expression,
                                           &name, &item, &value);
        }

        if (rc != NGX_OK) {
            return rc;
        }

        if (call->data || ngx_posts_truthy(&value)) {
            slot = ngx_posts_array_push(call->ctx->pool, state->array);
            if (slot == NULL) {
                return NGX_ERROR;
            }

            *slot = call->data ? value : item;
        }

        state->i++;
    }
}


static const ngx_posts_liquid_tag_t  ngx_posts_liquid_test_tags[] = {
    { ngx_string("include"), ngx_null_string,
      ngx_posts_liquid_include_tag, 7 },
    { ngx_string("shout"), ngx_string("endshout"),
      ngx_posts_liquid_shout_tag, 0 },
    { ngx_string("label"), ngx_null_string,
      ngx_posts_liquid_label_tag, 0 },
    ngx_posts_liquid_null_tag
};


static const ngx_posts_liquid_filter_t  ngx_posts_liquid_test_filters[] = {
    { ngx_string("slow"), ngx_posts_liquid_slow, 0, 0, 0 },
    { ngx_string("pick"), ngx_posts_liquid_pick, 2, 2, 0 },
    { ngx_string("each_as"), ngx_posts_liquid_pick, 2, 2, 1 },
    ngx_posts_liquid_null_filter
};


static const ngx_posts_liquid_filter_t  ngx_posts_liquid_test_upcase[] = {
    { ngx_string("upcase"), ngx_posts_liquid_slow, 0, 0, 0 },
    ngx_posts_liquid_null_filter
};


ngx_posts_liquid_engine_t *
ngx_posts_liquid_test_engine(ngx_posts_unit_t *t, ngx_uint_t error_mode)
{
    static const ngx_posts_liquid_tag_t     *tags[] = {
        ngx_posts_liquid_test_tags, NULL
    };

    static const ngx_posts_liquid_filter_t  *filters[] = {
        ngx_posts_liquid_test_filters, NULL
    };

    ngx_posts_liquid_options_t  options;

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));

    options.error_mode = error_mode;
    options.strict_filters = (error_mode == NGX_POSTS_LIQUID_STRICT);
    options.strict_variables = (error_mode == NGX_POSTS_LIQUID_STRICT);
    options.tags = tags;
    options.filters = filters;

    return ngx_posts_liquid_engine_create(t->pool, &options);
}


static ngx_int_t
ngx_posts_liquid_test_run(ngx_posts_liquid_test_t *test,
    ngx_posts_context_t *ctx)
{
    ngx_int_t                    rc;
    ngx_str_t                    file;
    ngx_posts_value_t            globals;
    ngx_posts_buffer_t           output;
    ngx_posts_liquid_vm_t       *vm;
    ngx_posts_liquid_loader_t    loader;
    ngx_posts_liquid_program_t  *program;

    ngx_str_set(&file, "test");

    program = ngx_posts_liquid_compile(test->engine, ctx->pool, ctx->log,
                                       &file, 1, &test->source, ctx->error);
    if (program == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_buffer_init(&output, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    globals = *test->data;

    if (test->lazy) {
        ngx_posts_liquid_lazy(ctx->pool, test->data, &globals);
    }

    ngx_memzero(&loader, sizeof(ngx_posts_liquid_loader_t));
    loader.test = test;
    loader.pool = ctx->pool;
    loader.log = ctx->log;

    vm = ngx_posts_liquid_vm_create(program, ctx, &globals, &output,
                                    test->includes ? ngx_posts_liquid_load
                                                   : NULL,
                                    &loader);
    if (vm == NULL) {
        return NGX_ERROR;
    }

    if (test->bytes) {
        vm->bytes = test->bytes;
    }

    if (test->left) {
        ngx_posts_liquid_allow(vm, test->left);
    }

    do {
        rc = ngx_posts_liquid_run(vm, test->steps);
        test->slices++;
    } while (rc == NGX_AGAIN);

    return (rc == NGX_OK) ? ngx_posts_buffer_str(&output, &test->result) : rc;
}


ngx_int_t
ngx_posts_liquid_test_render(ngx_posts_unit_t *t,
    ngx_posts_liquid_test_t *test)
{
    u_char               *p;
    ngx_int_t             rc;
    ngx_posts_context_t   ctx;

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&test->error, sizeof(ngx_posts_error_t));

    ngx_str_null(&test->result);
    test->slices = 0;

    ctx.pool = ngx_create_pool(1024, t->log);
    if (ctx.pool == NULL) {
        return NGX_ERROR;
    }

    /* a malloc for each allocation: the sanitizer sees each overflow */

    ctx.pool->max = 0;

    ctx.log = t->log;
    ctx.zone = ngx_posts_zone_utc();
    ctx.error = &test->error;
    ctx.now.sec = 1700000000;

    rc = ngx_posts_liquid_test_run(test, &ctx);

    p = ngx_pnalloc(t->pool, test->result.len + 1);

    if (p == NULL) {
        rc = NGX_ERROR;

    } else if (test->result.len) {
        ngx_memcpy(p, test->result.data, test->result.len);
        test->result.data = p;
    }

    ngx_destroy_pool(ctx.pool);

    return rc;
}


void
ngx_posts_liquid_engine_test(ngx_posts_unit_t *t)
{
    static const ngx_posts_liquid_filter_t  *filters[] = {
        ngx_posts_liquid_test_filters, ngx_posts_liquid_test_upcase, NULL
    };

    ngx_posts_value_t           data;
    ngx_posts_liquid_test_t     test;
    ngx_posts_liquid_options_t  options;

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));
    ngx_memzero(&test, sizeof(ngx_posts_liquid_test_t));

    options.filters = filters;
    ngx_posts_map(&data, ngx_posts_map_create(t->pool, 1));

    test.engine = ngx_posts_liquid_engine_create(t->pool, &options);
    test.data = &data;
    test.steps = 100;
    ngx_str_set(&test.source, "{{ 'a' | upcase }}{{ 'b' | downcase }}");

    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_OK,
                       "renders");
    ngx_posts_unit_str(t, test.result, "ab", "later tables win");

    ngx_str_set(&test.source, "a\n {% include b %}");

    ngx_posts_unit_int(t, ngx_posts_liquid_test_render(t, &test), NGX_ERROR,
                       "a tag that nobody gave to the engine");
    ngx_posts_unit_str(t, test.error.reason, "Unknown tag 'include'",
                       "reason");
    ngx_posts_unit_int(t, test.error.line, 2, "line");
    ngx_posts_unit_int(t, test.error.column, 5, "column");
}
