
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_CHILD_H_INCLUDED_
#define _NGX_HTTP_POSTS_CHILD_H_INCLUDED_


#include "site/ngx_posts_aside.h"


/*
 * Computes an aside in a process that is forked for it, has a limit of time
 * and one of memory, and takes nothing with it if it dies: libsass can loop
 * for ever (@while), ends the process it is in when memory is short, and is
 * no longer looked after.
 */

/* as those of ngx_posts_aside_ops_t */
ngx_int_t ngx_http_posts_child_start(ngx_posts_aside_t *aside);
void ngx_http_posts_child_cancel(ngx_posts_aside_t *aside);


#endif /* _NGX_HTTP_POSTS_CHILD_H_INCLUDED_ */
