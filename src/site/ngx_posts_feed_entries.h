
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_FEED_ENTRIES_H_INCLUDED_
#define _NGX_POSTS_FEED_ENTRIES_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * The documents that the feed which is rendered shows, the newest first, as
 * its record's data ("collection", "category", "tags") and "feed.posts_limit"
 * of the configuration ask for.  Looks no further than the last of them.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_feed_entries(ngx_posts_render_t *render,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_FEED_ENTRIES_H_INCLUDED_ */
