
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * Tags that choose: if, unless, case.
 */

static ngx_int_t ngx_posts_liquid_tag_if(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_case(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_case_when(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *left, ngx_str_t *markup, ngx_posts_liquid_stop_t *stop);
static ngx_int_t ngx_posts_liquid_case_choices(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_case_test(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *left, ngx_str_t *right, ngx_posts_liquid_chain_t *no);
static ngx_int_t ngx_posts_liquid_case_shared(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *left, ngx_posts_liquid_stop_t *stop);
static ngx_int_t ngx_posts_liquid_case_else(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_posts_liquid_stop_t *stop);
static ngx_int_t ngx_posts_liquid_case_part(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t again, ngx_posts_liquid_stop_t *stop);


const ngx_posts_liquid_tag_t  ngx_posts_liquid_choice_tags[] = {

    { ngx_string("if"), ngx_string("endif"),
      ngx_posts_liquid_tag_if, 0 },

    { ngx_string("unless"), ngx_string("endunless"),
      ngx_posts_liquid_tag_if, 1 },

    { ngx_string("case"), ngx_string("endcase"),
      ngx_posts_liquid_tag_case, 0 },

    ngx_posts_liquid_null_tag
};


static const ngx_str_t  ngx_posts_liquid_if_inner[] = {
    ngx_string("elsif"), ngx_string("else"), ngx_null_string
};


static const ngx_str_t  ngx_posts_liquid_case_inner[] = {
    ngx_string("when"), ngx_string("else"), ngx_null_string
};


static ngx_int_t
ngx_posts_liquid_tag_if(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_posts_liquid_stop_t   stop;
    ngx_posts_liquid_chain_t  no, end;

    end = 0;

    if (ngx_posts_liquid_emit_condition(c, markup, tag->data, &no) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for ( ;; ) {

        if (ngx_posts_liquid_compile_part(c, ngx_posts_liquid_if_inner,
                                          &stop)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (stop.end) {
            break;
        }

        if (ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        ngx_posts_liquid_label(c, &no);

        if (ngx_posts_liquid_str_is(&stop.name, "elsif")
            && (ngx_posts_liquid_mark(c) != NGX_OK
                || ngx_posts_liquid_emit_condition(c, &stop.markup, 0, &no)
                   != NGX_OK))
        {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_label(c, &no);
    ngx_posts_liquid_label(c, &end);
    ngx_posts_liquid_drop_blanks(c);

    return NGX_OK;
}


/*
 * Every "when" is tried, also behind one that matched, and an "else" counts
 * for those before it.
 */

static ngx_int_t
ngx_posts_liquid_tag_case(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_int_t                      rc;
    ngx_str_t                      s, left, inner;
    ngx_posts_value_t              matched;
    ngx_posts_liquid_stop_t        stop;
    ngx_posts_liquid_checkpoint_t  checkpoint;

    s = *markup;

    if (!ngx_posts_liquid_find_fragment(&s, &left)) {
        return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'case' "
                                          "- Valid syntax: case [condition]");
    }

    /* what stands before the first "when" is parsed, but never printed */

    ngx_posts_liquid_checkpoint(c, &checkpoint);

    if (ngx_posts_liquid_compile_part(c, ngx_posts_liquid_case_inner, &stop)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_rollback(c, &checkpoint);
    c->node->interrupts = 0;

    ngx_posts_boolean(&matched, 0);

    if (ngx_posts_liquid_emit_constant(c, &matched) != NGX_OK) {
        return NGX_ERROR;
    }

    while (!stop.end) {
        inner = stop.markup;

        if (ngx_posts_liquid_mark(c) != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_liquid_str_is(&stop.name, "when")
             ? ngx_posts_liquid_case_when(c, &left, &inner, &stop)
             : ngx_posts_liquid_case_else(c, &inner, &stop);

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_drop_blanks(c);

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_POP, 0);
}


static ngx_int_t
ngx_posts_liquid_case_when(ngx_posts_liquid_compiler_t *c, ngx_str_t *left,
    ngx_str_t *markup, ngx_posts_liquid_stop_t *stop)
{
    ngx_posts_liquid_chain_t  no;

    if (ngx_posts_liquid_case_choices(c, markup) != NGX_OK) {
        return NGX_ERROR;
    }

    if (c->choices.nelts > 1) {
        return ngx_posts_liquid_case_shared(c, left, stop);
    }

    no = 0;

    if (ngx_posts_liquid_case_test(c, left, c->choices.elts, &no) != NGX_OK
        || ngx_posts_liquid_case_part(c, 0, stop) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &no);

    return NGX_OK;
}


/*
 * (QuotedFragment)(?:(?:\s+or\s+|\s*,\s*)(QuotedFragment.*))?, and the same
 * again for the rest
 */

static ngx_int_t
ngx_posts_liquid_case_choices(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    u_char     *p, *q, *last;
    ngx_str_t   s, *choice;

    if (ngx_posts_liquid_clear(c, &c->choices, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_ERROR;
    }

    s = *markup;

    do {
        choice = ngx_array_push(&c->choices);
        if (choice == NULL) {
            return NGX_ERROR;
        }

        if (!ngx_posts_liquid_find_fragment(&s, choice)) {
            return ngx_posts_liquid_syntax_error(c,
                        "Syntax Error in tag 'case' - Valid when condition: "
                        "{%% when [condition] [or condition2...] %%}");
        }

        last = s.data + s.len;
        p = ngx_posts_liquid_scan_space(s.data, last);

        if (p < last && *p == ',') {
            p++;

        } else if (p > s.data && last - p > 2 && p[0] == 'o' && p[1] == 'r'
                   && ngx_posts_liquid_is_space(p[2]))
        {
            p += 2;

        } else {
            break;
        }

        s.data = ngx_posts_liquid_scan_space(p, last);
        s.len = last - s.data;

        q = ngx_posts_liquid_scan_fragment(s.data, last);

    } while (q != NULL);

    return NGX_OK;
}


/* falls through if it matches */

static ngx_int_t
ngx_posts_liquid_case_test(ngx_posts_liquid_compiler_t *c, ngx_str_t *left,
    ngx_str_t *right, ngx_posts_liquid_chain_t *no)
{
    if (ngx_posts_liquid_emit_expression(c, left) != NGX_OK
        || ngx_posts_liquid_emit_operand(c, right) != NGX_OK
        || ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_EQUAL, 0) != NGX_OK
        || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_UNLESS, no)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_MATCHED, 0);
}


/* the body runs once for each choice that matches */

static ngx_int_t
ngx_posts_liquid_case_shared(ngx_posts_liquid_compiler_t *c, ngx_str_t *left,
    ngx_posts_liquid_stop_t *stop)
{
    ngx_str_t                 *choice;
    ngx_uint_t                 i;
    ngx_posts_liquid_chain_t   no, body, end;

    choice = c->choices.elts;
    body = 0;
    end = 0;

    for (i = 0; i < c->choices.nelts; i++) {
        no = 0;

        if (ngx_posts_liquid_case_test(c, left, &choice[i], &no) != NGX_OK
            || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_GOSUB, &body)
               != NGX_OK)
        {
            return NGX_ERROR;
        }

        ngx_posts_liquid_label(c, &no);
    }

    if (ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &body);

    /* where to go back to is on the stack */

    c->depth++;
    c->stack = ngx_max(c->stack, c->depth);

    if (ngx_posts_liquid_case_part(c, 1, stop) != NGX_OK
        || ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_BACK, 0) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &end);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_case_else(ngx_posts_liquid_compiler_t *c, ngx_str_t *markup,
    ngx_posts_liquid_stop_t *stop)
{
    ngx_str_t                 s;
    ngx_posts_liquid_chain_t  matched;

    s = *markup;
    ngx_posts_liquid_strip(&s);

    if (s.len != 0) {
        return ngx_posts_liquid_syntax_error(c,
                        "Syntax Error in tag 'case' - Valid else condition: "
                        "{%% else %%} (no parameters) ");
    }

    matched = 0;

    if (ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_MATCHED,
                                   &matched)
        != NGX_OK
        || ngx_posts_liquid_case_part(c, 0, stop) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &matched);

    return NGX_OK;
}


/* an interrupt in one body does not keep the next one from running */

static ngx_int_t
ngx_posts_liquid_case_part(ngx_posts_liquid_compiler_t *c, ngx_uint_t again,
    ngx_posts_liquid_stop_t *stop)
{
    ngx_int_t   rc;
    ngx_uint_t  pending;

    pending = again || c->node->interrupts;

    c->pending += pending;

    rc = ngx_posts_liquid_compile_part(c, ngx_posts_liquid_case_inner, stop);

    c->pending -= pending;

    return rc;
}
