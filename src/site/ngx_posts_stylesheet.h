
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STYLESHEET_H_INCLUDED_
#define _NGX_POSTS_STYLESHEET_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * Sass as jekyll-sass-converter 2 has it compiled with libsass: the "sass"
 * section of the configuration, imports from the site, each of them a
 * dependency of the page.
 */


/*
 * Compiles what Liquid has made of a source.
 *
 * record  whose source it is, or NULL: a piece of text, which has no map
 * map     where not NULL: the source map, empty when there is none
 *
 * NGX_OK; NGX_ERROR: the render's error is set, or memory is short.
 */
ngx_int_t ngx_posts_stylesheet_compile(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_uint_t indented, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map);

/* whether style sheets of the site have a source map ("main.css.map") */
ngx_uint_t ngx_posts_stylesheet_has_map(ngx_posts_config_t *config);

/* the row of the style sheet whose map an output is, or NGX_POSTS_NO_ID */
uint32_t ngx_posts_stylesheet_of_map(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, ngx_str_t *output);


#endif /* _NGX_POSTS_STYLESHEET_H_INCLUDED_ */
