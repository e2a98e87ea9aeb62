
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_NUMBER_H_INCLUDED_
#define _NGX_POSTS_NUMBER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Numbers as Ruby reads, computes and prints them.
 */

/* bytes that the longest printed number needs */
#define NGX_POSTS_NUMBER_LEN  40


/* Ruby's Float#to_s: "1.0", "1.0e+15", "NaN", "-Infinity"; returns the end */
u_char *ngx_posts_number_print(u_char *buf, double d);

/*
 * Ruby's String#to_i: leading white space, sign, digits and single
 * underscores; 0 when there is no number.  Saturates at int64's ends.
 */
int64_t ngx_posts_number_to_i(u_char *data, size_t len);

/* Ruby's String#to_f: the longest numeric start, 0.0 when there is none */
double ngx_posts_number_to_f(u_char *data, size_t len);


/*
 * A decimal as Ruby's BigDecimal, as far as Liquid's arithmetic needs it:
 * digits * 10^exponent.  Liquid computes 0.1 + 0.2 in decimals and turns
 * the result back into a Float, so 0.3 is printed.
 *
 * Up to NGX_POSTS_DECIMAL_DIGITS digits are kept, which is more than the
 * product of any two Floats has: what those below compute of Floats and
 * integers is exact, or cut so late that the nearest double stays the same.
 *
 * Nothing fails but a remainder.  1 / 0 is infinite, 0 / 0 is nan, as
 * BigDecimal has them.  The arguments may be the result.
 */

#define NGX_POSTS_DECIMAL_DIGITS  37


typedef struct {
    __int128            digits;
    int32_t             exponent;
    unsigned            nan:1;
    unsigned            infinite:1;    /* by the sign of digits */
    unsigned            minus:1;       /* of a zero: it is -0.0 */
} ngx_posts_decimal_t;


/* the shortest decimal that reads back as d: BigDecimal(d.to_s) */
void ngx_posts_decimal_float(ngx_posts_decimal_t *r, double d);

void ngx_posts_decimal_integer(ngx_posts_decimal_t *r, int64_t i);

/* digits with a point, as /\A-?\d+\.\d+\z/; NGX_OK or NGX_DECLINED */
ngx_int_t ngx_posts_decimal_parse(ngx_posts_decimal_t *r, u_char *data,
    size_t len);

/* the digits of an integer, maybe behind a minus sign */
void ngx_posts_decimal_digits(ngx_posts_decimal_t *r, u_char *data,
    size_t len);

void ngx_posts_decimal_add(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b);
void ngx_posts_decimal_sub(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b);
void ngx_posts_decimal_mul(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b);
void ngx_posts_decimal_div(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_posts_decimal_t *b);

/*
 * Ruby's %: has the sign of b.  NGX_OK; NGX_DECLINED: b is zero, where Ruby
 * raises ZeroDivisionError.
 */
ngx_int_t ngx_posts_decimal_mod(ngx_posts_decimal_t *r,
    ngx_posts_decimal_t *a, ngx_posts_decimal_t *b);

/* rounded half away from zero to that many places, which may be negative */
void ngx_posts_decimal_round(ngx_posts_decimal_t *r, ngx_posts_decimal_t *a,
    ngx_int_t places);

/* the nearest double */
double ngx_posts_decimal_to_f(ngx_posts_decimal_t *a);


#endif /* _NGX_POSTS_NUMBER_H_INCLUDED_ */
