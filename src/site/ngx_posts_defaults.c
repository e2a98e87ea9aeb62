
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <fnmatch.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_unicode.h"
#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_merge.h"


typedef struct {
    ngx_str_t   path;
    ngx_str_t   type;
} ngx_posts_scope_t;


typedef struct {
    ngx_str_t   old;
    ngx_str_t   type;
} ngx_posts_scope_alias_t;


static void ngx_posts_scope_read(ngx_posts_map_t *set,
    ngx_posts_scope_t *scope);
static ngx_uint_t ngx_posts_scope_applies(ngx_posts_config_t *config,
    ngx_posts_scope_t *scope, ngx_str_t *path, ngx_str_t *type);
static ngx_uint_t ngx_posts_scope_glob(ngx_str_t *pattern, ngx_str_t *path);
static ngx_uint_t ngx_posts_scope_glob_match(u_char *pattern, u_char *path);
static ngx_uint_t ngx_posts_scope_component(u_char **pattern, u_char **path);
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
    ngx_posts_map_t    *map, *set;
    ngx_posts_value_t  *sets, *values;
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

        if (sets->u.array->elts[i].type != NGX_POSTS_MAP) {
            continue;
        }

        set = sets->u.array->elts[i].u.map;
        values = ngx_posts_map_get(set, "values");

        if (values == NULL || values->type != NGX_POSTS_MAP) {
            continue;
        }

        ngx_posts_scope_read(set, &scope);

        if (!ngx_posts_scope_applies(config, &scope, path, type)) {
            continue;
        }

        if (!found || ngx_posts_scope_precedes(&scope, &old)) {
            map = ngx_posts_merge(pool, map, values->u.map);
            old = scope;
            found = 1;

        } else {
            map = ngx_posts_merge(pool, values->u.map, map);
        }

        if (map == NULL) {
            return NULL;
        }
    }

    return map;
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

    if (scope->type.len
        && (scope->type.len != type->len
            || ngx_memcmp(scope->type.data, type->data, type->len) != 0))
    {
        return 0;
    }

    want = scope->path;

    if (want.len == 0) {
        return 1;
    }

    if (ngx_strlchr(want.data, want.data + want.len, '*')) {
        return ngx_posts_scope_glob(&want, path);
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


/* the path, or a directory above it, matches */

static ngx_uint_t
ngx_posts_scope_glob(ngx_str_t *pattern, ngx_str_t *path)
{
    size_t  i;
    u_char  glob[NGX_POSTS_MAX_PATH + 1], name[NGX_POSTS_MAX_PATH + 1];

    if (pattern->len > NGX_POSTS_MAX_PATH || path->len > NGX_POSTS_MAX_PATH) {
        return 0;
    }

    *ngx_cpymem(glob, pattern->data, pattern->len) = '\0';

    for (i = 1; i <= path->len; i++) {

        if (i < path->len && path->data[i] != '/') {
            continue;
        }

        *ngx_cpymem(name, path->data, i) = '\0';

        if (ngx_posts_scope_glob_match(glob, name)) {
            return 1;
        }
    }

    return 0;
}


/*
 * Component by component: "**" stands for any number of them, also none.
 * Only the last "**" is ever taken back, so that it takes no recursion.
 */

static ngx_uint_t
ngx_posts_scope_glob_match(u_char *pattern, u_char *path)
{
    u_char  *again, *rest;

    again = NULL;
    rest = NULL;

    for ( ;; ) {

        if (ngx_strncmp(pattern, "**/", 3) == 0) {
            pattern += 3;
            again = pattern;
            rest = path;
            continue;
        }

        if (ngx_posts_scope_component(&pattern, &path)) {

            if (*pattern == '\0' && *path == '\0') {
                return 1;
            }

            if (*pattern && *path) {
                continue;
            }
        }

        if (again == NULL || *rest == '.') {
            return 0;
        }

        rest = (u_char *) ngx_strchr(rest, '/');

        if (rest == NULL) {
            return 0;
        }

        rest++;
        pattern = again;
        path = rest;
    }
}


/* matches one component of both, and goes behind the slash of it */

static ngx_uint_t
ngx_posts_scope_component(u_char **pattern, u_char **path)
{
    u_char      *one, *two, c, d;
    ngx_uint_t   found;

    for (one = *pattern; *one && *one != '/'; one++) { /* void */ }
    for (two = *path; *two && *two != '/'; two++) { /* void */ }

    c = *one;
    d = *two;

    *one = '\0';
    *two = '\0';

    found = (fnmatch((char *) *pattern, (char *) *path, FNM_PERIOD) == 0);

    *one = c;
    *two = d;

    *pattern = one + (c == '/');
    *path = two + (d == '/');

    return found;
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

    return over->type.len || old->type.len == 0;
}
