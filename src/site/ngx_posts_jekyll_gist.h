
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_GIST_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_GIST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/* {% gist %} of jekyll-gist */
extern const ngx_posts_liquid_tag_t  ngx_posts_jekyll_gist_tags[];


#endif /* _NGX_POSTS_JEKYLL_GIST_H_INCLUDED_ */
