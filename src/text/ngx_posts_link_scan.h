
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LINK_SCAN_H_INCLUDED_
#define _NGX_POSTS_LINK_SCAN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Links in a Markdown text, [text](path#fragment "title") and
 * [text]: path#fragment "title" at the beginning of a line, as the regular
 * expressions of jekyll-relative-links find them: code and nesting mean
 * nothing to them, and a match is the first and shortest one.
 */


/*
 * all        what a replacement replaces
 * fragment   with its "#", or empty
 * title      with its quotes and the white space before them, or empty
 * reference  the second form; white space before and behind belongs to "all"
 *
 * Everything is borrowed from the text.
 */

typedef struct {
    ngx_str_t    all;
    ngx_str_t    text;
    ngx_str_t    path;
    ngx_str_t    fragment;
    ngx_str_t    title;
    ngx_uint_t   reference;
} ngx_posts_link_t;


/* what is searched for from "from" on stands at "at" */

typedef struct {
    u_char      *from;
    u_char      *at;
} ngx_posts_link_mark_t;


/*
 * first  the beginning of the text
 * p      where the search goes on
 * left   bytes that may still be looked at
 *
 * The rest is private: where the next "](", ")", end of a line and end of
 * white space are.
 */

typedef struct {
    u_char                 *first;
    u_char                 *p;
    u_char                 *last;
    ngx_uint_t              left;

    ngx_posts_link_mark_t   open;
    ngx_posts_link_mark_t   close;
    ngx_posts_link_mark_t   eol;
    ngx_posts_link_mark_t   blank;
} ngx_posts_link_scan_t;


void ngx_posts_link_scan_init(ngx_posts_link_scan_t *scan, ngx_str_t *text);

/*
 * NGX_OK: the next link; NGX_DONE: there is none left; NGX_DECLINED: the
 * text goes over NGX_POSTS_MAX_LINK_LOOKS.
 */
ngx_int_t ngx_posts_link_scan_next(ngx_posts_link_scan_t *scan,
    ngx_posts_link_t *link);


#endif /* _NGX_POSTS_LINK_SCAN_H_INCLUDED_ */
