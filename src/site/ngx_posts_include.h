
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_INCLUDE_H_INCLUDED_
#define _NGX_POSTS_INCLUDE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * The loader of includes, for ngx_posts_liquid_vm_create(): data is the
 * render.  The site's own are looked for first, then its theme's; what is
 * relative is beside the page only.
 */
ngx_int_t ngx_posts_include_load(void *data, ngx_uint_t kind, ngx_str_t *name,
    ngx_posts_liquid_program_t **program, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_INCLUDE_H_INCLUDED_ */
