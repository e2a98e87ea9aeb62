
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_test.h"


typedef struct {
    ngx_pool_t  *pool;
    u_char      *p;
    u_char      *last;
    ngx_uint_t   depth;
} ngx_posts_liquid_json_t;


static ngx_int_t ngx_posts_liquid_json(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v);


static void
ngx_posts_liquid_json_space(ngx_posts_liquid_json_t *json)
{
    while (json->p < json->last
           && (*json->p == ' ' || *json->p == '\n' || *json->p == '\t'
               || *json->p == '\r'))
    {
        json->p++;
    }
}


static ngx_uint_t
ngx_posts_liquid_json_take(ngx_posts_liquid_json_t *json, u_char c)
{
    ngx_posts_liquid_json_space(json);

    if (json->p < json->last && *json->p == c) {
        json->p++;
        return 1;
    }

    return 0;
}


static u_char *
ngx_posts_liquid_json_escape(ngx_posts_liquid_json_t *json, u_char *out)
{
    u_char    *p;
    uint32_t   c, low;

    p = json->p;

    switch (*p) {

    case 'n':
        *out++ = '\n';
        break;

    case 't':
        *out++ = '\t';
        break;

    case 'r':
        *out++ = '\r';
        break;

    case 'b':
        *out++ = '\b';
        break;

    case 'f':
        *out++ = '\f';
        break;

    case 'u':
        c = ngx_hextoi(p + 1, 4);
        p += 4;

        if (c >= 0xd800 && c < 0xdc00) {
            low = ngx_hextoi(p + 3, 4);
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            p += 6;
        }

        if (c < 0x80) {
            *out++ = c;

        } else if (c < 0x800) {
            *out++ = 0xc0 | (c >> 6);
            *out++ = 0x80 | (c & 0x3f);

        } else if (c < 0x10000) {
            *out++ = 0xe0 | (c >> 12);
            *out++ = 0x80 | ((c >> 6) & 0x3f);
            *out++ = 0x80 | (c & 0x3f);

        } else {
            *out++ = 0xf0 | (c >> 18);
            *out++ = 0x80 | ((c >> 12) & 0x3f);
            *out++ = 0x80 | ((c >> 6) & 0x3f);
            *out++ = 0x80 | (c & 0x3f);
        }

        break;

    default:
        *out++ = *p;
    }

    json->p = p + 1;

    return out;
}


static ngx_int_t
ngx_posts_liquid_json_string(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    u_char  *out, *start;

    for (out = ++json->p; out < json->last && *out != '"'; out++) {
        if (*out == '\\') {
            out++;
        }
    }

    start = ngx_pnalloc(json->pool, out - json->p + 1);
    if (start == NULL) {
        return NGX_ERROR;
    }

    for (out = start; *json->p != '"'; /* void */ ) {
        if (*json->p == '\\') {
            json->p++;
            out = ngx_posts_liquid_json_escape(json, out);

        } else {
            *out++ = *json->p++;
        }
    }

    *out = '\0';
    json->p++;
    ngx_posts_string(v, start, out - start);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_json_array(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    ngx_posts_value_t  *item;
    ngx_posts_array_t  *array;

    json->p++;
    array = ngx_posts_array_create(json->pool, 4);

    while (array && !ngx_posts_liquid_json_take(json, ']')) {
        item = ngx_posts_array_push(json->pool, array);

        if (item == NULL || ngx_posts_liquid_json(json, item) != NGX_OK) {
            return NGX_ERROR;
        }

        (void) ngx_posts_liquid_json_take(json, ',');
    }

    ngx_posts_array(v, array);

    return array ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_json_map(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t   key, *slot, value;

    json->p++;
    map = ngx_posts_map_create(json->pool, 4);

    while (map && !ngx_posts_liquid_json_take(json, '}')) {

        if (ngx_posts_liquid_json(json, &key) != NGX_OK
            || !ngx_posts_liquid_json_take(json, ':')
            || ngx_posts_liquid_json(json, &value) != NGX_OK)
        {
            return NGX_ERROR;
        }

        slot = ngx_posts_map_set_value(map, &key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
        (void) ngx_posts_liquid_json_take(json, ',');
    }

    ngx_posts_map(v, map);

    return map ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_liquid_json_word(ngx_posts_liquid_json_t *json,
    ngx_posts_value_t *v)
{
    char    *end;
    double   number;

    switch (*json->p) {

    case 't':
        ngx_posts_boolean(v, 1);
        json->p += 4;
        return NGX_OK;

    case 'f':
        ngx_posts_boolean(v, 0);
        json->p += 5;
        return NGX_OK;

    case 'n':
        ngx_posts_nil(v);
        json->p += 4;
        return NGX_OK;
    }

    number = strtod((char *) json->p, &end);

    if (end == (char *) json->p) {
        return NGX_ERROR;
    }

    if (memchr(json->p, '.', end - (char *) json->p)
        || memchr(json->p, 'e', end - (char *) json->p))
    {
        ngx_posts_float(v, number);

    } else {
        ngx_posts_integer(v, strtoll((char *) json->p, NULL, 10));
    }

    json->p = (u_char *) end;

    return NGX_OK;
}


/* the text is terminated by a zero */

static ngx_int_t
ngx_posts_liquid_json(ngx_posts_liquid_json_t *json, ngx_posts_value_t *v)
{
    ngx_posts_liquid_json_space(json);

    if (json->p == json->last) {
        return NGX_ERROR;
    }

    switch (*json->p) {

    case '"':
        return ngx_posts_liquid_json_string(json, v);

    case '[':
        return ngx_posts_liquid_json_array(json, v);

    case '{':
        return ngx_posts_liquid_json_map(json, v);

    default:
        return ngx_posts_liquid_json_word(json, v);
    }
}


ngx_int_t
ngx_posts_liquid_test_json(ngx_posts_unit_t *t, ngx_str_t *text,
    ngx_posts_value_t *v)
{
    ngx_posts_liquid_json_t  json;

    json.pool = t->pool;
    json.p = text->data;
    json.last = text->data + text->len;

    return ngx_posts_liquid_json(&json, v);
}


void
ngx_posts_liquid_json_test(ngx_posts_unit_t *t)
{
    static ngx_str_t  text = ngx_string(
        "{\"a\": [1, -2.5, true, null, \"\\u00e9\\n\\ud83d\\ude00\"]}");

    ngx_str_t            s;
    ngx_posts_array_t   *a;
    ngx_posts_value_t    v;

    if (!ngx_posts_unit_ok(t, ngx_posts_liquid_test_json(t, &text, &v)
                              == NGX_OK
                              && v.type == NGX_POSTS_MAP
                              && v.u.map->nelts == 1,
                           "an object"))
    {
        return;
    }

    a = v.u.map->elts[0].value.u.array;

    ngx_posts_unit_int(t, a->nelts, 5, "an array");
    ngx_posts_unit_int(t, a->elts[0].u.integer, 1, "an integer");
    ngx_posts_unit_ok(t, a->elts[1].u.number == -2.5, "a number");
    ngx_posts_unit_int(t, a->elts[2].type, NGX_POSTS_BOOLEAN, "true");
    ngx_posts_unit_int(t, a->elts[3].type, NGX_POSTS_NIL, "null");

    s = ngx_posts_value_str(&a->elts[4]);
    ngx_posts_unit_str(t, s, "\xc3\xa9\n\xf0\x9f\x98\x80", "a string");
}
