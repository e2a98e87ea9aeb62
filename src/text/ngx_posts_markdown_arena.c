
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_markdown_arena.h"


#define NGX_POSTS_MARKDOWN_BLOCK  (1024 * 1024)
#define NGX_POSTS_MARKDOWN_ALIGN  16


struct ngx_posts_markdown_block_s {
    ngx_posts_markdown_block_t  *next;
};


static void ngx_posts_markdown_arena_cleanup(void *data);
static u_char *ngx_posts_markdown_arena_alloc(size_t size);
static void ngx_posts_markdown_arena_grow(ngx_posts_markdown_arena_t *arena,
    size_t size);
static void *ngx_posts_markdown_arena_calloc(size_t n, size_t size);
static void ngx_posts_markdown_arena_release(void *p);


static __thread ngx_posts_markdown_arena_t  *ngx_posts_markdown_current;


static cmark_mem  ngx_posts_markdown_mem = {
    ngx_posts_markdown_arena_calloc,
    ngx_posts_markdown_arena_realloc,
    ngx_posts_markdown_arena_release
};


/* an allocation is preceded by its size, which is always a multiple of 16 */

#define ngx_posts_markdown_arena_size(p)                                      \
    (*(size_t *) ((u_char *) (p) - NGX_POSTS_MARKDOWN_ALIGN))


ngx_posts_markdown_arena_t *
ngx_posts_markdown_arena_create(ngx_pool_t *pool, size_t size, size_t limit)
{
    ngx_pool_cleanup_t          *cln;
    ngx_posts_markdown_arena_t  *arena;

    cln = ngx_pool_cleanup_add(pool, sizeof(ngx_posts_markdown_arena_t));
    if (cln == NULL) {
        return NULL;
    }

    arena = cln->data;

    arena->pos = NULL;
    arena->end = NULL;
    arena->blocks = NULL;
    arena->size = size;
    arena->left = limit;
    arena->log = pool->log;

    cln->handler = ngx_posts_markdown_arena_cleanup;

    return arena;
}


void
ngx_posts_markdown_arena_free(ngx_posts_markdown_arena_t *arena)
{
    ngx_posts_markdown_block_t  *block, *next;

    for (block = arena->blocks; block; block = next) {
        next = block->next;
        ngx_free(block);
    }

    arena->blocks = NULL;
    arena->pos = NULL;
    arena->end = NULL;
}


static void
ngx_posts_markdown_arena_cleanup(void *data)
{
    ngx_posts_markdown_arena_free(data);
}


ngx_posts_markdown_arena_t *
ngx_posts_markdown_arena_enter(ngx_posts_markdown_arena_t *arena)
{
    ngx_posts_markdown_arena_t  *before;

    before = ngx_posts_markdown_current;
    ngx_posts_markdown_current = arena;

    return before;
}


cmark_mem *
ngx_posts_markdown_arena_mem(void)
{
    return &ngx_posts_markdown_mem;
}


void
ngx_posts_markdown_arena_fail(ngx_posts_markdown_failure_e failure)
{
    longjmp(ngx_posts_markdown_current->env, failure);
}


static u_char *
ngx_posts_markdown_arena_alloc(size_t size)
{
    u_char                      *p;
    ngx_posts_markdown_arena_t  *arena;

    arena = ngx_posts_markdown_current;

    if (size > NGX_MAX_SIZE_T_VALUE / 4) {
        ngx_posts_markdown_arena_fail(NGX_POSTS_MARKDOWN_OVER_MEMORY);
    }

    size = ngx_align(size, NGX_POSTS_MARKDOWN_ALIGN);

    if ((size_t) (arena->end - arena->pos) < size + NGX_POSTS_MARKDOWN_ALIGN) {
        ngx_posts_markdown_arena_grow(arena, size + NGX_POSTS_MARKDOWN_ALIGN);
    }

    p = arena->pos + NGX_POSTS_MARKDOWN_ALIGN;
    arena->pos = p + size;

    ngx_posts_markdown_arena_size(p) = size;

    return p;
}


/* a block that has room for "size" bytes; what is left of the last is lost */

static void
ngx_posts_markdown_arena_grow(ngx_posts_markdown_arena_t *arena, size_t size)
{
    ngx_posts_markdown_block_t  *block;

    size = ngx_max(size + NGX_POSTS_MARKDOWN_ALIGN, arena->size);

    if (size > arena->left) {
        ngx_posts_markdown_arena_fail(NGX_POSTS_MARKDOWN_OVER_MEMORY);
    }

    block = ngx_alloc(size, arena->log);

    if (block == NULL) {
        ngx_posts_markdown_arena_fail(NGX_POSTS_MARKDOWN_NO_MEMORY);
        return;
    }

    block->next = arena->blocks;
    arena->blocks = block;

    arena->left -= size;
    arena->size = ngx_min(arena->size * 2,
                          ngx_max(arena->size, NGX_POSTS_MARKDOWN_BLOCK));
    arena->size = ngx_min(arena->size, arena->left);

    arena->pos = (u_char *) block + NGX_POSTS_MARKDOWN_ALIGN;
    arena->end = (u_char *) block + size;
}


static void *
ngx_posts_markdown_arena_calloc(size_t n, size_t size)
{
    u_char  *p;

    if (size && n > NGX_MAX_SIZE_T_VALUE / 4 / size) {
        ngx_posts_markdown_arena_fail(NGX_POSTS_MARKDOWN_OVER_MEMORY);
    }

    p = ngx_posts_markdown_arena_alloc(n * size);

    ngx_memzero(p, n * size);

    return p;
}


void *
ngx_posts_markdown_arena_realloc(void *p, size_t size)
{
    u_char                      *new;
    size_t                       old;
    ngx_posts_markdown_arena_t  *arena;

    if (p == NULL) {
        return ngx_posts_markdown_arena_alloc(size);
    }

    old = ngx_posts_markdown_arena_size(p);

    if (size <= old) {
        return p;
    }

    arena = ngx_posts_markdown_current;

    /* the last allocation grows where it is */

    if ((u_char *) p + old == arena->pos
        && size <= (size_t) (arena->end - (u_char *) p)
                   / NGX_POSTS_MARKDOWN_ALIGN * NGX_POSTS_MARKDOWN_ALIGN)
    {
        size = ngx_align(size, NGX_POSTS_MARKDOWN_ALIGN);
        arena->pos = (u_char *) p + size;
        ngx_posts_markdown_arena_size(p) = size;

        return p;
    }

    new = ngx_posts_markdown_arena_alloc(size);

    ngx_memcpy(new, p, old);

    return new;
}


static void
ngx_posts_markdown_arena_release(void *p)
{
    ngx_posts_markdown_arena_t  *arena;

    if (p == NULL) {
        return;
    }

    arena = ngx_posts_markdown_current;

    /* only the last allocation can be taken back */

    if ((u_char *) p + ngx_posts_markdown_arena_size(p) == arena->pos) {
        arena->pos = (u_char *) p - NGX_POSTS_MARKDOWN_ALIGN;
    }
}
