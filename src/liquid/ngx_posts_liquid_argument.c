
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"


ngx_uint_t
ngx_posts_liquid_argument(ngx_posts_liquid_call_t *call, ngx_uint_t n,
    ngx_posts_value_t *v)
{
    if (n < call->nargs) {
        *v = call->args[n];
        return 1;
    }

    if (n == call->nargs && call->named != NULL) {
        ngx_posts_map(v, call->named);
        return 1;
    }

    ngx_posts_nil(v);

    return 0;
}


ngx_int_t
ngx_posts_liquid_to_s(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_str_t *s)
{
    if (v->type == NGX_POSTS_STRING) {
        *s = ngx_posts_value_str(v);
        return NGX_OK;
    }

    if (ngx_posts_liquid_is_array(v)) {
        return ngx_posts_value_inspect(ctx, v, s);
    }

    return ngx_posts_value_to_s(ctx, v, s);
}


ngx_int_t
ngx_posts_liquid_input_s(ngx_posts_liquid_call_t *call, ngx_str_t *s)
{
    return ngx_posts_liquid_to_s(call->ctx, call->input, s);
}


ngx_int_t
ngx_posts_liquid_argument_s(ngx_posts_liquid_call_t *call, ngx_uint_t n,
    ngx_str_t *s)
{
    ngx_posts_value_t  v;

    if (!ngx_posts_liquid_argument(call, n, &v)) {
        ngx_str_set(s, "");
        return NGX_OK;
    }

    return ngx_posts_liquid_to_s(call->ctx, &v, s);
}


ngx_int_t
ngx_posts_liquid_to_integer(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    int64_t *i)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    if (v->type == NGX_POSTS_INTEGER) {
        *i = v->u.integer;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(ctx, v, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_liquid_parse_integer(s.data, s.len, i) != NGX_OK) {
        return ngx_posts_error_set(ctx->error, "invalid integer");
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_radix(u_char **p, u_char *last)
{
    u_char      c;
    ngx_uint_t  radix;

    if (last - *p < 2 || **p != '0') {
        return 10;
    }

    c = (*p)[1];

    switch (ngx_tolower(c)) {

    case 'x':
        radix = 16;
        break;

    case 'b':
        radix = 2;
        break;

    case 'o':
        radix = 8;
        break;

    case 'd':
        radix = 10;
        break;

    default:
        (*p)++;

        /* "0_7" is octal, too */
        if (**p == '_') {
            (*p)++;
        }

        return 8;
    }

    *p += 2;

    return radix;
}


static ngx_uint_t
ngx_posts_liquid_digit(u_char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }

    c = ngx_tolower(c);

    return (c >= 'a' && c <= 'f') ? (ngx_uint_t) (c - 'a' + 10) : 16;
}


ngx_int_t
ngx_posts_liquid_parse_integer(u_char *data, size_t len, int64_t *i)
{
    u_char     *p, *last;
    uint64_t    n, max;
    ngx_uint_t  radix, digit, negative, digits;

    p = data;
    last = data + len;

    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    while (p < last && ngx_posts_liquid_is_space(last[-1])) {
        last--;
    }

    negative = (p < last && *p == '-');

    if (p < last && (*p == '-' || *p == '+')) {
        p++;
    }

    radix = ngx_posts_liquid_radix(&p, last);
    max = (uint64_t) NGX_MAX_INT_T_VALUE;
    n = 0;

    for (digits = 0; p < last; p++) {

        if (*p == '_' && digits && last - p > 1 && p[1] != '_') {
            continue;
        }

        digit = ngx_posts_liquid_digit(*p);
        if (digit >= radix) {
            return NGX_DECLINED;
        }

        n = (n > (max - digit) / radix) ? max : n * radix + digit;
        digits = 1;
    }

    if (!digits) {
        return NGX_DECLINED;
    }

    *i = negative ? -(int64_t) n : (int64_t) n;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_too_long(ngx_posts_liquid_call_t *call)
{
    return ngx_posts_error_set(call->ctx->error,
                               "a string is longer than %d bytes",
                               NGX_POSTS_MAX_LIQUID_STRING);
}


u_char *
ngx_posts_liquid_string(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result, size_t len)
{
    u_char  *p;

    if (len > NGX_POSTS_MAX_LIQUID_STRING) {
        (void) ngx_posts_liquid_too_long(call);
        return NULL;
    }

    p = ngx_pnalloc(call->ctx->pool, len ? len : 1);
    if (p == NULL) {
        return NULL;
    }

    ngx_posts_string(result, p, len);

    return p;
}


ngx_posts_array_t *
ngx_posts_liquid_array(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result, ngx_uint_t n)
{
    ngx_posts_array_t  *array;

    if (n > NGX_POSTS_MAX_LIQUID_ITEMS) {
        (void) ngx_posts_error_set(call->ctx->error,
                                   "an array has more than %ui items",
                                   (ngx_uint_t) NGX_POSTS_MAX_LIQUID_ITEMS);
        return NULL;
    }

    array = ngx_posts_array_create(call->ctx->pool, n);
    if (array == NULL) {
        return NULL;
    }

    ngx_posts_array(result, array);

    return array;
}


ngx_int_t
ngx_posts_liquid_no_method(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, char *method)
{
    ngx_str_t  name, s;

    name = ngx_posts_value_class(v);

    if (v->type <= NGX_POSTS_FLOAT
        && ngx_posts_value_inspect(call->ctx, v, &s) == NGX_OK)
    {
        return ngx_posts_error_set(call->ctx->error,
                                   "undefined method `%s' for %V:%V",
                                   method, &s, &name);
    }

    return ngx_posts_error_set(call->ctx->error,
                               "undefined method `%s' for %V", method, &name);
}


ngx_uint_t
ngx_posts_liquid_is_hash(ngx_posts_value_t *v)
{
    return v->type == NGX_POSTS_MAP
           || (v->type == NGX_POSTS_DROP && ngx_posts_drop_is_hash(v->u.drop));
}


ngx_uint_t
ngx_posts_liquid_array_size(ngx_posts_value_t *v)
{
    if (v->type == NGX_POSTS_ARRAY) {
        return v->u.array->nelts;
    }

    if (ngx_posts_liquid_is_array(v)) {
        return v->u.drop->ops->size(v->u.drop, NGX_POSTS_ALL);
    }

    return 0;
}


ngx_int_t
ngx_posts_liquid_array_item(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_int_t  rc;

    if (v->type == NGX_POSTS_ARRAY) {
        *result = v->u.array->elts[i];
        return NGX_OK;
    }

    rc = v->u.drop->ops->item(v->u.drop, ctx, i, result);

    if (rc == NGX_DECLINED) {
        ngx_posts_nil(result);
        return NGX_OK;
    }

    return rc;
}
