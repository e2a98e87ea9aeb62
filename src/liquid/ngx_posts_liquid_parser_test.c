
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_parser.h"
#include "ngx_posts_unit.h"


/*
 * What Ruby Liquid's Parser makes of an expression: its text, "..." if
 * something follows it, or after "! " what is wrong.
 */

typedef struct {
    const char  *source;
    const char  *expected;
} ngx_posts_liquid_parser_case_t;


static const ngx_posts_liquid_parser_case_t  ngx_posts_liquid_parser_cases[] =
{
    { "a", "a" },
    { "a.b", "a.b" },
    { "a . b", "a.b" },
    { "a[0]", "a[0]" },
    { "a[ 'x y' ].c", "a['x y'].c" },
    { "a['b'][c.d].e", "a['b'][c.d].e" },
    { "[a]", "[a]" },
    { "['a'].b", "['a'].b" },
    { "'s'", "'s'" },
    { "\"d\"", "\"d\"" },
    { "1", "1" },
    { "-1.5", "-1.5" },
    { "(1..3)", "(1..3)" },
    { "( a . b .. 'c' )", "(a.b..'c')" },
    { "((1..2)..3)", "((1..2)..3)" },
    { "a?", "a?" },
    { "a-b", "a-b" },
    { "a.b-c?", "a.b-c?" },
    { "contains", "contains" },
    { "a.contains ",
      "! Expected id but found comparison" },
    { "1.2.3", "1.2 ..." },
    { "a.",
      "! Expected id but found end_of_string" },
    { "a.1",
      "! Expected id but found number" },
    { "a[",
      "! [:end_of_string] is not a valid expression" },
    { "a[]",
      "! [:close_square, \"]\"] is not a valid expression" },
    { "a[0",
      "! Expected close_square but found end_of_string" },
    { "(1)",
      "! Expected dotdot but found close_round" },
    { "(1..",
      "! [:end_of_string] is not a valid expression" },
    { "(1..3",
      "! Expected close_round but found end_of_string" },
    { "",
      "! [:end_of_string] is not a valid expression" },
    { "=",
      "! Unexpected character =" },
    { "|",
      "! [:pipe, \"|\"] is not a valid expression" },
    { "a b", "a ..." },
    { "'open",
      "! Unexpected character '" },
    { "$",
      "! Unexpected character $" },
    { "é",
      "! Unexpected character é" },
    { "a é",
      "! Unexpected character é" },
    { "..",
      "! [:dotdot, \"..\"] is not a valid expression" },
    { "a..b", "a ..." },
    { "-",
      "! [:dash, \"-\"] is not a valid expression" },
    { "- 1",
      "! [:dash, \"-\"] is not a valid expression" },
    { "a.-b",
      "! Expected id but found dash" },
    { "?",
      "! [:question, \"?\"] is not a valid expression" },
    { "==",
      "! [:comparison, \"==\"] is not a valid expression" },
    { "a == b", "a ..." },
    { "contains a",
      "! [:comparison, \"contains\"] is not a valid expression" },
    { "()",
      "! [:close_round, \")\"] is not a valid expression" },
    { "[]",
      "! [:close_square, \"]\"] is not a valid expression" },
    { "a.b.c.d.e[f[g[h]]]", "a.b.c.d.e[f[g[h]]]" },
    { NULL, NULL }
};


static void
ngx_posts_liquid_parser_one(ngx_posts_unit_t *t,
    ngx_posts_liquid_parser_t *parser, ngx_str_t *source, ngx_str_t *got)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   s;

    ngx_str_null(&s);

    rc = ngx_posts_liquid_parser_init(parser, source);

    if (rc == NGX_OK) {
        rc = ngx_posts_liquid_parser_expression(parser, &s);
    }

    p = ngx_pnalloc(t->pool, NGX_POSTS_ERROR_LEN + s.len);

    if (p == NULL) {
        return;
    }

    got->data = p;

    if (rc == NGX_DECLINED) {
        p = ngx_sprintf(p, "! %V", &parser->error.reason);

    } else if (ngx_posts_liquid_parser_look(parser, NGX_POSTS_LIQUID_LEX_END,
                                            0))
    {
        p = ngx_sprintf(p, "%V", &s);

    } else {
        p = ngx_sprintf(p, "%V ...", &s);
    }

    got->len = p - got->data;
}


/* as many brackets as are allowed, and one more */

static void
ngx_posts_liquid_parser_depth(ngx_posts_unit_t *t,
    ngx_posts_liquid_parser_t *parser)
{
    u_char     *p;
    ngx_str_t   source, got;
    ngx_uint_t  i, n;

    for (n = NGX_POSTS_MAX_LIQUID_EXPRESSION;
         n <= NGX_POSTS_MAX_LIQUID_EXPRESSION + 1;
         n++)
    {
        source.len = 3 * (n - 1) + 1;
        source.data = ngx_pnalloc(t->pool, source.len + 1);
        p = source.data;

        if (p == NULL) {
            return;
        }

        for (i = 1; i < n; i++) {
            *p++ = 'a';
            *p++ = '[';
        }

        *p++ = 'a';

        for (i = 1; i < n; i++) {
            *p++ = ']';
        }

        *p = '\0';

        ngx_posts_liquid_parser_one(t, parser, &source, &got);

        ngx_posts_unit_str(t, got,
                           n == NGX_POSTS_MAX_LIQUID_EXPRESSION
                           ? (char *) source.data
                           : "! expression nested deeper than 64",
                           "nested brackets");
    }
}


void
ngx_posts_liquid_parser_test(ngx_posts_unit_t *t)
{
    ngx_str_t                              source, got;
    ngx_posts_liquid_parser_t              parser;
    const ngx_posts_liquid_parser_case_t  *c;

    ngx_memzero(&parser, sizeof(ngx_posts_liquid_parser_t));
    parser.pool = t->pool;
    parser.keep = t->pool;

    for (c = ngx_posts_liquid_parser_cases; c->source; c++) {
        source.data = (u_char *) c->source;
        source.len = ngx_strlen(c->source);

        ngx_posts_liquid_parser_one(t, &parser, &source, &got);
        ngx_posts_unit_str(t, got, c->expected, c->source);
    }

    ngx_posts_liquid_parser_depth(t, &parser);
}
