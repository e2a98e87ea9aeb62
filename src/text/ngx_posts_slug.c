
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_slug.h"


#define NGX_POSTS_SLUG_LATIN_FIRST  0xc0


typedef struct {
    ngx_str_t              name;
    ngx_posts_slug_mode_e  mode;
} ngx_posts_slug_name_t;


static ngx_posts_slug_name_t  ngx_posts_slug_names[] = {
    { ngx_string("none"), NGX_POSTS_SLUG_NONE },
    { ngx_string("raw"), NGX_POSTS_SLUG_RAW },
    { ngx_string("default"), NGX_POSTS_SLUG_DEFAULT },
    { ngx_string("pretty"), NGX_POSTS_SLUG_PRETTY },
    { ngx_string("ascii"), NGX_POSTS_SLUG_ASCII },
    { ngx_string("latin"), NGX_POSTS_SLUG_LATIN },
    { ngx_null_string, NGX_POSTS_SLUG_UNKNOWN }
};


/* the approximations of the I18n library, from U+00C0 on */

static const char  *ngx_posts_slug_latin[] = {
    "A", "A", "A", "A", "A", "A", "AE", "C",
    "E", "E", "E", "E", "I", "I", "I", "I",
    "D", "N", "O", "O", "O", "O", "O", "x",
    "O", "U", "U", "U", "U", "Y", "Th", "ss",
    "a", "a", "a", "a", "a", "a", "ae", "c",
    "e", "e", "e", "e", "i", "i", "i", "i",
    "d", "n", "o", "o", "o", "o", "o", "?",
    "o", "u", "u", "u", "u", "y", "th", "y",
    "A", "a", "A", "a", "A", "a", "C", "c",
    "C", "c", "C", "c", "C", "c", "D", "d",
    "D", "d", "E", "e", "E", "e", "E", "e",
    "E", "e", "E", "e", "G", "g", "G", "g",
    "G", "g", "G", "g", "H", "h", "H", "h",
    "I", "i", "I", "i", "I", "i", "I", "i",
    "I", "i", "IJ", "ij", "J", "j", "K", "k",
    "k", "L", "l", "L", "l", "L", "l", "L",
    "l", "L", "l", "N", "n", "N", "n", "N",
    "n", "'n", "NG", "ng", "O", "o", "O", "o",
    "O", "o", "OE", "oe", "R", "r", "R", "r",
    "R", "r", "S", "s", "S", "s", "S", "s",
    "S", "s", "T", "t", "T", "t", "T", "t",
    "U", "u", "U", "u", "U", "u", "U", "u",
    "U", "u", "U", "u", "W", "w", "Y", "y",
    "Y", "Z", "z", "Z", "z", "Z", "z"
};


ngx_posts_slug_mode_e
ngx_posts_slug_mode(ngx_str_t *name)
{
    ngx_posts_slug_name_t  *n;

    for (n = ngx_posts_slug_names; n->name.len; n++) {
        if (n->name.len == name->len
            && ngx_memcmp(n->name.data, name->data, name->len) == 0)
        {
            break;
        }
    }

    return n->mode;
}


/* whether a character stays as it is */

static ngx_uint_t
ngx_posts_slug_keeps(ngx_posts_slug_mode_e mode, uint32_t c)
{
    switch (mode) {

    case NGX_POSTS_SLUG_RAW:
        return !(c == ' ' || (c >= '\t' && c <= '\r'));

    case NGX_POSTS_SLUG_ASCII:
        return c < 0x80 && ngx_posts_unicode_is_word(c);

    case NGX_POSTS_SLUG_PRETTY:

        if (c && c < 0x80 && ngx_strchr("._~!$&'()+,;=@", c)) {
            return 1;
        }

        break;

    default:
        break;
    }

    return c < 0x110000 && ngx_posts_unicode_is_word(c);
}


/* accents are dropped, other letters than Latin ones become "?" */

static ngx_int_t
ngx_posts_slug_transliterate(ngx_pool_t *pool, ngx_str_t *s)
{
    u_char      *p, *last, *dst;
    uint32_t     c;
    const char  *ascii;

    p = s->data;
    last = p + s->len;

    dst = ngx_pnalloc(pool, s->len);
    if (dst == NULL) {
        return NGX_ERROR;
    }

    s->data = dst;

    while (p < last) {
        c = ngx_posts_utf8_next(&p, last);

        if (c < 0x80) {
            *dst++ = (u_char) c;
            continue;
        }

        c -= NGX_POSTS_SLUG_LATIN_FIRST;
        ascii = "?";

        if (c < sizeof(ngx_posts_slug_latin) / sizeof(char *)) {
            ascii = ngx_posts_slug_latin[c];
        }

        /* two bytes at most, as the characters have */

        while (*ascii) {
            *dst++ = (u_char) *ascii++;
        }
    }

    s->len = dst - s->data;

    return NGX_OK;
}


/* runs of what is not kept become a hyphen, one at either end is removed */

static ngx_int_t
ngx_posts_slug_hyphens(ngx_pool_t *pool, ngx_str_t *s,
    ngx_posts_slug_mode_e mode, ngx_str_t *result)
{
    u_char      *p, *last, *dst, *start;
    ngx_uint_t   run;

    p = s->data;
    last = p + s->len;
    run = 0;

    dst = ngx_pnalloc(pool, s->len + 1);
    if (dst == NULL) {
        return NGX_ERROR;
    }

    result->data = dst;

    while (p < last) {
        start = p;

        if (ngx_posts_slug_keeps(mode, ngx_posts_utf8_next(&p, last))) {
            dst = ngx_cpymem(dst, start, p - start);
            run = 0;
            continue;
        }

        if (!run) {
            *dst++ = '-';
            run = 1;
        }
    }

    if (dst > result->data && *result->data == '-') {
        result->data++;
    }

    if (dst > result->data && dst[-1] == '-') {
        dst--;
    }

    result->len = dst - result->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_slugify(ngx_pool_t *pool, ngx_str_t *s, ngx_posts_slug_mode_e mode,
    ngx_uint_t cased, ngx_str_t *result)
{
    ngx_str_t  text;

    text = *s;

    if (mode == NGX_POSTS_SLUG_LATIN
        && ngx_posts_slug_transliterate(pool, &text) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (mode != NGX_POSTS_SLUG_NONE && mode != NGX_POSTS_SLUG_UNKNOWN
        && ngx_posts_slug_hyphens(pool, &text, mode, &text) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (cased) {
        *result = text;
        return NGX_OK;
    }

    return ngx_posts_unicode_downcase(pool, &text, result);
}


/* empty words at the end are dropped, as Ruby's String#split does */

ngx_int_t
ngx_posts_titleize(ngx_pool_t *pool, ngx_str_t *slug, ngx_str_t *result)
{
    u_char     *p, *last, *end;
    size_t      size;
    ngx_str_t   word, title;

    p = slug->data;
    last = p + slug->len;

    while (last > p && last[-1] == '-') {
        last--;
    }

    /* a character may grow to three times its bytes when it is capitalized */

    size = (last - p) * 3;

    result->len = 0;
    result->data = ngx_pnalloc(pool, size + 1);

    if (result->data == NULL) {
        return NGX_ERROR;
    }

    while (p < last) {
        end = ngx_strlchr(p, last, '-');
        end = end ? end : last;

        word.data = p;
        word.len = end - p;

        if (ngx_posts_unicode_capitalize(pool, &word, &title) != NGX_OK) {
            return NGX_ERROR;
        }

        ngx_memcpy(result->data + result->len, title.data, title.len);
        result->len += title.len;

        p = end;

        if (p < last) {
            result->data[result->len++] = ' ';
            p++;
        }
    }

    return NGX_OK;
}
