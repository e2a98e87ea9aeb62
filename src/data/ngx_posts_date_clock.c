
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_pattern.h"
#include "data/ngx_posts_date_scan.h"


/* weekdays, times of day and their zones */


u_char *
ngx_posts_date_weekday(u_char *p, ngx_str_t *c)
{
    if (!ngx_posts_date_border(p) || ngx_posts_date_weekday_name(p) < 0) {
        return NULL;
    }

    return ngx_posts_date_until(p + 3, "/" NGX_POSTS_DATE_STOP);
}


/* am, p.m. */

static u_char *
ngx_posts_date_half(u_char *p)
{
    if (ngx_tolower(*p) != 'a' && ngx_tolower(*p) != 'p') {
        return NULL;
    }

    p++;

    if (ngx_tolower(*p) == 'm' && !ngx_posts_date_is_word(p[1])) {
        return p + 1;
    }

    return ngx_posts_date_literal(p, ".m.");
}


/* :30, :30:15, :30:15.5; a point may be followed by nothing */

static u_char *
ngx_posts_date_colons(u_char *p)
{
    u_char  *end, *next;

    end = ngx_posts_date_span(ngx_posts_date_spaces(p + 1));
    if (end == NULL) {
        return NULL;
    }

    next = ngx_posts_date_spaces(end);

    if (*next != ':') {
        return end;
    }

    next = ngx_posts_date_span(ngx_posts_date_spaces(next + 1));

    if (next == NULL) {
        return end;
    }

    if (*next == '.' || *next == ',') {
        end = ngx_posts_date_span(next + 1);
        return end ? end : next + 1;
    }

    return next;
}


/* h, h30, h30m, h30m15, h30m15s */

static u_char *
ngx_posts_date_letters(u_char *p)
{
    u_char  *end, *next;

    end = p + 1;

    next = ngx_posts_date_span(ngx_posts_date_spaces(end));
    if (next == NULL) {
        return end;
    }

    end = (ngx_tolower(*next) == 'm') ? next + 1 : next;

    next = ngx_posts_date_span(ngx_posts_date_spaces(end));
    if (next == NULL) {
        return end;
    }

    return (ngx_tolower(*next) == 's') ? next + 1 : next;
}


/* -0800, UTC+8, GMT-5:30, +5.5 */

static u_char *
ngx_posts_date_zone_offset(u_char *p)
{
    u_char  *end, *next;

    if ((end = ngx_posts_date_literal(p, "gmt")) != NULL
        || (end = ngx_posts_date_literal(p, "utc")) != NULL
        || (end = ngx_posts_date_literal(p, "ut")) != NULL)
    {
        p = end;
    }

    if (*p != '+' && *p != '-') {
        return NULL;
    }

    end = ngx_posts_date_span(p + 1);

    if (end == NULL || (*end != ',' && *end != '.' && *end != ':')) {
        return end;
    }

    next = ngx_posts_date_span(end + 1);
    if (next == NULL) {
        return end;
    }

    if (*next == ':') {
        end = ngx_posts_date_span(next + 1);
        return end ? end : next;
    }

    return next;
}


/*
 * Words that end in "standard time" or "daylight time": the last of these
 * ends counts, and something must stand before it.
 */

static u_char *
ngx_posts_date_zone_words(u_char *p)
{
    u_char  *q, *end;

    for (q = p; ngx_posts_date_is_letter(*q) || *q == '.' || *q == ' '; q++) {
        /* void */
    }

    for ( /* void */ ; q > p; q--) {

        end = ngx_posts_date_literal(q, "standard time");

        if (end == NULL) {
            end = ngx_posts_date_literal(q, "daylight time");
        }

        if (end != NULL && !ngx_posts_date_is_word(*end)) {
            return end;
        }
    }

    return NULL;
}


/* CEST, EST DST */

static u_char *
ngx_posts_date_zone_name(u_char *p)
{
    u_char  *end, *dst;

    for (end = p; ngx_posts_date_is_letter(*end); end++) { /* void */ }

    if (end == p) {
        return NULL;
    }

    dst = ngx_posts_date_literal(end, " dst");

    if (dst != NULL && !ngx_posts_date_is_word(*dst)) {
        return dst;
    }

    return ngx_posts_date_is_word(*end) ? NULL : end;
}


u_char *
ngx_posts_date_time(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    end = ngx_posts_date_whole(p);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_spaces(end);

    if (*end == ':' || ngx_tolower(*end) == 'h') {
        end = (*end == ':') ? ngx_posts_date_colons(end)
                            : ngx_posts_date_letters(end);
        if (end == NULL) {
            return NULL;
        }

        next = ngx_posts_date_half(ngx_posts_date_spaces(end));
        end = next ? next : end;

    } else {
        end = ngx_posts_date_half(end);
        if (end == NULL) {
            return NULL;
        }
    }

    c[0].data = p;
    c[0].len = end - p;

    p = ngx_posts_date_spaces(end);

    if ((next = ngx_posts_date_zone_offset(p)) != NULL
        || (next = ngx_posts_date_zone_words(p)) != NULL
        || (next = ngx_posts_date_zone_name(p)) != NULL)
    {
        c[1].data = p;
        c[1].len = next - p;
        return next;
    }

    return end;
}


/* the next number, with or without a colon before it */

static u_char *
ngx_posts_date_time_number(u_char *p, ngx_str_t *c)
{
    p = ngx_posts_date_spaces(p);

    if (*p == ':') {
        p = ngx_posts_date_spaces(p + 1);
    }

    return ngx_posts_date_part(p, "", ngx_posts_date_span, c);
}


u_char *
ngx_posts_date_time_parts(u_char *p, ngx_str_t *c)
{
    u_char  *end, *next;

    end = ngx_posts_date_part(p, "", ngx_posts_date_span, &c[0]);
    if (end == NULL) {
        return NULL;
    }

    end = ngx_posts_date_unit(end, 'h');
    next = ngx_posts_date_time_number(end, &c[1]);

    if (next != NULL) {
        end = ngx_posts_date_unit(next, 'm');
        next = ngx_posts_date_time_number(end, &c[2]);
    }

    if (next != NULL) {
        end = next;

        if (*end == '.' || *end == ',') {
            next = ngx_posts_date_part(end + 1, "", ngx_posts_date_span,
                                       &c[3]);
            end = next ? next : end;
        }

        end = ngx_posts_date_unit(end, 's');
    }

    next = ngx_posts_date_spaces(end);
    end = ngx_posts_date_half(next);

    if (end != NULL) {
        c[4].data = next;
        c[4].len = 1;
    }

    return end;
}
