
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <math.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_number.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_jekyll_filters.h"


/*
 * jsonify, as Ruby's JSON generator prints what Jekyll hands to it: "/" and
 * all beyond ASCII as they are, dates and ranges as strings, drops as maps.
 */


/* nested arrays and maps that the generator accepts */
#define NGX_POSTS_JEKYLL_JSON_DEPTH  100

/* documents within a document that is nested deeper lose what follows */
#define NGX_POSTS_JEKYLL_COLLAPSE    2


typedef struct {
    ngx_posts_liquid_call_t  *call;
    ngx_posts_buffer_t        b;
    ngx_uint_t                next;     /* of the elements of an array */
    ngx_uint_t                pretty;   /* lines, indented by two spaces */
} ngx_posts_jekyll_json_t;


static ngx_int_t ngx_posts_jekyll_jsonify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_json_list(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v);
static ngx_int_t ngx_posts_jekyll_json_value(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth);
static ngx_int_t ngx_posts_jekyll_json_array(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth);
static ngx_int_t ngx_posts_jekyll_json_map(ngx_posts_jekyll_json_t *json,
    ngx_posts_map_t *map, ngx_uint_t depth);
static ngx_int_t ngx_posts_jekyll_json_drop(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth);
static ngx_int_t ngx_posts_jekyll_json_neighbours(
    ngx_posts_jekyll_json_t *json, ngx_posts_value_t *v, ngx_uint_t depth,
    ngx_posts_value_t *map);
static ngx_int_t ngx_posts_jekyll_json_string(ngx_posts_jekyll_json_t *json,
    ngx_str_t *s);
static ngx_int_t ngx_posts_jekyll_json_write(ngx_posts_jekyll_json_t *json,
    u_char *data, size_t len);


/* what a document within another one does not show, at some depth */

static ngx_str_t  ngx_posts_jekyll_nested[] = {
    ngx_string("content"),
    ngx_string("output"),
    ngx_string("excerpt"),
    ngx_string("next"),
    ngx_string("previous"),
    ngx_null_string
};


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_json_filters[] = {

    { ngx_string("jsonify"), ngx_posts_jekyll_jsonify, 0, 0, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_jekyll_jsonify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                 rc;
    ngx_str_t                 s;
    ngx_posts_jekyll_json_t  *json;

    json = call->state;

    if (json == NULL) {
        json = ngx_pcalloc(call->ctx->pool, sizeof(ngx_posts_jekyll_json_t));
        if (json == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_buffer_init(&json->b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);
        call->state = json;
    }

    json->call = call;

    if (ngx_posts_liquid_is_array(call->input)) {
        rc = ngx_posts_jekyll_json_list(json, call->input);

    } else {
        ngx_posts_buffer_init(&json->b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);
        rc = ngx_posts_jekyll_json_value(json, call->input, 0);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_buffer_str(&json->b, &s);

    ngx_posts_string(result, s.data, s.len);

    return rc;
}


ngx_int_t
ngx_posts_jekyll_json_pretty(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *v, ngx_str_t *s)
{
    ngx_int_t                rc;
    ngx_posts_jekyll_json_t  json;

    ngx_memzero(&json, sizeof(ngx_posts_jekyll_json_t));

    json.call = call;
    json.pretty = 1;

    ngx_posts_buffer_init(&json.b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    rc = ngx_posts_jekyll_json_value(&json, v, 0);

    return (rc == NGX_OK) ? ngx_posts_buffer_str(&json.b, s) : rc;
}


/*
 * The outermost array, which may be all posts of a site: pauses behind an
 * element, and begins an element again that is not finished.
 */

static ngx_int_t
ngx_posts_jekyll_json_list(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v)
{
    u_char              *last;
    ngx_int_t            rc;
    ngx_uint_t           n;
    ngx_posts_value_t    item;
    ngx_posts_buffer_t   before;

    n = ngx_posts_liquid_array_size(v);

    if (n == 0) {
        return ngx_posts_jekyll_json_write(json, (u_char *) "[]", 2);
    }

    while (json->next < n) {
        before = json->b;
        last = before.last ? before.last->last : NULL;

        rc = ngx_posts_liquid_array_item(json->call->ctx, v, json->next,
                                         &item);

        if (rc == NGX_OK) {
            rc = ngx_posts_jekyll_json_write(json, (u_char *)
                                             (json->next ? "," : "["), 1);
        }

        if (rc == NGX_OK) {
            rc = ngx_posts_jekyll_json_value(json, &item, 1);
        }

        if (rc != NGX_OK) {
            json->b = before;

            if (before.last) {
                before.last->last = last;
                before.last->next = NULL;
            }

            return rc;
        }

        json->next++;

        ngx_posts_liquid_step(json->call->vm, 1);

        if (json->next < n && ngx_posts_liquid_expired(json->call->vm)) {
            return NGX_AGAIN;
        }
    }

    return ngx_posts_jekyll_json_write(json, (u_char *) "]", 1);
}


static ngx_int_t
ngx_posts_jekyll_json_value(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    if (ngx_posts_liquid_is_array(v)) {
        return ngx_posts_jekyll_json_array(json, v, depth + 1);
    }

    switch (v->type) {

    case NGX_POSTS_NIL:
        return ngx_posts_jekyll_json_write(json, (u_char *) "null", 4);

    case NGX_POSTS_MAP:
        return ngx_posts_jekyll_json_map(json, v->u.map, depth + 1);

    case NGX_POSTS_DROP:
        return ngx_posts_jekyll_json_drop(json, v, depth);

    case NGX_POSTS_STRING:
        s = ngx_posts_value_str(v);
        return ngx_posts_jekyll_json_string(json, &s);

    case NGX_POSTS_FLOAT:
        if (isnan(v->u.number) || isinf(v->u.number)) {
            return ngx_posts_error_set(json->call->ctx->error,
                                       "%s not allowed in JSON",
                                       isnan(v->u.number) ? "NaN"
                                       : v->u.number < 0 ? "-Infinity"
                                                         : "Infinity");
        }

        break;

    default:
        break;
    }

    rc = ngx_posts_liquid_to_s(json->call->ctx, v, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    if (v->type <= NGX_POSTS_FLOAT) {
        return ngx_posts_jekyll_json_write(json, s.data, s.len);
    }

    return ngx_posts_jekyll_json_string(json, &s);
}


/* a new line, where there are lines */

static ngx_int_t
ngx_posts_jekyll_json_line(ngx_posts_jekyll_json_t *json, ngx_uint_t depth)
{
    ngx_int_t  rc;

    if (!json->pretty) {
        return NGX_OK;
    }

    rc = ngx_posts_jekyll_json_write(json, (u_char *) "\n", 1);

    for ( /* void */ ; depth && rc == NGX_OK; depth--) {
        rc = ngx_posts_jekyll_json_write(json, (u_char *) "  ", 2);
    }

    return rc;
}


/* what is in front of the i-th element or pair */

static ngx_int_t
ngx_posts_jekyll_json_next(ngx_posts_jekyll_json_t *json, ngx_uint_t i,
    ngx_uint_t depth)
{
    if (i && ngx_posts_jekyll_json_write(json, (u_char *) ",", 1) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_json_line(json, depth);
}


static ngx_int_t
ngx_posts_jekyll_json_deep(ngx_posts_jekyll_json_t *json, ngx_uint_t depth)
{
    if (depth <= NGX_POSTS_JEKYLL_JSON_DEPTH) {
        return NGX_OK;
    }

    return ngx_posts_error_set(json->call->ctx->error,
                               "nesting of %ui is too deep", depth);
}


static ngx_int_t
ngx_posts_jekyll_json_array(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth)
{
    ngx_int_t          rc;
    ngx_uint_t         i, n;
    ngx_posts_value_t  item;

    if (ngx_posts_jekyll_json_deep(json, depth) != NGX_OK
        || ngx_posts_jekyll_json_write(json, (u_char *) "[", 1) != NGX_OK)
    {
        return NGX_ERROR;
    }

    n = ngx_posts_liquid_array_size(v);

    /* an empty array has an empty line */

    if (n == 0 && ngx_posts_jekyll_json_line(json, 0) != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {

        if (ngx_posts_jekyll_json_next(json, i, depth) != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_liquid_array_item(json->call->ctx, v, i, &item);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_jekyll_json_value(json, &item, depth);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    ngx_posts_liquid_step(json->call->vm, n);

    if (ngx_posts_jekyll_json_line(json, depth - 1) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_json_write(json, (u_char *) "]", 1);
}


static ngx_int_t
ngx_posts_jekyll_json_map(ngx_posts_jekyll_json_t *json, ngx_posts_map_t *map,
    ngx_uint_t depth)
{
    ngx_int_t   rc;
    ngx_str_t   key;
    ngx_uint_t  i;

    if (ngx_posts_jekyll_json_deep(json, depth) != NGX_OK
        || ngx_posts_jekyll_json_write(json, (u_char *) "{", 1) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < map->nelts; i++) {

        if (ngx_posts_jekyll_json_next(json, i, depth) != NGX_OK) {
            return NGX_ERROR;
        }

        rc = ngx_posts_liquid_to_s(json->call->ctx, &map->elts[i].key, &key);
        if (rc != NGX_OK) {
            return rc;
        }

        if (ngx_posts_jekyll_json_string(json, &key) != NGX_OK
            || ngx_posts_jekyll_json_write(json, (u_char *) ": ",
                                           1 + json->pretty) != NGX_OK)
        {
            return NGX_ERROR;
        }

        rc = ngx_posts_jekyll_json_value(json, &map->elts[i].value, depth);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    ngx_posts_liquid_step(json->call->vm, map->nelts);

    if (ngx_posts_jekyll_json_line(json, depth - 1) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_json_write(json, (u_char *) "}", 1);
}


static ngx_uint_t
ngx_posts_jekyll_is_document(ngx_posts_value_t *v)
{
    ngx_str_t  name;

    name = ngx_posts_value_class(v);

    return v->type == NGX_POSTS_DROP
           && name.len == sizeof("Jekyll::Drops::DocumentDrop") - 1
           && ngx_memcmp(name.data, "Jekyll::Drops::DocumentDrop", name.len)
              == 0;
}


/* a copy of a document's map without what would lead to other documents */

static ngx_int_t
ngx_posts_jekyll_collapse(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v)
{
    ngx_int_t           rc;
    ngx_str_t          *name, key;
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_value_t   full, *slot;

    rc = v->u.drop->ops->map(v->u.drop, json->call->ctx, &full);
    if (rc != NGX_OK) {
        return rc;
    }

    map = ngx_posts_map_create(json->call->ctx->pool, full.u.map->nelts);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < full.u.map->nelts; i++) {
        key = ngx_posts_value_str(&full.u.map->elts[i].key);

        for (name = ngx_posts_jekyll_nested; name->len; name++) {
            if (name->len == key.len
                && ngx_memcmp(name->data, key.data, key.len) == 0)
            {
                break;
            }
        }

        if (name->len) {
            continue;
        }

        slot = ngx_posts_map_set_value(map, &full.u.map->elts[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = full.u.map->elts[i].value;
    }

    ngx_posts_map(v, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_json_drop(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth)
{
    ngx_int_t          rc;
    ngx_str_t          s;
    ngx_posts_value_t  map;

    if (v->u.drop->ops->map == NULL) {
        rc = ngx_posts_liquid_to_s(json->call->ctx, v, &s);
        return (rc == NGX_OK) ? ngx_posts_jekyll_json_string(json, &s) : rc;
    }

    rc = v->u.drop->ops->map(v->u.drop, json->call->ctx, &map);

    if (rc == NGX_OK && ngx_posts_jekyll_is_document(v)) {
        rc = ngx_posts_jekyll_json_neighbours(json, v, depth, &map);
    }

    return (rc == NGX_OK)
           ? ngx_posts_jekyll_json_map(json, map.u.map, depth + 1) : rc;
}


/* a document's map knows its neighbours only here: they know one another */

static ngx_int_t
ngx_posts_jekyll_json_neighbours(ngx_posts_jekyll_json_t *json,
    ngx_posts_value_t *v, ngx_uint_t depth, ngx_posts_value_t *map)
{
    ngx_int_t          rc;
    ngx_uint_t         i;
    ngx_posts_map_t   *copy;
    ngx_posts_value_t *key, *value;

    copy = ngx_posts_map_copy(json->call->ctx->pool, map->u.map);
    if (copy == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(map, copy);

    for (i = 0; i < copy->nelts; i++) {
        key = &copy->elts[i].key;
        value = &copy->elts[i].value;

        if (!ngx_posts_is(key, "next") && !ngx_posts_is(key, "previous")) {
            continue;
        }

        rc = v->u.drop->ops->get(v->u.drop, json->call->ctx, key, value);

        if (rc == NGX_OK && depth >= NGX_POSTS_JEKYLL_COLLAPSE
            && ngx_posts_jekyll_is_document(value))
        {
            rc = ngx_posts_jekyll_collapse(json, value);
        }

        if (rc != NGX_OK && rc != NGX_DECLINED) {
            return rc;
        }
    }

    return NGX_OK;
}


/* the letter behind the backslash, or 0 */

static u_char
ngx_posts_jekyll_json_letter(u_char c)
{
    switch (c) {

    case '"':
    case '\\':
        return c;

    case '\b':
        return 'b';

    case '\f':
        return 'f';

    case '\n':
        return 'n';

    case '\r':
        return 'r';

    case '\t':
        return 't';

    default:
        return 0;
    }
}


static ngx_int_t
ngx_posts_jekyll_json_string(ngx_posts_jekyll_json_t *json, ngx_str_t *s)
{
    u_char  *p, *last, *start, letter, code[8];
    size_t   len;

    if (!ngx_posts_utf8_valid(s->data, s->len)) {
        return ngx_posts_error_set(json->call->ctx->error, "source sequence "
                                   "is illegal/malformed utf-8");
    }

    if (ngx_posts_jekyll_json_write(json, (u_char *) "\"", 1) != NGX_OK) {
        return NGX_ERROR;
    }

    last = s->data + s->len;
    start = s->data;

    for (p = s->data; p < last; p++) {

        if (*p >= 0x20 && *p != '"' && *p != '\\') {
            continue;
        }

        letter = ngx_posts_jekyll_json_letter(*p);

        if (letter) {
            code[0] = '\\';
            code[1] = letter;
            len = 2;

        } else {
            len = ngx_sprintf(code, "\\u%04xi", (ngx_int_t) *p) - code;
        }

        if (ngx_posts_jekyll_json_write(json, start, p - start) != NGX_OK
            || ngx_posts_jekyll_json_write(json, code, len) != NGX_OK)
        {
            return NGX_ERROR;
        }

        start = p + 1;
    }

    if (ngx_posts_jekyll_json_write(json, start, last - start) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_json_write(json, (u_char *) "\"", 1);
}


static ngx_int_t
ngx_posts_jekyll_json_write(ngx_posts_jekyll_json_t *json, u_char *data,
    size_t len)
{
    ngx_int_t  rc;

    rc = ngx_posts_buffer_write(&json->b, data, len);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(json->call->ctx->error, "a string is "
                                   "longer than %ui bytes",
                                   (ngx_uint_t) NGX_POSTS_MAX_OUTPUT);
    }

    return rc;
}
