
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_SCAN_H_INCLUDED_
#define _NGX_POSTS_LIQUID_SCAN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The small patterns that Ruby Liquid's regular expressions are made of.
 *
 * A scan function matches at p: it returns the end of the match, or NULL.
 * A find function looks for the first match in a string, takes everything
 * up to its end off the string, and returns 1, or 0 with the string kept.
 */


/* \s and \w; the characters of names are ASCII only, as in Ruby */

#define ngx_posts_liquid_is_space(c)                                          \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

#define ngx_posts_liquid_is_digit(c)  ((c) >= '0' && (c) <= '9')

#define ngx_posts_liquid_is_alpha(c)                                          \
    (((c) >= 'a' && (c) <= 'z') || ((c) >= 'A' && (c) <= 'Z') || (c) == '_')

#define ngx_posts_liquid_is_word(c)                                           \
    (ngx_posts_liquid_is_alpha(c) || ngx_posts_liquid_is_digit(c))


/* \s*, never NULL */
u_char *ngx_posts_liquid_scan_space(u_char *p, u_char *last);

/* \w[\w-]*, without the first restriction if loose: [\w-]+ */
u_char *ngx_posts_liquid_scan_word(u_char *p, u_char *last,
    ngx_uint_t loose);

/* "..." or '...' */
u_char *ngx_posts_liquid_scan_quoted(u_char *p, u_char *last);

/*
 * QuotedFragment: a quoted string, or else a run of quoted strings and of
 * anything but white space, commas, pipes and quotes.
 */
u_char *ngx_posts_liquid_scan_fragment(u_char *p, u_char *last);

/* QuotedFragment+ */
u_char *ngx_posts_liquid_scan_fragments(u_char *p, u_char *last);

ngx_uint_t ngx_posts_liquid_find_fragment(ngx_str_t *s, ngx_str_t *fragment);

/* TagAttributes: key: fragment */
ngx_uint_t ngx_posts_liquid_find_attribute(ngx_str_t *s, ngx_str_t *key,
    ngx_str_t *value);

/* VariableSignature+: what a variable to be assigned may be called */
u_char *ngx_posts_liquid_scan_signature(u_char *p, u_char *last);

/* Ruby's strip, lstrip and rstrip: white space and NUL */
void ngx_posts_liquid_strip(ngx_str_t *s);
void ngx_posts_liquid_lstrip(ngx_str_t *s);
void ngx_posts_liquid_rstrip(ngx_str_t *s);

/* whether there is nothing but white space */
ngx_uint_t ngx_posts_liquid_is_blank(ngx_str_t *s);

/* whether it is a literal */
#define ngx_posts_liquid_str_is(s, literal)                                   \
    ((s)->len == sizeof(literal) - 1                                          \
     && ngx_memcmp((s)->data, literal, sizeof(literal) - 1) == 0)

/* whether two strings are equal */
#define ngx_posts_liquid_str_eq(a, b)                                         \
    ((a)->len == (b)->len && ngx_memcmp((a)->data, (b)->data, (a)->len) == 0)


#endif /* _NGX_POSTS_LIQUID_SCAN_H_INCLUDED_ */
