
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * Tags that print, or keep back, what is written in them.
 */

static ngx_int_t ngx_posts_liquid_tag_echo(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_raw(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_comment(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_remark(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_ifchanged(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_render(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


const ngx_posts_liquid_tag_t  ngx_posts_liquid_text_tags[] = {

    { ngx_string("echo"), ngx_null_string,
      ngx_posts_liquid_tag_echo, 0 },

    { ngx_string("raw"), ngx_string("endraw"),
      ngx_posts_liquid_tag_raw, 0 },

    { ngx_string("comment"), ngx_string("endcomment"),
      ngx_posts_liquid_tag_comment, 0 },

    { ngx_string("#"), ngx_null_string,
      ngx_posts_liquid_tag_remark, 0 },

    { ngx_string("ifchanged"), ngx_string("endifchanged"),
      ngx_posts_liquid_tag_ifchanged, 0 },

    { ngx_string("render"), ngx_null_string,
      ngx_posts_liquid_tag_render, 0 },

    ngx_posts_liquid_null_tag
};


static ngx_int_t
ngx_posts_liquid_tag_echo(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    if (ngx_posts_liquid_emit_variable(c, markup) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


static ngx_int_t
ngx_posts_liquid_tag_raw(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char                    *end;
    ngx_str_t                  text;
    ngx_posts_liquid_token_t   token;

    if (!ngx_posts_liquid_is_blank(markup)) {
        return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'raw' "
                                             "- Valid syntax: raw");
    }

    text.data = c->lexer.pos;

    while (ngx_posts_liquid_lexer_next(&c->lexer, &token)) {
        end = ngx_posts_liquid_raw_end(&token, &tag->end);

        if (end != NULL) {
            text.len = end - text.data;
            ngx_posts_liquid_set_blank(c, text.len == 0);

            return ngx_posts_liquid_emit_text(c, &text);
        }
    }

    return ngx_posts_liquid_never_closed(c);
}


/* what is in a comment has to be well formed, but for unknown tags */

static ngx_int_t
ngx_posts_liquid_tag_comment(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_posts_liquid_stop_t        stop;
    ngx_posts_liquid_checkpoint_t  checkpoint;

    if (c->blocks == NGX_POSTS_MAX_LIQUID_BLOCKS) {
        return ngx_posts_liquid_syntax_error(c, "Nesting too deep");
    }

    ngx_posts_liquid_checkpoint(c, &checkpoint);

    c->blocks++;

    do {
        if (ngx_posts_liquid_compile_body(c, &stop) != NGX_OK) {
            return NGX_ERROR;
        }

        if (stop.name.data == NULL) {
            return ngx_posts_liquid_never_closed(c);
        }

    } while (!ngx_posts_liquid_str_eq(&stop.name, &tag->end));

    c->blocks--;
    c->node->interrupts = 0;

    ngx_posts_liquid_rollback(c, &checkpoint);
    ngx_posts_liquid_set_blank(c, 1);

    return NGX_OK;
}


/* {% # ... %}: every line begins with a "#" */

static ngx_int_t
ngx_posts_liquid_tag_remark(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char  *p, *last;

    p = markup->data;
    last = markup->data + markup->len;

    for ( ;; ) {
        p = ngx_strlchr(p, last, '\n');

        if (p == NULL) {
            break;
        }

        p = ngx_posts_liquid_scan_space(p, last);

        if (p < last && *p != '#') {
            return ngx_posts_liquid_syntax_error(c,
                         "Syntax error in tag '#' - Each line of comments "
                         "must be prefixed by the '#' character");
        }
    }

    ngx_posts_liquid_set_blank(c, 1);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_tag_ifchanged(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    if (ngx_posts_liquid_emit_capture(c) != NGX_OK
        || ngx_posts_liquid_compile_block(c) != NGX_OK
        || ngx_posts_liquid_emit_captured(c) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_IFCHANGED, 0);
}


/* Jekyll gives Liquid's own includes no file system */

static ngx_int_t
ngx_posts_liquid_tag_render(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char  *p, *last;

    last = markup->data + markup->len;

    for (p = markup->data; p < last; p++) {
        if (ngx_posts_liquid_scan_quoted(p, last) != NULL) {
            return ngx_posts_liquid_emit_raise(c,
                            "This liquid context does not allow includes.");
        }
    }

    return ngx_posts_liquid_syntax_error(c, "Syntax error in tag 'render' "
                                 "- Template name must be a quoted string");
}
