
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_document.h"
#include "site/ngx_posts_names.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_stylesheet.h"
#include "site/ngx_posts_theme.h"
#include "text/ngx_posts_sass.h"
#include "text/ngx_posts_sass_path.h"


/*
 * One compilation.
 *
 * root     of the site, plain: what paths of libsass begin with
 * theme    the same of its theme, empty when there is none
 * options  the section "sass" of the configuration, NULL when there is none
 * dirs     path of a directory -> its names, an ngx_array_t *
 */

typedef struct {
    ngx_posts_render_t       *render;
    ngx_str_t                 root;
    ngx_str_t                 theme;
    ngx_posts_map_t          *options;
    ngx_posts_map_t          *dirs;
    ngx_posts_sass_t          sass;
} ngx_posts_stylesheet_t;


static ngx_int_t ngx_posts_stylesheet_init(ngx_posts_stylesheet_t *sheet,
    ngx_posts_render_t *render, ngx_posts_record_t *record);
static ngx_int_t ngx_posts_stylesheet_names(ngx_posts_stylesheet_t *sheet,
    ngx_posts_record_t *record);
static void ngx_posts_stylesheet_style(ngx_posts_stylesheet_t *sheet);
static ngx_int_t ngx_posts_stylesheet_paths(ngx_posts_stylesheet_t *sheet);
static ngx_int_t ngx_posts_stylesheet_path(ngx_posts_stylesheet_t *sheet,
    ngx_str_t *dir);
static ngx_int_t ngx_posts_stylesheet_theme(ngx_posts_stylesheet_t *sheet);
static ngx_posts_value_t *ngx_posts_stylesheet_option(ngx_posts_map_t *map,
    const char *name, ngx_posts_type_e type);
static ngx_posts_map_t *ngx_posts_stylesheet_options(
    ngx_posts_config_t *config);

static ngx_uint_t ngx_posts_stylesheet_find(void *data, ngx_str_t *path);
static ngx_array_t *ngx_posts_stylesheet_dir(ngx_posts_stylesheet_t *sheet,
    ngx_str_t *dir);
static ngx_int_t ngx_posts_stylesheet_load(void *data, ngx_str_t *path,
    ngx_str_t *content, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_stylesheet_file(ngx_posts_stylesheet_t *sheet,
    ngx_str_t *path, ngx_str_t *absolute);
static ngx_uint_t ngx_posts_stylesheet_inside(ngx_str_t *dir,
    ngx_str_t *path);
static void ngx_posts_stylesheet_fail(ngx_posts_stylesheet_t *sheet,
    ngx_posts_record_t *record, ngx_posts_error_t *error);


ngx_int_t
ngx_posts_stylesheet_compile(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_uint_t indented, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map)
{
    ngx_int_t                rc;
    ngx_str_t                none;
    ngx_posts_error_t        error;
    ngx_posts_stylesheet_t   sheet;

    if (ngx_posts_stylesheet_init(&sheet, render, record) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    sheet.sass.indented = indented;

    rc = ngx_posts_sass_compile(&sheet.sass, source, css, map ? map : &none,
                                &error);

    if (rc != NGX_OK && ngx_posts_error_is_set(&error)) {
        ngx_posts_stylesheet_fail(&sheet, record, &error);
    }

    return rc;
}


static ngx_int_t
ngx_posts_stylesheet_init(ngx_posts_stylesheet_t *sheet,
    ngx_posts_render_t *render, ngx_posts_record_t *record)
{
    ngx_str_t           none;
    ngx_posts_value_t  *value;

    ngx_memzero(sheet, sizeof(ngx_posts_stylesheet_t));
    ngx_str_set(&none, "");

    sheet->render = render;
    sheet->options = ngx_posts_stylesheet_options(render->site->config);
    sheet->dirs = ngx_posts_map_create(render->pool, 8);

    sheet->sass.pool = render->pool;
    sheet->sass.find = ngx_posts_stylesheet_find;
    sheet->sass.load = ngx_posts_stylesheet_load;
    sheet->sass.data = sheet;

    if (sheet->dirs == NULL
        || ngx_posts_sass_join(render->pool, &render->site->root, &none,
                               &sheet->root)
           != NGX_OK
        || ngx_posts_stylesheet_names(sheet, record) != NGX_OK
        || ngx_posts_stylesheet_paths(sheet) != NGX_OK
        || ngx_posts_stylesheet_theme(sheet) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_stylesheet_style(sheet);

    value = ngx_posts_stylesheet_option(sheet->options, "precision",
                                        NGX_POSTS_INTEGER);
    if (value && value->u.integer > 0 && value->u.integer < 100) {
        sheet->sass.precision = (ngx_int_t) value->u.integer;
    }

    value = ngx_posts_stylesheet_option(sheet->options, "line_comments",
                                        NGX_POSTS_BOOLEAN);
    sheet->sass.comments = (value && value->u.integer);

    value = ngx_posts_stylesheet_option(sheet->options, "add_charset",
                                        NGX_POSTS_BOOLEAN);
    sheet->sass.charset = (value && value->u.integer);

    return NGX_OK;
}


/* wherever it is: imports are relative to the root, and the map says so */

static ngx_int_t
ngx_posts_stylesheet_names(ngx_posts_stylesheet_t *sheet,
    ngx_posts_record_t *record)
{
    ngx_str_t          name, file, map;
    ngx_posts_site_t  *site;

    site = sheet->render->site;

    ngx_str_set(&name, "stdin");

    if (record && !ngx_posts_record_is_document(record)) {

        name = ngx_posts_path_base(&record->path);

        if (ngx_posts_stylesheet_has_map(site->config)) {

            file = ngx_posts_path_stem(&name);
            file = ngx_posts_path_trim(&file);

            map.len = file.len + sizeof(".css.map") - 1;
            map.data = ngx_pnalloc(sheet->render->pool, map.len);
            if (map.data == NULL) {
                return NGX_ERROR;
            }

            ngx_memcpy(ngx_cpymem(map.data, file.data, file.len),
                       ".css.map", sizeof(".css.map") - 1);

            if (ngx_posts_sass_join(sheet->render->pool, &sheet->root, &map,
                                    &sheet->sass.map)
                != NGX_OK)
            {
                return NGX_ERROR;
            }
        }
    }

    return ngx_posts_sass_join(sheet->render->pool, &sheet->root, &name,
                               &sheet->sass.file);
}


static void
ngx_posts_stylesheet_style(ngx_posts_stylesheet_t *sheet)
{
    ngx_str_t           style;
    ngx_uint_t          i;
    ngx_posts_value_t  *value;

    static ngx_str_t    styles[] = {
        ngx_string("nested"),
        ngx_string("expanded"),
        ngx_string("compact"),
        ngx_string("compressed")
    };

    ngx_str_set(&sheet->sass.style, "compact");

    value = ngx_posts_stylesheet_option(sheet->options, "style",
                                        NGX_POSTS_STRING);
    if (value == NULL) {
        return;
    }

    style = ngx_posts_value_str(value);

    if (style.len && style.data[0] == ':') {
        style.data++;
        style.len--;
    }

    for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        if (styles[i].len == style.len
            && ngx_memcmp(styles[i].data, style.data, style.len) == 0)
        {
            sheet->sass.style = styles[i];
        }
    }
}


/* load_paths first, then sass_dir */

static ngx_int_t
ngx_posts_stylesheet_paths(ngx_posts_stylesheet_t *sheet)
{
    ngx_str_t           dir;
    ngx_uint_t          i;
    ngx_posts_value_t  *value, *elt;

    sheet->sass.paths = ngx_array_create(sheet->render->pool, 4,
                                         sizeof(ngx_str_t));
    if (sheet->sass.paths == NULL) {
        return NGX_ERROR;
    }

    value = sheet->options ? ngx_posts_map_get(sheet->options, "load_paths")
                           : NULL;

    for (i = 0; value && i < (value->type == NGX_POSTS_ARRAY
                              ? value->u.array->nelts : 1); i++)
    {
        elt = (value->type == NGX_POSTS_ARRAY) ? &value->u.array->elts[i]
                                               : value;
        if (elt->type != NGX_POSTS_STRING) {
            continue;
        }

        dir = ngx_posts_value_str(elt);

        if (ngx_posts_stylesheet_path(sheet, &dir) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    value = ngx_posts_stylesheet_option(sheet->options, "sass_dir",
                                        NGX_POSTS_STRING);
    ngx_str_set(&dir, "_sass");

    if (value && value->len) {
        dir = ngx_posts_value_str(value);

        /* what is above the site is the site */

        while (dir.len && dir.data[0] == '/') {
            dir.data++;
            dir.len--;
        }
    }

    return ngx_posts_stylesheet_path(sheet, &dir);
}


static ngx_int_t
ngx_posts_stylesheet_path(ngx_posts_stylesheet_t *sheet, ngx_str_t *dir)
{
    ngx_str_t  *path;

    path = ngx_array_push(sheet->sass.paths);
    if (path == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_sass_join(sheet->render->pool, &sheet->root, dir, path);
}


/* it comes last */

static ngx_int_t
ngx_posts_stylesheet_theme(ngx_posts_stylesheet_t *sheet)
{
    ngx_str_t    none, sass, *theme;
    ngx_pool_t  *pool;

    theme = &sheet->render->site->config->theme;

    if (theme->len == 0) {
        return NGX_OK;
    }

    pool = sheet->render->pool;
    ngx_str_set(&none, "");

    if (ngx_posts_theme_path(pool, theme, "_sass", &sass) != NGX_OK
        || ngx_posts_sass_join(pool, theme, &none, &sheet->theme) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_stylesheet_path(sheet, &sass);
}


/* an option of that type, or NULL */

static ngx_posts_value_t *
ngx_posts_stylesheet_option(ngx_posts_map_t *map, const char *name,
    ngx_posts_type_e type)
{
    ngx_posts_value_t  *value;

    value = map ? ngx_posts_map_find(map, (u_char *) name, ngx_strlen(name))
                : NULL;

    return (value && value->type == type) ? value : NULL;
}


static ngx_posts_map_t *
ngx_posts_stylesheet_options(ngx_posts_config_t *config)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(config->data, "sass");

    return (value && value->type == NGX_POSTS_MAP) ? value->u.map : NULL;
}


ngx_uint_t
ngx_posts_stylesheet_has_map(ngx_posts_config_t *config)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_stylesheet_option(ngx_posts_stylesheet_options(config),
                                        "sourcemap", NGX_POSTS_STRING);

    return value == NULL || !(ngx_posts_is(value, "never")
                              || ngx_posts_is(value, "development"));
}


uint32_t
ngx_posts_stylesheet_of_map(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, ngx_str_t *output)
{
    uint32_t           row;
    ngx_str_t          css;
    ngx_posts_entry_t  entry;

    static ngx_str_t   end = ngx_string(".css.map");

    if (output->len < end.len
        || ngx_memcmp(output->data + output->len - end.len, end.data, end.len)
           != 0
        || !ngx_posts_stylesheet_has_map(site->config))
    {
        return NGX_POSTS_NO_ID;
    }

    css.data = output->data;
    css.len = output->len - (sizeof(".map") - 1);

    row = ngx_posts_site_output(site, catalog, &css);

    if (row == NGX_POSTS_NO_ID) {
        return NGX_POSTS_NO_ID;
    }

    ngx_posts_catalog_entry(catalog, row, &entry);

    return (entry.record.kind == NGX_POSTS_RECORD_PAGE
            && ngx_posts_record_is_sass(&entry.record))
           ? row : NGX_POSTS_NO_ID;
}


/* the page depends on each directory that is searched, found or not */

static ngx_uint_t
ngx_posts_stylesheet_find(void *data, ngx_str_t *path)
{
    ngx_posts_stylesheet_t *sheet = data;

    ngx_str_t           dir, name, absolute;
    ngx_array_t        *names;
    ngx_posts_stamp_t   stamp;

    if (ngx_posts_stylesheet_file(sheet, path, &absolute) != NGX_OK) {
        return 0;
    }

    name = ngx_posts_path_base(&absolute);

    dir.data = absolute.data;
    dir.len = absolute.len - name.len;

    names = ngx_posts_stylesheet_dir(sheet, &dir);

    if (names == NULL || !ngx_posts_names_have(names, &name)) {
        return 0;
    }

    ngx_posts_files_stamp(sheet->render->site->files, &absolute, &stamp);

    return !ngx_posts_stamp_absent(&stamp);
}


static ngx_array_t *
ngx_posts_stylesheet_dir(ngx_posts_stylesheet_t *sheet, ngx_str_t *dir)
{
    ngx_str_t           path;
    ngx_array_t        *names;
    ngx_posts_dep_t     dep;
    ngx_posts_error_t   error;
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_set(sheet->dirs, dir->data, dir->len);
    if (slot == NULL) {
        return NULL;
    }

    if (slot->type == NGX_POSTS_INTEGER) {
        return (ngx_array_t *) (intptr_t) slot->u.integer;
    }

    ngx_posts_integer(slot, 0);

    path.len = dir->len;
    path.data = ngx_pnalloc(sheet->render->pool, path.len + 1);
    names = ngx_palloc(sheet->render->pool, sizeof(ngx_array_t));

    if (path.data == NULL || names == NULL) {
        return NULL;
    }

    *ngx_cpymem(path.data, dir->data, dir->len) = '\0';

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_names_read(sheet->render->site->files, sheet->render->pool,
                             &path, names, &dep, &error)
        != NGX_OK)
    {
        names = NULL;
    }

    if (ngx_posts_deps_add(sheet->render->deps, &dep) != NGX_OK) {
        return NULL;
    }

    ngx_posts_integer(slot, (int64_t) (intptr_t) names);

    return names;
}


static ngx_int_t
ngx_posts_stylesheet_load(void *data, ngx_str_t *path, ngx_str_t *content,
    ngx_posts_error_t *error)
{
    ngx_posts_stylesheet_t *sheet = data;

    ngx_int_t        rc;
    ngx_str_t        absolute;
    ngx_posts_dep_t  dep;

    rc = ngx_posts_stylesheet_file(sheet, path, &absolute);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_files_read(sheet->render->site->files, sheet->render->pool,
                              &absolute, NGX_POSTS_MAX_SOURCE, content, &dep,
                              error);

    return (ngx_posts_deps_add(sheet->render->deps, &dep) == NGX_OK)
           ? rc : NGX_ERROR;
}


/* the path as files know it: none but the site's and its theme's count */

static ngx_int_t
ngx_posts_stylesheet_file(ngx_posts_stylesheet_t *sheet, ngx_str_t *path,
    ngx_str_t *absolute)
{
    ngx_str_t  inside;

    if (!ngx_posts_stylesheet_inside(&sheet->root, path)) {
        *absolute = *path;

        return ngx_posts_stylesheet_inside(&sheet->theme, path)
               ? NGX_OK : NGX_DECLINED;
    }

    inside.data = path->data + sheet->root.len + 1;
    inside.len = path->len - sheet->root.len - 1;

    return ngx_posts_files_path(sheet->render->site->files,
                                sheet->render->pool, &inside, absolute);
}


static ngx_uint_t
ngx_posts_stylesheet_inside(ngx_str_t *dir, ngx_str_t *path)
{
    return dir->len
           && path->len > dir->len + 1
           && path->data[dir->len] == '/'
           && ngx_memcmp(path->data, dir->data, dir->len) == 0;
}


/* libsass counts lines in what is behind the front matter */

static void
ngx_posts_stylesheet_fail(ngx_posts_stylesheet_t *sheet,
    ngx_posts_record_t *record, ngx_posts_error_t *error)
{
    ngx_str_t           file;
    ngx_posts_error_t  *to;

    to = &sheet->render->error;
    file = error->file;

    ngx_posts_error_set(to, "%V", &error->reason);

    if (file.len == sheet->sass.file.len
        && ngx_memcmp(file.data, sheet->sass.file.data, file.len) == 0)
    {
        if (record) {
            ngx_posts_error_at(to, &record->path,
                               sheet->render->document->line
                               + error->line - 1,
                               error->column);
        }

        return;
    }

    if (ngx_posts_stylesheet_inside(&sheet->root, &file)) {
        file.data += sheet->root.len + 1;
        file.len -= sheet->root.len + 1;
    }

    ngx_posts_error_at(to, &file, error->line, error->column);
}
