
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_FILTERS_H_INCLUDED_
#define _NGX_POSTS_LIQUID_FILTERS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Liquid's own filters, as tables for the engine.  Each file has the table
 * of its noun; a filter is a row and a handler.
 */

extern const ngx_posts_liquid_filter_t  ngx_posts_liquid_string_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_liquid_html_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_liquid_number_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_liquid_array_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_liquid_date_filters[];


/* handlers of these tables that have files of their own */

ngx_int_t ngx_posts_liquid_filter_slice(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_truncate(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_truncatewords(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);

ngx_int_t ngx_posts_liquid_filter_map(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_where(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_uniq(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_compact(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
ngx_int_t ngx_posts_liquid_filter_sort(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


#endif /* _NGX_POSTS_LIQUID_FILTERS_H_INCLUDED_ */
