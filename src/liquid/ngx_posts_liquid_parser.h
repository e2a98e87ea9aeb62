
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_PARSER_H_INCLUDED_
#define _NGX_POSTS_LIQUID_PARSER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"
#include "liquid/ngx_posts_liquid_lexeme.h"


/*
 * The strict parser of what stands inside a tag or an output.
 *
 * It only says whether the text is well formed, and where an expression
 * begins and ends: the meaning of an expression is taken from its text, in
 * the same way for both parsers (ngx_posts_liquid_emit_expression).
 */

/*
 * pool    for the tokens, as long as the parser
 * keep    for expressions that are not slices of the text
 * tokens  ngx_posts_liquid_lexeme_t, the last one is LEX_END
 * error   what is wrong, without a place
 */

typedef struct {
    ngx_pool_t                  *pool;
    ngx_pool_t                  *keep;
    ngx_array_t                  tokens;
    ngx_uint_t                   pos;
    ngx_uint_t                   depth;
    ngx_posts_error_t            error;
} ngx_posts_liquid_parser_t;


/*
 * Every function returns NGX_OK, NGX_DECLINED when the text is not well
 * formed (parser->error is set), or NGX_ERROR when memory is short.
 */

/* begins with a new text; the parser is zeroed but for its pools before */
ngx_int_t ngx_posts_liquid_parser_init(ngx_posts_liquid_parser_t *parser,
    ngx_str_t *text);

/* takes a token of that type; token may be NULL */
ngx_int_t ngx_posts_liquid_parser_take(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_str_t *token);

/* takes an expression: its text, without white space between its tokens */
ngx_int_t ngx_posts_liquid_parser_expression(
    ngx_posts_liquid_parser_t *parser, ngx_str_t *expression);

/* 1 if the n-th token ahead is of that type */
ngx_uint_t ngx_posts_liquid_parser_look(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_uint_t n);

/* takes a token if it is of that type: 1, or 0; token may be NULL */
ngx_uint_t ngx_posts_liquid_parser_accept(ngx_posts_liquid_parser_t *parser,
    ngx_posts_liquid_lex_e type, ngx_str_t *token);

/* takes an identifier if it is that one: 1, or 0 */
ngx_uint_t ngx_posts_liquid_parser_accept_id(
    ngx_posts_liquid_parser_t *parser, const char *id);


#endif /* _NGX_POSTS_LIQUID_PARSER_H_INCLUDED_ */
