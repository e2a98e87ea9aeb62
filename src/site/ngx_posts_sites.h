
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SITES_H_INCLUDED_
#define _NGX_POSTS_SITES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_site.h"


/*
 * The sites of a process, by root and settings.  A root may contain what a
 * client has sent ($host), so nothing is kept before the directory is known
 * to exist, and at most NGX_POSTS_MAX_SITES are kept: the least recently
 * used one goes.
 */

typedef struct ngx_posts_sites_s  ngx_posts_sites_t;


/* a bit of settings: the site is swept, not watched */
#define NGX_POSTS_SITES_SWEEP  ((ngx_uint_t) 0x4)

/*
 * tick  a counter that changes with every turn of the event loop and is
 *       never 0
 * dir   where catalogs are kept for all processes; NULL: nowhere
 *
 * NULL when memory is short.
 */
ngx_posts_sites_t *ngx_posts_sites_create(ngx_pool_t *pool,
    ngx_uint_t *tick, ngx_str_t *dir, ngx_log_t *log);

/*
 * Goes on with walks that were begun, by a slice each.  1 when there is one
 * that is not at its end: to be called again in the next turn.
 */
ngx_uint_t ngx_posts_sites_run(ngx_posts_sites_t *sites);

/*
 * In how many milliseconds a walk should go on that waits for the end of a
 * burst of changes; 0: there is none.
 */
ngx_msec_t ngx_posts_sites_settles(ngx_posts_sites_t *sites);

/*
 * Whether a walk has ended since the last call that other processes may wait
 * for; 1 or 0.
 */
ngx_uint_t ngx_posts_sites_ended(ngx_posts_sites_t *sites);

/* releases all sites; for the end of the process */
void ngx_posts_sites_destroy(ngx_posts_sites_t *sites);

/*
 * What identifies the directory: device and inode of "root" as of this tick.
 * NGX_OK; NGX_DECLINED: it is not a directory; NGX_ABORT: it may not be
 * seen.
 */
ngx_int_t ngx_posts_sites_identify(ngx_posts_sites_t *sites, ngx_str_t *root,
    ngx_uint_t settings, ngx_open_file_info_t *of, uint64_t *dev,
    uint64_t *ino);

/*
 * The files of a root that was identified in this tick: what a cached page
 * is checked against without a look at the configuration.
 */
ngx_posts_files_t *ngx_posts_sites_files(ngx_posts_sites_t *sites,
    ngx_str_t *root, ngx_uint_t settings);

/*
 * The site of a root that was identified in this tick, under the
 * configuration as it is now; borrowed.  A configuration that cannot be used
 * leaves the one before in force.
 *
 * options  kept by reference, or NULL; sites with others have other settings
 *
 * NGX_OK; NGX_ERROR: there is none that can be used, or memory is short;
 * logged once for each version of the configuration.
 */
ngx_int_t ngx_posts_sites_get(ngx_posts_sites_t *sites, ngx_str_t *root,
    ngx_uint_t settings, ngx_open_file_info_t *of,
    ngx_posts_options_t *options, ngx_posts_site_t **site);


#endif /* _NGX_POSTS_SITES_H_INCLUDED_ */
