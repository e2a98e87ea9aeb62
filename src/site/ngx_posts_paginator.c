
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_list.h"
#include "site/ngx_posts_paginate.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_plugins.h"


/* keys of "paginator" */

#define NGX_POSTS_PAGINATOR_PARTS  9


static ngx_int_t ngx_posts_paginator_find(ngx_posts_render_t *render,
    ngx_posts_paginate_t *p);
static ngx_int_t ngx_posts_paginator_posts(ngx_posts_render_t *render,
    ngx_posts_ids_t *posts);
static ngx_int_t ngx_posts_paginator_value(ngx_posts_render_t *render,
    ngx_posts_paginate_t *p, int64_t number, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_paginator_map(ngx_posts_render_t *render,
    ngx_posts_value_t *parts, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_paginator_slice(ngx_posts_render_t *render,
    ngx_posts_ids_t *posts, int64_t first, int64_t n,
    ngx_posts_value_t *value);
static ngx_int_t ngx_posts_paginator_depend(ngx_posts_render_t *render,
    int64_t first, int64_t n);
static ngx_int_t ngx_posts_paginator_link(ngx_posts_render_t *render,
    ngx_posts_paginate_t *p, int64_t number, ngx_posts_value_t *page,
    ngx_posts_value_t *path);


ngx_int_t
ngx_posts_paginator_extra(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value)
{
    int64_t                number;
    ngx_int_t              rc;
    ngx_str_t              base;
    ngx_posts_record_t    *record;
    ngx_posts_paginate_t   p;

    static ngx_str_t       plugin = ngx_string("jekyll-paginate");

    record = &render->record;

    if (name->len != 9 || ngx_memcmp(name->data, "paginator", 9) != 0
        || !ngx_posts_plugins_listed(render->site->config->data, &plugin))
    {
        return NGX_DECLINED;
    }

    base = ngx_posts_path_base(&record->path);

    if (ngx_posts_generator_made(record, ngx_posts_paginate_generate)) {
        number = record->number;

    } else if (record->kind == NGX_POSTS_RECORD_PAGE && !record->generator
               && base.len == sizeof("index.html") - 1
               && ngx_memcmp(base.data, "index.html", base.len) == 0)
    {
        number = 1;

    } else {
        return NGX_DECLINED;
    }

    rc = ngx_posts_paginate_settings(render->site->config, render->pool, &p);

    if (rc == NGX_OK) {
        rc = ngx_posts_paginator_find(render, &p);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    if (number == 1 && p.template.id != render->id) {
        return NGX_DECLINED;
    }

    return ngx_posts_paginator_value(render, &p, number, value);
}


/* the deepest index.html; the page depends on what was looked at */

static ngx_int_t
ngx_posts_paginator_find(ngx_posts_render_t *render, ngx_posts_paginate_t *p)
{
    uint32_t           id;
    ngx_int_t          rc;
    ngx_uint_t         i;
    ngx_posts_facet_t  facet;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));
    facet.kind = NGX_POSTS_FACET_PATH;

    for (i = 0; /* void */ ; i++) {

        rc = ngx_posts_paginate_candidate(render->pool, p, i, &facet.name);
        if (rc != NGX_OK) {
            return rc;
        }

        if (ngx_posts_render_depend(render, &facet) != NGX_OK) {
            return NGX_ERROR;
        }

        id = ngx_posts_catalog_path(render->catalog, &facet.name, 0);

        if (id == NGX_POSTS_NO_ID) {
            continue;
        }

        ngx_posts_catalog_entry(render->catalog, id, &p->template);

        if (ngx_posts_paginate_is_template(render->site->config,
                                           &p->template.record))
        {
            return NGX_OK;
        }
    }
}


/* the published posts but for those that hide, ascending */

static ngx_int_t
ngx_posts_paginator_posts(ngx_posts_render_t *render, ngx_posts_ids_t *posts)
{
    uint32_t         *ids;
    ngx_uint_t        i, n;
    ngx_posts_row_t  *rows;

    ngx_posts_render_posts(render, posts);

    rows = render->catalog->rows;
    ids = posts->elts;

    for (i = 0; i < posts->nelts; i++) {
        if (rows[ids[i]].flags & NGX_POSTS_ROW_HIDDEN) {
            break;
        }
    }

    if (i == posts->nelts) {
        return NGX_OK;
    }

    posts->elts = ngx_palloc(render->pool, posts->nelts * sizeof(uint32_t));
    if (posts->elts == NULL) {
        return NGX_ERROR;
    }

    for (i = 0, n = 0; i < posts->nelts; i++) {
        if (!(rows[ids[i]].flags & NGX_POSTS_ROW_HIDDEN)) {
            posts->elts[n++] = ids[i];
        }
    }

    posts->nelts = n;

    return NGX_OK;
}


/* in the order in which the plugin has them */

static ngx_int_t
ngx_posts_paginator_value(ngx_posts_render_t *render, ngx_posts_paginate_t *p,
    int64_t number, ngx_posts_value_t *value)
{
    int64_t             total, pages;
    ngx_posts_ids_t     posts;
    ngx_posts_value_t   parts[NGX_POSTS_PAGINATOR_PARTS];

    if (ngx_posts_paginator_posts(render, &posts) != NGX_OK) {
        return NGX_ERROR;
    }

    total = posts.nelts;
    pages = (total + p->per_page - 1) / p->per_page;

    if (number > pages) {
        return (ngx_posts_paginator_depend(render, 0, 0) == NGX_OK)
               ? NGX_DECLINED : NGX_ERROR;
    }

    ngx_memzero(parts, sizeof(parts));

    ngx_posts_integer(&parts[0], number);
    ngx_posts_integer(&parts[1], p->per_page);
    ngx_posts_integer(&parts[3], total);
    ngx_posts_integer(&parts[4], pages);

    if (ngx_posts_paginator_slice(render, &posts, (number - 1) * p->per_page,
                                  p->per_page, &parts[2])
        != NGX_OK
        || (number > 1
            && ngx_posts_paginator_link(render, p, number - 1, &parts[5],
                                        &parts[6])
               != NGX_OK)
        || (number < pages
            && ngx_posts_paginator_link(render, p, number + 1, &parts[7],
                                        &parts[8])
               != NGX_OK))
    {
        return NGX_ERROR;
    }

    return ngx_posts_paginator_map(render, parts, value);
}


static ngx_int_t
ngx_posts_paginator_map(ngx_posts_render_t *render, ngx_posts_value_t *parts,
    ngx_posts_value_t *value)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *slot;

    static const char  *names[NGX_POSTS_PAGINATOR_PARTS] = {
        "page", "per_page", "posts", "total_posts", "total_pages",
        "previous_page", "previous_page_path", "next_page", "next_page_path"
    };

    map = ngx_posts_map_create(render->pool, NGX_POSTS_PAGINATOR_PARTS);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < NGX_POSTS_PAGINATOR_PARTS; i++) {

        slot = ngx_posts_map_set(map, (u_char *) names[i],
                                 ngx_strlen(names[i]));
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = parts[i];
    }

    ngx_posts_map(value, map);

    return NGX_OK;
}


/* n posts, the first of them so many behind the newest */

static ngx_int_t
ngx_posts_paginator_slice(ngx_posts_render_t *render, ngx_posts_ids_t *posts,
    int64_t first, int64_t n, ngx_posts_value_t *value)
{
    ngx_posts_ids_t  slice;

    if (ngx_posts_paginator_depend(render, first, n) != NGX_OK) {
        return NGX_ERROR;
    }

    n = ngx_min(n, (int64_t) posts->nelts - first);

    slice.elts = posts->elts + posts->nelts - first - n;
    slice.nelts = n;

    return ngx_posts_list_value(render, &slice, 1, NULL, value);
}


static ngx_int_t
ngx_posts_paginator_depend(ngx_posts_render_t *render, int64_t first,
    int64_t n)
{
    ngx_posts_facet_t  facet;
    u_char             name[NGX_INT64_LEN];

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = NGX_POSTS_FACET_SLICE;
    facet.n = n;
    facet.name.data = name;
    facet.name.len = ngx_sprintf(name, "%L", first) - name;

    return ngx_posts_render_depend(render, &facet);
}


static ngx_int_t
ngx_posts_paginator_link(ngx_posts_render_t *render, ngx_posts_paginate_t *p,
    int64_t number, ngx_posts_value_t *page, ngx_posts_value_t *path)
{
    ngx_str_t  url;

    url = p->template.record.url;

    if (number > 1
        && ngx_posts_paginate_url(render->pool, p, number, &url) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_integer(page, number);
    ngx_posts_string(path, url.data, url.len);

    return NGX_OK;
}
