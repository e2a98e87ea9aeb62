
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_variant.h"


static ngx_uint_t ngx_posts_variant_is_readme(ngx_posts_record_t *own);
static ngx_uint_t ngx_posts_variant_is_optional(ngx_posts_config_t *config,
    ngx_posts_record_t *own);


ngx_posts_record_variant_e
ngx_posts_variant_last(ngx_posts_config_t *config)
{
    if (config->plugins & NGX_POSTS_PLUGIN_README) {
        return NGX_POSTS_RECORD_README;
    }

    return (config->plugins & NGX_POSTS_PLUGIN_OPTIONAL)
           ? NGX_POSTS_RECORD_OPTIONAL : NGX_POSTS_RECORD_OWN;
}


ngx_uint_t
ngx_posts_variant_wanted(ngx_posts_config_t *config, ngx_posts_record_t *own)
{
    ngx_str_t   ext;
    ngx_uint_t  wanted;

    wanted = 0;
    ext = ngx_posts_path_ext(&own->path);

    if (own->variant != NGX_POSTS_RECORD_OWN || own->collection
        || own->theme || !ngx_posts_config_is_markdown(config, &ext))
    {
        return 0;
    }

    if ((config->plugins & NGX_POSTS_PLUGIN_OPTIONAL)
        && own->kind == NGX_POSTS_RECORD_STATIC
        && ngx_posts_variant_is_optional(config, own))
    {
        wanted |= 1 << NGX_POSTS_RECORD_OPTIONAL;
    }

    if ((config->plugins & NGX_POSTS_PLUGIN_README)
        && (own->kind == NGX_POSTS_RECORD_STATIC
            || (own->kind == NGX_POSTS_RECORD_PAGE && own->published
                && (config->plugins & NGX_POSTS_PLUGIN_README_MATTER)))
        && ngx_posts_variant_is_readme(own))
    {
        wanted |= 1 << NGX_POSTS_RECORD_README;
    }

    return wanted;
}


ngx_str_t
ngx_posts_variant_key(u_char *buf, ngx_str_t *path, ngx_uint_t variant)
{
    ngx_str_t  key;

    key.data = buf;
    key.len = variant + path->len;

    ngx_memset(buf, '/', variant);
    ngx_memcpy(buf + variant, path->data, path->len);

    return key;
}


static ngx_uint_t
ngx_posts_variant_is_readme(ngx_posts_record_t *own)
{
    ngx_str_t  name;

    static ngx_str_t  readme = ngx_string("readme");

    name = ngx_posts_path_base(&own->path);
    name = ngx_posts_path_stem(&name);

    return ngx_posts_variant_is(&name, &readme, 1);
}


/* what lies about in repositories is no page, unless "include" names it */

static ngx_uint_t
ngx_posts_variant_is_optional(ngx_posts_config_t *config,
    ngx_posts_record_t *own)
{
    ngx_str_t  name, stem;

    static ngx_str_t  names[] = {
        ngx_string("README"),
        ngx_string("LICENSE"),
        ngx_string("LICENCE"),
        ngx_string("COPYING"),
        ngx_string("CODE_OF_CONDUCT"),
        ngx_string("CONTRIBUTING"),
        ngx_string("ISSUE_TEMPLATE"),
        ngx_string("PULL_REQUEST_TEMPLATE")
    };

    name = ngx_posts_path_base(&own->path);
    stem = ngx_posts_path_stem(&name);

    return !ngx_posts_variant_is(&stem, names,
                                 sizeof(names) / sizeof(names[0]))
           || ngx_posts_entry_listed(&config->include, &own->path)
           || ngx_posts_entry_listed(&config->include, &name);
}


ngx_uint_t
ngx_posts_variant_is(ngx_str_t *s, ngx_str_t *names, ngx_uint_t n)
{
    ngx_uint_t  i;

    for (i = 0; i < n; i++) {
        if (s->len == names[i].len
            && ngx_strncasecmp(s->data, names[i].data, s->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}


ngx_uint_t
ngx_posts_variant_begins(ngx_posts_record_ctx_t *r)
{
    ngx_uint_t  matter;

    matter = ngx_posts_front_matter_begins(r->source);

    switch (r->record->variant) {

    case NGX_POSTS_RECORD_OWN:
        return matter;

    case NGX_POSTS_RECORD_README:
        return !matter
               || (r->config->plugins & NGX_POSTS_PLUGIN_README_MATTER);

    default:
        return !matter;
    }
}


ngx_int_t
ngx_posts_variant_permalink(ngx_posts_record_ctx_t *r)
{
    u_char              *p;
    ngx_str_t            url, dir;
    ngx_posts_value_t   *value;
    ngx_posts_record_t   file;

    url = r->record->url;

    if (ngx_posts_front_matter_begins(r->source)) {
        r->record->moved = 1;

    } else {
        file = *r->record;

        if (ngx_posts_record_static(r->ctx->pool, r->config, &file)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        url = file.url;
    }

    dir = ngx_posts_path_dir(&url);

    p = ngx_pnalloc(r->ctx->pool, dir.len + 2);
    value = ngx_posts_map_put(r->record->data, "permalink");

    if (p == NULL || value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(value, p, dir.len ? dir.len + 1 : 2);

    /* Ruby's File.dirname of "/README.md" is "/" */

    p = dir.len ? ngx_cpymem(p, dir.data, dir.len) : ngx_cpymem(p, "/", 1);
    *p = '/';

    return NGX_OK;
}
