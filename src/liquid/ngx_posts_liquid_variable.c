
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * An expression with filters: "a.b | f: 1, key: 2 | g".  Both parsers make
 * the same list of slices of it, from which the code is emitted.
 */

typedef struct {
    ngx_str_t                    key;            /* len 0: not named */
    ngx_str_t                    value;
} ngx_posts_liquid_given_t;


typedef struct {
    ngx_str_t                    name;
    ngx_uint_t                   first;          /* of the given */
    ngx_uint_t                   n;
} ngx_posts_liquid_pipe_t;


typedef struct {
    ngx_str_t                    name;           /* data NULL: nothing */
    ngx_array_t                 *pipes;
    ngx_array_t                 *given;
} ngx_posts_liquid_piped_t;


static ngx_int_t ngx_posts_liquid_piped_strict(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_piped_t *v,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_piped_arguments(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_piped_t *v,
    ngx_posts_liquid_pipe_t *pipe);
static ngx_int_t ngx_posts_liquid_piped_argument(
    ngx_posts_liquid_compiler_t *c, ngx_posts_liquid_piped_t *v,
    ngx_posts_liquid_pipe_t *pipe);
static ngx_int_t ngx_posts_liquid_piped_lax(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_piped_lax_filter(
    ngx_posts_liquid_piped_t *v, u_char *p, u_char *last);
static u_char *ngx_posts_liquid_piped_lax_argument(u_char *p, u_char *last);
static ngx_int_t ngx_posts_liquid_piped_give(ngx_posts_liquid_piped_t *v,
    ngx_posts_liquid_pipe_t *pipe, ngx_str_t *argument);
static ngx_int_t ngx_posts_liquid_emit_piped(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v);
static ngx_int_t ngx_posts_liquid_emit_pipe(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_posts_liquid_pipe_t *pipe);
static ngx_int_t ngx_posts_liquid_emit_arity(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_filter_t *filter, ngx_uint_t n);


ngx_int_t
ngx_posts_liquid_emit_variable(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    ngx_int_t                 rc;
    ngx_posts_liquid_piped_t  v;

    v.pipes = &c->pipes;
    v.given = &c->given;

    if (ngx_posts_liquid_clear(c, v.pipes, sizeof(ngx_posts_liquid_pipe_t))
        != NGX_OK
        || ngx_posts_liquid_clear(c, v.given,
                                  sizeof(ngx_posts_liquid_given_t))
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_str_null(&v.name);

    rc = ngx_posts_liquid_piped_strict(c, &v, markup);

    if (rc == NGX_DECLINED) {
        rc = ngx_posts_liquid_fall_back(c, markup, "{{", "}}");
    }

    if (rc == NGX_DECLINED) {
        ngx_str_null(&v.name);
        v.pipes->nelts = 0;
        v.given->nelts = 0;

        rc = ngx_posts_liquid_piped_lax(c, &v, markup);
    }

    return (rc == NGX_OK) ? ngx_posts_liquid_emit_piped(c, &v) : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_piped_strict(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_str_t *markup)
{
    ngx_int_t                 rc;
    ngx_posts_liquid_pipe_t  *pipe;

    rc = ngx_posts_liquid_parser_init(&c->parser, markup);

    if (rc != NGX_OK
        || ngx_posts_liquid_parser_look(&c->parser, NGX_POSTS_LIQUID_LEX_END,
                                        0))
    {
        return rc;
    }

    rc = ngx_posts_liquid_parser_expression(&c->parser, &v->name);

    while (rc == NGX_OK
           && ngx_posts_liquid_parser_accept(&c->parser,
                                             NGX_POSTS_LIQUID_LEX_PIPE,
                                             NULL))
    {
        pipe = ngx_array_push(v->pipes);
        if (pipe == NULL) {
            return NGX_ERROR;
        }

        rc = ngx_posts_liquid_piped_arguments(c, v, pipe);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_parser_take(&c->parser, NGX_POSTS_LIQUID_LEX_END,
                                        NULL);
}


/* the name of a filter, and its arguments behind a colon */

static ngx_int_t
ngx_posts_liquid_piped_arguments(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_posts_liquid_pipe_t *pipe)
{
    ngx_int_t               rc;
    ngx_posts_liquid_lex_e  separator;

    pipe->first = v->given->nelts;
    pipe->n = 0;

    rc = ngx_posts_liquid_parser_take(&c->parser, NGX_POSTS_LIQUID_LEX_ID,
                                      &pipe->name);

    separator = NGX_POSTS_LIQUID_LEX_COLON;

    while (rc == NGX_OK
           && ngx_posts_liquid_parser_accept(&c->parser, separator, NULL))
    {
        rc = ngx_posts_liquid_piped_argument(c, v, pipe);
        separator = NGX_POSTS_LIQUID_LEX_COMMA;
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_piped_argument(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_posts_liquid_pipe_t *pipe)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   key, value, argument;

    key.len = 0;

    if (ngx_posts_liquid_parser_look(&c->parser, NGX_POSTS_LIQUID_LEX_ID, 0)
        && ngx_posts_liquid_parser_look(&c->parser,
                                        NGX_POSTS_LIQUID_LEX_COLON, 1))
    {
        (void) ngx_posts_liquid_parser_take(&c->parser,
                                            NGX_POSTS_LIQUID_LEX_ID, &key);
        c->parser.pos++;
    }

    rc = ngx_posts_liquid_parser_expression(&c->parser, &value);

    if (rc != NGX_OK) {
        return rc;
    }

    if (key.len == 0) {
        return ngx_posts_liquid_piped_give(v, pipe, &value);
    }

    /* not every identifier is a proper key ("a?: 1"): the text decides */

    argument.len = key.len + 2 + value.len;
    argument.data = ngx_pnalloc(c->pool, argument.len);

    if (argument.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(argument.data, key.data, key.len);
    *p++ = ':';
    *p++ = ' ';
    ngx_memcpy(p, value.data, value.len);

    return ngx_posts_liquid_piped_give(v, pipe, &argument);
}


static ngx_int_t
ngx_posts_liquid_piped_lax(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_str_t *markup)
{
    u_char     *p, *q, *start, *last;
    ngx_str_t   s;

    s = *markup;

    if (!ngx_posts_liquid_find_fragment(&s, &v->name)) {
        return NGX_OK;
    }

    last = s.data + s.len;
    p = ngx_strlchr(s.data, last, '|');

    if (p == NULL) {
        return NGX_OK;
    }

    /* filters are whatever pipes, and quotes that are not closed, separate */

    p = ngx_posts_liquid_scan_space(p + 1, last);
    start = p;

    while (p < last) {

        if (ngx_posts_liquid_is_space(*p) || *p == ',') {
            p++;
            continue;
        }

        q = ngx_posts_liquid_scan_fragment(p, last);

        if (q != NULL) {
            p = q;
            continue;
        }

        if (ngx_posts_liquid_piped_lax_filter(v, start, p) != NGX_OK) {
            return NGX_ERROR;
        }

        start = ++p;
    }

    return ngx_posts_liquid_piped_lax_filter(v, start, last);
}


static ngx_int_t
ngx_posts_liquid_piped_lax_filter(ngx_posts_liquid_piped_t *v, u_char *p,
    u_char *last)
{
    u_char                   *q;
    ngx_str_t                 argument;
    ngx_posts_liquid_pipe_t  *pipe;

    for (q = p; q < last && !ngx_posts_liquid_is_word(*q); q++) {
        /* void */
    }

    if (q == last) {
        return NGX_OK;
    }

    pipe = ngx_array_push(v->pipes);
    if (pipe == NULL) {
        return NGX_ERROR;
    }

    pipe->name.data = q;
    pipe->first = v->given->nelts;
    pipe->n = 0;

    while (q < last && ngx_posts_liquid_is_word(*q)) {
        q++;
    }

    pipe->name.len = q - pipe->name.data;

    while (p < last) {

        if (*p != ':' && *p != ',') {
            p++;
            continue;
        }

        argument.data = ngx_posts_liquid_scan_space(p + 1, last);

        p = ngx_posts_liquid_piped_lax_argument(argument.data, last);

        if (p == NULL) {
            p = argument.data;
            continue;
        }

        argument.len = p - argument.data;

        if (ngx_posts_liquid_piped_give(v, pipe, &argument) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/* (?:\w+\s*:\s*)?QuotedFragment: its end, or NULL */

static u_char *
ngx_posts_liquid_piped_lax_argument(u_char *p, u_char *last)
{
    u_char  *q, *end;

    for (q = p; q < last && ngx_posts_liquid_is_word(*q); q++) { /* void */ }

    if (q > p) {
        q = ngx_posts_liquid_scan_space(q, last);

        if (q < last && *q == ':') {
            q = ngx_posts_liquid_scan_space(q + 1, last);
            end = ngx_posts_liquid_scan_fragment(q, last);

            if (end != NULL) {
                return end;
            }
        }
    }

    return ngx_posts_liquid_scan_fragment(p, last);
}


/* adds an argument, which is named if all of it is "key: fragment" */

static ngx_int_t
ngx_posts_liquid_piped_give(ngx_posts_liquid_piped_t *v,
    ngx_posts_liquid_pipe_t *pipe, ngx_str_t *argument)
{
    u_char                    *p, *last;
    ngx_str_t                  s;
    ngx_posts_liquid_given_t  *given;

    given = ngx_array_push(v->given);
    if (given == NULL) {
        return NGX_ERROR;
    }

    pipe->n++;

    s = *argument;
    last = s.data + s.len;
    p = ngx_posts_liquid_scan_word(s.data, last, 0);

    if (p != NULL) {
        p = ngx_posts_liquid_scan_space(p, last);
    }

    if (p != NULL && p < last && *p == ':'
        && ngx_posts_liquid_find_attribute(&s, &given->key, &given->value)
        && given->key.data == argument->data && s.len == 0)
    {
        return NGX_OK;
    }

    given->key.len = 0;
    given->value = *argument;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_emit_piped(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v)
{
    ngx_uint_t                i;
    ngx_posts_value_t         value;
    ngx_posts_liquid_pipe_t  *pipes;

    if (v->name.data == NULL) {
        ngx_posts_nil(&value);

        if (ngx_posts_liquid_emit_constant(c, &value) != NGX_OK) {
            return NGX_ERROR;
        }

    } else if (ngx_posts_liquid_emit_expression(c, &v->name) != NGX_OK) {
        return NGX_ERROR;
    }

    pipes = v->pipes->elts;

    for (i = 0; i < v->pipes->nelts; i++) {
        if (ngx_posts_liquid_emit_pipe(c, v, &pipes[i]) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_emit_pipe(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_piped_t *v, ngx_posts_liquid_pipe_t *pipe)
{
    ngx_uint_t                        i, named;
    ngx_posts_liquid_given_t         *given;
    const ngx_posts_liquid_filter_t  *filter;

    filter = ngx_posts_liquid_engine_filter(c->engine, &pipe->name);

    if (filter == NULL) {

        if (c->engine->strict_filters) {
            return ngx_posts_liquid_emit_raise(c, "undefined filter %V",
                                               &pipe->name);
        }

        return NGX_OK;
    }

    given = (ngx_posts_liquid_given_t *) v->given->elts + pipe->first;
    named = 0;

    for (i = 0; i < pipe->n; i++) {

        if (given[i].key.len != 0) {
            named++;

        } else if (ngx_posts_liquid_emit_expression(c, &given[i].value)
                   != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    for (i = 0; i < pipe->n && named; i++) {

        if (given[i].key.len != 0
            && (ngx_posts_liquid_emit_string(c, &given[i].key) != NGX_OK
                || ngx_posts_liquid_emit_expression(c, &given[i].value)
                   != NGX_OK))
        {
            return NGX_ERROR;
        }
    }

    i = pipe->n - named;

    if (i + (named != 0) < filter->min || i + (named != 0) > filter->max) {
        if (ngx_posts_liquid_emit_arity(c, filter, i + (named != 0))
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return ngx_posts_liquid_emit_filter(c, filter, i, named);
}


/* Ruby counts the input, too */

static ngx_int_t
ngx_posts_liquid_emit_arity(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_filter_t *filter, ngx_uint_t n)
{
    if (filter->min == filter->max) {
        return ngx_posts_liquid_emit_raise(c,
                     "wrong number of arguments (given %ui, expected %ui)",
                     n + 1, filter->min + 1);
    }

    return ngx_posts_liquid_emit_raise(c,
                "wrong number of arguments (given %ui, expected %ui..%ui)",
                n + 1, filter->min + 1, filter->max + 1);
}
