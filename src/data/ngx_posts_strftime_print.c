
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_strftime_print.h"


/* digits of the longest number and its sign */
#define NGX_POSTS_STRFTIME_DIGITS  20

/* digits of a year; a negative one has as many behind its sign */
#define NGX_POSTS_STRFTIME_YEAR    4


static ngx_str_t  ngx_posts_days_of_week[] = {
    ngx_string("Sunday"),
    ngx_string("Monday"),
    ngx_string("Tuesday"),
    ngx_string("Wednesday"),
    ngx_string("Thursday"),
    ngx_string("Friday"),
    ngx_string("Saturday")
};


static ngx_str_t  ngx_posts_months[] = {
    ngx_string("January"),
    ngx_string("February"),
    ngx_string("March"),
    ngx_string("April"),
    ngx_string("May"),
    ngx_string("June"),
    ngx_string("July"),
    ngx_string("August"),
    ngx_string("September"),
    ngx_string("October"),
    ngx_string("November"),
    ngx_string("December")
};


static int64_t
ngx_posts_strftime_floor(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}


/* weeks of the year so far, the first one begins on its first "wday" */

static ngx_int_t
ngx_posts_strftime_week(ngx_posts_civil_t *civil, ngx_int_t wday)
{
    return (civil->yday + 6 - (civil->wday - wday + 7) % 7) / 7;
}


/*
 * ISO 8601: a week belongs to the year that its Thursday is in, and the
 * year's first Thursday is in its week 1.
 */

static ngx_int_t
ngx_posts_strftime_iso_week(ngx_posts_civil_t *civil, int64_t *year)
{
    int64_t            days;
    ngx_posts_civil_t  thursday;

    days = ngx_posts_days(civil->year, civil->month, civil->day)
           - (civil->wday + 6) % 7 + 3;

    ngx_posts_civil_date(days, &thursday);

    *year = thursday.year;

    return (thursday.yday - 1) / 7 + 1;
}


static int64_t
ngx_posts_strftime_iso(ngx_posts_strftime_t *f)
{
    int64_t    year;
    ngx_int_t  week;

    week = ngx_posts_strftime_iso_week(&f->civil, &year);

    switch (f->letter) {

    case 'G':
        return year;

    case 'g':
        return year - ngx_posts_strftime_floor(year, 100) * 100;

    default: /* 'V' */
        return week;
    }
}


static int64_t
ngx_posts_strftime_value(ngx_posts_strftime_t *f)
{
    ngx_posts_civil_t  *civil;

    civil = &f->civil;

    switch (f->letter) {

    case 'Y':
        return civil->year;

    case 'C':
        return ngx_posts_strftime_floor(civil->year, 100);

    case 'y':
        return civil->year - ngx_posts_strftime_floor(civil->year, 100) * 100;

    case 'm':
        return civil->month;

    case 'd':
    case 'e':
        return civil->day;

    case 'j':
        return civil->yday;

    case 'H':
    case 'k':
        return civil->hour;

    case 'I':
    case 'l':
        return (civil->hour + 11) % 12 + 1;

    case 'M':
        return civil->minute;

    case 'S':
        return civil->second;

    case 's':
        return f->time->sec;

    case 'Q':
        return f->time->sec * 1000 + f->time->nsec / 1000000;

    case 'u':
        return (civil->wday + 6) % 7 + 1;

    case 'w':
        return civil->wday;

    case 'U':
        return ngx_posts_strftime_week(civil, 0);

    case 'W':
        return ngx_posts_strftime_week(civil, 1);

    default:
        return ngx_posts_strftime_iso(f);
    }
}


/* spaces stand before a sign, if there is one, and zeros behind it */

static ngx_int_t
ngx_posts_strftime_pad(ngx_posts_strftime_t *f, u_char pad, u_char sign,
    ngx_int_t n)
{
    ngx_int_t  rc;

    rc = NGX_OK;

    if (sign && pad == '0') {
        rc = ngx_posts_buffer_putc(f->buffer, sign);
        sign = 0;
    }

    for ( /* void */ ; n > 0 && rc == NGX_OK; n--) {
        rc = ngx_posts_buffer_putc(f->buffer, pad);
    }

    if (sign && rc == NGX_OK) {
        rc = ngx_posts_buffer_putc(f->buffer, sign);
    }

    return rc;
}


ngx_int_t
ngx_posts_strftime_number(ngx_posts_strftime_t *f)
{
    u_char     *p, *last, buf[NGX_POSTS_STRFTIME_DIGITS];
    int64_t     value;
    uint64_t    n;
    ngx_int_t   rc, width;
    ngx_uint_t  negative;

    value = ngx_posts_strftime_value(f);
    negative = (value < 0);
    n = negative ? 0 - (uint64_t) value : (uint64_t) value;

    last = buf + NGX_POSTS_STRFTIME_DIGITS;
    p = last;

    do {
        *--p = (u_char) ('0' + n % 10);
        n /= 10;
    } while (n);

    if (f->left) {
        width = 1;

    } else if (f->width > 0) {
        width = f->width;

    } else {
        width = f->conversion->width;

        if (negative && width == NGX_POSTS_STRFTIME_YEAR) {
            width++;
        }
    }

    rc = ngx_posts_strftime_pad(f, f->pad ? f->pad : f->conversion->pad,
                                negative ? '-' : 0,
                                width - (last - p) - negative);

    return (rc == NGX_OK) ? ngx_posts_buffer_write(f->buffer, p, last - p)
                          : rc;
}


/* text, in another case if the flags want it */

static ngx_int_t
ngx_posts_strftime_text(ngx_posts_strftime_t *f, u_char *data, size_t len,
    ngx_uint_t lower)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    if (!f->left && f->width > (ngx_int_t) len) {
        rc = ngx_posts_strftime_pad(f, f->pad ? f->pad : ' ', 0,
                                    f->width - len);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (!f->upper && !lower) {
        return ngx_posts_buffer_write(f->buffer, data, len);
    }

    rc = NGX_OK;

    for (i = 0; i < len && rc == NGX_OK; i++) {
        rc = ngx_posts_buffer_putc(f->buffer, lower ? ngx_tolower(data[i])
                                                    : ngx_toupper(data[i]));
    }

    return rc;
}


ngx_int_t
ngx_posts_strftime_name(ngx_posts_strftime_t *f)
{
    size_t      len;
    ngx_str_t  *name;

    if (f->letter == 'a' || f->letter == 'A') {
        name = &ngx_posts_days_of_week[f->civil.wday];

    } else {
        name = &ngx_posts_months[f->civil.month - 1];
    }

    if (f->change) {
        f->upper = 1;
    }

    len = f->conversion->width ? f->conversion->width : name->len;

    return ngx_posts_strftime_text(f, name->data, len, 0);
}


/* %p is "AM" and %#p "am", %P is "am" and %#P and %^P are "AM" */

ngx_int_t
ngx_posts_strftime_half(ngx_posts_strftime_t *f)
{
    ngx_uint_t  lower;

    lower = (f->letter == 'p') ? f->change : !(f->change || f->upper);

    return ngx_posts_strftime_text(f,
                            (u_char *) (f->civil.hour < 12 ? "AM" : "PM"), 2,
                            lower);
}


ngx_int_t
ngx_posts_strftime_zone(ngx_posts_strftime_t *f)
{
    size_t   len;
    u_char  *abbr;

    abbr = f->time->utc ? (u_char *) "UTC" : f->time->abbr;

    for (len = 0; len < 7 && abbr[len]; len++) { /* void */ }

    /* Ruby does not pad what is not there */

    return len ? ngx_posts_strftime_text(f, abbr, len, f->change) : NGX_OK;
}


/*
 * %z +hhmm, %:z +hh:mm, %::z +hh:mm:ss, %:::z the shortest of these and +hh;
 * the width is that of all of it, and its padding goes to the hours.
 */

ngx_int_t
ngx_posts_strftime_offset(ngx_posts_strftime_t *f)
{
    u_char      sign, *p, *minutes, buf[NGX_POSTS_STRFTIME_DIGITS];
    int32_t     offset;
    ngx_int_t   rc, width;
    ngx_uint_t  parts;

    if (f->colons == 4) {
        return ngx_posts_buffer_write(f->buffer, f->start, f->end - f->start);
    }

    offset = f->time->utc ? 0 : f->time->offset;

    /* RFC 3339's -00:00: it is UTC, and local time is not known */

    sign = (offset < 0 || (f->time->utc && f->left)) ? '-' : '+';
    offset = ngx_abs(offset);

    parts = (f->colons == 2) ? 3 : 2;

    if (f->colons == 3) {
        parts = (offset % 3600 == 0) ? 1 : (offset % 60 == 0) ? 2 : 3;
    }

    minutes = ngx_sprintf(buf, "%D", offset / 3600);
    p = minutes;

    if (parts > 1) {
        p = ngx_sprintf(p, f->colons ? ":%02D" : "%02D", offset / 60 % 60);
    }

    if (parts > 2) {
        p = ngx_sprintf(p, ":%02D", offset % 60);
    }

    width = ngx_max(f->width - 1, 2 + (p - minutes));

    rc = ngx_posts_strftime_pad(f, f->pad == ' ' ? ' ' : '0', sign,
                                width - (p - buf));

    return (rc == NGX_OK) ? ngx_posts_buffer_write(f->buffer, buf, p - buf)
                          : rc;
}


/* the width is that of the digits behind the point */

ngx_int_t
ngx_posts_strftime_fraction(ngx_posts_strftime_t *f)
{
    u_char     buf[NGX_POSTS_STRFTIME_DIGITS];
    ngx_int_t  rc, width;

    width = (f->width > 0) ? f->width : f->conversion->width;

    (void) ngx_sprintf(buf, "%09D", f->time->nsec);

    rc = ngx_posts_buffer_write(f->buffer, buf, ngx_min(width, 9));

    return (rc == NGX_OK) ? ngx_posts_strftime_pad(f, '0', 0, width - 9) : rc;
}


ngx_int_t
ngx_posts_strftime_character(ngx_posts_strftime_t *f)
{
    u_char  c;

    c = (f->letter == 'n') ? '\n' : (f->letter == 't') ? '\t' : '%';

    return ngx_posts_strftime_text(f, &c, 1, 0);
}


/*
 * A format in itself: upper case and padding are for all of it; the flag -
 * has no effect.
 */

ngx_int_t
ngx_posts_strftime_compound(ngx_posts_strftime_t *f)
{
    u_char                *p, buf[64];
    ngx_int_t              rc;
    ngx_str_t              text;
    ngx_posts_block_t      block;
    ngx_posts_buffer_t     buffer;
    ngx_posts_strftime_t   inner;

    ngx_posts_buffer_init(&buffer, f->buffer->pool, sizeof(buf));

    /* longest is "%+", under 64 bytes: nothing is allocated */

    ngx_memzero(&block, sizeof(ngx_posts_block_t));

    block.pos = buf;
    block.last = buf;
    block.end = buf + sizeof(buf);

    buffer.first = &block;
    buffer.last = &block;

    inner = *f;
    inner.buffer = &buffer;

    p = f->conversion->format.data;

    rc = ngx_posts_strftime_format(&inner, p, p + f->conversion->format.len);
    if (rc != NGX_OK) {
        return rc;
    }

    text.data = buf;
    text.len = block.last - buf;

    f->left = 0;

    return ngx_posts_strftime_text(f, text.data, text.len, 0);
}
