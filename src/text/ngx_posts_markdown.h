
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MARKDOWN_H_INCLUDED_
#define _NGX_POSTS_MARKDOWN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"


/*
 * Markdown to HTML: parsed by cmark (or cmark-gfm, whichever the build
 * links), written by a renderer that prints what jekyll-commonmark's Ruby
 * renderer prints.
 */


/* the options of commonmark: in _config.yml, bits */

#define NGX_POSTS_MARKDOWN_UNSAFE         0x0001
#define NGX_POSTS_MARKDOWN_SMART          0x0002
#define NGX_POSTS_MARKDOWN_HARDBREAKS     0x0004
#define NGX_POSTS_MARKDOWN_NOBREAKS       0x0008
#define NGX_POSTS_MARKDOWN_SOURCEPOS      0x0010
#define NGX_POSTS_MARKDOWN_PRE_LANG       0x0020
#define NGX_POSTS_MARKDOWN_VALIDATE       0x0040

/* an extension that is the renderer's, so it works with libcmark as well */

#define NGX_POSTS_MARKDOWN_TAGFILTER      0x0080

/* with cmark-gfm only */
#define NGX_POSTS_MARKDOWN_FOOTNOTES      0x0100
#define NGX_POSTS_MARKDOWN_TABLE          0x0200
#define NGX_POSTS_MARKDOWN_STRIKETHROUGH  0x0400
#define NGX_POSTS_MARKDOWN_AUTOLINK       0x0800
#define NGX_POSTS_MARKDOWN_TASKLIST       0x1000
#define NGX_POSTS_MARKDOWN_LIBERAL_HTML   0x2000
#define NGX_POSTS_MARKDOWN_DOUBLE_TILDE   0x4000


/*
 * The bit of an option (extension = 0, "SMART") or of an extension
 * (extension = 1, "table") by its name in _config.yml, in any case for
 * options.
 *
 * NGX_OK, *bit is set (0: known, changes nothing here);
 * NGX_DECLINED: not known; NGX_ABORT: known, but this build links libcmark,
 * which has no such thing.
 */
ngx_int_t ngx_posts_markdown_option(ngx_str_t *name, ngx_uint_t extension,
    ngx_uint_t *bit);

/*
 * Renders.  The result is in the pool, what the parser needed is freed
 * before the return.  With libcmark threads may render at the same time;
 * with cmark-gfm they may not: its extensions change global tables during a
 * parse.  Holds the process for up to 1 ms per 20 KB of dense markup.
 *
 * Raw HTML is left out without UNSAFE; links to "javascript:" are not, as
 * jekyll-commonmark has it, and the language of a code block is printed as
 * it is.
 *
 * NGX_OK; NGX_ERROR with error set when it is over a budget
 * (NGX_POSTS_MAX_MARKDOWN_MEMORY, NGX_POSTS_MAX_OUTPUT), without when memory
 * is short.
 */
ngx_int_t ngx_posts_markdown_render(ngx_pool_t *pool, ngx_str_t *source,
    ngx_uint_t options, ngx_str_t *html, ngx_posts_error_t *error);


#endif /* _NGX_POSTS_MARKDOWN_H_INCLUDED_ */
