
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache.h"
#include "http/ngx_http_posts_encoder.h"


#if (NGX_POSTS_HAVE_ZSTD)

#include <zstd.h>


#define NGX_HTTP_POSTS_ZSTD_LEVEL  6


static void *ngx_http_posts_zstd_create(void);
static void ngx_http_posts_zstd_destroy(void *state);
static ngx_int_t ngx_http_posts_zstd_begin(void *state, size_t size);
static ngx_int_t ngx_http_posts_zstd_run(void *state, u_char *in, size_t len,
    ngx_uint_t last, ngx_buf_t *out);

#endif


const ngx_http_posts_encoder_t  ngx_http_posts_zstd = {
    ngx_string("zstd"),
    "libzstd-dev",
    NGX_POSTS_CACHE_ZSTD,
#if (NGX_POSTS_HAVE_ZSTD)
    ngx_http_posts_zstd_create,
    ngx_http_posts_zstd_destroy,
    ngx_http_posts_zstd_begin,
    ngx_http_posts_zstd_run
#else
    NULL,
    NULL,
    NULL,
    NULL
#endif
};


#if (NGX_POSTS_HAVE_ZSTD)


static void *
ngx_http_posts_zstd_create(void)
{
    size_t      rc;
    ZSTD_CCtx  *context;

    context = ZSTD_createCCtx();
    if (context == NULL) {
        return NULL;
    }

    rc = ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel,
                                NGX_HTTP_POSTS_ZSTD_LEVEL);

    if (ZSTD_isError(rc)) {
        (void) ZSTD_freeCCtx(context);
        return NULL;
    }

    return context;
}


static void
ngx_http_posts_zstd_destroy(void *state)
{
    (void) ZSTD_freeCCtx(state);
}


static ngx_int_t
ngx_http_posts_zstd_begin(void *state, size_t size)
{
    if (ZSTD_isError(ZSTD_CCtx_reset(state, ZSTD_reset_session_only))
        || ZSTD_isError(ZSTD_CCtx_setPledgedSrcSize(state, size)))
    {
        return NGX_ERROR;
    }

    return NGX_OK;
}


/* without a flush it would collect 128 KB to encode them in one call */

static ngx_int_t
ngx_http_posts_zstd_run(void *state, u_char *in, size_t len, ngx_uint_t last,
    ngx_buf_t *out)
{
    size_t          left;
    ZSTD_inBuffer   from;
    ZSTD_outBuffer  to;

    from.src = in;
    from.size = len;
    from.pos = 0;

    to.dst = out->last;
    to.size = out->end - out->last;
    to.pos = 0;

    do {
        left = ZSTD_compressStream2(state, &to, &from,
                                    last ? ZSTD_e_end : ZSTD_e_flush);

        if (ZSTD_isError(left)) {
            return NGX_ERROR;
        }

    } while (left && to.pos < to.size);

    out->last += to.pos;

    return left ? NGX_DECLINED : NGX_OK;
}


#endif
