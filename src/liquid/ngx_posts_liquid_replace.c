
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_replace.h"


/* what is put together for one result, mostly bytes at a time */
#define NGX_POSTS_LIQUID_PIECES    (4 * NGX_POSTS_MAX_LIQUID_STRING)

#define ngx_posts_liquid_replace_exceeds(r)                                   \
    ((r)->size > NGX_POSTS_MAX_LIQUID_STRING                                  \
     || (r)->pieces > NGX_POSTS_LIQUID_PIECES)

/* bytes that are compared at most to find the last occurrence */
#define NGX_POSTS_LIQUID_COMPARED  (4 * NGX_POSTS_MAX_LIQUID_STRING)


/*
 * One replacing: it is walked twice, to measure (out is NULL) and to write.
 */

typedef struct {
    u_char     *first;
    u_char     *last;
    ngx_str_t   what;
    ngx_str_t   with;
    ngx_uint_t  plain;         /* no backslashes in "with" */
    u_char     *out;
    size_t      size;
    ngx_uint_t  pieces;
} ngx_posts_liquid_replacing_t;


/* memmem() takes time in proportion to the sum of the lengths, not more */

u_char *
ngx_posts_liquid_search(u_char *p, u_char *last, ngx_str_t *what)
{
    return memmem(p, last - p, what->data, what->len);
}


static void
ngx_posts_liquid_emit(ngx_posts_liquid_replacing_t *r, u_char *data,
    size_t len)
{
    if (r->out) {
        r->out = ngx_cpymem(r->out, data, len);
    }

    r->size += len;
    r->pieces++;
}


/* what a backslash and a character stand for */

static void
ngx_posts_liquid_emit_escape(ngx_posts_liquid_replacing_t *r, u_char *p,
    u_char *found, size_t len)
{
    switch (p[1]) {

    case '0':
    case '&':
        ngx_posts_liquid_emit(r, found, len);
        break;

    case '`':
        ngx_posts_liquid_emit(r, r->first, found - r->first);
        break;

    case '\'':
        ngx_posts_liquid_emit(r, found + len, r->last - found - len);
        break;

    case '\\':
        ngx_posts_liquid_emit(r, p, 1);
        break;

    default:
        if (p[1] < '1' || p[1] > '9') {
            ngx_posts_liquid_emit(r, p, 2);
        }
    }
}


static void
ngx_posts_liquid_emit_with(ngx_posts_liquid_replacing_t *r, u_char *found,
    size_t len)
{
    u_char  *p, *last, *next;

    if (r->plain) {
        ngx_posts_liquid_emit(r, r->with.data, r->with.len);
        return;
    }

    p = r->with.data;
    last = r->with.data + r->with.len;

    while (p < last) {
        next = ngx_strlchr(p, last, '\\');

        if (next == NULL || next + 1 == last) {
            break;
        }

        ngx_posts_liquid_emit(r, p, next - p);
        ngx_posts_liquid_emit_escape(r, next, found, len);

        p = next + 2;
    }

    ngx_posts_liquid_emit(r, p, last - p);
}


/* an empty pattern is found before each character, and at the end */

static void
ngx_posts_liquid_replace_empty(ngx_posts_liquid_replacing_t *r,
    ngx_uint_t mode)
{
    u_char  *p, *next;

    for (p = r->first; /* void */ ; p = next) {
        ngx_posts_liquid_emit_with(r, p, 0);

        if (p == r->last) {
            return;
        }

        if (mode == NGX_POSTS_LIQUID_REPLACE_FIRST) {
            ngx_posts_liquid_emit(r, p, r->last - p);
            return;
        }

        next = p;
        (void) ngx_posts_utf8_next(&next, r->last);
        ngx_posts_liquid_emit(r, p, next - p);

        if (ngx_posts_liquid_replace_exceeds(r)) {
            return;
        }
    }
}


/* stops counting as soon as the result is known to be too long */

static void
ngx_posts_liquid_replace_walk(ngx_posts_liquid_replacing_t *r,
    ngx_uint_t mode)
{
    u_char  *p, *found;

    r->size = 0;
    r->pieces = 0;

    if (r->what.len == 0) {
        ngx_posts_liquid_replace_empty(r, mode);
        return;
    }

    p = r->first;

    while (!ngx_posts_liquid_replace_exceeds(r)) {
        found = ngx_posts_liquid_search(p, r->last, &r->what);

        if (found == NULL) {
            break;
        }

        ngx_posts_liquid_emit(r, p, found - p);
        ngx_posts_liquid_emit_with(r, found, r->what.len);

        p = found + r->what.len;

        if (mode == NGX_POSTS_LIQUID_REPLACE_FIRST) {
            break;
        }
    }

    ngx_posts_liquid_emit(r, p, r->last - p);
}


static ngx_int_t
ngx_posts_liquid_replacing(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_replacing_t *r)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 0, &r->what);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_argument_s(call, 1, &r->with);
    if (rc != NGX_OK) {
        return rc;
    }

    r->first = s.data;
    r->last = s.data + s.len;
    r->out = NULL;
    r->plain = (ngx_strlchr(r->with.data, r->with.data + r->with.len, '\\')
                == NULL);

    return NGX_OK;
}


/* "\k<name>" names a group of a pattern, of which there is none */

static ngx_int_t
ngx_posts_liquid_replace_names(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_replacing_t *r)
{
    u_char  *p, *last;

    if (r->plain) {
        return NGX_OK;
    }

    p = r->with.data;
    last = r->with.data + r->with.len;

    for ( ;; ) {
        p = ngx_strlchr(p, last, '\\');

        if (p == NULL || last - p < 3) {
            return NGX_OK;
        }

        if (p[1] == 'k' && p[2] == '<') {
            return ngx_posts_error_set(call->ctx->error,
                                       "undefined group name reference");
        }

        p += 2;
    }
}


ngx_int_t
ngx_posts_liquid_replace(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                     rc;
    ngx_posts_liquid_replacing_t  r;

    rc = ngx_posts_liquid_replacing(call, &r);
    if (rc != NGX_OK) {
        return rc;
    }

    if (r.what.len
        && ngx_posts_liquid_search(r.first, r.last, &r.what) == NULL)
    {
        ngx_posts_string(result, r.first, r.last - r.first);
        return NGX_OK;
    }

    rc = ngx_posts_liquid_replace_names(call, &r);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_liquid_replace_walk(&r, call->data);

    if (ngx_posts_liquid_replace_exceeds(&r)) {
        return ngx_posts_liquid_too_long(call);
    }

    r.out = ngx_posts_liquid_string(call, result, r.size);
    if (r.out == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_liquid_replace_walk(&r, call->data);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_replace_last(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t                         left;
    u_char                        *p;
    ngx_int_t                      rc;
    ngx_posts_liquid_replacing_t   r;

    rc = ngx_posts_liquid_replacing(call, &r);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, r.first, r.last - r.first);

    if ((size_t) (r.last - r.first) < r.what.len) {
        return NGX_OK;
    }

    left = NGX_POSTS_LIQUID_COMPARED;
    p = r.last - r.what.len;

    while (ngx_memcmp(p, r.what.data, r.what.len) != 0) {

        if (p == r.first) {
            return NGX_OK;
        }

        if (*p == *r.what.data) {

            if (left < r.what.len) {
                return ngx_posts_error_set(call->ctx->error, "%uz bytes are "
                                           "too many to look for from the "
                                           "end", r.what.len);
            }

            left -= r.what.len;
        }

        p--;
    }

    r.size = r.last - r.first - r.what.len + r.with.len;

    r.out = ngx_posts_liquid_string(call, result, r.size);
    if (r.out == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_liquid_emit(&r, r.first, p - r.first);
    ngx_posts_liquid_emit(&r, r.with.data, r.with.len);
    ngx_posts_liquid_emit(&r, p + r.what.len, r.last - p - r.what.len);

    return NGX_OK;
}
