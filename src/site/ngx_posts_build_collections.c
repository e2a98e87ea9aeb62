
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_build_rows.h"
#include "site/ngx_posts_collection.h"


/*
 * The order of collections whose documents do not simply follow one another
 * by date and path.
 *
 * pool  for the time of the sort
 * key   of "sort_by"
 */

typedef struct {
    ngx_posts_build_t       *build;
    ngx_pool_t              *pool;
    ngx_str_t               *key;
} ngx_posts_build_order_t;


static ngx_int_t ngx_posts_build_collection(ngx_posts_build_t *build,
    ngx_uint_t i);
static ngx_uint_t ngx_posts_build_is_mixed(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list);
static ngx_int_t ngx_posts_build_top_down(void *data,
    ngx_posts_build_list_t *list, ngx_pool_t *pool,
    ngx_posts_sorter_pt compare);
static void ngx_posts_build_halves(void *data, uint32_t *ids, ngx_uint_t n,
    uint32_t *spare, ngx_posts_sorter_pt compare);
static ngx_int_t ngx_posts_build_by_key(void *data, uint32_t one,
    uint32_t two);
static void ngx_posts_build_value(ngx_posts_build_order_t *order,
    uint32_t id, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_build_arrange(ngx_posts_build_t *build,
    ngx_posts_collection_t *collection, ngx_posts_array_t *order,
    ngx_posts_build_list_t *list);
static void ngx_posts_build_take(ngx_posts_build_t *build,
    ngx_str_t *path, ngx_posts_build_list_t *list, ngx_uint_t *taken);


ngx_int_t
ngx_posts_build_collections(ngx_posts_build_t *build)
{
    if (++build->at >= build->config->collections.nelts) {
        return NGX_OK;
    }

    return (ngx_posts_build_collection(build, build->at) == NGX_OK)
           ? NGX_AGAIN : NGX_ERROR;
}


static ngx_int_t
ngx_posts_build_collection(ngx_posts_build_t *build, ngx_uint_t i)
{
    ngx_int_t                 rc;
    ngx_str_t                 key;
    ngx_posts_value_t        *arranged, *by;
    ngx_posts_collection_t   *collection;
    ngx_posts_build_list_t   *list;
    ngx_posts_build_order_t   order;

    list = &build->lists[NGX_POSTS_LIST_DOCS(i)];
    collection = ngx_posts_collection(build->config, i);

    arranged = ngx_posts_map_get(collection->metadata, "order");
    by = ngx_posts_map_get(collection->metadata, "sort_by");

    if (arranged && arranged->type != NGX_POSTS_ARRAY) {
        arranged = NULL;
    }

    if (arranged || (by && by->type != NGX_POSTS_STRING)) {
        by = NULL;
    }

    if (!arranged && !by && !ngx_posts_build_is_mixed(build, list)) {
        return NGX_OK;
    }

    order.build = build;
    order.pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, build->log);

    if (order.pool == NULL) {
        return NGX_ERROR;
    }

    /* what compares as neither more nor less stays as it was found */

    rc = ngx_posts_build_top_down(build, list, order.pool,
                                  ngx_posts_build_by_place);

    if (rc == NGX_OK && by) {
        key = ngx_posts_value_str(by);
        order.key = &key;

        rc = ngx_posts_build_top_down(&order, list, order.pool,
                                      ngx_posts_build_by_key);

    } else if (rc == NGX_OK) {
        rc = ngx_posts_build_top_down(build, list, order.pool,
                                      ngx_posts_build_by_date);
    }

    if (rc == NGX_OK && arranged) {
        rc = ngx_posts_build_arrange(build, collection, arranged->u.array,
                                     list);
    }

    ngx_destroy_pool(order.pool);

    return rc;
}


/*
 * A document with a date compares with one without by path, which is no
 * order: the result is that of the algorithm.
 */

static ngx_uint_t
ngx_posts_build_is_mixed(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list)
{
    ngx_uint_t  i, n;

    for (i = 0, n = 0; i < list->nids; i++) {
        n += ((ngx_posts_build_row(build, list->ids[i])->flags
               & NGX_POSTS_ROW_UNDATED)
              != 0);
    }

    return n && n < list->nids;
}


/* Ruby's is the merge sort of the C library */

static ngx_int_t
ngx_posts_build_top_down(void *data, ngx_posts_build_list_t *list,
    ngx_pool_t *pool, ngx_posts_sorter_pt compare)
{
    uint32_t  *spare;

    spare = ngx_palloc(pool, list->nids * sizeof(uint32_t) + 1);
    if (spare == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_build_halves(data, list->ids, list->nids, spare, compare);

    return NGX_OK;
}


static void
ngx_posts_build_halves(void *data, uint32_t *ids, ngx_uint_t n,
    uint32_t *spare, ngx_posts_sorter_pt compare)
{
    uint32_t    *one, *two, *to;
    ngx_uint_t   n1, n2;

    if (n < 2) {
        return;
    }

    n1 = n / 2;
    n2 = n - n1;

    one = ids;
    two = ids + n1;
    to = spare;

    ngx_posts_build_halves(data, one, n1, spare, compare);
    ngx_posts_build_halves(data, two, n2, spare, compare);

    while (n1 && n2) {

        if (compare(data, *one, *two) <= 0) {
            *to++ = *one++;
            n1--;

        } else {
            *to++ = *two++;
            n2--;
        }
    }

    /* the rest of the second half is where it belongs */

    ngx_memcpy(to, one, n1 * sizeof(uint32_t));
    ngx_memcpy(ids, spare, (n - n2) * sizeof(uint32_t));
}


/* documents without the key come last */

static ngx_int_t
ngx_posts_build_by_key(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_build_order_t *order = data;

    ngx_int_t          rc;
    ngx_posts_value_t  a, b;

    ngx_posts_build_value(order, one, &a);
    ngx_posts_build_value(order, two, &b);

    if ((a.type == NGX_POSTS_NIL) != (b.type == NGX_POSTS_NIL)) {
        return (a.type == NGX_POSTS_NIL) ? 1 : -1;
    }

    if (a.type != NGX_POSTS_NIL
        && ngx_posts_value_compare(&a, &b, &rc) == NGX_OK
        && rc != 0)
    {
        return rc;
    }

    return ngx_posts_build_by_date(order->build, one, two);
}


static void
ngx_posts_build_value(ngx_posts_build_order_t *order, uint32_t id,
    ngx_posts_value_t *value)
{
    ngx_posts_row_t    *row;
    ngx_posts_entry_t   entry;

    row = ngx_posts_build_row(order->build, id);

    ngx_posts_row_entry(row, ngx_posts_build_bytes(order->build, row),
                        &entry);

    if (ngx_posts_record_find(order->pool, &entry.record, order->key, value)
        != NGX_OK)
    {
        ngx_posts_nil(value);
    }
}


/* those that "order" names, then the others as they are */

static ngx_int_t
ngx_posts_build_arrange(ngx_posts_build_t *build,
    ngx_posts_collection_t *collection, ngx_posts_array_t *order,
    ngx_posts_build_list_t *list)
{
    u_char      *p;
    ngx_str_t    path, name;
    ngx_uint_t   i, taken;

    taken = 0;

    for (i = 0; i < order->nelts && taken < list->nids; i++) {

        if (order->elts[i].type != NGX_POSTS_STRING) {
            continue;
        }

        name = ngx_posts_value_str(&order->elts[i]);

        while (name.len && name.data[0] == '/') {
            name.data++;
            name.len--;
        }

        path.len = collection->directory.len + 1 + name.len;

        path.data = ngx_pnalloc(build->pool, path.len);
        if (path.data == NULL) {
            return NGX_ERROR;
        }

        p = ngx_cpymem(path.data, collection->directory.data,
                       collection->directory.len);
        *p++ = '/';
        ngx_memcpy(p, name.data, name.len);

        ngx_posts_build_take(build, &path, list, &taken);
    }

    return NGX_OK;
}


static void
ngx_posts_build_take(ngx_posts_build_t *build, ngx_str_t *path,
    ngx_posts_build_list_t *list, ngx_uint_t *taken)
{
    uint32_t          id;
    ngx_str_t         found;
    ngx_uint_t        i;
    ngx_posts_row_t  *row;

    for (i = *taken; i < list->nids; i++) {

        id = list->ids[i];
        row = ngx_posts_build_row(build, id);
        found = ngx_posts_build_row_path(build, row);

        if (found.len != path->len
            || ngx_memcmp(found.data, path->data, path->len) != 0)
        {
            continue;
        }

        ngx_memmove(&list->ids[*taken + 1], &list->ids[*taken],
                    (i - *taken) * sizeof(uint32_t));

        list->ids[(*taken)++] = id;

        return;
    }
}
