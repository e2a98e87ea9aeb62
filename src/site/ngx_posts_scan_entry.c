
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_scan_entry.h"
#include "site/ngx_posts_variant.h"


/* a record's share of an entry's pool: front matter is short mostly */

#define NGX_POSTS_SCAN_RECORD  2048
#define NGX_POSTS_SCAN_SHORT   512

/* bytes of a file that tell whether it has front matter */

#define NGX_POSTS_SCAN_HEAD    4096


static ngx_int_t ngx_posts_scan_read(ngx_posts_files_t *files,
    ngx_posts_config_t *config, ngx_posts_time_t *now, ngx_str_t *absolute,
    ngx_posts_entry_t *entry);


ngx_int_t
ngx_posts_scan_entry(ngx_posts_files_t *files, ngx_posts_config_t *config,
    ngx_posts_time_t *now, ngx_log_t *log, ngx_str_t *path,
    ngx_str_t *absolute, ngx_posts_record_kind_e kind,
    ngx_uint_t collection, ngx_posts_record_variant_e variant,
    ngx_posts_stamp_t *stamp, ngx_posts_entry_t **result)
{
    u_char             *p;
    size_t              size;
    ngx_pool_t         *pool;
    ngx_posts_entry_t  *entry;

    if ((kind == NGX_POSTS_RECORD_PAGE || kind == NGX_POSTS_RECORD_DOCUMENT)
        && variant == NGX_POSTS_RECORD_OWN
        && !ngx_posts_scan_is_page(absolute))
    {
        kind = NGX_POSTS_RECORD_STATIC;
    }

    size = (kind == NGX_POSTS_RECORD_STATIC || kind == NGX_POSTS_RECORD_DATA)
           ? NGX_POSTS_SCAN_SHORT : NGX_POSTS_SCAN_RECORD;

    *result = NULL;

    pool = ngx_create_pool(size, log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    entry = ngx_pcalloc(pool, sizeof(ngx_posts_entry_t));
    if (entry == NULL) {
        ngx_destroy_pool(pool);
        return NGX_ERROR;
    }

    *result = entry;

    entry->pool = pool;

    entry->young = ngx_posts_stamp_young(stamp);
    entry->record.kind = kind;
    entry->record.collection = collection;
    entry->record.variant = variant;
    entry->record.stamp = *stamp;

    /* the name of its row: see ngx_posts_variant_key() */

    p = ngx_pnalloc(entry->pool, variant + path->len + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    (void) ngx_posts_variant_key(p, path, variant);
    p[variant + path->len] = '\0';

    entry->record.path.len = path->len;
    entry->record.path.data = p + variant;

    switch (kind) {

    case NGX_POSTS_RECORD_DATA:
        entry->record.published = 1;
        return NGX_OK;

    case NGX_POSTS_RECORD_STATIC:
        return ngx_posts_record_static(entry->pool, config, &entry->record);

    default:
        return ngx_posts_scan_read(files, config, now, absolute, entry);
    }
}


/* the file's bytes are needed only until the record is made */

static ngx_int_t
ngx_posts_scan_read(ngx_posts_files_t *files, ngx_posts_config_t *config,
    ngx_posts_time_t *now, ngx_str_t *absolute, ngx_posts_entry_t *entry)
{
    ngx_int_t               rc;
    ngx_str_t               source;
    ngx_pool_t             *pool;
    ngx_posts_dep_t         dep;
    ngx_posts_error_t       error, why;
    ngx_posts_context_t     ctx;
    ngx_posts_record_ctx_t  r;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, entry->pool->log);
    if (pool == NULL) {
        return NGX_ERROR;
    }

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&why, sizeof(ngx_posts_error_t));

    ctx.pool = entry->pool;
    ctx.log = entry->pool->log;
    ctx.now = *now;
    ctx.zone = config->zone;
    ctx.error = &error;

    ngx_memzero(&r, sizeof(ngx_posts_record_ctx_t));
    r.ctx = &ctx;
    r.config = config;
    r.record = &entry->record;
    r.source = &source;

    rc = ngx_posts_files_read(files, pool, absolute,
                              NGX_POSTS_MAX_SOURCE, &source, &dep, &why);

    if (rc == NGX_OK) {
        entry->record.stamp = dep.stamp;
        entry->young = dep.young;

    } else {
        entry->refused = (rc == NGX_ABORT);
        ngx_str_set(&source, "---\n---\n");

        ngx_posts_error_set(&why, "the file cannot be read");

        if (ngx_posts_record_fail(&r, &why) != NGX_OK) {
            ngx_destroy_pool(pool);
            return NGX_ERROR;
        }
    }

    rc = ngx_posts_record_read(&r);

    ngx_destroy_pool(pool);

    return rc;
}


/* what cannot be opened is left to nginx's static module to refuse */

ngx_uint_t
ngx_posts_scan_is_page(ngx_str_t *absolute)
{
    ngx_str_t  head;
    u_char     buf[NGX_POSTS_SCAN_HEAD];

    head.data = buf;
    head.len = NGX_POSTS_SCAN_HEAD;

    ngx_posts_scan_head(absolute, &head);

    return ngx_posts_front_matter_begins(&head);
}


void
ngx_posts_scan_head(ngx_str_t *absolute, ngx_str_t *head)
{
    ssize_t   n;
    ngx_fd_t  fd;

    fd = ngx_open_file(absolute->data, NGX_FILE_RDONLY|NGX_FILE_NONBLOCK,
                       NGX_FILE_OPEN, 0);

    if (fd == NGX_INVALID_FILE) {
        head->len = 0;
        return;
    }

    n = ngx_read_fd(fd, head->data, head->len);

    (void) ngx_close_file(fd);

    head->len = (n > 0) ? n : 0;
}
