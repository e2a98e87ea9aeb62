
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_scan.h"


u_char *
ngx_posts_liquid_scan_space(u_char *p, u_char *last)
{
    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    return p;
}


u_char *
ngx_posts_liquid_scan_word(u_char *p, u_char *last, ngx_uint_t loose)
{
    if (p == last
        || !(ngx_posts_liquid_is_word(*p) || (loose && *p == '-')))
    {
        return NULL;
    }

    while (p < last && (ngx_posts_liquid_is_word(*p) || *p == '-')) {
        p++;
    }

    return p;
}


u_char *
ngx_posts_liquid_scan_quoted(u_char *p, u_char *last)
{
    if (p == last || (*p != '"' && *p != '\'')) {
        return NULL;
    }

    p = ngx_strlchr(p + 1, last, *p);

    return (p == NULL) ? NULL : p + 1;
}


/* one element of a QuotedFragment's second form */

static u_char *
ngx_posts_liquid_scan_element(u_char *p, u_char *last)
{
    if (p == last
        || ngx_posts_liquid_is_space(*p) || *p == ',' || *p == '|')
    {
        return NULL;
    }

    if (*p == '"' || *p == '\'') {
        return ngx_posts_liquid_scan_quoted(p, last);
    }

    return p + 1;
}


u_char *
ngx_posts_liquid_scan_fragments(u_char *p, u_char *last)
{
    u_char  *q, *start;

    start = p;

    for ( ;; ) {
        q = ngx_posts_liquid_scan_element(p, last);

        if (q == NULL) {
            return (p == start) ? NULL : p;
        }

        p = q;
    }
}


u_char *
ngx_posts_liquid_scan_fragment(u_char *p, u_char *last)
{
    u_char  *q;

    q = ngx_posts_liquid_scan_quoted(p, last);

    return (q != NULL) ? q : ngx_posts_liquid_scan_fragments(p, last);
}


ngx_uint_t
ngx_posts_liquid_find_fragment(ngx_str_t *s, ngx_str_t *fragment)
{
    u_char  *p, *q, *last;

    last = s->data + s->len;

    for (p = s->data; p < last; p++) {
        q = ngx_posts_liquid_scan_fragment(p, last);

        if (q != NULL) {
            fragment->data = p;
            fragment->len = q - p;

            s->data = q;
            s->len = last - q;

            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_liquid_find_attribute(ngx_str_t *s, ngx_str_t *key,
    ngx_str_t *value)
{
    u_char  *p, *q, *v, *last;

    last = s->data + s->len;
    p = s->data;

    while (p < last) {
        q = ngx_posts_liquid_scan_word(p, last, 0);

        if (q == NULL) {
            p++;
            continue;
        }

        key->data = p;
        key->len = q - p;

        p = q;
        v = ngx_posts_liquid_scan_space(q, last);

        if (v == last || *v != ':') {
            continue;
        }

        v = ngx_posts_liquid_scan_space(v + 1, last);
        q = ngx_posts_liquid_scan_fragment(v, last);

        if (q != NULL) {
            value->data = v;
            value->len = q - v;

            s->data = q;
            s->len = last - q;

            return 1;
        }
    }

    return 0;
}


u_char *
ngx_posts_liquid_scan_signature(u_char *p, u_char *last)
{
    u_char  *q, *start;

    start = p;

    for ( ;; ) {
        q = p;

        if (q < last && *q == '(') {
            q++;
        }

        if (q == last
            || !(ngx_posts_liquid_is_word(*q) || *q == '-' || *q == '.'
                 || *q == '[' || *q == ']'))
        {
            return (p == start) ? NULL : p;
        }

        q++;

        if (q < last && *q == ')') {
            q++;
        }

        p = q;
    }
}


void
ngx_posts_liquid_lstrip(ngx_str_t *s)
{
    while (s->len
           && (ngx_posts_liquid_is_space(*s->data) || *s->data == '\0'))
    {
        s->data++;
        s->len--;
    }
}


void
ngx_posts_liquid_rstrip(ngx_str_t *s)
{
    u_char  c;

    while (s->len) {
        c = s->data[s->len - 1];

        if (!ngx_posts_liquid_is_space(c) && c != '\0') {
            break;
        }

        s->len--;
    }
}


void
ngx_posts_liquid_strip(ngx_str_t *s)
{
    ngx_posts_liquid_lstrip(s);
    ngx_posts_liquid_rstrip(s);
}


ngx_uint_t
ngx_posts_liquid_is_blank(ngx_str_t *s)
{
    u_char  *last;

    last = s->data + s->len;

    return ngx_posts_liquid_scan_space(s->data, last) == last;
}
