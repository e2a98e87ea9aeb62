
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_ASIDE_H_INCLUDED_
#define _NGX_HTTP_POSTS_ASIDE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_aside.h"


/*
 * Where a render's asides are computed: what needs nothing but itself in a
 * thread, where nginx has them, the rest in a process that is forked.
 */

/* for a render that has been created; msec: the time that an aside has */
void ngx_http_posts_aside_allow(ngx_posts_render_t *render, ngx_msec_t msec);

/* makes the threads, for the end of configuration; NGX_OK or NGX_ERROR */
ngx_int_t ngx_http_posts_aside_init(ngx_conf_t *cf);


/* for who computes: it was, or failed; those who wait for the page go on */
void ngx_http_posts_aside_ended(ngx_posts_aside_t *aside);


#endif /* _NGX_HTTP_POSTS_ASIDE_H_INCLUDED_ */
