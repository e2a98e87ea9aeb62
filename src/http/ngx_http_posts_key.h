
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_KEY_H_INCLUDED_
#define _NGX_HTTP_POSTS_KEY_H_INCLUDED_


#include "http/ngx_http_posts_module.h"


/* pages whose keys a process remembers, and bytes of such a page's output */

#define NGX_HTTP_POSTS_KEYS        1024
#define NGX_HTTP_POSTS_KEY_OUTPUT  128


/* what a page is known by, and the key that follows of it */

typedef struct {
    uint64_t        dev;
    uint64_t        ino;
    ngx_uint_t      settings;
    size_t          len;
    u_char          id[NGX_HTTP_POSTS_KEY_LEN];
    u_char          output[NGX_HTTP_POSTS_KEY_OUTPUT];
} ngx_http_posts_key_t;


/*
 * Sets ctx->id: a digest of dev, ino, settings and output of ctx, the same in
 * all processes.
 */
void ngx_http_posts_identify(ngx_http_posts_ctx_t *ctx);


#endif /* _NGX_HTTP_POSTS_KEY_H_INCLUDED_ */
