
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"
#include "site/ngx_posts_excerpt.h"
#include "site/ngx_posts_tree_test.h"


/* the posts of a table, each with what its excerpt is made of */

void
ngx_posts_excerpt_test(ngx_posts_unit_t *t)
{
    ngx_int_t                  rc;
    ngx_str_t                  source, excerpt, name;
    ngx_uint_t                 i;
    ngx_posts_tree_t           tree;
    ngx_posts_array_t         *rows;
    ngx_posts_error_t          error;
    ngx_posts_record_t         record;
    ngx_posts_render_t         render;
    ngx_posts_document_t       document;
    ngx_posts_record_ctx_t     r;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK
        || ngx_posts_tree_open(&tree) != NGX_OK)
    {
        return;
    }

    ngx_str_set(&name, "_posts/2020-02-03-a-b.md");

    rows = ngx_posts_tree_table(t, "excerpt");

    for (i = 0; rows && i < rows->nelts; i++) {

        source = ngx_posts_tree_text(t, &rows->elts[i], 0);

        ngx_memzero(&record, sizeof(ngx_posts_record_t));
        ngx_memzero(&render, sizeof(ngx_posts_render_t));
        ngx_memzero(&document, sizeof(ngx_posts_document_t));
        ngx_memzero(&r, sizeof(ngx_posts_record_ctx_t));

        ngx_posts_tree_context(t, &render.ctx, &error);

        render.pool = t->pool;
        render.site = tree.site;

        record.kind = NGX_POSTS_RECORD_POST;
        record.path = name;

        r.ctx = &render.ctx;
        r.config = tree.site->config;
        r.record = &record;
        r.source = &source;

        ngx_posts_record_read(&r);

        document.render = &render;
        document.record = &record;
        document.body = r.fm.body;
        document.loaded = 1;

        rc = ngx_posts_excerpt_source(&document, &excerpt);

        ngx_posts_unit_int(t, rc, NGX_OK, (char *) source.data);

        if (rc == NGX_OK) {
            ngx_posts_unit_mem(t, excerpt,
                               ngx_posts_tree_text(t, &rows->elts[i], 1),
                               "excerpt");
        }
    }

    /* no separator, no excerpts */

    ngx_str_null(&tree.site->config->excerpt_separator);

    ngx_posts_unit_int(t, ngx_posts_excerpt_source(&document, &excerpt),
                       NGX_DECLINED, "an empty separator");

    ngx_posts_tree_destroy(&tree);
}
