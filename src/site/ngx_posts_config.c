
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_config.h"
#include "site/ngx_posts_config_base.h"
#include "site/ngx_posts_config_digest.h"
#include "site/ngx_posts_config_files.h"
#include "site/ngx_posts_config_markdown.h"
#include "site/ngx_posts_config_plugins.h"
#include "site/ngx_posts_theme.h"
#include "site/ngx_posts_timezone.h"
#include "site/ngx_posts_url.h"


typedef struct {
    ngx_pool_t          *pool;
    ngx_posts_config_t  *config;
    ngx_posts_error_t   *error;
} ngx_posts_config_ctx_t;


typedef struct {
    ngx_str_t            key;
    ngx_int_t          (*set)(ngx_posts_config_ctx_t *ctx,
                              ngx_posts_value_t *value, void *field);
    size_t               offset;
} ngx_posts_config_key_t;


typedef struct {
    ngx_str_t            style;
    ngx_str_t            template;
} ngx_posts_config_style_t;


static ngx_int_t ngx_posts_config_apply(ngx_posts_config_ctx_t *ctx);
static ngx_int_t ngx_posts_config_liquid(ngx_posts_config_ctx_t *ctx);

static ngx_int_t ngx_posts_config_string(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_dir(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_text(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_strings(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_extensions(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_number(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);
static ngx_int_t ngx_posts_config_template(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field);


static ngx_posts_config_style_t  ngx_posts_config_styles[] = {

    { ngx_string("none"),
      ngx_string("/:categories/:title:output_ext") },

    { ngx_string("date"),
      ngx_string("/:categories/:year/:month/:day/:title:output_ext") },

    { ngx_string("ordinal"),
      ngx_string("/:categories/:year/:y_day/:title:output_ext") },

    { ngx_string("pretty"),
      ngx_string("/:categories/:year/:month/:day/:title/") },

    { ngx_string("weekdate"),
      ngx_string("/:categories/:year/W:week/:short_day/:title:output_ext") },

    { ngx_null_string, ngx_null_string }
};


static ngx_posts_config_key_t  ngx_posts_config_keys[] = {

    { ngx_string("url"),
      ngx_posts_config_text,
      offsetof(ngx_posts_config_t, url) },

    { ngx_string("baseurl"),
      ngx_posts_config_text,
      offsetof(ngx_posts_config_t, baseurl) },

    { ngx_string("permalink"),
      ngx_posts_config_template,
      offsetof(ngx_posts_config_t, permalink) },

    { ngx_string("collections_dir"),
      ngx_posts_config_string,
      offsetof(ngx_posts_config_t, collections_dir) },

    { ngx_string("collections_dir"),
      ngx_posts_config_dir,
      offsetof(ngx_posts_config_t, collections_path) },

    { ngx_string("layouts_dir"),
      ngx_posts_config_dir,
      offsetof(ngx_posts_config_t, layouts_dir) },

    { ngx_string("includes_dir"),
      ngx_posts_config_dir,
      offsetof(ngx_posts_config_t, includes_dir) },

    { ngx_string("data_dir"),
      ngx_posts_config_dir,
      offsetof(ngx_posts_config_t, data_dir) },

    { ngx_string("destination"),
      ngx_posts_config_string,
      offsetof(ngx_posts_config_t, destination) },

    { ngx_string("excerpt_separator"),
      ngx_posts_config_text,
      offsetof(ngx_posts_config_t, excerpt_separator) },

    { ngx_string("include"),
      ngx_posts_config_strings,
      offsetof(ngx_posts_config_t, include) },

    { ngx_string("exclude"),
      ngx_posts_config_strings,
      offsetof(ngx_posts_config_t, exclude) },

    { ngx_string("markdown_ext"),
      ngx_posts_config_extensions,
      offsetof(ngx_posts_config_t, markdown_ext) },

    { ngx_string("limit_posts"),
      ngx_posts_config_number,
      offsetof(ngx_posts_config_t, limit_posts) },

    { ngx_null_string, NULL, 0 }
};


ngx_posts_config_t *
ngx_posts_config_read(ngx_pool_t *pool, ngx_posts_files_t *files,
    ngx_posts_options_t *options, ngx_posts_deps_t *deps,
    ngx_posts_error_t *error)
{
    ngx_uint_t               read;
    ngx_array_t             *names;
    ngx_posts_map_t         *defaults;
    ngx_posts_config_t      *config;
    ngx_posts_config_ctx_t   ctx;

    config = ngx_pcalloc(pool, sizeof(ngx_posts_config_t));
    if (config == NULL) {
        return NULL;
    }

    defaults = ngx_posts_config_defaults(pool, error);
    if (defaults == NULL) {
        return NULL;
    }

    if (ngx_array_init(&config->files, pool, 2, sizeof(ngx_str_t)) != NGX_OK)
    {
        return NULL;
    }

    names = options ? options->configs : NULL;

    config->data = ngx_posts_config_files(pool, files, names, defaults, deps,
                                          &config->files, error);
    if (config->data == NULL) {
        return NULL;
    }

    if (options && options->theme.len
        && ngx_posts_theme_wanted(config->data))
    {
        config->theme = options->theme;

        config->data = ngx_posts_theme_config(pool, files, &config->theme,
                                              defaults, config->data, deps,
                                              error);
        if (config->data == NULL) {
            return NULL;
        }
    }

    ctx.pool = pool;
    ctx.config = config;
    ctx.error = error;

    if (ngx_posts_config_apply(&ctx) != NGX_OK) {
        return NULL;
    }

    read = deps->deps.nelts;

    config->zone = ngx_posts_timezone_find(pool, files, deps,
                       ngx_posts_map_get(config->data, "timezone"));
    if (config->zone == NULL
        || ngx_posts_config_digest(pool, config, defaults, deps, read, error)
           != NGX_OK)
    {
        return NULL;
    }

    return config;
}


ngx_uint_t
ngx_posts_config_is_markdown(ngx_posts_config_t *config, ngx_str_t *ext)
{
    ngx_str_t   *known;
    ngx_uint_t   i;

    known = config->markdown_ext.elts;

    for (i = 0; i < config->markdown_ext.nelts; i++) {
        if (known[i].len == ext->len
            && ngx_strncasecmp(known[i].data, ext->data, ext->len) == 0)
        {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_config_apply(ngx_posts_config_ctx_t *ctx)
{
    ngx_posts_value_t       *value;
    ngx_posts_config_t      *config;
    ngx_posts_config_key_t  *key;

    config = ctx->config;

    if (ngx_array_init(&config->warnings, ctx->pool, 4,
                       sizeof(ngx_posts_config_warning_t))
        != NGX_OK
        || ngx_posts_config_excludes(ctx->pool, config->data, ctx->error)
           != NGX_OK
        || ngx_posts_config_collections(ctx->pool, config->data,
                                        ctx->error) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (key = ngx_posts_config_keys; key->key.len; key++) {

        value = ngx_posts_map_find(config->data, key->key.data,
                                   key->key.len);

        if (key->set(ctx, value, (u_char *) config + key->offset)
            != NGX_OK)
        {
            if (!ngx_posts_error_is_set(ctx->error)) {
                ngx_posts_error_set(ctx->error, "\"%V\" has a value of the "
                                    "wrong type", &key->key);
            }

            return NGX_ERROR;
        }
    }

    if (ngx_posts_collections_read(ctx->pool, config) != NGX_OK) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_get(config->data, "time");
    config->time = (value && ngx_posts_truthy(value)) ? value : NULL;

    value = ngx_posts_map_get(config->data, "future");
    config->future = ngx_posts_truthy(value);

    value = ngx_posts_map_get(config->data, "unpublished");
    config->unpublished = ngx_posts_truthy(value);

    value = ngx_posts_map_get(config->data, "show_drafts");
    config->show_drafts = ngx_posts_truthy(value);

    value = ngx_posts_map_get(config->data, "strict_front_matter");
    config->strict_front_matter = ngx_posts_truthy(value);

    if (ngx_posts_config_liquid(ctx) != NGX_OK
        || ngx_posts_config_plugins(ctx->pool, config) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_config_markdown(ctx->pool, config);
}


static ngx_int_t
ngx_posts_config_template(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field)
{
    ngx_str_t                 *permalink, template;
    ngx_posts_value_t         *posts, *slot;
    ngx_posts_config_style_t  *style;

    permalink = field;

    if (value->type == NGX_POSTS_NIL) {
        ngx_posts_string(value, "date", 4);
    }

    if (ngx_posts_config_string(ctx, value, permalink) != NGX_OK) {
        return NGX_ERROR;
    }

    template = *permalink;

    for (style = ngx_posts_config_styles; style->style.len; style++) {
        if (style->style.len == permalink->len
            && ngx_strncmp(style->style.data, permalink->data,
                           permalink->len)
               == 0)
        {
            template = style->template;
            break;
        }
    }

    posts = ngx_posts_map_get(ctx->config->data, "collections");
    posts = ngx_posts_map_get(posts->u.map, "posts");

    slot = ngx_posts_map_put(posts->u.map, "permalink");
    if (slot == NULL) {
        return NGX_ERROR;
    }

    if (slot->type != NGX_POSTS_STRING) {
        ngx_posts_string(slot, template.data, template.len);
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_config_liquid(ngx_posts_config_ctx_t *ctx)
{
    ngx_posts_map_t             *map;
    ngx_posts_value_t           *value;
    ngx_posts_liquid_options_t  *liquid;

    value = ngx_posts_map_get(ctx->config->data, "liquid");

    if (value->type != NGX_POSTS_MAP) {
        return ngx_posts_error_set(ctx->error, "'liquid' should be a map");
    }

    map = value->u.map;
    liquid = &ctx->config->liquid;

    value = ngx_posts_map_get(map, "error_mode");

    if (ngx_posts_is(value, "strict")) {
        liquid->error_mode = NGX_POSTS_LIQUID_STRICT;

    } else if (ngx_posts_is(value, "lax")) {
        liquid->error_mode = NGX_POSTS_LIQUID_LAX;

    } else {
        liquid->error_mode = NGX_POSTS_LIQUID_WARN;
    }

    value = ngx_posts_map_get(map, "strict_filters");
    liquid->strict_filters = ngx_posts_truthy(value);

    value = ngx_posts_map_get(map, "strict_variables");
    liquid->strict_variables = ngx_posts_truthy(value);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_config_string(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field)
{
    ngx_str_t  *s = field;
    ngx_str_t   from;

    if (value == NULL || value->type == NGX_POSTS_NIL) {
        ngx_str_set(s, "");
        return NGX_OK;
    }

    if (value->type != NGX_POSTS_STRING) {
        return NGX_ERROR;
    }

    from = ngx_posts_value_str(value);

    s->data = ngx_pnalloc(ctx->pool, from.len + 1);
    if (s->data == NULL) {
        return NGX_ERROR;
    }

    s->len = from.len;
    *ngx_cpymem(s->data, from.data, from.len) = '\0';

    return NGX_OK;
}


/* inside the site, wherever ".." and a slash in front would lead */

static ngx_int_t
ngx_posts_config_dir(ngx_posts_config_ctx_t *ctx, ngx_posts_value_t *value,
    void *field)
{
    ngx_str_t  *s = field;
    ngx_str_t   path;

    if (ngx_posts_config_string(ctx, value, s) != NGX_OK) {
        return NGX_ERROR;
    }

    if (s->len == 0) {
        return NGX_OK;
    }

    if (ngx_posts_url_expand(ctx->pool, s, &path) != NGX_OK) {
        return NGX_ERROR;
    }

    path.data++;
    path.len--;

    if (path.len && path.data[path.len - 1] == '/') {
        path.len--;
    }

    s->len = path.len;
    *ngx_cpymem(s->data, path.data, path.len) = '\0';

    return NGX_OK;
}


/* as Jekyll prints what is not a string */

static ngx_int_t
ngx_posts_config_text(ngx_posts_config_ctx_t *ctx, ngx_posts_value_t *value,
    void *field)
{
    u_char             *p;
    ngx_str_t           text;
    ngx_posts_value_t   printed;

    if (value == NULL || (value->type != NGX_POSTS_INTEGER
                          && value->type != NGX_POSTS_BOOLEAN))
    {
        return ngx_posts_config_string(ctx, value, field);
    }

    p = ngx_pnalloc(ctx->pool, NGX_INT64_LEN + 1);
    if (p == NULL) {
        return NGX_ERROR;
    }

    text.data = p;

    if (value->type == NGX_POSTS_INTEGER) {
        text.len = ngx_sprintf(p, "%L", value->u.integer) - p;

    } else {
        text.len = ngx_sprintf(p, "%s", value->u.integer ? "true" : "false")
                   - p;
    }

    ngx_posts_string(&printed, text.data, text.len);

    return ngx_posts_config_string(ctx, &printed, field);
}


static ngx_int_t
ngx_posts_config_strings(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field)
{
    ngx_str_t          *s;
    ngx_uint_t          i;
    ngx_array_t        *array = field;
    ngx_posts_array_t  *from;

    if (value == NULL || value->type != NGX_POSTS_ARRAY) {
        return NGX_ERROR;
    }

    from = value->u.array;

    if (ngx_array_init(array, ctx->pool, from->nelts + 1, sizeof(ngx_str_t))
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < from->nelts; i++) {

        /* Jekyll, too, passes over what is not a string */

        if (from->elts[i].type != NGX_POSTS_STRING) {
            continue;
        }

        s = ngx_array_push(array);
        if (s == NULL
            || ngx_posts_config_string(ctx, &from->elts[i], s) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_config_extensions(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field)
{
    u_char       *p, *last, *end;
    ngx_str_t    *ext;
    ngx_array_t  *array = field;

    if (value->type != NGX_POSTS_STRING
        || ngx_array_init(array, ctx->pool, 8, sizeof(ngx_str_t)) != NGX_OK)
    {
        return NGX_ERROR;
    }

    p = value->u.data;
    last = p + value->len;

    while (p < last) {

        end = ngx_strlchr(p, last, ',');
        if (end == NULL) {
            end = last;
        }

        ext = ngx_array_push(array);
        if (ext == NULL) {
            return NGX_ERROR;
        }

        ext->len = 1 + (end - p);

        ext->data = ngx_pnalloc(ctx->pool, ext->len);
        if (ext->data == NULL) {
            return NGX_ERROR;
        }

        ext->data[0] = '.';
        ngx_strlow(ext->data + 1, p, end - p);

        p = end + 1;
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_config_number(ngx_posts_config_ctx_t *ctx,
    ngx_posts_value_t *value, void *field)
{
    int64_t  *number = field;

    if (value->type != NGX_POSTS_INTEGER) {
        return NGX_ERROR;
    }

    *number = value->u.integer;

    return NGX_OK;
}
