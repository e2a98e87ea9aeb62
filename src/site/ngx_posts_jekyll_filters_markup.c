
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_aside.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "text/ngx_posts_smartypants.h"


/*
 * Filters that call a converter: Markdown, SmartyPants, Sass.
 */


static ngx_int_t ngx_posts_jekyll_markdownify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_smartify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_sassify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_markup_filters[] = {

    { ngx_string("markdownify"), ngx_posts_jekyll_markdownify, 0, 0, 0 },

    { ngx_string("smartify"), ngx_posts_jekyll_smartify, 0, 0, 0 },

    /* what is behind is whether the source is indented */

    { ngx_string("sassify"), ngx_posts_jekyll_sassify, 0, 0, 1 },

    { ngx_string("scssify"), ngx_posts_jekyll_sassify, 0, 0, 0 },

    ngx_posts_liquid_null_filter
};


static ngx_int_t
ngx_posts_jekyll_markdownify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s, html;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    if (s.len == 0) {
        ngx_posts_string(result, "", 0);
        return NGX_OK;
    }

    rc = ngx_posts_aside_markdown(ngx_posts_liquid_data(call->vm), &s, &html,
                                  call->ctx->error);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, html.data, html.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_smartify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s, html;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_smartypants(call->ctx->pool, &s, &html);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, html.data, html.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_sassify(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s, css;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_aside_stylesheet(ngx_posts_liquid_data(call->vm), NULL,
                                    call->data, &s, &css, NULL);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(result, css.data, css.len);

    return NGX_OK;
}
