
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MARKDOWN_ARENA_H_INCLUDED_
#define _NGX_POSTS_MARKDOWN_ARENA_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include <setjmp.h>

#include "text/ngx_posts_markdown_cmark.h"


/*
 * The memory of one cmark document.  cmark's allocator has no argument that
 * would say for whom it allocates, and cmark crashes on NULL; so there is a
 * current arena (one per thread), and an allocation that fails jumps to its
 * "env" instead of returning.
 *
 * Nothing is freed before all is: neither cmark's nodes nor its parser need
 * to be released.  The blocks are malloc'ed, and freed by
 * ngx_posts_markdown_arena_free() or with the pool, whichever comes first.
 */

typedef struct ngx_posts_markdown_block_s  ngx_posts_markdown_block_t;

typedef enum {
    NGX_POSTS_MARKDOWN_NO_MEMORY = 1,
    NGX_POSTS_MARKDOWN_OVER_MEMORY,
    NGX_POSTS_MARKDOWN_OVER_OUTPUT
} ngx_posts_markdown_failure_e;


typedef struct {
    u_char                      *pos;
    u_char                      *end;
    ngx_posts_markdown_block_t  *blocks;
    size_t                       size;     /* of the next block */
    size_t                       left;     /* bytes it may still take */
    ngx_log_t                   *log;
    jmp_buf                      env;
} ngx_posts_markdown_arena_t;


/*
 * size   of the first block: what a usual document needs
 * limit  bytes in all blocks
 *
 * Allocates no block yet.  NULL: memory is short.
 */
ngx_posts_markdown_arena_t *ngx_posts_markdown_arena_create(ngx_pool_t *pool,
    size_t size, size_t limit);

void ngx_posts_markdown_arena_free(ngx_posts_markdown_arena_t *arena);

/* makes it current, returns the one that was; NULL: none */
ngx_posts_markdown_arena_t *ngx_posts_markdown_arena_enter(
    ngx_posts_markdown_arena_t *arena);

/* the allocator of the current arena */
cmark_mem *ngx_posts_markdown_arena_mem(void);

/* grows or shrinks memory of the current arena, never NULL */
void *ngx_posts_markdown_arena_realloc(void *p, size_t size);

/* jumps to the current arena's env */
void ngx_posts_markdown_arena_fail(ngx_posts_markdown_failure_e failure);


#endif /* _NGX_POSTS_MARKDOWN_ARENA_H_INCLUDED_ */
