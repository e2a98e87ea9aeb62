
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_relative_links.h"
#include "site/ngx_posts_url.h"
#include "text/ngx_posts_link_scan.h"
#include "text/ngx_posts_uri.h"


static ngx_int_t ngx_posts_relative_link_url(ngx_posts_document_t *document,
    ngx_str_t *link, ngx_str_t *url);
static ngx_int_t ngx_posts_relative_link_path(ngx_posts_document_t *document,
    ngx_str_t *link, ngx_str_t *path);
static ngx_uint_t ngx_posts_relative_link_below(ngx_str_t *path);
static void ngx_posts_relative_link_unescape(ngx_str_t *path);
static ngx_int_t ngx_posts_relative_link_print(ngx_posts_buffer_t *b,
    ngx_posts_link_t *link, ngx_str_t *url);


ngx_uint_t
ngx_posts_relative_links_in(ngx_posts_document_t *document)
{
    ngx_uint_t           bit;
    ngx_posts_config_t  *config;
    ngx_posts_record_t  *record;

    record = document->record;
    config = document->render->site->config;

    bit = ngx_posts_record_is_document(record)
          ? NGX_POSTS_PLUGIN_LINKS_DOCUMENTS : NGX_POSTS_PLUGIN_LINKS;

    return (config->plugins & bit) && record->markdown
           && ngx_posts_record_visible(config, record,
                                       (time_t) document->render->ctx.now.sec)
           && !ngx_posts_entry_listed(&config->links_exclude, &record->path);
}


ngx_int_t
ngx_posts_relative_links(ngx_posts_document_t *document, ngx_str_t *text)
{
    u_char                 *from;
    ngx_int_t               rc;
    ngx_str_t               url;
    ngx_posts_link_t        link;
    ngx_posts_buffer_t      b;
    ngx_posts_link_scan_t   scan;

    if (!ngx_posts_relative_links_in(document)
        || !ngx_posts_utf8_valid(text->data, text->len))
    {
        return NGX_OK;
    }

    ngx_posts_link_scan_init(&scan, text);
    ngx_posts_buffer_init(&b, document->render->pool, NGX_POSTS_MAX_OUTPUT);

    from = text->data;

    while ((rc = ngx_posts_link_scan_next(&scan, &link)) == NGX_OK) {

        rc = ngx_posts_relative_link_url(document, &link.path, &url);

        if (rc == NGX_DECLINED) {
            continue;
        }

        if (rc != NGX_OK
            || ngx_posts_buffer_write(&b, from, link.all.data - from)
               != NGX_OK
            || ngx_posts_relative_link_print(&b, &link, &url) != NGX_OK)
        {
            return NGX_ERROR;
        }

        from = link.all.data + link.all.len;
    }

    if (rc == NGX_DECLINED) {
        ngx_posts_error_at(&document->render->error, &document->record->path,
                           document->line, 0);
        return ngx_posts_error_set(&document->render->error, "the search for "
                                   "links looks at each byte more than %d "
                                   "times", NGX_POSTS_MAX_LINK_LOOKS);
    }

    if (from == text->data) {
        return NGX_OK;
    }

    if (ngx_posts_buffer_write(&b, from, text->data + text->len - from)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_str(&b, text);
}


/* NGX_DECLINED: it leads to no file of the site */

static ngx_int_t
ngx_posts_relative_link_url(ngx_posts_document_t *document, ngx_str_t *link,
    ngx_str_t *url)
{
    ngx_int_t            rc;
    ngx_str_t            path;
    ngx_posts_uri_t      uri;
    ngx_posts_error_t    error;
    ngx_posts_entry_t    entry;
    ngx_posts_render_t  *render;

    render = document->render;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (link->data[0] == '#'
        || (ngx_posts_uri_parse(link, &uri, &error) == NGX_OK
            && uri.scheme.data))
    {
        return NGX_DECLINED;
    }

    rc = ngx_posts_relative_link_path(document, link, &path);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_render_linked(render, &path, &entry);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_relative(&render->ctx, &render->env,
                                     &entry.record.url, url);
}


/* from the root of the site, as Ruby's File.expand_path and CGI.unescape */

static ngx_int_t
ngx_posts_relative_link_path(ngx_posts_document_t *document, ngx_str_t *link,
    ngx_str_t *path)
{
    ngx_str_t            dir, name, *above;
    ngx_pool_t          *pool;
    ngx_posts_record_t  *record;

    pool = document->render->pool;
    record = document->record;
    name = *link;

    if (name.data[0] == '/') {
        name.data++;
        name.len--;
        ngx_str_set(&dir, "");

    } else {
        dir = ngx_posts_path_dir(&record->path);
        above = &document->render->site->config->collections_dir;

        /* a document does not know where the collections are */

        if (ngx_posts_record_is_document(record) && above->len
            && dir.len > above->len)
        {
            dir.data += above->len + 1;
            dir.len -= above->len + 1;
        }
    }

    if (name.len == 0 || name.len > NGX_POSTS_MAX_PATH
        || name.data[0] == '/' || name.data[0] == '~')
    {
        return NGX_DECLINED;
    }

    if (ngx_posts_path_join(pool, &dir, &name, path) != NGX_OK) {
        return NGX_ERROR;
    }

    if (!ngx_posts_relative_link_below(path)) {
        return NGX_DECLINED;
    }

    if (ngx_posts_url_expand(pool, path, path) != NGX_OK) {
        return NGX_ERROR;
    }

    path->data++;
    path->len--;

    if (path->len && path->data[path->len - 1] == '/') {
        path->len--;
    }

    ngx_posts_relative_link_unescape(path);

    return (path->len && path->data[0] != '/') ? NGX_OK : NGX_DECLINED;
}


/* whether ".." leads nowhere above the site */

static ngx_uint_t
ngx_posts_relative_link_below(ngx_str_t *path)
{
    u_char     *p, *last, *slash;
    ngx_int_t   depth;

    depth = 0;
    last = path->data + path->len;

    for (p = path->data; p < last; p = slash + 1) {

        slash = ngx_strlchr(p, last, '/');
        if (slash == NULL) {
            slash = last;
        }

        if (slash - p == 2 && p[0] == '.' && p[1] == '.') {

            if (--depth < 0) {
                return 0;
            }

        } else if (slash > p && !(slash - p == 1 && p[0] == '.')) {
            depth++;
        }
    }

    return 1;
}


static void
ngx_posts_relative_link_unescape(ngx_str_t *path)
{
    u_char     *p, *last, *out;
    ngx_int_t   c;

    last = path->data + path->len;
    out = path->data;

    for (p = path->data; p < last; p++) {

        if (*p == '%' && last - p > 2) {
            c = ngx_hextoi(p + 1, 2);

            if (c != NGX_ERROR) {
                *out++ = (u_char) c;
                p += 2;
                continue;
            }
        }

        *out++ = (*p == '+') ? ' ' : *p;
    }

    path->len = out - path->data;
}


static ngx_int_t
ngx_posts_relative_link_print(ngx_posts_buffer_t *b, ngx_posts_link_t *link,
    ngx_str_t *url)
{
    if ((link->reference && ngx_posts_buffer_putc(b, LF) != NGX_OK)
        || ngx_posts_buffer_putc(b, '[') != NGX_OK
        || ngx_posts_buffer_write(b, link->text.data, link->text.len)
           != NGX_OK
        || (link->reference ? ngx_posts_buffer_puts(b, "]: ")
                            : ngx_posts_buffer_puts(b, "](")) != NGX_OK
        || ngx_posts_buffer_write(b, url->data, url->len) != NGX_OK
        || ngx_posts_buffer_write(b, link->fragment.data, link->fragment.len)
           != NGX_OK
        || ngx_posts_buffer_write(b, link->title.data, link->title.len)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return link->reference ? NGX_OK : ngx_posts_buffer_putc(b, ')');
}
