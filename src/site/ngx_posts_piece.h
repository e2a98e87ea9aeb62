
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PIECE_H_INCLUDED_
#define _NGX_POSTS_PIECE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * A piece of a source file on its way to HTML or CSS: Liquid where there is
 * any, then the converter.  The body of a page is one, an excerpt another.
 *
 * file     path inside the site, for errors
 * line     number of the source's first line in that file
 * record   of the document that it belongs to
 * payload  what the piece's variables mean
 * excerpt  it is one, and made by whoever reads it
 * liquid   0: render_with_liquid is off
 * ended    the template has, its output is being put together
 * made     html is what the converter is given, "done": what it has made of it
 */

typedef struct {
    ngx_posts_render_t         *render;
    ngx_posts_record_t         *record;
    ngx_posts_payload_t        *payload;
    ngx_str_t                   file;
    ngx_str_t                   source;
    ngx_uint_t                  line;
    unsigned                    excerpt:1;
    unsigned                    liquid:1;
    unsigned                    markdown:1;
    unsigned                    ended:1;
    unsigned                    made:1;
    unsigned                    done:1;
    unsigned                    running:1;

    ngx_str_t                   html;          /* once it is done */
    ngx_str_t                   map;           /* of a style sheet */
    ngx_posts_liquid_vm_t      *vm;
    ngx_posts_buffer_t          buffer;
} ngx_posts_piece_t;


/*
 * Goes on for about "steps" steps.  NGX_OK: html is set, in the render's
 * pool, or the source itself; NGX_AGAIN; NGX_ERROR: the render's error is
 * set, or memory is short.
 */
ngx_int_t ngx_posts_piece_run(ngx_posts_piece_t *piece, ngx_uint_t steps);


#endif /* _NGX_POSTS_PIECE_H_INCLUDED_ */
