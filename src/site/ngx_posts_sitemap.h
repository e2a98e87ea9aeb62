
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SITEMAP_H_INCLUDED_
#define _NGX_POSTS_SITEMAP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_generator.h"


/* jekyll-sitemap: sitemap.xml, and a robots.txt that names it */

ngx_int_t ngx_posts_sitemap_generate(ngx_posts_generation_t *g);
ngx_int_t ngx_posts_sitemap_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source);


#endif /* _NGX_POSTS_SITEMAP_H_INCLUDED_ */
