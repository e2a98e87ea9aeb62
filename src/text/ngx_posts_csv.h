
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CSV_H_INCLUDED_
#define _NGX_POSTS_CSV_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"
#include "data/ngx_posts_value.h"


/*
 * Comma- or tab-separated values by libcsv, as strict as Ruby's CSV: an array
 * of maps from the names in the first line to strings.  An empty field is
 * nil, one in quotes that is empty is a string; fields beyond the names have
 * the key nil, of equal names the first counts.  A build without libcsv has
 * the function as well; it fails with a message.
 *
 * delimiter  ',' or '\t'
 *
 * Strings are in the pool.  NGX_OK; NGX_ERROR with error set (its line, too),
 * or without when memory is short.
 */
ngx_int_t ngx_posts_csv_parse(ngx_pool_t *pool, ngx_str_t *source,
    u_char delimiter, ngx_posts_value_t *value, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_CSV_H_INCLUDED_ */
