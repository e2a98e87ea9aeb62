
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIST_H_INCLUDED_
#define _NGX_POSTS_LIST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_facet.h"
#include "site/ngx_posts_render.h"


/*
 * A list of documents and static files as templates see it: an item is made
 * when it is asked for, so that a list of 15,000 costs what is used of it,
 * and the page depends on no more than that.
 */


/*
 * ids       kept by reference
 * reversed  1: the last one first
 * facet     what the list is of the catalog, but for how much of it is used;
 *           copied; NULL: the page depends on it already
 *
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_list_value(ngx_posts_render_t *render,
    ngx_posts_ids_t *ids, ngx_uint_t reversed, ngx_posts_facet_t *facet,
    ngx_posts_value_t *value);

/* the page depends on all of a list of its catalog; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_list_depend(ngx_posts_render_t *render,
    ngx_uint_t number);

/* makes the page depend on what was used of its lists; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_lists_depend(ngx_posts_render_t *render);


#endif /* _NGX_POSTS_LIST_H_INCLUDED_ */
