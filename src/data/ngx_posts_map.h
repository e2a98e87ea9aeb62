
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MAP_H_INCLUDED_
#define _NGX_POSTS_MAP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"


/*
 * An ordered map, Ruby's Hash: entries stay in the order in which their keys
 * were first set.  Up to NGX_POSTS_MAP_LINEAR entries are searched one after
 * the other, more through an index that grows with the map.
 *
 * Keys are values: front matter may have integer, date or nil keys.  A key
 * is equal to another one of the same type and content only (1 is not 1.0).
 * Keys and values are borrowed.
 */

#define NGX_POSTS_MAP_LINEAR  8


typedef struct {
    uint32_t                hash;
    ngx_posts_value_t       key;
    ngx_posts_value_t       value;
} ngx_posts_map_entry_t;


struct ngx_posts_map_s {
    ngx_pool_t             *pool;
    ngx_posts_map_entry_t  *elts;
    ngx_uint_t              nelts;
    ngx_uint_t              nalloc;
    uint32_t               *index;     /* slots: entry number + 1, 0 is free */
    ngx_uint_t              mask;
};


/* an empty map with room for n entries; NULL when memory is short */
ngx_posts_map_t *ngx_posts_map_create(ngx_pool_t *pool, ngx_uint_t n);

/* the hash that find and set use for a string key */
uint32_t ngx_posts_map_hash(u_char *data, size_t len);

/* the value of a string key, to read or to overwrite; NULL: no such key */
ngx_posts_value_t *ngx_posts_map_find(ngx_posts_map_t *map, u_char *data,
    size_t len);

/* the same with a hash computed before */
ngx_posts_value_t *ngx_posts_map_find_hash(ngx_posts_map_t *map,
    uint32_t hash, u_char *data, size_t len);

/* the same for a key of any type */
ngx_posts_value_t *ngx_posts_map_find_value(ngx_posts_map_t *map,
    ngx_posts_value_t *key);

#define ngx_posts_map_get(map, literal)                                       \
    ngx_posts_map_find(map, (u_char *) (literal), sizeof(literal) - 1)

/*
 * The value slot of a key, appended and zeroed (nil) if there was none; the
 * slot is good until the next set.  NULL when memory is short.
 */
ngx_posts_value_t *ngx_posts_map_set(ngx_posts_map_t *map, u_char *data,
    size_t len);

/* the same for a key of any type */
ngx_posts_value_t *ngx_posts_map_set_value(ngx_posts_map_t *map,
    ngx_posts_value_t *key);

#define ngx_posts_map_put(map, literal)                                       \
    ngx_posts_map_set(map, (u_char *) (literal), sizeof(literal) - 1)

/* a copy that shares keys and values, but not entries; NULL: no memory */
ngx_posts_map_t *ngx_posts_map_copy(ngx_pool_t *pool, ngx_posts_map_t *map);

/* key and value as an array of two, as Ruby's each yields them; NGX_ERROR */
ngx_int_t ngx_posts_map_pair(ngx_pool_t *pool, ngx_posts_map_entry_t *entry,
    ngx_posts_value_t *result);


#endif /* _NGX_POSTS_MAP_H_INCLUDED_ */
