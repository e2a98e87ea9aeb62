
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_digest.h"
#include "site/ngx_posts_facet.h"


/* the path of such a dependency: this, then the name; copied in and out */

typedef struct {
    u_char                 kind;
    u_char                 exact;
    uint16_t               list;
    uint32_t               n;
} ngx_posts_facet_head_t;


typedef struct {
    ngx_posts_catalog_t   *catalog;
    ngx_posts_config_t    *config;
    time_t                 now;
    ngx_posts_facet_t     *facet;
} ngx_posts_facet_ctx_t;


typedef uint64_t (*ngx_posts_facet_pt)(ngx_posts_facet_ctx_t *ctx);


static void ngx_posts_facet_mark(ngx_posts_deps_t *deps);
static uint64_t ngx_posts_facet_digest(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_facet_t *facet);
static uint64_t ngx_posts_facet_state(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_list(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_term(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_ids(ngx_posts_facet_ctx_t *ctx,
    ngx_uint_t list, ngx_uint_t posts);
static uint64_t ngx_posts_facet_terms(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_neighbour(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_path(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_output(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_modified(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_slice(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_walk(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_settings(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_setting(ngx_posts_facet_ctx_t *ctx);
static uint64_t ngx_posts_facet_mix(uint64_t sum, uint64_t word);


static const ngx_posts_facet_pt  ngx_posts_facet_kinds[] = {
    NULL,
    ngx_posts_facet_state,
    ngx_posts_facet_state,
    ngx_posts_facet_list,
    ngx_posts_facet_term,
    ngx_posts_facet_term,
    ngx_posts_facet_terms,
    ngx_posts_facet_terms,
    ngx_posts_facet_neighbour,
    ngx_posts_facet_neighbour,
    ngx_posts_facet_path,
    ngx_posts_facet_output,
    ngx_posts_facet_modified,
    ngx_posts_facet_slice,
    ngx_posts_facet_walk,
    ngx_posts_facet_settings,
    ngx_posts_facet_setting
};


void
ngx_posts_facet_list_init(ngx_posts_facet_t *facet, ngx_uint_t list)
{
    ngx_memzero(facet, sizeof(ngx_posts_facet_t));

    facet->kind = NGX_POSTS_FACET_LIST;
    facet->list = list;
}


ngx_int_t
ngx_posts_facet_add(ngx_posts_deps_t *deps, ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_facet_t *facet)
{
    u_char                  *p;
    ngx_posts_dep_t          dep;
    ngx_posts_facet_head_t   head;

    ngx_memzero(&dep, sizeof(ngx_posts_dep_t));
    ngx_memzero(&head, sizeof(ngx_posts_facet_head_t));

    head.kind = (u_char) facet->kind;
    head.exact = (u_char) facet->exact;
    head.list = (uint16_t) facet->list;
    head.n = (uint32_t) facet->n;

    dep.path.len = sizeof(ngx_posts_facet_head_t) + facet->name.len;

    p = ngx_pnalloc(deps->pool, dep.path.len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    dep.path.data = p;

    p = ngx_cpymem(p, &head, sizeof(ngx_posts_facet_head_t));

    if (facet->name.len) {
        p = ngx_cpymem(p, facet->name.data, facet->name.len);
    }

    *p = '\0';

    dep.digest = ngx_posts_facet_digest(catalog, config, now, facet);

    if (facet->kind != NGX_POSTS_FACET_STATE
        && facet->kind != NGX_POSTS_FACET_OUTPUT
        && !ngx_posts_facet_of_config(facet->kind))
    {
        ngx_posts_facet_mark(deps);
    }

    return ngx_posts_deps_add(deps, &dep);
}


/* the first one says whether it is worth while to look at the others */

static void
ngx_posts_facet_mark(ngx_posts_deps_t *deps)
{
    ngx_posts_dep_t  *first;

    first = deps->deps.elts;
    first->path.data[1] = 1;
}


ngx_int_t
ngx_posts_facet_begin(ngx_posts_deps_t *deps, ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now)
{
    ngx_uint_t         i;
    ngx_posts_facet_t  facet;

    static ngx_posts_facet_kind_e  kinds[] = {
        NGX_POSTS_FACET_STATE,
        NGX_POSTS_FACET_WALK,
        NGX_POSTS_FACET_SETTINGS
    };

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {

        facet.kind = kinds[i];

        if (ngx_posts_facet_add(deps, catalog, config, now, &facet) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


void
ngx_posts_facet_bind(ngx_posts_deps_t *deps)
{
    ngx_posts_dep_t  *first;

    first = deps->deps.elts;
    first->path.data[0] = NGX_POSTS_FACET_ALL;
}


ngx_uint_t
ngx_posts_facet_holds(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_dep_t *dep)
{
    ngx_posts_dep_t  copy;

    copy = *dep;

    ngx_posts_facet_renew(catalog, config, now, &copy);

    return copy.digest == dep->digest;
}


void
ngx_posts_facet_renew(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_dep_t *dep)
{
    ngx_posts_facet_t        facet;
    ngx_posts_facet_head_t   head;

    ngx_memzero(&head, sizeof(ngx_posts_facet_head_t));
    ngx_memcpy(&head, dep->path.data,
               ngx_min(dep->path.len, sizeof(ngx_posts_facet_head_t)));

    facet.kind = head.kind;
    facet.list = head.list;
    facet.n = head.n;
    facet.exact = head.exact;
    facet.name.data = dep->path.data + sizeof(ngx_posts_facet_head_t);
    facet.name.len = dep->path.len
                     - ngx_min(dep->path.len, sizeof(ngx_posts_facet_head_t));

    dep->digest = ngx_posts_facet_digest(catalog, config, now, &facet);
}


static uint64_t
ngx_posts_facet_digest(ngx_posts_catalog_t *catalog,
    ngx_posts_config_t *config, time_t now, ngx_posts_facet_t *facet)
{
    ngx_posts_facet_ctx_t  ctx;

    if (facet->kind < NGX_POSTS_FACET_STATE
        || facet->kind > NGX_POSTS_FACET_SETTING)
    {
        return 0;
    }

    ctx.catalog = catalog;
    ctx.config = config;
    ctx.now = now;
    ctx.facet = facet;

    return ngx_posts_facet_kinds[facet->kind](&ctx);
}


static uint64_t
ngx_posts_facet_state(ngx_posts_facet_ctx_t *ctx)
{
    return ngx_posts_facet_mix(ctx->config->digest,
                               ngx_posts_catalog_state(ctx->catalog,
                                                       ctx->config,
                                                       ctx->now));
}


static uint64_t
ngx_posts_facet_list(ngx_posts_facet_ctx_t *ctx)
{
    return ngx_posts_facet_ids(ctx, ctx->facet->list,
                               ctx->facet->list == NGX_POSTS_LIST_POSTS);
}


static uint64_t
ngx_posts_facet_term(ngx_posts_facet_ctx_t *ctx)
{
    ngx_uint_t  list, table;

    table = (ctx->facet->kind == NGX_POSTS_FACET_CATEGORY)
            ? NGX_POSTS_INDEX_CATEGORIES : NGX_POSTS_INDEX_TAGS;

    if (ngx_posts_catalog_term(ctx->catalog, table, &ctx->facet->name, &list)
        != NGX_OK)
    {
        return 0;
    }

    return ngx_posts_facet_ids(ctx, list, 1);
}


/* a category that has no posts to be seen is like one that is not there */

static uint64_t
ngx_posts_facet_ids(ngx_posts_facet_ctx_t *ctx, ngx_uint_t list,
    ngx_uint_t posts)
{
    uint64_t          sum;
    ngx_uint_t        i, n;
    ngx_posts_ids_t   ids;

    ngx_posts_catalog_list(ctx->catalog, list, &ids);

    if (posts) {
        ids.nelts = ngx_posts_catalog_visible(ctx->catalog, ctx->config, &ids,
                                              ctx->now);
    }

    n = ngx_min(ids.nelts, ctx->facet->n);

    if (ctx->facet->exact) {
        sum = ids.nelts;

    } else {
        sum = n;
    }

    /* pages that no file has are the last ones, and some may wait */

    if (list == NGX_POSTS_LIST_PAGES
        && (ctx->facet->exact
            || n > ids.nelts - ctx->catalog->head->generated))
    {
        sum += ngx_posts_catalog_waiting(ctx->catalog, ctx->config, ctx->now)
               << 32;
    }

    for (i = 0; i < n; i++) {
        sum = ngx_posts_facet_mix(sum,
                  ctx->catalog->rows[ids.elts[posts ? ids.nelts - 1 - i : i]]
                  .digest);
    }

    return sum;
}


/* the names as they stand in the index, and how many are to be seen */

static uint64_t
ngx_posts_facet_terms(ngx_posts_facet_ctx_t *ctx)
{
    uint64_t                   sum;
    ngx_str_t                  bytes;
    ngx_uint_t                 i, n, first, table;
    ngx_posts_ids_t            ids;
    ngx_posts_index_table_t   *names;

    table = (ctx->facet->kind == NGX_POSTS_FACET_CATEGORIES)
            ? NGX_POSTS_INDEX_CATEGORIES : NGX_POSTS_INDEX_TAGS;

    names = &ctx->catalog->head->tables[table];
    bytes.data = ctx->catalog->index->base + names->offset;
    bytes.len = (size_t) names->n;

    sum = ngx_posts_stamp_digest(&bytes);
    first = ngx_posts_catalog_terms(ctx->catalog, table, &n);

    for (i = 0; i < n; i++) {

        ngx_posts_catalog_list(ctx->catalog, first + i, &ids);

        if (ngx_posts_catalog_visible(ctx->catalog, ctx->config, &ids,
                                      ctx->now)
            == 0)
        {
            sum = ngx_posts_facet_mix(sum, i);
        }
    }

    return sum;
}


static uint64_t
ngx_posts_facet_neighbour(ngx_posts_facet_ctx_t *ctx)
{
    uint32_t  id;

    id = ngx_posts_catalog_path(ctx->catalog, &ctx->facet->name,
                                ctx->facet->list);

    if (id == NGX_POSTS_NO_ID) {
        return 0;
    }

    id = ngx_posts_catalog_neighbour(ctx->catalog, ctx->config, id,
                                     ctx->facet->kind == NGX_POSTS_FACET_NEXT,
                                     ctx->now);

    return (id == NGX_POSTS_NO_ID) ? 1 : ctx->catalog->rows[id].digest;
}


static uint64_t
ngx_posts_facet_path(ngx_posts_facet_ctx_t *ctx)
{
    uint32_t           id;
    ngx_posts_entry_t  entry;

    id = ngx_posts_catalog_path(ctx->catalog, &ctx->facet->name,
                                ctx->facet->list);

    if (id == NGX_POSTS_NO_ID) {
        return 0;
    }

    ngx_posts_catalog_entry(ctx->catalog, id, &entry);

    if (!ngx_posts_record_visible(ctx->config, &entry.record, ctx->now)) {
        return 1;
    }

    return ctx->catalog->rows[id].digest;
}


static uint64_t
ngx_posts_facet_output(ngx_posts_facet_ctx_t *ctx)
{
    uint32_t  id;

    id = ngx_posts_catalog_output(ctx->catalog, ctx->config,
                                  &ctx->facet->name, ctx->now);

    if (id == NGX_POSTS_NO_ID) {
        return 0;
    }

    /* a page that no file has is known by what the catalog says of it */

    return ngx_posts_row_generator(&ctx->catalog->rows[id])
           ? ctx->catalog->rows[id].digest
           : (uint64_t) ctx->catalog->rows[id].path + 1;
}


static uint64_t
ngx_posts_facet_modified(ngx_posts_facet_ctx_t *ctx)
{
    return (uint64_t) ctx->catalog->head->modified;
}


static uint64_t
ngx_posts_facet_slice(ngx_posts_facet_ctx_t *ctx)
{
    uint64_t          sum;
    ngx_int_t         first;
    ngx_uint_t        i, n;
    ngx_posts_ids_t   ids;
    ngx_posts_row_t  *row;

    first = ngx_atoi(ctx->facet->name.data, ctx->facet->name.len);

    ngx_posts_catalog_list(ctx->catalog, NGX_POSTS_LIST_POSTS, &ids);

    sum = 0;
    n = 0;

    for (i = ngx_posts_catalog_visible(ctx->catalog, ctx->config, &ids,
                                       ctx->now);
         i > 0;
         i--)
    {
        row = &ctx->catalog->rows[ids.elts[i - 1]];

        if (row->flags & NGX_POSTS_ROW_HIDDEN) {
            continue;
        }

        if ((ngx_int_t) n >= first && n < first + ctx->facet->n) {
            sum = ngx_posts_facet_mix(sum, row->digest);
        }

        n++;
    }

    return ngx_posts_facet_mix(sum, n);
}


static uint64_t
ngx_posts_facet_walk(ngx_posts_facet_ctx_t *ctx)
{
    return ctx->config->walk_digest;
}


static uint64_t
ngx_posts_facet_settings(ngx_posts_facet_ctx_t *ctx)
{
    return ctx->config->page_digest;
}


static uint64_t
ngx_posts_facet_setting(ngx_posts_facet_ctx_t *ctx)
{
    return ngx_posts_config_digest_of(ctx->config, &ctx->facet->name);
}


static uint64_t
ngx_posts_facet_mix(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9e3779b97f4a7c15ULL;

    return sum ^ (sum >> 29);
}
