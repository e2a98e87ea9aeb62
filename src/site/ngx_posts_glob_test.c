
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_glob.h"
#include "site/ngx_posts_tree_test.h"


static void ngx_posts_glob_test_budget(ngx_posts_unit_t *t);


/* as Ruby's Dir.glob finds "a/b/c.md", "a/.d/e.md" and "x{y.md" */

static const struct {
    const char  *pattern;
    const char  *path;
    ngx_uint_t   found;
} ngx_posts_glob_test_rows[] = {
    { "a/*", "a/b/c.md", 1 },
    { "a/*", "a/.d/e.md", 0 },
    { "a/*", "x{y.md", 0 },
    { "*/c.md", "a/b/c.md", 0 },
    { "*/c.md", "a/.d/e.md", 0 },
    { "*/c.md", "x{y.md", 0 },
    { "a/*/c.md", "a/b/c.md", 1 },
    { "a/*/c.md", "a/.d/e.md", 0 },
    { "a/*/c.md", "x{y.md", 0 },
    { "a/**/c.md", "a/b/c.md", 1 },
    { "a/**/c.md", "a/.d/e.md", 0 },
    { "a/**/c.md", "x{y.md", 0 },
    { "**/c.md", "a/b/c.md", 1 },
    { "**/c.md", "a/.d/e.md", 0 },
    { "**/c.md", "x{y.md", 0 },
    { "**/*.md", "a/b/c.md", 1 },
    { "**/*.md", "a/.d/e.md", 0 },
    { "**/*.md", "x{y.md", 1 },
    { "a/**", "a/b/c.md", 1 },
    { "a/**", "a/.d/e.md", 0 },
    { "a/**", "x{y.md", 0 },
    { "a/b/**/*.md", "a/b/c.md", 1 },
    { "a/b/**/*.md", "a/.d/e.md", 0 },
    { "a/b/**/*.md", "x{y.md", 0 },
    { "a/*/", "a/b/c.md", 1 },
    { "a/*/", "a/.d/e.md", 0 },
    { "a/*/", "x{y.md", 0 },
    { "a/b/*/", "a/b/c.md", 0 },
    { "a/b/*/", "a/.d/e.md", 0 },
    { "a/b/*/", "x{y.md", 0 },
    { "a/{b,x}/*.md", "a/b/c.md", 1 },
    { "a/{b,x}/*.md", "a/.d/e.md", 0 },
    { "a/{b,x}/*.md", "x{y.md", 0 },
    { "a/{x,y}/*.md", "a/b/c.md", 0 },
    { "a/{x,y}/*.md", "a/.d/e.md", 0 },
    { "a/{x,y}/*.md", "x{y.md", 0 },
    { "{a,x}/{b,c}/*.{md,html}", "a/b/c.md", 1 },
    { "{a,x}/{b,c}/*.{md,html}", "a/.d/e.md", 0 },
    { "{a,x}/{b,c}/*.{md,html}", "x{y.md", 0 },
    { "a/{b,{y,z}}/c.*", "a/b/c.md", 1 },
    { "a/{b,{y,z}}/c.*", "a/.d/e.md", 0 },
    { "a/{b,{y,z}}/c.*", "x{y.md", 0 },
    { "{x,{a,z}}/*", "a/b/c.md", 1 },
    { "{x,{a,z}}/*", "a/.d/e.md", 0 },
    { "{x,{a,z}}/*", "x{y.md", 0 },
    { "a/*/e.md", "a/b/c.md", 0 },
    { "a/*/e.md", "a/.d/e.md", 0 },
    { "a/*/e.md", "x{y.md", 0 },
    { "a/.*/e.md", "a/b/c.md", 0 },
    { "a/.*/e.md", "a/.d/e.md", 1 },
    { "a/.*/e.md", "x{y.md", 0 },
    { "a/.d/*", "a/b/c.md", 0 },
    { "a/.d/*", "a/.d/e.md", 1 },
    { "a/.d/*", "x{y.md", 0 },
    { "**/.d/*", "a/b/c.md", 0 },
    { "**/.d/*", "a/.d/e.md", 1 },
    { "**/.d/*", "x{y.md", 0 },
    { "a/[a-c]/*", "a/b/c.md", 1 },
    { "a/[a-c]/*", "a/.d/e.md", 0 },
    { "a/[a-c]/*", "x{y.md", 0 },
    { "a/[^a]/*", "a/b/c.md", 1 },
    { "a/[^a]/*", "a/.d/e.md", 0 },
    { "a/[^a]/*", "x{y.md", 0 },
    { "a/?/c.*", "a/b/c.md", 1 },
    { "a/?/c.*", "a/.d/e.md", 0 },
    { "a/?/c.*", "x{y.md", 0 },
    { "x{*", "a/b/c.md", 0 },
    { "x{*", "a/.d/e.md", 0 },
    { "x{*", "x{y.md", 0 },
    { "*y.md", "a/b/c.md", 0 },
    { "*y.md", "a/.d/e.md", 0 },
    { "*y.md", "x{y.md", 1 },
    { "b/*", "a/b/c.md", 0 },
    { "b/*", "a/.d/e.md", 0 },
    { "b/*", "x{y.md", 0 },
    { "a/b/c.md*", "a/b/c.md", 1 },
    { "a/b/c.md*", "a/.d/e.md", 0 },
    { "a/b/c.md*", "x{y.md", 0 }
};


void
ngx_posts_glob_test(ngx_posts_unit_t *t)
{
    ngx_str_t   pattern, path;
    ngx_uint_t  i, n;

    n = sizeof(ngx_posts_glob_test_rows)
        / sizeof(ngx_posts_glob_test_rows[0]);

    for (i = 0; i < n; i++) {

        pattern.data = (u_char *) ngx_posts_glob_test_rows[i].pattern;
        pattern.len = ngx_strlen(pattern.data);
        path.data = (u_char *) ngx_posts_glob_test_rows[i].path;
        path.len = ngx_strlen(path.data);

        ngx_posts_unit_int(t, ngx_posts_glob(&pattern, &path),
                           ngx_posts_glob_test_rows[i].found,
                           ngx_posts_glob_test_rows[i].pattern);
    }

    ngx_posts_glob_test_budget(t);
}


/* the last of so many words is the one that matches */

static void
ngx_posts_glob_test_budget(ngx_posts_unit_t *t)
{
    u_char     *p;
    ngx_str_t   pattern, path;
    u_char      buf[2 * NGX_POSTS_MAX_GLOB_WORDS + 16];

    ngx_str_set(&path, "a");

    *buf = '{';
    ngx_memset(buf + 1, ',', NGX_POSTS_MAX_GLOB_WORDS);

    p = buf + NGX_POSTS_MAX_GLOB_WORDS;
    *p++ = 'a';
    *p++ = '}';

    pattern.data = buf;
    pattern.len = p - buf;

    ngx_posts_unit_int(t, ngx_posts_glob(&pattern, &path), 1,
                       "as many words as are tried");

    p = buf + NGX_POSTS_MAX_GLOB_WORDS + 1;
    p[-1] = ',';
    *p++ = 'a';
    *p++ = '}';

    pattern.len = p - buf;

    ngx_posts_unit_int(t, ngx_posts_glob(&pattern, &path), 0,
                       "one word more");
}
