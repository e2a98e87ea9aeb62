
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


/*
 * What of a site a page is checked against.
 *
 * catalog  NULL: there is none yet, or it is not looked at
 * same     1: all is as it was when the page was made
 * changed  1: the catalog is not the one that the page was made with
 */

typedef struct {
    ngx_posts_site_t      *site;
    ngx_posts_catalog_t   *catalog;
    ngx_posts_time_t       now;
    ngx_uint_t             same;
    ngx_uint_t             changed;
} ngx_http_posts_view_t;


static ngx_uint_t ngx_http_posts_is_proved(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_proof_t *proof);
static ngx_int_t ngx_http_posts_check_deps(ngx_http_posts_ctx_t *ctx,
    ngx_posts_deps_t *deps, ngx_uint_t *firm);
static ngx_int_t ngx_http_posts_check_facet(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep);
static ngx_int_t ngx_http_posts_check_state(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep);
static ngx_int_t ngx_http_posts_check_walk(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep);
static ngx_int_t ngx_http_posts_check_all(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep);
static ngx_int_t ngx_http_posts_view(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_uint_t since);
static void ngx_http_posts_confirm(ngx_http_request_t *r,
    ngx_http_posts_ctx_t *ctx);


/* NGX_OK, NGX_DECLINED: something changed, NGX_AGAIN: not known yet */

ngx_int_t
ngx_http_posts_fresh(ngx_http_request_t *r, ngx_http_posts_ctx_t *ctx)
{
    ngx_int_t                   rc;
    ngx_uint_t                  firm;
    ngx_http_posts_proof_t     *proof;
    ngx_http_posts_loc_conf_t  *lcf;

    if (ctx->old_head.expires && ctx->old_head.expires <= ngx_time()) {
        return NGX_DECLINED;
    }

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    if (lcf->valid && ngx_time() - ctx->old.checked < lcf->valid) {
        return NGX_OK;
    }

    proof = &ngx_http_posts_worker.proved[ctx->id[0] % NGX_HTTP_POSTS_PROVED];

    if (ngx_http_posts_is_proved(ctx, proof)) {
        return NGX_OK;
    }

    firm = 0;

    rc = ngx_http_posts_check_deps(ctx, NULL, &firm);

    if (rc == NGX_OK) {
        proof->tick = ngx_http_posts_worker.tick;
        proof->cache = ctx->cache;
        proof->sequence = ctx->old.sequence;
        ngx_memcpy(proof->id, ctx->id, NGX_HTTP_POSTS_KEY_LEN);
    }

    if (rc == NGX_OK && firm) {
        ngx_http_posts_confirm(r, ctx);
    }

    if (rc == NGX_OK && lcf->valid) {
        (void) ngx_posts_cache_update(ctx->cache, ctx->id, &ctx->old,
                                      ngx_time());
    }

    return rc;
}


/* stats hold for a turn of the event loop, and so does what follows of them */

static ngx_uint_t
ngx_http_posts_is_proved(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_proof_t *proof)
{
    return proof->tick == ngx_http_posts_worker.tick
           && proof->cache == ctx->cache
           && proof->sequence == ctx->old.sequence
           && ngx_memcmp(proof->id, ctx->id, NGX_HTTP_POSTS_KEY_LEN) == 0;
}


/*
 * *firm is set to 1 when a young stamp has become a proof, or what is checked
 * is another file or catalog but means the same to the page; what was checked
 * is added to deps, where it is not NULL, as it is now.
 */

static ngx_int_t
ngx_http_posts_check_deps(ngx_http_posts_ctx_t *ctx, ngx_posts_deps_t *deps,
    ngx_uint_t *firm)
{
    u_char                 *p, *last;
    uint64_t                key;
    ngx_int_t               rc;
    ngx_str_t              *packed;
    ngx_posts_dep_t         dep, was;
    ngx_posts_files_t      *files;
    ngx_http_posts_view_t   view;

    files = ngx_posts_sites_files(ngx_http_posts_worker.sites, &ctx->root,
                                  ctx->settings);
    packed = &ctx->old.parts[NGX_POSTS_CACHE_DEPS];

    if (files == NULL || packed->data == NULL) {
        return NGX_DECLINED;
    }

    ngx_memzero(&view, sizeof(ngx_http_posts_view_t));

    p = packed->data;
    last = p + packed->len;

    for ( ;; ) {

        rc = ngx_posts_deps_next(&p, last, &dep, &key);

        if (rc != NGX_OK) {
            return (rc == NGX_DONE) ? NGX_OK : NGX_DECLINED;
        }

        if (ngx_posts_facet_is(&dep)) {

            rc = ngx_http_posts_check_facet(ctx, &view, &dep);
            if (rc != NGX_OK) {
                return rc;
            }

            *firm |= view.changed;

        } else {
            was = dep;

            if (!ngx_posts_files_hold_key(files, &dep, key)) {
                return NGX_DECLINED;
            }

            *firm |= (was.young != dep.young)
                     || !ngx_posts_stamp_equal(&was.stamp, &dep.stamp);
        }

        if (deps && ngx_posts_deps_add(deps, &dep) != NGX_OK) {
            return NGX_DECLINED;
        }
    }
}


/* the first facet tells how new a catalog the page needs, if any */

static ngx_int_t
ngx_http_posts_check_facet(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep)
{
    ngx_posts_facet_kind_e  kind;

    if (view->same) {
        return NGX_OK;
    }

    kind = ngx_posts_facet_kind(dep);

    switch (kind) {

    case NGX_POSTS_FACET_STATE:
        return ngx_http_posts_check_state(ctx, view, dep);

    case NGX_POSTS_FACET_ALL:
        return ngx_http_posts_check_all(ctx, view, dep);

    case NGX_POSTS_FACET_WALK:
        return ngx_http_posts_check_walk(ctx, view, dep);

    default:
        break;
    }

    if (view->catalog == NULL && !ngx_posts_facet_of_config(kind)) {
        return NGX_OK;
    }

    return ngx_posts_facet_holds(view->catalog, view->site->config,
                                 (time_t) view->now.sec, dep)
           ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_http_posts_check_state(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep)
{
    switch (ngx_http_posts_view(ctx, view,
                                ngx_posts_facet_lists(dep) ? ctx->since : 0))
    {

    case NGX_OK:
        break;

    case NGX_AGAIN:
        return NGX_AGAIN;

    case NGX_DECLINED:
        return NGX_OK;

    default:
        return NGX_DECLINED;
    }

    if (ngx_posts_facet_holds(view->catalog, view->site->config,
                              (time_t) view->now.sec, dep))
    {
        view->same = 1;
        return NGX_OK;
    }

    view->changed = 1;

    ngx_posts_facet_renew(view->catalog, view->site->config,
                          (time_t) view->now.sec, dep);

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_check_all(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep)
{
    ngx_int_t  rc;

    rc = ngx_http_posts_view(ctx, view, ctx->since);

    if (rc != NGX_OK) {
        return (rc == NGX_AGAIN) ? NGX_AGAIN : NGX_DECLINED;
    }

    view->same = ngx_posts_facet_holds(view->catalog, view->site->config,
                                       (time_t) view->now.sec, dep);

    return view->same ? NGX_OK : NGX_DECLINED;
}


/* under other settings the page may be gone: the catalog of these tells */

static ngx_int_t
ngx_http_posts_check_walk(ngx_http_posts_ctx_t *ctx,
    ngx_http_posts_view_t *view, ngx_posts_dep_t *dep)
{
    ngx_int_t  rc;

    if (ngx_posts_facet_holds(NULL, view->site->config,
                              (time_t) view->now.sec, dep))
    {
        return NGX_OK;
    }

    if (view->catalog == NULL) {

        rc = ngx_http_posts_view(ctx, view, ctx->since);

        if (rc != NGX_OK) {
            return (rc == NGX_AGAIN) ? NGX_AGAIN : NGX_DECLINED;
        }
    }

    view->changed = 1;

    ngx_posts_facet_renew(NULL, view->site->config, (time_t) view->now.sec,
                          dep);

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_view(ngx_http_posts_ctx_t *ctx, ngx_http_posts_view_t *view,
    ngx_uint_t since)
{
    ngx_int_t   rc;
    ngx_uint_t  lists;

    rc = ngx_posts_sites_get(ngx_http_posts_worker.sites, &ctx->root,
                             ctx->settings, &ctx->of, ctx->options,
                             &view->site);
    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_site_now(view->site, &view->now);

    lists = (since != 0);

    /* where changes are told, any page can know that it has lost its URL */

    if (ngx_posts_site_sees(view->site)) {
        since = ctx->since;
    }

    rc = ngx_posts_site_catalog(view->site, since, ctx->moved,
                                &view->catalog);

    /* while it changes, only a list is worth waiting for */

    if (rc == NGX_AGAIN && !lists && ngx_posts_site_settles(view->site)) {
        rc = ngx_posts_site_catalog(view->site, 0, 0, &view->catalog);
    }

    ngx_http_posts_pending(ctx, view->site, rc);

    return rc;
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
