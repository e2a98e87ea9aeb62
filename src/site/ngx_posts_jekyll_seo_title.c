
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_jekyll_seo.h"


static ngx_int_t ngx_posts_jekyll_seo_join(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *left, ngx_posts_value_t *right);
static ngx_int_t ngx_posts_jekyll_seo_page_number(
    ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *paginator,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_format(ngx_posts_jekyll_seo_t *seo,
    ngx_str_t *format, ngx_posts_value_t *paginator,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_insert(ngx_posts_jekyll_seo_t *seo,
    u_char **pos, u_char *last, ngx_posts_value_t *paginator,
    ngx_posts_buffer_t *b);


/*
 * The title of the page and that of the site, or the site's with what the
 * site is; before it "Page 2 of 5 for " where lists are paginated.
 */

ngx_int_t
ngx_posts_jekyll_seo_title(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v, tagline, number;

    if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "title", &v))
        != NGX_OK
        || (rc = ngx_posts_jekyll_seo_text(seo, &v, &seo->page_title))
           != NGX_OK)
    {
        return rc;
    }

    if (seo->page_title.type == NGX_POSTS_NIL) {
        seo->page_title = seo->site_title;
    }

    if (seo->site_title.type != NGX_POSTS_NIL
        && !ngx_posts_value_equal(&seo->page_title, &seo->site_title))
    {
        rc = ngx_posts_jekyll_seo_join(seo, &seo->page_title,
                                       &seo->site_title);

    } else if (seo->site_description.type != NGX_POSTS_NIL
               && seo->site_title.type != NGX_POSTS_NIL)
    {
        if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "tagline", &v))
            != NGX_OK
            || (rc = ngx_posts_jekyll_seo_text(seo, &v, &tagline)) != NGX_OK)
        {
            return rc;
        }

        rc = ngx_posts_jekyll_seo_join(seo, &seo->site_title,
                                       tagline.type != NGX_POSTS_NIL
                                       ? &tagline : &seo->site_description);

    } else {
        seo->title = seo->page_title;
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_jekyll_seo_page_number(seo, paginator, &number);

    if (rc != NGX_OK || number.type == NGX_POSTS_NIL) {
        return rc;
    }

    if (seo->title.type == NGX_POSTS_NIL) {
        return ngx_posts_error_set(seo->call->ctx->error, "no implicit "
                                   "conversion of nil into String");
    }

    return ngx_posts_liquid_apply(seo->call,
                                  &(ngx_str_t) ngx_string("prepend"),
                                  &seo->title, &number, &seo->title);
}


static ngx_int_t
ngx_posts_jekyll_seo_join(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *left, ngx_posts_value_t *right)
{
    u_char  *p;

    p = ngx_posts_liquid_string(seo->call, &seo->title,
                                (size_t) left->len + 3 + right->len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(p, left->u.data, left->len);
    p = ngx_cpymem(p, " | ", 3);
    ngx_memcpy(p, right->u.data, right->len);

    return NGX_OK;
}


/* nil on the first page, and without pages */

static ngx_int_t
ngx_posts_jekyll_seo_page_number(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator, ngx_posts_value_t *result)
{
    ngx_int_t          rc;
    ngx_str_t          format;
    ngx_posts_value_t  page, message;

    static ngx_str_t   standard =
                           ngx_string("Page %<current>s of %<total>s for ");

    ngx_posts_nil(result);

    rc = ngx_posts_jekyll_seo_get(seo, paginator, "page", &page);

    if (rc != NGX_OK || !ngx_posts_truthy(&page)) {
        return rc;
    }

    switch (page.type) {

    case NGX_POSTS_INTEGER:
        if (page.u.integer <= 1) {
            return NGX_OK;
        }

        break;

    case NGX_POSTS_FLOAT:
        if (!(page.u.number > 1)) {
            return NGX_OK;
        }

        break;

    default:
        return ngx_posts_liquid_no_method(seo->call, &page, ">");
    }

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "seo_paginator_message",
                                  &message);
    if (rc != NGX_OK) {
        return rc;
    }

    format = ngx_posts_truthy(&message) ? ngx_posts_value_str(&message)
                                        : standard;

    return ngx_posts_jekyll_seo_format(seo, &format, paginator, result);
}


/* of Ruby's formats those that a page number can have */

static ngx_int_t
ngx_posts_jekyll_seo_format(ngx_posts_jekyll_seo_t *seo, ngx_str_t *format,
    ngx_posts_value_t *paginator, ngx_posts_value_t *result)
{
    u_char              *p, *last, *next;
    ngx_int_t            rc;
    ngx_str_t            s;
    ngx_posts_buffer_t   b;

    ngx_posts_buffer_init(&b, seo->call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    p = format->data;
    last = p + format->len;

    while (p < last) {

        next = ngx_strlchr(p, last, '%');
        if (next == NULL) {
            next = last;
        }

        if (ngx_posts_buffer_write(&b, p, next - p) != NGX_OK) {
            return NGX_ERROR;
        }

        p = next;

        if (p < last) {
            p++;

            rc = ngx_posts_jekyll_seo_insert(seo, &p, last, paginator, &b);
            if (rc != NGX_OK) {
                return rc;
            }
        }
    }

    rc = ngx_posts_buffer_str(&b, &s);

    ngx_posts_string(result, s.data, s.len);

    return rc;
}


/* what stands behind a "%": <name>s, <name>d, {name} or another "%" */

static ngx_int_t
ngx_posts_jekyll_seo_insert(ngx_posts_jekyll_seo_t *seo, u_char **pos,
    u_char *last, ngx_posts_value_t *paginator, ngx_posts_buffer_t *b)
{
    u_char             *p, *end, close;
    ngx_int_t           rc;
    ngx_str_t           s, name;
    ngx_posts_value_t   v;

    p = *pos;

    if (p < last && *p == '%') {
        *pos = p + 1;
        return ngx_posts_buffer_putc(b, '%');
    }

    close = (p < last && *p == '<') ? '>' : '}';
    end = (p < last && (*p == '<' || *p == '{'))
          ? ngx_strlchr(p, last, close) : NULL;

    if (end == NULL
        || (close == '>'
            && (end + 1 == last
                || (end[1] != 's' && end[1] != 'd' && end[1] != 'i'))))
    {
        return ngx_posts_error_set(seo->call->ctx->error, "malformed format "
                                   "string in seo_paginator_message");
    }

    name.data = p + 1;
    name.len = end - name.data;
    *pos = end + (close == '>' ? 2 : 1);

    if (name.len == 7 && ngx_memcmp(name.data, "current", 7) == 0) {
        ngx_str_set(&name, "page");

    } else if (name.len == 5 && ngx_memcmp(name.data, "total", 5) == 0) {
        ngx_str_set(&name, "total_pages");

    } else {
        return ngx_posts_error_set(seo->call->ctx->error,
                                   "key<%V> not found", &name);
    }

    if ((rc = ngx_posts_jekyll_seo_find(seo, paginator, &name, &v)) != NGX_OK
        || (rc = ngx_posts_liquid_to_s(seo->call->ctx, &v, &s)) != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_buffer_write(b, s.data, s.len);
}
