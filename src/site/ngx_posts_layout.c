
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_layout.h"


/* a layout is named without its extension; the first of these that is there */

static ngx_str_t  ngx_posts_layout_exts[] = {
    ngx_string(".html"),
    ngx_string(".htm"),
    ngx_string(".xhtml"),
    ngx_string(".xml"),
    ngx_string(".rss"),
    ngx_string(".atom"),
    ngx_string(".md"),
    ngx_string(".markdown"),
    ngx_string(".liquid"),
    ngx_string(".txt"),
    ngx_string(".json"),
    ngx_string(".js"),
    ngx_string(".css"),
    ngx_string(".svg"),
    ngx_null_string
};


static ngx_int_t ngx_posts_layout_try(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_str_t *ext);


/* NGX_OK, also when there is none: then render->layout is NULL */

ngx_int_t
ngx_posts_layout_find(ngx_posts_render_t *render, ngx_str_t *name)
{
    ngx_int_t    rc;
    ngx_str_t   *ext;

    render->layout = NULL;

    if (name->len == 0 || name->data[0] == '/'
        || ngx_strnstr(name->data, "..", name->len))
    {
        return NGX_OK;
    }

    for (ext = ngx_posts_layout_exts; ext->len; ext++) {

        rc = ngx_posts_layout_try(render, name, ext);

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_layout_try(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_str_t *ext)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   base, file, path;

    file.len = name->len + ext->len;

    file.data = ngx_pnalloc(render->pool, file.len + 1);
    if (file.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(file.data, name->data, name->len);
    p = ngx_cpymem(p, ext->data, ext->len);
    *p = '\0';

    ngx_str_set(&base, "");

    if (!ngx_posts_entry_wanted(render->site->config, &base, &file, 0)) {
        return NGX_DECLINED;
    }

    if (ngx_posts_render_join(render->pool,
                              &render->site->config->layouts_dir, &file,
                              &path)
        != NGX_OK)
    {
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
