
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STAMP_H_INCLUDED_
#define _NGX_POSTS_STAMP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * What identifies a version of a file without reading it.  All zero: there
 * is no such file, or it is no regular file.
 */

typedef struct {
    uint64_t    dev;
    uint64_t    ino;
    int64_t     size;
    int64_t     mtime;         /* nanoseconds since the epoch */
    int64_t     ctime;         /* nanoseconds since the epoch */
} ngx_posts_stamp_t;


/*
 * Two writes within one tick of the file system's clock leave the same
 * stamp: one that was younger than this when the file was read identifies
 * the file only together with a digest of its content.
 */

#define NGX_POSTS_STAMP_YOUNG  20000000


/* the stamp of what stat() found; all zero for anything but a regular file */
void ngx_posts_stamp_set(ngx_posts_stamp_t *stamp, ngx_file_info_t *fi);

/* the same of a directory: it tells that a name came, went or was replaced */
void ngx_posts_stamp_set_dir(ngx_posts_stamp_t *stamp, ngx_file_info_t *fi);

/* the ctime of whatever it is, nanoseconds since the epoch */
int64_t ngx_posts_stamp_changed(ngx_file_info_t *fi);

#define ngx_posts_stamp_equal(a, b)                                           \
    (ngx_memcmp(a, b, sizeof(ngx_posts_stamp_t)) == 0)

#define ngx_posts_stamp_absent(stamp)  ((stamp)->ino == 0)

/* 1 when the file was written less than NGX_POSTS_STAMP_YOUNG before now */
ngx_uint_t ngx_posts_stamp_young(ngx_posts_stamp_t *stamp);

/* a digest of content, good enough to tell two versions of a file apart */
uint64_t ngx_posts_stamp_digest(ngx_str_t *content);

/*
 * The same of large content, in slices: add() takes some "len" bytes and
 * returns 0 when there is nothing left for it to take; then end().
 */

typedef struct {
    uint64_t            lane[4];
    size_t              taken;
} ngx_posts_stamp_sum_t;

void ngx_posts_stamp_sum_init(ngx_posts_stamp_sum_t *sum);
ngx_uint_t ngx_posts_stamp_sum_add(ngx_posts_stamp_sum_t *sum,
    ngx_str_t *content, size_t len);
uint64_t ngx_posts_stamp_sum_end(ngx_posts_stamp_sum_t *sum,
    ngx_str_t *content);


#endif /* _NGX_POSTS_STAMP_H_INCLUDED_ */
