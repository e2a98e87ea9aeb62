
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "text/ngx_posts_link_scan.h"


/* what has to follow the target of a link: its end, or NULL */

typedef u_char *(*ngx_posts_link_end_pt)(u_char *p, u_char *last);


static ngx_uint_t ngx_posts_link_inline(ngx_posts_link_scan_t *scan,
    u_char *p, ngx_posts_link_t *link);
static ngx_uint_t ngx_posts_link_reference(ngx_posts_link_scan_t *scan,
    u_char *p, ngx_posts_link_t *link);
static u_char *ngx_posts_link_target(ngx_posts_link_scan_t *scan, u_char *p,
    u_char *limit, ngx_posts_link_end_pt end, ngx_posts_link_t *link);
static u_char *ngx_posts_link_fragment(ngx_posts_link_scan_t *scan,
    u_char *p, ngx_posts_link_end_pt end, ngx_posts_link_t *link);
static u_char *ngx_posts_link_rest(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link);
static u_char *ngx_posts_link_title(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link);
static u_char *ngx_posts_link_end_inline(u_char *p, u_char *last);
static u_char *ngx_posts_link_end_line(u_char *p, u_char *last);
static u_char *ngx_posts_link_find(ngx_posts_link_scan_t *scan,
    ngx_posts_link_mark_t *mark, u_char *p, const char *what, size_t len);
static u_char *ngx_posts_link_blank(ngx_posts_link_scan_t *scan, u_char *p);
static void ngx_posts_link_look(ngx_posts_link_scan_t *scan, size_t n);


#define ngx_posts_link_is_space(c)                                            \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

#define ngx_posts_link_eol(scan, p)                                           \
    ngx_posts_link_find(scan, &(scan)->eol, p, "\n", 1)


void
ngx_posts_link_scan_init(ngx_posts_link_scan_t *scan, ngx_str_t *text)
{
    ngx_memzero(scan, sizeof(ngx_posts_link_scan_t));

    scan->first = text->data;
    scan->p = text->data;
    scan->last = text->data + text->len;
    scan->left = (text->len + 1) * NGX_POSTS_MAX_LINK_LOOKS;
}


ngx_int_t
ngx_posts_link_scan_next(ngx_posts_link_scan_t *scan, ngx_posts_link_t *link)
{
    u_char  *p;

    for (p = scan->p; p < scan->last; p++) {

        if ((*p == '[' && ngx_posts_link_inline(scan, p, link))
            || ((p == scan->first || p[-1] == LF)
                && ngx_posts_link_reference(scan, p, link)))
        {
            scan->p = link->all.data + link->all.len;
            return NGX_OK;
        }

        if (scan->left == 0) {
            return NGX_DECLINED;
        }
    }

    scan->p = p;

    return NGX_DONE;
}


static ngx_uint_t
ngx_posts_link_inline(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_t *link)
{
    u_char  *text, *end, *close, *eol;

    eol = ngx_posts_link_eol(scan, p);
    text = p;

    do {
        text = ngx_posts_link_find(scan, &scan->open, text + 1, "](", 2);

        if (text >= eol) {
            return 0;
        }

        close = ngx_posts_link_find(scan, &scan->close, text + 2, ")", 1);

        if (close == scan->last) {
            return 0;
        }

        end = ngx_posts_link_target(scan, text + 2, close,
                                    ngx_posts_link_end_inline, link);

    } while (end == NULL && scan->left);

    if (end == NULL) {
        return 0;
    }

    link->all.data = p;
    link->all.len = end - p;
    link->text.data = p + 1;
    link->text.len = text - p - 1;
    link->reference = 0;

    return 1;
}


static ngx_uint_t
ngx_posts_link_reference(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_t *link)
{
    u_char  *first, *text, *end, *eol;

    first = ngx_posts_link_blank(scan, p);

    if (first == scan->last || *first != '[') {
        return 0;
    }

    eol = ngx_posts_link_eol(scan, first);
    text = first;

    do {
        text = memmem(text + 1, eol - text - 1, "]: ", 3);
        if (text == NULL) {
            return 0;
        }

        end = ngx_posts_link_target(scan, text + 3, eol,
                                    ngx_posts_link_end_line, link);

    } while (end == NULL && scan->left);

    if (end == NULL) {
        return 0;
    }

    link->all.data = p;
    link->all.len = end - p;
    link->text.data = first + 1;
    link->text.len = text - first - 1;
    link->reference = 1;

    return 1;
}


/* the shortest path of at least one byte that the rest may follow */

static u_char *
ngx_posts_link_target(ngx_posts_link_scan_t *scan, u_char *p, u_char *limit,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link)
{
    u_char  *last, *close;

    for (last = p + 1; last <= limit && scan->left; last++) {

        ngx_posts_link_look(scan, 1);

        link->path.data = p;
        link->path.len = last - p;

        if (last < scan->last && *last == '#') {

            close = ngx_posts_link_fragment(scan, last, end, link);

            if (close) {
                return close;
            }
        }

        ngx_str_null(&link->fragment);

        close = ngx_posts_link_rest(scan, last, end, link);

        if (close) {
            return close;
        }
    }

    return NULL;
}


static u_char *
ngx_posts_link_fragment(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link)
{
    u_char  *last, *close, *eol;

    eol = ngx_posts_link_eol(scan, p);

    for (last = p + 2; last <= eol && scan->left; last++) {

        ngx_posts_link_look(scan, 1);

        link->fragment.data = p;
        link->fragment.len = last - p;

        close = ngx_posts_link_rest(scan, last, end, link);

        if (close) {
            return close;
        }
    }

    return NULL;
}


static u_char *
ngx_posts_link_rest(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link)
{
    u_char  *close;

    if (p < scan->last && ngx_posts_link_is_space(*p)) {

        close = ngx_posts_link_title(scan, p, end, link);

        if (close) {
            return close;
        }
    }

    ngx_str_null(&link->title);

    return end(p, scan->last);
}


/*
 * A title begins with a double quote and ends with the next one, or else
 * with the next single one, that has no backslash before it.
 */

static u_char *
ngx_posts_link_title(ngx_posts_link_scan_t *scan, u_char *p,
    ngx_posts_link_end_pt end, ngx_posts_link_t *link)
{
    u_char      *quote, *close, *text;
    ngx_uint_t   i;

    text = ngx_posts_link_blank(scan, p);

    if (text == scan->last || *text != '"') {
        return NULL;
    }

    for (i = 0; i < 2; i++) {

        quote = text;

        do {
            quote = ngx_strlchr(quote + 1, scan->last, "\"'"[i]);

        } while (quote && quote[-1] == '\\');

        ngx_posts_link_look(scan, (quote ? quote : scan->last) - text);

        close = quote ? end(quote + 1, scan->last) : NULL;

        if (close) {
            link->title.data = p;
            link->title.len = quote + 1 - p;

            return close;
        }
    }

    return NULL;
}


static u_char *
ngx_posts_link_end_inline(u_char *p, u_char *last)
{
    return (p < last && *p == ')') ? p + 1 : NULL;
}


static u_char *
ngx_posts_link_end_line(u_char *p, u_char *last)
{
    while (p < last && *p != LF && ngx_posts_link_is_space(*p)) {
        p++;
    }

    return (p == last || *p == LF) ? p : NULL;
}


/* the end of the text when there is none */

static u_char *
ngx_posts_link_find(ngx_posts_link_scan_t *scan, ngx_posts_link_mark_t *mark,
    u_char *p, const char *what, size_t len)
{
    if (mark->from && mark->from <= p && p <= mark->at) {
        return mark->at;
    }

    mark->from = p;
    mark->at = (p < scan->last) ? memmem(p, scan->last - p, what, len)
                                : NULL;

    if (mark->at == NULL) {
        mark->at = scan->last;
    }

    ngx_posts_link_look(scan, mark->at - p);

    return mark->at;
}


static u_char *
ngx_posts_link_blank(ngx_posts_link_scan_t *scan, u_char *p)
{
    ngx_posts_link_mark_t  *mark;

    mark = &scan->blank;

    if (mark->from && mark->from <= p && p <= mark->at) {
        return mark->at;
    }

    mark->from = p;

    while (p < scan->last && ngx_posts_link_is_space(*p)) {
        p++;
    }

    mark->at = p;

    ngx_posts_link_look(scan, p - mark->from);

    return p;
}


static void
ngx_posts_link_look(ngx_posts_link_scan_t *scan, size_t n)
{
    scan->left = (n < scan->left) ? scan->left - n : 0;
}
