
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_parser.h"
#include "liquid/ngx_posts_liquid_scan.h"


static ngx_posts_liquid_lexeme_t *ngx_posts_liquid_parser_token(
    ngx_posts_liquid_parser_t *parser, ngx_uint_t n);
static ngx_int_t ngx_posts_liquid_parser_term(
    ngx_posts_liquid_parser_t *parser);
static ngx_int_t ngx_posts_liquid_parser_range(
    ngx_posts_liquid_parser_t *parser);
static ngx_int_t ngx_posts_liquid_parser_index(
    ngx_posts_liquid_parser_t *parser);
static ngx_int_t ngx_posts_liquid_parser_lookups(
    ngx_posts_liquid_parser_t *parser);
static ngx_int_t ngx_posts_liquid_parser_no_expression(
    ngx_posts_liquid_parser_t *parser);
static ngx_int_t ngx_posts_liquid_parser_text(
    ngx_posts_liquid_parser_t *parser, ngx_uint_t first, ngx_str_t *text);


/* as Ruby Liquid calls them in its messages */

static const char *const  ngx_posts_liquid_lex_names[] = {
    "end_of_string", "id", "string", "number", "comparison", "dotdot",
    "pipe", "dot", "colon", "comma", "open_square", "close_square",
    "open_round", "close_round", "question", "dash"
};


ngx_int_t
ngx_posts_liquid_parser_init(ngx_posts_liquid_parser_t *parser,
    ngx_str_t *text)
{
    u_char                     *p, *q, *last;
    ngx_posts_liquid_lex_e      type;
    ngx_posts_liquid_lexeme_t  *token;

    parser->pos = 0;
    parser->depth = 0;
    parser->error.reason.len = 0;

    if (parser->tokens.elts == NULL
        && ngx_array_init(&parser->tokens, parser->pool, 16,
                          sizeof(ngx_posts_liquid_lexeme_t))
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    parser->tokens.nelts = 0;

    p = text->data;
    last = text->data + text->len;

    do {
        p = ngx_posts_liquid_scan_space(p, last);
        q = ngx_posts_liquid_lexeme(p, last, &type);

        if (q == NULL) {
            q = p;
            (void) ngx_posts_utf8_next(&q, last);

            ngx_posts_error_set(&parser->error, "Unexpected character %*s",
                                (size_t) (q - p), p);
            return NGX_DECLINED;
        }

        token = ngx_array_push(&parser->tokens);
        if (token == NULL) {
            return NGX_ERROR;
        }

        token->type = type;
        token->text.data = p;
        token->text.len = q - p;

        p = q;

    } while (type != NGX_POSTS_LIQUID_LEX_END);

    return NGX_OK;
}


static ngx_posts_liquid_lexeme_t *
ngx_posts_liquid_parser_token(ngx_posts_liquid_parser_t *parser,
    ngx_uint_t n)
{
    ngx_posts_liquid_lexeme_t  *tokens;

    tokens = parser->tokens.elts;
    n += parser->pos;

    return (n < parser->tokens.nelts) ? &tokens[n]
                                      : &tokens[parser->tokens.nelts - 1];
}


ngx_uint_t
ngx_posts_liquid_parser_look(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_uint_t n)
{
    return ngx_posts_liquid_parser_token(parser, n)->type == type;
}


ngx_uint_t
ngx_posts_liquid_parser_accept(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_str_t *token)
{
    ngx_posts_liquid_lexeme_t  *t;

    t = ngx_posts_liquid_parser_token(parser, 0);

    if (t->type != type) {
        return 0;
    }

    if (token != NULL) {
        *token = t->text;
    }

    parser->pos++;

    return 1;
}


ngx_uint_t
ngx_posts_liquid_parser_accept_id(ngx_posts_liquid_parser_t *parser,
    const char *id)
{
    ngx_posts_liquid_lexeme_t  *t;

    t = ngx_posts_liquid_parser_token(parser, 0);

    if (t->type != NGX_POSTS_LIQUID_LEX_ID || t->text.len != ngx_strlen(id)
        || ngx_memcmp(t->text.data, id, t->text.len) != 0)
    {
        return 0;
    }

    parser->pos++;

    return 1;
}


ngx_int_t
ngx_posts_liquid_parser_take(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_str_t *token)
{
    ngx_posts_liquid_lexeme_t  *t;

    if (ngx_posts_liquid_parser_accept(parser, type, token)) {
        return NGX_OK;
    }

    t = ngx_posts_liquid_parser_token(parser, 0);

    ngx_posts_error_set(&parser->error, "Expected %s but found %s",
                        ngx_posts_liquid_lex_names[type],
                        ngx_posts_liquid_lex_names[t->type]);

    return NGX_DECLINED;
}


ngx_int_t
ngx_posts_liquid_parser_expression(ngx_posts_liquid_parser_t *parser,
    ngx_str_t *expression)
{
    ngx_int_t   rc;
    ngx_uint_t  first;

    first = parser->pos;

    rc = ngx_posts_liquid_parser_term(parser);

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_parser_text(parser, first, expression);
}


static ngx_int_t
ngx_posts_liquid_parser_term(ngx_posts_liquid_parser_t *parser)
{
    ngx_int_t                   rc;
    ngx_posts_liquid_lexeme_t  *token;

    if (parser->depth == NGX_POSTS_MAX_LIQUID_EXPRESSION) {
        ngx_posts_error_set(&parser->error,
                            "expression nested deeper than %d",
                            NGX_POSTS_MAX_LIQUID_EXPRESSION);
        return NGX_DECLINED;
    }

    parser->depth++;

    token = ngx_posts_liquid_parser_token(parser, 0);

    switch (token->type) {

    case NGX_POSTS_LIQUID_LEX_ID:
        parser->pos++;
        rc = ngx_posts_liquid_parser_lookups(parser);
        break;

    case NGX_POSTS_LIQUID_LEX_OPEN_SQUARE:
        rc = ngx_posts_liquid_parser_index(parser);

        if (rc == NGX_OK) {
            rc = ngx_posts_liquid_parser_lookups(parser);
        }

        break;

    case NGX_POSTS_LIQUID_LEX_STRING:
    case NGX_POSTS_LIQUID_LEX_NUMBER:
        parser->pos++;
        rc = NGX_OK;
        break;

    case NGX_POSTS_LIQUID_LEX_OPEN_ROUND:
        rc = ngx_posts_liquid_parser_range(parser);
        break;

    default:
        rc = ngx_posts_liquid_parser_no_expression(parser);
    }

    parser->depth--;

    return rc;
}


static ngx_int_t
ngx_posts_liquid_parser_range(ngx_posts_liquid_parser_t *parser)
{
    ngx_int_t  rc;

    parser->pos++;

    rc = ngx_posts_liquid_parser_term(parser);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_parser_take(parser, NGX_POSTS_LIQUID_LEX_DOTDOT,
                                      NULL);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_parser_term(parser);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_parser_take(parser,
                                        NGX_POSTS_LIQUID_LEX_CLOSE_ROUND,
                                        NULL);
}


static ngx_int_t
ngx_posts_liquid_parser_index(ngx_posts_liquid_parser_t *parser)
{
    ngx_int_t  rc;

    parser->pos++;

    rc = ngx_posts_liquid_parser_term(parser);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_parser_take(parser,
                                        NGX_POSTS_LIQUID_LEX_CLOSE_SQUARE,
                                        NULL);
}


static ngx_int_t
ngx_posts_liquid_parser_lookups(ngx_posts_liquid_parser_t *parser)
{
    ngx_int_t  rc;

    for ( ;; ) {

        if (ngx_posts_liquid_parser_look(parser,
                                         NGX_POSTS_LIQUID_LEX_OPEN_SQUARE, 0))
        {
            rc = ngx_posts_liquid_parser_index(parser);

        } else if (ngx_posts_liquid_parser_accept(parser,
                                                  NGX_POSTS_LIQUID_LEX_DOT,
                                                  NULL))
        {
            rc = ngx_posts_liquid_parser_take(parser,
                                              NGX_POSTS_LIQUID_LEX_ID, NULL);

        } else {
            return NGX_OK;
        }

        if (rc != NGX_OK) {
            return rc;
        }
    }
}


/* shows the token as Ruby inspects its pair of type and text */

static ngx_int_t
ngx_posts_liquid_parser_no_expression(ngx_posts_liquid_parser_t *parser)
{
    ngx_posts_liquid_lexeme_t  *token;

    token = ngx_posts_liquid_parser_token(parser, 0);

    if (token->type == NGX_POSTS_LIQUID_LEX_END) {
        ngx_posts_error_set(&parser->error,
                            "[:end_of_string] is not a valid expression");
    } else {
        ngx_posts_error_set(&parser->error,
                            "[:%s, \"%V\"] is not a valid expression",
                            ngx_posts_liquid_lex_names[token->type],
                            &token->text);
    }

    return NGX_DECLINED;
}


static ngx_int_t
ngx_posts_liquid_parser_text(ngx_posts_liquid_parser_t *parser,
    ngx_uint_t first, ngx_str_t *text)
{
    size_t                      len;
    u_char                     *p;
    ngx_uint_t                  i;
    ngx_posts_liquid_lexeme_t  *tokens, *end;

    tokens = parser->tokens.elts;
    end = &tokens[parser->pos - 1];
    len = 0;

    for (i = first; i < parser->pos; i++) {
        len += tokens[i].text.len;
    }

    text->data = tokens[first].text.data;
    text->len = len;

    if (text->data + len == end->text.data + end->text.len) {
        return NGX_OK;
    }

    p = ngx_pnalloc(parser->keep, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    text->data = p;

    for (i = first; i < parser->pos; i++) {
        p = ngx_cpymem(p, tokens[i].text.data, tokens[i].text.len);
    }

    return NGX_OK;
}
