
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ERROR_H_INCLUDED_
#define _NGX_POSTS_ERROR_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


#define NGX_POSTS_ERROR_LEN  512


/*
 * What is wrong and where: the author of a site reads it in nginx's log as
 * "file:line: reason".  The first error wins: setting a second one keeps
 * the first.
 *
 * file    path inside the site, borrowed, empty when not known yet; a caller
 *         that knows the file may fill it in later
 * line    1-based, 0 when not known
 * column  1-based, 0 when not known
 * reason  text in the error's own buffer, never empty once set, without
 *         line breaks and control characters
 *
 * Zeroed memory is no error.  It points into itself: not to be copied.
 */

typedef struct {
    ngx_str_t   file;
    ngx_uint_t  line;
    ngx_uint_t  column;
    ngx_str_t   reason;
    u_char      text[NGX_POSTS_ERROR_LEN];
} ngx_posts_error_t;


/*
 * Sets the reason in ngx_sprintf()'s format, cut at NGX_POSTS_ERROR_LEN.
 * Does nothing when the error is set already.  Returns NGX_ERROR, so that
 * "return ngx_posts_error_set(...)" reads well.
 */
ngx_int_t ngx_posts_error_set(ngx_posts_error_t *error, const char *fmt, ...);

/*
 * Fills in the place where it is not known yet.  The file is borrowed.  An
 * error that is known to be in another file is left alone.
 */
void ngx_posts_error_at(ngx_posts_error_t *error, ngx_str_t *file,
    ngx_uint_t line, ngx_uint_t column);

#define ngx_posts_error_is_set(error)  ((error)->reason.len != 0)


#endif /* _NGX_POSTS_ERROR_H_INCLUDED_ */
