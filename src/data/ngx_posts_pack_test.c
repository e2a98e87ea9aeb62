
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_pack.h"


static void ngx_posts_pack_test_find(ngx_posts_unit_t *t, u_char *packed);
static void ngx_posts_pack_test_depth(ngx_posts_unit_t *t);
static ngx_posts_map_t *ngx_posts_pack_test_map(ngx_posts_unit_t *t);


void
ngx_posts_pack_test(ngx_posts_unit_t *t)
{
    u_char             *moved;
    ngx_str_t           packed, again;
    ngx_posts_map_t    *map, *copy;
    ngx_posts_value_t   a, b;

    map = ngx_posts_pack_test_map(t);

    if (!ngx_posts_unit_ok(t, map && ngx_posts_pack(t->pool, map, &packed)
                                     == NGX_OK, "packed"))
    {
        return;
    }

    ngx_posts_unit_int(t, packed.len % 8, 0, "a multiple of 8");

    ngx_posts_unit_ok(t, ngx_posts_pack(t->pool, map, &again) == NGX_OK,
                      "packed again");
    ngx_posts_unit_mem(t, again, packed, "equal maps give equal bytes");

    /* elsewhere, and nothing is left where it was */

    moved = ngx_palloc(t->pool, packed.len);
    if (moved == NULL) {
        return;
    }

    ngx_memcpy(moved, packed.data, packed.len);
    ngx_memset(packed.data, 0xff, packed.len);

    copy = ngx_posts_pack_map(t->pool, moved);

    if (ngx_posts_unit_ok(t, copy != NULL, "unpacked")) {
        ngx_posts_map(&a, map);
        ngx_posts_map(&b, copy);
        ngx_posts_unit_ok(t, ngx_posts_value_equal(&a, &b), "the same map");
    }

    ngx_posts_pack_test_find(t, moved);
    ngx_posts_pack_test_depth(t);

    map = ngx_posts_map_create(t->pool, 0);

    ngx_posts_unit_ok(t, map && ngx_posts_pack(t->pool, map, &packed)
                                == NGX_OK, "an empty map");
    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed.data,
                                              (u_char *) "", 0, &a),
                       NGX_DECLINED, "nothing is in it");
}


static void
ngx_posts_pack_test_find(ngx_posts_unit_t *t, u_char *packed)
{
    ngx_posts_value_t  value;

    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed,
                                              (u_char *) "title", 5, &value),
                       NGX_OK, "a string is found");
    ngx_posts_unit_str(t, ngx_posts_value_str(&value), "A title",
                       "the string");

    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed,
                                              (u_char *) "tags", 4, &value),
                       NGX_OK, "an array is found");
    ngx_posts_unit_int(t, value.type, NGX_POSTS_ARRAY, "it is one");
    ngx_posts_unit_int(t, value.u.array->nelts, 2, "its elements");

    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed,
                                              (u_char *) "date", 4, &value),
                       NGX_OK, "a time is found");
    ngx_posts_unit_int(t, value.u.time->sec, 1600000000, "its seconds");
    ngx_posts_unit_int(t, value.u.time->offset, 28800, "its offset");

    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed,
                                              (u_char *) "titl", 4, &value),
                       NGX_DECLINED, "no such key");
    ngx_posts_unit_int(t, ngx_posts_pack_find(t->pool, packed,
                                              (u_char *) "7", 1, &value),
                       NGX_DECLINED, "an integer key is no string");
}


/* maps in maps: the limit counts keys and values alike */

static void
ngx_posts_pack_test_depth(ngx_posts_unit_t *t)
{
    ngx_str_t           packed;
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *outer;
    ngx_posts_value_t  *slot;

    map = ngx_posts_map_create(t->pool, 1);

    for (i = 0; map && i <= NGX_POSTS_MAX_VALUE_DEPTH / 2; i++) {

        ngx_posts_unit_int(t, ngx_posts_pack(t->pool, map, &packed),
                           (i * 2 <= NGX_POSTS_MAX_VALUE_DEPTH)
                           ? NGX_OK : NGX_DECLINED, "nested maps");

        outer = ngx_posts_map_create(t->pool, 1);
        slot = outer ? ngx_posts_map_put(outer, "in") : NULL;

        if (slot == NULL) {
            return;
        }

        ngx_posts_map(slot, map);
        map = outer;
    }

    ngx_posts_unit_int(t, ngx_posts_pack(t->pool, map, &packed),
                       NGX_DECLINED, "nested too deep");
}


static ngx_posts_map_t *
ngx_posts_pack_test_map(ngx_posts_unit_t *t)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *inner;
    ngx_posts_array_t  *array;
    ngx_posts_value_t   key, value[8];

    static ngx_posts_time_t  time = { 1600000000, 5, 28800, "CST", 0 };
    static const char       *names[] = {
        "title", "date", "tags", "layout", "n", "f", "draft", "map"
    };

    map = ngx_posts_map_create(t->pool, 0);
    inner = ngx_posts_map_create(t->pool, 0);
    array = ngx_posts_array_create(t->pool, 0);

    if (map == NULL || inner == NULL || array == NULL) {
        return NULL;
    }

    ngx_posts_string(ngx_posts_array_push(t->pool, array), "a", 1);
    ngx_posts_integer(ngx_posts_array_push(t->pool, array), -2020);

    /* keys of other types, and what is empty */

    ngx_posts_integer(&key, 7);
    ngx_posts_string(ngx_posts_map_set_value(inner, &key), "", 0);
    ngx_posts_time(&key, &time);
    ngx_posts_boolean(ngx_posts_map_set_value(inner, &key), 1);
    ngx_posts_nil(&key);
    ngx_posts_date(ngx_posts_map_set_value(inner, &key), 18000);

    ngx_posts_string(&value[0], "A title", 7);
    ngx_posts_time(&value[1], &time);
    ngx_posts_array(&value[2], array);
    ngx_posts_nil(&value[3]);
    ngx_posts_integer(&value[4], INT64_MIN);
    ngx_posts_float(&value[5], 1.5);
    ngx_posts_boolean(&value[6], 0);
    ngx_posts_map(&value[7], inner);

    for (i = 0; i < 8; i++) {
        *ngx_posts_map_set(map, (u_char *) names[i], ngx_strlen(names[i]))
            = value[i];
    }

    ngx_posts_integer(&key, 7);
    ngx_posts_string(ngx_posts_map_set_value(map, &key), "seven", 5);

    return map;
}
