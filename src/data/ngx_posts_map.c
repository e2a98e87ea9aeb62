
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "data/ngx_posts_limits.h"


#define NGX_POSTS_MAP_PRIME  0x9e3779b97f4a7c15ULL


static uint64_t ngx_posts_map_mix(uint64_t h, uint64_t word);
static uint32_t ngx_posts_map_hash_value(ngx_posts_value_t *v,
    ngx_uint_t depth);
static ngx_uint_t ngx_posts_map_same(ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_uint_t depth, ngx_uint_t *nodes);
static ngx_uint_t ngx_posts_map_same_array(ngx_posts_array_t *a,
    ngx_posts_array_t *b, ngx_uint_t depth, ngx_uint_t *nodes);
static ngx_uint_t ngx_posts_map_same_map(ngx_posts_map_t *a,
    ngx_posts_map_t *b, ngx_uint_t depth, ngx_uint_t *nodes);
static ngx_posts_value_t *ngx_posts_map_search(ngx_posts_map_t *map,
    uint32_t hash, ngx_posts_value_t *key);
static ngx_int_t ngx_posts_map_grow(ngx_posts_map_t *map);
static ngx_int_t ngx_posts_map_index(ngx_posts_map_t *map);
static void ngx_posts_map_link(ngx_posts_map_t *map, ngx_uint_t i);
static ngx_posts_value_t *ngx_posts_map_append(ngx_posts_map_t *map,
    uint32_t hash, ngx_posts_value_t *key);


ngx_posts_map_t *
ngx_posts_map_create(ngx_pool_t *pool, ngx_uint_t n)
{
    ngx_posts_map_t  *map;

    map = ngx_pcalloc(pool, sizeof(ngx_posts_map_t));
    if (map == NULL) {
        return NULL;
    }

    map->pool = pool;

    if (n) {
        map->elts = ngx_palloc(pool, n * sizeof(ngx_posts_map_entry_t));
        if (map->elts == NULL) {
            return NULL;
        }

        map->nalloc = n;
    }

    return map;
}


static uint64_t
ngx_posts_map_mix(uint64_t h, uint64_t word)
{
    h = (h ^ word) * NGX_POSTS_MAP_PRIME;

    return h ^ (h >> 32);
}


uint32_t
ngx_posts_map_hash(u_char *data, size_t len)
{
    uint64_t  h, word;

    h = len;

    while (len >= sizeof(word)) {
        ngx_memcpy(&word, data, sizeof(word));
        h = ngx_posts_map_mix(h, word);

        data += sizeof(word);
        len -= sizeof(word);
    }

    for (word = 0; len; len--) {
        word = word << 8 | *data++;
    }

    return (uint32_t) ngx_posts_map_mix(h, word);
}


static uint32_t
ngx_posts_map_hash_value(ngx_posts_value_t *v, ngx_uint_t depth)
{
    uint64_t    h;
    ngx_uint_t  i;

    h = v->type;

    switch (v->type) {

    case NGX_POSTS_STRING:
    case NGX_POSTS_BIGNUM:
        return ngx_posts_map_hash(v->u.data, v->len);

    case NGX_POSTS_FLOAT:
        /* 0.0 and -0.0 are one key */
        if (v->u.number == 0) {
            return (uint32_t) h;
        }

        return (uint32_t) ngx_posts_map_mix(h, (uint64_t) v->u.integer);

    case NGX_POSTS_TIME:
        h = ngx_posts_map_mix(h, (uint64_t) v->u.time->sec);
        return (uint32_t) ngx_posts_map_mix(h, (uint64_t) v->u.time->nsec);

    case NGX_POSTS_ARRAY:
        h = ngx_posts_map_mix(h, v->u.array->nelts);

        /* of arrays in arrays only the length counts */

        for (i = 0; depth == 0 && i < v->u.array->nelts; i++) {
            h = ngx_posts_map_mix(h,
                              ngx_posts_map_hash_value(&v->u.array->elts[i],
                                                       depth + 1));
        }

        return (uint32_t) h;

    case NGX_POSTS_MAP:
        /* maps are equal in any order, and hardly ever are keys */
        return (uint32_t) ngx_posts_map_mix(h, v->u.map->nelts);

    case NGX_POSTS_RANGE:
        h = ngx_posts_map_mix(h, (uint64_t) v->u.range->first);
        return (uint32_t) ngx_posts_map_mix(h, (uint64_t) v->u.range->last);

    case NGX_POSTS_DROP:
        return (uint32_t) ngx_posts_map_mix(h, (uintptr_t) v->u.drop->data);

    default:
        return (uint32_t) ngx_posts_map_mix(h, (uint64_t) v->u.integer);
    }
}


/* Ruby's eql?: as ==, but 1 is not 1.0; nodes may still be visited */

static ngx_uint_t
ngx_posts_map_same(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_uint_t depth, ngx_uint_t *nodes)
{
    if (a->type != b->type || depth > NGX_POSTS_MAX_VALUE_DEPTH
        || *nodes == 0)
    {
        return 0;
    }

    (*nodes)--;

    switch (a->type) {

    case NGX_POSTS_STRING:
    case NGX_POSTS_BIGNUM:
        return a->len == b->len
               && ngx_memcmp(a->u.data, b->u.data, a->len) == 0;

    case NGX_POSTS_FLOAT:
        return a->u.number == b->u.number;

    case NGX_POSTS_TIME:
        return a->u.time->sec == b->u.time->sec
               && a->u.time->nsec == b->u.time->nsec;

    case NGX_POSTS_ARRAY:
        return ngx_posts_map_same_array(a->u.array, b->u.array, depth,
                                        nodes);

    case NGX_POSTS_MAP:
        return ngx_posts_map_same_map(a->u.map, b->u.map, depth, nodes);

    case NGX_POSTS_RANGE:
        return a->u.range->first == b->u.range->first
               && a->u.range->last == b->u.range->last;

    case NGX_POSTS_DROP:
        return a->u.drop->ops == b->u.drop->ops
               && a->u.drop->data == b->u.drop->data;

    default:
        return a->u.integer == b->u.integer;
    }
}


static ngx_uint_t
ngx_posts_map_same_array(ngx_posts_array_t *a, ngx_posts_array_t *b,
    ngx_uint_t depth, ngx_uint_t *nodes)
{
    ngx_uint_t  i;

    if (a == b) {
        return 1;
    }

    if (a->nelts != b->nelts) {
        return 0;
    }

    for (i = 0; i < a->nelts; i++) {
        if (!ngx_posts_map_same(&a->elts[i], &b->elts[i], depth + 1,
                                nodes))
        {
            return 0;
        }
    }

    return 1;
}


static ngx_uint_t
ngx_posts_map_same_map(ngx_posts_map_t *a, ngx_posts_map_t *b,
    ngx_uint_t depth, ngx_uint_t *nodes)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *v;

    if (a == b) {
        return 1;
    }

    if (a->nelts != b->nelts) {
        return 0;
    }

    for (i = 0; i < a->nelts; i++) {
        v = ngx_posts_map_search(b, a->elts[i].hash, &a->elts[i].key);

        if (v == NULL
            || !ngx_posts_map_same(&a->elts[i].value, v, depth + 1, nodes))
        {
            return 0;
        }
    }

    return 1;
}


ngx_posts_value_t *
ngx_posts_map_find(ngx_posts_map_t *map, u_char *data, size_t len)
{
    return ngx_posts_map_find_hash(map, ngx_posts_map_hash(data, len), data,
                                   len);
}


ngx_posts_value_t *
ngx_posts_map_find_hash(ngx_posts_map_t *map, uint32_t hash, u_char *data,
    size_t len)
{
    ngx_posts_value_t  key;

    ngx_posts_string(&key, data, len);

    return ngx_posts_map_search(map, hash, &key);
}


ngx_posts_value_t *
ngx_posts_map_find_value(ngx_posts_map_t *map, ngx_posts_value_t *key)
{
    return ngx_posts_map_search(map, ngx_posts_map_hash_value(key, 0), key);
}


/* nearly all keys are strings */

static ngx_inline ngx_uint_t
ngx_posts_map_is(ngx_posts_map_entry_t *entry, uint32_t hash,
    ngx_posts_value_t *key)
{
    ngx_uint_t  nodes;

    if (entry->hash != hash) {
        return 0;
    }

    if (entry->key.type == NGX_POSTS_STRING && key->type == NGX_POSTS_STRING) {
        return entry->key.len == key->len
               && ngx_memcmp(entry->key.u.data, key->u.data, key->len) == 0;
    }

    nodes = NGX_POSTS_MAX_VALUE_NODES;

    return ngx_posts_map_same(&entry->key, key, 0, &nodes);
}


static ngx_posts_value_t *
ngx_posts_map_search(ngx_posts_map_t *map, uint32_t hash,
    ngx_posts_value_t *key)
{
    ngx_uint_t              i;
    ngx_posts_map_entry_t  *entry;

    if (map->index == NULL) {
        for (i = 0; i < map->nelts; i++) {
            entry = &map->elts[i];

            if (ngx_posts_map_is(entry, hash, key)) {
                return &entry->value;
            }
        }

        return NULL;
    }

    for (i = hash & map->mask; map->index[i]; i = (i + 1) & map->mask) {
        entry = &map->elts[map->index[i] - 1];

        if (ngx_posts_map_is(entry, hash, key)) {
            return &entry->value;
        }
    }

    return NULL;
}


ngx_posts_value_t *
ngx_posts_map_set(ngx_posts_map_t *map, u_char *data, size_t len)
{
    ngx_posts_value_t  key;

    ngx_posts_string(&key, data, len);

    return ngx_posts_map_set_value(map, &key);
}


ngx_posts_value_t *
ngx_posts_map_set_value(ngx_posts_map_t *map, ngx_posts_value_t *key)
{
    uint32_t            hash;
    ngx_posts_value_t  *value;

    hash = ngx_posts_map_hash_value(key, 0);

    value = ngx_posts_map_search(map, hash, key);

    return value ? value : ngx_posts_map_append(map, hash, key);
}


static ngx_posts_value_t *
ngx_posts_map_append(ngx_posts_map_t *map, uint32_t hash,
    ngx_posts_value_t *key)
{
    ngx_uint_t              i;
    ngx_posts_map_entry_t  *entry;

    if (map->nelts == map->nalloc && ngx_posts_map_grow(map) != NGX_OK) {
        return NULL;
    }

    if (map->nelts == NGX_POSTS_MAP_LINEAR && map->index == NULL
        && ngx_posts_map_index(map) != NGX_OK)
    {
        return NULL;
    }

    i = map->nelts++;
    entry = &map->elts[i];

    entry->hash = hash;
    entry->key = *key;
    ngx_posts_nil(&entry->value);

    if (map->index) {
        ngx_posts_map_link(map, i);
    }

    return &entry->value;
}


static ngx_int_t
ngx_posts_map_grow(ngx_posts_map_t *map)
{
    ngx_uint_t              n;
    ngx_posts_map_entry_t  *elts;

    n = map->nalloc ? 2 * map->nalloc : 4;

    elts = ngx_palloc(map->pool, n * sizeof(ngx_posts_map_entry_t));
    if (elts == NULL) {
        return NGX_ERROR;
    }

    if (map->nelts) {
        ngx_memcpy(elts, map->elts,
                   map->nelts * sizeof(ngx_posts_map_entry_t));
    }

    map->elts = elts;
    map->nalloc = n;

    return map->index ? ngx_posts_map_index(map) : NGX_OK;
}


/* an index for all entries there is room for, at most half full */

static ngx_int_t
ngx_posts_map_index(ngx_posts_map_t *map)
{
    uint32_t    *index;
    ngx_uint_t   i, n;

    for (n = 2 * NGX_POSTS_MAP_LINEAR; n < 2 * map->nalloc; n *= 2) {
        /* void */
    }

    index = ngx_pcalloc(map->pool, n * sizeof(uint32_t));
    if (index == NULL) {
        return NGX_ERROR;
    }

    map->index = index;
    map->mask = n - 1;

    for (i = 0; i < map->nelts; i++) {
        ngx_posts_map_link(map, i);
    }

    return NGX_OK;
}


static void
ngx_posts_map_link(ngx_posts_map_t *map, ngx_uint_t i)
{
    ngx_uint_t  slot;

    slot = map->elts[i].hash & map->mask;

    while (map->index[slot]) {
        slot = (slot + 1) & map->mask;
    }

    map->index[slot] = (uint32_t) i + 1;
}


ngx_posts_map_t *
ngx_posts_map_copy(ngx_pool_t *pool, ngx_posts_map_t *map)
{
    ngx_posts_map_t  *copy;

    copy = ngx_posts_map_create(pool, map->nelts);

    if (copy == NULL || map->nelts == 0) {
        return copy;
    }

    ngx_memcpy(copy->elts, map->elts,
               map->nelts * sizeof(ngx_posts_map_entry_t));
    copy->nelts = map->nelts;

    if (map->index && ngx_posts_map_index(copy) != NGX_OK) {
        return NULL;
    }

    return copy;
}


ngx_int_t
ngx_posts_map_pair(ngx_pool_t *pool, ngx_posts_map_entry_t *entry,
    ngx_posts_value_t *result)
{
    ngx_posts_array_t  *pair;

    pair = ngx_posts_array_create(pool, 2);
    if (pair == NULL) {
        return NGX_ERROR;
    }

    pair->elts[0] = entry->key;
    pair->elts[1] = entry->value;
    pair->nelts = 2;

    ngx_posts_array(result, pair);

    return NGX_OK;
}
