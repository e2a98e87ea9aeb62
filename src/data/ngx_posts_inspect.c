
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <utf8proc.h>

#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_number.h"
#include "data/ngx_posts_unicode.h"
#include "data/ngx_posts_limits.h"


/*
 * Ruby's to_s and inspect.
 *
 * A value is walked once, into a buffer.  What two of its types share is
 * one walk: they differ in how a leaf is printed and in whether an array
 * shows its brackets.
 */


/* bytes that a leaf other than a string or a drop needs at most */
#define NGX_POSTS_LEAF_LEN      128

#define NGX_POSTS_EPOCH_JULIAN  2440588

/* what ngx_posts_utf8_next() adds to a byte that is no character */
#define NGX_POSTS_INVALID       0x110000


typedef struct {
    ngx_posts_context_t  *ctx;
    ngx_posts_buffer_t    buffer;
    ngx_uint_t            depth;
    ngx_uint_t            nodes;
    ngx_uint_t            inspect;
} ngx_posts_inspect_t;


static ngx_int_t ngx_posts_inspect_run(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_str_t *s, ngx_uint_t inspect);
static ngx_int_t ngx_posts_inspect_value(ngx_posts_inspect_t *p,
    ngx_posts_value_t *v);
static ngx_int_t ngx_posts_inspect_walk(ngx_posts_inspect_t *p,
    ngx_posts_value_t *v);
static ngx_int_t ngx_posts_inspect_array(ngx_posts_inspect_t *p,
    ngx_posts_array_t *array);
static ngx_int_t ngx_posts_inspect_map(ngx_posts_inspect_t *p,
    ngx_posts_map_t *map);
static ngx_int_t ngx_posts_inspect_drop(ngx_posts_inspect_t *p,
    ngx_posts_drop_t *drop);
static ngx_int_t ngx_posts_inspect_items(ngx_posts_inspect_t *p,
    ngx_posts_drop_t *drop);
static ngx_int_t ngx_posts_inspect_leaf(ngx_posts_inspect_t *p,
    ngx_posts_value_t *v);
static u_char *ngx_posts_inspect_integer(u_char *p, int64_t i);
static u_char *ngx_posts_inspect_date(u_char *p, int64_t days);
static u_char *ngx_posts_inspect_time(u_char *p, ngx_posts_time_t *time,
    ngx_uint_t inspect);
static ngx_int_t ngx_posts_inspect_string(ngx_posts_inspect_t *p,
    ngx_posts_value_t *v);
static u_char *ngx_posts_inspect_escape(u_char *p, uint32_t c);
static ngx_uint_t ngx_posts_inspect_plain(uint32_t c, u_char *next,
    u_char *last);
static ngx_int_t ngx_posts_inspect_write(ngx_posts_inspect_t *p,
    u_char *data, size_t len);

#define ngx_posts_inspect_puts(p, literal)                                    \
    ngx_posts_inspect_write(p, (u_char *) (literal), sizeof(literal) - 1)


ngx_int_t
ngx_posts_value_to_s(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_str_t *s)
{
    switch (v->type) {

    case NGX_POSTS_STRING:
        *s = ngx_posts_value_str(v);
        return NGX_OK;

    case NGX_POSTS_NIL:
        ngx_str_set(s, "");
        return NGX_OK;

    default:
        return ngx_posts_inspect_run(ctx, v, s, 0);
    }
}


ngx_int_t
ngx_posts_value_inspect(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_str_t *s)
{
    return ngx_posts_inspect_run(ctx, v, s, 1);
}


static ngx_int_t
ngx_posts_inspect_run(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_str_t *s, ngx_uint_t inspect)
{
    ngx_int_t            rc;
    ngx_posts_inspect_t  p;

    p.ctx = ctx;
    p.depth = 0;
    p.nodes = 0;
    p.inspect = inspect;

    ngx_posts_buffer_init(&p.buffer, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    rc = ngx_posts_inspect_value(&p, v);

    return (rc == NGX_OK) ? ngx_posts_buffer_str(&p.buffer, s) : rc;
}


static ngx_int_t
ngx_posts_inspect_value(ngx_posts_inspect_t *p, ngx_posts_value_t *v)
{
    ngx_int_t  rc;

    if (p->nodes++ == NGX_POSTS_MAX_VALUE_NODES) {
        return ngx_posts_error_set(p->ctx->error,
                                   "value consists of more than %d values",
                                   NGX_POSTS_MAX_VALUE_NODES);
    }

    switch (v->type) {

    case NGX_POSTS_ARRAY:
    case NGX_POSTS_MAP:
    case NGX_POSTS_DROP:
        break;

    case NGX_POSTS_BIGNUM:
        return ngx_posts_inspect_write(p, v->u.data, v->len);

    case NGX_POSTS_STRING:
        return p->inspect ? ngx_posts_inspect_string(p, v)
                          : ngx_posts_inspect_write(p, v->u.data, v->len);

    default:
        return ngx_posts_inspect_leaf(p, v);
    }

    if (p->depth == NGX_POSTS_MAX_VALUE_DEPTH) {
        return ngx_posts_error_set(p->ctx->error,
                                   "value is nested deeper than %d levels",
                                   NGX_POSTS_MAX_VALUE_DEPTH);
    }

    p->depth++;
    rc = ngx_posts_inspect_walk(p, v);
    p->depth--;

    return rc;
}


static ngx_int_t
ngx_posts_inspect_walk(ngx_posts_inspect_t *p, ngx_posts_value_t *v)
{
    switch (v->type) {

    case NGX_POSTS_ARRAY:
        return ngx_posts_inspect_array(p, v->u.array);

    case NGX_POSTS_MAP:
        return ngx_posts_inspect_map(p, v->u.map);

    default:
        return ngx_posts_inspect_drop(p, v->u.drop);
    }
}


static ngx_int_t
ngx_posts_inspect_array(ngx_posts_inspect_t *p, ngx_posts_array_t *array)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    if (p->inspect && ngx_posts_inspect_puts(p, "[") != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < array->nelts; i++) {
        if (i && p->inspect && ngx_posts_inspect_puts(p, ", ") != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_inspect_value(p, &array->elts[i]);

        if (rc != NGX_OK) {
            return rc;
        }
    }

    return p->inspect ? ngx_posts_inspect_puts(p, "]") : NGX_OK;
}


static ngx_int_t
ngx_posts_inspect_map(ngx_posts_inspect_t *p, ngx_posts_map_t *map)
{
    ngx_int_t               rc;
    ngx_uint_t              i, inspect;
    ngx_posts_map_entry_t  *entry;

    inspect = p->inspect;
    p->inspect = 1;

    rc = ngx_posts_inspect_puts(p, "{");

    for (i = 0; rc == NGX_OK && i < map->nelts; i++) {
        entry = &map->elts[i];

        if (i && ngx_posts_inspect_puts(p, ", ") != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_inspect_value(p, &entry->key);

        if (rc == NGX_OK) {
            rc = ngx_posts_inspect_puts(p, "=>");
        }

        if (rc == NGX_OK) {
            rc = ngx_posts_inspect_value(p, &entry->value);
        }
    }

    p->inspect = inspect;

    return (rc == NGX_OK) ? ngx_posts_inspect_puts(p, "}") : rc;
}


static ngx_int_t
ngx_posts_inspect_drop(ngx_posts_inspect_t *p, ngx_posts_drop_t *drop)
{
    ngx_int_t                    rc;
    ngx_str_t                    name;
    ngx_posts_value_t            v;
    const ngx_posts_drop_ops_t  *ops;

    ops = drop->ops;
    rc = NGX_DECLINED;

    if (p->inspect && p->depth > 1 && ops->member) {
        rc = ops->member(drop, p->ctx, &v);

        return (rc == NGX_OK) ? ngx_posts_inspect_write(p, v.u.data, v.len)
                              : rc;
    }

    if (p->inspect || ngx_posts_drop_is_hash(drop)) {
        if (ops->map) {
            rc = ops->map(drop, p->ctx, &v);
        }

    } else if (ops->string) {
        rc = ops->string(drop, p->ctx, &v);
    }

    if (rc == NGX_OK) {
        return ngx_posts_inspect_value(p, &v);
    }

    if (rc != NGX_DECLINED) {
        return rc;
    }

    if (ops->item) {
        return ngx_posts_inspect_items(p, drop);
    }

    ngx_posts_drop(&v, drop);
    name = ngx_posts_value_class(&v);

    return ngx_posts_inspect_write(p, name.data, name.len);
}


static ngx_int_t
ngx_posts_inspect_items(ngx_posts_inspect_t *p, ngx_posts_drop_t *drop)
{
    ngx_int_t          rc;
    ngx_uint_t         i, n;
    ngx_posts_value_t  v;

    if (p->inspect && ngx_posts_inspect_puts(p, "[") != NGX_OK) {
        return NGX_ERROR;
    }

    n = drop->ops->size(drop, NGX_POSTS_ALL);

    for (i = 0; i < n; i++) {
        if (i && p->inspect && ngx_posts_inspect_puts(p, ", ") != NGX_OK) {
            return NGX_ERROR;
        }

        ngx_posts_nil(&v);

        rc = drop->ops->item(drop, p->ctx, i, &v);

        if (rc == NGX_OK || rc == NGX_DECLINED) {
            rc = ngx_posts_inspect_value(p, &v);
        }

        if (rc != NGX_OK) {
            return rc;
        }
    }

    return p->inspect ? ngx_posts_inspect_puts(p, "]") : NGX_OK;
}


static ngx_int_t
ngx_posts_inspect_leaf(ngx_posts_inspect_t *p, ngx_posts_value_t *v)
{
    u_char  *last, buf[NGX_POSTS_LEAF_LEN];

    last = buf;

    switch (v->type) {

    case NGX_POSTS_NIL:
        if (p->inspect) {
            last = ngx_cpymem(last, "nil", sizeof("nil") - 1);
        }

        break;

    case NGX_POSTS_BOOLEAN:
        last = ngx_sprintf(last, "%s", v->u.integer ? "true" : "false");
        break;

    case NGX_POSTS_INTEGER:
        last = ngx_posts_inspect_integer(last, v->u.integer);
        break;

    case NGX_POSTS_FLOAT:
        last = ngx_posts_number_print(last, v->u.number);
        break;

    case NGX_POSTS_DATE:
        if (!p->inspect) {
            last = ngx_posts_inspect_date(last, v->u.integer);
            break;
        }

        last = ngx_cpymem(last, "#<Date: ", sizeof("#<Date: ") - 1);
        last = ngx_posts_inspect_date(last, v->u.integer);
        last = ngx_sprintf(last, " ((%Lj,0s,0n),+0s,2299161j)>",
                           v->u.integer + NGX_POSTS_EPOCH_JULIAN);
        break;

    case NGX_POSTS_TIME:
        last = ngx_posts_inspect_time(last, v->u.time, p->inspect);
        break;

    case NGX_POSTS_RANGE:
        last = ngx_posts_inspect_integer(last, v->u.range->first);
        *last++ = '.';
        *last++ = '.';
        last = ngx_posts_inspect_integer(last, v->u.range->last);
        break;

    default: /* NGX_POSTS_EMPTY, NGX_POSTS_BLANK */
        break;
    }

    return ngx_posts_inspect_write(p, buf, last - buf);
}


/* ngx_sprintf() negates, which the least integer does not survive */

static u_char *
ngx_posts_inspect_integer(u_char *p, int64_t i)
{
    if (i < 0) {
        *p++ = '-';
        return ngx_sprintf(p, "%uL", 0 - (uint64_t) i);
    }

    return ngx_sprintf(p, "%uL", (uint64_t) i);
}


static u_char *
ngx_posts_inspect_date(u_char *p, int64_t days)
{
    ngx_posts_civil_t  civil;

    ngx_posts_civil_date(days, &civil);

    return ngx_sprintf(p, "%04L-%02i-%02i", civil.year, civil.month,
                       civil.day);
}


/* only the inspection shows parts of a second and of an offset's minute */

static u_char *
ngx_posts_inspect_time(u_char *p, ngx_posts_time_t *time, ngx_uint_t inspect)
{
    int32_t            offset;
    ngx_posts_civil_t  civil;

    ngx_posts_civil_time(time, &civil);

    p = ngx_sprintf(p, "%04L-%02i-%02i %02i:%02i:%02i", civil.year,
                    civil.month, civil.day, civil.hour, civil.minute,
                    civil.second);

    if (inspect && time->nsec) {
        p = ngx_sprintf(p, ".%09D", time->nsec);

        while (p[-1] == '0') {
            p--;
        }
    }

    if (time->utc) {
        return ngx_cpymem(p, " UTC", sizeof(" UTC") - 1);
    }

    offset = ngx_abs(time->offset);

    p = ngx_sprintf(p, " %c%02D%02D", (time->offset < 0) ? '-' : '+',
                    offset / 3600, offset / 60 % 60);

    if (inspect && offset % 60) {
        p = ngx_sprintf(p, "%02D", offset % 60);
    }

    return p;
}


static ngx_int_t
ngx_posts_inspect_string(ngx_posts_inspect_t *p, ngx_posts_value_t *v)
{
    u_char    *start, *pos, *next, *last, buf[NGX_POSTS_LEAF_LEN];
    uint32_t   c;

    if (ngx_posts_inspect_puts(p, "\"") != NGX_OK) {
        return NGX_ERROR;
    }

    last = v->u.data + v->len;
    start = v->u.data;

    for (pos = start; pos < last; pos = next) {
        next = pos;
        c = ngx_posts_utf8_next(&next, last);

        if (ngx_posts_inspect_plain(c, next, last)) {
            continue;
        }

        if (ngx_posts_inspect_write(p, start, pos - start) != NGX_OK
            || ngx_posts_inspect_write(p, buf,
                             ngx_posts_inspect_escape(buf, c) - buf) != NGX_OK)
        {
            return NGX_ERROR;
        }

        start = next;
    }

    if (ngx_posts_inspect_write(p, start, last - start) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_inspect_puts(p, "\"");
}


/* whether a character stands for itself; "next" is what follows it */

static ngx_uint_t
ngx_posts_inspect_plain(uint32_t c, u_char *next, u_char *last)
{
    switch (c) {

    case '"':
    case '\\':
        return 0;

    case '#':
        return next == last
               || (*next != '{' && *next != '$' && *next != '@');

    case 0x85:
        /* a control character, which Ruby prints as white space */
        return 1;

    default:
        break;
    }

    if (c < 0x7f) {
        return c >= 0x20;
    }

    if (c >= NGX_POSTS_INVALID) {
        return 0;
    }

    switch (utf8proc_category((utf8proc_int32_t) c)) {

    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return 0;

    default:
        return 1;
    }
}


static u_char *
ngx_posts_inspect_escape(u_char *p, uint32_t c)
{
    static const u_char  controls[] = "abtnvfr";

    *p++ = '\\';

    switch (c) {

    case '"':
    case '\\':
    case '#':
        *p++ = (u_char) c;
        return p;

    case 0x1b:
        *p++ = 'e';
        return p;

    default:
        break;
    }

    if (c >= '\a' && c <= '\r') {
        *p++ = controls[c - '\a'];
        return p;
    }

    if (c >= NGX_POSTS_INVALID) {
        return ngx_sprintf(p, "x%02XD", c - NGX_POSTS_INVALID);
    }

    return ngx_sprintf(p, (c > 0xffff) ? "u{%XD}" : "u%04XD", c);
}


static ngx_int_t
ngx_posts_inspect_write(ngx_posts_inspect_t *p, u_char *data, size_t len)
{
    ngx_int_t  rc;

    rc = ngx_posts_buffer_write(&p->buffer, data, len);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(p->ctx->error,
                                   "string is longer than %d bytes",
                                   NGX_POSTS_MAX_OUTPUT);
    }

    return rc;
}
