
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SPARE_H_INCLUDED_
#define _NGX_POSTS_SPARE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A file that is replaced as a whole, again and again, by rename(), with the
 * one before kept as a spare: to write over what the kernel has in its cache
 * costs a fraction of what a new file does.  Who reads a file has it locked
 * for as long as it is mapped, and is never written over.
 *
 * All names are NUL-terminated.  One process at a time may write.
 */


/*
 * The file to be read, locked until it is closed; NGX_INVALID_FILE: there is
 * none that can be read.
 */
ngx_fd_t ngx_posts_spare_read(ngx_str_t *name);

/*
 * A file to be written from its beginning, of that length and any content:
 * the spare one, or a new one where that is still read.  NGX_INVALID_FILE:
 * logged.
 */
ngx_fd_t ngx_posts_spare_write(ngx_str_t *spare, off_t length,
    ngx_log_t *log);

/*
 * What was written becomes the file, and is locked like one to be read.
 * NGX_OK; NGX_ERROR: logged.
 */
ngx_int_t ngx_posts_spare_publish(ngx_fd_t fd, ngx_str_t *spare,
    ngx_str_t *name, ngx_log_t *log);


#endif /* _NGX_POSTS_SPARE_H_INCLUDED_ */
