
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_region.h"


static ngx_posts_region_t *ngx_posts_region_make(ngx_fd_t fd, int prot,
    int flags, size_t size, ngx_log_t *log);


ngx_posts_region_t *
ngx_posts_region_map(ngx_fd_t fd, size_t size, ngx_log_t *log)
{
    return ngx_posts_region_make(fd, PROT_READ, MAP_SHARED, size, log);
}


ngx_posts_region_t *
ngx_posts_region_create(size_t size, ngx_log_t *log)
{
    return ngx_posts_region_make(-1, PROT_READ|PROT_WRITE,
                                 MAP_PRIVATE|MAP_ANON, size, log);
}


static ngx_posts_region_t *
ngx_posts_region_make(ngx_fd_t fd, int prot, int flags, size_t size,
    ngx_log_t *log)
{
    ngx_posts_region_t  *region;

    region = ngx_alloc(sizeof(ngx_posts_region_t), log);
    if (region == NULL) {
        return NULL;
    }

    region->refs = 1;
    region->size = size;
    region->fd = NGX_INVALID_FILE;
    region->base = mmap(NULL, size, prot, flags, fd, 0);

    if (region->base == MAP_FAILED) {
        ngx_log_error(NGX_LOG_ALERT, log, ngx_errno, "mmap(%uz) failed",
                      size);
        ngx_free(region);
        return NULL;
    }

    return region;
}


void
ngx_posts_region_hold(ngx_posts_region_t *region)
{
    region->refs++;
}


void
ngx_posts_region_release(ngx_posts_region_t *region)
{
    if (--region->refs) {
        return;
    }

    if (munmap(region->base, region->size) == -1) {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      "munmap(%p, %uz) failed", region->base, region->size);
    }

    if (region->fd != NGX_INVALID_FILE
        && ngx_close_file(region->fd) == NGX_FILE_ERROR)
    {
        ngx_log_error(NGX_LOG_ALERT, ngx_cycle->log, ngx_errno,
                      ngx_close_file_n " %d failed", region->fd);
    }

    ngx_free(region);
}
