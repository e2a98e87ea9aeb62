
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MARKDOWN_OUTPUT_H_INCLUDED_
#define _NGX_POSTS_MARKDOWN_OUTPUT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * HTML that is written, in the current arena of ngx_posts_markdown_arena.h:
 * what fails (memory, more than "limit" bytes) jumps out, so that nothing
 * here has a result to look at.
 *
 * Strings are cmark's: NUL-terminated and without other NULs.
 */

typedef struct {
    u_char  *start;
    u_char  *last;
    u_char  *end;
    size_t   limit;
} ngx_posts_markdown_output_t;


/* empty, with room for size bytes */
void ngx_posts_markdown_output_init(ngx_posts_markdown_output_t *out,
    size_t size, size_t limit);

/* makes room for len bytes more */
void ngx_posts_markdown_output_grow(ngx_posts_markdown_output_t *out,
    size_t len);

/* & < > " as entities */
void ngx_posts_markdown_output_text(ngx_posts_markdown_output_t *out,
    const char *s);

/* & < > as entities, CRLF as LF: what Rouge makes of code */
void ngx_posts_markdown_output_code(ngx_posts_markdown_output_t *out,
    const char *s);

/* what is not allowed in a URL in percents, & and ' as entities */
void ngx_posts_markdown_output_href(ngx_posts_markdown_output_t *out,
    const char *s);

/* raw HTML, with the < of the tags that GitHub forbids as an entity */
void ngx_posts_markdown_output_filtered(ngx_posts_markdown_output_t *out,
    const char *s);

void ngx_posts_markdown_output_int(ngx_posts_markdown_output_t *out,
    ngx_int_t n);


static ngx_inline void
ngx_posts_markdown_output_write(ngx_posts_markdown_output_t *out,
    const void *data, size_t len)
{
    if ((size_t) (out->end - out->last) < len) {
        ngx_posts_markdown_output_grow(out, len);
    }

    out->last = ngx_cpymem(out->last, data, len);
}


#define ngx_posts_markdown_puts(out, literal)                                 \
    ngx_posts_markdown_output_write(out, literal, sizeof(literal) - 1)


/* begins a line unless one is begun */

static ngx_inline void
ngx_posts_markdown_output_cr(ngx_posts_markdown_output_t *out)
{
    if (out->last > out->start && out->last[-1] != LF) {
        ngx_posts_markdown_puts(out, "\n");
    }
}


#endif /* _NGX_POSTS_MARKDOWN_OUTPUT_H_INCLUDED_ */
