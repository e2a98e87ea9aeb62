
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"
#include "site/ngx_posts_list.h"


typedef struct {
    ngx_posts_drop_t       drop;
    ngx_posts_render_t    *render;
    ngx_array_t           *entries;
    ngx_uint_t             reversed;
} ngx_posts_list_t;


static ngx_int_t ngx_posts_list_item(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_uint_t i, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_list_size(ngx_posts_drop_t *drop);


static const ngx_posts_drop_ops_t  ngx_posts_list_ops = {
    ngx_string("Array"),
    NULL,
    ngx_posts_list_item,
    ngx_posts_list_size,
    NULL,
    NULL
};


ngx_int_t
ngx_posts_list_value(ngx_posts_render_t *render, ngx_array_t *entries,
    ngx_uint_t reversed, ngx_posts_value_t *value)
{
    ngx_posts_list_t  *list;

    list = ngx_palloc(render->pool, sizeof(ngx_posts_list_t));
    if (list == NULL) {
        return NGX_ERROR;
    }

    list->drop.ops = &ngx_posts_list_ops;
    list->drop.data = list;
    list->render = render;
    list->entries = entries;
    list->reversed = reversed;

    ngx_posts_drop(value, &list->drop);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_list_item(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_uint_t i, ngx_posts_value_t *result)
{
    ngx_posts_list_t    *list;
    ngx_posts_entry_t  **entry;

    list = drop->data;
    entry = list->entries->elts;

    if (list->reversed) {
        i = list->entries->nelts - 1 - i;
    }

    return ngx_posts_document_value(list->render, entry[i], result);
}


static ngx_uint_t
ngx_posts_list_size(ngx_posts_drop_t *drop)
{
    ngx_posts_list_t  *list;

    list = drop->data;

    return list->entries->nelts;
}
