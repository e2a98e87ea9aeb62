
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DOCUMENT_H_INCLUDED_
#define _NGX_POSTS_DOCUMENT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_piece.h"
#include "site/ngx_posts_render.h"


/*
 * A post or a page as templates see it: "page", and the items of
 * "site.posts" and such.  Made for one render, which it belongs to.
 *
 * record    borrowed: of the render, or of the render's catalog
 * defaults  of a page; NULL until they are needed
 * data      what the drop shows: the front matter, for a page over the
 *           defaults; NULL until it is needed
 * body      what follows the front matter, once it is loaded
 */

struct ngx_posts_document_s {
    ngx_posts_drop_t            drop;
    ngx_posts_render_t         *render;
    ngx_posts_record_t         *record;
    ngx_posts_map_t            *defaults;
    ngx_posts_map_t            *data;
    ngx_str_t                   body;
    ngx_uint_t                  line;
    ngx_uint_t                  loaded;
    ngx_posts_piece_t          *content;
    ngx_posts_piece_t          *excerpt;
};


/*
 * fm  the split of the record's file, or NULL: then the file is read when
 *     the body is asked for
 *
 * NULL when memory is short.
 */
ngx_posts_document_t *ngx_posts_document_create(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_posts_front_matter_t *fm);

/* a value that is the document of a row; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_document_value(ngx_posts_render_t *render, uint32_t id,
    ngx_posts_value_t *value);

/*
 * The body as HTML.  NGX_OK, NGX_AGAIN, NGX_ERROR (the render's error is
 * set, or memory is short).
 */
ngx_int_t ngx_posts_document_convert(ngx_posts_document_t *document,
    ngx_uint_t steps, ngx_str_t *html);

/* 1 and the value of "layout" when the document asks for one */
ngx_uint_t ngx_posts_document_in_layout(ngx_posts_document_t *document,
    ngx_posts_value_t **layout);

/* what is shown and rendered of the body, once it is loaded */
ngx_str_t ngx_posts_document_text(ngx_posts_document_t *document);

/* a key of the front matter or, for a page, of the defaults; or NULL */
ngx_posts_value_t *ngx_posts_document_data(ngx_posts_document_t *document,
    ngx_str_t *key);


/* for the document's drop */

/* steps of a piece that is rendered inside of another template */
#define NGX_POSTS_DOCUMENT_STEPS  1000

/* what is shown of the front matter; NULL when memory is short */
ngx_posts_map_t *ngx_posts_document_shown(ngx_posts_document_t *document);

/* reads the body, unless it is there; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_document_load(ngx_posts_document_t *document);

/*
 * Whether plugins change the body: then the excerpt is made of it anew, even
 * if the front matter has one.
 */
ngx_uint_t ngx_posts_document_rewritten(ngx_posts_document_t *document);

/* a piece of the body; payload NULL: one of its own; NULL: no memory */
ngx_posts_piece_t *ngx_posts_document_piece(ngx_posts_document_t *document,
    ngx_str_t *source, ngx_uint_t line, ngx_posts_payload_t *payload);


#endif /* _NGX_POSTS_DOCUMENT_H_INCLUDED_ */
