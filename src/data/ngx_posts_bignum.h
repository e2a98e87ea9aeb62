
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_BIGNUM_H_INCLUDED_
#define _NGX_POSTS_BIGNUM_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"


/*
 * Ruby's Integer, which has no bounds.  A value is an INTEGER where 64 bits
 * hold it; beyond, a BIGNUM: its decimal digits, behind a minus sign if it
 * is negative, without zeros in front.  "An integer" is either of the two.
 *
 * What is computed is made in ctx->pool.  Computing with an integer of more
 * than NGX_POSTS_MAX_INTEGER_DIGITS digits, or a result that has more, is an
 * error; to read, print and compare these is none.
 */

typedef ngx_int_t (*ngx_posts_bignum_pt)(ngx_posts_context_t *ctx,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_posts_value_t *result);


/* NGX_OK or NGX_ERROR, ctx->error says why; the arguments may be the result */

ngx_int_t ngx_posts_bignum_add(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result);
ngx_int_t ngx_posts_bignum_sub(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result);
ngx_int_t ngx_posts_bignum_mul(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result);

/* rounded down, the remainder has the sign of b: as Ruby; b is not zero */
ngx_int_t ngx_posts_bignum_div(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result);
ngx_int_t ngx_posts_bignum_mod(ngx_posts_context_t *ctx, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_posts_value_t *result);

/*
 * Ruby's String#to_i: as ngx_posts_number_to_i() has it, but of any length.
 * NGX_OK, or NGX_ERROR when memory is short; what is read is a copy.
 */
ngx_int_t ngx_posts_bignum_read(ngx_pool_t *pool, u_char *data, size_t len,
    ngx_posts_value_t *v);

/* Ruby's Float#to_i: all digits of a finite double; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_bignum_float(ngx_pool_t *pool, double d,
    ngx_posts_value_t *v);

/* < 0, 0 or > 0 as the integer a is less than, equal to or more than b */
ngx_int_t ngx_posts_bignum_order(ngx_posts_value_t *a, ngx_posts_value_t *b);

/* the same for a BIGNUM and a double that is no nan */
ngx_int_t ngx_posts_bignum_order_float(ngx_posts_value_t *a, double d);

/* the nearest double of a BIGNUM, infinite where there is none */
double ngx_posts_bignum_to_f(ngx_posts_value_t *v);


#define ngx_posts_bignum_is_minus(v)  ((v)->u.data[0] == '-')

/* of a BIGNUM, what is nearest to it in 64 bits */
#define ngx_posts_bignum_saturate(v)                                          \
    (ngx_posts_bignum_is_minus(v) ? INT64_MIN : INT64_MAX)


#endif /* _NGX_POSTS_BIGNUM_H_INCLUDED_ */
