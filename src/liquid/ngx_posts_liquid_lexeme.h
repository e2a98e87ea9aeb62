
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_LEXEME_H_INCLUDED_
#define _NGX_POSTS_LIQUID_LEXEME_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The tokens of what stands inside a tag or an output, as the strict parser
 * reads it.
 */

typedef enum {
    NGX_POSTS_LIQUID_LEX_END = 0,
    NGX_POSTS_LIQUID_LEX_ID,
    NGX_POSTS_LIQUID_LEX_STRING,
    NGX_POSTS_LIQUID_LEX_NUMBER,
    NGX_POSTS_LIQUID_LEX_COMPARISON,
    NGX_POSTS_LIQUID_LEX_DOTDOT,
    NGX_POSTS_LIQUID_LEX_PIPE,
    NGX_POSTS_LIQUID_LEX_DOT,
    NGX_POSTS_LIQUID_LEX_COLON,
    NGX_POSTS_LIQUID_LEX_COMMA,
    NGX_POSTS_LIQUID_LEX_OPEN_SQUARE,
    NGX_POSTS_LIQUID_LEX_CLOSE_SQUARE,
    NGX_POSTS_LIQUID_LEX_OPEN_ROUND,
    NGX_POSTS_LIQUID_LEX_CLOSE_ROUND,
    NGX_POSTS_LIQUID_LEX_QUESTION,
    NGX_POSTS_LIQUID_LEX_DASH
} ngx_posts_liquid_lex_e;


typedef struct {
    ngx_posts_liquid_lex_e       type;
    ngx_str_t                    text;
} ngx_posts_liquid_lexeme_t;


/*
 * The token at p, where there is no white space: returns its end, or NULL
 * when none begins with that character.
 */
u_char *ngx_posts_liquid_lexeme(u_char *p, u_char *last,
    ngx_posts_liquid_lex_e *type);


#endif /* _NGX_POSTS_LIQUID_LEXEME_H_INCLUDED_ */
