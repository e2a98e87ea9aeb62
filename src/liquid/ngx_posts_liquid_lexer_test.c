
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "liquid/ngx_posts_liquid_lexer.h"
#include "ngx_posts_unit.h"


/* tokens as Ruby Liquid's Tokenizer has them, in brackets */

typedef struct {
    const char  *source;
    const char  *tokens;
} ngx_posts_liquid_lexer_case_t;


typedef struct {
    const char  *source;
    const char  *name;                 /* NULL: malformed */
    const char  *markup;
    ngx_uint_t   left;
    ngx_uint_t   right;
} ngx_posts_liquid_tag_case_t;


static const ngx_posts_liquid_lexer_case_t  ngx_posts_liquid_lexer_cases[] = {
    { "",
      "" },
    { "text",
      "[text]" },
    { "{{ a }}",
      "[{{ a }}]" },
    { "a{{b}}c{%d%}e",
      "[a][{{b}}][c][{%d%}][e]" },
    { "{{ a }",
      "[{{ a }]" },
    { "{{ a }b}",
      "[{{ a }][b}]" },
    { "{{ '}' }}",
      "[{{ '}][' }}]" },
    { "{{",
      "[{{]" },
    { "{{ a",
      "[{{][ a]" },
    { "{%",
      "[{%]" },
    { "{% a",
      "[{%][ a]" },
    { "{% a }}",
      "[{%][ a }}]" },
    { "{%%}",
      "[{%%}]" },
    { "{{}}",
      "[{{}}]" },
    { "{{-}}",
      "[{{-}}]" },
    { "{%-%}",
      "[{%-%}]" },
    { "{",
      "[{]" },
    { "{ {",
      "[{ {]" },
    { "{{{ a }}}",
      "[{{{ a }}][}]" },
    { "{% '%}' %}",
      "[{% '%}][' %}]" },
    { "{%{{ a }}%}",
      "[{%{{ a }}%}]" },
    { "{{ {% a %} }}",
      "[{{ {% a %}][ }}]" },
    { "a{%b%}{{c}}\n{%d%}",
      "[a][{%b%}][{{c}}][\n][{%d%}]" },
    { "}}%}",
      "[}}%}]" },
    { "{{a}}}",
      "[{{a}}][}]" },
    { "{% raw %}{{{% endraw %}",
      "[{% raw %}][{{{% endraw %}]" },
    { "{{\na\n}}",
      "[{{\na\n}}]" },
    { "é{{é}}é",
      "[é][{{é}}][é]" },
    { "{%a%}{%{%b%}",
      "[{%a%}][{%{%b%}]" },
    { "{{a}{{b}}",
      "[{{a}][{{b}}]" },
    { NULL, NULL }
};


static const ngx_posts_liquid_lexer_case_t  ngx_posts_liquid_line_cases[] = {
    { "a b\n\n  c\n", "[a b][][  c]" },
    { "\n", "[]" },
    { "a", "[a]" },
    { NULL, NULL }
};


static const ngx_posts_liquid_tag_case_t  ngx_posts_liquid_tag_cases[] = {
    { "{%a%}", "a", "", 0, 0 },
    { "{% if  a == b  %}", "if", "a == b  ", 0, 0 },
    { "{%- a -%}", "a", "", 1, 1 },
    { "{%-a b-%}", "a", "b", 1, 1 },
    { "{% if-x %}", "if", "-x ", 0, 0 },
    { "{% a --%}", "a", "-", 0, 1 },
    { "{%#a%}", "#", "a", 0, 0 },
    { "{%\n a\n b %}", "a", "b ", 0, 0 },
    { "{%%}", NULL, NULL, 0, 0 },
    { "{%-%}", NULL, NULL, 0, 0 },
    { "{% -a %}", NULL, NULL, 0, 0 },
    { "{% a", NULL, NULL, 0, 0 },
    { "{{ a }}", "", " a ", 0, 0 },
    { "{{-a-}}", "", "a", 1, 1 },
    { "{{-}}", "", "", 1, 1 },
    { "{{ a }", NULL, NULL, 0, 0 },
    { "{{", NULL, NULL, 0, 0 },
    { NULL, NULL, NULL, 0, 0 }
};


static void
ngx_posts_liquid_lexer_table(ngx_posts_unit_t *t,
    const ngx_posts_liquid_lexer_case_t *c, ngx_uint_t lines)
{
    ngx_str_t                  source, got;
    ngx_posts_buffer_t         b;
    ngx_posts_liquid_lexer_t   lexer;
    ngx_posts_liquid_token_t   token;

    for ( /* void */ ; c->source; c++) {
        source.data = (u_char *) c->source;
        source.len = ngx_strlen(c->source);

        ngx_posts_buffer_init(&b, t->pool, 4096);
        ngx_posts_liquid_lexer_init(&lexer, &source, lines);

        while (ngx_posts_liquid_lexer_next(&lexer, &token)) {
            (void) ngx_posts_buffer_putc(&b, '[');
            (void) ngx_posts_buffer_write(&b, token.text.data,
                                          token.text.len);
            (void) ngx_posts_buffer_putc(&b, ']');
        }

        (void) ngx_posts_buffer_str(&b, &got);
        ngx_posts_unit_str(t, got, c->tokens, c->source);
    }
}


static void
ngx_posts_liquid_lexer_tags(ngx_posts_unit_t *t)
{
    ngx_str_t                           source;
    ngx_posts_liquid_lexer_t            lexer;
    ngx_posts_liquid_token_t            token;
    const ngx_posts_liquid_tag_case_t  *c;

    for (c = ngx_posts_liquid_tag_cases; c->source; c++) {
        source.data = (u_char *) c->source;
        source.len = ngx_strlen(c->source);

        ngx_posts_liquid_lexer_init(&lexer, &source, 0);
        (void) ngx_posts_liquid_lexer_next(&lexer, &token);

        ngx_posts_unit_int(t, token.malformed, c->name == NULL, c->source);

        if (c->name == NULL) {
            continue;
        }

        ngx_posts_unit_str(t, token.name, c->name, c->source);
        ngx_posts_unit_str(t, token.markup, c->markup, c->source);
        ngx_posts_unit_int(t, token.left, c->left, c->source);
        ngx_posts_unit_int(t, token.right, c->right, c->source);
    }
}


/* what is not closed is looked for only once */

static void
ngx_posts_liquid_lexer_unclosed(ngx_posts_unit_t *t)
{
    size_t                     n;
    ngx_str_t                  source;
    ngx_uint_t                 count;
    ngx_posts_liquid_lexer_t   lexer;
    ngx_posts_liquid_token_t   token;

    n = 1024 * 1024;
    source.len = 4 * n;
    source.data = ngx_pnalloc(t->pool, source.len);

    if (source.data == NULL) {
        return;
    }

    for (count = 0; count < n; count++) {
        ngx_memcpy(source.data + 4 * count, "{%{{", 4);
    }

    ngx_posts_liquid_lexer_init(&lexer, &source, 0);
    count = 0;

    while (ngx_posts_liquid_lexer_next(&lexer, &token)) {
        count++;
    }

    ngx_posts_unit_int(t, count, 2 * n, "two million open tags");
}


void
ngx_posts_liquid_lexer_test(ngx_posts_unit_t *t)
{
    ngx_posts_liquid_lexer_table(t, ngx_posts_liquid_lexer_cases, 0);
    ngx_posts_liquid_lexer_table(t, ngx_posts_liquid_line_cases, 1);
    ngx_posts_liquid_lexer_tags(t);
    ngx_posts_liquid_lexer_unclosed(t);
}
