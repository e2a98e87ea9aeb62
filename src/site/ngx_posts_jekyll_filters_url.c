
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "text/ngx_posts_uri.h"


static ngx_int_t ngx_posts_jekyll_relative_url(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_absolute_url(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_strip_index(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_url_filters[] = {

    { ngx_string("relative_url"), ngx_posts_jekyll_relative_url, 0, 0, 0 },

    { ngx_string("absolute_url"), ngx_posts_jekyll_absolute_url, 0, 0, 0 },

    { ngx_string("strip_index"), ngx_posts_jekyll_strip_index, 0, 0, 0 },

    ngx_posts_liquid_null_filter
};


/*
 * The URL that the input is: a string, or the "url" of a page or document.
 * NGX_DONE: it is absolute, and *result is set.  *plain: to normalize it
 * changes nothing.
 */

static ngx_int_t
ngx_posts_jekyll_url(ngx_posts_liquid_call_t *call, ngx_str_t *s,
    ngx_uint_t *plain, ngx_posts_value_t *result)
{
    ngx_int_t          rc;
    ngx_posts_uri_t    uri;
    ngx_posts_value_t  v, key;

    v = *call->input;

    if (v.type == NGX_POSTS_DROP) {
        ngx_posts_string(&key, "url", 3);

        rc = ngx_posts_value_get(call->ctx, call->input, &key, &v);

        if (rc == NGX_DECLINED) {
            v = *call->input;

        } else if (rc != NGX_OK) {
            return rc;
        }
    }

    rc = ngx_posts_liquid_to_s(call->ctx, &v, s);
    if (rc != NGX_OK) {
        return rc;
    }

    *plain = ngx_posts_uri_is_plain(s);

    if (*plain) {
        return NGX_OK;
    }

    if (ngx_posts_uri_parse(s, &uri, call->ctx->error) != NGX_OK) {
        return NGX_ERROR;
    }

    if (uri.scheme.data) {
        *result = v;
        return NGX_DONE;
    }

    return NGX_OK;
}


/* baseurl and the path, with a slash before each that is not empty */

static ngx_int_t
ngx_posts_jekyll_join_url(ngx_pool_t *pool, ngx_posts_jekyll_env_t *env,
    ngx_str_t *path, ngx_str_t *url, ngx_posts_error_t *error)
{
    u_char     *p;
    ngx_str_t   base;

    base = env->baseurl;

    if (base.len && base.data[base.len - 1] == '/') {
        base.len--;
    }

    p = ngx_pnalloc(pool, base.len + path->len + 2);
    if (p == NULL) {
        return NGX_ERROR;
    }

    url->data = p;

    if (base.len) {
        if (base.data[0] != '/') {
            *p++ = '/';
        }

        p = ngx_cpymem(p, base.data, base.len);
    }

    if (path->len) {
        if (path->data[0] != '/') {
            *p++ = '/';
        }

        p = ngx_cpymem(p, path->data, path->len);
    }

    url->len = p - url->data;

    return ngx_posts_uri_normalize(pool, url, url, error);
}


ngx_int_t
ngx_posts_jekyll_relative(ngx_posts_context_t *ctx,
    ngx_posts_jekyll_env_t *env, ngx_str_t *path, ngx_str_t *url)
{
    ngx_posts_uri_t  uri;

    if (ngx_posts_uri_parse(path, &uri, ctx->error) != NGX_OK) {
        return NGX_ERROR;
    }

    if (uri.scheme.data) {
        *url = *path;
        return NGX_OK;
    }

    return ngx_posts_jekyll_join_url(ctx->pool, env, path, url, ctx->error);
}


/* the same behind the address of the site */

static ngx_int_t
ngx_posts_jekyll_join_site(ngx_pool_t *pool, ngx_posts_jekyll_env_t *env,
    ngx_str_t *path, ngx_str_t *url, ngx_posts_error_t *error)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   relative;

    rc = ngx_posts_jekyll_join_url(pool, env, path, &relative, error);

    if (rc != NGX_OK || env->url.len == 0) {
        *url = relative;
        return rc;
    }

    url->len = env->url.len + relative.len;

    url->data = ngx_pnalloc(pool, url->len);
    if (url->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(url->data, env->url.data, env->url.len);
    ngx_memcpy(p, relative.data, relative.len);

    return ngx_posts_uri_normalize(pool, url, url, error);
}


ngx_int_t
ngx_posts_jekyll_site_url(ngx_pool_t *pool, ngx_posts_jekyll_env_t *env,
    ngx_str_t *path, ngx_str_t *url, ngx_posts_error_t *error)
{
    ngx_posts_uri_t  uri;

    if (ngx_posts_uri_parse(path, &uri, error) != NGX_OK) {
        return NGX_ERROR;
    }

    if (uri.scheme.data) {
        *url = *path;
        return NGX_OK;
    }

    return ngx_posts_jekyll_join_site(pool, env, path, url, error);
}


static ngx_int_t
ngx_posts_jekyll_relative_url(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                rc;
    ngx_str_t                path, url;
    ngx_uint_t               plain;
    ngx_posts_jekyll_env_t  *env;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    rc = ngx_posts_jekyll_url(call, &path, &plain, result);

    if (rc == NGX_DONE) {
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    env = ngx_posts_jekyll_env(call->vm);

    if (plain && env->baseurl.len == 0) {
        ngx_posts_string(result, path.data, path.len);
        return NGX_OK;
    }

    rc = ngx_posts_jekyll_join_url(call->ctx->pool, env, &path, &url,
                                   call->ctx->error);

    ngx_posts_string(result, url.data, url.len);

    return rc;
}


static ngx_int_t
ngx_posts_jekyll_absolute_url(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t                rc;
    ngx_str_t                path, url;
    ngx_uint_t               plain;
    ngx_posts_jekyll_env_t  *env;

    env = ngx_posts_jekyll_env(call->vm);

    if (call->input->type == NGX_POSTS_NIL || env->url.len == 0) {
        return ngx_posts_jekyll_relative_url(call, result);
    }

    rc = ngx_posts_jekyll_url(call, &path, &plain, result);

    if (rc == NGX_DONE) {
        return NGX_OK;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_jekyll_join_site(call->ctx->pool, env, &path, &url,
                                    call->ctx->error);

    ngx_posts_string(result, url.data, url.len);

    return rc;
}


/* "/index.html" or "/index.htm" at the end of a line becomes a slash */

static ngx_int_t
ngx_posts_jekyll_strip_index(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last, *end;
    ngx_str_t   s;

    if (call->input->type == NGX_POSTS_NIL
        || ngx_posts_liquid_is_nothing(call->input))
    {
        return NGX_OK;
    }

    if (call->input->type != NGX_POSTS_STRING) {
        return ngx_posts_liquid_no_method(call, call->input, "sub");
    }

    s = ngx_posts_value_str(call->input);

    if (s.len == 0) {
        return NGX_OK;
    }

    *result = *call->input;
    last = s.data + s.len;

    for (p = s.data; last - p >= 10; p++) {

        if (ngx_memcmp(p, "/index.htm", 10) != 0) {
            continue;
        }

        end = p + 10;
        end += (end < last && *end == 'l');

        if (end < last && *end != LF) {
            continue;
        }

        if (ngx_posts_liquid_string(call, result, s.len - (end - p) + 1)
            == NULL)
        {
            return NGX_ERROR;
        }

        ngx_memcpy(ngx_cpymem(result->u.data, s.data, p - s.data + 1), end,
                   last - end);
        return NGX_OK;
    }

    return NGX_OK;
}
