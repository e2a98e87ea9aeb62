
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DEFAULTS_H_INCLUDED_
#define _NGX_POSTS_DEFAULTS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * Front matter defaults: what "defaults" in the configuration gives to a
 * file, by its path inside the site (of a document, without
 * "collections_dir") and its type ("posts", "pages", a collection's label;
 * empty for a static file).  Of two scopes the one with the longer path
 * wins, then the one with a type, then the later one.
 *
 * A map, perhaps empty; NULL when memory is short.
 */
ngx_posts_map_t *ngx_posts_defaults_find(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_str_t *path, ngx_str_t *type);

/*
 * The value of one key, as a page looks it up that does not have it: here a
 * scope counts only if it has the key, maps are not merged, and nil is a
 * value like others.  Borrowed from the configuration, or NULL.
 */
ngx_posts_value_t *ngx_posts_defaults_get(ngx_posts_config_t *config,
    ngx_str_t *path, ngx_str_t *type, ngx_str_t *key);


#endif /* _NGX_POSTS_DEFAULTS_H_INCLUDED_ */
