
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STRFTIME_H_INCLUDED_
#define _NGX_POSTS_STRFTIME_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_time.h"


/*
 * Appends a moment by Ruby's Time#strftime: every conversion with its flags
 * (- 0 ^ # _ : ::) and width, unknown conversions copied as they are.
 * English names.
 *
 * A date without a time of day is given as its midnight with offset 0 and
 * the abbreviation "+00:00", which no zone has; then %+ and %Q are known and
 * a lone % at the end is copied, as Ruby's Date#strftime does.
 *
 * NGX_OK; NGX_DECLINED: over the buffer's limit, a width above
 * NGX_POSTS_MAX_STRFTIME_WIDTH (Ruby raises Errno::ERANGE, at some larger
 * width), or a conversion cut off by the format's end (Ruby raises
 * ArgumentError); NGX_ERROR.  What precedes the place is appended then.
 */
ngx_int_t ngx_posts_strftime(ngx_posts_buffer_t *b, ngx_str_t *format,
    ngx_posts_time_t *time);


#endif /* _NGX_POSTS_STRFTIME_H_INCLUDED_ */
