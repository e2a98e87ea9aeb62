
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_collection.h"


/* far beyond any collection, and safe to add */

#define NGX_POSTS_LIQUID_FAR  ((int64_t) 1 << 60)


static ngx_int_t ngx_posts_liquid_open(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, ngx_uint_t most, int64_t *n);
static ngx_int_t ngx_posts_liquid_open_drop(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, ngx_uint_t most, int64_t *n);


ngx_int_t
ngx_posts_liquid_slice(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, int64_t from, int64_t *limit,
    ngx_uint_t reversed, ngx_posts_liquid_slice_t *slice)
{
    int64_t     to, n;
    ngx_int_t   rc;
    ngx_uint_t  most;

    slice->collection = *collection;

    /* a loop over the first five does not depend on how many there are */

    most = NGX_POSTS_ALL;

    if (limit != NULL && *limit >= 0 && *limit < NGX_POSTS_LIQUID_FAR
        && from < NGX_POSTS_LIQUID_FAR)
    {
        most = (ngx_uint_t) (ngx_max(from, 0) + *limit);
    }

    rc = ngx_posts_liquid_open(vm, &slice->collection, most, &n);
    if (rc != NGX_OK) {
        return rc;
    }

    /* a string is one item, whatever the limits are */

    if (collection->type != NGX_POSTS_STRING) {
        from = ngx_max(ngx_min(from, NGX_POSTS_LIQUID_FAR),
                       -NGX_POSTS_LIQUID_FAR);

        to = n;

        if (limit != NULL) {
            to = from + ngx_max(ngx_min(*limit, NGX_POSTS_LIQUID_FAR),
                                -NGX_POSTS_LIQUID_FAR);
            to = ngx_min(to, n);
        }

        from = ngx_max(from, 0);
        n = ngx_max(to - from, 0);

    } else {
        from = 0;
    }

    slice->length = n;
    slice->first = reversed ? from + n - 1 : from;
    slice->step = reversed ? -1 : 1;

    if (n == 0) {
        return NGX_OK;
    }

    return ngx_posts_liquid_collection_item(vm, &slice->collection,
                                            slice->first, &slice->item);
}


/*
 * The number of items.  A drop of named parts is replaced by their names,
 * one that stands for a Hash by the Hash.
 */

static ngx_int_t
ngx_posts_liquid_open(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, ngx_uint_t most, int64_t *n)
{
    ngx_posts_range_t  *range;

    *n = 0;

    switch (collection->type) {

    case NGX_POSTS_ARRAY:
        *n = collection->u.array->nelts;
        return NGX_OK;

    case NGX_POSTS_MAP:
        *n = collection->u.map->nelts;
        return NGX_OK;

    case NGX_POSTS_STRING:
        *n = (collection->len != 0);
        return NGX_OK;

    case NGX_POSTS_RANGE:
        range = collection->u.range;

        if (range->last >= range->first) {
            *n = (range->first >= 0
                  || range->last < NGX_POSTS_LIQUID_FAR + range->first)
                 ? range->last - range->first : NGX_POSTS_LIQUID_FAR;
            *n = ngx_min(*n, NGX_POSTS_LIQUID_FAR) + 1;
        }

        return NGX_OK;

    case NGX_POSTS_DROP:
        return ngx_posts_liquid_open_drop(vm, collection, most, n);

    default:
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_liquid_open_drop(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, ngx_uint_t most, int64_t *n)
{
    ngx_int_t           rc;
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_drop_t   *drop;
    ngx_posts_value_t   value;
    ngx_posts_array_t  *names;

    drop = collection->u.drop;

    if (drop->ops->size != NULL && drop->ops->item != NULL) {
        *n = drop->ops->size(drop, most);
        return NGX_OK;
    }

    if (drop->ops->map == NULL) {
        return NGX_OK;
    }

    ngx_posts_nil(&value);

    rc = drop->ops->map(drop, vm->ctx, &value);
    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : rc;
    }

    map = value.u.map;

    if (ngx_posts_drop_is_hash(drop)) {
        *collection = value;
        *n = map->nelts;
        return NGX_OK;
    }

    names = ngx_posts_array_create(vm->ctx->pool, map->nelts);
    if (names == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < map->nelts; i++) {
        names->elts[i] = map->elts[i].key;
    }

    names->nelts = map->nelts;
    *n = map->nelts;

    ngx_posts_array(collection, names);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_collection_item(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, int64_t i, ngx_posts_value_t *item)
{
    ngx_int_t          rc;
    ngx_posts_drop_t  *drop;

    switch (collection->type) {

    case NGX_POSTS_ARRAY:
        *item = collection->u.array->elts[i];
        return NGX_OK;

    case NGX_POSTS_RANGE:
        ngx_posts_integer(item, collection->u.range->first + i);
        return NGX_OK;

    case NGX_POSTS_MAP:
        return ngx_posts_map_pair(vm->ctx->pool, &collection->u.map->elts[i],
                                  item);

    case NGX_POSTS_DROP:
        drop = collection->u.drop;
        ngx_posts_nil(item);

        rc = drop->ops->item(drop, vm->ctx, i, item);
        return (rc == NGX_DECLINED) ? NGX_OK : rc;

    default:
        *item = *collection;
        return NGX_OK;
    }
}
