
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SCAN_H_INCLUDED_
#define _NGX_POSTS_SCAN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_build.h"
#include "site/ngx_posts_files.h"
#include "site/ngx_posts_watch.h"


/*
 * One walk over a source directory, in slices, for a catalog: every file is
 * stat'ed, what has changed since the catalog before is read.
 */

typedef struct ngx_posts_scan_s  ngx_posts_scan_t;


/*
 * old    the catalog before, of the same configuration, or NULL; held until
 *        the scan is destroyed
 * build  gets what is found; borrowed
 * now    dates without a year and such are completed from it
 * watcher  is subscribed to every directory before that is read; borrowed
 * part   1: only the watcher's changes are looked at, the rest is as in the
 *        catalog before
 *
 * NULL when memory is short.
 */
ngx_posts_scan_t *ngx_posts_scan_create(ngx_posts_files_t *files,
    ngx_posts_config_t *config, ngx_posts_catalog_t *old,
    ngx_posts_build_t *build, ngx_posts_time_t *now,
    ngx_posts_watcher_t *watcher, ngx_uint_t part, ngx_log_t *log);

/*
 * Goes on until that time (ngx_posts_time_usec()), at least by a file.
 *
 * NGX_OK     all is found
 * NGX_AGAIN  call again
 * NGX_ERROR  logged: memory is short, the root cannot be read, or there are
 *            more than NGX_POSTS_MAX_FILES files
 */
ngx_int_t ngx_posts_scan_run(ngx_posts_scan_t *scan, uint64_t until);

/* at any time */
void ngx_posts_scan_destroy(ngx_posts_scan_t *scan);


#endif /* _NGX_POSTS_SCAN_H_INCLUDED_ */
