
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_STORE_H_INCLUDED_
#define _NGX_HTTP_POSTS_STORE_H_INCLUDED_


#include "http/ngx_http_posts_job.h"


/*
 * What becomes of a render that has ended: decides what is served (the new
 * page, the last good one, nothing), logs what went wrong, puts it into the
 * cache.  ctx->old is what the cache had before.  Sets head, body, status
 * and ended of the job.  NGX_OK; NGX_AGAIN: call again in another turn;
 * NGX_ERROR: memory is short.
 */
ngx_int_t ngx_http_posts_store(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_http_posts_job_t *job);


#endif /* _NGX_HTTP_POSTS_STORE_H_INCLUDED_ */
