
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_PLUGINS_H_INCLUDED_
#define _NGX_POSTS_CONFIG_PLUGINS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * Plugins that change what a file becomes, and their options: bits of
 * "plugins" of a configuration.  An option is set only where its plugin is
 * listed and not switched off.
 */

/* jekyll-optional-front-matter; remove_originals */
#define NGX_POSTS_PLUGIN_OPTIONAL          0x0001
#define NGX_POSTS_PLUGIN_OPTIONAL_ONLY     0x0002

/* jekyll-readme-index; remove_originals; with_frontmatter */
#define NGX_POSTS_PLUGIN_README            0x0004
#define NGX_POSTS_PLUGIN_README_ONLY       0x0008
#define NGX_POSTS_PLUGIN_README_MATTER     0x0010

/* jekyll-default-layout */
#define NGX_POSTS_PLUGIN_LAYOUT            0x0020

/* jekyll-titles-from-headings; strip_title; collections */
#define NGX_POSTS_PLUGIN_TITLES            0x0040
#define NGX_POSTS_PLUGIN_TITLES_STRIP      0x0080
#define NGX_POSTS_PLUGIN_TITLES_DOCUMENTS  0x0100

/* jekyll-relative-links; collections */
#define NGX_POSTS_PLUGIN_LINKS             0x0200
#define NGX_POSTS_PLUGIN_LINKS_DOCUMENTS   0x0400


/* sets "plugins" and "links_exclude" from "data"; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_config_plugins(ngx_pool_t *pool,
    ngx_posts_config_t *config);


#endif /* _NGX_POSTS_CONFIG_PLUGINS_H_INCLUDED_ */
