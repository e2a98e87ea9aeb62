
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_RENDER_H_INCLUDED_
#define _NGX_POSTS_RENDER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_facet.h"
#include "site/ngx_posts_jekyll_filters.h"
#include "site/ngx_posts_site.h"


/*
 * One page in the making: a record becomes bytes and a list of what they
 * were made from.  A render has a pool of its own, holds its site and
 * catalog, belongs to no request, and can be left and resumed between any
 * two calls of ngx_posts_render_run().
 */

typedef struct ngx_posts_list_s       ngx_posts_list_t;
typedef struct ngx_posts_render_s     ngx_posts_render_t;
typedef struct ngx_posts_document_s   ngx_posts_document_t;
typedef struct ngx_posts_aside_ops_s  ngx_posts_aside_ops_t;

typedef ngx_int_t (*ngx_posts_render_pt)(ngx_posts_render_t *render,
    ngx_uint_t steps);


/*
 * What names outside of a page's own variables mean to a template.
 *
 * record   of the document that is rendered, or whose excerpt is
 * page     that document, or the excerpt
 * content  what the layout wraps, nil in the page itself
 * layout   the data of the layouts so far, a map or nil
 */

typedef struct {
    ngx_posts_drop_t            drop;
    ngx_posts_render_t         *render;
    ngx_posts_record_t         *record;
    ngx_posts_value_t           page;
    ngx_posts_value_t           content;
    ngx_posts_value_t           layout;
} ngx_posts_payload_t;


/*
 * For callers, once ngx_posts_render_run() has ended:
 *
 * deps     what the page was made from; also after a failure: what it will
 *          not come out otherwise without a change of
 * error    why it failed; or, with "broken" set, what is wrong although
 *          there is output, as Jekyll would write it
 * output   the page, in the pool
 * record   url, output_ext and such of the page
 *
 * For callers, before they run it:
 *
 * map         the source map of a style sheet is wanted, not the style sheet
 * aside_ops   who computes what takes long, NULL: it is done on the spot
 * aside_msec  how long that may take
 *
 * pending  asides that are being computed: until they are, there is nothing
 *          to run
 *
 * The rest is for the files of this layer.
 */

struct ngx_posts_render_s {
    ngx_pool_t                 *pool;
    ngx_posts_deps_t           *deps;
    ngx_posts_error_t           error;
    ngx_str_t                   output;
    ngx_posts_record_t          record;
    ngx_uint_t                  broken;
    ngx_uint_t                  map;
    ngx_uint_t                  pending;

    const ngx_posts_aside_ops_t  *aside_ops;
    ngx_msec_t                  aside_msec;
    struct ngx_posts_aside_s   *asides;

    ngx_posts_site_t           *site;
    ngx_posts_catalog_t        *catalog;
    uint32_t                    id;          /* in the catalog */
    ngx_posts_context_t         ctx;
    ngx_posts_jekyll_env_t      env;
    ngx_posts_payload_t        *payload;
    ngx_posts_document_t       *document;
    ngx_posts_value_t           site_drop;

    ngx_posts_render_pt         step;
    ngx_array_t                 templates;   /* ngx_posts_template_t *, held */
    ngx_array_t                 layouts;     /* those applied so far */
    ngx_posts_template_t       *layout;
    ngx_posts_liquid_vm_t      *vm;
    ngx_uint_t                  joining;     /* the machine has ended */
    ngx_uint_t                  left;        /* steps for further templates */
    ngx_posts_buffer_t          buffer;
    ngx_posts_list_t           *lists;       /* that templates have seen */
    ngx_posts_map_t            *documents;   /* id -> document */
    ngx_posts_map_t            *extra;       /* name -> value, of plugins */
    ngx_posts_record_t         *reader;      /* whose template runs */
    ngx_posts_record_t         *running;     /* or whose excerpt */
    ngx_uint_t                  pieces;      /* that run, nested */
};


/*
 * Begins the page of a catalog's row.  The site and the catalog are held
 * until the render is destroyed.  NULL when memory is short.
 */
ngx_posts_render_t *ngx_posts_render_create(ngx_posts_site_t *site,
    ngx_posts_catalog_t *catalog, uint32_t id, ngx_log_t *log);

/*
 * Goes on for about "steps" steps of the template.
 *
 * NGX_OK        done, output is set
 * NGX_AGAIN     call again
 * NGX_DECLINED  the file makes another URL by now, or none: it was changed
 *               or removed since the catalog was made
 * NGX_ABORT     the file may not be read
 * NGX_ERROR     failed: error is set, or memory is short
 */
ngx_int_t ngx_posts_render_run(ngx_posts_render_t *render, ngx_uint_t steps);

void ngx_posts_render_destroy(ngx_posts_render_t *render);


/* for the files of this layer */

/* the first step: reads the file, unless there is none */
ngx_int_t ngx_posts_render_read(ngx_posts_render_t *render,
    ngx_uint_t steps);

/* the record and the split of its text are known: goes on with the body */
ngx_int_t ngx_posts_render_begin(ngx_posts_render_t *render,
    ngx_posts_front_matter_t *fm);

/*
 * A template of the render's site, held as long as the render; returns what
 * ngx_posts_templates_get() does.
 */
ngx_int_t ngx_posts_render_template(ngx_posts_render_t *render,
    ngx_str_t *path, ngx_posts_template_kind_e kind,
    ngx_posts_template_t **template);

/* the page depends on a facet of its catalog; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_render_depend(ngx_posts_render_t *render,
    ngx_posts_facet_t *facet);

/*
 * The file that a link to a path of the site means: the page that a plugin
 * makes of it, else what Jekyll does; with a slash in front a static file.
 * What is in collections, and posts, go without "collections_dir".  The page
 * that is rendered depends on that; path is copied.  NGX_OK; NGX_DECLINED:
 * none that is to be seen; NGX_ERROR.
 */
ngx_int_t ngx_posts_render_linked(ngx_posts_render_t *render, ngx_str_t *path,
    ngx_posts_entry_t *entry);

/*
 * Reads the file of a record, the site's or the theme's; what it returns,
 * and dep, are those of ngx_posts_files_read(), the error is the render's.
 * dep has no path when there was no memory for one.
 */
ngx_int_t ngx_posts_render_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source, ngx_posts_dep_t *dep);

/* why a file that the page is made from is wrong; NGX_ERROR */
ngx_int_t ngx_posts_render_fail(ngx_posts_error_t *to,
    ngx_posts_error_t *from);

/* the posts that are to be seen, ascending */
void ngx_posts_render_posts(ngx_posts_render_t *render,
    ngx_posts_ids_t *posts);


#endif /* _NGX_POSTS_RENDER_H_INCLUDED_ */
