
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


static ngx_int_t ngx_http_posts_check_deps(ngx_http_posts_ctx_t *ctx,
    ngx_posts_deps_t *deps, ngx_uint_t *firm);
static ngx_int_t ngx_http_posts_check_catalog(ngx_http_posts_ctx_t *ctx,
    ngx_posts_dep_t *dep);
static void ngx_http_posts_confirm(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


/* NGX_OK, NGX_DECLINED: something changed, NGX_AGAIN: not known yet */

ngx_int_t
ngx_http_posts_fresh(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                   rc;
    ngx_uint_t                  firm;
    ngx_http_posts_loc_conf_t  *lcf;

    if (ctx->old_head.expires && ctx->old_head.expires <= ngx_time()) {
        return NGX_DECLINED;
    }

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    if (lcf->valid && ngx_time() - ctx->old.checked < lcf->valid) {
        return NGX_OK;
    }

    firm = 0;

    rc = ngx_http_posts_check_deps(ctx, NULL, &firm);

    if (rc == NGX_OK && firm) {
        ngx_http_posts_confirm(r, ctx);
    }

    if (rc == NGX_OK && lcf->valid) {
        (void) ngx_posts_cache_update(ctx->cache, ctx->id, &ctx->old,
                                      ngx_time());
    }

    return rc;
}


/*
 * *firm is set to 1 when a young stamp has become a proof; what was checked
 * is added to deps, where it is not NULL.
 */

static ngx_int_t
ngx_http_posts_check_deps(ngx_http_posts_ctx_t *ctx, ngx_posts_deps_t *deps,
    ngx_uint_t *firm)
{
    u_char             *p, *last;
    ngx_int_t           rc;
    ngx_str_t          *packed;
    ngx_uint_t          young;
    ngx_posts_dep_t     dep;
    ngx_posts_files_t  *files;

    files = ngx_posts_sites_files(ngx_http_posts_worker.sites, &ctx->root,
                                  ctx->settings);
    packed = &ctx->old.parts[NGX_POSTS_CACHE_DEPS];

    if (files == NULL || packed->data == NULL) {
        return NGX_DECLINED;
    }

    p = packed->data;
    last = p + packed->len;

    for ( ;; ) {

        rc = ngx_posts_deps_next(&p, last, &dep);

        if (rc != NGX_OK) {
            return (rc == NGX_DONE) ? NGX_OK : NGX_DECLINED;
        }

        young = dep.young;

        if (dep.path.len == 0) {

            rc = ngx_http_posts_check_catalog(ctx, &dep);
            if (rc != NGX_OK) {
                return rc;
            }

        } else if (!ngx_posts_files_hold(files, &dep)) {
            return NGX_DECLINED;
        }

        *firm |= (young != dep.young);

        if (deps && ngx_posts_deps_add(deps, &dep) != NGX_OK) {
            return NGX_DECLINED;
        }
    }
}


static ngx_int_t
ngx_http_posts_check_catalog(ngx_http_posts_ctx_t *ctx, ngx_posts_dep_t *dep)
{
    ngx_int_t             rc;
    ngx_posts_site_t     *site;
    ngx_posts_catalog_t  *catalog;

    rc = ngx_http_posts_catalog(ctx, &site, &catalog);

    if (rc != NGX_OK) {
        return (rc == NGX_AGAIN) ? NGX_AGAIN : NGX_DECLINED;
    }

    return (catalog->digest == dep->digest) ? NGX_OK : NGX_DECLINED;
}


/* what is a proof by now need not be read again */

static void
ngx_http_posts_confirm(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_str_t          packed;
    ngx_uint_t         firm;
    ngx_posts_deps_t  *deps;

    deps = ngx_posts_deps_create(r->pool);

    if (deps == NULL
        || ngx_http_posts_check_deps(ctx, deps, &firm) != NGX_OK
        || ngx_posts_deps_pack(deps, &packed) != NGX_OK)
    {
        return;
    }

    (void) ngx_posts_cache_add(ctx->cache, ctx->id, &ctx->old,
                               NGX_POSTS_CACHE_DEPS, &packed);
}
