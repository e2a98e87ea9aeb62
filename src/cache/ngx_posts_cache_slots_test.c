
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


static void ngx_posts_cache_slots_test_dead(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_slots_test_alive(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_slots_test_full(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);


void
ngx_posts_cache_slots_test(ngx_posts_unit_t *t)
{
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (cache == NULL) {
        return;
    }

    ngx_posts_cache_slots_test_dead(t, cache);
    ngx_posts_cache_slots_test_alive(t, cache);
    ngx_posts_cache_slots_test_full(t, cache);

    ngx_posts_cache_test_destroy(&zone);
}


/* blocks that a dead process reserved come back when they are needed */

static void
ngx_posts_cache_slots_test_dead(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    ngx_pid_t                pid;
    ngx_uint_t               i, half;
    ngx_posts_cache_stat_t   stat;
    ngx_posts_cache_slot_t  *slot;
    ngx_posts_cache_chain_t  chain;

    half = cache->state->blocks / 2;

    for (i = 0; i < 2; i++) {
        pid = ngx_posts_cache_test_fork();

        if (pid == 0) {
            _exit(ngx_posts_cache_slots_reserve(cache, half) == NULL);
        }

        ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                           "half of the zone is reserved by one who dies");
    }

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.free, stat.blocks - 2 * half,
                       "all of the zone is reserved by the dead");

    slot = ngx_posts_cache_slots_reserve(cache, half);
    ngx_posts_unit_ok(t, slot != NULL, "the dead's blocks are reserved");

    if (slot) {
        ngx_posts_cache_lock(cache);
        ngx_posts_cache_begin(cache);
        chain = ngx_posts_cache_slots_release(cache, slot);
        ngx_posts_cache_blocks_free(cache, &chain);
        ngx_posts_cache_unlock(cache);
    }

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.free, stat.blocks, "all blocks are free");
    ngx_posts_unit_int(t, stat.emptied, 0, "cache was not emptied");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");
}


/* those of the living do not */

static void
ngx_posts_cache_slots_test_alive(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    int                      ready[2], go[2];
    u_char                   c;
    ngx_pid_t                pid;
    ngx_uint_t               half;
    ngx_posts_cache_stat_t   stat;

    half = cache->state->blocks / 2;

    if (pipe(ready) == -1 || pipe(go) == -1) {
        return;
    }

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        (void) ngx_posts_cache_slots_reserve(cache, half);
        (void) ngx_posts_cache_slots_reserve(cache, half);

        if (write(ready[1], "r", 1) != 1) {
            _exit(2);
        }

        close(go[1]);
        _exit(read(go[0], &c, 1) == 1);
    }

    close(ready[1]);

    ngx_posts_unit_ok(t, read(ready[0], &c, 1) == 1,
                      "a living process has reserved half of the zone twice");

    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, ngx_posts_cache_slots_reserve(cache, stat.free + 1)
                         == NULL,
                      "nobody gets what the living have reserved");

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_int(t, stat.free, stat.blocks - 2 * half,
                       "what could be had was given back");

    close(go[1]);
    close(ready[0]);

    ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                       "the process ends");
    close(go[0]);
}


/* as many slots as there are, held by the dead, and by this process */

static void
ngx_posts_cache_slots_test_full(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    ngx_uint_t  i;
    ngx_pid_t   pid;

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        _exit(0);
    }

    (void) ngx_posts_cache_test_wait(cache, pid);

    for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
        cache->state->slots[i].pid = 1;
    }

    ngx_posts_unit_ok(t, ngx_posts_cache_slots_reserve(cache, 1) == NULL,
                      "no slot while the living have them all");

    for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
        cache->state->slots[i].pid = pid;
    }

    ngx_posts_unit_ok(t, ngx_posts_cache_slots_reserve(cache, 1) != NULL,
                      "slots of the dead are taken");

    for (i = 0; i < NGX_POSTS_CACHE_SLOTS; i++) {
        cache->state->slots[i].pid = ngx_pid;
    }

    ngx_posts_unit_ok(t, ngx_posts_cache_slots_reserve(cache, 1) != NULL,
                      "and those of an earlier process of this pid");

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");
}
