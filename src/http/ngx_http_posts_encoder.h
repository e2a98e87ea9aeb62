
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_ENCODER_H_INCLUDED_
#define _NGX_HTTP_POSTS_ENCODER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The encodings of a page's body: bytes in, bytes out, nothing of requests.
 * Equal input gives equal output wherever the libraries are the same, as it
 * is always cut at the same places.
 */


/* input of one call, bytes: less than 0.5 ms of the slowest encoder */
#define NGX_HTTP_POSTS_CHUNK  32768


/*
 * name     as in Accept-Encoding and Content-Encoding
 * package  Debian's, of the library
 * part     of the cache
 * create   a state of the library, NULL when memory is short; absent where
 *          the module was built without the library
 * destroy  of such a state
 * begin    makes a state ready for so many bytes, new or used before, ended
 *          or not; NGX_OK or NGX_ERROR
 * run      takes "len" bytes, with which the input ends if "last", and moves
 *          out->last; NGX_OK; NGX_DECLINED: there is no room in "out";
 *          NGX_ERROR
 */

typedef struct {
    ngx_str_t     name;
    const char   *package;
    ngx_uint_t    part;
    void       *(*create)(void);
    void        (*destroy)(void *state);
    ngx_int_t   (*begin)(void *state, size_t size);
    ngx_int_t   (*run)(void *state, u_char *in, size_t len, ngx_uint_t last,
                     ngx_buf_t *out);
} ngx_http_posts_encoder_t;


/* how many there are, of which the module may have been built with fewer */
#define NGX_HTTP_POSTS_ENCODERS  3

/* in the order in which they are preferred by default: smallest first */
extern const ngx_http_posts_encoder_t
    *ngx_http_posts_encoders[NGX_HTTP_POSTS_ENCODERS];

extern const ngx_http_posts_encoder_t  ngx_http_posts_brotli;
extern const ngx_http_posts_encoder_t  ngx_http_posts_zstd;
extern const ngx_http_posts_encoder_t  ngx_http_posts_gzip;


/*
 * A state to encode so many bytes with, the one that the process has kept if
 * it is not in use; NULL when memory is short.
 */
void *ngx_http_posts_encoder_get(const ngx_http_posts_encoder_t *encoder,
    size_t size);

/* the state is kept for the next one, if none is kept already */
void ngx_http_posts_encoder_put(const ngx_http_posts_encoder_t *encoder,
    void *state);

/* for the end of the process */
void ngx_http_posts_encoders_exit(void);


#endif /* _NGX_HTTP_POSTS_ENCODER_H_INCLUDED_ */
