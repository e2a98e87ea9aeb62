
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CONFIG_H_INCLUDED_
#define _NGX_POSTS_CONFIG_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_map.h"
#include "liquid/ngx_posts_liquid.h"
#include "site/ngx_posts_files.h"


/*
 * What a location says of a site.  NULL wherever it is a parameter: nothing.
 *
 * configs  of ngx_str_t: files of the configuration, the later over the
 *          earlier ones; NULL: Jekyll's own
 * theme    an unpacked theme gem, absolute, without a slash at its end;
 *          empty: none
 * told     a digest of what was logged as not supported, of one site, so that
 *          nothing is said twice; NULL: nowhere to keep it
 */

typedef struct {
    ngx_array_t                 *configs;
    ngx_str_t                    theme;
    uint64_t                    *told;
} ngx_posts_options_t;


/* key: where to look for it in the configuration's files */

typedef struct {
    ngx_str_t                    key;
    ngx_str_t                    text;
} ngx_posts_config_warning_t;


/*
 * A site's configuration: _config.yml over Jekyll's defaults, and what of it
 * decides how a page comes out, ready for use.  Immutable; lives in its
 * pool; strings are NUL-terminated.
 *
 * data         all of it, as "site" shows it to templates
 * files        of ngx_str_t: the names of the files that it was read from
 * time         "time", which stands for the present time; NULL: it is not set
 * zone         of "timezone", else the machine's; never NULL
 * permalink    as written ("date", "/:year/:title/")
 * include, exclude, markdown_ext   of ngx_str_t; extensions in lower case
 *              with their point
 * collections  of ngx_posts_collection_t, in Jekyll's order: "posts" first
 * theme        where the theme is that the site asks for, as in the options;
 *              empty: it asks for none, or there is none
 * digest       of all that it says; page_digest: of what no page can do
 *              without; walk_digest: of what decides which pages there are
 * digests      of each key in data, see ngx_posts_config_digest.h
 * markdown     NGX_POSTS_MARKDOWN_... bits of "commonmark"
 * plugins      NGX_POSTS_PLUGIN_... bits of ngx_posts_config_plugins.h
 * links_exclude  of ngx_str_t: globs that jekyll-relative-links leaves alone
 * warnings     of ngx_posts_config_warning_t: what of the configuration has no
 *              effect here; to be logged once
 */

typedef struct {
    ngx_posts_map_t             *data;
    ngx_array_t                  files;
    ngx_posts_value_t           *time;
    ngx_posts_zone_t            *zone;

    ngx_str_t                    url;
    ngx_str_t                    baseurl;
    ngx_str_t                    permalink;
    ngx_str_t                    collections_dir;
    ngx_str_t                    collections_path;
    ngx_str_t                    layouts_dir;
    ngx_str_t                    includes_dir;
    ngx_str_t                    data_dir;
    ngx_str_t                    destination;
    ngx_str_t                    excerpt_separator;
    ngx_str_t                    theme;

    ngx_array_t                  include;
    ngx_array_t                  exclude;
    ngx_array_t                  markdown_ext;
    ngx_array_t                  collections;
    ngx_array_t                  warnings;
    ngx_array_t                  links_exclude;

    uint64_t                     digest;
    uint64_t                     page_digest;
    uint64_t                     walk_digest;
    ngx_posts_map_t             *digests;

    ngx_uint_t                   markdown;
    ngx_uint_t                   plugins;
    int64_t                      limit_posts;
    ngx_posts_liquid_options_t   liquid;

    unsigned                     future:1;
    unsigned                     unpublished:1;
    unsigned                     show_drafts:1;
    unsigned                     strict_front_matter:1;
} ngx_posts_config_t;


/*
 * Reads the configuration of a site; what it is read from, or was looked for
 * in vain, is added to deps.  A site without _config.yml has Jekyll's
 * defaults.  The options are kept by reference.
 *
 * NULL: error is set (with file and line), or memory is short.
 */
ngx_posts_config_t *ngx_posts_config_read(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_posts_options_t *options,
    ngx_posts_deps_t *deps, ngx_posts_error_t *error);

/* whether a file of that extension (".md") is Markdown */
ngx_uint_t ngx_posts_config_is_markdown(ngx_posts_config_t *config,
    ngx_str_t *ext);


#endif /* _NGX_POSTS_CONFIG_H_INCLUDED_ */
