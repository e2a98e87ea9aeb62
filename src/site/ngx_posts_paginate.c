
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_paginate.h"


static int64_t ngx_posts_paginate_number(ngx_posts_value_t *value);
static ngx_int_t ngx_posts_paginate_template(ngx_posts_generation_t *g,
    ngx_posts_paginate_t *p);
static ngx_int_t ngx_posts_paginate_page(ngx_posts_generation_t *g,
    ngx_posts_paginate_t *p, ngx_uint_t number, uint32_t id);


/* a few posts with each call: g->at is the next one, g->n those before */

ngx_int_t
ngx_posts_paginate_generate(ngx_posts_generation_t *g)
{
    uint32_t                *ids;
    ngx_int_t                rc;
    ngx_uint_t               last, made;
    ngx_posts_paginate_t     p;
    ngx_posts_build_list_t  *posts;

    rc = ngx_posts_paginate_settings(g->build->config, g->pool, &p);

    if (rc == NGX_OK) {
        rc = ngx_posts_paginate_template(g, &p);
    }

    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : rc;
    }

    posts = &g->build->lists[NGX_POSTS_LIST_POSTS];
    ids = posts->ids;
    last = ngx_min(g->at + NGX_POSTS_BUILD_STEP, posts->nids);
    made = 0;

    for ( /* void */ ;
         g->at < last && made < NGX_POSTS_GENERATION_STEP;
         g->at++)
    {
        if (ngx_posts_build_row(g->build, ids[g->at])->flags
            & NGX_POSTS_ROW_HIDDEN)
        {
            continue;
        }

        /* the last page is there since there are more posts than before it */

        if (g->n && g->n % p.per_page == 0) {

            if (ngx_posts_paginate_page(g, &p, g->n / p.per_page + 1,
                                        ids[g->at])
                != NGX_OK)
            {
                return NGX_ERROR;
            }

            made++;
        }

        g->n++;
    }

    return (g->at < posts->nids) ? NGX_AGAIN : NGX_OK;
}


/* NGX_DECLINED: the site is not paginated */

ngx_int_t
ngx_posts_paginate_settings(ngx_posts_config_t *config, ngx_pool_t *pool,
    ngx_posts_paginate_t *p)
{
    u_char             *last;
    ngx_str_t           path;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(config->data, "paginate");

    p->per_page = value ? ngx_posts_paginate_number(value) : 0;

    if (p->per_page <= 0) {
        return NGX_DECLINED;
    }

    ngx_str_set(&path, "/page:num");

    value = ngx_posts_map_get(config->data, "paginate_path");

    if (value && value->type == NGX_POSTS_STRING) {
        path = ngx_posts_value_str(value);
    }

    while (path.len && path.data[0] == '/') {
        path.data++;
        path.len--;
    }

    p->path.len = path.len + 1;

    p->path.data = ngx_pnalloc(pool, p->path.len);
    if (p->path.data == NULL) {
        return NGX_ERROR;
    }

    last = p->path.data;
    *last++ = '/';
    ngx_memcpy(last, path.data, path.len);

    return NGX_OK;
}


/* Ruby's to_i */

static int64_t
ngx_posts_paginate_number(ngx_posts_value_t *value)
{
    int64_t     n;
    ngx_str_t   s;
    ngx_uint_t  i;

    if (value->type == NGX_POSTS_INTEGER) {
        return value->u.integer;
    }

    if (value->type == NGX_POSTS_FLOAT && value->u.number >= 1
        && value->u.number < 1e9)
    {
        return (int64_t) value->u.number;
    }

    s = ngx_posts_value_str(value);
    n = 0;

    for (i = 0; i < s.len && n < 100000000; i++) {

        if (s.data[i] < '0' || s.data[i] > '9') {
            break;
        }

        n = n * 10 + s.data[i] - '0';
    }

    return n;
}


ngx_int_t
ngx_posts_paginate_candidate(ngx_pool_t *pool, ngx_posts_paginate_t *p,
    ngx_uint_t n, ngx_str_t *path)
{
    u_char      *last;
    ngx_str_t    dir;
    ngx_uint_t   i;

    dir = p->path;

    for (i = 0; i <= n; i++) {

        while (dir.len && dir.data[dir.len - 1] == '/') {
            dir.len--;
        }

        if (dir.len == 0) {
            return NGX_DECLINED;
        }

        while (dir.len && dir.data[dir.len - 1] != '/') {
            dir.len--;
        }
    }

    path->data = ngx_pnalloc(pool, dir.len + sizeof("index.html"));
    if (path->data == NULL) {
        return NGX_ERROR;
    }

    last = ngx_cpymem(path->data, dir.data + 1, dir.len - 1);
    last = ngx_cpymem(last, "index.html", sizeof("index.html"));

    path->len = last - path->data - 1;

    return NGX_OK;
}


/* the deepest one that is a page; NGX_DECLINED: none of them is */

static ngx_int_t
ngx_posts_paginate_template(ngx_posts_generation_t *g,
    ngx_posts_paginate_t *p)
{
    uint32_t    id;
    ngx_int_t   rc;
    ngx_str_t   path;
    ngx_uint_t  i, level;

    for (i = 0; /* void */ ; i++) {

        rc = ngx_posts_paginate_candidate(g->pool, p, i, &path);
        if (rc != NGX_OK) {
            break;
        }

        id = ngx_posts_generation_find(g, &path);

        if (id == NGX_POSTS_NO_ID) {
            continue;
        }

        ngx_posts_generation_entry(g, id, &p->template);

        if (ngx_posts_paginate_is_template(g->build->config,
                                           &p->template.record))
        {
            return NGX_OK;
        }
    }

    if (rc == NGX_DECLINED) {

        /* what stays as it is is told once */

        level = g->build->old ? NGX_LOG_INFO : NGX_LOG_WARN;

        ngx_log_error(level, g->build->log, 0,
                      "_config.yml: \"paginate\" is set, but there is no "
                      "index.html to be paginated");
    }

    return rc;
}


ngx_uint_t
ngx_posts_paginate_is_template(ngx_posts_config_t *config,
    ngx_posts_record_t *record)
{
    return record->kind == NGX_POSTS_RECORD_PAGE
           && ngx_posts_record_visible(config, record, 0);
}


static ngx_int_t
ngx_posts_paginate_page(ngx_posts_generation_t *g, ngx_posts_paginate_t *p,
    ngx_uint_t number, uint32_t id)
{
    ngx_str_t           dir;
    ngx_posts_entry_t  *page, post;

    page = ngx_posts_generation_page(g, &p->template.record.path);

    if (page == NULL
        || ngx_posts_paginate_url(g->pool, p, number, &dir) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_generation_entry(g, id, &post);

    page->record.number = number;
    page->record.date = post.record.date;
    page->record.data = ngx_posts_record_data(g->pool, &p->template.record);

    if (page->record.data == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_generation_add(g, page, &dir);
}


ngx_int_t
ngx_posts_paginate_url(ngx_pool_t *pool, ngx_posts_paginate_t *p,
    int64_t number, ngx_str_t *url)
{
    u_char  *last, *num;

    url->data = ngx_pnalloc(pool, p->path.len + NGX_INT64_LEN);
    if (url->data == NULL) {
        return NGX_ERROR;
    }

    num = ngx_strnstr(p->path.data, ":num", p->path.len);

    if (num == NULL) {
        last = ngx_cpymem(url->data, p->path.data, p->path.len);

    } else {
        last = ngx_cpymem(url->data, p->path.data, num - p->path.data);
        last = ngx_sprintf(last, "%L", number);
        last = ngx_cpymem(last, num + 4,
                          p->path.data + p->path.len - num - 4);
    }

    url->len = last - url->data;

    return NGX_OK;
}
