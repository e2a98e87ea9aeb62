
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_pack.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_redirect.h"
#include "site/ngx_posts_url.h"
#include "site/ngx_posts_variant.h"
#include "text/ngx_posts_yaml.h"


static ngx_int_t ngx_posts_record_source_ext(ngx_posts_record_ctx_t *r);


ngx_int_t
ngx_posts_record_read(ngx_posts_record_ctx_t *r)
{
    ngx_posts_value_t   *hidden;
    ngx_posts_record_t  *record;

    record = r->record;

    record->published = 1;
    record->listed = 1;
    record->data = ngx_posts_map_create(r->ctx->pool, 12);

    if (record->data == NULL || ngx_posts_record_source_ext(r) != NGX_OK) {
        return NGX_ERROR;
    }

    if ((record->kind == NGX_POSTS_RECORD_PAGE
         || record->kind == NGX_POSTS_RECORD_DOCUMENT)
        && !ngx_posts_variant_begins(r))
    {
        record->kind = NGX_POSTS_RECORD_STATIC;
        return ngx_posts_record_static(r->ctx->pool, r->config, record);
    }

    if (!ngx_posts_record_is_document(record)) {
        return (ngx_posts_page_read(r) == NGX_OK)
               ? ngx_posts_redirect_read(r) : NGX_ERROR;
    }

    if (ngx_posts_post_read(r) != NGX_OK) {
        return NGX_ERROR;
    }

    hidden = ngx_posts_map_get(record->data, "hidden");
    record->hidden = (hidden && ngx_posts_truthy(hidden));

    return ngx_posts_redirect_read(r);
}


static ngx_int_t
ngx_posts_record_source_ext(ngx_posts_record_ctx_t *r)
{
    r->record->ext = ngx_posts_path_ext(&r->record->path);
    r->record->markdown = ngx_posts_config_is_markdown(r->config,
                                                       &r->record->ext);
    return NGX_OK;
}


ngx_int_t
ngx_posts_record_front_matter(ngx_posts_record_ctx_t *r,
    ngx_posts_map_t **data)
{
    ngx_int_t           rc;
    ngx_uint_t          valid;
    ngx_posts_error_t   error;
    ngx_posts_value_t   value;

    rc = ngx_posts_front_matter_split(r->source,
                                      ngx_posts_record_is_document(r->record),
                                      &r->fm);
    if (rc != NGX_OK) {
        return NGX_DECLINED;
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    valid = r->valid
            || ngx_posts_utf8_valid(r->source->data, r->source->len);

    if (!valid) {
        rc = ngx_posts_error_set(&error, "the file is not valid UTF-8");

    } else if (r->fm.yaml.len > NGX_POSTS_MAX_FRONT_MATTER) {
        rc = ngx_posts_error_set(&error, "front matter of more than %d bytes",
                                 NGX_POSTS_MAX_FRONT_MATTER);
    } else {
        rc = ngx_posts_yaml_parse(r->ctx->pool, &r->fm.yaml, 1, r->ctx->zone,
                                  &value, &error);
    }

    if (rc == NGX_OK && value.type == NGX_POSTS_MAP) {
        *data = value.u.map;
        return NGX_OK;
    }

    if (rc == NGX_OK && !ngx_posts_truthy(&value)) {
        return NGX_DECLINED;
    }

    if (rc == NGX_OK) {
        ngx_posts_error_set(&error, "the front matter is not a map");
        ngx_posts_error_at(&error, &r->record->path, 1, 0);
    }

    if (!ngx_posts_error_is_set(&error)) {
        return NGX_ERROR;
    }

    /* Jekyll would publish the source itself, unless it gives up the build */

    r->record->broken = valid;

    return (ngx_posts_record_fail(r, &error) == NGX_OK) ? NGX_DECLINED
                                                        : NGX_ERROR;
}


ngx_int_t
ngx_posts_record_fail(ngx_posts_record_ctx_t *r, ngx_posts_error_t *error)
{
    ngx_posts_error_t  *copy;

    if (r->record->error) {
        return NGX_OK;
    }

    copy = ngx_pcalloc(r->ctx->pool, sizeof(ngx_posts_error_t));
    if (copy == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_error_set(copy, "%V", &error->reason);
    ngx_posts_error_at(copy, &r->record->path,
                       error->line ? error->line : 1, error->column);

    r->record->error = copy;

    return NGX_OK;
}


ngx_int_t
ngx_posts_record_output_ext(ngx_posts_record_ctx_t *r, ngx_str_t *permalink)
{
    ngx_str_t            ext;
    ngx_posts_record_t  *record;

    record = r->record;

    if (permalink->len && permalink->data[permalink->len - 1] != '/') {

        ext = ngx_posts_path_ext(permalink);

        if (ext.len) {
            record->output_ext = ext;
            return NGX_OK;
        }
    }

    record->output_ext = record->ext;

    if (record->markdown) {
        ngx_str_set(&record->output_ext, ".html");

    } else if (ngx_posts_record_is_sass(record)) {
        ngx_str_set(&record->output_ext, ".css");
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_record_output(ngx_posts_record_ctx_t *r, ngx_str_t *index)
{
    u_char              *p;
    ngx_str_t            path, ext;
    ngx_posts_record_t  *record;

    record = r->record;

    if (ngx_posts_url_unescape(r->ctx->pool, &record->url, &path)
            != NGX_OK
        || ngx_posts_url_expand(r->ctx->pool, &path, &path) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_str_set(&ext, "");

    if (path.len && path.data[path.len - 1] == '/') {
        ext = *index;

    } else if (record->output_ext.len
               && (path.len < record->output_ext.len
                   || ngx_memcmp(path.data + path.len
                                 - record->output_ext.len,
                                 record->output_ext.data,
                                 record->output_ext.len)
                      != 0))
    {
        ext = record->output_ext;
    }

    record->output.len = path.len + ext.len;

    record->output.data = ngx_pnalloc(r->ctx->pool, record->output.len + 1);
    if (record->output.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(record->output.data, path.data, path.len);
    p = ngx_cpymem(p, ext.data, ext.len);
    *p = '\0';

    return NGX_OK;
}


ngx_int_t
ngx_posts_record_find(ngx_pool_t *pool, ngx_posts_record_t *record,
    ngx_str_t *key, ngx_posts_value_t *value)
{
    ngx_posts_value_t  *found;

    if (record->data == NULL) {
        return record->packed ? ngx_posts_pack_find(pool, record->packed,
                                                    key->data, key->len,
                                                    value)
                              : NGX_DECLINED;
    }

    found = ngx_posts_map_find(record->data, key->data, key->len);

    if (found == NULL) {
        return NGX_DECLINED;
    }

    *value = *found;

    return NGX_OK;
}


ngx_posts_map_t *
ngx_posts_record_data(ngx_pool_t *pool, ngx_posts_record_t *record)
{
    if (record->data == NULL) {
        record->data = record->packed
                       ? ngx_posts_pack_map(pool, record->packed)
                       : ngx_posts_map_create(pool, 0);
    }

    return record->data;
}


ngx_uint_t
ngx_posts_record_visible(ngx_posts_config_t *config,
    ngx_posts_record_t *record, time_t now)
{
    if (record->collection
        && !ngx_posts_collection(config, record->collection)->output)
    {
        return 0;
    }

    if (record->kind == NGX_POSTS_RECORD_STATIC) {
        return record->published;
    }

    if (!record->published && !config->unpublished) {
        return 0;
    }

    if (config->future
        || (!ngx_posts_record_is_document(record) && !record->generator))
    {
        return 1;
    }

    return record->undated || record->date.sec <= now;
}


ngx_uint_t
ngx_posts_record_is_html(ngx_posts_record_t *record)
{
    ngx_str_t   *ext;
    ngx_uint_t   i;

    static ngx_str_t  html[] = {
        ngx_string(".html"),
        ngx_string(".xhtml"),
        ngx_string(".htm")
    };

    ext = &record->output_ext;

    for (i = 0; i < sizeof(html) / sizeof(html[0]); i++) {
        if (ext->len == html[i].len
            && ngx_memcmp(ext->data, html[i].data, ext->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_record_is_sass(ngx_posts_record_t *record)
{
    return record->ext.len == 5
           && (ngx_memcmp(record->ext.data, ".scss", 5) == 0
               || ngx_memcmp(record->ext.data, ".sass", 5) == 0);
}
