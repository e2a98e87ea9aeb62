
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_VALUE_H_INCLUDED_
#define _NGX_POSTS_VALUE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"
#include "data/ngx_posts_time.h"
#include "data/ngx_posts_zone.h"


/*
 * The one value type: what YAML gives, what Liquid computes with, what a
 * page knows of itself.
 *
 * A value is 16 bytes and is copied freely.  What it points to is immutable
 * once it is reachable by anyone but its maker, and lives as long as the
 * pool it was made in; values borrow, they never own.  Strings are UTF-8 by
 * convention, but any bytes are survived; they are not NUL-terminated.
 *
 * Zeroed memory is nil.
 */

typedef enum {
    NGX_POSTS_NIL = 0,
    NGX_POSTS_BOOLEAN,       /* u.integer: 0 or 1 */
    NGX_POSTS_INTEGER,       /* u.integer */
    NGX_POSTS_BIGNUM,        /* u.data, len: digits of an integer beyond 64
                                bits, see ngx_posts_bignum.h */
    NGX_POSTS_FLOAT,         /* u.number */
    NGX_POSTS_STRING,        /* u.data, len */
    NGX_POSTS_DATE,          /* u.integer: days since 1970-01-01 */
    NGX_POSTS_TIME,          /* u.time */
    NGX_POSTS_ARRAY,         /* u.array */
    NGX_POSTS_MAP,           /* u.map */
    NGX_POSTS_RANGE,         /* u.range */
    NGX_POSTS_DROP,          /* u.drop */
    NGX_POSTS_EMPTY,         /* the literal of a condition: x == empty */
    NGX_POSTS_BLANK          /* x == blank */
} ngx_posts_type_e;


typedef struct ngx_posts_value_s    ngx_posts_value_t;
typedef struct ngx_posts_array_s    ngx_posts_array_t;
typedef struct ngx_posts_map_s      ngx_posts_map_t;
typedef struct ngx_posts_range_s    ngx_posts_range_t;
typedef struct ngx_posts_drop_s     ngx_posts_drop_t;
typedef struct ngx_posts_context_s  ngx_posts_context_t;


struct ngx_posts_value_s {
    uint32_t                type;
    uint32_t                len;

    union {
        int64_t             integer;
        double              number;
        u_char             *data;
        ngx_posts_time_t   *time;
        ngx_posts_array_t  *array;
        ngx_posts_map_t    *map;
        ngx_posts_range_t  *range;
        ngx_posts_drop_t   *drop;
    } u;
};


struct ngx_posts_array_s {
    ngx_posts_value_t      *elts;
    ngx_uint_t              nelts;
    ngx_uint_t              nalloc;
};


struct ngx_posts_range_s {
    int64_t                 first;
    int64_t                 last;      /* included; no items if < first */
};


/*
 * What everything that computes a value is given.  One per render.
 *
 * pool   results live here, as long as the render
 * log    for diagnostics only: errors go to "error"
 * now    the moment that counts as now; the only clock there is
 * zone   the site's time zone, never NULL
 * error  where a failing function says why before it returns NGX_ERROR;
 *        NGX_ERROR with no reason set means that memory is short
 * clock  set to 1 by whoever lets "now" into the output
 */

struct ngx_posts_context_s {
    ngx_pool_t             *pool;
    ngx_log_t              *log;
    ngx_posts_time_t        now;
    ngx_posts_zone_t       *zone;
    ngx_posts_error_t      *error;
    ngx_uint_t              clock;
};


/*
 * A drop computes its parts when they are asked for.  It is made for one
 * render, in the render's pool, and knows that render.  Every function may
 * be NULL: the drop has nothing of the kind.
 *
 * Functions return
 *     NGX_OK        done, *result is set
 *     NGX_DECLINED  there is no such part
 *     NGX_AGAIN     not finished: call again, with equal arguments, in
 *                   another turn of the event loop
 *     NGX_ERROR     failed, ctx->error says why
 *
 * get     the part named by a key of any type (nearly always a string)
 * item    the i-th element, i < size(); a drop with "item" acts as an array
 * size    the number of elements; such a drop needs "item" too.  Who does not
 *         care for more than "most" says so, and may be told any number that
 *         is no less; NGX_POSTS_ALL: how many there are
 * string  what {{ drop }} prints
 * map     all parts as a MAP value: for iteration, jsonify, inspect; a loop
 *         over it sees the names, or pairs where the class is "Hash"
 * member  what inspect shows of it inside of an array or a hash, a STRING:
 *         there Ruby has the object that a drop is made for
 */

#define NGX_POSTS_ALL  ((ngx_uint_t) -1)

typedef struct {
    ngx_str_t               name;      /* class, as inspect shows it */

    ngx_int_t             (*get)(ngx_posts_drop_t *drop,
                                 ngx_posts_context_t *ctx,
                                 ngx_posts_value_t *key,
                                 ngx_posts_value_t *result);
    ngx_int_t             (*item)(ngx_posts_drop_t *drop,
                                 ngx_posts_context_t *ctx, ngx_uint_t i,
                                 ngx_posts_value_t *result);
    ngx_uint_t            (*size)(ngx_posts_drop_t *drop, ngx_uint_t most);
    ngx_int_t             (*string)(ngx_posts_drop_t *drop,
                                 ngx_posts_context_t *ctx,
                                 ngx_posts_value_t *result);
    ngx_int_t             (*map)(ngx_posts_drop_t *drop,
                                 ngx_posts_context_t *ctx,
                                 ngx_posts_value_t *result);
    ngx_int_t             (*member)(ngx_posts_drop_t *drop,
                                 ngx_posts_context_t *ctx,
                                 ngx_posts_value_t *result);
} ngx_posts_drop_ops_t;


struct ngx_posts_drop_s {
    const ngx_posts_drop_ops_t  *ops;
    void                        *data;
};


/* whether it stands for a Ruby Hash: it prints, counts and loops as one */

#define ngx_posts_drop_is_hash(drop)                                          \
    ((drop)->ops->map != NULL && (drop)->ops->name.len == 4                   \
     && ngx_memcmp((drop)->ops->name.data, "Hash", 4) == 0)


/* makers: no allocation, cannot fail; what is pointed to is borrowed */

static ngx_inline void
ngx_posts_nil(ngx_posts_value_t *v)
{
    v->type = NGX_POSTS_NIL;
    v->len = 0;
    v->u.integer = 0;
}


static ngx_inline void
ngx_posts_boolean(ngx_posts_value_t *v, ngx_uint_t b)
{
    v->type = NGX_POSTS_BOOLEAN;
    v->len = 0;
    v->u.integer = b ? 1 : 0;
}


static ngx_inline void
ngx_posts_integer(ngx_posts_value_t *v, int64_t i)
{
    v->type = NGX_POSTS_INTEGER;
    v->len = 0;
    v->u.integer = i;
}


static ngx_inline void
ngx_posts_bignum(ngx_posts_value_t *v, u_char *digits, size_t len)
{
    v->type = NGX_POSTS_BIGNUM;
    v->len = (uint32_t) len;
    v->u.data = digits;
}


static ngx_inline void
ngx_posts_float(ngx_posts_value_t *v, double d)
{
    v->type = NGX_POSTS_FLOAT;
    v->len = 0;
    v->u.number = d;
}


static ngx_inline void
ngx_posts_string(ngx_posts_value_t *v, const void *data, size_t len)
{
    v->type = NGX_POSTS_STRING;
    v->len = (uint32_t) len;
    v->u.data = (u_char *) data;
}


static ngx_inline void
ngx_posts_date(ngx_posts_value_t *v, int64_t days)
{
    v->type = NGX_POSTS_DATE;
    v->len = 0;
    v->u.integer = days;
}


static ngx_inline void
ngx_posts_time(ngx_posts_value_t *v, ngx_posts_time_t *time)
{
    v->type = NGX_POSTS_TIME;
    v->len = 0;
    v->u.time = time;
}


static ngx_inline void
ngx_posts_array(ngx_posts_value_t *v, ngx_posts_array_t *array)
{
    v->type = NGX_POSTS_ARRAY;
    v->len = 0;
    v->u.array = array;
}


static ngx_inline void
ngx_posts_map(ngx_posts_value_t *v, ngx_posts_map_t *map)
{
    v->type = NGX_POSTS_MAP;
    v->len = 0;
    v->u.map = map;
}


static ngx_inline void
ngx_posts_range(ngx_posts_value_t *v, ngx_posts_range_t *range)
{
    v->type = NGX_POSTS_RANGE;
    v->len = 0;
    v->u.range = range;
}


static ngx_inline void
ngx_posts_drop(ngx_posts_value_t *v, ngx_posts_drop_t *drop)
{
    v->type = NGX_POSTS_DROP;
    v->len = 0;
    v->u.drop = drop;
}


/* Ruby's truth: all but nil and false */
#define ngx_posts_truthy(v)                                                   \
    ((v)->type > NGX_POSTS_BOOLEAN                                            \
     || ((v)->type == NGX_POSTS_BOOLEAN && (v)->u.integer))

/* whether it is the string "s", a literal */
#define ngx_posts_is(v, s)                                                    \
    ((v)->type == NGX_POSTS_STRING && (v)->len == sizeof(s) - 1               \
     && ngx_memcmp((v)->u.data, s, sizeof(s) - 1) == 0)


/* the bytes of a string value, borrowed; empty for any other type */
static ngx_inline ngx_str_t
ngx_posts_value_str(ngx_posts_value_t *v)
{
    ngx_str_t  s;

    s.len = (v->type == NGX_POSTS_STRING) ? v->len : 0;
    s.data = (v->type == NGX_POSTS_STRING) ? v->u.data : (u_char *) "";

    return s;
}


/* arrays */

/* an empty array with room for n elements; NULL when memory is short */
ngx_posts_array_t *ngx_posts_array_create(ngx_pool_t *pool, ngx_uint_t n);

/* room for one more element, zeroed; NULL when memory is short */
ngx_posts_value_t *ngx_posts_array_push(ngx_pool_t *pool,
    ngx_posts_array_t *array);


/* conversions and comparisons, as Ruby has them */

/*
 * Ruby's to_s as Liquid prints it: an array is the concatenation of its
 * elements, a map is its inspection, nil is empty.  The result borrows from
 * the value where it can.  A drop is what its "string" gives, without one
 * the concatenation of its items, without these the name of its class.
 *
 * NGX_OK; NGX_AGAIN: a drop is not finished, and all is asked again from
 * the beginning in the next call; NGX_ERROR: also when it is nested deeper
 * than NGX_POSTS_MAX_VALUE_DEPTH, has more than NGX_POSTS_MAX_VALUE_NODES
 * values, or is longer than NGX_POSTS_MAX_OUTPUT.
 */
ngx_int_t ngx_posts_value_to_s(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_str_t *s);

/*
 * Ruby's inspect: the same results.  A drop shows as its "map", without one
 * as its items, without these as the name of its class; inside of another
 * value as its "member".
 */
ngx_int_t ngx_posts_value_inspect(ngx_posts_context_t *ctx,
    ngx_posts_value_t *v, ngx_str_t *s);

/*
 * Ruby's ==.  1 is equal to 1.0; a string is equal to no number; arrays and
 * maps by content; drops by identity of ops and data.  EMPTY and BLANK are
 * for the caller to resolve.  What is nested deeper than
 * NGX_POSTS_MAX_VALUE_DEPTH, or is larger than NGX_POSTS_MAX_VALUE_NODES, is
 * unequal.
 */
ngx_uint_t ngx_posts_value_equal(ngx_posts_value_t *a, ngx_posts_value_t *b);

/*
 * Ruby's <=>.  NGX_OK and *order < 0, 0 or > 0; NGX_DECLINED when the two
 * cannot be compared.  Strings bytewise, numbers by value, arrays element
 * by element, dates among themselves and times among themselves (but a date
 * with no time), a date with a number by its Julian day, what else is equal
 * with itself.
 */
ngx_int_t ngx_posts_value_compare(ngx_posts_value_t *a, ngx_posts_value_t *b,
    ngx_int_t *order);

/* Ruby's class name: "NilClass", "Integer", "String" ... */
ngx_str_t ngx_posts_value_class(ngx_posts_value_t *v);

/*
 * A part of a value as Liquid's a.b and a["b"] find it, without the methods
 * size, first and last: a map's value, an array's element by integer (from
 * the end if negative), a drop's part or item.  NGX_OK, NGX_DECLINED (no
 * such part), NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_value_get(ngx_posts_context_t *ctx, ngx_posts_value_t *v,
    ngx_posts_value_t *key, ngx_posts_value_t *result);


#endif /* _NGX_POSTS_VALUE_H_INCLUDED_ */
