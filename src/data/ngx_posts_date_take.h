
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DATE_TAKE_H_INCLUDED_
#define _NGX_POSTS_DATE_TAKE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_date_parse.h"
#include "data/ngx_posts_date_pattern.h"


/* what the parts that a pattern has found mean; a part of date_parse */


/*
 * bytes    a NUL before and after the text
 * bc       an era before Christ was found
 * century  a year of two digits lacks it
 */

typedef struct {
    ngx_posts_date_t           *date;
    u_char                      bytes[NGX_POSTS_MAX_DATE_TEXT + 2];
    unsigned                    bc:1;
    unsigned                    century:1;
} ngx_posts_date_text_t;


/*
 * Each is given the parts of the pattern of its name, as
 * ngx_posts_date_pattern.h lists them; "numbers" those of a year, a month
 * and a day in this order, "none" nothing of interest.
 */

void ngx_posts_date_take_none(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_time(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_eu(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_us(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_numbers(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_month_day(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_year_day(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_day_of_year(ngx_posts_date_text_t *text,
    ngx_str_t *c);
void ngx_posts_date_take_jis(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_vms_eu(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_vms_us(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_year(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_month(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_day(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_digits(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_era(ngx_posts_date_text_t *text, ngx_str_t *c);
void ngx_posts_date_take_number(ngx_posts_date_text_t *text, ngx_str_t *c);


#endif /* _NGX_POSTS_DATE_TAKE_H_INCLUDED_ */
