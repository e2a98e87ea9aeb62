
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_ACCEPT_H_INCLUDED_
#define _NGX_HTTP_POSTS_ACCEPT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_encoder.h"


/*
 * The one of "encodings" that Accept-Encoding of a request gives the most
 * weight; among equals the first.  The page as it is takes part with the
 * weight that it was given by "identity" or "*", and loses against an equal
 * one.  NULL: the page as it is, also when that was refused and there is
 * nothing else.  "gzip" is subject to gzip_disable, gzip_proxied and
 * gzip_http_version of the location, the others to the last of them.
 */
const ngx_http_posts_encoder_t *ngx_http_posts_accept(ngx_http_request_t *r,
    ngx_array_t *encodings);


#endif /* _NGX_HTTP_POSTS_ACCEPT_H_INCLUDED_ */
