
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "liquid/ngx_posts_liquid_engine.h"
#include "liquid/ngx_posts_liquid_filters.h"
#include "liquid/ngx_posts_liquid_scan.h"


static ngx_int_t ngx_posts_liquid_index_init(
    ngx_posts_liquid_index_t *index, ngx_pool_t *pool, const void *own,
    const void *more, size_t size);
static ngx_uint_t ngx_posts_liquid_index_add(
    ngx_posts_liquid_index_t *index, const void *tables, size_t size);
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

    if (ngx_posts_liquid_index_init(&engine->filters, pool,
                                    ngx_posts_liquid_own_filters,
                                    options->filters,
                                    sizeof(ngx_posts_liquid_filter_t))
        != NGX_OK
        || ngx_posts_liquid_index_init(&engine->tags, pool,
                                       ngx_posts_liquid_own_tags,
                                       options->tags,
                                       sizeof(ngx_posts_liquid_tag_t))
           != NGX_OK)
    {
        return NULL;
    }

    return engine;
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


/*
 * Open addressing, at most half full.  The tables are lists of rows of that
 * size, each of which begins with its name.
 */

static ngx_int_t
ngx_posts_liquid_index_init(ngx_posts_liquid_index_t *index,
    ngx_pool_t *pool, const void *own, const void *more, size_t size)
{
    ngx_uint_t  n, slots;

    n = ngx_posts_liquid_index_add(NULL, own, size)
        + ngx_posts_liquid_index_add(NULL, more, size);

    for (slots = 16; slots < 2 * n; slots *= 2) { /* void */ }

    index->mask = slots - 1;
    index->slots = ngx_pcalloc(pool, slots * sizeof(ngx_posts_liquid_slot_t));

    if (index->slots == NULL) {
        return NGX_ERROR;
    }

    (void) ngx_posts_liquid_index_add(index, own, size);
    (void) ngx_posts_liquid_index_add(index, more, size);

    return NGX_OK;
}


/* adds all rows, if there is an index, and counts them */

static ngx_uint_t
ngx_posts_liquid_index_add(ngx_posts_liquid_index_t *index,
    const void *tables, size_t size)
{
    uint32_t                   hash;
    ngx_uint_t                 n;
    const u_char              *row, *const *table;
    const ngx_str_t           *name;
    ngx_posts_liquid_slot_t   *slot;

    n = 0;

    for (table = tables; table && *table; table++) {

        for (row = *table; /* void */ ; row += size) {
            name = (const ngx_str_t *) row;

            if (name->len == 0) {
                break;
            }

            n++;

            if (index == NULL) {
                continue;
            }

            hash = ngx_posts_map_hash(name->data, name->len);
            slot = ngx_posts_liquid_index_find(index, name, hash);

            slot->name = *name;
            slot->hash = hash;
            slot->row = row;
        }
    }

    return n;
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
