
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_FILES_H_INCLUDED_
#define _NGX_POSTS_CONFIG_FILES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_map.h"
#include "site/ngx_posts_files.h"


/*
 * Reads configuration files over a base, the later over the earlier ones.
 *
 * names  of ngx_str_t, inside the site, each of which has to be there; NULL:
 *        _config.yml, else _config.yaml, else none
 * deps   takes over what was read, and what was looked for in vain
 * read   initialized; takes over the names of those that were read
 *
 * All of it is in the pool, but for names, which are borrowed.  NULL: error
 * is set, with file and line, or memory is short.
 */
ngx_posts_map_t *ngx_posts_config_files(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_array_t *names, ngx_posts_map_t *base,
    ngx_posts_deps_t *deps, ngx_array_t *read, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_CONFIG_FILES_H_INCLUDED_ */
