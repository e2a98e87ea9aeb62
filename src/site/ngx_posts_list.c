
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_static_file.h"


/* lists of categories and tags that a page depends on one by one */

#define NGX_POSTS_LIST_TERMS  64


struct ngx_posts_list_s {
    ngx_posts_drop_t       drop;
    ngx_posts_list_t      *next;
    ngx_posts_render_t    *render;
    ngx_posts_ids_t        ids;
    ngx_uint_t             reversed;
    ngx_posts_facet_t      facet;
    unsigned               depends:1;     /* the page does already */
};


static ngx_int_t ngx_posts_list_item(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_uint_t i, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_list_size(ngx_posts_drop_t *drop,
    ngx_uint_t most);
static ngx_uint_t ngx_posts_list_is_term(ngx_posts_list_t *list);


static const ngx_posts_drop_ops_t  ngx_posts_list_ops = {
    ngx_string("Array"),
    NULL,
    ngx_posts_list_item,
    ngx_posts_list_size,
    NULL,
    NULL,
    NULL
};


ngx_int_t
ngx_posts_list_value(ngx_posts_render_t *render, ngx_posts_ids_t *ids,
    ngx_uint_t reversed, ngx_posts_facet_t *facet, ngx_posts_value_t *value)
{
    ngx_posts_list_t  *list;

    list = ngx_pcalloc(render->pool, sizeof(ngx_posts_list_t));
    if (list == NULL) {
        return NGX_ERROR;
    }

    list->drop.ops = &ngx_posts_list_ops;
    list->drop.data = list;
    list->render = render;
    list->ids = *ids;
    list->reversed = reversed;
    list->depends = (facet == NULL);

    if (facet) {
        list->facet = *facet;
    }

    list->next = render->lists;
    render->lists = list;

    ngx_posts_drop(value, &list->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_list_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    uint32_t           id;
    ngx_posts_list_t  *list;

    list = drop->data;

    list->facet.n = ngx_max(list->facet.n, i + 1);

    if (list->reversed) {
        i = list->ids.nelts - 1 - i;
    }

    ngx_posts_catalog_expect(list->render->catalog, &list->ids, i,
                             list->reversed ? -1 : 1);

    id = list->ids.elts[i];

    return (list->render->catalog->rows[id].kind == NGX_POSTS_RECORD_STATIC)
           ? ngx_posts_static_file_value(list->render, id, result)
           : ngx_posts_document_value(list->render, id, result);
}


static ngx_uint_t
ngx_posts_list_size(ngx_posts_drop_t *drop, ngx_uint_t most)
{
    ngx_posts_list_t  *list;

    list = drop->data;

    if (most == NGX_POSTS_ALL) {
        list->facet.exact = 1;

    } else {
        list->facet.n = ngx_max(list->facet.n, most);
    }

    return list->ids.nelts;
}


ngx_int_t
ngx_posts_list_depend(ngx_posts_render_t *render, ngx_uint_t number)
{
    ngx_posts_facet_t  facet;

    ngx_posts_facet_list_init(&facet, number);

    facet.n = NGX_MAX_UINT32_VALUE;
    facet.exact = 1;

    return ngx_posts_render_depend(render, &facet);
}


/* of a page that shows very many categories, all posts are one facet */

ngx_int_t
ngx_posts_lists_depend(ngx_posts_render_t *render)
{
    ngx_uint_t         n, all;
    ngx_posts_list_t  *list;

    for (n = 0, list = render->lists; list; list = list->next) {
        n += ngx_posts_list_is_term(list);
    }

    all = (n > NGX_POSTS_LIST_TERMS);

    if (all
        && ngx_posts_list_depend(render, NGX_POSTS_LIST_POSTS) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (list = render->lists; list; list = list->next) {

        if (list->depends
            || (list->facet.n == 0 && !list->facet.exact)
            || (all && ngx_posts_list_is_term(list)))
        {
            continue;
        }

        if (ngx_posts_render_depend(render, &list->facet) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    render->lists = NULL;

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_list_is_term(ngx_posts_list_t *list)
{
    return (list->facet.n || list->facet.exact)
           && (list->facet.kind == NGX_POSTS_FACET_CATEGORY
               || list->facet.kind == NGX_POSTS_FACET_TAG);
}
