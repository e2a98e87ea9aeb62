
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STATIC_FILE_H_INCLUDED_
#define _NGX_POSTS_STATIC_FILE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * A file without front matter as templates see it, in "site.static_files"
 * and in a collection.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_static_file_value(ngx_posts_render_t *render,
    uint32_t id, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_STATIC_FILE_H_INCLUDED_ */
