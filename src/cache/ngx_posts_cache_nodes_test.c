
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


static ngx_uint_t ngx_posts_cache_nodes_test_fill(ngx_posts_cache_t *cache,
    ngx_str_t *body);
static void ngx_posts_cache_nodes_test_order(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, ngx_str_t *body);
static void ngx_posts_cache_nodes_test_used(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, ngx_str_t *body);


void
ngx_posts_cache_nodes_test(ngx_posts_unit_t *t)
{
    ngx_str_t           body = ngx_string("a page of one block");
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone, 1024 * 1024);

    if (cache == NULL) {
        return;
    }

    ngx_posts_cache_nodes_test_order(t, cache, &body);
    ngx_posts_cache_nodes_test_used(t, cache, &body);

    ngx_posts_cache_test_destroy(&zone);
}


/* the pages 0, 1, 2 ... of one block each, as many as there are blocks */

static ngx_uint_t
ngx_posts_cache_nodes_test_fill(ngx_posts_cache_t *cache, ngx_str_t *body)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_uint_t              i;
    ngx_posts_cache_stat_t  stat;

    ngx_posts_cache_stat(cache, &stat);

    for (i = 0; i < 2 * stat.blocks; i++) {
        ngx_posts_cache_test_key(key, i);
        ngx_posts_cache_remove(cache, key);
    }

    for (i = 0; i < stat.blocks; i++) {
        if (ngx_posts_cache_test_store(cache, i, body) != NGX_OK) {
            break;
        }
    }

    return i;
}


static void
ngx_posts_cache_nodes_test_order(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_str_t *body)
{
    ngx_uint_t              n;
    ngx_posts_cache_stat_t  stat;

    n = ngx_posts_cache_nodes_test_fill(cache, body);

    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, stat.pages == stat.blocks && stat.free == 0
                         && stat.evicted == 0,
                      "a page for each block");

    /* a look at the oldest page saves it once */

    (void) ngx_posts_cache_test_has(cache, 0);
    (void) ngx_posts_cache_test_store(cache, n, body);

    ngx_posts_unit_ok(t, !ngx_posts_cache_test_has(cache, 1),
                      "the oldest that was not used goes");
    ngx_posts_unit_ok(t, cache->nodes[cache->state->oldest].used == 0
                         && ngx_posts_cache_test_has(cache, 0),
                      "the oldest that was used stays");

    (void) ngx_posts_cache_test_store(cache, n + 1, body);
    ngx_posts_unit_ok(t, !ngx_posts_cache_test_has(cache, 2),
                      "then the next");

    (void) ngx_posts_cache_test_store(cache, 3, body);
    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.evicted, 3,
                       "a page is replaced when there is room for both");

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");
}


static void
ngx_posts_cache_nodes_test_used(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_str_t *body)
{
    ngx_uint_t              i, n;
    ngx_str_t               large;
    ngx_posts_cache_stat_t  before, after;

    n = ngx_posts_cache_nodes_test_fill(cache, body);

    for (i = 0; i < n; i++) {
        (void) ngx_posts_cache_test_has(cache, i);
    }

    ngx_posts_cache_stat(cache, &before);

    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, n, body), NGX_OK,
                       "stored though all pages are used");

    ngx_posts_cache_stat(cache, &after);
    ngx_posts_unit_int(t, after.evicted - before.evicted, 1,
                       "one of them went");

    large.len = NGX_POSTS_CACHE_BLOCK * (n / 2);
    large.data = ngx_pcalloc(t->pool, large.len);
    if (large.data == NULL) {
        return;
    }

    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, n + 1, &large),
                       NGX_OK, "a page of half the zone is stored");

    before = after;
    ngx_posts_cache_stat(cache, &after);
    ngx_posts_unit_int(t, after.evicted - before.evicted, n / 2,
                       "no more pages went than it needs");

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");
}
