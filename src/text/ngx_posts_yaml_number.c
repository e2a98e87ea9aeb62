
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_number.h"
#include "text/ngx_posts_yaml_cursor.h"
#include "text/ngx_posts_yaml_scalar.h"


typedef struct {
    ngx_str_t   name;
    double      number;
} ngx_posts_yaml_special_t;


static ngx_int_t ngx_posts_yaml_sixties(ngx_posts_yaml_cursor_t *c);
static ngx_uint_t ngx_posts_yaml_sign(ngx_posts_yaml_cursor_t *c);
static ngx_uint_t ngx_posts_yaml_exponent(ngx_posts_yaml_cursor_t *c);
static ngx_int_t ngx_posts_yaml_strip(ngx_pool_t *pool, ngx_str_t *text,
    ngx_str_t *digits);
static ngx_uint_t ngx_posts_yaml_base(ngx_posts_yaml_cursor_t *c);
static ngx_uint_t ngx_posts_yaml_grouped(ngx_posts_yaml_cursor_t *c);
static ngx_int_t ngx_posts_yaml_read(ngx_str_t *number, ngx_uint_t base,
    ngx_uint_t minus, int64_t *value);
static ngx_int_t ngx_posts_yaml_huge(ngx_pool_t *pool, ngx_str_t *number,
    ngx_uint_t minus, ngx_posts_value_t *value);


static ngx_posts_yaml_special_t  ngx_posts_yaml_specials[] = {
    { ngx_string(".inf"), INFINITY },
    { ngx_string("+.inf"), INFINITY },
    { ngx_string("-.inf"), -INFINITY },
    { ngx_string(".nan"), NAN },
    { ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_yaml_special(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    ngx_posts_yaml_special_t  *special;

    for (special = ngx_posts_yaml_specials; special->name.len; special++) {

        if (text->len == special->name.len
            && ngx_strncasecmp(text->data, special->name.data, text->len)
               == 0)
        {
            ngx_posts_float(value, special->number);
            return NGX_OK;
        }
    }

    return NGX_AGAIN;
}


ngx_int_t
ngx_posts_yaml_sexagesimal(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    double                    f;
    u_char                   *p, *end, *last;
    int64_t                   i;
    ngx_int_t                 rc, weight;
    ngx_posts_yaml_cursor_t   c;

    c.p = text->data;
    c.last = text->data + text->len;

    rc = ngx_posts_yaml_sixties(&c);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    i = 0;
    f = 0;
    last = text->data + text->len;
    weight = 3600;

    for (p = text->data; p < last; p = end + 1) {
        end = ngx_strlchr(p, last, ':');
        end = end ? end : last;

        i += ngx_posts_number_to_i(p, end - p) * weight;
        f += ngx_posts_number_to_f(p, end - p) * weight;

        weight /= 60;
    }

    if (rc == NGX_DECLINED) {
        ngx_posts_float(value, f);

    } else {
        ngx_posts_integer(value, i);
    }

    return NGX_OK;
}


/*
 * NGX_OK: integers; NGX_DECLINED: the last one has a fraction; NGX_AGAIN:
 * other.  With more than fifteen digits it is left a string: 64 bits hold no
 * more of such hours in seconds.
 */

static ngx_int_t
ngx_posts_yaml_sixties(ngx_posts_yaml_cursor_t *c)
{
    size_t      len;
    ngx_int_t   part;
    ngx_uint_t  n;

    ngx_posts_yaml_sign(c);

    if (c->p < c->last && *c->p == '_') {
        return NGX_AGAIN;
    }

    len = ngx_posts_yaml_span(c, "0123456789_");

    if (len == 0 || len > 15) {
        return NGX_AGAIN;
    }

    for (n = 0; n < 2 && ngx_posts_yaml_accept(c, ':'); n++) {
        part = ngx_posts_yaml_digits(c, 1, 2);

        if (part == NGX_ERROR || part > 59) {
            return NGX_AGAIN;
        }
    }

    if (n == 0) {
        return NGX_AGAIN;
    }

    if (c->p == c->last) {
        return NGX_OK;
    }

    if (!ngx_posts_yaml_accept(c, '.')) {
        return NGX_AGAIN;
    }

    ngx_posts_yaml_span(c, "0123456789_");

    return (c->p == c->last) ? NGX_DECLINED : NGX_AGAIN;
}


ngx_int_t
ngx_posts_yaml_decimal(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    size_t                   n;
    ngx_str_t                digits;
    ngx_uint_t               exponent;
    ngx_posts_yaml_cursor_t  c;

    c.p = text->data;
    c.last = text->data + text->len;

    ngx_posts_yaml_sign(&c);

    if (c.p < c.last && (*c.p == '_' || *c.p == ',')) {
        return NGX_AGAIN;
    }

    n = ngx_posts_yaml_span(&c, "0123456789_,");

    if (!ngx_posts_yaml_accept(&c, '.')) {
        return NGX_AGAIN;
    }

    n += ngx_posts_yaml_span(&c, "0123456789");
    exponent = (c.p < c.last);

    if (exponent && !ngx_posts_yaml_exponent(&c)) {
        return NGX_AGAIN;
    }

    if (n == 0) {

        /* "." and "-." are strings, but ".e+1" makes Float() raise */

        return exponent ? NGX_DECLINED : NGX_AGAIN;
    }

    if (ngx_posts_yaml_strip(pool, text, &digits) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_float(value, ngx_posts_number_to_f(digits.data, digits.len));

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_yaml_sign(ngx_posts_yaml_cursor_t *c)
{
    if (ngx_posts_yaml_accept(c, '-')) {
        return 1;
    }

    ngx_posts_yaml_accept(c, '+');

    return 0;
}


/* Psych wants the exponent's sign, and nothing behind it */

static ngx_uint_t
ngx_posts_yaml_exponent(ngx_posts_yaml_cursor_t *c)
{
    if (!ngx_posts_yaml_accept(c, 'e') && !ngx_posts_yaml_accept(c, 'E')) {
        return 0;
    }

    if (!ngx_posts_yaml_accept(c, '-') && !ngx_posts_yaml_accept(c, '+')) {
        return 0;
    }

    return ngx_posts_yaml_span(c, "0123456789") && c->p == c->last;
}


/*
 * A copy without the separators, and without a point that has no digits
 * behind it, which Float() would refuse.
 */

static ngx_int_t
ngx_posts_yaml_strip(ngx_pool_t *pool, ngx_str_t *text, ngx_str_t *digits)
{
    u_char  *p, *last, *d;

    d = ngx_pnalloc(pool, text->len);
    if (d == NULL) {
        return NGX_ERROR;
    }

    digits->data = d;
    last = text->data + text->len;

    for (p = text->data; p < last; p++) {

        if (*p == ',' || *p == '_') {
            continue;
        }

        if (*p == '.' && (p + 1 == last || (p[1] | 0x20) == 'e')) {
            continue;
        }

        *d++ = *p;
    }

    digits->len = d - digits->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_yaml_integer(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    int64_t                  n;
    ngx_int_t                rc;
    ngx_str_t                number;
    ngx_uint_t               base, minus;
    ngx_posts_yaml_cursor_t  c;

    c.p = text->data;
    c.last = text->data + text->len;

    minus = ngx_posts_yaml_sign(&c);
    number.data = c.p;
    base = ngx_posts_yaml_base(&c);

    if (base == 0) {
        return NGX_AGAIN;
    }

    if (base == 2 || base == 16) {
        number.data += 2;
    }

    number.len = c.last - number.data;

    rc = ngx_posts_yaml_read(&number, base, minus, &n);

    if (rc == NGX_OK) {
        ngx_posts_integer(value, n);
        return NGX_OK;
    }

    /* NGX_AGAIN: too large */

    if (rc == NGX_AGAIN && base == 10) {
        return ngx_posts_yaml_huge(pool, &number, minus, value);
    }

    return rc;
}


/* the base of the number that is all of the text, 0 if it is none */

static ngx_uint_t
ngx_posts_yaml_base(ngx_posts_yaml_cursor_t *c)
{
    size_t       n;
    ngx_uint_t   base;
    const char  *set;

    if (!ngx_posts_yaml_accept(c, '0')) {
        return ngx_posts_yaml_grouped(c) ? 10 : 0;
    }

    if (c->p == c->last) {
        return 10;
    }

    if (ngx_posts_yaml_accept(c, 'b')) {
        base = 2;
        set = "01_,";

    } else if (ngx_posts_yaml_accept(c, 'x')) {
        base = 16;
        set = "0123456789abcdefABCDEF_,";

    } else {
        base = 8;
        set = "01234567_,";
    }

    n = ngx_posts_yaml_span(c, set);

    return (n && c->p == c->last) ? base : 0;
}


/* digits with single separators between them up to the end */

static ngx_uint_t
ngx_posts_yaml_grouped(ngx_posts_yaml_cursor_t *c)
{
    do {
        if (ngx_posts_yaml_span(c, "0123456789") == 0) {
            return 0;
        }

        if (c->p == c->last) {
            return 1;
        }

    } while (ngx_posts_yaml_accept(c, ',') || ngx_posts_yaml_accept(c, '_'));

    return 0;
}


/*
 * NGX_OK; NGX_AGAIN: more than 64 bits; NGX_DECLINED: no digit but
 * separators, which Integer() refuses ("0b_"), while "0_" is octal 0.
 */

static ngx_int_t
ngx_posts_yaml_read(ngx_str_t *number, ngx_uint_t base, ngx_uint_t minus,
    int64_t *value)
{
    u_char      *p, *last;
    uint64_t     n, max;
    ngx_uint_t   digit, any;

    n = 0;
    any = 0;
    max = minus ? (uint64_t) 1 << 63 : ((uint64_t) 1 << 63) - 1;
    last = number->data + number->len;

    for (p = number->data; p < last; p++) {

        if (*p == ',' || *p == '_') {
            continue;
        }

        digit = (*p <= '9') ? *p - '0' : (*p | 0x20) - 'a' + 10;
        any = 1;

        if (n > (max - digit) / base) {
            return NGX_AGAIN;
        }

        n = n * base + digit;
    }

    *value = (int64_t) (minus ? -n : n);

    return any ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_yaml_huge(ngx_pool_t *pool, ngx_str_t *number, ngx_uint_t minus,
    ngx_posts_value_t *value)
{
    ngx_str_t  digits;

    if (minus) {
        number->data--;
        number->len++;
    }

    if (ngx_posts_yaml_strip(pool, number, &digits) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_bignum(value, digits.data, digits.len);

    return NGX_OK;
}
