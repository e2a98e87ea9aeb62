
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STATIC_FILE_H_INCLUDED_
#define _NGX_POSTS_STATIC_FILE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * "site.static_files": a list of files as templates see them.  A file is
 * made when it is asked for, so that a site of 10,000 pictures costs what is
 * used of them.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_static_files_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_STATIC_FILE_H_INCLUDED_ */
