
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


/*
 * Directives of other modules that change the bytes of an answer: they would
 * find nothing in encoded ones, or put plain text beside them.  They are
 * found by name in the modules' tables, wherever these modules are.
 */

typedef struct {
    const char   *name;
    ngx_uint_t  (*is_set)(void *value);
} ngx_http_posts_alterer_t;


typedef struct {
    ngx_uint_t    index;
    ngx_uint_t    offset;
    ngx_uint_t  (*is_set)(void *value);
} ngx_http_posts_altered_t;


static ngx_int_t ngx_http_posts_altered_find(ngx_http_posts_main_conf_t *mcf,
    ngx_module_t *module);
static ngx_uint_t ngx_http_posts_altered_by(ngx_http_request_t *r);
static ngx_uint_t ngx_http_posts_altered_flag(void *value);
static ngx_uint_t ngx_http_posts_altered_text(void *value);


static const ngx_http_posts_alterer_t  ngx_http_posts_alterers[] = {
    { "ssi", ngx_http_posts_altered_flag },
    { "add_before_body", ngx_http_posts_altered_text },
    { "add_after_body", ngx_http_posts_altered_text }
};


ngx_int_t
ngx_http_posts_altered_init(ngx_conf_t *cf, ngx_http_posts_main_conf_t *mcf)
{
    ngx_uint_t     i;
    ngx_module_t  *module;

    if (ngx_array_init(&mcf->altered, cf->pool, 4,
                       sizeof(ngx_http_posts_altered_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; cf->cycle->modules[i]; i++) {

        module = cf->cycle->modules[i];

        if (module->type == NGX_HTTP_MODULE && module->commands
            && ngx_http_posts_altered_find(mcf, module) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_http_posts_altered_find(ngx_http_posts_main_conf_t *mcf,
    ngx_module_t *module)
{
    ngx_uint_t                 i, n;
    ngx_command_t             *cmd;
    ngx_http_posts_altered_t  *altered;

    n = sizeof(ngx_http_posts_alterers) / sizeof(ngx_http_posts_alterer_t);

    for (cmd = module->commands; cmd->name.len; cmd++) {

        for (i = 0; i < n; i++) {

            if (cmd->conf != NGX_HTTP_LOC_CONF_OFFSET
                || ngx_strcmp(cmd->name.data, ngx_http_posts_alterers[i].name)
                   != 0)
            {
                continue;
            }

            altered = ngx_array_push(&mcf->altered);
            if (altered == NULL) {
                return NGX_ERROR;
            }

            altered->index = module->ctx_index;
            altered->offset = cmd->offset;
            altered->is_set = ngx_http_posts_alterers[i].is_set;
        }
    }

    return NGX_OK;
}


/*
 * Other modules merge their configuration later than this one, so it is the
 * first request of a location that finds out.
 */

ngx_uint_t
ngx_http_posts_is_altered(ngx_http_request_t *r)
{
    ngx_http_posts_loc_conf_t  *lcf;

    lcf = ngx_http_get_module_loc_conf(r, ngx_http_posts_module);

    if (lcf->altered == NGX_CONF_UNSET_UINT) {
        lcf->altered = ngx_http_posts_altered_by(r);
    }

    return lcf->altered;
}


static ngx_uint_t
ngx_http_posts_altered_by(ngx_http_request_t *r)
{
    u_char                      *conf;
    ngx_uint_t                   i;
    ngx_http_posts_altered_t    *altered;
    ngx_http_posts_main_conf_t  *mcf;

    mcf = ngx_http_get_module_main_conf(r, ngx_http_posts_module);

    altered = mcf->altered.elts;

    for (i = 0; i < mcf->altered.nelts; i++) {

        conf = r->loc_conf[altered[i].index];

        if (altered[i].is_set(conf + altered[i].offset)) {
            return 1;
        }
    }

    return 0;
}


static ngx_uint_t
ngx_http_posts_altered_flag(void *value)
{
    ngx_flag_t *flag = value;

    return *flag == 1;
}


static ngx_uint_t
ngx_http_posts_altered_text(void *value)
{
    ngx_str_t *text = value;

    return text->len != 0;
}
