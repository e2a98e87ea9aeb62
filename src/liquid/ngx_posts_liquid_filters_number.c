
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_filters.h"


/*
 * Arithmetic.  Integers stay integers; floats and strings such as "1.5" are
 * computed with as decimals, and the result is a float again.
 */


/* no more than a double's largest has */
#define NGX_POSTS_LIQUID_DIGITS    400

/* places of round: those of a C int, as in Ruby */
#define NGX_POSTS_LIQUID_PLACES    2147483647

#define ngx_posts_liquid_abs(i)  ((i) < 0 ? -(i) : (i))

#define ngx_posts_liquid_is_zero(v)                                           \
    ((v)->type == NGX_POSTS_INTEGER && (v)->u.integer == 0)


/*
 * exact: integer is the number, of any size; decimal is the number in any
 * case, of which a long integer's last digits may be missing
 */

typedef struct {
    ngx_uint_t           exact;
    ngx_posts_value_t    integer;
    ngx_posts_decimal_t  decimal;
} ngx_posts_liquid_number_t;


typedef ngx_int_t  (*ngx_posts_liquid_decimals_pt)(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);

typedef struct {
    ngx_posts_bignum_pt           integers;
    ngx_posts_liquid_decimals_pt  decimals;
    ngx_uint_t                    divides;
} ngx_posts_liquid_operation_t;


static ngx_int_t ngx_posts_liquid_operate(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_abs_filter(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_bound(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_round(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_whole(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);

static ngx_int_t ngx_posts_liquid_decimal_add(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);
static ngx_int_t ngx_posts_liquid_decimal_sub(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);
static ngx_int_t ngx_posts_liquid_decimal_mul(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);
static ngx_int_t ngx_posts_liquid_decimal_div(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);


static const ngx_posts_liquid_operation_t  ngx_posts_liquid_plus =
    { ngx_posts_bignum_add, ngx_posts_liquid_decimal_add, 0 };

static const ngx_posts_liquid_operation_t  ngx_posts_liquid_minus =
    { ngx_posts_bignum_sub, ngx_posts_liquid_decimal_sub, 0 };

static const ngx_posts_liquid_operation_t  ngx_posts_liquid_times =
    { ngx_posts_bignum_mul, ngx_posts_liquid_decimal_mul, 0 };

static const ngx_posts_liquid_operation_t  ngx_posts_liquid_divided_by =
    { ngx_posts_bignum_div, ngx_posts_liquid_decimal_div, 1 };

static const ngx_posts_liquid_operation_t  ngx_posts_liquid_modulo =
    { ngx_posts_bignum_mod, ngx_posts_decimal_mod, 1 };


const ngx_posts_liquid_filter_t  ngx_posts_liquid_number_filters[] = {

    { ngx_string("plus"), ngx_posts_liquid_operate, 1, 1,
      (uintptr_t) &ngx_posts_liquid_plus },

    { ngx_string("minus"), ngx_posts_liquid_operate, 1, 1,
      (uintptr_t) &ngx_posts_liquid_minus },

    { ngx_string("times"), ngx_posts_liquid_operate, 1, 1,
      (uintptr_t) &ngx_posts_liquid_times },

    { ngx_string("divided_by"), ngx_posts_liquid_operate, 1, 1,
      (uintptr_t) &ngx_posts_liquid_divided_by },

    { ngx_string("modulo"), ngx_posts_liquid_operate, 1, 1,
      (uintptr_t) &ngx_posts_liquid_modulo },

    { ngx_string("abs"), ngx_posts_liquid_abs_filter, 0, 0, 0 },

    { ngx_string("at_least"), ngx_posts_liquid_bound, 1, 1, 0 },

    { ngx_string("at_most"), ngx_posts_liquid_bound, 1, 1, 1 },

    { ngx_string("round"), ngx_posts_liquid_round, 0, 1, 0 },

    { ngx_string("ceil"), ngx_posts_liquid_whole, 0, 0, 1 },

    { ngx_string("floor"), ngx_posts_liquid_whole, 0, 0, 0 },

    ngx_posts_liquid_null_filter
};


static void
ngx_posts_liquid_number_integer(ngx_posts_liquid_number_t *n,
    ngx_posts_value_t *i)
{
    n->exact = 1;
    n->integer = *i;

    if (i->type == NGX_POSTS_BIGNUM) {
        ngx_posts_decimal_digits(&n->decimal, i->u.data, i->len);

    } else {
        ngx_posts_decimal_integer(&n->decimal, i->u.integer);
    }
}


/* Liquid's Utils.to_number: what is no number is 0 */

static ngx_int_t
ngx_posts_liquid_number(ngx_posts_liquid_call_t *call, ngx_posts_value_t *v,
    ngx_posts_liquid_number_t *n)
{
    u_char             *p, *last;
    ngx_posts_value_t   i;

    switch (v->type) {

    case NGX_POSTS_INTEGER:
    case NGX_POSTS_BIGNUM:
        ngx_posts_liquid_number_integer(n, v);
        return NGX_OK;

    case NGX_POSTS_FLOAT:
        n->exact = 0;
        ngx_posts_decimal_float(&n->decimal, v->u.number);
        return NGX_OK;

    case NGX_POSTS_STRING:
        break;

    default:
        ngx_posts_integer(&i, 0);
        ngx_posts_liquid_number_integer(n, &i);
        return NGX_OK;
    }

    p = v->u.data;
    last = p + v->len;

    while (p < last && ngx_posts_liquid_is_strip(*p)) {
        p++;
    }

    while (p < last && ngx_posts_liquid_is_strip(last[-1])) {
        last--;
    }

    if (ngx_posts_decimal_parse(&n->decimal, p, last - p) == NGX_OK) {
        n->exact = 0;
        return NGX_OK;
    }

    if (ngx_posts_bignum_read(call->ctx->pool, v->u.data, v->len, &i)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_number_integer(n, &i);

    return NGX_OK;
}


/* i * 10^zeros */

static ngx_int_t
ngx_posts_liquid_integer(ngx_posts_liquid_call_t *call, __int128 i,
    ngx_uint_t zeros, ngx_posts_value_t *result)
{
    u_char             *p, buf[NGX_POSTS_LIQUID_DIGITS + 48];
    unsigned __int128   n;

    if (zeros == 0 && i == (int64_t) i) {
        ngx_posts_integer(result, (int64_t) i);
        return NGX_OK;
    }

    n = (i < 0) ? -(unsigned __int128) i : (unsigned __int128) i;

    p = buf + sizeof(buf);
    p -= zeros;
    ngx_memset(p, '0', zeros);

    for ( /* void */ ; n; n /= 10) {
        *--p = (u_char) ('0' + n % 10);
    }

    if (i < 0) {
        *--p = '-';
    }

    return ngx_posts_bignum_read(call->ctx->pool, p, buf + sizeof(buf) - p,
                                 result);
}


static ngx_int_t
ngx_posts_liquid_result(ngx_posts_liquid_number_t *n,
    ngx_posts_value_t *result)
{
    if (n->exact) {
        *result = n->integer;

    } else {
        ngx_posts_float(result, ngx_posts_decimal_to_f(&n->decimal));
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_divided_by_zero(ngx_posts_liquid_call_t *call)
{
    return ngx_posts_error_set(call->ctx->error, "divided by 0");
}


static ngx_int_t
ngx_posts_liquid_operate(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_posts_liquid_number_t            a, b;
    const ngx_posts_liquid_operation_t  *operation;

    operation = (const ngx_posts_liquid_operation_t *) call->data;

    if (ngx_posts_liquid_number(call, call->input, &a) != NGX_OK
        || ngx_posts_liquid_number(call, &call->args[0], &b) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (a.exact && b.exact) {

        if (operation->divides && ngx_posts_liquid_is_zero(&b.integer)) {
            return ngx_posts_liquid_divided_by_zero(call);
        }

        return operation->integers(call->ctx, &a.integer, &b.integer, result);
    }

    a.exact = 0;

    if (operation->decimals(&a.decimal, &a.decimal, &b.decimal) != NGX_OK) {
        return ngx_posts_liquid_divided_by_zero(call);
    }

    return ngx_posts_liquid_result(&a, result);
}


static ngx_int_t
ngx_posts_liquid_decimal_add(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    ngx_posts_decimal_add(r, a, b);
    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_decimal_sub(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    ngx_posts_decimal_sub(r, a, b);
    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_decimal_mul(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    ngx_posts_decimal_mul(r, a, b);
    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_decimal_div(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    ngx_posts_decimal_div(r, a, b);
    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_abs_filter(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_posts_value_t          zero;
    ngx_posts_liquid_number_t  n;

    if (ngx_posts_liquid_number(call, call->input, &n) != NGX_OK) {
        return NGX_ERROR;
    }

    if (n.exact) {
        ngx_posts_integer(&zero, 0);

        if (ngx_posts_bignum_order(&n.integer, &zero) < 0) {
            return ngx_posts_bignum_sub(call->ctx, &zero, &n.integer, result);
        }

        return ngx_posts_liquid_result(&n, result);
    }

    n.decimal.digits = ngx_posts_liquid_abs(n.decimal.digits);
    n.decimal.minus = 0;

    return ngx_posts_liquid_result(&n, result);
}


/* at_least and at_most */

static ngx_int_t
ngx_posts_liquid_bound(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_uint_t                 more;
    ngx_posts_decimal_t        over;
    ngx_posts_liquid_number_t  n, bound;

    if (ngx_posts_liquid_number(call, call->input, &n) != NGX_OK
        || ngx_posts_liquid_number(call, &call->args[0], &bound) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (n.exact && bound.exact) {
        more = ngx_posts_bignum_order(&n.integer, &bound.integer) > 0;
        return ngx_posts_liquid_result(more == call->data ? &bound : &n,
                                       result);
    }

    if (call->data) {
        ngx_posts_decimal_sub(&over, &n.decimal, &bound.decimal);

    } else {
        ngx_posts_decimal_sub(&over, &bound.decimal, &n.decimal);
    }

    return ngx_posts_liquid_result((!over.nan && over.digits > 0) ? &bound
                                                                  : &n,
                                   result);
}


/* makes an integer of a decimal without digits behind the point */

static ngx_int_t
ngx_posts_liquid_decimal_whole(ngx_posts_liquid_call_t *call,
    ngx_posts_decimal_t *d, ngx_posts_value_t *result)
{
    __int128  digits, max;
    int32_t   exponent;

    if (d->nan) {
        return ngx_posts_error_set(call->ctx->error, "Computation results in "
                                   "'NaN' (Not a Number)");
    }

    if (d->infinite) {
        return ngx_posts_error_set(call->ctx->error,
                                   "Computation results in '%sInfinity'",
                                   d->digits < 0 ? "-" : "");
    }

    max = (__int128) INT64_MAX / 10;
    digits = d->digits;
    exponent = digits ? d->exponent : 0;

    while (exponent > 0 && ngx_posts_liquid_abs(digits) < max) {
        digits *= 10;
        exponent--;
    }

    if (exponent > NGX_POSTS_LIQUID_DIGITS) {
        ngx_posts_float(result, ngx_posts_decimal_to_f(d));
        return NGX_OK;
    }

    for ( /* void */ ; exponent < 0 && digits; exponent++) {
        digits /= 10;
    }

    return ngx_posts_liquid_integer(call, digits, ngx_max(exponent, 0),
                                    result);
}


static ngx_int_t
ngx_posts_liquid_round(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    double                     number;
    ngx_int_t                  places;
    ngx_posts_value_t          v;
    ngx_posts_liquid_number_t  n, p;

    ngx_posts_liquid_argument(call, 0, &v);

    if (ngx_posts_liquid_number(call, call->input, &n) != NGX_OK
        || ngx_posts_liquid_number(call, &v, &p) != NGX_OK)
    {
        return NGX_ERROR;
    }

    number = ngx_posts_decimal_to_f(&p.decimal);

    if (!(number >= -NGX_POSTS_LIQUID_PLACES - 1
          && number <= NGX_POSTS_LIQUID_PLACES))
    {
        return ngx_posts_error_set(call->ctx->error, "the number of places "
                                   "is too big to convert to `int'");
    }

    places = (ngx_int_t) number;

    if (n.exact && places >= 0) {
        return ngx_posts_liquid_result(&n, result);
    }

    if (!n.decimal.nan && !n.decimal.infinite) {
        ngx_posts_decimal_round(&n.decimal, &n.decimal, places);
    }

    if (places > 0) {
        return ngx_posts_liquid_result(&n, result);
    }

    return ngx_posts_liquid_decimal_whole(call, &n.decimal, result);
}


/* ceil and floor */

static ngx_int_t
ngx_posts_liquid_whole(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_posts_decimal_t        one, rest, *d;
    ngx_posts_liquid_number_t  n;

    if (ngx_posts_liquid_number(call, call->input, &n) != NGX_OK) {
        return NGX_ERROR;
    }

    if (n.exact) {
        return ngx_posts_liquid_result(&n, result);
    }

    d = &n.decimal;

    if (!d->nan && !d->infinite && d->exponent < 0) {

        ngx_posts_decimal_integer(&one, 1);
        (void) ngx_posts_decimal_mod(&rest, d, &one);

        ngx_posts_decimal_sub(d, d, &rest);

        if (call->data && rest.digits) {
            ngx_posts_decimal_add(d, d, &one);
        }
    }

    return ngx_posts_liquid_decimal_whole(call, d, result);
}
