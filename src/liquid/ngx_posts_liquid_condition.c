
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_comparison.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * The code of conditions.
 */

typedef struct {
    ngx_str_t                    name;
    ngx_posts_liquid_opcode_e    op;
} ngx_posts_liquid_operator_t;


static ngx_int_t ngx_posts_liquid_emit_branches(
    ngx_posts_liquid_compiler_t *c, ngx_uint_t literals, ngx_uint_t negate,
    ngx_posts_liquid_chain_t *chain);
static ngx_int_t ngx_posts_liquid_emit_comparison(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_comparison_t *comparison,
    ngx_uint_t literals);


static const ngx_posts_liquid_operator_t  ngx_posts_liquid_operators[] = {
    { ngx_string("=="), NGX_POSTS_LIQUID_EQUAL },
    { ngx_string("!="), NGX_POSTS_LIQUID_DIFFERENT },
    { ngx_string("<>"), NGX_POSTS_LIQUID_DIFFERENT },
    { ngx_string("<"), NGX_POSTS_LIQUID_LESS },
    { ngx_string(">"), NGX_POSTS_LIQUID_GREATER },
    { ngx_string("<="), NGX_POSTS_LIQUID_AT_MOST },
    { ngx_string(">="), NGX_POSTS_LIQUID_AT_LEAST },
    { ngx_string("contains"), NGX_POSTS_LIQUID_CONTAINS },
    { ngx_null_string, NGX_POSTS_LIQUID_UNKNOWN }
};


ngx_int_t
ngx_posts_liquid_emit_condition(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_uint_t negate, ngx_posts_liquid_chain_t *chain)
{
    ngx_int_t     rc;
    ngx_array_t  *list;

    list = &c->comparisons;

    if (ngx_posts_liquid_clear(c, list, sizeof(ngx_posts_liquid_comparison_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = NGX_DECLINED;

    if (c->engine->error_mode != NGX_POSTS_LIQUID_LAX) {
        rc = ngx_posts_liquid_comparisons_strict(c, markup, list);

        if (rc == NGX_DECLINED) {
            rc = ngx_posts_liquid_fall_back(c, markup, "", "");
        }
    }

    if (rc == NGX_DECLINED) {
        list->nelts = 0;
        rc = ngx_posts_liquid_comparisons_lax(c, markup, list);
    }

    return (rc == NGX_OK)
           ? ngx_posts_liquid_emit_branches(c, 1, negate, chain) : NGX_ERROR;
}


/* tests are only asked for their truth: a boolean does */

ngx_int_t
ngx_posts_liquid_emit_test(ngx_posts_liquid_compiler_t *c, ngx_str_t *markup)
{
    ngx_int_t                 rc;
    ngx_posts_value_t         value;
    ngx_posts_liquid_chain_t  no, end;

    if (ngx_posts_liquid_clear(c, &c->comparisons,
                               sizeof(ngx_posts_liquid_comparison_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_liquid_comparisons_strict(c, markup, &c->comparisons);

    if (rc == NGX_DECLINED) {
        return ngx_posts_liquid_syntax_error(c, "%V",
                                             &c->parser.error.reason);
    }

    if (rc != NGX_OK
        || ngx_posts_liquid_emit_branches(c, 0, 0, &no) != NGX_OK)
    {
        return NGX_ERROR;
    }

    end = 0;
    ngx_posts_boolean(&value, 1);

    if (ngx_posts_liquid_emit_constant(c, &value) != NGX_OK
        || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    /* of the two booleans one is there */

    c->depth--;

    ngx_posts_liquid_label(c, &no);
    ngx_posts_boolean(&value, 0);

    rc = ngx_posts_liquid_emit_constant(c, &value);

    ngx_posts_liquid_label(c, &end);

    return rc;
}


/*
 * The comparisons, one after the other: each jumps to where its outcome
 * leads, but for the last one, which falls through if it holds, or, negated,
 * if it does not.
 */

static ngx_int_t
ngx_posts_liquid_emit_branches(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t literals, ngx_uint_t negate, ngx_posts_liquid_chain_t *chain)
{
    ngx_int_t                       rc;
    ngx_uint_t                      i;
    ngx_posts_liquid_chain_t        yes, no;
    ngx_posts_liquid_comparison_t  *comparison;

    comparison = c->comparisons.elts;
    yes = 0;
    no = 0;

    for (i = 0; i < c->comparisons.nelts; i++) {

        if (ngx_posts_liquid_emit_comparison(c, &comparison[i], literals)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (comparison[i].relation == NGX_POSTS_LIQUID_OR
            || (comparison[i].relation == NGX_POSTS_LIQUID_LAST && negate))
        {
            rc = ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_IF,
                                            &yes);
        } else {
            rc = ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_UNLESS,
                                            &no);
        }

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_label(c, negate ? &no : &yes);

    *chain = negate ? yes : no;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_emit_comparison(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_comparison_t *comparison, ngx_uint_t literals)
{
    ngx_int_t                           rc;
    const ngx_posts_liquid_operator_t  *operator;

    rc = literals ? ngx_posts_liquid_emit_operand(c, &comparison->left)
                  : ngx_posts_liquid_emit_expression(c, &comparison->left);

    if (rc != NGX_OK || comparison->operator.len == 0) {
        return rc;
    }

    rc = literals ? ngx_posts_liquid_emit_operand(c, &comparison->right)
                  : ngx_posts_liquid_emit_expression(c, &comparison->right);

    if (rc != NGX_OK) {
        return rc;
    }

    for (operator = ngx_posts_liquid_operators;
         operator->name.len;
         operator++)
    {
        if (ngx_posts_liquid_str_eq(&operator->name, &comparison->operator))
        {
            return ngx_posts_liquid_emit(c, operator->op, 0);
        }
    }

    return ngx_posts_liquid_emit_name(c, NGX_POSTS_LIQUID_UNKNOWN,
                                      &comparison->operator);
}


ngx_int_t
ngx_posts_liquid_emit_operand(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    ngx_posts_value_t  value;

    ngx_posts_nil(&value);

    if (ngx_posts_liquid_str_is(markup, "empty")) {
        value.type = NGX_POSTS_EMPTY;

    } else if (ngx_posts_liquid_str_is(markup, "blank")) {
        value.type = NGX_POSTS_BLANK;

    } else {
        return ngx_posts_liquid_emit_expression(c, markup);
    }

    return ngx_posts_liquid_emit_constant(c, &value);
}
