
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_aside.h"
#include "site/ngx_posts_include.h"
#include "site/ngx_posts_piece.h"


static ngx_int_t ngx_posts_piece_step(ngx_posts_piece_t *piece,
    ngx_uint_t steps);
static ngx_uint_t ngx_posts_piece_has_liquid(ngx_str_t *source);
static ngx_int_t ngx_posts_piece_start(ngx_posts_piece_t *piece);
static ngx_int_t ngx_posts_piece_convert(ngx_posts_piece_t *piece);


ngx_int_t
ngx_posts_piece_run(ngx_posts_piece_t *piece, ngx_uint_t steps)
{
    ngx_int_t  rc;

    if (piece->done) {
        return NGX_OK;
    }

    if (piece->made) {
        return ngx_posts_piece_convert(piece);
    }

    if (piece->vm == NULL) {

        if (!piece->liquid || !ngx_posts_piece_has_liquid(&piece->source)) {
            piece->html = piece->source;
            piece->made = 1;
            return ngx_posts_piece_convert(piece);
        }

        if (ngx_posts_piece_start(piece) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    if (!piece->ended) {

        rc = ngx_posts_piece_step(piece, steps);
        if (rc != NGX_OK) {
            return rc;
        }

        piece->render->left = ngx_posts_liquid_left(piece->vm);
        piece->ended = 1;
    }

    rc = ngx_posts_buffer_join(&piece->buffer, &piece->html);
    if (rc != NGX_OK) {
        return rc;
    }

    piece->made = 1;

    return ngx_posts_piece_convert(piece);
}


/* a template may ask for what other documents become, but not for itself */

static ngx_int_t
ngx_posts_piece_step(ngx_posts_piece_t *piece, ngx_uint_t steps)
{
    ngx_int_t            rc;
    ngx_posts_record_t  *reader, *running;
    ngx_posts_render_t  *render;

    render = piece->render;

    if (piece->running) {
        return ngx_posts_error_set(&render->error, "the content or excerpt "
                                   "of \"%V\" contains itself",
                                   &piece->file);
    }

    if (render->pieces == NGX_POSTS_MAX_PIECES) {
        return ngx_posts_error_set(&render->error, "contents of more than %d "
                                   "documents inside of one another",
                                   NGX_POSTS_MAX_PIECES);
    }

    reader = render->reader;
    running = render->running;

    /* Jekyll makes an excerpt when it is first asked for */

    if (!piece->excerpt) {
        render->reader = piece->record;
    }

    render->running = piece->record;
    render->pieces++;
    piece->running = 1;

    rc = ngx_posts_liquid_run(piece->vm, steps);

    piece->running = 0;
    render->pieces--;
    render->reader = reader;
    render->running = running;

    return rc;
}


static ngx_uint_t
ngx_posts_piece_has_liquid(ngx_str_t *source)
{
    u_char  *p, *last;

    last = source->data + source->len;

    for (p = source->data; last - p > 1; p++) {

        p = memchr(p, '{', last - p - 1);
        if (p == NULL) {
            return 0;
        }

        if (p[1] == '%' || p[1] == '{') {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_piece_start(ngx_posts_piece_t *piece)
{
    ngx_posts_value_t            globals;
    ngx_posts_render_t          *render;
    ngx_posts_liquid_program_t  *program;

    render = piece->render;

    program = ngx_posts_liquid_compile(render->site->engine, render->pool,
                                       render->ctx.log, &piece->file,
                                       piece->line, &piece->source,
                                       &render->error);
    if (program == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_buffer_init(&piece->buffer, render->pool,
                          NGX_POSTS_MAX_OUTPUT);

    ngx_posts_drop(&globals, &piece->payload->drop);

    piece->vm = ngx_posts_liquid_vm_create(program, &render->ctx, &globals,
                                           &piece->buffer,
                                           ngx_posts_include_load, render);

    if (piece->vm == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_liquid_allow(piece->vm, render->left);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_piece_convert(ngx_posts_piece_t *piece)
{
    ngx_int_t            rc;
    ngx_str_t            source;
    ngx_posts_render_t  *render;

    rc = NGX_OK;
    render = piece->render;
    source = piece->html;

    if (piece->markdown) {
        rc = ngx_posts_aside_markdown(render, &source, &piece->html,
                                      &render->error);

    } else if (ngx_posts_record_is_sass(piece->record)) {
        rc = ngx_posts_aside_stylesheet(render, piece->record,
                                        piece->record->ext.data[2] == 'a',
                                        &source, &piece->html, &piece->map);
    }

    if (rc == NGX_ERROR) {
        ngx_posts_error_at(&render->error, &piece->file, piece->line, 0);
    }

    piece->done = (rc == NGX_OK);

    return rc;
}
