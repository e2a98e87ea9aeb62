
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CACHE_H_INCLUDED_
#define _NGX_POSTS_CACHE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The page cache: finished pages in a shared memory zone, found by a key.
 * It does not know what a page is: it keeps parts, each a run of bytes.
 *
 * The zone is cut into fixed blocks when it is made, a page is a chain of
 * blocks: nothing fragments.  The zone's own mutex (the one that nginx
 * unlocks when a worker dies) is held for the lookup of a node and for
 * linking blocks, never while bytes are copied; a copy is validated by a
 * counter of the node.  A page is filled in blocks that are reserved under
 * the process's pid, so that those of a dead process are found.
 *
 * A worker killed at any instruction leaves no stuck lock, no torn page and
 * no leak that grows: a busy word is set inside the lock, and whoever finds
 * it set empties the cache.
 *
 * When blocks run out the least recently used pages go, a few per lock
 * hold.  A hit writes nothing but a use mark.
 *
 * Three types: ngx_posts_cache_t is a process's handle, the state and the
 * nodes (ngx_posts_cache_zone.h) live in the zone and hold no pointer of a
 * process.  One thread of a process may use the cache at a time.
 */


#define NGX_POSTS_CACHE_KEY_LEN  16

/* bytes of a block; parts that are stored at once share blocks */
#define NGX_POSTS_CACHE_BLOCK    4096

/* seconds after which the maker of a page is thought to be stuck */
#define NGX_POSTS_CACHE_CLAIM    30

/* least size of a zone, bytes */
#define NGX_POSTS_CACHE_MIN      (256 * 1024)


/*
 * The parts of a page.  HEAD and DEPS are opaque to the cache; BODY is the
 * page as it is, the others are the same page encoded.
 */

typedef enum {
    NGX_POSTS_CACHE_HEAD = 0,
    NGX_POSTS_CACHE_DEPS,
    NGX_POSTS_CACHE_BODY,
    NGX_POSTS_CACHE_GZIP,
    NGX_POSTS_CACHE_BROTLI,
    NGX_POSTS_CACHE_ZSTD,
    NGX_POSTS_CACHE_PARTS
} ngx_posts_cache_part_e;


/*
 * A bit of "wanted" beside those of the parts: BODY is left out if another
 * part that is wanted, but for HEAD and DEPS, is there and is not empty.
 */
#define NGX_POSTS_CACHE_ENCODED  (1 << NGX_POSTS_CACHE_PARTS)

/*
 * Two more: of BODY and the encoded parts those of more than LARGE bytes, or
 * all, are set apart: only their first bytes are copied, FIRST of them.
 */
#define NGX_POSTS_CACHE_APART    (1 << (NGX_POSTS_CACHE_PARTS + 1))
#define NGX_POSTS_CACHE_BRIEF    (1 << (NGX_POSTS_CACHE_PARTS + 2))

/* a copy of less costs no more than to pin it; bytes */
#define NGX_POSTS_CACHE_LARGE    65536
#define NGX_POSTS_CACHE_FIRST    64


typedef struct ngx_posts_cache_s      ngx_posts_cache_t;
typedef struct ngx_posts_cache_put_s  ngx_posts_cache_put_t;


/*
 * A page as it comes out of the cache, or goes in.
 *
 * sequence  identifies this version of this page; set by lookup and store,
 *           used by update, add and fetch
 * checked   seconds since the epoch of the last proof that it is fresh
 * parts     in a pool of the caller; a part that is absent has data == NULL,
 *           one that is empty has not
 * present   bits (1 << part) of the parts that the cache has, set by lookup
 *           and store
 * apart     bits of the parts of which only the first bytes are in parts,
 *           while len is that of the whole; set by lookup
 */

typedef struct {
    uint64_t            sequence;
    time_t              checked;
    ngx_uint_t          present;
    ngx_uint_t          apart;
    ngx_str_t           parts[NGX_POSTS_CACHE_PARTS];
} ngx_posts_cache_page_t;


typedef struct {
    ngx_uint_t          pages;
    ngx_uint_t          blocks;        /* in all */
    ngx_uint_t          free;          /* blocks not in use */
    ngx_uint_t          pinned;        /* blocks of pages that are pinned */
    ngx_uint_t          evicted;       /* pages since the zone was made */
    ngx_uint_t          emptied;       /* times a dead worker was found */
} ngx_posts_cache_stat_t;


/*
 * Makes the handle, or attaches to what an earlier configuration left in
 * the zone (reload keeps the pages); for use in a zone's init function.
 * The handle lives in the pool.  NULL: the zone is too small or was laid out
 * by another version; log says so.
 */
ngx_posts_cache_t *ngx_posts_cache_create(ngx_pool_t *pool,
    ngx_shm_zone_t *zone, ngx_log_t *log);

/*
 * Finds a page and copies the parts named by the bits of "wanted" into the
 * pool.  NGX_OK; NGX_DECLINED: there is no such page, or it changed each time
 * while it was copied; NGX_ERROR: memory is short.  A part that is wanted but
 * absent is left with data == NULL.  The first part is aligned for any type,
 * the others follow it in the same piece of memory.
 */
ngx_int_t ngx_posts_cache_lookup(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t wanted, ngx_pool_t *pool, ngx_posts_cache_page_t *page);

/*
 * Copies one more part of the very version that lookup found.  NGX_OK;
 * NGX_DECLINED: the page is gone, or is another by now, or has no such part;
 * NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_cache_fetch(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t part, ngx_pool_t *pool, ngx_posts_cache_page_t *page);

/*
 * Sends from where it is what follows the first "skip" bytes of a part, which
 * are not all of it: a chain of read-only buffers in the pool, that are good
 * until it is destroyed, whatever becomes of the page.  What is pinned counts
 * as in use, a quarter of the zone at most.  If the process dies it is let go
 * when room is needed.
 *
 * NGX_OK; NGX_DECLINED: fetch it; NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_cache_pin(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, ngx_uint_t part, size_t skip,
    ngx_pool_t *pool, ngx_chain_t **chain);

/*
 * Stores a page with all parts that have data, in place of an earlier one
 * of that key.  NGX_OK, sequence is set; NGX_DECLINED: it does not fit (a
 * page may take at most half of the blocks), an earlier one stays.
 */
ngx_int_t ngx_posts_cache_store(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page);

/*
 * The same in slices, for a page that is large: nobody sees it before the
 * last one.  The page stays where it is until then; what is made here is in
 * the pool.
 *
 * put         NULL: it does not fit, or memory is short
 * put_run     NGX_OK: stored, sequence is set; NGX_AGAIN: call again
 * put_cancel  instead of calling again
 */
ngx_posts_cache_put_t *ngx_posts_cache_put(ngx_posts_cache_t *cache,
    u_char *key, ngx_posts_cache_page_t *page, ngx_pool_t *pool);
ngx_int_t ngx_posts_cache_put_run(ngx_posts_cache_put_t *put);
void ngx_posts_cache_put_cancel(ngx_posts_cache_put_t *put);

/*
 * Adds one part, or replaces it, in the version of "sequence"; it gets blocks
 * of its own.  NGX_OK; NGX_DECLINED: the page is gone or is another by now, or
 * it does not fit.
 */
ngx_int_t ngx_posts_cache_add(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, ngx_uint_t part, ngx_str_t *data);

/*
 * Notes that the version of "sequence" was proved fresh at "checked".
 * NGX_OK or NGX_DECLINED (gone, or another by now).
 */
ngx_int_t ngx_posts_cache_update(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, time_t checked);

/* Removes the page of a key, if there is one. */
void ngx_posts_cache_remove(ngx_posts_cache_t *cache, u_char *key);

/*
 * Claims: one process at a time makes a part of the page of a key, BODY with
 * all that belongs to it, or one of those that are encoded.
 *
 * NGX_OK: the caller is to make it, and to call yield() when it is stored or
 * given up; also when too many are being made to take note of it.  NGX_AGAIN:
 * another process that is alive does; ask again when it has yielded.  A claim
 * is good for NGX_POSTS_CACHE_CLAIM seconds.
 */
ngx_int_t ngx_posts_cache_claim(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t part);

/* 1 if somebody was told NGX_AGAIN meanwhile; 0 also if there is no claim */
ngx_uint_t ngx_posts_cache_yield(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t part);

void ngx_posts_cache_stat(ngx_posts_cache_t *cache,
    ngx_posts_cache_stat_t *stat);


#endif /* _NGX_POSTS_CACHE_H_INCLUDED_ */
