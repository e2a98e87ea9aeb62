
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_parse.h"
#include "data/ngx_posts_date_pattern.h"
#include "data/ngx_posts_date_take.h"
#include "data/ngx_posts_unicode.h"


/*
 * Patterns are tried in the order of a table; what one matches is replaced
 * by a space, so that the next ones see the rest.  The time of day is taken
 * out first, then the first pattern of a date that matches wins.
 */


/* kinds of bytes that a text must have for a pattern to be tried */

#define NGX_POSTS_DATE_ALPHA  0x01
#define NGX_POSTS_DATE_DIGITS 0x02
#define NGX_POSTS_DATE_DASH   0x04
#define NGX_POSTS_DATE_DOT    0x08
#define NGX_POSTS_DATE_SLASH  0x10


typedef void (*ngx_posts_date_take_pt)(ngx_posts_date_text_t *text,
    ngx_str_t *c);


/* unless: NULL, or what must match nowhere */

typedef struct {
    ngx_uint_t                  need;
    ngx_posts_date_pattern_pt   unless;
    ngx_posts_date_pattern_pt   match;
    ngx_posts_date_take_pt      take;
} ngx_posts_date_rule_t;


/* each of these is tried before the dates */

static ngx_posts_date_rule_t  ngx_posts_date_rules_first[] = {

    { NGX_POSTS_DATE_ALPHA, NULL,
      ngx_posts_date_weekday, ngx_posts_date_take_none },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_time, ngx_posts_date_take_time },

    { 0, NULL, NULL, NULL }
};


/* one of these */

static ngx_posts_date_rule_t  ngx_posts_date_rules[] = {

    { NGX_POSTS_DATE_ALPHA|NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_eu, ngx_posts_date_take_eu },

    { NGX_POSTS_DATE_ALPHA|NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_us, ngx_posts_date_take_us },

    { NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_DASH, NULL,
      ngx_posts_date_iso, ngx_posts_date_take_numbers },

    { NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_DOT, NULL,
      ngx_posts_date_jis, ngx_posts_date_take_jis },

    { NGX_POSTS_DATE_ALPHA|NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_DASH, NULL,
      ngx_posts_date_vms_eu, ngx_posts_date_take_vms_eu },

    { NGX_POSTS_DATE_ALPHA|NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_DASH, NULL,
      ngx_posts_date_vms_us, ngx_posts_date_take_vms_us },

    { NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_SLASH, NULL,
      ngx_posts_date_slashes, ngx_posts_date_take_numbers },

    { NGX_POSTS_DATE_DIGITS|NGX_POSTS_DATE_DOT, NULL,
      ngx_posts_date_dots, ngx_posts_date_take_numbers },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_week, ngx_posts_date_take_none },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_week_day, ngx_posts_date_take_none },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_month_day, ngx_posts_date_take_month_day },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_month_day_basic, ngx_posts_date_take_month_day },

    { NGX_POSTS_DATE_DIGITS, ngx_posts_date_not_year_day,
      ngx_posts_date_year_day, ngx_posts_date_take_year_day },

    { NGX_POSTS_DATE_DIGITS, ngx_posts_date_not_day_of_year,
      ngx_posts_date_day_of_year, ngx_posts_date_take_day_of_year },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_year, ngx_posts_date_take_year },

    { NGX_POSTS_DATE_ALPHA, NULL,
      ngx_posts_date_month, ngx_posts_date_take_month },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_day, ngx_posts_date_take_day },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_digits, ngx_posts_date_take_digits },

    { 0, NULL, NULL, NULL }
};


/* and each of these behind it */

static ngx_posts_date_rule_t  ngx_posts_date_rules_last[] = {

    { NGX_POSTS_DATE_ALPHA, NULL,
      ngx_posts_date_era, ngx_posts_date_take_era },

    { NGX_POSTS_DATE_DIGITS, NULL,
      ngx_posts_date_number, ngx_posts_date_take_number },

    { 0, NULL, NULL, NULL }
};


static ngx_uint_t
ngx_posts_date_kinds(ngx_posts_date_text_t *text)
{
    u_char      *p;
    ngx_uint_t   kinds;

    kinds = 0;

    for (p = &text->bytes[1]; *p; p++) {

        if (*p >= '0' && *p <= '9') {
            kinds |= NGX_POSTS_DATE_DIGITS;

        } else if ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') {
            kinds |= NGX_POSTS_DATE_ALPHA;

        } else if (*p == '-') {
            kinds |= NGX_POSTS_DATE_DASH;

        } else if (*p == '.') {
            kinds |= NGX_POSTS_DATE_DOT;

        } else if (*p == '/') {
            kinds |= NGX_POSTS_DATE_SLASH;
        }
    }

    return kinds;
}


/* the first place that matches */

static u_char *
ngx_posts_date_find(ngx_posts_date_text_t *text,
    ngx_posts_date_pattern_pt match, ngx_str_t *c, u_char **end)
{
    u_char  *p;

    for (p = &text->bytes[1]; *p; p++) {

        ngx_memzero(c, NGX_POSTS_DATE_PARTS * sizeof(ngx_str_t));

        *end = match(p, c);
        if (*end != NULL) {
            return p;
        }
    }

    return NULL;
}


static ngx_uint_t
ngx_posts_date_apply(ngx_posts_date_text_t *text, ngx_posts_date_rule_t *rule)
{
    u_char     *start, *end;
    ngx_str_t   c[NGX_POSTS_DATE_PARTS];

    if ((ngx_posts_date_kinds(text) & rule->need) != rule->need) {
        return 0;
    }

    if (rule->unless
        && ngx_posts_date_find(text, rule->unless, c, &end) != NULL)
    {
        return 0;
    }

    start = ngx_posts_date_find(text, rule->match, c, &end);
    if (start == NULL) {
        return 0;
    }

    rule->take(text, c);

    *start++ = ' ';

    do {
        *start++ = *end;
    } while (*end++);

    return 1;
}


/* other characters than those of dates become spaces, several become one */

static ngx_int_t
ngx_posts_date_reduce(ngx_posts_date_text_t *text, ngx_str_t *s)
{
    u_char    *p, *last, *dst;
    uint32_t   c;

    p = s->data;
    last = p + s->len;
    dst = text->bytes;

    *dst++ = '\0';

    while (p < last) {
        c = ngx_posts_utf8_next(&p, last);

        if (c >= 0x110000) {
            return NGX_DECLINED;
        }

        if (c >= 0x80) {
            c = ngx_posts_unicode_is_alpha(c) ? NGX_POSTS_DATE_LETTER
                : ngx_posts_unicode_is_word(c) ? NGX_POSTS_DATE_DIGIT : ' ';

        } else if (!((c >= '0' && c <= '9')
                     || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
                     || (c && ngx_strchr("-+',./:@[]", c))))
        {
            c = ' ';
        }

        if (c != ' ' || dst[-1] != ' ') {
            *dst++ = (u_char) c;
        }
    }

    *dst = '\0';

    return NGX_OK;
}


ngx_int_t
ngx_posts_date_parse(ngx_str_t *text, ngx_posts_date_t *date)
{
    return (ngx_posts_date_plain(text, date) == NGX_OK)
           ? NGX_OK : ngx_posts_date_search(text, date);
}


ngx_int_t
ngx_posts_date_search(ngx_str_t *s, ngx_posts_date_t *date)
{
    ngx_posts_date_rule_t  *rule;
    ngx_posts_date_text_t   text;

    ngx_memzero(date, offsetof(ngx_posts_date_t, data));

    if (s->len > NGX_POSTS_MAX_DATE_TEXT) {
        return NGX_DECLINED;
    }

    text.date = date;
    text.bc = 0;
    text.century = 1;

    if (ngx_posts_date_reduce(&text, s) != NGX_OK) {
        return NGX_DECLINED;
    }

    for (rule = ngx_posts_date_rules_first; rule->match; rule++) {
        (void) ngx_posts_date_apply(&text, rule);
    }

    for (rule = ngx_posts_date_rules; rule->match; rule++) {
        if (ngx_posts_date_apply(&text, rule)) {
            break;
        }
    }

    for (rule = ngx_posts_date_rules_last; rule->match; rule++) {
        (void) ngx_posts_date_apply(&text, rule);
    }

    if (!(date->has & NGX_POSTS_DATE_HAS_YEAR)) {
        return NGX_OK;
    }

    if (text.bc) {
        date->year = 1 - date->year;
    }

    if (text.century && date->year >= 0 && date->year <= 99) {
        date->year += (date->year >= 69) ? 1900 : 2000;
    }

    return NGX_OK;
}
