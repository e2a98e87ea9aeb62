
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_sort.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_jekyll_property.h"


/*
 * group_by, group_by_exp and sort.
 */


typedef struct {
    ngx_str_t                        name;
    ngx_posts_liquid_expression_t   *expression;
} ngx_posts_jekyll_group_t;


static ngx_int_t ngx_posts_jekyll_group_by(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_group_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);
static ngx_int_t ngx_posts_jekyll_groups(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_sort_self(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);
static ngx_int_t ngx_posts_jekyll_order_self(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order);
static ngx_int_t ngx_posts_jekyll_order_nil_first(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order);
static ngx_int_t ngx_posts_jekyll_order_nil_last(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t *order);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_group_filters[] = {

    { ngx_string("group_by"), ngx_posts_jekyll_group_by, 1, 1, 0 },

    { ngx_string("group_by_exp"), ngx_posts_jekyll_group_by, 2, 2, 1 },

    { ngx_string("sort"), ngx_posts_jekyll_sort, 0, 2, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_jekyll_group_by(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_str_t                  source;
    ngx_posts_jekyll_group_t   group;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);

    if (rc == NGX_DECLINED) {
        *result = *call->input;
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 0, &group.name);
    if (rc != NGX_OK) {
        return rc;
    }

    group.expression = NULL;

    if (call->data) {
        rc = ngx_posts_jekyll_expression(call, &source);
        if (rc != NGX_OK) {
            return rc;
        }

        group.expression = ngx_posts_liquid_variable(call->vm, &source);
        if (group.expression == NULL) {
            return NGX_ERROR;
        }
    }

    rc = ngx_posts_liquid_items_keys(call, list, ngx_posts_jekyll_group_key,
                                     &group);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_groups(call, list, result);
}


static ngx_int_t
ngx_posts_jekyll_group_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t   rc;
    ngx_str_t   s;

    ngx_posts_jekyll_group_t  *group = data;

    if (group->expression) {
        return ngx_posts_liquid_evaluate(call->vm, group->expression,
                                         &group->name, item, key);
    }

    rc = ngx_posts_jekyll_property(call, item, &group->name, key);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, key, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(key, s.data, s.len);

    return NGX_OK;
}


/* the items of each key, in a map from the key to an array */

static ngx_posts_map_t *
ngx_posts_jekyll_collect(ngx_pool_t *pool, ngx_posts_liquid_items_t *list)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *v;

    map = ngx_posts_map_create(pool, 0);
    if (map == NULL) {
        return NULL;
    }

    for (i = 0; i < list->items->nelts; i++) {
        v = ngx_posts_map_set_value(map, &list->keys[i]);
        if (v == NULL) {
            return NULL;
        }

        if (v->type != NGX_POSTS_ARRAY) {
            array = ngx_posts_array_create(pool, 0);
            if (array == NULL) {
                return NULL;
            }

            ngx_posts_array(v, array);
        }

        v = ngx_posts_array_push(pool, v->u.array);
        if (v == NULL) {
            return NULL;
        }

        *v = list->items->elts[i];
    }

    return map;
}


static ngx_posts_map_t *
ngx_posts_jekyll_new_group(ngx_pool_t *pool, ngx_posts_map_entry_t *entry)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *v;

    map = ngx_posts_map_create(pool, 3);
    if (map == NULL) {
        return NULL;
    }

    v = ngx_posts_map_put(map, "name");
    if (v == NULL) {
        return NULL;
    }

    *v = entry->key;

    v = ngx_posts_map_put(map, "items");
    if (v == NULL) {
        return NULL;
    }

    *v = entry->value;

    v = ngx_posts_map_put(map, "size");
    if (v == NULL) {
        return NULL;
    }

    ngx_posts_integer(v, (int64_t) entry->value.u.array->nelts);

    return map;
}


static ngx_int_t
ngx_posts_jekyll_groups(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_value_t *result)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *group;
    ngx_posts_array_t  *array;

    map = ngx_posts_jekyll_collect(call->ctx->pool, list);
    if (map == NULL) {
        return NGX_ERROR;
    }

    array = ngx_posts_liquid_array(call, result, map->nelts);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < map->nelts; i++) {
        group = ngx_posts_jekyll_new_group(call->ctx->pool, &map->elts[i]);
        if (group == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_map(&array->elts[i], group);
        array->nelts++;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                   rc;
    ngx_str_t                   name;
    ngx_uint_t                  kind;
    ngx_posts_value_t           property, nils;
    ngx_posts_liquid_items_t   *list;
    ngx_posts_liquid_order_pt   order;

    if (call->input->type == NGX_POSTS_NIL) {
        return ngx_posts_error_set(call->ctx->error,
                                   "Cannot sort a null object.");
    }

    order = ngx_posts_jekyll_order_nil_first;

    if (ngx_posts_liquid_argument(call, 1, &nils)) {

        if (ngx_posts_is(&nils, "last")) {
            order = ngx_posts_jekyll_order_nil_last;

        } else if (!ngx_posts_is(&nils, "first")
                   && call->args[0].type != NGX_POSTS_NIL)
        {
            (void) ngx_posts_liquid_to_s(call->ctx, &nils, &name);

            return ngx_posts_error_set(call->ctx->error, "Invalid nils order: "
                                       "'%V' is not a valid nils order. It "
                                       "must be 'first' or 'last'.", &name);
        }
    }

    ngx_posts_liquid_argument(call, 0, &property);

    /* by a property, what a document is sorted by are the names it has */

    kind = (property.type != NGX_POSTS_NIL
            && call->input->type == NGX_POSTS_DROP
            && !ngx_posts_liquid_is_hash(call->input)
            && call->input->u.drop->ops->map != NULL)
           ? NGX_POSTS_LIQUID_LIST : NGX_POSTS_LIQUID_EACH;

    rc = ngx_posts_liquid_items(call, kind, &list);

    if (rc == NGX_DECLINED) {
        return ngx_posts_liquid_no_method(call, call->input, "sort");
    }

    if (rc != NGX_OK) {
        return rc;
    }

    if (property.type == NGX_POSTS_NIL) {
        order = ngx_posts_jekyll_order_self;

        rc = ngx_posts_liquid_items_keys(call, list,
                                         ngx_posts_jekyll_sort_self, NULL);

    } else {
        rc = ngx_posts_liquid_to_s(call->ctx, &property, &name);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_liquid_items_keys(call, list,
                                         ngx_posts_jekyll_property, &name);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_sort(call, list, order, result);
}


/* documents are in the order of their dates, then of their paths */

static ngx_int_t
ngx_posts_jekyll_sort_self(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_posts_array_t  *pair;
    ngx_posts_value_t   date, path;

    *key = *item;

    if (item->type != NGX_POSTS_DROP || ngx_posts_liquid_is_array(item)) {
        return NGX_OK;
    }

    ngx_posts_string(&date, "date", 4);
    ngx_posts_string(&path, "path", 4);

    pair = ngx_posts_array_create(call->ctx->pool, 2);
    if (pair == NULL) {
        return NGX_ERROR;
    }

    pair->nelts = 2;

    rc = ngx_posts_value_get(call->ctx, item, &date, &pair->elts[0]);

    if (rc == NGX_OK) {
        rc = ngx_posts_value_get(call->ctx, item, &path, &pair->elts[1]);
    }

    if (rc == NGX_OK && pair->elts[0].type != NGX_POSTS_NIL) {
        ngx_posts_array(key, pair);
    }

    return (rc == NGX_DECLINED) ? NGX_OK : rc;
}


static ngx_int_t
ngx_posts_jekyll_order_self(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order)
{
    ngx_str_t  left, right;

    if (ngx_posts_value_compare(a, b, order) == NGX_OK) {
        return NGX_OK;
    }

    left = ngx_posts_value_class(a);
    right = ngx_posts_value_class(b);

    if (b->type <= NGX_POSTS_FLOAT) {
        (void) ngx_posts_value_inspect(call->ctx, b, &right);
    }

    return ngx_posts_error_set(call->ctx->error,
                               "comparison of %V with %V failed", &left,
                               &right);
}


static ngx_int_t
ngx_posts_jekyll_order(ngx_posts_liquid_call_t *call, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_int_t nil, ngx_int_t *order)
{
    size_t     n;
    ngx_int_t  rc;
    ngx_str_t  left, right;

    if (a->type == NGX_POSTS_NIL || b->type == NGX_POSTS_NIL) {
        *order = ((a->type == NGX_POSTS_NIL) - (b->type == NGX_POSTS_NIL))
                 * nil;
        return NGX_OK;
    }

    if (ngx_posts_value_compare(a, b, order) == NGX_OK) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, a, &left);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, b, &right);
    if (rc != NGX_OK) {
        return rc;
    }

    n = ngx_min(left.len, right.len);
    *order = ngx_memcmp(left.data, right.data, n);

    if (*order == 0) {
        *order = (left.len > right.len) - (left.len < right.len);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_order_nil_first(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order)
{
    return ngx_posts_jekyll_order(call, a, b, -1, order);
}


static ngx_int_t
ngx_posts_jekyll_order_nil_last(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_int_t *order)
{
    return ngx_posts_jekyll_order(call, a, b, 1, order);
}
