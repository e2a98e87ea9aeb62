
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_join.h"
#include "site/ngx_posts_jekyll_filters.h"


/*
 * Filters that take from an array, add to it, or print it.
 */


#define NGX_POSTS_JEKYLL_LAST   0
#define NGX_POSTS_JEKYLL_FIRST  1


static ngx_int_t ngx_posts_jekyll_pop(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_push(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_sample(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_sentence(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_array_filters[] = {

    { ngx_string("pop"), ngx_posts_jekyll_pop, 0, 1, NGX_POSTS_JEKYLL_LAST },

    { ngx_string("shift"), ngx_posts_jekyll_pop, 0, 1,
      NGX_POSTS_JEKYLL_FIRST },

    { ngx_string("push"), ngx_posts_jekyll_push, 1, 1,
      NGX_POSTS_JEKYLL_LAST },

    { ngx_string("unshift"), ngx_posts_jekyll_push, 1, 1,
      NGX_POSTS_JEKYLL_FIRST },

    { ngx_string("sample"), ngx_posts_jekyll_sample, 0, 1, 0 },

    { ngx_string("array_to_sentence_string"), ngx_posts_jekyll_sentence, 0,
      1, 0 },

    ngx_posts_liquid_null_filter
};


/* a copy of n elements, behind room for as many as "before" */

static ngx_int_t
ngx_posts_jekyll_copy(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *from, ngx_uint_t n, ngx_uint_t before,
    ngx_uint_t behind, ngx_posts_value_t *result)
{
    ngx_posts_array_t  *array;

    array = ngx_posts_liquid_array(call, result, before + n + behind);
    if (array == NULL) {
        return NGX_ERROR;
    }

    if (n) {
        ngx_memcpy(array->elts + before, from, n * sizeof(ngx_posts_value_t));
    }

    array->nelts = before + n + behind;

    return NGX_OK;
}


/* pop and shift; what is no array stays as it is */

static ngx_int_t
ngx_posts_jekyll_pop(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    int64_t                    num;
    ngx_int_t                  rc;
    ngx_uint_t                 n;
    ngx_posts_value_t          v;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(call->input)) {
        *result = *call->input;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    num = 1;

    if (ngx_posts_liquid_argument(call, 0, &v)) {
        rc = ngx_posts_liquid_to_integer(call->ctx, &v, &num);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (num < 0) {
        return ngx_posts_error_set(call->ctx->error, "negative array size");
    }

    n = list->items->nelts;
    num = ngx_min(num, (int64_t) n);

    return ngx_posts_jekyll_copy(call, list->items->elts
                                 + (call->data == NGX_POSTS_JEKYLL_FIRST
                                    ? num : 0),
                                 n - num, 0, 0, result);
}


/* push and unshift */

static ngx_int_t
ngx_posts_jekyll_push(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                  rc;
    ngx_uint_t                 n, first;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(call->input)) {
        *result = *call->input;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    n = list->items->nelts;
    first = (call->data == NGX_POSTS_JEKYLL_FIRST);

    rc = ngx_posts_jekyll_copy(call, list->items->elts, n, first, !first,
                               result);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_liquid_argument(call, 0,
                              &result->u.array->elts[first ? 0 : n]);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_sample(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    int64_t                    num;
    ngx_int_t                  rc;
    ngx_str_t                  s;
    ngx_uint_t                 i, j, n;
    ngx_posts_value_t          v, *elts;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(call->input)) {
        *result = *call->input;
        return NGX_OK;
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    num = 1;

    if (ngx_posts_liquid_argument(call, 0, &v)) {

        if (v.type == NGX_POSTS_INTEGER) {
            num = v.u.integer;

        } else if (ngx_posts_liquid_to_s(call->ctx, &v, &s) != NGX_OK
                   || ngx_posts_liquid_parse_integer(s.data, s.len, &num)
                      != NGX_OK)
        {
            num = 1;
        }
    }

    n = list->items->nelts;

    if (num == 1) {

        if (n) {
            *result = list->items->elts[(ngx_uint_t) ngx_random() % n];
        }

        return NGX_OK;
    }

    if (num < 0) {
        return ngx_posts_error_set(call->ctx->error,
                                   "negative sample number");
    }

    rc = ngx_posts_jekyll_copy(call, list->items->elts, n, 0, 0, result);
    if (rc != NGX_OK) {
        return rc;
    }

    elts = result->u.array->elts;
    num = ngx_min(num, (int64_t) n);

    for (i = 0; i < (ngx_uint_t) num; i++) {
        j = i + (ngx_uint_t) ngx_random() % (n - i);

        v = elts[i];
        elts[i] = elts[j];
        elts[j] = v;
    }

    result->u.array->nelts = num;

    return NGX_OK;
}


/* "a", "a and b", "a, b, and c" */

static ngx_int_t
ngx_posts_jekyll_sentence(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t                     len;
    u_char                    *p;
    ngx_int_t                  rc;
    ngx_str_t                  connector, comma, head, last;
    ngx_uint_t                 n;
    ngx_posts_value_t          v;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(call->input)) {

        if (call->input->type == NGX_POSTS_STRING && call->input->len < 2) {
            *result = *call->input;
            return NGX_OK;
        }

        if (call->input->type == NGX_POSTS_MAP
            && call->input->u.map->nelts < 2)
        {
            ngx_posts_string(result, "", 0);
            return NGX_OK;
        }

        return ngx_posts_liquid_no_method(call, call->input, "length");
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_str_set(&connector, "and");

    if (ngx_posts_liquid_argument(call, 0, &v)) {
        rc = ngx_posts_liquid_to_s(call->ctx, &v, &connector);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    n = list->items->nelts;

    if (n == 0) {
        ngx_posts_string(result, "", 0);
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, &list->items->elts[n - 1], &last);
    if (rc != NGX_OK) {
        return rc;
    }

    if (n == 1) {
        ngx_posts_string(result, last.data, last.len);
        return NGX_OK;
    }

    ngx_str_set(&comma, ", ");

    if (n == 2) {
        rc = ngx_posts_liquid_to_s(call->ctx, &list->items->elts[0], &head);

    } else {
        rc = ngx_posts_liquid_join(call, list->items->elts, n - 1, &comma,
                                   &v);
        head = ngx_posts_value_str(&v);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    len = head.len + (n > 2) + 1 + connector.len + 1 + last.len;

    p = ngx_posts_liquid_string(call, result, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, head.data, head.len);

    if (n > 2) {
        *p++ = ',';
    }

    *p++ = ' ';
    p = ngx_cpymem(p, connector.data, connector.len);
    *p++ = ' ';
    ngx_memcpy(p, last.data, last.len);

    return NGX_OK;
}
