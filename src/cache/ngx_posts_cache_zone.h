
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CACHE_ZONE_H_INCLUDED_
#define _NGX_POSTS_CACHE_ZONE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache.h"


/*
 * What lies in the zone, private to ngx_posts_cache*.c:
 *
 *     state | nodes | buckets | links | blocks
 *
 * There are as many nodes, buckets and links as blocks.  As a page has one
 * block at least, nodes never run out before blocks do.  The blocks' links
 * lie apart from them: chains are walked and freed without touching content.
 *
 * All links are indexes, NGX_POSTS_CACHE_NIL ends a list.  Everything is
 * read and written under the mutex, but for the content of blocks, the links
 * of blocks while content is copied, and the change counter of a node.
 */


#define NGX_POSTS_CACHE_NIL       0xffffffff

/* processes that may be storing at one time */
#define NGX_POSTS_CACHE_SLOTS     128

/* parts of pages that may be in the making at one time */
#define NGX_POSTS_CACHE_CLAIMS    64

/*
 * Pages that may be pinned at one time, processes that pin them, and which
 * part of the blocks may be pinned: a quarter
 */
#define NGX_POSTS_CACHE_PINS      32
#define NGX_POSTS_CACHE_HOLDERS   64
#define NGX_POSTS_CACHE_PINNED    4

/* pages evicted, pages looked at for it, blocks taken in one lock hold */
#define NGX_POSTS_CACHE_EVICT     8
#define NGX_POSTS_CACHE_SCAN      64
#define NGX_POSTS_CACHE_TAKE      1024

/* times a page is copied that changes while it is copied */
#define NGX_POSTS_CACHE_TRIES     4


/* blocks in a row; nothing but the count counts when it is 0 */

typedef struct {
    uint32_t                   first;
    uint32_t                   last;
    uint32_t                   count;
} ngx_posts_cache_chain_t;


/* bytes in a chain: "offset" is in the block, and may be its very end */

typedef struct {
    uint64_t                   len;
    uint32_t                   block;
    uint32_t                   offset;
} ngx_posts_cache_run_t;


/*
 * A page.
 *
 * change    grows before blocks of this node are freed: a copy during which
 *           it did not grow is whole
 * chain     all blocks of the page; what was stored at once comes first
 * together  bits of the parts that share blocks with others, having been
 *           stored at once
 * pin       of the page, NIL: it is not pinned
 * next      in the bucket, or in the list of free nodes
 * newer     in the order of eviction, as is "older"
 */

typedef struct {
    u_char                     key[NGX_POSTS_CACHE_KEY_LEN];
    uint64_t                   sequence;
    int64_t                    checked;
    ngx_atomic_t               change;
    ngx_posts_cache_run_t      parts[NGX_POSTS_CACHE_PARTS];
    ngx_posts_cache_chain_t    chain;
    uint32_t                   next;
    uint32_t                   newer;
    uint32_t                   older;
    uint16_t                   present;
    uint16_t                   together;
    uint32_t                   used;
    uint32_t                   pin;
} ngx_posts_cache_node_t;


/*
 * Blocks that a process has reserved and is filling.  Nobody else touches
 * them while the process lives.  The pid is 0 when the slot is not in use.
 */

typedef struct {
    ngx_atomic_int_t           pid;
    ngx_posts_cache_chain_t    chain;
} ngx_posts_cache_slot_t;


/*
 * A version of a page whose blocks are being sent from where they are: they
 * stay, and so do the links between those of one part, until nobody holds it.
 *
 * holders  bits of the processes that do, 0: it is not in use; written last
 * node     NIL: the page is gone, its blocks are the pin's own
 * parts    bits of the parts that are held, runs: where these are
 * chain    with a node of NIL
 */

typedef struct {
    uint64_t                   holders;
    uint32_t                   node;
    uint32_t                   parts;
    ngx_posts_cache_run_t      runs[NGX_POSTS_CACHE_PARTS];
    ngx_posts_cache_chain_t    chain;
} ngx_posts_cache_pin_t;


/*
 * A part of a page in the making.  The pid is 0 when the claim is not in use;
 * it is written last.
 *
 * until    seconds since the epoch
 * awaited  another process wants it
 */

typedef struct {
    ngx_atomic_int_t           pid;
    u_char                     key[NGX_POSTS_CACHE_KEY_LEN];
    int64_t                    until;
    uint32_t                   part;
    uint32_t                   awaited;
} ngx_posts_cache_claim_t;


/*
 * layout  identifies the layout of all that lies in the zone
 * size    bytes of it, the state included
 * busy    set while lists are being changed: whoever takes the mutex and
 *         finds it set knows that a process died doing so
 * nodes   the first ones, that have been in use, whether they are or not; the
 *         others are in no list
 *
 * holders  pids of the processes that pin, 0: not in use
 */

typedef struct {
    uint64_t                   layout;
    uint64_t                   size;

    ngx_atomic_t               busy;

    uint32_t                   blocks;
    uint32_t                   nodes;
    uint32_t                   free;           /* count of free blocks */
    uint32_t                   free_block;
    uint32_t                   free_node;

    uint32_t                   newest;
    uint32_t                   oldest;
    uint32_t                   pages;

    uint64_t                   sequence;
    uint64_t                   evicted;
    uint64_t                   emptied;

    ngx_posts_cache_slot_t     slots[NGX_POSTS_CACHE_SLOTS];
    ngx_posts_cache_claim_t    claims[NGX_POSTS_CACHE_CLAIMS];
    ngx_posts_cache_pin_t      pins[NGX_POSTS_CACHE_PINS];
    ngx_atomic_int_t           holders[NGX_POSTS_CACHE_HOLDERS];
} ngx_posts_cache_state_t;


/*
 * Where this process sees the zone.
 *
 * pid      of the process that is holder number "holder"
 * held     how often it holds each of the pins
 * filling  1 for each of the slots that it has reserved
 */

struct ngx_posts_cache_s {
    ngx_slab_pool_t           *shpool;
    ngx_posts_cache_state_t   *state;
    ngx_posts_cache_node_t    *nodes;
    uint32_t                  *buckets;
    uint32_t                  *links;
    u_char                    *data;

    ngx_pid_t                  pid;
    ngx_uint_t                 holder;
    uint32_t                   held[NGX_POSTS_CACHE_PINS];
    u_char                     filling[NGX_POSTS_CACHE_SLOTS];
};


/*
 * The mutex.  It is empty lists, not damaged ones, that lock() leaves after
 * a process died inside.  begin() comes before the first change of a list.
 */
void ngx_posts_cache_lock(ngx_posts_cache_t *cache);
void ngx_posts_cache_begin(ngx_posts_cache_t *cache);
void ngx_posts_cache_unlock(ngx_posts_cache_t *cache);


/* All below, but for copying and reserving, is called with the mutex. */


/* Blocks. */

/* frees all blocks i whose taken[i] is 0; the others' links stay */
void ngx_posts_cache_blocks_init(ngx_posts_cache_t *cache, uint32_t *taken);

/* moves n blocks, which must be free, to the front of the chain */
void ngx_posts_cache_blocks_take(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, uint32_t n);

void ngx_posts_cache_blocks_free(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain);

/* the second chain becomes the end of the first, which is not empty */
void ngx_posts_cache_blocks_append(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, ngx_posts_cache_chain_t *tail);

/* cuts n blocks that begin at "first", not the chain's own first, out of it */
void ngx_posts_cache_blocks_cut(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, ngx_posts_cache_chain_t *piece,
    uint32_t first, uint32_t n);

/* blocks that hold so many bytes, one at least */
uint64_t ngx_posts_cache_blocks_of(uint64_t len);

/* writes bytes and moves "end" behind them */
void ngx_posts_cache_blocks_write(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *end, u_char *p, size_t len);

/* NGX_OK, or NGX_AGAIN if the chain ended before the run: it has changed */
ngx_int_t ngx_posts_cache_blocks_read(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *run, u_char *p);


/* Nodes. */

void ngx_posts_cache_nodes_init(ngx_posts_cache_t *cache);

ngx_posts_cache_node_t *ngx_posts_cache_nodes_find(ngx_posts_cache_t *cache,
    u_char *key);

/* a node without parts and blocks, the newest; the key must be new */
ngx_posts_cache_node_t *ngx_posts_cache_nodes_add(ngx_posts_cache_t *cache,
    u_char *key);

/* frees the blocks of a page */
void ngx_posts_cache_nodes_clear(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);

void ngx_posts_cache_nodes_remove(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);

/*
 * Evicts a few pages until so many blocks are free; one page at least, if
 * there is one that is not pinned.
 */
void ngx_posts_cache_nodes_evict(ngx_posts_cache_t *cache, uint32_t blocks);


/* Slots. */

/*
 * Reserves n blocks, evicting what must go.  Takes and releases the mutex.
 * NULL: others have reserved too much.
 */
ngx_posts_cache_slot_t *ngx_posts_cache_slots_reserve(ngx_posts_cache_t *cache,
    uint32_t n);

/* the slot's blocks, which are the caller's now; the slot is not in use */
ngx_posts_cache_chain_t ngx_posts_cache_slots_release(
    ngx_posts_cache_t *cache, ngx_posts_cache_slot_t *slot);

/* sets taken[i] for the blocks of living processes, forgets dead ones */
void ngx_posts_cache_slots_mark(ngx_posts_cache_t *cache, uint32_t *taken);

/* whether a page may take so many blocks */
ngx_uint_t ngx_posts_cache_fits(ngx_posts_cache_t *cache, uint64_t blocks);


/* Pins. */

/* lets go what dead processes have held; begin() was called */
void ngx_posts_cache_pins_reclaim(ngx_posts_cache_t *cache);

/* the blocks of a page that is pinned become its pin's */
void ngx_posts_cache_pins_detach(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node);

/* 1 if the part is pinned, or an earlier version of it */
ngx_uint_t ngx_posts_cache_pins_has(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part);

/* how many blocks the pages have that are pinned */
uint32_t ngx_posts_cache_pins_blocks(ngx_posts_cache_t *cache);

/*
 * Sets taken[i] for the blocks that living processes hold, for when all pages
 * are forgotten.
 */
void ngx_posts_cache_pins_mark(ngx_posts_cache_t *cache, uint32_t *taken);


#endif /* _NGX_POSTS_CACHE_ZONE_H_INCLUDED_ */
