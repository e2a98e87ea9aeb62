
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"


/*
 * The filters slice, truncate and truncatewords, which count characters and
 * words.
 */


/* Ruby's String#split refuses a larger limit */
#define NGX_POSTS_LIQUID_MAX_WORDS  0x7fffffff


/* the places of slice are machine words in Ruby */

static ngx_int_t
ngx_posts_liquid_slice_place(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, int64_t *n)
{
    if (v->type == NGX_POSTS_BIGNUM) {
        return ngx_posts_error_set(call->ctx->error,
                                   "bignum too big to convert into `long'");
    }

    return ngx_posts_liquid_to_integer(call->ctx, v, n);
}


static ngx_int_t
ngx_posts_liquid_slice_array(ngx_posts_liquid_call_t *call, int64_t offset,
    int64_t length, ngx_posts_value_t *result)
{
    int64_t             size;
    ngx_int_t           rc;
    ngx_posts_array_t  *array;

    size = ngx_posts_liquid_array_size(call->input);

    if (offset < 0) {
        offset += size;
    }

    if (offset < 0 || offset > size || length < 0) {
        length = 0;

    } else {
        length = ngx_min(length, size - offset);
    }

    array = ngx_posts_liquid_array(call, result, length);
    if (array == NULL) {
        return NGX_ERROR;
    }

    while (array->nelts < (ngx_uint_t) length) {
        rc = ngx_posts_liquid_array_item(call->ctx, call->input,
                                         offset + array->nelts,
                                         &array->elts[array->nelts]);
        if (rc != NGX_OK) {
            return rc;
        }

        array->nelts++;
    }

    ngx_posts_liquid_step(call->vm, length);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_filter_slice(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t              size;
    u_char             *first, *last;
    int64_t             offset, length;
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_value_t   v;

    ngx_posts_liquid_argument(call, 0, &v);

    rc = ngx_posts_liquid_slice_place(call, &v, &offset);
    if (rc != NGX_OK) {
        return rc;
    }

    length = 1;

    ngx_posts_liquid_argument(call, 1, &v);

    if (ngx_posts_truthy(&v)) {
        rc = ngx_posts_liquid_slice_place(call, &v, &length);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (ngx_posts_liquid_is_array(call->input)) {
        return ngx_posts_liquid_slice_array(call, offset, length, result);
    }

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, s.data, 0);

    if (offset < 0) {
        size = ngx_posts_utf8_length(s.data, s.len);
        offset += size;
    }

    if (offset < 0 || length < 0 || offset > (int64_t) s.len) {
        return NGX_OK;
    }

    length = ngx_min(length, (int64_t) s.len);

    first = ngx_posts_utf8_at(s.data, s.len, offset);
    last = ngx_posts_utf8_at(first, s.data + s.len - first, length);

    ngx_posts_string(result, first, last - first);

    return NGX_OK;
}


/* the input, *length if it is given, and what stands for the rest */

static ngx_int_t
ngx_posts_liquid_truncate_arguments(ngx_posts_liquid_call_t *call,
    ngx_str_t *s, int64_t *length, ngx_str_t *ellipsis)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v;

    rc = ngx_posts_liquid_input_s(call, s);

    if (rc == NGX_OK && ngx_posts_liquid_argument(call, 0, &v)) {
        rc = ngx_posts_liquid_to_integer(call->ctx, &v, length);
    }

    ngx_str_set(ellipsis, "...");

    if (rc == NGX_OK && ngx_posts_liquid_argument(call, 1, &v)) {
        rc = ngx_posts_liquid_to_s(call->ctx, &v, ellipsis);
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_filter_truncate(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t      tail, head;
    u_char     *p, *last;
    int64_t     length;
    ngx_int_t   rc;
    ngx_str_t   s, ellipsis;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    length = 50;

    rc = ngx_posts_liquid_truncate_arguments(call, &s, &length, &ellipsis);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, s.data, s.len);

    if (length >= (int64_t) s.len) {
        return NGX_OK;
    }

    if (length >= 0
        && ngx_posts_utf8_at(s.data, s.len, length) == s.data + s.len)
    {
        return NGX_OK;
    }

    tail = ngx_posts_utf8_length(ellipsis.data, ellipsis.len);
    head = (length > (int64_t) tail) ? (size_t) length - tail : 0;
    last = ngx_posts_utf8_at(s.data, s.len, head);

    p = ngx_posts_liquid_string(call, result,
                                last - s.data + ellipsis.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, s.data, last - s.data);
    ngx_memcpy(p, ellipsis.data, ellipsis.len);

    return NGX_OK;
}


/*
 * Copies the first n words with one space between them.  Returns the end
 * of the copy, or NULL when there are not n words with white space behind
 * each of them: then String#split has nothing left over.
 */

static u_char *
ngx_posts_liquid_words(ngx_str_t *s, uint64_t n, u_char *out)
{
    u_char    *p, *last, *word;
    uint64_t   i;

    p = s->data;
    last = s->data + s->len;

    for (i = 0; i < n; i++) {

        while (p < last && ngx_posts_liquid_is_space(*p)) {
            p++;
        }

        word = p;

        while (p < last && !ngx_posts_liquid_is_space(*p)) {
            p++;
        }

        if (p == last) {
            return NULL;
        }

        if (i) {
            *out++ = ' ';
        }

        out = ngx_cpymem(out, word, p - word);
    }

    return out;
}


ngx_int_t
ngx_posts_liquid_filter_truncatewords(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last;
    int64_t     words;
    ngx_int_t   rc;
    ngx_str_t   s, ellipsis;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    words = 15;

    rc = ngx_posts_liquid_truncate_arguments(call, &s, &words, &ellipsis);
    if (rc != NGX_OK) {
        return rc;
    }

    if (words >= NGX_POSTS_LIQUID_MAX_WORDS) {
        return ngx_posts_error_set(call->ctx->error,
                                   "integer %L too big for truncatewords",
                                   words);
    }

    p = ngx_posts_liquid_string(call, result, s.len + ellipsis.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    last = ngx_posts_liquid_words(&s, ngx_max(words, 1), p);

    if (last == NULL) {
        ngx_posts_string(result, s.data, s.len);
        return NGX_OK;
    }

    last = ngx_cpymem(last, ellipsis.data, ellipsis.len);

    ngx_posts_string(result, p, last - p);

    return NGX_OK;
}
