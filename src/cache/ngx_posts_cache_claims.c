
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_zone.h"


static ngx_posts_cache_claim_t *ngx_posts_cache_claims_find(
    ngx_posts_cache_t *cache, u_char *key, ngx_uint_t part);
static ngx_posts_cache_claim_t *ngx_posts_cache_claims_free(
    ngx_posts_cache_t *cache);
static ngx_uint_t ngx_posts_cache_claims_void(ngx_posts_cache_claim_t *claim);


ngx_int_t
ngx_posts_cache_claim(ngx_posts_cache_t *cache, u_char *key, ngx_uint_t part)
{
    ngx_int_t                 rc;
    ngx_posts_cache_claim_t  *claim;

    ngx_posts_cache_lock(cache);

    rc = NGX_OK;
    claim = ngx_posts_cache_claims_find(cache, key, part);

    if (claim && claim->pid != ngx_pid
        && !ngx_posts_cache_claims_void(claim))
    {
        claim->awaited = 1;
        rc = NGX_AGAIN;
        goto done;
    }

    if (claim && claim->pid == ngx_pid) {
        claim->until = (int64_t) ngx_time() + NGX_POSTS_CACHE_CLAIM;
        goto done;
    }

    if (claim == NULL) {
        claim = ngx_posts_cache_claims_free(cache);
    }

    if (claim) {
        claim->pid = 0;

        ngx_memory_barrier();

        ngx_memcpy(claim->key, key, NGX_POSTS_CACHE_KEY_LEN);
        claim->part = (uint32_t) part;
        claim->until = (int64_t) ngx_time() + NGX_POSTS_CACHE_CLAIM;
        claim->awaited = 0;

        ngx_memory_barrier();

        claim->pid = ngx_pid;
    }

done:

    ngx_posts_cache_unlock(cache);

    return rc;
}


ngx_uint_t
ngx_posts_cache_yield(ngx_posts_cache_t *cache, u_char *key, ngx_uint_t part)
{
    ngx_uint_t                awaited;
    ngx_posts_cache_claim_t  *claim;

    ngx_posts_cache_lock(cache);

    awaited = 0;
    claim = ngx_posts_cache_claims_find(cache, key, part);

    if (claim && claim->pid == ngx_pid) {
        awaited = (ngx_uint_t) claim->awaited;
        claim->pid = 0;
    }

    ngx_posts_cache_unlock(cache);

    return awaited;
}


static ngx_posts_cache_claim_t *
ngx_posts_cache_claims_find(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t part)
{
    ngx_uint_t                i;
    ngx_posts_cache_claim_t  *claim;

    for (i = 0; i < NGX_POSTS_CACHE_CLAIMS; i++) {
        claim = &cache->state->claims[i];

        if (claim->pid && claim->part == part
            && ngx_memcmp(claim->key, key, NGX_POSTS_CACHE_KEY_LEN) == 0)
        {
            return claim;
        }
    }

    return NULL;
}


/* NULL: all are in use by the living */

static ngx_posts_cache_claim_t *
ngx_posts_cache_claims_free(ngx_posts_cache_t *cache)
{
    ngx_uint_t                i;
    ngx_posts_cache_claim_t  *claims;

    claims = cache->state->claims;

    for (i = 0; i < NGX_POSTS_CACHE_CLAIMS; i++) {
        if (claims[i].pid == 0) {
            return &claims[i];
        }
    }

    for (i = 0; i < NGX_POSTS_CACHE_CLAIMS; i++) {
        if (ngx_posts_cache_claims_void(&claims[i])) {
            return &claims[i];
        }
    }

    return NULL;
}


/* its process has died, or is stuck; a pid may be another's by now */

static ngx_uint_t
ngx_posts_cache_claims_void(ngx_posts_cache_claim_t *claim)
{
    return claim->until < (int64_t) ngx_time()
           || (kill((ngx_pid_t) claim->pid, 0) == -1
               && ngx_errno == ESRCH);
}
