
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TIMEZONE_H_INCLUDED_
#define _NGX_POSTS_TIMEZONE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_value.h"
#include "site/ngx_posts_files.h"


/*
 * The zone of "timezone" in the configuration, found as the C library finds
 * that of TZ: a name below /usr/share/zoneinfo or a POSIX rule, UTC when it
 * is neither.  Without a name (NULL or nil) it is nginx's own TZ, else
 * /etc/localtime, as for Jekyll.  The zone's file is added to deps.  NULL
 * when memory is short.
 */
ngx_posts_zone_t *ngx_posts_timezone_find(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_posts_deps_t *deps,
    ngx_posts_value_t *name);


#endif /* _NGX_POSTS_TIMEZONE_H_INCLUDED_ */
