
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_lexeme.h"
#include "liquid/ngx_posts_liquid_scan.h"


typedef struct {
    u_char                       c;
    ngx_posts_liquid_lex_e       type;
} ngx_posts_liquid_special_t;


static u_char *ngx_posts_liquid_lex_comparison(u_char *p, u_char *last);
static u_char *ngx_posts_liquid_lex_number(u_char *p, u_char *last);
static u_char *ngx_posts_liquid_lex_id(u_char *p, u_char *last);
static u_char *ngx_posts_liquid_lex_special(u_char *p, u_char *last,
    ngx_posts_liquid_lex_e *type);


static const ngx_posts_liquid_special_t  ngx_posts_liquid_specials[] = {
    { '|', NGX_POSTS_LIQUID_LEX_PIPE },
    { '.', NGX_POSTS_LIQUID_LEX_DOT },
    { ':', NGX_POSTS_LIQUID_LEX_COLON },
    { ',', NGX_POSTS_LIQUID_LEX_COMMA },
    { '[', NGX_POSTS_LIQUID_LEX_OPEN_SQUARE },
    { ']', NGX_POSTS_LIQUID_LEX_CLOSE_SQUARE },
    { '(', NGX_POSTS_LIQUID_LEX_OPEN_ROUND },
    { ')', NGX_POSTS_LIQUID_LEX_CLOSE_ROUND },
    { '?', NGX_POSTS_LIQUID_LEX_QUESTION },
    { '-', NGX_POSTS_LIQUID_LEX_DASH },
    { '\0', NGX_POSTS_LIQUID_LEX_END }
};


u_char *
ngx_posts_liquid_lexeme(u_char *p, u_char *last,
    ngx_posts_liquid_lex_e *type)
{
    u_char  *q;

    if (p == last) {
        *type = NGX_POSTS_LIQUID_LEX_END;
        return p;
    }

    q = ngx_posts_liquid_lex_comparison(p, last);
    if (q != NULL) {
        *type = NGX_POSTS_LIQUID_LEX_COMPARISON;
        return q;
    }

    q = ngx_posts_liquid_scan_quoted(p, last);
    if (q != NULL) {
        *type = NGX_POSTS_LIQUID_LEX_STRING;
        return q;
    }

    q = ngx_posts_liquid_lex_number(p, last);
    if (q != NULL) {
        *type = NGX_POSTS_LIQUID_LEX_NUMBER;
        return q;
    }

    q = ngx_posts_liquid_lex_id(p, last);
    if (q != NULL) {
        *type = NGX_POSTS_LIQUID_LEX_ID;
        return q;
    }

    return ngx_posts_liquid_lex_special(p, last, type);
}


/* ==  !=  <>  <=  <  >=  >  contains(?=\s) */

static u_char *
ngx_posts_liquid_lex_comparison(u_char *p, u_char *last)
{
    u_char      c;
    size_t      n;
    ngx_uint_t  equal;

    n = sizeof("contains") - 1;

    if ((size_t) (last - p) > n && ngx_memcmp(p, "contains", n) == 0
        && ngx_posts_liquid_is_space(p[n]))
    {
        return p + n;
    }

    c = *p;
    equal = (last - p > 1 && p[1] == '=');

    if (c == '<' && last - p > 1 && p[1] == '>') {
        return p + 2;
    }

    if (c == '<' || c == '>') {
        return p + 1 + equal;
    }

    return ((c == '=' || c == '!') && equal) ? p + 2 : NULL;
}


/* -?\d+(\.\d+)? */

static u_char *
ngx_posts_liquid_lex_number(u_char *p, u_char *last)
{
    u_char  *q;

    if (*p == '-') {
        p++;
    }

    if (p == last || !ngx_posts_liquid_is_digit(*p)) {
        return NULL;
    }

    while (p < last && ngx_posts_liquid_is_digit(*p)) {
        p++;
    }

    q = p + 1;

    if (last - p < 2 || *p != '.' || !ngx_posts_liquid_is_digit(*q)) {
        return p;
    }

    while (q < last && ngx_posts_liquid_is_digit(*q)) {
        q++;
    }

    return q;
}


/* [a-zA-Z_][\w-]*\?? */

static u_char *
ngx_posts_liquid_lex_id(u_char *p, u_char *last)
{
    if (!ngx_posts_liquid_is_alpha(*p)) {
        return NULL;
    }

    p = ngx_posts_liquid_scan_word(p, last, 0);

    return (p < last && *p == '?') ? p + 1 : p;
}


static u_char *
ngx_posts_liquid_lex_special(u_char *p, u_char *last,
    ngx_posts_liquid_lex_e *type)
{
    const ngx_posts_liquid_special_t  *s;

    if (last - p > 1 && p[0] == '.' && p[1] == '.') {
        *type = NGX_POSTS_LIQUID_LEX_DOTDOT;
        return p + 2;
    }

    for (s = ngx_posts_liquid_specials; s->c != '\0'; s++) {
        if (s->c == *p) {
            *type = s->type;
            return p + 1;
        }
    }

    return NULL;
}
