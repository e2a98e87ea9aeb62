
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"


#define NGX_POSTS_BLOCK_MIN  1024
#define NGX_POSTS_BLOCK_MAX  (64 * 1024)


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
    u_char             *p;
    ngx_posts_block_t  *block;

    s->len = b->size;

    if (b->size == 0) {
        s->data = (u_char *) "";
        return NGX_OK;
    }

    if (b->first == b->last) {
        s->data = b->first->pos;
        return NGX_OK;
    }

    p = ngx_pnalloc(b->pool, b->size);
    if (p == NULL) {
        return NGX_ERROR;
    }

    s->data = p;

    for (block = b->first; block; block = block->next) {
        p = ngx_cpymem(p, block->pos, block->last - block->pos);
    }

    return NGX_OK;
}
