
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_module.h"


/* what the dav module knows; its "off" has the bits of other methods */

#define NGX_HTTP_POSTS_DAV                                                   \
    (NGX_HTTP_PUT|NGX_HTTP_DELETE|NGX_HTTP_MKCOL|NGX_HTTP_COPY|NGX_HTTP_MOVE)


static ngx_module_t *ngx_http_posts_dav_module(void);


/*
 * The dav module tells nobody what it takes, and a method that it does not
 * take has to be answered with an Allow header.  Its configuration begins
 * with the bits of dav_methods in every version of nginx that has it.
 */

ngx_uint_t
ngx_http_posts_is_dav(ngx_http_request_t *r)
{
    ngx_uint_t    *methods;
    ngx_module_t  *module;

    module = ngx_http_posts_dav_module();

    if (module == NULL) {
        return 0;
    }

    methods = r->loc_conf[module->ctx_index];

    return (*methods & r->method & NGX_HTTP_POSTS_DAV) != 0;
}


static ngx_module_t *
ngx_http_posts_dav_module(void)
{
    ngx_uint_t  i;

    for (i = 0; ngx_cycle->modules[i]; i++) {

        if (ngx_cycle->modules[i]->type == NGX_HTTP_MODULE
            && ngx_strcmp(ngx_cycle->modules[i]->name, "ngx_http_dav_module")
               == 0)
        {
            return ngx_cycle->modules[i];
        }
    }

    return NULL;
}
