
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_url.h"


/* RFC 3986: pchar, "/" and "?", which Addressable does not encode */

static uint32_t  ngx_posts_url_plain[] = {
    0x00000000, /* 0000 0000 0000 0000  0000 0000 0000 0000 */

                /* ?>=< ;:98 7654 3210  /.-, +*)( '&%$ #"!  */
    0xafffffd2, /* 1010 1111 1111 1111  1111 1111 1101 0010 */

                /* _^]\ [ZYX WVUT SRQP  ONML KJIH GFED CBA@ */
    0x87ffffff, /* 1000 0111 1111 1111  1111 1111 1111 1111 */

                /*  ~}| {zyx wvut srqp  onml kjih gfed cba` */
    0x47fffffe, /* 0100 0111 1111 1111  1111 1111 1111 1110 */

    0x00000000,
    0x00000000,
    0x00000000,
    0x00000000
};


#define ngx_posts_url_is_plain(c)                                             \
    (ngx_posts_url_plain[(c) >> 5] & (1U << ((c) & 0x1f)))


ngx_int_t
ngx_posts_url_escape(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    u_char      *p, *dst, *last, *start;
    ngx_uint_t   n;

    static u_char  hex[] = "0123456789ABCDEF";

    last = s->data + s->len;
    n = 0;

    for (p = s->data; p < last; p++) {
        if (!ngx_posts_url_is_plain(*p)) {
            n++;
        }
    }

    if (n == 0) {
        *result = *s;
        return NGX_OK;
    }

    start = ngx_pnalloc(pool, s->len + 2 * n);
    if (start == NULL) {
        return NGX_ERROR;
    }

    /* the result may be the argument */

    dst = start;

    for (p = s->data; p < last; p++) {

        if (ngx_posts_url_is_plain(*p)) {
            *dst++ = *p;
            continue;
        }

        *dst++ = '%';
        *dst++ = hex[*p >> 4];
        *dst++ = hex[*p & 0xf];
    }

    result->data = start;
    result->len = dst - start;

    return NGX_OK;
}


ngx_int_t
ngx_posts_url_unescape(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    u_char     *p, *dst, *last, *start;
    ngx_int_t   n;

    if (ngx_strlchr(s->data, s->data + s->len, '%') == NULL) {
        *result = *s;
        return NGX_OK;
    }

    start = ngx_pnalloc(pool, s->len);
    if (start == NULL) {
        return NGX_ERROR;
    }

    /* the result may be the argument */

    dst = start;
    last = s->data + s->len;

    for (p = s->data; p < last; p++) {

        if (*p == '%' && last - p > 2) {

            n = ngx_hextoi(p + 1, 2);

            if (n != NGX_ERROR) {
                *dst++ = (u_char) n;
                p += 2;
                continue;
            }
        }

        *dst++ = *p;
    }

    result->data = start;
    result->len = dst - start;

    return NGX_OK;
}


ngx_int_t
ngx_posts_url_sanitize(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    u_char  *p, *dst, *last, *start;

    start = ngx_pnalloc(pool, s->len + 1);
    if (start == NULL) {
        return NGX_ERROR;
    }

    /* ".." is replaced before "./" is looked for: "..././" is "//./" first */

    dst = start;
    *dst++ = '/';
    last = s->data + s->len;

    for (p = s->data; p < last; p++) {

        if (p[0] == '.' && p + 1 < last && p[1] == '.') {
            *dst++ = '/';
            p++;
            continue;
        }

        *dst++ = *p;
    }

    last = dst;
    dst = start;

    for (p = start; p < last; p++) {

        if (p[0] == '.' && p + 1 < last && p[1] == '/') {
            p++;
            continue;
        }

        *dst++ = *p;
    }

    last = dst;
    dst = start;

    for (p = start; p < last; p++) {

        if (*p == '/' && dst > start && dst[-1] == '/') {
            continue;
        }

        *dst++ = *p;
    }

    result->data = start;
    result->len = dst - start;

    return NGX_OK;
}


ngx_int_t
ngx_posts_url_expand(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    size_t   len;
    u_char  *p, *dst, *last, *start, *slash;

    start = ngx_pnalloc(pool, s->len + 1);
    if (start == NULL) {
        return NGX_ERROR;
    }

    dst = start;
    last = s->data + s->len;

    for (p = s->data; p < last; p = slash + 1) {

        slash = ngx_strlchr(p, last, '/');
        if (slash == NULL) {
            slash = last;
        }

        len = slash - p;

        if (len == 0 || (len == 1 && p[0] == '.')) {
            continue;
        }

        if (len == 2 && p[0] == '.' && p[1] == '.') {

            while (dst > start && *--dst != '/') { /* void */ }

            continue;
        }

        *dst++ = '/';
        dst = ngx_cpymem(dst, p, len);
    }

    if (dst == start || last[-1] == '/') {
        *dst++ = '/';
    }

    result->data = start;
    result->len = dst - start;

    return NGX_OK;
}
