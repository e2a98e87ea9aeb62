
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_DATE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_DATE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Liquid's Utils.to_date: a time, a date, seconds since the epoch as an
 * integer or as a string of digits, "now", "today", or any text that
 * contains a date.  ctx->clock is set when the result depends on ctx->now.
 *
 * date  set to 1 when v was a date: *time is its midnight at +00:00
 *
 * NGX_OK; NGX_DECLINED: not a date.
 */
ngx_int_t ngx_posts_liquid_to_date(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_posts_time_t *time, ngx_uint_t *date);

/*
 * Makes *result the string of a moment by a format.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_strftime(ngx_posts_liquid_call_t *call,
    ngx_str_t *format, ngx_posts_time_t *time, ngx_posts_value_t *result);


#endif /* _NGX_POSTS_LIQUID_DATE_H_INCLUDED_ */
