
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


/* bytes of a page that is not stored in one go, and of the zone */
#define NGX_POSTS_CACHE_PUT_TEST_LEN   (1024 * 1024)
#define NGX_POSTS_CACHE_PUT_TEST_ZONE  (8 * 1024 * 1024)


static void ngx_posts_cache_put_test_two(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_put_test_cancel(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_put_test_dead(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_put_test_room(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static ngx_posts_cache_put_t *ngx_posts_cache_put_test_begin(
    ngx_posts_unit_t *t, ngx_posts_cache_t *cache, ngx_uint_t n,
    ngx_posts_cache_page_t *page, size_t len);
static ngx_uint_t ngx_posts_cache_put_test_is(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, ngx_uint_t n, ngx_posts_cache_page_t *page);
static ngx_uint_t ngx_posts_cache_put_test_free(ngx_posts_cache_t *cache);


void
ngx_posts_cache_put_test(ngx_posts_unit_t *t)
{
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone,
                                        NGX_POSTS_CACHE_PUT_TEST_ZONE);
    if (cache == NULL) {
        return;
    }

    ngx_posts_cache_put_test_two(t, cache);
    ngx_posts_cache_put_test_cancel(t, cache);
    ngx_posts_cache_put_test_dead(t, cache);
    ngx_posts_cache_put_test_room(t, cache);

    ngx_posts_unit_ok(t, ngx_posts_cache_test_check(cache) == NULL,
                      "zone is sound");

    ngx_posts_cache_test_destroy(&zone);
}


/* pages that are put a slice of each at a time, and one put in between */

static void
ngx_posts_cache_put_test_two(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    ngx_str_t               body = ngx_string("short");
    ngx_uint_t              slices;
    ngx_posts_cache_put_t  *one, *two;
    ngx_posts_cache_page_t  first, second;

    one = ngx_posts_cache_put_test_begin(t, cache, 1, &first,
                                         NGX_POSTS_CACHE_PUT_TEST_LEN);
    two = ngx_posts_cache_put_test_begin(t, cache, 2, &second,
                                         NGX_POSTS_CACHE_PUT_TEST_LEN);
    if (one == NULL || two == NULL) {
        ngx_posts_unit_ok(t, 0, "two pages are begun");
        return;
    }

    slices = 1;

    while (ngx_posts_cache_put_run(one) == NGX_AGAIN) {
        (void) ngx_posts_cache_put_run(two);
        slices++;

        if (ngx_posts_cache_test_has(cache, 1)) {
            ngx_posts_unit_ok(t, 0, "nobody sees a page before it is whole");
        }

        (void) ngx_posts_cache_test_store(cache, 3, &body);
    }

    ngx_posts_unit_ok(t, slices > 1, "a large page takes several slices");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_has(cache, 1),
                      "it is there after the last one");

    while (ngx_posts_cache_put_run(two) == NGX_AGAIN) { /* void */ }

    ngx_posts_unit_ok(t, ngx_posts_cache_put_test_is(t, cache, 1, &first)
                         && ngx_posts_cache_put_test_is(t, cache, 2, &second)
                         && ngx_posts_cache_test_has(cache, 3),
                      "each of the pages is what was put");
    ngx_posts_unit_ok(t, first.sequence != 0
                         && first.sequence != second.sequence,
                      "they have sequences");
}


static void
ngx_posts_cache_put_test_cancel(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    ngx_uint_t              free;
    ngx_posts_cache_put_t  *put;
    ngx_posts_cache_page_t  page;

    free = ngx_posts_cache_put_test_free(cache);

    put = ngx_posts_cache_put_test_begin(t, cache, 1, &page,
                                         NGX_POSTS_CACHE_PUT_TEST_LEN);
    if (put == NULL) {
        ngx_posts_unit_ok(t, 0, "a page is begun");
        return;
    }

    (void) ngx_posts_cache_put_run(put);

    ngx_posts_unit_ok(t, ngx_posts_cache_put_test_free(cache) < free,
                      "a page that is put takes blocks");

    ngx_posts_cache_put_cancel(put);

    ngx_posts_unit_int(t, ngx_posts_cache_put_test_free(cache), free,
                       "one that is given up gives them back");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_has(cache, 1),
                      "what was there before stays");
}


/* what is put by a process that dies is had when room is needed */

static void
ngx_posts_cache_put_test_dead(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    size_t                  half;
    ngx_pid_t               pid;
    ngx_uint_t              i;
    ngx_posts_cache_put_t  *put;
    ngx_posts_cache_page_t  page;

    half = cache->state->blocks / 2 * NGX_POSTS_CACHE_BLOCK;

    for (i = 0; i < 2; i++) {
        pid = ngx_posts_cache_test_fork();

        if (pid == 0) {
            put = ngx_posts_cache_put_test_begin(t, cache, 4, &page, half);
            _exit(put == NULL || ngx_posts_cache_put_run(put) != NGX_AGAIN);
        }

        ngx_posts_unit_int(t, ngx_posts_cache_test_wait(cache, pid), 0,
                           "half of the zone is begun by one who dies");
    }

    put = ngx_posts_cache_put_test_begin(t, cache, 4, &page, half);

    ngx_posts_unit_ok(t, put != NULL, "its blocks are had by another");

    if (put) {
        while (ngx_posts_cache_put_run(put) == NGX_AGAIN) { /* void */ }

        ngx_posts_unit_ok(t, ngx_posts_cache_put_test_is(t, cache, 4, &page),
                          "who stores the page");
    }
}


/* blocks that this process is filling are nobody's to evict, its own either */

static void
ngx_posts_cache_put_test_room(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    size_t                  half;
    ngx_str_t               body = ngx_string("short");
    ngx_uint_t              i;
    ngx_posts_cache_put_t  *put[3];
    ngx_posts_cache_page_t  page[3];

    half = cache->state->blocks / 2 * NGX_POSTS_CACHE_BLOCK;

    put[0] = ngx_posts_cache_put_test_begin(t, cache, 5, &page[0], half);
    put[1] = ngx_posts_cache_put_test_begin(t, cache, 6, &page[1],
                                            half - 16 * NGX_POSTS_CACHE_BLOCK);
    put[2] = ngx_posts_cache_put_test_begin(t, cache, 7, &page[2], half);

    ngx_posts_unit_ok(t, put[0] && put[1] && put[2] == NULL,
                      "two large pages at one time, not three");
    ngx_posts_unit_ok(t, ngx_posts_cache_test_store(cache, 8, &body)
                         == NGX_OK,
                      "a short one finds room beside them");

    if (put[0] == NULL || put[1] == NULL) {
        return;
    }

    for (i = 0; i < 2; i++) {
        while (ngx_posts_cache_put_run(put[i]) == NGX_AGAIN) { /* void */ }
    }

    ngx_posts_unit_ok(t, ngx_posts_cache_put_test_is(t, cache, 5, &page[0])
                         && ngx_posts_cache_put_test_is(t, cache, 6, &page[1]),
                      "they are whole");
}


static ngx_posts_cache_put_t *
ngx_posts_cache_put_test_begin(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_uint_t n, ngx_posts_cache_page_t *page, size_t len)
{
    u_char      key[NGX_POSTS_CACHE_KEY_LEN];
    size_t      i;
    ngx_str_t  *body;

    ngx_memzero(page, sizeof(ngx_posts_cache_page_t));

    ngx_str_set(&page->parts[NGX_POSTS_CACHE_HEAD], "head");

    body = &page->parts[NGX_POSTS_CACHE_BODY];

    body->len = len - 4;
    body->data = ngx_pnalloc(t->pool, len);

    if (body->data == NULL) {
        return NULL;
    }

    for (i = 0; i < body->len; i++) {
        body->data[i] = (u_char) (n + i % 251);
    }

    ngx_posts_cache_test_key(key, n);

    return ngx_posts_cache_put(cache, key, page, t->pool);
}


static ngx_uint_t
ngx_posts_cache_put_test_is(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_uint_t n, ngx_posts_cache_page_t *page)
{
    u_char                   key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               *was, *is;
    ngx_uint_t               i;
    ngx_posts_cache_page_t   found;

    ngx_posts_cache_test_key(key, n);

    if (ngx_posts_cache_lookup(cache, key, (1 << NGX_POSTS_CACHE_HEAD)
                                           |(1 << NGX_POSTS_CACHE_BODY),
                               t->pool, &found)
        != NGX_OK)
    {
        return 0;
    }

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {
        was = &page->parts[i];
        is = &found.parts[i];

        if (was->len != is->len
            || (was->len && ngx_memcmp(was->data, is->data, was->len) != 0))
        {
            return 0;
        }
    }

    return found.sequence == page->sequence;
}


static ngx_uint_t
ngx_posts_cache_put_test_free(ngx_posts_cache_t *cache)
{
    ngx_posts_cache_stat_t  stat;

    ngx_posts_cache_stat(cache, &stat);

    return stat.free;
}
