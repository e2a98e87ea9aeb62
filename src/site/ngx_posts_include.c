
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_include.h"
#include "site/ngx_posts_jekyll_tags.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_theme.h"


static ngx_int_t ngx_posts_include_get(ngx_posts_render_t *render,
    ngx_str_t *dir, ngx_str_t *name, ngx_posts_template_t **template);
static ngx_int_t ngx_posts_include_theme(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_template_t **template);


ngx_int_t
ngx_posts_include_load(void *data, ngx_uint_t kind, ngx_str_t *name,
    ngx_posts_liquid_program_t **program, ngx_posts_error_t *error)
{
    ngx_posts_render_t *render = data;

    ngx_int_t              rc;
    ngx_str_t              dir;
    ngx_posts_template_t  *template;

    dir = render->site->config->includes_dir;

    if (kind == NGX_POSTS_INCLUDE_RELATIVE) {
        dir = ngx_posts_path_dir(&render->running->path);
    }

    rc = ngx_posts_include_get(render, &dir, name, &template);

    if (rc == NGX_DECLINED && kind != NGX_POSTS_INCLUDE_RELATIVE) {
        rc = ngx_posts_include_theme(render, name, &template);
    }

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(error, "Could not locate the included "
                                   "file '%V' in \"%V\"", name, &dir);
    }

    if (rc == NGX_ABORT) {
        return ngx_posts_error_set(error, "the included file '%V' may not "
                                   "be read", name);
    }

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (template->program == NULL) {
        ngx_posts_error_at(error, &template->error.file,
                           template->error.line, template->error.column);
        return ngx_posts_error_set(error, "%V", &template->error.reason);
    }

    *program = template->program;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_include_get(ngx_posts_render_t *render, ngx_str_t *dir,
    ngx_str_t *name, ngx_posts_template_t **template)
{
    ngx_str_t  path;

    if (ngx_posts_path_join(render->pool, dir, name, &path) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_render_template(render, &path,
                                     NGX_POSTS_TEMPLATE_INCLUDE, template);
}


/* what the site does not have may be in its theme */

static ngx_int_t
ngx_posts_include_theme(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_template_t **template)
{
    ngx_str_t  dir;

    if (ngx_posts_theme_path(render->pool, &render->site->config->theme,
                             "_includes", &dir)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return dir.len ? ngx_posts_include_get(render, &dir, name, template)
                   : NGX_DECLINED;
}
