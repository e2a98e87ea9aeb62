
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


static u_char *ngx_posts_liquid_cycle_name(ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_cycle_values(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup, ngx_array_t *values);
static ngx_int_t ngx_posts_liquid_cycle_jumps(
    ngx_posts_liquid_compiler_t *c, ngx_array_t *values);
static ngx_int_t ngx_posts_liquid_cycle_key(ngx_posts_liquid_compiler_t *c,
    ngx_array_t *values);
static size_t ngx_posts_liquid_cycle_key_len(ngx_str_t *value, u_char *place,
    u_char *p);


/* {% cycle name: a, b %} or {% cycle a, b %} */

ngx_int_t
ngx_posts_liquid_tag_cycle(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char       *p, *last;
    ngx_int_t     rc;
    ngx_str_t     name, rest;
    ngx_array_t   values;

    last = markup->data + markup->len;

    if (ngx_posts_liquid_scan_fragment(markup->data, last) == NULL) {
        return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'cycle' "
                   "- Valid syntax: cycle [name :] var [, var2, var3 ...]");
    }

    rest = *markup;
    p = ngx_posts_liquid_cycle_name(markup);

    if (p != NULL) {
        name.data = markup->data;
        name.len = p - markup->data;

        p = ngx_posts_liquid_scan_space(p, last);

        rest.data = p + 1;
        rest.len = last - rest.data;
    }

    if (ngx_posts_liquid_cycle_values(c, &rest, &values) != NGX_OK) {
        return NGX_ERROR;
    }

    rc = (p != NULL) ? ngx_posts_liquid_emit_expression(c, &name)
                     : ngx_posts_liquid_cycle_key(c, &values);

    if (rc != NGX_OK
        || ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_CYCLE, values.nelts)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_cycle_jumps(c, &values);
}


/* a jump to the code of each value, and one past all of them */

static ngx_int_t
ngx_posts_liquid_cycle_jumps(ngx_posts_liquid_compiler_t *c,
    ngx_array_t *values)
{
    ngx_str_t                 *value;
    ngx_uint_t                 i;
    ngx_posts_liquid_chain_t   end, *jumps;

    value = values->elts;
    end = 0;

    jumps = ngx_pcalloc(c->temp, (values->nelts + 1)
                                 * sizeof(ngx_posts_liquid_chain_t));
    if (jumps == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i <= values->nelts; i++) {
        if (ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP,
                                       i < values->nelts ? &jumps[i] : &end)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    for (i = 0; i < values->nelts; i++) {
        ngx_posts_liquid_label(c, &jumps[i]);

        if (ngx_posts_liquid_emit_expression(c, &value[i]) != NGX_OK
            || ngx_posts_liquid_emit_write(c) != NGX_OK
            || ngx_posts_liquid_emit_jump(c, NGX_POSTS_LIQUID_JUMP, &end)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    ngx_posts_liquid_label(c, &end);

    return NGX_OK;
}


/*
 * \A(QuotedFragment)\s*:  A fragment may contain colons itself: the last one
 * in it, or the one behind it, counts.  Where the name ends, or NULL.
 */

static u_char *
ngx_posts_liquid_cycle_name(ngx_str_t *markup)
{
    u_char  *p, *q, *last, *name;

    last = markup->data + markup->len;
    p = ngx_posts_liquid_scan_quoted(markup->data, last);

    if (p != NULL) {
        q = ngx_posts_liquid_scan_space(p, last);

        if (q < last && *q == ':') {
            return p;
        }
    }

    name = NULL;
    p = markup->data;

    for ( ;; ) {
        q = ngx_posts_liquid_scan_quoted(p, last);

        if (q == NULL) {

            if (p == last || ngx_posts_liquid_is_space(*p) || *p == ','
                || *p == '|' || *p == '"' || *p == '\'')
            {
                break;
            }

            if (*p == ':' && p > markup->data) {
                name = p;
            }

            q = p + 1;
        }

        p = q;
    }

    q = ngx_posts_liquid_scan_space(p, last);

    return (p > markup->data && q < last && *q == ':') ? p : name;
}


/* commas separate, even in quotes; nil is no value */

static ngx_int_t
ngx_posts_liquid_cycle_values(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_array_t *values)
{
    u_char             *p, *last;
    ngx_str_t           s, fragment, *value;
    ngx_posts_value_t   literal;

    if (ngx_array_init(values, c->temp, 4, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_ERROR;
    }

    s.data = markup->data;
    last = markup->data + markup->len;

    for ( ;; ) {
        p = ngx_strlchr(s.data, last, ',');
        s.len = (p ? p : last) - s.data;

        if (ngx_posts_liquid_find_fragment(&s, &fragment)
            && !(ngx_posts_liquid_literal(&fragment, &literal)
                 && literal.type == NGX_POSTS_NIL))
        {
            value = ngx_array_push(values);
            if (value == NULL) {
                return NGX_ERROR;
            }

            *value = fragment;
        }

        if (p == NULL) {
            break;
        }

        s.data = p + 1;
    }

    return NGX_OK;
}


/*
 * Cycles without a name share their place if they have the same values, of
 * which a variable is only equal to itself.
 */

static ngx_int_t
ngx_posts_liquid_cycle_key(ngx_posts_liquid_compiler_t *c,
    ngx_array_t *values)
{
    u_char      *p;
    size_t       len;
    ngx_str_t   *value, key;
    ngx_uint_t   i;

    value = values->elts;
    len = sizeof("cycle") - 1;

    for (i = 0; i < values->nelts; i++) {
        len += ngx_posts_liquid_cycle_key_len(&value[i], c->place, NULL);
    }

    key.len = len;
    key.data = ngx_pnalloc(c->pool, len);

    if (key.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(key.data, "cycle", sizeof("cycle") - 1);

    for (i = 0; i < values->nelts; i++) {
        p += ngx_posts_liquid_cycle_key_len(&value[i], c->place, p);
    }

    return ngx_posts_liquid_emit_string(c, &key);
}


/* writes the key of one value if p is not NULL */

static size_t
ngx_posts_liquid_cycle_key_len(ngx_str_t *value, u_char *place, u_char *p)
{
    u_char             *last, buf[NGX_POSTS_NUMBER_LEN + 1];
    size_t              len;
    ngx_posts_value_t   v;

    if (!ngx_posts_liquid_literal(value, &v)) {
        ngx_posts_integer(&v, (int64_t) (uintptr_t) place);
        v.type = NGX_POSTS_RANGE;
    }

    buf[0] = v.type;

    if (v.type == NGX_POSTS_STRING || v.type == NGX_POSTS_BIGNUM) {
        last = ngx_sprintf(buf + 1, "%uD:", v.len);
        len = last - buf + v.len;

    } else {
        last = (v.type == NGX_POSTS_FLOAT)
               ? ngx_posts_number_print(buf + 1, v.u.number)
               : ngx_sprintf(buf + 1, "%L", v.u.integer);
        len = last - buf;
    }

    if (p != NULL) {
        p = ngx_cpymem(p, buf, last - buf);

        if (v.type == NGX_POSTS_STRING || v.type == NGX_POSTS_BIGNUM) {
            ngx_memcpy(p, v.u.data, v.len);
        }
    }

    return len;
}
