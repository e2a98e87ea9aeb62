
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_member.h"


ngx_int_t
ngx_posts_member_document(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    u_char                *p, *last;
    size_t                 len;
    ngx_str_t              path, label;
    ngx_posts_config_t    *config;
    ngx_posts_document_t  *document;

    document = drop->data;
    config = document->render->site->config;

    path = ngx_posts_collection_path(config, &document->record->path);
    label = ngx_posts_collection(config, document->record->collection)->label;

    len = sizeof("#<Jekyll::Document  collection=>") - 1 + path.len
          + label.len;

    p = ngx_pnalloc(ctx->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    last = ngx_slprintf(p, p + len, "#<Jekyll::Document %V collection=%V>",
                        &path, &label);

    ngx_posts_string(result, p, last - p);

    return NGX_OK;
}


ngx_int_t
ngx_posts_member_page(ngx_posts_drop_t *drop, ngx_posts_context_t *ctx,
    ngx_posts_value_t *result)
{
    ngx_posts_document_t  *document;

    document = drop->data;

    return ngx_posts_member_file(ctx, "Jekyll::Page", &document->record->path,
                                 result);
}


ngx_int_t
ngx_posts_member_file(ngx_posts_context_t *ctx, const char *class,
    ngx_str_t *path, ngx_posts_value_t *result)
{
    u_char             *p, *last;
    size_t              len;
    ngx_str_t           s;
    ngx_posts_value_t   v;

    ngx_posts_string(&v, path->data, path->len);

    if (ngx_posts_value_inspect(ctx, &v, &s) != NGX_OK) {
        return NGX_ERROR;
    }

    len = sizeof("#< @relative_path=>") - 1 + ngx_strlen(class) + s.len;

    p = ngx_pnalloc(ctx->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    last = ngx_slprintf(p, p + len, "#<%s @relative_path=%V>", class, &s);

    ngx_posts_string(result, p, last - p);

    return NGX_OK;
}
