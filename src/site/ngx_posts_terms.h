
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TERMS_H_INCLUDED_
#define _NGX_POSTS_TERMS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * "site.categories" and "site.tags": names in the order of their first post,
 * the posts of each newest first.  Who asks for one of them depends on that
 * one.
 *
 * table  NGX_POSTS_INDEX_CATEGORIES or NGX_POSTS_INDEX_TAGS
 *
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_terms_value(ngx_posts_render_t *render, ngx_uint_t table,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_TERMS_H_INCLUDED_ */
