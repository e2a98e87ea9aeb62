
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
static ngx_uint_t ngx_posts_excerpt_is_open(ngx_str_t *head,
    ngx_str_t *name);
static u_char *ngx_posts_excerpt_tag(u_char *p, u_char *last,
    ngx_str_t *name);
static ngx_int_t ngx_posts_excerpt_definitions(ngx_posts_buffer_t *b,
    ngx_str_t *head, ngx_str_t *tail);
static ngx_uint_t ngx_posts_excerpt_definition(ngx_str_t *line,
    ngx_str_t *label);


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


/* the innermost first; a block that has its end tag anywhere is left */

static ngx_int_t
ngx_posts_excerpt_close(ngx_posts_buffer_t *b, ngx_str_t *head)
{
    u_char       *p, *last;
    ngx_str_t     name, *names, *block;
    ngx_uint_t    i;
    ngx_array_t   open;

    if (ngx_array_init(&open, b->pool, 4, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_ERROR;
    }

    p = head->data;
    last = p + head->len;

    for ( ;; ) {

        p = ngx_posts_excerpt_tag(p, last, &name);
        if (p == NULL) {
            break;
        }

        for (block = ngx_posts_excerpt_blocks; block->len; block++) {

            if (block->len != name.len
                || ngx_memcmp(block->data, name.data, name.len) != 0
                || !ngx_posts_excerpt_is_open(head, &name))
            {
                continue;
            }

            names = ngx_array_push(&open);
            if (names == NULL) {
                return NGX_ERROR;
            }

            *names = name;
        }
    }

    names = open.elts;

    for (i = open.nelts; i > 0; i--) {
        if (ngx_posts_buffer_puts(b, "\n{% end") != NGX_OK
            || ngx_posts_buffer_write(b, names[i - 1].data, names[i - 1].len)
               != NGX_OK
            || ngx_posts_buffer_puts(b, " %}") != NGX_OK)
        {
            return NGX_ERROR;
        }

        /* what is closed once counts as closed */

        while (i > 1 && names[i - 2].len == names[i - 1].len
               && ngx_memcmp(names[i - 2].data, names[i - 1].data,
                             names[i - 1].len)
                  == 0)
        {
            i--;
        }
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_excerpt_is_open(ngx_str_t *head, ngx_str_t *name)
{
    u_char     *p, *last;
    ngx_str_t   tag;

    p = head->data;
    last = p + head->len;

    while ((p = ngx_posts_excerpt_tag(p, last, &tag)) != NULL) {

        if (tag.len >= name->len + 3
            && ngx_memcmp(tag.data, "end", 3) == 0
            && ngx_memcmp(tag.data + 3, name->data, name->len) == 0)
        {
            return 0;
        }
    }

    return 1;
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


static ngx_int_t
ngx_posts_excerpt_definitions(ngx_posts_buffer_t *b, ngx_str_t *head,
    ngx_str_t *tail)
{
    u_char      *p, *last, *end;
    ngx_str_t    line, label;
    ngx_uint_t   n;

    p = tail->data;
    last = p + tail->len;
    n = 0;

    for ( /* void */ ; p < last; p = end + 1) {

        end = ngx_strlchr(p, last, '\n');
        if (end == NULL) {
            end = last;
        }

        line.data = p;
        line.len = end - p;

        if (!ngx_posts_excerpt_definition(&line, &label)
            || ngx_posts_excerpt_find(head->data, head->data + head->len,
                                      &label)
               == NULL)
        {
            continue;
        }

        if (ngx_posts_buffer_write(b, (u_char *) "\n\n", n++ ? 1 : 2)
            != NGX_OK
            || ngx_posts_buffer_write(b, label.data,
                                      line.data + line.len - label.data)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/* up to three spaces, [label], a colon, something */

static ngx_uint_t
ngx_posts_excerpt_definition(ngx_str_t *line, ngx_str_t *label)
{
    u_char  *p, *last;

    p = line->data;
    last = p + line->len;

    while (p < last && *p == ' ' && p - line->data < 3) {
        p++;
    }

    if (p == last || *p != '[') {
        return 0;
    }

    label->data = p;

    p = ngx_strlchr(p, last, ']');

    if (p == NULL || p == label->data + 1 || last - p < 3 || p[1] != ':') {
        return 0;
    }

    label->len = p + 1 - label->data;

    return 1;
}
