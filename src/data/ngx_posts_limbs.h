
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIMBS_H_INCLUDED_
#define _NGX_POSTS_LIMBS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"


/*
 * Long arithmetic without signs.  A limb has nine digits, the lowest limb is
 * the first, the last is not zero: 0 has none.
 *
 * A number that is computed with has at most NGX_POSTS_LIMBS; there is room
 * for a product, and for what a division puts in front.
 */

#define NGX_POSTS_LIMB          1000000000
#define NGX_POSTS_LIMB_DIGITS   9

#define NGX_POSTS_LIMBS                                                       \
    (NGX_POSTS_MAX_INTEGER_DIGITS / NGX_POSTS_LIMB_DIGITS + 1)


/* "minus" is for the caller */

typedef struct {
    ngx_uint_t  minus;
    ngx_uint_t  n;
    uint32_t    limb[2 * NGX_POSTS_LIMBS + 1];
} ngx_posts_limbs_t;


/* < 0, 0 or > 0 as a is less than, equal to or more than b */
ngx_int_t ngx_posts_limbs_order(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b);

/* a becomes a + b, or a - b, which must not be negative */
void ngx_posts_limbs_add(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b);
void ngx_posts_limbs_sub(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b);

/* r, neither of the two, becomes a * b */
void ngx_posts_limbs_product(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b,
    ngx_posts_limbs_t *r);

/* q becomes a / b, a the remainder; b, which is not zero, is changed */
void ngx_posts_limbs_divide(ngx_posts_limbs_t *a, ngx_posts_limbs_t *b,
    ngx_posts_limbs_t *q);


#endif /* _NGX_POSTS_LIMBS_H_INCLUDED_ */
