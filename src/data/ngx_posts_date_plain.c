
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_parse.h"


/*
 * Dates as ISO 8601 and front matter have them: "2026-01-02", with "T" or a
 * space "03:04", ":05", ".678", and "Z", "UTC" or "+0800" behind that.
 */


#define ngx_posts_date_is_digit(c)  ((u_char) ((c) - '0') < 10)


/* n digits at *p, behind which it is moved; -1 if there are not as many */

static ngx_int_t
ngx_posts_date_plain_number(u_char **p, u_char *last, ngx_uint_t n)
{
    ngx_int_t  value;

    if ((size_t) (last - *p) < n) {
        return -1;
    }

    for (value = 0; n; n--) {

        if (!ngx_posts_date_is_digit(**p)) {
            return -1;
        }

        value = value * 10 + *(*p)++ - '0';
    }

    return value;
}


static ngx_uint_t
ngx_posts_date_plain_sign(u_char **p, u_char *last, u_char sign)
{
    if (*p < last && **p == sign) {
        (*p)++;
        return 1;
    }

    return 0;
}


static ngx_int_t
ngx_posts_date_plain_day(u_char **p, u_char *last, ngx_posts_date_t *date)
{
    date->year = ngx_posts_date_plain_number(p, last, 4);

    if (date->year < 0 || !ngx_posts_date_plain_sign(p, last, '-')) {
        return NGX_DECLINED;
    }

    date->month = ngx_posts_date_plain_number(p, last, 2);

    if (date->month < 0 || !ngx_posts_date_plain_sign(p, last, '-')) {
        return NGX_DECLINED;
    }

    date->day = ngx_posts_date_plain_number(p, last, 2);

    date->has = NGX_POSTS_DATE_HAS_YEAR|NGX_POSTS_DATE_HAS_MONTH
                |NGX_POSTS_DATE_HAS_DAY;

    return (date->day < 0) ? NGX_DECLINED : NGX_OK;
}


static ngx_int_t
ngx_posts_date_plain_fraction(u_char **p, u_char *last,
    ngx_posts_date_t *date)
{
    u_char     *digits;
    ngx_int_t   unit;

    digits = *p;
    unit = 100000000;

    for ( /* void */ ; *p < last && ngx_posts_date_is_digit(**p); (*p)++) {
        date->nsec += (int32_t) ((**p - '0') * unit);
        unit /= 10;
    }

    date->has |= NGX_POSTS_DATE_HAS_FRACTION;

    return (*p == digits) ? NGX_DECLINED : NGX_OK;
}


static ngx_int_t
ngx_posts_date_plain_clock(u_char **p, u_char *last, ngx_posts_date_t *date)
{
    date->hour = ngx_posts_date_plain_number(p, last, 2);

    if (date->hour < 0 || !ngx_posts_date_plain_sign(p, last, ':')) {
        return NGX_DECLINED;
    }

    date->minute = ngx_posts_date_plain_number(p, last, 2);
    date->has |= NGX_POSTS_DATE_HAS_HOUR|NGX_POSTS_DATE_HAS_MINUTE;

    if (date->minute < 0) {
        return NGX_DECLINED;
    }

    if (!ngx_posts_date_plain_sign(p, last, ':')) {
        return NGX_OK;
    }

    date->second = ngx_posts_date_plain_number(p, last, 2);
    date->has |= NGX_POSTS_DATE_HAS_SECOND;

    if (date->second < 0) {
        return NGX_DECLINED;
    }

    return ngx_posts_date_plain_sign(p, last, '.')
           ? ngx_posts_date_plain_fraction(p, last, date) : NGX_OK;
}


/* what is left is the zone */

static ngx_int_t
ngx_posts_date_plain_zone(u_char *p, u_char *last, ngx_posts_date_t *date)
{
    u_char  *zone;
    size_t   len;

    zone = p;
    len = last - p;

    if (*p == '+' || *p == '-') {
        p++;

        if (ngx_posts_date_plain_number(&p, last, 2) < 0) {
            return NGX_DECLINED;
        }

        (void) ngx_posts_date_plain_sign(&p, last, ':');

        if (ngx_posts_date_plain_number(&p, last, 2) < 0 || p != last) {
            return NGX_DECLINED;
        }

    } else if (!(len == 1 && (*p == 'Z' || *p == 'z'))
               && !(len == 3 && ngx_strncasecmp(p, (u_char *) "utc", 3) == 0))
    {
        return NGX_DECLINED;
    }

    date->has |= NGX_POSTS_DATE_HAS_ZONE;
    date->zone.data = date->data;
    date->zone.len = len;

    ngx_memcpy(date->data, zone, len);

    return NGX_OK;
}


ngx_int_t
ngx_posts_date_plain(ngx_str_t *text, ngx_posts_date_t *date)
{
    u_char  *p, *last;

    p = text->data;
    last = p + text->len;

    ngx_memzero(date, offsetof(ngx_posts_date_t, data));

    if (ngx_posts_date_plain_day(&p, last, date) != NGX_OK) {
        return NGX_DECLINED;
    }

    if (p == last) {
        return NGX_OK;
    }

    if (*p != ' ' && *p != 'T' && *p != 't') {
        return NGX_DECLINED;
    }

    p++;

    if (ngx_posts_date_plain_clock(&p, last, date) != NGX_OK) {
        return NGX_DECLINED;
    }

    (void) ngx_posts_date_plain_sign(&p, last, ' ');

    return (p == last) ? NGX_OK : ngx_posts_date_plain_zone(p, last, date);
}
