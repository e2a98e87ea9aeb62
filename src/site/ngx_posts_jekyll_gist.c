
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "site/ngx_posts_jekyll_gist.h"


static ngx_int_t ngx_posts_jekyll_gist_compile(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_jekyll_gist_word(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *word);
static ngx_int_t ngx_posts_jekyll_gist_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_gist_value(ngx_posts_liquid_call_t *call,
    ngx_uint_t n, ngx_str_t *s);


const ngx_posts_liquid_tag_t  ngx_posts_jekyll_gist_tags[] = {

    { ngx_string("gist"), ngx_null_string,
      ngx_posts_jekyll_gist_compile, 0 },

    ngx_posts_liquid_null_tag
};


/* an id and perhaps a file; each may be a variable */

static ngx_int_t
ngx_posts_jekyll_gist_compile(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char     *p, *last;
    ngx_str_t   text, id, file;

    text = *markup;
    ngx_posts_liquid_strip(&text);

    p = text.data;
    last = p + text.len;

    while (p < last && !ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    id.data = text.data;
    id.len = p - text.data;

    p += (p < last);

    file.data = p;
    file.len = last - p;

    while (p < last && !ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    if (id.len == 0 || p < last) {
        return ngx_posts_liquid_syntax_error(c, "Syntax error in tag 'gist' "
                   "while parsing the following markup: %V", &text);
    }

    if (ngx_posts_jekyll_gist_word(c, &id) != NGX_OK
        || ngx_posts_jekyll_gist_word(c, &file) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_gist_run, 0, 4)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


/* the word, and what it means as the name of a variable */

static ngx_int_t
ngx_posts_jekyll_gist_word(ngx_posts_liquid_compiler_t *c, ngx_str_t *word)
{
    ngx_uint_t         i;
    ngx_posts_value_t  nil;

    if (ngx_posts_liquid_emit_string(c, word) != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < word->len; i++) {
        if (!ngx_posts_liquid_is_word(word->data[i])
            && (i == 0 || (word->data[i] != '.' && word->data[i] != '-')))
        {
            break;
        }
    }

    if (i == 0 || i < word->len
        || (word->data[0] >= '0' && word->data[0] <= '9'))
    {
        ngx_posts_nil(&nil);
        return ngx_posts_liquid_emit_constant(c, &nil);
    }

    return ngx_posts_liquid_emit_expression(c, word);
}


/*
 * The code for browsers without scripts would have to be fetched: as without
 * a network, there is none.
 */

static ngx_int_t
ngx_posts_jekyll_gist_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           id, file, html;
    ngx_posts_buffer_t  b;

    if ((rc = ngx_posts_jekyll_gist_value(call, 0, &id)) != NGX_OK
        || (rc = ngx_posts_jekyll_gist_value(call, 2, &file)) != NGX_OK)
    {
        return rc;
    }

    ngx_posts_buffer_init(&b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_buffer_puts(&b, "<script src=\"https://gist.github.com/")
        != NGX_OK
        || ngx_posts_buffer_write(&b, id.data, id.len) != NGX_OK
        || ngx_posts_buffer_puts(&b, ".js") != NGX_OK
        || (file.len && ngx_posts_buffer_puts(&b, "?file=") != NGX_OK)
        || ngx_posts_buffer_write(&b, file.data, file.len) != NGX_OK
        || ngx_posts_buffer_puts(&b, "\"> </script>") != NGX_OK
        || ngx_posts_buffer_str(&b, &html) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(result, html.data, html.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_gist_value(ngx_posts_liquid_call_t *call, ngx_uint_t n,
    ngx_str_t *s)
{
    ngx_posts_value_t  *value;

    value = &call->args[n + 1];

    if (value->type == NGX_POSTS_NIL) {
        value = &call->args[n];
    }

    return ngx_posts_liquid_to_s(call->ctx, value, s);
}
