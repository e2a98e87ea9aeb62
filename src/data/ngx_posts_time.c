
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time.h"


/*
 * Years are counted from March, so that the leap day is a year's last, and
 * in eras of 400 years, which all have the same number of days.
 */

#define NGX_POSTS_ERA_YEARS  400
#define NGX_POSTS_ERA_DAYS   146097

/* from 0000-03-01 to 1970-01-01 */
#define NGX_POSTS_EPOCH_DAY  719468

#define NGX_POSTS_DAY        86400

/* from March 1 to December 31 */
#define NGX_POSTS_MARCH_DAYS  306


static int64_t ngx_posts_floor_div(int64_t a, int64_t b);
static ngx_int_t ngx_posts_march(int64_t year);


static int64_t
ngx_posts_floor_div(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}


/* days of a year before March 1 */

static ngx_int_t
ngx_posts_march(int64_t year)
{
    return (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) ? 60 : 59;
}


int64_t
ngx_posts_days(int64_t year, ngx_int_t month, ngx_int_t day)
{
    int64_t  era, years, yday, carry;

    /* months since March */
    month -= 3;
    carry = ngx_posts_floor_div(month, 12);
    month -= carry * 12;
    year += carry;

    era = ngx_posts_floor_div(year, NGX_POSTS_ERA_YEARS);
    years = year - era * NGX_POSTS_ERA_YEARS;

    /* months have 31 30 31 30 31 31 30 31 30 31 31 days from March on */
    yday = (153 * month + 2) / 5;

    return era * NGX_POSTS_ERA_DAYS + years * 365 + years / 4 - years / 100
           + yday + day - 1 - NGX_POSTS_EPOCH_DAY;
}


void
ngx_posts_civil_date(int64_t days, ngx_posts_civil_t *civil)
{
    int64_t  era, left, years, month;

    ngx_memzero(civil, sizeof(ngx_posts_civil_t));

    civil->wday = (ngx_int_t) (days + 4
                               - ngx_posts_floor_div(days + 4, 7) * 7);

    left = days + NGX_POSTS_EPOCH_DAY;
    era = ngx_posts_floor_div(left, NGX_POSTS_ERA_DAYS);
    left -= era * NGX_POSTS_ERA_DAYS;

    years = (left - left / 1460 + left / 36524 - left / 146096) / 365;
    left -= years * 365 + years / 4 - years / 100;

    month = (5 * left + 2) / 153;

    civil->day = (ngx_int_t) (left - (153 * month + 2) / 5 + 1);
    civil->month = (ngx_int_t) (month < 10 ? month + 3 : month - 9);
    civil->year = years + era * NGX_POSTS_ERA_YEARS + (month >= 10);
    civil->yday = (ngx_int_t) (left + 1
                               + (month < 10 ? ngx_posts_march(civil->year)
                                             : -NGX_POSTS_MARCH_DAYS));
}


void
ngx_posts_civil_time(ngx_posts_time_t *time, ngx_posts_civil_t *civil)
{
    int64_t    days, sec;
    ngx_int_t  left;

    sec = time->sec + time->offset;
    days = ngx_posts_floor_div(sec, NGX_POSTS_DAY);
    left = (ngx_int_t) (sec - days * NGX_POSTS_DAY);

    ngx_posts_civil_date(days, civil);

    civil->hour = left / 3600;
    civil->minute = left / 60 % 60;
    civil->second = left % 60;
}


int64_t
ngx_posts_civil_seconds(ngx_posts_civil_t *civil)
{
    return ngx_posts_days(civil->year, civil->month, civil->day)
           * NGX_POSTS_DAY
           + (int64_t) civil->hour * 3600 + (int64_t) civil->minute * 60
           + civil->second;
}


uint64_t
ngx_posts_time_usec(void)
{
    struct timespec  ts;

    (void) clock_gettime(CLOCK_MONOTONIC, &ts);

    return (uint64_t) ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}
