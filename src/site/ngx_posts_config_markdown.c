
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_markdown.h"
#include "text/ngx_posts_markdown.h"


static ngx_int_t ngx_posts_config_commonmark(ngx_pool_t *pool,
    ngx_posts_config_t *config);
static ngx_int_t ngx_posts_config_bits(ngx_pool_t *pool,
    ngx_posts_config_t *config,
    ngx_posts_value_t *names, ngx_uint_t extension);
static ngx_int_t ngx_posts_config_warn(ngx_pool_t *pool,
    ngx_posts_config_t *config, const char *key, const char *fmt,
    ngx_str_t *name);


ngx_int_t
ngx_posts_config_markdown(ngx_pool_t *pool,
    ngx_posts_config_t *config)
{
    ngx_str_t           name;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(config->data, "markdown");
    name = ngx_posts_value_str(value);

    if (name.len >= sizeof("commonmark") - 1
        && ngx_strncasecmp(name.data, (u_char *) "commonmark",
                           sizeof("commonmark") - 1)
           == 0)
    {
        return ngx_posts_config_commonmark(pool, config);
    }

    config->markdown = NGX_POSTS_MARKDOWN_UNSAFE;

    return ngx_posts_config_warn(pool, config, "markdown",
               "\"markdown: %V\" is rendered as CommonMark: heading ids, "
               "{: attributes}, footnotes and some nested HTML come out "
               "otherwise", &name);
}


static ngx_int_t
ngx_posts_config_commonmark(ngx_pool_t *pool,
    ngx_posts_config_t *config)
{
    ngx_posts_value_t  *value, *names;

    value = ngx_posts_map_get(config->data, "commonmark");

    if (value == NULL || value->type != NGX_POSTS_MAP) {
        return NGX_OK;
    }

    names = ngx_posts_map_get(value->u.map, "options");

    if (ngx_posts_config_bits(pool, config, names, 0) != NGX_OK) {
        return NGX_ERROR;
    }

    names = ngx_posts_map_get(value->u.map, "extensions");

    return ngx_posts_config_bits(pool, config, names, 1);
}


static ngx_int_t
ngx_posts_config_bits(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_value_t *names,
    ngx_uint_t extension)
{
    ngx_int_t    rc;
    ngx_str_t    name;
    ngx_uint_t   i, bit;
    const char  *why;

    if (names == NULL || names->type != NGX_POSTS_ARRAY) {
        return NGX_OK;
    }

    for (i = 0; i < names->u.array->nelts; i++) {

        name = ngx_posts_value_str(&names->u.array->elts[i]);
        bit = 0;

        rc = ngx_posts_markdown_option(&name, extension, &bit);

        if (rc == NGX_OK) {
            config->markdown |= bit;
            continue;
        }

        why = (rc == NGX_ABORT)
              ? "commonmark: \"%V\" has no effect: the module was built with "
                "libcmark, not with libcmark-gfm"
              : "commonmark: \"%V\" is not known";

        if (ngx_posts_config_warn(pool, config, "commonmark", why, &name)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_config_warn(ngx_pool_t *pool, ngx_posts_config_t *config,
    const char *key, const char *fmt, ngx_str_t *name)
{
    size_t                       size;
    ngx_posts_config_warning_t  *warning;

    warning = ngx_array_push(&config->warnings);
    if (warning == NULL) {
        return NGX_ERROR;
    }

    warning->key.data = (u_char *) key;
    warning->key.len = ngx_strlen(key);

    size = ngx_strlen(fmt) + name->len;

    warning->text.data = ngx_pnalloc(pool, size);
    if (warning->text.data == NULL) {
        return NGX_ERROR;
    }

    warning->text.len = ngx_snprintf(warning->text.data, size, fmt, name)
                        - warning->text.data;

    return NGX_OK;
}
