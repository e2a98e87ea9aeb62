
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_HEADING_H_INCLUDED_
#define _NGX_POSTS_HEADING_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The heading that a Markdown text begins with, as the regular expression of
 * jekyll-titles-from-headings sees it: "#" to "###", or a line that is
 * underlined with "=" or "-"; white space may stand before it.
 *
 * NGX_OK: title is its text, borrowed, with its markup; rest is what follows
 * without white space at both ends.  NGX_DECLINED: the text begins with
 * something else; rest is the text without white space at both ends.
 */
ngx_int_t ngx_posts_heading_split(ngx_str_t *text, ngx_str_t *title,
    ngx_str_t *rest);


#endif /* _NGX_POSTS_HEADING_H_INCLUDED_ */
