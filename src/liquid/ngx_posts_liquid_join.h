
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_JOIN_H_INCLUDED_
#define _NGX_POSTS_LIQUID_JOIN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_items.h"


/*
 * Ruby's Array#join of the first n items; arrays among them are joined, too.
 * The strings become the items' keys.  NGX_OK, NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_join(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *list, ngx_uint_t n, ngx_str_t *glue,
    ngx_posts_value_t *result);


#endif /* _NGX_POSTS_LIQUID_JOIN_H_INCLUDED_ */
