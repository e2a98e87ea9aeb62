
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_number.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_escape.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "text/ngx_posts_cjk.h"
#include "text/ngx_posts_slug.h"
#include "text/ngx_posts_uri_component.h"


static ngx_int_t ngx_posts_jekyll_slugify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_xml_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_inspect(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_cgi_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_uri_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_normalize_whitespace(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_number_of_words(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_to_integer(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_string_filters[] = {

    { ngx_string("slugify"), ngx_posts_jekyll_slugify, 0, 1, 0 },

    { ngx_string("xml_escape"), ngx_posts_jekyll_xml_escape, 0, 0, 0 },

    { ngx_string("inspect"), ngx_posts_jekyll_inspect, 0, 0, 0 },

    { ngx_string("cgi_escape"), ngx_posts_jekyll_cgi_escape, 0, 0, 0 },

    { ngx_string("uri_escape"), ngx_posts_jekyll_uri_escape, 0, 0, 0 },

    { ngx_string("normalize_whitespace"),
      ngx_posts_jekyll_normalize_whitespace, 0, 0, 0 },

    { ngx_string("number_of_words"), ngx_posts_jekyll_number_of_words, 0, 1,
      0 },

    { ngx_string("to_integer"), ngx_posts_jekyll_to_integer, 0, 0, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_jekyll_slugify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_str_t              s, slug, name;
    ngx_posts_value_t      v;
    ngx_posts_slug_mode_e  mode;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    mode = NGX_POSTS_SLUG_DEFAULT;

    if (ngx_posts_liquid_argument(call, 0, &v) && ngx_posts_truthy(&v)) {
        name = ngx_posts_value_str(&v);
        mode = ngx_posts_slug_mode(&name);
    }

    if (call->input->type != NGX_POSTS_STRING) {
        return ngx_posts_liquid_no_method(call, call->input,
                                          mode == NGX_POSTS_SLUG_UNKNOWN
                                          ? "downcase" : "gsub");
    }

    s = ngx_posts_value_str(call->input);

    if (ngx_posts_slugify(call->ctx->pool, &s, mode, 0, &slug) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_string(result, slug.data, slug.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_xml_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_escape(call, &s, NGX_POSTS_LIQUID_ESCAPE_XML,
                                   result);
}


static ngx_int_t
ngx_posts_jekyll_inspect(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_value_t  *v;

    v = call->input;

    if (v->type == NGX_POSTS_DROP && v->u.drop->ops->map != NULL
        && !ngx_posts_liquid_is_hash(v))
    {
        rc = ngx_posts_jekyll_json_pretty(call, v, &s);

    } else {
        rc = ngx_posts_value_inspect(call->ctx, v, &s);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_escape(call, &s, NGX_POSTS_LIQUID_ESCAPE_XML,
                                   result);
}


static ngx_int_t
ngx_posts_jekyll_cgi_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_str_t  s, name;

    if (call->input->type != NGX_POSTS_STRING) {

        if (call->input->type <= NGX_POSTS_BOOLEAN) {
            (void) ngx_posts_value_inspect(call->ctx, call->input, &name);

        } else {
            name = ngx_posts_value_class(call->input);
        }

        return ngx_posts_error_set(call->ctx->error,
                                   "no implicit conversion of %V into String",
                                   &name);
    }

    s = ngx_posts_value_str(call->input);

    return ngx_posts_liquid_escape_url(call, &s, result);
}


static ngx_int_t
ngx_posts_jekyll_uri_escape(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s, name;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    if (call->input->type != NGX_POSTS_STRING) {
        name = ngx_posts_value_class(call->input);
        return ngx_posts_error_set(call->ctx->error,
                                   "Can't convert %V into String.", &name);
    }

    s = ngx_posts_value_str(call->input);

    rc = ngx_posts_uri_normalize_component(call->ctx->pool, &s,
                                           NGX_POSTS_URI_ANY, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, s.data, s.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_normalize_whitespace(ngx_posts_liquid_call_t *call,
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

    out = ngx_posts_liquid_string(call, result, s.len);
    if (out == NULL) {
        return NGX_ERROR;
    }

    while (p < last) {

        if (!ngx_posts_liquid_is_space(*p)) {
            *out++ = *p++;
            continue;
        }

        while (p < last && ngx_posts_liquid_is_space(*p)) {
            p++;
        }

        *out++ = ' ';
    }

    p = result->u.data;

    while (p < out && ngx_posts_liquid_is_strip(*p)) {
        p++;
    }

    while (p < out && ngx_posts_liquid_is_strip(out[-1])) {
        out--;
    }

    ngx_posts_string(result, p, out - p);

    return NGX_OK;
}


/* words between white space; with cjk, each such character is one */

static ngx_uint_t
ngx_posts_jekyll_words(ngx_str_t *s, ngx_uint_t cjk, ngx_uint_t *nwords)
{
    u_char      *p, *last;
    uint32_t     c;
    ngx_uint_t   ncjk, word;

    p = s->data;
    last = s->data + s->len;
    ncjk = 0;
    word = 0;
    *nwords = 0;

    while (p < last) {

        if (*p < 0x80) {
            c = *p++;

            if (ngx_posts_liquid_is_space(c)) {
                word = 0;
                continue;
            }

        } else {
            c = ngx_posts_utf8_next(&p, last);

            if (cjk && ngx_posts_is_cjk(c)) {
                word = 0;
                ncjk++;
                continue;
            }
        }

        *nwords += !word;
        word = 1;
    }

    return ncjk;
}


static ngx_int_t
ngx_posts_jekyll_number_of_words(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_str_t          s;
    ngx_uint_t         n, ncjk, cjk;
    ngx_posts_value_t  mode;

    ngx_posts_liquid_argument(call, 0, &mode);

    cjk = ngx_posts_is(&mode, "cjk") || ngx_posts_is(&mode, "auto");

    if (call->input->type != NGX_POSTS_STRING) {
        return ngx_posts_liquid_no_method(call, call->input,
                                          cjk ? "scan" : "split");
    }

    s = ngx_posts_value_str(call->input);

    ncjk = ngx_posts_jekyll_words(&s, cjk, &n);

    ngx_posts_integer(result, (int64_t) (n + ncjk));

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_to_integer(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    double              d;
    ngx_posts_value_t  *v;

    v = call->input;

    switch (v->type) {

    case NGX_POSTS_BIGNUM:
        *result = *v;
        return NGX_OK;

    case NGX_POSTS_NIL:
    case NGX_POSTS_BOOLEAN:
    case NGX_POSTS_INTEGER:
        ngx_posts_integer(result, v->u.integer);
        return NGX_OK;

    case NGX_POSTS_STRING:
        return ngx_posts_bignum_read(call->ctx->pool, v->u.data, v->len,
                                     result);

    case NGX_POSTS_TIME:
        ngx_posts_integer(result, v->u.time->sec);
        return NGX_OK;

    case NGX_POSTS_FLOAT:
        d = v->u.number;

        if (isnan(d) || isinf(d)) {
            return ngx_posts_error_set(call->ctx->error,
                                       isnan(d) ? "NaN"
                                       : d < 0 ? "-Infinity" : "Infinity");
        }

        return ngx_posts_bignum_float(call->ctx->pool, d, result);

    default:
        return ngx_posts_liquid_no_method(call, v, "to_i");
    }
}
