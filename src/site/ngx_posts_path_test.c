
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_path.h"
#include "site/ngx_posts_tree_test.h"


/* path, dir, base, stem, trimmed, as Ruby's File and Jekyll cut them */

static const struct {
    const char  *path;
    const char  *dir;
    const char  *base;
    const char  *stem;
    const char  *trim;
} ngx_posts_path_test_parts[] = {
    { "", "", "", "", "" },
    { "a.md", "", "a.md", "a", "a.md" },
    { "a/b.md", "a", "b.md", "a/b", "a/b.md" },
    { "/a.md", "", "a.md", "/a", "/a.md" },
    { "a/b/c", "a/b", "c", "a/b/c", "a/b/c" },
    { "a.b/c", "a.b", "c", "a.b/c", "a.b/c" },
    { "a..", "", "a..", "a.", "a" },
    { "...", "", "...", "...", "" },
    { ".x", "", ".x", ".x", ".x" },
    { "a/", "a", "", "a/", "a/" }
};


void
ngx_posts_path_test(ngx_posts_unit_t *t)
{
    ngx_str_t           path;
    ngx_uint_t          i, n;
    ngx_posts_array_t  *rows;

    rows = ngx_posts_tree_table(t, "ext");

    for (i = 0; rows && i < rows->nelts; i++) {
        path = ngx_posts_tree_text(t, &rows->elts[i], 0);

        ngx_posts_unit_mem(t, ngx_posts_path_ext(&path),
                           ngx_posts_tree_text(t, &rows->elts[i], 1),
                           (char *) path.data);
    }

    n = sizeof(ngx_posts_path_test_parts)
        / sizeof(ngx_posts_path_test_parts[0]);

    for (i = 0; i < n; i++) {

        path.data = (u_char *) ngx_posts_path_test_parts[i].path;
        path.len = ngx_strlen(path.data);

        ngx_posts_unit_str(t, ngx_posts_path_dir(&path),
                           ngx_posts_path_test_parts[i].dir, "dir");
        ngx_posts_unit_str(t, ngx_posts_path_base(&path),
                           ngx_posts_path_test_parts[i].base, "base");
        ngx_posts_unit_str(t, ngx_posts_path_stem(&path),
                           ngx_posts_path_test_parts[i].stem, "stem");
        ngx_posts_unit_str(t, ngx_posts_path_trim(&path),
                           ngx_posts_path_test_parts[i].trim, "trim");
    }
}
