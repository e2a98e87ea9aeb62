
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_UNKNOWN_H_INCLUDED_
#define _NGX_POSTS_LIQUID_UNKNOWN_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_lexer.h"


/*
 * Finds the tags of a template that an engine does not have, by their names
 * alone: all of them, where compiling it ends at the first one, and for much
 * less.
 *
 * lines     the lexer of a {% liquid %} tag, in use while it has lines left
 * counted   up to where lines of the source were counted
 * comments  that are open
 */

typedef struct {
    ngx_posts_liquid_engine_t  *engine;
    ngx_posts_liquid_lexer_t    lexer;
    ngx_posts_liquid_lexer_t    lines;
    u_char                     *counted;
    ngx_uint_t                  line;
    ngx_uint_t                  comments;
    ngx_uint_t                  raw;
} ngx_posts_liquid_unknown_t;


/* as ngx_posts_liquid_compile(); the source is kept by reference */
void ngx_posts_liquid_unknown_init(ngx_posts_liquid_unknown_t *unknown,
    ngx_posts_liquid_engine_t *engine, ngx_uint_t line, ngx_str_t *source);

/* 1 with the name, borrowed from the source, and its line; 0 at the end */
ngx_uint_t ngx_posts_liquid_unknown_next(ngx_posts_liquid_unknown_t *unknown,
    ngx_str_t *name, ngx_uint_t *line);


#endif /* _NGX_POSTS_LIQUID_UNKNOWN_H_INCLUDED_ */
