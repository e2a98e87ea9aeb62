
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SCAN_WALK_H_INCLUDED_
#define _NGX_POSTS_SCAN_WALK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_scan.h"


/* What the files that walk over a site share. */


/*
 * A directory to be read.
 *
 * path    inside the site, empty for the root; NUL-terminated
 * base    in a tree: bytes of path that belong to its top
 * tree    a "_posts" or a collection: names are filtered by their path
 *         below it
 * collection  its index, 0 for what is none
 * theme   it is one of the theme's, and so is path
 * parent  the directory above, for finding loops
 */

typedef struct ngx_posts_scan_dir_s  ngx_posts_scan_dir_t;

struct ngx_posts_scan_dir_s {
    ngx_posts_scan_dir_t      *parent;
    ngx_posts_scan_dir_t      *next;
    ngx_str_t                  path;
    size_t                     base;
    ngx_uint_t                 depth;
    uint64_t                   dev;
    uint64_t                   ino;
    ngx_posts_record_kind_e    tree;
    ngx_uint_t                 collection;
    ngx_uint_t                 theme;
};


/*
 * What a part of a site is walked for.
 *
 * path       that may have changed
 * id         its row, or NGX_POSTS_NO_ID
 * member     its row as a member of a collection, or NGX_POSTS_NO_ID
 * directory  it is or was one: what was below it is not taken over
 */

typedef struct {
    ngx_str_t                  path;
    uint32_t                   id;
    uint32_t                   member;
    ngx_uint_t                 directory;
} ngx_posts_scan_change_t;


/*
 * fd       of the current directory while it is open, or NGX_INVALID_FILE
 * next     the row that the next file is likely to have
 * changes  of ngx_posts_scan_change_t; NULL: the whole site is walked
 * directories  whether one of them is a directory
 * kept     rows of the catalog before that were dealt with
 * changed  changes that were dealt with
 */

struct ngx_posts_scan_s {
    ngx_pool_t                *pool;
    ngx_log_t                 *log;
    ngx_posts_files_t         *files;
    ngx_posts_config_t        *config;
    ngx_posts_catalog_t       *old;
    ngx_posts_build_t         *build;
    ngx_posts_watcher_t       *watcher;
    ngx_posts_scan_dir_t      *pending;
    ngx_posts_scan_dir_t      *current;
    ngx_dir_t                  dir;
    ngx_fd_t                   fd;
    uint32_t                   next;
    ngx_posts_time_t           now;

    ngx_array_t               *changes;
    ngx_uint_t                 directories;
    ngx_uint_t                 kept;
    ngx_uint_t                 changed;
};


/* one name of the current directory; NGX_AGAIN or NGX_ERROR */
ngx_int_t ngx_posts_scan_name(ngx_posts_scan_t *scan, ngx_str_t *name);

/* a directory that is read as a whole, if it is there */
ngx_int_t ngx_posts_scan_tree(ngx_posts_scan_t *scan, ngx_str_t *path,
    ngx_posts_record_kind_e tree, ngx_uint_t collection);

/* whether a directory of that path belongs to the tree that it is in */
ngx_uint_t ngx_posts_scan_branches(ngx_posts_scan_t *scan,
    ngx_posts_record_kind_e tree, ngx_str_t *path, ngx_str_t *name);

/* whether a directory may have a "_posts" and a "_drafts" of its own */
ngx_uint_t ngx_posts_scan_has_trees(ngx_posts_scan_t *scan, ngx_str_t *path);

/* whether a directory that is no tree belongs to the site */
ngx_uint_t ngx_posts_scan_enters(ngx_posts_scan_t *scan, ngx_str_t *base,
    ngx_str_t *name, ngx_str_t *path);

/* the tree of that name, or PAGE */
ngx_posts_record_kind_e ngx_posts_scan_tree_kind(ngx_posts_scan_t *scan,
    ngx_str_t *name);

/* a directory is to be read; it belongs to where the current one does */
ngx_int_t ngx_posts_scan_push(ngx_posts_scan_t *scan, ngx_str_t *path,
    size_t base, ngx_posts_record_kind_e tree, ngx_uint_t collection,
    ngx_file_info_t *fi);

/* a file that belongs to the site; NGX_AGAIN or NGX_ERROR */
ngx_int_t ngx_posts_scan_file(ngx_posts_scan_t *scan, ngx_str_t *path,
    ngx_str_t *absolute, ngx_file_info_t *fi);


/* what there is of a theme, to be read last; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_scan_theme(ngx_posts_scan_t *scan);

/* one name of a directory of the theme; NGX_AGAIN or NGX_ERROR */
ngx_int_t ngx_posts_scan_theme_name(ngx_posts_scan_t *scan,
    ngx_str_t *name);


/* for a part: takes over what the watcher says; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_scan_part_init(ngx_posts_scan_t *scan);

/*
 * For a part: takes over rows, then looks at the changes.  NGX_OK: no more,
 * NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_scan_part(ngx_posts_scan_t *scan);


#endif /* _NGX_POSTS_SCAN_WALK_H_INCLUDED_ */
