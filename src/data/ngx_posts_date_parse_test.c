
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_date_parse.h"


/*
 * What is taken for a plain date means what the patterns make of it: every
 * day with every time of day and zone, in and out of range, some malformed.
 */

static const char *const  ngx_posts_date_parse_test_days[] = {
    "2021-12-03", "2021-02-30", "0000-00-00", "9999-99-99", "0069-01-02",
    "0099-12-31", "1582-10-10", "2021-1-02", "2021-12-3", "2021-12-031",
    "202-12-03", "20211-12-03", "2021-12-", "2021/12/03", "x021-12-03", NULL
};


static const char *const  ngx_posts_date_parse_test_clocks[] = {
    "", " ", " 00:00", " 23:59", "T23:59", "t07:08:09", " 07:08:09",
    " 24:00:00", " 99:99:99", " 07:08:60", " 7:08", " 07:8", " 07:08:9",
    " 07:08:09.5", "T07:08:09.123456789", " 07:08:09.1234567891234",
    " 07:08:09.", " 07:08.5", " 07:08:", " 07", "  07:08", "x07:08",
    "-07:08", " 12:30:00.000", NULL
};


static const char *const  ngx_posts_date_parse_test_zones[] = {
    "", " ", "Z", "z", " Z", " utc", "utc", " UTC", " Utc", " gmt", "+0800",
    " +0800", " -0800", " +08:00", "+08:00", "-00:00", " +99:99", " +8",
    " +08", " +080", " +08000", " +08:0", " +0800 ", " +0800 x", " est",
    " pm", " pst", " x", " +a800", "  +0800", " +08:00:30", " a.d.", " b.c.",
    NULL
};


static ngx_uint_t
ngx_posts_date_parse_test_same(ngx_posts_date_t *a, ngx_posts_date_t *b)
{
    return a->has == b->has && a->year == b->year && a->month == b->month
           && a->day == b->day && a->yday == b->yday && a->hour == b->hour
           && a->minute == b->minute && a->second == b->second
           && a->nsec == b->nsec && a->zone.len == b->zone.len
           && ngx_memcmp(a->data, b->data, a->zone.len) == 0;
}


static ngx_uint_t
ngx_posts_date_parse_test_one(ngx_posts_unit_t *t, ngx_str_t *text)
{
    ngx_posts_date_t  plain, found;

    if (ngx_posts_date_plain(text, &plain) != NGX_OK) {
        return 0;
    }

    ngx_memzero(&found, sizeof(ngx_posts_date_t));

    if (ngx_posts_date_search(text, &found) != NGX_OK
        || !ngx_posts_date_parse_test_same(&plain, &found))
    {
        ngx_posts_unit_str(t, *text, "", "is another date by patterns");
    }

    return 1;
}


/* and any digits */

static void
ngx_posts_date_parse_test_numbers(ngx_posts_unit_t *t)
{
    u_char      buf[NGX_POSTS_MAX_DATE_TEXT];
    uint64_t    n;
    ngx_str_t   text;
    ngx_uint_t  i, plain;

    plain = 0;
    n = 1;

    for (i = 0; i < 5000; i++) {
        n = n * 6364136223846793005 + 1442695040888963407;

        text.data = buf;
        text.len = ngx_sprintf(buf, "%04uL-%02uL-%02uL %02uL:%02uL:%02uL%s",
                               (n >> 10) % 10000, (n >> 24) % 100,
                               (n >> 31) % 100, (n >> 38) % 100,
                               (n >> 45) % 100, (n >> 52) % 100,
                               (n >> 60) & 1 ? " +0530" : "")
                   - buf;

        plain += ngx_posts_date_parse_test_one(t, &text);
    }

    ngx_posts_unit_int(t, plain, 5000, "plain dates of any digits");
}


void
ngx_posts_date_parse_test(ngx_posts_unit_t *t)
{
    u_char      buf[NGX_POSTS_MAX_DATE_TEXT];
    ngx_str_t   text;
    ngx_uint_t  d, c, z, plain;

    plain = 0;

    for (d = 0; ngx_posts_date_parse_test_days[d]; d++) {
        for (c = 0; ngx_posts_date_parse_test_clocks[c]; c++) {
            for (z = 0; ngx_posts_date_parse_test_zones[z]; z++) {

                text.data = buf;
                text.len = ngx_sprintf(buf, "%s%s%s",
                                       ngx_posts_date_parse_test_days[d],
                                       ngx_posts_date_parse_test_clocks[c],
                                       ngx_posts_date_parse_test_zones[z])
                           - buf;

                plain += ngx_posts_date_parse_test_one(t, &text);
            }
        }
    }

    /* 7 days; alone, or with 12 times of day and each of 16 zones */

    ngx_posts_unit_int(t, plain, 7 * (1 + 12 * 16), "plain dates");

    ngx_posts_date_parse_test_numbers(t);
}
