
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


/* count up the last two digits whenever the meaning of a field changes */
#define NGX_POSTS_CACHE_VERSION  0x706f737473000003ull

#define NGX_POSTS_CACHE_LAYOUT                                                \
    (NGX_POSTS_CACHE_VERSION                                                  \
     + ((uint64_t) sizeof(ngx_posts_cache_state_t) << 16)                     \
     + ((uint64_t) sizeof(ngx_posts_cache_node_t) << 8))

/* bytes of the zone that a block takes, all told */
#define NGX_POSTS_CACHE_COST                                                  \
    (NGX_POSTS_CACHE_BLOCK + sizeof(ngx_posts_cache_node_t)                   \
     + 2 * sizeof(uint32_t))


static ngx_posts_cache_state_t *ngx_posts_cache_alloc(ngx_slab_pool_t *shpool,
    ngx_log_t *log);
static ngx_int_t ngx_posts_cache_check(ngx_shm_zone_t *zone, ngx_log_t *log);
static void ngx_posts_cache_attach(ngx_posts_cache_t *cache);
static void ngx_posts_cache_empty(ngx_posts_cache_t *cache);


ngx_posts_cache_t *
ngx_posts_cache_create(ngx_pool_t *pool, ngx_shm_zone_t *zone, ngx_log_t *log)
{
    ngx_slab_pool_t    *shpool;
    ngx_posts_cache_t  *cache;

    if (zone->shm.size < NGX_POSTS_CACHE_MIN) {
        ngx_log_error(NGX_LOG_EMERG, log, 0,
                      "posts zone \"%V\" is too small: %uz bytes, "
                      "the least is %uz",
                      &zone->shm.name, zone->shm.size,
                      (size_t) NGX_POSTS_CACHE_MIN);
        return NULL;
    }

    cache = ngx_pcalloc(pool, sizeof(ngx_posts_cache_t));
    if (cache == NULL) {
        return NULL;
    }

    shpool = (ngx_slab_pool_t *) zone->shm.addr;
    cache->shpool = shpool;

    if (shpool->data) {
        if (ngx_posts_cache_check(zone, log) != NGX_OK) {
            return NULL;
        }

        cache->state = shpool->data;
        ngx_posts_cache_attach(cache);

        return cache;
    }

    cache->state = ngx_posts_cache_alloc(shpool, log);
    if (cache->state == NULL) {
        return NULL;
    }

    ngx_posts_cache_attach(cache);

    ngx_posts_cache_empty(cache);

    cache->state->emptied = 0;
    shpool->data = cache->state;

    return cache;
}


void
ngx_posts_cache_lock(ngx_posts_cache_t *cache)
{
    ngx_shmtx_lock(&cache->shpool->mutex);

    if (cache->state->busy) {
        ngx_posts_cache_empty(cache);
        ngx_memory_barrier();
        cache->state->busy = 0;

        ngx_log_error(NGX_LOG_WARN, ngx_cycle->log, 0,
                      "posts cache was emptied: a process died "
                      "while it was changing it");
    }
}


void
ngx_posts_cache_begin(ngx_posts_cache_t *cache)
{
    cache->state->busy = 1;

    ngx_memory_barrier();
}


void
ngx_posts_cache_unlock(ngx_posts_cache_t *cache)
{
    if (cache->state->busy) {
        ngx_memory_barrier();
        cache->state->busy = 0;
    }

    ngx_shmtx_unlock(&cache->shpool->mutex);
}


/* the zone is the cache's alone: all that the slab has left is one piece */

static ngx_posts_cache_state_t *
ngx_posts_cache_alloc(ngx_slab_pool_t *shpool, ngx_log_t *log)
{
    size_t                    size;
    uint64_t                  blocks;
    ngx_posts_cache_state_t  *state;

    shpool->log_nomem = 0;

    state = NULL;

    for (size = shpool->pfree * ngx_pagesize; size; size -= ngx_pagesize) {
        state = ngx_slab_alloc(shpool, size);
        if (state) {
            break;
        }
    }

    /* a block's worth is left for the alignment of blocks */

    if (size < sizeof(ngx_posts_cache_state_t) + NGX_POSTS_CACHE_BLOCK
               + 2 * NGX_POSTS_CACHE_COST)
    {
        ngx_log_error(NGX_LOG_EMERG, log, 0,
                      "posts zone is too small: %uz bytes are left of it",
                      size);
        return NULL;
    }

    blocks = (size - sizeof(ngx_posts_cache_state_t) - NGX_POSTS_CACHE_BLOCK)
             / NGX_POSTS_CACHE_COST;

    ngx_memzero(state, sizeof(ngx_posts_cache_state_t));

    state->layout = NGX_POSTS_CACHE_LAYOUT;
    state->size = size;
    state->blocks = (uint32_t) ngx_min(blocks, NGX_POSTS_CACHE_NIL - 1);

    return state;
}


static ngx_int_t
ngx_posts_cache_check(ngx_shm_zone_t *zone, ngx_log_t *log)
{
    ngx_slab_pool_t          *shpool;
    ngx_posts_cache_state_t  *state;

    shpool = (ngx_slab_pool_t *) zone->shm.addr;
    state = shpool->data;

    if (state->layout == NGX_POSTS_CACHE_LAYOUT) {
        return NGX_OK;
    }

    ngx_log_error(NGX_LOG_EMERG, log, 0,
                  "posts zone \"%V\" was laid out by another version "
                  "of the module: it needs a restart or another name",
                  &zone->shm.name);

    return NGX_ERROR;
}


static void
ngx_posts_cache_attach(ngx_posts_cache_t *cache)
{
    u_char    *p;
    uint32_t   n;

    n = cache->state->blocks;

    p = (u_char *) cache->state + sizeof(ngx_posts_cache_state_t);
    cache->nodes = (ngx_posts_cache_node_t *) p;

    p += (size_t) n * sizeof(ngx_posts_cache_node_t);
    cache->buckets = (uint32_t *) p;
    cache->links = cache->buckets + n;

    p = (u_char *) (cache->links + n);
    cache->data = ngx_align_ptr(p, NGX_POSTS_CACHE_BLOCK);
}


/*
 * Nothing is trusted but the slots of living processes, which are filling
 * their blocks now, and what they have pinned.  The buckets serve as the map
 * of these blocks.
 */

static void
ngx_posts_cache_empty(ngx_posts_cache_t *cache)
{
    ngx_memzero(cache->buckets, cache->state->blocks * sizeof(uint32_t));

    ngx_posts_cache_slots_mark(cache, cache->buckets);
    ngx_posts_cache_pins_mark(cache, cache->buckets);
    ngx_posts_cache_blocks_init(cache, cache->buckets);
    ngx_posts_cache_nodes_init(cache);

    cache->state->emptied++;
}
