
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time.h"
#include "data/ngx_posts_zone_rule.h"


/* what a rule without dates means in glibc */

static ngx_str_t  ngx_posts_zone_default = ngx_string(",M3.2.0,M11.1.0");


/* a number of at most three digits */

static ngx_int_t
ngx_posts_zone_number(u_char **p, u_char *last, ngx_int_t min, ngx_int_t max,
    ngx_int_t *n)
{
    u_char  *start;

    start = *p;
    *n = 0;

    while (*p < last && *p - start < 3 && **p >= '0' && **p <= '9') {
        *n = *n * 10 + (*(*p)++ - '0');
    }

    return (*p > start && *n >= min && *n <= max) ? NGX_OK : NGX_ERROR;
}


static ngx_uint_t
ngx_posts_zone_skip(u_char **p, u_char *last, u_char c)
{
    if (*p == last || **p != c) {
        return 0;
    }

    (*p)++;

    return 1;
}


/* [+-]h[h[h]][:mm[:ss]] */

static ngx_int_t
ngx_posts_zone_seconds(u_char **p, u_char *last, ngx_int_t hours,
    int32_t *seconds)
{
    ngx_int_t   n, sign;
    ngx_uint_t  unit;

    sign = 1;

    if (ngx_posts_zone_skip(p, last, '-')) {
        sign = -1;

    } else {
        (void) ngx_posts_zone_skip(p, last, '+');
    }

    if (ngx_posts_zone_number(p, last, 0, hours, &n) != NGX_OK) {
        return NGX_ERROR;
    }

    *seconds = (int32_t) n * 3600;

    for (unit = 60; unit && ngx_posts_zone_skip(p, last, ':'); unit /= 60) {

        if (ngx_posts_zone_number(p, last, 0, 59, &n) != NGX_OK) {
            return NGX_ERROR;
        }

        *seconds += (int32_t) (n * unit);
    }

    *seconds *= sign;

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_zone_letter(u_char c)
{
    c |= 0x20;

    return c >= 'a' && c <= 'z';
}


/* three letters or more, or anything of letters, digits and signs in <> */

static ngx_int_t
ngx_posts_zone_abbr(u_char **p, u_char *last, u_char *abbr)
{
    u_char      *start;
    size_t       len;
    ngx_uint_t   quoted;

    quoted = ngx_posts_zone_skip(p, last, '<');
    start = *p;

    while (*p < last
           && (ngx_posts_zone_letter(**p)
               || (quoted && ((**p >= '0' && **p <= '9')
                              || **p == '+' || **p == '-'))))
    {
        (*p)++;
    }

    len = *p - start;

    if (len < 3 || (quoted && !ngx_posts_zone_skip(p, last, '>'))) {
        return NGX_ERROR;
    }

    ngx_memzero(abbr, 8);
    ngx_memcpy(abbr, start, ngx_min(len, 7));

    return NGX_OK;
}


static ngx_int_t
ngx_posts_zone_date(u_char **p, u_char *last, ngx_posts_zone_change_t *change)
{
    if (ngx_posts_zone_skip(p, last, 'J')) {
        change->kind = 'J';
        return ngx_posts_zone_number(p, last, 1, 365, &change->day);
    }

    if (!ngx_posts_zone_skip(p, last, 'M')) {
        change->kind = 'D';
        return ngx_posts_zone_number(p, last, 0, 365, &change->day);
    }

    change->kind = 'M';

    if (ngx_posts_zone_number(p, last, 1, 12, &change->month) != NGX_OK
        || !ngx_posts_zone_skip(p, last, '.')
        || ngx_posts_zone_number(p, last, 1, 5, &change->week) != NGX_OK
        || !ngx_posts_zone_skip(p, last, '.'))
    {
        return NGX_ERROR;
    }

    return ngx_posts_zone_number(p, last, 0, 6, &change->day);
}


/* ,date[/time] */

static ngx_int_t
ngx_posts_zone_change(u_char **p, u_char *last,
    ngx_posts_zone_change_t *change)
{
    if (!ngx_posts_zone_skip(p, last, ',')
        || ngx_posts_zone_date(p, last, change) != NGX_OK)
    {
        return NGX_ERROR;
    }

    change->second = 2 * 3600;

    if (!ngx_posts_zone_skip(p, last, '/')) {
        return NGX_OK;
    }

    return ngx_posts_zone_seconds(p, last, 167, &change->second);
}


static ngx_int_t
ngx_posts_zone_daylight(u_char **p, u_char *last, ngx_posts_zone_rule_t *rule)
{
    rule->dst = 1;

    if (ngx_posts_zone_abbr(p, last, rule->daylight.abbr) != NGX_OK) {
        return NGX_ERROR;
    }

    rule->daylight.offset = rule->standard.offset + 3600;

    if (*p < last && **p != ',') {

        if (ngx_posts_zone_seconds(p, last, 24, &rule->daylight.offset)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        rule->daylight.offset = -rule->daylight.offset;
    }

    if (*p == last) {
        *p = ngx_posts_zone_default.data;
        last = *p + ngx_posts_zone_default.len;
    }

    if (ngx_posts_zone_change(p, last, &rule->start) != NGX_OK
        || ngx_posts_zone_change(p, last, &rule->end) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return (*p == last) ? NGX_OK : NGX_ERROR;
}


ngx_int_t
ngx_posts_zone_rule_parse(ngx_str_t *text, ngx_posts_zone_rule_t *rule)
{
    u_char  *p, *last;

    p = text->data;
    last = p + text->len;

    ngx_memzero(rule, sizeof(ngx_posts_zone_rule_t));

    if (ngx_posts_zone_abbr(&p, last, rule->standard.abbr) != NGX_OK
        || ngx_posts_zone_seconds(&p, last, 24, &rule->standard.offset)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    /* POSIX counts to the west */

    rule->standard.offset = -rule->standard.offset;

    if (p == last) {
        return NGX_OK;
    }

    return ngx_posts_zone_daylight(&p, last, rule);
}


static ngx_uint_t
ngx_posts_zone_leap(int64_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}


/* the second of a change in a year, as if local time were UTC */

static int64_t
ngx_posts_zone_change_at(ngx_posts_zone_change_t *change, int64_t year)
{
    int64_t    day, next;
    ngx_int_t  wday;

    if (change->kind != 'M') {
        day = ngx_posts_days(year, 1, 1) + change->day;

        if (change->kind == 'J'
            && (change->day < 60 || !ngx_posts_zone_leap(year)))
        {
            day--;
        }

        return day * 86400 + change->second;
    }

    /* 1970-01-01 was a Thursday; so is day -7000000000000 */

    day = ngx_posts_days(year, change->month, 1);
    wday = (ngx_int_t) ((day + 7000000000004LL) % 7);

    day += (change->day - wday + 7) % 7 + (change->week - 1) * 7;

    if (change->week == 5) {
        next = ngx_posts_days(year, change->month + 1, 1);

        if (day >= next) {
            day -= 7;
        }
    }

    return day * 86400 + change->second;
}


const ngx_posts_zone_name_t *
ngx_posts_zone_rule_find(ngx_posts_zone_rule_t *rule, int64_t sec)
{
    int64_t            start, end;
    ngx_uint_t         dst;
    ngx_posts_civil_t  civil;

    if (!rule->dst) {
        return &rule->standard;
    }

    /* the year is that of UTC: no zone changes around New Year */

    ngx_posts_civil_date(sec / 86400 - (sec % 86400 < 0), &civil);

    start = ngx_posts_zone_change_at(&rule->start, civil.year)
            - rule->standard.offset;
    end = ngx_posts_zone_change_at(&rule->end, civil.year)
          - rule->daylight.offset;

    if (start < end) {
        dst = (sec >= start && sec < end);

    } else {
        dst = (sec >= start || sec < end);
    }

    return dst ? &rule->daylight : &rule->standard;
}
