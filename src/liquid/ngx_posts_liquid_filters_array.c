
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_join.h"


/*
 * Filters whose input is a list; those of properties and of order have files
 * of their own.  "default" is here, too: it asks whether a value is empty.
 */


static ngx_int_t ngx_posts_liquid_size(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_end(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_first_pair(ngx_posts_liquid_call_t *call,
    ngx_posts_map_t *map, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_join_filter(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_reverse(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_concat(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_default(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_liquid_array_filters[] = {

    { ngx_string("size"), ngx_posts_liquid_size, 0, 0, 0 },

    { ngx_string("first"), ngx_posts_liquid_end, 0, 0, 0 },

    { ngx_string("last"), ngx_posts_liquid_end, 0, 0, 1 },

    { ngx_string("join"), ngx_posts_liquid_join_filter, 0, 1, 0 },

    { ngx_string("reverse"), ngx_posts_liquid_reverse, 0, 0, 0 },

    { ngx_string("concat"), ngx_posts_liquid_concat, 1, 1, 0 },

    { ngx_string("map"), ngx_posts_liquid_filter_map, 1, 1, 0 },

    { ngx_string("where"), ngx_posts_liquid_filter_where, 1, 2, 0 },

    { ngx_string("uniq"), ngx_posts_liquid_filter_uniq, 0, 1, 0 },

    { ngx_string("compact"), ngx_posts_liquid_filter_compact, 0, 1, 0 },

    { ngx_string("sort"), ngx_posts_liquid_filter_sort, 0, 1, 0 },

    { ngx_string("sort_natural"), ngx_posts_liquid_filter_sort, 0, 1, 1 },

    { ngx_string("default"), ngx_posts_liquid_default, 0, 2, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_liquid_size(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    uint64_t            n;
    ngx_int_t           rc;
    ngx_posts_value_t  *v, map;

    v = call->input;

    if (ngx_posts_liquid_is_array(v)) {
        n = ngx_posts_liquid_array_size(v);
        ngx_posts_integer(result, n);
        return NGX_OK;
    }

    n = 0;

    switch (v->type) {

    case NGX_POSTS_STRING:
        n = ngx_posts_utf8_length(v->u.data, v->len);
        break;

    case NGX_POSTS_INTEGER:
        /* bytes of the number, in Ruby */
        n = sizeof(int64_t);
        break;

    case NGX_POSTS_MAP:
        n = v->u.map->nelts;
        break;

    case NGX_POSTS_RANGE:
        if (v->u.range->last >= v->u.range->first) {
            n = (uint64_t) v->u.range->last - v->u.range->first + 1;
        }

        break;

    case NGX_POSTS_DROP:
        if (!ngx_posts_liquid_is_hash(v)) {
            break;
        }

        rc = v->u.drop->ops->map(v->u.drop, call->ctx, &map);
        if (rc != NGX_OK) {
            return rc;
        }

        n = (map.type == NGX_POSTS_MAP) ? map.u.map->nelts : 0;
        break;

    default:
        break;
    }

    ngx_posts_integer(result, (int64_t) n);

    return NGX_OK;
}


/* first and last; of a map only the first */

static ngx_int_t
ngx_posts_liquid_end(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_uint_t          n, last;
    ngx_posts_value_t  *v, map;

    v = call->input;
    last = call->data;

    if (ngx_posts_liquid_is_array(v)) {
        n = ngx_posts_liquid_array_size(v);

        return n ? ngx_posts_liquid_array_item(call->ctx, v, last ? n - 1 : 0,
                                               result)
                 : NGX_OK;
    }

    switch (v->type) {

    case NGX_POSTS_RANGE:
        ngx_posts_integer(result, last ? v->u.range->last
                                       : v->u.range->first);
        return NGX_OK;

    case NGX_POSTS_MAP:
        return last ? NGX_OK
                    : ngx_posts_liquid_first_pair(call, v->u.map, result);

    case NGX_POSTS_DROP:
        if (last || v->u.drop->ops->map == NULL) {
            return NGX_OK;
        }

        rc = v->u.drop->ops->map(v->u.drop, call->ctx, &map);

        if (rc != NGX_OK || map.type != NGX_POSTS_MAP) {
            return rc;
        }

        return ngx_posts_liquid_first_pair(call, map.u.map, result);

    default:
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_liquid_first_pair(ngx_posts_liquid_call_t *call,
    ngx_posts_map_t *map, ngx_posts_value_t *result)
{
    return map->nelts ? ngx_posts_map_pair(call->ctx->pool, map->elts, result)
                      : NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_join_filter(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_str_t                  glue;
    ngx_posts_value_t          v;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_str_set(&glue, " ");

    if (ngx_posts_liquid_argument(call, 0, &v)) {
        rc = ngx_posts_liquid_to_s(call->ctx, &v, &glue);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    return ngx_posts_liquid_join(call, list, list->items->nelts,
                                 &glue, result);
}


static ngx_int_t
ngx_posts_liquid_reverse(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_uint_t                 i, n;
    ngx_posts_array_t         *array;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    n = list->items->nelts;

    array = ngx_posts_liquid_array(call, result, n);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {
        array->elts[i] = list->items->elts[n - 1 - i];
    }

    array->nelts = n;

    return NGX_OK;
}


/* the argument is not flattened, the input is */

static ngx_int_t
ngx_posts_liquid_concat(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_uint_t                 n, size;
    ngx_posts_array_t         *array;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(&call->args[0])) {
        return ngx_posts_error_set(call->ctx->error, "concat filter requires "
                                   "an array argument");
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_LIST, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    n = list->items->nelts;
    size = n + ngx_posts_liquid_array_size(&call->args[0]);

    array = ngx_posts_liquid_array(call, result, size);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (array->nelts = 0; array->nelts < n; array->nelts++) {
        array->elts[array->nelts] = list->items->elts[array->nelts];
    }

    while (array->nelts < size) {
        rc = ngx_posts_liquid_array_item(call->ctx, &call->args[0],
                                         array->nelts - n,
                                         &array->elts[array->nelts]);
        if (rc != NGX_OK) {
            return rc;
        }

        array->nelts++;
    }

    ngx_posts_liquid_step(call->vm, size - n);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_is_empty(ngx_posts_value_t *v)
{
    switch (v->type) {

    case NGX_POSTS_STRING:
        return v->len == 0;

    case NGX_POSTS_MAP:
        return v->u.map->nelts == 0;

    default:
        return ngx_posts_liquid_is_array(v)
               && ngx_posts_liquid_array_size(v) == 0;
    }
}


static ngx_int_t
ngx_posts_liquid_default(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_uint_t          missing, allow;
    ngx_posts_value_t   options, *v;

    allow = 0;

    /* without a default the named arguments are the default */

    ngx_posts_liquid_argument(call, 1, &options);

    if (options.type == NGX_POSTS_MAP) {
        v = ngx_posts_map_get(options.u.map, "allow_false");
        allow = (v && ngx_posts_truthy(v));
    }

    missing = allow ? call->input->type == NGX_POSTS_NIL
                    : !ngx_posts_truthy(call->input);

    if (!missing && !ngx_posts_liquid_is_empty(call->input)) {
        *result = *call->input;
        return NGX_OK;
    }

    if (!ngx_posts_liquid_argument(call, 0, result)) {
        ngx_posts_string(result, "", 0);
    }

    return NGX_OK;
}
