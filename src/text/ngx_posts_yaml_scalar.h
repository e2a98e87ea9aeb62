
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_YAML_SCALAR_H_INCLUDED_
#define _NGX_POSTS_YAML_SCALAR_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"
#include "data/ngx_posts_zone.h"


/*
 * The value of one plain (unquoted, untagged) scalar as Psych's
 * ScalarScanner sees it: nil, boolean, integer, float, date, time or string.
 * A string borrows the text.  zone as in ngx_posts_yaml_parse().
 *
 * Ruby's integers have no bounds: one that does not fit in 64 bits is a
 * string, of its digits without separators if it is decimal, so that it is
 * printed as Ruby prints it.  A symbol, ":name", is the string "name".
 *
 * NGX_OK; NGX_DECLINED where Psych raises ("0b_");
 * NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_yaml_scalar(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/*
 * The same for a scalar tagged !!float: Ruby's Float() of that value.
 * NGX_DECLINED where Float() raises: it is no number at all.
 */
ngx_int_t ngx_posts_yaml_float(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/*
 * The same for one tagged !!binary: a string of bytes, in the pool.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_yaml_binary(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_value_t *value);


/*
 * The kinds of scalars, one or several patterns of Psych's each.  The text
 * is not empty and has no line feed.  As above, and NGX_AGAIN: it is of
 * another kind.
 */

/* "2021-01-02 10:00:00 +08:00" */
ngx_int_t ngx_posts_yaml_time(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/* "2021-01-02" */
ngx_int_t ngx_posts_yaml_date(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/* ".inf", ".nan" */
ngx_int_t ngx_posts_yaml_special(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/* "1:30", "1:30.5": the first of two numbers counts hours as well */
ngx_int_t ngx_posts_yaml_sexagesimal(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/* "1_000.5", ".5e+3" */
ngx_int_t ngx_posts_yaml_decimal(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);

/* "1,000", "0x1F", "012", "0b11" */
ngx_int_t ngx_posts_yaml_integer(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_YAML_SCALAR_H_INCLUDED_ */
