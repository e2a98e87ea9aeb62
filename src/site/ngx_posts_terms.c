
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_terms.h"


typedef struct {
    ngx_posts_drop_t       drop;
    ngx_posts_render_t    *render;
    ngx_uint_t             table;
} ngx_posts_terms_t;


static ngx_int_t ngx_posts_terms_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_terms_map(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_terms_list(ngx_posts_terms_t *terms,
    ngx_uint_t number, ngx_posts_value_t *name, ngx_posts_value_t *result);
static void ngx_posts_terms_facet(ngx_posts_terms_t *terms,
    ngx_posts_value_t *name, ngx_posts_facet_t *facet);


static const ngx_posts_drop_ops_t  ngx_posts_terms_ops = {
    ngx_string("Hash"),
    ngx_posts_terms_get,
    NULL,
    NULL,
    NULL,
    ngx_posts_terms_map,
    NULL
};


ngx_int_t
ngx_posts_terms_value(ngx_posts_render_t *render, ngx_uint_t table,
    ngx_posts_value_t *value)
{
    ngx_posts_terms_t  *terms;

    terms = ngx_palloc(render->pool, sizeof(ngx_posts_terms_t));
    if (terms == NULL) {
        return NGX_ERROR;
    }

    terms->drop.ops = &ngx_posts_terms_ops;
    terms->drop.data = terms;
    terms->render = render;
    terms->table = table;

    ngx_posts_drop(value, &terms->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_terms_get(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *key, ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           name;
    ngx_uint_t          number;
    ngx_posts_terms_t  *terms;
    ngx_posts_facet_t   facet;

    if (key->type != NGX_POSTS_STRING) {
        return NGX_DECLINED;
    }

    terms = drop->data;
    name = ngx_posts_value_str(key);

    rc = NGX_DECLINED;

    if (ngx_posts_catalog_term(terms->render->catalog, terms->table, &name,
                               &number)
        == NGX_OK)
    {
        rc = ngx_posts_terms_list(terms, number, key, result);
    }

    if (rc != NGX_DECLINED) {
        return rc;
    }

    /* it may have posts one day */

    ngx_posts_terms_facet(terms, key, &facet);
    facet.exact = 1;

    return (ngx_posts_render_depend(terms->render, &facet) == NGX_OK)
           ? NGX_DECLINED : NGX_ERROR;
}


/* NGX_DECLINED: it has no posts that are to be seen */

static ngx_int_t
ngx_posts_terms_list(ngx_posts_terms_t *terms, ngx_uint_t number,
    ngx_posts_value_t *name, ngx_posts_value_t *result)
{
    ngx_posts_ids_t      ids;
    ngx_posts_facet_t    facet;
    ngx_posts_render_t  *render;

    render = terms->render;

    ngx_posts_catalog_list(render->catalog, number, &ids);

    ids.nelts = ngx_posts_catalog_visible(render->catalog,
                                          render->site->config, &ids,
                                          (time_t) render->ctx.now.sec);
    if (ids.nelts == 0) {
        return NGX_DECLINED;
    }

    ngx_posts_terms_facet(terms, name, &facet);

    return ngx_posts_list_value(render, &ids, 1, &facet, result);
}


static ngx_int_t
ngx_posts_terms_map(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_uint_t          i, n, first;
    ngx_posts_map_t    *names, *map;
    ngx_posts_terms_t  *terms;
    ngx_posts_facet_t   facet;
    ngx_posts_value_t   value, *slot;

    terms = drop->data;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = (terms->table == NGX_POSTS_INDEX_TAGS)
                 ? NGX_POSTS_FACET_TAGS : NGX_POSTS_FACET_CATEGORIES;

    names = ngx_posts_pack_map(ctx->pool,
                         ngx_posts_catalog_table(terms->render->catalog,
                                                 terms->table, u_char));
    map = ngx_posts_map_create(ctx->pool, 64);

    if (names == NULL || map == NULL
        || ngx_posts_render_depend(terms->render, &facet) != NGX_OK)
    {
        return NGX_ERROR;
    }

    first = ngx_posts_catalog_terms(terms->render->catalog, terms->table, &n);

    for (i = 0; i < names->nelts; i++) {

        rc = ngx_posts_terms_list(terms, first + i, &names->elts[i].key,
                                  &value);

        if (rc == NGX_DECLINED) {
            continue;
        }

        slot = ngx_posts_map_set_value(map, &names->elts[i].key);

        if (rc != NGX_OK || slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
    }

    ngx_posts_map(result, map);

    return NGX_OK;
}


/* a name that is no string can be told by the posts that have it */

static void
ngx_posts_terms_facet(ngx_posts_terms_t *terms, ngx_posts_value_t *name,
    ngx_posts_facet_t *facet)
{
    ngx_posts_facet_list_init(facet, NGX_POSTS_LIST_POSTS);

    if (name->type != NGX_POSTS_STRING) {
        facet->n = NGX_MAX_UINT32_VALUE;
        facet->exact = 1;
        return;
    }

    facet->kind = (terms->table == NGX_POSTS_INDEX_TAGS)
                  ? NGX_POSTS_FACET_TAG : NGX_POSTS_FACET_CATEGORY;
    facet->name = ngx_posts_value_str(name);
}
