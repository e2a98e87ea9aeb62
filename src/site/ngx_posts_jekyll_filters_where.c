
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_jekyll_property.h"


/*
 * where and find, by a property or by an expression.  "find" ends with the
 * first item that fits; the items are gathered before, which costs little.
 */


#define NGX_POSTS_JEKYLL_FIND  1


typedef struct {
    ngx_str_t                        name;
    ngx_posts_value_t               *target;
    ngx_str_t                        text;       /* the target as a string */
    ngx_posts_liquid_expression_t   *expression;
} ngx_posts_jekyll_where_t;


static ngx_int_t ngx_posts_jekyll_where(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_where_exp(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_select(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_liquid_key_pt fits,
    ngx_posts_jekyll_where_t *where, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_fits(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);
static ngx_int_t ngx_posts_jekyll_fits_exp(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_where_filters[] = {

    { ngx_string("where"), ngx_posts_jekyll_where, 2, 2, 0 },

    { ngx_string("find"), ngx_posts_jekyll_where, 2, 2,
      NGX_POSTS_JEKYLL_FIND },

    { ngx_string("where_exp"), ngx_posts_jekyll_where_exp, 2, 2, 0 },

    { ngx_string("find_exp"), ngx_posts_jekyll_where_exp, 2, 2,
      NGX_POSTS_JEKYLL_FIND },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_jekyll_where(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_posts_value_t          property, target;
    ngx_posts_jekyll_where_t   where;
    ngx_posts_liquid_items_t  *list;

    ngx_posts_liquid_argument(call, 0, &property);
    ngx_posts_liquid_argument(call, 1, &target);

    if (!ngx_posts_truthy(&property)
        || ngx_posts_liquid_is_array(&target)
        || ngx_posts_liquid_is_hash(&target))
    {
        *result = *call->input;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_VALUES, &list);

    if (rc == NGX_DECLINED) {
        *result = *call->input;
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    where.target = &target;

    rc = ngx_posts_liquid_to_s(call->ctx, &property, &where.name);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, &target, &where.text);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_select(call, list, ngx_posts_jekyll_fits, &where,
                                   result);
}


/* an expression is compiled again after a pause, which is cheap */

static ngx_int_t
ngx_posts_jekyll_where_exp(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_str_t                  source;
    ngx_posts_jekyll_where_t   where;
    ngx_posts_liquid_items_t  *list;

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_VALUES, &list);

    if (rc == NGX_DECLINED) {
        *result = *call->input;
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 0, &where.name);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_jekyll_expression(call, &source);
    if (rc != NGX_OK) {
        return rc;
    }

    where.expression = ngx_posts_liquid_condition(call->vm, &source);
    if (where.expression == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_select(call, list, ngx_posts_jekyll_fits_exp,
                                   &where, result);
}


ngx_int_t
ngx_posts_jekyll_expression(ngx_posts_liquid_call_t *call, ngx_str_t *source)
{
    ngx_str_t          name;
    ngx_posts_value_t  v;

    ngx_posts_liquid_argument(call, 1, &v);

    if (v.type != NGX_POSTS_STRING) {
        name = ngx_posts_value_class(&v);

        return ngx_posts_error_set(call->ctx->error, "no implicit conversion "
                                   "of %V into String", &name);
    }

    *source = ngx_posts_value_str(&v);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_select(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_posts_liquid_key_pt fits,
    ngx_posts_jekyll_where_t *where, ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_uint_t          i;
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *v;

    rc = ngx_posts_liquid_items_keys(call, list, fits, where);

    if (rc == NGX_DONE) {
        *result = list->items->elts[list->nkeys];
        return NGX_OK;
    }

    if (rc != NGX_OK || call->data == NGX_POSTS_JEKYLL_FIND) {
        return rc;
    }

    array = ngx_posts_liquid_array(call, result, 0);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < list->items->nelts; i++) {

        if (!ngx_posts_truthy(&list->keys[i])) {
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


/* "empty" fits what is nil or, joined, an empty string */

static ngx_int_t
ngx_posts_jekyll_nothing(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *property, ngx_uint_t *equal)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    if (property->type == NGX_POSTS_MAP) {
        *equal = (property->u.map->nelts == 0);
        return NGX_OK;
    }

    rc = ngx_posts_value_to_s(call->ctx, property, &s);

    if (rc == NGX_OK) {
        *equal = (s.len == 0);
    }

    return rc;
}


/* an array fits when one of its elements does */

static ngx_int_t
ngx_posts_jekyll_equals(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *property, ngx_posts_jekyll_where_t *where,
    ngx_uint_t *equal)
{
    ngx_int_t          rc;
    ngx_str_t          s;
    ngx_uint_t         i, n;
    ngx_posts_value_t  v;

    *equal = 0;

    if (ngx_posts_liquid_is_nothing(where->target)) {
        return ngx_posts_jekyll_nothing(call, property, equal);
    }

    if (where->target->type == NGX_POSTS_NIL) {
        *equal = (property->type == NGX_POSTS_NIL);
        return NGX_OK;
    }

    if (property->type == NGX_POSTS_NIL
        || ngx_posts_liquid_is_hash(property))
    {
        return NGX_OK;
    }

    n = ngx_posts_liquid_is_array(property)
        ? ngx_posts_liquid_array_size(property) : 1;

    for (i = 0; i < n && !*equal; i++) {

        if (ngx_posts_liquid_is_array(property)) {
            rc = ngx_posts_liquid_array_item(call->ctx, property, i, &v);
            if (rc != NGX_OK) {
                return rc;
            }

        } else {
            v = *property;
        }

        rc = ngx_posts_liquid_to_s(call->ctx, &v, &s);
        if (rc != NGX_OK) {
            return rc;
        }

        *equal = (s.len == where->text.len
                  && ngx_memcmp(s.data, where->text.data, s.len) == 0);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_fits(ngx_posts_liquid_call_t *call, ngx_posts_value_t *item,
    void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_uint_t          equal;
    ngx_posts_value_t   property;

    ngx_posts_jekyll_where_t  *where = data;

    rc = ngx_posts_jekyll_property(call, item, &where->name, &property);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_jekyll_equals(call, &property, where, &equal);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_boolean(key, equal);

    return (equal && call->data == NGX_POSTS_JEKYLL_FIND) ? NGX_DONE : NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_fits_exp(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t  rc;

    ngx_posts_jekyll_where_t  *where = data;

    rc = ngx_posts_liquid_evaluate(call->vm, where->expression, &where->name,
                                   item, key);
    if (rc != NGX_OK) {
        return rc;
    }

    return (ngx_posts_truthy(key) && call->data == NGX_POSTS_JEKYLL_FIND)
           ? NGX_DONE : NGX_OK;
}
