
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_markdown.h"
#include "text/ngx_posts_markdown_renderer.h"


#if (NGX_POSTS_HAVE_CMARK_GFM)


/* set when the extensions are registered; in none of the public headers */

extern cmark_node_type  CMARK_NODE_TABLE;
extern cmark_node_type  CMARK_NODE_TABLE_ROW;
extern cmark_node_type  CMARK_NODE_TABLE_CELL;
extern cmark_node_type  CMARK_NODE_STRIKETHROUGH;


typedef struct {
    cmark_node_type            *type;
    ngx_posts_markdown_node_t   node;
} ngx_posts_markdown_gfm_node_t;


static void ngx_posts_markdown_table_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_table_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_row_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_row_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_cell_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_cell_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_align(ngx_posts_markdown_renderer_t *r);
static void ngx_posts_markdown_deleted_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_deleted_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static ngx_uint_t ngx_posts_markdown_link_back(
    ngx_posts_markdown_renderer_t *r);


static const ngx_posts_markdown_gfm_node_t  ngx_posts_markdown_gfm_nodes[] = {

    { &CMARK_NODE_TABLE_CELL,
      { ngx_posts_markdown_cell_enter, ngx_posts_markdown_cell_leave } },

    { &CMARK_NODE_TABLE_ROW,
      { ngx_posts_markdown_row_enter, ngx_posts_markdown_row_leave } },

    { &CMARK_NODE_TABLE,
      { ngx_posts_markdown_table_enter, ngx_posts_markdown_table_leave } },

    { &CMARK_NODE_STRIKETHROUGH,
      { ngx_posts_markdown_deleted_enter,
        ngx_posts_markdown_deleted_leave } },

    { NULL, { NULL, NULL } }
};


const ngx_posts_markdown_node_t *
ngx_posts_markdown_gfm_node(cmark_node_type type)
{
    const ngx_posts_markdown_gfm_node_t  *n;

    for (n = ngx_posts_markdown_gfm_nodes; n->type; n++) {
        if (*n->type == type) {
            break;
        }
    }

    return &n->node;
}


static void
ngx_posts_markdown_table_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    r->alignments = cmark_gfm_extensions_get_table_alignments(node);
    r->columns = cmark_gfm_extensions_get_table_columns(node);
    r->body = 0;

    ngx_posts_markdown_puts(&r->out, "<table");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">\n");
}


static void
ngx_posts_markdown_table_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (r->body) {
        ngx_posts_markdown_puts(&r->out, "</tbody>\n");
    }

    ngx_posts_markdown_puts(&r->out, "</table>\n");
}


static void
ngx_posts_markdown_row_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    r->column = 0;
    r->header = cmark_gfm_extensions_get_table_row_is_header(node);

    if (r->header) {
        ngx_posts_markdown_puts(&r->out, "<thead>\n");

    } else if (!r->body) {
        r->body = 1;
        ngx_posts_markdown_puts(&r->out, "<tbody>\n");
    }

    ngx_posts_markdown_puts(&r->out, "<tr");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">\n");
}


static void
ngx_posts_markdown_row_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</tr>\n");

    if (r->header) {
        ngx_posts_markdown_puts(&r->out, "</thead>\n");
    }
}


static void
ngx_posts_markdown_cell_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (r->header) {
        ngx_posts_markdown_puts(&r->out, "<th");

    } else {
        ngx_posts_markdown_puts(&r->out, "<td");
    }

    ngx_posts_markdown_align(r);
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">");
}


static void
ngx_posts_markdown_cell_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    r->column++;

    if (r->header) {
        ngx_posts_markdown_puts(&r->out, "</th>\n");

    } else {
        ngx_posts_markdown_puts(&r->out, "</td>\n");
    }
}


static void
ngx_posts_markdown_align(ngx_posts_markdown_renderer_t *r)
{
    if (r->column >= r->columns) {
        return;
    }

    switch (r->alignments[r->column]) {

    case 'l':
        ngx_posts_markdown_puts(&r->out, " align=\"left\"");
        break;

    case 'r':
        ngx_posts_markdown_puts(&r->out, " align=\"right\"");
        break;

    case 'c':
        ngx_posts_markdown_puts(&r->out, " align=\"center\"");
        break;
    }
}


static void
ngx_posts_markdown_deleted_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<del>");
}


static void
ngx_posts_markdown_deleted_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</del>");
}


/* closes the tag of a list item, which may have a box to tick */

void
ngx_posts_markdown_gfm_task(ngx_posts_markdown_renderer_t *r,
    cmark_node *item)
{
    if (ngx_strcmp(cmark_node_get_type_string(item), "tasklist") != 0) {
        ngx_posts_markdown_puts(&r->out, ">");
        return;
    }

    ngx_posts_markdown_puts(&r->out, "><input type=\"checkbox\" ");

    if (cmark_gfm_extensions_get_tasklist_item_checked(item)) {
        ngx_posts_markdown_puts(&r->out, "checked=\"\" ");
    }

    ngx_posts_markdown_puts(&r->out, "disabled=\"\" /> ");
}


void
ngx_posts_markdown_gfm_footnote_reference(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    size_t                        len;
    const char                   *number;
    ngx_posts_markdown_output_t  *out;

    out = &r->out;
    number = cmark_node_get_literal(node);
    len = ngx_strlen(number);

    ngx_posts_markdown_puts(out, "<sup class=\"footnote-ref\"><a href=\"#fn");
    ngx_posts_markdown_output_write(out, number, len);
    ngx_posts_markdown_puts(out, "\" id=\"fnref");
    ngx_posts_markdown_output_write(out, number, len);
    ngx_posts_markdown_puts(out, "\">");
    ngx_posts_markdown_output_write(out, number, len);
    ngx_posts_markdown_puts(out, "</a></sup>");
}


void
ngx_posts_markdown_gfm_footnote_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (r->footnote == 0) {
        ngx_posts_markdown_puts(&r->out,
                                "<section class=\"footnotes\">\n<ol>\n");
    }

    r->footnote++;

    ngx_posts_markdown_puts(&r->out, "<li id=\"fn");
    ngx_posts_markdown_output_int(&r->out, r->footnote);
    ngx_posts_markdown_puts(&r->out, "\">\n");
}


void
ngx_posts_markdown_gfm_footnote_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (ngx_posts_markdown_link_back(r)) {
        ngx_posts_markdown_puts(&r->out, "\n");
    }

    ngx_posts_markdown_puts(&r->out, "</li>\n");
}


/* the last paragraph of a footnote has the link back */

void
ngx_posts_markdown_gfm_paragraph_end(ngx_posts_markdown_renderer_t *r,
    cmark_node *paragraph)
{
    if (cmark_node_next(paragraph) == NULL
        && cmark_node_get_type(cmark_node_parent(paragraph))
           == CMARK_NODE_FOOTNOTE_DEFINITION)
    {
        ngx_posts_markdown_puts(&r->out, " ");
        (void) ngx_posts_markdown_link_back(r);
    }
}


/* once a footnote; 0: it has it already */

static ngx_uint_t
ngx_posts_markdown_link_back(ngx_posts_markdown_renderer_t *r)
{
    if (r->linked == r->footnote) {
        return 0;
    }

    r->linked = r->footnote;

    ngx_posts_markdown_puts(&r->out, "<a href=\"#fnref");
    ngx_posts_markdown_output_int(&r->out, r->footnote);
    ngx_posts_markdown_puts(&r->out, "\" class=\"footnote-backref\">"
                                     "\xe2\x86\xa9</a>");

    return 1;
}


void
ngx_posts_markdown_gfm_end(ngx_posts_markdown_renderer_t *r)
{
    if (r->linked) {
        ngx_posts_markdown_puts(&r->out, "</ol>\n</section>\n");
    }
}


#endif
