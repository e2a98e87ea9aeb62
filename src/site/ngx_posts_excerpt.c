
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_excerpt.h"


/* Liquid's blocks, and Jekyll's one */

static ngx_str_t  ngx_posts_excerpt_blocks[] = {
    ngx_string("if"),
    ngx_string("unless"),
    ngx_string("case"),
    ngx_string("for"),
    ngx_string("tablerow"),
    ngx_string("capture"),
    ngx_string("comment"),
    ngx_string("raw"),
    ngx_string("ifchanged"),
    ngx_string("highlight"),
    ngx_null_string
};


static ngx_int_t ngx_posts_excerpt_separator(ngx_posts_document_t *document,
    ngx_str_t *separator);
static u_char *ngx_posts_excerpt_find(u_char *p, u_char *last,
    ngx_str_t *what);
static ngx_int_t ngx_posts_excerpt_close(ngx_posts_buffer_t *b,
    ngx_str_t *head);
static ngx_str_t *ngx_posts_excerpt_block(ngx_str_t *name);
static ngx_uint_t ngx_posts_excerpt_closed(ngx_str_t *name);
static ngx_uint_t ngx_posts_excerpt_ended(ngx_str_t *text);
static u_char *ngx_posts_excerpt_tag(u_char *p, u_char *last,
    ngx_str_t *name);
static ngx_int_t ngx_posts_excerpt_definitions(ngx_posts_buffer_t *b,
    ngx_str_t *head, ngx_str_t *tail);
static u_char *ngx_posts_excerpt_label(u_char *p, u_char *last,
    u_char **close);


ngx_int_t
ngx_posts_excerpt_source(ngx_posts_document_t *document, ngx_str_t *source)
{
    u_char              *p, *last;
    ngx_str_t            separator, head, tail;
    ngx_posts_buffer_t   b;

    if (ngx_posts_excerpt_separator(document, &separator) != NGX_OK) {
        return NGX_ERROR;
    }

    if (separator.len == 0) {
        return NGX_DECLINED;
    }

    head = document->body;
    last = head.data + head.len;

    p = ngx_posts_excerpt_find(head.data, last, &separator);

    if (p == NULL) {
        *source = head;
        return NGX_OK;
    }

    head.len = p - head.data;
    tail.data = p + separator.len;
    tail.len = last - tail.data;

    if (tail.len == 0) {
        *source = head;
        return NGX_OK;
    }

    ngx_posts_buffer_init(&b, document->render->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_buffer_write(&b, head.data, head.len) != NGX_OK
        || ngx_posts_excerpt_close(&b, &head) != NGX_OK
        || ngx_posts_excerpt_definitions(&b, &head, &tail) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_str(&b, source);
}


static ngx_int_t
ngx_posts_excerpt_separator(ngx_posts_document_t *document,
    ngx_str_t *separator)
{
    ngx_posts_value_t  *value;

    static ngx_str_t    key = ngx_string("excerpt_separator");

    value = ngx_posts_document_data(document, &key);

    if (value == NULL || !ngx_posts_truthy(value)) {
        *separator = document->render->site->config->excerpt_separator;
        return NGX_OK;
    }

    return ngx_posts_value_to_s(&document->render->ctx, value, separator);
}


static u_char *
ngx_posts_excerpt_find(u_char *p, u_char *last, ngx_str_t *what)
{
    if (what->len == 0 || (size_t) (last - p) < what->len) {
        return NULL;
    }

    return memmem(p, last - p, what->data, what->len);
}


/*
 * The innermost first; a block that has its end tag anywhere, one of those
 * that are added here counted, is left.  "endifchanged" ends an
 * "if", too.
 */

static ngx_int_t
ngx_posts_excerpt_close(ngx_posts_buffer_t *b, ngx_str_t *head)
{
    u_char       *p, *last;
    ngx_str_t     name, *block, **open;
    ngx_uint_t    i, closed;
    ngx_array_t   blocks;

    if (ngx_array_init(&blocks, b->pool, 4, sizeof(ngx_str_t *)) != NGX_OK) {
        return NGX_ERROR;
    }

    closed = 0;
    last = head->data + head->len;

    for (p = ngx_posts_excerpt_tag(head->data, last, &name);
         p;
         p = ngx_posts_excerpt_tag(p, last, &name))
    {
        closed |= ngx_posts_excerpt_closed(&name);
        block = ngx_posts_excerpt_block(&name);

        if (block == NULL) {
            continue;
        }

        open = ngx_array_push(&blocks);
        if (open == NULL) {
            return NGX_ERROR;
        }

        *open = block;
    }

    open = blocks.elts;

    for (i = blocks.nelts; i > 0; i--) {

        block = open[i - 1];

        if (closed & (1 << (block - ngx_posts_excerpt_blocks))) {
            continue;
        }

        if (ngx_posts_buffer_puts(b, "\n{% end") != NGX_OK
            || ngx_posts_buffer_write(b, block->data, block->len) != NGX_OK
            || ngx_posts_buffer_puts(b, " %}") != NGX_OK)
        {
            return NGX_ERROR;
        }

        closed |= ngx_posts_excerpt_ended(block);
    }

    return NGX_OK;
}


static ngx_str_t *
ngx_posts_excerpt_block(ngx_str_t *name)
{
    ngx_str_t  *block;

    for (block = ngx_posts_excerpt_blocks; block->len; block++) {
        if (block->len == name->len
            && ngx_memcmp(block->data, name->data, name->len) == 0)
        {
            return block;
        }
    }

    return NULL;
}


/* a bit for each block that a tag ends, none for other tags */

static ngx_uint_t
ngx_posts_excerpt_closed(ngx_str_t *name)
{
    ngx_str_t  rest;

    if (name->len < 3 || ngx_memcmp(name->data, "end", 3) != 0) {
        return 0;
    }

    rest.data = name->data + 3;
    rest.len = name->len - 3;

    return ngx_posts_excerpt_ended(&rest);
}


/* the blocks whose names a text begins with */

static ngx_uint_t
ngx_posts_excerpt_ended(ngx_str_t *text)
{
    ngx_str_t   *block;
    ngx_uint_t   bits;

    bits = 0;

    for (block = ngx_posts_excerpt_blocks; block->len; block++) {
        if (text->len >= block->len
            && ngx_memcmp(text->data, block->data, block->len) == 0)
        {
            bits |= 1 << (block - ngx_posts_excerpt_blocks);
        }
    }

    return bits;
}


/* the name of the next tag that is closed; returns the end of the tag */

static u_char *
ngx_posts_excerpt_tag(u_char *p, u_char *last, ngx_str_t *name)
{
    u_char     *end;
    ngx_str_t   open = ngx_string("{%"), close = ngx_string("%}");

    while ((p = ngx_posts_excerpt_find(p, last, &open)) != NULL) {

        p += 2;

        end = ngx_posts_excerpt_find(p, last, &close);
        if (end == NULL) {
            return NULL;
        }

        if (*p == '-') {
            p++;
        }

        while (p < end && (*p == ' ' || (*p >= '\t' && *p <= '\r'))) {
            p++;
        }

        name->data = p;

        while (p < end
               && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')
                   || (*p >= '0' && *p <= '9') || *p == '_'))
        {
            p++;
        }

        name->len = p - name->data;

        if (name->len) {
            return end + 2;
        }
    }

    return NULL;
}


/* up to three spaces, [label], a colon, something; labels may have lines */

static ngx_int_t
ngx_posts_excerpt_definitions(ngx_posts_buffer_t *b, ngx_str_t *head,
    ngx_str_t *tail)
{
    u_char      *p, *last, *end, *close;
    ngx_str_t    label;
    ngx_uint_t   n;

    p = tail->data;
    last = p + tail->len;
    close = p;
    n = 0;

    for ( /* void */ ; p < last; p = end + 1) {

        end = p;
        label.data = ngx_posts_excerpt_label(p, last, &close);

        if (label.data) {
            label.len = close + 1 - label.data;
            end = close + 1;
        }

        end = ngx_strlchr(end, last, '\n');
        if (end == NULL) {
            end = last;
        }

        if (label.data == NULL || end < close + 3
            || ngx_posts_excerpt_find(head->data, head->data + head->len,
                                      &label)
               == NULL)
        {
            continue;
        }

        if (ngx_posts_buffer_write(b, (u_char *) "\n\n", n++ ? 1 : 2)
            != NGX_OK
            || ngx_posts_buffer_write(b, label.data, end - label.data)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/*
 * The bracket that opens a label in the line at p, or NULL.  *close is its
 * last one; it only moves on, so that all lines together are searched once.
 */

static u_char *
ngx_posts_excerpt_label(u_char *p, u_char *last, u_char **close)
{
    u_char  *open;

    for (open = p; open < last && *open == ' ' && open - p < 3; open++) {
        /* void */
    }

    if (open == last || *open != '[') {
        return NULL;
    }

    if (*close < open) {
        *close = open;
    }

    if (**close != ']') {
        *close = ngx_strlchr(*close, last, ']');

        if (*close == NULL) {
            *close = last - 1;
            return NULL;
        }
    }

    if (*close == open + 1 || last - *close < 3 || (*close)[1] != ':'
        || (*close)[2] == '\n')
    {
        return NULL;
    }

    return open;
}
