
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DATE_PATTERN_H_INCLUDED_
#define _NGX_POSTS_DATE_PATTERN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The shapes of dates and times that Ruby's Date._parse knows, one function
 * each; a part of ngx_posts_date_parse.
 *
 * A function is given a place in a text and returns the end of what matches
 * there, or NULL.  The parts it found are put into c, which the caller has
 * zeroed: data is NULL for a part that is not there.  They borrow the text.
 *
 * The text has a NUL before its first and after its last byte and none
 * inside.  It is ASCII but for two bytes that stand for other characters:
 * NGX_POSTS_DATE_LETTER and NGX_POSTS_DATE_DIGIT.
 */

#define NGX_POSTS_DATE_LETTER  0x80
#define NGX_POSTS_DATE_DIGIT   0x81

#define NGX_POSTS_DATE_PARTS   5


typedef u_char *(*ngx_posts_date_pattern_pt)(u_char *p, ngx_str_t *c);


/* Sat; Saturday: nothing is kept */
u_char *ngx_posts_date_weekday(u_char *p, ngx_str_t *c);

/* 10:30:15.5 pm EST: the time of day, the zone */
u_char *ngx_posts_date_time(u_char *p, ngx_str_t *c);

/* 3rd Dec 2021: day, month, era, year */
u_char *ngx_posts_date_eu(u_char *p, ngx_str_t *c);

/* Dec 3, 2021: month, day, era, year */
u_char *ngx_posts_date_us(u_char *p, ngx_str_t *c);

/* 2021-12-03: year, month, day */
u_char *ngx_posts_date_iso(u_char *p, ngx_str_t *c);

/* 2021-W48-5, -W-5: nothing is kept */
u_char *ngx_posts_date_week(u_char *p, ngx_str_t *c);
u_char *ngx_posts_date_week_day(u_char *p, ngx_str_t *c);

/* --12-03, ---03: month, day */
u_char *ngx_posts_date_month_day(u_char *p, ngx_str_t *c);

/* --1203, --12: month, day */
u_char *ngx_posts_date_month_day_basic(u_char *p, ngx_str_t *c);

/* 2021-337: year, day of the year; and where it does not count as one */
u_char *ngx_posts_date_year_day(u_char *p, ngx_str_t *c);
u_char *ngx_posts_date_not_year_day(u_char *p, ngx_str_t *c);

/* -337: day of the year; and where it does not count as one */
u_char *ngx_posts_date_day_of_year(u_char *p, ngx_str_t *c);
u_char *ngx_posts_date_not_day_of_year(u_char *p, ngx_str_t *c);

/* H33.12.03: era, year, month, day */
u_char *ngx_posts_date_jis(u_char *p, ngx_str_t *c);

/* 3-Dec-2021: day, month, year */
u_char *ngx_posts_date_vms_eu(u_char *p, ngx_str_t *c);

/* Dec-3-2021: month, day, year */
u_char *ngx_posts_date_vms_us(u_char *p, ngx_str_t *c);

/* 2021/12/03: year, month, day */
u_char *ngx_posts_date_slashes(u_char *p, ngx_str_t *c);

/* 2021.12.03: year, month, day */
u_char *ngx_posts_date_dots(u_char *p, ngx_str_t *c);

/* '21: year */
u_char *ngx_posts_date_year(u_char *p, ngx_str_t *c);

/* Dec: month */
u_char *ngx_posts_date_month(u_char *p, ngx_str_t *c);

/* 3rd: day */
u_char *ngx_posts_date_day(u_char *p, ngx_str_t *c);

/*
 * 20211203T103015.5Z: sign, date, time, fraction, zone.  A fraction that is
 * there may be empty.
 */
u_char *ngx_posts_date_digits(u_char *p, ngx_str_t *c);

/* B.C.: nothing is kept */
u_char *ngx_posts_date_era(u_char *p, ngx_str_t *c);

/* one or two digits, alone in the text: the number */
u_char *ngx_posts_date_number(u_char *p, ngx_str_t *c);


/* the rest of a time of day: hour, minute, second, fraction, a or p */
u_char *ngx_posts_date_time_parts(u_char *p, ngx_str_t *c);

/* the place of a month's or weekday's first three letters, or -1 */
ngx_int_t ngx_posts_date_month_name(u_char *p);
ngx_int_t ngx_posts_date_weekday_name(u_char *p);


#endif /* _NGX_POSTS_DATE_PATTERN_H_INCLUDED_ */
