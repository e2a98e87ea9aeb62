
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ASIDE_H_INCLUDED_
#define _NGX_POSTS_ASIDE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * One call of a library that takes longer than a worker may be held and
 * cannot be interrupted: Markdown of a large document, Sass of any.  A render
 * that needs one makes an aside and waits for it (NGX_AGAIN); who runs the
 * render has it computed somewhere else, in a thread or in another process.
 * Where nobody offers to, the call is made on the spot.
 *
 * What was computed once is kept until the render is destroyed: whoever asks
 * for the same again, be it because its own work began anew, is given that.
 */

typedef struct ngx_posts_aside_s  ngx_posts_aside_t;

typedef void (*ngx_posts_aside_pt)(ngx_posts_aside_t *aside);


/*
 * For who computes it:
 *
 * pool    its own: whatever the aside has or makes is in there
 * run     computes it, anywhere; sets rc, text and such
 * cancel  to be set: the render is gone; frees the aside's pool, now or when
 *         nobody uses it any longer
 * data    his own
 * what    "Sass", for messages
 * alone   run() touches nothing but the aside, so that a thread may call it;
 *         else it needs the render, or a copy of it in another process
 * endless it may never return
 * apart   to be set in a process that was made for it: what comes out is sent
 * away    it is being computed
 * rc      what the call returned, once it was computed
 *
 * The rest is for the files of this layer: what is asked for, and what came
 * out of it.
 */

struct ngx_posts_aside_s {
    ngx_pool_t              *pool;
    ngx_posts_aside_pt       run;
    ngx_posts_aside_pt       cancel;
    void                    *data;
    const char              *what;
    ngx_int_t                rc;

    unsigned                 alone:1;
    unsigned                 endless:1;
    unsigned                 apart:1;
    unsigned                 away:1;

    ngx_posts_aside_t       *next;
    ngx_posts_render_t      *render;
    ngx_posts_record_t      *record;
    ngx_uint_t               options;
    ngx_str_t                source;

    ngx_str_t                text;
    ngx_str_t                map;
    ngx_posts_deps_t        *deps;
    ngx_posts_error_t        error;
};


/*
 * start   begins to compute: NGX_OK, ngx_posts_aside_end() will be called;
 *         NGX_DECLINED: to be computed on the spot; NGX_ERROR: it cannot be
 *         computed now, it was logged
 * least   bytes of Markdown from which on it is worth it
 */

struct ngx_posts_aside_ops_s {
    ngx_int_t              (*start)(ngx_posts_aside_t *aside);
    size_t                   least;
};


/* it was computed: rc is set; the render can be gone on with */
void ngx_posts_aside_end(ngx_posts_aside_t *aside);

/* it was given up: the render fails, with the time that it was given */
void ngx_posts_aside_fail(ngx_posts_aside_t *aside, const char *reason,
    ngx_msec_t msec);

/*
 * What came out, from one process to another: as bytes in the aside's pool,
 * and from bytes that are kept by reference.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_aside_pack(ngx_posts_aside_t *aside, ngx_str_t *packed);
ngx_int_t ngx_posts_aside_unpack(ngx_posts_aside_t *aside, ngx_str_t *packed);


/* for the files of this layer */

/*
 * ngx_posts_markdown_render() with the options of the render's site.  NGX_OK;
 * NGX_AGAIN: call again with an equal source; NGX_ERROR.
 */
ngx_int_t ngx_posts_aside_markdown(ngx_posts_render_t *render,
    ngx_str_t *source, ngx_str_t *html, ngx_posts_error_t *error);

/* ngx_posts_stylesheet_compile(), or NGX_AGAIN as above */
ngx_int_t ngx_posts_aside_stylesheet(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_uint_t indented, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map);

/* all of a render's that is to be destroyed */
void ngx_posts_asides_destroy(ngx_posts_render_t *render);


#endif /* _NGX_POSTS_ASIDE_H_INCLUDED_ */
