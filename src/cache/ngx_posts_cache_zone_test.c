
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


static void ngx_posts_cache_zone_test_size(ngx_posts_unit_t *t);
static void ngx_posts_cache_zone_test_reload(ngx_posts_unit_t *t);
static void ngx_posts_cache_zone_test_busy(ngx_posts_unit_t *t);

static ngx_int_t ngx_posts_cache_zone_test_init(ngx_posts_unit_t *t,
    ngx_shm_zone_t *zone, size_t size);

static const char *ngx_posts_cache_check_all(ngx_posts_cache_t *cache,
    u_char *seen);
static const char *ngx_posts_cache_check_chain(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, u_char *seen);
static const char *ngx_posts_cache_check_node(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, u_char *seen);
static ngx_uint_t ngx_posts_cache_check_run(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_posts_cache_run_t *run);
static ngx_uint_t ngx_posts_cache_check_order(ngx_posts_cache_t *cache);
static ngx_uint_t ngx_posts_cache_check_free(ngx_posts_cache_t *cache);


void
ngx_posts_cache_zone_test(ngx_posts_unit_t *t)
{
    ngx_posts_cache_zone_test_size(t);
    ngx_posts_cache_zone_test_reload(t);
    ngx_posts_cache_zone_test_busy(t);
}


static void
ngx_posts_cache_zone_test_size(ngx_posts_unit_t *t)
{
    size_t                  size;
    ngx_uint_t              level;
    ngx_shm_zone_t          zone;
    ngx_posts_cache_t      *cache;
    ngx_posts_cache_stat_t  stat;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (ngx_posts_unit_ok(t, cache != NULL, "smallest zone")) {
        ngx_posts_cache_stat(cache, &stat);
        ngx_posts_unit_ok(t, stat.blocks >= 2 && stat.free == stat.blocks
                             && stat.pages == 0 && stat.emptied == 0,
                          "it has %ui blocks", stat.blocks);
        ngx_posts_cache_test_destroy(&zone);
    }

    level = t->log->log_level;
    t->log->log_level = 0;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN - 1);
    ngx_posts_unit_ok(t, cache == NULL, "one byte less is refused");

    t->log->log_level = level;

    /* nothing lies behind the end of the zone, whatever its size */

    for (size = NGX_POSTS_CACHE_MIN;
         size < NGX_POSTS_CACHE_MIN + 40000;
         size += 1000)
    {
        cache = ngx_posts_cache_test_create(t, &zone, size);

        if (cache == NULL
            || cache->data
               + (size_t) cache->state->blocks * NGX_POSTS_CACHE_BLOCK
               > zone.shm.addr + size
            || ngx_posts_cache_test_check(cache) != NULL)
        {
            break;
        }

        ngx_posts_cache_test_destroy(&zone);
    }

    ngx_posts_unit_int(t, size, NGX_POSTS_CACHE_MIN + 40000,
                       "blocks end in the zone");
}


static void
ngx_posts_cache_zone_test_reload(ngx_posts_unit_t *t)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               body = ngx_string("kept");
    ngx_uint_t              level;
    ngx_shm_zone_t          zone;
    ngx_posts_cache_t      *cache, *again;
    ngx_posts_cache_page_t  page;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (cache == NULL
        || ngx_posts_cache_test_store(cache, 1, &body) != NGX_OK)
    {
        ngx_posts_unit_ok(t, 0, "a page is stored");
        return;
    }

    ngx_posts_cache_test_key(key, 1);

    again = ngx_posts_cache_create(t->pool, &zone, t->log);

    if (ngx_posts_unit_ok(t, again != NULL, "cache is attached to")
        && ngx_posts_unit_int(t,
                   ngx_posts_cache_lookup(again, key,
                                          1 << NGX_POSTS_CACHE_BODY, t->pool,
                                          &page),
                              NGX_OK, "reload keeps pages"))
    {
        ngx_posts_unit_str(t, page.parts[NGX_POSTS_CACHE_BODY], "kept",
                           "as they were");
    }

    level = t->log->log_level;
    t->log->log_level = 0;

    cache->state->layout++;
    again = ngx_posts_cache_create(t->pool, &zone, t->log);
    ngx_posts_unit_ok(t, again == NULL, "another layout is refused");

    t->log->log_level = level;

    ngx_posts_cache_test_destroy(&zone);
}


/* a process that dies with the busy word set, and one that is storing */

static void
ngx_posts_cache_zone_test_busy(ngx_posts_unit_t *t)
{
    u_char                   key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_pid_t                pid;
    ngx_str_t                body = ngx_string("lost");
    ngx_uint_t               level, change;
    ngx_shm_zone_t           zone;
    ngx_posts_cache_t       *cache;
    ngx_posts_cache_node_t  *node;
    ngx_posts_cache_slot_t  *slot;
    ngx_posts_cache_stat_t   stat;
    ngx_posts_cache_chain_t  chain;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (cache == NULL) {
        return;
    }

    (void) ngx_posts_cache_test_store(cache, 1, &body);
    ngx_posts_cache_test_key(key, 1);

    node = ngx_posts_cache_nodes_find(cache, key);
    change = node->change;

    slot = ngx_posts_cache_slots_reserve(cache, 5);
    chain = slot->chain;

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        (void) ngx_posts_cache_slots_reserve(cache, 7);

        ngx_posts_cache_lock(cache);
        ngx_posts_cache_begin(cache);
        cache->state->free_block = 12345678;
        cache->state->newest = 7;
        cache->buckets[3] = 0;
        _exit(0);
    }

    (void) ngx_posts_cache_test_wait(cache, pid);

    level = ngx_cycle->log->log_level;
    ngx_cycle->log->log_level = 0;

    ngx_posts_cache_stat(cache, &stat);

    ngx_cycle->log->log_level = level;

    ngx_posts_unit_int(t, stat.emptied, 1, "cache is emptied");
    ngx_posts_unit_int(t, stat.pages, 0, "no page is left");
    ngx_posts_unit_ok(t, node->change != change,
                      "what is being copied from a page is no page");
    ngx_posts_unit_int(t, stat.blocks - stat.free, 5,
                       "what a living process has reserved stays so");
    ngx_posts_unit_ok(t, ngx_memcmp(&chain, &slot->chain, sizeof(chain)) == 0,
                      "its reservation is as it was");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");
    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, 1, &body), NGX_OK,
                       "pages are stored again");

    ngx_posts_cache_test_destroy(&zone);
}


ngx_posts_cache_t *
ngx_posts_cache_test_create(ngx_posts_unit_t *t, ngx_shm_zone_t *zone,
    size_t size)
{
    ngx_posts_cache_t  *cache;

    if (ngx_posts_cache_zone_test_init(t, zone, size) != NGX_OK) {
        return NULL;
    }

    cache = ngx_posts_cache_create(t->pool, zone, t->log);
    if (cache == NULL) {
        ngx_posts_cache_test_destroy(zone);
    }

    return cache;
}


void
ngx_posts_cache_test_destroy(ngx_shm_zone_t *zone)
{
    ngx_shm_free(&zone->shm);
}


/*
 * As ngx_init_zone_pool() does it, but for the semaphore: a process killed
 * in ngx_shmtx_wakeup() takes a wake-up with it, which is nginx's to mend
 * and would let a test of hundreds of kills sleep for ever some day.
 */

static ngx_int_t
ngx_posts_cache_zone_test_init(ngx_posts_unit_t *t, ngx_shm_zone_t *zone,
    size_t size)
{
    ngx_slab_pool_t  *sp;

    ngx_memzero(zone, sizeof(ngx_shm_zone_t));

    ngx_str_set(&zone->shm.name, "test");
    zone->shm.size = size;
    zone->shm.log = t->log;

    if (ngx_shm_alloc(&zone->shm) != NGX_OK) {
        return NGX_ERROR;
    }

    sp = (ngx_slab_pool_t *) zone->shm.addr;

    sp->end = zone->shm.addr + zone->shm.size;
    sp->min_shift = 3;
    sp->addr = zone->shm.addr;

    if (ngx_shmtx_create(&sp->mutex, &sp->lock, NULL) != NGX_OK) {
        return NGX_ERROR;
    }

#if (NGX_HAVE_POSIX_SEM)
    sp->mutex.semaphore = 0;
#endif

    ngx_slab_init(sp);

    return NGX_OK;
}


const char *
ngx_posts_cache_test_check(ngx_posts_cache_t *cache)
{
    u_char      *seen;
    const char  *wrong;

    seen = calloc(cache->state->blocks, 1);
    if (seen == NULL) {
        return "no memory";
    }

    ngx_posts_cache_lock(cache);

    wrong = ngx_posts_cache_check_all(cache, seen);

    ngx_posts_cache_unlock(cache);

    free(seen);

    return wrong;
}


/* every block is in exactly one place, and so is every node */

static const char *
ngx_posts_cache_check_all(ngx_posts_cache_t *cache, u_char *seen)
{
    uint32_t                  i, k, pages;
    const char               *wrong;
    ngx_posts_cache_state_t  *state;
    ngx_posts_cache_chain_t   chain;

    state = cache->state;
    wrong = NULL;

    chain.first = state->free_block;
    chain.count = state->free;

    for (i = chain.first, k = 0; k < chain.count; k++) {
        if (i >= state->blocks) {
            return "list of free blocks is too short";
        }

        chain.last = i;
        i = cache->links[i];
    }

    if (i != NGX_POSTS_CACHE_NIL) {
        return "list of free blocks is too long";
    }

    wrong = ngx_posts_cache_check_chain(cache, &chain, seen);

    for (i = 0; wrong == NULL && i < NGX_POSTS_CACHE_SLOTS; i++) {
        if (state->slots[i].pid) {
            wrong = ngx_posts_cache_check_chain(cache, &state->slots[i].chain,
                                                seen);
        }
    }

    for (i = 0; wrong == NULL && i < NGX_POSTS_CACHE_PINS; i++) {
        if (state->pins[i].holders
            && state->pins[i].node == NGX_POSTS_CACHE_NIL)
        {
            wrong = ngx_posts_cache_check_chain(cache, &state->pins[i].chain,
                                                seen);
        }
    }

    pages = 0;

    for (i = 0; wrong == NULL && i < state->blocks; i++) {
        k = cache->buckets[i];

        while (wrong == NULL && k != NGX_POSTS_CACHE_NIL) {
            if (k >= state->nodes || ++pages > state->pages) {
                return "bucket leads astray";
            }

            wrong = ngx_posts_cache_check_node(cache, &cache->nodes[k], seen);
            k = cache->nodes[k].next;
        }
    }

    if (wrong) {
        return wrong;
    }

    for (i = 0; i < state->blocks; i++) {
        if (!seen[i]) {
            return "block is lost";
        }
    }

    if (pages != state->pages
        || ngx_posts_cache_check_order(cache) != pages
        || ngx_posts_cache_check_free(cache) + pages != state->nodes
        || state->nodes > state->blocks)
    {
        return "node is lost";
    }

    return NULL;
}


static const char *
ngx_posts_cache_check_chain(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, u_char *seen)
{
    uint32_t  i, n, last;

    i = chain->first;
    last = NGX_POSTS_CACHE_NIL;

    for (n = 0; n < chain->count; n++) {
        if (i >= cache->state->blocks) {
            return "chain is too short";
        }

        if (seen[i]++) {
            return "block is in two places";
        }

        last = i;
        i = cache->links[i];
    }

    return n && chain->last != last ? "chain has another end" : NULL;
}


static const char *
ngx_posts_cache_check_node(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, u_char *seen)
{
    ngx_uint_t  i;

    if (node->chain.count == 0 || node->chain.count > cache->state->blocks / 2)
    {
        return "page of an impossible size";
    }

    if (node->together & ~node->present) {
        return "part that was stored is absent";
    }

    if (node->pin != NGX_POSTS_CACHE_NIL
        && (node->pin >= NGX_POSTS_CACHE_PINS
            || cache->state->pins[node->pin].holders == 0
            || cache->state->pins[node->pin].node
               != (uint32_t) (node - cache->nodes)))
    {
        return "pin of a page is not its own";
    }

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {
        if ((node->present & (1 << i))
            && !ngx_posts_cache_check_run(cache, node, &node->parts[i]))
        {
            return "part is not in its page's chain";
        }
    }

    if (ngx_posts_cache_nodes_find(cache, node->key) != node) {
        return "page is not in its bucket";
    }

    return ngx_posts_cache_check_chain(cache, &node->chain, seen);
}


/* 1 if all blocks of the run are in the chain of the page */

static ngx_uint_t
ngx_posts_cache_check_run(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_posts_cache_run_t *run)
{
    uint32_t  i, n;
    uint64_t  left;

    i = node->chain.first;

    for (n = 0; n < node->chain.count && i != run->block; n++) {
        i = cache->links[i];
    }

    left = (uint64_t) (node->chain.count - n) * NGX_POSTS_CACHE_BLOCK;

    return n < node->chain.count && run->offset + run->len <= left;
}


/* pages in the order of eviction, 0 if the two directions differ */

static ngx_uint_t
ngx_posts_cache_check_order(ngx_posts_cache_t *cache)
{
    uint32_t                  i, n, newer;
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    newer = NGX_POSTS_CACHE_NIL;
    n = 0;

    for (i = state->newest;
         i < state->blocks && n < state->blocks;
         i = cache->nodes[i].older)
    {
        if (cache->nodes[i].newer != newer) {
            return 0;
        }

        newer = i;
        n++;
    }

    return state->oldest == newer ? n : 0;
}


static ngx_uint_t
ngx_posts_cache_check_free(ngx_posts_cache_t *cache)
{
    uint32_t  i, n;

    n = 0;

    for (i = cache->state->free_node;
         i < cache->state->blocks && n < cache->state->blocks;
         i = cache->nodes[i].next)
    {
        n++;
    }

    return n;
}
