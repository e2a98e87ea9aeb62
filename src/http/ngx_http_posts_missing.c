
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


static void ngx_http_posts_missing_log(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);
static ngx_uint_t ngx_http_posts_has_error_page(ngx_http_request_t *r);


/*
 * A code that is returned reaches the location's error_page.  Where there is
 * none for 404, the site's own 404.html is rendered in its place.
 */

ngx_int_t
ngx_http_posts_missing(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx,
    ngx_posts_site_t *site, ngx_posts_catalog_t *catalog)
{
    ngx_http_core_loc_conf_t  *clcf;

    static ngx_str_t           page = ngx_string("/404.html");

    if (ctx->old_head.status) {
        ngx_posts_cache_remove(ctx->cache, ctx->id);
    }

    if (ctx->missing) {
        return NGX_HTTP_NOT_FOUND;
    }

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    if (clcf->log_not_found) {
        ngx_http_posts_missing_log(r, ctx);
    }

    if (catalog == NULL || r != r->main || r->error_page
        || ngx_http_posts_has_error_page(r)
        || ngx_posts_site_output(site, catalog, &page) == NGX_POSTS_NO_ID)
    {
        return NGX_HTTP_NOT_FOUND;
    }

    ctx->missing = 1;
    ctx->moved = 0;
    ctx->looked = 0;
    ctx->path = page;

    return NGX_OK;
}


/* a decoded URI may hold line feeds: what is logged is one line */

static void
ngx_http_posts_missing_log(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_str_t  path;

    path.len = ctx->path.len
               + 2 * ngx_escape_uri(NULL, ctx->path.data, ctx->path.len,
                                    NGX_ESCAPE_URI);

    path.data = ngx_pnalloc(r->pool, path.len);
    if (path.data == NULL) {
        return;
    }

    ngx_escape_uri(path.data, ctx->path.data, ctx->path.len, NGX_ESCAPE_URI);

    ngx_log_error(NGX_LOG_ERR, r->connection->log, 0,
                  "\"%V%V\" is not a page of the site", &ctx->root, &path);
}


static ngx_uint_t
ngx_http_posts_has_error_page(ngx_http_request_t *r)
{
    ngx_uint_t                 i;
    ngx_http_err_page_t       *page;
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    if (clcf->error_pages == NULL) {
        return 0;
    }

    page = clcf->error_pages->elts;

    for (i = 0; i < clcf->error_pages->nelts; i++) {
        if (page[i].status == NGX_HTTP_NOT_FOUND) {
            return 1;
        }
    }

    return 0;
}


/* as nginx does for a directory: the same URI with a slash */

ngx_int_t
ngx_http_posts_redirect(ngx_http_request_t *r)
{
    u_char           *p;
    size_t            len;
    uintptr_t         escape;
    ngx_table_elt_t  *location;

    escape = 2 * ngx_escape_uri(NULL, r->uri.data, r->uri.len,
                                NGX_ESCAPE_URI);

    len = r->uri.len + escape + 1 + (r->args.len ? r->args.len + 1 : 0);

    p = ngx_pnalloc(r->pool, len);
    if (p == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    ngx_http_clear_location(r);

    location = ngx_http_posts_add_header(r, "Location");
    if (location == NULL) {
        return NGX_HTTP_INTERNAL_SERVER_ERROR;
    }

    location->value.len = len;
    location->value.data = p;

    p = (u_char *) ngx_escape_uri(p, r->uri.data, r->uri.len,
                                  NGX_ESCAPE_URI);
    *p++ = '/';

    if (r->args.len) {
        *p++ = '?';
        ngx_memcpy(p, r->args.data, r->args.len);
    }

    r->headers_out.location = location;

    return NGX_HTTP_MOVED_PERMANENTLY;
}


/* only a walk that begins after this turn can know more */

ngx_int_t
ngx_http_posts_moved(ngx_http_posts_ctx_t *ctx, ngx_posts_site_t *site,
    ngx_str_t *path)
{
    ngx_posts_site_suspect(site, path);

    ctx->moved++;
    ctx->since = ngx_http_posts_worker.tick + 1;

    return NGX_AGAIN;
}
