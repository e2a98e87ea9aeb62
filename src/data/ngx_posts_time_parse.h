
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TIME_PARSE_H_INCLUDED_
#define _NGX_POSTS_TIME_PARSE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time.h"
#include "data/ngx_posts_zone.h"


/*
 * Ruby's Time.parse: finds a date and a time of day in almost any text.
 * What is missing before the first part found comes from "now", what is
 * missing after it is its least value; without a zone in the text it is
 * local time of "zone".
 *
 * NGX_OK, or NGX_DECLINED where Ruby raises ArgumentError ("no time
 * information", "argument out of range").
 */
ngx_int_t ngx_posts_time_parse(ngx_str_t *text, ngx_posts_time_t *now,
    ngx_posts_zone_t *zone, ngx_posts_time_t *result);


#endif /* _NGX_POSTS_TIME_PARSE_H_INCLUDED_ */
