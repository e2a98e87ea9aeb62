
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PAYLOAD_H_INCLUDED_
#define _NGX_POSTS_PAYLOAD_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * Jekyll's payload: the names that every template knows ("site", "page",
 * "content", "layout", "jekyll" ...), as the globals of a machine.
 * NULL when memory is short.
 */
ngx_posts_payload_t *ngx_posts_payload_create(ngx_posts_render_t *render,
    ngx_posts_document_t *document);

/*
 * "site": its lists, which make the page depend on the catalog, then every
 * key of the configuration.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_site_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value);

/*
 * What the configuration says of a key, NULL: nothing; the page depends on
 * it.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_site_setting(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t **value);

/*
 * "site.time": what the configuration says, else the newest change of the
 * site, which makes the page depend on the catalog.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_site_time(ngx_posts_render_t *render,
    ngx_posts_value_t *value);


#endif /* _NGX_POSTS_PAYLOAD_H_INCLUDED_ */
