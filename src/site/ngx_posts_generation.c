
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_path.h"


static ngx_posts_generation_t *ngx_posts_generation_create(
    ngx_posts_build_t *build);
static ngx_int_t ngx_posts_generation_end(ngx_posts_generation_t *g);
static ngx_uint_t ngx_posts_generation_has(ngx_posts_build_t *build,
    uint32_t *ids, ngx_uint_t n, uint32_t hash);


ngx_int_t
ngx_posts_build_generate(ngx_posts_build_t *build)
{
    ngx_int_t                rc;
    ngx_posts_generation_t  *g;

    if (build->generation == NULL) {
        build->generation = ngx_posts_generation_create(build);
        if (build->generation == NULL) {
            return NGX_ERROR;
        }

        build->files = build->rows.nelts;
    }

    g = build->generation;

    g->pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, build->log);
    if (g->pool == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_generator_run(g);

    ngx_destroy_pool(g->pool);

    return (rc == NGX_OK) ? ngx_posts_generation_end(g) : rc;
}


static ngx_posts_generation_t *
ngx_posts_generation_create(ngx_posts_build_t *build)
{
    ngx_posts_generation_t  *g;

    g = ngx_pcalloc(build->pool, sizeof(ngx_posts_generation_t));

    if (g == NULL
        || ngx_array_init(&g->pages, build->pool, 16, sizeof(uint32_t))
           != NGX_OK)
    {
        return NULL;
    }

    g->build = build;
    g->env.url = build->config->url;
    g->env.baseurl = build->config->baseurl;

    return g;
}


/* they stand behind all pages that have files */

static ngx_int_t
ngx_posts_generation_end(ngx_posts_generation_t *g)
{
    uint32_t                *ids;
    ngx_posts_build_t       *build;
    ngx_posts_build_list_t  *pages;

    build = g->build;
    pages = &build->lists[NGX_POSTS_LIST_PAGES];

    if (g->pages.nelts == 0) {
        return NGX_OK;
    }

    ids = ngx_palloc(build->pool,
                     (pages->nids + g->pages.nelts) * sizeof(uint32_t));
    if (ids == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(ids, pages->ids, pages->nids * sizeof(uint32_t));
    ngx_memcpy(ids + pages->nids, g->pages.elts,
               g->pages.nelts * sizeof(uint32_t));

    pages->ids = ids;
    pages->nids += g->pages.nelts;

    return ngx_posts_build_settle(build);
}


ngx_posts_entry_t *
ngx_posts_generation_page(ngx_posts_generation_t *g, ngx_str_t *path)
{
    ngx_posts_entry_t   *page;
    ngx_posts_record_t  *record;

    page = ngx_pcalloc(g->pool, sizeof(ngx_posts_entry_t));
    if (page == NULL) {
        return NULL;
    }

    record = &page->record;

    record->kind = NGX_POSTS_RECORD_PAGE;
    record->generator = g->generator;
    record->published = 1;
    record->path = *path;
    record->data = ngx_posts_map_create(g->pool, 4);

    if (record->data == NULL) {
        return NULL;
    }

    record->ext = ngx_posts_path_ext(&record->path);
    record->markdown = ngx_posts_config_is_markdown(g->build->config,
                                                    &record->ext);
    return page;
}


ngx_int_t
ngx_posts_generation_add(ngx_posts_generation_t *g, ngx_posts_entry_t *page,
    ngx_str_t *dir)
{
    uint32_t                *id;
    ngx_posts_error_t        error;
    ngx_posts_context_t      ctx;
    ngx_posts_record_ctx_t   r;

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&r, sizeof(ngx_posts_record_ctx_t));

    ctx.pool = g->pool;
    ctx.log = g->build->log;
    ctx.zone = g->build->config->zone;
    ctx.error = &error;

    r.ctx = &ctx;
    r.config = g->build->config;
    r.record = &page->record;
    r.dir = dir;

    if (ngx_posts_build_rows(g->build) >= NGX_POSTS_MAX_FILES) {
        ngx_log_error(NGX_LOG_ERR, g->build->log, 0,
                      "the site has more than %d files and pages",
                      NGX_POSTS_MAX_FILES);
        return NGX_ERROR;
    }

    if (ngx_posts_page_place(&r) != NGX_OK) {
        return NGX_ERROR;
    }

    if (page->record.error) {
        return NGX_OK;
    }

    id = ngx_array_push(&g->pages);
    if (id == NULL) {
        return NGX_ERROR;
    }

    *id = (uint32_t) ngx_posts_build_rows(g->build);

    return ngx_posts_build_add(g->build, page);
}


uint32_t
ngx_posts_generation_find(ngx_posts_generation_t *g, ngx_str_t *path)
{
    return ngx_posts_build_find(g->build, path);
}


void
ngx_posts_generation_entry(ngx_posts_generation_t *g, uint32_t id,
    ngx_posts_entry_t *entry)
{
    ngx_posts_build_entry(g->build, id, entry);
}


ngx_uint_t
ngx_posts_generation_taken(ngx_posts_generation_t *g, const char *output)
{
    uint32_t                 hash;
    ngx_posts_build_list_t  *lists;

    /* the bytes of pages that were just made cannot be read yet */

    lists = g->build->lists;
    hash = ngx_posts_map_hash((u_char *) output, ngx_strlen(output));

    return ngx_posts_generation_has(g->build,
                                    lists[NGX_POSTS_LIST_PAGES].ids,
                                    lists[NGX_POSTS_LIST_PAGES].nids, hash)
           || ngx_posts_generation_has(g->build,
                                       lists[NGX_POSTS_LIST_STATICS].ids,
                                       lists[NGX_POSTS_LIST_STATICS].nids,
                                       hash)
           || ngx_posts_generation_has(g->build, g->pages.elts,
                                       g->pages.nelts, hash);
}


static ngx_uint_t
ngx_posts_generation_has(ngx_posts_build_t *build, uint32_t *ids,
    ngx_uint_t n, uint32_t hash)
{
    ngx_uint_t  i;

    for (i = 0; i < n; i++) {
        if (ngx_posts_build_row(build, ids[i])->output == hash) {
            return 1;
        }
    }

    return 0;
}


ngx_int_t
ngx_posts_generation_data(ngx_posts_config_t *config, ngx_pool_t *pool,
    ngx_posts_record_t *record, ngx_str_t *key, ngx_posts_value_t *value)
{
    ngx_int_t           rc;
    ngx_posts_map_t    *defaults;
    ngx_posts_value_t  *found;

    static ngx_str_t    type = ngx_string("pages");

    rc = ngx_posts_record_find(pool, record, key, value);

    if (rc == NGX_OK && value->type != NGX_POSTS_NIL) {
        return NGX_OK;
    }

    if (rc == NGX_ERROR || ngx_posts_record_is_document(record)) {
        return (rc == NGX_OK) ? NGX_DECLINED : rc;
    }

    defaults = ngx_posts_defaults_find(pool, config, &record->path, &type);
    if (defaults == NULL) {
        return NGX_ERROR;
    }

    found = ngx_posts_map_find(defaults, key->data, key->len);

    if (found == NULL || found->type == NGX_POSTS_NIL) {
        return NGX_DECLINED;
    }

    *value = *found;

    return NGX_OK;
}
