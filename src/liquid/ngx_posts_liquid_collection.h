
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_COLLECTION_H_INCLUDED_
#define _NGX_POSTS_LIQUID_COLLECTION_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_vm.h"


/*
 * What a loop goes over.  Items are fetched one by one, so that a drop need
 * not make a thousand pages of which a template shows five.
 */

typedef struct {
    ngx_posts_value_t            collection;
    int64_t                      first;
    int64_t                      step;
    int64_t                      length;
    ngx_posts_value_t            item;           /* the first one */
} ngx_posts_liquid_slice_t;


/*
 * The part of a collection from an index on, not more than *limit items of
 * it (NULL: all), and its first item.  What is no collection has no items.
 * NGX_OK, NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_slice(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, int64_t from, int64_t *limit,
    ngx_uint_t reversed, ngx_posts_liquid_slice_t *slice);

/*
 * The i-th item of a slice's collection, i counted from the collection's
 * beginning.  NGX_OK, NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_collection_item(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *collection, int64_t i, ngx_posts_value_t *item);


#endif /* _NGX_POSTS_LIQUID_COLLECTION_H_INCLUDED_ */
