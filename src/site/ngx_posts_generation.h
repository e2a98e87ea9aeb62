
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_GENERATION_H_INCLUDED_
#define _NGX_POSTS_GENERATION_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_build_rows.h"
#include "site/ngx_posts_jekyll_filters.h"


/*
 * A stage of a build: plugins add pages to it, once its lists of files and
 * the terms are in order.
 */


/* pages that a generator may add in one call */
#define NGX_POSTS_GENERATION_STEP  32


/*
 * pool       for one call of a generator
 * env        of filters for URLs
 * generator  number of the one that runs
 * list, at,
 * n, data    how far it has come: its own to use, zero when it begins
 * pages      of uint32_t: ids of the pages that were made
 *
 * The rest is for ngx_posts_generator.c.
 */

struct ngx_posts_generation_s {
    ngx_posts_build_t         *build;
    ngx_pool_t                *pool;
    ngx_posts_jekyll_env_t     env;
    ngx_uint_t                 generator;
    ngx_uint_t                 list;
    ngx_uint_t                 at;
    ngx_uint_t                 n;
    void                      *data;
    ngx_array_t                pages;

    ngx_uint_t                 pass;
    ngx_uint_t                 plugin;
};


/*
 * A page of a path inside the site, in the generation's pool and not added
 * yet: fill in its data (an empty map), number and date.  NULL when memory is
 * short.
 */
ngx_posts_entry_t *ngx_posts_generation_page(ngx_posts_generation_t *g,
    ngx_str_t *path);

/*
 * Gives the page its URL and adds it; one that cannot have an URL is left
 * out.  dir: the directory of the URL, where it is not that of the path.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_generation_add(ngx_posts_generation_t *g,
    ngx_posts_entry_t *page, ngx_str_t *dir);

/* the row of a file's path, or NGX_POSTS_NO_ID */
uint32_t ngx_posts_generation_find(ngx_posts_generation_t *g,
    ngx_str_t *path);

/* the record of a row of a file; borrows from the store */
void ngx_posts_generation_entry(ngx_posts_generation_t *g, uint32_t id,
    ngx_posts_entry_t *entry);

/* whether a page or a static file that is published makes that output */
ngx_uint_t ngx_posts_generation_taken(ngx_posts_generation_t *g,
    const char *output);

/*
 * Front matter of a record, for a page over the defaults; NGX_OK,
 * NGX_DECLINED: there is none but nil, NGX_ERROR.
 */
ngx_int_t ngx_posts_generation_data(ngx_posts_config_t *config,
    ngx_pool_t *pool, ngx_posts_record_t *record, ngx_str_t *key,
    ngx_posts_value_t *value);

/* puts "key" in the data of the page: a slot, or NULL when memory is short */
#define ngx_posts_generation_put(page, key)                                   \
    ngx_posts_map_put((page)->record.data, key)


#endif /* _NGX_POSTS_GENERATION_H_INCLUDED_ */
