
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_sass_path.h"


/*
 * What may stand around the last component of an import, in the order in
 * which libsass tries.
 */

typedef struct {
    ngx_str_t    before;
    ngx_str_t    after;
} ngx_posts_sass_form_t;


static ngx_posts_sass_form_t  ngx_posts_sass_files[] = {
    { ngx_string(""), ngx_string("") },
    { ngx_string("_"), ngx_string("") },
    { ngx_string("_"), ngx_string(".scss") },
    { ngx_string("_"), ngx_string(".sass") },
    { ngx_string("_"), ngx_string(".css") },
    { ngx_string(""), ngx_string(".scss") },
    { ngx_string(""), ngx_string(".sass") },
    { ngx_string(""), ngx_string(".css") },
    { ngx_null_string, ngx_null_string }
};


/* a directory is imported by a file of its own */

static ngx_posts_sass_form_t  ngx_posts_sass_indexes[] = {
    { ngx_string(""), ngx_string("/_index.scss") },
    { ngx_string(""), ngx_string("/_index.sass") },
    { ngx_string(""), ngx_string("/_index.css") },
    { ngx_string(""), ngx_string("/index.scss") },
    { ngx_string(""), ngx_string("/index.sass") },
    { ngx_string(""), ngx_string("/index.css") },
    { ngx_null_string, ngx_null_string }
};


static ngx_int_t ngx_posts_sass_try(ngx_posts_sass_t *sass, ngx_str_t *dir,
    ngx_str_t *import, ngx_str_t *path, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_sass_forms(ngx_posts_sass_t *sass,
    ngx_posts_sass_form_t *form, ngx_str_t *full, ngx_str_t *path,
    ngx_uint_t *n);
static ngx_uint_t ngx_posts_sass_ends(ngx_str_t *s, const char *end);


ngx_uint_t
ngx_posts_sass_is_url(ngx_str_t *import)
{
    u_char  *p, *last;

    p = import->data;
    last = p + import->len;

    if (import->len >= 2 && p[0] == '/' && p[1] == '/') {
        return 1;
    }

    if (import->len > 4 && ngx_posts_sass_ends(import, ".css")) {
        return 1;
    }

    while (p < last && *p != ':' && *p != '/') {
        p++;
    }

    return p > import->data && last - p >= 3 && p[0] == ':' && p[1] == '/'
           && p[2] == '/';
}


ngx_int_t
ngx_posts_sass_resolve(ngx_posts_sass_t *sass, ngx_str_t *base,
    ngx_str_t *import, ngx_str_t *path, ngx_posts_error_t *error)
{
    ngx_int_t    rc;
    ngx_str_t   *dir;
    ngx_uint_t   i;

    rc = ngx_posts_sass_try(sass, base, import, path, error);

    dir = sass->paths->elts;

    for (i = 0; rc == NGX_DECLINED && i < sass->paths->nelts; i++) {
        rc = ngx_posts_sass_try(sass, &dir[i], import, path, error);
    }

    return rc;
}


static ngx_int_t
ngx_posts_sass_try(ngx_posts_sass_t *sass, ngx_str_t *dir, ngx_str_t *import,
    ngx_str_t *path, ngx_posts_error_t *error)
{
    ngx_str_t   full;
    ngx_uint_t  n;

    if (ngx_posts_sass_join(sass->pool, dir, import, &full) != NGX_OK) {
        return NGX_ERROR;
    }

    n = 0;

    if (ngx_posts_sass_forms(sass, ngx_posts_sass_files, &full, path, &n)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (n == 0 && !ngx_posts_sass_ends(&full, ".scss")
        && !ngx_posts_sass_ends(&full, ".sass")
        && !ngx_posts_sass_ends(&full, ".css")
        && ngx_posts_sass_forms(sass, ngx_posts_sass_indexes, &full, path, &n)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (n > 1) {
        return ngx_posts_error_set(error, "it is not clear which file to "
                                   "import for '%V': there are %ui",
                                   import, n);
    }

    return n ? NGX_OK : NGX_DECLINED;
}


/* adds to n how many of the forms there are; path is the last one of them */

static ngx_int_t
ngx_posts_sass_forms(ngx_posts_sass_t *sass, ngx_posts_sass_form_t *form,
    ngx_str_t *full, ngx_str_t *path, ngx_uint_t *n)
{
    u_char     *p, *name;
    ngx_str_t   file;

    name = full->data + full->len;

    while (name > full->data && name[-1] != '/') {
        name--;
    }

    for ( /* void */ ; form->before.data; form++) {

        file.len = full->len + form->before.len + form->after.len;

        file.data = ngx_pnalloc(sass->pool, file.len + 1);
        if (file.data == NULL) {
            return NGX_ERROR;
        }

        p = ngx_cpymem(file.data, full->data, name - full->data);
        p = ngx_cpymem(p, form->before.data, form->before.len);
        p = ngx_cpymem(p, name, full->data + full->len - name);
        p = ngx_cpymem(p, form->after.data, form->after.len);
        *p = '\0';

        if (sass->find(sass->data, &file)) {
            *path = file;
            (*n)++;
        }
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_sass_ends(ngx_str_t *s, const char *end)
{
    size_t  len;

    len = ngx_strlen(end);

    return s->len >= len
           && ngx_memcmp(s->data + s->len - len, end, len) == 0;
}


ngx_int_t
ngx_posts_sass_join(ngx_pool_t *pool, ngx_str_t *dir, ngx_str_t *path,
    ngx_str_t *joined)
{
    u_char      *p, *src, *last, *part, *dst;
    ngx_str_t    whole;

    whole.len = dir->len + 1 + path->len;

    whole.data = ngx_pnalloc(pool, whole.len);
    joined->data = ngx_pnalloc(pool, whole.len + 2);

    if (whole.data == NULL || joined->data == NULL) {
        return NGX_ERROR;
    }

    p = whole.data;

    if (path->len == 0 || path->data[0] != '/') {
        p = ngx_cpymem(p, dir->data, dir->len);
        *p++ = '/';
    }

    last = ngx_cpymem(p, path->data, path->len);
    dst = joined->data;

    for (src = whole.data; src < last; src = part + 1) {

        part = ngx_strlchr(src, last, '/');
        if (part == NULL) {
            part = last;
        }

        if (part == src || (part - src == 1 && src[0] == '.')) {
            continue;
        }

        if (part - src == 2 && src[0] == '.' && src[1] == '.') {

            while (dst > joined->data && *--dst != '/') { /* void */ }

            continue;
        }

        *dst++ = '/';
        dst = ngx_cpymem(dst, src, part - src);
    }

    if (dst == joined->data) {
        *dst++ = '/';
    }

    *dst = '\0';
    joined->len = dst - joined->data;

    return NGX_OK;
}
