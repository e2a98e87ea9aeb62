
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_FILTERS_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_FILTERS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Jekyll's own filters, as tables for the engine; some of them replace
 * Liquid's of the same name (where, sort).
 */

extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_string_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_markup_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_array_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_where_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_group_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_json_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_date_filters[];
extern const ngx_posts_liquid_filter_t  ngx_posts_jekyll_url_filters[];

/*
 * Ruby's JSON.pretty_generate: what a drop that is no Hash shows when it is
 * inspected.  NGX_OK, NGX_AGAIN (all is done again), NGX_ERROR.
 */
ngx_int_t ngx_posts_jekyll_json_pretty(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, ngx_str_t *s);

/* all of them, NULL-terminated, for ngx_posts_liquid_options_t */
extern const ngx_posts_liquid_filter_t  *ngx_posts_jekyll_filters[];


/*
 * What these filters need to know of the site.
 *
 * url, baseurl  of _config.yml, as strings; empty when they are not set
 * markdown      options of ngx_posts_markdown_render()
 */

typedef struct {
    ngx_str_t    url;
    ngx_str_t    baseurl;
    ngx_uint_t   markdown;
} ngx_posts_jekyll_env_t;


/*
 * relative_url of a string: the site's baseurl in front, normalized; a URL
 * that is absolute stays as it is.  NGX_OK; NGX_ERROR: ctx->error is set, or
 * memory is short.
 */
ngx_int_t ngx_posts_jekyll_relative(ngx_posts_context_t *ctx,
    ngx_posts_jekyll_env_t *env, ngx_str_t *path, ngx_str_t *url);

/* the site of a running template; never NULL */
ngx_posts_jekyll_env_t *ngx_posts_jekyll_env(ngx_posts_liquid_vm_t *vm);

/*
 * The filter "absolute_url" without a template: a path below the address of
 * the site, what is absolute already as it is.  The result is in the pool or
 * is the argument.  NGX_OK; NGX_ERROR with error set (no valid URI), or
 * without when memory is short.
 */
ngx_int_t ngx_posts_jekyll_site_url(ngx_pool_t *pool,
    ngx_posts_jekyll_env_t *env, ngx_str_t *path, ngx_str_t *url,
    ngx_posts_error_t *error);


#endif /* _NGX_POSTS_JEKYLL_FILTERS_H_INCLUDED_ */
