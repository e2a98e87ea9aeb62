
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "cache/ngx_posts_cache.h"
#include "http/ngx_http_posts_encoder.h"


#if (NGX_POSTS_HAVE_BROTLI)

#include <brotli/encode.h>


#define NGX_HTTP_POSTS_BROTLI_QUALITY  5

/* a larger window gains one part in a hundred on pages of megabytes */
#define NGX_HTTP_POSTS_BROTLI_WINDOW   18


typedef struct {
    BrotliEncoderState  *encoder;
} ngx_http_posts_brotli_t;


static void *ngx_http_posts_brotli_create(void);
static void ngx_http_posts_brotli_destroy(void *state);
static ngx_int_t ngx_http_posts_brotli_begin(void *state, size_t size);
static ngx_int_t ngx_http_posts_brotli_run(void *state, u_char *in,
    size_t len, ngx_uint_t last, ngx_buf_t *out);

#endif


const ngx_http_posts_encoder_t  ngx_http_posts_brotli = {
    ngx_string("br"),
    "libbrotli-dev",
    NGX_POSTS_CACHE_BROTLI,
#if (NGX_POSTS_HAVE_BROTLI)
    ngx_http_posts_brotli_create,
    ngx_http_posts_brotli_destroy,
    ngx_http_posts_brotli_begin,
    ngx_http_posts_brotli_run
#else
    NULL,
    NULL,
    NULL,
    NULL
#endif
};


#if (NGX_POSTS_HAVE_BROTLI)


static void *
ngx_http_posts_brotli_create(void)
{
    return ngx_calloc(sizeof(ngx_http_posts_brotli_t), ngx_cycle->log);
}


static void
ngx_http_posts_brotli_destroy(void *state)
{
    ngx_http_posts_brotli_t *brotli = state;

    if (brotli->encoder) {
        BrotliEncoderDestroyInstance(brotli->encoder);
    }

    ngx_free(brotli);
}


/* the library cannot use an encoder again */

static ngx_int_t
ngx_http_posts_brotli_begin(void *state, size_t size)
{
    ngx_http_posts_brotli_t *brotli = state;

    if (brotli->encoder) {
        BrotliEncoderDestroyInstance(brotli->encoder);
    }

    brotli->encoder = BrotliEncoderCreateInstance(NULL, NULL, NULL);
    if (brotli->encoder == NULL) {
        return NGX_ERROR;
    }

    (void) BrotliEncoderSetParameter(brotli->encoder, BROTLI_PARAM_QUALITY,
                                     NGX_HTTP_POSTS_BROTLI_QUALITY);
    (void) BrotliEncoderSetParameter(brotli->encoder, BROTLI_PARAM_LGWIN,
                                     NGX_HTTP_POSTS_BROTLI_WINDOW);
    (void) BrotliEncoderSetParameter(brotli->encoder, BROTLI_PARAM_SIZE_HINT,
                                     (uint32_t) size);

    return NGX_OK;
}


/* without a flush it would collect megabytes to encode them in one call */

static ngx_int_t
ngx_http_posts_brotli_run(void *state, u_char *in, size_t len,
    ngx_uint_t last, ngx_buf_t *out)
{
    ngx_http_posts_brotli_t *brotli = state;

    size_t                  room;
    const u_char           *next;
    BROTLI_BOOL             done;
    BrotliEncoderOperation  operation;

    operation = last ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_FLUSH;
    next = in;

    do {
        room = out->end - out->last;

        done = BrotliEncoderCompressStream(brotli->encoder, operation, &len,
                                           &next, &room, &out->last, NULL);
        if (!done) {
            return NGX_ERROR;
        }

        if (len == 0 && !BrotliEncoderHasMoreOutput(brotli->encoder)) {
            return NGX_OK;
        }

    } while (room);

    return NGX_DECLINED;
}


#endif
