
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_nfkc.h"
#include "text/ngx_posts_punycode.h"
#include "text/ngx_posts_uri_authority.h"
#include "text/ngx_posts_uri_component.h"


#define NGX_POSTS_URI_HOST_LEN  4096


typedef struct {
    ngx_str_t   scheme;
    ngx_str_t   port;
} ngx_posts_uri_port_t;


/* schemes whose URIs name a host, and their ports; first those with a root */

#define NGX_POSTS_URI_ROOTED  4

static const ngx_posts_uri_port_t  ngx_posts_uri_ports[] = {
    { ngx_string("http"), ngx_string("80") },
    { ngx_string("https"), ngx_string("443") },
    { ngx_string("ftp"), ngx_string("21") },
    { ngx_string("tftp"), ngx_string("69") },
    { ngx_string("sftp"), ngx_string("22") },
    { ngx_string("ssh"), ngx_string("22") },
    { ngx_string("svn+ssh"), ngx_string("22") },
    { ngx_string("telnet"), ngx_string("23") },
    { ngx_string("nntp"), ngx_string("119") },
    { ngx_string("gopher"), ngx_string("70") },
    { ngx_string("wais"), ngx_string("210") },
    { ngx_string("ldap"), ngx_string("389") },
    { ngx_string("prospero"), ngx_string("1525") },
    { ngx_null_string, ngx_null_string }
};


static ngx_int_t ngx_posts_uri_normal_user(ngx_pool_t *pool,
    ngx_str_t *scheme, ngx_posts_uri_authority_t *a);
static ngx_int_t ngx_posts_uri_normal_host(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);
static ngx_int_t ngx_posts_uri_ascii_host(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *result);


u_char *
ngx_posts_uri_until(u_char *p, u_char *last, const char *marks)
{
    while (p < last && (*p == '\0' || ngx_strchr(marks, *p) == NULL)) {
        p++;
    }

    return p;
}


ngx_str_t
ngx_posts_uri_strip(ngx_str_t s)
{
    while (s.len && (ngx_posts_uri_space(s.data[0]) || s.data[0] == '\0')) {
        s.data++;
        s.len--;
    }

    while (s.len && (ngx_posts_uri_space(s.data[s.len - 1])
                     || s.data[s.len - 1] == '\0'))
    {
        s.len--;
    }

    return s;
}


ngx_str_t
ngx_posts_uri_port(ngx_str_t *scheme)
{
    const ngx_posts_uri_port_t  *port;

    for (port = ngx_posts_uri_ports; port->scheme.len; port++) {
        if (port->scheme.len == scheme->len
            && ngx_strncasecmp(port->scheme.data, scheme->data, scheme->len)
               == 0)
        {
            break;
        }
    }

    return port->port;
}


ngx_uint_t
ngx_posts_uri_has_root(ngx_str_t *scheme)
{
    ngx_uint_t  i;

    for (i = 0; i < NGX_POSTS_URI_ROOTED; i++) {
        if (ngx_posts_uri_ports[i].scheme.len == scheme->len
            && ngx_strncmp(ngx_posts_uri_ports[i].scheme.data, scheme->data,
                           scheme->len)
               == 0)
        {
            return 1;
        }
    }

    return 0;
}


ngx_int_t
ngx_posts_uri_split_authority(ngx_str_t *s, ngx_posts_uri_authority_t *a,
    ngx_posts_error_t *error)
{
    u_char     *p, *last, *at;
    ngx_str_t   userinfo;

    ngx_memzero(a, sizeof(ngx_posts_uri_authority_t));

    p = s->data;
    last = s->data + s->len;

    for (at = last; at > p && at[-1] != '@'; at--) { /* void */ }

    /* what has brackets before an "@" is all host */

    if (at > p && ngx_posts_uri_until(p, at, "[]") == at) {
        userinfo.data = p;
        userinfo.len = at - 1 - p;
        userinfo = ngx_posts_uri_strip(userinfo);

        p = ngx_posts_uri_until(userinfo.data, userinfo.data + userinfo.len,
                                ":");

        a->user.data = userinfo.data;
        a->user.len = p - userinfo.data;

        if (a->user.len < userinfo.len) {
            a->password.data = p + 1;
            a->password.len = userinfo.len - a->user.len - 1;
        }

        p = at;
    }

    a->host.data = p;
    a->host.len = last - p;

    /* the port is behind the last colon, unless that is within brackets */

    for (at = last; at > p && at[-1] != ':' && at[-1] != ']'; at--) {
        /* void */
    }

    if (at == p || at[-1] == ']') {
        return NGX_OK;
    }

    a->host.len = at - 1 - p;

    if (at == last) {
        return NGX_OK;
    }

    a->port.data = at;
    a->port.len = last - at;

    for (p = at; p < last; p++) {
        if (*p < '0' || *p > '9') {
            return ngx_posts_error_set(error, "Invalid port number: \"%V\"",
                                       &a->port);
        }
    }

    while (a->port.len && a->port.data[0] == '0') {
        a->port.data++;
        a->port.len--;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_uri_normal_authority(ngx_pool_t *pool, ngx_str_t *scheme,
    ngx_str_t *s, ngx_str_t *result, ngx_posts_error_t *error)
{
    u_char                     *p;
    ngx_str_t                   port;
    ngx_posts_uri_authority_t   a;

    if (ngx_posts_uri_split_authority(s, &a, error) != NGX_OK
        || ngx_posts_uri_normal_user(pool, scheme, &a) != NGX_OK
        || ngx_posts_uri_normal_host(pool, &a.host, &a.host) != NGX_OK)
    {
        return NGX_ERROR;
    }

    port = ngx_posts_uri_port(scheme);

    if (port.len == a.port.len
        && ngx_memcmp(port.data, a.port.data, port.len) == 0)
    {
        a.port.len = 0;
    }

    p = ngx_pnalloc(pool, a.user.len + a.password.len + a.host.len
                          + a.port.len + sizeof(":@:"));
    if (p == NULL) {
        return NGX_ERROR;
    }

    result->data = p;

    if (a.user.data) {
        p = ngx_cpymem(p, a.user.data, a.user.len);

        if (a.password.data) {
            *p++ = ':';
            p = ngx_cpymem(p, a.password.data, a.password.len);
        }

        *p++ = '@';
    }

    p = ngx_cpymem(p, a.host.data, a.host.len);

    if (a.port.len) {
        *p++ = ':';
        p = ngx_cpymem(p, a.port.data, a.port.len);
    }

    result->len = p - result->data;

    return NGX_OK;
}


/* user and password that are empty vanish from an http URI */

static ngx_int_t
ngx_posts_uri_normal_user(ngx_pool_t *pool, ngx_str_t *scheme,
    ngx_posts_uri_authority_t *a)
{
    if (a->user.data == NULL) {
        return NGX_OK;
    }

    if (scheme->len >= 4 && ngx_strncmp(scheme->data, "http", 4) == 0
        && a->user.len == 0 && a->password.len == 0)
    {
        a->user.data = NULL;
        return NGX_OK;
    }

    if (ngx_posts_uri_normalize_component(pool, &a->user, NGX_POSTS_URI_USER,
                                          &a->user)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (a->password.data == NULL) {
        return NGX_OK;
    }

    return ngx_posts_uri_normalize_component(pool, &a->password,
                                             NGX_POSTS_URI_USER,
                                             &a->password);
}


static ngx_int_t
ngx_posts_uri_normal_host(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    ngx_str_t  host, lower, decoded, ascii;

    host = ngx_posts_uri_strip(*s);

    if (ngx_posts_unicode_downcase(pool, &host, &lower) != NGX_OK
        || ngx_posts_uri_decode(pool, &lower, 0, &decoded) != NGX_OK
        || ngx_posts_uri_ascii_host(pool, &decoded, &ascii) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ascii.len > 1 && ascii.data[ascii.len - 1] == '.'
        && ascii.data[ascii.len - 2] != '.')
    {
        ascii.len--;
    }

    return ngx_posts_uri_normalize_component(pool, &ascii, NGX_POSTS_URI_HOST,
                                             result);
}


static ngx_uint_t
ngx_posts_uri_is_international(u_char *p, u_char *last)
{
    ngx_str_t  s;

    s.data = p;
    s.len = last - p;

    while (p < last && *p < 0x80) {
        p++;
    }

    return p < last && ngx_posts_utf8_valid(s.data, s.len);
}


/* what is too long for a host name stays as it is, to be percent-encoded */

static ngx_int_t
ngx_posts_uri_ascii_host(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *result)
{
    u_char     *p, *last, *end, *out, *limit;
    ngx_str_t   label, normal, lower;

    *result = *s;

    if (!ngx_posts_uri_is_international(s->data, s->data + s->len)
        || s->len > NGX_POSTS_URI_HOST_LEN / 4)
    {
        return NGX_OK;
    }

    if (ngx_posts_unicode_downcase(pool, s, &lower) != NGX_OK) {
        return NGX_ERROR;
    }

    out = ngx_pnalloc(pool, NGX_POSTS_URI_HOST_LEN);
    if (out == NULL) {
        return NGX_ERROR;
    }

    p = lower.data;
    last = lower.data + lower.len;
    limit = out + NGX_POSTS_URI_HOST_LEN;
    result->data = out;

    while (p < last) {
        end = ngx_posts_uri_until(p, last, ".");
        label.data = p;
        label.len = end - p;

        if (ngx_posts_uri_is_international(p, end)) {

            if (ngx_posts_nfkc(pool, &label, &normal) != NGX_OK) {
                return NGX_ERROR;
            }

            out = ngx_cpymem(out, "xn--", 4);
            out = ngx_posts_punycode(out, limit - out - 5, &normal);

            if (out == NULL) {
                *result = *s;
                return NGX_OK;
            }

        } else if ((size_t) (limit - out) < label.len + 6) {
            *result = *s;
            return NGX_OK;

        } else {
            out = ngx_cpymem(out, label.data, label.len);
        }

        if (end < last && end + 1 < last) {
            *out++ = '.';
        }

        p = end + 1;
    }

    result->len = out - result->data;

    return NGX_OK;
}
