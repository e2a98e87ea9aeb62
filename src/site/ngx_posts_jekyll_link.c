
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time_parse.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_jekyll_link.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_render.h"


static ngx_uint_t ngx_posts_jekyll_post_url_dated(ngx_str_t *name);
static void ngx_posts_jekyll_link_trim(ngx_str_t *s);
static ngx_int_t ngx_posts_jekyll_link_find(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_link_depend(ngx_posts_render_t *render,
    ngx_str_t *path);
static ngx_int_t ngx_posts_jekyll_post_url_guess(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_entry_t *entry);
static ngx_int_t ngx_posts_jekyll_post_url_path(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_str_t *ext, ngx_uint_t inside, ngx_str_t *path);
static ngx_uint_t ngx_posts_jekyll_post_url_listed(ngx_posts_render_t *render,
    uint32_t id);
static ngx_int_t ngx_posts_jekyll_post_url_search(
    ngx_posts_liquid_call_t *call, ngx_str_t *name, ngx_uint_t like,
    ngx_posts_entry_t *entry);
static ngx_int_t ngx_posts_jekyll_post_url_find(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_uint_t ngx_posts_jekyll_post_url_match(ngx_str_t *name,
    ngx_str_t *path);
static ngx_uint_t ngx_posts_jekyll_post_url_like(ngx_posts_context_t *ctx,
    ngx_str_t *name, ngx_posts_record_t *record);
static ngx_int_t ngx_posts_jekyll_link_url(ngx_posts_liquid_call_t *call,
    ngx_posts_entry_t *entry, ngx_posts_value_t *result);


ngx_int_t
ngx_posts_jekyll_link(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t  path;

    path = *markup;
    ngx_posts_jekyll_link_trim(&path);

    if (ngx_posts_liquid_emit_template(c, &path) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_link_find, 0, 1)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


ngx_int_t
ngx_posts_jekyll_post_url(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t  name;

    name = *markup;
    ngx_posts_jekyll_link_trim(&name);

    if (!ngx_posts_jekyll_post_url_dated(&name)) {
        return ngx_posts_liquid_syntax_error(c, "Could not parse name of post "
                                             "\"%V\" in tag 'post_url'",
                                             &name);
    }

    if (ngx_posts_liquid_emit_string(c, &name) != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_post_url_find, 0, 1)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


/* whether "N-N-N-" begins a part of the path: it need not be a date */

static ngx_uint_t
ngx_posts_jekyll_post_url_dated(ngx_str_t *name)
{
    u_char      *p, *last, *digits;
    ngx_uint_t   n;

    last = name->data + name->len;

    for (p = name->data; p < last; p++) {

        if (p > name->data && p[-1] != '/') {
            continue;
        }

        for (n = 0; n < 3; n++) {

            for (digits = p; p < last && *p >= '0' && *p <= '9'; p++) {
                /* void */
            }

            if (p == digits || p == last || *p != '-') {
                break;
            }

            p++;
        }

        if (n == 3) {
            return 1;
        }
    }

    return 0;
}


static void
ngx_posts_jekyll_link_trim(ngx_str_t *s)
{
    while (s->len && s->data[0] <= ' ') {
        s->data++;
        s->len--;
    }

    while (s->len && s->data[s->len - 1] <= ' ') {
        s->len--;
    }
}


static ngx_int_t
ngx_posts_jekyll_link_find(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t            rc;
    ngx_str_t            path;
    ngx_posts_entry_t    entry;
    ngx_posts_render_t  *render;

    render = ngx_posts_liquid_data(call->vm);
    path = ngx_posts_value_str(&call->args[0]);

    rc = ngx_posts_render_linked(render, &path, &entry);

    if (rc == NGX_OK) {
        return ngx_posts_jekyll_link_url(call, &entry, result);
    }

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    return ngx_posts_error_set(call->ctx->error, "Could not find document "
                               "'%V' in tag 'link'. Make sure the document "
                               "exists and the path is correct.", &path);
}


/* of the file only what is known of it matters: that decides its URL */

static ngx_int_t
ngx_posts_jekyll_link_depend(ngx_posts_render_t *render, ngx_str_t *path)
{
    ngx_posts_facet_t  facet;

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = NGX_POSTS_FACET_PATH;
    facet.name = *path;

    return ngx_posts_render_depend(render, &facet);
}


static ngx_int_t
ngx_posts_jekyll_post_url_find(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_str_t            name;
    ngx_posts_entry_t    entry;
    ngx_posts_facet_t    facet;
    ngx_posts_render_t  *render;

    render = ngx_posts_liquid_data(call->vm);
    name = ngx_posts_value_str(&call->args[0]);

    if (name.len && name.data[0] == '/') {
        name.data++;
        name.len--;
    }

    if (ngx_posts_jekyll_post_url_guess(render, &name, &entry) == NGX_OK
        || ngx_posts_jekyll_post_url_search(call, &name, 0, &entry) == NGX_OK
        || ngx_posts_jekyll_post_url_search(call, &name, 1, &entry)
           == NGX_OK)
    {
        if (ngx_posts_jekyll_link_depend(render, &entry.record.path)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        return ngx_posts_jekyll_link_url(call, &entry, result);
    }

    /* it may be there one day */

    ngx_memzero(&facet, sizeof(ngx_posts_facet_t));

    facet.kind = NGX_POSTS_FACET_ALL;

    if (ngx_posts_render_depend(render, &facet) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_error_set(call->ctx->error, "Could not find post \"%V\" "
                               "in tag 'post_url'. Make sure the post exists "
                               "and the name is correct.", &name);
}


/*
 * The one post that goes by this name with a usual extension, by the
 * catalog's hash; NGX_DECLINED: there is none, or several, of which the first
 * in the list counts.
 */

static ngx_int_t
ngx_posts_jekyll_post_url_guess(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_entry_t *entry)
{
    uint32_t      id, found;
    ngx_str_t     path, *ext, html;
    ngx_uint_t    i, inside;
    ngx_array_t  *known;

    ngx_str_set(&html, ".html");

    known = &render->site->config->markdown_ext;
    ext = known->elts;
    found = NGX_POSTS_NO_ID;

    for (i = 0; i <= known->nelts; i++) {

        for (inside = 0; inside < 2; inside++) {

            if (ngx_posts_jekyll_post_url_path(render, name,
                                               i < known->nelts ? &ext[i]
                                                                : &html,
                                               inside, &path)
                != NGX_OK)
            {
                return NGX_DECLINED;
            }

            id = ngx_posts_catalog_path(render->catalog, &path, 0);

            if (id == NGX_POSTS_NO_ID || id == found
                || !ngx_posts_jekyll_post_url_listed(render, id))
            {
                continue;
            }

            if (found != NGX_POSTS_NO_ID) {
                return NGX_DECLINED;
            }

            found = id;
        }
    }

    if (found == NGX_POSTS_NO_ID) {
        return NGX_DECLINED;
    }

    ngx_posts_catalog_entry(render->catalog, found, entry);

    return NGX_OK;
}


/* inside 0: _posts/DIR/NAME.ext, 1: DIR/_posts/NAME.ext */

static ngx_int_t
ngx_posts_jekyll_post_url_path(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_str_t *ext, ngx_uint_t inside, ngx_str_t *path)
{
    u_char     *p;
    ngx_str_t   dir, base, *above;

    dir = ngx_posts_path_dir(name);
    base = ngx_posts_path_base(name);
    above = &render->site->config->collections_dir;

    p = ngx_pnalloc(render->pool, name->len + ext->len
                                  + sizeof("_posts/") + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    path->data = p;

    if (inside && dir.len) {
        p = ngx_cpymem(p, dir.data, dir.len);
        *p++ = '/';
    }

    p = ngx_cpymem(p, "_posts/", sizeof("_posts/") - 1);

    if (!inside && dir.len) {
        p = ngx_cpymem(p, dir.data, dir.len);
        *p++ = '/';
    }

    p = ngx_cpymem(p, base.data, base.len);
    p = ngx_cpymem(p, ext->data, ext->len);
    *p = '\0';

    path->len = p - path->data;

    if (above->len == 0) {
        return NGX_OK;
    }

    dir = *path;

    return ngx_posts_path_join(render->pool, above, &dir, path);
}


/* whether a row is one of the posts that are to be seen, ascending by date */

static ngx_uint_t
ngx_posts_jekyll_post_url_listed(ngx_posts_render_t *render, uint32_t id)
{
    int64_t           sec;
    ngx_uint_t        first, last, middle;
    ngx_posts_ids_t   posts;
    ngx_posts_row_t  *rows;

    ngx_posts_render_posts(render, &posts);

    rows = render->catalog->rows;
    sec = rows[id].sec;

    first = 0;
    last = posts.nelts;

    while (first < last) {
        middle = first + (last - first) / 2;

        if (rows[posts.elts[middle]].sec < sec) {
            first = middle + 1;

        } else {
            last = middle;
        }
    }

    while (first < posts.nelts && rows[posts.elts[first]].sec == sec) {

        if (posts.elts[first++] == id) {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_jekyll_post_url_search(ngx_posts_liquid_call_t *call,
    ngx_str_t *name, ngx_uint_t like, ngx_posts_entry_t *entry)
{
    ngx_str_t            path;
    ngx_uint_t           i;
    ngx_posts_ids_t      posts;
    ngx_posts_row_t     *row;
    ngx_posts_render_t  *render;

    render = ngx_posts_liquid_data(call->vm);

    ngx_posts_render_posts(render, &posts);

    for (i = 0; i < posts.nelts; i++) {

        row = &render->catalog->rows[posts.elts[i]];
        path = ngx_posts_catalog_row_path(render->catalog, row);
        path = ngx_posts_collection_path(render->site->config, &path);

        if (!like && !ngx_posts_jekyll_post_url_match(name, &path)) {
            continue;
        }

        ngx_posts_catalog_entry(render->catalog, posts.elts[i], entry);

        if (!like
            || ngx_posts_jekyll_post_url_like(call->ctx, name,
                                              &entry->record))
        {
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}


/* the same day and slug, as Jekyll still takes it where no name matches */

static ngx_uint_t
ngx_posts_jekyll_post_url_like(ngx_posts_context_t *ctx, ngx_str_t *name,
    ngx_posts_record_t *record)
{
    u_char             *p, *last;
    ngx_str_t           base, date, slug;
    ngx_uint_t          i;
    ngx_posts_time_t    time;
    ngx_posts_civil_t   want, have;
    ngx_posts_value_t   value;

    base = ngx_posts_path_base(name);
    last = base.data + base.len;

    for (p = base.data, i = 0; i < 3; i++) {

        p = ngx_strlchr(p, last, '-');
        if (p == NULL) {
            return 0;
        }

        p++;
    }

    date.data = base.data;
    date.len = p - 1 - base.data;
    slug.data = p;
    slug.len = last - p;

    if (ngx_posts_record_get(ctx->pool, record, "slug", &value) != NGX_OK
        || value.type != NGX_POSTS_STRING || value.len != slug.len
        || ngx_memcmp(value.u.data, slug.data, slug.len) != 0
        || ngx_posts_time_parse(&date, &ctx->now, ctx->zone, &time)
           != NGX_OK)
    {
        return 0;
    }

    ngx_posts_civil_time(&time, &want);
    ngx_posts_civil_time(&record->date, &have);

    return want.year == have.year && want.month == have.month
           && want.day == have.day;
}


/* DIR/NAME means _posts/DIR/NAME.ext and DIR/_posts/NAME.ext */

static ngx_uint_t
ngx_posts_jekyll_post_url_match(ngx_str_t *name, ngx_str_t *path)
{
    ngx_str_t  stem, dir, base, above, want;

    stem = ngx_posts_path_stem(path);
    base = ngx_posts_path_base(&stem);
    want = ngx_posts_path_base(name);

    if (base.len != want.len
        || ngx_memcmp(base.data, want.data, base.len) != 0)
    {
        return 0;
    }

    dir = ngx_posts_path_dir(&stem);
    above = ngx_posts_path_dir(name);

    if (dir.len == above.len + (above.len ? 7 : 6)) {

        /* "_posts/" in front or "/_posts" behind */

        return (ngx_memcmp(dir.data, "_posts", 6) == 0
                && (above.len == 0
                    || ngx_memcmp(dir.data + 7, above.data, above.len)
                       == 0))
               || (above.len
                   && ngx_memcmp(dir.data, above.data, above.len) == 0
                   && ngx_memcmp(dir.data + above.len, "/_posts", 7) == 0);
    }

    return 0;
}


static ngx_int_t
ngx_posts_jekyll_link_url(ngx_posts_liquid_call_t *call,
    ngx_posts_entry_t *entry, ngx_posts_value_t *result)
{
    ngx_posts_value_t  url;

    ngx_posts_string(&url, entry->record.url.data, entry->record.url.len);

    return ngx_posts_liquid_apply(call,
                                  &(ngx_str_t) ngx_string("relative_url"),
                                  &url, NULL, result);
}
