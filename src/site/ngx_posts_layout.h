
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LAYOUT_H_INCLUDED_
#define _NGX_POSTS_LAYOUT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * Sets render->layout to the layout of a name ("post"), NULL when there is
 * none: a file of that name with an extension, in the directory of layouts,
 * else in the theme's.  NGX_OK; NGX_ERROR: the render's error is set, or
 * memory is short.
 */
ngx_int_t ngx_posts_layout_find(ngx_posts_render_t *render,
    ngx_str_t *name);


#endif /* _NGX_POSTS_LAYOUT_H_INCLUDED_ */
