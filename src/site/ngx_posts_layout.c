
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_layout.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_redirect.h"
#include "site/ngx_posts_theme.h"


static ngx_int_t ngx_posts_layout_look(ngx_posts_render_t *render,
    ngx_str_t *layouts, ngx_str_t *name, ngx_uint_t last);
static ngx_uint_t ngx_posts_layout_named(ngx_str_t *file, ngx_str_t *base);
static ngx_int_t ngx_posts_layout_names(ngx_posts_render_t *render,
    ngx_str_t *layouts, ngx_str_t *dir, ngx_array_t **names);
static ngx_int_t ngx_posts_layout_try(ngx_posts_render_t *render,
    ngx_str_t *layouts, ngx_str_t *dir, ngx_str_t *name);


/* NGX_OK, also when there is none: then render->layout is NULL */

ngx_int_t
ngx_posts_layout_find(ngx_posts_render_t *render, ngx_str_t *name)
{
    ngx_str_t            theme;
    ngx_posts_config_t  *config;

    config = render->site->config;
    render->layout = NULL;

    if (name->len == 0 || name->data[0] == '/'
        || ngx_strnstr(name->data, "..", name->len))
    {
        return NGX_OK;
    }

    if (ngx_posts_layout_look(render, &config->layouts_dir, name, 1)
        != NGX_OK
        || ngx_posts_theme_path(render->pool, &config->theme, "_layouts",
                                &theme)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (render->layout == NULL && theme.len
        && ngx_posts_layout_look(render, &theme, name, 0) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (render->layout == NULL
        && ngx_posts_redirect_is_layout(config, name))
    {
        return ngx_posts_redirect_layout(render);
    }

    return NGX_OK;
}


/*
 * A layout is named without its extension; of several the last one by name
 * counts, but of a theme's the first one.
 */

static ngx_int_t
ngx_posts_layout_look(ngx_posts_render_t *render, ngx_str_t *layouts,
    ngx_str_t *name, ngx_uint_t last)
{
    ngx_int_t     rc;
    ngx_str_t     dir, base, *file;
    ngx_uint_t    i, n;
    ngx_array_t  *names;

    dir = ngx_posts_path_dir(name);
    base = ngx_posts_path_base(name);

    if (ngx_posts_layout_names(render, layouts, &dir, &names) != NGX_OK) {
        return NGX_ERROR;
    }

    file = names ? names->elts : NULL;

    for (i = 0; names && i < names->nelts; i++) {

        n = last ? names->nelts - 1 - i : i;

        if (!ngx_posts_layout_named(&file[n], &base)) {
            continue;
        }

        rc = ngx_posts_layout_try(render, layouts, &dir, &file[n]);

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_layout_named(ngx_str_t *file, ngx_str_t *base)
{
    ngx_str_t  stem;

    if (file->len < base->len + sizeof(".x") - 1) {
        return 0;
    }

    stem = ngx_posts_path_stem(file);

    return stem.len == base->len && stem.len + 1 < file->len
           && ngx_memcmp(stem.data, base->data, base->len) == 0;
}


/* of the directory below that of the layouts; NULL when there is none */

static ngx_int_t
ngx_posts_layout_names(ngx_posts_render_t *render, ngx_str_t *layouts,
    ngx_str_t *dir, ngx_array_t **names)
{
    ngx_int_t  rc;
    ngx_str_t  below, absolute, whole, none;

    ngx_str_set(&none, "");
    *names = NULL;

    if (ngx_posts_path_join(render->pool, layouts, dir, &below) != NGX_OK) {
        return NGX_ERROR;
    }

    whole = below;

    if (dir->len
        && ngx_posts_path_join(render->pool, &below, &none, &whole)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_files_path(render->site->files, render->pool, &whole,
                              &absolute);

    if (rc != NGX_OK) {
        return (rc == NGX_ERROR) ? NGX_ERROR : NGX_OK;
    }

    return ngx_posts_names_get(render->site->names, &absolute, render->deps,
                               names, &render->error);
}


static ngx_int_t
ngx_posts_layout_try(ngx_posts_render_t *render, ngx_str_t *layouts,
    ngx_str_t *dir, ngx_str_t *name)
{
    ngx_int_t  rc;
    ngx_str_t  base, file, path;

    if (ngx_posts_path_join(render->pool, dir, name, &file) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_str_set(&base, "");

    if (!ngx_posts_entry_wanted(render->site->config, &base, &file, 0)) {
        return NGX_DECLINED;
    }

    if (ngx_posts_path_join(render->pool, layouts, &file, &path) != NGX_OK) {
        return NGX_ERROR;
    }

    rc = ngx_posts_render_template(render, &path, NGX_POSTS_TEMPLATE_LAYOUT,
                                   &render->layout);

    if (rc == NGX_ABORT) {
        ngx_posts_error_at(&render->error, &path, 1, 0);
        return ngx_posts_error_set(&render->error, "permission denied");
    }

    return rc;
}
