
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_scan.h"


ngx_uint_t
ngx_posts_date_border(u_char *p)
{
    return ngx_posts_date_is_word(p[-1]) != ngx_posts_date_is_word(p[0]);
}


u_char *
ngx_posts_date_spaces(u_char *p)
{
    while (*p == ' ') {
        p++;
    }

    return p;
}


u_char *
ngx_posts_date_span(u_char *p)
{
    if (!ngx_posts_date_is_digit(*p)) {
        return NULL;
    }

    while (ngx_posts_date_is_digit(*p)) {
        p++;
    }

    return p;
}


u_char *
ngx_posts_date_whole(u_char *p)
{
    return ngx_posts_date_is_digit(p[-1]) ? NULL : ngx_posts_date_span(p);
}


u_char *
ngx_posts_date_exactly(u_char *p, ngx_uint_t n)
{
    for ( /* void */ ; n; n--) {
        if (!ngx_posts_date_is_digit(*p++)) {
            return NULL;
        }
    }

    return p;
}


u_char *
ngx_posts_date_literal(u_char *p, const char *literal)
{
    for ( /* void */ ; *literal; literal++, p++) {
        if (ngx_tolower(*p) != (u_char) *literal) {
            return NULL;
        }
    }

    return p;
}


u_char *
ngx_posts_date_part(u_char *p, const char *before,
    ngx_posts_date_span_pt span, ngx_str_t *c)
{
    u_char  *end;

    end = p;

    if (*end == '\'' && before[0] == '\'') {
        end++;
    }

    if ((*end == '-' && ngx_strchr(before, '-'))
        || (*end == '+' && ngx_strchr(before, '+')))
    {
        end++;
    }

    end = span(end);

    if (end != NULL) {
        c->data = p;
        c->len = end - p;
    }

    return end;
}


static ngx_int_t
ngx_posts_date_name(u_char *p, const char *names)
{
    ngx_int_t  i;

    for (i = 0; *names; i++, names += 3) {
        if (ngx_tolower(p[0]) == (u_char) names[0]
            && ngx_tolower(p[1]) == (u_char) names[1]
            && ngx_tolower(p[2]) == (u_char) names[2])
        {
            return i;
        }
    }

    return -1;
}


ngx_int_t
ngx_posts_date_month_name(u_char *p)
{
    return ngx_posts_date_name(p, "janfebmaraprmayjunjulaugsepoctnovdec");
}


ngx_int_t
ngx_posts_date_weekday_name(u_char *p)
{
    return ngx_posts_date_name(p, "sunmontuewedthufrisat");
}


u_char *
ngx_posts_date_month_part(u_char *p, ngx_str_t *c)
{
    if (ngx_posts_date_month_name(p) < 0) {
        return NULL;
    }

    c->data = p;
    c->len = 3;

    return p + 3;
}


u_char *
ngx_posts_date_until(u_char *p, const char *stop)
{
    while (*p && ngx_strchr(stop, *p) == NULL) {
        p++;
    }

    return p;
}


u_char *
ngx_posts_date_unit(u_char *p, u_char unit)
{
    return (ngx_tolower(*p) == unit) ? p + 1 : p;
}


u_char *
ngx_posts_date_ordinal(u_char *p)
{
    ngx_int_t  i;

    static const char  *suffixes[] = { "st", "nd", "rd", "th" };

    for (i = 0; i < 4; i++) {
        if (ngx_posts_date_literal(p, suffixes[i])
            && !ngx_posts_date_is_word(p[2]))
        {
            return p + 2;
        }
    }

    return NULL;
}


u_char *
ngx_posts_date_last(u_char *p, ngx_uint_t n, ngx_str_t *c)
{
    u_char  *end;

    end = ngx_posts_date_exactly(p, n);

    if (end == NULL || ngx_posts_date_is_word(*end)) {
        return NULL;
    }

    c->data = p;
    c->len = n;

    return end;
}


u_char *
ngx_posts_date_some(u_char *p, ngx_int_t min, ngx_int_t max, ngx_str_t *c)
{
    u_char  *end;

    for (end = p; end - p < max && ngx_posts_date_is_digit(*end); end++) {
        /* void */
    }

    if (end - p < min) {
        return NULL;
    }

    c->data = p;
    c->len = end - p;

    return end;
}
