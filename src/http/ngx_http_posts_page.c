
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_page.h"


static u_char *ngx_http_posts_head_number(u_char *p, uint64_t n);


void
ngx_http_posts_head_set(ngx_http_posts_head_t *head,
    ngx_posts_record_t *record, ngx_str_t *body, uint64_t digest)
{
    u_char  *p;

    p = ngx_http_posts_head_number(head->digest, digest);
    (void) ngx_http_posts_head_number(p, body->len);

    ngx_http_posts_head_etag(head->etag, head->digest);

    head->status = NGX_HTTP_OK;
    head->source = record->path;
    head->ext = record->output_ext;

    /* nginx knows extensions without their point */

    if (head->ext.len) {
        head->ext.data++;
        head->ext.len--;
    }
}


/* the same on machines of either byte order */

static u_char *
ngx_http_posts_head_number(u_char *p, uint64_t n)
{
    ngx_uint_t  i;

    for (i = 0; i < 8; i++) {
        *p++ = (u_char) (n >> (56 - 8 * i));
    }

    return p;
}


void
ngx_http_posts_head_etag(u_char *etag, u_char *digest)
{
    *etag++ = '"';
    etag = ngx_hex_dump(etag, digest, 16);
    *etag = '"';
}


void
ngx_http_posts_head_date(ngx_http_posts_head_t *head, time_t modified)
{
    u_char  date[NGX_HTTP_POSTS_DATE_LEN + 1];

    head->modified = modified;

    (void) ngx_http_time(date, modified);

    ngx_memcpy(head->date, date, NGX_HTTP_POSTS_DATE_LEN);
}


ngx_int_t
ngx_http_posts_head_pack(ngx_pool_t *pool, ngx_http_posts_head_t *head,
    ngx_str_t *packed)
{
    u_char  *p;

    packed->len = sizeof(ngx_http_posts_head_t) + head->ext.len
                  + head->source.len;

    packed->data = ngx_pnalloc(pool, packed->len);
    if (packed->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(packed->data, head, sizeof(ngx_http_posts_head_t));
    p = ngx_cpymem(p, head->ext.data, head->ext.len);
    ngx_memcpy(p, head->source.data, head->source.len);

    return NGX_OK;
}


/* the pointers that were packed mean nothing to another process */

ngx_int_t
ngx_http_posts_head_unpack(ngx_str_t *packed, ngx_http_posts_head_t *head)
{
    size_t  rest;

    if (packed->len < sizeof(ngx_http_posts_head_t)) {
        return NGX_ERROR;
    }

    ngx_memcpy(head, packed->data, sizeof(ngx_http_posts_head_t));

    rest = packed->len - sizeof(ngx_http_posts_head_t);

    if (head->ext.len > rest || head->source.len != rest - head->ext.len) {
        return NGX_ERROR;
    }

    head->ext.data = packed->data + sizeof(ngx_http_posts_head_t);
    head->source.data = head->ext.data + head->ext.len;

    return NGX_OK;
}
