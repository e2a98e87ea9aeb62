
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_catalog.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_tree_test.h"


/*
 * Posts, pages and static files as Jekyll reads them, each alone in a site
 * of its own.
 */


static void ngx_posts_record_test_read(ngx_posts_unit_t *t,
    const char *config, const char *zone, ngx_str_t *path, ngx_str_t *source,
    ngx_posts_record_t *record);
static void ngx_posts_record_test_kinds(ngx_posts_unit_t *t);
static void ngx_posts_record_test_posts(ngx_posts_unit_t *t);
static void ngx_posts_record_test_post(ngx_posts_unit_t *t,
    ngx_posts_value_t *row);
static void ngx_posts_record_test_permalinks(ngx_posts_unit_t *t);
static void ngx_posts_record_test_pages(ngx_posts_unit_t *t);
static void ngx_posts_record_test_statics(ngx_posts_unit_t *t);


static ngx_posts_tree_t  ngx_posts_record_test_tree;


void
ngx_posts_record_test(ngx_posts_unit_t *t)
{
    if (ngx_posts_tree_create(t, &ngx_posts_record_test_tree) != NGX_OK) {
        return;
    }

    ngx_posts_record_test_kinds(t);
    ngx_posts_record_test_posts(t);
    ngx_posts_record_test_permalinks(t);
    ngx_posts_record_test_pages(t);
    ngx_posts_record_test_statics(t);

    ngx_posts_tree_destroy(&ngx_posts_record_test_tree);
}


static void
ngx_posts_record_test_kinds(ngx_posts_unit_t *t)
{
    ngx_int_t                 rc, kind;
    ngx_str_t                 path;
    ngx_uint_t                i;
    ngx_posts_array_t        *rows;
    ngx_posts_record_kind_e   got;

    rows = ngx_posts_tree_table(t, "kind");

    for (i = 0; rows && i < rows->nelts; i++) {

        path = ngx_posts_tree_text(t, &rows->elts[i], 0);
        kind = ngx_posts_tree_item(&rows->elts[i], 1)->u.integer;

        rc = ngx_posts_record_kind(&path, &got);

        ngx_posts_unit_int(t, rc, kind ? NGX_OK : NGX_DECLINED,
                           (char *) path.data);

        if (rc == NGX_OK) {
            ngx_posts_unit_int(t, got, (kind == 1) ? NGX_POSTS_RECORD_POST
                                                   : NGX_POSTS_RECORD_PAGE,
                               (char *) path.data);
        }
    }
}


static void
ngx_posts_record_test_posts(ngx_posts_unit_t *t)
{
    ngx_uint_t          i;
    ngx_posts_array_t  *rows;

    rows = ngx_posts_tree_table(t, "post");

    for (i = 0; rows && i < rows->nelts; i++) {
        ngx_posts_record_test_post(t, &rows->elts[i]);
    }
}


static void
ngx_posts_record_test_post(ngx_posts_unit_t *t, ngx_posts_value_t *row)
{
    u_char              seconds[64];
    ngx_str_t           zone, path, source, s;
    ngx_uint_t          i, ok;
    ngx_posts_value_t  *value;
    ngx_posts_record_t  record;

    static const char  *keys[] = { "title", "slug", "categories", "tags" };

    zone = ngx_posts_tree_text(t, row, 0);
    path = ngx_posts_tree_text(t, row, 1);
    source = ngx_posts_tree_text(t, row, 2);

    ngx_posts_record_test_read(t, "timezone: ", (char *) zone.data, &path,
                               &source, &record);

    if (ngx_posts_tree_item(row, 3)->type == NGX_POSTS_NIL) {
        ok = ngx_posts_unit_ok(t, record.error && !record.broken,
                               "%V fails", &source);
        goto done;
    }

    s = ngx_posts_tree_text(t, row, 9);

    if (record.broken && s.len == 0) {

        /* Jekyll would date it by the time of the build */

        ok = ngx_posts_unit_ok(t, record.error != NULL, "%V is broken",
                               &path);
        goto done;
    }

    ok = ngx_posts_unit_mem(t, record.url, ngx_posts_tree_text(t, row, 3),
                            "url");
    ok &= ngx_posts_unit_mem(t, record.output,
                             ngx_posts_tree_text(t, row, 4), "output");

    for (i = 0; i < 4; i++) {
        value = ngx_posts_map_find(record.data, (u_char *) keys[i],
                                   ngx_strlen(keys[i]));
        ok &= ngx_posts_unit_mem(t, ngx_posts_tree_inspect(t, value),
                                 ngx_posts_tree_text(t, row, 5 + i),
                                 keys[i]);
    }

    s.data = seconds;
    s.len = ngx_sprintf(seconds, "%L.%09D", record.date.sec,
                        record.date.nsec)
            - seconds;

    ok &= ngx_posts_unit_mem(t, s, ngx_posts_tree_text(t, row, 9), "date");

    ok &= ngx_posts_unit_int(t, record.published
                                && record.date.sec <= 1700000000,
                             ngx_posts_tree_item(row, 10)->u.integer,
                             "published");

done:

    if (!ok) {
        ngx_posts_unit_diag(t, "%V %V", &zone, &path);
        ngx_posts_unit_diag(t, "%V", &source);
    }
}


static void
ngx_posts_record_test_permalinks(ngx_posts_unit_t *t)
{
    ngx_str_t            template, path, source;
    ngx_uint_t           i, ok;
    ngx_posts_array_t   *rows;
    ngx_posts_value_t   *row;
    ngx_posts_record_t   record;

    rows = ngx_posts_tree_table(t, "permalink");

    for (i = 0; rows && i < rows->nelts; i++) {

        row = &rows->elts[i];

        template = ngx_posts_tree_text(t, row, 0);
        path = ngx_posts_tree_text(t, row, 1);
        source = ngx_posts_tree_text(t, row, 2);

        ngx_posts_record_test_read(t, "permalink: ", (char *) template.data,
                                   &path, &source, &record);

        if (ngx_posts_tree_item(row, 3)->type == NGX_POSTS_NIL) {
            ok = ngx_posts_unit_ok(t, record.error && !record.published,
                                   "no placeholder in %V", &template);

        } else {
            ok = ngx_posts_unit_mem(t, record.url,
                                    ngx_posts_tree_text(t, row, 3), "url");
            ok &= ngx_posts_unit_mem(t, record.output,
                                     ngx_posts_tree_text(t, row, 4),
                                     "output");
        }

        if (!ok) {
            ngx_posts_unit_diag(t, "%V of %V", &template, &path);
        }
    }
}


static void
ngx_posts_record_test_pages(ngx_posts_unit_t *t)
{
    ngx_str_t            style, path, source;
    ngx_uint_t           i, ok;
    ngx_posts_array_t   *rows;
    ngx_posts_value_t   *row;
    ngx_posts_record_t   record;

    rows = ngx_posts_tree_table(t, "page");

    for (i = 0; rows && i < rows->nelts; i++) {

        row = &rows->elts[i];

        style = ngx_posts_tree_text(t, row, 0);
        path = ngx_posts_tree_text(t, row, 1);
        source = ngx_posts_tree_text(t, row, 2);

        ngx_posts_record_test_read(t, "permalink: ", (char *) style.data,
                                   &path, &source, &record);

        ok = ngx_posts_unit_mem(t, record.url,
                                ngx_posts_tree_text(t, row, 3), "url");
        ok &= ngx_posts_unit_mem(t, record.output,
                                 ngx_posts_tree_text(t, row, 4), "output");

        if (!ok) {
            ngx_posts_unit_diag(t, "%V of %V", &style, &path);
            ngx_posts_unit_diag(t, "%V", &source);
        }
    }
}


static void
ngx_posts_record_test_statics(ngx_posts_unit_t *t)
{
    ngx_str_t            path, source;
    ngx_uint_t           i;
    ngx_posts_array_t   *rows;
    ngx_posts_value_t   *row;
    ngx_posts_record_t   record;

    ngx_str_set(&source, "x");

    rows = ngx_posts_tree_table(t, "static");

    for (i = 0; rows && i < rows->nelts; i++) {

        row = &rows->elts[i];
        path = ngx_posts_tree_text(t, row, 0);

        ngx_posts_record_test_read(t, "permalink: ", "date", &path, &source,
                                   &record);

        ngx_posts_unit_int(t, record.kind, NGX_POSTS_RECORD_STATIC,
                           "static");
        ngx_posts_unit_mem(t, record.url, ngx_posts_tree_text(t, row, 1),
                           (char *) path.data);
        ngx_posts_unit_mem(t, record.output, ngx_posts_tree_text(t, row, 2),
                           (char *) path.data);
    }
}


/* in a site whose configuration is "key" and its value */

static void
ngx_posts_record_test_read(ngx_posts_unit_t *t, const char *key,
    const char *value, ngx_str_t *path, ngx_str_t *source,
    ngx_posts_record_t *record)
{
    u_char                   text[256];
    ngx_str_t                s;
    ngx_posts_tree_t        *tree;
    ngx_posts_error_t        error;
    ngx_posts_context_t      ctx;
    ngx_posts_record_ctx_t   r;

    static char              last[256];

    tree = &ngx_posts_record_test_tree;

    s.data = text;
    s.len = ngx_snprintf(text, sizeof(text) - 1, "%s'%s'\n", key, value)
            - text;
    text[s.len] = '\0';

    if (tree->site == NULL || ngx_strcmp(last, text) != 0) {

        ngx_memcpy(last, text, s.len + 1);

        ngx_posts_tree_write_str(tree, "_config.yml", &s);

        if (ngx_posts_tree_open(tree) != NGX_OK) {
            ngx_posts_unit_ok(t, 0, "%V: %V", &s, &tree->error.reason);
        }
    }

    ngx_posts_tree_context(t, &ctx, &error);
    ctx.zone = tree->site->config->zone;

    ngx_memzero(record, sizeof(ngx_posts_record_t));
    ngx_memzero(&r, sizeof(ngx_posts_record_ctx_t));

    record->path = *path;
    (void) ngx_posts_record_kind(path, &record->kind);

    r.ctx = &ctx;
    r.config = tree->site->config;
    r.record = record;
    r.source = source;

    if (ngx_posts_record_read(&r) != NGX_OK) {
        ngx_posts_unit_ok(t, 0, "%V cannot be read", path);
    }
}
