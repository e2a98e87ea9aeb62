
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"


static ngx_int_t ngx_posts_value_place(ngx_posts_value_t *key, ngx_uint_t n,
    ngx_uint_t *i);
static ngx_int_t ngx_posts_value_element(ngx_posts_array_t *array,
    ngx_posts_value_t *key, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_value_part(ngx_posts_context_t *ctx,
    ngx_posts_drop_t *drop, ngx_posts_value_t *key,
    ngx_posts_value_t *result);


static const ngx_str_t  ngx_posts_value_classes[] = {
    ngx_string("NilClass"),
    ngx_string("FalseClass"),
    ngx_string("Integer"),
    ngx_string("Integer"),
    ngx_string("Float"),
    ngx_string("String"),
    ngx_string("Date"),
    ngx_string("Time"),
    ngx_string("Array"),
    ngx_string("Hash"),
    ngx_string("Range"),
    ngx_string("Liquid::Drop"),
    ngx_string("Liquid::Condition::MethodLiteral"),
    ngx_string("Liquid::Condition::MethodLiteral")
};


ngx_posts_array_t *
ngx_posts_array_create(ngx_pool_t *pool, ngx_uint_t n)
{
    ngx_posts_array_t  *array;

    array = ngx_pcalloc(pool, sizeof(ngx_posts_array_t));
    if (array == NULL) {
        return NULL;
    }

    if (n) {
        array->elts = ngx_palloc(pool, n * sizeof(ngx_posts_value_t));
        if (array->elts == NULL) {
            return NULL;
        }

        array->nalloc = n;
    }

    return array;
}


ngx_posts_value_t *
ngx_posts_array_push(ngx_pool_t *pool, ngx_posts_array_t *array)
{
    ngx_uint_t          n;
    ngx_posts_value_t  *v;

    if (array->nelts == array->nalloc) {
        n = array->nalloc ? 2 * array->nalloc : 4;

        v = ngx_palloc(pool, n * sizeof(ngx_posts_value_t));
        if (v == NULL) {
            return NULL;
        }

        if (array->nelts) {
            ngx_memcpy(v, array->elts,
                       array->nelts * sizeof(ngx_posts_value_t));
        }

        array->elts = v;
        array->nalloc = n;
    }

    v = &array->elts[array->nelts++];
    ngx_posts_nil(v);

    return v;
}


ngx_str_t
ngx_posts_value_class(ngx_posts_value_t *v)
{
    ngx_str_t  name;

    if (v->type == NGX_POSTS_DROP && v->u.drop->ops->name.len) {
        return v->u.drop->ops->name;
    }

    if (v->type == NGX_POSTS_BOOLEAN && v->u.integer) {
        ngx_str_set(&name, "TrueClass");
        return name;
    }

    return ngx_posts_value_classes[v->type];
}


ngx_int_t
ngx_posts_value_get(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_posts_value_t  *found;

    switch (v->type) {

    case NGX_POSTS_MAP:
        found = ngx_posts_map_find_value(v->u.map, key);

        if (found == NULL) {
            return NGX_DECLINED;
        }

        *result = *found;

        return NGX_OK;

    case NGX_POSTS_ARRAY:
        return ngx_posts_value_element(v->u.array, key, result);

    case NGX_POSTS_DROP:
        return ngx_posts_value_part(ctx, v->u.drop, key, result);

    default:
        return NGX_DECLINED;
    }
}


static ngx_int_t
ngx_posts_value_element(ngx_posts_array_t *array, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    ngx_uint_t  i;

    if (ngx_posts_value_place(key, array->nelts, &i) != NGX_OK) {
        return NGX_DECLINED;
    }

    *result = array->elts[i];

    return NGX_OK;
}


static ngx_int_t
ngx_posts_value_part(ngx_posts_context_t *ctx, ngx_posts_drop_t *drop,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    if (drop->ops->get) {
        rc = drop->ops->get(drop, ctx, key, result);

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    if (drop->ops->item == NULL
        || ngx_posts_value_place(key, drop->ops->size(drop, NGX_POSTS_ALL),
                                 &i) != NGX_OK)
    {
        return NGX_DECLINED;
    }

    return drop->ops->item(drop, ctx, i, result);
}


/* the place of an element, which is counted from the end if negative */

static ngx_int_t
ngx_posts_value_place(ngx_posts_value_t *key, ngx_uint_t n, ngx_uint_t *i)
{
    int64_t  place;

    if (key->type != NGX_POSTS_INTEGER) {
        return NGX_DECLINED;
    }

    place = key->u.integer;

    if (place < 0) {
        place += (int64_t) n;
    }

    if (place < 0 || place >= (int64_t) n) {
        return NGX_DECLINED;
    }

    *i = (ngx_uint_t) place;

    return NGX_OK;
}
