
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_CATALOG_H_INCLUDED_
#define _NGX_POSTS_CATALOG_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_config.h"
#include "site/ngx_posts_record.h"


/*
 * The whole site at one moment: every file that Jekyll would read, what it
 * knows of each, and which URL is made from which.  Immutable once it is
 * finished; swapped as a whole; counted, so that a render keeps the one it
 * began with.  An entry whose file has not changed is shared by successive
 * catalogs.
 */


/*
 * pool     the entry's own; what the record points to is in it
 * young    the file's stamp alone does not identify its content
 * refused  the file may not be read (403)
 */

typedef struct {
    ngx_pool_t              *pool;
    ngx_uint_t               refs;
    ngx_posts_record_t       record;

    unsigned                 young:1;
    unsigned                 refused:1;
} ngx_posts_entry_t;


/*
 * entries  of ngx_posts_entry_t *, in the order in which they were found
 * posts    of ngx_posts_entry_t *, visible or not, ascending by date and path
 * pages    of ngx_posts_entry_t *, by name
 * statics  of ngx_posts_entry_t *, by path
 * data     of ngx_posts_entry_t *, by path: what "site.data" is made of
 * digest   of all that lists can be made of, except for the clock
 * modified the newest change of a file, seconds since the epoch
 */

typedef struct {
    ngx_pool_t              *pool;
    ngx_uint_t               refs;
    ngx_posts_config_t      *config;

    ngx_array_t              entries;
    ngx_array_t              posts;
    ngx_array_t              pages;
    ngx_array_t              statics;
    ngx_array_t              data;

    ngx_posts_map_t         *paths;        /* path -> entry */
    ngx_posts_map_t         *outputs;      /* output -> entry */
    ngx_posts_map_t         *scheduled;    /* the same, not visible yet */

    uint64_t                 digest;
    time_t                   modified;
} ngx_posts_catalog_t;


/* an empty catalog with one reference; NULL when memory is short */
ngx_posts_catalog_t *ngx_posts_catalog_create(ngx_posts_config_t *config,
    ngx_log_t *log);

/* one reference more or less; the last one frees it */
void ngx_posts_catalog_hold(ngx_posts_catalog_t *catalog);
void ngx_posts_catalog_release(ngx_posts_catalog_t *catalog);

/* an entry with one reference and a pool; NULL when memory is short */
ngx_posts_entry_t *ngx_posts_entry_create(ngx_log_t *log, size_t size);

void ngx_posts_entry_release(ngx_posts_entry_t *entry);

/* adds an entry and takes a reference of it; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_catalog_add(ngx_posts_catalog_t *catalog,
    ngx_posts_entry_t *entry);

/*
 * After the last add: sorts, and decides which of several files with one
 * URL it belongs to (posts over static files over pages, then the later
 * one).  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_catalog_finish(ngx_posts_catalog_t *catalog, time_t now);

/* the entry of a path inside the site, or NULL */
ngx_posts_entry_t *ngx_posts_catalog_path(ngx_posts_catalog_t *catalog,
    ngx_str_t *path);

/* what makes a file of the output ("/about/index.html") now, or NULL */
ngx_posts_entry_t *ngx_posts_catalog_output(ngx_posts_catalog_t *catalog,
    ngx_str_t *output, time_t now);

/* the next moment at which a scheduled post appears, 0 when there is none */
time_t ngx_posts_catalog_next(ngx_posts_catalog_t *catalog, time_t now);


#endif /* _NGX_POSTS_CATALOG_H_INCLUDED_ */
