
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_build_rows.h"


static ngx_int_t ngx_posts_build_init_names(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static ngx_int_t ngx_posts_build_add_names(ngx_posts_build_t *build,
    ngx_uint_t taxonomy, ngx_posts_record_t *record, uint16_t *n);
static ngx_posts_value_t *ngx_posts_build_name(ngx_posts_build_t *build,
    ngx_posts_map_t *names, ngx_posts_value_t *name);
static ngx_int_t ngx_posts_build_count(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static ngx_int_t ngx_posts_build_members(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static uint32_t *ngx_posts_build_row_terms(ngx_posts_build_t *build,
    ngx_posts_row_t *row, ngx_uint_t taxonomy, ngx_uint_t *n);


static ngx_str_t  ngx_posts_build_taxonomies[] = {
    ngx_string("categories"),
    ngx_string("tags")
};


ngx_int_t
ngx_posts_build_init_terms(ngx_posts_build_t *build)
{
    ngx_uint_t  i;

    for (i = 0; i < 2; i++) {
        if (ngx_posts_build_init_names(build, i) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


/* the names that are known keep their numbers, and so do the rows' terms */

static ngx_int_t
ngx_posts_build_init_names(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    ngx_posts_map_t  *names;

    names = build->old
            ? ngx_posts_pack_map(build->pool,
                         ngx_posts_catalog_table(build->old,
                                 NGX_POSTS_INDEX_CATEGORIES + taxonomy,
                                 u_char))
            : ngx_posts_map_create(build->pool, 64);

    build->taxonomies[taxonomy].names = names;

    return names ? NGX_OK : NGX_ERROR;
}


ngx_int_t
ngx_posts_build_keep_terms(ngx_posts_build_t *build, ngx_posts_row_t *row)
{
    uint32_t    *from, *to;
    ngx_uint_t   n;

    n = row->categories + row->tags;

    if (n == 0) {
        return NGX_OK;
    }

    from = ngx_posts_catalog_table(build->old, NGX_POSTS_INDEX_TERMS,
                                   uint32_t)
           + row->terms;

    row->terms = (uint32_t) build->terms.nelts;

    to = ngx_array_push_n(&build->terms, n);
    if (to == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(to, from, n * sizeof(uint32_t));

    return NGX_OK;
}


ngx_int_t
ngx_posts_build_add_terms(ngx_posts_build_t *build, ngx_posts_row_t *row,
    ngx_posts_record_t *record)
{
    row->terms = (uint32_t) build->terms.nelts;

    if (record->kind != NGX_POSTS_RECORD_POST
        && record->kind != NGX_POSTS_RECORD_DRAFT)
    {
        return NGX_OK;
    }

    if (ngx_posts_build_add_names(build, 0, record, &row->categories)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_build_add_names(build, 1, record, &row->tags);
}


static ngx_int_t
ngx_posts_build_add_names(ngx_posts_build_t *build, ngx_uint_t taxonomy,
    ngx_posts_record_t *record, uint16_t *n)
{
    uint32_t           *place;
    ngx_uint_t          i;
    ngx_posts_array_t  *array;
    ngx_posts_value_t   value, *slot;

    if (ngx_posts_record_find(build->pool, record,
                              &ngx_posts_build_taxonomies[taxonomy], &value)
        != NGX_OK
        || value.type != NGX_POSTS_ARRAY)
    {
        return NGX_OK;
    }

    array = value.u.array;

    for (i = 0; i < array->nelts && *n < 65535; i++) {

        slot = ngx_posts_build_name(build, build->taxonomies[taxonomy].names,
                                    &array->elts[i]);

        place = ngx_array_push(&build->terms);

        if (slot == NULL || place == NULL) {
            return NGX_ERROR;
        }

        *place = (uint32_t) slot->u.integer;
        (*n)++;
    }

    return NGX_OK;
}


/* a name outlives the record that it is found in: it is packed and unpacked */

static ngx_posts_value_t *
ngx_posts_build_name(ngx_posts_build_t *build, ngx_posts_map_t *names,
    ngx_posts_value_t *name)
{
    ngx_str_t           packed;
    ngx_uint_t          number;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_find_value(names, name);

    if (slot) {
        return slot;
    }

    map = ngx_posts_map_create(build->pool, 1);

    if (map == NULL || ngx_posts_map_set_value(map, name) == NULL
        || ngx_posts_pack(build->pool, map, &packed) != NGX_OK)
    {
        return NULL;
    }

    map = ngx_posts_pack_map(build->pool, packed.data);
    if (map == NULL) {
        return NULL;
    }

    number = names->nelts;

    slot = ngx_posts_map_set_value(names, &map->elts[0].key);

    if (slot) {
        ngx_posts_integer(slot, (int64_t) number);
    }

    return slot;
}


/* the lists of a taxonomy are in the order of their first posts */

ngx_int_t
ngx_posts_build_make_terms(ngx_posts_build_t *build)
{
    if (ngx_posts_build_count(build, build->at) != NGX_OK
        || ngx_posts_build_members(build, build->at) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return (++build->at < 2) ? NGX_AGAIN : NGX_OK;
}


static ngx_int_t
ngx_posts_build_count(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    uint32_t                 *terms, number;
    ngx_uint_t                i, k, n, size;
    ngx_posts_build_list_t   *posts;
    ngx_posts_build_terms_t  *t;

    t = &build->taxonomies[taxonomy];
    posts = &build->lists[NGX_POSTS_LIST_POSTS];
    size = t->names->nelts;

    t->order = ngx_palloc(build->pool, size * sizeof(uint32_t) + 1);
    t->lists = ngx_pcalloc(build->pool,
                           size * sizeof(ngx_posts_index_list_t) + 1);

    if (t->order == NULL || t->lists == NULL) {
        return NGX_ERROR;
    }

    ngx_memset(t->order, 0xff, size * sizeof(uint32_t));

    for (i = 0; i < posts->nids; i++) {

        terms = ngx_posts_build_row_terms(build,
                               ngx_posts_build_row(build, posts->ids[i]),
                               taxonomy, &n);

        for (k = 0; k < n; k++) {

            number = t->order[terms[k]];

            if (number == NGX_POSTS_NO_ID) {
                number = (uint32_t) t->count++;
                t->order[terms[k]] = number;
            }

            t->lists[number].n++;
            t->nmembers++;
        }
    }

    /* what is not in a list now may be one day: its names are kept, too */

    for (i = 0; i < build->rows.nelts; i++) {

        terms = ngx_posts_build_row_terms(build,
                                          ngx_posts_build_row(build, i),
                                          taxonomy, &n);

        for (k = 0; k < n; k++) {
            if (t->order[terms[k]] == NGX_POSTS_NO_ID) {
                t->order[terms[k]] = (uint32_t) t->count++;
            }
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_members(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    uint32_t                 *terms, *next;
    ngx_uint_t                i, k, n;
    ngx_posts_build_list_t   *posts;
    ngx_posts_build_terms_t  *t;

    t = &build->taxonomies[taxonomy];
    posts = &build->lists[NGX_POSTS_LIST_POSTS];

    t->members = ngx_palloc(build->pool,
                            t->nmembers * sizeof(uint32_t) + 1);
    next = ngx_palloc(build->pool, t->count * sizeof(uint32_t) + 1);

    if (t->members == NULL || next == NULL) {
        return NGX_ERROR;
    }

    for (i = 0, n = 0; i < t->count; i++) {
        t->lists[i].first = (uint32_t) n;
        next[i] = (uint32_t) n;
        n += t->lists[i].n;
    }

    for (i = 0; i < posts->nids; i++) {

        terms = ngx_posts_build_row_terms(build,
                               ngx_posts_build_row(build, posts->ids[i]),
                               taxonomy, &n);

        for (k = 0; k < n; k++) {
            t->members[next[t->order[terms[k]]]++] = posts->ids[i];
        }
    }

    return NGX_OK;
}


static uint32_t *
ngx_posts_build_row_terms(ngx_posts_build_t *build, ngx_posts_row_t *row,
    ngx_uint_t taxonomy, ngx_uint_t *n)
{
    uint32_t  *terms;

    terms = (uint32_t *) build->terms.elts + row->terms;

    if (taxonomy == 0) {
        *n = row->categories;
        return terms;
    }

    *n = row->tags;

    return terms + row->categories;
}
