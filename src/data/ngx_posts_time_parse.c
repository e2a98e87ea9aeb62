
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_parse.h"
#include "data/ngx_posts_time_parse.h"


/* what Ruby's Time.parse makes of what Date._parse has found */


#define NGX_POSTS_TIME_YEARS      9999

/* a zone that is not known; its text is ignored */
#define NGX_POSTS_TIME_NO_OFFSET  NGX_MAX_INT32_VALUE


/*
 * year is the text's, or else that of now, which is not used but then and is
 * in the site's zone
 */

typedef struct {
    ngx_posts_date_t  *date;
    ngx_posts_time_t   now;
    ngx_posts_zone_t  *zone;
    int64_t            year;
} ngx_posts_time_parse_t;


typedef struct {
    ngx_str_t          name;
    int32_t            hours;
} ngx_posts_time_zone_t;


/* RFC 2822; the single letters are meant as in ISO 8601 */

static ngx_posts_time_zone_t  ngx_posts_time_zones[] = {
    { ngx_string("UTC"), 0 },
    { ngx_string("UT"), 0 },
    { ngx_string("GMT"), 0 },
    { ngx_string("EST"), -5 },
    { ngx_string("EDT"), -4 },
    { ngx_string("CST"), -6 },
    { ngx_string("CDT"), -5 },
    { ngx_string("MST"), -7 },
    { ngx_string("MDT"), -6 },
    { ngx_string("PST"), -8 },
    { ngx_string("PDT"), -7 },
    { ngx_null_string, 0 }
};


static ngx_str_t  ngx_posts_time_utc_names[] = {
    ngx_string("-00:00"),
    ngx_string("-0000"),
    ngx_string("-00"),
    ngx_string("UTC"),
    ngx_string("Z"),
    ngx_string("UT"),
    ngx_null_string
};


static ngx_uint_t
ngx_posts_time_same(ngx_str_t *a, u_char *data, size_t len)
{
    return a->len == len && ngx_strncasecmp(a->data, data, len) == 0;
}


static ngx_uint_t
ngx_posts_time_is_utc(ngx_str_t *zone)
{
    ngx_str_t  *name;

    for (name = ngx_posts_time_utc_names; name->len; name++) {
        if (ngx_posts_time_same(zone, name->data, name->len)) {
            return 1;
        }
    }

    return 0;
}


/* +hh, +hhmm, +hh:mm, +hhmmss, +hh:mm:ss */

static int32_t
ngx_posts_time_numeric_offset(ngx_str_t *zone)
{
    size_t      i, colon;
    int32_t     offset;
    ngx_int_t   n;

    static int32_t  units[] = { 3600, 60, 1 };

    if (zone->len < 3 || (zone->data[0] != '+' && zone->data[0] != '-')) {
        return NGX_POSTS_TIME_NO_OFFSET;
    }

    colon = (zone->len > 3 && zone->data[3] == ':');
    offset = 0;

    for (i = 1, n = 0; n < 3 && i < zone->len; n++) {

        if (n && colon && zone->data[i++] != ':') {
            return NGX_POSTS_TIME_NO_OFFSET;
        }

        if (zone->len - i < 2 || ngx_atoi(&zone->data[i], 2) == NGX_ERROR) {
            return NGX_POSTS_TIME_NO_OFFSET;
        }

        offset += (int32_t) ngx_atoi(&zone->data[i], 2) * units[n];
        i += 2;
    }

    if (i != zone->len) {
        return NGX_POSTS_TIME_NO_OFFSET;
    }

    return (zone->data[0] == '-') ? -offset : offset;
}


/* A .. I, K .. M are 1 .. 12 hours east, N .. Y west, Z is UTC */

static int32_t
ngx_posts_time_letter_offset(u_char c)
{
    c = ngx_toupper(c);

    if (c >= 'A' && c <= 'I') {
        return (c - 'A' + 1) * 3600;
    }

    if (c >= 'K' && c <= 'M') {
        return (c - 'K' + 10) * 3600;
    }

    if (c >= 'N' && c <= 'Y') {
        return -(c - 'N' + 1) * 3600;
    }

    return (c == 'Z') ? 0 : NGX_POSTS_TIME_NO_OFFSET;
}


/* the offset of the site's zone if that has this name in winter or summer */

static int32_t
ngx_posts_time_local_offset(ngx_posts_time_parse_t *parse, ngx_str_t *zone,
    ngx_int_t year)
{
    ngx_int_t          month;
    ngx_posts_time_t   time;
    ngx_posts_civil_t  civil;

    for (month = 1; month <= 7; month += 6) {
        ngx_memzero(&civil, sizeof(ngx_posts_civil_t));

        civil.year = year;
        civil.month = month;
        civil.day = 1;

        ngx_posts_zone_moment(parse->zone, &civil, &time);

        if (ngx_posts_time_same(zone, time.abbr, ngx_strlen(time.abbr))) {
            return time.offset;
        }
    }

    return NGX_POSTS_TIME_NO_OFFSET;
}


static int32_t
ngx_posts_time_offset(ngx_posts_time_parse_t *parse, int64_t year)
{
    int32_t                 offset;
    ngx_str_t              *zone;
    ngx_posts_time_zone_t  *named;

    if (!(parse->date->has & NGX_POSTS_DATE_HAS_ZONE)) {
        return NGX_POSTS_TIME_NO_OFFSET;
    }

    zone = &parse->date->zone;

    offset = ngx_posts_time_numeric_offset(zone);
    if (offset != NGX_POSTS_TIME_NO_OFFSET) {
        return offset;
    }

    for (named = ngx_posts_time_zones; named->name.len; named++) {
        if (ngx_posts_time_same(zone, named->name.data, named->name.len)) {
            return named->hours * 3600;
        }
    }

    if (zone->len == 1) {
        offset = ngx_posts_time_letter_offset(zone->data[0]);

        if (offset != NGX_POSTS_TIME_NO_OFFSET) {
            return offset;
        }
    }

    return ngx_posts_time_local_offset(parse, zone, year);
}


/* of a month that may be none: 0 */

static ngx_int_t
ngx_posts_time_month_days(int64_t year, ngx_int_t month)
{
    if (month < 0 || month > 12) {
        return 0;
    }

    /* Ruby's list begins with January: month 0 is its last, December */

    month = month ? month : 12;

    return (ngx_int_t) (ngx_posts_days(year, month + 1, 1)
                        - ngx_posts_days(year, month, 1));
}


/* reduces a number to 0 .. unit - 1 and returns what is carried over */

static ngx_int_t
ngx_posts_time_carry(ngx_int_t *n, ngx_int_t unit)
{
    ngx_int_t  carry;

    carry = *n / unit - (*n % unit < 0);
    *n -= carry * unit;

    return carry;
}


/*
 * From local time at an offset to UTC.  Ruby touches a field only if the
 * offset has something for it, and a day that leaves its month becomes the
 * first or the last one of the next; so may what is out of range come in.
 */

static void
ngx_posts_time_apply(ngx_posts_civil_t *civil, ngx_int_t offset)
{
    ngx_int_t  n, sign, part, days;

    sign = (offset < 0) ? 1 : -1;
    n = ngx_abs(offset);

    part = n;
    n = ngx_posts_time_carry(&part, 60);

    if (part) {
        civil->second += sign * part;
        n += sign * ngx_posts_time_carry(&civil->second, 60);
    }

    part = n;
    n = ngx_posts_time_carry(&part, 60);

    if (part) {
        civil->minute += sign * part;
        n += sign * ngx_posts_time_carry(&civil->minute, 60);
    }

    part = n;
    n = ngx_posts_time_carry(&part, 24);

    if (part) {
        civil->hour += sign * part;
        n += sign * ngx_posts_time_carry(&civil->hour, 24);
    }

    if (n == 0) {
        return;
    }

    civil->day += sign * n;

    if (sign > 0) {
        days = ngx_posts_time_month_days(civil->year, civil->month);

        if (days && civil->day > days) {
            civil->day = 1;
            civil->month++;

            if (civil->month > 12) {
                civil->month = 1;
                civil->year++;
            }
        }

    } else if (civil->day < 1) {
        civil->month--;

        if (civil->month < 1) {
            civil->month = 12;
            civil->year--;
        }

        civil->day = ngx_posts_time_month_days(civil->year, civil->month);
    }
}


static ngx_int_t
ngx_posts_time_check(ngx_posts_civil_t *civil)
{
    if (civil->year < -NGX_POSTS_TIME_YEARS
        || civil->year > NGX_POSTS_TIME_YEARS
        || civil->month < 1 || civil->month > 12
        || civil->day < 1 || civil->day > 31
        || civil->hour < 0 || civil->hour > 24
        || civil->minute < 0 || civil->minute > 59
        || civil->second < 0 || civil->second > 60)
    {
        return NGX_DECLINED;
    }

    if (civil->hour == 24 && (civil->minute || civil->second)) {
        return NGX_DECLINED;
    }

    return NGX_OK;
}


/*
 * Takes what precedes the first part found from now and what follows it
 * from the least values.
 */

static void
ngx_posts_time_complete(ngx_posts_date_t *date, ngx_posts_time_t *now,
    ngx_posts_civil_t *civil)
{
    ngx_uint_t         i, has, found;
    ngx_int_t         *value;
    ngx_posts_civil_t  today;

    static struct {
        ngx_uint_t     has;
        size_t         offset;
        ngx_int_t      least;
    } parts[] = {
        { NGX_POSTS_DATE_HAS_MONTH, offsetof(ngx_posts_civil_t, month), 1 },
        { NGX_POSTS_DATE_HAS_DAY, offsetof(ngx_posts_civil_t, day), 1 },
        { NGX_POSTS_DATE_HAS_HOUR, offsetof(ngx_posts_civil_t, hour), 0 },
        { NGX_POSTS_DATE_HAS_MINUTE, offsetof(ngx_posts_civil_t, minute), 0 },
        { NGX_POSTS_DATE_HAS_SECOND, offsetof(ngx_posts_civil_t, second), 0 }
    };

    has = date->has;
    found = (has & NGX_POSTS_DATE_HAS_YEAR) != 0;

    if (!found) {
        ngx_posts_civil_time(now, &today);
    }

    civil->year = found ? date->year : today.year;
    civil->month = date->month;
    civil->day = date->day;
    civil->hour = date->hour;
    civil->minute = date->minute;
    civil->second = date->second;

    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {

        if (has & parts[i].has) {
            found = 1;
            continue;
        }

        value = (ngx_int_t *) ((u_char *) civil + parts[i].offset);

        *value = found ? parts[i].least
                 : *(ngx_int_t *) ((u_char *) &today + parts[i].offset);
    }
}


/*
 * Ruby prefers the site's zone to a fixed offset, if it has that offset; a
 * fixed one must be less than a day.
 */

static ngx_int_t
ngx_posts_time_show(ngx_posts_time_parse_t *parse, int32_t offset,
    ngx_posts_time_t *time)
{
    if (ngx_posts_time_is_utc(&parse->date->zone)) {
        time->offset = 0;
        time->utc = 1;
        (void) ngx_cpystrn(time->abbr, (u_char *) "UTC", sizeof(time->abbr));
        return NGX_OK;
    }

    ngx_posts_zone_local(parse->zone, time);

    if (time->offset == offset) {
        return NGX_OK;
    }

    time->offset = offset;
    ngx_memzero(time->abbr, sizeof(time->abbr));

    return (ngx_abs(offset) < 86400) ? NGX_OK : NGX_DECLINED;
}


/* the moment of a date without a day of the year */

static ngx_int_t
ngx_posts_time_make(ngx_posts_time_parse_t *parse, ngx_posts_time_t *time)
{
    int32_t            offset;
    ngx_int_t          rc;
    ngx_posts_date_t  *date;
    ngx_posts_time_t   now;
    ngx_posts_civil_t  civil;

    date = parse->date;
    now = parse->now;

    offset = ngx_posts_time_offset(parse, parse->year);

    if (offset != NGX_POSTS_TIME_NO_OFFSET) {
        now.offset = offset;
    }

    ngx_posts_time_complete(date, &now, &civil);

    if (civil.year != parse->year) {
        offset = ngx_posts_time_offset(parse, civil.year);
    }

    if (offset != NGX_POSTS_TIME_NO_OFFSET) {
        ngx_posts_time_apply(&civil, offset);
    }

    if (ngx_posts_time_check(&civil) != NGX_OK) {
        return NGX_DECLINED;
    }

    ngx_memzero(time, sizeof(ngx_posts_time_t));

    rc = NGX_OK;

    if (offset != NGX_POSTS_TIME_NO_OFFSET) {
        time->sec = ngx_posts_civil_seconds(&civil);
        rc = ngx_posts_time_show(parse, offset, time);

    } else {
        ngx_posts_zone_moment(parse->zone, &civil, time);
    }

    if (date->has & NGX_POSTS_DATE_HAS_FRACTION) {
        time->nsec = date->nsec;
    }

    return rc;
}


/*
 * Ruby takes all months for 31 days long, looks how far off the day of the
 * year is, and tries once more.
 */

static ngx_int_t
ngx_posts_time_make_yday(ngx_posts_time_parse_t *parse,
    ngx_posts_time_t *time)
{
    ngx_int_t          days;
    ngx_posts_date_t  *date;
    ngx_posts_civil_t  civil;

    date = parse->date;

    if (date->yday < 1 || date->yday > 366) {
        return NGX_DECLINED;
    }

    date->has |= NGX_POSTS_DATE_HAS_MONTH|NGX_POSTS_DATE_HAS_DAY;
    date->month = (date->yday - 1) / 31 + 1;
    date->day = (date->yday - 1) % 31 + 1;

    if (ngx_posts_time_make(parse, time) != NGX_OK) {
        return NGX_DECLINED;
    }

    ngx_posts_civil_time(time, &civil);

    if (civil.yday == date->yday) {
        return NGX_OK;
    }

    date->day += date->yday - civil.yday;

    days = ngx_posts_time_month_days(parse->year, date->month);

    if (date->day > 28 && date->day > days) {
        date->day -= days;
        date->month++;

        if (date->month > 12) {
            return NGX_DECLINED;
        }
    }

    return ngx_posts_time_make(parse, time);
}


ngx_int_t
ngx_posts_time_parse(ngx_str_t *text, ngx_posts_time_t *now,
    ngx_posts_zone_t *zone, ngx_posts_time_t *result)
{
    ngx_posts_date_t        date;
    ngx_posts_civil_t       civil;
    ngx_posts_time_parse_t  parse;

    if (ngx_posts_date_parse(text, &date) != NGX_OK
        || !(date.has & NGX_POSTS_DATE_HAS_ANY))
    {
        return NGX_DECLINED;
    }

    parse.date = &date;
    parse.zone = zone;
    parse.now = *now;

    if (date.has & NGX_POSTS_DATE_HAS_YEAR) {
        parse.year = date.year;

    } else {
        ngx_posts_zone_local(zone, &parse.now);
        ngx_posts_civil_time(&parse.now, &civil);
        parse.year = civil.year;
    }

    if (ngx_abs(parse.year) > NGX_POSTS_TIME_YEARS) {
        return NGX_DECLINED;
    }

    return (date.has & NGX_POSTS_DATE_HAS_YDAY)
           ? ngx_posts_time_make_yday(&parse, result)
           : ngx_posts_time_make(&parse, result);
}
