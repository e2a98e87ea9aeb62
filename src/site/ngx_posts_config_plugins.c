
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_plugins.h"


/* an option is on when it is true; a row without one is the plugin itself */

typedef struct {
    ngx_str_t    plugin;
    ngx_str_t    key;
    ngx_str_t    option;
    ngx_uint_t   bit;
} ngx_posts_config_plugin_t;


static ngx_posts_value_t *ngx_posts_config_plugin_option(
    ngx_posts_config_t *config, ngx_str_t *key, ngx_str_t *option);
static ngx_int_t ngx_posts_config_plugin_globs(ngx_pool_t *pool,
    ngx_posts_config_t *config);


static ngx_posts_config_plugin_t  ngx_posts_config_plugin_rows[] = {

    { ngx_string("jekyll-optional-front-matter"),
      ngx_string("optional_front_matter"),
      ngx_null_string, NGX_POSTS_PLUGIN_OPTIONAL },

    { ngx_string("jekyll-optional-front-matter"),
      ngx_string("optional_front_matter"),
      ngx_string("remove_originals"), NGX_POSTS_PLUGIN_OPTIONAL_ONLY },

    { ngx_string("jekyll-readme-index"),
      ngx_string("readme_index"),
      ngx_null_string, NGX_POSTS_PLUGIN_README },

    { ngx_string("jekyll-readme-index"),
      ngx_string("readme_index"),
      ngx_string("remove_originals"), NGX_POSTS_PLUGIN_README_ONLY },

    { ngx_string("jekyll-readme-index"),
      ngx_string("readme_index"),
      ngx_string("with_frontmatter"), NGX_POSTS_PLUGIN_README_MATTER },

    { ngx_string("jekyll-default-layout"),
      ngx_null_string,
      ngx_null_string, NGX_POSTS_PLUGIN_LAYOUT },

    { ngx_string("jekyll-titles-from-headings"),
      ngx_string("titles_from_headings"),
      ngx_null_string, NGX_POSTS_PLUGIN_TITLES },

    { ngx_string("jekyll-titles-from-headings"),
      ngx_string("titles_from_headings"),
      ngx_string("strip_title"), NGX_POSTS_PLUGIN_TITLES_STRIP },

    { ngx_string("jekyll-titles-from-headings"),
      ngx_string("titles_from_headings"),
      ngx_string("collections"), NGX_POSTS_PLUGIN_TITLES_DOCUMENTS },

    { ngx_string("jekyll-relative-links"),
      ngx_string("relative_links"),
      ngx_null_string, NGX_POSTS_PLUGIN_LINKS },

    { ngx_string("jekyll-relative-links"),
      ngx_string("relative_links"),
      ngx_string("collections"), NGX_POSTS_PLUGIN_LINKS_DOCUMENTS },

    { ngx_null_string, ngx_null_string, ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_config_plugins(ngx_pool_t *pool, ngx_posts_config_t *config)
{
    ngx_posts_value_t          *value;
    ngx_posts_config_plugin_t  *row;

    static ngx_str_t            enabled = ngx_string("enabled");

    for (row = ngx_posts_config_plugin_rows; row->bit; row++) {

        if (!ngx_posts_plugins_listed(config->data, &row->plugin)) {
            continue;
        }

        value = ngx_posts_config_plugin_option(config, &row->key, &enabled);

        if (value && value->type == NGX_POSTS_BOOLEAN && !value->u.integer) {
            continue;
        }

        if (row->option.len) {
            value = ngx_posts_config_plugin_option(config, &row->key,
                                                   &row->option);

            if (value == NULL || value->type != NGX_POSTS_BOOLEAN
                || !value->u.integer)
            {
                continue;
            }
        }

        config->plugins |= row->bit;
    }

    /* the older name of "enabled: false" */

    value = ngx_posts_map_get(config->data, "require_front_matter");

    if (value && ngx_posts_truthy(value)) {
        config->plugins &= ~(ngx_uint_t) (NGX_POSTS_PLUGIN_OPTIONAL
                                          |NGX_POSTS_PLUGIN_OPTIONAL_ONLY);
    }

    return ngx_posts_config_plugin_globs(pool, config);
}


static ngx_posts_value_t *
ngx_posts_config_plugin_option(ngx_posts_config_t *config, ngx_str_t *key,
    ngx_str_t *option)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_find(config->data, key->data, key->len);

    if (value == NULL || value->type != NGX_POSTS_MAP) {
        return NULL;
    }

    return ngx_posts_map_find(value->u.map, option->data, option->len);
}


static ngx_int_t
ngx_posts_config_plugin_globs(ngx_pool_t *pool, ngx_posts_config_t *config)
{
    u_char             *p;
    ngx_str_t          *glob;
    ngx_uint_t          i;
    ngx_posts_value_t  *value, *elt;

    static ngx_str_t    key = ngx_string("relative_links");
    static ngx_str_t    option = ngx_string("exclude");

    if (ngx_array_init(&config->links_exclude, pool, 1, sizeof(ngx_str_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    value = ngx_posts_config_plugin_option(config, &key, &option);

    if (value == NULL || value->type != NGX_POSTS_ARRAY) {
        return NGX_OK;
    }

    for (i = 0; i < value->u.array->nelts; i++) {

        elt = &value->u.array->elts[i];

        if (elt->type != NGX_POSTS_STRING) {
            continue;
        }

        glob = ngx_array_push(&config->links_exclude);
        p = ngx_pnalloc(pool, elt->len + 1);

        if (glob == NULL || p == NULL) {
            return NGX_ERROR;
        }

        glob->data = p;
        glob->len = elt->len;

        *ngx_cpymem(p, elt->u.data, elt->len) = '\0';
    }

    return NGX_OK;
}
