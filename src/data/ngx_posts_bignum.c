
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_limbs.h"
#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_number.h"


/* digits before the point of the largest double, a sign and the end */
#define NGX_POSTS_DOUBLE_LEN    (309 + 1 + 1)

/* beyond these an integer is a BIGNUM */
#define NGX_POSTS_TWO_63        9223372036854775808.0


static ngx_int_t ngx_posts_bignum_load(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_posts_limbs_t *b);
static ngx_int_t ngx_posts_bignum_store(ngx_posts_context_t *ctx,
    ngx_posts_limbs_t *b, ngx_posts_value_t *v);
static ngx_int_t ngx_posts_bignum_too_long(ngx_posts_context_t *ctx);
static u_char *ngx_posts_bignum_print(u_char *p, ngx_posts_limbs_t *b);
static ngx_int_t ngx_posts_bignum_canonical(ngx_pool_t *pool, u_char *digits,
    size_t len, ngx_uint_t minus, ngx_posts_value_t *v);
static ngx_int_t ngx_posts_bignum_sum(ngx_posts_context_t *ctx,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_uint_t minus,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_bignum_floor(ngx_posts_context_t *ctx,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_posts_value_t *quotient,
    ngx_posts_value_t *rest);


ngx_int_t
ngx_posts_bignum_add(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result)
{
    return ngx_posts_bignum_sum(ctx, a, b, 0, result);
}


ngx_int_t
ngx_posts_bignum_sub(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result)
{
    return ngx_posts_bignum_sum(ctx, a, b, 1, result);
}


/* a + b, or a - b */

static ngx_int_t
ngx_posts_bignum_sum(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_uint_t minus, ngx_posts_value_t *result)
{
    int64_t            sum;
    ngx_posts_limbs_t  x, y;

    if (a->type == NGX_POSTS_INTEGER && b->type == NGX_POSTS_INTEGER
        && !(minus ? __builtin_sub_overflow(a->u.integer, b->u.integer, &sum)
                   : __builtin_add_overflow(a->u.integer, b->u.integer,
                                            &sum)))
    {
        ngx_posts_integer(result, sum);
        return NGX_OK;
    }

    if (ngx_posts_bignum_load(ctx, a, &x) != NGX_OK
        || ngx_posts_bignum_load(ctx, b, &y) != NGX_OK)
    {
        return NGX_ERROR;
    }

    y.minus ^= minus;

    if (x.minus == y.minus) {
        ngx_posts_limbs_add(&x, &y);

    } else if (ngx_posts_limbs_order(&x, &y) >= 0) {
        ngx_posts_limbs_sub(&x, &y);

    } else {
        ngx_posts_limbs_sub(&y, &x);
        return ngx_posts_bignum_store(ctx, &y, result);
    }

    return ngx_posts_bignum_store(ctx, &x, result);
}


ngx_int_t
ngx_posts_bignum_mul(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result)
{
    int64_t            product;
    ngx_posts_limbs_t  x, y, z;

    if (a->type == NGX_POSTS_INTEGER && b->type == NGX_POSTS_INTEGER
        && !__builtin_mul_overflow(a->u.integer, b->u.integer, &product))
    {
        ngx_posts_integer(result, product);
        return NGX_OK;
    }

    if (ngx_posts_bignum_load(ctx, a, &x) != NGX_OK
        || ngx_posts_bignum_load(ctx, b, &y) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_limbs_product(&x, &y, &z);
    z.minus = x.minus ^ y.minus;

    return ngx_posts_bignum_store(ctx, &z, result);
}


ngx_int_t
ngx_posts_bignum_div(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result)
{
    ngx_posts_value_t  rest;

    return ngx_posts_bignum_floor(ctx, a, b, result, &rest);
}


ngx_int_t
ngx_posts_bignum_mod(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result)
{
    ngx_posts_value_t  quotient;

    return ngx_posts_bignum_floor(ctx, a, b, &quotient, result);
}


static ngx_int_t
ngx_posts_bignum_floor(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *quotient, ngx_posts_value_t *rest)
{
    int64_t            q64, r64;
    ngx_uint_t         signs;
    ngx_posts_value_t  divisor, one;
    ngx_posts_limbs_t  x, y, q;

    divisor = *b;

    if (a->type == NGX_POSTS_INTEGER && b->type == NGX_POSTS_INTEGER
        && b->u.integer != -1)
    {
        q64 = a->u.integer / divisor.u.integer;
        r64 = a->u.integer % divisor.u.integer;
        signs = r64 && (r64 < 0) != (divisor.u.integer < 0);

        ngx_posts_integer(quotient, q64 - (int64_t) signs);
        ngx_posts_integer(rest, r64 + (signs ? divisor.u.integer : 0));

        return NGX_OK;
    }

    if (ngx_posts_bignum_load(ctx, a, &x) != NGX_OK
        || ngx_posts_bignum_load(ctx, b, &y) != NGX_OK)
    {
        return NGX_ERROR;
    }

    signs = x.minus ^ y.minus;
    ngx_posts_limbs_divide(&x, &y, &q);
    q.minus = signs;

    if (ngx_posts_bignum_store(ctx, &q, quotient) != NGX_OK
        || ngx_posts_bignum_store(ctx, &x, rest) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (x.n == 0 || !signs) {
        return NGX_OK;
    }

    ngx_posts_integer(&one, 1);

    if (ngx_posts_bignum_sub(ctx, quotient, &one, quotient) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_bignum_add(ctx, rest, &divisor, rest);
}


static ngx_int_t
ngx_posts_bignum_load(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_posts_limbs_t *b)
{
    u_char    *p, *last;
    uint32_t   limb;
    uint64_t   i;

    b->n = 0;

    if (v->type == NGX_POSTS_INTEGER) {
        b->minus = v->u.integer < 0;
        i = b->minus ? 0 - (uint64_t) v->u.integer : (uint64_t) v->u.integer;

        for ( /* void */ ; i; i /= NGX_POSTS_LIMB) {
            b->limb[b->n++] = i % NGX_POSTS_LIMB;
        }

        return NGX_OK;
    }

    b->minus = ngx_posts_bignum_is_minus(v);
    p = v->u.data + b->minus;

    if (v->len - b->minus > NGX_POSTS_MAX_INTEGER_DIGITS) {
        return ngx_posts_bignum_too_long(ctx);
    }

    for (last = v->u.data + v->len; last > p; last -= i) {
        limb = 0;

        for (i = ngx_min(last - p, NGX_POSTS_LIMB_DIGITS); i > 0; i--) {
            limb = limb * 10 + (last[-(ssize_t) i] - '0');
        }

        i = ngx_min(last - p, NGX_POSTS_LIMB_DIGITS);
        b->limb[b->n++] = limb;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_bignum_store(ngx_posts_context_t *ctx, ngx_posts_limbs_t *b,
    ngx_posts_value_t *v)
{
    u_char  *last, buf[NGX_POSTS_LIMBS * NGX_POSTS_LIMB_DIGITS];

    if (b->n > NGX_POSTS_LIMBS) {
        return ngx_posts_bignum_too_long(ctx);
    }

    last = ngx_posts_bignum_print(buf, b);

    if (last - buf > NGX_POSTS_MAX_INTEGER_DIGITS) {
        return ngx_posts_bignum_too_long(ctx);
    }

    return ngx_posts_bignum_canonical(ctx->pool, buf, last - buf, b->minus,
                                      v);
}


static ngx_int_t
ngx_posts_bignum_too_long(ngx_posts_context_t *ctx)
{
    return ngx_posts_error_set(ctx->error, "integer has more than %d digits",
                               NGX_POSTS_MAX_INTEGER_DIGITS);
}


static u_char *
ngx_posts_bignum_print(u_char *p, ngx_posts_limbs_t *b)
{
    ngx_uint_t  i;

    if (b->n == 0) {
        *p++ = '0';
        return p;
    }

    i = b->n - 1;
    p = ngx_sprintf(p, "%uD", b->limb[i]);

    while (i-- > 0) {
        p = ngx_sprintf(p, "%09uD", b->limb[i]);
    }

    return p;
}


/* an INTEGER or a BIGNUM of digits without zeros in front */

static ngx_int_t
ngx_posts_bignum_canonical(ngx_pool_t *pool, u_char *digits, size_t len,
    ngx_uint_t minus, ngx_posts_value_t *v)
{
    u_char    *p;
    size_t     i;
    uint64_t   n, max;

    n = 0;
    max = (uint64_t) INT64_MAX + minus;

    for (i = 0; i < len; i++) {
        if (n > (max - (digits[i] - '0')) / 10) {
            break;
        }

        n = n * 10 + (digits[i] - '0');
    }

    if (i == len) {
        ngx_posts_integer(v, (int64_t) (minus ? 0 - n : n));
        return NGX_OK;
    }

    p = ngx_pnalloc(pool, len + minus);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p[0] = '-';
    ngx_memcpy(p + minus, digits, len);

    ngx_posts_bignum(v, p, len + minus);

    return NGX_OK;
}


ngx_int_t
ngx_posts_bignum_read(ngx_pool_t *pool, u_char *data, size_t len,
    ngx_posts_value_t *v)
{
    u_char   *p, *last, *digits, *d;
    int64_t   n;

    n = ngx_posts_number_to_i(data, len);

    if (n != INT64_MAX && n != INT64_MIN) {
        ngx_posts_integer(v, n);
        return NGX_OK;
    }

    /* there are digits, and only one before them may be a zero's: "0d" */

    last = data + len;

    for (p = data; *p < '1' || *p > '9'; p++) { /* void */ }

    digits = ngx_pnalloc(pool, last - p);
    if (digits == NULL) {
        return NGX_ERROR;
    }

    for (d = digits; p < last && *p >= '0' && *p <= '9'; /* void */ ) {
        *d++ = *p++;

        if (p < last && *p == '_') {
            p++;
        }
    }

    return ngx_posts_bignum_canonical(pool, digits, d - digits, n < 0, v);
}


ngx_int_t
ngx_posts_bignum_float(ngx_pool_t *pool, double d, ngx_posts_value_t *v)
{
    int     len;
    u_char  buf[NGX_POSTS_DOUBLE_LEN];

    d = trunc(d);

    if (d >= -NGX_POSTS_TWO_63 && d < NGX_POSTS_TWO_63) {
        ngx_posts_integer(v, (int64_t) d);
        return NGX_OK;
    }

    /* the C library has all the digits, nginx's own printing has not */

    len = snprintf((char *) buf, sizeof(buf), "%.0f", fabs(d));

    return ngx_posts_bignum_canonical(pool, buf, len, d < 0, v);
}


ngx_int_t
ngx_posts_bignum_order(ngx_posts_value_t *a, ngx_posts_value_t *b)
{
    ngx_int_t   rc;
    ngx_uint_t  minus;

    if (a->type == NGX_POSTS_INTEGER && b->type == NGX_POSTS_INTEGER) {
        return (a->u.integer > b->u.integer) - (a->u.integer < b->u.integer);
    }

    if (b->type == NGX_POSTS_INTEGER) {
        return ngx_posts_bignum_is_minus(a) ? -1 : 1;
    }

    minus = ngx_posts_bignum_is_minus(b);

    if (a->type == NGX_POSTS_INTEGER || ngx_posts_bignum_is_minus(a) != minus)
    {
        return minus ? 1 : -1;
    }

    rc = (a->len > b->len) - (a->len < b->len);

    if (rc == 0) {
        rc = ngx_memcmp(a->u.data, b->u.data, a->len);
    }

    return minus ? -rc : rc;
}


ngx_int_t
ngx_posts_bignum_order_float(ngx_posts_value_t *a, double d)
{
    int                len;
    u_char             buf[NGX_POSTS_DOUBLE_LEN + 1];
    ngx_posts_value_t  b;

    if (isinf(d) || fabs(d) < NGX_POSTS_TWO_63) {
        return (isinf(d) ? d < 0 : !ngx_posts_bignum_is_minus(a)) ? 1 : -1;
    }

    len = snprintf((char *) buf, sizeof(buf), "%.0f", d);
    ngx_posts_bignum(&b, buf, len);

    return ngx_posts_bignum_order(a, &b);
}


double
ngx_posts_bignum_to_f(ngx_posts_value_t *v)
{
    u_char  *last, buf[NGX_POSTS_DOUBLE_LEN + 1];

    if (v->len >= sizeof(buf)) {
        return ngx_posts_bignum_is_minus(v) ? -INFINITY : INFINITY;
    }

    last = ngx_cpymem(buf, v->u.data, v->len);
    *last = '\0';

    return strtod((char *) buf, NULL);
}
