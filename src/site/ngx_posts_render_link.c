
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_render.h"
#include "site/ngx_posts_variant.h"


static ngx_int_t ngx_posts_render_made(ngx_posts_render_t *render,
    ngx_str_t *path, ngx_posts_entry_t *entry);
static ngx_int_t ngx_posts_render_below(ngx_posts_render_t *render,
    ngx_str_t *path, ngx_uint_t member, ngx_posts_entry_t *entry);
static ngx_int_t ngx_posts_render_look(ngx_posts_render_t *render,
    ngx_str_t *key, ngx_uint_t member, ngx_posts_entry_t *entry);
static ngx_int_t ngx_posts_render_on(ngx_posts_render_t *render,
    ngx_posts_facet_kind_e kind, ngx_str_t *name, ngx_uint_t member);


ngx_int_t
ngx_posts_render_linked(ngx_posts_render_t *render, ngx_str_t *path,
    ngx_posts_entry_t *entry)
{
    ngx_int_t   rc;
    ngx_str_t   name;
    ngx_uint_t  slash;

    name = *path;
    slash = (name.len && name.data[0] == '/');

    if (slash) {
        name.data++;
        name.len--;
    }

    /* two slashes would be the key of what a plugin has made */

    if (name.len > NGX_POSTS_MAX_PATH
        || (name.len && name.data[0] == '/'))
    {
        return NGX_DECLINED;
    }

    rc = slash ? NGX_DECLINED : ngx_posts_render_made(render, &name, entry);

    if (rc != NGX_DECLINED) {
        return rc;
    }

    rc = ngx_posts_render_look(render, &name, 0, entry);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    if (slash) {
        return (rc == NGX_OK && entry->record.kind == NGX_POSTS_RECORD_STATIC)
               ? NGX_OK : NGX_DECLINED;
    }

    if (rc == NGX_OK && !ngx_posts_record_is_document(&entry->record)) {
        return NGX_OK;
    }

    rc = ngx_posts_render_below(render, &name, 1, entry);

    if (rc != NGX_DECLINED) {
        return rc;
    }

    rc = ngx_posts_render_below(render, &name, 0, entry);

    return (rc != NGX_OK || ngx_posts_record_is_document(&entry->record))
           ? rc : NGX_DECLINED;
}


/* whether a README is an index is not for its file to say */

static ngx_int_t
ngx_posts_render_made(ngx_posts_render_t *render, ngx_str_t *path,
    ngx_posts_entry_t *entry)
{
    time_t               now;
    ngx_int_t            rc;
    ngx_str_t            key;
    ngx_uint_t           i, last;
    ngx_posts_config_t  *config;
    u_char               buf[NGX_POSTS_RECORD_README + NGX_POSTS_MAX_PATH];

    config = render->site->config;
    now = (time_t) render->ctx.now.sec;
    last = ngx_posts_variant_last(config);

    for (i = NGX_POSTS_RECORD_OPTIONAL; i <= last; i++) {

        key = ngx_posts_variant_key(buf, path, i);
        rc = ngx_posts_render_look(render, &key, 0, entry);

        if (rc == NGX_ERROR) {
            return NGX_ERROR;
        }

        if (rc != NGX_OK) {
            continue;
        }

        if (ngx_posts_render_on(render, NGX_POSTS_FACET_OUTPUT,
                                &entry->record.output, 0)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (ngx_posts_catalog_output(render->catalog, config,
                                     &entry->record.output, now)
            == entry->id)
        {
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}


static ngx_int_t
ngx_posts_render_below(ngx_posts_render_t *render, ngx_str_t *path,
    ngx_uint_t member, ngx_posts_entry_t *entry)
{
    ngx_str_t  name, *dir;

    name = *path;
    dir = &render->site->config->collections_dir;

    if (dir->len
        && ngx_posts_path_join(render->pool, dir, path, &name) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_render_look(render, &name, member, entry);
}


static ngx_int_t
ngx_posts_render_look(ngx_posts_render_t *render, ngx_str_t *key,
    ngx_uint_t member, ngx_posts_entry_t *entry)
{
    uint32_t  id;

    if (ngx_posts_render_on(render, NGX_POSTS_FACET_PATH, key, member)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    id = ngx_posts_catalog_path(render->catalog, key, member);

    if (id == NGX_POSTS_NO_ID) {
        return NGX_DECLINED;
    }

    ngx_posts_catalog_entry(render->catalog, id, entry);

    return (entry->record.kind != NGX_POSTS_RECORD_DATA
            && ngx_posts_record_visible(render->site->config, &entry->record,
                                        (time_t) render->ctx.now.sec))
           ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_render_on(ngx_posts_render_t *render, ngx_posts_facet_kind_e kind,
    ngx_str_t *name, ngx_uint_t member)
{
    ngx_posts_facet_t  facet;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = kind;
    facet.list = member;
    facet.name = *name;

    return ngx_posts_render_depend(render, &facet);
}
