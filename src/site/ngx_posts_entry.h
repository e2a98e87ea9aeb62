
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ENTRY_H_INCLUDED_
#define _NGX_POSTS_ENTRY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * Jekyll's EntryFilter: which names of a directory belong to the site.
 *
 * base       path of the directory inside the site, empty for the root
 * entry      path below it (a mere name, where a directory is read; with
 *            slashes, where a tree is), NUL-terminated
 * directory  whether it is one
 *
 * Returns 1 when Jekyll reads it, 0 when it passes over it.
 */
ngx_uint_t ngx_posts_entry_wanted(ngx_posts_config_t *config,
    ngx_str_t *base, ngx_str_t *entry, ngx_uint_t directory);

/* whether one of the patterns takes the path of a file (NUL-terminated) */
ngx_uint_t ngx_posts_entry_listed(ngx_array_t *patterns, ngx_str_t *path);


#endif /* _NGX_POSTS_ENTRY_H_INCLUDED_ */
