
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_jekyll_seo.h"


/*
 * What a page is in words: description, name, kind, language.
 */


static ngx_int_t ngx_posts_jekyll_seo_site_text(ngx_posts_jekyll_seo_t *seo);
static ngx_int_t ngx_posts_jekyll_seo_kind(ngx_posts_jekyll_seo_t *seo,
    ngx_uint_t home);
static ngx_int_t ngx_posts_jekyll_seo_name(ngx_posts_jekyll_seo_t *seo,
    ngx_uint_t home);
static ngx_int_t ngx_posts_jekyll_seo_locale(ngx_posts_jekyll_seo_t *seo);
static ngx_uint_t ngx_posts_jekyll_seo_is_home(ngx_posts_value_t *url);


ngx_int_t
ngx_posts_jekyll_seo_texts(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_uint_t         home;
    ngx_posts_value_t  description, url;

    rc = ngx_posts_jekyll_seo_either(seo,
             &seo->page, &(ngx_str_t) ngx_string("description"),
             &seo->page, &(ngx_str_t) ngx_string("excerpt"), &description);
    if (rc != NGX_OK) {
        return rc;
    }

    if ((rc = ngx_posts_jekyll_seo_site_text(seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_text(seo, &description,
                                           &seo->description))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "url", &url))
           != NGX_OK)
    {
        return rc;
    }

    if (seo->description.type == NGX_POSTS_NIL) {
        seo->description = seo->site_description;
    }

    home = ngx_posts_jekyll_seo_is_home(&url);

    if ((rc = ngx_posts_jekyll_seo_kind(seo, home)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_name(seo, home)) != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_jekyll_seo_locale(seo);
}


static ngx_int_t
ngx_posts_jekyll_seo_site_text(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v;

    rc = ngx_posts_jekyll_seo_either(seo,
             &seo->site, &(ngx_str_t) ngx_string("title"),
             &seo->site, &(ngx_str_t) ngx_string("name"), &v);

    if (rc != NGX_OK
        || (rc = ngx_posts_jekyll_seo_text(seo, &v, &seo->site_title))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "description",
                                          &v))
           != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_jekyll_seo_text(seo, &v, &seo->site_description);
}


/* type and links, which the front matter may set */

static ngx_int_t
ngx_posts_jekyll_seo_kind(ngx_posts_jekyll_seo_t *seo, ngx_uint_t home)
{
    ngx_int_t          rc;
    ngx_posts_value_t  date;

    if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "seo.type",
                                       &seo->type))
        != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "date", &date))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "seo.links",
                                          &seo->links))
           != NGX_OK)
    {
        return rc;
    }

    if (ngx_posts_truthy(&seo->type)) {
        /* void */

    } else if (home) {
        ngx_posts_string(&seo->type, "WebSite", 7);

    } else if (ngx_posts_truthy(&date)) {
        ngx_posts_string(&seo->type, "BlogPosting", 11);

    } else {
        ngx_posts_string(&seo->type, "WebPage", 7);
    }

    if (ngx_posts_truthy(&seo->links)) {
        return NGX_OK;
    }

    ngx_posts_nil(&seo->links);

    if (home) {
        rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "social.links",
                                      &seo->links);

        if (rc == NGX_OK && !ngx_posts_truthy(&seo->links)) {
            ngx_posts_nil(&seo->links);
        }
    }

    return rc;
}


static ngx_int_t
ngx_posts_jekyll_seo_name(ngx_posts_jekyll_seo_t *seo, ngx_uint_t home)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "seo.name", &v);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_truthy(&v)) {
        rc = ngx_posts_jekyll_seo_text(seo, &v, &seo->name);

        if (rc != NGX_OK || seo->name.type != NGX_POSTS_NIL) {
            return rc;
        }
    }

    if (!home) {
        return NGX_OK;
    }

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "social.name", &v);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_truthy(&v)) {
        return ngx_posts_jekyll_seo_text(seo, &v, &seo->name);
    }

    seo->name = seo->site_title;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_seo_locale(ngx_posts_jekyll_seo_t *seo)
{
    u_char             *p;
    ngx_int_t           rc;
    ngx_uint_t          i;
    ngx_posts_value_t   v;

    static ngx_str_t    names[] = { ngx_string("locale"), ngx_string("lang") };

    for (i = 0; i < 2; i++) {
        rc = ngx_posts_jekyll_seo_either(seo, &seo->page, &names[i],
                                         &seo->site, &names[i], &v);
        if (rc != NGX_OK) {
            return rc;
        }

        if (ngx_posts_truthy(&v)) {
            break;
        }
    }

    if (i == 2) {
        ngx_posts_string(&seo->locale, "en_US", 5);
        return NGX_OK;
    }

    if (v.type != NGX_POSTS_STRING) {
        return ngx_posts_liquid_no_method(seo->call, &v, "tr");
    }

    p = ngx_posts_liquid_string(seo->call, &seo->locale, v.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < v.len; i++) {
        p[i] = (v.u.data[i] == '-') ? '_' : v.u.data[i];
    }

    return NGX_OK;
}


/* "/" and "/about/", with or without index.html */

static ngx_uint_t
ngx_posts_jekyll_seo_is_home(ngx_posts_value_t *url)
{
    ngx_str_t  s;

    s = ngx_posts_value_str(url);

    if (s.len >= 7 && ngx_memcmp(s.data, "/about/", 7) == 0) {
        s.data += 7;
        s.len -= 7;

    } else if (s.len && s.data[0] == '/') {
        s.data++;
        s.len--;

    } else {
        return 0;
    }

    /* any one character will do for the point */

    return s.len == 0
           || ((s.len == 9 || (s.len == 10 && s.data[9] == 'l'))
               && ngx_memcmp(s.data, "index", 5) == 0
               && ngx_memcmp(s.data + 6, "htm", 3) == 0);
}
