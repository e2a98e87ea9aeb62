
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_engine.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "liquid/ngx_posts_liquid_unknown.h"


static ngx_uint_t ngx_posts_liquid_unknown_token(
    ngx_posts_liquid_unknown_t *unknown, ngx_posts_liquid_token_t *token);
static ngx_uint_t ngx_posts_liquid_unknown_tag(
    ngx_posts_liquid_unknown_t *unknown, ngx_posts_liquid_token_t *token);
static ngx_uint_t ngx_posts_liquid_unknown_is_inner(ngx_str_t *name);


void
ngx_posts_liquid_unknown_init(ngx_posts_liquid_unknown_t *unknown,
    ngx_posts_liquid_engine_t *engine, ngx_uint_t line, ngx_str_t *source)
{
    ngx_memzero(unknown, sizeof(ngx_posts_liquid_unknown_t));

    ngx_posts_liquid_lexer_init(&unknown->lexer, source, 0);

    unknown->engine = engine;
    unknown->counted = source->data;
    unknown->line = line;
}


ngx_uint_t
ngx_posts_liquid_unknown_next(ngx_posts_liquid_unknown_t *unknown,
    ngx_str_t *name, ngx_uint_t *line)
{
    ngx_posts_liquid_token_t  token;

    while (ngx_posts_liquid_unknown_token(unknown, &token)) {

        if (!ngx_posts_liquid_unknown_tag(unknown, &token)) {
            continue;
        }

        for ( /* void */ ;
             unknown->counted < token.name.data;
             unknown->counted++)
        {
            if (*unknown->counted == LF) {
                unknown->line++;
            }
        }

        *name = token.name;
        *line = unknown->line;

        return 1;
    }

    return 0;
}


static ngx_uint_t
ngx_posts_liquid_unknown_token(ngx_posts_liquid_unknown_t *unknown,
    ngx_posts_liquid_token_t *token)
{
    if (unknown->lines.pos != unknown->lines.last) {
        return ngx_posts_liquid_lexer_next(&unknown->lines, token);
    }

    return ngx_posts_liquid_lexer_next(&unknown->lexer, token);
}


/* whether it is one that nothing is known of, outside of raw and comments */

static ngx_uint_t
ngx_posts_liquid_unknown_tag(ngx_posts_liquid_unknown_t *unknown,
    ngx_posts_liquid_token_t *token)
{
    ngx_str_t  *name;

    static const ngx_str_t  end = ngx_string("endraw");

    if (unknown->raw) {
        unknown->raw = (ngx_posts_liquid_raw_end(token, &end) == NULL);
        return 0;
    }

    if (token->type != NGX_POSTS_LIQUID_TOKEN_TAG || token->malformed) {
        return 0;
    }

    name = &token->name;

    if (ngx_posts_liquid_str_is(name, "raw")) {
        unknown->raw = 1;
        return 0;
    }

    if (ngx_posts_liquid_str_is(name, "comment")) {
        unknown->comments++;
        return 0;
    }

    if (ngx_posts_liquid_str_is(name, "endcomment") && unknown->comments) {
        unknown->comments--;
        return 0;
    }

    if (unknown->comments) {
        return 0;
    }

    if (ngx_posts_liquid_str_is(name, "liquid")) {
        ngx_posts_liquid_lexer_init(&unknown->lines, &token->markup, 1);
        return 0;
    }

    return !ngx_posts_liquid_unknown_is_inner(name)
           && ngx_posts_liquid_engine_tag(unknown->engine, name) == NULL;
}


/* what belongs to a tag is told of with it */

static ngx_uint_t
ngx_posts_liquid_unknown_is_inner(ngx_str_t *name)
{
    return (name->len > 3 && ngx_memcmp(name->data, "end", 3) == 0)
           || ngx_posts_liquid_str_is(name, "else")
           || ngx_posts_liquid_str_is(name, "elsif")
           || ngx_posts_liquid_str_is(name, "when");
}
