
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_scan_walk.h"


/* rows that are taken over in one step */

#define NGX_POSTS_SCAN_KEEP  256


static ngx_int_t ngx_posts_scan_keep_dirs(ngx_posts_scan_t *scan);
static ngx_int_t ngx_posts_scan_keep(ngx_posts_scan_t *scan);
static ngx_uint_t ngx_posts_scan_stays(ngx_posts_scan_t *scan, uint32_t id);
static ngx_uint_t ngx_posts_scan_is_suspect(ngx_posts_scan_t *scan,
    uint32_t id, ngx_str_t *path);
static ngx_uint_t ngx_posts_scan_is_below(ngx_str_t *path, ngx_str_t *dir);
static ngx_int_t ngx_posts_scan_change(ngx_posts_scan_t *scan,
    ngx_str_t *path);
static ngx_int_t ngx_posts_scan_collections(ngx_posts_scan_t *scan,
    ngx_str_t *path);
static ngx_int_t ngx_posts_scan_down(ngx_posts_scan_t *scan,
    ngx_posts_scan_dir_t *dir, ngx_str_t *path, size_t from);
static ngx_int_t ngx_posts_scan_step(ngx_posts_scan_t *scan,
    ngx_posts_scan_dir_t *dir, ngx_str_t *path, ngx_str_t *name);
static ngx_int_t ngx_posts_scan_last(ngx_posts_scan_t *scan,
    ngx_posts_scan_dir_t *dir, ngx_str_t *path, ngx_str_t *name);
static ngx_posts_record_kind_e ngx_posts_scan_special(ngx_posts_scan_t *scan,
    ngx_str_t *above, ngx_str_t *path, ngx_str_t *name);


ngx_int_t
ngx_posts_scan_part_init(ngx_posts_scan_t *scan)
{
    ngx_str_t                path;
    ngx_uint_t               i;
    ngx_posts_changes_t     *changes;
    ngx_posts_scan_change_t *change;

    changes = &scan->watcher->changes;

    scan->changes = ngx_array_create(scan->pool, changes->nelts + 1,
                                     sizeof(ngx_posts_scan_change_t));
    if (scan->changes == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < changes->nelts; i++) {

        path = changes->elts[i].path;

        change = ngx_array_push(scan->changes);
        if (change == NULL) {
            return NGX_ERROR;
        }

        change->path.len = path.len;
        change->path.data = ngx_pnalloc(scan->pool, path.len + 1);

        if (change->path.data == NULL) {
            return NGX_ERROR;
        }

        *ngx_cpymem(change->path.data, path.data, path.len) = '\0';

        change->id = ngx_posts_catalog_path(scan->old, &path, 0);
        change->member = ngx_posts_catalog_path(scan->old, &path, 1);

        /* a link to a directory does not look like one */

        change->directory = changes->elts[i].directory
                            || ngx_posts_catalog_has_dir(scan->old, &path);

        scan->directories |= change->directory;
    }

    return ngx_posts_scan_keep_dirs(scan);
}


static ngx_int_t
ngx_posts_scan_keep_dirs(ngx_posts_scan_t *scan)
{
    u_char                   *p, *last;
    ngx_str_t                 dir;
    ngx_posts_index_table_t  *table;

    table = &scan->old->head->tables[NGX_POSTS_INDEX_DIRS];
    p = ngx_posts_catalog_table(scan->old, NGX_POSTS_INDEX_DIRS, u_char);
    last = p + table->n;

    while (p < last) {

        dir.data = p;
        dir.len = ngx_strlen(p);
        p += dir.len + 1;

        if (!ngx_posts_scan_is_suspect(scan, NGX_POSTS_NO_ID, &dir)
            && ngx_posts_build_dir(scan->build, &dir) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_scan_part(ngx_posts_scan_t *scan)
{
    ngx_int_t                 rc;
    ngx_posts_scan_change_t  *change;

    if (scan->kept < scan->old->nrows) {
        return ngx_posts_scan_keep(scan);
    }

    if (scan->changed == scan->changes->nelts) {
        return NGX_OK;
    }

    change = scan->changes->elts;

    rc = ngx_posts_scan_change(scan, &change[scan->changed].path);

    if (rc == NGX_AGAIN) {
        rc = ngx_posts_scan_collections(scan, &change[scan->changed].path);
    }

    scan->changed++;
    scan->current = NULL;

    return rc;
}


static ngx_int_t
ngx_posts_scan_keep(ngx_posts_scan_t *scan)
{
    ngx_uint_t  i, last, first;

    last = ngx_min(scan->kept + NGX_POSTS_SCAN_KEEP, scan->old->nrows);
    first = scan->kept;

    for (i = first; i <= last; i++) {

        if (i < last && ngx_posts_scan_stays(scan, (uint32_t) i)) {
            continue;
        }

        if (i > first
            && ngx_posts_build_keep_run(scan->build, (uint32_t) first,
                                        i - first)
               != NGX_OK)
        {
            return NGX_ERROR;
        }

        first = i + 1;
    }

    scan->kept = last;

    return NGX_AGAIN;
}


static ngx_uint_t
ngx_posts_scan_stays(ngx_posts_scan_t *scan, uint32_t id)
{
    ngx_str_t         path;
    ngx_uint_t        variant;
    ngx_posts_row_t  *row;

    row = &scan->old->rows[id];

    if ((row->flags & NGX_POSTS_ROW_TWICE) || ngx_posts_row_generator(row)) {
        return 0;
    }

    /* to look at the path of each row is what costs most */

    ngx_str_set(&path, "");
    variant = ngx_posts_row_variant(row);

    if (scan->directories || variant) {
        path = ngx_posts_catalog_row_path(scan->old, row);
    }

    /* what a plugin makes of a file goes and stays with the file */

    if (variant) {
        path.data += variant;
        path.len -= variant;

        id = ngx_posts_catalog_path(scan->old, &path, 0);
    }

    return !ngx_posts_scan_is_suspect(scan, id, &path);
}


static ngx_uint_t
ngx_posts_scan_is_suspect(ngx_posts_scan_t *scan, uint32_t id,
    ngx_str_t *path)
{
    ngx_uint_t                i;
    ngx_posts_scan_change_t  *change;

    change = scan->changes->elts;

    for (i = 0; i < scan->changes->nelts; i++) {

        if ((id != NGX_POSTS_NO_ID
             && (change[i].id == id || change[i].member == id))
            || (change[i].directory
                && ngx_posts_scan_is_below(path, &change[i].path)))
        {
            return 1;
        }
    }

    return 0;
}


static ngx_uint_t
ngx_posts_scan_is_below(ngx_str_t *path, ngx_str_t *dir)
{
    if (dir->len == 0) {
        return 1;
    }

    return path->len >= dir->len
           && ngx_memcmp(path->data, dir->data, dir->len) == 0
           && (path->len == dir->len || path->data[dir->len] == '/');
}


/*
 * Goes down to the path as a walk from the root would, without reading the
 * directories on the way: what they are decides what is in them.
 */

static ngx_int_t
ngx_posts_scan_change(ngx_posts_scan_t *scan, ngx_str_t *path)
{
    ngx_posts_scan_dir_t  *dir;

    dir = ngx_pcalloc(scan->pool, sizeof(ngx_posts_scan_dir_t));
    if (dir == NULL) {
        return NGX_ERROR;
    }

    ngx_str_set(&dir->path, "");
    dir->tree = NGX_POSTS_RECORD_PAGE;

    return ngx_posts_scan_down(scan, dir, path, 0);
}


/* a file is looked for in each collection that its directory is of */

static ngx_int_t
ngx_posts_scan_collections(ngx_posts_scan_t *scan, ngx_str_t *path)
{
    ngx_int_t                rc;
    ngx_uint_t               i;
    ngx_posts_scan_dir_t    *dir;
    ngx_posts_collection_t  *collection;

    collection = scan->config->collections.elts;

    for (i = 0; i < scan->config->collections.nelts; i++) {

        if (collection[i].special) {
            continue;
        }

        if (ngx_posts_scan_is_below(&collection[i].directory, path)) {

            scan->current = NULL;

            if (ngx_posts_scan_tree(scan, &collection[i].directory,
                                    NGX_POSTS_RECORD_DOCUMENT, i)
                != NGX_OK)
            {
                return NGX_ERROR;
            }

            continue;
        }

        if (!ngx_posts_scan_is_below(path, &collection[i].directory)) {
            continue;
        }

        dir = ngx_pcalloc(scan->pool, sizeof(ngx_posts_scan_dir_t));
        if (dir == NULL) {
            return NGX_ERROR;
        }

        dir->path = collection[i].directory;
        dir->base = dir->path.len;
        dir->tree = NGX_POSTS_RECORD_DOCUMENT;
        dir->collection = i;

        rc = ngx_posts_scan_down(scan, dir, path, dir->path.len + 1);

        if (rc != NGX_AGAIN) {
            return rc;
        }
    }

    return NGX_AGAIN;
}


/* from the directory on, whose path ends before "from" */

static ngx_int_t
ngx_posts_scan_down(ngx_posts_scan_t *scan, ngx_posts_scan_dir_t *dir,
    ngx_str_t *path, size_t from)
{
    u_char     *p, *last, *slash;
    ngx_int_t   rc;
    ngx_str_t   name, part;

    last = path->data + path->len;

    for (p = path->data + from; /* void */ ; p = slash + 1) {

        slash = ngx_strlchr(p, last, '/');

        name.data = p;
        name.len = (slash ? slash : last) - p;
        part.data = path->data;
        part.len = name.data + name.len - path->data;

        if (slash == NULL) {
            return ngx_posts_scan_last(scan, dir, &part, &name);
        }

        rc = ngx_posts_scan_step(scan, dir, &part, &name);

        if (rc != NGX_OK) {
            return (rc == NGX_DECLINED) ? NGX_AGAIN : NGX_ERROR;
        }
    }
}


/* NGX_DECLINED: what is below is no part of the site */

static ngx_int_t
ngx_posts_scan_step(ngx_posts_scan_t *scan, ngx_posts_scan_dir_t *dir,
    ngx_str_t *path, ngx_str_t *name)
{
    ngx_str_t                above;
    ngx_posts_record_kind_e  kind;

    above = dir->path;
    dir->depth++;

    dir->path.len = path->len;
    dir->path.data = ngx_pnalloc(scan->pool, path->len + 1);

    if (dir->path.data == NULL) {
        return NGX_ERROR;
    }

    *ngx_cpymem(dir->path.data, path->data, path->len) = '\0';

    if (dir->tree != NGX_POSTS_RECORD_PAGE) {
        return ngx_posts_scan_branches(scan, dir->tree, &dir->path, name)
               ? NGX_OK : NGX_DECLINED;
    }

    kind = ngx_posts_scan_special(scan, &above, path, name);

    if (kind != NGX_POSTS_RECORD_PAGE) {
        dir->tree = kind;
        dir->base = path->len;
        return NGX_OK;
    }

    return ngx_posts_scan_enters(scan, &above, name, &dir->path)
           ? NGX_OK : NGX_DECLINED;
}


static ngx_int_t
ngx_posts_scan_last(ngx_posts_scan_t *scan, ngx_posts_scan_dir_t *dir,
    ngx_str_t *path, ngx_str_t *name)
{
    ngx_posts_record_kind_e  kind;

    scan->current = dir;

    if (dir->tree == NGX_POSTS_RECORD_PAGE) {

        kind = ngx_posts_scan_special(scan, &dir->path, path, name);

        if (kind != NGX_POSTS_RECORD_PAGE) {
            return (ngx_posts_scan_tree(scan, path, kind, 0) == NGX_OK)
                   ? NGX_AGAIN : NGX_ERROR;
        }
    }

    return ngx_posts_scan_name(scan, name);
}


/* what a directory is that is read otherwise than the rest, or PAGE */

static ngx_posts_record_kind_e
ngx_posts_scan_special(ngx_posts_scan_t *scan, ngx_str_t *above,
    ngx_str_t *path, ngx_str_t *name)
{
    ngx_str_t  *data;

    data = &scan->config->data_dir;

    if (path->len == data->len
        && ngx_memcmp(path->data, data->data, data->len) == 0)
    {
        return NGX_POSTS_RECORD_DATA;
    }

    return ngx_posts_scan_has_trees(scan, above)
           ? ngx_posts_scan_tree_kind(scan, name) : NGX_POSTS_RECORD_PAGE;
}
