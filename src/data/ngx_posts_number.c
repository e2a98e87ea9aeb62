
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>
#include <float.h>

#include "data/ngx_posts_number.h"


/*
 * 0.DIGITS * 10^point is printed with all its digits, not as 1.0e+15; above,
 * only when there are digits behind the point.
 */
#define NGX_POSTS_FIXED_MIN  (-3)
#define NGX_POSTS_FIXED_MAX  15

/* digits that are read of a number; of the rest, whether one is not zero */
#define NGX_POSTS_READ_DIGITS    64
#define NGX_POSTS_READ_EXPONENT  100000


/*
 * A decimal as it is read: digits without leading zeros, times 10^exponent.
 *
 * rest  1 if one of the digits that are not kept is not zero
 * seen  1 if there were digits at all, if only zeros
 */

typedef struct {
    u_char      text[NGX_POSTS_READ_DIGITS + 32];
    ngx_uint_t  ndigits;
    ngx_int_t   exponent;
    ngx_uint_t  rest;
    ngx_uint_t  seen;
} ngx_posts_number_t;


static ngx_int_t ngx_posts_number_shortest(u_char *digits, double d,
    ngx_int_t *point);
static void ngx_posts_number_next(char *buf);
static u_char *ngx_posts_number_skip(u_char *p, u_char *last,
    ngx_uint_t *minus);
static u_char *ngx_posts_number_digits(ngx_posts_number_t *n, u_char *p,
    u_char *last, ngx_uint_t fraction);
static void ngx_posts_number_digit(ngx_posts_number_t *n, u_char c,
    ngx_uint_t fraction);
static void ngx_posts_number_exponent(ngx_posts_number_t *n, u_char *p,
    u_char *last);

#define ngx_posts_is_digit(p, last)                                           \
    ((p) < (last) && *(p) >= '0' && *(p) <= '9')


u_char *
ngx_posts_number_print(u_char *buf, double d)
{
    u_char     digits[NGX_POSTS_NUMBER_LEN];
    ngx_int_t  n, point;

    if (isnan(d)) {
        return ngx_cpymem(buf, "NaN", sizeof("NaN") - 1);
    }

    if (signbit(d)) {
        *buf++ = '-';
        d = -d;
    }

    if (isinf(d)) {
        return ngx_cpymem(buf, "Infinity", sizeof("Infinity") - 1);
    }

    if (d == 0) {
        return ngx_cpymem(buf, "0.0", sizeof("0.0") - 1);
    }

    n = ngx_posts_number_shortest(digits, d, &point);

    if (point < NGX_POSTS_FIXED_MIN
        || (point > NGX_POSTS_FIXED_MAX && point >= n))
    {
        *buf++ = digits[0];
        *buf++ = '.';
        buf = (n == 1) ? ngx_cpymem(buf, "0", 1)
                       : ngx_cpymem(buf, digits + 1, n - 1);

        return ngx_sprintf(buf, "e%c%02i", (point > 0) ? '+' : '-',
                           (point > 0) ? point - 1 : 1 - point);
    }

    if (point <= 0) {
        buf = ngx_cpymem(buf, "0.000", 2 - point);
        return ngx_cpymem(buf, digits, n);
    }

    while (n <= point) {
        digits[n++] = '0';
    }

    buf = ngx_cpymem(buf, digits, point);
    *buf++ = '.';

    return ngx_cpymem(buf, digits + point, n - point);
}


/*
 * The fewest digits that read back as d, d > 0; returns their number.  The
 * value is 0.DIGITS * 10^point.
 *
 * No two decimals of DBL_DIG digits read as one normal double, so of these
 * the nearest one, without its trailing zeros, is the shortest of all.  With
 * one digit more the nearest one may miss a power of two, below which the
 * doubles lie twice as close, where the next one above does not.
 */

static ngx_int_t
ngx_posts_number_shortest(u_char *digits, double d, ngx_int_t *point)
{
    int        exponent;
    char       buf[NGX_POSTS_NUMBER_LEN], *p;
    ngx_int_t  n;

    for (n = (d < DBL_MIN) ? 1 : DBL_DIG; n <= DBL_DIG + 2; n++) {
        (void) snprintf(buf, sizeof(buf), "%.*e", (int) n - 1, d);

        if (strtod(buf, NULL) == d) {
            break;
        }

        if (n == DBL_DIG + 1 && frexp(d, &exponent) == 0.5) {
            ngx_posts_number_next(buf);

            if (strtod(buf, NULL) == d) {
                break;
            }
        }
    }

    p = strchr(buf, 'e');
    *point = strtol(p + 1, NULL, 10) + 1;

    n = ngx_min(n, DBL_DIG + 2);
    digits[0] = (u_char) buf[0];
    ngx_memcpy(digits + 1, buf + 2, n - 1);

    while (n > 1 && digits[n - 1] == '0') {
        n--;
    }

    return n;
}


/* one more in the last digit of "1.234e+05" */

static void
ngx_posts_number_next(char *buf)
{
    char  *p;

    for (p = strchr(buf, 'e') - 1; p > buf; p--) {

        if (*p == '.') {
            continue;
        }

        if (*p != '9') {
            break;
        }

        *p = '0';
    }

    *p += 1;
}


int64_t
ngx_posts_number_to_i(u_char *data, size_t len)
{
    u_char      *p, *last;
    uint64_t     i, limit;
    ngx_uint_t   minus;

    last = data + len;
    p = ngx_posts_number_skip(data, last, &minus);

    /* "0d12" is a decimal integer too */

    if (last - p > 2 && p[0] == '0' && (p[1] | 0x20) == 'd'
        && ngx_posts_is_digit(p + 2, last))
    {
        p += 2;
    }

    limit = (uint64_t) INT64_MAX + minus;
    i = 0;

    while (ngx_posts_is_digit(p, last)) {
        if (i > (limit - (*p - '0')) / 10) {
            i = limit;
            break;
        }

        i = i * 10 + (*p++ - '0');

        if (p < last && *p == '_') {
            p++;
        }
    }

    return minus ? (int64_t) (0 - i) : (int64_t) i;
}


/* over the white space and the sign before a number */

static u_char *
ngx_posts_number_skip(u_char *p, u_char *last, ngx_uint_t *minus)
{
    while (p < last && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
        p++;
    }

    *minus = (p < last && *p == '-');

    if (p < last && (*p == '-' || *p == '+')) {
        p++;
    }

    return p;
}


double
ngx_posts_number_to_f(u_char *data, size_t len)
{
    double               d;
    u_char              *p, *last;
    ngx_uint_t           minus;
    ngx_posts_number_t   n;

    ngx_memzero(&n, sizeof(ngx_posts_number_t));

    last = data + len;
    p = ngx_posts_number_skip(data, last, &minus);

    p = ngx_posts_number_digits(&n, p, last, 0);

    if (p < last && *p == '.' && ngx_posts_is_digit(p + 1, last)) {
        p = ngx_posts_number_digits(&n, p + 1, last, 1);
    }

    if (n.ndigits == 0) {
        return (minus && n.seen) ? -0.0 : 0.0;
    }

    if (p < last && (*p | 0x20) == 'e') {
        ngx_posts_number_exponent(&n, p + 1, last);
    }

    (void) ngx_sprintf(n.text + n.ndigits, "%se%i%Z", n.rest ? "1" : "",
                       n.exponent - (ngx_int_t) n.rest);

    d = strtod((char *) n.text, NULL);

    return minus ? -d : d;
}


/* a run of digits with single underscores inside; returns its end */

static u_char *
ngx_posts_number_digits(ngx_posts_number_t *n, u_char *p, u_char *last,
    ngx_uint_t fraction)
{
    while (ngx_posts_is_digit(p, last)) {
        ngx_posts_number_digit(n, *p++, fraction);

        if (p < last && *p == '_' && ngx_posts_is_digit(p + 1, last)) {
            p++;
        }
    }

    return p;
}


static void
ngx_posts_number_digit(ngx_posts_number_t *n, u_char c, ngx_uint_t fraction)
{
    n->seen = 1;

    if (n->ndigits == NGX_POSTS_READ_DIGITS) {
        n->rest |= (c != '0');
        n->exponent += !fraction;
        return;
    }

    n->exponent -= fraction;

    if (n->ndigits || c != '0') {
        n->text[n->ndigits++] = c;
    }
}


static void
ngx_posts_number_exponent(ngx_posts_number_t *n, u_char *p, u_char *last)
{
    ngx_int_t   e;
    ngx_uint_t  minus;

    minus = (p < last && *p == '-');

    if (p < last && (*p == '-' || *p == '+')) {
        p++;
    }

    e = 0;

    while (ngx_posts_is_digit(p, last)) {
        e = e * 10 + (*p++ - '0');
        e = ngx_min(e, NGX_POSTS_READ_EXPONENT);

        if (p < last && *p == '_' && ngx_posts_is_digit(p + 1, last)) {
            p++;
        }
    }

    n->exponent += minus ? -e : e;
}
