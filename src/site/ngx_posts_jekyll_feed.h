
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_FEED_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_FEED_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * {% feed_meta %} of jekyll-feed 0.17.0: the <link> to the feed.  A table
 * for the engine.
 */
extern const ngx_posts_liquid_tag_t  ngx_posts_jekyll_feed_tags[];


#endif /* _NGX_POSTS_JEKYLL_FEED_H_INCLUDED_ */
