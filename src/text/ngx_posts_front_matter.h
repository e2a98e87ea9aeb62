
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_FRONT_MATTER_H_INCLUDED_
#define _NGX_POSTS_FRONT_MATTER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The split of a source file into YAML and body, by Jekyll's regular
 * expression: the block begins at the first byte (a BOM may precede it
 * where bom is set: posts, not pages) with a line "---" and ends with a line
 * "---" or "..."; blank lines after the closing line belong to it.
 *
 * yaml  what Jekyll gives to its YAML parser: the opening line and all that
 *       stands before the closing one, so its first line is the source's
 *       first; borrowed from the source; empty when there is none
 * body  the rest, borrowed; all of the source (without a BOM, where bom is
 *       set) when there is no front matter
 * line  1-based number of the body's first line in the source
 */

typedef struct {
    ngx_str_t   yaml;
    ngx_str_t   body;
    ngx_uint_t  line;
} ngx_posts_front_matter_t;


/*
 * 1 when the file begins as Jekyll wants it of pages and static files with
 * front matter: a first line "---" with white space behind it.
 */
ngx_uint_t ngx_posts_front_matter_begins(ngx_str_t *source);

/*
 * NGX_OK: there is front matter; NGX_DECLINED: there is none (no marker, or
 * no closing line), body is the whole.  Never fails.
 */
ngx_int_t ngx_posts_front_matter_split(ngx_str_t *source, ngx_uint_t bom,
    ngx_posts_front_matter_t *fm);


#endif /* _NGX_POSTS_FRONT_MATTER_H_INCLUDED_ */
