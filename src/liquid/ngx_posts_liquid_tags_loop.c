
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * Tags that repeat: for, tablerow, and what goes with them.
 */

typedef struct {
    ngx_str_t                    variable;
    ngx_str_t                    collection;
    ngx_str_t                    offset;         /* data NULL: not given */
    ngx_str_t                    limit;
    ngx_str_t                    cols;
    unsigned                     reversed:1;
} ngx_posts_liquid_loop_tag_t;


static ngx_int_t ngx_posts_liquid_tag_for(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_for_strict(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_posts_liquid_loop_tag_t *loop);
static ngx_int_t ngx_posts_liquid_for_attribute(
    ngx_posts_liquid_parser_t *parser, ngx_posts_liquid_loop_tag_t *loop);
static ngx_int_t ngx_posts_liquid_for_lax(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_posts_liquid_loop_tag_t *loop);
static ngx_int_t ngx_posts_liquid_for_body(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_loop_tag_t *loop);
static ngx_int_t ngx_posts_liquid_for_else(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_chain_t *none);
static ngx_int_t ngx_posts_liquid_tag_tablerow(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tablerow_body(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_loop_tag_t *loop);
static u_char *ngx_posts_liquid_loop_in(u_char *p, u_char *last,
    ngx_uint_t loose, ngx_posts_liquid_loop_tag_t *loop);
static void ngx_posts_liquid_loop_attributes(ngx_str_t *markup,
    ngx_posts_liquid_loop_tag_t *loop);
static ngx_int_t ngx_posts_liquid_loop_given(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_loop_begin(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_loop_tag_t *loop,
    ngx_posts_liquid_scope_t *scope);
static ngx_int_t ngx_posts_liquid_tag_interrupt(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);


const ngx_posts_liquid_tag_t  ngx_posts_liquid_loop_tags[] = {

    { ngx_string("for"), ngx_string("endfor"),
      ngx_posts_liquid_tag_for, 0 },

    { ngx_string("tablerow"), ngx_string("endtablerow"),
      ngx_posts_liquid_tag_tablerow, 0 },

    { ngx_string("break"), ngx_null_string,
      ngx_posts_liquid_tag_interrupt, NGX_POSTS_LIQUID_BREAK },

    { ngx_string("continue"), ngx_null_string,
      ngx_posts_liquid_tag_interrupt, NGX_POSTS_LIQUID_CONTINUE },

    { ngx_string("cycle"), ngx_null_string,
      ngx_posts_liquid_tag_cycle, 0 },

    ngx_posts_liquid_null_tag
};


static const ngx_str_t  ngx_posts_liquid_for_inner[] = {
    ngx_string("else"), ngx_null_string
};


static ngx_int_t
ngx_posts_liquid_tag_for(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_int_t                    rc;
    ngx_posts_liquid_loop_tag_t  loop;

    ngx_memzero(&loop, sizeof(ngx_posts_liquid_loop_tag_t));

    rc = NGX_DECLINED;

    if (c->engine->error_mode != NGX_POSTS_LIQUID_LAX) {
        rc = ngx_posts_liquid_for_strict(c, markup, &loop);

        if (rc == NGX_DECLINED) {
            rc = ngx_posts_liquid_fall_back(c, markup, "", "");
        }
    }

    if (rc == NGX_DECLINED) {

        /* the attributes that the strict parser took stay */

        rc = ngx_posts_liquid_for_lax(c, markup, &loop);
    }

    return (rc == NGX_OK) ? ngx_posts_liquid_for_body(c, &loop) : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_for_strict(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_posts_liquid_loop_tag_t *loop)
{
    ngx_int_t                   rc;
    ngx_posts_liquid_parser_t  *parser;

    parser = &c->parser;

    rc = ngx_posts_liquid_parser_init(parser, markup);

    if (rc == NGX_OK) {
        rc = ngx_posts_liquid_parser_take(parser, NGX_POSTS_LIQUID_LEX_ID,
                                          &loop->variable);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    if (!ngx_posts_liquid_parser_accept_id(parser, "in")) {
        ngx_posts_error_set(&parser->error,
                            "For loops require an 'in' clause");
        return NGX_DECLINED;
    }

    rc = ngx_posts_liquid_parser_expression(parser, &loop->collection);

    if (rc == NGX_OK) {
        loop->reversed = ngx_posts_liquid_parser_accept_id(parser,
                                                           "reversed");
    }

    while (rc == NGX_OK
           && ngx_posts_liquid_parser_look(parser, NGX_POSTS_LIQUID_LEX_ID, 0)
           && ngx_posts_liquid_parser_look(parser,
                                           NGX_POSTS_LIQUID_LEX_COLON, 1))
    {
        rc = ngx_posts_liquid_for_attribute(parser, loop);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_parser_take(parser, NGX_POSTS_LIQUID_LEX_END,
                                        NULL);
}


static ngx_int_t
ngx_posts_liquid_for_attribute(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_loop_tag_t *loop)
{
    ngx_int_t   rc;
    ngx_str_t   value, *given;

    if (ngx_posts_liquid_parser_accept_id(parser, "limit")) {
        given = &loop->limit;

    } else if (ngx_posts_liquid_parser_accept_id(parser, "offset")) {
        given = &loop->offset;

    } else {
        ngx_posts_error_set(&parser->error,
                            "Invalid attribute in for loop. "
                            "Valid attributes are limit and offset");
        return NGX_DECLINED;
    }

    (void) ngx_posts_liquid_parser_accept(parser, NGX_POSTS_LIQUID_LEX_COLON,
                                          NULL);

    rc = ngx_posts_liquid_parser_expression(parser, &value);

    if (rc == NGX_OK) {
        *given = value;
    }

    return rc;
}


/* \A([\w-]+)\s+in\s+(QuotedFragment+)\s*(reversed)? */

static ngx_int_t
ngx_posts_liquid_for_lax(ngx_posts_liquid_compiler_t *c, ngx_str_t *markup,
    ngx_posts_liquid_loop_tag_t *loop)
{
    u_char  *p, *last;
    size_t   n;

    last = markup->data + markup->len;
    p = ngx_posts_liquid_loop_in(markup->data, last, 1, loop);

    if (p == NULL) {
        return ngx_posts_liquid_syntax_error(c,
                                "Syntax Error in 'for loop' - Valid syntax: "
                                "for [item] in [collection]");
    }

    p = ngx_posts_liquid_scan_space(p, last);
    n = sizeof("reversed") - 1;

    loop->reversed = ((size_t) (last - p) >= n
                      && ngx_memcmp(p, "reversed", n) == 0);

    ngx_posts_liquid_loop_attributes(markup, loop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_for_body(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_loop_tag_t *loop)
{
    ngx_int_t                 rc;
    ngx_uint_t                start;
    ngx_posts_liquid_stop_t   stop;
    ngx_posts_liquid_scope_t  scope;
    ngx_posts_liquid_chain_t  none;

    ngx_str_set(&scope.object, "forloop");
    none = 0;

    if (ngx_posts_liquid_loop_begin(c, NGX_POSTS_LIQUID_FOR, loop, &scope)
        != NGX_OK
        || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &none)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    scope.outer = c->scope;
    c->scope = &scope;
    start = ngx_posts_liquid_here(c);

    rc = ngx_posts_liquid_compile_part(c, ngx_posts_liquid_for_inner, &stop);

    c->scope = scope.outer;

    if (rc != NGX_OK
        || ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_NEXT, start) != NGX_OK
        || (!stop.end && ngx_posts_liquid_for_else(c, &none) != NGX_OK))
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &none);
    ngx_posts_liquid_drop_blanks(c);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_for_else(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_chain_t *none)
{
    ngx_posts_liquid_stop_t   stop;
    ngx_posts_liquid_chain_t  end;

    end = 0;

    if (ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, none);

    /* a second "else" ends the tag: Ruby then stumbles over "endfor" */

    if (ngx_posts_liquid_compile_part(c, ngx_posts_liquid_for_inner, &stop)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &end);

    return NGX_OK;
}


/* (\w+)\s+in\s+(QuotedFragment+), anywhere */

static ngx_int_t
ngx_posts_liquid_tag_tablerow(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char                       *p, *last;
    ngx_posts_liquid_loop_tag_t   loop;

    ngx_memzero(&loop, sizeof(ngx_posts_liquid_loop_tag_t));

    p = markup->data;
    last = markup->data + markup->len;

    while (p < last) {

        if (!ngx_posts_liquid_is_word(*p)) {
            p++;
            continue;
        }

        if (ngx_posts_liquid_loop_in(p, last, 0, &loop) != NULL) {
            ngx_posts_liquid_loop_attributes(markup, &loop);
            return ngx_posts_liquid_tablerow_body(c, &loop);
        }

        while (p < last && ngx_posts_liquid_is_word(*p)) {
            p++;
        }
    }

    return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'table_row "
                                  "loop' - Valid syntax: table_row [item] in "
                                  "[collection] cols=3");
}


/* interrupts go through to the loop around it, but do not end the row */

static ngx_int_t
ngx_posts_liquid_tablerow_body(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_loop_tag_t *loop)
{
    ngx_int_t                 rc;
    ngx_uint_t                start;
    ngx_posts_liquid_scope_t  scope;
    ngx_posts_liquid_chain_t  end;

    ngx_str_set(&scope.object, "tablerowloop");
    end = 0;

    if (ngx_posts_liquid_loop_begin(c, NGX_POSTS_LIQUID_TABLEROW, loop,
                                    &scope)
        != NGX_OK
        || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    scope.outer = c->scope;
    c->scope = &scope;
    start = ngx_posts_liquid_here(c);

    c->pending++;
    rc = ngx_posts_liquid_compile_block(c);
    c->pending--;

    c->scope = scope.outer;

    if (rc != NGX_OK
        || ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_ROW, start) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &end);

    return NGX_OK;
}


/* variable\s+in\s+collection; where the collection ends, or NULL */

static u_char *
ngx_posts_liquid_loop_in(u_char *p, u_char *last, ngx_uint_t loose,
    ngx_posts_liquid_loop_tag_t *loop)
{
    u_char  *q;

    for (q = p; q < last; q++) {
        if (!ngx_posts_liquid_is_word(*q) && !(loose && *q == '-')) {
            break;
        }
    }

    if (q == p) {
        return NULL;
    }

    loop->variable.data = p;
    loop->variable.len = q - p;

    p = ngx_posts_liquid_scan_space(q, last);

    if (p == q || last - p < 3 || p[0] != 'i' || p[1] != 'n'
        || !ngx_posts_liquid_is_space(p[2]))
    {
        return NULL;
    }

    p = ngx_posts_liquid_scan_space(p + 2, last);
    q = ngx_posts_liquid_scan_fragments(p, last);

    if (q != NULL) {
        loop->collection.data = p;
        loop->collection.len = q - p;
    }

    return q;
}


static void
ngx_posts_liquid_loop_attributes(ngx_str_t *markup,
    ngx_posts_liquid_loop_tag_t *loop)
{
    ngx_str_t  s, key, value;

    s = *markup;

    while (ngx_posts_liquid_find_attribute(&s, &key, &value)) {

        if (ngx_posts_liquid_str_is(&key, "offset")) {
            loop->offset = value;

        } else if (ngx_posts_liquid_str_is(&key, "limit")) {
            loop->limit = value;

        } else if (ngx_posts_liquid_str_is(&key, "cols")) {
            loop->cols = value;
        }
    }
}


static ngx_int_t
ngx_posts_liquid_loop_given(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    ngx_posts_value_t  nil;

    if (markup->data != NULL) {
        return ngx_posts_liquid_emit_expression(c, markup);
    }

    ngx_posts_nil(&nil);

    return ngx_posts_liquid_emit_constant(c, &nil);
}


static ngx_int_t
ngx_posts_liquid_loop_begin(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_loop_tag_t *loop,
    ngx_posts_liquid_scope_t *scope)
{
    u_char                        *p;
    ngx_int_t                      variable, object;
    ngx_posts_liquid_loop_site_t   site;

    ngx_memzero(&site, sizeof(ngx_posts_liquid_loop_site_t));

    scope->item = loop->variable;

    site.reversed = loop->reversed;
    site.limited = (loop->limit.data != NULL);

    if (op == NGX_POSTS_LIQUID_FOR
        && ngx_posts_liquid_str_is(&loop->offset, "continue"))
    {
        site.resumed = 1;
        ngx_str_null(&loop->offset);
    }

    site.name.len = loop->variable.len + 1 + loop->collection.len;
    site.name.data = ngx_pnalloc(c->pool, site.name.len);

    variable = ngx_posts_liquid_name(c, &scope->item);
    object = ngx_posts_liquid_name(c, &scope->object);

    if (site.name.data == NULL || variable == NGX_ERROR
        || object == NGX_ERROR)
    {
        return NGX_ERROR;
    }

    p = ngx_cpymem(site.name.data, loop->variable.data, loop->variable.len);
    *p++ = '-';
    ngx_memcpy(p, loop->collection.data, loop->collection.len);

    site.variable = variable;
    site.object = object;

    if (ngx_posts_liquid_emit_expression(c, &loop->collection) != NGX_OK
        || ngx_posts_liquid_loop_given(c, &loop->offset) != NGX_OK
        || ngx_posts_liquid_loop_given(c, &loop->limit) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (op == NGX_POSTS_LIQUID_TABLEROW
        && ngx_posts_liquid_loop_given(c, &loop->cols) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_loop(c, op, &site);
}


static ngx_int_t
ngx_posts_liquid_tag_interrupt(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    c->node->interrupts = 1;

    return ngx_posts_liquid_emit(c, tag->data, 0);
}
