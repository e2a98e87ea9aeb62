
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_heading.h"


static u_char *ngx_posts_heading_atx(u_char *p, u_char *last,
    ngx_str_t *title);
static u_char *ngx_posts_heading_setext(u_char *p, u_char *last,
    ngx_str_t *title);
static u_char *ngx_posts_heading_underline(u_char *p, u_char *last);
static u_char *ngx_posts_heading_spaces(u_char *p, u_char *last);
static u_char *ngx_posts_heading_eol(u_char *p, u_char *last);


#define ngx_posts_heading_is_space(c)                                         \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))


ngx_int_t
ngx_posts_heading_split(ngx_str_t *text, ngx_str_t *title, ngx_str_t *rest)
{
    u_char  *p, *last, *end;

    last = text->data + text->len;
    p = ngx_posts_heading_spaces(text->data, last);

    end = ngx_posts_heading_atx(p, last, title);

    if (end == NULL) {
        end = ngx_posts_heading_setext(p, last, title);
    }

    /* an empty line is underlined, too */

    if (end == NULL && p > text->data && p[-1] == LF) {
        title->data = p - 1;
        title->len = 0;

        end = ngx_posts_heading_underline(p, last);
    }

    p = ngx_posts_heading_spaces(end ? end : p, last);

    while (last > p
           && (last[-1] == '\0' || ngx_posts_heading_is_space(last[-1])))
    {
        last--;
    }

    rest->data = p;
    rest->len = last - p;

    return end ? NGX_OK : NGX_DECLINED;
}


static u_char *
ngx_posts_heading_atx(u_char *p, u_char *last, ngx_str_t *title)
{
    u_char      *end, *mark;
    ngx_uint_t   n;

    for (n = 0; n < 3 && p < last && *p == '#'; n++) {
        p++;
    }

    if (n == 0 || p == last || !ngx_posts_heading_is_space(*p)) {
        return NULL;
    }

    p = ngx_posts_heading_spaces(p, last);
    end = ngx_posts_heading_eol(p, last);

    title->data = p;
    title->len = end - p;

    /* what might have closed it is looked for behind the line */

    mark = ngx_posts_heading_spaces(end, last);

    for (n = 0; n < 3 && mark < last && *mark == '#'; n++) {
        mark++;
    }

    return (n && (mark == last || *mark == LF)) ? mark : end;
}


static u_char *
ngx_posts_heading_setext(u_char *p, u_char *last, ngx_str_t *title)
{
    u_char  *end;

    end = ngx_posts_heading_eol(p, last);

    if (end == last) {
        return NULL;
    }

    title->data = p;
    title->len = end - p;

    return ngx_posts_heading_underline(end + 1, last);
}


/* the end of a line of "=" and "-", with the white space behind it */

static u_char *
ngx_posts_heading_underline(u_char *p, u_char *last)
{
    u_char  *end;

    for (end = p; end < last && (*end == '-' || *end == '='); end++) {
        /* void */
    }

    if (end == p) {
        return NULL;
    }

    p = end;
    end = ngx_posts_heading_spaces(p, last);

    if (end == last) {
        return last;
    }

    while (end > p && *--end != LF) { /* void */ }

    return (*end == LF) ? end : NULL;
}


static u_char *
ngx_posts_heading_spaces(u_char *p, u_char *last)
{
    while (p < last && ngx_posts_heading_is_space(*p)) {
        p++;
    }

    return p;
}


static u_char *
ngx_posts_heading_eol(u_char *p, u_char *last)
{
    u_char  *end;

    end = ngx_strlchr(p, last, LF);

    return end ? end : last;
}
