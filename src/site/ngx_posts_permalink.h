
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PERMALINK_H_INCLUDED_
#define _NGX_POSTS_PERMALINK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"


/*
 * What the placeholders of a document's permalink template stand for.
 *
 * collection  label ("posts")
 * path        path below the collection's directory without extension
 * name        basename without extension
 * slug        "slug" of the front matter or of the file name; nil: name
 * categories  an array, or nil
 * date        in the site's zone
 * output_ext  with its point
 */

typedef struct {
    ngx_str_t            collection;
    ngx_str_t            path;
    ngx_str_t            name;
    ngx_posts_value_t    slug;
    ngx_posts_value_t    categories;
    ngx_posts_time_t    *date;
    ngx_str_t            output_ext;
} ngx_posts_permalink_t;


/*
 * The URL of a document: every ":name" of the template replaced by its
 * percent-encoded value, the whole cleaned.  NGX_OK; NGX_ERROR with error
 * set (no such placeholder), or without when memory is short.
 */
ngx_int_t ngx_posts_permalink_document(ngx_posts_context_t *ctx,
    ngx_str_t *template, ngx_posts_permalink_t *values, ngx_str_t *url);

/*
 * The URL of a page, whose only placeholders are :path, :basename and
 * :output_ext.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_permalink_page(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *path, ngx_str_t *basename, ngx_str_t *output_ext,
    ngx_str_t *url);

/*
 * The URL of a collection's file without its extension.  path is below the
 * collection's directory, with a slash in front, without extension; name is
 * the last part of it.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_permalink_file(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *collection, ngx_str_t *path, ngx_str_t *name,
    ngx_str_t *url);

/*
 * A template ("/:path/:basename") with the ending that the site's permalink
 * style ("pretty", or a template) lends to pages and collections.  NGX_OK or
 * NGX_ERROR.
 */
ngx_int_t ngx_posts_permalink_suffix(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *style, ngx_str_t *result);


#endif /* _NGX_POSTS_PERMALINK_H_INCLUDED_ */
