
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <sys/file.h>

#include "site/ngx_posts_spare.h"


static ngx_fd_t ngx_posts_spare_open(ngx_str_t *name, ngx_uint_t mode,
    int lock);
static ngx_int_t ngx_posts_spare_exchange(ngx_str_t *spare, ngx_str_t *name);


ngx_fd_t
ngx_posts_spare_read(ngx_str_t *name)
{
    return ngx_posts_spare_open(name, NGX_FILE_RDONLY, LOCK_SH);
}


ngx_fd_t
ngx_posts_spare_write(ngx_str_t *spare, off_t length, ngx_log_t *log)
{
    ngx_fd_t  fd;

    fd = ngx_posts_spare_open(spare, NGX_FILE_RDWR, LOCK_EX);

    if (fd == NGX_INVALID_FILE) {

        (void) ngx_delete_file(spare->data);

        fd = ngx_open_file(spare->data, NGX_FILE_RDWR|O_CLOEXEC,
                           NGX_FILE_CREATE_OR_OPEN, NGX_FILE_OWNER_ACCESS);
    }

    if (fd == NGX_INVALID_FILE) {
        ngx_log_error(NGX_LOG_CRIT, log, ngx_errno,
                      ngx_open_file_n " \"%V\" failed", spare);
        return NGX_INVALID_FILE;
    }

    if (ftruncate(fd, length) == -1) {
        ngx_log_error(NGX_LOG_CRIT, log, ngx_errno,
                      "ftruncate() \"%V\" failed", spare);
        (void) ngx_close_file(fd);
        return NGX_INVALID_FILE;
    }

    return fd;
}


ngx_int_t
ngx_posts_spare_publish(ngx_fd_t fd, ngx_str_t *spare, ngx_str_t *name,
    ngx_log_t *log)
{
    if (flock(fd, LOCK_SH|LOCK_NB) == -1) {
        ngx_log_error(NGX_LOG_CRIT, log, ngx_errno,
                      "flock() \"%V\" failed", spare);
        return NGX_ERROR;
    }

    if (ngx_posts_spare_exchange(spare, name) != NGX_OK
        && ngx_rename_file(spare->data, name->data) == NGX_FILE_ERROR)
    {
        ngx_log_error(NGX_LOG_CRIT, log, ngx_errno,
                      ngx_rename_file_n " \"%V\" failed", name);
        return NGX_ERROR;
    }

    return NGX_OK;
}


static ngx_fd_t
ngx_posts_spare_open(ngx_str_t *name, ngx_uint_t mode, int lock)
{
    ngx_fd_t         fd;
    ngx_file_info_t  fi;

    /* a pipe would hold the worker until somebody opens its other end */

    fd = ngx_open_file(name->data, mode|NGX_FILE_NONBLOCK|O_CLOEXEC,
                       NGX_FILE_OPEN, 0);

    if (fd == NGX_INVALID_FILE) {
        return NGX_INVALID_FILE;
    }

    if (flock(fd, lock|LOCK_NB) == 0
        && ngx_fd_info(fd, &fi) != NGX_FILE_ERROR && ngx_is_file(&fi))
    {
        return fd;
    }

    (void) ngx_close_file(fd);

    return NGX_INVALID_FILE;
}


/* the file before becomes the spare one, where the system can do that */

static ngx_int_t
ngx_posts_spare_exchange(ngx_str_t *spare, ngx_str_t *name)
{
#ifdef RENAME_EXCHANGE

    if (renameat2(AT_FDCWD, (char *) spare->data, AT_FDCWD,
                  (char *) name->data, RENAME_EXCHANGE)
        == 0)
    {
        return NGX_OK;
    }

#endif

    return NGX_DECLINED;
}
