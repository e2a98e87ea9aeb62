
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "site/ngx_posts_jekyll_avatar.h"
#include "site/ngx_posts_jekyll_feed.h"
#include "site/ngx_posts_jekyll_gist.h"
#include "site/ngx_posts_jekyll_seo.h"
#include "site/ngx_posts_jekyll_tags.h"
#include "site/ngx_posts_plugins.h"


typedef struct {
    ngx_str_t                      name;
    const ngx_posts_liquid_tag_t  *tags;
} ngx_posts_plugin_t;


static ngx_posts_plugin_t  ngx_posts_plugins[] = {
    { ngx_string("jekyll-seo-tag"), ngx_posts_jekyll_seo_tags },
    { ngx_string("jekyll-feed"), ngx_posts_jekyll_feed_tags },
    { ngx_string("jekyll-include-cache"),
      ngx_posts_jekyll_include_cached_tags },
    { ngx_string("jekyll-avatar"), ngx_posts_jekyll_avatar_tags },
    { ngx_string("jekyll-gist"), ngx_posts_jekyll_gist_tags },
    { ngx_null_string, NULL }
};


/* without tags: they change or add pages, or are there in any case */

static ngx_str_t  ngx_posts_plugins_implied[] = {
    ngx_string("jekyll-paginate"),
    ngx_string("jekyll-sitemap"),
    ngx_string("jekyll-redirect-from"),
    ngx_string("jekyll-commonmark"),
    ngx_string("jekyll-commonmark-ghpages"),
    ngx_string("jekyll-sass-converter"),
    ngx_string("jekyll-optional-front-matter"),
    ngx_string("jekyll-readme-index"),
    ngx_string("jekyll-default-layout"),
    ngx_string("jekyll-titles-from-headings"),
    ngx_string("jekyll-relative-links"),
    ngx_null_string
};


const ngx_posts_liquid_tag_t **
ngx_posts_plugins_tags(ngx_pool_t *pool, ngx_posts_map_t *config)
{
    ngx_posts_plugin_t             *plugin;
    const ngx_posts_liquid_tag_t  **tags, **tag;

    tags = ngx_palloc(pool, sizeof(ngx_posts_plugins) /
                            sizeof(ngx_posts_plugin_t) *
                            sizeof(ngx_posts_liquid_tag_t *) +
                            sizeof(ngx_posts_liquid_tag_t *));
    if (tags == NULL) {
        return NULL;
    }

    tag = tags;
    *tag++ = ngx_posts_jekyll_tags;

    for (plugin = ngx_posts_plugins; plugin->name.len; plugin++) {
        if (ngx_posts_plugins_listed(config, &plugin->name)) {
            *tag++ = plugin->tags;
        }
    }

    *tag = NULL;

    return tags;
}


ngx_uint_t
ngx_posts_plugins_listed(ngx_posts_map_t *config, ngx_str_t *name)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *list, *elt;

    list = ngx_posts_map_get(config, "plugins");

    if (list == NULL || list->type != NGX_POSTS_ARRAY) {
        return 0;
    }

    for (i = 0; i < list->u.array->nelts; i++) {
        elt = &list->u.array->elts[i];

        if (elt->type == NGX_POSTS_STRING && elt->len == name->len
            && ngx_memcmp(elt->u.data, name->data, name->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_plugins_known(ngx_str_t *name)
{
    ngx_str_t           *implied;
    ngx_posts_plugin_t  *plugin;

    for (plugin = ngx_posts_plugins; plugin->name.len; plugin++) {
        if (plugin->name.len == name->len
            && ngx_memcmp(plugin->name.data, name->data, name->len) == 0)
        {
            return 1;
        }
    }

    for (implied = ngx_posts_plugins_implied; implied->len; implied++) {
        if (implied->len == name->len
            && ngx_memcmp(implied->data, name->data, name->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}
