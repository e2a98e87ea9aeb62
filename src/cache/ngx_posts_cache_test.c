
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


#define NGX_POSTS_CACHE_TEST_ALL  ((1 << NGX_POSTS_CACHE_PARTS) - 1)


static void ngx_posts_cache_test_parts(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_encoded(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_versions(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_add(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_lengths(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_half(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache);
static void ngx_posts_cache_test_model(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, ngx_uint_t keys);
static void ngx_posts_cache_test_many(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, ngx_uint_t keys);
static void ngx_posts_cache_test_sound(ngx_posts_unit_t *t,
    ngx_posts_cache_t *cache, const char *after);


void
ngx_posts_cache_test(ngx_posts_unit_t *t)
{
    ngx_shm_zone_t      zone;
    ngx_posts_cache_t  *cache;

    cache = ngx_posts_cache_test_create(t, &zone, 4 * 1024 * 1024);

    if (!ngx_posts_unit_ok(t, cache != NULL, "cache is made")) {
        return;
    }

    ngx_posts_cache_test_parts(t, cache);
    ngx_posts_cache_test_encoded(t, cache);
    ngx_posts_cache_test_versions(t, cache);
    ngx_posts_cache_test_add(t, cache);
    ngx_posts_cache_test_lengths(t, cache);
    ngx_posts_cache_test_half(t, cache);
    ngx_posts_cache_test_model(t, cache, 16);
    ngx_posts_cache_test_many(t, cache, 500);

    ngx_posts_cache_test_destroy(&zone);

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);

    if (!ngx_posts_unit_ok(t, cache != NULL, "smallest cache is made")) {
        return;
    }

    ngx_posts_cache_test_half(t, cache);
    ngx_posts_cache_test_many(t, cache, 60);

    ngx_posts_cache_test_destroy(&zone);
}


/* the body is copied where there is nothing better */

static void
ngx_posts_cache_test_encoded(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               body = ngx_string("the body");
    ngx_str_t               none = { 0, (u_char *) "" };
    ngx_str_t               gzip = ngx_string("gz");
    ngx_uint_t              wanted;
    ngx_posts_cache_page_t  page, found;

    ngx_posts_cache_test_key(key, 3);
    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    page.parts[NGX_POSTS_CACHE_BODY] = body;

    wanted = (1 << NGX_POSTS_CACHE_BODY)
             |(1 << NGX_POSTS_CACHE_GZIP)
             |NGX_POSTS_CACHE_ENCODED;

    (void) ngx_posts_cache_store(cache, key, &page);
    (void) ngx_posts_cache_lookup(cache, key, wanted, t->pool, &found);

    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_BODY], "the body",
                       "body in place of what is absent");

    (void) ngx_posts_cache_add(cache, key, &page, NGX_POSTS_CACHE_GZIP, &none);
    (void) ngx_posts_cache_lookup(cache, key, wanted, t->pool, &found);

    ngx_posts_unit_ok(t, found.parts[NGX_POSTS_CACHE_GZIP].data != NULL,
                      "an empty part tells that it is");
    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_BODY], "the body",
                       "body in place of what is empty");

    (void) ngx_posts_cache_add(cache, key, &page, NGX_POSTS_CACHE_GZIP, &gzip);
    (void) ngx_posts_cache_lookup(cache, key, wanted, t->pool, &found);

    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_GZIP], "gz",
                       "the encoded part");
    ngx_posts_unit_ok(t, found.parts[NGX_POSTS_CACHE_BODY].data == NULL,
                      "without the body");

    ngx_posts_cache_remove(cache, key);
}


static void
ngx_posts_cache_test_parts(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               head = ngx_string("head");
    ngx_str_t               body = ngx_string("the body");
    ngx_str_t               none = { 0, (u_char *) "" };
    ngx_posts_cache_page_t  page, found;

    ngx_posts_cache_test_key(key, 1);

    ngx_posts_unit_int(t, ngx_posts_cache_lookup(cache, key, 1, t->pool,
                                                 &found),
                       NGX_DECLINED, "nothing is there");

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    page.checked = 1234567890;
    page.parts[NGX_POSTS_CACHE_HEAD] = head;
    page.parts[NGX_POSTS_CACHE_DEPS] = none;
    page.parts[NGX_POSTS_CACHE_BODY] = body;

    ngx_posts_unit_int(t, ngx_posts_cache_store(cache, key, &page), NGX_OK,
                       "stored");
    ngx_posts_unit_ok(t, page.sequence != 0, "has a sequence");

    ngx_posts_unit_int(t, ngx_posts_cache_lookup(cache, key,
                                   NGX_POSTS_CACHE_TEST_ALL, t->pool, &found),
                       NGX_OK, "found");

    ngx_posts_unit_int(t, found.sequence, page.sequence, "its sequence");
    ngx_posts_unit_int(t, found.checked, 1234567890, "its time");
    ngx_posts_unit_int(t, found.present, 7, "its parts");
    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_HEAD], "head", "head");
    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_BODY], "the body",
                       "body");
    ngx_posts_unit_ok(t, found.parts[NGX_POSTS_CACHE_DEPS].data != NULL
                         && found.parts[NGX_POSTS_CACHE_DEPS].len == 0,
                      "part that is empty");
    ngx_posts_unit_ok(t, found.parts[NGX_POSTS_CACHE_GZIP].data == NULL,
                      "part that is absent");

    ngx_posts_unit_int(t, ngx_posts_cache_lookup(cache, key, 2, t->pool,
                                                 &found),
                       NGX_OK, "empty part alone is found");
    ngx_posts_unit_ok(t, found.parts[NGX_POSTS_CACHE_DEPS].data != NULL
                         && found.parts[NGX_POSTS_CACHE_HEAD].data == NULL,
                      "what is not wanted is not copied");

    ngx_posts_unit_int(t, ngx_posts_cache_fetch(cache, key,
                                   NGX_POSTS_CACHE_BODY, t->pool, &found),
                       NGX_OK, "body is fetched");
    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_BODY], "the body",
                       "fetched body");
    ngx_posts_unit_int(t, ngx_posts_cache_fetch(cache, key,
                                   NGX_POSTS_CACHE_ZSTD, t->pool, &found),
                       NGX_DECLINED, "absent part cannot be fetched");

    ngx_posts_cache_remove(cache, key);
    ngx_posts_cache_remove(cache, key);

    ngx_posts_unit_int(t, ngx_posts_cache_lookup(cache, key, 0, t->pool,
                                                 &found),
                       NGX_DECLINED, "removed");

    ngx_posts_cache_test_sound(t, cache, "one page");
}


static void
ngx_posts_cache_test_versions(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               one = ngx_string("one");
    ngx_str_t               two = ngx_string("two");
    ngx_posts_cache_page_t  first, second, found;

    ngx_posts_cache_test_key(key, 1);

    ngx_memzero(&first, sizeof(ngx_posts_cache_page_t));
    ngx_memzero(&second, sizeof(ngx_posts_cache_page_t));

    first.parts[NGX_POSTS_CACHE_BODY] = one;
    second.parts[NGX_POSTS_CACHE_BODY] = two;

    (void) ngx_posts_cache_store(cache, key, &first);

    ngx_posts_unit_int(t, ngx_posts_cache_update(cache, key, &first, 77),
                       NGX_OK, "update");
    (void) ngx_posts_cache_lookup(cache, key, 0, t->pool, &found);
    ngx_posts_unit_int(t, found.checked, 77, "updated");

    (void) ngx_posts_cache_store(cache, key, &second);

    ngx_posts_unit_ok(t, first.sequence != second.sequence,
                      "versions differ in their sequence");
    ngx_posts_unit_int(t, ngx_posts_cache_update(cache, key, &first, 88),
                       NGX_DECLINED, "no update of an earlier version");
    ngx_posts_unit_int(t, ngx_posts_cache_add(cache, key, &first,
                                              NGX_POSTS_CACHE_GZIP, &one),
                       NGX_DECLINED, "no part for an earlier version");
    ngx_posts_unit_int(t, ngx_posts_cache_fetch(cache, key,
                                   NGX_POSTS_CACHE_BODY, t->pool, &first),
                       NGX_DECLINED, "no part of an earlier version");

    (void) ngx_posts_cache_lookup(cache, key, NGX_POSTS_CACHE_TEST_ALL,
                                  t->pool, &found);
    ngx_posts_unit_str(t, found.parts[NGX_POSTS_CACHE_BODY], "two",
                       "later version is there");
    ngx_posts_unit_int(t, found.checked, 0, "with its own time");
    ngx_posts_unit_int(t, found.present, 1 << NGX_POSTS_CACHE_BODY,
                       "with its own parts");

    ngx_posts_cache_remove(cache, key);

    ngx_posts_unit_int(t, ngx_posts_cache_update(cache, key, &second, 99),
                       NGX_DECLINED, "no update of what is gone");

    ngx_posts_cache_test_sound(t, cache, "versions");
}


/* parts that are added and replaced, first in, middle of, last in a chain */

static void
ngx_posts_cache_test_add(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               data;
    ngx_uint_t              i, part, good;
    ngx_posts_cache_page_t  page, found;
    ngx_posts_cache_stat_t  before, after;

    static const struct {
        ngx_uint_t   part;
        size_t       len;
    } adds[] = {
        { NGX_POSTS_CACHE_GZIP, 5000 },
        { NGX_POSTS_CACHE_ZSTD, 4096 },
        { NGX_POSTS_CACHE_BROTLI, 20000 },
        { NGX_POSTS_CACHE_GZIP, 4097 },
        { NGX_POSTS_CACHE_ZSTD, 0 },
        { NGX_POSTS_CACHE_BROTLI, 1 },
        { NGX_POSTS_CACHE_HEAD, 9000 },
        { NGX_POSTS_CACHE_BODY, 100 },
        { NGX_POSTS_CACHE_HEAD, 10 },
        { NGX_POSTS_CACHE_BODY, 8192 },
        { NGX_POSTS_CACHE_BODY, 8192 }
    };

    ngx_posts_cache_stat(cache, &before);

    ngx_posts_cache_test_key(key, 2);
    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    data.data = ngx_palloc(t->pool, 20000);
    if (data.data == NULL) {
        return;
    }

    ngx_memset(data.data, 'a', 20000);

    data.len = 3000;
    page.parts[NGX_POSTS_CACHE_HEAD] = data;
    page.parts[NGX_POSTS_CACHE_BODY] = data;

    good = ngx_posts_cache_store(cache, key, &page) == NGX_OK;

    for (i = 0; i < sizeof(adds) / sizeof(adds[0]); i++) {
        ngx_memset(data.data, 'b' + i, 20000);

        part = adds[i].part;
        data.len = adds[i].len;

        if (ngx_posts_cache_add(cache, key, &page, part, &data) != NGX_OK
            || ngx_posts_cache_lookup(cache, key, NGX_POSTS_CACHE_TEST_ALL,
                                      t->pool, &found)
               != NGX_OK
            || found.sequence != page.sequence
            || found.parts[part].len != data.len
            || ngx_memcmp(found.parts[part].data, data.data, data.len) != 0
            || ngx_posts_cache_test_check(cache) != NULL)
        {
            good = 0;
        }
    }

    ngx_posts_unit_ok(t, good, "parts are added and replaced");
    ngx_posts_unit_int(t, found.present,
                       NGX_POSTS_CACHE_TEST_ALL & ~(1 << NGX_POSTS_CACHE_DEPS),
                       "all are present");

    /* 2 stored at once, then gzip 2, zstd, brotli, head 1 each, body 2 */

    ngx_posts_cache_stat(cache, &after);
    ngx_posts_unit_int(t, before.free - after.free, 9,
                       "blocks of replaced parts are free");

    ngx_posts_cache_remove(cache, key);

    ngx_posts_cache_stat(cache, &after);
    ngx_posts_unit_int(t, after.free, before.free,
                       "all blocks of a removed page are free");
}


/* parts that begin and end at, before and behind the edges of blocks */

static void
ngx_posts_cache_test_lengths(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN], *p;
    ngx_uint_t              i, k, n, good;
    ngx_posts_cache_page_t  page, found;

    static const size_t  lens[] = {
        0, 1, 100, 4095, 4096, 4097, 8191, 8192, 8193
    };

    n = sizeof(lens) / sizeof(lens[0]);
    good = 1;

    ngx_posts_cache_test_key(key, 3);

    p = ngx_palloc(t->pool, 4 * 8193);
    if (p == NULL) {
        return;
    }

    for (i = 0; i < 4 * 8193; i++) {
        p[i] = (u_char) (i * 31 + i / 251);
    }

    for (i = 0; i < n * n * n; i++) {
        ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

        page.parts[0].len = lens[i % n];
        page.parts[1].len = lens[i / n % n];
        page.parts[2].len = lens[i / n / n];

        for (k = 0; k < 3; k++) {
            page.parts[k].data = p + k * 8193;
        }

        if (ngx_posts_cache_store(cache, key, &page) != NGX_OK
            || ngx_posts_cache_lookup(cache, key, 7, t->pool, &found)
               != NGX_OK)
        {
            good = 0;
            break;
        }

        for (k = 0; k < 3; k++) {
            if (found.parts[k].len != page.parts[k].len
                || ngx_memcmp(found.parts[k].data, page.parts[k].data,
                              page.parts[k].len)
                   != 0)
            {
                good = 0;
            }
        }

        ngx_pfree(t->pool, found.parts[0].data);
    }

    ngx_posts_unit_ok(t, good, "lengths around the edges of blocks");
    ngx_posts_cache_test_sound(t, cache, "lengths");
}


static void
ngx_posts_cache_test_half(ngx_posts_unit_t *t, ngx_posts_cache_t *cache)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_str_t               body, more;
    ngx_posts_cache_page_t  page, found;
    ngx_posts_cache_stat_t  stat;

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_cache_test_key(key, 4);

    body.len = stat.blocks / 2 * NGX_POSTS_CACHE_BLOCK;
    body.data = ngx_pcalloc(t->pool, body.len + 1);
    if (body.data == NULL) {
        return;
    }

    body.data[body.len - 1] = 'z';

    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, 4, &body), NGX_OK,
                       "page of half the zone");
    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, 4, &body), NGX_OK,
                       "page of half the zone in place of another");

    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, 5, &body), NGX_OK,
                       "two pages of half the zone");

    ngx_posts_unit_ok(t, ngx_posts_cache_test_has(cache, 4)
                         && ngx_posts_cache_test_has(cache, 5),
                      "both are there");

    body.len++;
    ngx_posts_unit_int(t, ngx_posts_cache_test_store(cache, 4, &body),
                       NGX_DECLINED, "one byte more");
    body.len--;

    ngx_posts_unit_ok(t, ngx_posts_cache_lookup(cache, key,
                             1 << NGX_POSTS_CACHE_BODY, t->pool, &found)
                         == NGX_OK
                         && found.parts[NGX_POSTS_CACHE_BODY].len == body.len
                         && ngx_memcmp(found.parts[NGX_POSTS_CACHE_BODY].data,
                                       body.data, body.len) == 0,
                      "the earlier one stays");

    more = body;
    more.len = 1;

    ngx_posts_unit_int(t, ngx_posts_cache_add(cache, key, &found,
                                              NGX_POSTS_CACHE_GZIP, &more),
                       NGX_DECLINED, "no more parts for a page of half");

    /* half less a block, and a part of a block */

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));
    page.parts[0] = body;
    page.parts[0].len -= NGX_POSTS_CACHE_BLOCK;
    more.len = NGX_POSTS_CACHE_BLOCK;

    (void) ngx_posts_cache_store(cache, key, &page);
    ngx_posts_unit_int(t, ngx_posts_cache_add(cache, key, &page,
                                              NGX_POSTS_CACHE_GZIP, &more),
                       NGX_OK, "a part that makes it half");
    more.len = 0;
    ngx_posts_unit_int(t, ngx_posts_cache_add(cache, key, &page,
                                              NGX_POSTS_CACHE_ZSTD, &more),
                       NGX_DECLINED, "a part that makes it more than half");

    ngx_posts_cache_test_sound(t, cache, "pages of half the zone");

    ngx_posts_cache_remove(cache, key);
    ngx_posts_cache_test_key(key, 5);
    ngx_posts_cache_remove(cache, key);

    ngx_pfree(t->pool, body.data);
}


/* what fits is there, and is the last that was stored */

static void
ngx_posts_cache_test_model(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_uint_t keys)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN], *p;
    uint64_t                seed, model[64];
    ngx_int_t               rc;
    ngx_uint_t              i, n, good;
    ngx_pool_t             *pool;
    ngx_posts_cache_page_t  page;

    ngx_memzero(model, sizeof(model));

    seed = 1;
    good = 1;

    p = ngx_palloc(t->pool, NGX_POSTS_CACHE_TEST_PART);
    if (p == NULL) {
        return;
    }

    for (n = 0; n < keys; n++) {
        ngx_posts_cache_test_key(key, n);
        ngx_posts_cache_remove(cache, key);
    }

    for (i = 0; i < 2000 && good; i++) {

        n = ngx_posts_cache_test_random(&seed) % keys;
        ngx_posts_cache_test_key(key, n);

        pool = ngx_create_pool(4096, t->log);
        if (pool == NULL) {
            return;
        }

        switch (ngx_posts_cache_test_random(&seed) % 4) {

        case 0:
            model[n] = ngx_posts_cache_test_random(&seed) | 1;

            ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

            page.parts[0].data = p;
            page.parts[0].len = ngx_posts_cache_test_part(p, n, model[n], 0);
            page.checked = (time_t) (model[n] % 1000000);

            good = ngx_posts_cache_store(cache, key, &page) == NGX_OK;
            break;

        case 1:
            if (ngx_posts_cache_test_random(&seed) % 8 == 0) {
                model[n] = 0;
                ngx_posts_cache_remove(cache, key);
            }

            break;

        default:
            rc = ngx_posts_cache_lookup(cache, key, NGX_POSTS_CACHE_TEST_ALL,
                                        pool, &page);

            good = (rc == NGX_OK) == (model[n] != 0)
                   && (rc != NGX_OK
                       || (ngx_memcmp(page.parts[0].data, &model[n], 8) == 0
                           && page.checked == (time_t) (model[n] % 1000000)
                           && ngx_posts_cache_test_whole(&page, n)));
        }

        ngx_destroy_pool(pool);

        good = good && ngx_posts_cache_test_check(cache) == NULL;
    }

    ngx_posts_unit_ok(t, good, "%ui random operations as in the model", i);
}


/* more than fits */

static void
ngx_posts_cache_test_many(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    ngx_uint_t keys)
{
    uint64_t                seed;
    ngx_uint_t              i;
    const char             *wrong;
    ngx_posts_cache_stat_t  stat;

    seed = keys;
    wrong = NULL;

    for (i = 0; i < 3000 && wrong == NULL; i++) {

        if (!ngx_posts_cache_test_operate(cache, &seed, keys)) {
            wrong = "page is not whole";
            break;
        }

        if (i % 8 == 0) {
            wrong = ngx_posts_cache_test_check(cache);
        }
    }

    ngx_posts_unit_ok(t, wrong == NULL, "%ui random operations%s%s", i,
                      wrong ? ": " : "", wrong ? wrong : "");

    ngx_posts_cache_stat(cache, &stat);
    ngx_posts_unit_ok(t, stat.evicted > 0, "some pages were evicted");
    ngx_posts_unit_int(t, stat.emptied, 0, "none was lost");
}


static void
ngx_posts_cache_test_sound(ngx_posts_unit_t *t, ngx_posts_cache_t *cache,
    const char *after)
{
    const char  *wrong;

    wrong = ngx_posts_cache_test_check(cache);

    ngx_posts_unit_ok(t, wrong == NULL, "zone is sound after %s%s%s", after,
                      wrong ? ": " : "", wrong ? wrong : "");
}
