
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


static ngx_posts_cache_slot_t *ngx_posts_cache_slots_get(
    ngx_posts_cache_t *cache);
static ngx_uint_t ngx_posts_cache_slots_fill(ngx_posts_cache_t *cache,
    ngx_posts_cache_slot_t *slot, uint32_t n);
static void ngx_posts_cache_slots_reclaim(ngx_posts_cache_t *cache,
    ngx_posts_cache_slot_t *own);
static ngx_uint_t ngx_posts_cache_slots_dead(ngx_posts_cache_slot_t *slot);


ngx_posts_cache_slot_t *
ngx_posts_cache_slots_reserve(ngx_posts_cache_t *cache, uint32_t n)
{
    ngx_posts_cache_slot_t   *slot;
    ngx_posts_cache_chain_t   chain;

    ngx_posts_cache_lock(cache);
    ngx_posts_cache_begin(cache);

    slot = ngx_posts_cache_slots_get(cache);

    while (slot && slot->chain.count < n) {

        if (!ngx_posts_cache_slots_fill(cache, slot, n)) {
            chain = ngx_posts_cache_slots_release(cache, slot);
            ngx_posts_cache_blocks_free(cache, &chain);
            slot = NULL;
            break;
        }

        if (slot->chain.count < n) {
            ngx_posts_cache_unlock(cache);
            ngx_posts_cache_lock(cache);
            ngx_posts_cache_begin(cache);
        }
    }

    ngx_posts_cache_unlock(cache);

    return slot;
}


ngx_posts_cache_chain_t
ngx_posts_cache_slots_release(ngx_posts_cache_t *cache,
    ngx_posts_cache_slot_t *slot)
{
    ngx_posts_cache_chain_t  chain;

    cache->filling[slot - cache->state->slots] = 0;

    chain = slot->chain;

    slot->chain.count = 0;
    slot->pid = 0;

    return chain;
}


/*
 * The slot of a process that died may be half changed, and pids return: the
 * walk trusts nothing it reads.
 */

void
ngx_posts_cache_slots_mark(ngx_posts_cache_t *cache, uint32_t *taken)
{
    uint32_t                 i, n, block;
    ngx_posts_cache_slot_t  *slot;

    for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
        slot = &cache->state->slots[i];

        if (slot->pid == 0 || ngx_posts_cache_slots_dead(slot)) {
            slot->pid = 0;
            slot->chain.count = 0;
            continue;
        }

        block = slot->chain.first;

        for (n = 0; n < slot->chain.count; n++) {
            if (block >= cache->state->blocks || taken[block]) {
                break;
            }

            taken[block] = 1;
            slot->chain.last = block;
            block = cache->links[block];
        }

        slot->chain.count = n;
    }
}


static ngx_posts_cache_slot_t *
ngx_posts_cache_slots_get(ngx_posts_cache_t *cache)
{
    ngx_uint_t               i, again;
    ngx_posts_cache_slot_t  *slot;

    for (again = 0; again < 2; again++) {

        for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
            slot = &cache->state->slots[i];

            if (slot->pid == 0) {
                slot->chain.count = 0;
                slot->pid = ngx_pid;
                cache->filling[i] = 1;
                return slot;
            }
        }

        ngx_posts_cache_slots_reclaim(cache, NULL);
    }

    return NULL;
}


/* adds some of what lacks to n blocks; 0 if there is nothing to be had */

static ngx_uint_t
ngx_posts_cache_slots_fill(ngx_posts_cache_t *cache,
    ngx_posts_cache_slot_t *slot, uint32_t n)
{
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    n -= slot->chain.count;

    if (state->free < n) {
        ngx_posts_cache_slots_reclaim(cache, slot);
        ngx_posts_cache_pins_reclaim(cache);
        ngx_posts_cache_nodes_evict(cache, n);
    }

    n = ngx_min(n, state->free);
    n = ngx_min(n, NGX_POSTS_CACHE_TAKE);

    if (n == 0) {
        return 0;
    }

    ngx_posts_cache_blocks_take(cache, &slot->chain, n);

    return 1;
}


/*
 * A slot of the caller's own pid that it does not fill was left by an earlier
 * process.
 */

static void
ngx_posts_cache_slots_reclaim(ngx_posts_cache_t *cache,
    ngx_posts_cache_slot_t *own)
{
    ngx_uint_t                i;
    ngx_posts_cache_slot_t   *slot;
    ngx_posts_cache_chain_t   chain;

    for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
        slot = &cache->state->slots[i];

        if (slot == own || slot->pid == 0) {
            continue;
        }

        if ((slot->pid == ngx_pid && !cache->filling[i])
            || ngx_posts_cache_slots_dead(slot))
        {
            chain = ngx_posts_cache_slots_release(cache, slot);
            ngx_posts_cache_blocks_free(cache, &chain);
        }
    }
}


static ngx_uint_t
ngx_posts_cache_slots_dead(ngx_posts_cache_slot_t *slot)
{
    return kill((ngx_pid_t) slot->pid, 0) == -1 && ngx_errno == ESRCH;
}
