
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <utf8proc.h>

#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_nfkc.h"


/* characters that no other has more of, when it is decomposed */
#define NGX_POSTS_NFKC_MAX    18

/* marks that a mark is sorted before at most; no text has as many */
#define NGX_POSTS_NFKC_MARKS  64


typedef struct {
    uint32_t    first;
    uint32_t    last;
} ngx_posts_nfkc_range_t;


/*
 * What has no decomposition in Unicode 3.0, but has one now.  Between them
 * are characters that have none at all.
 */

static const ngx_posts_nfkc_range_t  ngx_posts_nfkc_later[] = {
    { 0x003f4, 0x003f9 }, { 0x010fc, 0x01dbf },
    { 0x02047, 0x02047 }, { 0x02057, 0x0205f },
    { 0x02071, 0x02071 }, { 0x02090, 0x0209c },
    { 0x0213b, 0x02152 }, { 0x02189, 0x02189 },
    { 0x02a0c, 0x02d6f }, { 0x0309f, 0x030ff },
    { 0x0321d, 0x0321e }, { 0x03244, 0x0325f },
    { 0x0327c, 0x0327e }, { 0x032b1, 0x032bf },
    { 0x032cc, 0x032cf }, { 0x032ff, 0x032ff },
    { 0x03377, 0x0337a }, { 0x033de, 0x033df },
    { 0x033ff, 0x0ab69 }, { 0x0fa2e, 0x0fad9 },
    { 0x0fb1d, 0x0fb1d }, { 0x0fdfc, 0x0fe19 },
    { 0x0fe47, 0x0fe48 }, { 0x0ff5f, 0x0ff60 },
    { 0x10781, 0x2fa1d }
};


static ngx_uint_t
ngx_posts_nfkc_stays(uint32_t c)
{
    ngx_uint_t  i, n, middle;

    i = 0;
    n = sizeof(ngx_posts_nfkc_later) / sizeof(ngx_posts_nfkc_range_t);

    while (i < n) {
        middle = (i + n) / 2;

        if (c > ngx_posts_nfkc_later[middle].last) {
            i = middle + 1;

        } else if (c < ngx_posts_nfkc_later[middle].first) {
            n = middle;

        } else {
            return 1;
        }
    }

    return 0;
}


/* the characters of a valid string, decomposed; with out NULL, their number */

static ngx_int_t
ngx_posts_nfkc_decompose(ngx_str_t *s, utf8proc_int32_t *out)
{
    int                bound;
    u_char            *p, *last;
    uint32_t           c;
    ngx_int_t          n;
    utf8proc_int32_t   chars[NGX_POSTS_NFKC_MAX];
    utf8proc_ssize_t   size;

    p = s->data;
    last = s->data + s->len;
    bound = 0;

    for (n = 0; p < last; n += size) {
        c = ngx_posts_utf8_next(&p, last);

        if (ngx_posts_nfkc_stays(c)) {
            chars[0] = (utf8proc_int32_t) c;
            size = 1;

        } else {
            size = utf8proc_decompose_char((utf8proc_int32_t) c, chars,
                                           NGX_POSTS_NFKC_MAX,
                                           UTF8PROC_COMPOSE|UTF8PROC_COMPAT,
                                           &bound);
        }

        if (size < 0 || size > NGX_POSTS_NFKC_MAX) {
            return NGX_ERROR;
        }

        if (out) {
            ngx_memcpy(out + n, chars, size * sizeof(utf8proc_int32_t));
        }
    }

    return n;
}


/* marks of one character, in the order of their classes */

static void
ngx_posts_nfkc_sort(utf8proc_int32_t *chars, ngx_int_t n)
{
    ngx_int_t               i, j;
    utf8proc_int32_t        c;
    utf8proc_propval_t      class;

    for (i = 1; i < n; i++) {
        c = chars[i];
        class = utf8proc_get_property(c)->combining_class;

        if (class == 0) {
            continue;
        }

        for (j = i; j > 0 && i - j < NGX_POSTS_NFKC_MARKS; j--) {
            if (utf8proc_get_property(chars[j - 1])->combining_class <= class)
            {
                break;
            }

            chars[j] = chars[j - 1];
        }

        chars[j] = c;
    }
}


/*
 * ASCII and the ideographs from U+4000 to U+9FFF, of which there is only one
 * form, and which nothing is composed of.
 */

static ngx_uint_t
ngx_posts_nfkc_is_plain(ngx_str_t *s)
{
    u_char  *p, *last;

    p = s->data;
    last = p + s->len;

    while (p < last) {

        if (*p < 0x80) {
            p++;

        } else if (*p >= 0xe4 && *p <= 0xe9 && last - p > 2
                   && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80)
        {
            p += 3;

        } else {
            return 0;
        }
    }

    return 1;
}


ngx_int_t
ngx_posts_nfkc(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    ngx_int_t           n;
    utf8proc_int32_t   *chars;
    utf8proc_ssize_t    len;

    if (ngx_posts_nfkc_is_plain(s)) {
        *result = *s;
        return NGX_OK;
    }

    if (!ngx_posts_utf8_valid(s->data, s->len)) {
        return NGX_DECLINED;
    }

    n = ngx_posts_nfkc_decompose(s, NULL);
    if (n < 0) {
        return NGX_DECLINED;
    }

    /* the bytes take the place of the characters, with a zero behind them */

    chars = ngx_palloc(pool, (n + 1) * sizeof(utf8proc_int32_t));
    if (chars == NULL) {
        return NGX_ERROR;
    }

    (void) ngx_posts_nfkc_decompose(s, chars);

    ngx_posts_nfkc_sort(chars, n);

    len = utf8proc_reencode(chars, n, UTF8PROC_COMPOSE|UTF8PROC_COMPAT);
    if (len < 0) {
        return NGX_DECLINED;
    }

    result->data = (u_char *) chars;
    result->len = len;

    return NGX_OK;
}
