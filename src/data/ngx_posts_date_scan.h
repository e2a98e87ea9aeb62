
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DATE_SCAN_H_INCLUDED_
#define _NGX_POSTS_DATE_SCAN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_pattern.h"


/*
 * What the patterns of dates are made of.  Every function is given a place
 * in a text as ngx_posts_date_pattern.h has it; those that return a place
 * return the end of what they look for, or NULL when it is not there.
 */

typedef u_char *(*ngx_posts_date_span_pt)(u_char *p);


/* where what is attached to a name ends */

#define NGX_POSTS_DATE_STOP        "- 0123456789"
#define NGX_POSTS_DATE_STOP_QUOTE  "- 0123456789'"


static ngx_inline ngx_uint_t
ngx_posts_date_is_digit(u_char c)
{
    return c >= '0' && c <= '9';
}


static ngx_inline ngx_uint_t
ngx_posts_date_is_letter(u_char c)
{
    return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
           || c == NGX_POSTS_DATE_LETTER;
}


static ngx_inline ngx_uint_t
ngx_posts_date_is_word(u_char c)
{
    return ngx_posts_date_is_letter(c) || ngx_posts_date_is_digit(c)
           || c == NGX_POSTS_DATE_DIGIT;
}


/* a word begins or ends here */
ngx_uint_t ngx_posts_date_border(u_char *p);

/* all spaces from here on, perhaps none: never NULL */
u_char *ngx_posts_date_spaces(u_char *p);

/* all digits from here on, at least one */
u_char *ngx_posts_date_span(u_char *p);

/* the same where a number begins */
u_char *ngx_posts_date_whole(u_char *p);

/* n digits, more may follow */
u_char *ngx_posts_date_exactly(u_char *p, ngx_uint_t n);

/* literal is in lower case */
u_char *ngx_posts_date_literal(u_char *p, const char *literal);

/*
 * A number that may have an apostrophe and a sign before it, kept with them.
 * An apostrophe or a minus is taken if it is in "before", in that order.
 */
u_char *ngx_posts_date_part(u_char *p, const char *before,
    ngx_posts_date_span_pt span, ngx_str_t *c);

/* a month's name, of which three letters are kept */
u_char *ngx_posts_date_month_part(u_char *p, ngx_str_t *c);

/* the first of these bytes, or the end: never NULL */
u_char *ngx_posts_date_until(u_char *p, const char *stop);

/* an optional letter behind a number: never NULL */
u_char *ngx_posts_date_unit(u_char *p, u_char unit);

/* st, nd, rd, th at the end of a word */
u_char *ngx_posts_date_ordinal(u_char *p);

/* n digits at the end of a word */
u_char *ngx_posts_date_last(u_char *p, ngx_uint_t n, ngx_str_t *c);

/* at most "max" digits, at least "min" */
u_char *ngx_posts_date_some(u_char *p, ngx_int_t min, ngx_int_t max,
    ngx_str_t *c);


#endif /* _NGX_POSTS_DATE_SCAN_H_INCLUDED_ */
