
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_aside.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_include.h"
#include "site/ngx_posts_layout.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_payload.h"
#include "site/ngx_posts_render.h"


static ngx_int_t ngx_posts_render_init(ngx_posts_render_t *render,
    uint32_t id);
static ngx_int_t ngx_posts_render_end(ngx_posts_render_t *render);
static ngx_int_t ngx_posts_render_body(ngx_posts_render_t *render,
    ngx_uint_t steps);
static ngx_int_t ngx_posts_render_source_map(ngx_posts_render_t *render);
static ngx_int_t ngx_posts_render_first_layout(ngx_posts_render_t *render);
static ngx_int_t ngx_posts_render_wrap(ngx_posts_render_t *render,
    ngx_uint_t steps);
static ngx_int_t ngx_posts_render_start_layout(ngx_posts_render_t *render);
static ngx_int_t ngx_posts_render_next_layout(ngx_posts_render_t *render);


ngx_posts_render_t *
ngx_posts_render_create(ngx_posts_site_t *site, ngx_posts_catalog_t *catalog,
    uint32_t id, ngx_log_t *log)
{
    ngx_pool_t          *pool;
    ngx_posts_render_t  *render;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NULL;
    }

    render = ngx_pcalloc(pool, sizeof(ngx_posts_render_t));
    if (render == NULL) {
        ngx_destroy_pool(pool);
        return NULL;
    }

    render->pool = pool;
    render->site = site;
    render->catalog = catalog;

    ngx_posts_site_hold(site);
    ngx_posts_catalog_hold(catalog);

    if (ngx_posts_render_init(render, id) != NGX_OK) {
        ngx_posts_render_destroy(render);
        return NULL;
    }

    return render;
}


static ngx_int_t
ngx_posts_render_init(ngx_posts_render_t *render, uint32_t id)
{
    ngx_posts_entry_t     entry;
    ngx_posts_config_t   *config;
    ngx_posts_context_t  *ctx;

    config = render->site->config;
    ctx = &render->ctx;

    ctx->pool = render->pool;
    ctx->log = render->pool->log;
    ctx->zone = config->zone;
    ctx->error = &render->error;

    ngx_posts_site_now(render->site, &ctx->now);

    render->env.url = config->url;
    render->env.baseurl = config->baseurl;
    render->env.markdown = config->markdown;

    /* the strings are the catalog's, which is held */

    ngx_posts_catalog_entry(render->catalog, id, &entry);

    render->record.kind = entry.record.kind;
    render->record.collection = entry.record.collection;
    render->record.variant = entry.record.variant;
    render->record.path = entry.record.path;
    render->record.output = entry.record.output;
    render->record.generator = entry.record.generator;
    render->record.number = entry.record.number;
    render->record.date = entry.record.date;
    render->record.theme = entry.record.theme;

    if (ngx_array_init(&render->templates, render->pool, 8,
                       sizeof(ngx_posts_template_t *))
        != NGX_OK
        || ngx_array_init(&render->layouts, render->pool, 4,
                          sizeof(ngx_posts_template_t *))
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    render->deps = ngx_posts_deps_create(render->pool);
    if (render->deps == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_facet_begin(render->deps, render->catalog, config,
                              (time_t) ctx->now.sec)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    render->left = NGX_POSTS_MAX_LIQUID_STEPS;
    render->documents = ngx_posts_map_create(render->pool, 0);
    if (render->documents == NULL) {
        return NGX_ERROR;
    }

    render->id = id;

    render->reader = &render->record;
    render->running = &render->record;
    render->step = ngx_posts_render_read;

    return NGX_OK;
}


void
ngx_posts_render_destroy(ngx_posts_render_t *render)
{
    ngx_uint_t              i;
    ngx_posts_template_t  **template;

    ngx_posts_asides_destroy(render);

    template = render->templates.elts;

    for (i = 0; i < render->templates.nelts; i++) {
        ngx_posts_template_release(template[i]);
    }

    ngx_posts_catalog_release(render->catalog);
    ngx_posts_site_release(render->site);

    ngx_destroy_pool(render->pool);
}


ngx_int_t
ngx_posts_render_run(ngx_posts_render_t *render, ngx_uint_t steps)
{
    ngx_int_t            rc;
    ngx_posts_render_pt  step;

    do {
        step = render->step;
        rc = step(render, steps);

    } while (rc == NGX_OK && render->step != NULL);

    if (rc == NGX_AGAIN) {
        return NGX_AGAIN;
    }

    if (ngx_posts_render_end(render) != NGX_OK) {
        rc = NGX_ERROR;
    }

    if (rc == NGX_ERROR) {

        if (render->deps->deps.nelts >= NGX_POSTS_MAX_DEPS) {
            ngx_posts_error_set(&render->error, "a page may not be made from "
                                "more than %d files", NGX_POSTS_MAX_DEPS);
        }

        ngx_posts_error_at(&render->error, &render->record.path, 1, 0);
    }

    /* a page that prints the time of day is good for this second only */

    if (render->ctx.clock) {
        ngx_posts_deps_expire(render->deps, ngx_time() + 1);
    }

    return rc;
}


/* what it is made from is known at the end only */

static ngx_int_t
ngx_posts_render_end(ngx_posts_render_t *render)
{
    ngx_posts_facet_t  facet;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = NGX_POSTS_FACET_OUTPUT;
    facet.name = render->record.output;

    if (ngx_posts_render_depend(render, &facet) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_lists_depend(render);
}


ngx_int_t
ngx_posts_render_begin(ngx_posts_render_t *render,
    ngx_posts_front_matter_t *fm)
{
    ngx_posts_value_t  key, *slot;

    render->document = ngx_posts_document_create(render, &render->record, fm);
    render->payload = ngx_posts_payload_create(render, render->document);

    /* in a list it is the same as the page itself */

    ngx_posts_integer(&key, (int64_t) render->id);
    slot = ngx_posts_map_set_value(render->documents, &key);

    if (render->document == NULL || render->payload == NULL || slot == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_drop(slot, &render->document->drop);

    if (ngx_posts_render_first_layout(render) != NGX_OK) {
        return NGX_ERROR;
    }

    render->step = ngx_posts_render_body;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_render_body(ngx_posts_render_t *render, ngx_uint_t steps)
{
    ngx_int_t  rc;
    ngx_str_t  html;

    rc = ngx_posts_document_convert(render->document, steps, &html);
    if (rc != NGX_OK) {
        return rc;
    }

    render->output = html;
    render->step = render->layout ? ngx_posts_render_wrap : NULL;

    if (render->map) {
        return ngx_posts_render_source_map(render);
    }

    ngx_posts_nil(&render->payload->layout);

    return NGX_OK;
}


/* an empty style sheet has none */

static ngx_int_t
ngx_posts_render_source_map(ngx_posts_render_t *render)
{
    render->output = render->document->content->map;

    ngx_str_set(&render->record.output_ext, ".map");

    return render->output.data ? NGX_OK : NGX_DECLINED;
}


/* the data of the layout is known to the page itself, too */

static ngx_int_t
ngx_posts_render_first_layout(ngx_posts_render_t *render)
{
    ngx_str_t           name, *path;
    ngx_posts_value_t  *value;

    path = &render->record.path;

    if (!ngx_posts_document_in_layout(render->document, &value)) {
        return NGX_OK;
    }

    if (ngx_posts_value_to_s(&render->ctx, value, &name) != NGX_OK
        || ngx_posts_layout_find(render, &name) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (render->layout == NULL) {
        ngx_log_error(NGX_LOG_WARN, render->ctx.log, 0,
                      "%V/%V:1: layout \"%V\" does not exist",
                      &render->site->root, path, &name);
        return NGX_OK;
    }

    ngx_posts_map(&render->payload->layout, render->layout->data);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_render_wrap(ngx_posts_render_t *render, ngx_uint_t steps)
{
    ngx_int_t  rc;

    if (render->vm == NULL
        && ngx_posts_render_start_layout(render) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (!render->joining) {

        rc = ngx_posts_liquid_run(render->vm, steps);

        if (rc != NGX_OK) {
            return rc;
        }

        render->left = ngx_posts_liquid_left(render->vm);
        render->joining = 1;
    }

    rc = ngx_posts_buffer_join(&render->buffer, &render->output);

    if (rc != NGX_OK) {
        return rc;
    }

    render->joining = 0;
    render->vm = NULL;

    return ngx_posts_render_next_layout(render);
}


static ngx_int_t
ngx_posts_render_start_layout(ngx_posts_render_t *render)
{
    ngx_posts_map_t        *map;
    ngx_posts_value_t       globals;
    ngx_posts_payload_t    *payload;
    ngx_posts_template_t   *layout, **used;

    layout = render->layout;
    payload = render->payload;

    if (layout->program == NULL) {
        return ngx_posts_render_fail(&render->error, &layout->error);
    }

    if (layout->broken && !render->broken) {
        (void) ngx_posts_render_fail(&render->error, &layout->error);
        render->broken = 1;
    }

    used = ngx_array_push(&render->layouts);
    if (used == NULL) {
        return NGX_ERROR;
    }

    *used = layout;
    map = layout->data;

    if (payload->layout.type == NGX_POSTS_MAP) {
        map = ngx_posts_merge(render->pool, map, payload->layout.u.map);
        if (map == NULL) {
            return NGX_ERROR;
        }
    }

    ngx_posts_map(&payload->layout, map);
    ngx_posts_string(&payload->content, render->output.data,
                     render->output.len);

    ngx_posts_buffer_init(&render->buffer, render->pool,
                          NGX_POSTS_MAX_OUTPUT);

    ngx_posts_drop(&globals, &payload->drop);

    render->vm = ngx_posts_liquid_vm_create(layout->program, &render->ctx,
                                            &globals, &render->buffer,
                                            ngx_posts_include_load, render);
    if (render->vm == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_liquid_allow(render->vm, render->left);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_render_next_layout(ngx_posts_render_t *render)
{
    ngx_str_t               name;
    ngx_uint_t              i;
    ngx_posts_value_t      *value;
    ngx_posts_template_t   *from, **used;

    from = render->layout;
    render->layout = NULL;
    render->step = NULL;

    value = ngx_posts_map_get(from->data, "layout");

    if (value == NULL || value->type != NGX_POSTS_STRING) {
        return NGX_OK;
    }

    name = ngx_posts_value_str(value);

    if (ngx_posts_layout_find(render, &name) != NGX_OK) {
        return NGX_ERROR;
    }

    if (render->layout == NULL) {
        return NGX_OK;
    }

    used = render->layouts.elts;

    for (i = 0; i < render->layouts.nelts; i++) {
        if (used[i] == render->layout) {
            ngx_log_error(NGX_LOG_WARN, render->ctx.log, 0,
                          "%V/%V:1: layout \"%V\" is used around itself",
                          &render->site->root, &from->path, &name);
            return NGX_OK;
        }
    }

    if (render->layouts.nelts == NGX_POSTS_MAX_LAYOUTS) {
        ngx_posts_error_at(&render->error, &from->path, 1, 0);
        return ngx_posts_error_set(&render->error,
                                   "more than %d layouts around one page",
                                   NGX_POSTS_MAX_LAYOUTS);
    }

    render->step = ngx_posts_render_wrap;

    return NGX_OK;
}


ngx_int_t
ngx_posts_render_template(ngx_posts_render_t *render, ngx_str_t *path,
    ngx_posts_template_kind_e kind, ngx_posts_template_t **template)
{
    ngx_int_t               rc;
    ngx_posts_template_t  **held, *t;

    held = ngx_array_push(&render->templates);
    if (held == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_templates_get(render->site->templates, path, kind,
                                 render->deps, &t, &render->error);
    if (rc != NGX_OK) {
        render->templates.nelts--;
        return rc;
    }

    *held = t;
    *template = t;

    return NGX_OK;
}


ngx_int_t
ngx_posts_render_fail(ngx_posts_error_t *to, ngx_posts_error_t *from)
{
    ngx_posts_error_at(to, &from->file, from->line, from->column);

    return ngx_posts_error_set(to, "%V", &from->reason);
}


ngx_int_t
ngx_posts_render_depend(ngx_posts_render_t *render, ngx_posts_facet_t *facet)
{
    ngx_int_t  rc;

    rc = ngx_posts_facet_add(render->deps, render->catalog,
                             render->site->config,
                             (time_t) render->ctx.now.sec, facet);

    if (rc == NGX_DECLINED) {
        ngx_posts_facet_bind(render->deps);
        return NGX_OK;
    }

    return rc;
}


void
ngx_posts_render_posts(ngx_posts_render_t *render, ngx_posts_ids_t *posts)
{
    ngx_posts_catalog_list(render->catalog, NGX_POSTS_LIST_POSTS, posts);

    posts->nelts = ngx_posts_catalog_visible(render->catalog,
                                             render->site->config, posts,
                                             (time_t) render->ctx.now.sec);
}


ngx_posts_jekyll_env_t *
ngx_posts_jekyll_env(ngx_posts_liquid_vm_t *vm)
{
    ngx_posts_render_t  *render;

    render = ngx_posts_liquid_data(vm);

    return &render->env;
}
