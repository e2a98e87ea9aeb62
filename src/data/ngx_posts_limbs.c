
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limbs.h"


static void ngx_posts_limbs_trim(ngx_posts_limbs_t *a);
static void ngx_posts_limbs_scale(ngx_posts_limbs_t *a, uint32_t factor);
static uint32_t ngx_posts_limbs_over(ngx_posts_limbs_t *a, uint32_t divisor);
static uint32_t ngx_posts_limbs_digit(uint32_t *u, ngx_posts_limbs_t *b);


static void
ngx_posts_limbs_trim(ngx_posts_limbs_t *b)
{
    while (b->n && b->limb[b->n - 1] == 0) {
        b->n--;
    }
}


/* without the signs */

ngx_int_t
ngx_posts_limbs_order(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b)
{
    ngx_uint_t  i;

    if (a->n != b->n) {
        return (a->n < b->n) ? -1 : 1;
    }

    for (i = a->n; i-- > 0; /* void */ ) {
        if (a->limb[i] != b->limb[i]) {
            return (a->limb[i] < b->limb[i]) ? -1 : 1;
        }
    }

    return 0;
}


/* |a| + |b| */

void
ngx_posts_limbs_add(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b)
{
    uint32_t    carry;
    ngx_uint_t  i;

    carry = 0;

    for (i = 0; i < a->n || i < b->n || carry; i++) {
        carry += (i < a->n) ? a->limb[i] : 0;
        carry += (i < b->n) ? b->limb[i] : 0;

        a->limb[i] = carry % NGX_POSTS_LIMB;
        carry /= NGX_POSTS_LIMB;
    }

    a->n = i;
}


/* |a| - |b|, which is not negative */

void
ngx_posts_limbs_sub(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b)
{
    int64_t     d;
    ngx_uint_t  i;

    d = 0;

    for (i = 0; i < a->n; i++) {
        d += a->limb[i];
        d -= (i < b->n) ? b->limb[i] : 0;

        a->limb[i] = (uint32_t) (d < 0 ? d + NGX_POSTS_LIMB : d);
        d = (d < 0) ? -1 : 0;
    }

    ngx_posts_limbs_trim(a);
}


void
ngx_posts_limbs_product(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b,
    ngx_posts_limbs_t *r)
{
    uint64_t    carry;
    ngx_uint_t  i, j;

    r->n = a->n + b->n;
    ngx_memzero(r->limb, r->n * sizeof(uint32_t));

    for (i = 0; i < a->n; i++) {
        carry = 0;

        for (j = 0; j < b->n; j++) {
            carry += r->limb[i + j] + (uint64_t) a->limb[i] * b->limb[j];
            r->limb[i + j] = carry % NGX_POSTS_LIMB;
            carry /= NGX_POSTS_LIMB;
        }

        r->limb[i + j] = (uint32_t) carry;
    }

    ngx_posts_limbs_trim(r);
}


static void
ngx_posts_limbs_scale(ngx_posts_limbs_t *a, uint32_t factor)
{
    uint64_t    carry;
    ngx_uint_t  i;

    carry = 0;

    for (i = 0; i < a->n; i++) {
        carry += (uint64_t) a->limb[i] * factor;
        a->limb[i] = carry % NGX_POSTS_LIMB;
        carry /= NGX_POSTS_LIMB;
    }

    if (carry) {
        a->limb[a->n++] = (uint32_t) carry;
    }
}


/* the remainder; a becomes the quotient */

static uint32_t
ngx_posts_limbs_over(ngx_posts_limbs_t *a, uint32_t divisor)
{
    uint64_t    rest;
    ngx_uint_t  i;

    rest = 0;

    for (i = a->n; i-- > 0; /* void */ ) {
        rest = rest * NGX_POSTS_LIMB + a->limb[i];
        a->limb[i] = (uint32_t) (rest / divisor);
        rest %= divisor;
    }

    ngx_posts_limbs_trim(a);

    return (uint32_t) rest;
}


/*
 * |a| / |b| as on paper, limb by limb (Knuth, The Art of Computer
 * Programming, 4.3.1, D); a becomes the remainder, b is changed.
 */

void
ngx_posts_limbs_divide(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b,
    ngx_posts_limbs_t *q)
{
    uint32_t    rest, scale;
    ngx_uint_t  i;

    q->n = 0;

    if (ngx_posts_limbs_order(a, b) < 0) {
        return;
    }

    if (b->n == 1) {
        *q = *a;
        rest = ngx_posts_limbs_over(q, b->limb[0]);
        a->n = (rest != 0);
        a->limb[0] = rest;
        return;
    }

    /* the guess of a limb is best when the divisor's first is large */

    scale = NGX_POSTS_LIMB / (b->limb[b->n - 1] + 1);
    q->n = a->n - b->n + 1;

    a->limb[a->n] = 0;
    i = a->n;
    ngx_posts_limbs_scale(a, scale);
    ngx_posts_limbs_scale(b, scale);
    a->n = i + 1;

    for (i = q->n; i-- > 0; /* void */ ) {
        q->limb[i] = ngx_posts_limbs_digit(&a->limb[i], b);
    }

    ngx_posts_limbs_trim(a);
    ngx_posts_limbs_trim(q);

    (void) ngx_posts_limbs_over(a, scale);
}


/* u, b->n + 1 limbs, over b: returns the limb, u becomes the remainder */

static uint32_t
ngx_posts_limbs_digit(uint32_t *u, ngx_posts_limbs_t *b)
{
    int64_t     d;
    uint32_t    carry;
    uint64_t    guess, rest, product;
    ngx_uint_t  i, n;

    n = b->n;
    product = (uint64_t) u[n] * NGX_POSTS_LIMB + u[n - 1];
    guess = product / b->limb[n - 1];
    rest = product % b->limb[n - 1];

    while (rest < NGX_POSTS_LIMB
           && (guess >= NGX_POSTS_LIMB
               || guess * b->limb[n - 2] > rest * NGX_POSTS_LIMB + u[n - 2]))
    {
        guess--;
        rest += b->limb[n - 1];
    }

    d = 0;
    product = 0;

    for (i = 0; i <= n; i++) {
        product += (i < n) ? guess * b->limb[i] : 0;
        d += (int64_t) u[i] - (int64_t) (product % NGX_POSTS_LIMB);
        product /= NGX_POSTS_LIMB;

        u[i] = (uint32_t) (d < 0 ? d + NGX_POSTS_LIMB : d);
        d = (d < 0) ? -1 : 0;
    }

    if (d == 0) {
        return (uint32_t) guess;
    }

    /* one too many, which is rare */

    carry = 0;

    for (i = 0; i <= n; i++) {
        carry += u[i] + ((i < n) ? b->limb[i] : 0);
        u[i] = carry % NGX_POSTS_LIMB;
        carry /= NGX_POSTS_LIMB;
    }

    return (uint32_t) guess - 1;
}
