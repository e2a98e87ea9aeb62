
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "text/ngx_posts_markdown.h"
#include "text/ngx_posts_markdown_arena.h"
#include "text/ngx_posts_markdown_renderer.h"


/* what cmark takes for a usual document, beside a multiple of its source */

#define NGX_POSTS_MARKDOWN_BASE   8192
#define NGX_POSTS_MARKDOWN_RATIO  4


/*
 * name  as in _config.yml
 * bit   NGX_POSTS_MARKDOWN_..., 0: known, changes nothing
 * flag  CMARK_OPT_... for the parser, of an option
 * gfm   cmark-gfm only
 */

typedef struct {
    ngx_str_t    name;
    ngx_uint_t   bit;
    int          flag;
    ngx_uint_t   gfm;
} ngx_posts_markdown_option_t;


static cmark_node *ngx_posts_markdown_parse(ngx_str_t *source,
    ngx_uint_t options);
static ngx_int_t ngx_posts_markdown_run(ngx_posts_markdown_arena_t *arena,
    ngx_pool_t *pool, ngx_str_t *source, ngx_uint_t options, ngx_str_t *html);
static ngx_int_t ngx_posts_markdown_fail(ngx_uint_t failure,
    ngx_posts_error_t *error);


#if (NGX_POSTS_HAVE_CMARK_GFM)

#define NGX_POSTS_MARKDOWN_FLAG(name)  CMARK_OPT_##name
#define NGX_POSTS_MARKDOWN_NO_GFM(o)   0

#else

#define NGX_POSTS_MARKDOWN_FLAG(name)  0
#define NGX_POSTS_MARKDOWN_NO_GFM(o)   ((o)->gfm)

#endif


static ngx_posts_markdown_option_t  ngx_posts_markdown_options[] = {

    { ngx_string("DEFAULT"), 0, 0, 0 },

    { ngx_string("UNSAFE"), NGX_POSTS_MARKDOWN_UNSAFE, 0, 0 },

    { ngx_string("SMART"), NGX_POSTS_MARKDOWN_SMART, CMARK_OPT_SMART, 0 },

    { ngx_string("HARDBREAKS"), NGX_POSTS_MARKDOWN_HARDBREAKS, 0, 0 },

    { ngx_string("NOBREAKS"), NGX_POSTS_MARKDOWN_NOBREAKS, 0, 0 },

    { ngx_string("SOURCEPOS"), NGX_POSTS_MARKDOWN_SOURCEPOS,
      CMARK_OPT_SOURCEPOS, 0 },

    { ngx_string("GITHUB_PRE_LANG"), NGX_POSTS_MARKDOWN_PRE_LANG, 0, 0 },

    { ngx_string("VALIDATE_UTF8"), NGX_POSTS_MARKDOWN_VALIDATE,
      CMARK_OPT_VALIDATE_UTF8, 0 },

    { ngx_string("TABLE_PREFER_STYLE_ATTRIBUTES"), 0, 0, 0 },

    { ngx_string("FULL_INFO_STRING"), 0, 0, 0 },

    { ngx_string("FOOTNOTES"), NGX_POSTS_MARKDOWN_FOOTNOTES,
      NGX_POSTS_MARKDOWN_FLAG(FOOTNOTES), 1 },

    { ngx_string("LIBERAL_HTML_TAG"), NGX_POSTS_MARKDOWN_LIBERAL_HTML,
      NGX_POSTS_MARKDOWN_FLAG(LIBERAL_HTML_TAG), 1 },

    { ngx_string("STRIKETHROUGH_DOUBLE_TILDE"),
      NGX_POSTS_MARKDOWN_DOUBLE_TILDE,
      NGX_POSTS_MARKDOWN_FLAG(STRIKETHROUGH_DOUBLE_TILDE), 1 },

    { ngx_null_string, 0, 0, 0 }
};


/* attached in this order; jekyll-commonmark takes the configuration's */

static ngx_posts_markdown_option_t  ngx_posts_markdown_extensions[] = {
    { ngx_string("table"), NGX_POSTS_MARKDOWN_TABLE, 0, 1 },
    { ngx_string("strikethrough"), NGX_POSTS_MARKDOWN_STRIKETHROUGH, 0, 1 },
    { ngx_string("autolink"), NGX_POSTS_MARKDOWN_AUTOLINK, 0, 1 },
    { ngx_string("tasklist"), NGX_POSTS_MARKDOWN_TASKLIST, 0, 1 },
    { ngx_string("tagfilter"), NGX_POSTS_MARKDOWN_TAGFILTER, 0, 0 },
    { ngx_null_string, 0, 0, 0 }
};


ngx_int_t
ngx_posts_markdown_option(ngx_str_t *name, ngx_uint_t extension,
    ngx_uint_t *bit)
{
    ngx_posts_markdown_option_t  *o;

    o = extension ? ngx_posts_markdown_extensions
                  : ngx_posts_markdown_options;

    for ( /* void */ ; o->name.len; o++) {

        if (o->name.len != name->len) {
            continue;
        }

        if (extension ? ngx_memcmp(o->name.data, name->data, name->len)
                      : ngx_strncasecmp(o->name.data, name->data, name->len))
        {
            continue;
        }

        if (NGX_POSTS_MARKDOWN_NO_GFM(o)) {
            return NGX_ABORT;
        }

        *bit = o->bit;

        return NGX_OK;
    }

    return NGX_DECLINED;
}


ngx_int_t
ngx_posts_markdown_render(ngx_pool_t *pool, ngx_str_t *source,
    ngx_uint_t options, ngx_str_t *html, ngx_posts_error_t *error)
{
    int                          failure;
    size_t                       size;
    ngx_int_t                    rc;
    ngx_posts_markdown_arena_t  *arena, *before;

    if (source->len > NGX_POSTS_MAX_OUTPUT) {
        return ngx_posts_markdown_fail(NGX_POSTS_MARKDOWN_OVER_OUTPUT, error);
    }

    size = NGX_POSTS_MARKDOWN_BASE + NGX_POSTS_MARKDOWN_RATIO * source->len;

    arena = ngx_posts_markdown_arena_create(pool, size,
                                            NGX_POSTS_MAX_MARKDOWN_MEMORY);
    if (arena == NULL) {
        return NGX_ERROR;
    }

    before = ngx_posts_markdown_arena_enter(arena);

    failure = setjmp(arena->env);

    if (failure == 0) {
        rc = ngx_posts_markdown_run(arena, pool, source, options, html);

    } else {
        rc = ngx_posts_markdown_fail(failure, error);
    }

    (void) ngx_posts_markdown_arena_enter(before);

    ngx_posts_markdown_arena_free(arena);

    return rc;
}


static ngx_int_t
ngx_posts_markdown_run(ngx_posts_markdown_arena_t *arena, ngx_pool_t *pool,
    ngx_str_t *source, ngx_uint_t options, ngx_str_t *html)
{
    cmark_node                     *document;
    ngx_posts_markdown_renderer_t   r;

    document = ngx_posts_markdown_parse(source, options);

    ngx_memzero(&r, sizeof(ngx_posts_markdown_renderer_t));

    r.options = options;

    ngx_posts_markdown_output_init(&r.out, source->len + source->len / 2 + 256,
                                   NGX_POSTS_MAX_OUTPUT);

    ngx_posts_markdown_document(&r, document);

    html->len = r.out.last - r.out.start;
    html->data = ngx_pnalloc(pool, html->len);

    if (html->data == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(html->data, r.out.start, html->len);

    return NGX_OK;
}


static cmark_node *
ngx_posts_markdown_parse(ngx_str_t *source, ngx_uint_t options)
{
    int                           flags;
    cmark_parser                 *parser;
    ngx_posts_markdown_option_t  *o;

    flags = CMARK_OPT_DEFAULT;

    for (o = ngx_posts_markdown_options; o->name.len; o++) {
        if (options & o->bit) {
            flags |= o->flag;
        }
    }

#if (NGX_POSTS_HAVE_CMARK_GFM)

    /* once in a process: it must not be in the arena's memory, and is not */

    cmark_gfm_core_extensions_ensure_registered();

#endif

    parser = cmark_parser_new_with_mem(flags, ngx_posts_markdown_arena_mem());

#if (NGX_POSTS_HAVE_CMARK_GFM)

    for (o = ngx_posts_markdown_extensions; o->name.len; o++) {
        if (options & o->bit) {
            cmark_parser_attach_syntax_extension(parser,
                        cmark_find_syntax_extension((char *) o->name.data));
        }
    }

#endif

    cmark_parser_feed(parser, (char *) source->data, source->len);

    return cmark_parser_finish(parser);
}


static ngx_int_t
ngx_posts_markdown_fail(ngx_uint_t failure, ngx_posts_error_t *error)
{
    switch (failure) {

    case NGX_POSTS_MARKDOWN_OVER_MEMORY:
        return ngx_posts_error_set(error, "Markdown needs more memory than "
                                   "the limit of %uz bytes",
                                   (size_t) NGX_POSTS_MAX_MARKDOWN_MEMORY);

    case NGX_POSTS_MARKDOWN_OVER_OUTPUT:
        return ngx_posts_error_set(error, "Markdown makes more HTML than "
                                   "the limit of %uz bytes",
                                   (size_t) NGX_POSTS_MAX_OUTPUT);

    default: /* NGX_POSTS_MARKDOWN_NO_MEMORY */
        return NGX_ERROR;
    }
}
