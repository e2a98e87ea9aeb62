
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_front_matter.h"


#define ngx_posts_front_matter_space(c)                                       \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))


static u_char *ngx_posts_front_matter_line(u_char *p, u_char *last);
static u_char *ngx_posts_front_matter_open(u_char *p, u_char *last);
static u_char *ngx_posts_front_matter_close(u_char *p, u_char *last);
static u_char *ngx_posts_front_matter_blank(u_char *p, u_char *last,
    ngx_uint_t end);


ngx_uint_t
ngx_posts_front_matter_begins(ngx_str_t *source)
{
    u_char  *last, *line;

    line = source->data;
    last = ngx_posts_front_matter_line(line, line + source->len);

    return ngx_posts_front_matter_open(line, last) != NULL;
}


ngx_int_t
ngx_posts_front_matter_split(ngx_str_t *source, ngx_uint_t bom,
    ngx_posts_front_matter_t *fm)
{
    u_char  *p, *first, *last, *body;

    first = source->data;
    last = source->data + source->len;

    if (bom && source->len >= 3 && ngx_memcmp(first, "\xef\xbb\xbf", 3) == 0) {
        first += 3;
    }

    fm->line = 1;
    fm->yaml.data = first;
    fm->yaml.len = 0;
    fm->body.data = first;
    fm->body.len = last - first;

    p = ngx_posts_front_matter_open(first, last);

    if (p == NULL) {
        return NGX_DECLINED;
    }

    while (p < last) {
        body = ngx_posts_front_matter_close(p, last);

        if (body) {
            fm->yaml.len = p - first;
            fm->body.data = body;
            fm->body.len = last - body;

            for (p = first; p < body; p = ngx_posts_front_matter_line(p, body))
            {
                fm->line += (ngx_strlchr(p, body, LF) != NULL);
            }

            return NGX_OK;
        }

        p = ngx_posts_front_matter_line(p, last);
    }

    return NGX_DECLINED;
}


static u_char *
ngx_posts_front_matter_line(u_char *p, u_char *last)
{
    p = ngx_strlchr(p, last, LF);

    return p ? p + 1 : last;
}


static u_char *
ngx_posts_front_matter_open(u_char *p, u_char *last)
{
    if (last - p < 3 || ngx_memcmp(p, "---", 3) != 0) {
        return NULL;
    }

    return ngx_posts_front_matter_blank(p + 3, last, 0);
}


static u_char *
ngx_posts_front_matter_close(u_char *p, u_char *last)
{
    if (last - p < 3
        || (ngx_memcmp(p, "---", 3) != 0 && ngx_memcmp(p, "...", 3) != 0))
    {
        return NULL;
    }

    return ngx_posts_front_matter_blank(p + 3, last, 1);
}


/*
 * Behind the rest of a marker's line and the blank lines that follow, NULL
 * if the line has more than white space.  The regular expression's \s also
 * takes the indent of the line after them, and gives it back: it wants an
 * end of line there.  The end of the file is one for the closing marker.
 */

static u_char *
ngx_posts_front_matter_blank(u_char *p, u_char *last, ngx_uint_t end)
{
    u_char  *line;

    line = NULL;

    while (p < last && ngx_posts_front_matter_space(*p)) {

        if (*p++ == LF) {
            line = p;
        }
    }

    return (end && p == last) ? p : line;
}
