
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "data/ngx_posts_limits.h"
#include "http/ngx_http_posts_module.h"
#include "site/ngx_posts_theme.h"


static ngx_uint_t ngx_http_posts_static_own(ngx_http_request_t *r,
    ngx_posts_site_t *site, ngx_posts_entry_t *entry);
static ngx_int_t ngx_http_posts_static_copy(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_posts_entry_t *entry);


/* nginx's static module opens what the location's root and the URI say */

ngx_int_t
ngx_http_posts_static(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_entry_t *entry)
{
    u_char              *p;
    ngx_str_t            uri, *output, absolute;
    ngx_posts_stamp_t    stamp;

    if (ngx_posts_theme_file(site->files, r->pool, &site->config->theme,
                             &entry->record, &absolute)
        != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_posts_files_stamp(site->files, &absolute, &stamp);

    if ((!ngx_posts_stamp_equal(&stamp, &entry->record.stamp)
         || ngx_http_posts_static_own(r, site, entry))
        && ctx->moved < NGX_HTTP_POSTS_MOVES)
    {
        return ngx_http_posts_moved(ctx, site, &entry->record.path);
    }

    if (ctx->missing || entry->record.theme) {
        return ngx_http_posts_static_copy(r, ctx, site, entry);
    }

    output = &entry->record.output;

    if (output->len != entry->record.path.len + 1
        || ngx_memcmp(output->data + 1, entry->record.path.data,
                      entry->record.path.len)
           != 0)
    {
        return ngx_http_posts_static_copy(r, ctx, site, entry);
    }

    if (output->len == ctx->path.len) {
        ctx->done = 1;
        return NGX_DECLINED;
    }

    uri.len = r->uri.len + output->len - ctx->path.len;

    uri.data = ngx_pnalloc(r->pool, uri.len + 1);
    if (uri.data == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    p = ngx_cpymem(uri.data, r->uri.data, r->uri.len);
    p = ngx_cpymem(p, output->data + ctx->path.len,
                   output->len - ctx->path.len);
    *p = '\0';

    ctx->done = 1;

    return ngx_http_internal_redirect(r, &uri, &r->args);
}


/* the site may have got a file that goes before the theme's */

static ngx_uint_t
ngx_http_posts_static_own(ngx_http_request_t *r, ngx_posts_site_t *site,
    ngx_posts_entry_t *entry)
{
    ngx_posts_dep_t  dep;

    return entry->record.theme
           && ngx_posts_theme_hidden(site->files, r->pool, site->config,
                                     &entry->record, &dep)
              == 1;
}


/* a file that goes by another name, is in the theme, or 404.html */

static ngx_int_t
ngx_http_posts_static_copy(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_entry_t *entry)
{
    ngx_str_t          absolute;
    ngx_posts_dep_t    dep;
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_theme_file(site->files, r->pool, &site->config->theme,
                             &entry->record, &absolute)
        != NGX_OK
        || ngx_posts_files_read(site->files, r->pool, &absolute,
                                NGX_POSTS_MAX_SOURCE, &ctx->body, &dep,
                                &error)
           != NGX_OK)
    {
        return NGX_HTTP_NOT_FOUND;
    }

    ngx_http_posts_head_set(&ctx->head, &entry->record, &ctx->body,
                            ngx_posts_stamp_digest(&ctx->body));

    ngx_http_posts_head_date(&ctx->head,
                             (time_t) (dep.stamp.mtime / 1000000000));
    ctx->status = NGX_HTTP_POSTS_BYPASS;

    return ngx_http_posts_send(r, ctx);
}
