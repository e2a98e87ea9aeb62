
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MERGE_H_INCLUDED_
#define _NGX_POSTS_MERGE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"


/*
 * Jekyll's Utils.deep_merge_hashes: a new map with the keys of "base" and
 * then those of "over" that are new.  Of two values for a key that of "over"
 * wins, unless it is nil; two maps are merged in turn, down to
 * NGX_POSTS_MAX_YAML_DEPTH.  Neither argument is changed.  NULL when memory
 * is short.
 */
ngx_posts_map_t *ngx_posts_merge(ngx_pool_t *pool, ngx_posts_map_t *base,
    ngx_posts_map_t *over);


#endif /* _NGX_POSTS_MERGE_H_INCLUDED_ */
