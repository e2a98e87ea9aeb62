
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "data/ngx_posts_limits.h"
#include "http/ngx_http_posts_module.h"


char *
ngx_http_posts_config(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_posts_loc_conf_t *lcf = conf;

    ngx_str_t   *value, *name;
    ngx_uint_t   i;

    if (lcf->options.configs != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    lcf->options.configs = ngx_array_create(cf->pool, cf->args->nelts - 1,
                                            sizeof(ngx_str_t));
    if (lcf->options.configs == NULL) {
        return NGX_CONF_ERROR;
    }

    value = cf->args->elts;
    lcf->digest = 1;

    for (i = 1; i < cf->args->nelts; i++) {

        if (value[i].len == 0 || value[i].len > NGX_POSTS_MAX_PATH) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "invalid file name \"%V\"", &value[i]);
            return NGX_CONF_ERROR;
        }

        name = ngx_array_push(lcf->options.configs);
        if (name == NULL) {
            return NGX_CONF_ERROR;
        }

        *name = value[i];
        lcf->digest = lcf->digest * 31 + ngx_posts_stamp_digest(name);
    }

    return NGX_CONF_OK;
}


/* "off" is none, where one is inherited */

char *
ngx_http_posts_theme(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_posts_loc_conf_t *lcf = conf;

    ngx_str_t  *value, *dir;

    dir = &lcf->options.theme;

    if (dir->data) {
        return "is duplicate";
    }

    value = cf->args->elts;
    *dir = value[1];

    if (ngx_strcmp(dir->data, "off") == 0) {
        ngx_str_set(dir, "");
        return NGX_CONF_OK;
    }

    if (ngx_conf_full_name(cf->cycle, dir, 0) != NGX_OK) {
        return NGX_CONF_ERROR;
    }

    while (dir->len > 1 && dir->data[dir->len - 1] == '/') {
        dir->data[--dir->len] = '\0';
    }

    if (dir->len > NGX_POSTS_MAX_ROOT) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "the name of the theme's directory is too long");
        return NGX_CONF_ERROR;
    }

    return NGX_CONF_OK;
}
