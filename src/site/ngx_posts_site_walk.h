
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SITE_WALK_H_INCLUDED_
#define _NGX_POSTS_SITE_WALK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_site.h"


/*
 * How a site gets its next catalog: takes what another process has made,
 * walks, builds, saves, in slices.  For the site.
 */


/*
 * A slice, once in a turn of the event loop.  NGX_OK: it is at its end;
 * NGX_AGAIN; NGX_ERROR: logged, the catalog before stays.
 */
ngx_int_t ngx_posts_site_walk(ngx_posts_site_t *site);

/*
 * Whether the watcher knows of all that has changed up to this tick; drains
 * it.  Returns 1 or 0.
 */
ngx_uint_t ngx_posts_site_watched(ngx_posts_site_t *site);


#endif /* _NGX_POSTS_SITE_WALK_H_INCLUDED_ */
