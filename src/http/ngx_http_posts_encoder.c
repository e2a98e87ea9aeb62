
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "http/ngx_http_posts_encoder.h"


static void **ngx_http_posts_encoder_kept(
    const ngx_http_posts_encoder_t *encoder);


const ngx_http_posts_encoder_t  *ngx_http_posts_encoders[] = {
    &ngx_http_posts_brotli,
    &ngx_http_posts_zstd,
    &ngx_http_posts_gzip
};


/* one of each encoder: to make a new one costs as much as to encode a page */

static void  *ngx_http_posts_kept[NGX_HTTP_POSTS_ENCODERS];


void *
ngx_http_posts_encoder_get(const ngx_http_posts_encoder_t *encoder,
    size_t size)
{
    void  *state, **kept;

    kept = ngx_http_posts_encoder_kept(encoder);

    state = *kept;
    *kept = NULL;

    if (state == NULL) {
        state = encoder->create();
    }

    if (state && encoder->begin(state, size) != NGX_OK) {
        encoder->destroy(state);
        return NULL;
    }

    return state;
}


void
ngx_http_posts_encoder_put(const ngx_http_posts_encoder_t *encoder,
    void *state)
{
    void  **kept;

    kept = ngx_http_posts_encoder_kept(encoder);

    if (*kept) {
        encoder->destroy(state);
        return;
    }

    *kept = state;
}


void
ngx_http_posts_encoders_exit(void)
{
    ngx_uint_t  i;

    for (i = 0; i < NGX_HTTP_POSTS_ENCODERS; i++) {

        if (ngx_http_posts_kept[i]) {
            ngx_http_posts_encoders[i]->destroy(ngx_http_posts_kept[i]);
            ngx_http_posts_kept[i] = NULL;
        }
    }
}


static void **
ngx_http_posts_encoder_kept(const ngx_http_posts_encoder_t *encoder)
{
    ngx_uint_t  i;

    for (i = 0; i < NGX_HTTP_POSTS_ENCODERS - 1; i++) {
        if (ngx_http_posts_encoders[i] == encoder) {
            break;
        }
    }

    return &ngx_http_posts_kept[i];
}
