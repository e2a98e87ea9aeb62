
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_build_rows.h"
#include "site/ngx_posts_path.h"


static ngx_int_t ngx_posts_build_init_lists(ngx_posts_build_t *build);
static ngx_uint_t ngx_posts_build_is_anew(ngx_posts_build_t *build,
    ngx_uint_t list);
static ngx_int_t ngx_posts_build_enlist(ngx_posts_build_t *build,
    uint32_t id);
static ngx_uint_t ngx_posts_build_is_added(ngx_posts_build_t *build,
    uint32_t id);
static ngx_int_t ngx_posts_build_sort(ngx_posts_build_t *build);
static ngx_int_t ngx_posts_build_merge(ngx_posts_build_t *build,
    ngx_posts_build_list_t *list, uint32_t *added);
static ngx_uint_t ngx_posts_build_after(ngx_posts_build_t *build,
    ngx_posts_sorter_pt compare, uint32_t *ids, ngx_uint_t low, ngx_uint_t n,
    uint32_t id);
static ngx_uint_t ngx_posts_build_stayed(ngx_posts_build_t *build,
    uint32_t *ids);
static void ngx_posts_build_limit(ngx_posts_build_t *build);
static ngx_uint_t ngx_posts_build_rank(ngx_posts_row_t *row);
static ngx_int_t ngx_posts_build_by_path(void *data, uint32_t one,
    uint32_t two);
static ngx_int_t ngx_posts_build_by_name(void *data, uint32_t one,
    uint32_t two);
static ngx_int_t ngx_posts_build_compare(ngx_str_t *one, ngx_str_t *two);
static ngx_int_t ngx_posts_build_compare_tree(ngx_str_t *one,
    ngx_str_t *two);


uint32_t
ngx_posts_build_list(ngx_posts_build_t *build, ngx_posts_row_t *row)
{
    ngx_uint_t  flag;

    /* files and documents are listed whether they are written or not */

    flag = (row->kind == NGX_POSTS_RECORD_STATIC
            || row->kind == NGX_POSTS_RECORD_DOCUMENT)
           ? NGX_POSTS_ROW_LISTED : NGX_POSTS_ROW_PUBLISHED;

    if ((row->flags & NGX_POSTS_ROW_TWICE)
        || (!(row->flags & flag) && !build->config->unpublished))
    {
        return NGX_POSTS_NO_ID;
    }

    switch (row->kind) {

    case NGX_POSTS_RECORD_PAGE:
        return NGX_POSTS_LIST_PAGES;

    case NGX_POSTS_RECORD_STATIC:
        return row->collection ? NGX_POSTS_LIST_FILES(row->collection)
                               : NGX_POSTS_LIST_STATICS;

    case NGX_POSTS_RECORD_DOCUMENT:
        return NGX_POSTS_LIST_DOCS(row->collection);

    case NGX_POSTS_RECORD_DATA:
        return NGX_POSTS_LIST_DATA;

    default:
        return NGX_POSTS_LIST_POSTS;
    }
}


ngx_posts_sorter_pt
ngx_posts_build_order(ngx_posts_build_t *build, ngx_uint_t list)
{
    switch (list) {

    case NGX_POSTS_LIST_POSTS:
        return ngx_posts_build_by_date;

    case NGX_POSTS_LIST_PAGES:
        return ngx_posts_build_by_name;

    case NGX_POSTS_LIST_STATICS:
    case NGX_POSTS_LIST_DATA:
        return ngx_posts_build_by_path;

    default:
        return (list - NGX_POSTS_LISTS) % 2 ? ngx_posts_build_by_place
                                            : ngx_posts_build_by_date;
    }
}


/* one list after the other: what is new is sorted, then merged */

ngx_int_t
ngx_posts_build_make_lists(ngx_posts_build_t *build)
{
    if (build->lists == NULL) {
        return (ngx_posts_build_init_lists(build) == NGX_OK) ? NGX_AGAIN
                                                             : NGX_ERROR;
    }

    if (ngx_posts_build_sort(build) == NGX_ERROR) {
        return NGX_ERROR;
    }

    if (build->list < build->nlists) {
        return NGX_AGAIN;
    }

    ngx_posts_build_limit(build);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_init_lists(ngx_posts_build_t *build)
{
    uint32_t                *added;
    ngx_uint_t               i, anew;
    ngx_posts_build_list_t  *lists;

    build->nlists = NGX_POSTS_LIST_DOCS(build->config->collections.nelts);

    lists = ngx_pcalloc(build->pool,
                        build->nlists * sizeof(ngx_posts_build_list_t));
    if (lists == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < build->nlists; i++) {
        if (ngx_array_init(&lists[i].added, build->pool, 16,
                           sizeof(uint32_t))
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    build->lists = lists;
    added = build->added.elts;

    for (i = 0; i < build->added.nelts; i++) {
        if (ngx_posts_build_enlist(build, added[i]) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    /* what was kept out of the list before may be in this one */

    anew = 0;

    for (i = 0; i < build->nlists; i++) {
        anew |= ngx_posts_build_is_anew(build, i);
    }

    for (i = 0; anew && i < build->rows.nelts; i++) {

        if (!ngx_posts_build_is_added(build, (uint32_t) i)
            && ngx_posts_build_is_anew(build,
                                       ngx_posts_build_list(build,
                                            ngx_posts_build_row(build, i)))
            && ngx_posts_build_enlist(build, (uint32_t) i) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/* whether the list before may lack what belongs to this one */

static ngx_uint_t
ngx_posts_build_is_anew(ngx_posts_build_t *build, ngx_uint_t list)
{
    if (list == NGX_POSTS_LIST_POSTS) {
        return build->config->limit_posts > 0;
    }

    return ngx_posts_build_is_sifted(build, list);
}


static ngx_int_t
ngx_posts_build_enlist(ngx_posts_build_t *build, uint32_t id)
{
    uint32_t  number, *place;

    number = ngx_posts_build_list(build, ngx_posts_build_row(build, id));

    if (number == NGX_POSTS_NO_ID) {
        return NGX_OK;
    }

    place = ngx_array_push(&build->lists[number].added);
    if (place == NULL) {
        return NGX_ERROR;
    }

    *place = id;

    return NGX_OK;
}


/* ids of rows that were added are in ascending order */

static ngx_uint_t
ngx_posts_build_is_added(ngx_posts_build_t *build, uint32_t id)
{
    uint32_t    *added;
    ngx_uint_t   low, high, middle;

    added = build->added.elts;
    low = 0;
    high = build->added.nelts;

    while (low < high) {

        middle = (low + high) / 2;

        if (added[middle] < id) {
            low = middle + 1;

        } else {
            high = middle;
        }
    }

    return low < build->added.nelts && added[low] == id;
}


static ngx_int_t
ngx_posts_build_sort(ngx_posts_build_t *build)
{
    ngx_posts_build_list_t  *list;

    list = &build->lists[build->list];

    if (build->sorter == NULL) {

        build->sorter = ngx_palloc(build->pool, sizeof(ngx_posts_sorter_t));

        if (build->sorter == NULL
            || ngx_posts_sorter_init(build->sorter, build->pool,
                                     list->added.elts, list->added.nelts,
                                     ngx_posts_build_order(build,
                                                           build->list),
                                     build)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    if (ngx_posts_sorter_run(build->sorter, NGX_POSTS_BUILD_STEP)
        == NGX_AGAIN)
    {
        return NGX_AGAIN;
    }

    if (ngx_posts_build_merge(build, list, build->sorter->elts) != NGX_OK) {
        return NGX_ERROR;
    }

    build->sorter = NULL;
    build->list++;

    return NGX_AGAIN;
}


/* what was in the list before is in order */

static ngx_int_t
ngx_posts_build_merge(ngx_posts_build_t *build, ngx_posts_build_list_t *list,
    uint32_t *added)
{
    uint32_t             *old;
    ngx_uint_t            i, k, n, nold, next;
    ngx_posts_ids_t       ids;
    ngx_posts_sorter_pt   compare;

    nold = 0;
    old = NULL;

    if (build->old && !ngx_posts_build_is_anew(build, build->list)) {

        ngx_posts_catalog_list(build->old, build->list, &ids);

        old = ngx_palloc(build->pool, ids.nelts * sizeof(uint32_t) + 1);
        if (old == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(old, ids.elts, ids.nelts * sizeof(uint32_t));
        nold = ngx_posts_build_stayed(build, old);
    }

    list->ids = ngx_palloc(build->pool, (nold + list->added.nelts)
                                        * sizeof(uint32_t) + 1);
    if (list->ids == NULL) {
        return NGX_ERROR;
    }

    compare = ngx_posts_build_order(build, build->list);

    i = 0;
    n = 0;

    for (k = 0; k < list->added.nelts; k++) {

        for (next = ngx_posts_build_after(build, compare, old, i, nold,
                                          added[k]);
             i < next;
             i++)
        {
            list->ids[n++] = old[i];
        }

        list->ids[n++] = added[k];
    }

    while (i < nold) {
        list->ids[n++] = old[i++];
    }

    list->nids = n;

    return NGX_OK;
}


/*
 * The first of the ids, from one of them on, that comes after another one: in
 * growing steps, so that few that are new cost few comparisons, and many no
 * more than to compare them all.
 */

static ngx_uint_t
ngx_posts_build_after(ngx_posts_build_t *build, ngx_posts_sorter_pt compare,
    uint32_t *ids, ngx_uint_t low, ngx_uint_t n, uint32_t id)
{
    ngx_uint_t  high, step, middle;

    high = n;

    for (step = 1; low + step <= n; step *= 2) {

        if (compare(build, ids[low + step - 1], id) > 0) {
            high = low + step - 1;
            break;
        }

        low += step;
    }

    while (low < high) {

        middle = (low + high) / 2;

        if (compare(build, ids[middle], id) > 0) {
            high = middle;

        } else {
            low = middle + 1;
        }
    }

    return low;
}


/* ids of the catalog before become ids of this one, of what is still there */

static ngx_uint_t
ngx_posts_build_stayed(ngx_posts_build_t *build, uint32_t *ids)
{
    uint32_t         id;
    ngx_uint_t       i, n;
    ngx_posts_ids_t  before;

    ngx_posts_catalog_list(build->old, build->list, &before);

    n = 0;

    for (i = 0; i < before.nelts; i++) {

        id = build->remap[ids[i]];

        if (id != NGX_POSTS_NO_ID) {
            ids[n++] = id;
        }
    }

    return n;
}


/*
 * limit_posts keeps the newest that are to be seen; older ones are as if they
 * were not there.
 */

static void
ngx_posts_build_limit(ngx_posts_build_t *build)
{
    int64_t                  limit;
    ngx_uint_t               kept;
    ngx_posts_row_t         *row;
    ngx_posts_build_list_t  *posts;

    limit = build->config->limit_posts;
    posts = &build->lists[NGX_POSTS_LIST_POSTS];

    if (limit <= 0) {
        return;
    }

    for (kept = 0; kept < posts->nids && limit > 0; kept++) {
        row = ngx_posts_build_row(build, posts->ids[posts->nids - 1 - kept]);

        if (build->config->future || row->sec <= build->now) {
            limit--;
        }
    }

    posts->ids += posts->nids - kept;
    posts->nids = kept;
}


ngx_int_t
ngx_posts_build_by_date(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_build_t *build = data;

    ngx_posts_row_t  *a, *b;

    a = ngx_posts_build_row(build, one);
    b = ngx_posts_build_row(build, two);

    if ((a->flags | b->flags) & NGX_POSTS_ROW_UNDATED) {
        return ngx_posts_build_by_path(data, one, two);
    }

    if (a->sec != b->sec) {
        return (a->sec < b->sec) ? -1 : 1;
    }

    if (a->nsec != b->nsec) {
        return (a->nsec < b->nsec) ? -1 : 1;
    }

    return ngx_posts_build_by_path(data, one, two);
}


static ngx_int_t
ngx_posts_build_by_path(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_build_t *build = data;

    ngx_str_t         x, y;
    ngx_uint_t        theme;
    ngx_posts_row_t  *a, *b;

    a = ngx_posts_build_row(build, one);
    b = ngx_posts_build_row(build, two);

    theme = a->flags & NGX_POSTS_ROW_THEME;

    if (theme != (b->flags & NGX_POSTS_ROW_THEME)) {
        return theme ? 1 : -1;
    }

    x = ngx_posts_build_row_path(build, a);
    y = ngx_posts_build_row_path(build, b);

    return theme ? ngx_posts_build_compare_tree(&x, &y)
                 : ngx_posts_build_compare(&x, &y);
}


static ngx_int_t
ngx_posts_build_by_name(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_build_t *build = data;

    ngx_int_t         rc;
    ngx_str_t         x, y;
    ngx_uint_t        m, n;
    ngx_posts_row_t  *a, *b;

    a = ngx_posts_build_row(build, one);
    b = ngx_posts_build_row(build, two);

    /* what plugins add comes behind, by path, and so does the theme's own */

    m = ngx_posts_build_rank(a);
    n = ngx_posts_build_rank(b);

    if (m != n) {
        return (m < n) ? -1 : 1;
    }

    if (m != NGX_POSTS_RECORD_OWN
        || ((a->flags | b->flags) & NGX_POSTS_ROW_THEME))
    {
        return ngx_posts_build_by_path(data, one, two);
    }

    x = ngx_posts_build_row_path(build, a);
    y = ngx_posts_build_row_path(build, b);

    x = ngx_posts_path_base(&x);
    y = ngx_posts_path_base(&y);

    rc = ngx_posts_build_compare(&x, &y);

    return rc ? rc : ngx_posts_build_by_path(data, one, two);
}


/* in a directory by name, a directory's files in its place */

ngx_int_t
ngx_posts_build_by_place(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_build_t *build = data;

    size_t     i, n;
    ngx_str_t  x, y;

    x = ngx_posts_build_row_path(build, ngx_posts_build_row(build, one));
    y = ngx_posts_build_row_path(build, ngx_posts_build_row(build, two));

    n = ngx_min(x.len, y.len);

    for (i = 0; i < n && x.data[i] == y.data[i]; i++) { /* void */ }

    if (i < n && (x.data[i] == '/' || y.data[i] == '/')) {
        return (x.data[i] == '/') ? -1 : 1;
    }

    return ngx_posts_build_compare(&x, &y);
}


static ngx_uint_t
ngx_posts_build_rank(ngx_posts_row_t *row)
{
    return (row->flags & NGX_POSTS_ROW_MOVED) ? NGX_POSTS_RECORD_OWN
                                              : ngx_posts_row_variant(row);
}


static ngx_int_t
ngx_posts_build_compare(ngx_str_t *one, ngx_str_t *two)
{
    return ngx_memn2cmp(one->data, two->data, one->len, two->len);
}


/* as a walk comes to them: what is below a directory follows it */

static ngx_int_t
ngx_posts_build_compare_tree(ngx_str_t *one, ngx_str_t *two)
{
    size_t  i, n;
    u_char  a, b;

    n = ngx_min(one->len, two->len);

    for (i = 0; i < n && one->data[i] == two->data[i]; i++) { /* void */ }

    if (i == n) {
        return ngx_posts_build_compare(one, two);
    }

    a = one->data[i];
    b = two->data[i];

    if (a == '/' || b == '/') {
        return (a == '/') ? -1 : 1;
    }

    return (a < b) ? -1 : 1;
}
