
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_store.h"


/* what is mapped beyond the end, so that not every edit maps anew */

#define NGX_POSTS_STORE_SPARE  (1024 * 1024)


static ngx_int_t ngx_posts_store_write(ngx_posts_store_t *store,
    ngx_str_t *bytes, uint64_t *place);
static ngx_int_t ngx_posts_store_grow(ngx_posts_store_t *store,
    uint64_t size);


ngx_posts_store_t *
ngx_posts_store_create(ngx_fd_t fd, uint64_t id, ngx_log_t *log)
{
    ngx_posts_store_t  *store;

    store = ngx_calloc(sizeof(ngx_posts_store_t), log);

    if (store == NULL) {

        if (fd != NGX_INVALID_FILE) {
            (void) ngx_close_file(fd);
        }

        return NULL;
    }

    store->refs = 1;
    store->log = log;
    store->fd = fd;
    store->id = id;

    return store;
}


void
ngx_posts_store_hold(ngx_posts_store_t *store)
{
    store->refs++;
}


void
ngx_posts_store_release(ngx_posts_store_t *store)
{
    if (--store->refs) {
        return;
    }

    if (store->region) {
        ngx_posts_region_release(store->region);
    }

    if (store->fd != NGX_INVALID_FILE
        && ngx_close_file(store->fd) == NGX_FILE_ERROR)
    {
        ngx_log_error(NGX_LOG_ALERT, store->log, ngx_errno,
                      ngx_close_file_n " of a catalog failed");
    }

    ngx_free(store);
}


ngx_int_t
ngx_posts_store_append(ngx_posts_store_t *store, ngx_str_t *bytes,
    uint64_t *place)
{
    if (store->fd != NGX_INVALID_FILE) {
        return ngx_posts_store_write(store, bytes, place);
    }

    if (ngx_posts_store_grow(store, store->size + bytes->len) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_memcpy(store->region->base + store->size, bytes->data, bytes->len);

    *place = store->size;
    store->size += bytes->len;

    return NGX_OK;
}


/*
 * The system appends as a whole, whoever writes besides: where the bytes have
 * gone is known only afterwards.
 */

static ngx_int_t
ngx_posts_store_write(ngx_posts_store_t *store, ngx_str_t *bytes,
    uint64_t *place)
{
    off_t    end;
    ssize_t  n;

    n = write(store->fd, bytes->data, bytes->len);

    if (n != (ssize_t) bytes->len) {
        ngx_log_error(NGX_LOG_CRIT, store->log, (n == -1) ? ngx_errno : 0,
                      "a catalog could not be written");
        return NGX_ERROR;
    }

    end = lseek(store->fd, 0, SEEK_CUR);

    if (end == -1 || (end - n) % 8) {
        ngx_log_error(NGX_LOG_CRIT, store->log, (end == -1) ? ngx_errno : 0,
                      "the end of a catalog is not where it should be");
        return NGX_ERROR;
    }

    *place = (uint64_t) (end - n);
    store->size = (uint64_t) end;

    return NGX_OK;
}


/* the region before stays with the catalogs that hold it */

static ngx_int_t
ngx_posts_store_grow(ngx_posts_store_t *store, uint64_t size)
{
    ngx_posts_region_t  *region;

    if (store->region && store->region->size >= size) {
        return NGX_OK;
    }

    region = ngx_posts_region_create((size_t) size * 2
                                     + NGX_POSTS_STORE_SPARE, store->log);
    if (region == NULL) {
        return NGX_ERROR;
    }

    if (store->region) {
        ngx_memcpy(region->base, store->region->base, (size_t) store->size);
        ngx_posts_region_release(store->region);
    }

    store->region = region;

    return NGX_OK;
}


ngx_int_t
ngx_posts_store_map(ngx_posts_store_t *store, uint64_t size)
{
    ngx_file_info_t      fi;
    ngx_posts_region_t  *region;

    if (store->fd == NGX_INVALID_FILE) {
        return ngx_posts_store_grow(store, ngx_max(size, 1));
    }

    if (ngx_fd_info(store->fd, &fi) == NGX_FILE_ERROR) {
        return NGX_ERROR;
    }

    if ((uint64_t) ngx_file_size(&fi) < size) {
        return NGX_DECLINED;
    }

    store->size = ngx_max(store->size, size);

    if (store->region && store->region->size >= size) {
        return NGX_OK;
    }

    region = ngx_posts_region_map(store->fd,
                                  (size_t) size * 2 + NGX_POSTS_STORE_SPARE,
                                  store->log);
    if (region == NULL) {
        return NGX_ERROR;
    }

    if (store->region) {
        ngx_posts_region_release(store->region);
    }

    store->region = region;

    return NGX_OK;
}
