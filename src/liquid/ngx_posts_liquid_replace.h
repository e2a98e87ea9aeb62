
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_REPLACE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_REPLACE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Finding and replacing strings, as Ruby's gsub and sub do it with a string
 * as the pattern: in the replacement \0 and \& are what was found, \` and
 * \' what is before and behind it, \\ is a backslash, \1 .. \9 are empty.
 */

#define NGX_POSTS_LIQUID_REPLACE_ALL    0
#define NGX_POSTS_LIQUID_REPLACE_FIRST  1


/* the filters; data of the row: one of the above */

ngx_int_t ngx_posts_liquid_replace(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);

/* the last one, without the meaning of backslashes */
ngx_int_t ngx_posts_liquid_replace_last(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


/* the first place of what, which is not empty; NULL when there is none */
u_char *ngx_posts_liquid_search(u_char *p, u_char *last, ngx_str_t *what);


#endif /* _NGX_POSTS_LIQUID_REPLACE_H_INCLUDED_ */
