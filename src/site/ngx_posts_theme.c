
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_theme.h"
#include "text/ngx_posts_yaml.h"


static ngx_int_t ngx_posts_theme_read(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_str_t *path, ngx_posts_value_t *value,
    ngx_posts_deps_t *deps, ngx_posts_error_t *error);
static ngx_uint_t ngx_posts_theme_walked(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_str_t *path);


ngx_uint_t
ngx_posts_theme_wanted(ngx_posts_map_t *data)
{
    ngx_posts_value_t  *theme, *remote;

    theme = ngx_posts_map_get(data, "theme");
    remote = ngx_posts_map_get(data, "remote_theme");

    return (theme && theme->type == NGX_POSTS_STRING)
           || (remote && remote->type == NGX_POSTS_STRING);
}


ngx_posts_map_t *
ngx_posts_theme_config(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_str_t *theme, ngx_posts_map_t *defaults, ngx_posts_map_t *data,
    ngx_posts_deps_t *deps, ngx_posts_error_t *error)
{
    ngx_str_t               path;
    ngx_uint_t              i;
    ngx_posts_map_t        *base;
    ngx_posts_value_t      *ignore, *slot, value;
    ngx_posts_map_entry_t  *entry;

    ignore = ngx_posts_map_get(data, "ignore_theme_config");

    if (ignore && ignore->type == NGX_POSTS_BOOLEAN && ignore->u.integer) {
        return data;
    }

    base = ngx_posts_map_create(pool, 8);

    if (base == NULL
        || ngx_posts_theme_path(pool, theme, "_config.yml", &path) != NGX_OK
        || ngx_posts_theme_read(pool, files, &path, &value, deps, error)
           != NGX_OK)
    {
        return NULL;
    }

    if (value.type != NGX_POSTS_MAP) {
        return data;
    }

    entry = value.u.map->elts;

    for (i = 0; i < value.u.map->nelts; i++) {

        if (ngx_posts_map_find_value(defaults, &entry[i].key)) {
            continue;
        }

        slot = ngx_posts_map_set_value(base, &entry[i].key);
        if (slot == NULL) {
            return NULL;
        }

        *slot = entry[i].value;
    }

    return ngx_posts_merge(pool, base, data);
}


/* nil when there is none, or it is a link */

static ngx_int_t
ngx_posts_theme_read(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_str_t *path, ngx_posts_value_t *value, ngx_posts_deps_t *deps,
    ngx_posts_error_t *error)
{
    ngx_int_t        rc;
    ngx_str_t        content;
    ngx_posts_dep_t  dep;
    ngx_file_info_t  fi;

    ngx_posts_nil(value);

    rc = ngx_posts_files_read(files, pool, path, NGX_POSTS_MAX_CONFIG,
                              &content, &dep, error);

    if (ngx_posts_deps_add(deps, &dep) != NGX_OK) {
        return NGX_ERROR;
    }

    if (rc == NGX_ABORT) {
        ngx_posts_error_set(error, "permission denied");
    }

    if (rc == NGX_OK) {

        if (ngx_link_info(path->data, &fi) == NGX_FILE_ERROR
            || ngx_is_link(&fi))
        {
            return NGX_OK;
        }

        rc = ngx_posts_yaml_parse(pool, &content, 1, ngx_posts_zone_utc(),
                                  value, error);
    }

    if (rc == NGX_OK || rc == NGX_DECLINED) {
        return NGX_OK;
    }

    ngx_posts_error_at(error, path, 1, 0);

    return NGX_ERROR;
}


ngx_int_t
ngx_posts_theme_path(ngx_pool_t *pool, ngx_str_t *theme, const char *name,
    ngx_str_t *path)
{
    u_char  *p;
    size_t   len;

    if (theme->len == 0) {
        ngx_str_null(path);
        return NGX_OK;
    }

    len = ngx_strlen(name);

    path->len = theme->len + 1 + len;

    path->data = ngx_pnalloc(pool, path->len + 1);
    if (path->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path->data, theme->data, theme->len);
    *p++ = '/';
    p = ngx_cpymem(p, name, len);
    *p = '\0';

    return NGX_OK;
}


ngx_int_t
ngx_posts_theme_file(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *theme, ngx_posts_record_t *record, ngx_str_t *absolute)
{
    if (record->theme) {
        return ngx_posts_theme_path(pool, theme,
                                    (const char *) record->path.data,
                                    absolute);
    }

    return ngx_posts_files_path(files, pool, &record->path, absolute);
}


ngx_int_t
ngx_posts_theme_hidden(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_record_t *record,
    ngx_posts_dep_t *dep)
{
    ngx_memzero(dep, sizeof(ngx_posts_dep_t));

    if (ngx_posts_files_path(files, pool, &record->path, &dep->path)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_files_stamp(files, &dep->path, &dep->stamp);

    return !ngx_posts_stamp_absent(&dep->stamp)
           && ngx_posts_theme_walked(pool, config, &record->path);
}


/* what the site passes over is the theme's all the same */

static ngx_uint_t
ngx_posts_theme_walked(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_str_t *path)
{
    u_char     *p, *last;
    ngx_str_t   base, name;

    last = path->data + path->len;

    for (p = path->data; p < last; p = name.data + name.len + 1) {

        base.data = path->data;
        base.len = (p == path->data) ? 0 : p - path->data - 1;

        name.len = ngx_strlchr(p, last, '/') ? ngx_strlchr(p, last, '/') - p
                                             : last - p;
        name.data = ngx_pnalloc(pool, name.len + 1);
        if (name.data == NULL) {
            return 0;
        }

        *ngx_cpymem(name.data, p, name.len) = '\0';

        if (!ngx_posts_entry_wanted(config, &base, &name,
                                    p + name.len < last))
        {
            return 0;
        }

        name.data = p;
    }

    return 1;
}


ngx_uint_t
ngx_posts_theme_concerns(ngx_str_t *path)
{
    return (path->len && path->data[0] == '/')
           || (path->len >= 6
               && ngx_memcmp(path->data, "assets", 6) == 0
               && (path->len == 6 || path->data[6] == '/'));
}
