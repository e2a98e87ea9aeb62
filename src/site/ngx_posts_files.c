
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_files.h"
#include "site/ngx_posts_names.h"


#define NGX_POSTS_FILES_SLOTS  512


typedef struct {
    uint64_t                key;       /* digest of the path */
    ngx_uint_t              tick;
    ngx_posts_stamp_t       stamp;
} ngx_posts_files_slot_t;


struct ngx_posts_files_s {
    ngx_str_t               root;
    ngx_open_file_info_t    of;
    ngx_uint_t             *tick;
    ngx_log_t              *log;
    ngx_posts_files_slot_t  slots[NGX_POSTS_FILES_SLOTS];
};


static ngx_posts_stamp_t *ngx_posts_files_look(ngx_posts_files_t *files,
    ngx_str_t *absolute, uint64_t key);
#if (NGX_HAVE_OPENAT)
static ngx_int_t ngx_posts_files_allow(ngx_posts_files_t *files,
    ngx_str_t *absolute);
#endif
static void ngx_posts_files_rules(ngx_posts_files_t *files,
    ngx_str_t *absolute, ngx_open_file_info_t *of);
static ngx_int_t ngx_posts_files_open(ngx_posts_files_t *files,
    ngx_pool_t *pool, ngx_str_t *absolute, ngx_open_file_info_t *of,
    ngx_posts_error_t *error);
static ngx_uint_t ngx_posts_files_prove(ngx_posts_files_t *files,
    ngx_posts_dep_t *dep, ngx_posts_stamp_t *stamp);
static ngx_int_t ngx_posts_files_errno(ngx_err_t err);
static ngx_uint_t ngx_posts_files_alike(ngx_posts_dep_t *dep,
    ngx_posts_stamp_t *stamp);
static ngx_int_t ngx_posts_files_once(ngx_pool_t *pool, ngx_fd_t fd,
    off_t limit, ngx_str_t *content, ngx_posts_stamp_t *stamp,
    ngx_posts_error_t *error);


ngx_posts_files_t *
ngx_posts_files_create(ngx_pool_t *pool, ngx_str_t *root,
    ngx_open_file_info_t *of, ngx_uint_t *tick)
{
    ngx_posts_files_t  *files;

    files = ngx_pcalloc(pool, sizeof(ngx_posts_files_t));
    if (files == NULL) {
        return NULL;
    }

    files->root = *root;
    files->tick = tick;
    files->log = pool->log;

    files->of.directio = NGX_OPEN_FILE_DIRECTIO_OFF;

#if (NGX_HAVE_OPENAT)
    files->of.disable_symlinks = of->disable_symlinks;
    files->of.disable_symlinks_from = of->disable_symlinks_from;
#endif

    return files;
}


ngx_int_t
ngx_posts_files_path(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *path, ngx_str_t *absolute)
{
    u_char  *p;

    if (path->len > NGX_POSTS_MAX_PATH) {
        return NGX_DECLINED;
    }

    if (path->len && path->data[0] == '/') {
        *absolute = *path;
        return NGX_OK;
    }

    absolute->len = files->root.len + 1 + path->len;

    absolute->data = ngx_pnalloc(pool, absolute->len + 1);
    if (absolute->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(absolute->data, files->root.data, files->root.len);
    *p++ = '/';
    p = ngx_cpymem(p, path->data, path->len);
    *p = '\0';

    return NGX_OK;
}


ngx_int_t
ngx_posts_files_info(ngx_posts_files_t *files, ngx_str_t *absolute,
    ngx_file_info_t *fi)
{
#if (NGX_HAVE_OPENAT)

    ngx_int_t  rc;

    if (files->of.disable_symlinks != NGX_DISABLE_SYMLINKS_OFF) {

        rc = ngx_posts_files_allow(files, absolute);
        if (rc != NGX_OK) {
            return rc;
        }
    }

#endif

    if (ngx_file_info(absolute->data, fi) == NGX_FILE_ERROR) {
        return ngx_posts_files_errno(ngx_errno);
    }

    return NGX_OK;
}


#if (NGX_HAVE_OPENAT)

static ngx_int_t
ngx_posts_files_allow(ngx_posts_files_t *files, ngx_str_t *absolute)
{
    ngx_int_t              rc;
    ngx_pool_t            *pool;
    ngx_open_file_info_t   of;

    ngx_posts_files_rules(files, absolute, &of);

    if (of.disable_symlinks == NGX_DISABLE_SYMLINKS_OFF) {
        return NGX_OK;
    }

    pool = ngx_create_pool(NGX_MIN_POOL_SIZE, files->log);
    if (pool == NULL) {
        return NGX_DECLINED;
    }

    of.test_only = 1;

    rc = ngx_open_cached_file(NULL, absolute, &of, pool);

    ngx_destroy_pool(pool);

    return (rc == NGX_OK) ? NGX_OK : ngx_posts_files_errno(of.err);
}

#endif


ngx_int_t
ngx_posts_files_info_at(ngx_posts_files_t *files, ngx_fd_t dir, u_char *name,
    ngx_str_t *absolute, ngx_file_info_t *fi)
{
#if (NGX_HAVE_OPENAT)

    if (files->of.disable_symlinks == NGX_DISABLE_SYMLINKS_OFF) {

        if (fstatat(dir, (const char *) name, fi, 0) == -1) {
            return ngx_posts_files_errno(ngx_errno);
        }

        return NGX_OK;
    }

#endif

    return ngx_posts_files_info(files, absolute, fi);
}


void
ngx_posts_files_stamp(ngx_posts_files_t *files, ngx_str_t *absolute,
    ngx_posts_stamp_t *stamp)
{
    *stamp = *ngx_posts_files_look(files, absolute,
                                   ngx_posts_stamp_digest(absolute));
}


/* the stamp as of this tick; key: the digest of the path */

static ngx_posts_stamp_t *
ngx_posts_files_look(ngx_posts_files_t *files, ngx_str_t *absolute,
    uint64_t key)
{
    ngx_file_info_t          fi;
    ngx_posts_files_slot_t  *slot;

    slot = &files->slots[key % NGX_POSTS_FILES_SLOTS];

    if (slot->key != key || slot->tick != *files->tick) {

        slot->key = key;
        slot->tick = *files->tick;

        if (ngx_posts_files_info(files, absolute, &fi) != NGX_OK) {
            ngx_memzero(&slot->stamp, sizeof(ngx_posts_stamp_t));

        } else if (ngx_posts_names_is_dir(absolute)) {
            ngx_posts_stamp_set_dir(&slot->stamp, &fi);

        } else {
            ngx_posts_stamp_set(&slot->stamp, &fi);
        }
    }

    return &slot->stamp;
}


ngx_int_t
ngx_posts_files_read(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, off_t limit, ngx_str_t *content,
    ngx_posts_dep_t *dep, ngx_posts_error_t *error)
{
    ngx_int_t             rc;
    ngx_uint_t            n;
    ngx_open_file_info_t  of;

    ngx_memzero(dep, sizeof(ngx_posts_dep_t));
    dep->path = *absolute;

    for (n = 0; n <= NGX_POSTS_MAX_REREADS; n++) {

        rc = ngx_posts_files_open(files, pool, absolute, &of, error);
        if (rc != NGX_OK) {
            return rc;
        }

        rc = ngx_posts_files_once(pool, of.fd, limit, content, &dep->stamp,
                                  error);

        ngx_pool_run_cleanup_file(pool, of.fd);

        if (rc == NGX_AGAIN) {
            continue;
        }

        if (rc == NGX_OK) {
            dep->digest = ngx_posts_stamp_digest(content);
            dep->young = ngx_posts_stamp_young(&dep->stamp);
        }

        return rc;
    }

    ngx_memzero(&dep->stamp, sizeof(ngx_posts_stamp_t));

    return ngx_posts_error_set(error, "the file changes while it is read");
}


/*
 * The system's time zones lie outside of the root: disable_symlinks is not
 * about them, and its prefix is none of theirs.
 */

static void
ngx_posts_files_rules(ngx_posts_files_t *files, ngx_str_t *absolute,
    ngx_open_file_info_t *of)
{
    *of = files->of;

#if (NGX_HAVE_OPENAT)

    if (absolute->len < files->root.len
        || ngx_memcmp(absolute->data, files->root.data, files->root.len)
           != 0)
    {
        of->disable_symlinks = NGX_DISABLE_SYMLINKS_OFF;
        of->disable_symlinks_from = 0;
    }

#endif
}


static ngx_int_t
ngx_posts_files_open(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *absolute, ngx_open_file_info_t *of, ngx_posts_error_t *error)
{
    ngx_int_t  rc;

    ngx_posts_files_rules(files, absolute, of);

    if (ngx_open_cached_file(NULL, absolute, of, pool) != NGX_OK) {

        if (of->err == 0) {
            return NGX_ERROR;
        }

        rc = ngx_posts_files_errno(of->err);

        if (rc == NGX_ERROR) {
            return ngx_posts_error_set(error, "cannot be opened (%d)",
                                       (int) of->err);
        }

        return rc;
    }

    if (of->is_dir) {
        return NGX_DECLINED;
    }

    if (!of->is_file) {
        ngx_pool_run_cleanup_file(pool, of->fd);
        return NGX_DECLINED;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_files_errno(ngx_err_t err)
{
    switch (err) {

    case NGX_ENOENT:
    case NGX_ENOTDIR:
    case NGX_ENAMETOOLONG:
        return NGX_DECLINED;

    case NGX_EACCES:
#if (NGX_HAVE_OPENAT)
    case NGX_EMLINK:
    case NGX_ELOOP:
#endif
        return NGX_ABORT;

    default:
        return NGX_ERROR;
    }
}


/* NGX_AGAIN: the file changed while it was read */

static ngx_int_t
ngx_posts_files_once(ngx_pool_t *pool, ngx_fd_t fd, off_t limit,
    ngx_str_t *content, ngx_posts_stamp_t *stamp, ngx_posts_error_t *error)
{
    size_t             size, len;
    ssize_t            n;
    ngx_file_info_t    fi;
    ngx_posts_stamp_t  after;

    if (ngx_fd_info(fd, &fi) == NGX_FILE_ERROR) {
        return ngx_posts_error_set(error, "cannot be examined (%d)",
                                   (int) ngx_errno);
    }

    ngx_posts_stamp_set(stamp, &fi);

    if (stamp->size > limit) {
        return ngx_posts_error_set(error, "the file is %O bytes long, more "
                                   "than %O are not read",
                                   (off_t) stamp->size, limit);
    }

    size = (size_t) stamp->size;

    content->data = ngx_pnalloc(pool, size + 1);
    if (content->data == NULL) {
        return NGX_ERROR;
    }

    len = 0;

    while (len < size) {

        n = ngx_read_fd(fd, content->data + len, size - len);

        if (n == -1) {

            if (ngx_errno == NGX_EINTR) {
                continue;
            }

            return ngx_posts_error_set(error, "cannot be read (%d)",
                                       (int) ngx_errno);
        }

        if (n == 0) {
            return NGX_AGAIN;
        }

        len += n;
    }

    content->len = len;
    content->data[len] = '\0';

    if (ngx_fd_info(fd, &fi) == NGX_FILE_ERROR) {
        return ngx_posts_error_set(error, "cannot be examined (%d)",
                                   (int) ngx_errno);
    }

    ngx_posts_stamp_set(&after, &fi);

    return ngx_posts_stamp_equal(stamp, &after) ? NGX_OK : NGX_AGAIN;
}


ngx_uint_t
ngx_posts_files_hold(ngx_posts_files_t *files, ngx_posts_dep_t *dep)
{
    return ngx_posts_files_hold_key(files, dep,
                                    ngx_posts_stamp_digest(&dep->path));
}


ngx_uint_t
ngx_posts_files_hold_key(ngx_posts_files_t *files, ngx_posts_dep_t *dep,
    uint64_t key)
{
    ngx_posts_stamp_t  stamp;

    /* a copy: to read the file looks at others */

    stamp = *ngx_posts_files_look(files, &dep->path, key);

    if (ngx_posts_stamp_equal(&stamp, &dep->stamp)) {
        return dep->young ? ngx_posts_files_prove(files, dep, &stamp) : 1;
    }

    return ngx_posts_files_alike(dep, &stamp)
           && ngx_posts_files_prove(files, dep, &stamp);
}


/* by the content, which has to be that of the stamp */

static ngx_uint_t
ngx_posts_files_prove(ngx_posts_files_t *files, ngx_posts_dep_t *dep,
    ngx_posts_stamp_t *stamp)
{
    ngx_int_t          rc;
    ngx_str_t          content;
    ngx_uint_t         hold;
    ngx_array_t        names;
    ngx_pool_t        *pool;
    ngx_posts_dep_t    now;
    ngx_posts_error_t  error;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, files->log);
    if (pool == NULL) {
        return 0;
    }

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_names_is_dir(&dep->path)) {
        rc = ngx_posts_names_read(files, pool, &dep->path, &names, &now,
                                  &error);
    } else {
        rc = ngx_posts_files_read(files, pool, &dep->path,
                                  (off_t) stamp->size, &content, &now,
                                  &error);
    }

    hold = rc == NGX_OK
           && now.digest == dep->digest
           && ngx_posts_stamp_equal(&now.stamp, stamp);

    if (hold) {
        dep->stamp = now.stamp;
        dep->young = now.young;
    }

    ngx_destroy_pool(pool);

    return hold;
}


/* whether what has another stamp may be the same content */

static ngx_uint_t
ngx_posts_files_alike(ngx_posts_dep_t *dep, ngx_posts_stamp_t *stamp)
{
    if (dep->digest == 0
        || ngx_posts_stamp_absent(&dep->stamp)
        || ngx_posts_stamp_absent(stamp)
        || (dep->dated && dep->stamp.mtime != stamp->mtime))
    {
        return 0;
    }

    return dep->stamp.size == stamp->size
           || ngx_posts_names_is_dir(&dep->path);
}
