
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_property.h"
#include "site/ngx_posts_jekyll_property.h"


/* more digits may not fit into an integer: such a string stays a string */
#define NGX_POSTS_JEKYLL_DIGITS  18


static ngx_int_t ngx_posts_jekyll_path(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, ngx_str_t *path, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_refuse(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, ngx_str_t *property);
static void ngx_posts_jekyll_number(ngx_posts_value_t *v);


ngx_int_t
ngx_posts_jekyll_property(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key)
{
    ngx_int_t           rc;
    ngx_str_t          *name = data;
    ngx_posts_value_t   property;

    if (ngx_strlchr(name->data, name->data + name->len, '.') == NULL) {
        ngx_posts_string(&property, name->data, name->len);

        rc = ngx_posts_liquid_property(call->ctx, item, &property, key);

        if (rc == NGX_DECLINED) {
            return ngx_posts_liquid_no_method(call, item, "[]");
        }

    } else {
        rc = ngx_posts_jekyll_path(call, item, name, key);
    }

    if (rc == NGX_ABORT) {
        return ngx_posts_jekyll_refuse(call, item, name);
    }

    if (rc == NGX_OK) {
        ngx_posts_jekyll_number(key);
    }

    return rc;
}


/* what has no properties at all has false */

static ngx_int_t
ngx_posts_jekyll_path(ngx_posts_liquid_call_t *call, ngx_posts_value_t *item,
    ngx_str_t *path, ngx_posts_value_t *result)
{
    u_char             *p, *last, *end;
    ngx_int_t           rc;
    ngx_posts_value_t   v, key;

    v = *item;
    p = path->data;
    last = path->data + path->len;

    /* as Ruby splits: no empty names at the end */

    while (last > p && last[-1] == '.') {
        last--;
    }

    while (p < last) {
        end = ngx_strlchr(p, last, '.');
        if (end == NULL) {
            end = last;
        }

        ngx_posts_string(&key, p, end - p);

        rc = ngx_posts_liquid_property(call->ctx, &v, &key, result);

        if (rc == NGX_DECLINED) {
            ngx_posts_boolean(result, 0);

        } else if (rc != NGX_OK) {
            return rc;
        }

        v = *result;
        p = end + 1;
    }

    *result = v;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_refuse(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, ngx_str_t *property)
{
    ngx_str_t  s;

    if (ngx_posts_liquid_is_array(item)
        && ngx_posts_value_inspect(call->ctx, item, &s) == NGX_OK)
    {
        s.len = ngx_min(s.len, 20);

        return ngx_posts_error_set(call->ctx->error, "Error accessing object "
                                   "(%V) with given key. Expected an integer "
                                   "but got \"%V\" instead.", &s, property);
    }

    return ngx_posts_error_set(call->ctx->error, "no implicit conversion of "
                               "String into Integer");
}


/*
 * Makes a number of a string that is nothing else: digits, perhaps with a
 * sign, a point and white space.
 */

static void
ngx_posts_jekyll_number(ngx_posts_value_t *v)
{
    u_char      *p, *last;
    ngx_uint_t   digits, points;

    if (v->type != NGX_POSTS_STRING) {
        return;
    }

    p = v->u.data;
    last = v->u.data + v->len;
    digits = 0;
    points = 0;

    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    while (p < last && ngx_posts_liquid_is_space(last[-1])) {
        last--;
    }

    if (p < last && *p == '-') {
        p++;
    }

    for ( /* void */ ; p < last; p++) {

        if (*p >= '0' && *p <= '9') {
            digits++;

        } else if (*p == '.' && points == 0) {
            points++;

        } else {
            return;
        }
    }

    if (digits == 0) {
        return;
    }

    if (points) {
        ngx_posts_float(v, ngx_posts_number_to_f(v->u.data, v->len));

    } else if (digits <= NGX_POSTS_JEKYLL_DIGITS) {
        ngx_posts_integer(v, ngx_posts_number_to_i(v->u.data, v->len));
    }
}
