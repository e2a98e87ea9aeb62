
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_template.h"
#include "text/ngx_posts_csv.h"
#include "text/ngx_posts_front_matter.h"
#include "text/ngx_posts_yaml.h"


#define NGX_POSTS_TEMPLATE_BUCKETS  256


struct ngx_posts_templates_s {
    ngx_posts_files_t          *files;
    ngx_posts_liquid_engine_t  *engine;
    ngx_posts_zone_t           *zone;
    ngx_log_t                  *log;
    ngx_uint_t                  n;
    ngx_posts_template_t       *buckets[NGX_POSTS_TEMPLATE_BUCKETS];
};


static void ngx_posts_templates_flush(void *data);
static ngx_posts_template_t **ngx_posts_templates_place(
    ngx_posts_templates_t *templates, ngx_str_t *path,
    ngx_posts_template_kind_e kind);
static ngx_int_t ngx_posts_template_load(ngx_posts_templates_t *templates,
    ngx_str_t *path, ngx_posts_template_kind_e kind, ngx_posts_deps_t *deps,
    ngx_posts_template_t **template, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_template_compile(ngx_posts_templates_t *templates,
    ngx_posts_template_t *template, ngx_str_t *source,
    ngx_posts_template_kind_e kind);
static ngx_int_t ngx_posts_template_data(ngx_posts_template_t *template,
    ngx_posts_front_matter_t *fm, ngx_posts_zone_t *zone);
static ngx_int_t ngx_posts_template_value(ngx_posts_template_t *template,
    ngx_str_t *source, ngx_posts_zone_t *zone);
static ngx_int_t ngx_posts_template_depend(ngx_posts_deps_t *deps,
    ngx_posts_dep_t *dep, ngx_posts_error_t *error);


ngx_posts_templates_t *
ngx_posts_templates_create(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_posts_liquid_engine_t *engine, ngx_posts_zone_t *zone)
{
    ngx_pool_cleanup_t     *cln;
    ngx_posts_templates_t  *templates;

    templates = ngx_pcalloc(pool, sizeof(ngx_posts_templates_t));
    cln = ngx_pool_cleanup_add(pool, 0);

    if (templates == NULL || cln == NULL) {
        return NULL;
    }

    templates->files = files;
    templates->engine = engine;
    templates->zone = zone;
    templates->log = pool->log;

    cln->handler = ngx_posts_templates_flush;
    cln->data = templates;

    return templates;
}


static void
ngx_posts_templates_flush(void *data)
{
    ngx_posts_templates_t *templates = data;

    ngx_uint_t             i;
    ngx_posts_template_t  *template;

    for (i = 0; i < NGX_POSTS_TEMPLATE_BUCKETS; i++) {

        while (templates->buckets[i]) {
            template = templates->buckets[i];
            templates->buckets[i] = template->next;
            ngx_posts_template_release(template);
        }
    }

    templates->n = 0;
}


void
ngx_posts_template_release(ngx_posts_template_t *template)
{
    if (--template->refs == 0) {
        ngx_destroy_pool(template->pool);
    }
}


ngx_int_t
ngx_posts_templates_get(ngx_posts_templates_t *templates, ngx_str_t *path,
    ngx_posts_template_kind_e kind, ngx_posts_deps_t *deps,
    ngx_posts_template_t **template, ngx_posts_error_t *error)
{
    ngx_int_t               rc;
    ngx_posts_template_t  **place, *old;

    place = ngx_posts_templates_place(templates, path, kind);
    old = *place;

    if (old && ngx_posts_files_hold(templates->files, &old->dep)) {
        if (ngx_posts_template_depend(deps, &old->dep, error) != NGX_OK) {
            return NGX_ERROR;
        }

        old->refs++;
        *template = old;

        return NGX_OK;
    }

    if (old) {
        *place = old->next;
        templates->n--;
        ngx_posts_template_release(old);
    }

    rc = ngx_posts_template_load(templates, path, kind, deps, template,
                                 error);

    /* one that is missing is the fault of the file that names it */

    if (rc == NGX_ERROR) {
        ngx_posts_error_at(error, path, 0, 0);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    if (templates->n >= NGX_POSTS_MAX_TEMPLATES) {
        ngx_posts_templates_flush(templates);
    }

    place = ngx_posts_templates_place(templates, path, kind);

    (*template)->next = *place;
    (*template)->refs++;
    *place = *template;
    templates->n++;

    return NGX_OK;
}


/* where the template of a path is linked, or would be */

static ngx_posts_template_t **
ngx_posts_templates_place(ngx_posts_templates_t *templates, ngx_str_t *path,
    ngx_posts_template_kind_e kind)
{
    ngx_posts_template_t  **place;

    place = &templates->buckets[ngx_posts_map_hash(path->data, path->len)
                                % NGX_POSTS_TEMPLATE_BUCKETS];

    while (*place
           && ((*place)->kind != kind || (*place)->path.len != path->len
               || ngx_memcmp((*place)->path.data, path->data, path->len)
                  != 0))
    {
        place = &(*place)->next;
    }

    return place;
}


/* the page outlives the template: its list needs a copy of the path */

static ngx_int_t
ngx_posts_template_depend(ngx_posts_deps_t *deps, ngx_posts_dep_t *dep,
    ngx_posts_error_t *error)
{
    ngx_int_t        rc;
    ngx_posts_dep_t  copy;

    copy = *dep;

    copy.path.data = ngx_pnalloc(deps->pool, dep->path.len + 1);
    if (copy.path.data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(copy.path.data, dep->path.data, dep->path.len + 1);

    rc = ngx_posts_deps_add(deps, &copy);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(error, "a page may not be made from more "
                                   "than %d files", NGX_POSTS_MAX_DEPS);
    }

    return rc;
}


static ngx_int_t
ngx_posts_template_load(ngx_posts_templates_t *templates, ngx_str_t *path,
    ngx_posts_template_kind_e kind, ngx_posts_deps_t *deps,
    ngx_posts_template_t **template, ngx_posts_error_t *error)
{
    ngx_int_t              rc;
    ngx_str_t              absolute, source;
    ngx_pool_t            *pool;
    ngx_posts_template_t  *t;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, templates->log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    rc = NGX_ERROR;

    t = ngx_pcalloc(pool, sizeof(ngx_posts_template_t));
    if (t == NULL) {
        goto failed;
    }

    t->pool = pool;
    t->refs = 1;
    t->kind = kind;
    t->path.len = path->len;
    t->path.data = ngx_pnalloc(pool, path->len + 1);

    if (t->path.data == NULL) {
        goto failed;
    }

    *ngx_cpymem(t->path.data, path->data, path->len) = '\0';

    rc = ngx_posts_files_path(templates->files, pool, &t->path, &absolute);
    if (rc != NGX_OK) {
        goto failed;
    }

    rc = ngx_posts_files_read(templates->files, pool, &absolute,
                              NGX_POSTS_MAX_SOURCE, &source, &t->dep, error);

    if (ngx_posts_template_depend(deps, &t->dep, error) != NGX_OK) {
        rc = NGX_ERROR;
    }

    if (rc == NGX_OK) {
        rc = ngx_posts_template_compile(templates, t, &source, kind);
    }

    if (rc == NGX_OK) {
        *template = t;
        return NGX_OK;
    }

failed:

    ngx_destroy_pool(pool);

    return rc;
}


static ngx_int_t
ngx_posts_template_compile(ngx_posts_templates_t *templates,
    ngx_posts_template_t *template, ngx_str_t *source,
    ngx_posts_template_kind_e kind)
{
    ngx_posts_front_matter_t  fm;

    fm.body = *source;
    fm.line = 1;

    template->data = ngx_posts_map_create(template->pool, 0);
    if (template->data == NULL) {
        return NGX_ERROR;
    }

    if (kind != NGX_POSTS_TEMPLATE_DATA
        && !ngx_posts_utf8_valid(source->data, source->len))
    {
        ngx_posts_error_at(&template->error, &template->path, 1, 0);
        ngx_posts_error_set(&template->error, "the file is not valid UTF-8");
        return NGX_OK;
    }

    if (kind == NGX_POSTS_TEMPLATE_LAYOUT
        && ngx_posts_front_matter_split(source, 1, &fm) == NGX_OK
        && ngx_posts_template_data(template, &fm, templates->zone)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (kind == NGX_POSTS_TEMPLATE_DATA) {
        return ngx_posts_template_value(template, source, templates->zone);
    }

    template->program = ngx_posts_liquid_compile(templates->engine,
                            template->pool, templates->log, &template->path,
                            fm.line, &fm.body, &template->error);

    if (template->program == NULL
        && !ngx_posts_error_is_set(&template->error))
    {
        return NGX_ERROR;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_template_value(ngx_posts_template_t *template, ngx_str_t *source,
    ngx_posts_zone_t *zone)
{
    ngx_int_t  rc;
    ngx_str_t  ext;

    ext = ngx_posts_path_ext(&template->path);

    if (ext.len == 4 && ngx_memcmp(ext.data + 2, "sv", 2) == 0) {
        rc = ngx_posts_csv_parse(template->pool, source,
                                 ext.data[1] == 't' ? '\t' : ',',
                                 &template->value, &template->error);
    } else {
        rc = ngx_posts_yaml_parse(template->pool, source, 1, zone,
                                  &template->value, &template->error);
    }

    if (rc == NGX_OK) {
        return NGX_OK;
    }

    ngx_posts_error_at(&template->error, &template->path, 1, 0);

    return ngx_posts_error_is_set(&template->error) ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_template_data(ngx_posts_template_t *template,
    ngx_posts_front_matter_t *fm, ngx_posts_zone_t *zone)
{
    ngx_int_t          rc;
    ngx_posts_value_t  value;

    if (fm->yaml.len > NGX_POSTS_MAX_FRONT_MATTER) {
        rc = ngx_posts_error_set(&template->error,
                                 "front matter of more than %d bytes",
                                 NGX_POSTS_MAX_FRONT_MATTER);
    } else {
        rc = ngx_posts_yaml_parse(template->pool, &fm->yaml, 1, zone, &value,
                                  &template->error);
    }

    if (rc == NGX_OK && value.type == NGX_POSTS_MAP) {
        template->data = value.u.map;
        return NGX_OK;
    }

    if (rc == NGX_OK && !ngx_posts_truthy(&value)) {
        return NGX_OK;
    }

    if (rc == NGX_OK) {
        ngx_posts_error_set(&template->error,
                            "the front matter is not a map");
    }

    if (!ngx_posts_error_is_set(&template->error)) {
        return NGX_ERROR;
    }

    ngx_posts_error_at(&template->error, &template->path, 1, 0);
    template->broken = 1;

    return NGX_OK;
}
