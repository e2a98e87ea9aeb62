
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_markdown.h"
#include "text/ngx_posts_markdown_renderer.h"


#define NGX_POSTS_MARKDOWN_NO_HTML  "<!-- raw HTML omitted -->"


static const ngx_posts_markdown_node_t *ngx_posts_markdown_node(
    cmark_node_type type);

static void ngx_posts_markdown_quote_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_quote_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_list_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_list_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_item_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_item_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_code_block(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_language(ngx_posts_markdown_output_t *out,
    ngx_str_t *lang);
static void ngx_posts_markdown_html_block(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static ngx_uint_t ngx_posts_markdown_is_bare(
    ngx_posts_markdown_renderer_t *r, cmark_node *paragraph);
static void ngx_posts_markdown_paragraph_enter(
    ngx_posts_markdown_renderer_t *r, cmark_node *node);
static void ngx_posts_markdown_paragraph_leave(
    ngx_posts_markdown_renderer_t *r, cmark_node *node);
static void ngx_posts_markdown_heading_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_heading_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_rule(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);

static void ngx_posts_markdown_text(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_soft_break(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_line_break(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_code(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_html(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_emph_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_emph_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_strong_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_strong_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_link_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_link_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_image_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_image_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node);
static void ngx_posts_markdown_title(ngx_posts_markdown_output_t *out,
    cmark_node *node);


/*
 * Types are small numbers in libcmark; cmark-gfm numbers blocks and inlines
 * apart and marks them with bits.
 */

#define NGX_POSTS_MARKDOWN_NODES  32

#if (NGX_POSTS_HAVE_CMARK_GFM)

#define ngx_posts_markdown_index(type)                                        \
    (((type) & 0x000f) | (((type) & CMARK_NODE_TYPE_MASK)                     \
                          == CMARK_NODE_TYPE_INLINE ? 0x10 : 0))

#define ngx_posts_markdown_is_core(type)                                      \
    (((type) & CMARK_NODE_VALUE_MASK) <= 0x000b)

#else

#define ngx_posts_markdown_index(type)    (type)
#define ngx_posts_markdown_is_core(type)  ((type) < NGX_POSTS_MARKDOWN_NODES)

#endif


static const ngx_posts_markdown_node_t
    ngx_posts_markdown_nodes[NGX_POSTS_MARKDOWN_NODES] =
{
    [ngx_posts_markdown_index(CMARK_NODE_BLOCK_QUOTE)] = {
        ngx_posts_markdown_quote_enter, ngx_posts_markdown_quote_leave },

    [ngx_posts_markdown_index(CMARK_NODE_LIST)] = {
        ngx_posts_markdown_list_enter, ngx_posts_markdown_list_leave },

    [ngx_posts_markdown_index(CMARK_NODE_ITEM)] = {
        ngx_posts_markdown_item_enter, ngx_posts_markdown_item_leave },

    [ngx_posts_markdown_index(CMARK_NODE_CODE_BLOCK)] = {
        ngx_posts_markdown_code_block, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_HTML_BLOCK)] = {
        ngx_posts_markdown_html_block, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_PARAGRAPH)] = {
        ngx_posts_markdown_paragraph_enter,
        ngx_posts_markdown_paragraph_leave },

    [ngx_posts_markdown_index(CMARK_NODE_HEADING)] = {
        ngx_posts_markdown_heading_enter, ngx_posts_markdown_heading_leave },

    [ngx_posts_markdown_index(CMARK_NODE_THEMATIC_BREAK)] = {
        ngx_posts_markdown_rule, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_TEXT)] = {
        ngx_posts_markdown_text, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_SOFTBREAK)] = {
        ngx_posts_markdown_soft_break, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_LINEBREAK)] = {
        ngx_posts_markdown_line_break, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_CODE)] = {
        ngx_posts_markdown_code, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_HTML_INLINE)] = {
        ngx_posts_markdown_html, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_EMPH)] = {
        ngx_posts_markdown_emph_enter, ngx_posts_markdown_emph_leave },

    [ngx_posts_markdown_index(CMARK_NODE_STRONG)] = {
        ngx_posts_markdown_strong_enter, ngx_posts_markdown_strong_leave },

    [ngx_posts_markdown_index(CMARK_NODE_LINK)] = {
        ngx_posts_markdown_link_enter, ngx_posts_markdown_link_leave },

    [ngx_posts_markdown_index(CMARK_NODE_IMAGE)] = {
        ngx_posts_markdown_image_enter, ngx_posts_markdown_image_leave },

#if (NGX_POSTS_HAVE_CMARK_GFM)

    [ngx_posts_markdown_index(CMARK_NODE_FOOTNOTE_REFERENCE)] = {
        ngx_posts_markdown_gfm_footnote_reference, NULL },

    [ngx_posts_markdown_index(CMARK_NODE_FOOTNOTE_DEFINITION)] = {
        ngx_posts_markdown_gfm_footnote_enter,
        ngx_posts_markdown_gfm_footnote_leave },

#endif
};


void
ngx_posts_markdown_document(ngx_posts_markdown_renderer_t *r,
    cmark_node *document)
{
    cmark_node                       *node;
    cmark_iter                       *iter;
    cmark_event_type                  event;
    cmark_node_type                   type;
    ngx_posts_markdown_node_pt        write;
    const ngx_posts_markdown_node_t  *handlers;

    iter = cmark_iter_new(document);

    for ( ;; ) {
        event = cmark_iter_next(iter);

        if (event == CMARK_EVENT_DONE) {
            break;
        }

        node = cmark_iter_get_node(iter);
        type = cmark_node_get_type(node);

        if (r->image && r->image != node && type != CMARK_NODE_TEXT
            && type != CMARK_NODE_SOFTBREAK)
        {
            continue;
        }

        handlers = ngx_posts_markdown_node(type);
        write = (event == CMARK_EVENT_ENTER) ? handlers->enter
                                             : handlers->leave;
        if (write) {
            write(r, node);
        }
    }

#if (NGX_POSTS_HAVE_CMARK_GFM)
    ngx_posts_markdown_gfm_end(r);
#endif
}


static const ngx_posts_markdown_node_t *
ngx_posts_markdown_node(cmark_node_type type)
{
    if (ngx_posts_markdown_is_core(type)) {
        return &ngx_posts_markdown_nodes[ngx_posts_markdown_index(type)];
    }

#if (NGX_POSTS_HAVE_CMARK_GFM)
    return ngx_posts_markdown_gfm_node(type);
#else
    return &ngx_posts_markdown_nodes[0];
#endif
}


void
ngx_posts_markdown_sourcepos(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_output_t  *out;

    if (!(r->options & NGX_POSTS_MARKDOWN_SOURCEPOS)) {
        return;
    }

    out = &r->out;

    ngx_posts_markdown_puts(out, " data-sourcepos=\"");
    ngx_posts_markdown_output_int(out, cmark_node_get_start_line(node));
    ngx_posts_markdown_puts(out, ":");
    ngx_posts_markdown_output_int(out, cmark_node_get_start_column(node));
    ngx_posts_markdown_puts(out, "-");
    ngx_posts_markdown_output_int(out, cmark_node_get_end_line(node));
    ngx_posts_markdown_puts(out, ":");
    ngx_posts_markdown_output_int(out, cmark_node_get_end_column(node));
    ngx_posts_markdown_puts(out, "\"");
}


static void
ngx_posts_markdown_quote_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_puts(&r->out, "<blockquote");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">\n");
}


static void
ngx_posts_markdown_quote_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</blockquote>\n");
}


static void
ngx_posts_markdown_list_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_int_t                     start;
    ngx_posts_markdown_output_t  *out;

    out = &r->out;

    ngx_posts_markdown_output_cr(out);

    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
        ngx_posts_markdown_puts(out, "<ul");

    } else {
        ngx_posts_markdown_puts(out, "<ol");

        start = cmark_node_get_list_start(node);

        if (start != 1) {
            ngx_posts_markdown_puts(out, " start=\"");
            ngx_posts_markdown_output_int(out, start);
            ngx_posts_markdown_puts(out, "\"");
        }
    }

    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(out, ">\n");

    (void) cmark_node_set_user_data(node, (void *) (uintptr_t) r->tight);

    r->tight = cmark_node_get_list_tight(node);
}


static void
ngx_posts_markdown_list_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST) {
        ngx_posts_markdown_puts(&r->out, "</ul>\n");

    } else {
        ngx_posts_markdown_puts(&r->out, "</ol>\n");
    }

    r->tight = (uintptr_t) cmark_node_get_user_data(node);
}


static void
ngx_posts_markdown_item_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_puts(&r->out, "<li");
    ngx_posts_markdown_sourcepos(r, node);

#if (NGX_POSTS_HAVE_CMARK_GFM)

    if (r->options & NGX_POSTS_MARKDOWN_TASKLIST) {
        ngx_posts_markdown_gfm_task(r, node);
        return;
    }

#endif

    ngx_posts_markdown_puts(&r->out, ">");
}


static void
ngx_posts_markdown_item_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</li>\n");
}


static void
ngx_posts_markdown_code_block(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_str_t                     lang;
    const char                   *info;
    ngx_posts_markdown_output_t  *out;

    static const char             space[] = " \t\r\n\f\v";

    out = &r->out;
    info = cmark_node_get_fence_info(node);

    /* all but white space: no language; white space first: an empty one */

    lang.data = (u_char *) info;
    lang.len = 0;

    if (info == NULL || info[strspn(info, space)] == '\0') {
        lang.data = NULL;

    } else {
        lang.len = strcspn(info, space);
    }

    ngx_posts_markdown_output_cr(out);
    ngx_posts_markdown_puts(out, "<div class=\"");

    if (lang.data) {
        ngx_posts_markdown_puts(out, "language-");
        ngx_posts_markdown_output_write(out, lang.data, lang.len);
        ngx_posts_markdown_puts(out, " ");
    }

    ngx_posts_markdown_puts(out, "highlighter-rouge\">"
                                 "<div class=\"highlight\"><pre");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(out, " class=\"highlight\"");

    if (r->options & NGX_POSTS_MARKDOWN_PRE_LANG) {
        ngx_posts_markdown_language(out, &lang);
        ngx_posts_markdown_puts(out, "><code>");

    } else {
        ngx_posts_markdown_puts(out, "><code");
        ngx_posts_markdown_language(out, &lang);
        ngx_posts_markdown_puts(out, ">");
    }

    ngx_posts_markdown_output_code(out, cmark_node_get_literal(node));
    ngx_posts_markdown_puts(out, "</code></pre></div></div>\n");
}


static void
ngx_posts_markdown_language(ngx_posts_markdown_output_t *out, ngx_str_t *lang)
{
    if (lang->data) {
        ngx_posts_markdown_puts(out, " data-lang=\"");
        ngx_posts_markdown_output_write(out, lang->data, lang->len);
        ngx_posts_markdown_puts(out, "\"");
    }
}


static void
ngx_posts_markdown_html_block(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_html(r, node);
    ngx_posts_markdown_output_cr(&r->out);
}


static ngx_uint_t
ngx_posts_markdown_is_bare(ngx_posts_markdown_renderer_t *r,
    cmark_node *paragraph)
{
    return r->tight
           && cmark_node_get_type(cmark_node_parent(paragraph))
              != CMARK_NODE_BLOCK_QUOTE;
}


static void
ngx_posts_markdown_paragraph_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (ngx_posts_markdown_is_bare(r, node)) {
        return;
    }

    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_puts(&r->out, "<p");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">");
}


static void
ngx_posts_markdown_paragraph_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (ngx_posts_markdown_is_bare(r, node)) {
        return;
    }

#if (NGX_POSTS_HAVE_CMARK_GFM)
    ngx_posts_markdown_gfm_paragraph_end(r, node);
#endif

    ngx_posts_markdown_puts(&r->out, "</p>\n");
}


static void
ngx_posts_markdown_heading_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_puts(&r->out, "<h");
    ngx_posts_markdown_output_int(&r->out,
                                  cmark_node_get_heading_level(node));
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, ">");
}


static void
ngx_posts_markdown_heading_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</h");
    ngx_posts_markdown_output_int(&r->out,
                                  cmark_node_get_heading_level(node));
    ngx_posts_markdown_puts(&r->out, ">\n");
}


static void
ngx_posts_markdown_rule(ngx_posts_markdown_renderer_t *r, cmark_node *node)
{
    ngx_posts_markdown_output_cr(&r->out);
    ngx_posts_markdown_puts(&r->out, "<hr");
    ngx_posts_markdown_sourcepos(r, node);
    ngx_posts_markdown_puts(&r->out, " />\n");
}


static void
ngx_posts_markdown_text(ngx_posts_markdown_renderer_t *r, cmark_node *node)
{
    ngx_posts_markdown_output_text(&r->out, cmark_node_get_literal(node));
}


static void
ngx_posts_markdown_soft_break(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    if (r->options & NGX_POSTS_MARKDOWN_HARDBREAKS) {
        ngx_posts_markdown_puts(&r->out, "<br />\n");

    } else if (r->options & NGX_POSTS_MARKDOWN_NOBREAKS) {
        ngx_posts_markdown_puts(&r->out, " ");

    } else {
        ngx_posts_markdown_puts(&r->out, "\n");
    }
}


static void
ngx_posts_markdown_line_break(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<br />\n");
}


static void
ngx_posts_markdown_code(ngx_posts_markdown_renderer_t *r, cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<code>");
    ngx_posts_markdown_output_text(&r->out, cmark_node_get_literal(node));
    ngx_posts_markdown_puts(&r->out, "</code>");
}


static void
ngx_posts_markdown_html(ngx_posts_markdown_renderer_t *r, cmark_node *node)
{
    const char  *html;

    if (!(r->options & NGX_POSTS_MARKDOWN_UNSAFE)) {
        ngx_posts_markdown_puts(&r->out, NGX_POSTS_MARKDOWN_NO_HTML);
        return;
    }

    html = cmark_node_get_literal(node);

    if (r->options & NGX_POSTS_MARKDOWN_TAGFILTER) {
        ngx_posts_markdown_output_filtered(&r->out, html);

    } else {
        ngx_posts_markdown_output_write(&r->out, html, ngx_strlen(html));
    }
}


static void
ngx_posts_markdown_emph_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<em>");
}


static void
ngx_posts_markdown_emph_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</em>");
}


static void
ngx_posts_markdown_strong_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<strong>");
}


static void
ngx_posts_markdown_strong_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</strong>");
}


static void
ngx_posts_markdown_link_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<a href=\"");
    ngx_posts_markdown_output_href(&r->out, cmark_node_get_url(node));
    ngx_posts_markdown_puts(&r->out, "\"");
    ngx_posts_markdown_title(&r->out, node);
    ngx_posts_markdown_puts(&r->out, ">");
}


static void
ngx_posts_markdown_link_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "</a>");
}


static void
ngx_posts_markdown_image_enter(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    ngx_posts_markdown_puts(&r->out, "<img src=\"");
    ngx_posts_markdown_output_href(&r->out, cmark_node_get_url(node));
    ngx_posts_markdown_puts(&r->out, "\" alt=\"");

    r->image = node;
}


static void
ngx_posts_markdown_image_leave(ngx_posts_markdown_renderer_t *r,
    cmark_node *node)
{
    r->image = NULL;

    ngx_posts_markdown_puts(&r->out, "\"");
    ngx_posts_markdown_title(&r->out, node);
    ngx_posts_markdown_puts(&r->out, " />");
}


static void
ngx_posts_markdown_title(ngx_posts_markdown_output_t *out, cmark_node *node)
{
    const char  *title;

    title = cmark_node_get_title(node);

    if (title && *title) {
        ngx_posts_markdown_puts(out, " title=\"");
        ngx_posts_markdown_output_text(out, title);
        ngx_posts_markdown_puts(out, "\"");
    }
}
