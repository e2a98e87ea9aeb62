
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_PROPERTY_H_INCLUDED_
#define _NGX_POSTS_LIQUID_PROPERTY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Ruby's item[property], which filters such as map and where use: unlike
 * {{ item.property }}, strings and integers have it, too.
 *
 * NGX_OK        *result, nil when there is no such property
 * NGX_DECLINED  the item has no properties at all (NoMethodError)
 * NGX_ABORT     not one of that kind (TypeError): "x" of 5
 * NGX_AGAIN, NGX_ERROR
 */
ngx_int_t ngx_posts_liquid_property(ngx_posts_context_t *ctx,
    ngx_posts_value_t *item, ngx_posts_value_t *property,
    ngx_posts_value_t *result);

/* whether an item has properties: Ruby's respond_to?(:[]) */
ngx_uint_t ngx_posts_liquid_has_properties(ngx_posts_value_t *item);

/*
 * The same as the key of an item, for ngx_posts_liquid_items_keys(): data is
 * the property, a value.  NGX_ABORT has become an error, "cannot select the
 * property 'x'".
 */
ngx_int_t ngx_posts_liquid_property_key(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);


#endif /* _NGX_POSTS_LIQUID_PROPERTY_H_INCLUDED_ */
