
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_jekyll_seo.h"


#define NGX_POSTS_JEKYLL_SEO_VERSION  "2.8.0"


/*
 * One element: its text up to the value and behind it, and where the value
 * is, one of the facts or, with a path, a part of page.image or of the site.
 * Without a value there is no element.
 */

typedef struct {
    ngx_str_t    before;
    ngx_str_t    after;
    size_t       offset;
    ngx_str_t    path;
} ngx_posts_jekyll_seo_row_t;


static ngx_int_t ngx_posts_jekyll_seo_google(ngx_posts_jekyll_seo_t *seo);
static ngx_int_t ngx_posts_jekyll_seo_row(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_jekyll_seo_row_t *row, ngx_posts_buffer_t *b);
static ngx_int_t ngx_posts_jekyll_seo_write(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_buffer_t *b, u_char *data, size_t len);


#define ngx_posts_jekyll_seo_element(before, after, field, path)              \
    { ngx_string(before), ngx_string(after),                                  \
      offsetof(ngx_posts_jekyll_seo_t, field), path }

#define ngx_posts_jekyll_seo_meta(kind, key, field)                           \
    ngx_posts_jekyll_seo_element("<meta " kind "=\"" key "\" content=\"",     \
                                 "\" />\n", field, ngx_null_string)

#define ngx_posts_jekyll_seo_part(kind, key, field, path)                     \
    ngx_posts_jekyll_seo_element("<meta " kind "=\"" key "\" content=\"",     \
                                 "\" />\n", field, ngx_string(path))

#define ngx_posts_jekyll_seo_link(rel, field)                                 \
    ngx_posts_jekyll_seo_element("<link rel=\"" rel "\" href=\"",             \
                                 "\" />\n", field, ngx_null_string)


static ngx_posts_jekyll_seo_row_t  ngx_posts_jekyll_seo_rows[] = {

    ngx_posts_jekyll_seo_element("<title>", "</title>\n", title,
                                 ngx_null_string),

    ngx_posts_jekyll_seo_element("<meta name=\"generator\" "
                                 "content=\"Jekyll v", "\" />\n", generator,
                                 ngx_null_string),

    ngx_posts_jekyll_seo_meta("property", "og:title", page_title),
    ngx_posts_jekyll_seo_meta("name", "author", author_name),
    ngx_posts_jekyll_seo_meta("property", "og:locale", locale),
    ngx_posts_jekyll_seo_meta("name", "description", description),
    ngx_posts_jekyll_seo_meta("property", "og:description", description),

    ngx_posts_jekyll_seo_link("canonical", address),
    ngx_posts_jekyll_seo_meta("property", "og:url", address),
    ngx_posts_jekyll_seo_meta("property", "og:site_name", site_title),

    ngx_posts_jekyll_seo_meta("property", "og:image", image),
    ngx_posts_jekyll_seo_part("property", "og:image:height", picture,
                              "height"),
    ngx_posts_jekyll_seo_part("property", "og:image:width", picture, "width"),
    ngx_posts_jekyll_seo_part("property", "og:image:alt", picture, "alt"),

    ngx_posts_jekyll_seo_meta("property", "og:type", kind),
    ngx_posts_jekyll_seo_meta("property", "article:published_time",
                              published),

    ngx_posts_jekyll_seo_link("prev", previous),
    ngx_posts_jekyll_seo_link("next", next),

    ngx_posts_jekyll_seo_meta("name", "twitter:card", card),
    ngx_posts_jekyll_seo_meta("property", "twitter:image", image),
    ngx_posts_jekyll_seo_part("name", "twitter:image:alt", picture, "alt"),
    ngx_posts_jekyll_seo_meta("property", "twitter:title", page_title),
    ngx_posts_jekyll_seo_element("<meta name=\"twitter:site\" content=\"@",
                                 "\" />\n", twitter_site, ngx_null_string),
    ngx_posts_jekyll_seo_element("<meta name=\"twitter:creator\" "
                                 "content=\"@", "\" />\n", twitter_creator,
                                 ngx_null_string),

    ngx_posts_jekyll_seo_part("property", "fb:admins", site,
                              "facebook.admins"),
    ngx_posts_jekyll_seo_part("property", "article:publisher", site,
                              "facebook.publisher"),
    ngx_posts_jekyll_seo_part("property", "fb:app_id", site,
                              "facebook.app_id"),

    ngx_posts_jekyll_seo_meta("name", "google-site-verification", google),
    ngx_posts_jekyll_seo_part("name", "msvalidate.01", site,
                              "webmaster_verifications.bing"),
    ngx_posts_jekyll_seo_part("name", "alexaVerifyID", site,
                              "webmaster_verifications.alexa"),
    ngx_posts_jekyll_seo_part("name", "yandex-verification", site,
                              "webmaster_verifications.yandex"),
    ngx_posts_jekyll_seo_part("name", "baidu-site-verification", site,
                              "webmaster_verifications.baidu"),
    ngx_posts_jekyll_seo_part("name", "facebook-domain-verification", site,
                              "webmaster_verifications.facebook"),

    ngx_posts_jekyll_seo_element("<script type=\"application/ld+json\">\n",
                                 "</script>\n", json, ngx_null_string),

    { ngx_null_string, ngx_null_string, 0, ngx_null_string }
};


ngx_int_t
ngx_posts_jekyll_seo_print(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result)
{
    ngx_int_t                    rc;
    ngx_str_t                    s;
    ngx_posts_buffer_t           b;
    ngx_posts_jekyll_seo_row_t  *row;

    rc = ngx_posts_jekyll_seo_google(seo);
    if (rc != NGX_OK) {
        return rc;
    }

    if (seo->published.type != NGX_POSTS_NIL) {
        ngx_posts_string(&seo->kind, "article", 7);

    } else {
        ngx_posts_string(&seo->kind, "website", 7);
    }

    if (seo->image.type == NGX_POSTS_NIL) {
        ngx_posts_string(&seo->card, "summary", 7);
        ngx_posts_nil(&seo->picture);
    }

    ngx_posts_buffer_init(&b, seo->call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    ngx_str_set(&s, "<!-- Begin Jekyll SEO tag v"
                    NGX_POSTS_JEKYLL_SEO_VERSION " -->\n");

    rc = ngx_posts_jekyll_seo_write(seo, &b, s.data, s.len);

    for (row = ngx_posts_jekyll_seo_rows; rc == NGX_OK && row->before.len;
         row++)
    {
        rc = ngx_posts_jekyll_seo_row(seo, row, &b);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    ngx_str_set(&s, "<!-- End Jekyll SEO tag -->\n");

    rc = ngx_posts_jekyll_seo_write(seo, &b, s.data, s.len);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_buffer_str(&b, &s);

    ngx_posts_string(result, s.data, s.len);

    return rc;
}


/* the key of its own counts only without the map of all of them */

static ngx_int_t
ngx_posts_jekyll_seo_google(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  map;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "webmaster_verifications",
                                  &map);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_truthy(&map)) {
        return ngx_posts_jekyll_seo_get(seo, &map, "google", &seo->google);
    }

    return ngx_posts_jekyll_seo_get(seo, &seo->site,
                                    "google_site_verification",
                                    &seo->google);
}


static ngx_int_t
ngx_posts_jekyll_seo_row(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_jekyll_seo_row_t *row, ngx_posts_buffer_t *b)
{
    ngx_int_t          rc;
    ngx_str_t          s;
    ngx_posts_value_t  v;

    v = *(ngx_posts_value_t *) ((u_char *) seo + row->offset);

    if (row->path.len) {
        rc = ngx_posts_jekyll_seo_find(seo, &v, &row->path, &v);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (!ngx_posts_truthy(&v)) {
        return NGX_OK;
    }

    if ((rc = ngx_posts_value_to_s(seo->call->ctx, &v, &s)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_write(seo, b, row->before.data,
                                            row->before.len))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_write(seo, b, s.data, s.len)) != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_jekyll_seo_write(seo, b, row->after.data,
                                      row->after.len);
}


static ngx_int_t
ngx_posts_jekyll_seo_write(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_buffer_t *b, u_char *data, size_t len)
{
    ngx_int_t  rc;

    rc = ngx_posts_buffer_write(b, data, len);

    if (rc == NGX_DECLINED) {
        return ngx_posts_error_set(seo->call->ctx->error, "a string is "
                                   "longer than %ui bytes",
                                   (ngx_uint_t) NGX_POSTS_MAX_OUTPUT);
    }

    return rc;
}
