
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PACK_H_INCLUDED_
#define _NGX_POSTS_PACK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"


/*
 * A map as bytes that hold no pointer: they mean the same wherever they are
 * mapped or copied to, at any address that is a multiple of 8.  They are
 * trusted: who reads them from a file proves them by a digest before.
 */


/*
 * The bytes of a map, in the pool; their number is a multiple of 8.  Equal
 * maps give equal bytes.
 *
 * NGX_OK; NGX_DECLINED: it holds a range or a drop, is nested deeper than
 * NGX_POSTS_MAX_VALUE_DEPTH, or takes more than 4 GB; NGX_ERROR.
 */
ngx_int_t ngx_posts_pack(ngx_pool_t *pool, ngx_posts_map_t *map,
    ngx_str_t *packed);

/*
 * The value of a string key.  Strings borrow from the bytes, the rest is made
 * in the pool.  NGX_OK; NGX_DECLINED: no such key; NGX_ERROR.
 */
ngx_int_t ngx_posts_pack_find(ngx_pool_t *pool, u_char *packed,
    u_char *data, size_t len, ngx_posts_value_t *value);

/* the whole map again; NULL when memory is short */
ngx_posts_map_t *ngx_posts_pack_map(ngx_pool_t *pool, u_char *packed);


#endif /* _NGX_POSTS_PACK_H_INCLUDED_ */
