
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_BASE_H_INCLUDED_
#define _NGX_POSTS_CONFIG_BASE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"


/*
 * What a configuration has before, and besides, what its author writes.
 */

/* Jekyll's defaults, in its order; NULL when memory is short */
ngx_posts_map_t *ngx_posts_config_defaults(ngx_pool_t *pool,
    ngx_posts_error_t *error);

/*
 * Complete "exclude" and "collections" of a configuration: names that are
 * always passed over, the collection that is always there.  NGX_OK;
 * NGX_ERROR with error set for a value of the wrong type, or without when
 * memory is short.
 */
ngx_int_t ngx_posts_config_excludes(ngx_pool_t *pool, ngx_posts_map_t *data,
    ngx_posts_error_t *error);
ngx_int_t ngx_posts_config_collections(ngx_pool_t *pool,
    ngx_posts_map_t *data, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_CONFIG_BASE_H_INCLUDED_ */
