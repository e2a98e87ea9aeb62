
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_items.h"


static ngx_int_t ngx_posts_liquid_gather(ngx_posts_liquid_call_t *call,
    ngx_uint_t kind, ngx_posts_liquid_items_t *items);
static ngx_int_t ngx_posts_liquid_gather_array(ngx_posts_liquid_call_t *call,
    ngx_uint_t flatten, ngx_posts_liquid_items_t *items);
static ngx_int_t ngx_posts_liquid_gather_map(ngx_posts_liquid_call_t *call,
    ngx_uint_t kind, ngx_posts_map_t *map, ngx_posts_array_t *array);
static ngx_int_t ngx_posts_liquid_gather_range(ngx_posts_liquid_call_t *call,
    ngx_posts_range_t *range, ngx_posts_array_t *array);
static ngx_int_t ngx_posts_liquid_flatten(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_value_t *v, ngx_uint_t depth);


ngx_int_t
ngx_posts_liquid_items(ngx_posts_liquid_call_t *call, ngx_uint_t kind,
    ngx_posts_liquid_items_t **items)
{
    ngx_int_t                  rc;
    ngx_posts_liquid_items_t  *list;

    list = call->state;

    if (list == NULL) {
        list = ngx_pcalloc(call->ctx->pool, sizeof(ngx_posts_liquid_items_t));
        if (list == NULL) {
            return NGX_ERROR;
        }

        call->state = list;
    }

    *items = list;

    if (list->gathered) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_gather(call, kind, list);

    if (rc == NGX_OK) {
        list->gathered = 1;
        ngx_posts_liquid_step(call->vm, list->items->nelts);
    }

    return rc;
}


static ngx_posts_value_t *
ngx_posts_liquid_item_push(ngx_posts_liquid_call_t *call,
    ngx_posts_array_t *array)
{
    if (array->nelts == NGX_POSTS_MAX_LIQUID_ITEMS) {
        (void) ngx_posts_error_set(call->ctx->error,
                                   "an array has more than %ui items",
                                   array->nelts);
        return NULL;
    }

    return ngx_posts_array_push(call->ctx->pool, array);
}


static ngx_uint_t
ngx_posts_liquid_is_flat(ngx_posts_array_t *array)
{
    ngx_uint_t  i;

    for (i = 0; i < array->nelts; i++) {
        if (ngx_posts_liquid_is_array(&array->elts[i])) {
            return 0;
        }
    }

    return 1;
}


static ngx_int_t
ngx_posts_liquid_gather(ngx_posts_liquid_call_t *call, ngx_uint_t kind,
    ngx_posts_liquid_items_t *list)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *input, *v, map;

    input = call->input;

    if (input->type == NGX_POSTS_ARRAY
        && (kind != NGX_POSTS_LIQUID_LIST
            || ngx_posts_liquid_is_flat(input->u.array)))
    {
        list->items = input->u.array;
        return NGX_OK;
    }

    if (list->items == NULL) {
        list->items = ngx_posts_array_create(call->ctx->pool,
                                          ngx_posts_liquid_array_size(input));
        if (list->items == NULL) {
            return NGX_ERROR;
        }
    }

    if (ngx_posts_liquid_is_array(input)) {
        return ngx_posts_liquid_gather_array(call,
                                             kind == NGX_POSTS_LIQUID_LIST,
                                             list);
    }

    switch (input->type) {

    case NGX_POSTS_RANGE:
        return ngx_posts_liquid_gather_range(call, input->u.range,
                                             list->items);

    case NGX_POSTS_MAP:
        if (kind == NGX_POSTS_LIQUID_LIST) {
            break;
        }

        return ngx_posts_liquid_gather_map(call, kind, input->u.map,
                                           list->items);

    case NGX_POSTS_DROP:
        if (input->u.drop->ops->map == NULL
            || (kind == NGX_POSTS_LIQUID_LIST
                && ngx_posts_liquid_is_hash(input)))
        {
            break;
        }

        rc = input->u.drop->ops->map(input->u.drop, call->ctx, &map);

        if (rc == NGX_OK && map.type == NGX_POSTS_MAP) {
            return ngx_posts_liquid_gather_map(call, kind, map.u.map,
                                               list->items);
        }

        return rc;

    case NGX_POSTS_NIL:
        return (kind == NGX_POSTS_LIQUID_LIST) ? NGX_OK : NGX_DECLINED;

    default:
        break;
    }

    if (kind != NGX_POSTS_LIQUID_LIST) {
        return NGX_DECLINED;
    }

    v = ngx_posts_liquid_item_push(call, list->items);
    if (v == NULL) {
        return NGX_ERROR;
    }

    *v = *input;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_gather_array(ngx_posts_liquid_call_t *call,
    ngx_uint_t flatten, ngx_posts_liquid_items_t *list)
{
    ngx_int_t           rc;
    ngx_uint_t          n, size;
    ngx_posts_array_t  *items;
    ngx_posts_value_t   v;

    items = list->items;
    size = ngx_posts_liquid_array_size(call->input);

    while (list->next < size) {
        n = items->nelts;

        rc = ngx_posts_liquid_array_item(call->ctx, call->input, list->next,
                                         &v);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_liquid_flatten(call, list, &v,
                                      flatten ? 0 : NGX_POSTS_MAX_VALUE_DEPTH);
        if (rc != NGX_OK) {
            items->nelts = n;
            return rc;
        }

        list->next++;

        if (call->input->type == NGX_POSTS_DROP) {
            ngx_posts_liquid_step(call->vm, 1);

            if (ngx_posts_liquid_expired(call->vm)) {
                return NGX_AGAIN;
            }
        }
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_items_visit(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_uint_t n)
{
    if (n > NGX_POSTS_MAX_VALUE_NODES - list->nodes) {
        return ngx_posts_error_set(call->ctx->error,
                                   "an array consists of more than %d values",
                                   NGX_POSTS_MAX_VALUE_NODES);
    }

    list->nodes += n;

    return NGX_OK;
}


/* appends an item, or what is in it; what is nested too deep stays nested */

static ngx_int_t
ngx_posts_liquid_flatten(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_value_t *v, ngx_uint_t depth)
{
    ngx_int_t           rc;
    ngx_uint_t          i, n;
    ngx_posts_value_t  *last, item;

    if (!ngx_posts_liquid_is_array(v) || depth == NGX_POSTS_MAX_VALUE_DEPTH) {
        last = ngx_posts_liquid_item_push(call, list->items);
        if (last == NULL) {
            return NGX_ERROR;
        }

        *last = *v;

        return NGX_OK;
    }

    n = ngx_posts_liquid_array_size(v);

    rc = ngx_posts_liquid_items_visit(call, list, n);
    if (rc != NGX_OK) {
        return rc;
    }

    for (i = 0; i < n; i++) {
        rc = ngx_posts_liquid_array_item(call->ctx, v, i, &item);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_liquid_flatten(call, list, &item, depth + 1);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    return NGX_OK;
}


/* of a drop that is a LIST these are its keys: it yields key and value */

static ngx_int_t
ngx_posts_liquid_gather_map(ngx_posts_liquid_call_t *call, ngx_uint_t kind,
    ngx_posts_map_t *map, ngx_posts_array_t *array)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *v;

    for (i = 0; i < map->nelts; i++) {
        v = ngx_posts_liquid_item_push(call, array);
        if (v == NULL) {
            return NGX_ERROR;
        }

        if (kind == NGX_POSTS_LIQUID_LIST) {
            *v = map->elts[i].key;
            continue;
        }

        if (kind == NGX_POSTS_LIQUID_VALUES) {
            *v = map->elts[i].value;
            continue;
        }

        if (ngx_posts_map_pair(call->ctx->pool, &map->elts[i], v) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_gather_range(ngx_posts_liquid_call_t *call,
    ngx_posts_range_t *range, ngx_posts_array_t *array)
{
    uint64_t            i, n;
    ngx_posts_value_t  *v;

    if (range->last < range->first) {
        return NGX_OK;
    }

    n = (uint64_t) range->last - (uint64_t) range->first;

    if (n >= NGX_POSTS_MAX_LIQUID_RANGE) {
        return ngx_posts_error_set(call->ctx->error,
                                   "a range has more than %ui items",
                                   (ngx_uint_t) NGX_POSTS_MAX_LIQUID_RANGE);
    }

    for (i = 0; i <= n; i++) {
        v = ngx_posts_liquid_item_push(call, array);
        if (v == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_integer(v, range->first + (int64_t) i);
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_items_keys(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_liquid_key_pt key, void *data)
{
    ngx_int_t           rc;
    ngx_uint_t          n;
    ngx_posts_value_t  *v;

    n = list->items->nelts;

    if (list->keys == NULL) {
        list->keys = ngx_palloc(call->ctx->pool,
                                (n ? n : 1) * sizeof(ngx_posts_value_t));
        if (list->keys == NULL) {
            return NGX_ERROR;
        }
    }

    while (list->nkeys < n) {
        v = &list->keys[list->nkeys];
        ngx_posts_nil(v);

        rc = key(call, &list->items->elts[list->nkeys], data, v);
        if (rc != NGX_OK) {
            return rc;
        }

        list->nkeys++;

        ngx_posts_liquid_step(call->vm, 1);

        if (list->nkeys < n && ngx_posts_liquid_expired(call->vm)) {
            return NGX_AGAIN;
        }
    }

    return NGX_OK;
}
