
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_glob.h"
#include "site/ngx_posts_merge.h"


typedef struct {
    ngx_str_t    path;
    ngx_str_t    type;
    ngx_uint_t   typed;
} ngx_posts_scope_t;


typedef struct {
    ngx_str_t   old;
    ngx_str_t   type;
} ngx_posts_scope_alias_t;


static ngx_posts_map_t *ngx_posts_scope_values(ngx_posts_config_t *config,
    ngx_posts_value_t *set, ngx_str_t *path, ngx_str_t *type,
    ngx_posts_scope_t *scope);
static void ngx_posts_scope_read(ngx_posts_map_t *set,
    ngx_posts_scope_t *scope);
static ngx_uint_t ngx_posts_scope_applies(ngx_posts_config_t *config,
    ngx_posts_scope_t *scope, ngx_str_t *path, ngx_str_t *type);
static ngx_uint_t ngx_posts_scope_glob(ngx_posts_config_t *config,
    ngx_str_t *pattern, ngx_str_t *path, ngx_str_t *type);
static ngx_uint_t ngx_posts_scope_precedes(ngx_posts_scope_t *over,
    ngx_posts_scope_t *old);


/* names that Jekyll takes with a warning */

static ngx_posts_scope_alias_t  ngx_posts_scope_aliases[] = {
    { ngx_string("page"), ngx_string("pages") },
    { ngx_string("post"), ngx_string("posts") },
    { ngx_string("draft"), ngx_string("drafts") },
    { ngx_null_string, ngx_null_string }
};


ngx_posts_map_t *
ngx_posts_defaults_find(ngx_pool_t *pool, ngx_posts_config_t *config,
    ngx_str_t *path, ngx_str_t *type)
{
    ngx_uint_t          i, found;
    ngx_posts_map_t    *map, *values;
    ngx_posts_value_t  *sets;
    ngx_posts_scope_t   scope, old;

    map = ngx_posts_map_create(pool, 0);
    if (map == NULL) {
        return NULL;
    }

    sets = ngx_posts_map_get(config->data, "defaults");

    if (sets->type != NGX_POSTS_ARRAY) {
        return map;
    }

    found = 0;
    ngx_memzero(&old, sizeof(ngx_posts_scope_t));

    for (i = 0; i < sets->u.array->nelts; i++) {

        values = ngx_posts_scope_values(config, &sets->u.array->elts[i],
                                        path, type, &scope);
        if (values == NULL) {
            continue;
        }

        if (!found || ngx_posts_scope_precedes(&scope, &old)) {
            map = ngx_posts_merge(pool, map, values);
            old = scope;
            found = 1;

        } else {
            map = ngx_posts_merge(pool, values, map);
        }

        if (map == NULL) {
            return NULL;
        }
    }

    return map;
}


ngx_posts_value_t *
ngx_posts_defaults_get(ngx_posts_config_t *config, ngx_str_t *path,
    ngx_str_t *type, ngx_str_t *key)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *values;
    ngx_posts_value_t  *sets, *value, *found;
    ngx_posts_scope_t   scope, old;

    sets = ngx_posts_map_get(config->data, "defaults");

    if (sets->type != NGX_POSTS_ARRAY) {
        return NULL;
    }

    found = NULL;
    ngx_memzero(&old, sizeof(ngx_posts_scope_t));

    for (i = 0; i < sets->u.array->nelts; i++) {

        values = ngx_posts_scope_values(config, &sets->u.array->elts[i],
                                        path, type, &scope);
        if (values == NULL) {
            continue;
        }

        value = ngx_posts_map_find(values, key->data, key->len);

        if (value
            && (found == NULL || ngx_posts_scope_precedes(&scope, &old)))
        {
            found = value;
            old = scope;
        }
    }

    return found;
}


/* what one of the sets gives to a file, NULL when it does not apply */

static ngx_posts_map_t *
ngx_posts_scope_values(ngx_posts_config_t *config, ngx_posts_value_t *set,
    ngx_str_t *path, ngx_str_t *type, ngx_posts_scope_t *scope)
{
    ngx_posts_value_t  *values;

    if (set->type != NGX_POSTS_MAP) {
        return NULL;
    }

    values = ngx_posts_map_get(set->u.map, "values");

    if (values == NULL || values->type != NGX_POSTS_MAP) {
        return NULL;
    }

    ngx_posts_scope_read(set->u.map, scope);

    return ngx_posts_scope_applies(config, scope, path, type)
           ? values->u.map : NULL;
}


static void
ngx_posts_scope_read(ngx_posts_map_t *set, ngx_posts_scope_t *scope)
{
    ngx_posts_value_t        *value, *part;
    ngx_posts_scope_alias_t  *alias;

    ngx_memzero(scope, sizeof(ngx_posts_scope_t));

    value = ngx_posts_map_get(set, "scope");

    if (value == NULL || value->type != NGX_POSTS_MAP) {
        return;
    }

    part = ngx_posts_map_get(value->u.map, "path");
    if (part) {
        scope->path = ngx_posts_value_str(part);
    }

    part = ngx_posts_map_get(value->u.map, "type");
    if (part) {
        scope->type = ngx_posts_value_str(part);
        scope->typed = 1;
    }

    for (alias = ngx_posts_scope_aliases; alias->old.len; alias++) {
        if (alias->old.len == scope->type.len
            && ngx_memcmp(alias->old.data, scope->type.data, alias->old.len)
               == 0)
        {
            scope->type = alias->type;
        }
    }
}


static ngx_uint_t
ngx_posts_scope_applies(ngx_posts_config_t *config, ngx_posts_scope_t *scope,
    ngx_str_t *path, ngx_str_t *type)
{
    ngx_str_t  *dir, want;

    if (scope->typed
        && (type->len == 0 || scope->type.len != type->len
            || ngx_memcmp(scope->type.data, type->data, type->len) != 0))
    {
        return 0;
    }

    want = scope->path;

    if (want.len == 0) {
        return 1;
    }

    if (ngx_strlchr(want.data, want.data + want.len, '*')) {
        return ngx_posts_scope_glob(config, &want, path, type);
    }

    dir = &config->collections_dir;

    if (dir->len && want.len > dir->len && want.data[dir->len] == '/'
        && ngx_memcmp(want.data, dir->data, dir->len) == 0)
    {
        want.data += dir->len + 1;
        want.len -= dir->len + 1;
    }

    return path->len >= want.len
           && ngx_memcmp(path->data, want.data, want.len) == 0;
}


/* a glob finds files on the disk: there, "collections_dir" is in front */

static ngx_uint_t
ngx_posts_scope_glob(ngx_posts_config_t *config, ngx_str_t *pattern,
    ngx_str_t *path, ngx_str_t *type)
{
    u_char     *p;
    ngx_str_t  *dir, name;
    u_char      buf[2 * NGX_POSTS_MAX_PATH + 1];

    static ngx_str_t  pages = ngx_string("pages");

    dir = &config->collections_dir;

    if (dir->len == 0 || type->len == 0
        || (type->len == pages.len
            && ngx_memcmp(type->data, pages.data, pages.len) == 0)
        || dir->len >= NGX_POSTS_MAX_PATH || path->len > NGX_POSTS_MAX_PATH)
    {
        return ngx_posts_glob(pattern, path);
    }

    p = ngx_cpymem(buf, dir->data, dir->len);
    *p++ = '/';
    p = ngx_cpymem(p, path->data, path->len);

    name.data = buf;
    name.len = p - buf;

    return ngx_posts_glob(pattern, &name);
}


/* a path with a slash in front never applies: lengths are compared as is */

static ngx_uint_t
ngx_posts_scope_precedes(ngx_posts_scope_t *over, ngx_posts_scope_t *old)
{
    size_t  one, two;

    one = ngx_posts_utf8_length(over->path.data, over->path.len);
    two = ngx_posts_utf8_length(old->path.data, old->path.len);

    if (one != two) {
        return one > two;
    }

    return over->typed || !old->typed;
}
