
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_UNICODE_H_INCLUDED_
#define _NGX_POSTS_UNICODE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * UTF-8 and the few properties of characters that Ruby's strings and
 * Jekyll's slugs need; the tables are libutf8proc's.
 */


/*
 * The character at *p, which is moved behind it.  A byte that begins no
 * valid character (overlong forms, surrogates and cut sequences are not
 * valid) is taken alone: 0x110000 + the byte is returned.  *p < last.
 */
uint32_t ngx_posts_utf8_next(u_char **p, u_char *last);

/* writes a character, at most 4 bytes; returns the end */
u_char *ngx_posts_utf8_put(u_char *p, uint32_t c);

/* characters of a string; every invalid byte counts as one */
size_t ngx_posts_utf8_length(u_char *data, size_t len);

/* the place of the n-th character (0-based), or data + len */
u_char *ngx_posts_utf8_at(u_char *data, size_t len, size_t n);

/* 1 when all of it is valid UTF-8 */
ngx_uint_t ngx_posts_utf8_valid(u_char *data, size_t len);

/* what a character is, for slugs: \p{M}, \p{L}, \p{Nd} */
ngx_uint_t ngx_posts_unicode_is_word(uint32_t c);

/* \p{Alpha}: letters and what counts as such */
ngx_uint_t ngx_posts_unicode_is_alpha(uint32_t c);

/*
 * Ruby's String#downcase, upcase, capitalize with full Unicode mapping
 * ("ß".upcase is "SS").  The result is in the pool, or is the argument when
 * nothing changes.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_unicode_downcase(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);
ngx_int_t ngx_posts_unicode_upcase(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);
ngx_int_t ngx_posts_unicode_capitalize(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


#endif /* _NGX_POSTS_UNICODE_H_INCLUDED_ */
