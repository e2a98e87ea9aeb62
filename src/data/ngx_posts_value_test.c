
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"


static void ngx_posts_value_test_class(ngx_posts_unit_t *t);
static void ngx_posts_value_test_array(ngx_posts_unit_t *t);
static void ngx_posts_value_test_map(ngx_posts_unit_t *t);
static void ngx_posts_value_test_drop(ngx_posts_unit_t *t);
static ngx_int_t ngx_posts_value_test_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_value_test_item(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_uint_t i, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_value_test_size(ngx_posts_drop_t *drop,
    ngx_uint_t most);


static const ngx_posts_drop_ops_t  ngx_posts_value_test_ops = {
    ngx_string("Test::Drop"),
    ngx_posts_value_test_get,
    ngx_posts_value_test_item,
    ngx_posts_value_test_size,
    NULL,
    NULL,
    NULL
};


void
ngx_posts_value_test(ngx_posts_unit_t *t)
{
    ngx_posts_value_test_class(t);
    ngx_posts_value_test_array(t);
    ngx_posts_value_test_map(t);
    ngx_posts_value_test_drop(t);
}


static void
ngx_posts_value_test_class(ngx_posts_unit_t *t)
{
    ngx_uint_t          i;
    ngx_posts_value_t   v;

    static const char  *names[] = {
        "NilClass", "FalseClass", "Integer", "Integer", "Float", "String",
        "Date", "Time", "Array", "Hash", "Range"
    };

    ngx_posts_nil(&v);

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        v.type = (uint32_t) i;
        ngx_posts_unit_str(t, ngx_posts_value_class(&v), names[i], names[i]);
    }

    ngx_posts_boolean(&v, 7);
    ngx_posts_unit_str(t, ngx_posts_value_class(&v), "TrueClass", "true");
}


/* the element of [0, 10, 20] at each place, -1 for none */

static void
ngx_posts_value_test_array(ngx_posts_unit_t *t)
{
    ngx_int_t            rc;
    ngx_uint_t           i;
    ngx_posts_array_t   *array;
    ngx_posts_value_t    v, key, result;

    static const struct {
        int64_t          place;
        int64_t          element;
    } places[] = {
        { 0, 0 }, { 2, 20 }, { 3, -1 }, { -1, 20 }, { -3, 0 }, { -4, -1 },
        { INT64_MAX, -1 }, { INT64_MIN, -1 }
    };

    array = ngx_posts_array_create(t->pool, 0);

    for (i = 0; i < 3; i++) {
        ngx_posts_integer(ngx_posts_array_push(t->pool, array),
                          10 * (int64_t) i);
    }

    ngx_posts_array(&v, array);

    for (i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        ngx_posts_integer(&key, places[i].place);
        rc = ngx_posts_value_get(NULL, &v, &key, &result);

        ngx_posts_unit_int(t, (rc == NGX_OK) ? result.u.integer : -1,
                           places[i].element, "element");
    }

    ngx_posts_float(&key, 1.0);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_DECLINED, "a Float is no place");

    ngx_posts_string(&v, "abc", 3);
    ngx_posts_integer(&key, 0);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_DECLINED, "a string has no parts");
}


static void
ngx_posts_value_test_map(ngx_posts_unit_t *t)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t   v, key, result;

    map = ngx_posts_map_create(t->pool, 0);
    ngx_posts_map(&v, map);

    (void) ngx_posts_map_put(map, "nothing");
    ngx_posts_integer(&key, 2021);
    ngx_posts_integer(ngx_posts_map_set_value(map, &key), 5);

    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_OK, "an integer key");
    ngx_posts_unit_int(t, result.u.integer, 5, "its value");

    ngx_posts_string(&key, "nothing", 7);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_OK, "a key of nil");
    ngx_posts_unit_int(t, result.type, NGX_POSTS_NIL, "is there");

    ngx_posts_string(&key, "2021", 4);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_DECLINED, "no such key");
}


static void
ngx_posts_value_test_drop(ngx_posts_unit_t *t)
{
    ngx_posts_drop_t   drop;
    ngx_posts_value_t  v, key, result;

    drop.ops = &ngx_posts_value_test_ops;
    drop.data = NULL;
    ngx_posts_drop(&v, &drop);

    ngx_posts_unit_str(t, ngx_posts_value_class(&v), "Test::Drop", "class");

    ngx_posts_string(&key, "wait", 4);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_AGAIN, "not finished");

    ngx_posts_string(&key, "x", 1);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_DECLINED, "no such part");

    ngx_posts_integer(&key, -1);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_OK, "the last item");
    ngx_posts_unit_int(t, result.u.integer, 2, "of three");

    ngx_posts_integer(&key, 3);
    ngx_posts_unit_int(t, ngx_posts_value_get(NULL, &v, &key, &result),
                       NGX_DECLINED, "no such item");
}


static ngx_int_t
ngx_posts_value_test_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    return ngx_posts_is(key, "wait") ? NGX_AGAIN : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_value_test_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_posts_integer(result, (int64_t) i);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_value_test_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    return 3;
}
