
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MARKDOWN_RENDERER_H_INCLUDED_
#define _NGX_POSTS_MARKDOWN_RENDERER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_markdown_cmark.h"
#include "text/ngx_posts_markdown_output.h"


/*
 * cmark's tree to HTML, in one walk without recursion.
 *
 * options  NGX_POSTS_MARKDOWN_...
 * image    the image whose alternative text is written: of its descendants
 *          only texts and soft breaks are
 * tight    inside of a list whose paragraphs have no <p>; a list keeps what
 *          was outside of it in its node's user data
 *
 * tables have columns, and at most one header before the body; footnotes
 * are numbered as they come, and "linked" is the last that has its link back
 */

typedef struct {
    ngx_posts_markdown_output_t  out;
    ngx_uint_t                   options;

    cmark_node                  *image;
    ngx_uint_t                   tight;

#if (NGX_POSTS_HAVE_CMARK_GFM)
    uint8_t                     *alignments;
    ngx_uint_t                   columns;
    ngx_uint_t                   column;
    ngx_uint_t                   header;
    ngx_uint_t                   body;

    ngx_uint_t                   footnote;
    ngx_uint_t                   linked;
#endif
} ngx_posts_markdown_renderer_t;


/* what is written before and after the node's children */

typedef void (*ngx_posts_markdown_node_pt)(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);

typedef struct {
    ngx_posts_markdown_node_pt   enter;
    ngx_posts_markdown_node_pt   leave;
} ngx_posts_markdown_node_t;


/*
 * Writes the document to r->out, which is initialised; r is zeroed but for
 * it and the options.  Needs the current arena.
 */
void ngx_posts_markdown_document(ngx_posts_markdown_renderer_t *r,
    cmark_node *document);

/* data-sourcepos, if it is asked for */
void ngx_posts_markdown_sourcepos(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);


#if (NGX_POSTS_HAVE_CMARK_GFM)

/* the nodes of cmark-gfm's extensions; NULL: unknown */
const ngx_posts_markdown_node_t *ngx_posts_markdown_gfm_node(
    cmark_node_type type);

void ngx_posts_markdown_gfm_task(ngx_posts_markdown_renderer_t *r,
    cmark_node *item);
void ngx_posts_markdown_gfm_paragraph_end(ngx_posts_markdown_renderer_t *r,
    cmark_node *paragraph);
void ngx_posts_markdown_gfm_footnote_reference(
    ngx_posts_markdown_renderer_t *r, cmark_node *node);
void ngx_posts_markdown_gfm_footnote_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
void ngx_posts_markdown_gfm_footnote_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
void ngx_posts_markdown_gfm_end(ngx_posts_markdown_renderer_t *r);

#endif


#endif /* _NGX_POSTS_MARKDOWN_RENDERER_H_INCLUDED_ */
