
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_time.h"


/* Ruby's Time.at(sec).utc: year, month, day, hour, min, sec, wday, yday */

static const struct {
    int64_t            sec;
    ngx_posts_civil_t  civil;
} ngx_posts_time_test_civil[] = {
    { 0, { 1970, 1, 1, 0, 0, 0, 4, 1 } },
    { -1, { 1969, 12, 31, 23, 59, 59, 3, 365 } },
    { 86399, { 1970, 1, 1, 23, 59, 59, 4, 1 } },
    { 86400, { 1970, 1, 2, 0, 0, 0, 5, 2 } },
    { 951782400, { 2000, 2, 29, 0, 0, 0, 2, 60 } },
    { 951868800, { 2000, 3, 1, 0, 0, 0, 3, 61 } },
    { -62135596800LL, { 1, 1, 1, 0, 0, 0, 1, 1 } },
    { -62167219200LL, { 0, 1, 1, 0, 0, 0, 6, 1 } },
    { -62167219201LL, { -1, 12, 31, 23, 59, 59, 5, 365 } },
    { 253402300799LL, { 9999, 12, 31, 23, 59, 59, 5, 365 } },
    { -377705116800LL, { -9999, 1, 1, 0, 0, 0, 1, 1 } },
    { 1638545400, { 2021, 12, 3, 15, 30, 0, 5, 337 } },
    { 1709164800, { 2024, 2, 29, 0, 0, 0, 4, 60 } },
    { 4107542400LL, { 2100, 3, 1, 0, 0, 0, 1, 60 } },
    { -2203891200LL, { 1900, 3, 1, 0, 0, 0, 4, 60 } },
    { -293309164352LL, { -7325, 5, 28, 0, 7, 28, 5, 148 } },
    { -344625420929LL, { -8951, 4, 3, 20, 24, 31, 2, 93 } },
    { 236693255693LL, { 9470, 7, 6, 6, 34, 53, 3, 187 } },
    { 113372833110LL, { 5562, 8, 23, 13, 38, 30, 4, 235 } },
    { 233793355739LL, { 9378, 8, 13, 14, 48, 59, 4, 225 } },
    { 39310360257LL, { 3215, 9, 12, 0, 30, 57, 6, 255 } },
    { -242077436330LL, { -5702, 11, 14, 19, 41, 10, 1, 318 } },
    { -11223491662LL, { 1614, 5, 5, 11, 25, 38, 1, 125 } },
    { -107200169923LL, { -1428, 12, 17, 7, 1, 17, 4, 352 } },
    { 158474019861LL, { 6991, 11, 4, 1, 4, 21, 5, 308 } }
};


/* months and days out of range, and the day that is meant */

static const struct {
    int64_t    year;
    ngx_int_t  month;
    ngx_int_t  day;
    int64_t    days;
} ngx_posts_time_test_days[] = {
    { 1970, 1, 1, 0 },
    { 1969, 13, 1, 0 },
    { 1971, -11, 1, 0 },
    { 1970, 1, 0, -1 },
    { 1970, 2, 29, 59 },
    { 2000, 3, 0, 11016 },
    { 1900, 3, 0, -25509 },
    { 1970, 25, 1, 730 },
    { 1970, 0, 1, -31 },
    { 1970, 12, 366, 699 }
};


void
ngx_posts_time_test(ngx_posts_unit_t *t)
{
    ngx_uint_t                i;
    ngx_posts_time_t          time;
    ngx_posts_civil_t         got;
    const ngx_posts_civil_t  *c;

    ngx_memzero(&time, sizeof(ngx_posts_time_t));

    for (i = 0; i < sizeof(ngx_posts_time_test_civil)
                    / sizeof(ngx_posts_time_test_civil[0]); i++)
    {
        c = &ngx_posts_time_test_civil[i].civil;

        /* the same local time, shown elsewhere */
        time.offset = 3600 * ((ngx_int_t) i % 25 - 12);
        time.sec = ngx_posts_time_test_civil[i].sec - time.offset;

        ngx_posts_civil_time(&time, &got);

        ngx_posts_unit_ok(t, ngx_memcmp(c, &got, sizeof(got)) == 0,
                          "%L is %L-%i-%i", time.sec, c->year, c->month,
                          c->day);
        ngx_posts_unit_int(t, ngx_posts_civil_seconds(&got),
                           ngx_posts_time_test_civil[i].sec, "and back");
    }

    for (i = 0; i < sizeof(ngx_posts_time_test_days)
                    / sizeof(ngx_posts_time_test_days[0]); i++)
    {
        ngx_posts_unit_int(t,
                           ngx_posts_days(ngx_posts_time_test_days[i].year,
                                          ngx_posts_time_test_days[i].month,
                                          ngx_posts_time_test_days[i].day),
                           ngx_posts_time_test_days[i].days,
                           "days, carried over");
    }
}
