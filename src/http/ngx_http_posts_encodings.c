
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_encoder.h"
#include "http/ngx_http_posts_encoding.h"


static char *ngx_http_posts_encodings_add(ngx_conf_t *cf,
    ngx_array_t *encodings, ngx_str_t *name);
static ngx_array_t *ngx_http_posts_encodings_create(ngx_conf_t *cf);


/* posts_encodings off | NAME ... */

char *
ngx_http_posts_encodings(ngx_conf_t *cf, ngx_command_t *cmd, void *conf)
{
    ngx_http_posts_loc_conf_t *lcf = conf;

    char        *rv;
    ngx_str_t   *value;
    ngx_uint_t   i;

    if (lcf->encodings != NGX_CONF_UNSET_PTR) {
        return "is duplicate";
    }

    lcf->encodings = ngx_http_posts_encodings_create(cf);
    if (lcf->encodings == NULL) {
        return NGX_CONF_ERROR;
    }

    value = cf->args->elts;

    if (cf->args->nelts == 2 && ngx_strcmp(value[1].data, "off") == 0) {
        return NGX_CONF_OK;
    }

    for (i = 1; i < cf->args->nelts; i++) {

        rv = ngx_http_posts_encodings_add(cf, lcf->encodings, &value[i]);

        if (rv != NGX_CONF_OK) {
            return rv;
        }
    }

    return NGX_CONF_OK;
}


static char *
ngx_http_posts_encodings_add(ngx_conf_t *cf, ngx_array_t *encodings,
    ngx_str_t *name)
{
    ngx_uint_t                        i;
    const ngx_http_posts_encoder_t   *encoder, **added;

    encoder = NULL;

    for (i = 0; i < NGX_HTTP_POSTS_ENCODERS; i++) {

        if (ngx_strcmp(ngx_http_posts_encoders[i]->name.data, name->data)
            == 0)
        {
            encoder = ngx_http_posts_encoders[i];
        }
    }

    if (encoder == NULL) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "unknown encoding \"%V\"", name);
        return NGX_CONF_ERROR;
    }

    if (encoder->create == NULL) {
        ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                           "the module was built without the encoding "
                           "\"%V\" (Debian's package %s)",
                           name, encoder->package);
        return NGX_CONF_ERROR;
    }

    added = encodings->elts;

    for (i = 0; i < encodings->nelts; i++) {
        if (added[i] == encoder) {
            ngx_conf_log_error(NGX_LOG_EMERG, cf, 0,
                               "duplicate encoding \"%V\"", name);
            return NGX_CONF_ERROR;
        }
    }

    added = ngx_array_push(encodings);
    if (added == NULL) {
        return NGX_CONF_ERROR;
    }

    *added = encoder;

    return NGX_CONF_OK;
}


ngx_array_t *
ngx_http_posts_encodings_all(ngx_conf_t *cf)
{
    ngx_uint_t                        i;
    ngx_array_t                      *encodings;
    const ngx_http_posts_encoder_t  **added;

    encodings = ngx_http_posts_encodings_create(cf);
    if (encodings == NULL) {
        return NULL;
    }

    for (i = 0; i < NGX_HTTP_POSTS_ENCODERS; i++) {

        if (ngx_http_posts_encoders[i]->create == NULL) {
            continue;
        }

        added = ngx_array_push(encodings);
        if (added == NULL) {
            return NULL;
        }

        *added = ngx_http_posts_encoders[i];
    }

    return encodings;
}


static ngx_array_t *
ngx_http_posts_encodings_create(ngx_conf_t *cf)
{
    return ngx_array_create(cf->pool, NGX_HTTP_POSTS_ENCODERS,
                            sizeof(ngx_http_posts_encoder_t *));
}
