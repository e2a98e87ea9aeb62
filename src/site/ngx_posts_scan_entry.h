
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_SCAN_ENTRY_H_INCLUDED_
#define _NGX_POSTS_SCAN_ENTRY_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_files.h"
#include "site/ngx_posts_row.h"


/*
 * The entry of one file, for a walk.
 *
 * path      inside the site, NUL-terminated; copied
 * absolute  the same from the root of the file system, NUL-terminated
 * kind      PAGE or DOCUMENT also for what may turn out to be a static file
 * collection  index in the configuration, 0 for what is in none
 * variant   another than OWN only for a PAGE of no collection
 * result    the entry, in a pool of its own that is the caller's to destroy,
 *           also after a failure; NULL when memory is short
 *
 * NGX_OK, also for a file that has an error of its own; NGX_ERROR.
 */
ngx_int_t ngx_posts_scan_entry(ngx_posts_files_t *files,
    ngx_posts_config_t *config, ngx_posts_time_t *now, ngx_log_t *log,
    ngx_str_t *path, ngx_str_t *absolute, ngx_posts_record_kind_e kind,
    ngx_uint_t collection, ngx_posts_record_variant_e variant,
    ngx_posts_stamp_t *stamp, ngx_posts_entry_t **result);

/* whether a file begins as one with front matter */
ngx_uint_t ngx_posts_scan_is_page(ngx_str_t *absolute);

/*
 * The first bytes of a file that may be read, where head->data points to, at
 * most head->len, which becomes how many there were: 0 if there are none.
 */
void ngx_posts_scan_head(ngx_str_t *absolute, ngx_str_t *head);


#endif /* _NGX_POSTS_SCAN_ENTRY_H_INCLUDED_ */
