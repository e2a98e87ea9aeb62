
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "text/ngx_posts_sass.h"
#include "text/ngx_posts_sass_path.h"


typedef struct {
    const char   *path;
    const char   *content;
} ngx_posts_sass_test_file_t;


static ngx_uint_t ngx_posts_sass_test_find(void *data, ngx_str_t *path);
static ngx_int_t ngx_posts_sass_test_load(void *data, ngx_str_t *path,
    ngx_str_t *content, ngx_posts_error_t *error);
static void ngx_posts_sass_test_join(ngx_posts_unit_t *t);
static void ngx_posts_sass_test_compile(ngx_posts_unit_t *t,
    ngx_posts_sass_t *sass);
static void ngx_posts_sass_test_errors(ngx_posts_unit_t *t,
    ngx_posts_sass_t *sass);


static ngx_posts_sass_test_file_t  ngx_posts_sass_test_files[] = {
    { "/s/root.scss", ".root { a: b }" },
    { "/s/p/_a.scss", "@import 'b/c';" },
    { "/s/p/b/c.sass", ".c\n  d: e" },
    { "/s/p/x/index.scss", ".x { a: b }" },
    { "/s/p/two.scss", "" },
    { "/s/p/_two.scss", "" },
    { "/s/p/bad.scss", ".a { b: c }\n.b { c: $d }\n" },
    { NULL, NULL }
};


void
ngx_posts_sass_test(ngx_posts_unit_t *t)
{
    ngx_str_t         *path;
    ngx_posts_sass_t   sass;

    ngx_memzero(&sass, sizeof(ngx_posts_sass_t));

    sass.pool = t->pool;
    sass.find = ngx_posts_sass_test_find;
    sass.load = ngx_posts_sass_test_load;
    sass.paths = ngx_array_create(t->pool, 1, sizeof(ngx_str_t));

    if (sass.paths == NULL) {
        return;
    }

    path = ngx_array_push(sass.paths);
    ngx_str_set(path, "/s/p");

    ngx_str_set(&sass.file, "/s/m.scss");
    ngx_str_set(&sass.style, "compact");

    ngx_posts_sass_test_join(t);

#if (NGX_POSTS_HAVE_SASS)
    ngx_posts_sass_test_compile(t, &sass);
    ngx_posts_sass_test_errors(t, &sass);
#endif
}


static ngx_uint_t
ngx_posts_sass_test_find(void *data, ngx_str_t *path)
{
    ngx_posts_sass_test_file_t  *file;

    for (file = ngx_posts_sass_test_files; file->path; file++) {
        if (ngx_strcmp(file->path, path->data) == 0) {
            return 1;
        }
    }

    return 0;
}


static ngx_int_t
ngx_posts_sass_test_load(void *data, ngx_str_t *path, ngx_str_t *content,
    ngx_posts_error_t *error)
{
    ngx_posts_sass_test_file_t  *file;

    for (file = ngx_posts_sass_test_files; file->path; file++) {
        if (ngx_strcmp(file->path, path->data) == 0) {
            content->data = (u_char *) file->content;
            content->len = ngx_strlen(file->content);
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}


static void
ngx_posts_sass_test_join(ngx_posts_unit_t *t)
{
    ngx_str_t   dir, path, joined;
    ngx_uint_t  i;

    static const char  *cases[][3] = {
        { "/a", "b", "/a/b" },
        { "/a/", "b/", "/a/b" },
        { "/a", "", "/a" },
        { "/a", "/b/c", "/b/c" },
        { "/a/b", "../c", "/a/c" },
        { "/a", "../../../c", "/c" },
        { "/a//b/./c", ".", "/a/b/c" },
        { "/", "..", "/" },
        { "", "", "/" }
    };

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {

        dir.data = (u_char *) cases[i][0];
        dir.len = ngx_strlen(dir.data);
        path.data = (u_char *) cases[i][1];
        path.len = ngx_strlen(path.data);

        ngx_str_null(&joined);
        (void) ngx_posts_sass_join(t->pool, &dir, &path, &joined);
        ngx_posts_unit_str(t, joined, cases[i][2], cases[i][1]);
    }
}


static void
ngx_posts_sass_test_compile(ngx_posts_unit_t *t, ngx_posts_sass_t *sass)
{
    ngx_str_t          source, css, map;
    ngx_uint_t         i;
    ngx_posts_error_t  error;

    static const char  *cases[][2] = {
        { "", "" },
        { ".a { b: c }", ".a { b: c; }\n" },
        { "@import 'a';", ".c { d: e; }\n" },
        { "@import 'root', 'x';",
          ".root { a: b; }\n\n.x { a: b; }\n" },
        { "@import 'y.css';", "@import url(y.css);\n" },
        { "@import 'http://y/z';", "@import 'http://y/z';\n" },
        { "@import '//y/z';", "@import '//y/z';\n" }
    };

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {

        source.data = (u_char *) cases[i][0];
        source.len = ngx_strlen(source.data);

        ngx_str_null(&css);
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        (void) ngx_posts_sass_compile(sass, &source, &css, &map, &error);
        ngx_posts_unit_str(t, css, cases[i][1], cases[i][0]);
        ngx_posts_unit_ok(t, map.data == NULL, "no map was asked for");
    }
}


static void
ngx_posts_sass_test_errors(ngx_posts_unit_t *t, ngx_posts_sass_t *sass)
{
    ngx_str_t          source, css, map;
    ngx_uint_t         i;
    ngx_posts_error_t  error;

    static struct {
        const char  *source;
        const char  *file;
        ngx_uint_t   line;
    } cases[] = {
        { "\n@import 'none';", "/s/m.scss", 2 },
        { "@import 'two';", "/s/m.scss", 1 },
        { "@import 'bad';", "/s/p/bad.scss", 2 },
        { ".a { b: c", "/s/m.scss", 1 }
    };

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {

        source.data = (u_char *) cases[i].source;
        source.len = ngx_strlen(source.data);

        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        ngx_posts_unit_int(t, ngx_posts_sass_compile(sass, &source, &css,
                                                     &map, &error),
                           NGX_ERROR, cases[i].source);
        ngx_posts_unit_str(t, error.file, cases[i].file, "its file");
        ngx_posts_unit_int(t, error.line, cases[i].line, "its line");
    }
}
