
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_join.h"


typedef struct {
    ngx_posts_liquid_items_t  *list;
    ngx_str_t                 *glue;
} ngx_posts_liquid_joining_t;


static ngx_int_t ngx_posts_liquid_join_nested(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_joining_t *joining, ngx_posts_value_t *v, ngx_str_t *s,
    ngx_uint_t depth);


/* the string of one value: an array is joined by a buffer of its own */

static ngx_int_t
ngx_posts_liquid_join_part(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_joining_t *joining, ngx_posts_value_t *v, ngx_str_t *s,
    ngx_uint_t depth)
{
    if (!ngx_posts_liquid_is_array(v) || depth == NGX_POSTS_MAX_VALUE_DEPTH) {
        return ngx_posts_liquid_to_s(call->ctx, v, s);
    }

    return ngx_posts_liquid_join_nested(call, joining, v, s, depth);
}


static ngx_int_t
ngx_posts_liquid_join_nested(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_joining_t *joining, ngx_posts_value_t *v, ngx_str_t *s,
    ngx_uint_t depth)
{
    ngx_int_t           rc;
    ngx_str_t           part;
    ngx_uint_t          i, n;
    ngx_posts_value_t   item;
    ngx_posts_buffer_t  b;

    n = ngx_posts_liquid_array_size(v);

    rc = ngx_posts_liquid_items_visit(call, joining->list, n);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_buffer_init(&b, call->ctx->pool, NGX_POSTS_MAX_LIQUID_STRING);

    for (i = 0; i < n; i++) {
        rc = ngx_posts_liquid_array_item(call->ctx, v, i, &item);

        if (rc == NGX_OK) {
            rc = ngx_posts_liquid_join_part(call, joining, &item, &part,
                                            depth + 1);
        }

        if (rc == NGX_OK && i) {
            rc = ngx_posts_buffer_write(&b, joining->glue->data,
                                        joining->glue->len);
        }

        if (rc == NGX_OK) {
            rc = ngx_posts_buffer_write(&b, part.data, part.len);
        }

        if (rc == NGX_DECLINED) {
            return ngx_posts_liquid_too_long(call);
        }

        if (rc != NGX_OK) {
            return rc;
        }
    }

    return ngx_posts_buffer_str(&b, s);
}


static ngx_int_t
ngx_posts_liquid_join_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    rc = ngx_posts_liquid_join_part(call, data, item, &s, 0);

    if (rc == NGX_OK) {
        ngx_posts_string(key, s.data, s.len);
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_join(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_uint_t n, ngx_str_t *glue,
    ngx_posts_value_t *result)
{
    size_t                       len;
    u_char                      *p;
    ngx_int_t                    rc;
    ngx_uint_t                   i;
    ngx_posts_liquid_joining_t   joining;

    joining.list = list;
    joining.glue = glue;

    rc = ngx_posts_liquid_items_keys(call, list, ngx_posts_liquid_join_key,
                                     &joining);
    if (rc != NGX_OK) {
        return rc;
    }

    len = n ? (n - 1) * glue->len : 0;

    for (i = 0; i < n; i++) {
        len += list->keys[i].len;
    }

    p = ngx_posts_liquid_string(call, result, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {

        if (i) {
            p = ngx_cpymem(p, glue->data, glue->len);
        }

        p = ngx_cpymem(p, list->keys[i].u.data, list->keys[i].len);
    }

    return NGX_OK;
}
