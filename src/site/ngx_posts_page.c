
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_permalink.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_title.h"
#include "site/ngx_posts_variant.h"


static ngx_int_t ngx_posts_page_url(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_page_template(ngx_posts_record_ctx_t *r,
    ngx_str_t *basename, ngx_str_t *template);


ngx_int_t
ngx_posts_page_read(ngx_posts_record_ctx_t *r)
{
    ngx_int_t            rc;
    ngx_posts_value_t   *value;
    ngx_posts_record_t  *record;

    record = r->record;

    rc = ngx_posts_record_front_matter(r, &record->data);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_get(record->data, "published");

    if (value && !ngx_posts_truthy(value)) {
        record->published = 0;
    }

    if (ngx_posts_page_url(r) != NGX_OK
        || ngx_posts_title_read(r) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (record->variant != NGX_POSTS_RECORD_README) {
        return NGX_OK;
    }

    if (ngx_posts_variant_permalink(r) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_page_url(r);
}


ngx_int_t
ngx_posts_page_place(ngx_posts_record_ctx_t *r)
{
    return ngx_posts_page_url(r);
}


static ngx_int_t
ngx_posts_page_url(ngx_posts_record_ctx_t *r)
{
    u_char              *p;
    ngx_str_t            template, permalink, dir, name, stem, index;
    ngx_posts_error_t    error;
    ngx_posts_value_t   *value;
    ngx_posts_record_t  *record;

    static ngx_str_t     type = ngx_string("pages");
    static ngx_str_t     key = ngx_string("permalink");

    record = r->record;

    value = ngx_posts_map_get(record->data, "permalink");

    if (value == NULL) {
        value = ngx_posts_defaults_get(r->config, &record->path, &type, &key);
    }

    ngx_str_null(&permalink);

    if (value && ngx_posts_truthy(value)) {

        if (ngx_posts_value_to_s(r->ctx, value, &permalink) != NGX_OK) {
            return NGX_ERROR;
        }

        if (permalink.len == 0) {
            ngx_memzero(&error, sizeof(ngx_posts_error_t));
            ngx_posts_error_set(&error, "the permalink is empty");

            if (ngx_posts_record_fail(r, &error) != NGX_OK) {
                return NGX_ERROR;
            }
        }
    }

    if (ngx_posts_record_output_ext(r, &permalink) != NGX_OK) {
        return NGX_ERROR;
    }

    dir = r->dir ? *r->dir : ngx_posts_path_dir(&record->path);
    name = ngx_posts_path_base(&record->path);
    stem = ngx_posts_path_stem(&name);
    stem = ngx_posts_path_trim(&stem);

    template = permalink;

    if (permalink.len == 0
        && ngx_posts_page_template(r, &stem, &template) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ngx_posts_permalink_page(r->ctx->pool, &template, &dir, &stem,
                                 &record->output_ext, &record->url)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    index.len = sizeof("index") - 1 + record->output_ext.len;

    index.data = ngx_pnalloc(r->ctx->pool, index.len);
    if (index.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(index.data, "index", sizeof("index") - 1);
    ngx_memcpy(p, record->output_ext.data, record->output_ext.len);

    return ngx_posts_record_output(r, &index);
}


/* the site's permalink style lends pages its ending */

static ngx_int_t
ngx_posts_page_template(ngx_posts_record_ctx_t *r, ngx_str_t *basename,
    ngx_str_t *template)
{
    static ngx_str_t  path = ngx_string("/:path/:basename");

    if (!ngx_posts_record_is_html(r->record)) {
        ngx_str_set(template, "/:path/:basename:output_ext");
        return NGX_OK;
    }

    if (basename->len == 5 && ngx_memcmp(basename->data, "index", 5) == 0) {
        ngx_str_set(template, "/:path/");
        return NGX_OK;
    }

    return ngx_posts_permalink_suffix(r->ctx->pool, &path,
                                      &r->config->permalink, template);
}
