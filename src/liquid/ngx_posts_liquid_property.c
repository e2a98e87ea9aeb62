
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "liquid/ngx_posts_liquid_property.h"
#include "liquid/ngx_posts_liquid_replace.h"


/*
 * Properties of items, and the filters map, where, uniq and compact.
 */


/* no string and no array has as many elements */
#define NGX_POSTS_LIQUID_MAX_PLACE  4294967296.0


ngx_uint_t
ngx_posts_liquid_has_properties(ngx_posts_value_t *item)
{
    switch (item->type) {

    case NGX_POSTS_INTEGER:
    case NGX_POSTS_STRING:
    case NGX_POSTS_ARRAY:
    case NGX_POSTS_MAP:
        return 1;

    case NGX_POSTS_DROP:
        return !ngx_posts_liquid_is_nothing(item);

    default:
        return 0;
    }
}


/* "abc"["b"] is "b", "abc"[0] is "a" */

static ngx_int_t
ngx_posts_liquid_string_property(ngx_posts_value_t *item,
    ngx_posts_value_t *property, ngx_posts_value_t *result)
{
    u_char     *p, *last;
    int64_t     n;
    ngx_str_t   what;

    if (property->type == NGX_POSTS_STRING) {
        what = ngx_posts_value_str(property);

        if (what.len == 0
            || ngx_posts_liquid_search(item->u.data, item->u.data + item->len,
                                     &what))
        {
            *result = *property;
        }

        return NGX_OK;
    }

    if (property->type != NGX_POSTS_INTEGER) {
        return NGX_ABORT;
    }

    n = property->u.integer;
    last = item->u.data + item->len;

    if (n < 0) {
        n += ngx_posts_utf8_length(item->u.data, item->len);
    }

    if (n < 0 || n >= (int64_t) item->len) {
        return NGX_OK;
    }

    p = ngx_posts_utf8_at(item->u.data, item->len, n);

    if (p < last) {
        ngx_posts_string(result, p, 0);
        (void) ngx_posts_utf8_next(&p, last);
        result->len = p - result->u.data;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_property(ngx_posts_context_t *ctx, ngx_posts_value_t *item,
    ngx_posts_value_t *property, ngx_posts_value_t *result)
{
    ngx_int_t          rc;
    ngx_posts_value_t  place;

    ngx_posts_nil(result);

    /* a place may be a float, of which the whole part counts */

    if (property->type == NGX_POSTS_FLOAT && item->type != NGX_POSTS_MAP
        && property->u.number > -NGX_POSTS_LIQUID_MAX_PLACE
        && property->u.number < NGX_POSTS_LIQUID_MAX_PLACE)
    {
        ngx_posts_integer(&place, (int64_t) property->u.number);
        property = &place;
    }

    switch (item->type) {

    case NGX_POSTS_STRING:
        return ngx_posts_liquid_string_property(item, property, result);

    case NGX_POSTS_INTEGER:
        if (property->type != NGX_POSTS_INTEGER) {
            return NGX_ABORT;
        }

        /* Ruby has the bits of an integer there */

        if (property->u.integer >= 0) {
            ngx_posts_integer(result, (item->u.integer
                                       >> ngx_min(property->u.integer, 63))
                                      & 1);
        } else {
            ngx_posts_integer(result, 0);
        }

        return NGX_OK;

    case NGX_POSTS_ARRAY:
    case NGX_POSTS_MAP:
    case NGX_POSTS_DROP:
        if (ngx_posts_liquid_is_nothing(item)) {
            return NGX_DECLINED;
        }

        rc = ngx_posts_value_get(ctx, item, property, result);

        if (rc != NGX_DECLINED) {
            return rc;
        }

        ngx_posts_nil(result);

        if (ngx_posts_liquid_is_array(item)
            && property->type != NGX_POSTS_INTEGER)
        {
            return NGX_ABORT;
        }

        return NGX_OK;

    default:
        return NGX_DECLINED;
    }
}


ngx_int_t
ngx_posts_liquid_property_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_value_t  *property = data;

    rc = ngx_posts_liquid_property(call->ctx, item, property, key);

    if (rc != NGX_ABORT) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, property, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_error_set(call->ctx->error,
                               "cannot select the property '%V'", &s);
}


/* what has no properties has nil */

static ngx_int_t
ngx_posts_liquid_map_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *property = data;

    if (ngx_posts_is(property, "to_liquid")) {
        *key = *item;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_property_key(call, item, data, key);

    return (rc == NGX_DECLINED) ? NGX_OK : rc;
}


ngx_int_t
ngx_posts_liquid_filter_map(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_array_t         *array;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_items_keys(call, list, ngx_posts_liquid_map_key,
                                     &call->args[0]);
    if (rc != NGX_OK) {
        return rc;
    }

    array = ngx_posts_liquid_array(call, result, 0);
    if (array == NULL) {
        return NGX_ERROR;
    }

    array->elts = list->keys;
    array->nelts = list->items->nelts;
    array->nalloc = array->nelts;

    return NGX_OK;
}


/* an array of the items for which keep() says so */

static ngx_int_t
ngx_posts_liquid_keep(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list,
    ngx_uint_t (*keep)(ngx_posts_value_t *key, void *data), void *data,
    ngx_posts_value_t *result)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *v, *keys;
    ngx_posts_array_t  *array;

    array = ngx_posts_liquid_array(call, result, 0);
    if (array == NULL) {
        return NGX_ERROR;
    }

    keys = list->keys ? list->keys : list->items->elts;

    for (i = 0; i < list->items->nelts; i++) {

        if (!keep(&keys[i], data)) {
            continue;
        }

        v = ngx_posts_array_push(call->ctx->pool, array);
        if (v == NULL) {
            return NGX_ERROR;
        }

        *v = list->items->elts[i];
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_keep_equal(ngx_posts_value_t *key, void *data)
{
    ngx_posts_value_t  *target = data;

    if (target->type == NGX_POSTS_NIL) {
        return ngx_posts_truthy(key);
    }

    return ngx_posts_value_equal(key, target);
}


static ngx_uint_t
ngx_posts_liquid_keep_some(ngx_posts_value_t *key, void *data)
{
    return key->type != NGX_POSTS_NIL;
}


ngx_int_t
ngx_posts_liquid_filter_where(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_value_t          target;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_items_keys(call, list,
                                     ngx_posts_liquid_property_key,
                                     &call->args[0]);
    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : rc;
    }

    ngx_posts_liquid_argument(call, 1, &target);

    return ngx_posts_liquid_keep(call, list, ngx_posts_liquid_keep_equal,
                                 &target, result);
}


/*
 * The keys of uniq and compact: the items, or a property of them.  Ruby does
 * not ask for the property of fewer than "least" items.
 */

static ngx_int_t
ngx_posts_liquid_optional_keys(ngx_posts_liquid_call_t *call,
    ngx_uint_t least, ngx_posts_liquid_items_t **list)
{
    ngx_int_t          rc;
    ngx_posts_value_t  property;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, list);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_liquid_argument(call, 0, &property);

    if (property.type == NGX_POSTS_NIL || (*list)->items->nelts < least) {
        return NGX_OK;
    }

    return ngx_posts_liquid_items_keys(call, *list,
                                       ngx_posts_liquid_property_key,
                                       &property);
}


ngx_int_t
ngx_posts_liquid_filter_compact(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_optional_keys(call, 1, &list);
    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : rc;
    }

    return ngx_posts_liquid_keep(call, list, ngx_posts_liquid_keep_some, NULL,
                                 result);
}


/* memory is short: the key counts as seen, and map is NULL from then on */

static ngx_uint_t
ngx_posts_liquid_keep_new(ngx_posts_value_t *key, void *data)
{
    ngx_uint_t         n;
    ngx_posts_map_t  **map = data;

    if (*map == NULL) {
        return 0;
    }

    n = (*map)->nelts;

    if (ngx_posts_map_set_value(*map, key) == NULL) {
        *map = NULL;
        return 0;
    }

    return (*map)->nelts > n;
}


ngx_int_t
ngx_posts_liquid_filter_uniq(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_map_t           *map;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_optional_keys(call, 2, &list);
    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : rc;
    }

    map = ngx_posts_map_create(call->ctx->pool, 0);

    rc = ngx_posts_liquid_keep(call, list, ngx_posts_liquid_keep_new, &map,
                               result);

    return map ? rc : NGX_ERROR;
}
