
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_limits.h"


/* most pages are made from fewer files than this */
#define NGX_POSTS_DEPS_LINEAR  16

#if (NGX_POSTS_MAX_DEPS > 65534)
#error the index of ngx_posts_deps_t holds uint16_t
#endif


/*
 * A file in a packed list: this, the path, a NUL.  Nothing is aligned: it
 * is copied in and out.
 */

typedef struct {
    uint64_t            key;
    ngx_posts_stamp_t   stamp;
    uint64_t            digest;
    uint32_t            len;           /* of the path, without the NUL */
    uint16_t            young;
    uint16_t            dated;
} ngx_posts_deps_packed_t;


static ngx_uint_t ngx_posts_deps_known(ngx_posts_deps_t *deps,
    ngx_str_t *path);
static ngx_int_t ngx_posts_deps_reindex(ngx_posts_deps_t *deps);
static uint16_t *ngx_posts_deps_place(ngx_posts_deps_t *deps, ngx_str_t *path);


#define ngx_posts_deps_same(a, b)                                             \
    ((a)->len == (b)->len && ngx_memcmp((a)->data, (b)->data, (a)->len) == 0)


ngx_posts_deps_t *
ngx_posts_deps_create(ngx_pool_t *pool)
{
    ngx_posts_deps_t  *deps;

    deps = ngx_pcalloc(pool, sizeof(ngx_posts_deps_t));
    if (deps == NULL) {
        return NULL;
    }

    deps->pool = pool;

    if (ngx_array_init(&deps->deps, pool, 8, sizeof(ngx_posts_dep_t))
        != NGX_OK)
    {
        return NULL;
    }

    return deps;
}


ngx_int_t
ngx_posts_deps_add(ngx_posts_deps_t *deps, ngx_posts_dep_t *dep)
{
    ngx_uint_t        limit;
    ngx_posts_dep_t  *added;

    if (ngx_posts_deps_known(deps, &dep->path)) {
        return NGX_OK;
    }

    limit = NGX_POSTS_MAX_DEPS;

    if (dep->path.len == 0 || dep->path.data[0] != '/') {
        limit += NGX_POSTS_MAX_FACETS;
    }

    if (deps->deps.nelts >= limit) {
        return NGX_DECLINED;
    }

    added = ngx_array_push(&deps->deps);
    if (added == NULL) {
        return NGX_ERROR;
    }

    *added = *dep;

    if (deps->deps.nelts > NGX_POSTS_DEPS_LINEAR
        && deps->deps.nelts * 2 > deps->size)
    {
        return ngx_posts_deps_reindex(deps);
    }

    if (deps->size) {
        *ngx_posts_deps_place(deps, &dep->path) = (uint16_t) deps->deps.nelts;
    }

    return NGX_OK;
}


void
ngx_posts_deps_date(ngx_posts_deps_t *deps, ngx_str_t *path)
{
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep;

    dep = deps->deps.elts;

    for (i = 0; i < deps->deps.nelts; i++) {
        if (ngx_posts_deps_same(&dep[i].path, path)) {
            dep[i].dated = 1;
            return;
        }
    }
}


void
ngx_posts_deps_expire(ngx_posts_deps_t *deps, time_t when)
{
    /* 0 is "never" */

    when = ngx_max(when, 1);

    if (deps->expires == 0 || when < deps->expires) {
        deps->expires = when;
    }
}


ngx_int_t
ngx_posts_deps_pack(ngx_posts_deps_t *deps, ngx_str_t *packed)
{
    u_char                   *p;
    size_t                    len;
    ngx_uint_t                i;
    ngx_posts_dep_t          *dep;
    ngx_posts_deps_packed_t   head;

    dep = deps->deps.elts;
    len = 0;

    for (i = 0; i < deps->deps.nelts; i++) {
        len += sizeof(ngx_posts_deps_packed_t) + dep[i].path.len + 1;
    }

    /* an empty list is a string, too */

    p = ngx_pnalloc(deps->pool, len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    packed->len = len;
    packed->data = p;

    for (i = 0; i < deps->deps.nelts; i++) {
        head.key = ngx_posts_stamp_digest(&dep[i].path);
        head.stamp = dep[i].stamp;
        head.digest = dep[i].digest;
        head.len = (uint32_t) dep[i].path.len;
        head.young = (uint16_t) dep[i].young;
        head.dated = (uint16_t) dep[i].dated;

        p = ngx_cpymem(p, &head, sizeof(ngx_posts_deps_packed_t));
        p = ngx_cpymem(p, dep[i].path.data, dep[i].path.len);
        *p++ = '\0';
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_deps_next(u_char **pp, u_char *last, ngx_posts_dep_t *dep,
    uint64_t *key)
{
    u_char                   *p;
    ngx_posts_deps_packed_t   head;

    p = *pp;

    if (p == last) {
        return NGX_DONE;
    }

    if ((size_t) (last - p) < sizeof(ngx_posts_deps_packed_t)) {
        return NGX_ERROR;
    }

    ngx_memcpy(&head, p, sizeof(ngx_posts_deps_packed_t));
    p += sizeof(ngx_posts_deps_packed_t);

    if ((size_t) (last - p) <= head.len || p[head.len] != '\0') {
        return NGX_ERROR;
    }

    dep->path.len = head.len;
    *key = head.key;
    dep->path.data = p;
    dep->stamp = head.stamp;
    dep->digest = head.digest;
    dep->young = head.young;
    dep->dated = head.dated;
    dep->names = 0;

    *pp = p + head.len + 1;

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_deps_known(ngx_posts_deps_t *deps, ngx_str_t *path)
{
    ngx_uint_t        i;
    ngx_posts_dep_t  *dep;

    if (deps->size) {
        return *ngx_posts_deps_place(deps, path) != 0;
    }

    dep = deps->deps.elts;

    for (i = 0; i < deps->deps.nelts; i++) {
        if (ngx_posts_deps_same(&dep[i].path, path)) {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_deps_reindex(ngx_posts_deps_t *deps)
{
    uint16_t         *index;
    ngx_uint_t        i, size;
    ngx_posts_dep_t  *dep;

    size = deps->size ? deps->size * 4 : NGX_POSTS_DEPS_LINEAR * 4;

    index = ngx_pcalloc(deps->pool, size * sizeof(uint16_t));
    if (index == NULL) {
        return NGX_ERROR;
    }

    deps->index = index;
    deps->size = size;

    dep = deps->deps.elts;

    for (i = 0; i < deps->deps.nelts; i++) {
        *ngx_posts_deps_place(deps, &dep[i].path) = (uint16_t) (i + 1);
    }

    return NGX_OK;
}


/* where the path is in the index, or the empty place where it belongs */

static uint16_t *
ngx_posts_deps_place(ngx_posts_deps_t *deps, ngx_str_t *path)
{
    uint64_t          hash;
    uint16_t         *place;
    ngx_posts_dep_t  *dep;

    dep = deps->deps.elts;
    hash = ngx_posts_stamp_digest(path);

    for ( ;; ) {
        place = &deps->index[hash & (deps->size - 1)];

        if (*place == 0 || ngx_posts_deps_same(&dep[*place - 1].path, path)) {
            return place;
        }

        hash++;
    }
}
