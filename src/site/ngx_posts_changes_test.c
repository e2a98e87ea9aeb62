
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "site/ngx_posts_changes.h"


static void ngx_posts_changes_test_limit(ngx_posts_unit_t *t);
static void ngx_posts_changes_test_settle(ngx_posts_unit_t *t);
static ngx_int_t ngx_posts_changes_test_add(ngx_posts_changes_t *changes,
    const char *path, uint64_t time, ngx_uint_t directory);


void
ngx_posts_changes_test(ngx_posts_unit_t *t)
{
    ngx_posts_changes_test_limit(t);
    ngx_posts_changes_test_settle(t);
}


static void
ngx_posts_changes_test_limit(ngx_posts_unit_t *t)
{
    u_char               name[NGX_INT_T_LEN + 1];
    ngx_int_t            rc;
    ngx_uint_t           i, n;
    ngx_posts_changes_t  changes;

    ngx_posts_changes_init(&changes, 100, t->log);

    for (n = 0; n < 2; n++) {
        for (i = 0; i < 100; i++) {
            *ngx_sprintf(name, "%ui", i) = '\0';

            rc = ngx_posts_changes_test_add(&changes, (char *) name, n, 0);

            if (rc != NGX_OK) {
                ngx_posts_unit_int(t, rc, NGX_OK, "up to the limit");
            }
        }

        ngx_posts_unit_int(t, changes.nelts, 100, "each path once");
    }

    ngx_posts_unit_int(t, ngx_posts_changes_test_add(&changes, "x", 1, 0),
                       NGX_DECLINED, "one more than the limit");
    ngx_posts_unit_int(t, ngx_posts_changes_test_add(&changes, "99", 1, 0),
                       NGX_OK, "not one more");
    ngx_posts_unit_str(t, changes.elts[99].path, "99", "the last");

    ngx_posts_changes_reset(&changes);
    ngx_posts_unit_int(t, changes.nelts, 0, "none after a reset");
    ngx_posts_unit_int(t, ngx_posts_changes_test_add(&changes, "x", 1, 0),
                       NGX_OK, "and then there is room");

    ngx_posts_changes_reset(&changes);
}


static void
ngx_posts_changes_test_settle(ngx_posts_unit_t *t)
{
    ngx_posts_changes_t  changes;

    ngx_posts_changes_init(&changes, 100, t->log);

    (void) ngx_posts_changes_test_add(&changes, "", 10, 0);
    (void) ngx_posts_changes_test_add(&changes, "a", 10, 1);
    (void) ngx_posts_changes_test_add(&changes, "b", 11, 0);
    (void) ngx_posts_changes_test_add(&changes, "c", 12, 0);
    (void) ngx_posts_changes_test_add(&changes, "a", 13, 0);
    (void) ngx_posts_changes_test_add(&changes, "c", 9, 1);

    ngx_posts_unit_int(t, changes.nelts, 4, "four paths");

    ngx_posts_changes_settle(&changes, 10);
    ngx_posts_unit_int(t, changes.nelts, 4, "none is older");

    ngx_posts_changes_settle(&changes, 12);
    ngx_posts_unit_int(t, changes.nelts, 2, "two are older");
    ngx_posts_unit_str(t, changes.elts[0].path, "a", "what changed again");
    ngx_posts_unit_int(t, changes.elts[0].time, 13, "has the later time");
    ngx_posts_unit_int(t, changes.elts[0].directory, 1, "stays a directory");
    ngx_posts_unit_str(t, changes.elts[1].path, "c", "what changed then");
    ngx_posts_unit_int(t, changes.elts[1].time, 12, "keeps the later time");
    ngx_posts_unit_int(t, changes.elts[1].directory, 1, "is a directory");

    (void) ngx_posts_changes_test_add(&changes, "b", 12, 0);
    (void) ngx_posts_changes_test_add(&changes, "c", 12, 0);
    ngx_posts_unit_int(t, changes.nelts, 3, "the rest is still found");

    ngx_posts_changes_settle(&changes, 14);
    ngx_posts_unit_int(t, changes.nelts, 0, "all are older");
    ngx_posts_unit_ok(t, changes.elts == NULL, "and take no memory");
}


static ngx_int_t
ngx_posts_changes_test_add(ngx_posts_changes_t *changes, const char *path,
    uint64_t time, ngx_uint_t directory)
{
    ngx_str_t  s;

    s.data = (u_char *) path;
    s.len = ngx_strlen(path);

    return ngx_posts_changes_add(changes, &s, time, directory);
}
