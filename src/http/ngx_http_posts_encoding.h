
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_ENCODING_H_INCLUDED_
#define _NGX_HTTP_POSTS_ENCODING_H_INCLUDED_


#include "http/ngx_http_posts_module.h"


/* a variant in the cache: the ETag of its bytes, then these */
#define NGX_HTTP_POSTS_PREFIX  NGX_HTTP_POSTS_ETAG_LEN


/* the directive posts_encodings, for ngx_http_posts_loc_conf_t */
char *ngx_http_posts_encodings(ngx_conf_t *cf, ngx_command_t *cmd,
    void *conf);

/* the default: all that were built in; NULL when memory is short */
ngx_array_t *ngx_http_posts_encodings_all(ngx_conf_t *cf);

/* sets ctx->encoder: the encoding that the request is to get, or NULL */
void ngx_http_posts_encoding_choose(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);

/*
 * Makes ctx->body and the ETag of ctx->head those of ctx->encoder, from
 * what the cache had of it (ctx->variant) or from ctx->body, and stores what
 * was made.  An encoder that gains nothing, or fails, is set to NULL.  Sets
 * ctx->vary.  ctx->type is set by then.
 *
 * NGX_OK; NGX_AGAIN: call again in another turn.
 */
ngx_int_t ngx_http_posts_encode(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


#endif /* _NGX_HTTP_POSTS_ENCODING_H_INCLUDED_ */
