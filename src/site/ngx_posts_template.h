
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_TEMPLATE_H_INCLUDED_
#define _NGX_POSTS_TEMPLATE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_deps.h"
#include "data/ngx_posts_map.h"
#include "liquid/ngx_posts_liquid.h"
#include "site/ngx_posts_files.h"


/*
 * Layouts, includes and data files, compiled or parsed once for each version
 * of their file and kept by the process.
 *
 * path     inside the site, or absolute; with the kind it names the template
 * program  NULL when it does not compile, then error says why; and for data
 * value    of a data file
 * data     the front matter of a layout; an empty map for an include
 * error    of the front matter or of the template; broken: Jekyll would use
 *          the template nevertheless, without its front matter
 */

typedef enum {
    NGX_POSTS_TEMPLATE_INCLUDE = 0,
    NGX_POSTS_TEMPLATE_LAYOUT,         /* has front matter */
    NGX_POSTS_TEMPLATE_DATA            /* YAML, JSON, CSV or TSV */
} ngx_posts_template_kind_e;


typedef struct ngx_posts_templates_s  ngx_posts_templates_t;
typedef struct ngx_posts_template_s   ngx_posts_template_t;

struct ngx_posts_template_s {
    ngx_posts_template_t         *next;
    ngx_pool_t                   *pool;
    ngx_uint_t                    refs;
    ngx_str_t                     path;
    ngx_posts_template_kind_e     kind;
    ngx_posts_dep_t               dep;
    ngx_posts_liquid_program_t   *program;
    ngx_posts_map_t              *data;
    ngx_posts_value_t             value;
    ngx_posts_error_t             error;
    ngx_uint_t                    broken;
};


/* NULL when memory is short */
ngx_posts_templates_t *ngx_posts_templates_create(ngx_pool_t *pool,
    ngx_posts_files_t *files, ngx_posts_liquid_engine_t *engine,
    ngx_posts_zone_t *zone);

/*
 * The template of a path, with a reference for the caller;
 * what was looked at is added to deps, found or not.
 *
 * NGX_OK, also for one that does not compile; NGX_DECLINED: no such file;
 * NGX_ABORT: it may not be read; NGX_ERROR with error set, or without when
 * memory is short.
 */
ngx_int_t ngx_posts_templates_get(ngx_posts_templates_t *templates,
    ngx_str_t *path, ngx_posts_template_kind_e kind, ngx_posts_deps_t *deps,
    ngx_posts_template_t **template, ngx_posts_error_t *error);

void ngx_posts_template_release(ngx_posts_template_t *template);


#endif /* _NGX_POSTS_TEMPLATE_H_INCLUDED_ */
