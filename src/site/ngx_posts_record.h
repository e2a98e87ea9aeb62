
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_RECORD_H_INCLUDED_
#define _NGX_POSTS_RECORD_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "data/ngx_posts_stamp.h"
#include "site/ngx_posts_config.h"
#include "text/ngx_posts_front_matter.h"


/*
 * What Jekyll knows of one file of the site before it renders it.
 *
 * path        inside the site, or with "theme" inside its theme, absolute for
 *             a theme's data file; NUL-terminated
 * ext         of the file, with its point
 * output_ext  of what is written, with its point
 * data        the front matter over the defaults, with what Jekyll adds
 *             ("title", "slug", "categories" ... of a post); NULL in what a
 *             catalog shows, where it is "packed"
 * packed      the same as bytes, or NULL
 * date        of a document, in the site's zone
 * collection  its index in the configuration: 0 for posts, and for what is
 *             in no collection
 * listed      0: "published: false", not even in the lists of its collection
 * undated     a document without a date: for templates it has the site's
 * timed       its date is the file's mtime
 * url         percent-encoded, as templates see it
 * output      the file that Jekyll would write, decoded, with a slash in
 *             front: the key of requests
 * moved       a page of its own that a plugin gave another URL
 * headed      the title is that of the heading, or there is none
 * error       why it cannot be a page, or what is wrong with its front
 *             matter (then "broken" is set and it is one all the same)
 * generator   what made a page that no file has: a number above 0, see
 *             ngx_posts_generator.h; its date says since when it is there
 * number      which of the pages that this made
 * hidden      a post that the lists of jekyll-paginate pass over
 * redirects   it has an old URL, or is a way to another one
 * emptied     a way to another URL: the body has no effect
 *
 * A static file has path, collection, url and output only, a data file its
 * path.  A document of a collection need not be written to be listed.
 * Everything is in the pool that the record was read into.
 */

typedef enum {
    NGX_POSTS_RECORD_PAGE = 0,
    NGX_POSTS_RECORD_STATIC,
    NGX_POSTS_RECORD_DATA,
    NGX_POSTS_RECORD_POST,
    NGX_POSTS_RECORD_DRAFT,
    NGX_POSTS_RECORD_DOCUMENT
} ngx_posts_record_kind_e;


/*
 * A file may become more than one record: plugins add pages that are made
 * from files that Jekyll itself copies.
 */

typedef enum {
    NGX_POSTS_RECORD_OWN = 0,       /* as Jekyll takes it */
    NGX_POSTS_RECORD_OPTIONAL,      /* jekyll-optional-front-matter */
    NGX_POSTS_RECORD_README         /* jekyll-readme-index */
} ngx_posts_record_variant_e;


typedef struct {
    ngx_posts_record_kind_e     kind;
    ngx_posts_record_variant_e  variant;
    ngx_uint_t                  collection;
    ngx_str_t                   path;
    ngx_str_t                   ext;
    ngx_str_t                   output_ext;
    ngx_str_t                   url;
    ngx_str_t                   output;
    ngx_posts_map_t            *data;
    u_char                     *packed;
    ngx_posts_time_t            date;
    ngx_posts_stamp_t           stamp;
    ngx_posts_error_t          *error;
    ngx_uint_t                  generator;
    ngx_uint_t                  number;

    unsigned                    markdown:1;
    unsigned                    published:1;
    unsigned                    listed:1;
    unsigned                    undated:1;
    unsigned                    timed:1;
    unsigned                    broken:1;
    unsigned                    moved:1;
    unsigned                    headed:1;
    unsigned                    hidden:1;
    unsigned                    redirects:1;
    unsigned                    emptied:1;
    unsigned                    theme:1;
} ngx_posts_record_t;


/*
 * What a record is read with.
 *
 * ctx    pool, now, zone and error; error is for failures that are not the
 *        file's
 * dir    the directory of a page's URL, where it is not that of its path
 * valid  the source is known to be UTF-8
 */

typedef struct {
    ngx_posts_context_t      *ctx;
    ngx_posts_config_t       *config;
    ngx_posts_record_t       *record;
    ngx_str_t                *source;
    ngx_str_t                *dir;
    ngx_posts_front_matter_t  fm;
    unsigned                  valid:1;
} ngx_posts_record_ctx_t;


#define ngx_posts_record_is_document(record)                                  \
    ((record)->kind >= NGX_POSTS_RECORD_POST)


/*
 * The kind of a file by its path: a document below a directory "_posts" (or
 * "_drafts") with a name that Jekyll takes.  NGX_OK and *kind, PAGE for what
 * is a page or a static file; NGX_DECLINED: in such a directory, but
 * silently dropped by Jekyll.
 */
ngx_int_t ngx_posts_record_kind(ngx_str_t *path,
    ngx_posts_record_kind_e *kind);

/*
 * Fills in a record whose kind (POST, DRAFT, DOCUMENT, PAGE), collection,
 * path and stamp are set, from the bytes of its file.  A PAGE or DOCUMENT
 * without front matter becomes STATIC, unless "variant" is set: then one that
 * has some may.
 * r->fm tells the body afterwards.  NGX_OK, also for a file that has an
 * error of its own; NGX_ERROR when memory is short.
 */
ngx_int_t ngx_posts_record_read(ngx_posts_record_ctx_t *r);

/*
 * Fills in the URL and the output of a static file.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_record_static(ngx_pool_t *pool,
    ngx_posts_config_t *config, ngx_posts_record_t *record);

/*
 * A key of the front matter, whichever way the record has it.  Strings are
 * borrowed, the rest may be made in the pool.  NGX_OK, NGX_DECLINED: there is
 * none, NGX_ERROR.
 */
ngx_int_t ngx_posts_record_find(ngx_pool_t *pool, ngx_posts_record_t *record,
    ngx_str_t *key, ngx_posts_value_t *value);

#define ngx_posts_record_get(pool, record, literal, value)                    \
    ngx_posts_record_find(pool, record,                                       \
                          &(ngx_str_t) ngx_string(literal), value)

/* all of the front matter; it is kept in the record; NULL: no memory */
ngx_posts_map_t *ngx_posts_record_data(ngx_pool_t *pool,
    ngx_posts_record_t *record);

/*
 * Whether it is written at "now": not switched off, not in the future, not
 * of a collection that is only listed.
 */
ngx_uint_t ngx_posts_record_visible(ngx_posts_config_t *config,
    ngx_posts_record_t *record, time_t now);

/* whether it is a document of a collection that is YAML as a whole */
ngx_uint_t ngx_posts_record_is_yaml(ngx_posts_record_t *record);

/* whether it is a style sheet for Sass to compile */
ngx_uint_t ngx_posts_record_is_sass(ngx_posts_record_t *record);

/* whether the output is HTML, by Jekyll's list of extensions */
ngx_uint_t ngx_posts_record_is_html(ngx_posts_record_t *record);


/* the parts of ngx_posts_record_read() */

ngx_int_t ngx_posts_post_read(ngx_posts_record_ctx_t *r);
ngx_int_t ngx_posts_post_url(ngx_posts_record_ctx_t *r);
ngx_int_t ngx_posts_page_read(ngx_posts_record_ctx_t *r);

/*
 * For these: the directories of a document above and below its "_posts" or
 * "_drafts", and which of them it is; NGX_DECLINED: in none of them.
 */
ngx_int_t ngx_posts_post_magic(ngx_str_t *path, ngx_str_t *above,
    ngx_str_t *below, ngx_posts_record_kind_e *kind);

/* url and output of a page whose path, extension and data are known */
ngx_int_t ngx_posts_page_place(ngx_posts_record_ctx_t *r);

/* for these: the front matter; NGX_DECLINED: none, or the record is broken */
ngx_int_t ngx_posts_record_front_matter(ngx_posts_record_ctx_t *r,
    ngx_posts_map_t **data);

/* for these: an error of the file itself; keeps the first one */
ngx_int_t ngx_posts_record_fail(ngx_posts_record_ctx_t *r,
    ngx_posts_error_t *error);

/* for these: output_ext, url ("permalink" of data, else template) */
ngx_int_t ngx_posts_record_output(ngx_posts_record_ctx_t *r,
    ngx_str_t *index);
ngx_int_t ngx_posts_record_output_ext(ngx_posts_record_ctx_t *r,
    ngx_str_t *permalink);


#endif /* _NGX_POSTS_RECORD_H_INCLUDED_ */
