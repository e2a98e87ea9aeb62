
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_FILES_H_INCLUDED_
#define _NGX_POSTS_FILES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_error.h"


/*
 * The files of one source directory, as nginx's own directives allow to see
 * them (disable_symlinks).  Stats are remembered for one turn of the event
 * loop: a layout that every page uses is asked for once a turn.
 */

typedef struct ngx_posts_files_s  ngx_posts_files_t;


/*
 * root  absolute, without a slash at the end; kept by reference
 * of    directio, disable_symlinks and disable_symlinks_from of the location;
 *       the rest is ignored
 * tick  a counter of the caller that changes with every turn of the event
 *       loop
 *
 * NULL when memory is short.
 */
ngx_posts_files_t *ngx_posts_files_create(ngx_pool_t *pool, ngx_str_t *root,
    ngx_open_file_info_t *of, ngx_uint_t *tick);

/*
 * The absolute path of one inside the root ("_layouts/post.html"), made in
 * the pool and NUL-terminated; a path that is absolute stays as it is.
 * NGX_OK; NGX_DECLINED: longer than NGX_POSTS_MAX_PATH; NGX_ERROR.
 */
ngx_int_t ngx_posts_files_path(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *path, ngx_str_t *absolute);

/*
 * What stat() says of an absolute, NUL-terminated path.  NGX_OK;
 * NGX_DECLINED: there is nothing; NGX_ABORT: it may not be seen.
 */
ngx_int_t ngx_posts_files_info(ngx_posts_files_t *files, ngx_str_t *absolute,
    ngx_file_info_t *fi);

/*
 * The same of a name, NUL-terminated, in a directory that is open: that is
 * found sooner than the whole path.  Where links count, it is the path that
 * is asked for.
 */
ngx_int_t ngx_posts_files_info_at(ngx_posts_files_t *files, ngx_fd_t dir,
    u_char *name, ngx_str_t *absolute, ngx_file_info_t *fi);

/*
 * The stamp of a file, all zero for what is absent, forbidden or not a
 * regular file; remembered for the tick.  A path with a slash at its end is
 * that of a directory.
 */
void ngx_posts_files_stamp(ngx_posts_files_t *files, ngx_str_t *absolute,
    ngx_posts_stamp_t *stamp);

/*
 * Reads a file whole.  The content is in the pool and NUL-terminated behind
 * its end.  A file that changes meanwhile is read again, at most
 * NGX_POSTS_MAX_REREADS times.  dep is filled in whatever the outcome, its
 * path is "absolute" by reference.
 *
 * NGX_OK; NGX_DECLINED: no such file, or not a regular one; NGX_ABORT: it
 * may not be read; NGX_ERROR with error set (over the limit, changes all
 * the time, read error), or without when memory is short.
 */
ngx_int_t ngx_posts_files_read(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, off_t limit, ngx_str_t *content,
    ngx_posts_dep_t *dep, ngx_posts_error_t *error);

/*
 * Whether a file is still the version that dep tells of.  One with another
 * stamp (touched, copied, renamed) or a young one is proved by reading it
 * again, and dep takes its stamp; once that is old enough the dep is no
 * longer young.  Returns 1 or 0.
 */
ngx_uint_t ngx_posts_files_hold(ngx_posts_files_t *files,
    ngx_posts_dep_t *dep);

/* the same where ngx_posts_stamp_digest() of the path is known */
ngx_uint_t ngx_posts_files_hold_key(ngx_posts_files_t *files,
    ngx_posts_dep_t *dep, uint64_t key);


#endif /* _NGX_POSTS_FILES_H_INCLUDED_ */
