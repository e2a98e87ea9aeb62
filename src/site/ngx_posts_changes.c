
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_changes.h"


#define NGX_POSTS_CHANGES_FIRST  16

#define ngx_posts_changes_slots(changes)  (2 * (changes)->nalloc)


static uint32_t *ngx_posts_changes_slot(ngx_posts_changes_t *changes,
    ngx_str_t *path, uint32_t hash);
static ngx_int_t ngx_posts_changes_grow(ngx_posts_changes_t *changes);
static void ngx_posts_changes_index(ngx_posts_changes_t *changes);


void
ngx_posts_changes_init(ngx_posts_changes_t *changes, ngx_uint_t max,
    ngx_log_t *log)
{
    ngx_memzero(changes, sizeof(ngx_posts_changes_t));

    changes->max = max;
    changes->log = log;
}


ngx_int_t
ngx_posts_changes_add(ngx_posts_changes_t *changes, ngx_str_t *path,
    uint64_t time, ngx_uint_t directory)
{
    uint32_t             hash, *slot;
    ngx_posts_change_t  *change;

    hash = ngx_murmur_hash2(path->data, path->len);

    if (changes->nalloc) {
        slot = ngx_posts_changes_slot(changes, path, hash);

        if (*slot) {
            change = &changes->elts[*slot - 1];

            change->time = ngx_max(change->time, time);
            change->directory |= directory ? 1 : 0;

            return NGX_OK;
        }
    }

    if (changes->nelts == changes->max) {
        return NGX_DECLINED;
    }

    if (changes->nelts == changes->nalloc
        && ngx_posts_changes_grow(changes) != NGX_OK)
    {
        return NGX_ERROR;
    }

    change = &changes->elts[changes->nelts];

    change->path.len = path->len;
    change->path.data = ngx_alloc(path->len + 1, changes->log);

    if (change->path.data == NULL) {
        return NGX_ERROR;
    }

    if (path->len) {
        ngx_memcpy(change->path.data, path->data, path->len);
    }

    change->path.data[path->len] = '\0';

    change->time = time;
    change->hash = hash;
    change->directory = directory ? 1 : 0;

    slot = ngx_posts_changes_slot(changes, path, hash);
    *slot = (uint32_t) ++changes->nelts;

    return NGX_OK;
}


/* at most half of the slots are taken: there is a free one */

static uint32_t *
ngx_posts_changes_slot(ngx_posts_changes_t *changes, ngx_str_t *path,
    uint32_t hash)
{
    uint32_t            *slot;
    ngx_uint_t           i;
    ngx_posts_change_t  *change;

    i = hash % ngx_posts_changes_slots(changes);

    for ( ;; ) {
        slot = &changes->index[i];

        if (*slot == 0) {
            return slot;
        }

        change = &changes->elts[*slot - 1];

        if (change->hash == hash
            && change->path.len == path->len
            && (path->len == 0
                || ngx_memcmp(change->path.data, path->data, path->len) == 0))
        {
            return slot;
        }

        if (++i == ngx_posts_changes_slots(changes)) {
            i = 0;
        }
    }
}


static ngx_int_t
ngx_posts_changes_grow(ngx_posts_changes_t *changes)
{
    uint32_t            *index;
    ngx_uint_t           n;
    ngx_posts_change_t  *elts;

    n = changes->nalloc ? 2 * changes->nalloc : NGX_POSTS_CHANGES_FIRST;

    elts = ngx_alloc(n * sizeof(ngx_posts_change_t), changes->log);
    index = ngx_alloc(2 * n * sizeof(uint32_t), changes->log);

    if (elts == NULL || index == NULL) {
        ngx_free(elts);
        ngx_free(index);
        return NGX_ERROR;
    }

    if (changes->nelts) {
        ngx_memcpy(elts, changes->elts,
                   changes->nelts * sizeof(ngx_posts_change_t));
    }

    ngx_free(changes->elts);
    ngx_free(changes->index);

    changes->elts = elts;
    changes->index = index;
    changes->nalloc = n;

    ngx_posts_changes_index(changes);

    return NGX_OK;
}


static void
ngx_posts_changes_index(ngx_posts_changes_t *changes)
{
    uint32_t            *slot;
    ngx_uint_t           i;
    ngx_posts_change_t  *change;

    ngx_memzero(changes->index,
                ngx_posts_changes_slots(changes) * sizeof(uint32_t));

    for (i = 0; i < changes->nelts; i++) {
        change = &changes->elts[i];

        slot = ngx_posts_changes_slot(changes, &change->path, change->hash);
        *slot = (uint32_t) (i + 1);
    }
}


void
ngx_posts_changes_settle(ngx_posts_changes_t *changes, uint64_t before)
{
    ngx_uint_t           i, n;
    ngx_posts_change_t  *change;

    n = 0;

    for (i = 0; i < changes->nelts; i++) {
        change = &changes->elts[i];

        if (change->time < before) {
            ngx_free(change->path.data);

        } else {
            changes->elts[n++] = *change;
        }
    }

    if (n == changes->nelts) {
        return;
    }

    changes->nelts = n;

    if (n == 0) {
        ngx_posts_changes_reset(changes);

    } else {
        ngx_posts_changes_index(changes);
    }
}


void
ngx_posts_changes_reset(ngx_posts_changes_t *changes)
{
    ngx_uint_t  i;

    for (i = 0; i < changes->nelts; i++) {
        ngx_free(changes->elts[i].path.data);
    }

    ngx_free(changes->elts);
    ngx_free(changes->index);

    ngx_posts_changes_init(changes, changes->max, changes->log);
}
