
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "data/ngx_posts_error.h"


static void ngx_posts_error_test_set(ngx_posts_unit_t *t);
static void ngx_posts_error_test_cut(ngx_posts_unit_t *t);
static void ngx_posts_error_test_at(ngx_posts_unit_t *t);


void
ngx_posts_error_test(ngx_posts_unit_t *t)
{
    ngx_posts_error_test_set(t);
    ngx_posts_error_test_cut(t);
    ngx_posts_error_test_at(t);
}


static void
ngx_posts_error_test_set(ngx_posts_unit_t *t)
{
    ngx_str_t          name;
    ngx_posts_error_t  e;

    ngx_memzero(&e, sizeof(ngx_posts_error_t));
    ngx_str_set(&name, "a\nb\033");

    ngx_posts_unit_ok(t, !ngx_posts_error_is_set(&e), "none at first");
    ngx_posts_unit_int(t, ngx_posts_error_set(&e, "no tag \"%V\" %d", &name,
                                              7),
                       NGX_ERROR, "set returns NGX_ERROR");
    ngx_posts_unit_str(t, e.reason, "no tag \"a b \" 7", "control characters");

    (void) ngx_posts_error_set(&e, "second");
    ngx_posts_unit_str(t, e.reason, "no tag \"a b \" 7", "the first one wins");

    ngx_memzero(&e, sizeof(ngx_posts_error_t));
    (void) ngx_posts_error_set(&e, "%s", "");
    ngx_posts_unit_ok(t, ngx_posts_error_is_set(&e), "an empty reason is set");
}


static void
ngx_posts_error_test_cut(ngx_posts_unit_t *t)
{
    u_char             text[NGX_POSTS_ERROR_LEN + 2];
    ngx_str_t          s;
    ngx_uint_t         i;
    ngx_posts_error_t  e;

    s.data = text;

    for (i = 0; i < 4; i++) {
        ngx_memset(text, 'x', sizeof(text));

        /* U+4E2D, which ends before, at and behind the limit */
        ngx_memcpy(text + NGX_POSTS_ERROR_LEN - 4 + i, "\344\270\255", 3);
        s.len = NGX_POSTS_ERROR_LEN - 4 + i + 3;
        s.len = ngx_max(s.len, NGX_POSTS_ERROR_LEN);

        ngx_memzero(&e, sizeof(ngx_posts_error_t));
        (void) ngx_posts_error_set(&e, "%V", &s);

        ngx_posts_unit_int(t, e.reason.len,
                           (i < 2) ? NGX_POSTS_ERROR_LEN
                                   : NGX_POSTS_ERROR_LEN - 4 + i,
                           "cut between characters");
    }
}


static void
ngx_posts_error_test_at(ngx_posts_unit_t *t)
{
    ngx_str_t          a, b;
    ngx_posts_error_t  e;

    ngx_str_set(&a, "a.md");
    ngx_str_set(&b, "b.md");

    ngx_memzero(&e, sizeof(ngx_posts_error_t));
    ngx_posts_error_at(&e, &a, 0, 0);
    ngx_posts_unit_str(t, e.file, "a.md", "the file alone");

    ngx_posts_error_at(&e, &b, 5, 6);
    ngx_posts_unit_int(t, e.line, 0, "a line of another file");

    ngx_posts_error_at(&e, &a, 3, 4);
    ngx_posts_error_at(&e, &a, 5, 6);
    ngx_posts_unit_int(t, e.line, 3, "the first line is kept");
    ngx_posts_unit_int(t, e.column, 4, "and its column");

    ngx_memzero(&e, sizeof(ngx_posts_error_t));
    e.line = 2;
    ngx_posts_error_at(&e, &b, 9, 9);
    ngx_posts_unit_str(t, e.file, "b.md", "the file of a known line");
    ngx_posts_unit_int(t, e.line, 2, "which is kept");
}
