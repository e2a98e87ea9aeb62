
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_aside.h"
#include "site/ngx_posts_names.h"
#include "site/ngx_posts_stylesheet.h"
#include "text/ngx_posts_markdown.h"


/*
 * What a process sends to the one that it was made by: this, then the bytes
 * of the strings, then those of the deps.  They are on the same machine.
 */

typedef struct {
    ngx_int_t            rc;
    ngx_uint_t           line;
    ngx_uint_t           column;
    ngx_uint_t           has_map;
    size_t               text;
    size_t               map;
    size_t               file;
    size_t               reason;
    size_t               deps;
} ngx_posts_aside_packed_t;


static ngx_int_t ngx_posts_aside_get(ngx_posts_aside_t *key,
    ngx_posts_aside_t **aside);
static ngx_posts_aside_t *ngx_posts_aside_find(ngx_posts_aside_t *key);
static ngx_posts_aside_t *ngx_posts_aside_create(ngx_posts_aside_t *key);
static ngx_int_t ngx_posts_aside_start(ngx_posts_aside_t *aside);
static ngx_int_t ngx_posts_aside_failed(ngx_posts_aside_t *aside,
    ngx_posts_error_t *error);
static void ngx_posts_aside_run_markdown(ngx_posts_aside_t *aside);
static void ngx_posts_aside_run_stylesheet(ngx_posts_aside_t *aside);
static ngx_int_t ngx_posts_aside_depend(ngx_posts_aside_t *aside,
    ngx_str_t *packed);
static u_char *ngx_posts_aside_put(u_char *p, ngx_str_t *s);
static ngx_int_t ngx_posts_aside_take(u_char **p, u_char *last, size_t len,
    ngx_str_t *s);


#if (NGX_POSTS_HAVE_CMARK_GFM)
#define NGX_POSTS_ASIDE_ALONE  0
#else
#define NGX_POSTS_ASIDE_ALONE  1
#endif


ngx_int_t
ngx_posts_aside_markdown(ngx_posts_render_t *render, ngx_str_t *source,
    ngx_str_t *html, ngx_posts_error_t *error)
{
    ngx_int_t           rc;
    ngx_posts_aside_t   key, *aside;

    if (render->aside_ops == NULL || source->len < render->aside_ops->least) {
        return ngx_posts_markdown_render(render->pool, source,
                                         render->env.markdown,
                                         html, error);
    }

    ngx_memzero(&key, sizeof(ngx_posts_aside_t));

    key.run = ngx_posts_aside_run_markdown;
    key.alone = NGX_POSTS_ASIDE_ALONE;
    key.what = "Markdown";
    key.render = render;
    key.options = render->env.markdown;
    key.source = *source;

    rc = ngx_posts_aside_get(&key, &aside);

    if (rc == NGX_OK) {
        *html = aside->text;

    } else if (rc == NGX_ERROR && aside) {
        return ngx_posts_aside_failed(aside, error);
    }

    return rc;
}


ngx_int_t
ngx_posts_aside_stylesheet(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_uint_t indented, ngx_str_t *source,
    ngx_str_t *css, ngx_str_t *map)
{
    ngx_int_t           rc;
    ngx_posts_aside_t   key, *aside;

    if (render->aside_ops == NULL || source->len == 0) {
        return ngx_posts_stylesheet_compile(render, record, indented, source,
                                            css, map);
    }

    ngx_memzero(&key, sizeof(ngx_posts_aside_t));

    key.run = ngx_posts_aside_run_stylesheet;
    key.what = "Sass";
    key.endless = 1;
    key.render = render;
    key.record = record;
    key.options = indented;
    key.source = *source;

    rc = ngx_posts_aside_get(&key, &aside);

    if (rc == NGX_OK) {
        *css = aside->text;

        if (map) {
            *map = aside->map;
        }

    } else if (rc == NGX_ERROR && aside) {
        return ngx_posts_aside_failed(aside, &render->error);
    }

    return rc;
}


/* the aside that was made of the same before, or a new one; NULL: no memory */

static ngx_int_t
ngx_posts_aside_get(ngx_posts_aside_t *key, ngx_posts_aside_t **aside)
{
    *aside = ngx_posts_aside_find(key);

    if (*aside) {
        return (*aside)->away ? NGX_AGAIN : (*aside)->rc;
    }

    *aside = ngx_posts_aside_create(key);

    return *aside ? ngx_posts_aside_start(*aside) : NGX_ERROR;
}


static ngx_posts_aside_t *
ngx_posts_aside_find(ngx_posts_aside_t *key)
{
    ngx_posts_aside_t  *aside;

    for (aside = key->render->asides; aside; aside = aside->next) {

        if (aside->run == key->run
            && aside->record == key->record
            && aside->options == key->options
            && aside->source.len == key->source.len
            && ngx_memcmp(aside->source.data, key->source.data,
                          key->source.len)
               == 0)
        {
            return aside;
        }
    }

    return NULL;
}


static ngx_posts_aside_t *
ngx_posts_aside_create(ngx_posts_aside_t *key)
{
    ngx_pool_t         *pool;
    ngx_posts_aside_t  *aside;

    pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, key->render->ctx.log);
    if (pool == NULL) {
        return NULL;
    }

    aside = ngx_palloc(pool, sizeof(ngx_posts_aside_t));
    if (aside == NULL) {
        goto failed;
    }

    *aside = *key;

    aside->pool = pool;
    aside->rc = NGX_ERROR;

    aside->source.data = ngx_pstrdup(pool, &key->source);
    if (aside->source.data == NULL) {
        goto failed;
    }

    aside->next = key->render->asides;
    key->render->asides = aside;

    return aside;

failed:

    ngx_destroy_pool(pool);

    return NULL;
}


static ngx_int_t
ngx_posts_aside_start(ngx_posts_aside_t *aside)
{
    switch (aside->render->aside_ops->start(aside)) {

    case NGX_OK:
        aside->away = 1;
        aside->render->pending++;
        return NGX_AGAIN;

    case NGX_DECLINED:
        aside->run(aside);
        break;
    }

    return aside->rc;
}


static ngx_int_t
ngx_posts_aside_failed(ngx_posts_aside_t *aside, ngx_posts_error_t *error)
{
    ngx_posts_error_t  *from;

    from = &aside->error;

    if (ngx_posts_error_is_set(from) && !ngx_posts_error_is_set(error)) {
        ngx_posts_error_at(error, &from->file, from->line, from->column);
        ngx_posts_error_set(error, "%V", &from->reason);
    }

    return NGX_ERROR;
}


static void
ngx_posts_aside_run_markdown(ngx_posts_aside_t *aside)
{
    aside->rc = ngx_posts_markdown_render(aside->pool, &aside->source,
                                          aside->options, &aside->text,
                                          &aside->error);
}


/*
 * On the spot its errors and what it depends on are the render's at once; in
 * another process they are to be sent.
 */

static void
ngx_posts_aside_run_stylesheet(ngx_posts_aside_t *aside)
{
    ngx_posts_deps_t    *deps;
    ngx_posts_render_t  *render;

    render = aside->render;
    deps = render->deps;

    if (aside->apart) {
        aside->deps = ngx_posts_deps_create(aside->pool);

        if (aside->deps == NULL) {
            aside->rc = NGX_ERROR;
            return;
        }

        render->deps = aside->deps;
    }

    aside->rc = ngx_posts_stylesheet_compile(render, aside->record,
                                             aside->options, &aside->source,
                                             &aside->text, &aside->map);

    render->deps = deps;
}


void
ngx_posts_aside_end(ngx_posts_aside_t *aside)
{
    aside->away = 0;
    aside->render->pending--;
}


void
ngx_posts_aside_fail(ngx_posts_aside_t *aside, const char *reason,
    ngx_msec_t msec)
{
    ngx_posts_error_set(&aside->error, reason, aside->what, msec);
}


ngx_int_t
ngx_posts_aside_pack(ngx_posts_aside_t *aside, ngx_str_t *packed)
{
    u_char                    *p;
    ngx_str_t                  deps;
    ngx_posts_error_t         *error;
    ngx_posts_aside_packed_t   head;

    ngx_str_null(&deps);

    if (aside->deps && ngx_posts_deps_pack(aside->deps, &deps) != NGX_OK) {
        return NGX_ERROR;
    }

    error = aside->deps ? &aside->render->error : &aside->error;

    ngx_memzero(&head, sizeof(ngx_posts_aside_packed_t));

    head.rc = aside->rc;
    head.line = error->line;
    head.column = error->column;
    head.has_map = (aside->map.data != NULL);
    head.text = aside->text.len;
    head.map = aside->map.len;
    head.file = error->file.len;
    head.reason = error->reason.len;
    head.deps = deps.len;

    packed->len = sizeof(ngx_posts_aside_packed_t) + head.text + head.map
                  + head.file + head.reason + head.deps;

    packed->data = ngx_pnalloc(aside->pool, packed->len);
    if (packed->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(packed->data, &head, sizeof(ngx_posts_aside_packed_t));
    p = ngx_posts_aside_put(p, &aside->text);
    p = ngx_posts_aside_put(p, &aside->map);
    p = ngx_posts_aside_put(p, &error->file);
    p = ngx_posts_aside_put(p, &error->reason);
    (void) ngx_posts_aside_put(p, &deps);

    return NGX_OK;
}


ngx_int_t
ngx_posts_aside_unpack(ngx_posts_aside_t *aside, ngx_str_t *packed)
{
    u_char                    *p, *last;
    ngx_str_t                  file, reason, deps;
    ngx_posts_aside_packed_t   head;

    if (packed->len < sizeof(ngx_posts_aside_packed_t)) {
        return NGX_ERROR;
    }

    p = packed->data;
    last = p + packed->len;

    ngx_memcpy(&head, p, sizeof(ngx_posts_aside_packed_t));
    p += sizeof(ngx_posts_aside_packed_t);

    if (ngx_posts_aside_take(&p, last, head.text, &aside->text) != NGX_OK
        || ngx_posts_aside_take(&p, last, head.map, &aside->map) != NGX_OK
        || ngx_posts_aside_take(&p, last, head.file, &file) != NGX_OK
        || ngx_posts_aside_take(&p, last, head.reason, &reason) != NGX_OK
        || ngx_posts_aside_take(&p, last, head.deps, &deps) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (!head.has_map) {
        ngx_str_null(&aside->map);
    }

    if (reason.len) {
        ngx_posts_error_at(&aside->error, &file, head.line, head.column);
        ngx_posts_error_set(&aside->error, "%V", &reason);
    }

    aside->rc = (head.rc == NGX_OK) ? NGX_OK : NGX_ERROR;

    return ngx_posts_aside_depend(aside, &deps);
}


/* NGX_DECLINED of a full list: the render fails by that, at its end */

static ngx_int_t
ngx_posts_aside_depend(ngx_posts_aside_t *aside, ngx_str_t *packed)
{
    u_char           *p, *last;
    uint64_t          key;
    ngx_int_t         rc;
    ngx_posts_dep_t   dep;

    p = packed->data;
    last = p + packed->len;

    for ( ;; ) {
        rc = ngx_posts_deps_next(&p, last, &dep, &key);

        if (rc != NGX_OK) {
            return (rc == NGX_DONE) ? NGX_OK : NGX_ERROR;
        }

        dep.names = ngx_posts_names_is_dir(&dep.path);

        if (ngx_posts_deps_add(aside->render->deps, &dep) != NGX_OK) {
            return NGX_ERROR;
        }
    }
}


static u_char *
ngx_posts_aside_put(u_char *p, ngx_str_t *s)
{
    return s->len ? ngx_cpymem(p, s->data, s->len) : p;
}


static ngx_int_t
ngx_posts_aside_take(u_char **p, u_char *last, size_t len, ngx_str_t *s)
{
    if ((size_t) (last - *p) < len) {
        return NGX_ERROR;
    }

    s->len = len;
    s->data = *p;
    *p += len;

    return NGX_OK;
}


void
ngx_posts_asides_destroy(ngx_posts_render_t *render)
{
    ngx_posts_aside_t  *aside, *next;

    for (aside = render->asides; aside; aside = next) {
        next = aside->next;

        if (aside->away) {
            aside->cancel(aside);

        } else {
            ngx_destroy_pool(aside->pool);
        }
    }
}
