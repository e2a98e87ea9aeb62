
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <fnmatch.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_entry.h"


static ngx_uint_t ngx_posts_entry_match(ngx_array_t *patterns,
    ngx_str_t *path, ngx_uint_t directory, ngx_array_t *except);
static ngx_uint_t ngx_posts_entry_same(ngx_array_t *patterns,
    ngx_str_t *pattern);


ngx_uint_t
ngx_posts_entry_wanted(ngx_posts_config_t *config, ngx_str_t *base,
    ngx_str_t *entry, ngx_uint_t directory)
{
    u_char      *p, *name;
    ngx_str_t    path, last;
    ngx_uint_t   included;
    u_char       buf[2 * NGX_POSTS_MAX_PATH + 3];

    if (base->len > NGX_POSTS_MAX_PATH || entry->len > NGX_POSTS_MAX_PATH
        || entry->len == 0 || entry->data[entry->len - 1] == '.')
    {
        return 0;
    }

    name = entry->data + entry->len;

    while (name > entry->data && name[-1] != '/') {
        name--;
    }

    last.data = name;
    last.len = entry->data + entry->len - name;

    included = ngx_posts_entry_match(&config->include, entry, directory, NULL)
               || ngx_posts_entry_match(&config->include, &last, directory,
                                        NULL);

    path.data = buf;
    p = buf;

    if (base->len) {
        p = ngx_cpymem(p, base->data, base->len);
        *p++ = '/';
    }

    p = ngx_cpymem(p, entry->data, entry->len);
    *p = '\0';

    path.len = p - buf;

    if (!included
        && ngx_posts_entry_match(&config->exclude, &path, directory,
                                 &config->include))
    {
        return 0;
    }

    if (included) {
        return 1;
    }

    if (ngx_strchr("._#~", entry->data[0])
        || (name[0] && ngx_strchr("._#~", name[0])))
    {
        return 0;
    }

    return entry->data[entry->len - 1] != '~';
}


ngx_uint_t
ngx_posts_entry_listed(ngx_array_t *patterns, ngx_str_t *path)
{
    return ngx_posts_entry_match(patterns, path, 0, NULL);
}


/* a pattern is a glob, a prefix, or the name of a directory with a slash */

static ngx_uint_t
ngx_posts_entry_match(ngx_array_t *patterns, ngx_str_t *path,
    ngx_uint_t directory, ngx_array_t *except)
{
    size_t       len;
    u_char      *p;
    ngx_str_t   *pattern;
    ngx_uint_t   i;

    pattern = patterns->elts;

    for (i = 0; i < patterns->nelts; i++) {

        p = pattern[i].data;
        len = pattern[i].len;

        while (len && *p == '/') {
            p++;
            len--;
        }

        /* most do not even begin like it */

        if (len && *p != path->data[0] && ngx_strchr("*?[\\", *p) == NULL) {
            continue;
        }

        if (except && ngx_posts_entry_same(except, &pattern[i])) {
            continue;
        }

        if (path->len >= len && ngx_memcmp(path->data, p, len) == 0) {
            return 1;
        }

        if (directory && len == path->len + 1 && p[len - 1] == '/'
            && ngx_memcmp(path->data, p, path->len) == 0)
        {
            return 1;
        }

        if (fnmatch((char *) p, (char *) path->data, 0) == 0) {
            return 1;
        }
    }

    return 0;
}


static ngx_uint_t
ngx_posts_entry_same(ngx_array_t *patterns, ngx_str_t *pattern)
{
    ngx_str_t   *known;
    ngx_uint_t   i;

    known = patterns->elts;

    for (i = 0; i < patterns->nelts; i++) {
        if (known[i].len == pattern->len
            && ngx_memcmp(known[i].data, pattern->data, pattern->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}
