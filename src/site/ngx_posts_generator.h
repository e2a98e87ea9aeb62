
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_GENERATOR_H_INCLUDED_
#define _NGX_POSTS_GENERATOR_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_generation.h"
#include "site/ngx_posts_render.h"


/*
 * Pages without a file of their own, which plugins add to a site: a feed, a
 * page for each old URL.  They are listed and served as any page; their text
 * is made when it is asked for.
 *
 * Such a page is told by its record alone ("generator", "number", data).  A
 * page that is there only because of posts that are not published yet has
 * the date of the first of them.
 */


/*
 * generate  adds the pages, see ngx_posts_generation.h; NGX_OK: that was all,
 *           NGX_AGAIN: to be called again, NGX_ERROR
 * source    the text of a page that generate() has added, Liquid without
 *           front matter, in the render's pool or constant; NGX_OK or
 *           NGX_ERROR.  NULL: that of the file of the record's path, with its
 *           front matter
 * extra     the value of a name that templates of pages, also of others'
 *           pages, know besides; asked for once a render.  NGX_OK;
 *           NGX_DECLINED: no such name, or not in this page; NGX_ERROR.  Or
 *           NULL
 */

typedef ngx_int_t (*ngx_posts_generator_pt)(ngx_posts_generation_t *g);

typedef ngx_int_t (*ngx_posts_generator_source_pt)(
    ngx_posts_render_t *render, ngx_posts_record_t *record,
    ngx_str_t *source);

typedef ngx_int_t (*ngx_posts_generator_extra_pt)(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_value_t *value);


/*
 * Adds the pages of all plugins that the site lists, by priority and then as
 * they are listed, a few of them at a time.  NGX_OK: done, NGX_AGAIN,
 * NGX_ERROR.
 */
ngx_int_t ngx_posts_generator_run(ngx_posts_generation_t *g);

/* the text of a generated page, as "source" above; file: it has one */
ngx_int_t ngx_posts_generator_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source, ngx_uint_t *file);

/*
 * Begins the render of a generated page.  NGX_OK; NGX_DECLINED: its text is
 * that of a file, which is still to be read; NGX_ERROR.
 */
ngx_int_t ngx_posts_generator_render(ngx_posts_render_t *render);

/* the URL and the output of a generated page are those of the catalog */
void ngx_posts_generator_place(ngx_posts_render_t *render);

/* a name in the page that is rendered, as "extra" above */
ngx_int_t ngx_posts_generator_extra(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_value_t *value);

/* whether generate() has made the page */
ngx_uint_t ngx_posts_generator_made(ngx_posts_record_t *record,
    ngx_posts_generator_pt generate);


#endif /* _NGX_POSTS_GENERATOR_H_INCLUDED_ */
