
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_config_files.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_path.h"
#include "text/ngx_posts_yaml.h"


typedef struct {
    ngx_pool_t            *pool;
    ngx_posts_files_t     *files;
    ngx_posts_deps_t      *deps;
    ngx_posts_error_t     *error;
    ngx_posts_map_t       *map;
} ngx_posts_config_files_t;


static ngx_int_t ngx_posts_config_files_default(
    ngx_posts_config_files_t *cf, ngx_array_t *read);
static ngx_int_t ngx_posts_config_files_add(ngx_posts_config_files_t *cf,
    ngx_str_t *name, ngx_array_t *read);
static ngx_int_t ngx_posts_config_files_parse(ngx_posts_config_files_t *cf,
    ngx_str_t *name, ngx_str_t *content);


ngx_posts_map_t *
ngx_posts_config_files(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_array_t *names, ngx_posts_map_t *base, ngx_posts_deps_t *deps,
    ngx_array_t *read, ngx_posts_error_t *error)
{
    ngx_int_t                  rc;
    ngx_str_t                 *name;
    ngx_uint_t                 i;
    ngx_posts_config_files_t   cf;

    cf.pool = pool;
    cf.files = files;
    cf.deps = deps;
    cf.error = error;
    cf.map = base;

    if (names == NULL) {
        return (ngx_posts_config_files_default(&cf, read) == NGX_OK)
               ? cf.map : NULL;
    }

    name = names->elts;

    for (i = 0; i < names->nelts; i++) {

        rc = ngx_posts_config_files_add(&cf, &name[i], read);

        if (rc == NGX_DECLINED) {
            ngx_posts_error_at(error, &name[i], 1, 0);
            ngx_posts_error_set(error, "there is no such configuration file");
        }

        if (rc != NGX_OK) {
            return NULL;
        }
    }

    return cf.map;
}


static ngx_int_t
ngx_posts_config_files_default(ngx_posts_config_files_t *cf,
    ngx_array_t *read)
{
    ngx_int_t         rc;
    ngx_uint_t        i;

    static ngx_str_t  names[] = {
        ngx_string("_config.yml"),
        ngx_string("_config.yaml"),
        ngx_string("_config.toml")
    };

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {

        rc = ngx_posts_config_files_add(cf, &names[i], read);

        if (rc != NGX_DECLINED) {
            return rc;
        }
    }

    return NGX_OK;
}


/* NGX_DECLINED: there is no such file */

static ngx_int_t
ngx_posts_config_files_add(ngx_posts_config_files_t *cf, ngx_str_t *name,
    ngx_array_t *read)
{
    ngx_int_t         rc;
    ngx_str_t         path, content, *place;
    ngx_posts_dep_t   dep;

    if (ngx_posts_files_path(cf->files, cf->pool, name, &path) != NGX_OK) {
        return NGX_ERROR;
    }

    rc = ngx_posts_files_read(cf->files, cf->pool, &path,
                              NGX_POSTS_MAX_CONFIG, &content, &dep,
                              cf->error);

    if (ngx_posts_deps_add(cf->deps, &dep) != NGX_OK) {
        return NGX_ERROR;
    }

    if (rc == NGX_DECLINED) {
        return NGX_DECLINED;
    }

    if (rc == NGX_ABORT) {
        ngx_posts_error_set(cf->error, "permission denied");
    }

    if (rc != NGX_OK) {
        ngx_posts_error_at(cf->error, name, 1, 0);
        return NGX_ERROR;
    }

    place = ngx_array_push(read);
    if (place == NULL) {
        return NGX_ERROR;
    }

    *place = *name;

    rc = ngx_posts_config_files_parse(cf, name, &content);

    if (rc != NGX_OK) {
        ngx_posts_error_at(cf->error, name, 0, 0);
    }

    return rc;
}


static ngx_int_t
ngx_posts_config_files_parse(ngx_posts_config_files_t *cf, ngx_str_t *name,
    ngx_str_t *content)
{
    ngx_str_t          ext;
    ngx_posts_value_t  value;

    ext = ngx_posts_path_ext(name);

    if (ext.len == 5 && ngx_strncasecmp(ext.data, (u_char *) ".toml", 5) == 0)
    {
        return ngx_posts_error_set(cf->error, "TOML is not supported: the "
                                   "configuration has to be YAML");
    }

    if (ngx_posts_yaml_parse(cf->pool, content, 1, ngx_posts_zone_utc(),
                             &value, cf->error)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (value.type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    if (value.type != NGX_POSTS_MAP) {
        return ngx_posts_error_set(cf->error,
                                   "the configuration is not a map");
    }

    cf->map = ngx_posts_merge(cf->pool, cf->map, value.u.map);

    return cf->map ? NGX_OK : NGX_ERROR;
}
