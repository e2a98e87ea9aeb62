
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_path.h"


ngx_str_t
ngx_posts_path_dir(ngx_str_t *path)
{
    ngx_str_t  base, dir;

    base = ngx_posts_path_base(path);

    dir.data = path->data;
    dir.len = (base.len < path->len) ? path->len - base.len - 1 : 0;

    return dir;
}


ngx_str_t
ngx_posts_path_base(ngx_str_t *path)
{
    u_char     *p, *last;
    ngx_str_t   base;

    last = path->data + path->len;

    for (p = last; p > path->data && p[-1] != '/'; p--) { /* void */ }

    base.data = p;
    base.len = last - p;

    return base;
}


ngx_str_t
ngx_posts_path_ext(ngx_str_t *path)
{
    u_char     *p, *first, *last, *point;
    ngx_str_t   ext;

    first = path->data;
    last = first + path->len;

    ngx_str_set(&ext, "");

    for (p = last; p > first && p[-1] != '.' && p[-1] != '/'; p--) {
        /* void */
    }

    if (p == first || p[-1] == '/') {
        return ext;
    }

    point = p - 1;

    /* points at the beginning of a name are a part of it */

    for (p = point; p > first && p[-1] == '.'; p--) { /* void */ }

    if (p > first && p[-1] != '/') {
        ext.data = point;
        ext.len = last - point;
    }

    return ext;
}


ngx_str_t
ngx_posts_path_stem(ngx_str_t *path)
{
    ngx_str_t  ext, stem;

    ext = ngx_posts_path_ext(path);

    stem.data = path->data;
    stem.len = path->len - ext.len;

    return stem;
}


ngx_str_t
ngx_posts_path_trim(ngx_str_t *path)
{
    ngx_str_t  s;

    s = *path;

    while (s.len && s.data[s.len - 1] == '.') {
        s.len--;
    }

    return s;
}


ngx_int_t
ngx_posts_path_join(ngx_pool_t *pool, ngx_str_t *dir, ngx_str_t *name,
    ngx_str_t *path)
{
    u_char  *p;

    path->len = dir->len + (dir->len ? 1 : 0) + name->len;

    path->data = ngx_pnalloc(pool, path->len + 1);
    if (path->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path->data, dir->data, dir->len);

    if (dir->len) {
        *p++ = '/';
    }

    p = ngx_cpymem(p, name->data, name->len);
    *p = '\0';

    return NGX_OK;
}
