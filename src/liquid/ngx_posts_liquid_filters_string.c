
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_replace.h"


/*
 * Filters whose input is a string: case, white space, splitting, joining.
 * Lengths and places count characters, as Ruby does.
 */


#define NGX_POSTS_LIQUID_LEFT   1
#define NGX_POSTS_LIQUID_RIGHT  2


typedef struct {
    u_char             *p;
    u_char             *last;
    ngx_str_t           separator;
    ngx_uint_t          n;
    ngx_posts_array_t  *array;
} ngx_posts_liquid_splitting_t;


static ngx_int_t ngx_posts_liquid_case(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_strip(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_append(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_split(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_strip_newlines(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);


typedef ngx_int_t (*ngx_posts_liquid_case_pt)(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_liquid_string_filters[] = {

    { ngx_string("downcase"), ngx_posts_liquid_case, 0, 0,
      (uintptr_t) ngx_posts_unicode_downcase },

    { ngx_string("upcase"), ngx_posts_liquid_case, 0, 0,
      (uintptr_t) ngx_posts_unicode_upcase },

    { ngx_string("capitalize"), ngx_posts_liquid_case, 0, 0,
      (uintptr_t) ngx_posts_unicode_capitalize },

    { ngx_string("strip"), ngx_posts_liquid_strip, 0, 0,
      NGX_POSTS_LIQUID_LEFT|NGX_POSTS_LIQUID_RIGHT },

    { ngx_string("lstrip"), ngx_posts_liquid_strip, 0, 0,
      NGX_POSTS_LIQUID_LEFT },

    { ngx_string("rstrip"), ngx_posts_liquid_strip, 0, 0,
      NGX_POSTS_LIQUID_RIGHT },

    { ngx_string("append"), ngx_posts_liquid_append, 1, 1, 0 },

    { ngx_string("prepend"), ngx_posts_liquid_append, 1, 1, 1 },

    { ngx_string("slice"), ngx_posts_liquid_filter_slice, 1, 2, 0 },

    { ngx_string("truncate"), ngx_posts_liquid_filter_truncate, 0, 2, 0 },

    { ngx_string("truncatewords"), ngx_posts_liquid_filter_truncatewords, 0, 2,
      0 },

    { ngx_string("split"), ngx_posts_liquid_split, 1, 1, 0 },

    { ngx_string("strip_newlines"), ngx_posts_liquid_strip_newlines, 0, 0,
      0 },

    { ngx_string("replace"), ngx_posts_liquid_replace, 1, 2,
      NGX_POSTS_LIQUID_REPLACE_ALL },

    { ngx_string("replace_first"), ngx_posts_liquid_replace, 1, 2,
      NGX_POSTS_LIQUID_REPLACE_FIRST },

    { ngx_string("replace_last"), ngx_posts_liquid_replace_last, 2, 2, 0 },

    { ngx_string("remove"), ngx_posts_liquid_replace, 1, 1,
      NGX_POSTS_LIQUID_REPLACE_ALL },

    { ngx_string("remove_first"), ngx_posts_liquid_replace, 1, 1,
      NGX_POSTS_LIQUID_REPLACE_FIRST },

    { ngx_string("remove_last"), ngx_posts_liquid_replace_last, 1, 1, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_liquid_case(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                 rc;
    ngx_str_t                 s, changed;
    ngx_posts_liquid_case_pt  change;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    change = (ngx_posts_liquid_case_pt) call->data;

    if (change(call->ctx->pool, &s, &changed) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_string(result, changed.data, changed.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_strip(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last;
    ngx_int_t   rc;
    ngx_str_t   s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    p = s.data;
    last = s.data + s.len;

    if (call->data & NGX_POSTS_LIQUID_LEFT) {
        while (p < last && ngx_posts_liquid_is_strip(*p)) {
            p++;
        }
    }

    if (call->data & NGX_POSTS_LIQUID_RIGHT) {
        while (p < last && ngx_posts_liquid_is_strip(last[-1])) {
            last--;
        }
    }

    ngx_posts_string(result, p, last - p);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_append(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   s[2];

    rc = ngx_posts_liquid_input_s(call, &s[call->data]);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 0, &s[!call->data]);
    if (rc != NGX_OK) {
        return rc;
    }

    p = ngx_posts_liquid_string(call, result, s[0].len + s[1].len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, s[0].data, s[0].len);
    ngx_memcpy(p, s[1].data, s[1].len);

    return NGX_OK;
}


/*
 * The next part of *p, which is moved behind the separator: by white space,
 * by character, or by a string.
 */

static ngx_str_t
ngx_posts_liquid_part(u_char **p, u_char *last, ngx_str_t *separator)
{
    u_char     *end;
    ngx_str_t   part;

    part.data = *p;

    if (separator->len == 0) {
        (void) ngx_posts_utf8_next(p, last);
        part.len = *p - part.data;
        return part;
    }

    if (separator->len == 1 && separator->data[0] == ' ') {

        for (end = *p; end < last; end++) {
            if (ngx_posts_liquid_is_space(*end)) {
                break;
            }
        }

        part.len = end - part.data;

        while (end < last && ngx_posts_liquid_is_space(*end)) {
            end++;
        }

        *p = end;

        return part;
    }

    end = ngx_posts_liquid_search(*p, last, separator);

    if (end == NULL) {
        part.len = last - *p;
        *p = last;
        return part;
    }

    part.len = end - *p;
    *p = end + separator->len;

    return part;
}


/* the string to be split, and the separator, in a state to go on with */

static ngx_int_t
ngx_posts_liquid_split_begin(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_splitting_t **result)
{
    ngx_int_t                      rc;
    ngx_str_t                      s;
    ngx_posts_value_t              array;
    ngx_posts_liquid_splitting_t  *splitting;

    splitting = ngx_palloc(call->ctx->pool,
                           sizeof(ngx_posts_liquid_splitting_t));
    if (splitting == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 0, &splitting->separator);
    if (rc != NGX_OK) {
        return rc;
    }

    splitting->array = ngx_posts_liquid_array(call, &array, 0);
    if (splitting->array == NULL) {
        return NGX_ERROR;
    }

    splitting->p = s.data;
    splitting->last = s.data + s.len;
    splitting->n = 0;

    if (splitting->separator.len == 1 && splitting->separator.data[0] == ' ') {
        while (splitting->p < splitting->last
               && ngx_posts_liquid_is_space(*splitting->p))
        {
            splitting->p++;
        }
    }

    *result = splitting;

    return NGX_OK;
}


/* n: the elements without the empty strings at the end, which do not count */

static ngx_int_t
ngx_posts_liquid_split_part(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_splitting_t *splitting)
{
    ngx_str_t           part;
    ngx_posts_value_t  *v;

    if (splitting->array->nelts == NGX_POSTS_MAX_LIQUID_ITEMS) {
        return ngx_posts_error_set(call->ctx->error,
                                   "an array has more than %ui items",
                                   splitting->array->nelts);
    }

    v = ngx_posts_array_push(call->ctx->pool, splitting->array);
    if (v == NULL) {
        return NGX_ERROR;
    }

    part = ngx_posts_liquid_part(&splitting->p, splitting->last,
                                 &splitting->separator);

    ngx_posts_string(v, part.data, part.len);

    if (part.len) {
        splitting->n = splitting->array->nelts;
    }

    ngx_posts_liquid_step(call->vm,
                          1 + part.len / NGX_POSTS_LIQUID_STEP_BYTES);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_split(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                      rc;
    ngx_posts_liquid_splitting_t  *splitting;

    if (call->state == NULL) {
        rc = ngx_posts_liquid_split_begin(call, &splitting);
        if (rc != NGX_OK) {
            return rc;
        }

        call->state = splitting;
    }

    splitting = call->state;

    while (splitting->p < splitting->last) {

        rc = ngx_posts_liquid_split_part(call, splitting);
        if (rc != NGX_OK) {
            return rc;
        }

        if (ngx_posts_liquid_expired(call->vm)
            && splitting->p < splitting->last)
        {
            return NGX_AGAIN;
        }
    }

    splitting->array->nelts = splitting->n;

    ngx_posts_array(result, splitting->array);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_strip_newlines(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last, *out;
    ngx_int_t   rc;
    ngx_str_t   s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    p = s.data;
    last = s.data + s.len;

    if (ngx_strlchr(p, last, LF) == NULL) {
        ngx_posts_string(result, s.data, s.len);
        return NGX_OK;
    }

    out = ngx_posts_liquid_string(call, result, s.len);
    if (out == NULL) {
        return NGX_ERROR;
    }

    for ( /* void */ ; p < last; p++) {

        if (*p == LF || (*p == CR && last - p > 1 && p[1] == LF)) {
            continue;
        }

        *out++ = *p;
    }

    result->len = out - result->u.data;

    return NGX_OK;
}
