
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PLUGINS_H_INCLUDED_
#define _NGX_POSTS_PLUGINS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * The tags that the templates of a site know: Jekyll's own, and those of the
 * plugins that "plugins:" of _config.yml lists, as far as they are built in.
 * What else is listed is passed over.
 *
 * A NULL-terminated list of tables in the pool; NULL when memory is short.
 */
const ngx_posts_liquid_tag_t **ngx_posts_plugins_tags(ngx_pool_t *pool,
    ngx_posts_map_t *config);

/* whether all, or what matters for pages, of a plugin is built in */
ngx_uint_t ngx_posts_plugins_known(ngx_str_t *name);

/* whether a site asks for that plugin */
ngx_uint_t ngx_posts_plugins_listed(ngx_posts_map_t *config,
    ngx_str_t *name);


#endif /* _NGX_POSTS_PLUGINS_H_INCLUDED_ */
