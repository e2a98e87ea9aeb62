
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CACHE_TEST_H_INCLUDED_
#define _NGX_POSTS_CACHE_TEST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "cache/ngx_posts_cache_zone.h"


/*
 * What the tests of the cache share.
 *
 * The content of a test page follows from its key's number and a version,
 * which the head begins with: whoever finds a page can tell whether it is
 * whole.
 */


/* bytes of the largest part that ngx_posts_cache_test_part() makes */
#define NGX_POSTS_CACHE_TEST_PART  65536


/* a zone as nginx makes it, and the cache in it; NULL if either fails */
ngx_posts_cache_t *ngx_posts_cache_test_create(ngx_posts_unit_t *t,
    ngx_shm_zone_t *zone, size_t size);

void ngx_posts_cache_test_destroy(ngx_shm_zone_t *zone);

/* what is wrong in the zone, NULL if nothing is; takes the mutex */
const char *ngx_posts_cache_test_check(ngx_posts_cache_t *cache);

void ngx_posts_cache_test_key(u_char *key, ngx_uint_t n);

/* writes the content of a part, returns its length */
size_t ngx_posts_cache_test_part(u_char *p, ngx_uint_t n, uint64_t version,
    ngx_uint_t part);

/* 1 if all parts of the page are what they must be */
ngx_uint_t ngx_posts_cache_test_whole(ngx_posts_cache_page_t *page,
    ngx_uint_t n);

/*
 * One random operation on one of so many keys, "seed" moves on.  0 if what
 * was found is not whole.
 */
ngx_uint_t ngx_posts_cache_test_operate(ngx_posts_cache_t *cache,
    uint64_t *seed, ngx_uint_t keys);

/* a page with one part of so many bytes; what store() returns */
ngx_int_t ngx_posts_cache_test_store(ngx_posts_cache_t *cache, ngx_uint_t n,
    ngx_str_t *body);

/* 1 if the page is there; it is used, then */
ngx_uint_t ngx_posts_cache_test_has(ngx_posts_cache_t *cache, ngx_uint_t n);

/* 1 if the buffers hold the text */
ngx_uint_t ngx_posts_cache_test_same(ngx_chain_t *chain, ngx_str_t *text);

uint64_t ngx_posts_cache_test_random(uint64_t *seed);

/* forks: 0 in the child, which has its own ngx_pid; -1 on failure */
ngx_pid_t ngx_posts_cache_test_fork(void);

/* waits for a child, and does what nginx does then; its exit status or -1 */
int ngx_posts_cache_test_wait(ngx_posts_cache_t *cache, ngx_pid_t pid);


#endif /* _NGX_POSTS_CACHE_TEST_H_INCLUDED_ */
