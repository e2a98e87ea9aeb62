
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time.h"
#include "text/ngx_posts_yaml_cursor.h"
#include "text/ngx_posts_yaml_scalar.h"


static ngx_int_t ngx_posts_yaml_time_date(ngx_posts_yaml_cursor_t *c,
    ngx_posts_civil_t *civil);
static ngx_int_t ngx_posts_yaml_time_gap(ngx_posts_yaml_cursor_t *c);
static ngx_int_t ngx_posts_yaml_time_clock(ngx_posts_yaml_cursor_t *c,
    ngx_posts_civil_t *civil, ngx_posts_time_t *time);
static ngx_int_t ngx_posts_yaml_time_zone(ngx_posts_yaml_cursor_t *c,
    ngx_posts_time_t *time);
static ngx_int_t ngx_posts_yaml_time_offset(ngx_posts_yaml_cursor_t *c,
    ngx_posts_time_t *time);
static ngx_uint_t ngx_posts_yaml_time_valid(ngx_posts_civil_t *civil,
    ngx_posts_time_t *time);


ngx_int_t
ngx_posts_yaml_time(ngx_pool_t *pool, ngx_str_t *text, ngx_posts_zone_t *zone,
    ngx_posts_value_t *value)
{
    ngx_int_t                gap, zoned;
    ngx_uint_t               minus;
    ngx_posts_time_t        *time;
    ngx_posts_civil_t        civil;
    ngx_posts_yaml_cursor_t  c;

    if (text->len < sizeof("2021-1-1 1:00:00") - 1) {
        return NGX_AGAIN;
    }

    c.p = text->data;
    c.last = text->data + text->len;

    ngx_memzero(&civil, sizeof(ngx_posts_civil_t));

    minus = ngx_posts_yaml_accept(&c, '-');

    if (ngx_posts_yaml_time_date(&c, &civil) != NGX_OK) {
        return NGX_AGAIN;
    }

    gap = ngx_posts_yaml_time_gap(&c);

    if (gap == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    time = ngx_pcalloc(pool, sizeof(ngx_posts_time_t));
    if (time == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_yaml_time_clock(&c, &civil, time) != NGX_OK) {
        return NGX_AGAIN;
    }

    zoned = ngx_posts_yaml_time_zone(&c, time);

    if (zoned == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (gap == NGX_DECLINED) {
        return NGX_DECLINED;
    }

    if (!ngx_posts_yaml_time_valid(&civil, time)) {
        return NGX_AGAIN;
    }

    if (minus) {
        civil.year = -civil.year;
    }

    time->sec = ngx_posts_civil_seconds(&civil) - time->offset;

    if (zoned == NGX_DECLINED) {
        ngx_posts_zone_local(zone, time);
    }

    ngx_posts_time(value, time);

    return NGX_OK;
}


ngx_int_t
ngx_posts_yaml_date(ngx_pool_t *pool, ngx_str_t *text, ngx_posts_zone_t *zone,
    ngx_posts_value_t *value)
{
    int64_t                  days;
    ngx_posts_civil_t        civil, real;
    ngx_posts_yaml_cursor_t  c;

    c.p = text->data;
    c.last = text->data + text->len;

    if (ngx_posts_yaml_time_date(&c, &civil) != NGX_OK || c.p != c.last) {
        return NGX_AGAIN;
    }

    days = ngx_posts_days(civil.year, civil.month, civil.day);

    ngx_posts_civil_date(days, &real);

    if (civil.month != real.month || civil.day != real.day) {
        return NGX_AGAIN;
    }

    /* the ten days that the calendar's reform left out */

    if (civil.year == 1582 && civil.month == 10 && civil.day > 4
        && civil.day < 15)
    {
        return NGX_AGAIN;
    }

    ngx_posts_date(value, days);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_yaml_time_date(ngx_posts_yaml_cursor_t *c, ngx_posts_civil_t *civil)
{
    civil->year = ngx_posts_yaml_digits_then(c, 4, 4, '-');

    if (civil->year == NGX_ERROR) {
        return NGX_AGAIN;
    }

    civil->month = ngx_posts_yaml_digits_then(c, 1, 2, '-');

    if (civil->month == NGX_ERROR) {
        return NGX_AGAIN;
    }

    civil->day = ngx_posts_yaml_digits(c, 1, 2);

    return (civil->day == NGX_ERROR) ? NGX_AGAIN : NGX_OK;
}


/*
 * Between date and time of day.  NGX_DECLINED: Psych takes it for a time,
 * then splits it at the first space, "T" or "t", and fails.
 */

static ngx_int_t
ngx_posts_yaml_time_gap(ngx_posts_yaml_cursor_t *c)
{
    u_char  *p;

    if (ngx_posts_yaml_accept(c, 'T') || ngx_posts_yaml_accept(c, 't')) {
        return NGX_OK;
    }

    p = c->p;

    if (ngx_posts_yaml_span(c, NGX_POSTS_YAML_SPACE) == 0) {
        return NGX_AGAIN;
    }

    return ngx_strlchr(p, c->p, ' ') ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_yaml_time_clock(ngx_posts_yaml_cursor_t *c,
    ngx_posts_civil_t *civil, ngx_posts_time_t *time)
{
    int32_t    unit;
    ngx_int_t  digit;

    civil->hour = ngx_posts_yaml_digits_then(c, 1, 2, ':');
    civil->minute = ngx_posts_yaml_digits_then(c, 2, 2, ':');
    civil->second = ngx_posts_yaml_digits(c, 2, 2);

    if (civil->hour == NGX_ERROR || civil->minute == NGX_ERROR
        || civil->second == NGX_ERROR)
    {
        return NGX_AGAIN;
    }

    if (!ngx_posts_yaml_accept(c, '.')) {
        return NGX_OK;
    }

    for (unit = 100000000; /* void */ ; unit /= 10) {
        digit = ngx_posts_yaml_digits(c, 1, 1);

        if (digit == NGX_ERROR) {
            return NGX_OK;
        }

        time->nsec += digit * unit;
    }
}


/* NGX_OK: there is a zone; NGX_DECLINED: there is none; NGX_AGAIN: no time */

static ngx_int_t
ngx_posts_yaml_time_zone(ngx_posts_yaml_cursor_t *c, ngx_posts_time_t *time)
{
    if (c->p == c->last) {
        return NGX_DECLINED;
    }

    ngx_posts_yaml_span(c, NGX_POSTS_YAML_SPACE);

    if (ngx_posts_yaml_accept(c, 'Z')) {
        time->utc = 1;

    } else if (ngx_posts_yaml_time_offset(c, time) != NGX_OK) {
        return NGX_AGAIN;
    }

    return (c->p == c->last) ? NGX_OK : NGX_AGAIN;
}


/*
 * "+8", "+08", "+0800", "+08:00", and "+080", which Psych's patterns take
 * for eight hours and 0 minutes.  The sign belongs to the hour: "-00:30" is
 * half an hour east.
 */

static ngx_int_t
ngx_posts_yaml_time_offset(ngx_posts_yaml_cursor_t *c, ngx_posts_time_t *time)
{
    ngx_int_t   hour, minute;
    ngx_uint_t  minus;

    minus = ngx_posts_yaml_accept(c, '-');

    if (!minus && !ngx_posts_yaml_accept(c, '+')) {
        return NGX_AGAIN;
    }

    hour = ngx_posts_yaml_digits(c, 1, 2);

    if (hour == NGX_ERROR) {
        return NGX_AGAIN;
    }

    minute = 0;

    if (ngx_posts_yaml_accept(c, ':')) {

        if (c->p < c->last) {
            minute = ngx_posts_yaml_digits(c, 2, 2);
        }

    } else if (c->p < c->last) {
        minute = ngx_posts_yaml_digits(c, 1, 2);
    }

    if (minute == NGX_ERROR) {
        return NGX_AGAIN;
    }

    time->offset = hour * 3600 + minute * 60;

    if (minus && hour) {
        time->offset = -time->offset;
    }

    return NGX_OK;
}


/* what Time.utc and Time.new take; else Psych leaves the string */

static ngx_uint_t
ngx_posts_yaml_time_valid(ngx_posts_civil_t *civil, ngx_posts_time_t *time)
{
    if (civil->month < 1 || civil->month > 12
        || civil->day < 1 || civil->day > 31
        || civil->minute > 59 || civil->second > 60)
    {
        return 0;
    }

    if (civil->hour == 24) {
        return civil->minute == 0 && civil->second == 0;
    }

    return civil->hour < 24 && time->offset > -86400 && time->offset < 86400;
}
