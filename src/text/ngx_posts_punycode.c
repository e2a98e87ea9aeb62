
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_punycode.h"


/* the parameters of RFC 3492, section 5 */

#define NGX_POSTS_PUNYCODE_BASE   36
#define NGX_POSTS_PUNYCODE_TMIN   1
#define NGX_POSTS_PUNYCODE_TMAX   26
#define NGX_POSTS_PUNYCODE_SKEW   38
#define NGX_POSTS_PUNYCODE_DAMP   700
#define NGX_POSTS_PUNYCODE_BIAS   72
#define NGX_POSTS_PUNYCODE_FIRST  0x80

/* no label of a host is longer; more would not fit into the arithmetic */
#define NGX_POSTS_PUNYCODE_MAX    1024


static ngx_uint_t
ngx_posts_punycode_adapt(ngx_uint_t delta, ngx_uint_t n, ngx_uint_t first)
{
    ngx_uint_t  k;

    delta = first ? delta / NGX_POSTS_PUNYCODE_DAMP : delta / 2;
    delta += delta / n;

    for (k = 0;
         delta > (NGX_POSTS_PUNYCODE_BASE - NGX_POSTS_PUNYCODE_TMIN)
                 * NGX_POSTS_PUNYCODE_TMAX / 2;
         k += NGX_POSTS_PUNYCODE_BASE)
    {
        delta /= NGX_POSTS_PUNYCODE_BASE - NGX_POSTS_PUNYCODE_TMIN;
    }

    return k + (NGX_POSTS_PUNYCODE_BASE - NGX_POSTS_PUNYCODE_TMIN + 1) * delta
               / (delta + NGX_POSTS_PUNYCODE_SKEW);
}


static u_char *
ngx_posts_punycode_number(u_char *p, u_char *last, ngx_uint_t n,
    ngx_uint_t bias)
{
    ngx_uint_t  k, t, digit;

    for (k = NGX_POSTS_PUNYCODE_BASE; /* void */ ;
         k += NGX_POSTS_PUNYCODE_BASE)
    {
        t = (k <= bias) ? NGX_POSTS_PUNYCODE_TMIN
                        : ngx_min(k - bias, NGX_POSTS_PUNYCODE_TMAX);

        if (p == last) {
            return NULL;
        }

        digit = (n < t) ? n : t + (n - t) % (NGX_POSTS_PUNYCODE_BASE - t);

        *p++ = (u_char) (digit < 26 ? 'a' + digit : '0' + digit - 26);

        if (n < t) {
            return p;
        }

        n = (n - t) / (NGX_POSTS_PUNYCODE_BASE - t);
    }
}


/* the least character of a label that is not less than c */

static uint32_t
ngx_posts_punycode_next(ngx_str_t *label, uint32_t c)
{
    u_char    *p, *last;
    uint32_t   ch, next;

    next = 0xffffffff;
    last = label->data + label->len;

    for (p = label->data; p < last; /* void */ ) {
        ch = ngx_posts_utf8_next(&p, last);

        if (ch >= c && ch < next) {
            next = ch;
        }
    }

    return next;
}


u_char *
ngx_posts_punycode(u_char *p, size_t max, ngx_str_t *label)
{
    u_char      *q, *end, *last;
    uint32_t     c, n, next;
    ngx_uint_t   delta, bias, done, basic, total;

    end = p + max;
    last = label->data + label->len;
    basic = 0;

    if (label->len > NGX_POSTS_PUNYCODE_MAX) {
        return NULL;
    }

    for (q = label->data; q < last; q++) {

        if (*q < NGX_POSTS_PUNYCODE_FIRST) {
            if (p == end) {
                return NULL;
            }

            *p++ = *q;
            basic++;
        }
    }

    if (basic) {
        if (p == end) {
            return NULL;
        }

        *p++ = '-';
    }

    total = ngx_posts_utf8_length(label->data, label->len);
    n = NGX_POSTS_PUNYCODE_FIRST;
    bias = NGX_POSTS_PUNYCODE_BIAS;
    delta = 0;
    done = basic;

    while (done < total) {
        next = ngx_posts_punycode_next(label, n);
        delta += (next - n) * (done + 1);
        n = next;

        for (q = label->data; q < last; /* void */ ) {
            c = ngx_posts_utf8_next(&q, last);

            if (c < n) {
                delta++;

            } else if (c == n) {
                p = ngx_posts_punycode_number(p, end, delta, bias);
                if (p == NULL) {
                    return NULL;
                }

                bias = ngx_posts_punycode_adapt(delta, done + 1,
                                                done == basic);
                delta = 0;
                done++;
            }
        }

        delta++;
        n++;
    }

    return p;
}
