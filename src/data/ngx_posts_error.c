
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"


static u_char *ngx_posts_error_whole(u_char *start, u_char *last);


ngx_int_t
ngx_posts_error_set(ngx_posts_error_t *error, const char *fmt, ...)
{
    u_char   *p, *last;
    va_list   args;

    if (ngx_posts_error_is_set(error)) {
        return NGX_ERROR;
    }

    last = error->text + NGX_POSTS_ERROR_LEN;

    va_start(args, fmt);
    p = ngx_vslprintf(error->text, last, fmt, args);
    va_end(args);

    if (p == last) {
        p = ngx_posts_error_whole(error->text, last);
    }

    if (p == error->text) {
        p = ngx_cpymem(p, "unknown error", sizeof("unknown error") - 1);
    }

    error->reason.data = error->text;
    error->reason.len = p - error->text;

    while (p-- > error->text) {
        if (*p < 0x20 || *p == 0x7f) {
            *p = ' ';
        }
    }

    return NGX_ERROR;
}


/* a text that was cut must not end inside of a UTF-8 character */

static u_char *
ngx_posts_error_whole(u_char *start, u_char *last)
{
    u_char      *p;
    ngx_uint_t   len;

    p = last;

    while (p > start && last - p < 4 && (p[-1] & 0xc0) == 0x80) {
        p--;
    }

    if (p == start || p[-1] < 0xc0) {
        return last;
    }

    p--;
    len = (*p < 0xe0) ? 2 : (*p < 0xf0) ? 3 : 4;

    return ((ngx_uint_t) (last - p) < len) ? p : last;
}


void
ngx_posts_error_at(ngx_posts_error_t *error, ngx_str_t *file,
    ngx_uint_t line, ngx_uint_t column)
{
    if (error->file.len == 0) {
        error->file = *file;

    } else if (error->file.len != file->len
               || ngx_memcmp(error->file.data, file->data, file->len) != 0)
    {
        return;
    }

    if (error->line == 0) {
        error->line = line;
        error->column = column;
    }
}
