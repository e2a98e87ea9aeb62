
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_ARGUMENT_H_INCLUDED_
#define _NGX_POSTS_LIQUID_ARGUMENT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * What a filter does first and last: reads its input and arguments as Ruby
 * converts them, makes the string that is its result.
 */


/*
 * 1 and *v, when there is a positional argument number n (0-based).  The
 * named arguments count as one more, a map, behind the others.
 */
ngx_uint_t ngx_posts_liquid_argument(ngx_posts_liquid_call_t *call,
    ngx_uint_t n, ngx_posts_value_t *v);

/*
 * Ruby's to_s: unlike what {{ }} prints, an array is its inspection.
 * Borrows where it can.  NGX_OK, NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_to_s(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_str_t *s);

/* to_s of the input, and of an argument (empty when it is not given) */
ngx_int_t ngx_posts_liquid_input_s(ngx_posts_liquid_call_t *call,
    ngx_str_t *s);
ngx_int_t ngx_posts_liquid_argument_s(ngx_posts_liquid_call_t *call,
    ngx_uint_t n, ngx_str_t *s);

/*
 * Liquid's Utils.to_integer: an integer, or a string that is nothing but
 * one in Ruby's syntax ("0x1F", "1_000").  NGX_OK; NGX_AGAIN; NGX_ERROR with
 * "invalid integer".
 */
ngx_int_t ngx_posts_liquid_to_integer(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, int64_t *i);

/* the same without an error being set: NGX_DECLINED */
ngx_int_t ngx_posts_liquid_parse_integer(u_char *data, size_t len,
    int64_t *i);

/*
 * Makes *result a string of len bytes that the caller fills in.  NULL: over
 * NGX_POSTS_MAX_LIQUID_STRING (the error is set), or memory is short.
 */
u_char *ngx_posts_liquid_string(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result, size_t len);

/* sets the error of a string that is longer than that; NGX_ERROR */
ngx_int_t ngx_posts_liquid_too_long(ngx_posts_liquid_call_t *call);

/*
 * Makes *result an empty array with room for n elements.  NULL: over
 * NGX_POSTS_MAX_LIQUID_ITEMS, or memory is short.
 */
ngx_posts_array_t *ngx_posts_liquid_array(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result, ngx_uint_t n);

/*
 * Sets the error that Ruby raises when a value has no such method:
 * "undefined method `split' for 5:Integer"; returns NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_no_method(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, char *method);

/*
 * Kinds of values by Ruby's class: a drop with "item" is an Array, one that
 * is called "Hash" is a Hash.
 */
#define ngx_posts_liquid_is_array(v)                                          \
    ((v)->type == NGX_POSTS_ARRAY                                             \
     || ((v)->type == NGX_POSTS_DROP && (v)->u.drop->ops->item != NULL))

ngx_uint_t ngx_posts_liquid_is_hash(ngx_posts_value_t *v);

/* elements of an array of either kind; 0 for any other value */
ngx_uint_t ngx_posts_liquid_array_size(ngx_posts_value_t *v);

/* the i-th of them: NGX_OK, NGX_AGAIN, NGX_ERROR */
ngx_int_t ngx_posts_liquid_array_item(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_uint_t i, ngx_posts_value_t *result);


/* white space: \s of a regular expression, and what strip removes besides */

#define ngx_posts_liquid_is_space(c)                                          \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

#define ngx_posts_liquid_is_strip(c)                                          \
    (ngx_posts_liquid_is_space(c) || (c) == '\0')


#endif /* _NGX_POSTS_LIQUID_ARGUMENT_H_INCLUDED_ */
