
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


/* bytes of the pages here: five blocks, in a zone of some sixty */
#define NGX_POSTS_CACHE_PINS_TEST_LEN  (5 * NGX_POSTS_CACHE_BLOCK - 100)


static void ngx_posts_cache_pins_test_replaced(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_shared(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_part(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_evicted(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_quarter(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_dead(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_emptied(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_pins_test_free(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, const char *when);
static ngx_pool_t *ngx_posts_cache_pins_test_pin(ngx_posts_cache_t *cache,
    ngx_uint_t n, ngx_uint_t part, ngx_chain_t **chain);
static void ngx_posts_cache_pins_test_text(ngx_posts_unit_t *t,
    ngx_str_t *text, u_char c);


void
ngx_posts_cache_pins_test(ngx_posts_unit_t *t)
{
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (cache == NULL) {
        return;
    }

    ngx_posts_cache_pins_test_replaced(t, cache);
    ngx_posts_cache_pins_test_shared(t, cache);
    ngx_posts_cache_pins_test_part(t, cache);
    ngx_posts_cache_pins_test_evicted(t, cache);
    ngx_posts_cache_pins_test_quarter(t, cache);
    ngx_posts_cache_pins_test_dead(t, cache);
    ngx_posts_cache_pins_test_emptied(t, cache);

    ngx_posts_cache_test_destroy(&zone);
}


static void
ngx_posts_cache_pins_test_replaced(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    ngx_str_t     old, new;
    ngx_pool_t   *pool;
    ngx_chain_t  *chain;

    ngx_posts_cache_pins_test_text(t, &old, 'a');
    ngx_posts_cache_pins_test_text(t, &new, 'b');

    (void) ngx_posts_cache_test_store(cache, 1, &old);

    pool = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_BODY,
                                         &chain);

    if (!ngx_posts_unit_ok(t, pool != NULL, "a page is pinned")) {
        return;
    }

    ngx_posts_unit_ok(t, chain->next == NULL,
                      "blocks side by side are one buffer");

    (void) ngx_posts_cache_test_store(cache, 1, &new);

    ngx_posts_unit_ok(t, ngx_posts_cache_test_same(chain, &old),
                      "it stays when it is replaced");

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "the zone is sound meanwhile");

    ngx_destroy_pool(pool);

    ngx_posts_cache_pins_test_free(t, cache, "replaced");
}


static void
ngx_posts_cache_pins_test_shared(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    ngx_str_t                body;
    ngx_pool_t              *one, *two;
    ngx_chain_t             *first, *second;
    ngx_posts_cache_stat_t   stat;

    ngx_posts_cache_pins_test_text(t, &body, 'a');

    (void) ngx_posts_cache_test_store(cache, 1, &body);

    one = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_BODY,
                                        &first);
    two = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_BODY,
                                        &second);

    if (!ngx_posts_unit_ok(t, one && two, "a page is pinned twice")) {
        return;
    }

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.pinned, 5, "its blocks count once");

    ngx_destroy_pool(one);
    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.pinned, 5, "one of two has let go");

    ngx_destroy_pool(two);

    ngx_posts_cache_pins_test_free(t, cache, "both have let go");
}


static void
ngx_posts_cache_pins_test_part(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                   key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t                body, old, new;
    ngx_pool_t              *pool, *late;
    ngx_chain_t             *chain, *other;
    ngx_posts_cache_page_t   page;

    ngx_posts_cache_pins_test_text(t, &body, 'a');
    ngx_posts_cache_pins_test_text(t, &old, 'b');
    ngx_posts_cache_pins_test_text(t, &new, 'c');

    old.len /= 2;
    new.len /= 2;

    (void) ngx_posts_cache_test_store(cache, 1, &body);

    ngx_posts_cache_test_key(key, 1);
    (void) ngx_posts_cache_lookup(cache, key, 0, t->pool, &page);
    (void) ngx_posts_cache_add(cache, key, &page, NGX_POSTS_CACHE_GZIP, &old);

    pool = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_GZIP,
                                         &chain);

    if (!ngx_posts_unit_ok(t, pool != NULL, "an added part is pinned")) {
        return;
    }

    (void) ngx_posts_cache_add(cache, key, &page, NGX_POSTS_CACHE_GZIP, &new);

    ngx_posts_unit_ok(t, ngx_posts_cache_test_same(chain, &old),
                      "it stays when it is replaced");

    late = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_GZIP,
                                         &other);

    ngx_posts_unit_ok(t, late == NULL, "what replaced it is not pinned");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "the zone is sound meanwhile");

    ngx_destroy_pool(pool);

    ngx_posts_cache_pins_test_free(t, cache, "a part was replaced");
}


static void
ngx_posts_cache_pins_test_evicted(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    ngx_str_t     body, other;
    ngx_uint_t    i, stored;
    ngx_pool_t   *pool;
    ngx_chain_t  *chain;

    ngx_posts_cache_pins_test_text(t, &body, 'a');
    ngx_posts_cache_pins_test_text(t, &other, 'b');

    (void) ngx_posts_cache_test_store(cache, 1, &body);

    pool = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_BODY,
                                         &chain);
    if (pool == NULL) {
        return;
    }

    stored = 0;

    for (i = 2; i < 102; i++) {
        stored += ngx_posts_cache_test_store(cache, i, &other) == NGX_OK;
    }

    ngx_posts_unit_int(t, stored, 100, "there is room beside what is pinned");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_has(cache, 1),
                      "a pinned page is not evicted");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_same(chain, &body),
                      "nor overwritten");

    ngx_destroy_pool(pool);

    for (i = 2; i < 102; i++) {
        (void) ngx_posts_cache_test_store(cache, i, &other);
    }

    ngx_posts_unit_ok(t, !ngx_posts_cache_test_has(cache, 1),
                      "it is, when it was let go");

    ngx_posts_cache_pins_test_free(t, cache, "the zone was full");
}


static void
ngx_posts_cache_pins_test_quarter(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    ngx_str_t     body;
    ngx_uint_t    i, most, pinned;
    ngx_pool_t   *pools[16];
    ngx_chain_t  *chain;

    ngx_posts_cache_pins_test_text(t, &body, 'a');

    most = cache->state->blocks / 4 / 5;
    pinned = 0;

    for (i = 0; i <= most; i++) {
        (void) ngx_posts_cache_test_store(cache, i, &body);
        pools[i] = ngx_posts_cache_pins_test_pin(cache, i,
                                                 NGX_POSTS_CACHE_BODY, &chain);
        pinned += pools[i] != NULL;
    }

    ngx_posts_unit_int(t, pinned, most, "a quarter of the zone is pinned");
    ngx_posts_unit_ok(t, pools[most] == NULL, "one page more is not");

    for (i = 0; i < most; i++) {
        ngx_destroy_pool(pools[i]);
    }

    ngx_posts_cache_pins_test_free(t, cache, "it was a quarter");
}


/* a process that is killed neither keeps a page nor the blocks of one */

static void
ngx_posts_cache_pins_test_dead(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    int           status;
    ngx_pid_t     pid;
    ngx_str_t     body;
    ngx_uint_t    i;
    ngx_chain_t  *chain;

    ngx_posts_cache_pins_test_text(t, &body, 'a');

    for (i = 0; i < 3; i++) {
        (void) ngx_posts_cache_test_store(cache, 1, &body);

        pid = ngx_posts_cache_test_fork();

        if (pid == 0) {
            _exit(ngx_posts_cache_pins_test_pin(cache, 1,
                                                NGX_POSTS_CACHE_BODY, &chain)
                  == NULL);
        }

        status = ngx_posts_cache_test_wait(cache, pid);

        ngx_posts_unit_int(t, status, 0, "a process pins and dies");
    }

    for (i = 2; i < 102; i++) {
        (void) ngx_posts_cache_test_store(cache, i, &body);
    }

    ngx_posts_unit_ok(t, !ngx_posts_cache_test_has(cache, 1),
                      "the page of dead processes is evicted");

    ngx_posts_cache_pins_test_free(t, cache, "processes have died");
}


static void
ngx_posts_cache_pins_test_emptied(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               body, gzip;
    ngx_uint_t              i, level;
    ngx_pool_t             *one, *two;
    ngx_chain_t            *first, *second;
    ngx_posts_cache_page_t  page;

    ngx_posts_cache_pins_test_text(t, &body, 'a');
    ngx_posts_cache_pins_test_text(t, &gzip, 'b');

    gzip.len = NGX_POSTS_CACHE_BLOCK;

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));
    ngx_posts_cache_test_key(key, 1);

    page.parts[NGX_POSTS_CACHE_BODY] = body;
    page.parts[NGX_POSTS_CACHE_GZIP] = gzip;

    (void) ngx_posts_cache_store(cache, key, &page);

    one = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_BODY,
                                        &first);
    two = ngx_posts_cache_pins_test_pin(cache, 1, NGX_POSTS_CACHE_GZIP,
                                        &second);

    if (one == NULL || two == NULL) {
        return;
    }

    level = ngx_cycle->log->log_level;
    ngx_cycle->log->log_level = 0;

    cache->state->busy = 1;

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "a zone that was emptied is sound, with pins in it");

    ngx_cycle->log->log_level = level;

    for (i = 2; i < 102; i++) {
        (void) ngx_posts_cache_test_store(cache, i, &gzip);
    }

    ngx_posts_unit_ok(t, ngx_posts_cache_test_same(first, &body)
                         && ngx_posts_cache_test_same(second, &gzip),
                      "what is pinned outlives it");

    ngx_destroy_pool(one);
    ngx_destroy_pool(two);

    ngx_posts_cache_pins_test_free(t, cache, "it was emptied");
}


static void
ngx_posts_cache_pins_test_free(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    const char *when)
{
    const char              *wrong;
    ngx_posts_cache_stat_t   stat;

    wrong = ngx_posts_cache_test_check(cache);
    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, stat.pinned == 0 && wrong == NULL,
                      "nothing is pinned after %s%s%s", when,
                      wrong ? ": " : "", wrong ? wrong : "");
}


static ngx_pool_t *
ngx_posts_cache_pins_test_pin(ngx_posts_cache_t *cache, ngx_uint_t n,
    ngx_uint_t part, ngx_chain_t **chain)
{
    u_char                   key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_pool_t              *pool;
    ngx_posts_cache_page_t   page;

    pool = ngx_create_pool(1024, ngx_cycle->log);
    if (pool == NULL) {
        return NULL;
    }

    ngx_posts_cache_test_key(key, n);

    if (ngx_posts_cache_lookup(cache, key, 0, pool, &page) != NGX_OK
        || ngx_posts_cache_pin(cache, key, &page, part, 0, pool, chain)
           != NGX_OK)
    {
        ngx_destroy_pool(pool);
        return NULL;
    }

    return pool;
}


static void
ngx_posts_cache_pins_test_text(ngx_posts_unit_t *t, ngx_str_t *text, u_char c)
{
    text->len = NGX_POSTS_CACHE_PINS_TEST_LEN;
    text->data = ngx_pnalloc(t->pool, text->len);

    if (text->data) {
        ngx_memset(text->data, c, text->len);

    } else {
        text->len = 0;
    }
}
