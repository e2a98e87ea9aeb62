
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_HTTP_POSTS_PAGE_H_INCLUDED_
#define _NGX_HTTP_POSTS_PAGE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_record.h"


#define NGX_HTTP_POSTS_DATE_LEN  (sizeof("Mon, 28 Sep 1970 06:00:00 GMT") - 1)

/* a digest in hexadecimal, in quotes */
#define NGX_HTTP_POSTS_ETAG_LEN  (2 * 16 + 2)


/*
 * What is known of a finished page besides its body: prepared when it is
 * stored, kept in the cache as the part HEAD.
 *
 * digest    of the body, and its length
 * etag      the same as it is sent
 * modified  Last-Modified, seconds since the epoch
 * date      the same as it is sent
 * expires   seconds since the epoch at which it changes by itself, or 0
 * status    200, or 500 for a page that cannot be rendered and has no last
 *           good version: then there is no body
 * stale     1: the newest version cannot be rendered, this is the last good
 *           one; DEPS are those of the failure
 * ext       of the output, without its point
 * source    the file that made it, inside the site
 */

typedef struct {
    u_char        digest[16];
    u_char        etag[NGX_HTTP_POSTS_ETAG_LEN];
    time_t        modified;
    u_char        date[NGX_HTTP_POSTS_DATE_LEN];
    time_t        expires;
    ngx_uint_t    status;
    ngx_uint_t    stale;
    ngx_str_t     ext;
    ngx_str_t     source;
} ngx_http_posts_head_t;


/*
 * Fills in what a record and the bytes made from it tell, with their
 * ngx_posts_stamp_digest(): digest, ext, source; status is 200.  Strings are
 * borrowed from the record.
 */
void ngx_http_posts_head_set(ngx_http_posts_head_t *head,
    ngx_posts_record_t *record, ngx_str_t *body, uint64_t digest);

/* writes the NGX_HTTP_POSTS_ETAG_LEN bytes of the ETag of a digest */
void ngx_http_posts_head_etag(u_char *etag, u_char *digest);

/* sets Last-Modified */
void ngx_http_posts_head_date(ngx_http_posts_head_t *head, time_t modified);

/* the head as bytes in the pool; NGX_OK or NGX_ERROR */
ngx_int_t ngx_http_posts_head_pack(ngx_pool_t *pool,
    ngx_http_posts_head_t *head, ngx_str_t *packed);

/* strings are borrowed; NGX_OK, or NGX_ERROR when the bytes are damaged */
ngx_int_t ngx_http_posts_head_unpack(ngx_str_t *packed,
    ngx_http_posts_head_t *head);


#endif /* _NGX_HTTP_POSTS_PAGE_H_INCLUDED_ */
