
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


static ngx_int_t ngx_posts_cache_copy(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t wanted, ngx_pool_t *pool, ngx_posts_cache_page_t *page);
static uint64_t ngx_posts_cache_limit(ngx_uint_t wanted);
static ngx_uint_t ngx_posts_cache_wanted(ngx_posts_cache_node_t *node,
    ngx_uint_t wanted);
static ngx_int_t ngx_posts_cache_snapshot(ngx_posts_cache_t *cache,
    u_char *key, ngx_posts_cache_node_t *snapshot,
    ngx_posts_cache_node_t **node);
static ngx_int_t ngx_posts_cache_parts(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t wanted, u_char *p,
    ngx_posts_cache_page_t *page);
static ngx_int_t ngx_posts_cache_link(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part, ngx_posts_cache_run_t *run,
    ngx_posts_cache_slot_t *slot);
static void ngx_posts_cache_drop(ngx_posts_cache_t *cache,
    ngx_posts_cache_node_t *node, ngx_uint_t part);
static ngx_posts_cache_node_t *ngx_posts_cache_version(
    ngx_posts_cache_t *cache, u_char *key, ngx_posts_cache_page_t *page);


ngx_int_t
ngx_posts_cache_lookup(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t wanted, ngx_pool_t *pool, ngx_posts_cache_page_t *page)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_CACHE_TRIES; i++) {
        ngx_memzero(page, sizeof(ngx_posts_cache_page_t));

        rc = ngx_posts_cache_copy(cache, key, wanted, pool, page);

        if (rc != NGX_AGAIN) {
            return rc;
        }
    }

    ngx_memzero(page, sizeof(ngx_posts_cache_page_t));

    return NGX_DECLINED;
}


ngx_int_t
ngx_posts_cache_fetch(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t part, ngx_pool_t *pool, ngx_posts_cache_page_t *page)
{
    ngx_int_t               rc;
    ngx_posts_cache_page_t  found;

    rc = ngx_posts_cache_lookup(cache, key, 1 << part, pool, &found);

    if (rc != NGX_OK) {
        return rc;
    }

    if (found.sequence != page->sequence || found.parts[part].data == NULL) {
        return NGX_DECLINED;
    }

    page->parts[part] = found.parts[part];
    page->apart &= ~(1 << part);

    return NGX_OK;
}


ngx_int_t
ngx_posts_cache_add(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, ngx_uint_t part, ngx_str_t *data)
{
    uint64_t                 blocks;
    ngx_int_t                rc;
    ngx_uint_t               fits;
    ngx_posts_cache_run_t    run, end;
    ngx_posts_cache_node_t  *node;
    ngx_posts_cache_slot_t  *slot;

    blocks = ngx_posts_cache_blocks_of(data->len);

    ngx_posts_cache_lock(cache);

    node = ngx_posts_cache_version(cache, key, page);
    fits = node && ngx_posts_cache_fits(cache, blocks + node->chain.count);

    if (fits) {
        /* what is evicted to make room had better be another page */
        node->used = 1;
    }

    ngx_posts_cache_unlock(cache);

    if (!fits) {
        return NGX_DECLINED;
    }

    slot = ngx_posts_cache_slots_reserve(cache, (uint32_t) blocks);
    if (slot == NULL) {
        return NGX_DECLINED;
    }

    end.block = slot->chain.first;
    end.offset = 0;

    run = end;
    run.len = data->len;

    ngx_posts_cache_blocks_write(cache, &end, data->data, data->len);

    ngx_posts_cache_lock(cache);
    ngx_posts_cache_begin(cache);

    node = ngx_posts_cache_version(cache, key, page);
    rc = ngx_posts_cache_link(cache, node, part, &run, slot);

    ngx_posts_cache_unlock(cache);

    return rc;
}


ngx_int_t
ngx_posts_cache_update(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, time_t checked)
{
    ngx_posts_cache_node_t  *node;

    ngx_posts_cache_lock(cache);

    node = ngx_posts_cache_version(cache, key, page);

    if (node) {
        node->checked = checked;
    }

    ngx_posts_cache_unlock(cache);

    return node ? NGX_OK : NGX_DECLINED;
}


void
ngx_posts_cache_remove(ngx_posts_cache_t *cache, u_char *key)
{
    ngx_posts_cache_node_t  *node;

    ngx_posts_cache_lock(cache);

    node = ngx_posts_cache_nodes_find(cache, key);

    if (node) {
        ngx_posts_cache_begin(cache);
        ngx_posts_cache_nodes_remove(cache, node);
    }

    ngx_posts_cache_unlock(cache);
}


void
ngx_posts_cache_stat(ngx_posts_cache_t *cache, ngx_posts_cache_stat_t *stat)
{
    ngx_posts_cache_lock(cache);

    stat->pages = cache->state->pages;
    stat->blocks = cache->state->blocks;
    stat->free = cache->state->free;
    stat->pinned = ngx_posts_cache_pins_blocks(cache);
    stat->evicted = (ngx_uint_t) cache->state->evicted;
    stat->emptied = (ngx_uint_t) cache->state->emptied;

    ngx_posts_cache_unlock(cache);
}


/* NGX_AGAIN: the page changed while it was copied, what was copied is none */

static ngx_int_t
ngx_posts_cache_copy(ngx_posts_cache_t *cache, u_char *key, ngx_uint_t wanted,
    ngx_pool_t *pool, ngx_posts_cache_page_t *page)
{
    size_t                   len;
    u_char                  *p;
    uint64_t                 limit;
    ngx_int_t                rc;
    ngx_uint_t               i;
    ngx_posts_cache_node_t  *node, snapshot;

    if (ngx_posts_cache_snapshot(cache, key, &snapshot, &node) != NGX_OK) {
        return NGX_DECLINED;
    }

    page->sequence = snapshot.sequence;
    page->checked = (time_t) snapshot.checked;
    page->present = snapshot.present;

    limit = ngx_posts_cache_limit(wanted);
    wanted = ngx_posts_cache_wanted(&snapshot, wanted);
    len = 0;

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {

        if (!(wanted & (1 << i))) {
            continue;
        }

        page->parts[i].len = (size_t) snapshot.parts[i].len;

        if (i >= NGX_POSTS_CACHE_BODY && snapshot.parts[i].len > limit) {
            snapshot.parts[i].len = NGX_POSTS_CACHE_FIRST;
            page->apart |= 1 << i;
        }

        len += (size_t) snapshot.parts[i].len;
    }

    if (wanted == 0) {
        return NGX_OK;
    }

    p = ngx_palloc(pool, len ? len : 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_cache_parts(cache, &snapshot, wanted, p, page);

    ngx_memory_barrier();

    if (rc == NGX_OK && node->change == snapshot.change) {
        return NGX_OK;
    }

    ngx_pfree(pool, p);

    return NGX_AGAIN;
}


/* the length of a body, or of an encoded one, that is copied whole */

static uint64_t
ngx_posts_cache_limit(ngx_uint_t wanted)
{
    if (wanted & NGX_POSTS_CACHE_BRIEF) {
        return NGX_POSTS_CACHE_FIRST;
    }

    return (wanted & NGX_POSTS_CACHE_APART) ? NGX_POSTS_CACHE_LARGE
                                            : (uint64_t) -1;
}


static ngx_uint_t
ngx_posts_cache_wanted(ngx_posts_cache_node_t *node, ngx_uint_t wanted)
{
    ngx_uint_t  i, encoded;

    encoded = wanted & NGX_POSTS_CACHE_ENCODED;
    wanted &= node->present;

    if (!encoded) {
        return wanted;
    }

    for (i = NGX_POSTS_CACHE_BODY + 1; i < NGX_POSTS_CACHE_PARTS; i++) {
        if ((wanted & (1 << i)) && node->parts[i].len) {
            return wanted & ~(1 << NGX_POSTS_CACHE_BODY);
        }
    }

    return wanted;
}


static ngx_int_t
ngx_posts_cache_snapshot(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_node_t *snapshot, ngx_posts_cache_node_t **found)
{
    ngx_posts_cache_node_t  *node;

    ngx_posts_cache_lock(cache);

    node = ngx_posts_cache_nodes_find(cache, key);

    if (node) {
        *snapshot = *node;

        if (!node->used) {
            node->used = 1;
        }
    }

    ngx_posts_cache_unlock(cache);

    *found = node;

    return node ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_cache_parts(ngx_posts_cache_t *cache, ngx_posts_cache_node_t *node,
    ngx_uint_t wanted, u_char *p, ngx_posts_cache_page_t *page)
{
    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {

        if (!(wanted & (1 << i))) {
            continue;
        }

        if (ngx_posts_cache_blocks_read(cache, &node->parts[i], p) != NGX_OK) {
            return NGX_AGAIN;
        }

        page->parts[i].data = p;

        p += (size_t) node->parts[i].len;
    }

    return NGX_OK;
}


/* what was true before the part was written may not be so any more */

static ngx_int_t
ngx_posts_cache_link(ngx_posts_cache_t *cache, ngx_posts_cache_node_t *node,
    ngx_uint_t part, ngx_posts_cache_run_t *run, ngx_posts_cache_slot_t *slot)
{
    ngx_posts_cache_chain_t  chain;

    chain = ngx_posts_cache_slots_release(cache, slot);

    if (node == NULL
        || !ngx_posts_cache_fits(cache,
                                 (uint64_t) chain.count + node->chain.count))
    {
        ngx_posts_cache_blocks_free(cache, &chain);
        return NGX_DECLINED;
    }

    ngx_posts_cache_drop(cache, node, part);
    ngx_posts_cache_blocks_append(cache, &node->chain, &chain);

    node->parts[part] = *run;
    node->present |= 1 << part;

    return NGX_OK;
}


/*
 * Before a part is replaced.  Bytes of one that was stored with others stay
 * in the page's chain as long as it lives; that can happen but once a part.
 * So do those of one that is pinned, while it is.
 */

static void
ngx_posts_cache_drop(ngx_posts_cache_t *cache, ngx_posts_cache_node_t *node,
    ngx_uint_t part)
{
    ngx_uint_t                bit;
    ngx_posts_cache_run_t    *run;
    ngx_posts_cache_chain_t   piece;

    bit = 1 << part;

    if (node->together & bit) {
        node->together &= ~bit;

    } else if (ngx_posts_cache_pins_has(cache, node, part)) {
        return;

    } else if (node->present & bit) {
        node->change++;

        ngx_memory_barrier();

        run = &node->parts[part];

        ngx_posts_cache_blocks_cut(cache, &node->chain, &piece, run->block,
                           (uint32_t) ngx_posts_cache_blocks_of(run->len));
        ngx_posts_cache_blocks_free(cache, &piece);
    }
}


static ngx_posts_cache_node_t *
ngx_posts_cache_version(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page)
{
    ngx_posts_cache_node_t  *node;

    node = ngx_posts_cache_nodes_find(cache, key);

    return node && node->sequence == page->sequence ? node : NULL;
}
