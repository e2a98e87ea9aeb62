
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_property.h"
#include "liquid/ngx_posts_liquid_sort.h"


/*
 * sort and sort_natural, which put nil last.
 */


static ngx_int_t ngx_posts_liquid_sort_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);
static ngx_int_t ngx_posts_liquid_order(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order);
static ngx_int_t ngx_posts_liquid_order_natural(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order);


ngx_int_t
ngx_posts_liquid_filter_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                   rc;
    ngx_uint_t                  i;
    ngx_posts_value_t           property;
    ngx_posts_liquid_items_t   *list;
    ngx_posts_liquid_order_pt   order;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_liquid_argument(call, 0, &property);

    if (property.type != NGX_POSTS_NIL) {

        /* one item without properties, and the result is nil */

        for (i = 0; i < list->items->nelts; i++) {
            if (!ngx_posts_liquid_has_properties(&list->items->elts[i])) {
                return NGX_OK;
            }
        }
    }

    order = call->data ? ngx_posts_liquid_order_natural
                       : ngx_posts_liquid_order;

    if (list->items->nelts > 1
        && (call->data || property.type != NGX_POSTS_NIL))
    {
        rc = ngx_posts_liquid_items_keys(call, list,
                                         ngx_posts_liquid_sort_key, &property);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    return ngx_posts_liquid_sort(call, list, order, result);
}


/* the natural order is that of strings: they are made once */

static ngx_int_t
ngx_posts_liquid_sort_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_value_t  *property = data;

    if (property->type == NGX_POSTS_NIL) {
        *key = *item;

    } else {
        rc = ngx_posts_liquid_property_key(call, item, property, key);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (call->data == 0 || key->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, key, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(key, s.data, s.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_order(ngx_posts_liquid_call_t *call, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order)
{
    if (ngx_posts_value_compare(a, b, order) == NGX_OK) {
        return NGX_OK;
    }

    if (a->type == NGX_POSTS_NIL) {
        *order = 1;
        return NGX_OK;
    }

    if (b->type == NGX_POSTS_NIL) {
        *order = -1;
        return NGX_OK;
    }

    return ngx_posts_error_set(call->ctx->error,
                               "cannot sort values of incompatible types");
}


static ngx_int_t
ngx_posts_liquid_order_natural(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order)
{
    size_t  i, n;
    u_char  c, d;

    /* nil is behind nil, too: thus does Liquid compare */

    if (a->type == NGX_POSTS_NIL || b->type == NGX_POSTS_NIL) {
        *order = (a->type == NGX_POSTS_NIL) ? 1 : -1;
        return NGX_OK;
    }

    n = ngx_min(a->len, b->len);

    for (i = 0; i < n; i++) {
        c = ngx_tolower(a->u.data[i]);
        d = ngx_tolower(b->u.data[i]);

        if (c != d) {
            *order = (c < d) ? -1 : 1;
            return NGX_OK;
        }
    }

    *order = (a->len > b->len) - (a->len < b->len);

    return NGX_OK;
}
