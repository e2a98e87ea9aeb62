
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_render.h"
#include "site/ngx_posts_theme.h"


static ngx_int_t ngx_posts_render_hidden(ngx_posts_render_t *render);
static ngx_uint_t ngx_posts_render_is_known(ngx_posts_render_t *render);
static ngx_int_t ngx_posts_render_known(ngx_posts_render_t *render,
    ngx_str_t *source);
static ngx_int_t ngx_posts_render_record(ngx_posts_render_t *render,
    ngx_str_t *source, ngx_str_t *output);


ngx_int_t
ngx_posts_render_read(ngx_posts_render_t *render, ngx_uint_t steps)
{
    ngx_int_t        rc;
    ngx_str_t        source, output;
    ngx_posts_dep_t  dep;

    if (render->record.generator) {

        rc = ngx_posts_generator_render(render);

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    if (render->record.theme) {
        rc = ngx_posts_render_hidden(render);

        if (rc != NGX_OK) {
            return rc;
        }
    }

    rc = ngx_posts_render_source(render, &render->record, &source, &dep);

    if (dep.path.len == 0
        || ngx_posts_deps_add(render->deps, &dep) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    output = render->record.output;
    render->record.stamp = dep.stamp;

    /* nobody tells of a file that is known by a link only */

    if (render->record.generator == 0
        && !ngx_posts_stamp_equal(&dep.stamp,
                                  &render->catalog->rows[render->id].stamp))
    {
        ngx_posts_site_suspect(render->site, &render->record.path);
    }

    rc = ngx_posts_render_is_known(render)
         ? ngx_posts_render_known(render, &source)
         : ngx_posts_render_record(render, &source, &output);

    if (render->record.timed) {
        ngx_posts_deps_date(render->deps, &dep.path);
    }

    return rc;
}


ngx_int_t
ngx_posts_render_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source, ngx_posts_dep_t *dep)
{
    ngx_str_t  absolute;

    ngx_memzero(dep, sizeof(ngx_posts_dep_t));

    if (ngx_posts_theme_file(render->site->files, render->pool,
                             &render->site->config->theme, record, &absolute)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_files_read(render->site->files, render->pool, &absolute,
                                NGX_POSTS_MAX_SOURCE, source, dep,
                                &render->error);
}


/* whether the catalog's row is of the bytes that were read */

static ngx_uint_t
ngx_posts_render_is_known(ngx_posts_render_t *render)
{
    ngx_posts_row_t  *row;

    row = &render->catalog->rows[render->id];

    return render->record.generator == 0
           && !(row->flags & (NGX_POSTS_ROW_YOUNG|NGX_POSTS_ROW_FAILED
                              |NGX_POSTS_ROW_BROKEN|NGX_POSTS_ROW_REFUSED))
           && ngx_posts_stamp_equal(&render->record.stamp, &row->stamp);
}


/* of a file that has not changed since there is only the body to be found */

static ngx_int_t
ngx_posts_render_known(ngx_posts_render_t *render, ngx_str_t *source)
{
    ngx_posts_entry_t         entry;
    ngx_posts_record_t       *record;
    ngx_posts_front_matter_t  fm;

    ngx_posts_catalog_entry(render->catalog, render->id, &entry);

    record = &render->record;
    *record = entry.record;

    if (record->kind == NGX_POSTS_RECORD_STATIC
        || !ngx_posts_record_visible(render->site->config, record,
                                     (time_t) render->ctx.now.sec))
    {
        return NGX_DECLINED;
    }

    if (ngx_posts_record_is_yaml(record)) {
        ngx_str_set(&fm.body, "");
        fm.line = 1;

    } else {
        (void) ngx_posts_front_matter_split(source,
                                       ngx_posts_record_is_document(record),
                                       &fm);
    }

    return ngx_posts_render_begin(render, &fm);
}


/* NGX_DECLINED: the site has got a file that goes before the theme's */

static ngx_int_t
ngx_posts_render_hidden(ngx_posts_render_t *render)
{
    ngx_int_t          hidden;
    ngx_posts_dep_t    dep;
    ngx_posts_site_t  *site;

    site = render->site;

    hidden = ngx_posts_theme_hidden(site->files, render->pool, site->config,
                                    &render->record, &dep);

    if (hidden == NGX_ERROR
        || ngx_posts_deps_add(render->deps, &dep) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (!hidden) {
        return NGX_OK;
    }

    ngx_posts_site_suspect(site, &render->record.path);

    return NGX_DECLINED;
}


static ngx_int_t
ngx_posts_render_record(ngx_posts_render_t *render, ngx_str_t *source,
    ngx_str_t *output)
{
    ngx_posts_record_t      *record;
    ngx_posts_record_ctx_t   r;

    record = &render->record;

    ngx_memzero(&r, sizeof(ngx_posts_record_ctx_t));
    r.ctx = &render->ctx;
    r.config = render->site->config;
    r.record = record;
    r.source = source;

    if (ngx_posts_record_read(&r) != NGX_OK) {
        return NGX_ERROR;
    }

    if (record->kind == NGX_POSTS_RECORD_STATIC) {
        return NGX_DECLINED;
    }

    /* a copy of a page is not where its file says */

    if (record->generator) {
        ngx_posts_generator_place(render);
    }

    if (record->error) {

        if (!record->broken || !record->published) {
            return ngx_posts_render_fail(&render->error, record->error);
        }

        (void) ngx_posts_render_fail(&render->error, record->error);
        render->broken = 1;

    } else if (record->output.len != output->len
               || ngx_memcmp(record->output.data, output->data, output->len)
                  != 0
               || !ngx_posts_record_visible(render->site->config, record,
                                            (time_t) render->ctx.now.sec))
    {
        return NGX_DECLINED;
    }

    record->output = *output;

    return ngx_posts_render_begin(render, &r.fm);
}
