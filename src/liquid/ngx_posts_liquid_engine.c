
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "liquid/ngx_posts_liquid_engine.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_scan.h"


static ngx_int_t ngx_posts_liquid_engine_filters(
    ngx_posts_liquid_index_t *index, ngx_pool_t *pool,
    const ngx_posts_liquid_filter_t **more);
static ngx_int_t ngx_posts_liquid_engine_tags(
    ngx_posts_liquid_index_t *index, ngx_pool_t *pool,
    const ngx_posts_liquid_tag_t **more);
static ngx_int_t ngx_posts_liquid_index_init(
    ngx_posts_liquid_index_t *index, ngx_pool_t *pool, ngx_uint_t n);
static void ngx_posts_liquid_index_add(ngx_posts_liquid_index_t *index,
    const ngx_str_t *name, const void *row);
static ngx_posts_liquid_slot_t *ngx_posts_liquid_index_find(
    ngx_posts_liquid_index_t *index, const ngx_str_t *name, uint32_t hash);


static const ngx_posts_liquid_filter_t *ngx_posts_liquid_own_filters[] = {
    ngx_posts_liquid_string_filters,
    ngx_posts_liquid_html_filters,
    ngx_posts_liquid_number_filters,
    ngx_posts_liquid_array_filters,
    ngx_posts_liquid_date_filters,
    NULL
};


static const ngx_posts_liquid_tag_t *ngx_posts_liquid_own_tags[] = {
    ngx_posts_liquid_assign_tags,
    ngx_posts_liquid_choice_tags,
    ngx_posts_liquid_loop_tags,
    ngx_posts_liquid_text_tags,
    NULL
};


ngx_posts_liquid_engine_t *
ngx_posts_liquid_engine_create(ngx_pool_t *pool,
    ngx_posts_liquid_options_t *options)
{
    ngx_posts_liquid_engine_t  *engine;

    engine = ngx_pcalloc(pool, sizeof(ngx_posts_liquid_engine_t));
    if (engine == NULL) {
        return NULL;
    }

    ngx_posts_string(&engine->include.value, "include",
                     sizeof("include") - 1);
    engine->include.hash = ngx_posts_map_hash(engine->include.value.u.data,
                                              engine->include.value.len);

    engine->error_mode = options->error_mode;
    engine->strict_filters = options->strict_filters;
    engine->strict_variables = options->strict_variables;

    if (ngx_posts_liquid_engine_filters(&engine->filters, pool,
                                        options->filters)
        != NGX_OK
        || ngx_posts_liquid_engine_tags(&engine->tags, pool, options->tags)
           != NGX_OK)
    {
        return NULL;
    }

    return engine;
}


static ngx_int_t
ngx_posts_liquid_engine_filters(ngx_posts_liquid_index_t *index,
    ngx_pool_t *pool, const ngx_posts_liquid_filter_t **more)
{
    ngx_uint_t                         i, n, pass;
    const ngx_posts_liquid_filter_t   *row, **tables[2];
    const ngx_posts_liquid_filter_t  **table;

    tables[0] = ngx_posts_liquid_own_filters;
    tables[1] = more;

    /* the first pass counts */

    for (pass = 0, n = 0; pass < 2; pass++) {

        if (pass == 1
            && ngx_posts_liquid_index_init(index, pool, n) != NGX_OK)
        {
            return NGX_ERROR;
        }

        for (i = 0; i < 2; i++) {
            for (table = tables[i]; table && *table; table++) {
                for (row = *table; row->name.len; row++) {
                    if (pass == 0) {
                        n++;

                    } else {
                        ngx_posts_liquid_index_add(index, &row->name, row);
                    }
                }
            }
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_engine_tags(ngx_posts_liquid_index_t *index,
    ngx_pool_t *pool, const ngx_posts_liquid_tag_t **more)
{
    ngx_uint_t                      i, n, pass;
    const ngx_posts_liquid_tag_t   *row, **tables[2];
    const ngx_posts_liquid_tag_t  **table;

    tables[0] = ngx_posts_liquid_own_tags;
    tables[1] = more;

    for (pass = 0, n = 0; pass < 2; pass++) {

        if (pass == 1
            && ngx_posts_liquid_index_init(index, pool, n) != NGX_OK)
        {
            return NGX_ERROR;
        }

        for (i = 0; i < 2; i++) {
            for (table = tables[i]; table && *table; table++) {
                for (row = *table; row->name.len; row++) {
                    if (pass == 0) {
                        n++;

                    } else {
                        ngx_posts_liquid_index_add(index, &row->name, row);
                    }
                }
            }
        }
    }

    return NGX_OK;
}


const ngx_posts_liquid_filter_t *
ngx_posts_liquid_engine_filter(ngx_posts_liquid_engine_t *engine,
    ngx_str_t *name)
{
    return ngx_posts_liquid_index_find(&engine->filters, name,
                               ngx_posts_map_hash(name->data, name->len))
           ->row;
}


const ngx_posts_liquid_tag_t *
ngx_posts_liquid_engine_tag(ngx_posts_liquid_engine_t *engine,
    ngx_str_t *name)
{
    return ngx_posts_liquid_index_find(&engine->tags, name,
                               ngx_posts_map_hash(name->data, name->len))
           ->row;
}


/* open addressing, at most half full */

static ngx_int_t
ngx_posts_liquid_index_init(ngx_posts_liquid_index_t *index,
    ngx_pool_t *pool, ngx_uint_t n)
{
    ngx_uint_t  size;

    for (size = 16; size < 2 * n; size *= 2) { /* void */ }

    index->mask = size - 1;
    index->slots = ngx_pcalloc(pool, size * sizeof(ngx_posts_liquid_slot_t));

    return (index->slots == NULL) ? NGX_ERROR : NGX_OK;
}


static void
ngx_posts_liquid_index_add(ngx_posts_liquid_index_t *index,
    const ngx_str_t *name, const void *row)
{
    uint32_t                  hash;
    ngx_posts_liquid_slot_t  *slot;

    hash = ngx_posts_map_hash(name->data, name->len);
    slot = ngx_posts_liquid_index_find(index, name, hash);

    slot->name = *name;
    slot->hash = hash;
    slot->row = row;
}


/* the slot of the name, or the free one where it would be */

static ngx_posts_liquid_slot_t *
ngx_posts_liquid_index_find(ngx_posts_liquid_index_t *index,
    const ngx_str_t *name, uint32_t hash)
{
    ngx_uint_t                i;
    ngx_posts_liquid_slot_t  *slot;

    for (i = hash & index->mask; /* void */ ; i = (i + 1) & index->mask) {
        slot = &index->slots[i];

        if (slot->row == NULL
            || (slot->hash == hash
                && ngx_posts_liquid_str_eq(&slot->name, name)))
        {
            return slot;
        }
    }
}
