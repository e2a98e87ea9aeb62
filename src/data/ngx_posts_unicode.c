
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <utf8proc.h>

#include "data/ngx_posts_unicode.h"


typedef struct {
    uint32_t  first;
    uint32_t  last;
} ngx_posts_unicode_range_t;


/*
 * Where \p{Alpha} is not just letters, marks and letter-like numbers: marks
 * that do not count and symbols that do.
 */

static const ngx_posts_unicode_range_t  ngx_posts_unicode_alpha[] = {
    { 0x0300, 0x0344 }, { 0x0346, 0x036f }, { 0x0483, 0x0489 },
    { 0x0591, 0x05af }, { 0x0658, 0x0658 }, { 0x06df, 0x06e0 },
    { 0x06ea, 0x06ec }, { 0x0740, 0x074a }, { 0x07eb, 0x07f3 },
    { 0x07fd, 0x07fd }, { 0x0818, 0x0819 }, { 0x082d, 0x082d },
    { 0x0859, 0x085b }, { 0x08d3, 0x08d3 }, { 0x08e0, 0x08e1 },
    { 0x08ea, 0x08ef }, { 0x093c, 0x093c }, { 0x094d, 0x094d },
    { 0x0951, 0x0954 }, { 0x09bc, 0x09bc }, { 0x09cd, 0x09cd },
    { 0x09fe, 0x09fe }, { 0x0a3c, 0x0a3c }, { 0x0a4d, 0x0a4d },
    { 0x0abc, 0x0abc }, { 0x0acd, 0x0acd }, { 0x0afd, 0x0aff },
    { 0x0b3c, 0x0b3c }, { 0x0b4d, 0x0b55 }, { 0x0bcd, 0x0bcd },
    { 0x0c04, 0x0c04 }, { 0x0c4d, 0x0c4d }, { 0x0cbc, 0x0cbc },
    { 0x0ccd, 0x0ccd }, { 0x0d3b, 0x0d3c }, { 0x0d4d, 0x0d4d },
    { 0x0dca, 0x0dca }, { 0x0e47, 0x0e4c }, { 0x0e4e, 0x0e4e },
    { 0x0eba, 0x0eba }, { 0x0ec8, 0x0ecc }, { 0x0f18, 0x0f19 },
    { 0x0f35, 0x0f35 }, { 0x0f37, 0x0f37 }, { 0x0f39, 0x0f39 },
    { 0x0f3e, 0x0f3f }, { 0x0f82, 0x0f84 }, { 0x0f86, 0x0f87 },
    { 0x0fc6, 0x0fc6 }, { 0x1037, 0x1037 }, { 0x1039, 0x103a },
    { 0x135d, 0x135f }, { 0x1714, 0x1714 }, { 0x1734, 0x1734 },
    { 0x17b4, 0x17b5 }, { 0x17c9, 0x17d3 }, { 0x17dd, 0x17dd },
    { 0x180b, 0x180d }, { 0x1939, 0x193b }, { 0x1a60, 0x1a60 },
    { 0x1a75, 0x1a7f }, { 0x1ab0, 0x1abe }, { 0x1b34, 0x1b34 },
    { 0x1b44, 0x1b44 }, { 0x1b6b, 0x1b73 }, { 0x1baa, 0x1bab },
    { 0x1be6, 0x1be6 }, { 0x1bf2, 0x1bf3 }, { 0x1c37, 0x1c37 },
    { 0x1cd0, 0x1cd2 }, { 0x1cd4, 0x1ce8 }, { 0x1ced, 0x1ced },
    { 0x1cf4, 0x1cf4 }, { 0x1cf7, 0x1cf9 }, { 0x1dc0, 0x1de6 },
    { 0x1df5, 0x1dff }, { 0x20d0, 0x20f0 }, { 0x24b6, 0x24e9 },
    { 0x2cef, 0x2cf1 }, { 0x2d7f, 0x2d7f }, { 0x302a, 0x302f },
    { 0x3099, 0x309a }, { 0xa66f, 0xa672 }, { 0xa67c, 0xa67d },
    { 0xa6f0, 0xa6f1 }, { 0xa806, 0xa806 }, { 0xa82c, 0xa82c },
    { 0xa8c4, 0xa8c4 }, { 0xa8e0, 0xa8f1 }, { 0xa92b, 0xa92d },
    { 0xa953, 0xa953 }, { 0xa9b3, 0xa9b3 }, { 0xa9c0, 0xa9c0 },
    { 0xaabf, 0xaabf }, { 0xaac1, 0xaac1 }, { 0xaaf6, 0xaaf6 },
    { 0xabec, 0xabed }, { 0xfe00, 0xfe0f }, { 0xfe20, 0xfe2f },
    { 0x101fd, 0x101fd }, { 0x102e0, 0x102e0 }, { 0x10a38, 0x10a3f },
    { 0x10ae5, 0x10ae6 }, { 0x10f46, 0x10f50 }, { 0x11046, 0x11046 },
    { 0x1107f, 0x11081 }, { 0x110b9, 0x110ba }, { 0x11133, 0x11134 },
    { 0x11173, 0x11173 }, { 0x111c0, 0x111c0 }, { 0x111c9, 0x111cc },
    { 0x11235, 0x11236 }, { 0x112e9, 0x112ea }, { 0x1133b, 0x1133c },
    { 0x1134d, 0x1134d }, { 0x11366, 0x11374 }, { 0x11442, 0x11442 },
    { 0x11446, 0x11446 }, { 0x1145e, 0x1145e }, { 0x114c2, 0x114c3 },
    { 0x115bf, 0x115c0 }, { 0x1163f, 0x1163f }, { 0x116b6, 0x116b7 },
    { 0x1172b, 0x1172b }, { 0x11839, 0x1183a }, { 0x1193d, 0x1193e },
    { 0x11943, 0x11943 }, { 0x119e0, 0x119e0 }, { 0x11a33, 0x11a34 },
    { 0x11a47, 0x11a47 }, { 0x11a98, 0x11a99 }, { 0x11c3f, 0x11c3f },
    { 0x11d42, 0x11d42 }, { 0x11d44, 0x11d45 }, { 0x11d97, 0x11d97 },
    { 0x16af0, 0x16af4 }, { 0x16b30, 0x16b36 }, { 0x16fe4, 0x16fe4 },
    { 0x1bc9d, 0x1bc9d }, { 0x1d165, 0x1d169 }, { 0x1d16d, 0x1d172 },
    { 0x1d17b, 0x1d182 }, { 0x1d185, 0x1d18b }, { 0x1d1aa, 0x1d1ad },
    { 0x1d242, 0x1d244 }, { 0x1da00, 0x1da36 }, { 0x1da3b, 0x1da6c },
    { 0x1da75, 0x1da75 }, { 0x1da84, 0x1da84 }, { 0x1da9b, 0x1daaf },
    { 0x1e130, 0x1e136 }, { 0x1e2ec, 0x1e2ef }, { 0x1e8d0, 0x1e8d6 },
    { 0x1e944, 0x1e946 }, { 0x1e948, 0x1e94a }, { 0x1f130, 0x1f149 },
    { 0x1f150, 0x1f169 }, { 0x1f170, 0x1f189 }, { 0xe0100, 0xe01ef }
};


uint32_t
ngx_posts_utf8_next(u_char **p, u_char *last)
{
    u_char      *s, low, high;
    uint32_t     c;
    ngx_uint_t   n;

    s = *p;
    c = *s++;
    *p = s;

    if (c < 0x80) {
        return c;
    }

    /* the second byte's range leaves out overlong forms and surrogates */

    low = 0x80;
    high = 0xbf;

    if (c >= 0xc2 && c <= 0xdf) {
        n = 1;
        c &= 0x1f;

    } else if (c >= 0xe0 && c <= 0xef) {
        n = 2;
        low = (c == 0xe0) ? 0xa0 : low;
        high = (c == 0xed) ? 0x9f : high;
        c &= 0x0f;

    } else if (c >= 0xf0 && c <= 0xf4) {
        n = 3;
        low = (c == 0xf0) ? 0x90 : low;
        high = (c == 0xf4) ? 0x8f : high;
        c &= 0x07;

    } else {
        return 0x110000 + c;
    }

    for ( /* void */ ; n; n--, s++) {

        if (s == last || *s < low || *s > high) {
            return 0x110000 + (*p)[-1];
        }

        c = c << 6 | (*s & 0x3f);
        low = 0x80;
        high = 0xbf;
    }

    *p = s;

    return c;
}


u_char *
ngx_posts_utf8_put(u_char *p, uint32_t c)
{
    if (c < 0x80) {
        *p++ = (u_char) c;
        return p;
    }

    if (c < 0x800) {
        *p++ = (u_char) (0xc0 | c >> 6);

    } else {
        if (c < 0x10000) {
            *p++ = (u_char) (0xe0 | c >> 12);

        } else {
            *p++ = (u_char) (0xf0 | c >> 18);
            *p++ = (u_char) (0x80 | (c >> 12 & 0x3f));
        }

        *p++ = (u_char) (0x80 | (c >> 6 & 0x3f));
    }

    *p++ = (u_char) (0x80 | (c & 0x3f));

    return p;
}


size_t
ngx_posts_utf8_length(u_char *data, size_t len)
{
    size_t   n;
    u_char  *p, *last;

    p = data;
    last = data + len;

    for (n = 0; p < last; n++) {

        if (*p < 0x80) {
            p++;
            continue;
        }

        (void) ngx_posts_utf8_next(&p, last);
    }

    return n;
}


u_char *
ngx_posts_utf8_at(u_char *data, size_t len, size_t n)
{
    u_char  *p, *last;

    p = data;
    last = data + len;

    for ( /* void */ ; n && p < last; n--) {
        (void) ngx_posts_utf8_next(&p, last);
    }

    return p;
}


/* most text is ASCII, or of three bytes a character: both are quick */

ngx_uint_t
ngx_posts_utf8_valid(u_char *data, size_t len)
{
    u_char    *p, *last;
    uint16_t   pair;
    uint64_t   word;

    p = data;
    last = data + len;

    while (p < last) {

        if (*p < 0x80) {
            p++;

            while (last - p >= 8) {

                ngx_memcpy(&word, p, 8);

                if (word & 0x8080808080808080ULL) {
                    break;
                }

                p += 8;
            }

            continue;
        }

        while (last - p > 2 && *p > 0xe0 && *p < 0xf0 && *p != 0xed) {

            ngx_memcpy(&pair, p + 1, 2);

            if ((pair & 0xc0c0) != 0x8080) {
                break;
            }

            p += 3;
        }

        if (p == last || *p < 0x80) {
            continue;
        }

        if (ngx_posts_utf8_next(&p, last) >= 0x110000) {
            return 0;
        }
    }

    return 1;
}


ngx_uint_t
ngx_posts_unicode_is_word(uint32_t c)
{
    if (c < 0x80) {
        return (c >= '0' && c <= '9')
               || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    switch (utf8proc_category((utf8proc_int32_t) c)) {

    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
        return 1;

    default:
        return 0;
    }
}


static ngx_uint_t
ngx_posts_unicode_in(const ngx_posts_unicode_range_t *ranges, ngx_uint_t n,
    uint32_t c)
{
    ngx_uint_t  low, i;

    low = 0;

    while (low < n) {
        i = (low + n) / 2;

        if (c > ranges[i].last) {
            low = i + 1;

        } else if (c < ranges[i].first) {
            n = i;

        } else {
            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_unicode_is_alpha(uint32_t c)
{
    ngx_uint_t           alpha;
    utf8proc_category_t  category;

    if (c < 0x80) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    category = utf8proc_category((utf8proc_int32_t) c);

    alpha = (category == UTF8PROC_CATEGORY_NL)
            || (category != UTF8PROC_CATEGORY_ND
                && ngx_posts_unicode_is_word(c));

    return alpha ^ ngx_posts_unicode_in(ngx_posts_unicode_alpha,
                                        sizeof(ngx_posts_unicode_alpha)
                                        / sizeof(ngx_posts_unicode_range_t),
                                        c);
}
