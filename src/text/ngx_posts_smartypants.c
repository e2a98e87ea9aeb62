
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_smartypants.h"


/*
 * Each step copies a tag, an entity or a character, or replaces a quote or a
 * symbol.  A tag is copied as it is, where kramdown would write it anew.
 */

typedef struct {
    u_char              *pos;
    u_char              *last;
    ngx_posts_buffer_t   b;
} ngx_posts_smart_t;


typedef struct {
    ngx_str_t   name;
    ngx_str_t   text;
} ngx_posts_smart_symbol_t;


/* the longer ones first */

static const ngx_posts_smart_symbol_t  ngx_posts_smart_symbols[] = {
    { ngx_string("---"), ngx_string("\xe2\x80\x94") },
    { ngx_string("--"), ngx_string("\xe2\x80\x93") },
    { ngx_string("..."), ngx_string("\xe2\x80\xa6") },
    { ngx_string("\\<<"), ngx_string("&lt;&lt;") },
    { ngx_string("\\>>"), ngx_string("&gt;&gt;") },
    { ngx_string("<< "), ngx_string("\xc2\xab\xc2\xa0") },
    { ngx_string(" >>"), ngx_string("\xc2\xa0\xc2\xbb") },
    { ngx_string("<<"), ngx_string("\xc2\xab") },
    { ngx_string(">>"), ngx_string("\xc2\xbb") },
    { ngx_null_string, ngx_null_string }
};


/* elements whose content is not text */

static ngx_str_t  ngx_posts_smart_raw[] = {
    ngx_string("script"),
    ngx_string("style"),
    ngx_string("math"),
    ngx_string("option"),
    ngx_string("textarea"),
    ngx_string("pre"),
    ngx_string("code"),
    ngx_string("kbd"),
    ngx_string("samp"),
    ngx_string("var"),
    ngx_null_string
};


#define ngx_posts_smart_is_quote(c)  ((c) == '"' || (c) == '\'')

#define ngx_posts_smart_is_space(c)                                           \
    ((c) == ' ' || ((c) >= '\t' && (c) <= '\r'))

#define ngx_posts_smart_is_alpha(c)                                           \
    (((c) | 0x20) >= 'a' && ((c) | 0x20) <= 'z')

#define ngx_posts_smart_is_digit(c)  ((c) >= '0' && (c) <= '9')

#define ngx_posts_smart_is_word(c)                                            \
    (ngx_posts_smart_is_alpha(c) || ngx_posts_smart_is_digit(c) || (c) == '_')


/* the byte n places behind p, 0 beyond the end */

static u_char
ngx_posts_smart_at(ngx_posts_smart_t *s, u_char *p, ngx_uint_t n)
{
    return ((ngx_uint_t) (s->last - p) > n) ? p[n] : '\0';
}


static ngx_uint_t
ngx_posts_smart_is_punct(u_char c)
{
    return c > ' ' && c < 0x7f && !ngx_posts_smart_is_alpha(c)
           && !ngx_posts_smart_is_digit(c);
}


static ngx_int_t
ngx_posts_smart_put_quote(ngx_posts_smart_t *s, u_char quote, ngx_uint_t left)
{
    u_char  text[3];

    text[0] = 0xe2;
    text[1] = 0x80;
    text[2] = (u_char) ((quote == '"' ? 0x9d : 0x99) - left);

    return ngx_posts_buffer_write(&s->b, text, 3);
}


/* text, of which what is special in HTML is written as an entity */

static ngx_int_t
ngx_posts_smart_put_text(ngx_posts_smart_t *s, u_char *p, size_t len)
{
    ngx_int_t  rc;

    for (rc = NGX_OK; len && rc == NGX_OK; p++, len--) {

        switch (*p) {

        case '&':
            rc = ngx_posts_buffer_puts(&s->b, "&amp;");
            break;

        case '<':
            rc = ngx_posts_buffer_puts(&s->b, "&lt;");
            break;

        case '>':
            rc = ngx_posts_buffer_puts(&s->b, "&gt;");
            break;

        default:
            rc = ngx_posts_buffer_putc(&s->b, *p);
        }
    }

    return rc;
}


/*
 * A quote at p whose side is known from what is behind it: 1 for an opening,
 * 0 for a closing one, -1 when that does not tell.
 */

static ngx_int_t
ngx_posts_smart_behind(ngx_posts_smart_t *s, u_char *p)
{
    u_char      next, second;
    ngx_uint_t  n;

    next = ngx_posts_smart_at(s, p, 1);

    /* emphasis begins */

    if (next == '_' || next == '*') {

        for (n = 2; n < 4; n++) {
            second = ngx_posts_smart_at(s, p, n);

            if (second == '\0' || ngx_posts_smart_is_space(second)) {
                break;
            }

            if (second != '_' && second != '*') {
                return 1;
            }
        }

        if (n > 2) {
            return 1;
        }
    }

    if (!ngx_posts_smart_is_punct(next)) {
        return -1;
    }

    second = ngx_posts_smart_at(s, p, 2);

    if (second == '.' && ngx_posts_smart_at(s, p, 3) == '.') {
        return -1;
    }

    return ((next == '_')
            == (second >= 0x80 || ngx_posts_smart_is_word(second))) ? 0 : -1;
}


/* two quotes at once before a word, and 's of '80s: the quotes' length */

static ngx_uint_t
ngx_posts_smart_special(ngx_posts_smart_t *s, u_char *p)
{
    u_char  next, second, third;

    next = ngx_posts_smart_at(s, p, 1);
    second = ngx_posts_smart_at(s, p, 2);
    third = ngx_posts_smart_at(s, p, 3);

    if (ngx_posts_smart_is_quote(next) && next != *p
        && ngx_posts_smart_is_word(second))
    {
        return 2;
    }

    return *p == '\'' && ngx_posts_smart_is_digit(next)
           && ngx_posts_smart_is_digit(second) && third == 's';
}


/* a closing quote before white space, the end, or an s that ends a word */

static ngx_uint_t
ngx_posts_smart_closes(ngx_posts_smart_t *s, u_char *p)
{
    u_char  next, second;

    next = ngx_posts_smart_at(s, p, 1);

    if (p + 1 == s->last || ngx_posts_smart_is_space(next)) {
        return 1;
    }

    second = ngx_posts_smart_at(s, p, 2);

    return next == 's' && second < 0x80 && !ngx_posts_smart_is_word(second);
}


/*
 * The rules, in the order in which they are tried.  before: the character in
 * front of the quote, which is not written yet; of length 0 where there is
 * none, or where it does not count because it was part of something else.
 */

static ngx_int_t
ngx_posts_smart_quotes(ngx_posts_smart_t *s, u_char *before, u_char *p)
{
    u_char      c;
    ngx_int_t   side, rc;
    ngx_uint_t  special;

    c = (before < p) ? *before : ' ';
    side = (before < p) ? -1 : ngx_posts_smart_behind(s, p);

    rc = ngx_posts_smart_put_text(s, before, p - before);
    if (rc != NGX_OK) {
        return rc;
    }

    s->pos = p + 1;

    if (side < 0 && ngx_posts_smart_is_space(c)) {
        special = ngx_posts_smart_special(s, p);

        if (special == 2) {
            s->pos = p + 2;

            rc = ngx_posts_smart_put_quote(s, p[0], 1);

            return (rc == NGX_OK) ? ngx_posts_smart_put_quote(s, p[1], 1)
                                  : rc;
        }

        if (special) {
            side = 0;
        }
    }

    if (side < 0 && before < p) {

        if (ngx_posts_smart_is_space(c)
            && ngx_posts_smart_is_word(ngx_posts_smart_at(s, p, 1)))
        {
            side = 1;

        } else if (c != ' ' && c != '\\' && c != '\t' && c != CR && c != LF
                   && c != '[' && c != '{' && c != '(' && c != '-')
        {
            side = 0;
        }
    }

    if (side < 0 && before == p && ngx_posts_smart_closes(s, p)) {
        side = 0;
    }

    return ngx_posts_smart_put_quote(s, *p, side != 0);
}


/* the end of a tag or comment that begins at p, or NULL */

static u_char *
ngx_posts_smart_tag(ngx_posts_smart_t *s, u_char *p)
{
    u_char  *q, c, quote;

    if (s->last - p > 6 && ngx_strncmp(p, "<!--", 4) == 0) {
        q = ngx_strnstr(p + 4, "-->", s->last - p - 4);
        return q ? q + 3 : NULL;
    }

    c = ngx_posts_smart_at(s, p, 1);

    if (c == '/') {
        c = ngx_posts_smart_at(s, p, 2);
    }

    if (!ngx_posts_smart_is_alpha(c)) {
        return NULL;
    }

    quote = '\0';

    for (q = p + 1; q < s->last; q++) {

        if (quote) {
            if (*q == quote) {
                quote = '\0';
            }

        } else if (ngx_posts_smart_is_quote(*q)) {
            quote = *q;

        } else if (*q == '>') {
            return q + 1;
        }
    }

    return NULL;
}


/* the end of the element that the tag opens, if its content is not text */

static u_char *
ngx_posts_smart_element(ngx_posts_smart_t *s, u_char *p, u_char *end)
{
    size_t      len;
    u_char     *q;
    ngx_str_t  *name;

    for (len = 0; ngx_posts_smart_is_alpha(p[1 + len]); len++) { /* void */ }

    for (name = ngx_posts_smart_raw; name->len; name++) {
        if (name->len == len
            && ngx_strncasecmp(name->data, p + 1, len) == 0)
        {
            break;
        }
    }

    if (name->len == 0 || end[-2] == '/') {
        return end;
    }

    for (q = end; (size_t) (s->last - q) > len + 2; q++) {
        if (q[0] == '<' && q[1] == '/'
            && ngx_strncasecmp(q + 2, name->data, len) == 0
            && q[2 + len] == '>')
        {
            return q + 3 + len;
        }
    }

    return end;
}


static ngx_int_t
ngx_posts_smart_copy(ngx_posts_smart_t *s, u_char *end)
{
    u_char  *p;

    p = s->pos;
    s->pos = end;

    return ngx_posts_buffer_write(&s->b, p, end - p);
}


static u_char *
ngx_posts_smart_entity(ngx_posts_smart_t *s, u_char *p)
{
    u_char  *start;

    p++;

    if (p < s->last && *p == '#') {
        p++;
    }

    for (start = p; p < s->last; p++) {
        if (!ngx_posts_smart_is_alpha(*p) && !ngx_posts_smart_is_digit(*p)) {
            break;
        }
    }

    return (p > start && p < s->last && *p == ';') ? p + 1 : NULL;
}


static const ngx_posts_smart_symbol_t *
ngx_posts_smart_symbol(ngx_posts_smart_t *s)
{
    const ngx_posts_smart_symbol_t  *symbol;

    for (symbol = ngx_posts_smart_symbols; symbol->name.len; symbol++) {
        if ((size_t) (s->last - s->pos) >= symbol->name.len
            && ngx_memcmp(s->pos, symbol->name.data, symbol->name.len) == 0)
        {
            return symbol;
        }
    }

    return NULL;
}


static ngx_int_t
ngx_posts_smart_step(ngx_posts_smart_t *s)
{
    u_char                          *p, *next;
    const ngx_posts_smart_symbol_t  *symbol;

    p = s->pos;
    next = p;
    (void) ngx_posts_utf8_next(&next, s->last);

    if (ngx_posts_smart_is_quote(*p)
        && (ngx_posts_smart_behind(s, p) >= 0
            || ngx_posts_smart_special(s, p)))
    {
        return ngx_posts_smart_quotes(s, p, p);
    }

    if (*p != '\\' && next < s->last && ngx_posts_smart_is_quote(*next)) {
        return ngx_posts_smart_quotes(s, p, next);
    }

    if (ngx_posts_smart_is_quote(*p)) {
        return ngx_posts_smart_quotes(s, p, p);
    }

    symbol = ngx_posts_smart_symbol(s);

    if (symbol) {
        s->pos += symbol->name.len;
        return ngx_posts_buffer_write(&s->b, symbol->text.data,
                                      symbol->text.len);
    }

    next = (*p == '<') ? ngx_posts_smart_tag(s, p)
                       : (*p == '&') ? ngx_posts_smart_entity(s, p) : NULL;

    if (next) {
        return ngx_posts_smart_copy(s, (*p == '<' && p[1] != '/')
                                       ? ngx_posts_smart_element(s, p, next)
                                       : next);
    }

    s->pos++;

    if (*p == CR) {
        return (ngx_posts_smart_at(s, p, 1) == LF)
               ? NGX_OK : ngx_posts_buffer_putc(&s->b, LF);
    }

    return ngx_posts_smart_put_text(s, p, 1);
}


ngx_int_t
ngx_posts_smartypants(ngx_pool_t *pool, ngx_str_t *source, ngx_str_t *result)
{
    ngx_posts_smart_t  s;

    s.pos = source->data;
    s.last = source->data + source->len;

    ngx_posts_buffer_init(&s.b, pool, NGX_POSTS_MAX_OUTPUT);

    while (s.pos < s.last) {
        if (ngx_posts_smart_step(&s) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    if (ngx_posts_buffer_str(&s.b, result) != NGX_OK) {
        return NGX_ERROR;
    }

    if (result->len && result->data[result->len - 1] == LF) {
        result->len--;
    }

    return NGX_OK;
}
