
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_build_rows.h"


/* the terms of one taxonomy, of a post */

#define ngx_posts_build_spot_terms(build, spot, taxonomy)                     \
    ((uint32_t *) (build)->terms.elts + (spot)->first                         \
     + ((taxonomy) ? (spot)->n[0] : 0))


static ngx_int_t ngx_posts_build_init_names(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static ngx_int_t ngx_posts_build_add_names(ngx_posts_build_t *build,
    ngx_uint_t taxonomy, ngx_posts_record_t *record, uint16_t *n);
static ngx_posts_value_t *ngx_posts_build_name(ngx_posts_build_t *build,
    ngx_posts_map_t *names, ngx_posts_value_t *name);
static ngx_int_t ngx_posts_build_find_spots(ngx_posts_build_t *build);
static ngx_int_t ngx_posts_build_count(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static void ngx_posts_build_unlisted(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static ngx_int_t ngx_posts_build_members(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);
static void ngx_posts_build_settle_terms(ngx_posts_build_t *build,
    ngx_uint_t taxonomy);


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
ngx_posts_build_keep_terms(ngx_posts_build_t *build, ngx_posts_row_t *row,
    ngx_uint_t n)
{
    uint32_t    *from, *to;
    ngx_uint_t   i, k, all;

    all = 0;

    for (i = 0; i < n; i++) {
        build->taxonomies[0].used += row[i].categories;
        build->taxonomies[1].used += row[i].tags;
        all += row[i].categories + row[i].tags;
    }

    if (all == 0) {
        return NGX_OK;
    }

    to = ngx_array_push_n(&build->terms, all);
    if (to == NULL) {
        return NGX_ERROR;
    }

    all = build->terms.nelts - all;

    for (i = 0; i < n; i++) {

        from = ngx_posts_catalog_table(build->old, NGX_POSTS_INDEX_TERMS,
                                       uint32_t)
               + row[i].terms;

        row[i].terms = (uint32_t) all;
        all += row[i].categories + row[i].tags;

        for (k = row[i].terms; k < all; k++) {
            *to++ = *from++;
        }
    }

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
        build->taxonomies[taxonomy].used++;
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
    if ((build->spots == NULL && ngx_posts_build_find_spots(build) != NGX_OK)
        || ngx_posts_build_count(build, build->at) != NGX_OK
        || ngx_posts_build_members(build, build->at) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_build_settle_terms(build, build->at);

    return (++build->at < 2) ? NGX_AGAIN : NGX_OK;
}


/* rows are far from each other: each is looked at once */

static ngx_int_t
ngx_posts_build_find_spots(ngx_posts_build_t *build)
{
    ngx_uint_t               i;
    ngx_posts_row_t         *row;
    ngx_posts_build_list_t  *posts;

    posts = &build->lists[NGX_POSTS_LIST_POSTS];

    build->spots = ngx_palloc(build->pool,
                              posts->nids * sizeof(ngx_posts_build_spot_t)
                              + 1);
    if (build->spots == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < posts->nids; i++) {
        row = ngx_posts_build_row(build, posts->ids[i]);

        if (i + NGX_POSTS_BUILD_AHEAD < posts->nids) {
            ngx_posts_build_expect(build,
                                   posts->ids[i + NGX_POSTS_BUILD_AHEAD]);
        }

        build->spots[i].first = row->terms;
        build->spots[i].n[0] = row->categories;
        build->spots[i].n[1] = row->tags;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_build_count(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    uint32_t                 *terms, number;
    ngx_uint_t                i, k, size;
    ngx_posts_build_list_t   *posts;
    ngx_posts_build_spot_t   *spot;
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

    for (i = 0; t->used && i < posts->nids; i++) {

        spot = &build->spots[i];
        terms = ngx_posts_build_spot_terms(build, spot, taxonomy);

        for (k = 0; k < spot->n[taxonomy]; k++) {

            number = t->order[terms[k]];

            if (number == NGX_POSTS_NO_ID) {
                number = (uint32_t) t->count++;
                t->order[terms[k]] = number;
            }

            t->lists[number].n++;
            t->nmembers++;
        }
    }

    if (t->nmembers < t->used) {
        ngx_posts_build_unlisted(build, taxonomy);
    }

    return NGX_OK;
}


/* what is not in a list now may be one day: its names are kept, too */

static void
ngx_posts_build_unlisted(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    uint32_t                 *terms;
    ngx_uint_t                i, k;
    ngx_posts_row_t          *row;
    ngx_posts_build_spot_t    spot;
    ngx_posts_build_terms_t  *t;

    t = &build->taxonomies[taxonomy];

    for (i = 0; i < build->rows.nelts; i++) {

        row = ngx_posts_build_row(build, i);

        spot.first = row->terms;
        spot.n[0] = row->categories;
        spot.n[1] = row->tags;

        terms = ngx_posts_build_spot_terms(build, &spot, taxonomy);

        for (k = 0; k < spot.n[taxonomy]; k++) {
            if (t->order[terms[k]] == NGX_POSTS_NO_ID) {
                t->order[terms[k]] = (uint32_t) t->count++;
            }
        }
    }
}


static ngx_int_t
ngx_posts_build_members(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    uint32_t                 *terms, *next;
    ngx_uint_t                i, k, n;
    ngx_posts_build_list_t   *posts;
    ngx_posts_build_spot_t   *spot;
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

    for (i = 0; t->nmembers && i < posts->nids; i++) {

        spot = &build->spots[i];
        terms = ngx_posts_build_spot_terms(build, spot, taxonomy);

        for (k = 0; k < spot->n[taxonomy]; k++) {
            t->members[next[t->order[terms[k]]]++] = posts->ids[i];
        }
    }

    return NGX_OK;
}


/* then the names of the catalog before are those of this one */

static void
ngx_posts_build_settle_terms(ngx_posts_build_t *build, ngx_uint_t taxonomy)
{
    ngx_uint_t                i, before;
    ngx_posts_build_terms_t  *t;

    t = &build->taxonomies[taxonomy];

    if (build->old == NULL) {
        return;
    }

    (void) ngx_posts_catalog_terms(build->old,
                                   NGX_POSTS_INDEX_CATEGORIES + taxonomy,
                                   &before);

    if (t->names->nelts != before || t->count != before) {
        return;
    }

    for (i = 0; i < before && t->order[i] == i; i++) { /* void */ }

    t->settled = (i == before);
}
