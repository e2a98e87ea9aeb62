
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_default_layout.h"
#include "site/ngx_posts_layout.h"


#define NGX_POSTS_LAYOUT_INDEX  0x01
#define NGX_POSTS_LAYOUT_PAGE   0x02
#define NGX_POSTS_LAYOUT_POST   0x04


typedef struct {
    ngx_str_t    name;
    ngx_uint_t   of;
} ngx_posts_default_layout_t;


/* the first one that is there */

static ngx_posts_default_layout_t  ngx_posts_default_layouts[] = {
    { ngx_string("home"), NGX_POSTS_LAYOUT_INDEX },
    { ngx_string("page"), NGX_POSTS_LAYOUT_PAGE },
    { ngx_string("post"), NGX_POSTS_LAYOUT_POST },
    { ngx_string("default"), NGX_POSTS_LAYOUT_PAGE|NGX_POSTS_LAYOUT_POST },
    { ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_default_layout(ngx_posts_document_t *document,
    ngx_posts_map_t *data, ngx_posts_value_t *value)
{
    ngx_int_t                    rc;
    ngx_uint_t                   is;
    ngx_posts_record_t          *record;
    ngx_posts_render_t          *render;
    ngx_posts_template_t        *saved;
    ngx_posts_default_layout_t  *row;

    record = document->record;
    render = document->render;

    if (!(render->site->config->plugins & NGX_POSTS_PLUGIN_LAYOUT)
        || record->kind == NGX_POSTS_RECORD_DOCUMENT || !record->markdown
        || ngx_posts_map_get(data, "layout"))
    {
        return NGX_DECLINED;
    }

    is = ngx_posts_record_is_document(record) ? NGX_POSTS_LAYOUT_POST
                                              : NGX_POSTS_LAYOUT_PAGE;

    if (record->url.len == 1 && record->url.data[0] == '/') {
        is |= NGX_POSTS_LAYOUT_INDEX;
    }

    ngx_posts_nil(value);
    saved = render->layout;

    for (row = ngx_posts_default_layouts; row->of; row++) {

        if (!(row->of & is)) {
            continue;
        }

        rc = ngx_posts_layout_find(render, &row->name);

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }

        if (render->layout) {
            ngx_posts_string(value, row->name.data, row->name.len);
            break;
        }
    }

    render->layout = saved;

    return NGX_OK;
}
