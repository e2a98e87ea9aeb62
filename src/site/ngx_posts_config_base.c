
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_base.h"
#include "site/ngx_posts_merge.h"
#include "text/ngx_posts_yaml.h"


/* what Jekyll 4.4 starts from, in its order: templates see it as "site" */

static ngx_str_t  ngx_posts_config_text = ngx_string(
    "collections_dir: ''\n"
    "cache_dir: .jekyll-cache\n"
    "plugins_dir: _plugins\n"
    "layouts_dir: _layouts\n"
    "data_dir: _data\n"
    "includes_dir: _includes\n"
    "collections: {}\n"
    "safe: false\n"
    "include: [.htaccess]\n"
    "exclude: []\n"
    "keep_files: [.git, .svn]\n"
    "encoding: utf-8\n"
    "markdown_ext: markdown,mkdown,mkdn,mkd,md\n"
    "strict_front_matter: false\n"
    "show_drafts:\n"
    "limit_posts: 0\n"
    "future: false\n"
    "unpublished: false\n"
    "whitelist: []\n"
    "plugins: []\n"
    "markdown: kramdown\n"
    "highlighter: rouge\n"
    "lsi: false\n"
    "excerpt_separator: \"\\n\\n\"\n"
    "incremental: false\n"
    "detach: false\n"
    "port: '4000'\n"
    "host: 127.0.0.1\n"
    "baseurl:\n"
    "show_dir_listing: false\n"
    "permalink: date\n"
    "paginate_path: /page:num\n"
    "timezone:\n"
    "quiet: false\n"
    "verbose: false\n"
    "defaults: []\n"
    "liquid:\n"
    "  error_mode: warn\n"
    "  strict_filters: false\n"
    "  strict_variables: false\n"
    "kramdown:\n"
    "  auto_ids: true\n"
    "  toc_levels: [1, 2, 3, 4, 5, 6]\n"
    "  entity_output: as_char\n"
    "  smart_quotes: lsquo,rsquo,ldquo,rdquo\n"
    "  input: GFM\n"
    "  hard_wrap: false\n"
    "  guess_lang: true\n"
    "  footnote_nr: 1\n"
    "  show_warnings: false\n"
    "  syntax_highlighter: rouge\n"
    "  syntax_highlighter_opts: {}\n"
    "  coderay: {}\n"
);


static ngx_str_t  ngx_posts_config_default_excludes[] = {
    ngx_string(".sass-cache"),
    ngx_string(".jekyll-cache"),
    ngx_string("gemfiles"),
    ngx_string("Gemfile"),
    ngx_string("Gemfile.lock"),
    ngx_string("node_modules"),
    ngx_string("vendor/bundle/"),
    ngx_string("vendor/cache/"),
    ngx_string("vendor/gems/"),
    ngx_string("vendor/ruby/"),
    ngx_null_string
};


ngx_posts_map_t *
ngx_posts_config_defaults(ngx_pool_t *pool, ngx_posts_error_t *error)
{
    ngx_posts_value_t  value;

    if (ngx_posts_yaml_parse(pool, &ngx_posts_config_text, 1,
                             ngx_posts_zone_utc(), &value, error)
        != NGX_OK)
    {
        return NULL;
    }

    return value.u.map;
}


ngx_int_t
ngx_posts_config_excludes(ngx_pool_t *pool,
    ngx_posts_map_t *data, ngx_posts_error_t *error)
{
    ngx_str_t          *name;
    ngx_uint_t          i;
    ngx_posts_array_t  *array, *old;
    ngx_posts_value_t  *value, *elt;

    value = ngx_posts_map_get(data, "exclude");

    if (value->type != NGX_POSTS_ARRAY) {
        return ngx_posts_error_set(error, "'exclude' should be set as "
                                   "an array");
    }

    old = value->u.array;

    array = ngx_posts_array_create(pool, old->nelts + 16);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < old->nelts; i++) {
        elt = ngx_posts_array_push(pool, array);
        if (elt == NULL) {
            return NGX_ERROR;
        }

        *elt = old->elts[i];
    }

    for (name = ngx_posts_config_default_excludes; name->len; name++) {
        elt = ngx_posts_array_push(pool, array);
        if (elt == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_string(elt, name->data, name->len);
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


/* the collection "posts" is always there, with the permalink of the site */

ngx_int_t
ngx_posts_config_collections(ngx_pool_t *pool,
    ngx_posts_map_t *data, ngx_posts_error_t *error)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *posts;
    ngx_posts_value_t  *value, *slot;

    map = ngx_posts_map_create(pool, 4);
    posts = ngx_posts_map_create(pool, 4);

    if (map == NULL || posts == NULL) {
        return NGX_ERROR;
    }

    slot = ngx_posts_map_put(map, "posts");
    if (slot == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(slot, posts);

    value = ngx_posts_map_get(data, "collections");

    if (value->type == NGX_POSTS_MAP) {
        map = ngx_posts_merge(pool, map, value->u.map);
        if (map == NULL) {
            return NGX_ERROR;
        }

    } else if (value->type == NGX_POSTS_ARRAY) {

        for (i = 0; i < value->u.array->nelts; i++) {

            slot = ngx_posts_map_set_value(map, &value->u.array->elts[i]);
            if (slot == NULL) {
                return NGX_ERROR;
            }

            if (slot->type == NGX_POSTS_NIL) {
                posts = ngx_posts_map_create(pool, 2);
                if (posts == NULL) {
                    return NGX_ERROR;
                }

                ngx_posts_map(slot, posts);
            }
        }

    } else if (value->type != NGX_POSTS_NIL) {
        return ngx_posts_error_set(error, "'collections' should be a "
                                   "map or an array");
    }

    ngx_posts_map(value, map);

    slot = ngx_posts_map_get(map, "posts");

    if (slot->type != NGX_POSTS_MAP) {
        return ngx_posts_error_set(error,
                                   "'collections: posts' should be a map");
    }

    slot = ngx_posts_map_put(slot->u.map, "output");
    if (slot == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_boolean(slot, 1);

    return NGX_OK;
}
