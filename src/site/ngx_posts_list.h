
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIST_H_INCLUDED_
#define _NGX_POSTS_LIST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * A list of documents as templates see it: an item is made when it is asked
 * for, so that a list of 15,000 costs what is used of it.
 *
 * entries   of ngx_posts_entry_t *, kept by reference
 * reversed  1: the last one first
 *
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_list_value(ngx_posts_render_t *render,
    ngx_array_t *entries, ngx_uint_t reversed, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_LIST_H_INCLUDED_ */
