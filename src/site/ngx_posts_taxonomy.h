
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TAXONOMY_H_INCLUDED_
#define _NGX_POSTS_TAXONOMY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_record.h"


/*
 * Categories and tags of a post, out of the singular and plural keys of its
 * front matter.  All functions return NGX_OK or NGX_ERROR.
 */

/* completes "categories" of the record's data */
ngx_int_t ngx_posts_taxonomy_categories(ngx_posts_record_ctx_t *r);

/* sets "tags" of the record's data */
ngx_int_t ngx_posts_taxonomy_tags(ngx_posts_record_ctx_t *r);

/* appends the words of a text, as Ruby's String#split cuts it; borrowed */
ngx_int_t ngx_posts_taxonomy_split(ngx_pool_t *pool,
    ngx_posts_array_t *array, ngx_str_t *words);

/* appends what is not in the array yet */
ngx_int_t ngx_posts_taxonomy_union(ngx_pool_t *pool,
    ngx_posts_array_t *array, ngx_posts_array_t *more);


#endif /* _NGX_POSTS_TAXONOMY_H_INCLUDED_ */
