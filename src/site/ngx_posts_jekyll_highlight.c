
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "site/ngx_posts_jekyll_highlight.h"


static size_t ngx_posts_jekyll_highlight_language(ngx_str_t *markup);
static ngx_uint_t ngx_posts_jekyll_highlight_options(u_char *p,
    u_char *last);
static u_char *ngx_posts_jekyll_highlight_list(u_char *p, u_char *last);
static ngx_int_t ngx_posts_jekyll_highlight_print(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_highlight_fix(ngx_posts_liquid_call_t *call,
    ngx_posts_buffer_t *b, const char *name);
static ngx_int_t ngx_posts_jekyll_highlight_escape(ngx_posts_buffer_t *b,
    ngx_str_t *code);


ngx_int_t
ngx_posts_jekyll_highlight(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char     *p;
    ngx_str_t   s, lang;

    s = *markup;

    while (s.len && ngx_posts_liquid_is_space(*s.data)) {
        s.data++;
        s.len--;
    }

    while (s.len && ngx_posts_liquid_is_space(s.data[s.len - 1])) {
        s.len--;
    }

    lang.len = ngx_posts_jekyll_highlight_language(&s);

    if (lang.len == 0
        || !ngx_posts_jekyll_highlight_options(s.data + lang.len,
                                               s.data + s.len))
    {
        return ngx_posts_liquid_syntax_error(c, "Syntax Error in tag "
                   "'highlight' while parsing the following markup: %V "
                   "Valid syntax: highlight <lang> [linenos]", &s);
    }

    p = ngx_pnalloc(ngx_posts_liquid_compiler_pool(c), lang.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_strlow(p, s.data, lang.len);
    lang.data = p;

    if (ngx_posts_liquid_emit_capture(c) != NGX_OK
        || ngx_posts_liquid_compile_block(c) != NGX_OK
        || ngx_posts_liquid_emit_captured(c) != NGX_OK
        || ngx_posts_liquid_emit_string(c, &lang) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_highlight_print, 0, 2)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_set_blank(c, 0);

    return ngx_posts_liquid_emit_write(c);
}


static size_t
ngx_posts_jekyll_highlight_language(ngx_str_t *markup)
{
    u_char  c;
    size_t  n;

    for (n = 0; n < markup->len; n++) {

        c = markup->data[n];

        if (!ngx_posts_liquid_is_word(c)
            && c != '.' && c != '+' && c != '#' && c != '-')
        {
            break;
        }
    }

    return n;
}


/* options mean something to highlighters only, but have to be well formed */

static ngx_uint_t
ngx_posts_jekyll_highlight_options(u_char *p, u_char *last)
{
    u_char  *word;

    while (p < last) {

        if (!ngx_posts_liquid_is_space(*p)) {
            return 0;
        }

        while (p < last && ngx_posts_liquid_is_space(*p)) {
            p++;
        }

        for (word = p; p < last && ngx_posts_liquid_is_word(*p); p++) {
            /* void */
        }

        if (p == word) {
            return 0;
        }

        if (p < last && *p == '=') {

            p = ngx_posts_jekyll_highlight_list(p + 1, last);
            if (p == NULL) {
                return 0;
            }
        }
    }

    return 1;
}


/* a word, or numbers in quotes; returns the end */

static u_char *
ngx_posts_jekyll_highlight_list(u_char *p, u_char *last)
{
    u_char  *word;

    word = p;

    if (p < last && *p == '"') {

        for (p++; p < last && *p != '"'; p++) {
            if ((*p < '0' || *p > '9') && !ngx_posts_liquid_is_space(*p)) {
                return NULL;
            }
        }

        return (p < last && p[-1] >= '0' && p[-1] <= '9') ? p + 1 : NULL;
    }

    while (p < last && ngx_posts_liquid_is_word(*p)) {
        p++;
    }

    return (p > word) ? p : NULL;
}


static ngx_int_t
ngx_posts_jekyll_highlight_print(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char              *p;
    ngx_str_t            code, lang, html;
    ngx_posts_buffer_t   b;

    code = ngx_posts_value_str(&call->args[0]);
    lang = ngx_posts_value_str(&call->args[1]);

    while (code.len && (ngx_posts_liquid_is_space(*code.data))) {
        code.data++;
        code.len--;
    }

    while (code.len
           && (ngx_posts_liquid_is_space(code.data[code.len - 1])
               || code.data[code.len - 1] == '\0'))
    {
        code.len--;
    }

    ngx_posts_buffer_init(&b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_jekyll_highlight_fix(call, &b, "highlighter_prefix")
        != NGX_OK
        || ngx_posts_buffer_puts(&b, "<figure class=\"highlight\"><pre>"
                                 "<code class=\"language-")
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (p = lang.data; p < lang.data + lang.len; p++) {
        if (ngx_posts_buffer_putc(&b, *p == '+' ? '-' : *p) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    if (ngx_posts_buffer_puts(&b, "\" data-lang=\"") != NGX_OK
        || ngx_posts_buffer_write(&b, lang.data, lang.len) != NGX_OK
        || ngx_posts_buffer_puts(&b, "\">") != NGX_OK
        || ngx_posts_jekyll_highlight_escape(&b, &code) != NGX_OK
        || ngx_posts_buffer_puts(&b, "</code></pre></figure>") != NGX_OK
        || ngx_posts_jekyll_highlight_fix(call, &b, "highlighter_suffix")
           != NGX_OK
        || ngx_posts_buffer_str(&b, &html) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(result, html.data, html.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_highlight_fix(ngx_posts_liquid_call_t *call,
    ngx_posts_buffer_t *b, const char *name)
{
    ngx_str_t          key, text;
    ngx_posts_value_t  value;

    key.data = (u_char *) name;
    key.len = ngx_strlen(name);

    ngx_posts_nil(&value);

    if (ngx_posts_liquid_lookup(call->vm, &key, &value) != NGX_OK) {
        return NGX_ERROR;
    }

    text = ngx_posts_value_str(&value);

    return ngx_posts_buffer_write(b, text.data, text.len);
}


static ngx_int_t
ngx_posts_jekyll_highlight_escape(ngx_posts_buffer_t *b, ngx_str_t *code)
{
    u_char      *p, *last, *from;
    ngx_int_t    rc;
    ngx_uint_t   i;

    static struct {
        u_char     c;
        ngx_str_t  text;
    } entities[] = {
        { '&', ngx_string("&amp;") },
        { '<', ngx_string("&lt;") },
        { '>', ngx_string("&gt;") },
        { '"', ngx_string("&quot;") },
        { '\'', ngx_string("&#39;") }
    };

    last = code->data + code->len;
    from = code->data;

    for (p = code->data; p < last; p++) {

        for (i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {

            if (*p != entities[i].c) {
                continue;
            }

            rc = ngx_posts_buffer_write(b, from, p - from);

            if (rc == NGX_OK) {
                rc = ngx_posts_buffer_write(b, entities[i].text.data,
                                            entities[i].text.len);
            }

            if (rc != NGX_OK) {
                return NGX_ERROR;
            }

            from = p + 1;
        }
    }

    return ngx_posts_buffer_write(b, from, last - from);
}
