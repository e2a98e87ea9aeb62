
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_merge.h"


static ngx_posts_map_t *ngx_posts_merge_maps(ngx_pool_t *pool,
    ngx_posts_map_t *base, ngx_posts_map_t *over, ngx_uint_t depth);


ngx_posts_map_t *
ngx_posts_merge(ngx_pool_t *pool, ngx_posts_map_t *base,
    ngx_posts_map_t *over)
{
    return ngx_posts_merge_maps(pool, base, over, 0);
}


static ngx_posts_map_t *
ngx_posts_merge_maps(ngx_pool_t *pool, ngx_posts_map_t *base,
    ngx_posts_map_t *over, ngx_uint_t depth)
{
    ngx_uint_t              i;
    ngx_posts_map_t        *map, *inner;
    ngx_posts_value_t      *slot;
    ngx_posts_map_entry_t  *entry;

    map = ngx_posts_map_copy(pool, base);
    if (map == NULL) {
        return NULL;
    }

    for (i = 0; i < over->nelts; i++) {

        entry = &over->elts[i];

        slot = ngx_posts_map_set_value(map, &entry->key);
        if (slot == NULL) {
            return NULL;
        }

        if (slot->type == NGX_POSTS_MAP
            && entry->value.type == NGX_POSTS_MAP
            && depth < NGX_POSTS_MAX_YAML_DEPTH)
        {
            inner = ngx_posts_merge_maps(pool, slot->u.map,
                                         entry->value.u.map, depth + 1);
            if (inner == NULL) {
                return NULL;
            }

            ngx_posts_map(slot, inner);
            continue;
        }

        if (entry->value.type != NGX_POSTS_NIL) {
            *slot = entry->value;
        }
    }

    return map;
}
