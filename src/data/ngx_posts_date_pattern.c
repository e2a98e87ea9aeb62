
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_pattern.h"
#include "data/ngx_posts_date_scan.h"


/*
 * Ruby matches with backtracking regular expressions.  Where a place can be
 * matched in one way only this just goes forward; the few places where that
 * is not so say it.
 */


static ngx_str_t  ngx_posts_date_eras[] = {
    ngx_string("ce"),
    ngx_string("c.e."),
    ngx_string("bce"),
    ngx_string("b.c.e."),
    ngx_string("ad"),
    ngx_string("a.d."),
    ngx_string("bc"),
    ngx_string("b.c."),
    ngx_null_string
};


/* a year before which an era may stand; strict: it must be a word */

static u_char *
ngx_posts_date_era_year(u_char *p, ngx_uint_t strict, ngx_str_t *c)
{
    u_char     *end;
    ngx_str_t  *era;

    for (era = ngx_posts_date_eras; era->len; era++) {
        end = ngx_posts_date_literal(p, (char *) era->data);

        if (end == NULL) {
            continue;
        }

        if (strict
            && (!ngx_posts_date_border(p)
                || (end[-1] != '.' && *end != NGX_POSTS_DATE_LETTER
                    && ngx_posts_date_is_letter(*end))))
        {
            continue;
        }

        c[0].data = p;
        c[0].len = era->len;

        end = ngx_posts_date_part(ngx_posts_date_spaces(end), "'-",
                                  ngx_posts_date_span, &c[1]);
        if (end != NULL) {
            return end;
        }
    }

    ngx_str_null(&c[0]);

    return ngx_posts_date_part(p, "'-", ngx_posts_date_span, &c[1]);
}


/*
 * A month's name behind a number and anything attached to it, as in "3rd of
 * Dec" without "of"; it may be inside that, as in "3.Dec", the last one is
 * taken then.
 */

static u_char *
ngx_posts_date_eu_month(u_char *p, ngx_str_t *c)
{
    u_char  *q, *end;

    q = ngx_posts_date_until(p, NGX_POSTS_DATE_STOP);

    end = ngx_posts_date_month_part(ngx_posts_date_spaces(q), c);

    while (end == NULL && q > p) {
        end = ngx_posts_date_month_part(--q, c);
    }

    return end;
}


u_char *
ngx_posts_date_eu(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    end = ngx_posts_date_part(p, "'", ngx_posts_date_whole, &c[0]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_eu_month(end, &c[1]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_until(end, NGX_POSTS_DATE_STOP_QUOTE);

    next = ngx_posts_date_era_year(ngx_posts_date_spaces(end), 1, &c[2]);
    if (next == NULL) {
        return end;
    }

    end = ngx_posts_date_ordinal(next);

    if (end != NULL) {
        c[3].len = end - c[3].data;
        return end;
    }

    return next;
}


u_char *
ngx_posts_date_us(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    if (!ngx_posts_date_border(p)) {
        return NULL;
    }

    end = ngx_posts_date_month_part(p, &c[0]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_until(end, NGX_POSTS_DATE_STOP_QUOTE);
    end = ngx_posts_date_part(ngx_posts_date_spaces(end), "'",
                              ngx_posts_date_span, &c[1]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_until(end, NGX_POSTS_DATE_STOP_QUOTE);
    next = ngx_posts_date_spaces(end);

    if (*next == ',') {
        next = ngx_posts_date_spaces(next + 1);
    }

    next = ngx_posts_date_era_year(next, 0, &c[2]);

    return next ? next : end;
}


/* three numbers with one byte between them, behind which spaces may stand */

static u_char *
ngx_posts_date_triple(u_char *p, const char *before, u_char between,
    ngx_uint_t spaces, ngx_str_t *c)
{
    u_char  *end;

    end = ngx_posts_date_part(p, before, ngx_posts_date_whole, &c[0]);

    if (end == NULL || *end++ != between) {
        return NULL;
    }

    end = spaces ? ngx_posts_date_spaces(end) : end;
    end = ngx_posts_date_part(end, spaces ? "'" : "", ngx_posts_date_span,
                              &c[1]);

    if (end == NULL || *end++ != between) {
        return NULL;
    }

    end = spaces ? ngx_posts_date_spaces(end) : end;

    return ngx_posts_date_part(end, "'-", ngx_posts_date_span, &c[2]);
}


u_char *
ngx_posts_date_iso(u_char *p, ngx_str_t *c)
{
    return ngx_posts_date_triple(p, "'-+", '-', 0, c);
}


u_char *
ngx_posts_date_dots(u_char *p, ngx_str_t *c)
{
    return ngx_posts_date_triple(p, "'-", '.', 1, c);
}


u_char *
ngx_posts_date_slashes(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    end = ngx_posts_date_part(p, "'-", ngx_posts_date_whole, &c[0]);

    if (end == NULL || *end != '/') {
        return NULL;
    }

    end = ngx_posts_date_part(ngx_posts_date_spaces(end + 1), "'",
                              ngx_posts_date_span, &c[1]);

    if (end == NULL || *end == '\0') {
        return end;
    }

    /* anything may stand before the third number */

    next = ngx_posts_date_part(ngx_posts_date_spaces(end + 1), "'-",
                               ngx_posts_date_span, &c[2]);

    return next ? next : end;
}


/* w48, w48-5 up to a word's end */

static u_char *
ngx_posts_date_week_number(u_char *p)
{
    u_char  *end, *next;

    if (*p == '-') {
        p++;
    }

    if (ngx_tolower(*p) != 'w') {
        return NULL;
    }

    end = ngx_posts_date_exactly(p + 1, 2);
    if (end == NULL) {
        return NULL;
    }

    next = (*end == '-') ? end + 1 : end;

    if (ngx_posts_date_is_digit(*next) && !ngx_posts_date_is_word(next[1])) {
        return next + 1;
    }

    return ngx_posts_date_is_word(*end) ? NULL : end;
}


u_char *
ngx_posts_date_week(u_char *p, ngx_str_t *c)
{
    u_char      *start, *end;
    ngx_uint_t   n;

    if (!ngx_posts_date_border(p)) {
        return NULL;
    }

    for (n = 2; n <= 4; n += 2) {
        start = ngx_posts_date_exactly(p, n);

        if (start != NULL
            && (end = ngx_posts_date_week_number(start)) != NULL)
        {
            return end;
        }
    }

    return ngx_posts_date_week_number(p);
}


u_char *
ngx_posts_date_week_day(u_char *p, ngx_str_t *c)
{
    p = ngx_posts_date_literal(p, "-w-");

    if (p == NULL || !ngx_posts_date_is_digit(*p)
        || ngx_posts_date_is_word(p[1]))
    {
        return NULL;
    }

    return p + 1;
}


u_char *
ngx_posts_date_month_day(u_char *p, ngx_str_t *c)
{
    u_char  *end;

    p = ngx_posts_date_literal(p, "--");
    if (p == NULL) {
        return NULL;
    }

    end = ngx_posts_date_exactly(p, 2);

    if (end != NULL) {
        c[0].data = p;
        c[0].len = 2;
        p = end;
    }

    return (*p == '-') ? ngx_posts_date_last(p + 1, 2, &c[1]) : NULL;
}


u_char *
ngx_posts_date_month_day_basic(u_char *p, ngx_str_t *c)
{
    u_char  *end;

    p = ngx_posts_date_literal(p, "--");

    if (p == NULL || ngx_posts_date_exactly(p, 2) == NULL) {
        return NULL;
    }

    c[0].data = p;
    c[0].len = 2;

    end = ngx_posts_date_last(p + 2, 2, &c[1]);
    if (end != NULL) {
        return end;
    }

    return ngx_posts_date_last(p, 2, &c[0]);
}


/* two or four digits, a minus and three digits at the end of a word */

static u_char *
ngx_posts_date_ordinal_date(u_char *p, ngx_str_t *c)
{
    u_char      *end;
    ngx_uint_t   n;

    for (n = 2; n <= 4; n += 2) {
        end = ngx_posts_date_exactly(p, n);

        if (end == NULL || *end != '-') {
            continue;
        }

        end = ngx_posts_date_last(end + 1, 3, &c[1]);

        if (end != NULL) {
            c[0].data = p;
            c[0].len = n;
            return end;
        }
    }

    return NULL;
}


u_char *
ngx_posts_date_year_day(u_char *p, ngx_str_t *c)
{
    return ngx_posts_date_border(p) ? ngx_posts_date_ordinal_date(p, c) : NULL;
}


u_char *
ngx_posts_date_not_year_day(u_char *p, ngx_str_t *c)
{
    return (*p == ',' || *p == '.') ? ngx_posts_date_ordinal_date(p + 1, c)
                                    : NULL;
}


u_char *
ngx_posts_date_day_of_year(u_char *p, ngx_str_t *c)
{
    if (*p != '-' || !ngx_posts_date_border(p)) {
        return NULL;
    }

    return ngx_posts_date_last(p + 1, 3, c);
}


u_char *
ngx_posts_date_not_day_of_year(u_char *p, ngx_str_t *c)
{
    if (!ngx_posts_date_is_digit(*p) || p[1] != '-') {
        return NULL;
    }

    return ngx_posts_date_last(p + 2, 3, c);
}


u_char *
ngx_posts_date_jis(u_char *p, ngx_str_t *c)
{
    u_char     *end;
    ngx_int_t   i;

    if (!ngx_posts_date_border(p) || *p == '\0'
        || ngx_strchr("mtshr", ngx_tolower(*p)) == NULL)
    {
        return NULL;
    }

    c[0].data = p;
    c[0].len = 1;

    end = p;

    for (i = 1; i < 4; i++) {
        end = ngx_posts_date_part(end + 1, "", ngx_posts_date_span, &c[i]);

        if (end == NULL || (i < 3 && *end != '.')) {
            return NULL;
        }
    }

    return end;
}


/* what may be attached to a month's name, and the minus behind it */

static u_char *
ngx_posts_date_vms_month(u_char *p, ngx_str_t *c)
{
    p = ngx_posts_date_month_part(p, c);
    if (p == NULL) {
        return NULL;
    }

    p = ngx_posts_date_until(p, "-/.");

    return (*p == '-') ? p + 1 : NULL;
}


u_char *
ngx_posts_date_vms_eu(u_char *p, ngx_str_t *c)
{
    p = ngx_posts_date_part(p, "'-", ngx_posts_date_whole, &c[0]);

    if (p == NULL || *p != '-') {
        return NULL;
    }

    p = ngx_posts_date_vms_month(p + 1, &c[1]);
    if (p == NULL) {
        return NULL;
    }

    return ngx_posts_date_part(p, "'-", ngx_posts_date_span, &c[2]);
}


u_char *
ngx_posts_date_vms_us(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    if (!ngx_posts_date_border(p)) {
        return NULL;
    }

    p = ngx_posts_date_vms_month(p, &c[0]);
    if (p == NULL) {
        return NULL;
    }

    end = ngx_posts_date_part(p, "'-", ngx_posts_date_span, &c[1]);

    if (end == NULL || *end != '-') {
        return end;
    }

    next = ngx_posts_date_part(end + 1, "'-", ngx_posts_date_span, &c[2]);

    return next ? next : end;
}


u_char *
ngx_posts_date_year(u_char *p, ngx_str_t *c)
{
    u_char  *end;

    if (*p != '\'') {
        return NULL;
    }

    end = ngx_posts_date_part(p + 1, "", ngx_posts_date_span, c);

    return (end && !ngx_posts_date_is_word(*end)) ? end : NULL;
}


u_char *
ngx_posts_date_month(u_char *p, ngx_str_t *c)
{
    if (!ngx_posts_date_border(p)) {
        return NULL;
    }

    p = ngx_posts_date_month_part(p, c);

    return p ? ngx_posts_date_until(p, " ") : NULL;
}


u_char *
ngx_posts_date_day(u_char *p, ngx_str_t *c)
{
    u_char  *end;

    end = ngx_posts_date_part(p, "", ngx_posts_date_whole, c);

    return end ? ngx_posts_date_ordinal(end) : NULL;
}


/* Z, +0800, [+8], [-8:EST] */

static u_char *
ngx_posts_date_digits_zone(u_char *p)
{
    ngx_str_t  c;

    if (ngx_tolower(*p) == 'z') {
        return ngx_posts_date_is_word(p[1]) ? NULL : p + 1;
    }

    if (*p == '+' || *p == '-') {
        p = ngx_posts_date_some(p + 1, 1, 4, &c);
        return (p && !ngx_posts_date_is_word(*p)) ? p : NULL;
    }

    if (*p++ != '[') {
        return NULL;
    }

    if (*p == '+' || *p == '-') {
        p++;
    }

    if (!ngx_posts_date_is_digit(*p)) {
        return NULL;
    }

    p = ngx_posts_date_until(p, "]");

    return *p ? p + 1 : NULL;
}


u_char *
ngx_posts_date_digits(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    c[0].data = p;

    if (*p == '+' || *p == '-') {
        c[0].len = 1;
        p++;
    }

    if (ngx_posts_date_is_digit(p[-1])) {
        return NULL;
    }

    end = ngx_posts_date_some(p, 2, 14, &c[1]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_spaces(end);
    end = ngx_posts_date_spaces(ngx_posts_date_unit(end, 't'));

    next = ngx_posts_date_some(end, 2, 6, &c[2]);
    end = next ? next : end;

    if (*end == '.' || *end == ',') {
        end = ngx_posts_date_some(end + 1, 0, NGX_MAX_INT32_VALUE, &c[3]);
    }

    p = ngx_posts_date_spaces(end);
    next = ngx_posts_date_digits_zone(p);

    if (next != NULL) {
        c[4].data = p;
        c[4].len = next - p;
        end = next;
    }

    return end;
}


/* the forms with points need no border behind them */

u_char *
ngx_posts_date_era(u_char *p, ngx_str_t *c)
{
    u_char  *end;

    if (!ngx_posts_date_border(p)) {
        return NULL;
    }

    end = ngx_posts_date_literal(p, "bc");

    if (end != NULL) {
        end = ngx_posts_date_unit(end, 'e');
        return ngx_posts_date_is_word(*end) ? NULL : end;
    }

    return ngx_posts_date_literal(p, "b.c.");
}


u_char *
ngx_posts_date_number(u_char *p, ngx_str_t *c)
{
    if (p[-1] != '\0') {
        return NULL;
    }

    p = ngx_posts_date_some(ngx_posts_date_spaces(p), 1, 2, c);

    if (p == NULL) {
        return NULL;
    }

    p = ngx_posts_date_spaces(p);

    return *p ? NULL : p;
}
