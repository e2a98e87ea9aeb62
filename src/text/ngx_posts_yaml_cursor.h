
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_YAML_CURSOR_H_INCLUDED_
#define _NGX_POSTS_YAML_CURSOR_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * A place in a scalar, for patterns that are read from left to right.  What
 * does not match leaves the place where it was.
 */

typedef struct {
    u_char  *p;
    u_char  *last;
} ngx_posts_yaml_cursor_t;


/* the characters of Ruby's \s but for the line feed */
#define NGX_POSTS_YAML_SPACE  " \t\r\f\v"


/* 1 and moves when the next byte is c */

static ngx_inline ngx_uint_t
ngx_posts_yaml_accept(ngx_posts_yaml_cursor_t *c, u_char ch)
{
    if (c->p < c->last && *c->p == ch) {
        c->p++;
        return 1;
    }

    return 0;
}


/* moves behind all bytes of a set; their number */

static ngx_inline size_t
ngx_posts_yaml_span(ngx_posts_yaml_cursor_t *c, const char *set)
{
    u_char  *start;

    start = c->p;

    while (c->p < c->last && *c->p && ngx_strchr(set, *c->p)) {
        c->p++;
    }

    return c->p - start;
}


/* the number of min .. max (at most 4) decimal digits, as many as there are;
 * NGX_ERROR when there are less */

static ngx_inline ngx_int_t
ngx_posts_yaml_digits(ngx_posts_yaml_cursor_t *c, ngx_uint_t min,
    ngx_uint_t max)
{
    u_char     *p;
    ngx_int_t   n;

    n = 0;

    for (p = c->p; p < c->last && p < c->p + max; p++) {

        if (*p < '0' || *p > '9') {
            break;
        }

        n = n * 10 + (*p - '0');
    }

    if (p < c->p + min) {
        return NGX_ERROR;
    }

    c->p = p;

    return n;
}


/* the same, and the byte that has to follow */

static ngx_inline ngx_int_t
ngx_posts_yaml_digits_then(ngx_posts_yaml_cursor_t *c, ngx_uint_t min,
    ngx_uint_t max, u_char ch)
{
    u_char     *p;
    ngx_int_t   n;

    p = c->p;
    n = ngx_posts_yaml_digits(c, min, max);

    if (n != NGX_ERROR && !ngx_posts_yaml_accept(c, ch)) {
        c->p = p;
        return NGX_ERROR;
    }

    return n;
}


#endif /* _NGX_POSTS_YAML_CURSOR_H_INCLUDED_ */
