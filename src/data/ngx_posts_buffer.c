
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"


#define NGX_POSTS_BLOCK_MIN  1024
#define NGX_POSTS_BLOCK_MAX  (64 * 1024)

#define NGX_POSTS_JOIN       (256 * 1024)


static ngx_posts_block_t *ngx_posts_buffer_grow(ngx_posts_buffer_t *b,
    size_t need);


void
ngx_posts_buffer_init(ngx_posts_buffer_t *b, ngx_pool_t *pool, size_t limit)
{
    b->pool = pool;
    b->first = NULL;
    b->last = NULL;
    b->size = 0;
    b->limit = limit;
    b->next = NULL;
}


ngx_int_t
ngx_posts_buffer_write(ngx_posts_buffer_t *b, u_char *data, size_t len)
{
    size_t              room;
    ngx_posts_block_t  *block;

    if (len > b->limit - b->size) {
        return NGX_DECLINED;
    }

    if (len == 0) {
        return NGX_OK;
    }

    block = b->last;
    room = block ? (size_t) (block->end - block->last) : 0;

    if (len > room) {
        if (ngx_posts_buffer_grow(b, len - room) == NULL) {
            return NGX_ERROR;
        }

        b->size += room;
        len -= room;

        if (room) {
            block->last = ngx_cpymem(block->last, data, room);
            data += room;
        }

        block = b->last;
    }

    block->last = ngx_cpymem(block->last, data, len);
    b->size += len;

    return NGX_OK;
}


ngx_int_t
ngx_posts_buffer_putc(ngx_posts_buffer_t *b, u_char c)
{
    ngx_posts_block_t  *block;

    block = b->last;

    if (block == NULL || block->last == block->end || b->size == b->limit) {
        return ngx_posts_buffer_write(b, &c, 1);
    }

    *block->last++ = c;
    b->size++;

    return NGX_OK;
}


static ngx_posts_block_t *
ngx_posts_buffer_grow(ngx_posts_buffer_t *b, size_t need)
{
    size_t              size;
    ngx_posts_block_t  *block;

    size = NGX_POSTS_BLOCK_MIN;

    if (b->last) {
        size = ngx_min(2 * (size_t) (b->last->end - b->last->pos),
                       NGX_POSTS_BLOCK_MAX);
    }

    size = ngx_max(size, need);

    block = ngx_palloc(b->pool, sizeof(ngx_posts_block_t) + size);
    if (block == NULL) {
        return NULL;
    }

    block->next = NULL;
    block->pos = (u_char *) block + sizeof(ngx_posts_block_t);
    block->last = block->pos;
    block->end = block->pos + size;

    if (b->last) {
        b->last->next = block;

    } else {
        b->first = block;
    }

    b->last = block;

    return block;
}


ngx_int_t
ngx_posts_buffer_str(ngx_posts_buffer_t *b, ngx_str_t *s)
{
    ngx_int_t  rc;

    do {
        rc = ngx_posts_buffer_join(b, s);

    } while (rc == NGX_AGAIN);

    return rc;
}


ngx_int_t
ngx_posts_buffer_join(ngx_posts_buffer_t *b, ngx_str_t *s)
{
    u_char     *p;
    ngx_str_t  *whole;
    size_t      last;

    if (b->first == b->last) {
        s->len = b->size;
        s->data = b->size ? b->first->pos : (u_char *) "";
        return NGX_OK;
    }

    whole = &b->whole;

    if (b->next == NULL) {
        whole->len = 0;
        whole->data = ngx_pnalloc(b->pool, b->size);
        if (whole->data == NULL) {
            return NGX_ERROR;
        }

        b->next = b->first;
    }

    p = whole->data + whole->len;
    last = whole->len + NGX_POSTS_JOIN;

    while (b->next && whole->len < last) {
        whole->len += b->next->last - b->next->pos;
        p = ngx_cpymem(p, b->next->pos, b->next->last - b->next->pos);
        b->next = b->next->next;
    }

    if (b->next) {
        return NGX_AGAIN;
    }

    *s = *whole;

    return NGX_OK;
}
