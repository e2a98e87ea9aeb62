
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_REDIRECT_H_INCLUDED_
#define _NGX_POSTS_REDIRECT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_generator.h"


/*
 * jekyll-redirect-from: a page for every URL of "redirect_from" that leads
 * to the document which names it, a document with "redirect_to" that is such
 * a page itself, and redirects.json, the list of all of them.
 */

/*
 * Looks for both keys in a record that has just been read, where the site
 * asks for the plugin: sets its bits, and the data of a way to another URL.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_redirect_read(ngx_posts_record_ctx_t *r);

/* whether "redirect" names the layout of the plugin where there is no other */
ngx_uint_t ngx_posts_redirect_is_layout(ngx_posts_config_t *config,
    ngx_str_t *name);

/* makes it the render's layout; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_redirect_layout(ngx_posts_render_t *render);


/* the generator */

ngx_int_t ngx_posts_redirect_generate(ngx_posts_generation_t *g);
ngx_int_t ngx_posts_redirect_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source);
ngx_int_t ngx_posts_redirect_extra(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_REDIRECT_H_INCLUDED_ */
