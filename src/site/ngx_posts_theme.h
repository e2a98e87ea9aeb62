
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_THEME_H_INCLUDED_
#define _NGX_POSTS_THEME_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_map.h"
#include "site/ngx_posts_files.h"
#include "site/ngx_posts_record.h"


/*
 * An unpacked theme gem: a directory outside of the site, whose files have
 * absolute paths and come after the site's own.
 */


/* whether a configuration asks for a theme */
ngx_uint_t ngx_posts_theme_wanted(ngx_posts_map_t *data);

/*
 * A configuration over the theme's own _config.yml, which has no say in what
 * has a default.  What was read, or looked for in vain, is added to deps.
 * NULL: error is set, or memory is short.
 */
ngx_posts_map_t *ngx_posts_theme_config(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_str_t *theme, ngx_posts_map_t *defaults,
    ngx_posts_map_t *data, ngx_posts_deps_t *deps, ngx_posts_error_t *error);

/*
 * The absolute path of a file or directory of the theme ("_layouts"), in the
 * pool, NUL-terminated; path->len is 0 where there is no theme.  NGX_OK or
 * NGX_ERROR.
 */
ngx_int_t ngx_posts_theme_path(ngx_pool_t *pool, ngx_str_t *theme,
    const char *name, ngx_str_t *path);

/*
 * The absolute path of a record's file, in the pool; as
 * ngx_posts_files_path().
 */
ngx_int_t ngx_posts_theme_file(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_str_t *theme, ngx_posts_record_t *record, ngx_str_t *absolute);

/*
 * Whether the site has a file of its own by the path of a theme's record,
 * which goes before it.  dep says what was looked at, its path is in the
 * pool.  1, 0, or NGX_ERROR when memory is short.
 */
ngx_int_t ngx_posts_theme_hidden(ngx_posts_files_t *files, ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_record_t *record,
    ngx_posts_dep_t *dep);

/* whether it is in a theme, or in a directory that a theme adds to */
ngx_uint_t ngx_posts_theme_concerns(ngx_str_t *path);


#endif /* _NGX_POSTS_THEME_H_INCLUDED_ */
