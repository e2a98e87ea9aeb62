
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time_parse.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_merge.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_record.h"
#include "site/ngx_posts_taxonomy.h"
#include "site/ngx_posts_title.h"
#include "text/ngx_posts_slug.h"
#include "text/ngx_posts_yaml.h"


typedef struct {
    ngx_str_t   date;
    ngx_str_t   slug;
    ngx_str_t   ext;
} ngx_posts_post_name_t;


static ngx_uint_t ngx_posts_post_is_yaml(ngx_str_t *ext);
static ngx_int_t ngx_posts_post_name(ngx_str_t *path,
    ngx_posts_post_name_t *name);
static size_t ngx_posts_post_digits(u_char *p, u_char *last, size_t max);
static ngx_int_t ngx_posts_post_matter(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_yaml(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_published(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_path_categories(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_data(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_merge(ngx_posts_record_ctx_t *r,
    ngx_posts_map_t *over, const char *wrong);
static ngx_int_t ngx_posts_post_date(ngx_posts_record_ctx_t *r,
    const char *wrong);
static ngx_int_t ngx_posts_post_title(ngx_posts_record_ctx_t *r);
static ngx_int_t ngx_posts_post_title_default(ngx_posts_record_ctx_t *r,
    ngx_posts_post_name_t *name);
static ngx_int_t ngx_posts_post_spoiled(ngx_posts_record_ctx_t *r,
    const char *reason, ngx_uint_t broken);


ngx_int_t
ngx_posts_record_kind(ngx_str_t *path, ngx_posts_record_kind_e *kind)
{
    ngx_str_t              above, below, ext;
    ngx_posts_post_name_t  name;

    if (ngx_posts_post_magic(path, &above, &below, kind) != NGX_OK) {
        *kind = NGX_POSTS_RECORD_PAGE;
        return NGX_OK;
    }

    ext = ngx_posts_path_ext(path);

    if (ngx_posts_post_is_yaml(&ext)) {
        return NGX_DECLINED;
    }

    if (*kind == NGX_POSTS_RECORD_POST) {
        return ngx_posts_post_name(path, &name);
    }

    return ext.len > 1 ? NGX_OK : NGX_DECLINED;
}


/* a document that is all data and no content: a post must have content */

static ngx_uint_t
ngx_posts_post_is_yaml(ngx_str_t *ext)
{
    return (ext->len == 4 && ngx_memcmp(ext->data, ".yml", 4) == 0)
           || (ext->len == 5 && ngx_memcmp(ext->data, ".yaml", 5) == 0);
}


ngx_uint_t
ngx_posts_record_is_yaml(ngx_posts_record_t *record)
{
    return record->kind == NGX_POSTS_RECORD_DOCUMENT
           && ngx_posts_post_is_yaml(&record->ext);
}


/* the first directory "_posts" or "_drafts" of a path */

ngx_int_t
ngx_posts_post_magic(ngx_str_t *path, ngx_str_t *above, ngx_str_t *below,
    ngx_posts_record_kind_e *kind)
{
    u_char      *p, *last, *slash;
    ngx_uint_t   i;

    static struct {
        ngx_str_t                name;
        ngx_posts_record_kind_e  kind;
    } dirs[] = {
        { ngx_string("_posts"), NGX_POSTS_RECORD_POST },
        { ngx_string("_drafts"), NGX_POSTS_RECORD_DRAFT }
    };

    last = path->data + path->len;

    for (p = path->data; p < last; p = slash + 1) {

        slash = ngx_strlchr(p, last, '/');
        if (slash == NULL) {
            break;
        }

        for (i = 0; i < sizeof(dirs) / sizeof(dirs[0]); i++) {

            if ((size_t) (slash - p) == dirs[i].name.len
                && ngx_memcmp(p, dirs[i].name.data, dirs[i].name.len) == 0)
            {
                above->data = path->data;
                above->len = (p > path->data) ? p - path->data - 1 : 0;
                below->data = slash + 1;
                below->len = last - below->data;
                *kind = dirs[i].kind;

                return NGX_OK;
            }
        }
    }

    return NGX_DECLINED;
}


/* YEAR-MONTH-DAY-slug.ext */

static ngx_int_t
ngx_posts_post_name(ngx_str_t *path, ngx_posts_post_name_t *name)
{
    u_char      *p, *last;
    size_t       n;
    ngx_str_t    base;
    ngx_uint_t   i;

    base = ngx_posts_path_base(path);

    p = base.data;
    last = p + base.len;

    for (i = 0; i < 3; i++) {

        n = ngx_posts_post_digits(p, last, i ? 2 : 4);

        if (n < (i ? 1 : 2) || p + n == last || p[n] != '-') {
            return NGX_DECLINED;
        }

        p += n + 1;
    }

    name->date.data = base.data;
    name->date.len = p - 1 - base.data;

    while (last > p && last[-1] != '.') {
        last--;
    }

    if (last == p || last == base.data + base.len) {
        return NGX_DECLINED;
    }

    last--;

    name->slug.data = p;
    name->slug.len = last - p;
    name->ext.data = last;
    name->ext.len = base.data + base.len - last;

    return NGX_OK;
}


static size_t
ngx_posts_post_digits(u_char *p, u_char *last, size_t max)
{
    size_t  n;

    for (n = 0; n < max && p + n < last; n++) {
        if (p[n] < '0' || p[n] > '9') {
            break;
        }
    }

    return n;
}


ngx_int_t
ngx_posts_post_read(ngx_posts_record_ctx_t *r)
{
    ngx_int_t            rc;
    ngx_posts_record_t  *record;

    record = r->record;

    /* until something better is known: what a broken post keeps */

    record->undated = (record->kind == NGX_POSTS_RECORD_DOCUMENT);

    if (record->kind != NGX_POSTS_RECORD_DRAFT
        && r->config->time)
    {
        record->date = r->ctx->now;

    } else {
        record->timed = 1;
        record->date.sec = record->stamp.mtime / 1000000000;
        ngx_posts_zone_local(r->ctx->zone, &record->date);
    }

    if (!ngx_posts_utf8_valid(r->source->data, r->source->len)) {
        record->published = 0;
        r->fm.body = *r->source;

        if (ngx_posts_post_spoiled(r, "the file is not valid UTF-8", 1)
            != NGX_OK)
        {
            return NGX_ERROR;
        }

        return ngx_posts_post_url(r);
    }

    r->valid = 1;

    rc = ngx_posts_record_is_yaml(record) ? ngx_posts_post_yaml(r)
                                          : ngx_posts_post_matter(r);

    if (rc != NGX_OK || ngx_posts_post_published(r) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_post_url(r);
}


static ngx_int_t
ngx_posts_post_matter(ngx_posts_record_ctx_t *r)
{
    ngx_posts_value_t  *value;

    if (ngx_posts_post_path_categories(r) != NGX_OK
        || ngx_posts_post_data(r) != NGX_OK
        || ngx_posts_title_read(r) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (r->record->undated) {
        return NGX_OK;
    }

    value = ngx_posts_map_put(r->record->data, "date");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_time(value, &r->record->date);

    return NGX_OK;
}


/* a document that is YAML as a whole: no defaults, no title, no content */

static ngx_int_t
ngx_posts_post_yaml(ngx_posts_record_ctx_t *r)
{
    ngx_int_t           rc;
    ngx_posts_error_t   error;
    ngx_posts_value_t   value, *date;

    ngx_str_set(&r->fm.body, "");
    r->fm.line = 1;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    rc = ngx_posts_yaml_parse(r->ctx->pool, r->source, 1, r->ctx->zone,
                              &value, &error);

    if (rc != NGX_OK) {

        if (!ngx_posts_error_is_set(&error)) {
            return NGX_ERROR;
        }

        r->record->broken = 1;

        return ngx_posts_record_fail(r, &error);
    }

    if (value.type == NGX_POSTS_MAP) {
        r->record->data = value.u.map;

    } else if (ngx_posts_truthy(&value)) {
        return ngx_posts_post_spoiled(r, "the file is not a map", 1);
    }

    date = ngx_posts_map_get(r->record->data, "date");

    if (date && date->type == NGX_POSTS_TIME) {
        r->record->date = *date->u.time;
        r->record->undated = 0;
        r->record->timed = 0;
    }

    return NGX_OK;
}


/* a document that is switched off by a null is listed, but not written */

static ngx_int_t
ngx_posts_post_published(ngx_posts_record_ctx_t *r)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(r->record->data, "published");

    if (value == NULL || ngx_posts_truthy(value)) {
        return NGX_OK;
    }

    r->record->published = 0;
    r->record->listed = (r->record->kind == NGX_POSTS_RECORD_DOCUMENT
                         && value->type == NGX_POSTS_NIL);

    return NGX_OK;
}


/* directories above "_posts" are categories */

static ngx_int_t
ngx_posts_post_path_categories(ngx_posts_record_ctx_t *r)
{
    u_char                   *p, *last, *slash;
    ngx_str_t                 path, above, below;
    ngx_posts_array_t        *array;
    ngx_posts_value_t        *value;
    ngx_posts_record_kind_e   kind;

    value = ngx_posts_map_put(r->record->data, "draft");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_boolean(value, r->record->kind == NGX_POSTS_RECORD_DRAFT);

    array = ngx_posts_array_create(r->ctx->pool, 4);
    if (array == NULL) {
        return NGX_ERROR;
    }

    ngx_str_set(&above, "");

    if (r->record->kind != NGX_POSTS_RECORD_DOCUMENT) {
        path = ngx_posts_collection_path(r->config, &r->record->path);
        (void) ngx_posts_post_magic(&path, &above, &below, &kind);
    }

    p = above.data;
    last = p + above.len;

    while (p < last) {

        slash = ngx_strlchr(p, last, '/');
        if (slash == NULL) {
            slash = last;
        }

        value = ngx_posts_array_push(r->ctx->pool, array);
        if (value == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_string(value, p, slash - p);

        p = slash + 1;
    }

    value = ngx_posts_map_put(r->record->data, "categories");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_post_data(ngx_posts_record_ctx_t *r)
{
    ngx_int_t                rc;
    ngx_str_t                path;
    ngx_posts_map_t         *defaults, *data;
    ngx_posts_collection_t  *collection;

    path = ngx_posts_collection_path(r->config, &r->record->path);
    collection = ngx_posts_collection(r->config, r->record->collection);

    defaults = ngx_posts_defaults_find(r->ctx->pool, r->config, &path,
                                       &collection->label);
    if (defaults == NULL) {
        return NGX_ERROR;
    }

    if (defaults->nelts
        && ngx_posts_post_merge(r, defaults,
                                "invalid date in the front matter defaults")
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_record_front_matter(r, &data);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    if (rc == NGX_OK
        && ngx_posts_post_merge(r, data, "invalid date in the front matter")
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (r->record->broken) {
        return NGX_OK;
    }

    if (ngx_posts_post_title(r) != NGX_OK
        || ngx_posts_taxonomy_categories(r) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_taxonomy_tags(r);
}


static ngx_int_t
ngx_posts_post_merge(ngx_posts_record_ctx_t *r, ngx_posts_map_t *over,
    const char *wrong)
{
    ngx_str_t            words;
    ngx_posts_array_t   *array;
    ngx_posts_value_t   *value, *mine;
    ngx_posts_record_t  *record;

    record = r->record;
    value = ngx_posts_map_get(over, "categories");
    mine = ngx_posts_map_get(record->data, "categories");

    if (value && value->type != NGX_POSTS_NIL) {

        array = ngx_posts_array_create(r->ctx->pool, 4);
        if (array == NULL) {
            return NGX_ERROR;
        }

        if (mine && mine->type == NGX_POSTS_ARRAY
            && ngx_posts_taxonomy_union(r->ctx->pool, array, mine->u.array)
               != NGX_OK)
        {
            return NGX_ERROR;
        }

        if (value->type == NGX_POSTS_STRING) {
            words = ngx_posts_value_str(value);

            if (ngx_posts_taxonomy_split(r->ctx->pool, array, &words)
                != NGX_OK)
            {
                return NGX_ERROR;
            }

        } else if (value->type == NGX_POSTS_ARRAY) {

            if (ngx_posts_taxonomy_union(r->ctx->pool, array, value->u.array)
                != NGX_OK)
            {
                return NGX_ERROR;
            }

        } else {
            return ngx_posts_post_spoiled(r, "\"categories\" is neither text "
                                          "nor a list", 1);
        }

        ngx_posts_array(value, array);
    }

    record->data = ngx_posts_merge(r->ctx->pool, record->data, over);
    if (record->data == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_map_get(record->data, "date") == NULL) {
        return NGX_OK;
    }

    return ngx_posts_post_date(r, wrong);
}


/* whatever "date" is, its text is read again, as local time if it says no
 * zone */

static ngx_int_t
ngx_posts_post_date(ngx_posts_record_ctx_t *r, const char *wrong)
{
    ngx_str_t           text;
    ngx_posts_time_t   *time;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(r->record->data, "date");

    if (ngx_posts_value_to_s(r->ctx, value, &text) != NGX_OK) {
        return NGX_ERROR;
    }

    time = ngx_palloc(r->ctx->pool, sizeof(ngx_posts_time_t));
    if (time == NULL) {
        return NGX_ERROR;
    }

    if (ngx_posts_time_parse(&text, &r->ctx->now, r->ctx->zone, time)
        != NGX_OK)
    {
        ngx_posts_nil(value);

        return ngx_posts_post_spoiled(r, wrong, 0);
    }

    ngx_posts_zone_local(r->ctx->zone, time);
    ngx_posts_time(value, time);

    r->record->date = *time;
    r->record->undated = 0;
    r->record->timed = 0;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_post_title(ngx_posts_record_ctx_t *r)
{
    ngx_str_t               base;
    ngx_posts_value_t      *value;
    ngx_posts_post_name_t   name;

    if (ngx_posts_post_name(&r->record->path, &name) == NGX_OK) {

        value = ngx_posts_map_put(r->record->data, "date");
        if (value == NULL) {
            return NGX_ERROR;
        }

        if (!ngx_posts_truthy(value)) {
            ngx_posts_string(value, name.date.data, name.date.len);

            if (ngx_posts_post_date(r, "invalid date in the file name")
                != NGX_OK)
            {
                return NGX_ERROR;
            }
        }

    } else {
        base = ngx_posts_path_base(&r->record->path);

        name.ext = ngx_posts_path_ext(&base);
        name.slug = ngx_posts_path_stem(&base);
    }

    name.slug = ngx_posts_path_trim(&name.slug);

    return ngx_posts_post_title_default(r, &name);
}


static ngx_int_t
ngx_posts_post_title_default(ngx_posts_record_ctx_t *r,
    ngx_posts_post_name_t *name)
{
    ngx_str_t           title;
    ngx_uint_t          i;
    ngx_posts_value_t  *value;

    struct {
        const char  *key;
        ngx_str_t   *value;
    } parts[] = {
        { "title", &title },
        { "slug", &name->slug },
        { "ext", &name->ext }
    };

    if (ngx_posts_titleize(r->ctx->pool, &name->slug, &title) != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {

        value = ngx_posts_map_set(r->record->data, (u_char *) parts[i].key,
                                  ngx_strlen(parts[i].key));
        if (value == NULL) {
            return NGX_ERROR;
        }

        if (!ngx_posts_truthy(value)) {
            ngx_posts_string(value, parts[i].value->data,
                             parts[i].value->len);
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_post_spoiled(ngx_posts_record_ctx_t *r, const char *reason,
    ngx_uint_t broken)
{
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_posts_error_set(&error, "%s", reason);

    if (broken) {
        r->record->broken = 1;
    }

    return ngx_posts_record_fail(r, &error);
}
