
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_number.h"
#include "data/ngx_posts_strftime.h"
#include "data/ngx_posts_time_parse.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_date.h"
#include "liquid/ngx_posts_liquid_filters.h"


/* a formatted date that is not longer needs one allocation of its size */
#define NGX_POSTS_LIQUID_DATE_LEN  256

/* digits of a time that is surely within the years that times have */
#define NGX_POSTS_LIQUID_MAX_TIME  253402300799

#define NGX_POSTS_LIQUID_DAY       86400


static ngx_int_t ngx_posts_liquid_date(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_parse_date(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_posts_time_t *time);
static ngx_int_t ngx_posts_liquid_epoch(ngx_posts_context_t *ctx, int64_t sec,
    ngx_posts_time_t *time);


const ngx_posts_liquid_filter_t  ngx_posts_liquid_date_filters[] = {

    { ngx_string("date"), ngx_posts_liquid_date, 1, 1, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_liquid_date(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t         rc;
    ngx_str_t         format;
    ngx_uint_t        date;
    ngx_posts_time_t  time;

    rc = ngx_posts_liquid_argument_s(call, 0, &format);
    if (rc != NGX_OK) {
        return rc;
    }

    if (format.len == 0
        || ngx_posts_liquid_to_date(call->ctx, call->input, &time, &date)
           != NGX_OK)
    {
        *result = *call->input;
        return NGX_OK;
    }

    return ngx_posts_liquid_strftime(call, &format, &time, result);
}


/*
 * Writes to the stack first: a render may format thousands of dates, whose
 * buffers would be many times their size.
 */

ngx_int_t
ngx_posts_liquid_strftime(ngx_posts_liquid_call_t *call, ngx_str_t *format,
    ngx_posts_time_t *time, ngx_posts_value_t *result)
{
    u_char              text[NGX_POSTS_LIQUID_DATE_LEN], *p;
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_block_t   block;
    ngx_posts_buffer_t  b;

    ngx_posts_buffer_init(&b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    block.next = NULL;
    block.pos = text;
    block.last = text;
    block.end = text + NGX_POSTS_LIQUID_DATE_LEN;

    b.first = &block;
    b.last = &block;

    rc = ngx_posts_strftime(&b, format, time);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(call->ctx->error, "the format \"%V\" asks "
                                   "for too long a date", format);
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (b.last != &block) {
        rc = ngx_posts_buffer_str(&b, &s);
        ngx_posts_string(result, s.data, s.len);
        return rc;
    }

    p = ngx_posts_liquid_string(call, result, b.size);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(p, text, b.size);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_to_date(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_posts_time_t *time, ngx_uint_t *date)
{
    *date = 0;

    switch (v->type) {

    case NGX_POSTS_TIME:
        *time = *v->u.time;
        return NGX_OK;

    case NGX_POSTS_DATE:
        ngx_memzero(time, sizeof(ngx_posts_time_t));
        time->sec = v->u.integer * NGX_POSTS_LIQUID_DAY;
        ngx_memcpy(time->abbr, "+00:00", sizeof("+00:00"));

        *date = 1;

        return NGX_OK;

    case NGX_POSTS_INTEGER:
        return ngx_posts_liquid_epoch(ctx, v->u.integer, time);

    case NGX_POSTS_STRING:
        return v->len ? ngx_posts_liquid_parse_date(ctx, v, time)
                      : NGX_DECLINED;

    default:
        return NGX_DECLINED;
    }
}


static ngx_int_t
ngx_posts_liquid_epoch(ngx_posts_context_t *ctx, int64_t sec,
    ngx_posts_time_t *time)
{
    if (sec > NGX_POSTS_LIQUID_MAX_TIME || sec < -NGX_POSTS_LIQUID_MAX_TIME) {
        return NGX_DECLINED;
    }

    ngx_memzero(time, sizeof(ngx_posts_time_t));
    time->sec = sec;
    ngx_posts_zone_local(ctx->zone, time);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_digits(u_char *p, size_t n)
{
    size_t  i;

    for (i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9') {
            return 0;
        }
    }

    return 1;
}


static ngx_int_t
ngx_posts_liquid_parse_date(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_posts_time_t *time)
{
    ngx_str_t         text, lower;
    ngx_posts_time_t  now, other;

    text = ngx_posts_value_str(v);

    if (ngx_posts_liquid_digits(text.data, text.len)) {
        return ngx_posts_liquid_epoch(ctx,
                                      ngx_posts_number_to_i(text.data,
                                                            text.len),
                                      time);
    }

    if (ngx_posts_unicode_downcase(ctx->pool, &text, &lower) != NGX_OK) {
        return NGX_DECLINED;
    }

    now = ctx->now;

    if ((lower.len == 3 && ngx_memcmp(lower.data, "now", 3) == 0)
        || (lower.len == 5 && ngx_memcmp(lower.data, "today", 5) == 0))
    {
        ctx->clock = 1;
        *time = now;
        ngx_posts_zone_local(ctx->zone, time);
        return NGX_OK;
    }

    if (ngx_posts_time_parse(&lower, &now, ctx->zone, time) != NGX_OK) {
        return NGX_DECLINED;
    }

    if (text.len >= 10 && ngx_posts_liquid_digits(text.data, 4)
        && (text.data[4] == '-' || text.data[4] == '/'))
    {
        return NGX_OK;
    }

    /*
     * "12:30" is of today, "Jan 5" of this year: what would be another moment
     * if it were another day of another year depends on the clock.
     */

    now.sec += 400 * NGX_POSTS_LIQUID_DAY;

    if (ngx_posts_time_parse(&lower, &now, ctx->zone, &other) != NGX_OK
        || other.sec != time->sec)
    {
        ctx->clock = 1;
    }

    return NGX_OK;
}
