
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_jekyll_seo.h"
#include "text/ngx_posts_uri.h"


static ngx_int_t ngx_posts_jekyll_seo_image_path(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *path);
static ngx_int_t ngx_posts_jekyll_seo_card(ngx_posts_jekyll_seo_t *seo);
static ngx_int_t ngx_posts_jekyll_seo_is_absolute(ngx_posts_value_t *url);


/* the kinds of path that the map of an image may have, first one first */

static ngx_str_t  ngx_posts_jekyll_seo_paths[] = {
    ngx_string("path"),
    ngx_string("facebook"),
    ngx_string("twitter"),
    ngx_null_string
};


ngx_int_t
ngx_posts_jekyll_seo_image(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  path;

    rc = ngx_posts_jekyll_seo_image_path(seo, &path);

    if (rc != NGX_OK || !ngx_posts_truthy(&path)) {
        return rc;
    }

    if (path.type == NGX_POSTS_STRING
        && ngx_posts_jekyll_seo_is_absolute(&path) == NGX_DECLINED)
    {
        rc = ngx_posts_jekyll_seo_filter(seo, "absolute_url", &path, &path);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    rc = ngx_posts_jekyll_seo_filter(seo, "uri_escape", &path, &seo->image);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_seo_card(seo);
}


static ngx_int_t
ngx_posts_jekyll_seo_image_path(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *path)
{
    ngx_int_t           rc;
    ngx_str_t          *name;
    ngx_posts_value_t   image;

    ngx_posts_nil(path);

    rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "image", &image);
    if (rc != NGX_OK) {
        return rc;
    }

    if (image.type == NGX_POSTS_STRING) {
        *path = image;
        return NGX_OK;
    }

    if (image.type != NGX_POSTS_MAP) {
        return NGX_OK;
    }

    seo->picture = image;

    for (name = ngx_posts_jekyll_seo_paths; name->len; name++) {

        rc = ngx_posts_jekyll_seo_find(seo, &image, name, path);

        if (rc != NGX_OK || ngx_posts_truthy(path)) {
            return rc;
        }
    }

    return NGX_OK;
}


/* of Twitter: how the image is shown */

static ngx_int_t
ngx_posts_jekyll_seo_card(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_str_t          name;
    ngx_posts_value_t  v, standard;

    ngx_str_set(&name, "default");

    if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "twitter.card",
                                       &seo->card))
        != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "twitter.card",
                                          &v))
           != NGX_OK)
    {
        return rc;
    }

    rc = ngx_posts_liquid_apply(seo->call, &name, &seo->card, &v, &seo->card);
    if (rc != NGX_OK) {
        return rc;
    }

    ngx_posts_string(&standard, "summary_large_image",
                     sizeof("summary_large_image") - 1);

    return ngx_posts_liquid_apply(seo->call, &name, &seo->card, &standard,
                                  &seo->card);
}


ngx_int_t
ngx_posts_jekyll_seo_logo(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_str_t          class;
    ngx_posts_value_t  logo;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "logo", &logo);

    if (rc != NGX_OK || !ngx_posts_truthy(&logo)) {
        return rc;
    }

    if (logo.type != NGX_POSTS_STRING) {
        class = ngx_posts_value_class(&logo);
        return ngx_posts_error_set(seo->call->ctx->error,
                                   "Can't convert %V into String.", &class);
    }

    if (ngx_posts_jekyll_seo_is_absolute(&logo) != NGX_OK) {
        rc = ngx_posts_jekyll_seo_filter(seo, "absolute_url", &logo, &logo);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    return ngx_posts_jekyll_seo_filter(seo, "uri_escape", &logo, &seo->logo);
}


/* NGX_OK; NGX_DECLINED: it is relative; NGX_ERROR: it is no URL */

static ngx_int_t
ngx_posts_jekyll_seo_is_absolute(ngx_posts_value_t *url)
{
    ngx_str_t          s;
    ngx_posts_uri_t    uri;
    ngx_posts_error_t  error;

    s = ngx_posts_value_str(url);
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_uri_parse(&s, &uri, &error) != NGX_OK) {
        return NGX_ERROR;
    }

    return uri.scheme.data ? NGX_OK : NGX_DECLINED;
}
