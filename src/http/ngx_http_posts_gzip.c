
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <zlib.h>

#include "cache/ngx_posts_cache.h"
#include "http/ngx_http_posts_encoder.h"


#define NGX_HTTP_POSTS_GZIP_LEVEL   6
#define NGX_HTTP_POSTS_GZIP_MEMORY  8

/* a header of gzip around it, in which zlib writes no time */
#define NGX_HTTP_POSTS_GZIP_BITS    (15 + 16)


static void *ngx_http_posts_gzip_create(void);
static void ngx_http_posts_gzip_destroy(void *state);
static ngx_int_t ngx_http_posts_gzip_begin(void *state, size_t size);
static ngx_int_t ngx_http_posts_gzip_run(void *state, u_char *in, size_t len,
    ngx_uint_t last, ngx_buf_t *out);


const ngx_http_posts_encoder_t  ngx_http_posts_gzip = {
    ngx_string("gzip"),
    "zlib1g-dev",
    NGX_POSTS_CACHE_GZIP,
    ngx_http_posts_gzip_create,
    ngx_http_posts_gzip_destroy,
    ngx_http_posts_gzip_begin,
    ngx_http_posts_gzip_run
};


static void *
ngx_http_posts_gzip_create(void)
{
    z_stream  *z;

    z = ngx_calloc(sizeof(z_stream), ngx_cycle->log);
    if (z == NULL) {
        return NULL;
    }

    if (deflateInit2(z, NGX_HTTP_POSTS_GZIP_LEVEL, Z_DEFLATED,
                     NGX_HTTP_POSTS_GZIP_BITS, NGX_HTTP_POSTS_GZIP_MEMORY,
                     Z_DEFAULT_STRATEGY)
        != Z_OK)
    {
        ngx_free(z);
        return NULL;
    }

    return z;
}


static void
ngx_http_posts_gzip_destroy(void *state)
{
    z_stream *z = state;

    (void) deflateEnd(z);

    ngx_free(z);
}


static ngx_int_t
ngx_http_posts_gzip_begin(void *state, size_t size)
{
    return (deflateReset(state) == Z_OK) ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_http_posts_gzip_run(void *state, u_char *in, size_t len, ngx_uint_t last,
    ngx_buf_t *out)
{
    z_stream *z = state;

    int  rc;

    z->next_in = in;
    z->avail_in = (uInt) len;
    z->next_out = out->last;
    z->avail_out = (uInt) ngx_min(out->end - out->last, NGX_MAX_INT32_VALUE);

    rc = deflate(z, last ? Z_FINISH : Z_NO_FLUSH);

    out->last = z->next_out;

    if (rc == Z_STREAM_END || (rc == Z_OK && !last && z->avail_in == 0)) {
        return NGX_OK;
    }

    return (rc == Z_OK || rc == Z_BUF_ERROR) ? NGX_DECLINED : NGX_ERROR;
}
