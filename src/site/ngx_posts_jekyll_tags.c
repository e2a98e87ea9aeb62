
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "site/ngx_posts_jekyll_highlight.h"
#include "site/ngx_posts_jekyll_link.h"
#include "site/ngx_posts_jekyll_tags.h"


static ngx_int_t ngx_posts_jekyll_include(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static void ngx_posts_jekyll_include_split(ngx_str_t *markup,
    ngx_str_t *name, ngx_str_t *params);
static u_char *ngx_posts_jekyll_include_variable(u_char *p, u_char *last);
static ngx_int_t ngx_posts_jekyll_include_name(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *name);
static ngx_int_t ngx_posts_jekyll_include_check(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_include_params(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *params);
static u_char *ngx_posts_jekyll_include_param(ngx_posts_liquid_compiler_t *c,
    u_char *p, u_char *last);
static u_char *ngx_posts_jekyll_include_quoted(
    ngx_posts_liquid_compiler_t *c, u_char *p, u_char *last);


const ngx_posts_liquid_tag_t  ngx_posts_jekyll_tags[] = {

    { ngx_string("include"), ngx_null_string,
      ngx_posts_jekyll_include, NGX_POSTS_INCLUDE },

    { ngx_string("include_relative"), ngx_null_string,
      ngx_posts_jekyll_include, NGX_POSTS_INCLUDE_RELATIVE },

    { ngx_string("highlight"), ngx_string("endhighlight"),
      ngx_posts_jekyll_highlight, 0 },

    { ngx_string("link"), ngx_null_string,
      ngx_posts_jekyll_link, 0 },

    { ngx_string("post_url"), ngx_null_string,
      ngx_posts_jekyll_post_url, 0 },

    ngx_posts_liquid_null_tag
};


/* what is cached is the page: an include has nothing to gain from it */

const ngx_posts_liquid_tag_t  ngx_posts_jekyll_include_cached_tags[] = {

    { ngx_string("include_cached"), ngx_null_string,
      ngx_posts_jekyll_include, NGX_POSTS_INCLUDE },

    ngx_posts_liquid_null_tag
};


static ngx_int_t
ngx_posts_jekyll_include(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t  name, params;

    ngx_posts_jekyll_include_split(markup, &name, &params);

    if (name.len == 0) {
        return ngx_posts_liquid_emit_raise(c, "Invalid syntax for %V tag: no "
                                           "file is named", &tag->name);
    }

    if (ngx_posts_jekyll_include_name(c, tag, &name) != NGX_OK
        || ngx_posts_jekyll_include_params(c, tag, &params) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_include(c, tag->data);
}


/* the name ends at white space, unless that is inside of {{ and }} */

static void
ngx_posts_jekyll_include_split(ngx_str_t *markup, ngx_str_t *name,
    ngx_str_t *params)
{
    u_char  *p, *last, *end;

    p = markup->data;
    last = p + markup->len;

    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    while (last > p && ngx_posts_liquid_is_space(last[-1])) {
        last--;
    }

    name->data = p;

    end = ngx_posts_jekyll_include_variable(p, last);

    if (end) {
        p = end;

    } else {
        while (p < last && !ngx_posts_liquid_is_space(*p)) {
            p++;
        }
    }

    name->len = p - name->data;

    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    params->data = p;
    params->len = last - p;
}


/* the end of a name with {{ }} in it, NULL when there is none */

static u_char *
ngx_posts_jekyll_include_variable(u_char *p, u_char *last)
{
    u_char  *end, *close;

    end = NULL;

    p = ngx_strlchr(p, last, '{');

    while (p && last - p > 4 && p[0] == '{' && p[1] == '{') {

        close = memmem(p, last - p, "}}", 2);
        if (close == NULL) {
            break;
        }

        end = close + 2;

        while (end < last && !ngx_posts_liquid_is_space(*end)
               && *end != '{' && *end != '}')
        {
            end++;
        }

        p = end;
    }

    return end;
}


static ngx_int_t
ngx_posts_jekyll_include_name(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *name)
{
    ngx_int_t  rc;

    rc = memmem(name->data, name->len, "{{", 2)
         ? ngx_posts_liquid_emit_template(c, name)
         : ngx_posts_liquid_emit_string(c, name);

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_include_check, 0, 1);
}


/* letters, digits and _/.-()+~#@, and no way up */

static ngx_int_t
ngx_posts_jekyll_include_check(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char      c, before;
    ngx_str_t   name;
    ngx_uint_t  i;

    name = ngx_posts_value_str(&call->args[0]);
    before = 0;

    for (i = 0; i < name.len; i++) {

        c = name.data[i];

        if ((c == '.' || c == '/') && (before == '.' || before == '/')) {
            break;
        }

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || (c && ngx_strchr("_/.-()+~#@", c))))
        {
            break;
        }

        before = c;
    }

    if (i < name.len || name.len == 0) {
        return ngx_posts_error_set(call->ctx->error, "Invalid syntax for "
                                   "include tag. File contains invalid "
                                   "characters or sequences: %V", &name);
    }

    *result = call->args[0];

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_include_params(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *params)
{
    u_char             *p, *last;
    ngx_uint_t          n;
    ngx_posts_value_t   nil;

    if (params->len == 0) {
        ngx_posts_nil(&nil);
        return ngx_posts_liquid_emit_constant(c, &nil);
    }

    p = params->data;
    last = p + params->len;

    for (n = 0; p < last; n++) {

        p = ngx_posts_jekyll_include_param(c, p, last);

        if (p == NULL) {
            return ngx_posts_liquid_syntax_error(c, "Invalid syntax for %V "
                                                 "tag: %V", &tag->name,
                                                 params);
        }

        while (p < last && ngx_posts_liquid_is_space(*p)) {
            p++;
        }
    }

    return ngx_posts_liquid_emit_map(c, n);
}


/* name = "text", 'text' or variable; NULL when it is none of these */

static u_char *
ngx_posts_jekyll_include_param(ngx_posts_liquid_compiler_t *c, u_char *p,
    u_char *last)
{
    ngx_str_t  name, variable;

    name.data = p;

    while (p < last
           && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')
               || (*p >= '0' && *p <= '9') || *p == '_' || *p == '-'))
    {
        p++;
    }

    name.len = p - name.data;

    while (p < last && ngx_posts_liquid_is_space(*p)) {
        p++;
    }

    if (name.len == 0 || p == last || *p != '=') {
        return NULL;
    }

    for (p++; p < last && ngx_posts_liquid_is_space(*p); p++) { /* void */ }

    if (p == last || ngx_posts_liquid_emit_string(c, &name) != NGX_OK) {
        return NULL;
    }

    if (*p == '"' || *p == '\'') {
        return ngx_posts_jekyll_include_quoted(c, p, last);
    }

    variable.data = p;

    while (p < last
           && ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z')
               || (*p >= '0' && *p <= '9') || *p == '_' || *p == '-'
               || *p == '.'))
    {
        p++;
    }

    variable.len = p - variable.data;

    if (variable.len == 0 || (p < last && !ngx_posts_liquid_is_space(*p))
        || ngx_posts_liquid_emit_expression(c, &variable) != NGX_OK)
    {
        return NULL;
    }

    return p;
}


/* a backslash keeps the quote behind it, and any other character, too */

static u_char *
ngx_posts_jekyll_include_quoted(ngx_posts_liquid_compiler_t *c, u_char *p,
    u_char *last)
{
    u_char      quote, *dst;
    ngx_str_t   text;

    quote = *p++;

    text.data = ngx_pnalloc(ngx_posts_liquid_compiler_pool(c), last - p + 1);
    if (text.data == NULL) {
        return NULL;
    }

    dst = text.data;

    for ( /* void */ ; p < last && *p != quote; p++) {

        if (*p == '\\') {

            if (++p == last) {
                return NULL;
            }

            if (*p != quote) {
                *dst++ = '\\';
            }
        }

        *dst++ = *p;
    }

    text.len = dst - text.data;

    if (p == last || (p + 1 < last && !ngx_posts_liquid_is_space(p[1]))
        || ngx_posts_liquid_emit_string(c, &text) != NGX_OK)
    {
        return NULL;
    }

    return p + 1;
}
