
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"
#include "site/ngx_posts_scan_entry.h"
#include "site/ngx_posts_theme.h"


static ngx_uint_t ngx_http_posts_static_own(ngx_http_request_t *r,
    ngx_posts_site_t *site, ngx_posts_entry_t *entry);
static ngx_uint_t ngx_http_posts_static_still(ngx_posts_site_t *site,
    ngx_posts_entry_t *entry, ngx_str_t *absolute,
    ngx_posts_stamp_t *stamp);
static ngx_int_t ngx_http_posts_static_file(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_entry_t *entry, ngx_str_t *path);
static ngx_int_t ngx_http_posts_static_open(ngx_http_request_t *r,
    ngx_posts_entry_t *entry, ngx_str_t *path, ngx_open_file_info_t *of);
static ngx_int_t ngx_http_posts_static_header(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx, ngx_posts_entry_t *entry,
    ngx_open_file_info_t *of);


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
        && !ngx_http_posts_static_still(site, entry, &absolute, &stamp)
        && ctx->moved < NGX_HTTP_POSTS_MOVES)
    {
        return ngx_http_posts_moved(ctx, site, &entry->record.path);
    }

    if (ctx->missing || entry->record.theme) {
        return ngx_http_posts_static_file(r, ctx, entry, &absolute);
    }

    output = &entry->record.output;

    if (output->len != entry->record.path.len + 1
        || ngx_memcmp(output->data + 1, entry->record.path.data,
                      entry->record.path.len)
           != 0)
    {
        return ngx_http_posts_static_file(r, ctx, entry, &absolute);
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


/*
 * While the site changes, a file that is being written is not waited for as
 * long as it is what it was.
 */

static ngx_uint_t
ngx_http_posts_static_still(ngx_posts_site_t *site, ngx_posts_entry_t *entry,
    ngx_str_t *absolute, ngx_posts_stamp_t *stamp)
{
    return ngx_posts_site_settles(site)
           && !entry->record.theme
           && !ngx_posts_stamp_absent(stamp)
           && !ngx_posts_scan_is_page(absolute);
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


/*
 * A file that goes by another name, is in the theme, or 404.html: as nginx's
 * static module would send it, if it found it.
 */

static ngx_int_t
ngx_http_posts_static_file(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_entry_t *entry, ngx_str_t *path)
{
    ngx_int_t             rc;
    ngx_buf_t            *b;
    ngx_chain_t           out;
    ngx_open_file_info_t  of;

    rc = ngx_http_posts_static_open(r, entry, path, &of);

    if (rc != NGX_OK) {
        return rc;
    }

    ctx->status = NGX_HTTP_POSTS_BYPASS;
    ctx->done = 1;

    if (ngx_http_posts_static_header(r, ctx, entry, &of) != NGX_OK) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    b = ngx_calloc_buf(r->pool);
    if (b == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    b->file = ngx_pcalloc(r->pool, sizeof(ngx_file_t));
    if (b->file == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    rc = ngx_http_send_header(r);

    if (rc == NGX_ERROR || rc > NGX_OK || r->header_only) {
        return rc;
    }

    b->file_last = of.size;

    b->in_file = of.size ? 1 : 0;
    b->last_buf = (r == r->main) ? 1 : 0;
    b->last_in_chain = 1;
    b->sync = (b->last_buf || b->in_file) ? 0 : 1;

    b->file->fd = of.fd;
    b->file->name = *path;
    b->file->log = r->connection->log;
    b->file->directio = of.is_directio;

    out.buf = b;
    out.next = NULL;

    return ngx_http_output_filter(r, &out);
}


/* the theme is the administrator's, disable_symlinks is about the site */

static ngx_int_t
ngx_http_posts_static_open(ngx_http_request_t *r, ngx_posts_entry_t *entry,
    ngx_str_t *path, ngx_open_file_info_t *of)
{
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    ngx_memzero(of, sizeof(ngx_open_file_info_t));

    of->read_ahead = clcf->read_ahead;
    of->directio = clcf->directio;
    of->valid = clcf->open_file_cache_valid;
    of->min_uses = clcf->open_file_cache_min_uses;
    of->errors = clcf->open_file_cache_errors;
    of->events = clcf->open_file_cache_events;

    if (!entry->record.theme
        && ngx_http_set_disable_symlinks(r, clcf, path, of) != NGX_OK)
    {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    if (ngx_open_cached_file(clcf->open_file_cache, path, of, r->pool)
        == NGX_OK)
    {
        return of->is_file ? NGX_OK : NGX_HTTP_NOT_FOUND;
    }

    switch (of->err) {

    case 0:
        return NGX_HTTP_INTERNAL_SERVER_ERROR;

    case NGX_ENOENT:
    case NGX_ENOTDIR:
    case NGX_ENAMETOOLONG:
        return NGX_HTTP_NOT_FOUND;

    default:
        ngx_log_error(NGX_LOG_ERR, r->connection->log, of->err,
                      "%s \"%V\" failed", of->failed, path);

        return NGX_HTTP_FORBIDDEN;
    }
}


static ngx_int_t
ngx_http_posts_static_header(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_entry_t *entry, ngx_open_file_info_t *of)
{
    ngx_str_t  *ext;

    /* the type is that of the file, not of the URI */

    ext = &entry->record.output_ext;

    r->exten.len = ext->len ? ext->len - 1 : 0;
    r->exten.data = ngx_pnalloc(r->pool, ext->len + 1);

    if (r->exten.data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(r->exten.data, ext->data + ext->len - r->exten.len,
               r->exten.len);

    if (ngx_http_set_content_type(r) != NGX_OK) {
        return NGX_ERROR;
    }

    r->headers_out.content_length_n = of->size;

    if (ctx->missing) {
        r->headers_out.status = NGX_HTTP_NOT_FOUND;
        return NGX_OK;
    }

    r->headers_out.status = NGX_HTTP_OK;
    r->headers_out.last_modified_time = of->mtime;
    r->allow_ranges = 1;

    return ngx_http_set_etag(r);
}
