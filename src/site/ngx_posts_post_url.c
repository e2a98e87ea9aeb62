
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_permalink.h"
#include "site/ngx_posts_record.h"


static ngx_int_t ngx_posts_post_url_path(ngx_posts_record_ctx_t *r,
    ngx_str_t *path);


ngx_int_t
ngx_posts_post_url(ngx_posts_record_ctx_t *r)
{
    ngx_str_t                template, permalink;
    ngx_uint_t               set;
    ngx_posts_error_t       *saved, error;
    ngx_posts_value_t       *value;
    ngx_posts_record_t      *record;
    ngx_posts_permalink_t    values;
    ngx_posts_collection_t  *collection;

    static ngx_str_t         index = ngx_string("index.html");

    record = r->record;

    ngx_memzero(&values, sizeof(ngx_posts_permalink_t));
    ngx_str_null(&permalink);

    value = ngx_posts_map_get(record->data, "permalink");
    set = (value && ngx_posts_truthy(value));

    if (set && ngx_posts_value_to_s(r->ctx, value, &permalink) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_posts_record_output_ext(r, &permalink) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_posts_post_url_path(r, &values.path) != NGX_OK) {
        return NGX_ERROR;
    }

    collection = ngx_posts_collection(r->config, record->collection);

    values.collection = collection->label;
    values.name = ngx_posts_path_base(&record->path);
    values.name = ngx_posts_path_stem(&values.name);
    values.date = &record->date;
    values.output_ext = record->output_ext;

    value = ngx_posts_map_get(record->data, "slug");
    if (value) {
        values.slug = *value;
    }

    value = ngx_posts_map_get(record->data, "categories");
    if (value) {
        values.categories = *value;
    }

    template = set ? permalink : collection->permalink;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    saved = r->ctx->error;
    r->ctx->error = &error;

    if (ngx_posts_permalink_document(r->ctx, &template, &values,
                                     &record->url)
        != NGX_OK)
    {
        r->ctx->error = saved;

        if (!ngx_posts_error_is_set(&error)
            || ngx_posts_record_fail(r, &error) != NGX_OK)
        {
            return NGX_ERROR;
        }

        record->published = 0;
        ngx_str_set(&record->url, "/");
    }

    r->ctx->error = saved;

    return ngx_posts_record_output(r, &index);
}


/* the path without "_posts" or the collection's directory, and extension */

static ngx_int_t
ngx_posts_post_url_path(ngx_posts_record_ctx_t *r, ngx_str_t *path)
{
    u_char                   *p;
    size_t                    len;
    ngx_str_t                 above, below, relative;
    ngx_posts_record_kind_e   kind;

    relative = ngx_posts_collection_path(r->config, &r->record->path);

    if (r->record->kind == NGX_POSTS_RECORD_DOCUMENT) {
        len = ngx_posts_collection(r->config,
                                   r->record->collection)->relative.len;

        path->data = relative.data + len;
        path->len = relative.len - len;

        *path = ngx_posts_path_stem(path);
        *path = ngx_posts_path_trim(path);

        return NGX_OK;
    }

    (void) ngx_posts_post_magic(&relative, &above, &below, &kind);

    below = ngx_posts_path_stem(&below);
    below = ngx_posts_path_trim(&below);

    path->len = above.len + 1 + below.len;

    path->data = ngx_pnalloc(r->ctx->pool, path->len);
    if (path->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path->data, above.data, above.len);
    *p++ = '/';
    ngx_memcpy(p, below.data, below.len);

    return NGX_OK;
}
