
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_data.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_scan_entry.h"
#include "site/ngx_posts_scan_walk.h"
#include "site/ngx_posts_theme.h"
#include "site/ngx_posts_variant.h"


/* what stays as it is is told once, not in every walk */

#define ngx_posts_scan_level(scan)                                            \
    ((scan)->old ? NGX_LOG_INFO : NGX_LOG_WARN)


static ngx_int_t ngx_posts_scan_begin(ngx_posts_scan_t *scan);
static ngx_int_t ngx_posts_scan_next(ngx_posts_scan_t *scan);
static ngx_int_t ngx_posts_scan_open(ngx_posts_scan_t *scan);
static void ngx_posts_scan_close(ngx_posts_scan_t *scan);
static ngx_int_t ngx_posts_scan_trees(ngx_posts_scan_t *scan,
    ngx_posts_scan_dir_t *dir);
static ngx_int_t ngx_posts_scan_variant(ngx_posts_scan_t *scan,
    ngx_str_t *path, ngx_str_t *absolute, ngx_posts_record_kind_e kind,
    ngx_posts_stamp_t *stamp, ngx_uint_t variant, ngx_uint_t *wanted);
static ngx_int_t ngx_posts_scan_stay(ngx_posts_scan_t *scan, uint32_t id,
    ngx_uint_t *wanted);


static struct {
    ngx_str_t                  name;
    ngx_posts_record_kind_e    kind;
} ngx_posts_scan_tree_names[] = {
    { ngx_string("_posts"), NGX_POSTS_RECORD_POST },
    { ngx_string("_drafts"), NGX_POSTS_RECORD_DRAFT },
    { ngx_null_string, NGX_POSTS_RECORD_PAGE }
};


ngx_posts_scan_t *
ngx_posts_scan_create(ngx_posts_files_t *files, ngx_posts_config_t *config,
    ngx_posts_catalog_t *old, ngx_posts_build_t *build, ngx_posts_time_t *now,
    ngx_posts_watcher_t *watcher, ngx_uint_t part, ngx_log_t *log)
{
    ngx_pool_t        *pool;
    ngx_posts_scan_t  *scan;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, log);
    if (pool == NULL) {
        return NULL;
    }

    scan = ngx_pcalloc(pool, sizeof(ngx_posts_scan_t));
    if (scan == NULL) {
        ngx_destroy_pool(pool);
        return NULL;
    }

    scan->pool = pool;
    scan->log = log;
    scan->files = files;
    scan->config = config;
    scan->build = build;
    scan->watcher = watcher;
    scan->fd = NGX_INVALID_FILE;
    scan->now = *now;

    if (old) {
        scan->old = old;
        ngx_posts_catalog_hold(old);
    }

    if ((part ? ngx_posts_scan_part_init(scan) : ngx_posts_scan_begin(scan))
        != NGX_OK)
    {
        ngx_posts_scan_destroy(scan);
        return NULL;
    }

    return scan;
}


static ngx_int_t
ngx_posts_scan_begin(ngx_posts_scan_t *scan)
{
    ngx_str_t                root, absolute;
    ngx_uint_t               i;
    ngx_file_info_t          fi;
    ngx_posts_collection_t  *collection;

    ngx_memzero(&fi, sizeof(ngx_file_info_t));
    ngx_str_set(&root, "");

    if (ngx_posts_files_path(scan->files, scan->pool, &root, &absolute)
        == NGX_OK)
    {
        (void) ngx_posts_files_info(scan->files, &absolute, &fi);
    }

    if (ngx_posts_scan_theme(scan) != NGX_OK
        || ngx_posts_scan_push(scan, &root, 0, NGX_POSTS_RECORD_PAGE, 0, &fi)
           != NGX_OK
        || ngx_posts_scan_tree(scan, &scan->config->data_dir,
                               NGX_POSTS_RECORD_DATA, 0)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    collection = scan->config->collections.elts;

    for (i = 0; i < scan->config->collections.nelts; i++) {

        if (!collection[i].special
            && ngx_posts_scan_tree(scan, &collection[i].directory,
                                   NGX_POSTS_RECORD_DOCUMENT, i)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


void
ngx_posts_scan_destroy(ngx_posts_scan_t *scan)
{
    ngx_posts_scan_close(scan);

    if (scan->old) {
        ngx_posts_catalog_release(scan->old);
    }

    ngx_destroy_pool(scan->pool);
}


ngx_int_t
ngx_posts_scan_run(ngx_posts_scan_t *scan, uint64_t until)
{
    ngx_int_t  rc;

    do {
        rc = ngx_posts_scan_next(scan);

    } while (rc == NGX_AGAIN && ngx_posts_time_usec() < until);

    return rc;
}


/* one name: NGX_AGAIN until there is none left */

static ngx_int_t
ngx_posts_scan_next(ngx_posts_scan_t *scan)
{
    ngx_str_t  name;
    ngx_err_t  err;

    if (scan->current == NULL) {

        if (scan->pending == NULL) {
            return scan->changes ? ngx_posts_scan_part(scan) : NGX_OK;
        }

        return ngx_posts_scan_open(scan);
    }

    ngx_set_errno(0);

    if (ngx_read_dir(&scan->dir) == NGX_ERROR) {

        err = ngx_errno;

        if (err != 0 && err != NGX_ENOMOREFILES) {
            ngx_log_error(NGX_LOG_CRIT, scan->log, err,
                          ngx_read_dir_n " \"%V\" failed",
                          &scan->current->path);
        }

        ngx_posts_scan_close(scan);

        return NGX_AGAIN;
    }

    name.data = ngx_de_name(&scan->dir);
    name.len = ngx_de_namelen(&scan->dir);

    if (name.data[0] == '.'
        && (name.len == 1 || (name.len == 2 && name.data[1] == '.')))
    {
        return NGX_AGAIN;
    }

    return scan->current->theme ? ngx_posts_scan_theme_name(scan, &name)
                                : ngx_posts_scan_name(scan, &name);
}


static ngx_int_t
ngx_posts_scan_open(ngx_posts_scan_t *scan)
{
    ngx_err_t              err;
    ngx_str_t              absolute;
    ngx_posts_scan_dir_t  *dir;

    dir = scan->pending;
    scan->pending = dir->next;

    if ((dir->theme
         ? ngx_posts_theme_path(scan->pool, &scan->config->theme,
                                (const char *) dir->path.data, &absolute)
         : ngx_posts_files_path(scan->files, scan->pool, &dir->path,
                                &absolute))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    /* what changes while it is read must not go unnoticed */

    (void) ngx_posts_watch_add(scan->watcher->watch, scan->watcher, &absolute,
                               dir->theme ? &absolute : &dir->path);

    if (ngx_open_dir(&absolute, &scan->dir) == NGX_ERROR) {

        err = ngx_errno;

        ngx_log_error(ngx_posts_scan_level(scan), scan->log, err,
                      ngx_open_dir_n " \"%V\" failed", &absolute);

        /* a directory that vanished meanwhile is no error, the root is */

        return dir->path.len ? NGX_AGAIN : NGX_ERROR;
    }

    scan->current = dir;
    scan->fd = dirfd(scan->dir.dir);

    if (dir->theme) {
        return NGX_AGAIN;
    }

    if (ngx_posts_build_dir(scan->build, &dir->path) != NGX_OK) {
        return NGX_ERROR;
    }

    if (dir->tree == NGX_POSTS_RECORD_PAGE) {
        return ngx_posts_scan_trees(scan, dir);
    }

    return NGX_AGAIN;
}


static void
ngx_posts_scan_close(ngx_posts_scan_t *scan)
{
    if (scan->current == NULL) {
        return;
    }

    scan->current = NULL;
    scan->fd = NGX_INVALID_FILE;

    if (ngx_close_dir(&scan->dir) == NGX_ERROR) {
        ngx_log_error(NGX_LOG_ALERT, scan->log, ngx_errno,
                      ngx_close_dir_n " failed");
    }
}


ngx_posts_record_kind_e
ngx_posts_scan_tree_kind(ngx_posts_scan_t *scan, ngx_str_t *name)
{
    ngx_uint_t  i;

    for (i = 0; ngx_posts_scan_tree_names[i].name.len; i++) {

        if (ngx_posts_scan_tree_names[i].name.len == name->len
            && ngx_memcmp(ngx_posts_scan_tree_names[i].name.data, name->data,
                          name->len)
               == 0
            && (ngx_posts_scan_tree_names[i].kind != NGX_POSTS_RECORD_DRAFT
                || scan->config->show_drafts))
        {
            return ngx_posts_scan_tree_names[i].kind;
        }
    }

    return NGX_POSTS_RECORD_PAGE;
}


ngx_uint_t
ngx_posts_scan_has_trees(ngx_posts_scan_t *scan, ngx_str_t *path)
{
    ngx_str_t  *within;

    within = &scan->config->collections_dir;

    return within->len == 0
           || (path->len >= within->len
               && ngx_memcmp(path->data, within->data, within->len) == 0);
}


/* every directory of the site may have posts and drafts of its own */

static ngx_int_t
ngx_posts_scan_trees(ngx_posts_scan_t *scan, ngx_posts_scan_dir_t *dir)
{
    u_char      *p;
    ngx_str_t    path, *name;
    ngx_uint_t   i;

    if (!ngx_posts_scan_has_trees(scan, &dir->path)) {
        return NGX_AGAIN;
    }

    for (i = 0; ngx_posts_scan_tree_names[i].name.len; i++) {

        name = &ngx_posts_scan_tree_names[i].name;

        if (ngx_posts_scan_tree_kind(scan, name) == NGX_POSTS_RECORD_PAGE) {
            continue;
        }

        path.len = dir->path.len + (dir->path.len ? 1 : 0) + name->len;

        path.data = ngx_pnalloc(scan->pool, path.len + 1);
        if (path.data == NULL) {
            return NGX_ERROR;
        }

        p = ngx_cpymem(path.data, dir->path.data, dir->path.len);

        if (dir->path.len) {
            *p++ = '/';
        }

        p = ngx_cpymem(p, name->data, name->len);
        *p = '\0';

        if (ngx_posts_scan_tree(scan, &path,
                                ngx_posts_scan_tree_names[i].kind, 0)
            != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_AGAIN;
}


ngx_int_t
ngx_posts_scan_tree(ngx_posts_scan_t *scan, ngx_str_t *path,
    ngx_posts_record_kind_e tree, ngx_uint_t collection)
{
    ngx_int_t        rc;
    ngx_str_t        absolute;
    ngx_file_info_t  fi;

    rc = ngx_posts_files_path(scan->files, scan->pool, path, &absolute);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    if (rc != NGX_OK
        || ngx_posts_files_info(scan->files, &absolute, &fi) != NGX_OK
        || !ngx_is_dir(&fi))
    {
        return NGX_OK;
    }

    return ngx_posts_scan_push(scan, path, path->len, tree, collection, &fi);
}


ngx_int_t
ngx_posts_scan_push(ngx_posts_scan_t *scan, ngx_str_t *path, size_t base,
    ngx_posts_record_kind_e tree, ngx_uint_t collection, ngx_file_info_t *fi)
{
    ngx_posts_scan_dir_t  *dir, *above;

    dir = ngx_pcalloc(scan->pool, sizeof(ngx_posts_scan_dir_t));
    if (dir == NULL) {
        return NGX_ERROR;
    }

    dir->parent = scan->current;
    dir->path = *path;
    dir->base = base;
    dir->tree = tree;
    dir->collection = collection;
    dir->theme = scan->current ? scan->current->theme : 0;
    dir->dev = fi->st_dev;
    dir->ino = fi->st_ino;
    dir->depth = scan->current ? scan->current->depth + 1 : 0;

    if (dir->depth > NGX_POSTS_MAX_DEPTH) {
        ngx_log_error(ngx_posts_scan_level(scan), scan->log, 0,
                      "%V: directories are nested deeper than %d, "
                      "it is left out", path, NGX_POSTS_MAX_DEPTH);
        return NGX_OK;
    }

    for (above = dir->parent; above; above = above->parent) {
        if (above->ino == dir->ino && above->dev == dir->dev) {
            ngx_log_error(ngx_posts_scan_level(scan), scan->log, 0,
                          "%V: a symbolic link leads back to a directory "
                          "above it, it is left out", path);
            return NGX_OK;
        }
    }

    dir->next = scan->pending;
    scan->pending = dir;

    return NGX_OK;
}


ngx_int_t
ngx_posts_scan_name(ngx_posts_scan_t *scan, ngx_str_t *name)
{
    u_char                *p;
    ngx_int_t              rc;
    ngx_str_t              path, absolute, base, entry;
    ngx_file_info_t        fi;
    ngx_posts_scan_dir_t  *dir;

    dir = scan->current;

    path.len = dir->path.len + (dir->path.len ? 1 : 0) + name->len;

    path.data = ngx_pnalloc(scan->pool, path.len + 1);
    if (path.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path.data, dir->path.data, dir->path.len);

    if (dir->path.len) {
        *p++ = '/';
    }

    p = ngx_cpymem(p, name->data, name->len);
    *p = '\0';

    rc = ngx_posts_files_path(scan->files, scan->pool, &path, &absolute);

    if (rc != NGX_OK) {
        return (rc == NGX_ERROR) ? NGX_ERROR : NGX_AGAIN;
    }

    rc = (scan->fd == NGX_INVALID_FILE)
         ? ngx_posts_files_info(scan->files, &absolute, &fi)
         : ngx_posts_files_info_at(scan->files, scan->fd, p - name->len,
                                   &absolute, &fi);

    if (rc != NGX_OK) {
        return NGX_AGAIN;
    }

    if (dir->tree == NGX_POSTS_RECORD_PAGE) {
        base = dir->path;
        entry = *name;

    } else {
        base.data = dir->path.data;
        base.len = dir->base;

        if (dir->tree == NGX_POSTS_RECORD_DOCUMENT) {
            base = ngx_posts_collection(scan->config,
                                        dir->collection)->relative;
        }

        entry.data = path.data + dir->base + 1;
        entry.len = path.len - dir->base - 1;
    }

    if (ngx_is_dir(&fi)) {

        if (dir->tree == NGX_POSTS_RECORD_PAGE
            ? !ngx_posts_scan_enters(scan, &base, &entry, &path)
            : !ngx_posts_scan_branches(scan, dir->tree, &path, name))
        {
            return NGX_AGAIN;
        }

        rc = ngx_posts_scan_push(scan, &path, dir->base, dir->tree,
                                 dir->collection, &fi);

        return (rc == NGX_OK) ? NGX_AGAIN : NGX_ERROR;
    }

    if (!ngx_is_file(&fi)) {
        return NGX_AGAIN;
    }

    if (dir->tree == NGX_POSTS_RECORD_DATA) {
        return (name->data[0] != '.' && ngx_posts_data_is_file(name))
               ? ngx_posts_scan_file(scan, &path, &absolute, &fi)
               : NGX_AGAIN;
    }

    if (!ngx_posts_entry_wanted(scan->config, &base, &entry, 0)) {
        return NGX_AGAIN;
    }

    return ngx_posts_scan_file(scan, &path, &absolute, &fi);
}


ngx_uint_t
ngx_posts_scan_enters(ngx_posts_scan_t *scan, ngx_str_t *base,
    ngx_str_t *name, ngx_str_t *path)
{
    ngx_str_t  *destination;

    destination = &scan->config->destination;

    return ngx_posts_entry_wanted(scan->config, base, name, 1)
           && (path->len != destination->len
               || ngx_memcmp(path->data, destination->data, path->len) != 0);
}


/*
 * In a "_posts" and in a collection Jekyll globs: it enters no directory by
 * a symbolic link there, and only in a collection one that is hidden.
 */

ngx_uint_t
ngx_posts_scan_branches(ngx_posts_scan_t *scan, ngx_posts_record_kind_e tree,
    ngx_str_t *path, ngx_str_t *name)
{
    ngx_str_t        absolute;
    ngx_file_info_t  fi;

    if (name->data[0] == '.' && tree != NGX_POSTS_RECORD_DOCUMENT) {
        return 0;
    }

    if (tree == NGX_POSTS_RECORD_DATA) {
        return 1;
    }

    return ngx_posts_files_path(scan->files, scan->pool, path, &absolute)
           == NGX_OK
           && ngx_link_info(absolute.data, &fi) != NGX_FILE_ERROR
           && !ngx_is_link(&fi);
}


ngx_int_t
ngx_posts_scan_file(ngx_posts_scan_t *scan, ngx_str_t *path,
    ngx_str_t *absolute, ngx_file_info_t *fi)
{
    ngx_uint_t                i, wanted;
    ngx_posts_stamp_t         stamp;
    ngx_posts_record_kind_e   kind;

    kind = scan->current->tree;

    if (kind != NGX_POSTS_RECORD_DATA && kind != NGX_POSTS_RECORD_DOCUMENT
        && !scan->current->theme
        && ngx_posts_record_kind(path, &kind) != NGX_OK)
    {
        return NGX_AGAIN;
    }

    /* "include" may let in what no one has asked for as drafts */

    if (kind == NGX_POSTS_RECORD_DRAFT && !scan->config->show_drafts) {
        kind = NGX_POSTS_RECORD_PAGE;
    }

    if (ngx_posts_build_rows(scan->build) >= NGX_POSTS_MAX_FILES) {
        ngx_log_error(NGX_LOG_ERR, scan->log, 0,
                      "the site has more than %d files", NGX_POSTS_MAX_FILES);
        return NGX_ERROR;
    }

    ngx_posts_stamp_set(&stamp, fi);

    wanted = 1 << NGX_POSTS_RECORD_OWN;

    for (i = NGX_POSTS_RECORD_OWN; i <= NGX_POSTS_RECORD_README; i++) {

        if ((wanted & (1 << i))
            && ngx_posts_scan_variant(scan, path, absolute, kind, &stamp, i,
                                      &wanted)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_AGAIN;
}


/* wanted: bits of variants; the file's own record says which others */

static ngx_int_t
ngx_posts_scan_variant(ngx_posts_scan_t *scan, ngx_str_t *path,
    ngx_str_t *absolute, ngx_posts_record_kind_e kind,
    ngx_posts_stamp_t *stamp, ngx_uint_t variant, ngx_uint_t *wanted)
{
    uint32_t            id;
    ngx_int_t           rc;
    ngx_str_t           key;
    ngx_uint_t          collection;
    ngx_posts_row_t    *old;
    ngx_posts_entry_t  *entry;
    u_char              buf[NGX_POSTS_RECORD_README + NGX_POSTS_MAX_PATH];

    key = variant ? ngx_posts_variant_key(buf, path, variant) : *path;
    collection = scan->current->collection;

    id = scan->old ? ngx_posts_catalog_next_path(scan->old, &key,
                                                 collection != 0, &scan->next)
                   : NGX_POSTS_NO_ID;
    old = (id != NGX_POSTS_NO_ID) ? &scan->old->rows[id] : NULL;

    if (old
        && scan->current->theme != ((old->flags & NGX_POSTS_ROW_THEME) != 0))
    {
        if (scan->current->theme && ngx_posts_build_kept(scan->build, id)) {
            return NGX_OK;
        }

        old = NULL;
    }

    if (old && !(old->flags & NGX_POSTS_ROW_YOUNG)
        && ngx_posts_stamp_equal(&old->stamp, stamp))
    {
        return ngx_posts_scan_stay(scan, id, wanted);
    }

    rc = ngx_posts_scan_entry(scan->files, scan->config, &scan->now,
                              scan->log, path, absolute, kind, collection,
                              variant, stamp, &entry);

    if (rc == NGX_OK) {

        entry->record.theme = scan->current->theme;

        /* a file that has broken is listed as it was */

        if (old && entry->record.error
            && !(old->flags & NGX_POSTS_ROW_FAILED)
            && old->kind == entry->record.kind)
        {
            rc = ngx_posts_scan_stay(scan, id, wanted);

        } else {
            rc = ngx_posts_build_add(scan->build, entry);
            *wanted |= ngx_posts_variant_wanted(scan->config, &entry->record);
        }
    }

    if (entry) {
        ngx_destroy_pool(entry->pool);
    }

    return rc;
}


static ngx_int_t
ngx_posts_scan_stay(ngx_posts_scan_t *scan, uint32_t id, ngx_uint_t *wanted)
{
    ngx_posts_entry_t  entry;

    if (scan->config->plugins) {
        ngx_posts_catalog_entry(scan->old, id, &entry);
        *wanted |= ngx_posts_variant_wanted(scan->config, &entry.record);
    }

    return ngx_posts_build_keep(scan->build, id);
}
