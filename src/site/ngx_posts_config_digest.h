
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_DIGEST_H_INCLUDED_
#define _NGX_POSTS_CONFIG_DIGEST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * What of a configuration a page depends on: its data, never its text, and
 * of that no more than it uses.  A key that only templates know of counts for
 * the pages that have asked for it.  Of the keys that the module itself reads
 * most count for every page, and some for nothing but the catalog; which ones
 * these are stands in a table here: a key that code reads from config->data
 * and that is no default of Jekyll's has to be in it, or has to be asked for
 * by ngx_posts_site_setting().
 */


/*
 * Fills in the digests of config->data, which is complete by now.
 *
 * defaults  the keys that Jekyll itself has
 * deps      what else was read, like the time zone, from the place "from" on
 *
 * NGX_OK; NGX_ERROR: error is set, or memory is short.
 */
ngx_int_t ngx_posts_config_digest(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_map_t *defaults,
    ngx_posts_deps_t *deps, ngx_uint_t from, ngx_posts_error_t *error);

/* the digest of the value of a key, 0 if there is no such key */
uint64_t ngx_posts_config_digest_of(ngx_posts_config_t *config,
    ngx_str_t *key);


#endif /* _NGX_POSTS_CONFIG_DIGEST_H_INCLUDED_ */
