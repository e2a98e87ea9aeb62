
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_scan_walk.h"
#include "site/ngx_posts_theme.h"


/*
 * A theme's files are read after the site's, so that of two with one path
 * the site's counts.  Its "assets" belong to the site by the same path; no
 * name there is passed over, but links are.
 */

ngx_int_t
ngx_posts_scan_theme(ngx_posts_scan_t *scan)
{
    ngx_str_t        assets, data, absolute, *theme;
    ngx_file_info_t  fi;

    theme = &scan->config->theme;

    if (theme->len == 0) {
        return NGX_OK;
    }

    ngx_str_set(&assets, "assets");

    if (ngx_posts_theme_path(scan->pool, theme, "assets", &absolute)
        != NGX_OK
        || ngx_posts_theme_path(scan->pool, theme, "_data", &data) != NGX_OK)
    {
        return NGX_ERROR;
    }

    /* either of them may come */

    (void) ngx_posts_watch_add(scan->watcher->watch, scan->watcher, theme,
                               theme);

    if (ngx_posts_scan_tree(scan, &data, NGX_POSTS_RECORD_DATA, 0) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_posts_files_info(scan->files, &absolute, &fi) != NGX_OK
        || !ngx_is_dir(&fi))
    {
        return NGX_OK;
    }

    if (ngx_posts_scan_push(scan, &assets, 0, NGX_POSTS_RECORD_PAGE, 0, &fi)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    scan->pending->theme = 1;

    return NGX_OK;
}


ngx_int_t
ngx_posts_scan_theme_name(ngx_posts_scan_t *scan, ngx_str_t *name)
{
    u_char           *p;
    ngx_int_t         rc;
    ngx_str_t         path, absolute, *dir;
    ngx_file_info_t   fi;

    dir = &scan->current->path;

    path.len = dir->len + 1 + name->len;

    if (path.len > NGX_POSTS_MAX_PATH) {
        return NGX_AGAIN;
    }

    path.data = ngx_pnalloc(scan->pool, path.len + 1);
    if (path.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path.data, dir->data, dir->len);
    *p++ = '/';
    p = ngx_cpymem(p, name->data, name->len);
    *p = '\0';

    if (ngx_posts_theme_path(scan->pool, &scan->config->theme,
                             (const char *) path.data, &absolute)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ngx_link_info(absolute.data, &fi) == NGX_FILE_ERROR) {
        return NGX_AGAIN;
    }

    if (ngx_is_dir(&fi)) {
        rc = ngx_posts_scan_push(scan, &path, 0, NGX_POSTS_RECORD_PAGE, 0, &fi);

        return (rc == NGX_OK) ? NGX_AGAIN : NGX_ERROR;
    }

    return ngx_is_file(&fi)
           ? ngx_posts_scan_file(scan, &path, &absolute, &fi) : NGX_AGAIN;
}
