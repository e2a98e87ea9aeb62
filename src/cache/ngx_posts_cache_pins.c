
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


/* what holds a part of a page for as long as a pool lives */

typedef struct {
    ngx_posts_cache_t    *cache;
    uint32_t              pin;
} ngx_posts_cache_hold_t;


static ngx_int_t ngx_posts_cache_pins_take(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part, uint32_t *taken);
static ngx_posts_cache_pin_t *ngx_posts_cache_pins_get(
    ngx_posts_cache_t *cache, ngx_posts_cache_node_t *node);
static ngx_posts_cache_pin_t *ngx_posts_cache_pins_unused(
    ngx_posts_cache_t *cache, uint32_t blocks);
static ngx_int_t ngx_posts_cache_pins_holder(ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_forget(ngx_posts_cache_t *cache,
    ngx_uint_t holder);
static void ngx_posts_cache_pins_let(ngx_posts_cache_t *cache,
    ngx_posts_cache_pin_t *pin, ngx_uint_t holder);
static void ngx_posts_cache_pins_release(void *data);
static ngx_uint_t ngx_posts_cache_pins_dead(ngx_atomic_int_t pid);
static void ngx_posts_cache_pins_rebuild(ngx_posts_cache_t *cache,
    ngx_posts_cache_pin_t *pin, ngx_uint_t part, uint32_t *taken);
static ngx_chain_t *ngx_posts_cache_pins_chain(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *run, size_t skip, ngx_pool_t *pool);
static ngx_chain_t *ngx_posts_cache_pins_link(ngx_pool_t *pool, u_char *p,
    size_t len);


#define ngx_posts_cache_pins_bit(holder)  ((uint64_t) 1 << (holder))


ngx_int_t
ngx_posts_cache_pin(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, ngx_uint_t part, size_t skip,
    ngx_pool_t *pool, ngx_chain_t **chain)
{
    ngx_int_t                rc;
    ngx_pool_cleanup_t      *cln;
    ngx_posts_cache_run_t    run;
    ngx_posts_cache_hold_t  *hold;
    ngx_posts_cache_node_t  *node;

    cln = ngx_pool_cleanup_add(pool, sizeof(ngx_posts_cache_hold_t));
    if (cln == NULL) {
        return NGX_ERROR;
    }

    hold = cln->data;
    hold->cache = cache;

    ngx_posts_cache_lock(cache);

    node = ngx_posts_cache_nodes_find(cache, key);
    rc = NGX_DECLINED;

    if (node && node->sequence == page->sequence
        && (node->present & (1 << part)) && node->parts[part].len > skip)
    {
        run = node->parts[part];
        rc = ngx_posts_cache_pins_take(cache, node, part, &hold->pin);
    }

    ngx_posts_cache_unlock(cache);

    if (rc != NGX_OK) {
        return rc;
    }

    cln->handler = ngx_posts_cache_pins_release;

    /* nobody changes the links of blocks that are pinned */

    *chain = ngx_posts_cache_pins_chain(cache, &run, skip, pool);

    return *chain ? NGX_OK : NGX_ERROR;
}


/*
 * The record of what is pinned serves the day when nothing else of the zone
 * can be trusted: another run of the same part does not fit into it.
 */

static ngx_int_t
ngx_posts_cache_pins_take(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part, uint32_t *taken)
{
    ngx_posts_cache_pin_t  *pin;

    if (ngx_posts_cache_pins_holder(cache) != NGX_OK) {
        return NGX_DECLINED;
    }

    pin = ngx_posts_cache_pins_get(cache, node);

    if (pin == NULL) {
        return NGX_DECLINED;
    }

    if ((pin->parts & (1 << part))
        && ngx_memcmp(&pin->runs[part], &node->parts[part],
                      sizeof(ngx_posts_cache_run_t))
           != 0)
    {
        return NGX_DECLINED;
    }

    pin->runs[part] = node->parts[part];

    ngx_memory_barrier();

    pin->parts |= 1 << part;

    ngx_memory_barrier();

    pin->holders |= ngx_posts_cache_pins_bit(cache->holder);
    node->pin = (uint32_t) (pin - cache->state->pins);

    *taken = node->pin;
    cache->held[*taken]++;

    return NGX_OK;
}


/* the pin of a page, or a new one that is not in use before it is held */

static ngx_posts_cache_pin_t *
ngx_posts_cache_pins_get(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    ngx_posts_cache_pin_t  *pin;

    if (node->pin != NGX_POSTS_CACHE_NIL) {
        return &cache->state->pins[node->pin];
    }

    pin = ngx_posts_cache_pins_unused(cache, node->chain.count);

    if (pin == NULL) {
        ngx_posts_cache_begin(cache);
        ngx_posts_cache_pins_reclaim(cache);

        pin = ngx_posts_cache_pins_unused(cache, node->chain.count);
    }

    if (pin) {
        pin->parts = 0;
        pin->chain.count = 0;
        pin->node = (uint32_t) (node - cache->nodes);

        cache->held[pin - cache->state->pins] = 0;
    }

    return pin;
}


/* NULL also if there would be too little of the zone left */

static ngx_posts_cache_pin_t *
ngx_posts_cache_pins_unused(ngx_posts_cache_t *cache, uint32_t blocks)
{
    ngx_uint_t              i;
    ngx_posts_cache_pin_t  *pin, *unused;

    unused = NULL;

    if (blocks + ngx_posts_cache_pins_blocks(cache)
        > cache->state->blocks / NGX_POSTS_CACHE_PINNED)
    {
        return NULL;
    }

    for (i = 0; i < NGX_POSTS_CACHE_PINS && unused == NULL; i++) {
        pin = &cache->state->pins[i];

        if (pin->holders == 0) {
            unused = pin;
        }
    }

    return unused;
}


uint32_t
ngx_posts_cache_pins_blocks(ngx_posts_cache_t *cache)
{
    uint32_t                n;
    ngx_uint_t              i;
    ngx_posts_cache_pin_t  *pin;

    n = 0;

    for (i = 0; i < NGX_POSTS_CACHE_PINS; i++) {
        pin = &cache->state->pins[i];

        if (pin->holders) {
            n += (pin->node == NGX_POSTS_CACHE_NIL)
                 ? pin->chain.count
                 : cache->nodes[pin->node].chain.count;
        }
    }

    return n;
}


/*
 * The place of this process among the holders.  One of the same pid was left
 * by an earlier process, but where reload makes another handle in this one.
 */

static ngx_int_t
ngx_posts_cache_pins_holder(ngx_posts_cache_t *cache)
{
    ngx_uint_t                i, again;
    ngx_posts_cache_state_t  *state;

    if (cache->pid == ngx_pid) {
        return NGX_OK;
    }

    state = cache->state;

    for (i = 0; i < NGX_POSTS_CACHE_HOLDERS; i++) {
        if (state->holders[i] == ngx_pid
            && ngx_process != NGX_PROCESS_SINGLE)
        {
            ngx_posts_cache_begin(cache);
            ngx_posts_cache_pins_forget(cache, i);
        }
    }

    for (again = 0; again < 2; again++) {

        for (i = 0; i < NGX_POSTS_CACHE_HOLDERS; i++) {

            if (state->holders[i] == 0) {
                state->holders[i] = ngx_pid;

                cache->pid = ngx_pid;
                cache->holder = i;
                ngx_memzero(cache->held, sizeof(cache->held));

                return NGX_OK;
            }
        }

        for (i = 0; i < NGX_POSTS_CACHE_HOLDERS; i++) {
            if (ngx_posts_cache_pins_dead(state->holders[i])) {
                ngx_posts_cache_begin(cache);
                ngx_posts_cache_pins_forget(cache, i);
            }
        }
    }

    return NGX_DECLINED;
}


void
ngx_posts_cache_pins_reclaim(ngx_posts_cache_t *cache)
{
    uint64_t                  holders;
    ngx_uint_t                i;
    ngx_posts_cache_state_t  *state;

    state = cache->state;
    holders = 0;

    for (i = 0; i < NGX_POSTS_CACHE_PINS; i++) {
        holders |= state->pins[i].holders;
    }

    for (i = 0; holders; i++, holders >>= 1) {
        if ((holders & 1) && ngx_posts_cache_pins_dead(state->holders[i])) {
            ngx_posts_cache_pins_forget(cache, i);
        }
    }
}


static void
ngx_posts_cache_pins_forget(ngx_posts_cache_t *cache, ngx_uint_t holder)
{
    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_CACHE_PINS; i++) {
        ngx_posts_cache_pins_let(cache, &cache->state->pins[i], holder);
    }

    cache->state->holders[holder] = 0;
}


/*
 * A process may die anywhere in here: a page never has a pin that is not in
 * use.
 */

static void
ngx_posts_cache_pins_let(ngx_posts_cache_t *cache, ngx_posts_cache_pin_t *pin,
    ngx_uint_t holder)
{
    uint64_t                 left;
    ngx_posts_cache_node_t  *node;

    if (!(pin->holders & ngx_posts_cache_pins_bit(holder))) {
        return;
    }

    left = pin->holders & ~ngx_posts_cache_pins_bit(holder);

    if (left == 0 && pin->node == NGX_POSTS_CACHE_NIL) {
        ngx_posts_cache_begin(cache);
        ngx_posts_cache_blocks_free(cache, &pin->chain);

    } else if (left == 0) {
        node = &cache->nodes[pin->node];

        if (node->pin == (uint32_t) (pin - cache->state->pins)) {
            node->pin = NGX_POSTS_CACHE_NIL;
        }
    }

    ngx_memory_barrier();

    pin->holders = left;
}


static void
ngx_posts_cache_pins_release(void *data)
{
    ngx_posts_cache_hold_t  *hold = data;

    ngx_posts_cache_t  *cache;

    cache = hold->cache;

    /* what a process has forked holds nothing */

    if (cache->pid != ngx_pid || --cache->held[hold->pin]) {
        return;
    }

    ngx_posts_cache_lock(cache);

    ngx_posts_cache_pins_let(cache, &cache->state->pins[hold->pin],
                             cache->holder);

    ngx_posts_cache_unlock(cache);
}


void
ngx_posts_cache_pins_detach(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node)
{
    ngx_posts_cache_pin_t  *pin;

    pin = &cache->state->pins[node->pin];

    pin->chain = node->chain;
    pin->node = NGX_POSTS_CACHE_NIL;

    node->chain.count = 0;
    node->pin = NGX_POSTS_CACHE_NIL;
}


ngx_uint_t
ngx_posts_cache_pins_has(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part)
{
    return node->pin != NGX_POSTS_CACHE_NIL
           && (cache->state->pins[node->pin].parts & (1 << part));
}


void
ngx_posts_cache_pins_mark(ngx_posts_cache_t *cache, uint32_t *taken)
{
    ngx_uint_t                i, k;
    ngx_posts_cache_pin_t    *pin;
    ngx_posts_cache_state_t  *state;

    state = cache->state;

    for (i = 0; i < NGX_POSTS_CACHE_PINS; i++) {
        pin = &state->pins[i];

        for (k = 0; k < NGX_POSTS_CACHE_HOLDERS; k++) {
            if ((pin->holders & ngx_posts_cache_pins_bit(k))
                && ngx_posts_cache_pins_dead(state->holders[k]))
            {
                pin->holders &= ~ngx_posts_cache_pins_bit(k);
            }
        }

        pin->node = NGX_POSTS_CACHE_NIL;
        pin->chain.count = 0;

        for (k = 0; pin->holders && k < NGX_POSTS_CACHE_PARTS; k++) {
            if (pin->parts & (1 << k)) {
                ngx_posts_cache_pins_rebuild(cache, pin, k, taken);
            }
        }
    }
}


/*
 * Adds the blocks of a part to the chain of its pin.  Links between them are
 * as they were.  It may begin in the block that the part before it ends in.
 */

static void
ngx_posts_cache_pins_rebuild(ngx_posts_cache_t *cache,
    ngx_posts_cache_pin_t *pin, ngx_uint_t part, uint32_t *taken)
{
    uint32_t                  block;
    uint64_t                  n;
    ngx_posts_cache_chain_t  *chain;

    chain = &pin->chain;
    block = pin->runs[part].block;
    n = ngx_posts_cache_blocks_of(pin->runs[part].offset
                                  + pin->runs[part].len);

    for ( /* void */ ; n; n--, block = cache->links[block]) {

        if (block >= cache->state->blocks) {
            break;
        }

        if (chain->count && block == chain->last) {
            continue;
        }

        if (taken[block]) {
            break;
        }

        taken[block] = 1;

        if (chain->count) {
            cache->links[chain->last] = block;

        } else {
            chain->first = block;
        }

        chain->last = block;
        chain->count++;
    }
}


static ngx_uint_t
ngx_posts_cache_pins_dead(ngx_atomic_int_t pid)
{
    return pid == 0
           || (kill((ngx_pid_t) pid, 0) == -1 && ngx_errno == ESRCH);
}


/* blocks that lie side by side are one buffer */

static ngx_chain_t *
ngx_posts_cache_pins_chain(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *run, size_t skip, ngx_pool_t *pool)
{
    size_t        n, offset;
    u_char       *p;
    uint32_t      block;
    uint64_t      left;
    ngx_chain_t  *first, **last, *cl;

    first = NULL;
    last = &first;
    cl = NULL;

    block = run->block;
    offset = run->offset + skip;

    for (left = run->len - skip; left; left -= n) {

        while (offset >= NGX_POSTS_CACHE_BLOCK) {
            block = cache->links[block];
            offset -= NGX_POSTS_CACHE_BLOCK;
        }

        p = cache->data + (size_t) block * NGX_POSTS_CACHE_BLOCK + offset;
        n = (size_t) ngx_min(NGX_POSTS_CACHE_BLOCK - offset, left);
        offset += n;

        if (cl && cl->buf->last == p) {
            cl->buf->last += n;
            continue;
        }

        cl = ngx_posts_cache_pins_link(pool, p, n);
        if (cl == NULL) {
            return NULL;
        }

        *last = cl;
        last = &cl->next;
    }

    return first;
}


static ngx_chain_t *
ngx_posts_cache_pins_link(ngx_pool_t *pool, u_char *p, size_t len)
{
    ngx_buf_t    *b;
    ngx_chain_t  *cl;

    cl = ngx_alloc_chain_link(pool);
    if (cl == NULL) {
        return NULL;
    }

    b = ngx_calloc_buf(pool);
    if (b == NULL) {
        return NULL;
    }

    b->pos = p;
    b->last = p + len;
    b->memory = 1;

    cl->buf = b;
    cl->next = NULL;

    return cl;
}
