
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_take.h"


/* the first digits of a part, with a sign before them if "sign" */

static ngx_uint_t
ngx_posts_date_integer(ngx_str_t *s, ngx_uint_t sign, ngx_int_t *n)
{
    u_char      *p, *last;
    ngx_uint_t   negative;

    negative = 0;
    last = s->data + s->len;

    for (p = s->data; p < last && (*p < '0' || *p > '9'); p++) {
        if (sign && *p == '-') {
            negative = 1;
        }
    }

    if (p >= last) {
        return 0;
    }

    for (*n = 0; p < last && *p >= '0' && *p <= '9'; p++) {
        *n = *n * 10 + (*p - '0');
        *n = ngx_min(*n, NGX_POSTS_DATE_MAX_NUMBER);
    }

    if (negative) {
        *n = -*n;
    }

    return 1;
}


/* sets a member from a part; a part that is not there changes nothing */

static void
ngx_posts_date_set(ngx_posts_date_t *date, ngx_uint_t has, ngx_int_t *member,
    ngx_str_t *c)
{
    if (c->data != NULL && ngx_posts_date_integer(c, 0, member)) {
        date->has |= has;
    }
}


static void
ngx_posts_date_set_fraction(ngx_posts_date_t *date, ngx_str_t *c)
{
    size_t  i;

    date->has |= NGX_POSTS_DATE_HAS_FRACTION;
    date->nsec = 0;

    for (i = 0; i < 9; i++) {
        date->nsec = date->nsec * 10 + (i < c->len ? c->data[i] - '0' : 0);
    }
}


static void
ngx_posts_date_set_zone(ngx_posts_date_t *date, u_char *data, size_t len)
{
    date->has |= NGX_POSTS_DATE_HAS_ZONE;
    date->zone.data = date->data;
    date->zone.len = len;

    ngx_memcpy(date->data, data, len);
}


static ngx_uint_t
ngx_posts_date_is_year(ngx_str_t *c)
{
    return c->data != NULL
           && (c->len > 2 || (c->len > 0 && *c->data == '\''));
}


/* c becomes the digits at its start, a sign included, if more follows them */

static ngx_uint_t
ngx_posts_date_split(ngx_str_t *c, ngx_str_t *number)
{
    u_char  *p, *last;

    p = c->data;
    last = p + c->len;

    while (p < last && *p != '-' && *p != '+' && (*p < '0' || *p > '9')) {
        p++;
    }

    number->data = p;

    if (p < last && (*p == '-' || *p == '+')) {
        p++;
    }

    while (p < last && *p >= '0' && *p <= '9') {
        p++;
    }

    number->len = p - number->data;

    return number->data < last && p < last;
}


/*
 * Which of three parts is the year, month and day: they come in the order
 * that their pattern means, but one of more than two digits or with an
 * apostrophe is the year, and so are two parts alone month and day.
 */

static void
ngx_posts_date_order(ngx_str_t *y, ngx_str_t *m, ngx_str_t *d)
{
    ngx_str_t  t, none;

    ngx_str_null(&none);

    if (y->data && m->data && d->data == NULL) {
        *d = *m;
        *m = *y;
        *y = none;
    }

    if (y->data == NULL && ngx_posts_date_is_year(d)) {
        *y = *d;
        *d = none;
    }

    if (y->data && ngx_posts_date_split(y, &t)) {
        *y = *d;
        *d = t;
    }

    if (m->data && ngx_posts_date_is_year(m)) {
        t = *y;
        *y = *m;
        *m = *d;
        *d = t;
    }

    if (d->data && ngx_posts_date_is_year(d)) {
        t = *y;
        *y = *d;
        *d = t;
    }
}


static void
ngx_posts_date_set_parts(ngx_posts_date_text_t *text, ngx_str_t *year,
    ngx_str_t *month, ngx_str_t *day)
{
    ngx_str_t          y, m, d, number;
    ngx_posts_date_t  *date;

    y = *year;
    m = *month;
    d = *day;
    date = text->date;

    ngx_posts_date_order(&y, &m, &d);

    if (y.data && ngx_posts_date_integer(&y, 1, &date->year)) {
        date->has |= NGX_POSTS_DATE_HAS_YEAR;

        (void) ngx_posts_date_split(&y, &number);

        /* a year with a sign or of three digits is meant as it is */

        if (number.len > 2 || *number.data < '0') {
            text->century = 0;
        }
    }

    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_MONTH, &date->month, &m);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_DAY, &date->day, &d);
}


/* the number of a month's name as a part */

static void
ngx_posts_date_month_number(ngx_str_t *c)
{
    ngx_int_t  i;

    static u_char  numbers[] = " 1 2 3 4 5 6 7 8 9101112";

    i = ngx_posts_date_month_name(c->data);

    c->data = &numbers[i < 9 ? i * 2 + 1 : i * 2];
    c->len = (i < 9) ? 1 : 2;
}


static void
ngx_posts_date_set_era(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    if (c->data != NULL && ngx_tolower(*c->data) == 'b') {
        text->bc = 1;
    }
}


void
ngx_posts_date_take_none(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    /* void */
}


void
ngx_posts_date_take_time(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    u_char             bytes[NGX_POSTS_MAX_DATE_TEXT + 1];
    ngx_str_t          t[NGX_POSTS_DATE_PARTS];
    ngx_posts_date_t  *date;

    date = text->date;

    if (c[1].data != NULL) {
        ngx_posts_date_set_zone(date, c[1].data, c[1].len);
    }

    ngx_memzero(t, sizeof(t));
    *ngx_cpymem(bytes, c[0].data, c[0].len) = '\0';

    (void) ngx_posts_date_time_parts(bytes, t);

    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_HOUR, &date->hour, &t[0]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_MINUTE, &date->minute, &t[1]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_SECOND, &date->second, &t[2]);

    if (t[3].data != NULL) {
        ngx_posts_date_set_fraction(date, &t[3]);
    }

    if (t[4].data != NULL && date->hour <= NGX_MAX_INT32_VALUE) {
        date->hour %= 12;
        date->hour += (ngx_tolower(*t[4].data) == 'p') ? 12 : 0;
    }
}


void
ngx_posts_date_take_eu(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_month_number(&c[1]);
    ngx_posts_date_set_era(text, &c[2]);
    ngx_posts_date_set_parts(text, &c[3], &c[1], &c[0]);
}


void
ngx_posts_date_take_us(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_month_number(&c[0]);
    ngx_posts_date_set_era(text, &c[2]);
    ngx_posts_date_set_parts(text, &c[3], &c[0], &c[1]);
}


void
ngx_posts_date_take_numbers(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_set_parts(text, &c[0], &c[1], &c[2]);
}


void
ngx_posts_date_take_month_day(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_t  *date;

    date = text->date;

    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_MONTH, &date->month, &c[0]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_DAY, &date->day, &c[1]);
}


void
ngx_posts_date_take_year_day(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_t  *date;

    date = text->date;

    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_YEAR, &date->year, &c[0]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_YDAY, &date->yday, &c[1]);
}


void
ngx_posts_date_take_day_of_year(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_set(text->date, NGX_POSTS_DATE_HAS_YDAY,
                       &text->date->yday, &c[0]);
}


void
ngx_posts_date_take_jis(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_t  *date;

    date = text->date;

    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_YEAR, &date->year, &c[1]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_MONTH, &date->month, &c[2]);
    ngx_posts_date_set(date, NGX_POSTS_DATE_HAS_DAY, &date->day, &c[3]);

    /* the year before the first one of Meiji, Taisho, Showa, Heisei, Reiwa */

    switch (ngx_tolower(*c[0].data)) {

    case 'm':
        date->year += 1867;
        break;

    case 't':
        date->year += 1911;
        break;

    case 's':
        date->year += 1925;
        break;

    case 'h':
        date->year += 1988;
        break;

    default: /* 'r' */
        date->year += 2018;
    }
}


void
ngx_posts_date_take_vms_eu(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_month_number(&c[1]);
    ngx_posts_date_set_parts(text, &c[2], &c[1], &c[0]);
}


void
ngx_posts_date_take_vms_us(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_month_number(&c[0]);
    ngx_posts_date_set_parts(text, &c[2], &c[0], &c[1]);
}


void
ngx_posts_date_take_year(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_set(text->date, NGX_POSTS_DATE_HAS_YEAR,
                       &text->date->year, &c[0]);
}


void
ngx_posts_date_take_month(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    text->date->has |= NGX_POSTS_DATE_HAS_MONTH;
    text->date->month = ngx_posts_date_month_name(c[0].data) + 1;
}


void
ngx_posts_date_take_day(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_posts_date_set(text->date, NGX_POSTS_DATE_HAS_DAY,
                       &text->date->day, &c[0]);
}


/*
 * How digits without separators are read: each letter of a layout takes one
 * digit.  With a fraction behind them they are read from the seconds
 * backwards, else from the year on.
 */

static const char  *ngx_posts_date_layouts[][2] = {
    { NULL, NULL },
    { NULL, NULL },
    { "dd",             "SS" },
    { "jjj",            "MSS" },
    { "mmdd",           "MMSS" },
    { "yyjjj",          "HMMSS" },
    { "yymmdd",         "HHMMSS" },
    { "yyyyjjj",        "dHHMMSS" },
    { "yyyymmdd",       "ddHHMMSS" },
    { NULL, NULL },
    { "yyyymmddHH",     "mmddHHMMSS" },
    { NULL, NULL },
    { "yyyymmddHHMM",   "yymmddHHMMSS" },
    { NULL, NULL },
    { "yyyymmddHHMMSS", "yyyymmddHHMMSS" }
};

/* the same of a time of day behind them */

static const char  *ngx_posts_date_time_layouts[][2] = {
    { NULL, NULL },
    { NULL, NULL },
    { "HH",             "SS" },
    { NULL, NULL },
    { "HHMM",           "MMSS" },
    { NULL, NULL },
    { "HHMMSS",         "HHMMSS" }
};


static void
ngx_posts_date_layout(ngx_posts_date_t *date, const char *layout,
    u_char *digits)
{
    u_char      c;
    ngx_int_t  *n;
    ngx_uint_t  has;

    n = NULL;

    for (c = '\0'; *layout; c = *layout++, digits++) {

        if ((u_char) *layout == c) {
            *n = *n * 10 + (*digits - '0');
            continue;
        }

        switch (*layout) {

        case 'y':
            n = &date->year;
            has = NGX_POSTS_DATE_HAS_YEAR;
            break;

        case 'm':
            n = &date->month;
            has = NGX_POSTS_DATE_HAS_MONTH;
            break;

        case 'd':
            n = &date->day;
            has = NGX_POSTS_DATE_HAS_DAY;
            break;

        case 'j':
            n = &date->yday;
            has = NGX_POSTS_DATE_HAS_YDAY;
            break;

        case 'H':
            n = &date->hour;
            has = NGX_POSTS_DATE_HAS_HOUR;
            break;

        case 'M':
            n = &date->minute;
            has = NGX_POSTS_DATE_HAS_MINUTE;
            break;

        default: /* 'S' */
            n = &date->second;
            has = NGX_POSTS_DATE_HAS_SECOND;
        }

        *n = *digits - '0';
        date->has |= has;
    }
}


void
ngx_posts_date_take_digits(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    u_char            *zone, *colon, *last;
    const char        *layout;
    ngx_uint_t         backwards;
    ngx_posts_date_t  *date;

    date = text->date;
    backwards = (c[3].data != NULL);

    layout = ngx_posts_date_layouts[c[1].len][backwards && c[2].data == NULL];

    if (layout != NULL) {
        ngx_posts_date_layout(date, layout, c[1].data);

        if (layout[0] == 'y' && c[0].len && *c[0].data == '-') {
            date->year = -date->year;
        }

        /* four digits from the start; Ruby forgets it for yyyyjjj */

        if (c[1].len >= 8 && layout[0] == 'y' && layout[2] == 'y') {
            text->century = 0;
        }
    }

    if (c[2].data != NULL) {
        layout = ngx_posts_date_time_layouts[c[2].len][backwards];

        if (layout != NULL) {
            ngx_posts_date_layout(date, layout, c[2].data);
        }
    }

    if (backwards) {
        ngx_posts_date_set_fraction(date, &c[3]);
    }

    if (c[4].data == NULL) {
        return;
    }

    zone = c[4].data;
    last = zone + c[4].len;

    if (*zone == '[') {
        zone++;
        last--;

        colon = ngx_strlchr(zone, last, ':');
        zone = colon ? colon + 1 : zone;
    }

    ngx_posts_date_set_zone(date, zone, last - zone);
}


void
ngx_posts_date_take_era(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    text->bc = 1;
}


/* what is missing of a day and an hour */

void
ngx_posts_date_take_number(ngx_posts_date_text_t *text, ngx_str_t *c)
{
    ngx_int_t          n;
    ngx_posts_date_t  *date;

    date = text->date;

    if (!ngx_posts_date_integer(c, 0, &n)) {
        return;
    }

    switch (date->has & (NGX_POSTS_DATE_HAS_DAY|NGX_POSTS_DATE_HAS_HOUR)) {

    case NGX_POSTS_DATE_HAS_HOUR:

        if (n >= 1 && n <= 31) {
            date->has |= NGX_POSTS_DATE_HAS_DAY;
            date->day = n;
        }

        break;

    case NGX_POSTS_DATE_HAS_DAY:

        if (n <= 24) {
            date->has |= NGX_POSTS_DATE_HAS_HOUR;
            date->hour = n;
        }
    }
}
