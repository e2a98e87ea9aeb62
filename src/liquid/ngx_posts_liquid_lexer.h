
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_LEXER_H_INCLUDED_
#define _NGX_POSTS_LIQUID_LEXER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Cuts a template into texts, {{ outputs }} and {% tags %}, or the body of
 * a {% liquid %} tag into lines.  Tokens are slices of the source.
 *
 * A tag ends at the first "%}", an output at the first "}", whatever is
 * quoted: so does Ruby Liquid.  One that does not end is a token, too, since
 * a "raw" block may contain it; whoever takes it for real complains.
 */

typedef enum {
    NGX_POSTS_LIQUID_TOKEN_TEXT = 0,
    NGX_POSTS_LIQUID_TOKEN_OUTPUT,
    NGX_POSTS_LIQUID_TOKEN_TAG
} ngx_posts_liquid_token_e;


/*
 * text       all of the token
 * name       of a tag; the whole of a line that has no proper one
 * markup     what is between the braces, behind a tag's name
 * left       "{%-" or "{{-": white space before it goes
 * right      "-%}" or "-}}": white space behind it goes
 * malformed  not terminated, or without a name
 */

typedef struct {
    ngx_posts_liquid_token_e     type;
    ngx_str_t                    text;
    ngx_str_t                    name;
    ngx_str_t                    markup;
    unsigned                     left:1;
    unsigned                     right:1;
    unsigned                     malformed:1;
} ngx_posts_liquid_token_t;


typedef struct {
    u_char                      *pos;
    u_char                      *last;
    unsigned                     lines:1;
    unsigned                     no_tag_end:1;       /* none is left */
    unsigned                     no_output_end:1;
} ngx_posts_liquid_lexer_t;


void ngx_posts_liquid_lexer_init(ngx_posts_liquid_lexer_t *lexer,
    ngx_str_t *source, ngx_uint_t lines);

/* 1, or 0 at the end of the source */
ngx_uint_t ngx_posts_liquid_lexer_next(ngx_posts_liquid_lexer_t *lexer,
    ngx_posts_liquid_token_t *token);

/*
 * Where the last "{% name" of a token begins, if the name is that of the end
 * tag, else NULL: "{{ a {% endraw %}" is one token, as "{{" ends at the first
 * "}".
 */
u_char *ngx_posts_liquid_raw_end(ngx_posts_liquid_token_t *token,
    const ngx_str_t *end);


#endif /* _NGX_POSTS_LIQUID_LEXER_H_INCLUDED_ */
