
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_nfkc.h"
#include "text/ngx_posts_uri_component.h"


#define NGX_POSTS_URI_UNRESERVED  "-._~"
#define NGX_POSTS_URI_DELIMITERS  "!$&'()*+,;="


static ngx_str_t  ngx_posts_uri_marks[] = {
    ngx_string(NGX_POSTS_URI_UNRESERVED),
    ngx_string(NGX_POSTS_URI_UNRESERVED NGX_POSTS_URI_DELIMITERS "[:]"),
    ngx_string(NGX_POSTS_URI_UNRESERVED NGX_POSTS_URI_DELIMITERS ":@"),
    ngx_string(NGX_POSTS_URI_UNRESERVED "!$'()*+,=:@/?"),
    ngx_string(NGX_POSTS_URI_UNRESERVED NGX_POSTS_URI_DELIMITERS ":@/?"),
    ngx_string(NGX_POSTS_URI_UNRESERVED NGX_POSTS_URI_DELIMITERS ":/?#[]@")
};


static ngx_uint_t
ngx_posts_uri_is_plus(u_char *p, u_char *last)
{
    return last - p > 2 && p[0] == '%' && p[1] == '2'
           && (p[2] == 'B' || p[2] == 'b');
}


static ngx_uint_t
ngx_posts_uri_stays(u_char c, ngx_posts_uri_class_e class)
{
    u_char      lower;
    ngx_str_t  *marks;

    if (c >= 0x80) {
        return 0;
    }

    lower = c | 0x20;

    if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) {
        return 1;
    }

    marks = &ngx_posts_uri_marks[class];

    return ngx_strlchr(marks->data, marks->data + marks->len, c) != NULL;
}


ngx_int_t
ngx_posts_uri_encode_component(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_uri_class_e class, ngx_str_t *result)
{
    size_t   n;
    u_char  *p, *last, *out;

    static u_char  hex[] = "0123456789ABCDEF";

    last = s->data + s->len;
    n = 0;

    for (p = s->data; p < last; p++) {
        n += !ngx_posts_uri_stays(*p, class);
    }

    if (n == 0) {
        *result = *s;
        return NGX_OK;
    }

    out = ngx_pnalloc(pool, s->len + 2 * n);
    if (out == NULL) {
        return NGX_ERROR;
    }

    result->data = out;

    for (p = s->data; p < last; p++) {

        if (ngx_posts_uri_stays(*p, class)) {
            *out++ = *p;
            continue;
        }

        if (class == NGX_POSTS_URI_PAIR && ngx_posts_uri_is_plus(p, last)) {
            out = ngx_cpymem(out, "%2B", 3);
            p += 2;
            continue;
        }

        *out++ = '%';
        *out++ = hex[*p >> 4];
        *out++ = hex[*p & 15];
    }

    result->len = out - result->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_uri_decode(ngx_pool_t *pool, ngx_str_t *s, ngx_uint_t plus,
    ngx_str_t *result)
{
    u_char     *p, *last, *out;
    ngx_int_t   c;

    last = s->data + s->len;

    if (ngx_strlchr(s->data, last, '%') == NULL) {
        *result = *s;
        return NGX_OK;
    }

    out = ngx_pnalloc(pool, s->len);
    if (out == NULL) {
        return NGX_ERROR;
    }

    result->data = out;

    for (p = s->data; p < last; p++) {

        if (*p == '%' && last - p > 2
            && !(plus && ngx_posts_uri_is_plus(p, last)))
        {
            c = ngx_hextoi(p + 1, 2);

            if (c != NGX_ERROR) {
                *out++ = (u_char) c;
                p += 2;
                continue;
            }
        }

        *out++ = *p;
    }

    result->len = out - result->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_uri_normalize_component(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_uri_class_e class, ngx_str_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  decoded, normal;

    rc = ngx_posts_uri_decode(pool, s, class == NGX_POSTS_URI_PAIR, &decoded);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_nfkc(pool, &decoded, &normal);

    if (rc == NGX_DECLINED) {
        return ngx_posts_uri_encode_component(pool, &decoded,
                                              NGX_POSTS_URI_ANY, result);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_uri_encode_component(pool, &normal, class, result);
}
