
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid.h"
#include "ngx_posts_unit.h"


/*
 * Renders the cases of JSON files of the form of Golden Liquid:
 *
 *     { "tests": [ { "name", "template", "data",
 *                    "result" or "results", or "invalid": true,
 *                    "reason" } ... ] }
 *
 * t/liquid/render.json has results and reasons that Ruby Liquid gave.  Every
 * case is rendered in one go and in slices of a few steps.
 */

typedef struct {
    ngx_pool_t  *pool;
    u_char      *p;
    u_char      *last;
    ngx_uint_t   depth;
} ngx_posts_liquid_json_t;


static ngx_int_t ngx_posts_liquid_json(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v);


static void
ngx_posts_liquid_json_space(ngx_posts_liquid_json_t *json)
{
    while (json->p < json->last
           && (*json->p == ' ' || *json->p == '\n' || *json->p == '\t'
               || *json->p == '\r'))
    {
        json->p++;
    }
}


static ngx_uint_t
ngx_posts_liquid_json_take(ngx_posts_liquid_json_t *json, u_char c)
{
    ngx_posts_liquid_json_space(json);

    if (json->p < json->last && *json->p == c) {
        json->p++;
        return 1;
    }

    return 0;
}


static u_char *
ngx_posts_liquid_json_escape(ngx_posts_liquid_json_t *json, u_char *out)
{
    u_char    *p;
    uint32_t   c, low;

    p = json->p;

    switch (*p) {

    case 'n':
        *out++ = '\n';
        break;

    case 't':
        *out++ = '\t';
        break;

    case 'r':
        *out++ = '\r';
        break;

    case 'b':
        *out++ = '\b';
        break;

    case 'f':
        *out++ = '\f';
        break;

    case 'u':
        c = ngx_hextoi(p + 1, 4);
        p += 4;

        if (c >= 0xd800 && c < 0xdc00) {
            low = ngx_hextoi(p + 3, 4);
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            p += 6;
        }

        if (c < 0x80) {
            *out++ = c;

        } else if (c < 0x800) {
            *out++ = 0xc0 | (c >> 6);
            *out++ = 0x80 | (c & 0x3f);

        } else if (c < 0x10000) {
            *out++ = 0xe0 | (c >> 12);
            *out++ = 0x80 | ((c >> 6) & 0x3f);
            *out++ = 0x80 | (c & 0x3f);

        } else {
            *out++ = 0xf0 | (c >> 18);
            *out++ = 0x80 | ((c >> 12) & 0x3f);
            *out++ = 0x80 | ((c >> 6) & 0x3f);
            *out++ = 0x80 | (c & 0x3f);
        }

        break;

    default:
        *out++ = *p;
    }

    json->p = p + 1;

    return out;
}


static ngx_int_t
ngx_posts_liquid_json_string(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    u_char  *out, *start;

    for (out = ++json->p; out < json->last && *out != '"'; out++) {
        if (*out == '\\') {
            out++;
        }
    }

    start = ngx_pnalloc(json->pool, out - json->p + 1);
    if (start == NULL) {
        return NGX_ERROR;
    }

    for (out = start; *json->p != '"'; /* void */ ) {
        if (*json->p == '\\') {
            json->p++;
            out = ngx_posts_liquid_json_escape(json, out);

        } else {
            *out++ = *json->p++;
        }
    }

    *out = '\0';
    json->p++;
    ngx_posts_string(v, start, out - start);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_json_array(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    ngx_posts_value_t  *item;
    ngx_posts_array_t  *array;

    json->p++;
    array = ngx_posts_array_create(json->pool, 4);

    while (array && !ngx_posts_liquid_json_take(json, ']')) {
        item = ngx_posts_array_push(json->pool, array);

        if (item == NULL || ngx_posts_liquid_json(json, item) != NGX_OK) {
            return NGX_ERROR;
        }

        (void) ngx_posts_liquid_json_take(json, ',');
    }

    ngx_posts_array(v, array);

    return array ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_json_map(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t   key, *slot, value;

    json->p++;
    map = ngx_posts_map_create(json->pool, 4);

    while (map && !ngx_posts_liquid_json_take(json, '}')) {

        if (ngx_posts_liquid_json(json, &key) != NGX_OK
            || !ngx_posts_liquid_json_take(json, ':')
            || ngx_posts_liquid_json(json, &value) != NGX_OK)
        {
            return NGX_ERROR;
        }

        slot = ngx_posts_map_set_value(map, &key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
        (void) ngx_posts_liquid_json_take(json, ',');
    }

    ngx_posts_map(v, map);

    return map ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_json_word(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    char    *end;
    double   number;

    switch (*json->p) {

    case 't':
        ngx_posts_boolean(v, 1);
        json->p += 4;
        return NGX_OK;

    case 'f':
        ngx_posts_boolean(v, 0);
        json->p += 5;
        return NGX_OK;

    case 'n':
        ngx_posts_nil(v);
        json->p += 4;
        return NGX_OK;
    }

    number = strtod((char *) json->p, &end);

    if (end == (char *) json->p) {
        return NGX_ERROR;
    }

    if (memchr(json->p, '.', end - (char *) json->p)
        || memchr(json->p, 'e', end - (char *) json->p))
    {
        ngx_posts_float(v, number);

    } else {
        ngx_posts_integer(v, strtoll((char *) json->p, NULL, 10));
    }

    json->p = (u_char *) end;

    return NGX_OK;
}


/* the text is terminated by a zero */

static ngx_int_t
ngx_posts_liquid_json(ngx_posts_liquid_json_t *json, ngx_posts_value_t *v)
{
    ngx_posts_liquid_json_space(json);

    if (json->p == json->last) {
        return NGX_ERROR;
    }

    switch (*json->p) {

    case '"':
        return ngx_posts_liquid_json_string(json, v);

    case '[':
        return ngx_posts_liquid_json_array(json, v);

    case '{':
        return ngx_posts_liquid_json_map(json, v);

    default:
        return ngx_posts_liquid_json_word(json, v);
    }
}


static ngx_int_t
ngx_posts_liquid_render_case(ngx_posts_liquid_engine_t *engine,
    ngx_posts_context_t *ctx, ngx_posts_value_t *globals, ngx_str_t *source,
    ngx_uint_t steps, ngx_str_t *result)
{
    ngx_int_t                    rc;
    ngx_str_t                    file;
    ngx_posts_buffer_t           output;
    ngx_posts_liquid_vm_t       *vm;
    ngx_posts_liquid_program_t  *program;

    ngx_str_set(&file, "test");
    ngx_str_null(result);
    ngx_memzero(ctx->error, sizeof(ngx_posts_error_t));

    program = ngx_posts_liquid_compile(engine, ctx->pool, ctx->log, &file, 1,
                                       source, ctx->error);
    if (program == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_buffer_init(&output, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    vm = ngx_posts_liquid_vm_create(program, ctx, globals, &output, NULL,
                                    NULL);
    if (vm == NULL) {
        return NGX_ERROR;
    }

    do {
        rc = ngx_posts_liquid_run(vm, steps);
    } while (rc == NGX_AGAIN);

    return (rc == NGX_OK) ? ngx_posts_buffer_str(&output, result) : rc;
}


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


static ngx_int_t
ngx_posts_liquid_render_test_one(ngx_posts_unit_t *t,
    ngx_posts_liquid_engine_t *engine, ngx_posts_value_t *test)
{
    static const ngx_uint_t  budgets[] = { 1, 2, 3, 7 };

    ngx_int_t             rc, again;
    ngx_str_t             name, source, got, sliced, reason;
    ngx_uint_t            i;
    ngx_posts_map_t      *map;
    ngx_posts_error_t     error;
    ngx_posts_value_t    *data, *wanted, globals;
    ngx_posts_context_t   ctx;

    map = test->u.map;
    name = ngx_posts_value_str(ngx_posts_map_get(map, "name"));
    source = ngx_posts_value_str(ngx_posts_map_get(map, "template"));
    data = ngx_posts_map_get(map, "data");

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    ctx.pool = ngx_create_pool(1024, t->log);
    ctx.log = t->log;
    ctx.zone = ngx_posts_zone_utc();
    ctx.error = &error;
    ctx.now.sec = 1700000000;

    ctx.pool->max = 0;

    if (data != NULL && data->type == NGX_POSTS_MAP) {
        globals = *data;

    } else {
        ngx_posts_map(&globals, ngx_posts_map_create(ctx.pool, 1));
    }

    rc = ngx_posts_liquid_render_case(engine, &ctx, &globals, &source,
                                      1000000, &got);

    if (ngx_posts_map_get(map, "invalid") != NULL) {
        ngx_posts_unit_ok(t, rc == NGX_ERROR, "%V: fails", &name);

        if (rc == NGX_OK) {
            ngx_posts_unit_diag(t, "%V", &source);
            ngx_posts_unit_diag(t, "got: %V", &got);
        }

        wanted = ngx_posts_map_get(map, "reason");

        if (rc == NGX_ERROR && wanted != NULL) {
            reason = ngx_posts_value_str(wanted);
            ngx_posts_unit_mem(t, error.reason, reason, (char *) name.data);
        }

        wanted = ngx_posts_map_get(map, "line");

        if (rc == NGX_ERROR && wanted != NULL) {
            ngx_posts_unit_int(t, error.line, wanted->u.integer,
                               (char *) name.data);
        }

    } else if (!ngx_posts_unit_ok(t,
                             rc == NGX_OK
                             && ngx_posts_liquid_render_expected(test, &got),
                             "%V", &name))
    {
        ngx_posts_unit_diag(t, "%V", &source);

        if (rc == NGX_OK) {
            ngx_posts_unit_diag(t, "got: %V", &got);

        } else {
            ngx_posts_unit_diag(t, "error: %V", &error.reason);
        }

        wanted = ngx_posts_map_get(map, "result");

        if (wanted != NULL) {
            reason = ngx_posts_value_str(wanted);
            ngx_posts_unit_diag(t, "expected: %V", &reason);
        }
    }

    for (i = 0; i < sizeof(budgets) / sizeof(budgets[0]); i++) {
        again = ngx_posts_liquid_render_case(engine, &ctx, &globals, &source,
                                             budgets[i], &sliced);

        if (again != rc || sliced.len != got.len
            || (got.len
                && ngx_memcmp(sliced.data, got.data, got.len) != 0))
        {
            ngx_posts_unit_ok(t, 0, "%V: slices of %ui", &name, budgets[i]);
        }
    }

    ngx_destroy_pool(ctx.pool);

    return NGX_OK;
}


static void
ngx_posts_liquid_render_test_file(ngx_posts_unit_t *t, const char *path)
{
    ngx_str_t                    text;
    ngx_uint_t                   i;
    ngx_posts_value_t            root, *tests, *mode;
    ngx_posts_liquid_json_t      json;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_liquid_options_t   options;

    text = ngx_posts_unit_read(t, path);

    if (text.data == NULL) {
        ngx_posts_unit_skip(t, path);
        return;
    }

    json.pool = t->pool;
    json.p = text.data;
    json.last = text.data + text.len;

    if (ngx_posts_liquid_json(&json, &root) != NGX_OK) {
        ngx_posts_unit_ok(t, 0, "%s is JSON", path);
        return;
    }

    tests = ngx_posts_map_get(root.u.map, "tests");

    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));
    options.error_mode = NGX_POSTS_LIQUID_WARN;

    mode = ngx_posts_map_get(root.u.map, "error_mode");

    if (mode != NULL && ngx_posts_is(mode, "strict")) {
        options.error_mode = NGX_POSTS_LIQUID_STRICT;
        options.strict_filters = 1;
        options.strict_variables = 1;

    } else if (mode != NULL && ngx_posts_is(mode, "lax")) {
        options.error_mode = NGX_POSTS_LIQUID_LAX;
    }

    engine = ngx_posts_liquid_engine_create(t->pool, &options);

    for (i = 0; i < tests->u.array->nelts; i++) {
        ngx_posts_liquid_render_test_one(t, engine,
                                         &tests->u.array->elts[i]);
    }
}


void
ngx_posts_liquid_render_test(ngx_posts_unit_t *t)
{
    char  *path;

    ngx_posts_liquid_render_test_file(t, "t/liquid/render.json");

    path = getenv("POSTS_GOLDEN_LIQUID");

    if (path != NULL) {
        ngx_posts_liquid_render_test_file(t, path);
    }
}
