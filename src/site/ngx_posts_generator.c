
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_feed.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_paginate.h"
#include "site/ngx_posts_redirect.h"
#include "site/ngx_posts_sitemap.h"


/* those of the first pass come before those of the second */

typedef enum {
    NGX_POSTS_GENERATOR_NORMAL = 0,
    NGX_POSTS_GENERATOR_LOWEST,
    NGX_POSTS_GENERATOR_PASSES
} ngx_posts_generator_pass_e;


typedef struct {
    ngx_str_t                        plugin;
    ngx_posts_generator_pass_e       pass;
    ngx_posts_generator_pt           generate;
    ngx_posts_generator_source_pt    source;
    ngx_posts_generator_extra_pt     extra;
} ngx_posts_generator_t;


static ngx_posts_generator_t *ngx_posts_generator_row(
    ngx_posts_generation_t *g, ngx_posts_array_t *plugins);
static ngx_uint_t ngx_posts_generator_again(ngx_posts_array_t *plugins,
    ngx_uint_t n);


/*
 * A record tells its generator by the place in this table, counted from 1:
 * whoever changes it, changes NGX_POSTS_INDEX_VERSION.
 */

static ngx_posts_generator_t  ngx_posts_generators[] = {

    { ngx_string("jekyll-redirect-from"), NGX_POSTS_GENERATOR_NORMAL,
      ngx_posts_redirect_generate, ngx_posts_redirect_source,
      ngx_posts_redirect_extra },

    { ngx_string("jekyll-paginate"), NGX_POSTS_GENERATOR_LOWEST,
      ngx_posts_paginate_generate, NULL,
      ngx_posts_paginator_extra },

    { ngx_string("jekyll-feed"), NGX_POSTS_GENERATOR_LOWEST,
      ngx_posts_feed_generate, ngx_posts_feed_source,
      ngx_posts_feed_extra },

    { ngx_string("jekyll-sitemap"), NGX_POSTS_GENERATOR_LOWEST,
      ngx_posts_sitemap_generate, ngx_posts_sitemap_source, NULL }
};

#define NGX_POSTS_GENERATORS                                                  \
    (sizeof(ngx_posts_generators) / sizeof(ngx_posts_generator_t))


ngx_int_t
ngx_posts_generator_run(ngx_posts_generation_t *g)
{
    ngx_int_t               rc;
    ngx_posts_value_t      *plugins;
    ngx_posts_generator_t  *row;

    plugins = ngx_posts_map_get(g->build->config->data, "plugins");

    if (plugins == NULL || plugins->type != NGX_POSTS_ARRAY
        || g->pass == NGX_POSTS_GENERATOR_PASSES)
    {
        return NGX_OK;
    }

    if (g->plugin == plugins->u.array->nelts) {
        g->plugin = 0;
        g->pass++;

        return NGX_AGAIN;
    }

    row = ngx_posts_generator_row(g, plugins->u.array);

    if (row) {
        g->generator = row - ngx_posts_generators + 1;

        rc = row->generate(g);

        if (rc != NGX_OK) {
            return rc;
        }
    }

    g->plugin++;
    g->list = 0;
    g->at = 0;
    g->n = 0;
    g->data = NULL;

    return NGX_AGAIN;
}


/* a plugin that is listed twice is one all the same */

static ngx_posts_generator_t *
ngx_posts_generator_row(ngx_posts_generation_t *g, ngx_posts_array_t *plugins)
{
    ngx_str_t               name;
    ngx_uint_t              i;
    ngx_posts_generator_t  *row;

    name = ngx_posts_value_str(&plugins->elts[g->plugin]);

    for (i = 0; i < NGX_POSTS_GENERATORS; i++) {

        row = &ngx_posts_generators[i];

        if (row->pass == g->pass && row->plugin.len == name.len
            && ngx_memcmp(row->plugin.data, name.data, name.len) == 0)
        {
            return ngx_posts_generator_again(plugins, g->plugin) ? NULL : row;
        }
    }

    return NULL;
}


static ngx_uint_t
ngx_posts_generator_again(ngx_posts_array_t *plugins, ngx_uint_t n)
{
    ngx_uint_t  i;

    for (i = 0; i < n; i++) {
        if (ngx_posts_value_equal(&plugins->elts[i], &plugins->elts[n])) {
            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_generator_made(ngx_posts_record_t *record,
    ngx_posts_generator_pt generate)
{
    return record->generator && record->generator <= NGX_POSTS_GENERATORS
           && ngx_posts_generators[record->generator - 1].generate
              == generate;
}


ngx_int_t
ngx_posts_generator_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source, ngx_uint_t *file)
{
    ngx_posts_generator_t  *row;

    if (record->generator > NGX_POSTS_GENERATORS) {
        return NGX_ERROR;
    }

    row = &ngx_posts_generators[record->generator - 1];

    *file = (row->source == NULL);

    return *file ? NGX_OK : row->source(render, record, source);
}


ngx_int_t
ngx_posts_generator_render(ngx_posts_render_t *render)
{
    ngx_uint_t                file;
    ngx_posts_facet_t         facet;
    ngx_posts_entry_t         entry;
    ngx_posts_front_matter_t  fm;

    ngx_memzero(&fm, sizeof(ngx_posts_front_matter_t));
    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    /* a file of its path would take its place */

    facet.kind = NGX_POSTS_FACET_PATH;
    facet.name = render->record.path;

    if (ngx_posts_render_depend(render, &facet) != NGX_OK
        || ngx_posts_generator_source(render, &render->record, &fm.body,
                                      &file)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (file) {
        return NGX_DECLINED;
    }

    ngx_posts_catalog_entry(render->catalog, render->id, &entry);

    render->record = entry.record;
    fm.line = 1;

    return ngx_posts_render_begin(render, &fm);
}


void
ngx_posts_generator_place(ngx_posts_render_t *render)
{
    ngx_posts_entry_t  entry;

    ngx_posts_catalog_entry(render->catalog, render->id, &entry);

    render->record.url = entry.record.url;
    render->record.output_ext = entry.record.output_ext;
    render->record.output = entry.record.output;
}


ngx_int_t
ngx_posts_generator_extra(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value)
{
    ngx_int_t           rc;
    ngx_uint_t          i;
    ngx_posts_value_t  *slot;

    if (render->extra == NULL) {
        render->extra = ngx_posts_map_create(render->pool, 2);
        if (render->extra == NULL) {
            return NGX_ERROR;
        }
    }

    slot = ngx_posts_map_find(render->extra, name->data, name->len);

    if (slot) {
        *value = *slot;
        return NGX_OK;
    }

    rc = NGX_DECLINED;

    for (i = 0; i < NGX_POSTS_GENERATORS && rc == NGX_DECLINED; i++) {
        if (ngx_posts_generators[i].extra) {
            rc = ngx_posts_generators[i].extra(render, name, value);
        }
    }

    if (rc != NGX_OK) {
        return rc;
    }

    slot = ngx_posts_map_set(render->extra, name->data, name->len);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = *value;

    return NGX_OK;
}
