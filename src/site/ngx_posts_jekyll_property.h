
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_PROPERTY_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_PROPERTY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * A property of an item as where, sort and group_by see it: "a.b" is b of a,
 * and what looks like a number is one.  For ngx_posts_liquid_items_keys():
 * data is the property's name, an ngx_str_t.  NGX_OK; NGX_AGAIN; NGX_ERROR,
 * also when the item is one that Jekyll cannot ask.
 */
ngx_int_t ngx_posts_jekyll_property(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);

/*
 * The second argument of where_exp and such, borrowed.  NGX_OK; NGX_ERROR:
 * it is not a string, the error is set.
 */
ngx_int_t ngx_posts_jekyll_expression(ngx_posts_liquid_call_t *call,
    ngx_str_t *source);


#endif /* _NGX_POSTS_JEKYLL_PROPERTY_H_INCLUDED_ */
