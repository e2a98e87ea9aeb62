
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <utf8proc.h>

#include "data/ngx_posts_unicode.h"


/*
 * libutf8proc maps a character to one character; here are those that become
 * several, of Unicode's SpecialCasing.txt.
 */

typedef struct {
    uint32_t              c;
    ngx_str_t             upper;
    ngx_str_t             title;
} ngx_posts_unicode_case_t;


typedef enum {
    NGX_POSTS_UNICODE_LOWER = 0,
    NGX_POSTS_UNICODE_UPPER,
    NGX_POSTS_UNICODE_TITLE
} ngx_posts_unicode_case_e;


/* times that a character may grow in bytes: U+0390 has two, then six */
#define NGX_POSTS_UNICODE_GROWTH  3


static const ngx_posts_unicode_case_t  ngx_posts_unicode_cases[] = {
    { 0x00df, ngx_string("SS"),
              ngx_string("Ss") },
    { 0x0149, ngx_string("\312\274N"),
              ngx_string("\312\274N") },
    { 0x01f0, ngx_string("J\314\214"),
              ngx_string("J\314\214") },
    { 0x0390, ngx_string("\316\231\314\210\314\201"),
              ngx_string("\316\231\314\210\314\201") },
    { 0x03b0, ngx_string("\316\245\314\210\314\201"),
              ngx_string("\316\245\314\210\314\201") },
    { 0x0587, ngx_string("\324\265\325\222"),
              ngx_string("\324\265\326\202") },
    { 0x1e96, ngx_string("H\314\261"),
              ngx_string("H\314\261") },
    { 0x1e97, ngx_string("T\314\210"),
              ngx_string("T\314\210") },
    { 0x1e98, ngx_string("W\314\212"),
              ngx_string("W\314\212") },
    { 0x1e99, ngx_string("Y\314\212"),
              ngx_string("Y\314\212") },
    { 0x1e9a, ngx_string("A\312\276"),
              ngx_string("A\312\276") },
    { 0x1f50, ngx_string("\316\245\314\223"),
              ngx_string("\316\245\314\223") },
    { 0x1f52, ngx_string("\316\245\314\223\314\200"),
              ngx_string("\316\245\314\223\314\200") },
    { 0x1f54, ngx_string("\316\245\314\223\314\201"),
              ngx_string("\316\245\314\223\314\201") },
    { 0x1f56, ngx_string("\316\245\314\223\315\202"),
              ngx_string("\316\245\314\223\315\202") },
    { 0x1f80, ngx_string("\341\274\210\316\231"),
              ngx_string("\341\276\210") },
    { 0x1f81, ngx_string("\341\274\211\316\231"),
              ngx_string("\341\276\211") },
    { 0x1f82, ngx_string("\341\274\212\316\231"),
              ngx_string("\341\276\212") },
    { 0x1f83, ngx_string("\341\274\213\316\231"),
              ngx_string("\341\276\213") },
    { 0x1f84, ngx_string("\341\274\214\316\231"),
              ngx_string("\341\276\214") },
    { 0x1f85, ngx_string("\341\274\215\316\231"),
              ngx_string("\341\276\215") },
    { 0x1f86, ngx_string("\341\274\216\316\231"),
              ngx_string("\341\276\216") },
    { 0x1f87, ngx_string("\341\274\217\316\231"),
              ngx_string("\341\276\217") },
    { 0x1f88, ngx_string("\341\274\210\316\231"),
              ngx_string("\341\276\210") },
    { 0x1f89, ngx_string("\341\274\211\316\231"),
              ngx_string("\341\276\211") },
    { 0x1f8a, ngx_string("\341\274\212\316\231"),
              ngx_string("\341\276\212") },
    { 0x1f8b, ngx_string("\341\274\213\316\231"),
              ngx_string("\341\276\213") },
    { 0x1f8c, ngx_string("\341\274\214\316\231"),
              ngx_string("\341\276\214") },
    { 0x1f8d, ngx_string("\341\274\215\316\231"),
              ngx_string("\341\276\215") },
    { 0x1f8e, ngx_string("\341\274\216\316\231"),
              ngx_string("\341\276\216") },
    { 0x1f8f, ngx_string("\341\274\217\316\231"),
              ngx_string("\341\276\217") },
    { 0x1f90, ngx_string("\341\274\250\316\231"),
              ngx_string("\341\276\230") },
    { 0x1f91, ngx_string("\341\274\251\316\231"),
              ngx_string("\341\276\231") },
    { 0x1f92, ngx_string("\341\274\252\316\231"),
              ngx_string("\341\276\232") },
    { 0x1f93, ngx_string("\341\274\253\316\231"),
              ngx_string("\341\276\233") },
    { 0x1f94, ngx_string("\341\274\254\316\231"),
              ngx_string("\341\276\234") },
    { 0x1f95, ngx_string("\341\274\255\316\231"),
              ngx_string("\341\276\235") },
    { 0x1f96, ngx_string("\341\274\256\316\231"),
              ngx_string("\341\276\236") },
    { 0x1f97, ngx_string("\341\274\257\316\231"),
              ngx_string("\341\276\237") },
    { 0x1f98, ngx_string("\341\274\250\316\231"),
              ngx_string("\341\276\230") },
    { 0x1f99, ngx_string("\341\274\251\316\231"),
              ngx_string("\341\276\231") },
    { 0x1f9a, ngx_string("\341\274\252\316\231"),
              ngx_string("\341\276\232") },
    { 0x1f9b, ngx_string("\341\274\253\316\231"),
              ngx_string("\341\276\233") },
    { 0x1f9c, ngx_string("\341\274\254\316\231"),
              ngx_string("\341\276\234") },
    { 0x1f9d, ngx_string("\341\274\255\316\231"),
              ngx_string("\341\276\235") },
    { 0x1f9e, ngx_string("\341\274\256\316\231"),
              ngx_string("\341\276\236") },
    { 0x1f9f, ngx_string("\341\274\257\316\231"),
              ngx_string("\341\276\237") },
    { 0x1fa0, ngx_string("\341\275\250\316\231"),
              ngx_string("\341\276\250") },
    { 0x1fa1, ngx_string("\341\275\251\316\231"),
              ngx_string("\341\276\251") },
    { 0x1fa2, ngx_string("\341\275\252\316\231"),
              ngx_string("\341\276\252") },
    { 0x1fa3, ngx_string("\341\275\253\316\231"),
              ngx_string("\341\276\253") },
    { 0x1fa4, ngx_string("\341\275\254\316\231"),
              ngx_string("\341\276\254") },
    { 0x1fa5, ngx_string("\341\275\255\316\231"),
              ngx_string("\341\276\255") },
    { 0x1fa6, ngx_string("\341\275\256\316\231"),
              ngx_string("\341\276\256") },
    { 0x1fa7, ngx_string("\341\275\257\316\231"),
              ngx_string("\341\276\257") },
    { 0x1fa8, ngx_string("\341\275\250\316\231"),
              ngx_string("\341\276\250") },
    { 0x1fa9, ngx_string("\341\275\251\316\231"),
              ngx_string("\341\276\251") },
    { 0x1faa, ngx_string("\341\275\252\316\231"),
              ngx_string("\341\276\252") },
    { 0x1fab, ngx_string("\341\275\253\316\231"),
              ngx_string("\341\276\253") },
    { 0x1fac, ngx_string("\341\275\254\316\231"),
              ngx_string("\341\276\254") },
    { 0x1fad, ngx_string("\341\275\255\316\231"),
              ngx_string("\341\276\255") },
    { 0x1fae, ngx_string("\341\275\256\316\231"),
              ngx_string("\341\276\256") },
    { 0x1faf, ngx_string("\341\275\257\316\231"),
              ngx_string("\341\276\257") },
    { 0x1fb2, ngx_string("\341\276\272\316\231"),
              ngx_string("\341\276\272\315\205") },
    { 0x1fb3, ngx_string("\316\221\316\231"),
              ngx_string("\341\276\274") },
    { 0x1fb4, ngx_string("\316\206\316\231"),
              ngx_string("\316\206\315\205") },
    { 0x1fb6, ngx_string("\316\221\315\202"),
              ngx_string("\316\221\315\202") },
    { 0x1fb7, ngx_string("\316\221\315\202\316\231"),
              ngx_string("\316\221\315\202\315\205") },
    { 0x1fbc, ngx_string("\316\221\316\231"),
              ngx_string("\341\276\274") },
    { 0x1fc2, ngx_string("\341\277\212\316\231"),
              ngx_string("\341\277\212\315\205") },
    { 0x1fc3, ngx_string("\316\227\316\231"),
              ngx_string("\341\277\214") },
    { 0x1fc4, ngx_string("\316\211\316\231"),
              ngx_string("\316\211\315\205") },
    { 0x1fc6, ngx_string("\316\227\315\202"),
              ngx_string("\316\227\315\202") },
    { 0x1fc7, ngx_string("\316\227\315\202\316\231"),
              ngx_string("\316\227\315\202\315\205") },
    { 0x1fcc, ngx_string("\316\227\316\231"),
              ngx_string("\341\277\214") },
    { 0x1fd2, ngx_string("\316\231\314\210\314\200"),
              ngx_string("\316\231\314\210\314\200") },
    { 0x1fd3, ngx_string("\316\231\314\210\314\201"),
              ngx_string("\316\231\314\210\314\201") },
    { 0x1fd6, ngx_string("\316\231\315\202"),
              ngx_string("\316\231\315\202") },
    { 0x1fd7, ngx_string("\316\231\314\210\315\202"),
              ngx_string("\316\231\314\210\315\202") },
    { 0x1fe2, ngx_string("\316\245\314\210\314\200"),
              ngx_string("\316\245\314\210\314\200") },
    { 0x1fe3, ngx_string("\316\245\314\210\314\201"),
              ngx_string("\316\245\314\210\314\201") },
    { 0x1fe4, ngx_string("\316\241\314\223"),
              ngx_string("\316\241\314\223") },
    { 0x1fe6, ngx_string("\316\245\315\202"),
              ngx_string("\316\245\315\202") },
    { 0x1fe7, ngx_string("\316\245\314\210\315\202"),
              ngx_string("\316\245\314\210\315\202") },
    { 0x1ff2, ngx_string("\341\277\272\316\231"),
              ngx_string("\341\277\272\315\205") },
    { 0x1ff3, ngx_string("\316\251\316\231"),
              ngx_string("\341\277\274") },
    { 0x1ff4, ngx_string("\316\217\316\231"),
              ngx_string("\316\217\315\205") },
    { 0x1ff6, ngx_string("\316\251\315\202"),
              ngx_string("\316\251\315\202") },
    { 0x1ff7, ngx_string("\316\251\315\202\316\231"),
              ngx_string("\316\251\315\202\315\205") },
    { 0x1ffc, ngx_string("\316\251\316\231"),
              ngx_string("\341\277\274") },
    { 0xfb00, ngx_string("FF"),
              ngx_string("Ff") },
    { 0xfb01, ngx_string("FI"),
              ngx_string("Fi") },
    { 0xfb02, ngx_string("FL"),
              ngx_string("Fl") },
    { 0xfb03, ngx_string("FFI"),
              ngx_string("Ffi") },
    { 0xfb04, ngx_string("FFL"),
              ngx_string("Ffl") },
    { 0xfb05, ngx_string("ST"),
              ngx_string("St") },
    { 0xfb06, ngx_string("ST"),
              ngx_string("St") },
    { 0xfb13, ngx_string("\325\204\325\206"),
              ngx_string("\325\204\325\266") },
    { 0xfb14, ngx_string("\325\204\324\265"),
              ngx_string("\325\204\325\245") },
    { 0xfb15, ngx_string("\325\204\324\273"),
              ngx_string("\325\204\325\253") },
    { 0xfb16, ngx_string("\325\216\325\206"),
              ngx_string("\325\216\325\266") },
    { 0xfb17, ngx_string("\325\204\324\275"),
              ngx_string("\325\204\325\255") }
};


static ngx_str_t  ngx_posts_unicode_dotted_i = ngx_string("i\314\207");


static const ngx_posts_unicode_case_t *
ngx_posts_unicode_special(uint32_t c)
{
    ngx_uint_t  low, high, i;

    low = 0;
    high = sizeof(ngx_posts_unicode_cases) / sizeof(ngx_posts_unicode_case_t);

    while (low < high) {
        i = (low + high) / 2;

        if (c > ngx_posts_unicode_cases[i].c) {
            low = i + 1;

        } else if (c < ngx_posts_unicode_cases[i].c) {
            high = i;

        } else {
            return &ngx_posts_unicode_cases[i];
        }
    }

    return NULL;
}


static u_char *
ngx_posts_unicode_lower(u_char *dst, uint32_t c)
{
    /* capital I with a dot */

    if (c == 0x0130) {
        return ngx_cpymem(dst, ngx_posts_unicode_dotted_i.data,
                          ngx_posts_unicode_dotted_i.len);
    }

    return ngx_posts_utf8_put(dst, utf8proc_tolower((utf8proc_int32_t) c));
}


static u_char *
ngx_posts_unicode_raise(u_char *dst, uint32_t c, ngx_uint_t title)
{
    const ngx_str_t                 *s;
    const ngx_posts_unicode_case_t  *special;

    special = ngx_posts_unicode_special(c);

    if (special != NULL) {
        s = title ? &special->title : &special->upper;
        return ngx_cpymem(dst, s->data, s->len);
    }

    if (!title) {
        return ngx_posts_utf8_put(dst,
                                  utf8proc_toupper((utf8proc_int32_t) c));
    }

    /* Georgian capitals are for whole words only: Ruby makes them small */

    if (c >= 0x1c90 && c <= 0x1cbf) {
        return ngx_posts_unicode_lower(dst, c);
    }

    return ngx_posts_utf8_put(dst, utf8proc_totitle((utf8proc_int32_t) c));
}


/* writes the character at *p in a case; a byte that is none as it is */

static u_char *
ngx_posts_unicode_map(u_char *dst, u_char **p, u_char *last,
    ngx_posts_unicode_case_e mode)
{
    uint32_t  c;

    c = ngx_posts_utf8_next(p, last);

    if (c < 0x80) {
        *dst++ = (u_char) (mode ? ngx_toupper(c) : ngx_tolower(c));
        return dst;
    }

    if (c >= 0x110000) {
        *dst++ = (u_char) (c - 0x110000);
        return dst;
    }

    if (mode == NGX_POSTS_UNICODE_LOWER) {
        return ngx_posts_unicode_lower(dst, c);
    }

    return ngx_posts_unicode_raise(dst, c, mode == NGX_POSTS_UNICODE_TITLE);
}


/* the first character in one case, the rest in another one */

static ngx_int_t
ngx_posts_unicode_convert(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result,
    ngx_posts_unicode_case_e first, ngx_posts_unicode_case_e rest)
{
    u_char                    *p, *last, *dst, *same, buf[16];
    size_t                     len;
    ngx_posts_unicode_case_e   mode;

    p = s->data;
    last = p + s->len;
    mode = first;
    same = p;

    /* what does not change is at the start, mostly all of it */

    while (p < last) {
        same = p;

        if (*p < 0x80 && *p == (mode ? ngx_toupper(*p) : ngx_tolower(*p))) {
            mode = rest;
            same = ++p;
            continue;
        }

        dst = ngx_posts_unicode_map(buf, &p, last, mode);

        if (dst - buf != p - same || ngx_memcmp(buf, same, dst - buf) != 0) {
            break;
        }

        mode = rest;
        same = p;
    }

    if (same == last) {
        *result = *s;
        return NGX_OK;
    }

    len = same - s->data;

    dst = ngx_pnalloc(pool, len + (last - same) * NGX_POSTS_UNICODE_GROWTH);
    if (dst == NULL) {
        return NGX_ERROR;
    }

    result->data = dst;
    dst = ngx_cpymem(dst, s->data, len);
    p = same;

    while (p < last) {
        dst = ngx_posts_unicode_map(dst, &p, last, mode);
        mode = rest;
    }

    result->len = dst - result->data;

    return NGX_OK;
}


ngx_int_t
ngx_posts_unicode_downcase(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    return ngx_posts_unicode_convert(pool, s, result, NGX_POSTS_UNICODE_LOWER,
                                     NGX_POSTS_UNICODE_LOWER);
}


ngx_int_t
ngx_posts_unicode_upcase(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    return ngx_posts_unicode_convert(pool, s, result, NGX_POSTS_UNICODE_UPPER,
                                     NGX_POSTS_UNICODE_UPPER);
}


ngx_int_t
ngx_posts_unicode_capitalize(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result)
{
    return ngx_posts_unicode_convert(pool, s, result, NGX_POSTS_UNICODE_TITLE,
                                     NGX_POSTS_UNICODE_LOWER);
}
