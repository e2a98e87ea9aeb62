
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TITLE_H_INCLUDED_
#define _NGX_POSTS_TITLE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_record.h"


/*
 * jekyll-titles-from-headings: a title for a record that has none, from the
 * heading that its body begins with; sets "headed".  A post has one from its
 * file's name already, which gives way.
 *
 * NGX_OK, also when there is no heading; NGX_ERROR when memory is short.
 */
ngx_int_t ngx_posts_title_read(ngx_posts_record_ctx_t *r);

/* whether the heading is taken off the body of a record */
ngx_uint_t ngx_posts_title_stripped(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_record_t *record);


#endif /* _NGX_POSTS_TITLE_H_INCLUDED_ */
