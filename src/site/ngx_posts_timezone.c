
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_timezone.h"


#define NGX_POSTS_TIMEZONE_DIR   "/usr/share/zoneinfo/"
#define NGX_POSTS_TIMEZONE_MAX   (1024 * 1024)


static ngx_posts_zone_t *ngx_posts_timezone_read(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_posts_deps_t *deps, ngx_str_t *path);


ngx_posts_zone_t *
ngx_posts_timezone_find(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_posts_deps_t *deps, ngx_posts_value_t *value)
{
    u_char            *p;
    ngx_str_t          name, path;
    ngx_posts_zone_t  *zone;

    static ngx_str_t   localtime = ngx_string("/etc/localtime");

    ngx_str_null(&name);

    if (value != NULL) {
        name = ngx_posts_value_str(value);
    }

    if (name.len == 0) {
        name.data = (u_char *) getenv("TZ");
        name.len = name.data ? ngx_strlen(name.data) : 0;
    }

    if (name.len && name.data[0] == ':') {
        name.data++;
        name.len--;
    }

    if (name.len == 0) {
        zone = ngx_posts_timezone_read(pool, files, deps, &localtime);
        return zone ? zone : ngx_posts_zone_utc();
    }

    /* a zone is named by the site's author: no way out of the directory */

    if (ngx_strlchr(name.data, name.data + name.len, '.') == NULL
        && name.data[0] != '/')
    {
        path.len = sizeof(NGX_POSTS_TIMEZONE_DIR) - 1 + name.len;

        path.data = ngx_pnalloc(pool, path.len + 1);
        if (path.data == NULL) {
            return NULL;
        }

        p = ngx_cpymem(path.data, NGX_POSTS_TIMEZONE_DIR,
                       sizeof(NGX_POSTS_TIMEZONE_DIR) - 1);
        *ngx_cpymem(p, name.data, name.len) = '\0';

        zone = ngx_posts_timezone_read(pool, files, deps, &path);
        if (zone) {
            return zone;
        }
    }

    zone = ngx_posts_zone_posix(pool, &name);

    return zone ? zone : ngx_posts_zone_utc();
}


static ngx_posts_zone_t *
ngx_posts_timezone_read(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_posts_deps_t *deps, ngx_str_t *path)
{
    ngx_int_t          rc;
    ngx_str_t          content;
    ngx_posts_dep_t    dep;
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    rc = ngx_posts_files_read(files, pool, path, NGX_POSTS_TIMEZONE_MAX,
                              &content, &dep, &error);

    if (ngx_posts_deps_add(deps, &dep) != NGX_OK || rc != NGX_OK) {
        return NULL;
    }

    return ngx_posts_zone_tzif(pool, &content);
}
