
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_escape.h"


ngx_str_t
ngx_posts_liquid_entity(u_char c, ngx_uint_t mode)
{
    static ngx_str_t  none = ngx_null_string;
    static ngx_str_t  apos_xml = ngx_string("&apos;");
    static ngx_str_t  amp = ngx_string("&amp;");
    static ngx_str_t  lt = ngx_string("&lt;");
    static ngx_str_t  gt = ngx_string("&gt;");
    static ngx_str_t  quot = ngx_string("&quot;");
    static ngx_str_t  apos = ngx_string("&#39;");

    switch (c) {

    case '&':
        return amp;

    case '<':
        return lt;

    case '>':
        return gt;

    case '"':
        return quot;

    case '\'':
        return (mode == NGX_POSTS_LIQUID_ESCAPE_HTML) ? apos : apos_xml;

    default:
        return none;
    }
}


size_t
ngx_posts_liquid_escape_length(ngx_str_t *s, ngx_uint_t mode)
{
    size_t      i, len;
    ngx_str_t   entity;

    len = s->len;

    for (i = 0; i < s->len; i++) {
        entity = ngx_posts_liquid_entity(s->data[i], mode);

        if (entity.len) {
            len += entity.len - 1;
        }
    }

    return len;
}


ngx_int_t
ngx_posts_liquid_escape(ngx_posts_liquid_call_t *call, ngx_str_t *s,
    ngx_uint_t mode, ngx_posts_value_t *result)
{
    size_t      i, len;
    u_char     *p;
    ngx_str_t   entity;

    len = ngx_posts_liquid_escape_length(s, mode);

    if (len == s->len) {
        ngx_posts_string(result, s->data, s->len);
        return NGX_OK;
    }

    p = ngx_posts_liquid_string(call, result, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < s->len; i++) {
        entity = ngx_posts_liquid_entity(s->data[i], mode);

        if (entity.len) {
            p = ngx_cpymem(p, entity.data, entity.len);

        } else {
            *p++ = s->data[i];
        }
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_is_unreserved(u_char c)
{
    u_char  lower;

    lower = c | 0x20;

    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')
           || c == '-' || c == '.' || c == '_' || c == '~';
}


ngx_int_t
ngx_posts_liquid_escape_url(ngx_posts_liquid_call_t *call, ngx_str_t *s,
    ngx_posts_value_t *result)
{
    size_t   i, len;
    u_char  *p;

    static u_char  hex[] = "0123456789ABCDEF";

    len = s->len;

    for (i = 0; i < s->len; i++) {
        if (s->data[i] != ' ' && !ngx_posts_liquid_is_unreserved(s->data[i])) {
            len += 2;
        }
    }

    p = ngx_posts_liquid_string(call, result, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < s->len; i++) {

        if (s->data[i] == ' ') {
            *p++ = '+';

        } else if (ngx_posts_liquid_is_unreserved(s->data[i])) {
            *p++ = s->data[i];

        } else {
            *p++ = '%';
            *p++ = hex[s->data[i] >> 4];
            *p++ = hex[s->data[i] & 15];
        }
    }

    return NGX_OK;
}
