
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_names.h"


/*
 * A directory; names is NULL when there is none.  The one at a place of the
 * cache is that of the last path that came there.
 */

typedef struct {
    ngx_pool_t             *pool;
    ngx_array_t             names;
    ngx_posts_dep_t         dep;
    ngx_uint_t              absent;
} ngx_posts_names_slot_t;


#define NGX_POSTS_NAMES_SLOTS  16


struct ngx_posts_names_cache_s {
    ngx_posts_files_t       *files;
    ngx_log_t               *log;
    ngx_posts_names_slot_t   slots[NGX_POSTS_NAMES_SLOTS];
};


static void ngx_posts_names_flush(void *data);
static ngx_int_t ngx_posts_names_fill(ngx_posts_names_cache_t *cache,
    ngx_posts_names_slot_t *slot, ngx_str_t *absolute,
    ngx_posts_error_t *error);
static ngx_int_t ngx_posts_names_once(ngx_pool_t *pool, ngx_str_t *absolute,
    ngx_array_t *names, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_names_list(ngx_pool_t *pool, ngx_dir_t *dir,
    ngx_array_t *names, ngx_posts_error_t *error);
static uint64_t ngx_posts_names_digest(ngx_array_t *names);
static int ngx_libc_cdecl ngx_posts_names_order(const void *one,
    const void *two);


ngx_int_t
ngx_posts_names_read(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, ngx_array_t *names, ngx_posts_dep_t *dep,
    ngx_posts_error_t *error)
{
    ngx_int_t          rc;
    ngx_uint_t         n;
    ngx_file_info_t    fi;
    ngx_posts_stamp_t  after;

    ngx_memzero(dep, sizeof(ngx_posts_dep_t));
    dep->path = *absolute;
    dep->names = 1;

    for (n = 0; n <= NGX_POSTS_MAX_REREADS; n++) {

        rc = ngx_posts_files_info(files, absolute, &fi);
        if (rc != NGX_OK) {
            return rc;
        }

        ngx_posts_stamp_set_dir(&dep->stamp, &fi);

        rc = ngx_posts_names_once(pool, absolute, names, error);
        if (rc != NGX_OK) {
            ngx_memzero(&dep->stamp, sizeof(ngx_posts_stamp_t));
            return rc;
        }

        rc = ngx_posts_files_info(files, absolute, &fi);
        if (rc != NGX_OK) {
            continue;
        }

        ngx_posts_stamp_set_dir(&after, &fi);

        if (ngx_posts_stamp_equal(&dep->stamp, &after)) {
            dep->digest = ngx_posts_names_digest(names);
            dep->young = ngx_posts_stamp_young(&dep->stamp);
            return NGX_OK;
        }
    }

    ngx_memzero(&dep->stamp, sizeof(ngx_posts_stamp_t));

    return ngx_posts_error_set(error,
                               "the directory changes while it is read");
}


static ngx_int_t
ngx_posts_names_once(ngx_pool_t *pool, ngx_str_t *absolute,
    ngx_array_t *names, ngx_posts_error_t *error)
{
    ngx_int_t  rc;
    ngx_dir_t  dir;

    if (ngx_array_init(names, pool, 16, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_open_dir(absolute, &dir) == NGX_ERROR) {

        switch (ngx_errno) {

        case NGX_ENOENT:
        case NGX_ENOTDIR:
        case NGX_ENAMETOOLONG:
            return NGX_DECLINED;

        case NGX_EACCES:
            return NGX_ABORT;

        default:
            return ngx_posts_error_set(error, "cannot be opened (%d)",
                                       (int) ngx_errno);
        }
    }

    rc = ngx_posts_names_list(pool, &dir, names, error);

    if (ngx_close_dir(&dir) == NGX_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, pool->log, ngx_errno,
                      ngx_close_dir_n " \"%V\" failed", absolute);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    ngx_qsort(names->elts, names->nelts, sizeof(ngx_str_t),
              ngx_posts_names_order);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_names_list(ngx_pool_t *pool, ngx_dir_t *dir, ngx_array_t *names,
    ngx_posts_error_t *error)
{
    ngx_str_t  name, *s;

    for ( ;; ) {

        ngx_set_errno(0);

        if (ngx_read_dir(dir) == NGX_ERROR) {

            if (ngx_errno == 0 || ngx_errno == NGX_ENOMOREFILES) {
                return NGX_OK;
            }

            return ngx_posts_error_set(error, "cannot be read (%d)",
                                       (int) ngx_errno);
        }

        name.data = ngx_de_name(dir);
        name.len = ngx_de_namelen(dir);

        if (name.data[0] == '.'
            && (name.len == 1 || (name.len == 2 && name.data[1] == '.')))
        {
            continue;
        }

        if (names->nelts == NGX_POSTS_MAX_NAMES) {
            return ngx_posts_error_set(error, "the directory has more than "
                                       "%d names", NGX_POSTS_MAX_NAMES);
        }

        s = ngx_array_push(names);
        if (s == NULL) {
            return NGX_ERROR;
        }

        s->len = name.len;
        s->data = ngx_pnalloc(pool, name.len + 1);
        if (s->data == NULL) {
            return NGX_ERROR;
        }

        *ngx_cpymem(s->data, name.data, name.len) = '\0';
    }
}


/* names and their number; where one ends counts, too */

static uint64_t
ngx_posts_names_digest(ngx_array_t *names)
{
    uint64_t    sum;
    ngx_str_t  *name;
    ngx_uint_t  i;

    name = names->elts;
    sum = names->nelts + 1;

    for (i = 0; i < names->nelts; i++) {
        sum = sum * 31 + ngx_posts_stamp_digest(&name[i]);
    }

    return sum ? sum : 1;
}


static int ngx_libc_cdecl
ngx_posts_names_order(const void *one, const void *two)
{
    const ngx_str_t  *a, *b;

    a = one;
    b = two;

    return (int) ngx_memn2cmp(a->data, b->data, a->len, b->len);
}


ngx_posts_names_cache_t *
ngx_posts_names_cache(ngx_pool_t *pool, ngx_posts_files_t *files)
{
    ngx_pool_cleanup_t       *cln;
    ngx_posts_names_cache_t  *cache;

    cln = ngx_pool_cleanup_add(pool, 0);
    cache = ngx_pcalloc(pool, sizeof(ngx_posts_names_cache_t));

    if (cln == NULL || cache == NULL) {
        return NULL;
    }

    cache->files = files;
    cache->log = pool->log;

    cln->handler = ngx_posts_names_flush;
    cln->data = cache;

    return cache;
}


static void
ngx_posts_names_flush(void *data)
{
    ngx_posts_names_cache_t *cache = data;

    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_NAMES_SLOTS; i++) {
        if (cache->slots[i].pool) {
            ngx_destroy_pool(cache->slots[i].pool);
        }
    }
}


ngx_int_t
ngx_posts_names_get(ngx_posts_names_cache_t *cache, ngx_str_t *absolute,
    ngx_posts_deps_t *deps, ngx_array_t **names, ngx_posts_error_t *error)
{
    ngx_int_t                rc;
    ngx_posts_dep_t          dep;
    ngx_posts_names_slot_t  *slot;

    slot = &cache->slots[ngx_posts_stamp_digest(absolute)
                         % NGX_POSTS_NAMES_SLOTS];

    if (slot->pool == NULL || slot->dep.path.len != absolute->len
        || ngx_memcmp(slot->dep.path.data, absolute->data, absolute->len)
           != 0
        || !ngx_posts_files_hold(cache->files, &slot->dep))
    {
        if (ngx_posts_names_fill(cache, slot, absolute, error) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    dep = slot->dep;

    dep.path.data = ngx_pnalloc(deps->pool, dep.path.len + 1);
    if (dep.path.data == NULL) {
        return NGX_ERROR;
    }

    *ngx_cpymem(dep.path.data, absolute->data, absolute->len) = '\0';

    rc = ngx_posts_deps_add(deps, &dep);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(error, "a page may not be made from more "
                                   "than %d files", NGX_POSTS_MAX_DEPS);
    }

    *names = slot->absent ? NULL : &slot->names;

    return rc;
}


static ngx_int_t
ngx_posts_names_fill(ngx_posts_names_cache_t *cache,
    ngx_posts_names_slot_t *slot, ngx_str_t *absolute,
    ngx_posts_error_t *error)
{
    ngx_int_t  rc;
    ngx_str_t  path;

    if (slot->pool) {
        ngx_destroy_pool(slot->pool);
    }

    slot->pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, cache->log);
    if (slot->pool == NULL) {
        return NGX_ERROR;
    }

    path.len = absolute->len;
    path.data = ngx_pnalloc(slot->pool, path.len + 1);

    if (path.data) {
        *ngx_cpymem(path.data, absolute->data, absolute->len) = '\0';

        rc = ngx_posts_names_read(cache->files, slot->pool, &path,
                                  &slot->names, &slot->dep, error);

        slot->absent = (rc != NGX_OK);

        if (rc != NGX_ERROR) {
            return NGX_OK;
        }
    }

    ngx_destroy_pool(slot->pool);
    slot->pool = NULL;

    return NGX_ERROR;
}


ngx_uint_t
ngx_posts_names_have(ngx_array_t *names, ngx_str_t *name)
{
    ngx_int_t    rc;
    ngx_str_t   *known;
    ngx_uint_t   low, high, middle;

    known = names->elts;
    low = 0;
    high = names->nelts;

    while (low < high) {
        middle = (low + high) / 2;

        rc = ngx_memn2cmp(known[middle].data, name->data, known[middle].len,
                          name->len);
        if (rc == 0) {
            return 1;
        }

        if (rc < 0) {
            low = middle + 1;

        } else {
            high = middle;
        }
    }

    return 0;
}
