
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


/* bytes that are written in one go: less than half a millisecond */
#define NGX_POSTS_CACHE_PUT  262144


/*
 * A page on its way into the zone.
 *
 * part  that is being written, of which "done" bytes are
 * end   where what is written ends
 * runs  of the parts
 */

struct ngx_posts_cache_put_s {
    ngx_posts_cache_t        *cache;
    ngx_posts_cache_page_t   *page;
    ngx_posts_cache_slot_t   *slot;
    ngx_uint_t                part;
    size_t                    done;
    ngx_posts_cache_run_t     end;
    ngx_posts_cache_run_t     runs[NGX_POSTS_CACHE_PARTS];
    u_char                    key[NGX_POSTS_CACHE_KEY_LEN];
};


static ngx_int_t ngx_posts_cache_put_init(ngx_posts_cache_put_t *put,
    ngx_posts_cache_t *cache, u_char *key, ngx_posts_cache_page_t *page);
static uint64_t ngx_posts_cache_put_measure(ngx_posts_cache_page_t *page);
static void ngx_posts_cache_put_link(ngx_posts_cache_put_t *put);


ngx_int_t
ngx_posts_cache_store(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page)
{
    ngx_int_t              rc;
    ngx_posts_cache_put_t  put;

    rc = ngx_posts_cache_put_init(&put, cache, key, page);

    while (rc == NGX_OK && ngx_posts_cache_put_run(&put) == NGX_AGAIN) {
        /* void */
    }

    return rc;
}


ngx_posts_cache_put_t *
ngx_posts_cache_put(ngx_posts_cache_t *cache, u_char *key,
    ngx_posts_cache_page_t *page, ngx_pool_t *pool)
{
    ngx_posts_cache_put_t  *put;

    put = ngx_palloc(pool, sizeof(ngx_posts_cache_put_t));

    if (put == NULL
        || ngx_posts_cache_put_init(put, cache, key, page) != NGX_OK)
    {
        return NULL;
    }

    return put;
}


static ngx_int_t
ngx_posts_cache_put_init(ngx_posts_cache_put_t *put, ngx_posts_cache_t *cache,
    u_char *key, ngx_posts_cache_page_t *page)
{
    uint64_t  blocks;

    ngx_memzero(put, sizeof(ngx_posts_cache_put_t));

    put->cache = cache;
    put->page = page;
    ngx_memcpy(put->key, key, NGX_POSTS_CACHE_KEY_LEN);

    blocks = ngx_posts_cache_put_measure(page);

    if (!ngx_posts_cache_fits(cache, blocks)) {
        return NGX_DECLINED;
    }

    put->slot = ngx_posts_cache_slots_reserve(cache, (uint32_t) blocks);
    if (put->slot == NULL) {
        return NGX_DECLINED;
    }

    put->end.block = put->slot->chain.first;

    return NGX_OK;
}


/* the blocks that the parts of the page take; notes which are present */

static uint64_t
ngx_posts_cache_put_measure(ngx_posts_cache_page_t *page)
{
    uint64_t    len;
    ngx_uint_t  i;

    len = 0;
    page->present = 0;

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {
        if (page->parts[i].data) {
            len += page->parts[i].len;
            page->present |= 1 << i;
        }
    }

    return ngx_posts_cache_blocks_of(len);
}


ngx_int_t
ngx_posts_cache_put_run(ngx_posts_cache_put_t *put)
{
    size_t      len, left;
    ngx_str_t  *part;

    left = NGX_POSTS_CACHE_PUT;

    for ( /* void */ ; put->part < NGX_POSTS_CACHE_PARTS; put->part++) {

        part = &put->page->parts[put->part];

        if (part->data == NULL) {
            continue;
        }

        if (put->done == 0) {
            put->runs[put->part] = put->end;
            put->runs[put->part].len = part->len;
        }

        len = ngx_min(part->len - put->done, left);

        ngx_posts_cache_blocks_write(put->cache, &put->end,
                                     part->data + put->done, len);
        put->done += len;
        left -= len;

        if (put->done < part->len) {
            return NGX_AGAIN;
        }

        put->done = 0;
    }

    ngx_posts_cache_put_link(put);

    return NGX_OK;
}


static void
ngx_posts_cache_put_link(ngx_posts_cache_put_t *put)
{
    ngx_posts_cache_t       *cache;
    ngx_posts_cache_node_t  *node;
    ngx_posts_cache_page_t  *page;

    cache = put->cache;
    page = put->page;

    ngx_posts_cache_lock(cache);
    ngx_posts_cache_begin(cache);

    node = ngx_posts_cache_nodes_find(cache, put->key);

    if (node) {
        ngx_posts_cache_nodes_clear(cache, node);

    } else {
        node = ngx_posts_cache_nodes_add(cache, put->key);
    }

    page->sequence = ++cache->state->sequence;

    node->sequence = page->sequence;
    node->checked = page->checked;
    node->chain = ngx_posts_cache_slots_release(cache, put->slot);
    node->present = (uint16_t) page->present;
    node->together = node->present;
    ngx_memcpy(node->parts, put->runs, sizeof(put->runs));

    ngx_posts_cache_unlock(cache);
}


void
ngx_posts_cache_put_cancel(ngx_posts_cache_put_t *put)
{
    ngx_posts_cache_chain_t  chain;

    ngx_posts_cache_lock(put->cache);
    ngx_posts_cache_begin(put->cache);

    chain = ngx_posts_cache_slots_release(put->cache, put->slot);
    ngx_posts_cache_blocks_free(put->cache, &chain);

    ngx_posts_cache_unlock(put->cache);
}


/* half of the zone: two of the largest pages can be there at one time */

ngx_uint_t
ngx_posts_cache_fits(ngx_posts_cache_t *cache, uint64_t blocks)
{
    return blocks <= cache->state->blocks / 2;
}
