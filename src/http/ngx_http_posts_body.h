
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_BODY_H_INCLUDED_
#define _NGX_HTTP_POSTS_BODY_H_INCLUDED_


#include "http/ngx_http_posts_module.h"


/*
 * How the body of a page comes from the cache to the client: copied with all
 * else if it is short, sent from where it is if it is long, not at all if the
 * client has it or did not ask for it.
 */


/* bits for ngx_posts_cache_lookup() */
ngx_uint_t ngx_http_posts_body_wanted(ngx_http_request_t *r);

/*
 * Brings what ctx->old has only the beginning of, of the part that
 * ctx->encoder and ctx->variant tell of.  NGX_OK; NGX_DECLINED: the page is
 * gone from the cache, or is another one; NGX_ERROR.
 */
ngx_int_t ngx_http_posts_body_bring(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/* sends ctx->body, or ctx->chain, behind the header; as ngx_http_posts_send */
ngx_int_t ngx_http_posts_body_send(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


#endif /* _NGX_HTTP_POSTS_BODY_H_INCLUDED_ */
