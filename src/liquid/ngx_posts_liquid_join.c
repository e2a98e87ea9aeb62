
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_join.h"


/* the string of one value: an array is joined by a buffer of its own */

static ngx_int_t
ngx_posts_liquid_join_part(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, ngx_str_t *glue, ngx_str_t *s, ngx_uint_t depth)
{
    ngx_int_t           rc;
    ngx_str_t           part;
    ngx_uint_t          i, n;
    ngx_posts_value_t   item;
    ngx_posts_buffer_t  b;

    if (!ngx_posts_liquid_is_array(v) || depth == NGX_POSTS_MAX_VALUE_DEPTH) {
        return ngx_posts_liquid_to_s(call->ctx, v, s);
    }

    ngx_posts_buffer_init(&b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    n = ngx_posts_liquid_array_size(v);

    for (i = 0; i < n; i++) {
        rc = ngx_posts_liquid_array_item(call->ctx, v, i, &item);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_liquid_join_part(call, &item, glue, &part, depth + 1);
        if (rc != NGX_OK) {
            return rc;
        }

        if (i && ngx_posts_buffer_write(&b, glue->data, glue->len) != NGX_OK) {
            return NGX_ERROR;
        }

        if (ngx_posts_buffer_write(&b, part.data, part.len) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return ngx_posts_buffer_str(&b, s);
}


ngx_int_t
ngx_posts_liquid_join(ngx_posts_liquid_call_t *call, ngx_posts_value_t *v,
    ngx_uint_t n, ngx_str_t *glue, ngx_posts_value_t *result)
{
    size_t      len;
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t  *parts;
    ngx_uint_t  i;

    parts = ngx_palloc(call->ctx->pool, (n ? n : 1) * sizeof(ngx_str_t));
    if (parts == NULL) {
        return NGX_ERROR;
    }

    len = n ? (n - 1) * glue->len : 0;

    for (i = 0; i < n; i++) {
        rc = ngx_posts_liquid_join_part(call, &v[i], glue, &parts[i], 0);
        if (rc != NGX_OK) {
            return rc;
        }

        len += parts[i].len;
    }

    p = ngx_posts_liquid_string(call, result, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {

        if (i) {
            p = ngx_cpymem(p, glue->data, glue->len);
        }

        p = ngx_cpymem(p, parts[i].data, parts[i].len);
    }

    return NGX_OK;
}
