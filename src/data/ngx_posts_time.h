
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TIME_H_INCLUDED_
#define _NGX_POSTS_TIME_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A moment as Ruby's Time has it: an instant and the offset it is shown in.
 *
 * sec     seconds since the epoch, UTC; any int64 that keeps the year
 *         within -9999 .. 9999
 * nsec    0 .. 999999999
 * offset  seconds east of UTC
 * abbr    the zone's abbreviation ("CST"), NUL-terminated, empty for a fixed
 *         offset
 * utc     shown in UTC as such: prints "UTC" where another prints "+0000"
 */

typedef struct {
    int64_t    sec;
    int32_t    nsec;
    int32_t    offset;
    u_char     abbr[8];
    unsigned   utc:1;
} ngx_posts_time_t;


/*
 * A broken-down moment in the proleptic Gregorian calendar.
 *
 * month 1 .. 12, day 1 .. 31, hour 0 .. 23, minute 0 .. 59, second 0 .. 60,
 * wday 0 (Sunday) .. 6, yday 1 .. 366
 */

typedef struct {
    int64_t    year;
    ngx_int_t  month;
    ngx_int_t  day;
    ngx_int_t  hour;
    ngx_int_t  minute;
    ngx_int_t  second;
    ngx_int_t  wday;
    ngx_int_t  yday;
} ngx_posts_civil_t;


/* days since 1970-01-01; the month and the day may be out of range */
int64_t ngx_posts_days(int64_t year, ngx_int_t month, ngx_int_t day);

/* the date of a day number; the time of day is zeroed */
void ngx_posts_civil_date(int64_t days, ngx_posts_civil_t *civil);

/* the local date and time of day of a moment, by its own offset */
void ngx_posts_civil_time(ngx_posts_time_t *time, ngx_posts_civil_t *civil);

/* seconds since the epoch of a date and time of day taken as UTC */
int64_t ngx_posts_civil_seconds(ngx_posts_civil_t *civil);

/* microseconds of a clock that only goes forward: for the length of slices */
uint64_t ngx_posts_time_usec(void);


#endif /* _NGX_POSTS_TIME_H_INCLUDED_ */
