
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


static uint32_t *ngx_posts_cache_nodes_bucket(ngx_posts_cache_t *cache,
    u_char *key);
static void ngx_posts_cache_nodes_renew(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);
static void ngx_posts_cache_nodes_link(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);
static void ngx_posts_cache_nodes_unlink(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);


#define ngx_posts_cache_index(cache, node)                                    \
    ((uint32_t) ((node) - (cache)->nodes))


/* nodes that were never in use are not touched, which would take memory */

void
ngx_posts_cache_nodes_init(ngx_posts_cache_t *cache)
{
    uint32_t                  i;
    ngx_posts_cache_node_t   *node;
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    state->free_node = NGX_POSTS_CACHE_NIL;

    for (i = state->nodes; i-- > 0; /* void */ ) {
        node = &cache->nodes[i];
        node->change++;
        node->chain.count = 0;
        node->next = state->free_node;

        state->free_node = i;
    }

    state->newest = NGX_POSTS_CACHE_NIL;
    state->oldest = NGX_POSTS_CACHE_NIL;
    state->pages = 0;

    for (i = 0; i < state->blocks; i++) {
        cache->buckets[i] = NGX_POSTS_CACHE_NIL;
    }
}


ngx_posts_cache_node_t *
ngx_posts_cache_nodes_find(ngx_posts_cache_t *cache, u_char *key)
{
    uint32_t                 i;
    ngx_posts_cache_node_t  *node;

    i = *ngx_posts_cache_nodes_bucket(cache, key);

    while (i != NGX_POSTS_CACHE_NIL) {
        node = &cache->nodes[i];

        if (ngx_memcmp(node->key, key, NGX_POSTS_CACHE_KEY_LEN) == 0) {
            return node;
        }

        i = node->next;
    }

    return NULL;
}


ngx_posts_cache_node_t *
ngx_posts_cache_nodes_add(ngx_posts_cache_t *cache, u_char *key)
{
    uint32_t                 *bucket;
    ngx_posts_cache_node_t   *node;
    ngx_posts_cache_state_t  *state;

    state = cache->state;

    if (state->free_node == NGX_POSTS_CACHE_NIL) {
        node = &cache->nodes[state->nodes++];
        ngx_memzero(node, sizeof(ngx_posts_cache_node_t));

    } else {
        node = &cache->nodes[state->free_node];
        state->free_node = node->next;
    }

    state->pages++;

    ngx_memcpy(node->key, key, NGX_POSTS_CACHE_KEY_LEN);

    node->used = 0;
    node->pin = NGX_POSTS_CACHE_NIL;
    node->present = 0;
    node->together = 0;

    bucket = ngx_posts_cache_nodes_bucket(cache, key);
    node->next = *bucket;
    *bucket = ngx_posts_cache_index(cache, node);

    ngx_posts_cache_nodes_link(cache, node);

    return node;
}


void
ngx_posts_cache_nodes_clear(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    node->change++;

    ngx_memory_barrier();

    node->present = 0;
    node->together = 0;

    if (node->pin != NGX_POSTS_CACHE_NIL) {
        ngx_posts_cache_pins_detach(cache, node);
    }

    ngx_posts_cache_blocks_free(cache, &node->chain);
}


void
ngx_posts_cache_nodes_remove(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    uint32_t                  i, *next;
    ngx_posts_cache_state_t  *state;

    state = cache->state;

    ngx_posts_cache_nodes_clear(cache, node);
    ngx_posts_cache_nodes_unlink(cache, node);

    i = ngx_posts_cache_index(cache, node);
    next = ngx_posts_cache_nodes_bucket(cache, node->key);

    while (*next != i) {
        next = &cache->nodes[*next].next;
    }

    *next = node->next;

    node->next = state->free_node;
    state->free_node = i;
    state->pages--;
}


/*
 * The oldest page goes unless it was used since it became the oldest last
 * time.  If every page that was looked at was used, the last of them goes:
 * the search has an end.
 */

void
ngx_posts_cache_nodes_evict(ngx_posts_cache_t *cache, uint32_t blocks)
{
    ngx_uint_t                i, pinned, evicted;
    ngx_posts_cache_node_t   *node;
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    pinned = 0;
    evicted = 0;

    for (i = 1; i <= NGX_POSTS_CACHE_SCAN; i++) {

        if (state->free >= blocks
            || state->oldest == NGX_POSTS_CACHE_NIL
            || evicted == NGX_POSTS_CACHE_EVICT)
        {
            break;
        }

        node = &cache->nodes[state->oldest];

        if (node->pin != NGX_POSTS_CACHE_NIL) {

            if (++pinned > NGX_POSTS_CACHE_PINS) {
                break;
            }

            ngx_posts_cache_nodes_renew(cache, node);
            i--;
            continue;
        }

        if (node->used && (evicted || i < NGX_POSTS_CACHE_SCAN)) {
            node->used = 0;
            ngx_posts_cache_nodes_renew(cache, node);
            continue;
        }

        ngx_posts_cache_nodes_remove(cache, node);
        evicted++;
    }

    state->evicted += evicted;
}


static uint32_t *
ngx_posts_cache_nodes_bucket(ngx_posts_cache_t *cache, u_char *key)
{
    uint32_t  hash[NGX_POSTS_CACHE_KEY_LEN / sizeof(uint32_t)];

    /* a key is a digest: any part of it is as good as a hash */

    ngx_memcpy(hash, key, NGX_POSTS_CACHE_KEY_LEN);

    return &cache->buckets[(hash[0] ^ hash[1] ^ hash[2] ^ hash[3])
                           % cache->state->blocks];
}


/* as if it had just been made */

static void
ngx_posts_cache_nodes_renew(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    ngx_posts_cache_nodes_unlink(cache, node);
    ngx_posts_cache_nodes_link(cache, node);
}


static void
ngx_posts_cache_nodes_link(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    uint32_t                  i;
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    i = ngx_posts_cache_index(cache, node);

    node->newer = NGX_POSTS_CACHE_NIL;
    node->older = state->newest;

    if (node->older == NGX_POSTS_CACHE_NIL) {
        state->oldest = i;

    } else {
        cache->nodes[node->older].newer = i;
    }

    state->newest = i;
}


static void
ngx_posts_cache_nodes_unlink(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    if (node->newer == NGX_POSTS_CACHE_NIL) {
        cache->state->newest = node->older;

    } else {
        cache->nodes[node->newer].older = node->older;
    }

    if (node->older == NGX_POSTS_CACHE_NIL) {
        cache->state->oldest = node->newer;

    } else {
        cache->nodes[node->older].newer = node->newer;
    }
}
