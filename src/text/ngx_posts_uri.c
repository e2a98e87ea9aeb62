
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_uri.h"
#include "text/ngx_posts_uri_authority.h"
#include "text/ngx_posts_uri_component.h"


static ngx_int_t ngx_posts_uri_check(ngx_posts_uri_t *uri,
    ngx_posts_error_t *error);
static ngx_uint_t ngx_posts_uri_is_normal(ngx_str_t *s);
static ngx_int_t ngx_posts_uri_normal_list(ngx_pool_t *pool, ngx_str_t *s,
    u_char separator, ngx_posts_uri_class_e class, ngx_str_t *result);
static void ngx_posts_uri_remove_dots(ngx_str_t *path);
static ngx_int_t ngx_posts_uri_join(ngx_pool_t *pool, ngx_posts_uri_t *uri,
    ngx_str_t *result);


static ngx_uint_t
ngx_posts_uri_is_scheme(ngx_str_t *s)
{
    size_t  i;
    u_char  c;

    for (i = 0; i < s->len; i++) {
        c = ngx_tolower(s->data[i]);

        if (c >= 'a' && c <= 'z') {
            continue;
        }

        if (i == 0 || !((c >= '0' && c <= '9') || c == '.' || c == '+'
                        || c == '-'))
        {
            return 0;
        }
    }

    return 1;
}


ngx_int_t
ngx_posts_uri_parse(ngx_str_t *s, ngx_posts_uri_t *uri,
    ngx_posts_error_t *error)
{
    u_char  *p, *last, *end;

    ngx_memzero(uri, sizeof(ngx_posts_uri_t));

    p = s->data;
    last = s->data + s->len;

    end = ngx_posts_uri_until(p, last, ":/?#");

    if (end > p && end < last && *end == ':') {
        uri->scheme.data = p;
        uri->scheme.len = end - p;

        if (!ngx_posts_uri_is_scheme(&uri->scheme)) {
            return ngx_posts_error_set(error, "Invalid scheme format: '%V'",
                                       &uri->scheme);
        }

        p = end + 1;
    }

    if (last - p > 1 && p[0] == '/' && p[1] == '/') {
        end = ngx_posts_uri_until(p + 2, last, "/?#");
        uri->authority.data = p + 2;
        uri->authority.len = end - p - 2;
        p = end;
    }

    end = ngx_posts_uri_until(p, last, "?#");
    uri->path.data = p;
    uri->path.len = end - p;
    p = end;

    if (p < last && *p == '?') {
        end = ngx_posts_uri_until(p, last, "#");
        uri->query.data = p + 1;
        uri->query.len = end - p - 1;
        p = end;
    }

    if (p < last) {
        end = ngx_posts_uri_until(p, last, "\n");
        uri->fragment.data = p + 1;
        uri->fragment.len = end - p - 1;
    }

    return ngx_posts_uri_check(uri, error);
}


/* what Addressable takes for an error although it can be parsed */

static ngx_int_t
ngx_posts_uri_check(ngx_posts_uri_t *uri, ngx_posts_error_t *error)
{
    u_char                     *p, *last;
    ngx_posts_uri_authority_t   a;

    if (uri->authority.data) {
        if (ngx_posts_uri_split_authority(&uri->authority, &a, error)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        for (p = a.host.data, last = p + a.host.len; p < last; p++) {
            if (ngx_posts_uri_space(*p) || *p == '\\'
                || (*p && ngx_strchr("<>{}@\"", *p)))
            {
                return ngx_posts_error_set(error, "Invalid character in "
                                           "host: '%V'", &a.host);
            }
        }

    } else {
        ngx_str_null(&a.host);
    }

    if (a.host.len == 0 && uri->path.len == 0 && uri->scheme.data
        && ngx_posts_uri_port(&uri->scheme).len)
    {
        return ngx_posts_error_set(error, "Absolute URI missing hierarchical "
                                   "segment: '%V:'", &uri->scheme);
    }

    if (uri->scheme.data == NULL && uri->authority.data == NULL
        && uri->path.len)
    {
        p = ngx_posts_uri_until(uri->path.data, uri->path.data + uri->path.len,
                                ":/");

        if (p < uri->path.data + uri->path.len && *p == ':') {
            return ngx_posts_error_set(error, "Cannot assemble URI string "
                                       "with ambiguous path: '%V'",
                                       &uri->path);
        }
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_uri_normalize(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result,
    ngx_posts_error_t *error)
{
    ngx_str_t        scheme, path;
    ngx_posts_uri_t  uri;

    if (ngx_posts_uri_is_normal(s)) {
        *result = *s;
        return NGX_OK;
    }

    if (ngx_posts_uri_parse(s, &uri, error) != NGX_OK) {
        return NGX_ERROR;
    }

    if (uri.scheme.data) {
        scheme = uri.scheme;

        uri.scheme.data = ngx_pnalloc(pool, scheme.len);
        if (uri.scheme.data == NULL) {
            return NGX_ERROR;
        }

        ngx_strlow(uri.scheme.data, scheme.data, scheme.len);
    }

    if (uri.authority.data
        && ngx_posts_uri_normal_authority(pool, &uri.scheme, &uri.authority,
                                          &uri.authority, error)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    path = ngx_posts_uri_strip(uri.path);

    if (ngx_posts_uri_normal_list(pool, &path, '/', NGX_POSTS_URI_SEGMENT,
                                  &uri.path)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_uri_remove_dots(&uri.path);

    if (uri.path.len == 0 && uri.scheme.data
        && ngx_posts_uri_has_root(&uri.scheme))
    {
        ngx_str_set(&uri.path, "/");
    }

    if (uri.authority.data == NULL && uri.path.len > 1
        && uri.path.data[0] == '/' && uri.path.data[1] == '/')
    {
        return ngx_posts_error_set(error, "Cannot have a path with two "
                                   "leading slashes without an authority "
                                   "set: '%V'", &uri.path);
    }

    /* an empty query is none */

    if (uri.query.len == 0) {
        uri.query.data = NULL;

    } else if (ngx_posts_uri_normal_list(pool, &uri.query, '&',
                                         NGX_POSTS_URI_PAIR, &uri.query)
               != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (uri.fragment.len == 0) {
        uri.fragment.data = NULL;

    } else if (ngx_posts_uri_normalize_component(pool, &uri.fragment,
                                                 NGX_POSTS_URI_FRAGMENT,
                                                 &uri.fragment)
               != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_uri_join(pool, &uri, result);
}


/* most are: a plain path, or one behind "https://" and a host of letters */

static ngx_uint_t
ngx_posts_uri_is_normal(ngx_str_t *s)
{
    u_char     *p, *last;
    ngx_str_t   path;

    p = s->data;
    last = p + s->len;

    if (s->len > 8 && ngx_memcmp(p, "http", 4) == 0) {

        p += (p[4] == 's') ? 5 : 4;

        if (ngx_memcmp(p, "://", 3) != 0) {
            return 0;
        }

        p += 3;

        while (p < last
               && ((*p >= 'a' && *p <= 'z') || (*p >= '0' && *p <= '9')
                   || (*p == '.' && p[-1] != '.' && p[-1] != '/')))
        {
            p++;
        }

        if (p[-1] == '.' || p[-1] == '/') {
            return 0;
        }
    }

    path.data = p;
    path.len = last - p;

    return ngx_posts_uri_is_plain(&path);
}


ngx_uint_t
ngx_posts_uri_is_plain(ngx_str_t *s)
{
    u_char   *p, *last, before, c;

    last = s->data + s->len;

    if (s->len == 0 || s->data[0] != '/') {
        return 0;
    }

    before = 0;

    for (p = s->data; p < last; p++) {

        c = (u_char) (*p | 0x20);

        if (!((c >= 'a' && c <= 'z') || (*p >= '0' && *p <= '9')
              || *p == '-' || *p == '_' || *p == '~'
              || ((*p == '/' || *p == '.') && before != '/')))
        {
            return 0;
        }

        before = *p;
    }

    return 1;
}


/* the segments of a path, or the pairs of a query, each for itself */

static ngx_int_t
ngx_posts_uri_normal_list(ngx_pool_t *pool, ngx_str_t *s, u_char separator,
    ngx_posts_uri_class_e class, ngx_str_t *result)
{
    u_char     *p, *last, *end, *out;
    size_t      size;
    ngx_str_t   part, normal;

    p = s->data;
    last = s->data + s->len;

    size = s->len;
    out = ngx_pnalloc(pool, size + 1);
    if (out == NULL) {
        return NGX_ERROR;
    }

    result->data = out;

    while (p < last) {
        end = ngx_strlchr(p, last, separator);
        if (end == NULL) {
            end = last;
        }

        part.data = p;
        part.len = end - p;

        if (ngx_posts_uri_normalize_component(pool, &part, class, &normal)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        /* room for this part, its separator and the rest as it is */

        if ((size_t) (out - result->data) + normal.len + (last - end)
            > size)
        {
            size = 2 * ((out - result->data) + normal.len + (last - end));

            part.len = out - result->data;
            part.data = result->data;

            result->data = ngx_pnalloc(pool, size + 1);
            if (result->data == NULL) {
                return NGX_ERROR;
            }

            out = ngx_cpymem(result->data, part.data, part.len);
        }

        out = ngx_cpymem(out, normal.data, normal.len);

        if (end < last) {
            *out++ = separator;
        }

        p = end + 1;
    }

    result->len = out - result->data;

    return NGX_OK;
}


/* RFC 3986, 5.2.4, in place: the path is ours */

static void
ngx_posts_uri_remove_dots(ngx_str_t *path)
{
    u_char  *p, *last, *end, *out, *first;
    size_t   n;

    p = path->data;
    last = path->data + path->len;
    first = path->data;
    out = first;

    /* "../" and "./" before a relative path */

    while (p < last && *p == '.') {
        n = (last - p > 1 && p[1] == '.') ? 2 : 1;

        if (p + n < last && p[n] != '/') {
            break;
        }

        p += n + (p + n < last);
    }

    while (p < last) {
        end = ngx_strlchr(p + 1, last, '/');
        if (end == NULL) {
            end = last;
        }

        n = end - p;

        if (*p == '/' && n == 2 && p[1] == '.') {

            if (end == last) {
                *out++ = '/';
            }

        } else if (*p == '/' && n == 3 && p[1] == '.' && p[2] == '.') {

            while (out > first && *--out != '/') { /* void */ }

            if (end == last) {
                *out++ = '/';
            }

        } else {
            out = ngx_movemem(out, p, n);
        }

        p = end;
    }

    path->len = out - first;
}


static ngx_int_t
ngx_posts_uri_join(ngx_pool_t *pool, ngx_posts_uri_t *uri, ngx_str_t *result)
{
    u_char  *p;

    p = ngx_pnalloc(pool, uri->scheme.len + uri->authority.len + uri->path.len
                          + uri->query.len + uri->fragment.len
                          + sizeof("://?#"));
    if (p == NULL) {
        return NGX_ERROR;
    }

    result->data = p;

    if (uri->scheme.data) {
        p = ngx_cpymem(p, uri->scheme.data, uri->scheme.len);
        *p++ = ':';
    }

    if (uri->authority.data) {
        p = ngx_cpymem(p, "//", 2);
        p = ngx_cpymem(p, uri->authority.data, uri->authority.len);
    }

    p = ngx_cpymem(p, uri->path.data, uri->path.len);

    if (uri->query.data) {
        *p++ = '?';
        p = ngx_cpymem(p, uri->query.data, uri->query.len);
    }

    if (uri->fragment.data) {
        *p++ = '#';
        p = ngx_cpymem(p, uri->fragment.data, uri->fragment.len);
    }

    result->len = p - result->data;

    return NGX_OK;
}
