
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_FEED_H_INCLUDED_
#define _NGX_POSTS_FEED_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_generator.h"


/*
 * jekyll-feed: Atom feeds of the posts, of their categories and tags, and of
 * collections, as "feed" of the configuration asks for.
 */

/*
 * The path of the feed of all posts: "feed.collections.posts.path" or
 * "feed.path" of the configuration, where they are texts, or "fallback".
 */
ngx_str_t ngx_posts_feed_path(ngx_posts_map_t *config, const char *fallback);


/* the generator */

ngx_int_t ngx_posts_feed_generate(ngx_posts_generation_t *g);
ngx_int_t ngx_posts_feed_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source);
ngx_int_t ngx_posts_feed_extra(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_FEED_H_INCLUDED_ */
