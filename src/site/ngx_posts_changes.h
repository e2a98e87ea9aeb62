
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CHANGES_H_INCLUDED_
#define _NGX_POSTS_CHANGES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A set of paths inside a site that may have changed, each with the time at
 * which it was last said so.  Its memory is its own and of no pool: the sets
 * of a long-lived process fill and empty for months.
 */

typedef struct {
    ngx_str_t            path;         /* the set's; empty: the site's root */
    uint64_t             time;         /* as ngx_posts_time_usec() */
    uint32_t             hash;

    /* it is or was a directory: all below is suspect as well */
    unsigned             directory:1;
} ngx_posts_change_t;


typedef struct {
    ngx_posts_change_t  *elts;         /* in no order; good until the next */
    ngx_uint_t           nelts;        /* call that takes the set */
    ngx_uint_t           nalloc;
    ngx_uint_t           max;
    uint32_t            *index;        /* slots: element + 1, 0 is free */
    ngx_log_t           *log;
} ngx_posts_changes_t;


/* an empty set of at most max paths; takes no memory yet */
void ngx_posts_changes_init(ngx_posts_changes_t *changes, ngx_uint_t max,
    ngx_log_t *log);

/*
 * Adds a path, which is copied.  One that is there takes the later time and
 * stays a directory if it was one.  NGX_OK; NGX_DECLINED: the set is full;
 * NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_changes_add(ngx_posts_changes_t *changes,
    ngx_str_t *path, uint64_t time, ngx_uint_t directory);

/* removes all whose time is before this one */
void ngx_posts_changes_settle(ngx_posts_changes_t *changes, uint64_t before);

/* empties the set and frees its memory; it may be used again */
void ngx_posts_changes_reset(ngx_posts_changes_t *changes);


#endif /* _NGX_POSTS_CHANGES_H_INCLUDED_ */
