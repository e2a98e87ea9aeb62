
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_LINK_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_LINK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * {% link path/to/file %} and {% post_url 2021-12-03-name %}: the URL of a
 * file of the site, with baseurl.  A file that is not there is an error.
 */
ngx_int_t ngx_posts_jekyll_link(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
ngx_int_t ngx_posts_jekyll_post_url(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


#endif /* _NGX_POSTS_JEKYLL_LINK_H_INCLUDED_ */
