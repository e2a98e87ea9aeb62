
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_REGION_H_INCLUDED_
#define _NGX_POSTS_REGION_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A piece of mapped memory that several hold: of a file, read only and
 * shared with other processes, or of nobody else's, to be written.
 *
 * size  bytes that are mapped; of a file it may be more than there are yet:
 *       what is behind its end must not be touched
 * fd    to be closed when it is unmapped, or NGX_INVALID_FILE
 */

typedef struct {
    u_char      *base;
    size_t       size;
    ngx_uint_t   refs;
    ngx_fd_t     fd;
} ngx_posts_region_t;


/*
 * A file's first bytes, with one reference; NULL: logged.  The descriptor
 * remains the caller's.
 */
ngx_posts_region_t *ngx_posts_region_map(ngx_fd_t fd, size_t size,
    ngx_log_t *log);

/* zeroed memory, with one reference; NULL: logged */
ngx_posts_region_t *ngx_posts_region_create(size_t size, ngx_log_t *log);

/* one reference more or less; the last one unmaps it */
void ngx_posts_region_hold(ngx_posts_region_t *region);
void ngx_posts_region_release(ngx_posts_region_t *region);


#endif /* _NGX_POSTS_REGION_H_INCLUDED_ */
