
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_number.h"
#include "text/ngx_posts_yaml_cursor.h"
#include "text/ngx_posts_yaml_scalar.h"


typedef struct {
    ngx_str_t   name;
    uint32_t    type;
    int64_t     integer;
} ngx_posts_yaml_word_t;


typedef ngx_int_t (*ngx_posts_yaml_kind_pt)(ngx_pool_t *pool,
    ngx_str_t *text, ngx_posts_zone_t *zone, ngx_posts_value_t *value);


static ngx_uint_t ngx_posts_yaml_is_word(ngx_str_t *text);
static ngx_int_t ngx_posts_yaml_word(ngx_str_t *text,
    ngx_posts_value_t *value);
static ngx_uint_t ngx_posts_yaml_begins_word(ngx_str_t *text);
static ngx_uint_t ngx_posts_yaml_has_line(ngx_str_t *text, ngx_str_t *word);
static ngx_int_t ngx_posts_yaml_symbol(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value);
static ngx_uint_t ngx_posts_yaml_is_float(ngx_str_t *text);
static size_t ngx_posts_yaml_grouped(ngx_posts_yaml_cursor_t *c);


static ngx_posts_yaml_word_t  ngx_posts_yaml_words[] = {
    { ngx_string("null"), NGX_POSTS_NIL, 0 },
    { ngx_string("yes"), NGX_POSTS_BOOLEAN, 1 },
    { ngx_string("true"), NGX_POSTS_BOOLEAN, 1 },
    { ngx_string("on"), NGX_POSTS_BOOLEAN, 1 },
    { ngx_string("no"), NGX_POSTS_BOOLEAN, 0 },
    { ngx_string("false"), NGX_POSTS_BOOLEAN, 0 },
    { ngx_string("off"), NGX_POSTS_BOOLEAN, 0 },
    { ngx_null_string, 0, 0 }
};


/* in Psych's order: a scalar is of the first kind that takes it */

static ngx_posts_yaml_kind_pt  ngx_posts_yaml_kinds[] = {
    ngx_posts_yaml_time,
    ngx_posts_yaml_date,
    ngx_posts_yaml_special,
    ngx_posts_yaml_symbol,
    ngx_posts_yaml_sexagesimal,
    ngx_posts_yaml_decimal,
    ngx_posts_yaml_integer,
    NULL
};


ngx_int_t
ngx_posts_yaml_scalar(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    ngx_int_t                rc;
    ngx_posts_yaml_kind_pt  *kind;

    if (text->len == 0) {
        ngx_posts_nil(value);
        return NGX_OK;
    }

    if (ngx_posts_yaml_is_word(text)) {
        return ngx_posts_yaml_word(text, value);
    }

    for (kind = ngx_posts_yaml_kinds; *kind; kind++) {
        rc = (*kind)(pool, text, zone, value);

        if (rc != NGX_AGAIN) {
            return rc;
        }
    }

    ngx_posts_string(value, text->data, text->len);

    return NGX_OK;
}


ngx_int_t
ngx_posts_yaml_float(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    rc = ngx_posts_yaml_scalar(pool, text, zone, value);

    if (rc != NGX_OK) {
        return rc;
    }

    switch (value->type) {

    case NGX_POSTS_FLOAT:
        return NGX_OK;

    case NGX_POSTS_INTEGER:
        ngx_posts_float(value, (double) value->u.integer);
        return NGX_OK;

    case NGX_POSTS_BIGNUM:
        ngx_posts_float(value, ngx_posts_bignum_to_f(value));
        return NGX_OK;

    case NGX_POSTS_TIME:
        ngx_posts_float(value, (double) value->u.time->sec
                               + value->u.time->nsec / 1e9);
        return NGX_OK;

    case NGX_POSTS_STRING:
        s = ngx_posts_value_str(value);

        if (ngx_posts_yaml_is_float(&s)) {
            ngx_posts_float(value, ngx_posts_number_to_f(s.data, s.len));
            return NGX_OK;
        }

        return NGX_DECLINED;

    default:
        return NGX_DECLINED;
    }
}


/*
 * Ruby's unpack("m") skips what is not base64; ngx_decode_base64() refuses
 * it.
 */

ngx_int_t
ngx_posts_yaml_binary(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_value_t *value)
{
    u_char             *p, *d;
    size_t              i;
    uint32_t            bits, n;

    static const char   alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                     "abcdefghijklmnopqrstuvwxyz"
                                     "0123456789+/";

    d = ngx_pnalloc(pool, text->len + 1);
    if (d == NULL) {
        return NGX_ERROR;
    }

    value->u.data = d;
    bits = 0;
    n = 0;

    for (i = 0; i < text->len && text->data[i] != '='; i++) {
        p = text->data[i] ? (u_char *) ngx_strchr(alphabet, text->data[i])
                          : NULL;

        if (p == NULL) {
            continue;
        }

        bits = (bits << 6) | (p - (u_char *) alphabet);
        n += 6;

        if (n >= 8) {
            n -= 8;
            *d++ = (u_char) (bits >> n);
        }
    }

    ngx_posts_string(value, value->u.data, d - value->u.data);

    return NGX_OK;
}


/* whether no pattern of another kind can match: by the first character */

static ngx_uint_t
ngx_posts_yaml_is_word(ngx_str_t *text)
{
    u_char  c;

    c = text->data[0];

    if ((c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':'
        || c == '+')
    {
        return ngx_strlchr(text->data, text->data + text->len, LF) != NULL;
    }

    return 1;
}


static ngx_int_t
ngx_posts_yaml_word(ngx_str_t *text, ngx_posts_value_t *value)
{
    ngx_posts_yaml_word_t  *word;

    ngx_posts_string(value, text->data, text->len);

    if (text->len > 5 || !ngx_posts_yaml_begins_word(text)) {
        return NGX_OK;
    }

    if (text->len == 1 && text->data[0] == '~') {
        ngx_posts_nil(value);
        return NGX_OK;
    }

    for (word = ngx_posts_yaml_words; word->name.len; word++) {

        if (ngx_posts_yaml_has_line(text, &word->name)) {
            value->type = word->type;
            value->len = 0;
            value->u.integer = word->integer;

            return NGX_OK;
        }
    }

    return NGX_OK;
}


/*
 * Psych's patterns for words are anchored to lines, so of a short text of
 * several lines one line may decide: "no\n\nno" is folded to "no\nno" and
 * is false.
 */

static ngx_uint_t
ngx_posts_yaml_begins_word(ngx_str_t *text)
{
    size_t  i;

    for (i = 0; i < text->len; i++) {

        if (i > 0 && text->data[i - 1] != LF) {
            continue;
        }

        switch (text->data[i] | 0x20) {

        case 'y':
        case 't':
        case 'o':
        case 'n':
        case 'f':
            break;

        default:
            if (text->data[i] != '~') {
                return 0;
            }
        }
    }

    return 1;
}


static ngx_uint_t
ngx_posts_yaml_has_line(ngx_str_t *text, ngx_str_t *word)
{
    u_char  *p, *last;

    last = text->data + text->len;

    for (p = text->data; (size_t) (last - p) >= word->len; p++) {

        if ((p == text->data || p[-1] == LF)
            && ngx_strncasecmp(p, word->data, word->len) == 0
            && (p + word->len == last || p[word->len] == LF))
        {
            return 1;
        }
    }

    return 0;
}


/* a string without its colon and, if it has them, its outermost quotes */

static ngx_int_t
ngx_posts_yaml_symbol(ngx_pool_t *pool, ngx_str_t *text,
    ngx_posts_zone_t *zone, ngx_posts_value_t *value)
{
    u_char  *p, *q, *d, *last;

    if (text->data[0] != ':' || text->len == 1) {
        return NGX_AGAIN;
    }

    p = text->data + 1;
    last = text->data + text->len;

    d = ngx_pnalloc(pool, last - p);
    if (d == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(value, d, 0);

    for (q = last - 1; q > p && *q != '"' && *q != '\''; q--) { /* void */ }

    if (q > p && (*p == '"' || *p == '\'')) {
        d = ngx_cpymem(d, p + 1, q - p - 1);
        p = q + 1;
    }

    d = ngx_cpymem(d, p, last - p);
    value->len = d - value->u.data;

    return NGX_OK;
}


/* what Ruby's Float() takes of decimal numbers: "1e3" besides others */

static ngx_uint_t
ngx_posts_yaml_is_float(ngx_str_t *text)
{
    size_t                   n;
    ngx_posts_yaml_cursor_t  c;

    c.p = text->data;
    c.last = text->data + text->len;

    ngx_posts_yaml_span(&c, NGX_POSTS_YAML_SPACE "\n");

    if (!ngx_posts_yaml_accept(&c, '-')) {
        ngx_posts_yaml_accept(&c, '+');
    }

    n = ngx_posts_yaml_grouped(&c);

    if (ngx_posts_yaml_accept(&c, '.')) {
        n = ngx_posts_yaml_grouped(&c);
    }

    if (n == 0) {
        return 0;
    }

    if (ngx_posts_yaml_accept(&c, 'e') || ngx_posts_yaml_accept(&c, 'E')) {

        if (!ngx_posts_yaml_accept(&c, '-')) {
            ngx_posts_yaml_accept(&c, '+');
        }

        if (ngx_posts_yaml_grouped(&c) == 0) {
            return 0;
        }
    }

    ngx_posts_yaml_span(&c, NGX_POSTS_YAML_SPACE "\n");

    return c.p == c.last;
}


/* digits with single underscores between them; their length */

static size_t
ngx_posts_yaml_grouped(ngx_posts_yaml_cursor_t *c)
{
    size_t   n;
    u_char  *start;

    start = c->p;

    for ( ;; ) {
        n = ngx_posts_yaml_span(c, "0123456789");

        if (n == 0) {
            break;
        }

        if (!ngx_posts_yaml_accept(c, '_')) {
            return c->p - start;
        }
    }

    if (c->p > start) {
        c->p--;
    }

    return c->p - start;
}
