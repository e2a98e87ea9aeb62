
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_number.h"


/*
 * Digits are kept under 10^37, so that ten times as many, and the sum of any
 * two, fit in 127 bits.  What is not finite is left to the doubles, which
 * have the same rules.
 */


/* what is beyond is no double: infinite, or zero */
#define NGX_POSTS_DECIMAL_EXPONENT  2048


typedef unsigned __int128  ngx_posts_digits_t;


#define ngx_posts_decimal_is_special(a)  ((a)->nan || (a)->infinite)

#define ngx_posts_decimal_is_minus(a)                                         \
    ((a)->digits < 0 || ((a)->digits == 0 && (a)->minus))


static void ngx_posts_decimal_set(ngx_posts_decimal_t *r, ngx_uint_t minus,
    ngx_posts_digits_t digits, int32_t exponent);
static ngx_posts_digits_t ngx_posts_decimal_abs(ngx_posts_decimal_t *a);
static ngx_posts_digits_t ngx_posts_decimal_limit(void);
static void ngx_posts_decimal_shift(ngx_posts_digits_t *digits,
    int32_t *exponent);
static u_char *ngx_posts_decimal_scan(ngx_posts_decimal_t *r, u_char *data,
    size_t len);
static void ngx_posts_decimal_align(ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b);
static ngx_posts_digits_t ngx_posts_decimal_product(ngx_posts_digits_t x,
    ngx_posts_digits_t y, int32_t *exponent);
static ngx_posts_digits_t ngx_posts_decimal_remainder(ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b, int32_t *exponent);


static ngx_posts_digits_t
ngx_posts_decimal_limit(void)
{
    /* 10^37 */
    return (ngx_posts_digits_t) 10000000000000000000ULL
           * 1000000000000000000ULL;
}


static ngx_posts_digits_t
ngx_posts_decimal_abs(ngx_posts_decimal_t *a)
{
    return (a->digits < 0) ? (ngx_posts_digits_t) -a->digits
                           : (ngx_posts_digits_t) a->digits;
}


/*
 * Drops the last digit.  Where what is dropped is not zero the new last
 * digit must not be 0 or 5, so that a half is still seen to be more than
 * that.
 */

static void
ngx_posts_decimal_shift(ngx_posts_digits_t *digits, int32_t *exponent)
{
    ngx_uint_t  dropped;

    dropped = (ngx_uint_t) (*digits % 10);
    *digits /= 10;
    *exponent += 1;

    if (dropped && *digits % 5 == 0) {
        *digits += 1;
    }
}


static void
ngx_posts_decimal_set(ngx_posts_decimal_t *r, ngx_uint_t minus,
    ngx_posts_digits_t digits, int32_t exponent)
{
    while (digits >= ngx_posts_decimal_limit()) {
        ngx_posts_decimal_shift(&digits, &exponent);
    }

    if (exponent < -NGX_POSTS_DECIMAL_EXPONENT) {
        digits = 0;
    }

    r->digits = minus ? -(__int128) digits : (__int128) digits;
    r->exponent = digits ? exponent : 0;
    r->nan = 0;
    r->infinite = (r->exponent > NGX_POSTS_DECIMAL_EXPONENT);
    r->minus = (digits == 0 && minus);
}


void
ngx_posts_decimal_float(ngx_posts_decimal_t *r, double d)
{
    u_char      buf[NGX_POSTS_NUMBER_LEN], *p, *last;
    int32_t     exponent;
    uint64_t    digits;
    ngx_uint_t  fraction;

    if (isnan(d) || isinf(d)) {
        ngx_posts_decimal_set(r, d < 0, 1, 0);
        r->nan = isnan(d) ? 1 : 0;
        r->infinite = isinf(d) ? 1 : 0;
        return;
    }

    last = ngx_posts_number_print(buf, fabs(d));
    *last = '\0';

    digits = 0;
    exponent = 0;
    fraction = 0;

    for (p = buf; p < last && *p != 'e'; p++) {
        if (*p == '.') {
            fraction = 1;
            continue;
        }

        digits = digits * 10 + (*p - '0');
        exponent -= (int32_t) fraction;
    }

    if (p < last) {
        exponent += (int32_t) strtol((char *) p + 1, NULL, 10);
    }

    ngx_posts_decimal_set(r, signbit(d) ? 1 : 0, digits, exponent);
}


void
ngx_posts_decimal_integer(ngx_posts_decimal_t *r, int64_t i)
{
    ngx_posts_decimal_set(r, i < 0, (i < 0) ? 0 - (uint64_t) i : (uint64_t) i,
                          0);
}


ngx_int_t
ngx_posts_decimal_parse(ngx_posts_decimal_t *r, u_char *data, size_t len)
{
    u_char  *point;

    point = ngx_posts_decimal_scan(r, data, len);

    return (point && point < data + len - 1) ? NGX_OK : NGX_DECLINED;
}


void
ngx_posts_decimal_digits(ngx_posts_decimal_t *r, u_char *data, size_t len)
{
    (void) ngx_posts_decimal_scan(r, data, len);
}


/* where the point is, the end if there is none; NULL: other signs */

static u_char *
ngx_posts_decimal_scan(ngx_posts_decimal_t *r, u_char *data, size_t len)
{
    u_char              *p, *last, *point;
    int32_t              exponent;
    ngx_uint_t           minus, rest;
    ngx_posts_digits_t   digits, limit;

    last = data + len;
    minus = (len && *data == '-');
    limit = ngx_posts_decimal_limit() / 10;
    point = NULL;
    digits = 0;
    exponent = 0;
    rest = 0;

    data += minus;

    for (p = data; p < last; p++) {
        if (*p == '.' && point == NULL && p > data) {
            point = p;
            continue;
        }

        if (*p < '0' || *p > '9') {
            return NULL;
        }

        if (digits >= limit) {
            rest |= (*p != '0');
            exponent += (point == NULL);
            continue;
        }

        digits = digits * 10 + (*p - '0');
        exponent -= (point != NULL);
    }

    digits += (rest && digits % 5 == 0);

    ngx_posts_decimal_set(r, minus, digits, exponent);

    return point ? point : last;
}


void
ngx_posts_decimal_add(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    __int128             sum;
    ngx_uint_t           minus;
    ngx_posts_decimal_t  x, y;

    if (ngx_posts_decimal_is_special(a) || ngx_posts_decimal_is_special(b)) {
        ngx_posts_decimal_float(r, ngx_posts_decimal_to_f(a)
                                   + ngx_posts_decimal_to_f(b));
        return;
    }

    x = *a;
    y = *b;
    ngx_posts_decimal_align(&x, &y);

    sum = x.digits + y.digits;
    minus = sum ? sum < 0 : (ngx_posts_decimal_is_minus(a)
                             && ngx_posts_decimal_is_minus(b));

    ngx_posts_decimal_set(r, minus, sum < 0 ? -sum : sum, x.exponent);
}


/* gives both one exponent, at the cost of the smaller one's last digits */

static void
ngx_posts_decimal_align(ngx_posts_decimal_t *a, ngx_posts_decimal_t *b)
{
    ngx_uint_t            minus;
    ngx_posts_digits_t    digits, limit;
    ngx_posts_decimal_t  *high, *low;

    if (a->digits == 0 || b->digits == 0) {
        high = a->digits ? a : b;
        low = a->digits ? b : a;
        low->exponent = high->exponent;
        return;
    }

    high = (a->exponent > b->exponent) ? a : b;
    low = (a->exponent > b->exponent) ? b : a;

    limit = ngx_posts_decimal_limit() / 10;

    while (high->exponent > low->exponent
           && ngx_posts_decimal_abs(high) < limit)
    {
        high->digits *= 10;
        high->exponent--;
    }

    digits = ngx_posts_decimal_abs(low);
    minus = (low->digits < 0);

    while (high->exponent > low->exponent) {
        if (digits <= 1) {
            low->exponent = high->exponent;
            break;
        }

        ngx_posts_decimal_shift(&digits, &low->exponent);
    }

    low->digits = minus ? -(__int128) digits : (__int128) digits;
}


void
ngx_posts_decimal_sub(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    ngx_posts_decimal_t  y;

    y = *b;
    y.minus = (y.digits == 0 && !y.minus);
    y.digits = -y.digits;

    ngx_posts_decimal_add(r, a, &y);
}


void
ngx_posts_decimal_mul(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    int32_t             exponent;
    ngx_uint_t          minus;
    ngx_posts_digits_t  x, y, product;

    if (ngx_posts_decimal_is_special(a) || ngx_posts_decimal_is_special(b)) {
        ngx_posts_decimal_float(r, ngx_posts_decimal_to_f(a)
                                   * ngx_posts_decimal_to_f(b));
        return;
    }

    minus = ngx_posts_decimal_is_minus(a) != ngx_posts_decimal_is_minus(b);
    exponent = a->exponent + b->exponent;

    x = ngx_posts_decimal_abs(a);
    y = ngx_posts_decimal_abs(b);

    if (x == 0 || y <= ngx_posts_decimal_limit() / x) {
        product = x * y;

    } else {
        product = ngx_posts_decimal_product(x, y, &exponent);
    }

    ngx_posts_decimal_set(r, minus, product, exponent);
}


/*
 * The first digits of a product that does not fit, as strings of more digits
 * than a Float has may give: added up from y's last digit on, while the last
 * digit of the sum is dropped.
 */

static ngx_posts_digits_t
ngx_posts_decimal_product(ngx_posts_digits_t x, ngx_posts_digits_t y,
    int32_t *exponent)
{
    ngx_posts_digits_t  sum;

    while (x < ngx_posts_decimal_limit() / 10) {
        x *= 10;
        *exponent -= 1;
    }

    for (sum = x * (y % 10); y >= 10; sum += x * (y % 10)) {
        ngx_posts_decimal_shift(&sum, exponent);
        y /= 10;
    }

    return sum;
}


void
ngx_posts_decimal_div(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    int32_t             exponent;
    ngx_uint_t          minus;
    ngx_posts_digits_t  x, y, quotient, limit;

    if (ngx_posts_decimal_is_special(a) || ngx_posts_decimal_is_special(b)
        || b->digits == 0)
    {
        ngx_posts_decimal_float(r, ngx_posts_decimal_to_f(a)
                                   / ngx_posts_decimal_to_f(b));
        return;
    }

    minus = ngx_posts_decimal_is_minus(a) != ngx_posts_decimal_is_minus(b);
    exponent = a->exponent - b->exponent;
    limit = ngx_posts_decimal_limit() / 10;

    x = ngx_posts_decimal_abs(a);
    y = ngx_posts_decimal_abs(b);

    quotient = x / y;
    x %= y;

    while (x && quotient < limit) {
        x *= 10;
        quotient = quotient * 10 + x / y;
        x %= y;
        exponent--;
    }

    if (x && quotient % 5 == 0) {
        quotient++;
    }

    ngx_posts_decimal_set(r, minus, quotient, exponent);
}


ngx_int_t
ngx_posts_decimal_mod(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b)
{
    int32_t              exponent;
    ngx_uint_t           minus;
    ngx_posts_digits_t   digits;
    ngx_posts_decimal_t  divisor;

    if (b->digits == 0 && !a->nan) {
        return NGX_DECLINED;
    }

    if (a->nan || b->nan || a->infinite) {
        ngx_posts_decimal_float(r, NAN);
        return NGX_OK;
    }

    if (b->infinite) {
        *r = *a;
        return NGX_OK;
    }

    divisor = *b;
    digits = ngx_posts_decimal_remainder(a, b, &exponent);
    minus = (digits && a->digits < 0);

    ngx_posts_decimal_set(r, minus, digits, exponent);

    if (digits && minus != (divisor.digits < 0)) {
        ngx_posts_decimal_add(r, r, &divisor);
    }

    return NGX_OK;
}


/* |a| modulo |b|, exactly */

static ngx_posts_digits_t
ngx_posts_decimal_remainder(ngx_posts_decimal_t *a, ngx_posts_decimal_t *b,
    int32_t *exponent)
{
    int32_t             n;
    ngx_posts_digits_t  x, y, limit;

    x = ngx_posts_decimal_abs(a);
    y = ngx_posts_decimal_abs(b);
    limit = ngx_posts_decimal_limit();

    *exponent = a->exponent;

    for (n = b->exponent - a->exponent; n > 0; n--) {
        if (y >= limit) {
            return x;
        }

        y *= 10;
    }

    for (x %= y; n < 0 && x; n++) {
        x = x * 10 % y;
    }

    *exponent = ngx_min(a->exponent, b->exponent);

    return x;
}


void
ngx_posts_decimal_round(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_int_t places)
{
    int32_t             exponent;
    ngx_uint_t          up, minus;
    ngx_posts_digits_t  digits;

    if (ngx_posts_decimal_is_special(a)) {
        *r = *a;
        return;
    }

    digits = ngx_posts_decimal_abs(a);
    exponent = a->exponent;
    up = 0;

    while (digits && -(int64_t) exponent > places) {
        up = (digits % 10 >= 5);
        digits /= 10;
        exponent++;
    }

    if (-(int64_t) exponent == places) {
        digits += up;
    }

    /* without places what is rounded is an Integer, which has no -0 */
    minus = ngx_posts_decimal_is_minus(a) && (digits || places > 0);

    ngx_posts_decimal_set(r, minus, digits, exponent);
}


double
ngx_posts_decimal_to_f(ngx_posts_decimal_t *a)
{
    double              d;
    u_char              buf[2 * NGX_POSTS_NUMBER_LEN], *p;
    ngx_posts_digits_t  digits;

    if (a->nan) {
        return NAN;
    }

    if (a->infinite) {
        return (a->digits < 0) ? -INFINITY : INFINITY;
    }

    p = buf + sizeof(buf) - NGX_INT32_LEN - sizeof("e");
    (void) ngx_sprintf(p, "e%D%Z", a->exponent);

    digits = ngx_posts_decimal_abs(a);

    do {
        *--p = (u_char) ('0' + (ngx_uint_t) (digits % 10));
        digits /= 10;
    } while (digits);

    d = strtod((char *) p, NULL);

    return ngx_posts_decimal_is_minus(a) ? -d : d;
}
