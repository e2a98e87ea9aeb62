
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_MARKDOWN_H_INCLUDED_
#define _NGX_POSTS_CONFIG_MARKDOWN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * Fills in config->markdown from "markdown" and "commonmark" of config->data.
 * What has no effect here becomes a warning.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_config_markdown(ngx_pool_t *pool,
    ngx_posts_config_t *config);


#endif /* _NGX_POSTS_CONFIG_MARKDOWN_H_INCLUDED_ */
