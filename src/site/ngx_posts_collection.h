
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_COLLECTION_H_INCLUDED_
#define _NGX_POSTS_COLLECTION_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"


/*
 * A collection, as the configuration tells of it.  A record names its own by
 * the index in "collections" of the configuration; 0 is always "posts".
 *
 * name       its key in the configuration: site.NAME
 * label      the name without the characters that Jekyll drops
 * relative   the directory's name, "_LABEL"
 * directory  its path inside the site, "collections_dir" included
 * permalink  template of the URLs of its documents and files
 * metadata   what the configuration says of it; a map, perhaps empty
 * output     whether its documents and files are written
 * special    "posts" and "data", which are read in ways of their own
 */

typedef struct {
    ngx_str_t                name;
    ngx_str_t                label;
    ngx_str_t                relative;
    ngx_str_t                directory;
    ngx_str_t                permalink;
    ngx_posts_map_t         *metadata;

    unsigned                 output:1;
    unsigned                 special:1;
} ngx_posts_collection_t;


/*
 * Fills in config->collections from "collections" of config->data, which is
 * a map that has "posts", once the rest of the configuration is read.
 * NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_collections_read(ngx_pool_t *pool,
    ngx_posts_config_t *config);

/* the collection of that index */
ngx_posts_collection_t *ngx_posts_collection(ngx_posts_config_t *config,
    ngx_uint_t i);

/* the collection of that key, or NULL */
ngx_posts_collection_t *ngx_posts_collection_find(ngx_posts_config_t *config,
    ngx_str_t *name);

/*
 * What Jekyll calls the relative path of a document: its path inside the
 * site (borrowed) without "collections_dir".
 */
ngx_str_t ngx_posts_collection_path(ngx_posts_config_t *config,
    ngx_str_t *path);


#endif /* _NGX_POSTS_COLLECTION_H_INCLUDED_ */
