
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * Conditions: comparisons with "and" and "or" between them, which have no
 * precedence: each one decides about all that is to the right of it.
 */

typedef enum {
    NGX_POSTS_LIQUID_LAST = 0,
    NGX_POSTS_LIQUID_AND,
    NGX_POSTS_LIQUID_OR
} ngx_posts_liquid_relation_e;


typedef struct {
    ngx_str_t                    left;
    ngx_str_t                    operator;       /* len 0: there is none */
    ngx_str_t                    right;
    ngx_posts_liquid_relation_e  relation;       /* to the next one */
} ngx_posts_liquid_comparison_t;


typedef struct {
    ngx_str_t                    name;
    ngx_posts_liquid_opcode_e    op;
} ngx_posts_liquid_operator_t;


static ngx_int_t ngx_posts_liquid_condition_strict(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup, ngx_array_t *list);
static ngx_int_t ngx_posts_liquid_condition_lax(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup, ngx_array_t *list);
static ngx_uint_t ngx_posts_liquid_condition_lax_one(ngx_str_t *expression,
    ngx_posts_liquid_comparison_t *comparison);
static ngx_uint_t ngx_posts_liquid_condition_relation(ngx_str_t *s,
    ngx_posts_liquid_relation_e *relation);
static ngx_uint_t ngx_posts_liquid_condition_next(u_char **pos,
    u_char *start, u_char *last, ngx_str_t *expression);
static u_char *ngx_posts_liquid_condition_word(u_char *p, u_char *start,
    u_char *last);
static ngx_uint_t ngx_posts_liquid_condition_boundary(u_char *p,
    u_char *start, u_char *last);
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
    ngx_int_t                       rc;
    ngx_uint_t                      i;
    ngx_array_t                    *list;
    ngx_posts_liquid_chain_t        yes, no, *target;
    ngx_posts_liquid_opcode_e       op;
    ngx_posts_liquid_relation_e     relation;
    ngx_posts_liquid_comparison_t  *comparison;

    list = &c->comparisons;

    if (ngx_posts_liquid_clear(c, list, sizeof(ngx_posts_liquid_comparison_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = NGX_DECLINED;

    if (c->engine->error_mode != NGX_POSTS_LIQUID_LAX) {
        rc = ngx_posts_liquid_condition_strict(c, markup, list);

        if (rc == NGX_DECLINED) {
            rc = ngx_posts_liquid_fall_back(c, markup, "", "");
        }
    }

    if (rc == NGX_DECLINED) {
        list->nelts = 0;
        rc = ngx_posts_liquid_condition_lax(c, markup, list);
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    comparison = list->elts;
    yes = 0;
    no = 0;

    for (i = 0; i < list->nelts; i++) {

        if (ngx_posts_liquid_emit_comparison(c, &comparison[i], 1)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        relation = comparison[i].relation;

        if (relation == NGX_POSTS_LIQUID_OR
            || (relation == NGX_POSTS_LIQUID_LAST && negate))
        {
            op = NGX_POSTS_LIQUID_JUMP_IF;
            target = &yes;

        } else {
            op = NGX_POSTS_LIQUID_JUMP_UNLESS;
            target = &no;
        }

        if (ngx_posts_liquid_emit_jump(c, op, target) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_label(c, negate ? &no : &yes);

    *chain = negate ? yes : no;

    return NGX_OK;
}


/*
 * "and" and "or" end where the value is known, which is then the last one
 * computed.  MATCHED and the like would do, too, but a boolean is enough:
 * tests are only asked for their truth.
 */

ngx_int_t
ngx_posts_liquid_emit_test(ngx_posts_liquid_compiler_t *c, ngx_str_t *markup)
{
    ngx_int_t                       rc;
    ngx_uint_t                      i;
    ngx_array_t                    *list;
    ngx_posts_value_t               value;
    ngx_posts_liquid_chain_t        yes, no, end;
    ngx_posts_liquid_comparison_t  *comparison;

    list = &c->comparisons;

    if (ngx_posts_liquid_clear(c, list, sizeof(ngx_posts_liquid_comparison_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_liquid_condition_strict(c, markup, list);

    if (rc != NGX_OK) {

        if (rc == NGX_DECLINED) {
            ngx_posts_liquid_syntax_error(c, "%V", &c->parser.error.reason);
        }

        return NGX_ERROR;
    }

    comparison = list->elts;
    yes = 0;
    no = 0;
    end = 0;

    for (i = 0; i < list->nelts; i++) {

        if (ngx_posts_liquid_emit_comparison(c, &comparison[i], 0)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        rc = (comparison[i].relation == NGX_POSTS_LIQUID_OR)
             ? ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_IF, &yes)
             : ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP_UNLESS,
                                          &no);

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_label(c, &yes);
    ngx_posts_boolean(&value, 1);

    if (ngx_posts_liquid_emit_constant(c, &value) != NGX_OK
        || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_label(c, &no);
    ngx_posts_boolean(&value, 0);
    c->depth--;

    rc = ngx_posts_liquid_emit_constant(c, &value);

    ngx_posts_liquid_label(c, &end);

    return rc;
}


static ngx_int_t
ngx_posts_liquid_condition_strict(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_array_t *list)
{
    ngx_int_t                       rc;
    ngx_posts_liquid_parser_t      *parser;
    ngx_posts_liquid_comparison_t  *comparison;

    parser = &c->parser;

    rc = ngx_posts_liquid_parser_init(parser, markup);

    while (rc == NGX_OK) {
        comparison = ngx_array_push(list);
        if (comparison == NULL) {
            return NGX_ERROR;
        }

        ngx_memzero(comparison, sizeof(ngx_posts_liquid_comparison_t));

        rc = ngx_posts_liquid_parser_expression(parser, &comparison->left);

        if (rc == NGX_OK
            && ngx_posts_liquid_parser_accept(parser,
                                              NGX_POSTS_LIQUID_LEX_COMPARISON,
                                              &comparison->operator))
        {
            rc = ngx_posts_liquid_parser_expression(parser,
                                                    &comparison->right);
        }

        if (rc != NGX_OK) {
            break;
        }

        if (ngx_posts_liquid_parser_accept_id(parser, "and")) {
            comparison->relation = NGX_POSTS_LIQUID_AND;

        } else if (ngx_posts_liquid_parser_accept_id(parser, "or")) {
            comparison->relation = NGX_POSTS_LIQUID_OR;

        } else {
            return ngx_posts_liquid_parser_take(parser,
                                                NGX_POSTS_LIQUID_LEX_END,
                                                NULL);
        }
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_condition_lax(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_array_t *list)
{
    u_char                         *p, *last;
    ngx_str_t                       expression;
    ngx_uint_t                      expected;
    ngx_posts_liquid_relation_e     relation;
    ngx_posts_liquid_comparison_t  *comparison;

    p = markup->data;
    last = markup->data + markup->len;
    expected = 1;
    comparison = NULL;

    while (ngx_posts_liquid_condition_next(&p, markup->data, last,
                                           &expression))
    {
        if (!expected) {
            if (!ngx_posts_liquid_condition_relation(&expression, &relation))
            {
                goto invalid;
            }

            comparison->relation = relation;
            expected = 1;

            continue;
        }

        comparison = ngx_array_push(list);
        if (comparison == NULL) {
            return NGX_ERROR;
        }

        if (!ngx_posts_liquid_condition_lax_one(&expression, comparison)) {
            goto invalid;
        }

        expected = 0;
    }

    if (!expected) {
        return NGX_OK;
    }

invalid:

    return ngx_posts_liquid_syntax_error(c, "Syntax Error in tag 'if' "
                                         "- Valid syntax: if [expression]");
}


/* (QuotedFragment)\s*([=!<>a-z_]+)?\s*(QuotedFragment)? */

static ngx_uint_t
ngx_posts_liquid_condition_lax_one(ngx_str_t *expression,
    ngx_posts_liquid_comparison_t *comparison)
{
    u_char     *p, *q, *last;
    ngx_str_t   s;

    ngx_memzero(comparison, sizeof(ngx_posts_liquid_comparison_t));
    ngx_str_set(&comparison->right, "");

    s = *expression;

    if (!ngx_posts_liquid_find_fragment(&s, &comparison->left)) {
        return 0;
    }

    last = s.data + s.len;
    p = ngx_posts_liquid_scan_space(s.data, last);

    for (q = p; q < last; q++) {
        if (!((*q >= 'a' && *q <= 'z') || *q == '_' || *q == '='
              || *q == '!' || *q == '<' || *q == '>'))
        {
            break;
        }
    }

    comparison->operator.data = p;
    comparison->operator.len = q - p;

    p = ngx_posts_liquid_scan_space(q, last);
    q = ngx_posts_liquid_scan_fragment(p, last);

    if (q != NULL) {
        comparison->right.data = p;
        comparison->right.len = q - p;
    }

    return 1;
}


static ngx_uint_t
ngx_posts_liquid_condition_relation(ngx_str_t *s,
    ngx_posts_liquid_relation_e *relation)
{
    ngx_str_t  word;

    word = *s;
    ngx_posts_liquid_strip(&word);

    if (ngx_posts_liquid_str_is(&word, "and")) {
        *relation = NGX_POSTS_LIQUID_AND;
        return 1;
    }

    if (ngx_posts_liquid_str_is(&word, "or")) {
        *relation = NGX_POSTS_LIQUID_OR;
        return 1;
    }

    return 0;
}


/*
 * The next "and" or "or", or else everything up to the next one: fragments
 * and runs of other characters.
 */

static ngx_uint_t
ngx_posts_liquid_condition_next(u_char **pos, u_char *start, u_char *last,
    ngx_str_t *expression)
{
    u_char  *p, *q, *end;

    for (p = *pos; p < last; p++) {

        end = ngx_posts_liquid_condition_word(p, start, last);

        if (end != NULL) {
            break;
        }

        q = ngx_posts_liquid_scan_space(p, last);

        while (q < last
               && ngx_posts_liquid_condition_word(q, start, last) == NULL)
        {
            end = ngx_posts_liquid_scan_fragment(q, last);

            if (end == NULL) {
                for (end = q;
                     end < last && !ngx_posts_liquid_is_space(*end);
                     end++)
                {
                    /* void */
                }
            }

            end = ngx_posts_liquid_scan_space(end, last);
            q = end;
        }

        if (end != NULL) {
            break;
        }
    }

    if (p >= last) {
        return 0;
    }

    expression->data = p;
    expression->len = end - p;
    *pos = end;

    return 1;
}


/* \b(?:\s?and\s?|\s?or\s?)\b */

static u_char *
ngx_posts_liquid_condition_word(u_char *p, u_char *start, u_char *last)
{
    if (!ngx_posts_liquid_condition_boundary(p, start, last)) {
        return NULL;
    }

    if (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    if (last - p >= 3 && ngx_memcmp(p, "and", 3) == 0) {
        p += 3;

    } else if (last - p >= 2 && ngx_memcmp(p, "or", 2) == 0) {
        p += 2;

    } else {
        return NULL;
    }

    if (p < last && ngx_posts_liquid_is_space(*p)
        && ngx_posts_liquid_condition_boundary(p + 1, start, last))
    {
        return p + 1;
    }

    return ngx_posts_liquid_condition_boundary(p, start, last) ? p : NULL;
}


/* \b; characters that are not ASCII count as letters */

static ngx_uint_t
ngx_posts_liquid_condition_boundary(u_char *p, u_char *start, u_char *last)
{
    ngx_uint_t  before, after;

    before = p > start && (ngx_posts_liquid_is_word(p[-1]) || p[-1] >= 0x80);
    after = p < last && (ngx_posts_liquid_is_word(*p) || *p >= 0x80);

    return before != after;
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
