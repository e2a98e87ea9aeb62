
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_limits.h"


static void ngx_posts_deps_test_round(ngx_posts_unit_t *t, ngx_uint_t n);
static void ngx_posts_deps_test_limit(ngx_posts_unit_t *t);
static void ngx_posts_deps_test_expire(ngx_posts_unit_t *t);
static void ngx_posts_deps_test_damaged(ngx_posts_unit_t *t);
static ngx_int_t ngx_posts_deps_test_add(ngx_posts_deps_t *deps,
    ngx_uint_t i, ngx_uint_t size);


/* around the sizes at which the index is made and grows */

static const ngx_uint_t  ngx_posts_deps_sizes[] = {
    0, 1, 2, 15, 16, 17, 18, 32, 33, 128, 129, 500
};


void
ngx_posts_deps_test(ngx_posts_unit_t *t)
{
    ngx_uint_t  i;

    for (i = 0;
         i < sizeof(ngx_posts_deps_sizes) / sizeof(ngx_posts_deps_sizes[0]);
         i++)
    {
        ngx_posts_deps_test_round(t, ngx_posts_deps_sizes[i]);
    }

    ngx_posts_deps_test_limit(t);
    ngx_posts_deps_test_expire(t);
    ngx_posts_deps_test_damaged(t);
}


/* adds n files twice, packs them, takes them out again */

static void
ngx_posts_deps_test_round(ngx_posts_unit_t *t, ngx_uint_t n)
{
    u_char            *p, *last, name[16];
    uint64_t           key;
    ngx_int_t          rc;
    ngx_str_t          packed;
    ngx_uint_t         i, good;
    ngx_posts_dep_t    dep;
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(t->pool);
    good = deps != NULL;

    for (i = 0; good && i < 2 * n; i++) {
        good = ngx_posts_deps_test_add(deps, i % n, i) == NGX_OK;
    }

    good = good && ngx_posts_deps_pack(deps, &packed) == NGX_OK;

    if (!ngx_posts_unit_ok(t, good, "%ui files are packed", n)) {
        return;
    }

    p = packed.data;
    last = p + packed.len;
    i = 0;

    while ((rc = ngx_posts_deps_next(&p, last, &dep, &key)) == NGX_OK) {
        *ngx_sprintf(name, "/s/%ui.md", i) = '\0';

        if (dep.path.len != ngx_strlen(name)
            || ngx_strcmp(dep.path.data, name) != 0
            || key != ngx_posts_stamp_digest(&dep.path)
            || dep.stamp.size != (int64_t) i
            || dep.stamp.ino != i + 1
            || dep.digest != i * 3
            || dep.young != i % 2)
        {
            break;
        }

        i++;
    }

    ngx_posts_unit_ok(t, rc == NGX_DONE && i == n,
                      "%ui files come out, each once, as first added", n);
}


static void
ngx_posts_deps_test_limit(ngx_posts_unit_t *t)
{
    ngx_uint_t         i;
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(t->pool);

    if (deps == NULL) {
        return;
    }

    for (i = 0; i < NGX_POSTS_MAX_DEPS; i++) {
        if (ngx_posts_deps_test_add(deps, i, i) != NGX_OK) {
            break;
        }
    }

    ngx_posts_unit_int(t, i, NGX_POSTS_MAX_DEPS, "as many as the limit");

    ngx_posts_unit_int(t, ngx_posts_deps_test_add(deps, i, i), NGX_DECLINED,
                       "one more");

    ngx_posts_unit_int(t, ngx_posts_deps_test_add(deps, 5, 5), NGX_OK,
                       "one of them again");

    ngx_posts_unit_int(t, deps->deps.nelts, NGX_POSTS_MAX_DEPS,
                       "the list is as it was");
}


static void
ngx_posts_deps_test_expire(ngx_posts_unit_t *t)
{
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(t->pool);

    if (deps == NULL) {
        return;
    }

    ngx_posts_unit_int(t, deps->expires, 0, "never expires");

    ngx_posts_deps_expire(deps, 1000);
    ngx_posts_unit_int(t, deps->expires, 1000, "expires");

    ngx_posts_deps_expire(deps, 2000);
    ngx_posts_unit_int(t, deps->expires, 1000, "not later");

    ngx_posts_deps_expire(deps, 500);
    ngx_posts_unit_int(t, deps->expires, 500, "but earlier");

    ngx_posts_deps_expire(deps, 0);
    ngx_posts_unit_int(t, deps->expires, 1, "the epoch is not never");
}


/* every cut of a packed list is noticed, but between two files */

static void
ngx_posts_deps_test_damaged(ngx_posts_unit_t *t)
{
    u_char            *p, *copy;
    size_t             len;
    uint64_t           key;
    ngx_int_t          rc;
    ngx_str_t          packed;
    ngx_uint_t         done;
    ngx_posts_dep_t    dep;
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(t->pool);

    if (deps == NULL
        || ngx_posts_deps_test_add(deps, 1, 1) != NGX_OK
        || ngx_posts_deps_test_add(deps, 2, 2) != NGX_OK
        || ngx_posts_deps_pack(deps, &packed) != NGX_OK)
    {
        return;
    }

    done = 0;

    for (len = 0; len <= packed.len; len++) {

        copy = ngx_palloc(t->pool, len + 1);
        if (copy == NULL) {
            return;
        }

        ngx_memcpy(copy, packed.data, len);
        p = copy;

        do {
            rc = ngx_posts_deps_next(&p, copy + len, &dep, &key);
        } while (rc == NGX_OK);

        if (rc == NGX_DONE) {
            done++;

        } else if (rc != NGX_ERROR) {
            break;
        }
    }

    ngx_posts_unit_ok(t, len == packed.len + 1 && done == 3,
                      "cuts of a list are noticed");
}


static ngx_int_t
ngx_posts_deps_test_add(ngx_posts_deps_t *deps, ngx_uint_t i, ngx_uint_t size)
{
    u_char           *p;
    ngx_posts_dep_t   dep;

    p = ngx_pnalloc(deps->pool, sizeof("/s/.md") + NGX_INT_T_LEN);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(&dep, sizeof(ngx_posts_dep_t));

    dep.path.data = p;
    dep.path.len = ngx_sprintf(p, "/s/%ui.md", i) - p;
    p[dep.path.len] = '\0';

    dep.stamp.ino = i + 1;
    dep.stamp.size = size;
    dep.digest = i * 3;
    dep.young = i % 2;

    return ngx_posts_deps_add(deps, &dep);
}
