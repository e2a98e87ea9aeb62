
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


static ngx_int_t ngx_http_posts_status_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);
static ngx_int_t ngx_http_posts_source_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);
static ngx_int_t ngx_http_posts_time_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data);


static ngx_http_variable_t  ngx_http_posts_variables[] = {

    { ngx_string("posts_cache_status"), NULL,
      ngx_http_posts_status_variable, 0, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("posts_source"), NULL,
      ngx_http_posts_source_variable, 0, NGX_HTTP_VAR_NOCACHEABLE, 0 },

    { ngx_string("posts_render_time"), NULL,
      ngx_http_posts_time_variable, 0, NGX_HTTP_VAR_NOCACHEABLE, 0 },

      ngx_http_null_variable
};


/* by ngx_http_posts_status_e */

static ngx_str_t  ngx_http_posts_statuses[] = {
    ngx_null_string,
    ngx_string("HIT"),
    ngx_string("MISS"),
    ngx_string("EXPIRED"),
    ngx_string("STALE"),
    ngx_string("BYPASS")
};


ngx_int_t
ngx_http_posts_add_variables(ngx_conf_t *cf)
{
    ngx_http_variable_t  *var, *v;

    for (v = ngx_http_posts_variables; v->name.len; v++) {

        var = ngx_http_add_variable(cf, &v->name, v->flags);
        if (var == NULL) {
            return NGX_ERROR;
        }

        var->get_handler = v->get_handler;
        var->data = v->data;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_status_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    ngx_str_t             *status;
    ngx_http_posts_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_posts_module);

    if (ctx == NULL || ctx->status == NGX_HTTP_POSTS_NONE) {
        v->not_found = 1;
        return NGX_OK;
    }

    status = &ngx_http_posts_statuses[ctx->status];

    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    v->len = status->len;
    v->data = status->data;

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_source_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    ngx_http_posts_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_posts_module);

    if (ctx == NULL || ctx->head.source.len == 0) {
        v->not_found = 1;
        return NGX_OK;
    }

    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    v->len = ctx->head.source.len;
    v->data = ctx->head.source.data;

    return NGX_OK;
}


/* seconds with microseconds */

static ngx_int_t
ngx_http_posts_time_variable(ngx_http_request_t *r,
    ngx_http_variable_value_t *v, uintptr_t data)
{
    u_char                *p;
    ngx_http_posts_ctx_t  *ctx;

    ctx = ngx_http_get_module_ctx(r, ngx_http_posts_module);

    if (ctx == NULL || ctx->render_time == 0) {
        v->not_found = 1;
        return NGX_OK;
    }

    p = ngx_pnalloc(r->pool, NGX_INT64_LEN + 8);
    if (p == NULL) {
        return NGX_ERROR;
    }

    v->valid = 1;
    v->no_cacheable = 0;
    v->not_found = 0;
    v->data = p;
    v->len = ngx_sprintf(p, "%uL.%06uL", ctx->render_time / 1000000,
                         ctx->render_time % 1000000)
             - p;

    return NGX_OK;
}
