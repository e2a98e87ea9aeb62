
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <fnmatch.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_glob.h"


static ngx_uint_t ngx_posts_glob_words(u_char *pattern, ngx_str_t *path,
    ngx_uint_t *budget);
static u_char *ngx_posts_glob_brace(u_char *p);
static u_char *ngx_posts_glob_word(u_char *p, u_char *close);
static ngx_uint_t ngx_posts_glob_above(u_char *pattern, ngx_str_t *path);
static ngx_uint_t ngx_posts_glob_match(u_char *pattern, u_char *path);
static ngx_uint_t ngx_posts_glob_component(u_char **pattern, u_char **path);


ngx_uint_t
ngx_posts_glob(ngx_str_t *pattern, ngx_str_t *path)
{
    ngx_uint_t  budget;
    u_char      glob[NGX_POSTS_MAX_PATH + 1];

    if (pattern->len > NGX_POSTS_MAX_PATH || path->len > NGX_POSTS_MAX_PATH) {
        return 0;
    }

    *ngx_cpymem(glob, pattern->data, pattern->len) = '\0';
    budget = NGX_POSTS_MAX_GLOB_WORDS;

    return ngx_posts_glob_words(glob, path, &budget);
}


/* the first braces are replaced by each of their words in turn */

static ngx_uint_t
ngx_posts_glob_words(u_char *pattern, ngx_str_t *path, ngx_uint_t *budget)
{
    u_char  *p, *open, *close, *word, *end;
    u_char   glob[NGX_POSTS_MAX_PATH + 1];

    open = (u_char *) ngx_strchr(pattern, '{');
    close = open ? ngx_posts_glob_brace(open) : NULL;

    if (close == NULL) {

        /* Ruby finds nothing by a brace that is not closed */

        if (open || *budget == 0) {
            return 0;
        }

        (*budget)--;

        return ngx_posts_glob_above(pattern, path);
    }

    for (word = open + 1; word <= close && *budget; word = end + 1) {

        end = ngx_posts_glob_word(word, close);

        p = ngx_cpymem(glob, pattern, open - pattern);
        p = ngx_cpymem(p, word, end - word);
        (void) ngx_cpystrn(p, close + 1, glob + sizeof(glob) - p);

        if (ngx_posts_glob_words(glob, path, budget)) {
            return 1;
        }
    }

    return 0;
}


/* the end of braces, NULL if there is none */

static u_char *
ngx_posts_glob_brace(u_char *p)
{
    ngx_uint_t  depth;

    for (depth = 0; *p; p++) {

        if (*p == '{') {
            depth++;

        } else if (*p == '}' && --depth == 0) {
            return p;
        }
    }

    return NULL;
}


/* the end of a word: its comma, or the end of the braces */

static u_char *
ngx_posts_glob_word(u_char *p, u_char *close)
{
    ngx_uint_t  depth;

    for (depth = 0; p < close; p++) {

        if (*p == '{') {
            depth++;

        } else if (*p == '}') {
            depth--;

        } else if (*p == ',' && depth == 0) {
            break;
        }
    }

    return p;
}


/* the path, or a directory above it; with a slash only directories */

static ngx_uint_t
ngx_posts_glob_above(u_char *pattern, ngx_str_t *path)
{
    size_t      i, len;
    ngx_uint_t  slash;
    u_char      name[NGX_POSTS_MAX_PATH + 1];

    len = ngx_strlen(pattern);
    slash = (len && pattern[len - 1] == '/');

    for (i = 1; i <= path->len; i++) {

        if (i < path->len ? path->data[i] != '/' : slash) {
            continue;
        }

        *ngx_cpymem(name, path->data, i) = '\0';

        if (ngx_posts_glob_match(pattern, name)) {
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
ngx_posts_glob_match(u_char *pattern, u_char *path)
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

        if (ngx_posts_glob_component(&pattern, &path)) {

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
ngx_posts_glob_component(u_char **pattern, u_char **path)
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
