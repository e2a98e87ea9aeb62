
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_TAGS_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_TAGS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/* what ngx_posts_include_load() is asked for */

#define NGX_POSTS_INCLUDE           0     /* from _includes */
#define NGX_POSTS_INCLUDE_RELATIVE  1     /* from the page's directory */


/* Jekyll's own tags, a table for the engine */
extern const ngx_posts_liquid_tag_t  ngx_posts_jekyll_tags[];

/* the tag of the plugin jekyll-include-cache */
extern const ngx_posts_liquid_tag_t  ngx_posts_jekyll_include_cached_tags[];


#endif /* _NGX_POSTS_JEKYLL_TAGS_H_INCLUDED_ */
