
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <sys/file.h>

#include "site/ngx_posts_snapshot.h"
#include "site/ngx_posts_spare.h"


/* rows that are proved between two looks */

#define NGX_POSTS_SNAPSHOT_ROWS   1024

/* what of a store may be of no use, besides as much again as is used */

#define NGX_POSTS_SNAPSHOT_WASTE  (4 * 1024 * 1024)


/*
 * lock, name, spare  paths of files, NUL-terminated: the lock, the index, and
 *                    the one before, where the next one is made
 * stores             the same of the two stores, by the last bit of their id
 * newest             the sum of the index that was last loaded or saved
 * index, sum, at     what is being loaded or saved, and how far
 * fd                 of the index in the making
 * proved             whether rows were compared with their bytes once
 */

struct ngx_posts_snapshot_s {
    ngx_pool_t               *pool;
    ngx_log_t                *log;
    uint64_t                  site;
    uint64_t                  config;
    ngx_str_t                 lock;
    ngx_str_t                 name;
    ngx_str_t                 spare;
    ngx_str_t                 stores[2];
    ngx_fd_t                  lock_fd;
    uint64_t                  newest;
    ngx_posts_store_t        *store;

    ngx_posts_region_t       *index;
    ngx_posts_catalog_t      *catalog;
    ngx_fd_t                  fd;
    ngx_posts_index_place_t   at;
    uint64_t                  sum;
    ngx_uint_t                row;
    ngx_uint_t                proved;
};


static void ngx_posts_snapshot_close(void *data);
static ngx_int_t ngx_posts_snapshot_path(ngx_posts_snapshot_t *snapshot,
    ngx_str_t *dir, const char *suffix, ngx_str_t *path);
static ngx_int_t ngx_posts_snapshot_open(ngx_posts_snapshot_t *snapshot);
static ngx_int_t ngx_posts_snapshot_open_store(
    ngx_posts_snapshot_t *snapshot, uint64_t id);
static ngx_int_t ngx_posts_snapshot_check(ngx_posts_snapshot_t *snapshot,
    uint64_t until);
static void ngx_posts_snapshot_reset(ngx_posts_snapshot_t *snapshot);
static ngx_posts_store_t *ngx_posts_snapshot_new_store(
    ngx_posts_snapshot_t *snapshot);
static ngx_int_t ngx_posts_snapshot_write(ngx_posts_snapshot_t *snapshot,
    ngx_posts_index_parts_t *parts, uint64_t until);
static ngx_int_t ngx_posts_snapshot_create_index(
    ngx_posts_snapshot_t *snapshot, ngx_posts_index_head_t *head);
static ngx_int_t ngx_posts_snapshot_put(ngx_posts_snapshot_t *snapshot,
    ngx_str_t *block, off_t offset);
static ngx_int_t ngx_posts_snapshot_publish(ngx_posts_snapshot_t *snapshot,
    ngx_posts_index_head_t *head);
static ngx_int_t ngx_posts_snapshot_failed(ngx_posts_snapshot_t *snapshot,
    const char *what, ngx_str_t *path);


ngx_posts_snapshot_t *
ngx_posts_snapshot_create(ngx_pool_t *pool, ngx_str_t *dir, uint64_t site,
    uint64_t config, ngx_log_t *log)
{
    ngx_pool_cleanup_t    *cln;
    ngx_posts_snapshot_t  *snapshot;

    snapshot = ngx_pcalloc(pool, sizeof(ngx_posts_snapshot_t));
    cln = ngx_pool_cleanup_add(pool, 0);

    if (snapshot == NULL || cln == NULL) {
        return NULL;
    }

    snapshot->pool = pool;
    snapshot->log = log;
    snapshot->site = site;
    snapshot->config = config;
    snapshot->lock_fd = NGX_INVALID_FILE;
    snapshot->fd = NGX_INVALID_FILE;

    cln->handler = ngx_posts_snapshot_close;
    cln->data = snapshot;

    if (ngx_posts_snapshot_path(snapshot, dir, "lock", &snapshot->lock)
        != NGX_OK
        || ngx_posts_snapshot_path(snapshot, dir, "index", &snapshot->name)
           != NGX_OK
        || ngx_posts_snapshot_path(snapshot, dir, "new", &snapshot->spare)
           != NGX_OK
        || ngx_posts_snapshot_path(snapshot, dir, "0", &snapshot->stores[0])
           != NGX_OK
        || ngx_posts_snapshot_path(snapshot, dir, "1", &snapshot->stores[1])
           != NGX_OK)
    {
        return NULL;
    }

    snapshot->lock_fd = ngx_open_file(snapshot->lock.data, NGX_FILE_RDWR,
                                      NGX_FILE_CREATE_OR_OPEN,
                                      NGX_FILE_OWNER_ACCESS);

    if (snapshot->lock_fd == NGX_INVALID_FILE) {
        ngx_log_error(NGX_LOG_WARN, log, ngx_errno,
                      ngx_open_file_n " \"%V\" failed, each process keeps a "
                      "catalog of its own", &snapshot->lock);
        return NULL;
    }

    return snapshot;
}


static void
ngx_posts_snapshot_close(void *data)
{
    ngx_posts_snapshot_t *snapshot = data;

    ngx_posts_snapshot_reset(snapshot);

    if (snapshot->store) {
        ngx_posts_store_release(snapshot->store);
    }

    if (snapshot->lock_fd != NGX_INVALID_FILE) {
        (void) ngx_close_file(snapshot->lock_fd);
    }
}


static ngx_int_t
ngx_posts_snapshot_path(ngx_posts_snapshot_t *snapshot, ngx_str_t *dir,
    const char *suffix, ngx_str_t *path)
{
    u_char  *p;

    p = ngx_pnalloc(snapshot->pool, dir->len + sizeof("/0123456789abcdef.")
                                    + ngx_strlen(suffix));
    if (p == NULL) {
        return NGX_ERROR;
    }

    path->data = p;

    p = ngx_sprintf(p, "%V/%016xL.%s", dir, snapshot->site, suffix);
    *p = '\0';

    path->len = p - path->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_snapshot_lock(ngx_posts_snapshot_t *snapshot)
{
    if (flock(snapshot->lock_fd, LOCK_EX|LOCK_NB) == 0) {
        return NGX_OK;
    }

    if (ngx_errno == NGX_EAGAIN || ngx_errno == NGX_EINTR) {
        return NGX_AGAIN;
    }

    return ngx_posts_snapshot_failed(snapshot, "flock()", &snapshot->lock);
}


void
ngx_posts_snapshot_unlock(ngx_posts_snapshot_t *snapshot)
{
    ngx_posts_snapshot_reset(snapshot);

    if (flock(snapshot->lock_fd, LOCK_UN) == -1) {
        (void) ngx_posts_snapshot_failed(snapshot, "flock()",
                                         &snapshot->lock);
    }
}


static ngx_int_t
ngx_posts_snapshot_failed(ngx_posts_snapshot_t *snapshot, const char *what,
    ngx_str_t *path)
{
    ngx_log_error(NGX_LOG_CRIT, snapshot->log, ngx_errno,
                  "%s \"%V\" failed", what, path);

    return NGX_ERROR;
}


/* what was begun and not ended */

static void
ngx_posts_snapshot_reset(ngx_posts_snapshot_t *snapshot)
{
    if (snapshot->catalog) {
        ngx_posts_catalog_release(snapshot->catalog);
        snapshot->catalog = NULL;
    }

    if (snapshot->index) {
        ngx_posts_region_release(snapshot->index);
        snapshot->index = NULL;
    }

    if (snapshot->fd != NGX_INVALID_FILE) {
        (void) ngx_close_file(snapshot->fd);
        snapshot->fd = NGX_INVALID_FILE;
    }

    snapshot->at.table = 0;
    snapshot->at.offset = 0;
    snapshot->sum = 0;
    snapshot->row = 0;
}


ngx_int_t
ngx_posts_snapshot_load(ngx_posts_snapshot_t *snapshot, uint64_t until,
    ngx_posts_catalog_t **catalog)
{
    ngx_int_t  rc;

    if (snapshot->index == NULL && snapshot->catalog == NULL) {

        rc = ngx_posts_snapshot_open(snapshot);

        if (rc != NGX_OK) {
            ngx_posts_snapshot_reset(snapshot);
            return rc;
        }
    }

    rc = ngx_posts_snapshot_check(snapshot, until);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc == NGX_OK) {

        *catalog = snapshot->catalog;
        snapshot->newest = snapshot->catalog->head->sum;
        snapshot->catalog = NULL;
        snapshot->proved = 1;
    }

    ngx_posts_snapshot_reset(snapshot);

    return rc;
}


static ngx_int_t
ngx_posts_snapshot_open(ngx_posts_snapshot_t *snapshot)
{
    ngx_fd_t                 fd;
    ngx_int_t                rc;
    ngx_file_info_t          fi;
    ngx_posts_index_head_t   head;

    fd = ngx_posts_spare_read(&snapshot->name);

    if (fd == NGX_INVALID_FILE) {
        return NGX_DECLINED;
    }

    if (ngx_fd_info(fd, &fi) == NGX_FILE_ERROR
        || pread(fd, &head, sizeof(head), 0) != (ssize_t) sizeof(head))
    {
        rc = NGX_DECLINED;

    } else if (snapshot->store && head.sum == snapshot->newest) {
        rc = NGX_DONE;

    } else {
        snapshot->index = ngx_posts_region_map(fd,
                                               (size_t) ngx_file_size(&fi),
                                               snapshot->log);
        if (snapshot->index) {
            snapshot->index->fd = fd;
            return NGX_OK;
        }

        rc = NGX_ERROR;
    }

    (void) ngx_close_file(fd);

    return rc;
}


/* first the index, then, of what another life has left, the store */

static ngx_int_t
ngx_posts_snapshot_check(ngx_posts_snapshot_t *snapshot, uint64_t until)
{
    ngx_int_t                 rc;
    ngx_str_t                 block;
    ngx_posts_index_head_t   *head;
    ngx_posts_index_parts_t   parts;

    if (snapshot->catalog == NULL) {

        head = (ngx_posts_index_head_t *) snapshot->index->base;

        if (snapshot->at.table == 0 && snapshot->at.offset == 0
            && !ngx_posts_index_fits(head, snapshot->index->size,
                                     snapshot->site, snapshot->config))
        {
            return NGX_DECLINED;
        }

        ngx_posts_index_parts(head, &parts);

        do {
            rc = ngx_posts_index_sum(&parts, &snapshot->at, &snapshot->sum,
                                     &block);

        } while (rc == NGX_AGAIN && ngx_posts_time_usec() < until);

        if (rc == NGX_AGAIN) {
            return NGX_AGAIN;
        }

        if (snapshot->sum != head->sum
            || ngx_posts_snapshot_open_store(snapshot, head->store)
               != NGX_OK)
        {
            return NGX_DECLINED;
        }

        snapshot->catalog = ngx_posts_catalog_create(snapshot->index,
                                                     snapshot->store,
                                                     snapshot->log);
        snapshot->index = NULL;

        if (snapshot->catalog == NULL) {
            return NGX_DECLINED;
        }
    }

    if (snapshot->proved) {
        return NGX_OK;
    }

    do {
        rc = ngx_posts_catalog_prove(snapshot->catalog, &snapshot->row,
                                     NGX_POSTS_SNAPSHOT_ROWS);

    } while (rc == NGX_AGAIN && ngx_posts_time_usec() < until);

    return rc;
}


static ngx_int_t
ngx_posts_snapshot_open_store(ngx_posts_snapshot_t *snapshot, uint64_t id)
{
    ngx_fd_t            fd;
    uint64_t            head[2];
    ngx_posts_store_t  *store;

    if (snapshot->store && snapshot->store->id == id) {
        return NGX_OK;
    }

    fd = ngx_open_file(snapshot->stores[id & 1].data,
                       NGX_FILE_RDWR|O_APPEND, NGX_FILE_OPEN, 0);

    if (fd == NGX_INVALID_FILE) {
        return NGX_DECLINED;
    }

    if (pread(fd, head, sizeof(head), 0) != (ssize_t) sizeof(head)
        || head[0] != id)
    {
        (void) ngx_close_file(fd);
        return NGX_DECLINED;
    }

    store = ngx_posts_store_create(fd, id, snapshot->log);
    if (store == NULL) {
        return NGX_ERROR;
    }

    if (snapshot->store) {
        ngx_posts_store_release(snapshot->store);
    }

    snapshot->store = store;

    return NGX_OK;
}


ngx_posts_store_t *
ngx_posts_snapshot_store(ngx_posts_snapshot_t *snapshot,
    ngx_posts_catalog_t *old)
{
    ngx_posts_store_t  *store;

    if (old && snapshot->store && old->store == snapshot->store
        && old->head->used <= 2 * old->head->live + NGX_POSTS_SNAPSHOT_WASTE)
    {
        ngx_posts_store_hold(snapshot->store);
        return snapshot->store;
    }

    store = ngx_posts_snapshot_new_store(snapshot);
    if (store == NULL) {
        return NULL;
    }

    if (snapshot->store) {
        ngx_posts_store_release(snapshot->store);
    }

    snapshot->store = store;
    ngx_posts_store_hold(store);

    return store;
}


/*
 * In the place that the newest index does not use.  What is there belongs to
 * nobody's next catalog; who has it mapped keeps it.
 */

static ngx_posts_store_t *
ngx_posts_snapshot_new_store(ngx_posts_snapshot_t *snapshot)
{
    ngx_fd_t            fd;
    uint64_t            head[2], place;
    ngx_str_t           bytes, *path;
    ngx_posts_store_t  *store;

    head[0] = ((uint64_t) ngx_random() << 32 ^ ngx_posts_time_usec()) << 1;
    head[1] = 0;

    if (snapshot->store) {
        head[0] |= !(snapshot->store->id & 1);
    }

    path = &snapshot->stores[head[0] & 1];

    (void) ngx_delete_file(path->data);

    fd = ngx_open_file(path->data, NGX_FILE_RDWR|O_APPEND,
                       NGX_FILE_CREATE_OR_OPEN, NGX_FILE_OWNER_ACCESS);

    if (fd == NGX_INVALID_FILE) {
        (void) ngx_posts_snapshot_failed(snapshot, ngx_open_file_n, path);
        return NULL;
    }

    store = ngx_posts_store_create(fd, head[0], snapshot->log);
    if (store == NULL) {
        return NULL;
    }

    bytes.len = sizeof(head);
    bytes.data = (u_char *) head;

    if (ngx_posts_store_append(store, &bytes, &place) != NGX_OK) {
        ngx_posts_store_release(store);
        return NULL;
    }

    return store;
}


ngx_int_t
ngx_posts_snapshot_save(ngx_posts_snapshot_t *snapshot, uint64_t until,
    ngx_posts_index_parts_t *parts, ngx_posts_region_t **index)
{
    ngx_int_t            rc;
    ngx_posts_region_t  *mapped;

    mapped = NULL;

    rc = ngx_posts_snapshot_write(snapshot, parts, until);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (rc == NGX_OK) {
        mapped = ngx_posts_region_map(snapshot->fd,
                                      (size_t) parts->head->length,
                                      snapshot->log);
        rc = mapped ? ngx_posts_snapshot_publish(snapshot, parts->head)
                    : NGX_ERROR;
    }

    if (mapped) {
        mapped->fd = snapshot->fd;
        snapshot->fd = NGX_INVALID_FILE;
    }

    if (rc == NGX_OK) {
        *index = mapped;

    } else if (mapped) {
        ngx_posts_region_release(mapped);
    }

    ngx_posts_snapshot_reset(snapshot);

    return rc;
}


/* the head last, when the sum is known */

static ngx_int_t
ngx_posts_snapshot_write(ngx_posts_snapshot_t *snapshot,
    ngx_posts_index_parts_t *parts, uint64_t until)
{
    off_t      from;
    ngx_int_t  rc;
    ngx_str_t  block;

    if (snapshot->fd == NGX_INVALID_FILE
        && ngx_posts_snapshot_create_index(snapshot, parts->head) != NGX_OK)
    {
        return NGX_ERROR;
    }

    do {
        from = (off_t) (parts->head->tables[snapshot->at.table].offset
                        + snapshot->at.offset);

        rc = ngx_posts_index_sum(parts, &snapshot->at, &snapshot->sum,
                                 &block);

        if (ngx_posts_snapshot_put(snapshot, &block, from) != NGX_OK) {
            return NGX_ERROR;
        }

    } while (rc == NGX_AGAIN && ngx_posts_time_usec() < until);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    parts->head->sum = snapshot->sum;

    block.data = (u_char *) parts->head;
    block.len = sizeof(ngx_posts_index_head_t);

    return ngx_posts_snapshot_put(snapshot, &block, 0);
}


/* of its full length; what is between two tables means nothing */

static ngx_int_t
ngx_posts_snapshot_create_index(ngx_posts_snapshot_t *snapshot,
    ngx_posts_index_head_t *head)
{
    snapshot->fd = ngx_posts_spare_write(&snapshot->spare,
                                         (off_t) head->length,
                                         snapshot->log);

    if (snapshot->fd == NGX_INVALID_FILE) {
        return NGX_ERROR;
    }

    head->site = snapshot->site;
    head->config = snapshot->config;
    head->sum = 0;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_snapshot_put(ngx_posts_snapshot_t *snapshot, ngx_str_t *block,
    off_t offset)
{
    if (block->len
        && pwrite(snapshot->fd, block->data, block->len, offset)
           != (ssize_t) block->len)
    {
        return ngx_posts_snapshot_failed(snapshot, "pwrite()",
                                         &snapshot->spare);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_snapshot_publish(ngx_posts_snapshot_t *snapshot,
    ngx_posts_index_head_t *head)
{
    if (ngx_posts_spare_publish(snapshot->fd, &snapshot->spare,
                                &snapshot->name, snapshot->log)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    /* the store that the index before was of, if it was another one */

    (void) ngx_delete_file(snapshot->stores[!(head->store & 1)].data);

    snapshot->newest = head->sum;
    snapshot->proved = 1;

    return NGX_OK;
}
