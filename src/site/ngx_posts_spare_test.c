
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_spare.h"
#include "site/ngx_posts_tree_test.h"


/*
 * name, spare  in the directory of the tree
 */

typedef struct {
    ngx_posts_unit_t  *t;
    ngx_str_t          name;
    ngx_str_t          spare;
} ngx_posts_spare_test_t;


static ngx_str_t ngx_posts_spare_test_path(ngx_posts_tree_t *tree,
    const char *name);
static ngx_file_uniq_t ngx_posts_spare_test_write(ngx_posts_spare_test_t *test,
    const char *text);
static void ngx_posts_spare_test_read(ngx_posts_spare_test_t *test,
    ngx_fd_t fd, const char *text, const char *name);
static void ngx_posts_spare_test_turns(ngx_posts_spare_test_t *test);
static void ngx_posts_spare_test_none(ngx_posts_spare_test_t *test,
    ngx_posts_tree_t *tree);


void
ngx_posts_spare_test(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t        tree;
    ngx_posts_spare_test_t  test;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    test.t = t;
    test.name = ngx_posts_spare_test_path(&tree, "one");
    test.spare = ngx_posts_spare_test_path(&tree, "other");

    ngx_posts_spare_test_turns(&test);
    ngx_posts_spare_test_none(&test, &tree);

    ngx_posts_tree_destroy(&tree);
}


/* the spare one is written over, but not while it is read */

static void
ngx_posts_spare_test_turns(ngx_posts_spare_test_t *test)
{
    ngx_fd_t          fd;
    ngx_file_uniq_t   first, second, third, fourth;

    ngx_posts_unit_ok(test->t,
                      ngx_posts_spare_read(&test->name) == NGX_INVALID_FILE,
                      "there is none at first");

    first = ngx_posts_spare_test_write(test, "the first");
    second = ngx_posts_spare_test_write(test, "second");
    third = ngx_posts_spare_test_write(test, "third");

    ngx_posts_unit_ok(test->t, first != second, "two files");
#ifdef RENAME_EXCHANGE
    ngx_posts_unit_ok(test->t, first == third, "the spare one is used");
#endif

    fd = ngx_posts_spare_read(&test->name);

    (void) ngx_posts_spare_test_write(test, "fourth");
    fourth = ngx_posts_spare_test_write(test, "the fifth");

    ngx_posts_unit_ok(test->t, fourth != third, "not while it is read");
    ngx_posts_spare_test_read(test, fd, "third", "what is read stays");
    ngx_posts_spare_test_read(test, ngx_posts_spare_read(&test->name),
                              "the fifth", "the newest one");
}


/* what is no file, or cannot be made */

static void
ngx_posts_spare_test_none(ngx_posts_spare_test_t *test,
    ngx_posts_tree_t *tree)
{
    ngx_fd_t    fd;
    ngx_str_t   name;
    ngx_uint_t  level;

    (void) ngx_delete_file(test->spare.data);

    if (mkfifo((char *) test->spare.data, 0600) == 0) {
        (void) ngx_posts_spare_test_write(test, "no pipe");
        ngx_posts_spare_test_read(test, ngx_posts_spare_read(&test->name),
                                  "no pipe", "a pipe goes");
    }

    ngx_posts_unit_ok(test->t,
                      ngx_posts_spare_read(&tree->root) == NGX_INVALID_FILE,
                      "a directory");

    name = ngx_posts_spare_test_path(tree, "none/other");

    level = test->t->log->log_level;
    test->t->log->log_level = 0;

    fd = ngx_posts_spare_write(&name, 1, test->t->log);

    test->t->log->log_level = level;

    ngx_posts_unit_ok(test->t, fd == NGX_INVALID_FILE,
                      "where nothing can be made");
}


static ngx_file_uniq_t
ngx_posts_spare_test_write(ngx_posts_spare_test_t *test, const char *text)
{
    size_t           len;
    ngx_fd_t         fd;
    ngx_int_t        rc;
    ngx_file_info_t  fi;

    len = ngx_strlen(text);
    fd = ngx_posts_spare_write(&test->spare, (off_t) len, test->t->log);

    if (fd == NGX_INVALID_FILE || ngx_fd_info(fd, &fi) == NGX_FILE_ERROR) {
        ngx_posts_unit_ok(test->t, 0, text);
        return 0;
    }

    rc = (pwrite(fd, text, len, 0) == (ssize_t) len) ? NGX_OK : NGX_ERROR;

    if (rc == NGX_OK) {
        rc = ngx_posts_spare_publish(fd, &test->spare, &test->name,
                                     test->t->log);
    }

    ngx_posts_unit_int(test->t, rc, NGX_OK, text);

    (void) ngx_close_file(fd);

    return ngx_file_uniq(&fi);
}


static void
ngx_posts_spare_test_read(ngx_posts_spare_test_t *test, ngx_fd_t fd,
    const char *text, const char *name)
{
    u_char     buf[64];
    ssize_t    n;
    ngx_str_t  str;

    n = (fd == NGX_INVALID_FILE) ? -1 : pread(fd, buf, sizeof(buf), 0);

    str.data = buf;
    str.len = (n > 0) ? (size_t) n : 0;

    ngx_posts_unit_str(test->t, str, text, name);

    if (fd != NGX_INVALID_FILE) {
        (void) ngx_close_file(fd);
    }
}


static ngx_str_t
ngx_posts_spare_test_path(ngx_posts_tree_t *tree, const char *name)
{
    u_char     *p;
    ngx_str_t   path;

    path.data = ngx_pnalloc(tree->t->pool, tree->root.len + 32);

    if (path.data == NULL) {
        ngx_str_null(&path);
        return path;
    }

    p = ngx_sprintf(path.data, "%V/%s", &tree->root, name);
    *p = '\0';

    path.len = p - path.data;

    return path;
}
