
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_HIGHLIGHT_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_HIGHLIGHT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * {% highlight language options %} ... {% endhighlight %}, as Jekyll prints
 * it with "highlighter: none": escaped, without spans of colour.
 */
ngx_int_t ngx_posts_jekyll_highlight(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


#endif /* _NGX_POSTS_JEKYLL_HIGHLIGHT_H_INCLUDED_ */
