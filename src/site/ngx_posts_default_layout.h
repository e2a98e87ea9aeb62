
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DEFAULT_LAYOUT_H_INCLUDED_
#define _NGX_POSTS_DEFAULT_LAYOUT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"


/*
 * jekyll-default-layout: "layout" of a Markdown page or post whose data does
 * not mention it.  The page that is rendered depends on the layouts that
 * were looked for.
 *
 * NGX_OK: the value, nil when the site has none of the layouts;
 * NGX_DECLINED: the plugin has nothing to do with the document; NGX_ERROR.
 *
 * data  what the document shows
 */
ngx_int_t ngx_posts_default_layout(ngx_posts_document_t *document,
    ngx_posts_map_t *data, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_DEFAULT_LAYOUT_H_INCLUDED_ */
