
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_strftime.h"
#include "data/ngx_posts_strftime_print.h"


#define ngx_posts_conversion_number(pad, width)                               \
    { ngx_posts_strftime_number, pad, width, ngx_null_string }

#define ngx_posts_conversion_text(print, width)                               \
    { print, ' ', width, ngx_null_string }

#define ngx_posts_conversion_compound(format)                                 \
    { ngx_posts_strftime_compound, ' ', 0, ngx_string(format) }


static const ngx_posts_conversion_t  ngx_posts_conversions[128] = {
    ['%'] = ngx_posts_conversion_text(ngx_posts_strftime_character, 0),
    ['+'] = ngx_posts_conversion_compound("%a %b %e %H:%M:%S %Z %Y"),
    ['A'] = ngx_posts_conversion_text(ngx_posts_strftime_name, 0),
    ['B'] = ngx_posts_conversion_text(ngx_posts_strftime_name, 0),
    ['C'] = ngx_posts_conversion_number('0', 2),
    ['D'] = ngx_posts_conversion_compound("%m/%d/%y"),
    ['F'] = ngx_posts_conversion_compound("%Y-%m-%d"),
    ['G'] = ngx_posts_conversion_number('0', 4),
    ['H'] = ngx_posts_conversion_number('0', 2),
    ['I'] = ngx_posts_conversion_number('0', 2),
    ['L'] = ngx_posts_conversion_text(ngx_posts_strftime_fraction, 3),
    ['M'] = ngx_posts_conversion_number('0', 2),
    ['N'] = ngx_posts_conversion_text(ngx_posts_strftime_fraction, 9),
    ['P'] = ngx_posts_conversion_text(ngx_posts_strftime_half, 0),
    ['Q'] = ngx_posts_conversion_number('0', 1),
    ['R'] = ngx_posts_conversion_compound("%H:%M"),
    ['S'] = ngx_posts_conversion_number('0', 2),
    ['T'] = ngx_posts_conversion_compound("%H:%M:%S"),
    ['U'] = ngx_posts_conversion_number('0', 2),
    ['V'] = ngx_posts_conversion_number('0', 2),
    ['W'] = ngx_posts_conversion_number('0', 2),
    ['X'] = ngx_posts_conversion_compound("%H:%M:%S"),
    ['Y'] = ngx_posts_conversion_number('0', 4),
    ['Z'] = ngx_posts_conversion_text(ngx_posts_strftime_zone, 0),
    ['a'] = ngx_posts_conversion_text(ngx_posts_strftime_name, 3),
    ['b'] = ngx_posts_conversion_text(ngx_posts_strftime_name, 3),
    ['c'] = ngx_posts_conversion_compound("%a %b %e %H:%M:%S %Y"),
    ['d'] = ngx_posts_conversion_number('0', 2),
    ['e'] = ngx_posts_conversion_number(' ', 2),
    ['g'] = ngx_posts_conversion_number('0', 2),
    ['h'] = ngx_posts_conversion_text(ngx_posts_strftime_name, 3),
    ['j'] = ngx_posts_conversion_number('0', 3),
    ['k'] = ngx_posts_conversion_number(' ', 2),
    ['l'] = ngx_posts_conversion_number(' ', 2),
    ['m'] = ngx_posts_conversion_number('0', 2),
    ['n'] = ngx_posts_conversion_text(ngx_posts_strftime_character, 0),
    ['p'] = ngx_posts_conversion_text(ngx_posts_strftime_half, 0),
    ['r'] = ngx_posts_conversion_compound("%I:%M:%S %p"),
    ['s'] = ngx_posts_conversion_number('0', 1),
    ['t'] = ngx_posts_conversion_text(ngx_posts_strftime_character, 0),
    ['u'] = ngx_posts_conversion_number('0', 1),
    ['v'] = ngx_posts_conversion_compound("%e-%^b-%4Y"),
    ['w'] = ngx_posts_conversion_number('0', 1),
    ['x'] = ngx_posts_conversion_compound("%m/%d/%y"),
    ['y'] = ngx_posts_conversion_number('0', 2),
    ['z'] = ngx_posts_conversion_text(ngx_posts_strftime_offset, 0),
};


/* E and O, which must be followed by one of these, are ignored */

static u_char *
ngx_posts_strftime_modifier(u_char *p, u_char *last)
{
    const char  *allowed;

    allowed = (*p == 'E') ? "cCxXyY" : "deHkIlmMSuUVwWy";

    if (last - p < 2 || p[1] == '\0' || ngx_strchr(allowed, p[1]) == NULL) {
        return NULL;
    }

    return p + 1;
}


/*
 * Up to three colons must be followed by z; Ruby forgets that of four, which
 * mean nothing.
 */

static u_char *
ngx_posts_strftime_colons(ngx_posts_strftime_t *f, u_char *p, u_char *last)
{
    f->colons = 0;

    while (p < last && *p == ':' && f->colons < 4) {
        f->colons++;
        p++;
    }

    return (f->colons == 4 || (p < last && *p == 'z')) ? p : NULL;
}


/* a width that does not fit Ruby's int makes no conversion */

static u_char *
ngx_posts_strftime_width(ngx_posts_strftime_t *f, u_char *p, u_char *last)
{
    if (*p == '0') {
        f->pad = '0';
    }

    for (f->width = 0; p < last && *p >= '0' && *p <= '9'; p++) {
        f->width = f->width * 10 + (*p - '0');

        if (f->width > NGX_MAX_INT32_VALUE) {
            return NULL;
        }
    }

    return p;
}


/*
 * Reads flags, width and modifiers behind "%" and returns the place of the
 * letter; NULL and the place where it went wrong in *end when that is no
 * conversion.
 */

static u_char *
ngx_posts_strftime_flags(ngx_posts_strftime_t *f, u_char *p, u_char *last,
    u_char **end)
{
    u_char  *next;

    for ( /* void */ ; p < last; p = next) {
        *end = p;
        next = p + 1;

        switch (*p) {

        case '-':
        case '^':
        case '#':
        case '_':

            /* flags come before the width */

            if (f->width > 0) {
                return NULL;
            }

            switch (*p) {

            case '-':
                f->left = 1;
                f->pad = 0;
                f->width = 0;
                break;

            case '^':
                f->upper = 1;
                break;

            case '#':
                f->change = 1;
                break;

            default: /* '_' */
                f->pad = ' ';
            }

            break;

        case ':':
            next = ngx_posts_strftime_colons(f, p, last);
            break;

        case 'E':
        case 'O':
            next = ngx_posts_strftime_modifier(p, last);
            break;

        default:

            if (*p < '0' || *p > '9') {
                return p;
            }

            next = ngx_posts_strftime_width(f, p, last);
        }

        if (next == NULL) {
            return NULL;
        }
    }

    *end = last;

    return NULL;
}


/* p is behind "%"; *p becomes the place behind the conversion */

static ngx_int_t
ngx_posts_strftime_conversion(ngx_posts_strftime_t *f, u_char **p,
    u_char *last)
{
    u_char                        *start, *end, *letter;
    const ngx_posts_conversion_t  *conversion;

    start = *p - 1;

    f->width = NGX_POSTS_STRFTIME_NONE;
    f->colons = 0;
    f->pad = 0;
    f->left = 0;
    f->upper = 0;
    f->change = 0;

    letter = ngx_posts_strftime_flags(f, *p, last, &end);

    if (letter == NULL) {

        if (end == last) {
            *p = last;

            return f->date ? ngx_posts_buffer_write(f->buffer, start,
                                                    last - start)
                           : NGX_DECLINED;
        }

        *p = end + 1;
        return ngx_posts_buffer_write(f->buffer, start, *p - start);
    }

    *p = letter + 1;

    conversion = (*letter < 128) ? &ngx_posts_conversions[*letter] : NULL;

    if (conversion == NULL || conversion->print == NULL
        || (!f->date && (*letter == '+' || *letter == 'Q')))
    {
        return ngx_posts_buffer_write(f->buffer, start, *p - start);
    }

    if (f->width > NGX_POSTS_MAX_STRFTIME_WIDTH) {
        return NGX_DECLINED;
    }

    f->conversion = conversion;
    f->letter = *letter;
    f->start = start;
    f->end = *p;

    return conversion->print(f);
}


ngx_int_t
ngx_posts_strftime_format(ngx_posts_strftime_t *f, u_char *p, u_char *last)
{
    u_char     *end;
    ngx_int_t   rc;

    rc = NGX_OK;

    while (p < last && rc == NGX_OK) {

        if (*p == '%') {
            p++;
            rc = ngx_posts_strftime_conversion(f, &p, last);
            continue;
        }

        for (end = p + 1; end < last && *end != '%'; end++) { /* void */ }

        rc = ngx_posts_buffer_write(f->buffer, p, end - p);
        p = end;
    }

    return rc;
}


ngx_int_t
ngx_posts_strftime(ngx_posts_buffer_t *b, ngx_str_t *format,
    ngx_posts_time_t *time)
{
    ngx_posts_strftime_t  f;

    ngx_memzero(&f, sizeof(ngx_posts_strftime_t));

    f.buffer = b;
    f.time = time;
    f.date = (time->abbr[0] == '+' && time->offset == 0
              && ngx_strcmp(time->abbr, "+00:00") == 0);

    ngx_posts_civil_time(time, &f.civil);

    return ngx_posts_strftime_format(&f, format->data,
                                     format->data + format->len);
}
