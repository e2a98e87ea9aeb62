
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_markdown_arena.h"
#include "text/ngx_posts_markdown_output.h"


/* who stops at a character; the NUL stops all */

#define NGX_POSTS_MARKDOWN_STOP_TEXT  1
#define NGX_POSTS_MARKDOWN_STOP_CODE  2
#define NGX_POSTS_MARKDOWN_STOP_HREF  4


static const char *ngx_posts_markdown_output_run(
    ngx_posts_markdown_output_t *out, const char *s, ngx_uint_t stop);
static void ngx_posts_markdown_output_entity(ngx_posts_markdown_output_t *out,
    u_char c);
static ngx_uint_t ngx_posts_markdown_output_forbidden(const char *s);


static const u_char  ngx_posts_markdown_stops[256] = {
    7, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 6, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 0, 5, 0, 0, 0, 7, 4, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 7, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 4, 0,
    4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 4, 0, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4,
    4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4
};


static ngx_str_t  ngx_posts_markdown_forbidden[] = {
    ngx_string("title"),
    ngx_string("textarea"),
    ngx_string("style"),
    ngx_string("xmp"),
    ngx_string("iframe"),
    ngx_string("noembed"),
    ngx_string("noframes"),
    ngx_string("script"),
    ngx_string("plaintext"),
    ngx_null_string
};


void
ngx_posts_markdown_output_init(ngx_posts_markdown_output_t *out, size_t size,
    size_t limit)
{
    size = ngx_min(size, limit);

    out->start = ngx_posts_markdown_arena_realloc(NULL, size);
    out->last = out->start;
    out->end = out->start + size;
    out->limit = limit;
}


void
ngx_posts_markdown_output_grow(ngx_posts_markdown_output_t *out, size_t len)
{
    size_t  used, size;

    used = out->last - out->start;

    if (len > out->limit - used) {
        ngx_posts_markdown_arena_fail(NGX_POSTS_MARKDOWN_OVER_OUTPUT);
    }

    size = ngx_max(used + len, 2 * (size_t) (out->end - out->start));
    size = ngx_min(size, out->limit);

    out->start = ngx_posts_markdown_arena_realloc(out->start, size);
    out->last = out->start + used;
    out->end = out->start + size;
}


/* writes up to a character that stops; returns its place */

static const char *
ngx_posts_markdown_output_run(ngx_posts_markdown_output_t *out, const char *s,
    ngx_uint_t stop)
{
    const u_char  *p;

    p = (const u_char *) s;

    while (!(ngx_posts_markdown_stops[*p] & stop)) {
        p++;
    }

    ngx_posts_markdown_output_write(out, s, p - (const u_char *) s);

    return (const char *) p;
}


void
ngx_posts_markdown_output_text(ngx_posts_markdown_output_t *out,
    const char *s)
{
    for ( ;; ) {
        s = ngx_posts_markdown_output_run(out, s,
                                          NGX_POSTS_MARKDOWN_STOP_TEXT);
        if (*s == '\0') {
            return;
        }

        ngx_posts_markdown_output_entity(out, *s++);
    }
}


void
ngx_posts_markdown_output_code(ngx_posts_markdown_output_t *out,
    const char *s)
{
    for ( ;; ) {
        s = ngx_posts_markdown_output_run(out, s,
                                          NGX_POSTS_MARKDOWN_STOP_CODE);
        if (*s == '\0') {
            return;
        }

        if (s[0] != CR) {
            ngx_posts_markdown_output_entity(out, *s);

        } else if (s[1] != LF) {
            ngx_posts_markdown_puts(out, "\r");
        }

        s++;
    }
}


void
ngx_posts_markdown_output_href(ngx_posts_markdown_output_t *out,
    const char *s)
{
    u_char             c, buf[3];

    static const char  hex[] = "0123456789ABCDEF";

    for ( ;; ) {
        s = ngx_posts_markdown_output_run(out, s,
                                          NGX_POSTS_MARKDOWN_STOP_HREF);
        c = *s++;

        switch (c) {

        case '\0':
            return;

        case '&':
        case '\'':
            ngx_posts_markdown_output_entity(out, c);
            break;

        default:
            buf[0] = '%';
            buf[1] = hex[c >> 4];
            buf[2] = hex[c & 0xf];

            ngx_posts_markdown_output_write(out, buf, sizeof(buf));
        }
    }
}


static void
ngx_posts_markdown_output_entity(ngx_posts_markdown_output_t *out, u_char c)
{
    switch (c) {

    case '&':
        ngx_posts_markdown_puts(out, "&amp;");
        break;

    case '<':
        ngx_posts_markdown_puts(out, "&lt;");
        break;

    case '>':
        ngx_posts_markdown_puts(out, "&gt;");
        break;

    case '"':
        ngx_posts_markdown_puts(out, "&quot;");
        break;

    default: /* '\'' */
        ngx_posts_markdown_puts(out, "&#x27;");
    }
}


void
ngx_posts_markdown_output_filtered(ngx_posts_markdown_output_t *out,
    const char *s)
{
    const char  *p;

    for (p = s; *p; p++) {

        if (*p == '<' && ngx_posts_markdown_output_forbidden(p + 1)) {
            ngx_posts_markdown_output_write(out, s, p - s);
            ngx_posts_markdown_puts(out, "&lt;");
            s = p + 1;
        }
    }

    ngx_posts_markdown_output_write(out, s, p - s);
}


/* an opening tag only, that has its end or white space behind the name */

static ngx_uint_t
ngx_posts_markdown_output_forbidden(const char *s)
{
    const char  *end;
    ngx_str_t   *name;

    for (name = ngx_posts_markdown_forbidden; name->len; name++) {

        if (ngx_strncasecmp((u_char *) s, name->data, name->len) == 0) {
            end = s + name->len;

            if (*end == ' ' || (*end >= '\t' && *end <= '\r') || *end == '>'
                || (end[0] == '/' && end[1] == '>'))
            {
                return 1;
            }
        }
    }

    return 0;
}


void
ngx_posts_markdown_output_int(ngx_posts_markdown_output_t *out, ngx_int_t n)
{
    u_char  *p, buf[NGX_INT_T_LEN];

    p = ngx_sprintf(buf, "%i", n);

    ngx_posts_markdown_output_write(out, buf, p - buf);
}
