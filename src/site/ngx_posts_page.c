
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_permalink.h"
#include "site/ngx_posts_record.h"


static ngx_int_t ngx_posts_page_url(ngx_posts_record_ctx_t *r,
    ngx_posts_map_t *defaults);
static ngx_int_t ngx_posts_page_template(ngx_posts_record_ctx_t *r,
    ngx_str_t *basename, ngx_str_t *template);


ngx_int_t
ngx_posts_page_read(ngx_posts_record_ctx_t *r)
{
    ngx_int_t            rc;
    ngx_posts_map_t     *defaults;
    ngx_posts_value_t   *value;
    ngx_posts_record_t  *record;

    static ngx_str_t     type = ngx_string("pages");

    record = r->record;

    rc = ngx_posts_record_front_matter(r, &record->data);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    defaults = ngx_posts_defaults_find(r->ctx->pool, r->config,
                                       &record->path, &type);
    if (defaults == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_get(record->data, "published");

    if (value && !ngx_posts_truthy(value)) {
        record->published = 0;
    }

    return ngx_posts_page_url(r, defaults);
}


static ngx_int_t
ngx_posts_page_url(ngx_posts_record_ctx_t *r, ngx_posts_map_t *defaults)
{
    u_char              *p;
    ngx_str_t            template, permalink, dir, name, stem, index;
    ngx_posts_error_t    error;
    ngx_posts_value_t   *value;
    ngx_posts_record_t  *record;

    record = r->record;

    value = ngx_posts_map_get(record->data, "permalink");

    if (value == NULL) {
        value = ngx_posts_map_get(defaults, "permalink");
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

    dir = ngx_posts_path_dir(&record->path);
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
    u_char      *p;
    ngx_str_t    style, suffix;
    ngx_uint_t   i;

    static ngx_str_t  ext = ngx_string(":output_ext");

    static struct {
        ngx_str_t  style;
        ngx_str_t  suffix;
    } styles[] = {
        { ngx_string("pretty"), ngx_string("/") },
        { ngx_string("date"), ngx_string(":output_ext") },
        { ngx_string("ordinal"), ngx_string(":output_ext") },
        { ngx_string("none"), ngx_string(":output_ext") }
    };

    if (!ngx_posts_record_is_html(r->record)) {
        ngx_str_set(template, "/:path/:basename:output_ext");
        return NGX_OK;
    }

    if (basename->len == 5 && ngx_memcmp(basename->data, "index", 5) == 0) {
        ngx_str_set(template, "/:path/");
        return NGX_OK;
    }

    style = r->config->permalink;
    ngx_str_set(&suffix, "");

    if (style.len && style.data[style.len - 1] == '/') {
        ngx_str_set(&suffix, "/");

    } else if (style.len >= ext.len
               && ngx_memcmp(style.data + style.len - ext.len, ext.data,
                             ext.len)
                  == 0)
    {
        suffix = ext;
    }

    for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        if (style.len == styles[i].style.len
            && ngx_memcmp(style.data, styles[i].style.data, style.len) == 0)
        {
            suffix = styles[i].suffix;
        }
    }

    template->len = sizeof("/:path/:basename") - 1 + suffix.len;

    template->data = ngx_pnalloc(r->ctx->pool, template->len);
    if (template->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(template->data, "/:path/:basename",
                   sizeof("/:path/:basename") - 1);
    ngx_memcpy(p, suffix.data, suffix.len);

    return NGX_OK;
}
