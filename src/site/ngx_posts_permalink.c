
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_strftime.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_permalink.h"
#include "site/ngx_posts_url.h"
#include "text/ngx_posts_slug.h"


typedef struct ngx_posts_placeholder_s  ngx_posts_placeholder_t;

typedef ngx_int_t (*ngx_posts_placeholder_pt)(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);

struct ngx_posts_placeholder_s {
    ngx_str_t                 name;
    ngx_posts_placeholder_pt  value;
    size_t                    offset;
    ngx_str_t                 format;
    ngx_uint_t                mode;
};


typedef struct {
    ngx_str_t                 token;
    ngx_str_t                *value;
} ngx_posts_permalink_token_t;


static ngx_int_t ngx_posts_placeholder_field(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);
static ngx_int_t ngx_posts_placeholder_name(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);
static ngx_int_t ngx_posts_placeholder_slug(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);
static ngx_int_t ngx_posts_placeholder_date(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);
static ngx_int_t ngx_posts_placeholder_categories(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result);
static const ngx_posts_placeholder_t *ngx_posts_placeholder_find(
    ngx_str_t *name);
static ngx_int_t ngx_posts_permalink_put(ngx_posts_context_t *ctx,
    ngx_posts_buffer_t *b, ngx_str_t *name, ngx_posts_permalink_t *values);
static ngx_int_t ngx_posts_permalink_tokens(ngx_pool_t *pool,
    ngx_str_t *template, ngx_posts_permalink_token_t *token,
    ngx_str_t *url);
static ngx_int_t ngx_posts_permalink_replace(ngx_pool_t *pool, ngx_str_t *s,
    ngx_str_t *token, ngx_str_t *value);


#define ngx_posts_placeholder_text(name, field)                               \
    { ngx_string(name), ngx_posts_placeholder_field,                          \
      offsetof(ngx_posts_permalink_t, field), ngx_null_string, 0 }

#define ngx_posts_placeholder_time(name, format)                              \
    { ngx_string(name), ngx_posts_placeholder_date, 0, ngx_string(format), 0 }


static const ngx_posts_placeholder_t  ngx_posts_placeholders[] = {

    ngx_posts_placeholder_text("collection", collection),
    ngx_posts_placeholder_text("path", path),
    ngx_posts_placeholder_text("output_ext", output_ext),

    { ngx_string("name"), ngx_posts_placeholder_name, 0, ngx_null_string, 0 },

    { ngx_string("title"), ngx_posts_placeholder_slug, 0, ngx_null_string,
      NGX_POSTS_SLUG_PRETTY },

    { ngx_string("slug"), ngx_posts_placeholder_slug, 0, ngx_null_string,
      NGX_POSTS_SLUG_DEFAULT },

    { ngx_string("categories"), ngx_posts_placeholder_categories, 0,
      ngx_null_string, NGX_POSTS_SLUG_UNKNOWN },

    { ngx_string("slugified_categories"), ngx_posts_placeholder_categories, 0,
      ngx_null_string, NGX_POSTS_SLUG_DEFAULT },

    ngx_posts_placeholder_time("year", "%Y"),
    ngx_posts_placeholder_time("month", "%m"),
    ngx_posts_placeholder_time("day", "%d"),
    ngx_posts_placeholder_time("hour", "%H"),
    ngx_posts_placeholder_time("minute", "%M"),
    ngx_posts_placeholder_time("second", "%S"),
    ngx_posts_placeholder_time("i_day", "%-d"),
    ngx_posts_placeholder_time("i_month", "%-m"),
    ngx_posts_placeholder_time("short_month", "%b"),
    ngx_posts_placeholder_time("long_month", "%B"),
    ngx_posts_placeholder_time("short_year", "%y"),
    ngx_posts_placeholder_time("w_year", "%G"),
    ngx_posts_placeholder_time("week", "%V"),
    ngx_posts_placeholder_time("w_day", "%u"),
    ngx_posts_placeholder_time("short_day", "%a"),
    ngx_posts_placeholder_time("long_day", "%A"),
    ngx_posts_placeholder_time("y_day", "%j"),

    { ngx_null_string, NULL, 0, ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_permalink_document(ngx_posts_context_t *ctx, ngx_str_t *template,
    ngx_posts_permalink_t *values, ngx_str_t *url)
{
    u_char              *p, *last;
    ngx_str_t            name, s;
    ngx_posts_buffer_t   b;

    ngx_posts_buffer_init(&b, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    p = template->data;
    last = p + template->len;

    while (p < last) {

        name.data = p + 1;

        while (*p == ':' && name.data < last
               && ((*name.data >= 'a' && *name.data <= 'z')
                   || *name.data == '_'))
        {
            name.data++;
        }

        name.len = name.data - (p + 1);
        name.data = p + 1;

        if (*p != ':' || name.len == 0) {

            if (ngx_posts_buffer_putc(&b, *p++) != NGX_OK) {
                return NGX_ERROR;
            }

            continue;
        }

        if (ngx_posts_permalink_put(ctx, &b, &name, values) != NGX_OK) {
            return NGX_ERROR;
        }

        p = name.data + name.len;
    }

    if (ngx_posts_buffer_str(&b, &s) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_url_sanitize(ctx->pool, &s, url);
}


/* ":year_" means ":year" and an underscore, unless there is such a name */

static ngx_int_t
ngx_posts_permalink_put(ngx_posts_context_t *ctx, ngx_posts_buffer_t *b,
    ngx_str_t *name, ngx_posts_permalink_t *values)
{
    ngx_str_t                       value, key;
    ngx_uint_t                      underscore;
    const ngx_posts_placeholder_t  *row;

    key = *name;
    underscore = 0;

    row = ngx_posts_placeholder_find(&key);

    if (row == NULL && key.data[key.len - 1] == '_') {
        key.len--;
        underscore = 1;

        row = ngx_posts_placeholder_find(&key);
    }

    if (row == NULL) {
        return ngx_posts_error_set(ctx->error, "the permalink template has "
                                   "no placeholder \":%V\"", name);
    }

    if (row->value(ctx, values, row, &value) != NGX_OK
        || ngx_posts_url_escape(ctx->pool, &value, &value) != NGX_OK
        || ngx_posts_buffer_write(b, value.data, value.len) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (underscore && ngx_posts_buffer_putc(b, '_') != NGX_OK) {
        return NGX_ERROR;
    }

    return NGX_OK;
}


static const ngx_posts_placeholder_t *
ngx_posts_placeholder_find(ngx_str_t *name)
{
    const ngx_posts_placeholder_t  *row;

    for (row = ngx_posts_placeholders; row->name.len; row++) {
        if (row->name.len == name->len
            && ngx_memcmp(row->name.data, name->data, name->len) == 0)
        {
            return row;
        }
    }

    return NULL;
}


static ngx_int_t
ngx_posts_placeholder_field(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result)
{
    *result = *(ngx_str_t *) ((u_char *) values + row->offset);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_placeholder_name(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result)
{
    return ngx_posts_slugify(ctx->pool, &values->name,
                             NGX_POSTS_SLUG_DEFAULT, 0, result);
}


static ngx_int_t
ngx_posts_placeholder_slug(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result)
{
    ngx_str_t  slug;

    slug = values->name;

    if (values->slug.type != NGX_POSTS_NIL
        && ngx_posts_value_to_s(ctx, &values->slug, &slug) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_slugify(ctx->pool, &slug, row->mode,
                             row->mode == NGX_POSTS_SLUG_PRETTY, result);
}


static ngx_int_t
ngx_posts_placeholder_date(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result)
{
    ngx_str_t           format;
    ngx_posts_buffer_t  b;

    format = row->format;

    ngx_posts_buffer_init(&b, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_strftime(&b, &format, values->date) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_str(&b, result);
}


static ngx_int_t
ngx_posts_placeholder_categories(ngx_posts_context_t *ctx,
    ngx_posts_permalink_t *values, const ngx_posts_placeholder_t *row,
    ngx_str_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_uint_t          i;
    ngx_posts_map_t    *seen;
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *slot;
    ngx_posts_buffer_t  b;

    ngx_str_set(result, "");

    if (values->categories.type != NGX_POSTS_ARRAY) {
        return NGX_OK;
    }

    array = values->categories.u.array;

    seen = ngx_posts_map_create(ctx->pool, array->nelts);
    if (seen == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_buffer_init(&b, ctx->pool, NGX_POSTS_MAX_OUTPUT);

    for (i = 0; i < array->nelts; i++) {

        /* Ruby's own to_s, not Liquid's */

        rc = (array->elts[i].type == NGX_POSTS_ARRAY)
             ? ngx_posts_value_inspect(ctx, &array->elts[i], &s)
             : ngx_posts_value_to_s(ctx, &array->elts[i], &s);

        if (rc != NGX_OK
            || ngx_posts_slugify(ctx->pool, &s, row->mode, 0, &s) != NGX_OK)
        {
            return NGX_ERROR;
        }

        slot = ngx_posts_map_set(seen, s.data, s.len);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        if (slot->type != NGX_POSTS_NIL) {
            continue;
        }

        ngx_posts_boolean(slot, 1);

        if (seen->nelts > 1 && ngx_posts_buffer_putc(&b, '/') != NGX_OK) {
            return NGX_ERROR;
        }

        if (ngx_posts_buffer_write(&b, s.data, s.len) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return ngx_posts_buffer_str(&b, result);
}


ngx_int_t
ngx_posts_permalink_page(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *path, ngx_str_t *basename, ngx_str_t *output_ext,
    ngx_str_t *url)
{
    ngx_posts_permalink_token_t  tokens[] = {
        { ngx_string(":path"), path },
        { ngx_string(":basename"), basename },
        { ngx_string(":output_ext"), output_ext },
        { ngx_null_string, NULL }
    };

    return ngx_posts_permalink_tokens(pool, template, tokens, url);
}


ngx_int_t
ngx_posts_permalink_file(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *collection, ngx_str_t *path, ngx_str_t *name,
    ngx_str_t *url)
{
    ngx_str_t                    empty = ngx_string("");
    ngx_posts_permalink_token_t  tokens[] = {
        { ngx_string(":collection"), collection },
        { ngx_string(":path"), path },
        { ngx_string(":output_ext"), &empty },
        { ngx_string(":name"), name },
        { ngx_string(":title"), &empty },
        { ngx_null_string, NULL }
    };

    return ngx_posts_permalink_tokens(pool, template, tokens, url);
}


/* what replaces one may hold the next */

static ngx_int_t
ngx_posts_permalink_tokens(ngx_pool_t *pool, ngx_str_t *template,
    ngx_posts_permalink_token_t *token, ngx_str_t *url)
{
    ngx_str_t  s, value;

    s = *template;

    for ( /* void */ ; token->value; token++) {

        if (ngx_posts_url_escape(pool, token->value, &value) != NGX_OK
            || ngx_posts_permalink_replace(pool, &s, &token->token, &value)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return ngx_posts_url_sanitize(pool, &s, url);
}


static ngx_int_t
ngx_posts_permalink_replace(ngx_pool_t *pool, ngx_str_t *s, ngx_str_t *token,
    ngx_str_t *value)
{
    u_char              *p, *last;
    ngx_posts_buffer_t   b;

    ngx_posts_buffer_init(&b, pool, NGX_POSTS_MAX_OUTPUT);

    p = s->data;
    last = p + s->len;

    while (p < last) {

        if ((size_t) (last - p) >= token->len
            && ngx_memcmp(p, token->data, token->len) == 0)
        {
            if (ngx_posts_buffer_write(&b, value->data, value->len)
                != NGX_OK)
            {
                return NGX_ERROR;
            }

            p += token->len;
            continue;
        }

        if (ngx_posts_buffer_putc(&b, *p++) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return ngx_posts_buffer_str(&b, s);
}


ngx_int_t
ngx_posts_permalink_suffix(ngx_pool_t *pool, ngx_str_t *template,
    ngx_str_t *style, ngx_str_t *result)
{
    u_char      *p;
    ngx_str_t    suffix;
    ngx_uint_t   i;

    static ngx_str_t  ext = ngx_string(":output_ext");

    static struct {
        ngx_str_t  style;
        ngx_str_t  suffix;
    } styles[] = {
        { ngx_string("pretty"), ngx_string("/") },
        { ngx_string("date"), ngx_string(":output_ext") },
        { ngx_string("ordinal"), ngx_string(":output_ext") },
        { ngx_string("none"), ngx_string(":output_ext") }
    };

    ngx_str_set(&suffix, "");

    if (style->len && style->data[style->len - 1] == '/') {
        ngx_str_set(&suffix, "/");

    } else if (style->len >= ext.len
               && ngx_memcmp(style->data + style->len - ext.len, ext.data,
                             ext.len)
                  == 0)
    {
        suffix = ext;
    }

    for (i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
        if (style->len == styles[i].style.len
            && ngx_memcmp(style->data, styles[i].style.data, style->len)
               == 0)
        {
            suffix = styles[i].suffix;
        }
    }

    result->len = template->len + suffix.len;

    result->data = ngx_pnalloc(pool, result->len);
    if (result->data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(result->data, template->data, template->len);
    ngx_memcpy(p, suffix.data, suffix.len);

    return NGX_OK;
}
