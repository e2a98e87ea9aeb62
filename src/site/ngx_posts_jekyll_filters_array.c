
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_items.h"
#include "liquid/ngx_posts_liquid_nothing.h"
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
    ngx_posts_value_t         *v;
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

    v = &result->u.array->elts[first ? 0 : n];

    ngx_posts_liquid_argument(call, 0, v);
    ngx_posts_liquid_bind(v);

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


/* "head connector last" */

static ngx_int_t
ngx_posts_jekyll_sentence_end(ngx_posts_liquid_call_t *call, ngx_str_t *head,
    ngx_str_t *last, ngx_posts_value_t *result)
{
    u_char             *p;
    ngx_int_t           rc;
    ngx_str_t           connector;
    ngx_posts_value_t   v;

    ngx_str_set(&connector, "and");

    if (ngx_posts_liquid_argument(call, 0, &v)) {
        rc = ngx_posts_liquid_to_s(call->ctx, &v, &connector);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    p = ngx_posts_liquid_string(call, result, head->len + 1 + connector.len
                                              + 1 + last->len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, head->data, head->len);
    *p++ = ' ';
    p = ngx_cpymem(p, connector.data, connector.len);
    *p++ = ' ';
    ngx_memcpy(p, last->data, last->len);

    return NGX_OK;
}


/* of what has [0] and [1] but is no list: characters, or values of a map */

static ngx_int_t
ngx_posts_jekyll_sentence_of(ngx_posts_liquid_call_t *call, ngx_uint_t n,
    ngx_posts_value_t *parts, ngx_posts_value_t *result)
{
    ngx_int_t   rc;
    ngx_str_t   head, last;

    rc = ngx_posts_liquid_to_s(call->ctx, &parts[0], &head);
    if (rc != NGX_OK) {
        return rc;
    }

    if (n < 2) {
        ngx_posts_string(result, head.data, head.len);
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, &parts[1], &last);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_sentence_end(call, &head, &last, result);
}


static ngx_int_t
ngx_posts_jekyll_sentence_other(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char             *middle;
    size_t              len;
    ngx_uint_t          i, n;
    ngx_posts_value_t  *v, key, parts[2];

    n = 3;
    v = call->input;

    ngx_memzero(parts, sizeof(parts));

    if (v->type == NGX_POSTS_STRING) {
        n = ngx_posts_utf8_length(v->u.data, v->len);
        middle = ngx_posts_utf8_at(v->u.data, v->len, 1);
        len = middle - v->u.data;

        ngx_posts_string(&parts[0], v->u.data, len);
        ngx_posts_string(&parts[1], middle, v->len - len);

    } else if (v->type == NGX_POSTS_MAP) {
        n = v->u.map->nelts;

        for (i = 0; i < 2; i++) {
            ngx_posts_integer(&key, i);
            (void) ngx_posts_value_get(call->ctx, v, &key, &parts[i]);
        }
    }

    return (n > 2) ? ngx_posts_liquid_no_method(call, v, "length")
                   : ngx_posts_jekyll_sentence_of(call, n, parts, result);
}


/* "a", "a and b", "a, b, and c" */

static ngx_int_t
ngx_posts_jekyll_sentence(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char                    *p;
    ngx_int_t                  rc;
    ngx_str_t                  comma, head, last;
    ngx_uint_t                 n;
    ngx_posts_value_t          v;
    ngx_posts_liquid_items_t  *list;

    if (!ngx_posts_liquid_is_array(call->input)) {
        return ngx_posts_jekyll_sentence_other(call, result);
    }

    rc = ngx_posts_liquid_items(call, NGX_POSTS_LIQUID_EACH, &list);
    if (rc != NGX_OK) {
        return rc;
    }

    n = list->items->nelts;

    if (n == 0) {
        ngx_posts_string(result, "", 0);
        return NGX_OK;
    }

    if (n < 3) {
        return ngx_posts_jekyll_sentence_of(call, n, list->items->elts,
                                            result);
    }

    ngx_str_set(&comma, ", ");

    rc = ngx_posts_liquid_join(call, list, n - 1, &comma, &v);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(call->ctx, &list->items->elts[n - 1], &last);
    if (rc != NGX_OK) {
        return rc;
    }

    p = ngx_posts_liquid_string(call, result, v.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    *ngx_cpymem(p, v.u.data, v.len) = ',';
    head = ngx_posts_value_str(result);

    return ngx_posts_jekyll_sentence_end(call, &head, &last, result);
}
