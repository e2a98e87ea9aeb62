
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


static ngx_int_t ngx_posts_liquid_compile_token(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_token_t *token,
    ngx_posts_liquid_stop_t *stop);
static ngx_int_t ngx_posts_liquid_compile_text(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_token_t *token);
static ngx_int_t ngx_posts_liquid_compile_output(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_token_t *token);
static ngx_int_t ngx_posts_liquid_compile_tag(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token, ngx_posts_liquid_stop_t *stop);
static ngx_int_t ngx_posts_liquid_compile_row(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_compile_lines(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup);
static void ngx_posts_liquid_trim(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token);
static ngx_int_t ngx_posts_liquid_check(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t interrupts);


ngx_int_t
ngx_posts_liquid_compile_body(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_stop_t *stop)
{
    ngx_int_t                 rc;
    ngx_posts_liquid_body_t   body;
    ngx_posts_liquid_token_t  token;

    ngx_memzero(&body, sizeof(ngx_posts_liquid_body_t));
    ngx_memzero(stop, sizeof(ngx_posts_liquid_stop_t));

    body.outer = c->body;
    body.blank = 1;
    c->body = &body;

    rc = NGX_OK;

    while (rc == NGX_OK && ngx_posts_liquid_lexer_next(&c->lexer, &token)) {
        rc = ngx_posts_liquid_compile_token(c, &token, stop);
    }

    c->body = body.outer;

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &body.checks);

    c->node->blank &= body.blank;
    c->node->interrupts |= body.interrupts;

    return NGX_OK;
}


/* NGX_DONE: the token ends the body */

static ngx_int_t
ngx_posts_liquid_compile_token(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token, ngx_posts_liquid_stop_t *stop)
{
    switch (token->type) {

    case NGX_POSTS_LIQUID_TOKEN_TAG:
        return ngx_posts_liquid_compile_tag(c, token, stop);

    case NGX_POSTS_LIQUID_TOKEN_OUTPUT:
        return ngx_posts_liquid_compile_output(c, token);

    default:
        return ngx_posts_liquid_compile_text(c, token);
    }
}


static ngx_int_t
ngx_posts_liquid_compile_text(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token)
{
    uint32_t   *blank;
    ngx_str_t   text;

    if (c->lexer.lines) {
        /* an empty line of a {% liquid %} tag */
        return NGX_OK;
    }

    text = token->text;

    if (c->trim) {
        c->trim = 0;
        ngx_posts_liquid_lstrip(&text);
    }

    if (!ngx_posts_liquid_is_blank(&text)) {
        c->body->blank = 0;
    }

    c->body->text = 0;

    if (text.len == 0) {
        return NGX_OK;
    }

    if (c->body->blank) {
        blank = ngx_array_push(&c->blanks);
        if (blank == NULL) {
            return NGX_ERROR;
        }

        *blank = ngx_posts_liquid_here(c);
    }

    if (ngx_posts_liquid_emit_text(c, &text) != NGX_OK) {
        return NGX_ERROR;
    }

    c->body->text = ngx_posts_liquid_here(c);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_compile_output(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token)
{
    c->place = token->text.data;

    if (token->malformed) {
        return ngx_posts_liquid_syntax_error(c,
                   "Variable '%V' was not properly terminated with regexp: "
                   "/\\}\\}/", &token->text);
    }

    ngx_posts_liquid_trim(c, token);

    c->body->blank = 0;
    c->body->text = 0;

    if (ngx_posts_liquid_mark(c) != NGX_OK
        || ngx_posts_liquid_emit_variable(c, &token->markup) != NGX_OK
        || ngx_posts_liquid_emit_write(c) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_check(c, 0);
}


static ngx_int_t
ngx_posts_liquid_compile_tag(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token, ngx_posts_liquid_stop_t *stop)
{
    const ngx_posts_liquid_tag_t  *tag;

    c->place = token->text.data;

    if (token->malformed) {
        return ngx_posts_liquid_syntax_error(c,
                        "Tag '%V' was not properly terminated with regexp: "
                        "/\\%%\\}/", &token->text);
    }

    c->place = token->name.data;

    if (!c->lexer.lines) {
        ngx_posts_liquid_trim(c, token);

        if (ngx_posts_liquid_str_is(&token->name, "liquid")) {
            return ngx_posts_liquid_compile_lines(c, &token->markup);
        }
    }

    tag = ngx_posts_liquid_engine_tag(c->engine, &token->name);

    if (tag == NULL) {
        stop->name = token->name;
        stop->markup = token->markup;

        return NGX_DONE;
    }

    return ngx_posts_liquid_compile_row(c, tag, &token->markup);
}


static ngx_int_t
ngx_posts_liquid_compile_row(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_int_t                rc;
    ngx_posts_liquid_node_t  node;

    node.outer = c->node;
    node.tag = tag;
    node.place = c->place;
    node.blanks = c->blanks.nelts;
    node.blank = (tag->end.len != 0);
    node.interrupts = 0;

    c->node = &node;

    rc = ngx_posts_liquid_mark(c);

    if (rc == NGX_OK) {
        rc = tag->compile(c, tag, markup);
    }

    c->node = node.outer;
    c->blanks.nelts = node.blanks;

    if (rc != NGX_OK) {

        if (ngx_posts_error_is_set(c->error)) {
            ngx_posts_liquid_error_place(c, node.place);
        }

        return NGX_ERROR;
    }

    c->body->blank &= node.blank;
    c->body->text = 0;

    return ngx_posts_liquid_check(c, node.interrupts);
}


/*
 * The lines of a {% liquid %} tag are nodes of the body around them, which
 * the tag itself is not.
 */

static ngx_int_t
ngx_posts_liquid_compile_lines(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    static const ngx_str_t  name = ngx_string("liquid");
    static const ngx_str_t  end = ngx_string("%}");

    ngx_int_t                 rc;
    ngx_posts_liquid_stop_t   stop;
    ngx_posts_liquid_lexer_t  lexer;
    ngx_posts_liquid_token_t  token;

    lexer = c->lexer;
    ngx_posts_liquid_lexer_init(&c->lexer, markup, 1);

    rc = NGX_OK;

    while (rc == NGX_OK && ngx_posts_liquid_lexer_next(&c->lexer, &token)) {
        rc = ngx_posts_liquid_compile_token(c, &token, &stop);
    }

    if (rc == NGX_DONE) {
        return ngx_posts_liquid_unknown_tag(c, &stop.name, &name, &end);
    }

    c->lexer = lexer;

    return rc;
}


/* "{%-" and "{{-" take from the text before them, if it is in this body */

static void
ngx_posts_liquid_trim(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_token_t *token)
{
    uint32_t   *word;
    ngx_str_t  *text;

    if (token->left && c->body->text) {
        word = (uint32_t *) c->code.elts + c->body->text - 1;
        text = (ngx_str_t *) c->texts.elts
               + ngx_posts_liquid_word_operand(*word);

        ngx_posts_liquid_rstrip(text);

        if (text->len == 0) {
            *word = NGX_POSTS_LIQUID_NOP;
            c->body->text = 0;
        }
    }

    c->trim = token->right;
}


/* behind a node: leaves the body if there was a "break" or "continue" */

static ngx_int_t
ngx_posts_liquid_check(ngx_posts_liquid_compiler_t *c, ngx_uint_t interrupts)
{
    if (interrupts) {
        c->body->interrupts = 1;
    }

    if (!interrupts && c->pending == 0) {
        return NGX_OK;
    }

    return ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_CHECK,
                                      &c->body->checks);
}


ngx_int_t
ngx_posts_liquid_compile_part(ngx_posts_liquid_compiler_t *c,
    const ngx_str_t *inner, ngx_posts_liquid_stop_t *stop)
{
    ngx_int_t                      rc;
    const ngx_posts_liquid_tag_t  *tag;

    if (c->blocks == NGX_POSTS_MAX_LIQUID_BLOCKS) {
        return ngx_posts_liquid_syntax_error(c, "Nesting too deep");
    }

    c->blocks++;
    rc = ngx_posts_liquid_compile_body(c, stop);
    c->blocks--;

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (stop->name.data == NULL) {
        return ngx_posts_liquid_never_closed(c);
    }

    tag = c->node->tag;

    if (ngx_posts_liquid_str_eq(&stop->name, &tag->end)) {
        stop->end = 1;
        return NGX_OK;
    }

    for ( /* void */ ; inner->len; inner++) {
        if (ngx_posts_liquid_str_eq(&stop->name, inner)) {
            return NGX_OK;
        }
    }

    return ngx_posts_liquid_unknown_tag(c, &stop->name, &tag->name,
                                        &tag->end);
}


ngx_int_t
ngx_posts_liquid_compile_block(ngx_posts_liquid_compiler_t *c)
{
    static const ngx_str_t  none = ngx_null_string;

    ngx_posts_liquid_stop_t  stop;

    return ngx_posts_liquid_compile_part(c, &none, &stop);
}


void
ngx_posts_liquid_drop_blanks(ngx_posts_liquid_compiler_t *c)
{
    uint32_t    *code, *blanks;
    ngx_uint_t   i;

    if (!c->node->blank) {
        return;
    }

    code = c->code.elts;
    blanks = c->blanks.elts;

    for (i = c->node->blanks; i < c->blanks.nelts; i++) {
        code[blanks[i]] = NGX_POSTS_LIQUID_NOP;
    }
}


/*
 * The template is compiled in place: it sees the loops around it, but has
 * white space and blocks of its own.
 */

ngx_int_t
ngx_posts_liquid_emit_template(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *source)
{
    ngx_uint_t                blocks, trim, blank;
    ngx_posts_liquid_stop_t   stop;
    ngx_posts_liquid_lexer_t  lexer;

    if (ngx_strlchr(source->data, source->data + source->len, '{') == NULL) {
        return ngx_posts_liquid_emit_string(c, source);
    }

    lexer = c->lexer;
    blocks = c->blocks;
    trim = c->trim;
    blank = c->node->blank;

    ngx_posts_liquid_lexer_init(&c->lexer, source, 0);
    c->blocks = 0;
    c->trim = 0;

    if (ngx_posts_liquid_emit_capture(c) != NGX_OK
        || ngx_posts_liquid_compile_body(c, &stop) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (stop.name.data != NULL) {
        return ngx_posts_liquid_unknown_tag(c, &stop.name, NULL, NULL);
    }

    c->lexer = lexer;
    c->blocks = blocks;
    c->trim = trim;
    c->node->blank = blank;

    return ngx_posts_liquid_emit_captured(c);
}
