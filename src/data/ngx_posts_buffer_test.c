
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_buffer.h"


static void ngx_posts_buffer_test_limit(ngx_posts_unit_t *t);
static void ngx_posts_buffer_test_grow(ngx_posts_unit_t *t);


void
ngx_posts_buffer_test(ngx_posts_unit_t *t)
{
    ngx_posts_buffer_test_limit(t);
    ngx_posts_buffer_test_grow(t);
}


static void
ngx_posts_buffer_test_limit(ngx_posts_unit_t *t)
{
    ngx_str_t           s;
    ngx_posts_buffer_t  b;

    ngx_posts_buffer_init(&b, t->pool, 5);
    ngx_posts_unit_int(t, ngx_posts_buffer_str(&b, &s), NGX_OK, "empty");
    ngx_posts_unit_str(t, s, "", "empty string");

    ngx_posts_unit_int(t, ngx_posts_buffer_puts(&b, "123"), NGX_OK, "below");
    ngx_posts_unit_int(t, ngx_posts_buffer_puts(&b, "456"), NGX_DECLINED,
                       "over the limit");
    ngx_posts_unit_int(t, ngx_posts_buffer_puts(&b, "4"), NGX_OK, "fits");
    ngx_posts_unit_int(t, ngx_posts_buffer_putc(&b, '5'), NGX_OK, "the last");
    ngx_posts_unit_int(t, ngx_posts_buffer_putc(&b, '6'), NGX_DECLINED,
                       "one more");
    ngx_posts_unit_int(t, ngx_posts_buffer_write(&b, NULL, 0), NGX_OK,
                       "nothing fits always");

    (void) ngx_posts_buffer_str(&b, &s);
    ngx_posts_unit_str(t, s, "12345", "what was accepted");
    ngx_posts_unit_ok(t, s.data == b.first->pos, "one block is borrowed");
}


/* pieces of 0, 1, 2 ... bytes, some of them larger than a block */

static void
ngx_posts_buffer_test_grow(ngx_posts_unit_t *t)
{
    u_char              *p;
    size_t               total;
    ngx_str_t            s;
    ngx_uint_t           i, bad;
    ngx_posts_block_t   *block;
    ngx_posts_buffer_t   b;

    p = ngx_palloc(t->pool, 300000);
    if (p == NULL) {
        return;
    }

    ngx_posts_buffer_init(&b, t->pool, 16 * 1024 * 1024);
    total = 0;
    bad = 0;

    for (i = 0; i < 1500; i++) {
        ngx_memset(p, 'a' + i % 26, 200 * (i % 1500));
        bad |= (ngx_posts_buffer_write(&b, p, i) != NGX_OK);
        bad |= (ngx_posts_buffer_putc(&b, '.') != NGX_OK);
        total += i + 1;
    }

    ngx_memset(p, 'z', 300000);
    bad |= (ngx_posts_buffer_write(&b, p, 300000) != NGX_OK);

    ngx_posts_unit_ok(t, !bad, "all is accepted");
    ngx_posts_unit_int(t, b.size, total + 300000, "size");
    ngx_posts_unit_int(t, ngx_posts_buffer_str(&b, &s), NGX_OK, "string");
    ngx_posts_unit_int(t, s.len, total + 300000, "its length");

    for (i = 0, p = s.data; i < 1500; p += i + 1, i++) {
        bad |= (i && (p[0] != 'a' + i % 26 || p[i - 1] != 'a' + i % 26));
        bad |= (p[i] != '.');
    }

    ngx_posts_unit_ok(t, !bad, "its content");
    ngx_posts_unit_int(t, b.first->end - b.first->pos, 1024, "first block");

    for (block = b.first; block->next; block = block->next) {
        bad |= (block->last != block->end);
    }

    ngx_posts_unit_ok(t, !bad, "blocks are filled");
}
