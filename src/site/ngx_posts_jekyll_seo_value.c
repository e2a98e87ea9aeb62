
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_jekyll_seo.h"


/*
 * Parts of pages and of the configuration, and what filters make of them.
 */


static ngx_str_t  ngx_posts_jekyll_seo_text_filters[] = {
    ngx_string("markdownify"),
    ngx_string("strip_html"),
    ngx_string("normalize_whitespace"),
    ngx_string("escape_once"),
    ngx_null_string
};


ngx_int_t
ngx_posts_jekyll_seo_find(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *from, ngx_str_t *path, ngx_posts_value_t *result)
{
    u_char             *p, *dot, *last;
    ngx_int_t           rc;
    ngx_posts_value_t   v, key;

    v = *from;
    last = path->data + path->len;

    for (p = path->data; p < last; p = dot + 1) {

        dot = ngx_strlchr(p, last, '.');
        if (dot == NULL) {
            dot = last;
        }

        ngx_posts_string(&key, p, dot - p);
        ngx_posts_nil(result);

        rc = ngx_posts_value_get(seo->call->ctx, &v, &key, result);

        if (rc == NGX_DECLINED) {
            ngx_posts_nil(result);
            return NGX_OK;
        }

        if (rc != NGX_OK) {
            return rc;
        }

        v = *result;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_jekyll_seo_either(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *from, ngx_str_t *path, ngx_posts_value_t *other,
    ngx_str_t *other_path, ngx_posts_value_t *result)
{
    ngx_int_t  rc;

    rc = ngx_posts_jekyll_seo_find(seo, from, path, result);

    if (rc != NGX_OK || ngx_posts_truthy(result)) {
        return rc;
    }

    return ngx_posts_jekyll_seo_find(seo, other, other_path, result);
}


ngx_int_t
ngx_posts_jekyll_seo_text(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *value, ngx_posts_value_t *result)
{
    ngx_int_t   rc;
    ngx_str_t  *filter;

    *result = *value;

    if (result->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    for (filter = ngx_posts_jekyll_seo_text_filters; filter->len; filter++) {

        rc = ngx_posts_liquid_apply(seo->call, filter, result, NULL, result);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (result->type == NGX_POSTS_STRING && result->len == 0) {
        ngx_posts_nil(result);
    }

    return NGX_OK;
}
