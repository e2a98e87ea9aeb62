
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_lexer.h"
#include "liquid/ngx_posts_liquid_scan.h"


static u_char *ngx_posts_liquid_lexer_open(u_char *p, u_char *last);
static u_char *ngx_posts_liquid_lexer_tag_end(
    ngx_posts_liquid_lexer_t *lexer);
static u_char *ngx_posts_liquid_lexer_output_end(
    ngx_posts_liquid_lexer_t *lexer);
static void ngx_posts_liquid_lexer_tag(ngx_posts_liquid_token_t *token);
static void ngx_posts_liquid_lexer_output(ngx_posts_liquid_token_t *token);
static ngx_uint_t ngx_posts_liquid_lexer_line(
    ngx_posts_liquid_lexer_t *lexer, ngx_posts_liquid_token_t *token);
static u_char *ngx_posts_liquid_lexer_name(u_char *p, u_char *last);


void
ngx_posts_liquid_lexer_init(ngx_posts_liquid_lexer_t *lexer,
    ngx_str_t *source, ngx_uint_t lines)
{
    ngx_memzero(lexer, sizeof(ngx_posts_liquid_lexer_t));

    lexer->pos = source->data;
    lexer->last = source->data + source->len;
    lexer->lines = lines ? 1 : 0;
}


ngx_uint_t
ngx_posts_liquid_lexer_next(ngx_posts_liquid_lexer_t *lexer,
    ngx_posts_liquid_token_t *token)
{
    u_char  *end;

    if (lexer->pos == lexer->last) {
        return 0;
    }

    ngx_memzero(token, sizeof(ngx_posts_liquid_token_t));

    if (lexer->lines) {
        return ngx_posts_liquid_lexer_line(lexer, token);
    }

    end = ngx_posts_liquid_lexer_open(lexer->pos, lexer->last);

    if (end == lexer->pos) {
        if (end[1] == '%') {
            token->type = NGX_POSTS_LIQUID_TOKEN_TAG;
            end = ngx_posts_liquid_lexer_tag_end(lexer);

        } else {
            token->type = NGX_POSTS_LIQUID_TOKEN_OUTPUT;
            end = ngx_posts_liquid_lexer_output_end(lexer);
        }
    }

    token->text.data = lexer->pos;
    token->text.len = end - lexer->pos;

    lexer->pos = end;

    if (token->type == NGX_POSTS_LIQUID_TOKEN_TAG) {
        ngx_posts_liquid_lexer_tag(token);

    } else if (token->type == NGX_POSTS_LIQUID_TOKEN_OUTPUT) {
        ngx_posts_liquid_lexer_output(token);
    }

    return 1;
}


u_char *
ngx_posts_liquid_raw_end(ngx_posts_liquid_token_t *token,
    const ngx_str_t *end)
{
    u_char     *p, *q, *last;
    ngx_str_t   name;

    p = token->text.data;
    last = p + token->text.len;

    if (last - p < 4 || last[-2] != '%' || last[-1] != '}') {
        return NULL;
    }

    last -= 2;

    for (p = last - 2; p >= token->text.data; p--) {

        if (p[0] != '{' || p[1] != '%') {
            continue;
        }

        name.data = ngx_posts_liquid_scan_space(p + 2, last);

        for (q = name.data;
             q < last && ngx_posts_liquid_is_word(*q);
             q++)
        {
            /* void */
        }

        name.len = q - name.data;

        if (name.len != 0) {
            return ngx_posts_liquid_str_eq(&name, end) ? p : NULL;
        }
    }

    return NULL;
}


/* the next "{%" or "{{", or last */

static u_char *
ngx_posts_liquid_lexer_open(u_char *p, u_char *last)
{
    while (last - p > 1) {
        p = memchr(p, '{', last - p - 1);

        if (p == NULL) {
            return last;
        }

        if (p[1] == '%' || p[1] == '{') {
            return p;
        }

        p++;
    }

    return last;
}


/*
 * Without an end the two opening characters are the token.  That there is
 * no end is found only once, or "{%{%{%..." in a raw block would take
 * quadratic time.
 */

static u_char *
ngx_posts_liquid_lexer_tag_end(ngx_posts_liquid_lexer_t *lexer)
{
    u_char  *p;

    p = lexer->pos + 2;

    while (!lexer->no_tag_end) {
        p = ngx_strlchr(p, lexer->last, '%');

        if (p == NULL || lexer->last - p < 2) {
            lexer->no_tag_end = 1;
            break;
        }

        if (p[1] == '}') {
            return p + 2;
        }

        p++;
    }

    return lexer->pos + 2;
}


static u_char *
ngx_posts_liquid_lexer_output_end(ngx_posts_liquid_lexer_t *lexer)
{
    u_char  *p;

    p = NULL;

    if (!lexer->no_output_end) {
        p = ngx_strlchr(lexer->pos + 2, lexer->last, '}');
    }

    if (p == NULL) {
        lexer->no_output_end = 1;
        return lexer->pos + 2;
    }

    p++;

    return (p < lexer->last && *p == '}') ? p + 1 : p;
}


static void
ngx_posts_liquid_lexer_tag(ngx_posts_liquid_token_t *token)
{
    u_char  *p, *q, *last;

    p = token->text.data + 2;
    last = token->text.data + token->text.len;

    if (token->text.len < 4) {
        token->malformed = 1;
        return;
    }

    /* as Ruby looks: the hyphens of "{%-%}" are one and the same */

    token->left = (token->text.data[2] == '-');
    token->right = (last[-3] == '-');

    last -= 2;

    if (p < last && *p == '-') {
        p++;
    }

    p = ngx_posts_liquid_scan_space(p, last);
    q = ngx_posts_liquid_lexer_name(p, last);

    if (q == NULL) {
        token->malformed = 1;
        return;
    }

    token->name.data = p;
    token->name.len = q - p;

    p = ngx_posts_liquid_scan_space(q, last);

    if (p < last && last[-1] == '-') {
        last--;
    }

    token->markup.data = p;
    token->markup.len = last - p;
}


static void
ngx_posts_liquid_lexer_output(ngx_posts_liquid_token_t *token)
{
    u_char  *p, *last;

    p = token->text.data + 2;
    last = token->text.data + token->text.len;

    if (token->text.len < 4 || last[-2] != '}') {
        token->malformed = 1;
        return;
    }

    token->left = (token->text.data[2] == '-');
    token->right = (last[-3] == '-');

    last -= 2;

    if (p < last && *p == '-') {
        p++;
    }

    if (p < last && last[-1] == '-') {
        last--;
    }

    token->markup.data = p;
    token->markup.len = last - p;
}


/* "#" or \w+ */

static u_char *
ngx_posts_liquid_lexer_name(u_char *p, u_char *last)
{
    u_char  *start;

    if (p < last && *p == '#') {
        return p + 1;
    }

    start = p;

    while (p < last && ngx_posts_liquid_is_word(*p)) {
        p++;
    }

    return (p == start) ? NULL : p;
}


static ngx_uint_t
ngx_posts_liquid_lexer_line(ngx_posts_liquid_lexer_t *lexer,
    ngx_posts_liquid_token_t *token)
{
    u_char  *p, *q, *last;

    p = lexer->pos;
    last = ngx_strlchr(p, lexer->last, '\n');

    if (last == NULL) {
        last = lexer->last;
        lexer->pos = last;

    } else {
        lexer->pos = last + 1;
    }

    token->text.data = p;
    token->text.len = last - p;

    p = ngx_posts_liquid_scan_space(p, last);

    if (p == last) {
        return 1;
    }

    token->type = NGX_POSTS_LIQUID_TOKEN_TAG;
    q = ngx_posts_liquid_lexer_name(p, last);

    if (q == NULL) {
        token->name = token->text;
        token->markup = token->text;
        return 1;
    }

    token->name.data = p;
    token->name.len = q - p;

    token->markup.data = ngx_posts_liquid_scan_space(q, last);
    token->markup.len = last - token->markup.data;

    return 1;
}
