
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_scan.h"
#include "liquid/ngx_posts_liquid_vm.h"


static ngx_int_t ngx_posts_liquid_integer_parse(u_char *p, u_char *last,
    int64_t *n);
static u_char *ngx_posts_liquid_integer_base(u_char *p, u_char *last,
    ngx_uint_t *base);
static ngx_int_t ngx_posts_liquid_integer_digits(u_char *p, u_char *last,
    ngx_uint_t base, int64_t *n);
static ngx_uint_t ngx_posts_liquid_integer_digit(u_char c);


ngx_int_t
ngx_posts_liquid_integer(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *value,
    int64_t *n)
{
    ngx_str_t  s;

    if (value->type == NGX_POSTS_INTEGER) {
        *n = value->u.integer;
        return NGX_OK;
    }

    s = ngx_posts_value_str(value);
    ngx_posts_liquid_strip(&s);

    if (ngx_posts_liquid_integer_parse(s.data, s.data + s.len, n) == NGX_OK) {
        return NGX_OK;
    }

    return ngx_posts_liquid_fail(vm, "invalid integer");
}


static ngx_int_t
ngx_posts_liquid_integer_parse(u_char *p, u_char *last, int64_t *n)
{
    ngx_uint_t  base, minus;

    minus = 0;

    if (p < last && (*p == '-' || *p == '+')) {
        minus = (*p == '-');
        p++;
    }

    p = ngx_posts_liquid_integer_base(p, last, &base);

    if (ngx_posts_liquid_integer_digits(p, last, base, n) != NGX_OK) {
        return NGX_DECLINED;
    }

    if (minus) {
        *n = -*n;
    }

    return NGX_OK;
}


/* 0x, 0b, 0o, 0d and 0 */

static u_char *
ngx_posts_liquid_integer_base(u_char *p, u_char *last, ngx_uint_t *base)
{
    *base = 10;

    if (last - p < 2 || *p != '0') {
        return p;
    }

    switch (p[1] | 0x20) {

    case 'x':
        *base = 16;
        return p + 2;

    case 'b':
        *base = 2;
        return p + 2;

    case 'o':
        *base = 8;
        return p + 2;

    case 'd':
        return p + 2;

    default:
        *base = 8;
        return p;
    }
}


/* single underscores may stand between digits; saturates */

static ngx_int_t
ngx_posts_liquid_integer_digits(u_char *p, u_char *last, ngx_uint_t base,
    int64_t *n)
{
    ngx_uint_t  digit, underscore;

    underscore = 1;
    *n = 0;

    for ( /* void */ ; p < last; p++) {

        if (*p == '_' && !underscore) {
            underscore = 1;
            continue;
        }

        digit = ngx_posts_liquid_integer_digit(*p);

        if (digit >= base) {
            return NGX_DECLINED;
        }

        underscore = 0;

        if (*n > (INT64_MAX - (int64_t) digit) / (int64_t) base) {
            *n = INT64_MAX;

        } else {
            *n = *n * base + digit;
        }
    }

    return underscore ? NGX_DECLINED : NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_integer_digit(u_char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }

    c |= 0x20;

    return (c >= 'a' && c <= 'f') ? (ngx_uint_t) c - 'a' + 10 : 16;
}
