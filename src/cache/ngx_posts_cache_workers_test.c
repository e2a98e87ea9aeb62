
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache_test.h"


#define NGX_POSTS_CACHE_TEST_WORKERS     3
#define NGX_POSTS_CACHE_TEST_OPERATIONS  4000
#define NGX_POSTS_CACHE_TEST_KILLS       200

/* operations while a page is pinned: one in eight pins another page */
#define NGX_POSTS_CACHE_TEST_HELD   5


static void ngx_posts_cache_workers_test_race(ngx_posts_unit_t *t,
    size_t size, ngx_uint_t keys);
static void ngx_posts_cache_workers_test_kill(ngx_posts_unit_t *t);
static const char *ngx_posts_cache_workers_test_victims(
    ngx_posts_cache_t *cache, ngx_uint_t *hurt);
static void ngx_posts_cache_workers_test_run(ngx_posts_cache_t *cache,
    uint64_t seed, ngx_uint_t keys, ngx_uint_t n);

static ngx_uint_t ngx_posts_cache_test_hold(ngx_posts_cache_t *cache,
    u_char *key, uint64_t *seed, ngx_uint_t keys);
static ngx_uint_t ngx_posts_cache_test_make(ngx_posts_cache_t *cache,
    u_char *key, ngx_uint_t n, uint64_t version);
static ngx_uint_t ngx_posts_cache_test_find(ngx_posts_cache_t *cache,
    u_char *key, ngx_uint_t n, uint64_t *seed);
static void ngx_posts_cache_test_encode(ngx_posts_cache_t *cache,
    u_char *key, ngx_uint_t n, ngx_posts_cache_page_t *page, ngx_uint_t part);
static size_t ngx_posts_cache_test_length(uint64_t version, ngx_uint_t part);


/* one for all tests: children have a copy each */

static u_char  ngx_posts_cache_test_bytes[NGX_POSTS_CACHE_PARTS]
                                         [NGX_POSTS_CACHE_TEST_PART + 8];


void
ngx_posts_cache_workers_test(ngx_posts_unit_t *t)
{
    ngx_posts_cache_workers_test_race(t, NGX_POSTS_CACHE_MIN, 8);
    ngx_posts_cache_workers_test_race(t, NGX_POSTS_CACHE_MIN, 100);
    ngx_posts_cache_workers_test_race(t, 8 * 1024 * 1024, 100);
    ngx_posts_cache_workers_test_kill(t);
}


/* several processes at once, none of which may ever see a torn page */

static void
ngx_posts_cache_workers_test_race(ngx_posts_unit_t *t, size_t size,
    ngx_uint_t keys)
{
    ngx_pid_t               pids[NGX_POSTS_CACHE_TEST_WORKERS];
    ngx_uint_t              i, good;
    const char             *wrong;
    ngx_shm_zone_t          zone;
    ngx_posts_cache_t      *cache;
    ngx_posts_cache_stat_t  stat;

    cache = ngx_posts_cache_test_create(t, &zone, size);
    if (cache == NULL) {
        return;
    }

    for (i = 0; i < NGX_POSTS_CACHE_TEST_WORKERS; i++) {
        pids[i] = ngx_posts_cache_test_fork();

        if (pids[i] == 0) {
            ngx_posts_cache_workers_test_run(cache, i + 1, keys,
                                             NGX_POSTS_CACHE_TEST_OPERATIONS);
        }
    }

    good = 1;

    for (i = 0; i < NGX_POSTS_CACHE_TEST_WORKERS; i++) {
        if (ngx_posts_cache_test_wait(cache, pids[i]) != 0) {
            good = 0;
        }
    }

    wrong = ngx_posts_cache_test_check(cache);
    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, good, "%ui processes and %ui pages in %uz KB, "
                      "none is torn", (ngx_uint_t) NGX_POSTS_CACHE_TEST_WORKERS,
                      keys, size / 1024);
    ngx_posts_unit_ok(t, wrong == NULL && stat.emptied == 0,
                      "zone is sound%s%s", wrong ? ": " : "",
                      wrong ? wrong : "");

    ngx_posts_cache_test_destroy(&zone);
}


/* processes that are killed at any instruction, while others go on */

static void
ngx_posts_cache_workers_test_kill(ngx_posts_unit_t *t)
{
    int                     status;
    ngx_pid_t               pids[2];
    ngx_uint_t              i, hurt, level;
    const char             *wrong;
    ngx_shm_zone_t          zone;
    ngx_posts_cache_t      *cache;
    ngx_posts_cache_stat_t  stat;

    cache = ngx_posts_cache_test_create(t, &zone, NGX_POSTS_CACHE_MIN);
    if (cache == NULL) {
        return;
    }

    level = ngx_cycle->log->log_level;
    ngx_cycle->log->log_level = 0;

    for (i = 0; i < 2; i++) {
        pids[i] = ngx_posts_cache_test_fork();

        if (pids[i] == 0) {
            ngx_posts_cache_workers_test_run(cache, 1000 + i, 20, 1 << 30);
        }
    }

    wrong = ngx_posts_cache_workers_test_victims(cache, &hurt);

    ngx_posts_unit_ok(t, wrong == NULL, "%d processes are killed%s%s",
                      NGX_POSTS_CACHE_TEST_KILLS, wrong ? ": " : "",
                      wrong ? wrong : "");
    ngx_posts_unit_int(t, hurt, 0, "none had seen a torn page");

    hurt = 0;

    for (i = 0; i < 2; i++) {
        kill(pids[i], SIGKILL);

        status = ngx_posts_cache_test_wait(cache, pids[i]);
        hurt += status != -1;
    }

    ngx_posts_unit_int(t, hurt, 0, "nor had those who lived on");

    wrong = ngx_posts_cache_test_check(cache);
    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, wrong == NULL, "zone is sound%s%s",
                      wrong ? ": " : "", wrong ? wrong : "");

    /* nobody is alive but us: a page of half the zone takes all back */

    ngx_posts_cache_slots_reserve(cache, cache->state->blocks);
    ngx_posts_cache_stat(cache, &stat);

    ngx_posts_unit_ok(t, stat.free == 0 && stat.pages == 0,
                      "every block can be had, cache was emptied %ui times",
                      stat.emptied);

    ngx_cycle->log->log_level = level;

    ngx_posts_cache_test_destroy(&zone);
}


/* counts those who found something wrong before they were killed */

static const char *
ngx_posts_cache_workers_test_victims(ngx_posts_cache_t *cache,
    ngx_uint_t *hurt)
{
    uint64_t         seed;
    ngx_pid_t        pid;
    ngx_uint_t       i, k;
    const char      *wrong;
    struct timespec  ts;

    seed = 4711;
    wrong = NULL;
    *hurt = 0;

    for (i = 0; i < NGX_POSTS_CACHE_TEST_KILLS && wrong == NULL; i++) {

        pid = ngx_posts_cache_test_fork();

        if (pid == 0) {
            ngx_posts_cache_workers_test_run(cache, 2000 + i, 20, 1 << 30);
        }

        if (pid == -1) {
            return "no fork";
        }

        ts.tv_sec = 0;
        ts.tv_nsec = ngx_posts_cache_test_random(&seed) % 3000000;
        nanosleep(&ts, NULL);

        kill(pid, SIGKILL);

        *hurt += ngx_posts_cache_test_wait(cache, pid) != -1;

        for (k = 0; k < 10; k++) {
            if (!ngx_posts_cache_test_operate(cache, &seed, 20)) {
                wrong = "page is torn";
            }
        }

        if (wrong == NULL) {
            wrong = ngx_posts_cache_test_check(cache);
        }
    }

    return wrong;
}


static void
ngx_posts_cache_workers_test_run(ngx_posts_cache_t *cache, uint64_t seed,
    ngx_uint_t keys, ngx_uint_t n)
{
    while (n--) {
        if (!ngx_posts_cache_test_operate(cache, &seed, keys)) {
            _exit(1);
        }
    }

    _exit(0);
}


ngx_uint_t
ngx_posts_cache_test_operate(ngx_posts_cache_t *cache, uint64_t *seed,
    ngx_uint_t keys)
{
    u_char      key[NGX_POSTS_CACHE_KEY_LEN];
    uint64_t    random;
    ngx_uint_t  n;

    random = ngx_posts_cache_test_random(seed);
    n = random % keys;

    ngx_posts_cache_test_key(key, n);

    switch (random / keys % 8) {

    case 0:
    case 1:
        return ngx_posts_cache_test_make(cache, key, n,
                                         ngx_posts_cache_test_random(seed));

    case 2:
        if (random >> 60 == 0) {
            ngx_posts_cache_remove(cache, key);
        }

        return 1;

    case 3:
        return ngx_posts_cache_test_hold(cache, key, seed, keys);

    default:
        return ngx_posts_cache_test_find(cache, key, n, seed);
    }
}


/* pins a body, which is as it was after some more operations */

static ngx_uint_t
ngx_posts_cache_test_hold(ngx_posts_cache_t *cache, u_char *key,
    uint64_t *seed, ngx_uint_t keys)
{
    ngx_str_t              *body;
    ngx_uint_t              i, good;
    ngx_pool_t             *pool;
    ngx_chain_t            *chain;
    ngx_posts_cache_page_t  page;

    pool = ngx_create_pool(1024, ngx_cycle->log);
    if (pool == NULL) {
        return 0;
    }

    good = 1;

    if (ngx_posts_cache_lookup(cache, key, 1 << NGX_POSTS_CACHE_BODY, pool,
                               &page)
        == NGX_OK
        && ngx_posts_cache_pin(cache, key, &page, NGX_POSTS_CACHE_BODY, 0,
                               pool, &chain)
           == NGX_OK)
    {
        body = &page.parts[NGX_POSTS_CACHE_BODY];

        for (i = 0; good && i < NGX_POSTS_CACHE_TEST_HELD; i++) {
            good = ngx_posts_cache_test_same(chain, body)
                   && ngx_posts_cache_test_operate(cache, seed, keys);
        }

        good = good && ngx_posts_cache_test_same(chain, body);
    }

    ngx_destroy_pool(pool);

    return good;
}


ngx_uint_t
ngx_posts_cache_test_same(ngx_chain_t *chain, ngx_str_t *text)
{
    size_t   n;
    u_char  *p;

    p = text->data;

    for ( /* void */ ; chain; chain = chain->next) {
        n = chain->buf->last - chain->buf->pos;

        if (n > (size_t) (text->data + text->len - p)
            || ngx_memcmp(chain->buf->pos, p, n) != 0)
        {
            return 0;
        }

        p += n;
    }

    return p == text->data + text->len;
}


static ngx_uint_t
ngx_posts_cache_test_make(ngx_posts_cache_t *cache, u_char *key, ngx_uint_t n,
    uint64_t version)
{
    ngx_uint_t              part;
    ngx_posts_cache_page_t  page;

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    for (part = NGX_POSTS_CACHE_HEAD; part <= NGX_POSTS_CACHE_BODY; part++) {
        page.parts[part].data = ngx_posts_cache_test_bytes[part];
        page.parts[part].len = ngx_posts_cache_test_part(
                                   ngx_posts_cache_test_bytes[part], n,
                                   version, part);
    }

    page.checked = (time_t) (version & 0xffffff);

    (void) ngx_posts_cache_store(cache, key, &page);

    return 1;
}


/* finds a page, then perhaps another part of it, or gives it one */

static ngx_uint_t
ngx_posts_cache_test_find(ngx_posts_cache_t *cache, u_char *key, ngx_uint_t n,
    uint64_t *seed)
{
    uint64_t                random;
    ngx_uint_t              part, good;
    ngx_pool_t             *pool;
    ngx_posts_cache_page_t  page;

    pool = ngx_create_pool(1024, ngx_cycle->log);
    if (pool == NULL) {
        return 0;
    }

    random = ngx_posts_cache_test_random(seed);
    part = NGX_POSTS_CACHE_DEPS + random % (NGX_POSTS_CACHE_PARTS - 1);
    good = 1;

    if (ngx_posts_cache_lookup(cache, key,
                               1 << NGX_POSTS_CACHE_HEAD | (random >> 8 & 0xff),
                               pool, &page)
        == NGX_OK)
    {
        if (random >> 32 & 1) {
            (void) ngx_posts_cache_fetch(cache, key, part, pool, &page);
        }

        good = ngx_posts_cache_test_whole(&page, n);

        if (good && part > NGX_POSTS_CACHE_BODY && random >> 62 == 0) {
            ngx_posts_cache_test_encode(cache, key, n, &page, part);
        }

        if (random >> 61 == 7) {
            (void) ngx_posts_cache_update(cache, key, &page, page.checked);
        }
    }

    ngx_destroy_pool(pool);

    return good;
}


static void
ngx_posts_cache_test_encode(ngx_posts_cache_t *cache, u_char *key,
    ngx_uint_t n, ngx_posts_cache_page_t *page, ngx_uint_t part)
{
    uint64_t   version;
    ngx_str_t  data;

    ngx_memcpy(&version, page->parts[NGX_POSTS_CACHE_HEAD].data,
               sizeof(uint64_t));

    data.data = ngx_posts_cache_test_bytes[part];
    data.len = ngx_posts_cache_test_part(data.data, n, version, part);

    (void) ngx_posts_cache_add(cache, key, page, part, &data);
}


ngx_int_t
ngx_posts_cache_test_store(ngx_posts_cache_t *cache, ngx_uint_t n,
    ngx_str_t *body)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_posts_cache_page_t  page;

    ngx_memzero(&page, sizeof(ngx_posts_cache_page_t));

    page.parts[NGX_POSTS_CACHE_BODY] = *body;

    ngx_posts_cache_test_key(key, n);

    return ngx_posts_cache_store(cache, key, &page);
}


ngx_uint_t
ngx_posts_cache_test_has(ngx_posts_cache_t *cache, ngx_uint_t n)
{
    u_char                  key[NGX_POSTS_CACHE_KEY_LEN];
    ngx_posts_cache_page_t  page;

    ngx_posts_cache_test_key(key, n);

    return ngx_posts_cache_lookup(cache, key, 0, NULL, &page) == NGX_OK;
}


ngx_uint_t
ngx_posts_cache_test_whole(ngx_posts_cache_page_t *page, ngx_uint_t n)
{
    size_t          len;
    uint64_t        version;
    ngx_str_t      *part;
    ngx_uint_t      i;
    static u_char   bytes[NGX_POSTS_CACHE_TEST_PART + 8];

    part = page->parts;

    if (part[NGX_POSTS_CACHE_HEAD].len < sizeof(uint64_t)) {
        return 0;
    }

    ngx_memcpy(&version, part[NGX_POSTS_CACHE_HEAD].data, sizeof(uint64_t));

    for (i = 0; i < NGX_POSTS_CACHE_PARTS; i++) {

        if (part[i].data == NULL) {
            continue;
        }

        len = ngx_posts_cache_test_part(bytes, n, version, i);

        if (part[i].len != len
            || ngx_memcmp(part[i].data, bytes, len) != 0)
        {
            return 0;
        }
    }

    return 1;
}


size_t
ngx_posts_cache_test_part(u_char *p, ngx_uint_t n, uint64_t version,
    ngx_uint_t part)
{
    size_t    i, len;
    uint64_t  word;

    len = ngx_posts_cache_test_length(version, part);
    word = version;

    for (i = 0; i < len; i += sizeof(uint64_t)) {

        /* the head begins with the version, all else follows from it */

        if (i || part != NGX_POSTS_CACHE_HEAD) {
            word = (word + n * 31 + part) * 6364136223846793005ull + 1;
        }

        ngx_memcpy(p + i, &word, sizeof(uint64_t));
    }

    return len;
}


static size_t
ngx_posts_cache_test_length(uint64_t version, ngx_uint_t part)
{
    uint64_t  random;

    random = version + part;
    random = ngx_posts_cache_test_random(&random);

    if (part == NGX_POSTS_CACHE_HEAD) {
        return sizeof(uint64_t) + random % 200;
    }

    switch (random >> 60) {

    case 0:
        return random % NGX_POSTS_CACHE_TEST_PART;

    case 1:
        return random % 4 * NGX_POSTS_CACHE_BLOCK;

    default:
        return random % 6000;
    }
}


void
ngx_posts_cache_test_key(u_char *key, ngx_uint_t n)
{
    uint64_t  word;

    word = n;
    ngx_memcpy(key, &word, sizeof(uint64_t));
    ngx_memcpy(key + 8, &word, sizeof(uint64_t));
}


/* splitmix64 */

uint64_t
ngx_posts_cache_test_random(uint64_t *seed)
{
    uint64_t  z;

    *seed += 0x9e3779b97f4a7c15ull;

    z = *seed;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9ull;
    z = (z ^ z >> 27) * 0x94d049bb133111ebull;

    return z ^ z >> 31;
}


ngx_pid_t
ngx_posts_cache_test_fork(void)
{
    ngx_pid_t  pid;

    pid = fork();

    if (pid == 0) {
        ngx_pid = ngx_getpid();

        /* should the parent die */
        alarm(120);
    }

    return pid;
}


int
ngx_posts_cache_test_wait(ngx_posts_cache_t *cache, ngx_pid_t pid)
{
    int  status;

    while (waitpid(pid, &status, 0) == -1 && ngx_errno == NGX_EINTR) {
        /* void */
    }

    (void) ngx_shmtx_force_unlock(&cache->shpool->mutex, pid);

    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
