
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_JEKYLL_SEO_H_INCLUDED_
#define _NGX_POSTS_JEKYLL_SEO_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * {% seo %} of jekyll-seo-tag 2.8.0: what a page says of itself to search
 * engines.  First all facts are found, then they are printed.
 */

/* the plugin's tags, a table for the engine */
extern const ngx_posts_liquid_tag_t  ngx_posts_jekyll_seo_tags[];


/*
 * The facts of one page.  A value that is nil is not printed.
 *
 * page, site  what they are taken from
 * author      a map or a drop that is one, or nil
 * image       the image's URL
 * picture     the map that "image" is in the front matter, or nil
 * canonical   as JSON shows it; "address" as the elements do
 */

typedef struct {
    ngx_posts_liquid_call_t    *call;

    ngx_posts_value_t           page;
    ngx_posts_value_t           site;

    ngx_posts_value_t           title;
    ngx_posts_value_t           page_title;
    ngx_posts_value_t           site_title;
    ngx_posts_value_t           site_description;
    ngx_posts_value_t           description;
    ngx_posts_value_t           name;
    ngx_posts_value_t           type;
    ngx_posts_value_t           kind;       /* of Open Graph */
    ngx_posts_value_t           links;
    ngx_posts_value_t           locale;
    ngx_posts_value_t           generator;

    ngx_posts_value_t           author;
    ngx_posts_value_t           author_name;

    ngx_posts_value_t           image;
    ngx_posts_value_t           picture;
    ngx_posts_value_t           logo;

    ngx_posts_value_t           canonical;
    ngx_posts_value_t           address;
    ngx_posts_value_t           previous;
    ngx_posts_value_t           next;

    ngx_posts_value_t           modified;
    ngx_posts_value_t           published;

    ngx_posts_value_t           card;
    ngx_posts_value_t           twitter_site;
    ngx_posts_value_t           twitter_creator;
    ngx_posts_value_t           google;
    ngx_posts_value_t           json;
} ngx_posts_jekyll_seo_t;


/*
 * These fill in their part; what they use of other parts must be there.
 * NGX_OK; NGX_AGAIN: begin anew later; NGX_ERROR.
 */
ngx_int_t ngx_posts_jekyll_seo_texts(ngx_posts_jekyll_seo_t *seo);
ngx_int_t ngx_posts_jekyll_seo_title(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator);
ngx_int_t ngx_posts_jekyll_seo_author(ngx_posts_jekyll_seo_t *seo);
ngx_int_t ngx_posts_jekyll_seo_twitter(ngx_posts_jekyll_seo_t *seo);
ngx_int_t ngx_posts_jekyll_seo_image(ngx_posts_jekyll_seo_t *seo);
ngx_int_t ngx_posts_jekyll_seo_logo(ngx_posts_jekyll_seo_t *seo);
ngx_int_t ngx_posts_jekyll_seo_json(ngx_posts_jekyll_seo_t *seo);

/* all elements as a string; the same results */
ngx_int_t ngx_posts_jekyll_seo_print(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result);


/*
 * A part of a value, by a path of names ("twitter.card"); nil when there is
 * none.
 */
ngx_int_t ngx_posts_jekyll_seo_find(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *from, ngx_str_t *path, ngx_posts_value_t *result);

#define ngx_posts_jekyll_seo_get(seo, from, literal, result)                  \
    ngx_posts_jekyll_seo_find(seo, from,                                      \
                              &(ngx_str_t) ngx_string(literal), result)

/* the first of two parts that is not nil or false, else what the last is */
ngx_int_t ngx_posts_jekyll_seo_either(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *from, ngx_str_t *path, ngx_posts_value_t *other,
    ngx_str_t *other_path, ngx_posts_value_t *result);

/* what a filter makes of a value, which may be *result itself */
#define ngx_posts_jekyll_seo_filter(seo, literal, value, result)              \
    ngx_posts_liquid_apply((seo)->call, &(ngx_str_t) ngx_string(literal),     \
                           value, NULL, result)

/* text of an attribute, from Markdown; nil when it is empty */
ngx_int_t ngx_posts_jekyll_seo_text(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *value, ngx_posts_value_t *result);


#endif /* _NGX_POSTS_JEKYLL_SEO_H_INCLUDED_ */
