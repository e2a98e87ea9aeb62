
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_comparison.h"
#include "liquid/ngx_posts_liquid_scan.h"


static ngx_uint_t ngx_posts_liquid_comparison_lax(ngx_str_t *expression,
    ngx_posts_liquid_comparison_t *comparison);
static ngx_uint_t ngx_posts_liquid_comparison_relation(ngx_str_t *s,
    ngx_posts_liquid_relation_e *relation);
static ngx_uint_t ngx_posts_liquid_comparison_next(u_char **pos,
    u_char *start, u_char *last, ngx_str_t *expression);
static u_char *ngx_posts_liquid_comparison_word(u_char *p, u_char *start,
    u_char *last);
static ngx_uint_t ngx_posts_liquid_comparison_boundary(u_char *p,
    u_char *start, u_char *last);


ngx_int_t
ngx_posts_liquid_comparisons_strict(ngx_posts_liquid_compiler_t *c,
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


ngx_int_t
ngx_posts_liquid_comparisons_lax(ngx_posts_liquid_compiler_t *c,
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

    while (ngx_posts_liquid_comparison_next(&p, markup->data, last,
                                           &expression))
    {
        if (!expected) {
            if (!ngx_posts_liquid_comparison_relation(&expression, &relation))
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

        if (!ngx_posts_liquid_comparison_lax(&expression, comparison)) {
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
ngx_posts_liquid_comparison_lax(ngx_str_t *expression,
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
ngx_posts_liquid_comparison_relation(ngx_str_t *s,
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
ngx_posts_liquid_comparison_next(u_char **pos, u_char *start, u_char *last,
    ngx_str_t *expression)
{
    u_char  *p, *q, *end;

    end = NULL;

    for (p = *pos; p < last; p++) {

        end = ngx_posts_liquid_comparison_word(p, start, last);

        if (end != NULL) {
            break;
        }

        q = ngx_posts_liquid_scan_space(p, last);

        while (q < last
               && ngx_posts_liquid_comparison_word(q, start, last) == NULL)
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
ngx_posts_liquid_comparison_word(u_char *p, u_char *start, u_char *last)
{
    if (!ngx_posts_liquid_comparison_boundary(p, start, last)) {
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
        && ngx_posts_liquid_comparison_boundary(p + 1, start, last))
    {
        return p + 1;
    }

    return ngx_posts_liquid_comparison_boundary(p, start, last) ? p : NULL;
}


/* \b; characters that are not ASCII count as letters */

static ngx_uint_t
ngx_posts_liquid_comparison_boundary(u_char *p, u_char *start, u_char *last)
{
    ngx_uint_t  before, after;

    before = p > start && (ngx_posts_liquid_is_word(p[-1]) || p[-1] >= 0x80);
    after = p < last && (ngx_posts_liquid_is_word(*p) || *p >= 0x80);

    return before != after;
}
