
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_names.h"


static ngx_int_t ngx_posts_names_once(ngx_pool_t *pool, ngx_str_t *absolute,
    ngx_array_t *names, ngx_posts_error_t *error);
static ngx_int_t ngx_posts_names_list(ngx_pool_t *pool, ngx_dir_t *dir,
    ngx_array_t *names, ngx_posts_error_t *error);
static uint64_t ngx_posts_names_digest(ngx_array_t *names);
static int ngx_libc_cdecl ngx_posts_names_order(const void *one,
    const void *two);


ngx_int_t
ngx_posts_names_read(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, ngx_array_t *names, ngx_posts_dep_t *dep,
    ngx_posts_error_t *error)
{
    ngx_int_t          rc;
    ngx_uint_t         n;
    ngx_file_info_t    fi;
    ngx_posts_stamp_t  after;

    ngx_memzero(dep, sizeof(ngx_posts_dep_t));
    dep->path = *absolute;

    for (n = 0; n <= NGX_POSTS_MAX_REREADS; n++) {

        rc = ngx_posts_files_info(files, absolute, &fi);
        if (rc != NGX_OK) {
            return rc;
        }

        ngx_posts_stamp_set_dir(&dep->stamp, &fi);

        rc = ngx_posts_names_once(pool, absolute, names, error);
        if (rc != NGX_OK) {
            ngx_memzero(&dep->stamp, sizeof(ngx_posts_stamp_t));
            return rc;
        }

        rc = ngx_posts_files_info(files, absolute, &fi);
        if (rc != NGX_OK) {
            continue;
        }

        ngx_posts_stamp_set_dir(&after, &fi);

        if (ngx_posts_stamp_equal(&dep->stamp, &after)) {
            dep->digest = ngx_posts_names_digest(names);
            dep->young = ngx_posts_stamp_young(&dep->stamp);
            return NGX_OK;
        }
    }

    ngx_memzero(&dep->stamp, sizeof(ngx_posts_stamp_t));

    return ngx_posts_error_set(error,
                               "the directory changes while it is read");
}


static ngx_int_t
ngx_posts_names_once(ngx_pool_t *pool, ngx_str_t *absolute,
    ngx_array_t *names, ngx_posts_error_t *error)
{
    ngx_int_t  rc;
    ngx_dir_t  dir;

    if (ngx_array_init(names, pool, 16, sizeof(ngx_str_t)) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_open_dir(absolute, &dir) == NGX_ERROR) {

        switch (ngx_errno) {

        case NGX_ENOENT:
        case NGX_ENOTDIR:
        case NGX_ENAMETOOLONG:
            return NGX_DECLINED;

        case NGX_EACCES:
            return NGX_ABORT;

        default:
            return ngx_posts_error_set(error, "cannot be opened (%d)",
                                       (int) ngx_errno);
        }
    }

    rc = ngx_posts_names_list(pool, &dir, names, error);

    if (ngx_close_dir(&dir) == NGX_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, pool->log, ngx_errno,
                      ngx_close_dir_n " \"%V\" failed", absolute);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    ngx_qsort(names->elts, names->nelts, sizeof(ngx_str_t),
              ngx_posts_names_order);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_names_list(ngx_pool_t *pool, ngx_dir_t *dir, ngx_array_t *names,
    ngx_posts_error_t *error)
{
    ngx_str_t  name, *s;

    for ( ;; ) {

        ngx_set_errno(0);

        if (ngx_read_dir(dir) == NGX_ERROR) {

            if (ngx_errno == 0 || ngx_errno == NGX_ENOMOREFILES) {
                return NGX_OK;
            }

            return ngx_posts_error_set(error, "cannot be read (%d)",
                                       (int) ngx_errno);
        }

        name.data = ngx_de_name(dir);
        name.len = ngx_de_namelen(dir);

        if (name.data[0] == '.'
            && (name.len == 1 || (name.len == 2 && name.data[1] == '.')))
        {
            continue;
        }

        if (names->nelts == NGX_POSTS_MAX_NAMES) {
            return ngx_posts_error_set(error, "the directory has more than "
                                       "%d names", NGX_POSTS_MAX_NAMES);
        }

        s = ngx_array_push(names);
        if (s == NULL) {
            return NGX_ERROR;
        }

        s->len = name.len;
        s->data = ngx_pnalloc(pool, name.len + 1);
        if (s->data == NULL) {
            return NGX_ERROR;
        }

        *ngx_cpymem(s->data, name.data, name.len) = '\0';
    }
}


/* names and their number; where one ends counts, too */

static uint64_t
ngx_posts_names_digest(ngx_array_t *names)
{
    uint64_t    sum;
    ngx_str_t  *name;
    ngx_uint_t  i;

    name = names->elts;
    sum = names->nelts + 1;

    for (i = 0; i < names->nelts; i++) {
        sum = sum * 31 + ngx_posts_stamp_digest(&name[i]);
    }

    return sum ? sum : 1;
}


static int ngx_libc_cdecl
ngx_posts_names_order(const void *one, const void *two)
{
    const ngx_str_t  *a, *b;

    a = one;
    b = two;

    return (int) ngx_memn2cmp(a->data, b->data, a->len, b->len);
}


ngx_uint_t
ngx_posts_names_have(ngx_array_t *names, ngx_str_t *name)
{
    ngx_int_t    rc;
    ngx_str_t   *known;
    ngx_uint_t   low, high, middle;

    known = names->elts;
    low = 0;
    high = names->nelts;

    while (low < high) {
        middle = (low + high) / 2;

        rc = ngx_memn2cmp(known[middle].data, name->data, known[middle].len,
                          name->len);
        if (rc == 0) {
            return 1;
        }

        if (rc < 0) {
            low = middle + 1;

        } else {
            high = middle;
        }
    }

    return 0;
}
