
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_BUFFER_H_INCLUDED_
#define _NGX_POSTS_BUFFER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Output that grows: a chain of blocks in a pool, so that nothing written is
 * ever copied while it grows.  Blocks double in size from 1 KB to 64 KB.
 *
 * limit  bytes it may hold; one more is refused
 * whole  private: what ngx_posts_buffer_join() has made so far
 * next   private: the block that it goes on with
 */

typedef struct ngx_posts_block_s  ngx_posts_block_t;

struct ngx_posts_block_s {
    ngx_posts_block_t  *next;
    u_char             *pos;           /* first byte */
    u_char             *last;          /* end of what is written */
    u_char             *end;
};


typedef struct {
    ngx_pool_t         *pool;
    ngx_posts_block_t  *first;
    ngx_posts_block_t  *last;
    size_t              size;          /* bytes in all */
    size_t              limit;
    ngx_str_t           whole;
    ngx_posts_block_t  *next;
} ngx_posts_buffer_t;


/* an empty buffer; allocates nothing */
void ngx_posts_buffer_init(ngx_posts_buffer_t *b, ngx_pool_t *pool,
    size_t limit);

/*
 * Appends.  NGX_OK; NGX_DECLINED: over the limit, nothing was appended;
 * NGX_ERROR: memory is short, nothing was appended.
 */
ngx_int_t ngx_posts_buffer_write(ngx_posts_buffer_t *b, u_char *data,
    size_t len);

/* as write, of one byte */
ngx_int_t ngx_posts_buffer_putc(ngx_posts_buffer_t *b, u_char c);

#define ngx_posts_buffer_puts(b, literal)                                     \
    ngx_posts_buffer_write(b, (u_char *) (literal), sizeof(literal) - 1)

/*
 * All bytes as one string.  Borrows the block if there is only one, copies
 * into the pool otherwise; the buffer must not be written to while a
 * borrowed string is in use.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_buffer_str(ngx_posts_buffer_t *b, ngx_str_t *s);

/*
 * The same, some 256 KB in a call, which is less than half a millisecond.
 * NGX_OK; NGX_AGAIN: to be called again, nothing may be written meanwhile;
 * NGX_ERROR.
 */
ngx_int_t ngx_posts_buffer_join(ngx_posts_buffer_t *b, ngx_str_t *s);


#endif /* _NGX_POSTS_BUFFER_H_INCLUDED_ */
