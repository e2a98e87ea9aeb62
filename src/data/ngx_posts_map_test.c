
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_map.h"


static void ngx_posts_map_test_strings(ngx_posts_unit_t *t, ngx_uint_t n);
static void ngx_posts_map_test_copy(ngx_posts_unit_t *t);
static void ngx_posts_map_test_types(ngx_posts_unit_t *t);


void
ngx_posts_map_test(ngx_posts_unit_t *t)
{
    ngx_uint_t                i;
    static const ngx_uint_t   sizes[] = { 0, 1, 7, 8, 9, 16, 17, 20000 };

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        ngx_posts_map_test_strings(t, sizes[i]);
    }

    ngx_posts_map_test_copy(t);
    ngx_posts_map_test_types(t);
}


static void
ngx_posts_map_test_strings(ngx_posts_unit_t *t, ngx_uint_t n)
{
    u_char             *key, buf[NGX_INT_T_LEN];
    size_t              len;
    ngx_uint_t          i, bad;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *v;

    map = ngx_posts_map_create(t->pool, n % 3);
    bad = (map == NULL);

    for (i = 0; !bad && i < 2 * n; i++) {
        key = ngx_pnalloc(t->pool, NGX_INT_T_LEN);
        if (key == NULL) {
            return;
        }

        /* every key twice: the second value stays, at the first place */
        len = ngx_sprintf(key, "%ui", i % n) - key;
        v = ngx_posts_map_set(map, key, len);
        bad |= (v == NULL);
        bad |= (!bad && i < n && v->type != NGX_POSTS_NIL);
        ngx_posts_integer(v, (int64_t) i);
    }

    for (i = 0; !bad && i < n; i++) {
        len = ngx_sprintf(buf, "%ui", i) - buf;
        v = ngx_posts_map_find(map, buf, len);
        bad |= (v == NULL || v->u.integer != (int64_t) (n + i));
        bad |= (v != &map->elts[i].value);
    }

    len = ngx_sprintf(buf, "%ui", n) - buf;
    bad |= (bad || ngx_posts_map_find(map, buf, len) != NULL);

    ngx_posts_unit_ok(t, !bad && map->nelts == n, "%ui string keys", n);
}


static void
ngx_posts_map_test_copy(ngx_posts_unit_t *t)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *copy;
    ngx_posts_value_t   pair;
    static u_char       keys[] = "abcdefghijklmnopqrstuvwxyz";

    map = ngx_posts_map_create(t->pool, 0);
    copy = map ? ngx_posts_map_copy(t->pool, map) : NULL;
    ngx_posts_unit_ok(t, copy && copy->nelts == 0, "copy of an empty map");

    for (i = 0; i < 20; i++) {
        copy = ngx_posts_map_copy(t->pool, map);
        ngx_posts_integer(ngx_posts_map_set(copy, &keys[i], 1), (int64_t) i);

        if (ngx_posts_map_find(map, &keys[i], 1) != NULL
            || ngx_posts_map_find(copy, &keys[i], 1)->u.integer != (int64_t) i
            || ngx_posts_map_find(copy, &keys[0], 1)->u.integer != 0
            || copy->nelts != i + 1)
        {
            break;
        }

        map = copy;
    }

    ngx_posts_unit_int(t, i, 20, "copies have entries of their own");

    ngx_posts_unit_ok(t, ngx_posts_map_pair(t->pool, &map->elts[7], &pair)
                             == NGX_OK
                         && pair.u.array->nelts == 2
                         && *pair.u.array->elts[0].u.data == 'h'
                         && pair.u.array->elts[1].u.integer == 7,
                      "key and value of an entry as an array of two");
}


/* keys are equal by Ruby's eql? */

static void
ngx_posts_map_test_types(ngx_posts_unit_t *t)
{
    ngx_uint_t          i, n;
    ngx_posts_map_t    *map;
    ngx_posts_time_t    time, other;
    ngx_posts_array_t  *array, *twin;
    ngx_posts_value_t   keys[10], *v;

    ngx_memzero(&time, sizeof(ngx_posts_time_t));
    time.sec = 5;
    other = time;
    other.offset = 3600;

    array = ngx_posts_array_create(t->pool, 1);
    twin = ngx_posts_array_create(t->pool, 1);
    ngx_posts_integer(ngx_posts_array_push(t->pool, array), 1);
    ngx_posts_integer(ngx_posts_array_push(t->pool, twin), 1);

    n = 0;
    ngx_posts_nil(&keys[n]); n++;
    ngx_posts_boolean(&keys[n], 1); n++;
    ngx_posts_integer(&keys[n], 1); n++;
    ngx_posts_float(&keys[n], 1.0); n++;
    ngx_posts_string(&keys[n], "1", 1); n++;
    ngx_posts_date(&keys[n], 1); n++;
    ngx_posts_time(&keys[n], &time); n++;
    ngx_posts_array(&keys[n], array); n++;
    ngx_posts_float(&keys[n], 0.0); n++;
    ngx_posts_boolean(&keys[n], 0); n++;

    map = ngx_posts_map_create(t->pool, 0);

    for (i = 0; i < n; i++) {
        ngx_posts_integer(ngx_posts_map_set_value(map, &keys[i]),
                          (int64_t) i);
    }

    ngx_posts_unit_int(t, map->nelts, n, "keys of ten kinds");

    ngx_posts_time(&keys[6], &other);
    ngx_posts_array(&keys[7], twin);
    ngx_posts_float(&keys[8], -0.0);

    for (i = 0; i < n; i++) {
        v = ngx_posts_map_find_value(map, &keys[i]);
        ngx_posts_unit_ok(t, v && v->u.integer == (int64_t) i, "key %ui", i);
    }

    ngx_posts_integer(&keys[0], 2);
    ngx_posts_unit_ok(t, ngx_posts_map_find_value(map, &keys[0]) == NULL,
                      "another integer");
}
