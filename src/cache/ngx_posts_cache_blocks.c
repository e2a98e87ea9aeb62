
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


static u_char *ngx_posts_cache_blocks_at(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *run);


void
ngx_posts_cache_blocks_init(ngx_posts_cache_t *cache, uint32_t *taken)
{
    uint32_t                  i;
    ngx_posts_cache_state_t  *state;

    state = cache->state;

    state->free = 0;
    state->free_block = NGX_POSTS_CACHE_NIL;

    for (i = state->blocks; i-- > 0; /* void */ ) {
        if (taken[i] == 0) {
            cache->links[i] = state->free_block;
            state->free_block = i;
            state->free++;
        }
    }
}


void
ngx_posts_cache_blocks_take(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, uint32_t n)
{
    uint32_t                  i, first, last;
    ngx_posts_cache_state_t  *state;

    state = cache->state;

    first = state->free_block;
    last = first;

    for (i = 1; i < n; i++) {
        last = cache->links[last];
    }

    state->free_block = cache->links[last];
    state->free -= n;

    if (chain->count) {
        cache->links[last] = chain->first;

    } else {
        cache->links[last] = NGX_POSTS_CACHE_NIL;
        chain->last = last;
    }

    chain->first = first;
    chain->count += n;
}


void
ngx_posts_cache_blocks_free(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain)
{
    ngx_posts_cache_state_t  *state;

    if (chain->count == 0) {
        return;
    }

    state = cache->state;

    cache->links[chain->last] = state->free_block;
    state->free_block = chain->first;
    state->free += chain->count;

    chain->count = 0;
}


void
ngx_posts_cache_blocks_append(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, ngx_posts_cache_chain_t *tail)
{
    cache->links[chain->last] = tail->first;
    chain->last = tail->last;
    chain->count += tail->count;
}


void
ngx_posts_cache_blocks_cut(ngx_posts_cache_t *cache,
    ngx_posts_cache_chain_t *chain, ngx_posts_cache_chain_t *piece,
    uint32_t first, uint32_t n)
{
    uint32_t  i, before;

    before = chain->first;

    while (cache->links[before] != first) {
        before = cache->links[before];
    }

    piece->first = first;
    piece->last = first;
    piece->count = n;

    for (i = 1; i < n; i++) {
        piece->last = cache->links[piece->last];
    }

    cache->links[before] = cache->links[piece->last];
    chain->count -= n;

    if (chain->last == piece->last) {
        chain->last = before;
    }
}


uint64_t
ngx_posts_cache_blocks_of(uint64_t len)
{
    if (len == 0) {
        return 1;
    }

    return (len - 1) / NGX_POSTS_CACHE_BLOCK + 1;
}


void
ngx_posts_cache_blocks_write(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *end, u_char *p, size_t len)
{
    u_char  *to;
    size_t   n;

    for ( /* void */ ; len; len -= n) {
        to = ngx_posts_cache_blocks_at(cache, end);
        n = ngx_min(NGX_POSTS_CACHE_BLOCK - end->offset, len);

        ngx_memcpy(to, p, n);

        p += n;
        end->offset += n;
    }
}


ngx_int_t
ngx_posts_cache_blocks_read(ngx_posts_cache_t *cache,
    ngx_posts_cache_run_t *run, u_char *p)
{
    size_t                 n;
    u_char                *from;
    uint64_t               left;
    ngx_posts_cache_run_t  at;

    at = *run;

    for (left = run->len; left; left -= n) {
        from = ngx_posts_cache_blocks_at(cache, &at);
        if (from == NULL) {
            return NGX_AGAIN;
        }

        n = (size_t) ngx_min(NGX_POSTS_CACHE_BLOCK - at.offset, left);
        p = ngx_cpymem(p, from, n);

        at.offset += n;
    }

    return NGX_OK;
}


/*
 * Where the run goes on, its offset is less than a block then.  The links
 * may be another page's by now, but a link is always a block or nil.
 */

static u_char *
ngx_posts_cache_blocks_at(ngx_posts_cache_t *cache, ngx_posts_cache_run_t *run)
{
    if (run->offset == NGX_POSTS_CACHE_BLOCK) {
        run->block = *(volatile uint32_t *) &cache->links[run->block];
        run->offset = 0;
    }

    if (run->block == NGX_POSTS_CACHE_NIL) {
        return NULL;
    }

    return cache->data + (size_t) run->block * NGX_POSTS_CACHE_BLOCK
           + run->offset;
}
