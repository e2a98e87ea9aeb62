
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_escape.h"
#include "site/ngx_posts_feed.h"
#include "site/ngx_posts_jekyll_feed.h"
#include "site/ngx_posts_payload.h"
#include "site/ngx_posts_render.h"


static ngx_int_t ngx_posts_jekyll_feed_compile(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_jekyll_feed_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_feed_path(ngx_posts_liquid_call_t *call,
    ngx_posts_map_t *config, ngx_posts_value_t *path);
static ngx_int_t ngx_posts_jekyll_feed_title(ngx_posts_liquid_call_t *call,
    ngx_posts_render_t *render, ngx_str_t *title);
static ngx_int_t ngx_posts_jekyll_feed_link(ngx_posts_liquid_call_t *call,
    ngx_str_t *href, ngx_str_t *title, ngx_posts_value_t *result);


const ngx_posts_liquid_tag_t  ngx_posts_jekyll_feed_tags[] = {

    { ngx_string("feed_meta"), ngx_null_string,
      ngx_posts_jekyll_feed_compile, 0 },

    ngx_posts_liquid_null_tag
};


static ngx_int_t
ngx_posts_jekyll_feed_compile(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    if (ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                   ngx_posts_jekyll_feed_run, 0, 0)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


static ngx_int_t
ngx_posts_jekyll_feed_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t            rc;
    ngx_str_t            name, href, title;
    ngx_posts_map_t     *config;
    ngx_posts_value_t    path, url;
    ngx_posts_render_t  *render;

    render = ngx_posts_liquid_data(call->vm);
    config = render->site->config->data;

    ngx_str_set(&name, "absolute_url");

    if ((rc = ngx_posts_jekyll_feed_path(call, config, &path)) != NGX_OK
        || (rc = ngx_posts_liquid_apply(call, &name, &path, NULL, &url))
           != NGX_OK
        || (rc = ngx_posts_liquid_to_s(call->ctx, &url, &href)) != NGX_OK
        || (rc = ngx_posts_jekyll_feed_title(call, render, &title)) != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_jekyll_feed_link(call, &href, &title, result);
}


static ngx_int_t
ngx_posts_jekyll_feed_path(ngx_posts_liquid_call_t *call,
    ngx_posts_map_t *config, ngx_posts_value_t *path)
{
    ngx_str_t           class, name;
    ngx_posts_value_t  *feed, *value;

    ngx_posts_string(path, "feed.xml", sizeof("feed.xml") - 1);

    feed = ngx_posts_map_get(config, "feed");

    if (feed == NULL || feed->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    if (feed->type != NGX_POSTS_MAP) {
        class = ngx_posts_value_class(feed);
        return ngx_posts_error_set(call->ctx->error, "%V does not have #dig "
                                   "method", &class);
    }

    value = ngx_posts_map_get(feed->u.map, "path");

    if (value && ngx_posts_truthy(value)) {
        *path = *value;
        return NGX_OK;
    }

    /* the plugin says there as well where the feed is */

    name = ngx_posts_feed_path(config, "feed.xml");
    ngx_posts_string(path, name.data, name.len);

    return NGX_OK;
}


/* title->data is NULL when the site has none */

static ngx_int_t
ngx_posts_jekyll_feed_title(ngx_posts_liquid_call_t *call,
    ngx_posts_render_t *render, ngx_str_t *title)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *value;

    static ngx_str_t    names[] = { ngx_string("title"), ngx_string("name") };

    ngx_str_null(title);

    for (i = 0; i < 2; i++) {

        if (ngx_posts_site_setting(render, &names[i], &value) != NGX_OK) {
            return NGX_ERROR;
        }

        if (value && ngx_posts_truthy(value)) {
            return ngx_posts_liquid_to_s(call->ctx, value, title);
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_feed_link(ngx_posts_liquid_call_t *call, ngx_str_t *href,
    ngx_str_t *title, ngx_posts_value_t *result)
{
    u_char             *p;
    ngx_posts_value_t   url, name;

    static ngx_str_t    begin = ngx_string("<link type=\"application/atom+xml\""
                                           " rel=\"alternate\" href=\"");
    static ngx_str_t    between = ngx_string("\" title=\"");
    static ngx_str_t    end = ngx_string("\" />");

    ngx_posts_nil(&name);

    if (ngx_posts_liquid_escape(call, href, NGX_POSTS_LIQUID_ESCAPE_XML, &url)
        != NGX_OK
        || (title->data
            && ngx_posts_liquid_escape(call, title,
                                       NGX_POSTS_LIQUID_ESCAPE_XML, &name)
               != NGX_OK))
    {
        return NGX_ERROR;
    }

    p = ngx_posts_liquid_string(call, result, begin.len + url.len
                                + (title->data ? between.len : 0) + name.len
                                + end.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, begin.data, begin.len);
    p = ngx_cpymem(p, url.u.data, url.len);

    if (title->data) {
        p = ngx_cpymem(p, between.data, between.len);
        p = ngx_cpymem(p, name.u.data, name.len);
    }

    ngx_memcpy(p, end.data, end.len);

    return NGX_OK;
}
