
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


static const ngx_uint_t  body = NGX_POSTS_CACHE_BODY;


static void ngx_posts_cache_claims_test_own(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_claims_test_other(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_claims_test_full(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_claims_test_parts(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_claims_test_give(ngx_posts_cache_t *cache,
    ngx_uint_t i, ngx_pid_t pid);


void
ngx_posts_cache_claims_test(ngx_posts_unit_t *t)
{
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (cache == NULL) {
        return;
    }

    ngx_posts_cache_claims_test_own(t, cache);
    ngx_posts_cache_claims_test_parts(t, cache);
    ngx_posts_cache_claims_test_other(t, cache);
    ngx_posts_cache_claims_test_full(t, cache);

    ngx_posts_cache_test_destroy(&zone);
}


static void
ngx_posts_cache_claims_test_own(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char     key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_pid_t  pid;

    ngx_posts_cache_test_key(key, 1);

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "a page is claimed");
    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "by its owner once more");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, body), 0,
                       "nobody waits for it");

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "it is claimed again");

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        _exit(ngx_posts_cache_claim(cache, key, body) != NGX_AGAIN
              || ngx_posts_cache_yield(cache, key, body) != 0);
    }

    ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                       "another process waits, and has nothing to yield");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, body), 1,
                       "it is awaited");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, body), 0,
                       "there is no claim any more");
}


/* each part of a page is claimed by itself */

static void
ngx_posts_cache_claims_test_parts(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    u_char      key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_uint_t  gzip;
    ngx_pid_t   pid;

    gzip = NGX_POSTS_CACHE_GZIP;

    ngx_posts_cache_test_key(key, 1);

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, gzip), NGX_OK,
                       "one part is claimed");

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        _exit(ngx_posts_cache_claim(cache, key, gzip) != NGX_AGAIN
              || ngx_posts_cache_claim(cache, key, body) != NGX_OK
              || ngx_posts_cache_yield(cache, key, body) != 0);
    }

    ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                       "another process waits for it, and makes another");
    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, gzip), NGX_OK,
                       "its owner claims it once more");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, body), 0,
                       "a part that was not claimed is not yielded");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, gzip), 1,
                       "it is awaited still");
}


static void
ngx_posts_cache_claims_test_other(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    u_char     key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_pid_t  pid;

    ngx_posts_cache_test_key(key, 0);

    ngx_posts_cache_claims_test_give(cache, 0, getppid());

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_AGAIN,
                       "another process makes it");

    cache->state->claims[0].until = ngx_time();

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_AGAIN,
                       "to the last second");

    cache->state->claims[0].until = ngx_time() - 1;

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "a claim does not last for ever");
    ngx_posts_unit_int(t, cache->state->claims[0].pid, ngx_pid,
                       "it is taken over");

    (void) ngx_posts_cache_yield(cache, key, body);

    pid = ngx_posts_cache_test_fork();

    if (pid == 0) {
        _exit(ngx_posts_cache_claim(cache, key, body) != NGX_OK);
    }

    ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                       "one claims it, and dies");
    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "the dead hold nothing");

    (void) ngx_posts_cache_yield(cache, key, body);
}


static void
ngx_posts_cache_claims_test_full(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache)
{
    u_char      key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_CACHE_CLAIMS - 1; i++) {
        ngx_posts_cache_claims_test_give(cache, i, getppid());
    }

    ngx_posts_cache_test_key(key, i);

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "the last claim there is");
    ngx_posts_unit_int(t, cache->state->claims[i].pid, ngx_pid, "is taken");

    ngx_posts_cache_claims_test_give(cache, i, getppid());
    ngx_posts_cache_test_key(key, i + 1);

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "one more page is made without a claim");
    ngx_posts_unit_int(t, ngx_posts_cache_yield(cache, key, body), 0,
                       "which is not awaited");

    cache->state->claims[5].until = 0;

    ngx_posts_unit_int(t, ngx_posts_cache_claim(cache, key, body), NGX_OK,
                       "a claim that is void can be had");
    ngx_posts_unit_int(t, cache->state->claims[5].pid, ngx_pid, "is had");
}


static void
ngx_posts_cache_claims_test_give(ngx_posts_cache_t *cache, ngx_uint_t i,
    ngx_pid_t pid)
{
    ngx_posts_cache_claim_t  *claim;

    claim = &cache->state->claims[i];

    ngx_posts_cache_test_key(claim->key, i);

    claim->part = body;
    claim->until = ngx_time() + NGX_POSTS_CACHE_CLAIM;
    claim->pid = pid;
}
