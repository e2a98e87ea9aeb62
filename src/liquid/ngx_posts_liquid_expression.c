
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * What an expression means, taken from its text with Ruby Liquid's patterns.
 * Nothing is an error here: of "a.b!!c" the patterns find a, b and c.
 */

static ngx_int_t ngx_posts_liquid_expression_at(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup, ngx_uint_t depth);
static void ngx_posts_liquid_expression_integer(ngx_str_t *s,
    ngx_posts_value_t *value);
static u_char *ngx_posts_liquid_expression_number(ngx_str_t *s,
    ngx_uint_t dots);
static ngx_uint_t ngx_posts_liquid_expression_range(ngx_str_t *s,
    ngx_str_t *first, ngx_str_t *last);
static ngx_int_t ngx_posts_liquid_emit_range(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *first, ngx_str_t *last, ngx_uint_t depth);
static ngx_int_t ngx_posts_liquid_range_end(ngx_posts_liquid_compiler_t *c,
    ngx_posts_value_t *value, int64_t *n);
static ngx_uint_t ngx_posts_liquid_expression_segment(ngx_str_t *s,
    u_char *close, ngx_str_t *segment);
static ngx_int_t ngx_posts_liquid_emit_lookup(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_uint_t depth);
static ngx_int_t ngx_posts_liquid_emit_first(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *segment, ngx_uint_t depth);
static ngx_int_t ngx_posts_liquid_emit_part(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *segment, ngx_uint_t depth);
static ngx_int_t ngx_posts_liquid_emit_named(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name);


#define NGX_POSTS_LIQUID_INT64_DIGITS  19


typedef struct {
    ngx_str_t                    name;
    ngx_posts_value_t            value;
} ngx_posts_liquid_literal_t;


static const ngx_posts_liquid_literal_t  ngx_posts_liquid_literals[] = {
    { ngx_string(""), { NGX_POSTS_NIL, 0, { 0 } } },
    { ngx_string("nil"), { NGX_POSTS_NIL, 0, { 0 } } },
    { ngx_string("null"), { NGX_POSTS_NIL, 0, { 0 } } },
    { ngx_string("true"), { NGX_POSTS_BOOLEAN, 0, { 1 } } },
    { ngx_string("false"), { NGX_POSTS_BOOLEAN, 0, { 0 } } },
    { ngx_string("blank"), { NGX_POSTS_DROP, 0,
                             { .drop = &ngx_posts_liquid_blank_drop } } },
    { ngx_string("empty"), { NGX_POSTS_DROP, 0,
                             { .drop = &ngx_posts_liquid_empty_drop } } }
};


static const ngx_str_t  ngx_posts_liquid_commands[] = {
    ngx_string("size"), ngx_string("first"), ngx_string("last"),
    ngx_null_string
};


ngx_int_t
ngx_posts_liquid_emit_expression(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup)
{
    return ngx_posts_liquid_expression_at(c, markup, 0);
}


static ngx_int_t
ngx_posts_liquid_expression_at(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_uint_t depth)
{
    ngx_str_t          first, last, s;
    ngx_posts_value_t  value;

    if (depth == NGX_POSTS_MAX_LIQUID_EXPRESSION) {
        return ngx_posts_liquid_syntax_error(c,
                                         "expression nested deeper than %d",
                                         NGX_POSTS_MAX_LIQUID_EXPRESSION);
    }

    if (ngx_posts_liquid_literal(markup, &value)) {
        return ngx_posts_liquid_emit_constant(c, &value);
    }

    s = *markup;
    ngx_posts_liquid_strip(&s);

    if (ngx_posts_liquid_expression_range(&s, &first, &last)) {
        return ngx_posts_liquid_emit_range(c, &first, &last, depth + 1);
    }

    return ngx_posts_liquid_emit_lookup(c, &s, depth + 1);
}


ngx_uint_t
ngx_posts_liquid_literal(ngx_str_t *markup, ngx_posts_value_t *value)
{
    u_char                             c;
    ngx_str_t                          s;
    ngx_uint_t                         i, n;
    const ngx_posts_liquid_literal_t  *literal;

    s = *markup;
    ngx_posts_liquid_strip(&s);

    c = s.len ? s.data[0] : '\0';

    if ((c == '"' || c == '\'') && s.data[s.len - 1] == c) {
        ngx_posts_string(value, s.data + 1, s.len > 1 ? s.len - 2 : 0);
        return 1;
    }

    if (ngx_posts_liquid_expression_number(&s, 0) != NULL) {
        ngx_posts_liquid_expression_integer(&s, value);
        return 1;
    }

    if (ngx_posts_liquid_expression_number(&s, 1) != NULL) {
        ngx_posts_float(value, ngx_posts_number_to_f(s.data, s.len));
        return 1;
    }

    n = sizeof(ngx_posts_liquid_literals) / sizeof(ngx_posts_liquid_literal_t);

    for (i = 0; i < n; i++) {
        literal = &ngx_posts_liquid_literals[i];

        if (ngx_posts_liquid_str_eq(&literal->name, &s)) {
            *value = literal->value;
            return 1;
        }
    }

    return 0;
}


/* -?\d+, with dots -?\d[\d.]+, and nothing else */

static u_char *
ngx_posts_liquid_expression_number(ngx_str_t *s, ngx_uint_t dots)
{
    u_char  *p, *last;

    p = s->data;
    last = s->data + s->len;

    if (p < last && *p == '-') {
        p++;
    }

    if (p == last || !ngx_posts_liquid_is_digit(*p)) {
        return NULL;
    }

    while (p < last
           && (ngx_posts_liquid_is_digit(*p) || (dots && *p == '.')))
    {
        p++;
    }

    return (p == last) ? p : NULL;
}


/*
 * (first..last): "first" is as long as it can be without white space, so
 * that of three dots in a row the first one is its.
 */

static ngx_uint_t
ngx_posts_liquid_expression_range(ngx_str_t *s, ngx_str_t *first,
    ngx_str_t *last)
{
    u_char  *p, *q, *end;

    if (s->len < 2 || s->data[0] != '(' || s->data[s->len - 1] != ')') {
        return 0;
    }

    end = s->data + s->len;
    p = ngx_posts_liquid_scan_space(s->data + 1, end);

    for (q = p; q < end && !ngx_posts_liquid_is_space(*q); q++) {
        /* void */
    }

    first->data = p;
    p = ngx_posts_liquid_scan_space(q, end);

    if (end - p > 2 && p[0] == '.' && p[1] == '.') {
        first->len = q - first->data;
        p += 2;

    } else {

        if (q - first->data < 3) {
            return 0;
        }

        for (q -= 2; q > first->data; q--) {
            if (q[0] == '.' && q[1] == '.') {
                break;
            }
        }

        if (q == first->data) {
            return 0;
        }

        first->len = q - first->data;
        p = q + 2;
    }

    last->data = ngx_posts_liquid_scan_space(p, end);
    last->len = end - last->data - 1;

    ngx_posts_liquid_rstrip(last);

    for (p = last->data; p < last->data + last->len; p++) {
        if (ngx_posts_liquid_is_space(*p)) {
            return 0;
        }
    }

    return first->len != 0 && last->len != 0;
}


static ngx_int_t
ngx_posts_liquid_emit_range(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *first, ngx_str_t *last, ngx_uint_t depth)
{
    ngx_posts_range_t  *range;
    ngx_posts_value_t   a, b;

    if (!ngx_posts_liquid_literal(first, &a)
        || !ngx_posts_liquid_literal(last, &b))
    {
        if (ngx_posts_liquid_expression_at(c, first, depth) != NGX_OK
            || ngx_posts_liquid_expression_at(c, last, depth) != NGX_OK)
        {
            return NGX_ERROR;
        }

        return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_RANGE, 0);
    }

    range = ngx_palloc(c->pool, sizeof(ngx_posts_range_t));
    if (range == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_liquid_range_end(c, &a, &range->first) != NGX_OK
        || ngx_posts_liquid_range_end(c, &b, &range->last) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_range(&a, range);

    return ngx_posts_liquid_emit_constant(c, &a);
}


/* the digits of what 64 bits do not hold are borrowed, as a string's are */

static void
ngx_posts_liquid_expression_integer(ngx_str_t *s, ngx_posts_value_t *value)
{
    u_char   *first;
    int64_t   n;

    n = ngx_posts_number_to_i(s->data, s->len);

    ngx_posts_integer(value, n);

    if (n != INT64_MAX && n != INT64_MIN) {
        return;
    }

    /* the end of the 64 bits itself, or behind zeros, is left as it is */

    first = s->data + (n < 0);

    if (*first == '0'
        || (s->len == NGX_POSTS_LIQUID_INT64_DIGITS + (size_t) (n < 0)
            && s->data[s->len - 1] == (n < 0 ? '8' : '7')
            && ngx_memcmp(first, "922337203685477580",
                          NGX_POSTS_LIQUID_INT64_DIGITS - 1) == 0))
    {
        return;
    }

    ngx_posts_bignum(value, s->data, s->len);
}


/* Ruby's to_i */

static ngx_int_t
ngx_posts_liquid_range_end(ngx_posts_liquid_compiler_t *c,
    ngx_posts_value_t *value, int64_t *n)
{
    switch (value->type) {

    case NGX_POSTS_NIL:
        *n = 0;
        return NGX_OK;

    case NGX_POSTS_INTEGER:
        *n = value->u.integer;
        return NGX_OK;

    case NGX_POSTS_BIGNUM:
        *n = ngx_posts_bignum_saturate(value);
        return NGX_OK;

    case NGX_POSTS_STRING:
        *n = ngx_posts_number_to_i(value->u.data, value->len);
        return NGX_OK;

    case NGX_POSTS_FLOAT:
        if (value->u.number > -9e18 && value->u.number < 9e18) {
            *n = (int64_t) value->u.number;
            return NGX_OK;
        }

        /* fall through */

    default:
        return ngx_posts_liquid_syntax_error(c, "invalid range");
    }
}


/*
 * The next \[[^\]]+\]|[\w-]+\?? of a lookup.  "close" is where its last
 * bracket is closed: those behind are not looked at.
 */

static ngx_uint_t
ngx_posts_liquid_expression_segment(ngx_str_t *s, u_char *close,
    ngx_str_t *segment)
{
    u_char  *p, *q, *last;

    last = s->data + s->len;

    for (p = s->data; p < last; p++) {

        if (*p == '[') {

            if (p > close) {
                continue;
            }

            q = ngx_strlchr(p, last, ']');

            if (q == NULL || q - p < 2) {
                continue;
            }

            q++;

        } else {
            q = ngx_posts_liquid_scan_word(p, last, 1);

            if (q == NULL) {
                continue;
            }

            if (q < last && *q == '?') {
                q++;
            }
        }

        segment->data = p;
        segment->len = q - p;

        s->data = q;
        s->len = last - q;

        return 1;
    }

    return 0;
}


static ngx_int_t
ngx_posts_liquid_emit_lookup(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_uint_t depth)
{
    u_char             *close;
    ngx_str_t           s, segment;
    ngx_posts_value_t   value;

    s = *markup;
    close = s.data + s.len;

    while (close > s.data && *--close != ']') { /* void */ }

    if (!ngx_posts_liquid_expression_segment(&s, close, &segment)) {

        /* a variable without a name; an error if variables are strict */

        ngx_posts_nil(&value);

        if (ngx_posts_liquid_emit_constant(c, &value) != NGX_OK) {
            return NGX_ERROR;
        }

        return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_COMPUTED, 0);
    }

    if (ngx_posts_liquid_emit_first(c, &segment, depth) != NGX_OK) {
        return NGX_ERROR;
    }

    while (ngx_posts_liquid_expression_segment(&s, close, &segment)) {
        if (ngx_posts_liquid_emit_part(c, &segment, depth) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_emit_first(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *segment, ngx_uint_t depth)
{
    ngx_str_t          inner;
    ngx_posts_value_t  value;

    if (segment->data[0] != '[') {
        return ngx_posts_liquid_emit_named(c, segment);
    }

    inner.data = segment->data + 1;
    inner.len = segment->len - 2;

    if (ngx_posts_liquid_literal(&inner, &value)
        && value.type == NGX_POSTS_STRING)
    {
        inner = ngx_posts_value_str(&value);
        return ngx_posts_liquid_emit_named(c, &inner);
    }

    if (ngx_posts_liquid_expression_at(c, &inner, depth) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_COMPUTED, 0);
}


static ngx_int_t
ngx_posts_liquid_emit_part(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *segment, ngx_uint_t depth)
{
    ngx_str_t                  inner;
    const ngx_str_t           *command;
    ngx_posts_value_t          value;
    ngx_posts_liquid_opcode_e  op;

    if (segment->data[0] != '[') {
        op = NGX_POSTS_LIQUID_PART;

        for (command = ngx_posts_liquid_commands; command->len; command++) {
            if (ngx_posts_liquid_str_eq(command, segment)) {
                op = NGX_POSTS_LIQUID_COMMAND;
            }
        }

        return ngx_posts_liquid_emit_name(c, op, segment);
    }

    inner.data = segment->data + 1;
    inner.len = segment->len - 2;

    if (ngx_posts_liquid_literal(&inner, &value)
        && value.type == NGX_POSTS_STRING)
    {
        inner = ngx_posts_value_str(&value);
        return ngx_posts_liquid_emit_name(c, NGX_POSTS_LIQUID_PART, &inner);
    }

    if (ngx_posts_liquid_expression_at(c, &inner, depth) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_INDEX, 0);
}


static ngx_int_t
ngx_posts_liquid_emit_named(ngx_posts_liquid_compiler_t *c, ngx_str_t *name)
{
    ngx_uint_t                 n;
    ngx_posts_liquid_scope_t  *scope;

    for (scope = c->scope, n = 0; scope; scope = scope->outer, n++) {

        if (ngx_posts_liquid_str_eq(&scope->item, name)) {
            return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_ITEM, n);
        }

        if (ngx_posts_liquid_str_eq(&scope->object, name)) {
            return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_LOOP, n);
        }
    }

    return ngx_posts_liquid_emit_name(c, NGX_POSTS_LIQUID_VARIABLE, name);
}
