
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_NFKC_H_INCLUDED_
#define _NGX_POSTS_NFKC_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Unicode's normal form KC as Ruby's Addressable computes it, from the tables
 * of Unicode 3.0: what got a decomposition later stays as it is.
 *
 * NGX_OK, the result is in the pool, or the argument where that is all ASCII
 * and common ideographs; NGX_DECLINED: not UTF-8; NGX_ERROR.
 */
ngx_int_t ngx_posts_nfkc(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result);


#endif /* _NGX_POSTS_NFKC_H_INCLUDED_ */
