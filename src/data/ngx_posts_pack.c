
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_pack.h"


/*
 * All of fixed size comes first, aligned to 8: a head, then entries, cells
 * and times; behind them, one after the other, the bytes of the strings.
 *
 * u  the value itself, or the place of what it points to, counted from the
 *    head; len is the number of bytes, elements or entries there
 */

typedef struct {
    uint32_t                 type;
    uint32_t                 len;
    uint64_t                 u;
} ngx_posts_pack_cell_t;


/*
 * key  the place of a string's bytes, or of the cell of any other key
 */

typedef struct {
    uint32_t                 hash;
    uint32_t                 type;
    uint32_t                 len;
    uint32_t                 key;
    ngx_posts_pack_cell_t    value;
} ngx_posts_pack_entry_t;


typedef struct {
    uint32_t                 size;
    uint32_t                 nelts;
} ngx_posts_pack_head_t;


typedef struct {
    uint64_t                 fixed;
    uint64_t                 bytes;
} ngx_posts_pack_size_t;


/*
 * fixed  where the next entry, cell or time goes
 * bytes  where the next string goes
 */

typedef struct {
    u_char                  *base;
    u_char                  *fixed;
    u_char                  *bytes;
} ngx_posts_pack_ctx_t;


static ngx_int_t ngx_posts_pack_measure(ngx_posts_value_t *value,
    ngx_posts_pack_size_t *size, ngx_uint_t depth);
static ngx_int_t ngx_posts_pack_measure_map(ngx_posts_map_t *map,
    ngx_posts_pack_size_t *size, ngx_uint_t depth);
static void ngx_posts_pack_value(ngx_posts_pack_ctx_t *ctx,
    ngx_posts_value_t *value, ngx_posts_pack_cell_t *cell);
static void ngx_posts_pack_entries(ngx_posts_pack_ctx_t *ctx,
    ngx_posts_map_t *map);
static uint32_t ngx_posts_pack_string(ngx_posts_pack_ctx_t *ctx,
    u_char *data, size_t len);
static ngx_int_t ngx_posts_unpack(ngx_pool_t *pool, u_char *base,
    ngx_posts_pack_cell_t *cell, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_unpack_array(ngx_pool_t *pool, u_char *base,
    ngx_posts_pack_cell_t *cell, ngx_posts_value_t *value);
static ngx_posts_map_t *ngx_posts_unpack_entries(ngx_pool_t *pool,
    u_char *base, ngx_posts_pack_entry_t *entry, ngx_uint_t n);


ngx_int_t
ngx_posts_pack(ngx_pool_t *pool, ngx_posts_map_t *map, ngx_str_t *packed)
{
    uint64_t                total;
    ngx_int_t               rc;
    ngx_posts_pack_ctx_t    ctx;
    ngx_posts_pack_head_t  *head;
    ngx_posts_pack_size_t   size;

    size.fixed = sizeof(ngx_posts_pack_head_t);
    size.bytes = 0;

    rc = ngx_posts_pack_measure_map(map, &size, 0);
    if (rc != NGX_OK) {
        return rc;
    }

    total = size.fixed + ngx_align(size.bytes, 8);

    if (total > NGX_MAX_UINT32_VALUE) {
        return NGX_DECLINED;
    }

    /* what is between the strings and the end is part of the bytes, too */

    packed->len = (size_t) total;
    packed->data = ngx_pcalloc(pool, packed->len);

    if (packed->data == NULL) {
        return NGX_ERROR;
    }

    head = (ngx_posts_pack_head_t *) packed->data;
    head->size = (uint32_t) total;
    head->nelts = (uint32_t) map->nelts;

    ctx.base = packed->data;
    ctx.fixed = packed->data + sizeof(ngx_posts_pack_head_t);
    ctx.bytes = packed->data + size.fixed;

    ngx_posts_pack_entries(&ctx, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_pack_measure(ngx_posts_value_t *value, ngx_posts_pack_size_t *size,
    ngx_uint_t depth)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    if (depth > NGX_POSTS_MAX_VALUE_DEPTH) {
        return NGX_DECLINED;
    }

    switch (value->type) {

    case NGX_POSTS_STRING:
    case NGX_POSTS_BIGNUM:
        size->bytes += value->len;
        return NGX_OK;

    case NGX_POSTS_TIME:
        size->fixed += ngx_align(sizeof(ngx_posts_time_t), 8);
        return NGX_OK;

    case NGX_POSTS_MAP:
        return ngx_posts_pack_measure_map(value->u.map, size, depth + 1);

    case NGX_POSTS_ARRAY:

        size->fixed += value->u.array->nelts * sizeof(ngx_posts_pack_cell_t);

        for (i = 0; i < value->u.array->nelts; i++) {
            rc = ngx_posts_pack_measure(&value->u.array->elts[i], size,
                                        depth + 1);
            if (rc != NGX_OK) {
                return rc;
            }
        }

        return NGX_OK;

    case NGX_POSTS_RANGE:
    case NGX_POSTS_DROP:
        return NGX_DECLINED;

    default:
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_pack_measure_map(ngx_posts_map_t *map, ngx_posts_pack_size_t *size,
    ngx_uint_t depth)
{
    ngx_uint_t              i;
    ngx_posts_map_entry_t  *entry;

    entry = map->elts;
    size->fixed += map->nelts * sizeof(ngx_posts_pack_entry_t);

    for (i = 0; i < map->nelts; i++) {

        if (entry[i].key.type != NGX_POSTS_STRING) {
            size->fixed += sizeof(ngx_posts_pack_cell_t);
        }

        if (ngx_posts_pack_measure(&entry[i].key, size, depth + 1) != NGX_OK
            || ngx_posts_pack_measure(&entry[i].value, size, depth + 1)
               != NGX_OK)
        {
            return NGX_DECLINED;
        }
    }

    return NGX_OK;
}


static void
ngx_posts_pack_entries(ngx_posts_pack_ctx_t *ctx, ngx_posts_map_t *map)
{
    ngx_uint_t               i;
    ngx_posts_map_entry_t   *from;
    ngx_posts_pack_cell_t   *cell;
    ngx_posts_pack_entry_t  *entry;

    from = map->elts;
    entry = (ngx_posts_pack_entry_t *) ctx->fixed;

    ctx->fixed += map->nelts * sizeof(ngx_posts_pack_entry_t);

    for (i = 0; i < map->nelts; i++) {

        entry[i].hash = from[i].hash;
        entry[i].type = from[i].key.type;

        if (from[i].key.type == NGX_POSTS_STRING) {
            entry[i].len = from[i].key.len;
            entry[i].key = ngx_posts_pack_string(ctx, from[i].key.u.data,
                                                 from[i].key.len);

        } else {
            cell = (ngx_posts_pack_cell_t *) ctx->fixed;
            ctx->fixed += sizeof(ngx_posts_pack_cell_t);

            entry[i].key = (uint32_t) ((u_char *) cell - ctx->base);
            ngx_posts_pack_value(ctx, &from[i].key, cell);
        }

        ngx_posts_pack_value(ctx, &from[i].value, &entry[i].value);
    }
}


static void
ngx_posts_pack_value(ngx_posts_pack_ctx_t *ctx, ngx_posts_value_t *value,
    ngx_posts_pack_cell_t *cell)
{
    ngx_uint_t              i;
    ngx_posts_time_t       *time;
    ngx_posts_pack_cell_t  *elts;

    cell->type = value->type;

    switch (value->type) {

    case NGX_POSTS_STRING:
    case NGX_POSTS_BIGNUM:
        cell->len = value->len;
        cell->u = ngx_posts_pack_string(ctx, value->u.data, value->len);
        return;

    case NGX_POSTS_TIME:

        /* not as a block: what is between its members is anything */

        time = (ngx_posts_time_t *) ctx->fixed;

        time->sec = value->u.time->sec;
        time->nsec = value->u.time->nsec;
        time->offset = value->u.time->offset;
        time->utc = value->u.time->utc;
        ngx_memcpy(time->abbr, value->u.time->abbr, sizeof(time->abbr));

        cell->u = ctx->fixed - ctx->base;
        ctx->fixed += ngx_align(sizeof(ngx_posts_time_t), 8);

        return;

    case NGX_POSTS_MAP:
        cell->len = (uint32_t) value->u.map->nelts;
        cell->u = ctx->fixed - ctx->base;
        ngx_posts_pack_entries(ctx, value->u.map);
        return;

    case NGX_POSTS_ARRAY:

        elts = (ngx_posts_pack_cell_t *) ctx->fixed;

        cell->len = (uint32_t) value->u.array->nelts;
        cell->u = ctx->fixed - ctx->base;
        ctx->fixed += cell->len * sizeof(ngx_posts_pack_cell_t);

        for (i = 0; i < cell->len; i++) {
            ngx_posts_pack_value(ctx, &value->u.array->elts[i], &elts[i]);
        }

        return;

    default:
        cell->u = (uint64_t) value->u.integer;
    }
}


static uint32_t
ngx_posts_pack_string(ngx_posts_pack_ctx_t *ctx, u_char *data, size_t len)
{
    u_char  *place;

    place = ctx->bytes;
    ctx->bytes = ngx_cpymem(place, data, len);

    return (uint32_t) (place - ctx->base);
}


ngx_int_t
ngx_posts_pack_find(ngx_pool_t *pool, u_char *packed, u_char *data,
    size_t len, ngx_posts_value_t *value)
{
    uint32_t                 hash;
    ngx_uint_t               i, n;
    ngx_posts_pack_entry_t  *entry;

    n = ((ngx_posts_pack_head_t *) packed)->nelts;
    entry = (ngx_posts_pack_entry_t *) (packed
                                        + sizeof(ngx_posts_pack_head_t));
    hash = ngx_posts_map_hash(data, len);

    for (i = 0; i < n; i++) {

        if (entry[i].hash == hash && entry[i].type == NGX_POSTS_STRING
            && entry[i].len == len
            && ngx_memcmp(packed + entry[i].key, data, len) == 0)
        {
            return ngx_posts_unpack(pool, packed, &entry[i].value, value);
        }
    }

    return NGX_DECLINED;
}


ngx_posts_map_t *
ngx_posts_pack_map(ngx_pool_t *pool, u_char *packed)
{
    return ngx_posts_unpack_entries(pool, packed,
                     (ngx_posts_pack_entry_t *)
                     (packed + sizeof(ngx_posts_pack_head_t)),
                     ((ngx_posts_pack_head_t *) packed)->nelts);
}


static ngx_int_t
ngx_posts_unpack(ngx_pool_t *pool, u_char *base, ngx_posts_pack_cell_t *cell,
    ngx_posts_value_t *value)
{
    ngx_posts_map_t   *map;
    ngx_posts_time_t  *time;

    value->type = cell->type;
    value->len = 0;

    switch (cell->type) {

    case NGX_POSTS_STRING:
        ngx_posts_string(value, base + cell->u, cell->len);
        return NGX_OK;

    case NGX_POSTS_BIGNUM:
        ngx_posts_bignum(value, base + cell->u, cell->len);
        return NGX_OK;

    case NGX_POSTS_TIME:

        time = ngx_palloc(pool, sizeof(ngx_posts_time_t));
        if (time == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(time, base + cell->u, sizeof(ngx_posts_time_t));
        ngx_posts_time(value, time);

        return NGX_OK;

    case NGX_POSTS_MAP:

        map = ngx_posts_unpack_entries(pool, base,
                                       (ngx_posts_pack_entry_t *)
                                       (base + cell->u), cell->len);
        if (map == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_map(value, map);

        return NGX_OK;

    case NGX_POSTS_ARRAY:
        return ngx_posts_unpack_array(pool, base, cell, value);

    default:
        value->u.integer = (int64_t) cell->u;
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_unpack_array(ngx_pool_t *pool, u_char *base,
    ngx_posts_pack_cell_t *cell, ngx_posts_value_t *value)
{
    ngx_uint_t              i;
    ngx_posts_array_t      *array;
    ngx_posts_value_t      *slot;
    ngx_posts_pack_cell_t  *elts;

    array = ngx_posts_array_create(pool, cell->len);
    if (array == NULL) {
        return NGX_ERROR;
    }

    elts = (ngx_posts_pack_cell_t *) (base + cell->u);

    for (i = 0; i < cell->len; i++) {

        slot = ngx_posts_array_push(pool, array);

        if (slot == NULL
            || ngx_posts_unpack(pool, base, &elts[i], slot) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


static ngx_posts_map_t *
ngx_posts_unpack_entries(ngx_pool_t *pool, u_char *base,
    ngx_posts_pack_entry_t *entry, ngx_uint_t n)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_value_t   key, value, *slot;

    map = ngx_posts_map_create(pool, n);
    if (map == NULL) {
        return NULL;
    }

    for (i = 0; i < n; i++) {

        if (entry[i].type == NGX_POSTS_STRING) {
            ngx_posts_string(&key, base + entry[i].key, entry[i].len);

        } else if (ngx_posts_unpack(pool, base,
                                    (ngx_posts_pack_cell_t *)
                                    (base + entry[i].key), &key)
                   != NGX_OK)
        {
            return NULL;
        }

        slot = ngx_posts_map_set_value(map, &key);

        if (slot == NULL
            || ngx_posts_unpack(pool, base, &entry[i].value, &value)
               != NGX_OK)
        {
            return NULL;
        }

        *slot = value;
    }

    return map;
}
