
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DATE_PARSE_H_INCLUDED_
#define _NGX_POSTS_DATE_PARSE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"


/*
 * Ruby's Date._parse as far as Time.parse needs it: what a text says of a
 * date and a time of day, without judging it: a month may be 13.
 */

#define NGX_POSTS_DATE_HAS_YEAR      0x0001
#define NGX_POSTS_DATE_HAS_MONTH     0x0002
#define NGX_POSTS_DATE_HAS_DAY       0x0004
#define NGX_POSTS_DATE_HAS_YDAY      0x0008
#define NGX_POSTS_DATE_HAS_HOUR      0x0010
#define NGX_POSTS_DATE_HAS_MINUTE    0x0020
#define NGX_POSTS_DATE_HAS_SECOND    0x0040
#define NGX_POSTS_DATE_HAS_FRACTION  0x0080
#define NGX_POSTS_DATE_HAS_ZONE      0x0100

/* what makes it a date at all */
#define NGX_POSTS_DATE_HAS_ANY       0x00ff

/* numbers are cut at this, far above any that is in range */
#define NGX_POSTS_DATE_MAX_NUMBER    (NGX_MAX_INT_T_VALUE / 100)


/*
 * has   which members are set
 * zone  as written, in data[]
 */

typedef struct {
    ngx_uint_t    has;
    ngx_int_t     year;
    ngx_int_t     month;
    ngx_int_t     day;
    ngx_int_t     yday;
    ngx_int_t     hour;
    ngx_int_t     minute;
    ngx_int_t     second;
    int32_t       nsec;
    ngx_str_t     zone;
    u_char        data[NGX_POSTS_MAX_DATE_TEXT];
} ngx_posts_date_t;


/*
 * NGX_OK, though perhaps nothing was found; NGX_DECLINED where Ruby raises
 * ArgumentError: more than NGX_POSTS_MAX_DATE_TEXT bytes or invalid UTF-8.
 */
ngx_int_t ngx_posts_date_parse(ngx_str_t *text, ngx_posts_date_t *date);

/*
 * The two ways to the same: nearly every date is a plain one, which takes a
 * tenth of the time.  NGX_DECLINED of the first: not plain, *date is void.
 */
ngx_int_t ngx_posts_date_plain(ngx_str_t *text, ngx_posts_date_t *date);
ngx_int_t ngx_posts_date_search(ngx_str_t *text, ngx_posts_date_t *date);


#endif /* _NGX_POSTS_DATE_PARSE_H_INCLUDED_ */
