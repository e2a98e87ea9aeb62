
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_files.h"
#include "site/ngx_posts_tree_test.h"


static ngx_int_t ngx_posts_files_test_read(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files, const char *path, off_t limit,
    ngx_str_t *content, ngx_posts_dep_t *dep);
static void ngx_posts_files_test_paths(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files);
static void ngx_posts_files_test_reads(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files);
static void ngx_posts_files_test_hold(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files);
static void ngx_posts_files_test_copy(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files);


void
ngx_posts_files_test(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t    tree;
    ngx_posts_files_t  *files;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    files = ngx_posts_files_create(t->pool, &tree.root, &tree.of,
                                   &tree.tick);

    ngx_posts_files_test_paths(&tree, files);
    ngx_posts_files_test_reads(&tree, files);
    ngx_posts_files_test_hold(&tree, files);
    ngx_posts_files_test_copy(&tree, files);

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_files_test_paths(ngx_posts_tree_t *tree, ngx_posts_files_t *files)
{
    ngx_str_t  path, absolute;

    path.len = NGX_POSTS_MAX_PATH;
    path.data = ngx_palloc(tree->t->pool, path.len + 1);

    ngx_memset(path.data, 'a', path.len + 1);

    ngx_posts_unit_int(tree->t, ngx_posts_files_path(files, tree->t->pool,
                                                     &path, &absolute),
                       NGX_OK, "the longest path");
    ngx_posts_unit_int(tree->t, absolute.len, tree->root.len + 1 + path.len,
                       "is below the root");
    ngx_posts_unit_int(tree->t, absolute.data[absolute.len], 0, "and ends");

    path.len++;

    ngx_posts_unit_int(tree->t, ngx_posts_files_path(files, tree->t->pool,
                                                     &path, &absolute),
                       NGX_DECLINED, "a longer one");

    ngx_str_set(&path, "/etc/x");

    (void) ngx_posts_files_path(files, tree->t->pool, &path, &absolute);
    ngx_posts_unit_str(tree->t, absolute, "/etc/x", "an absolute path");
}


static void
ngx_posts_files_test_reads(ngx_posts_tree_t *tree, ngx_posts_files_t *files)
{
    ngx_str_t        s;
    ngx_posts_dep_t  dep;

    ngx_posts_tree_write(tree, "five", "12345");
    ngx_posts_tree_write(tree, "empty", "");
    ngx_posts_tree_write(tree, "dir/x", "");
    ngx_posts_tree_link(tree, "link", "five");
    ngx_posts_tree_link(tree, "dangling", "six");

    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "five", 5, &s, &dep),
                       NGX_OK, "a file of the limit");
    ngx_posts_unit_str(tree->t, s, "12345", "its bytes");
    ngx_posts_unit_int(tree->t, s.data[5], 0, "and a zero byte");
    ngx_posts_unit_ok(tree->t, dep.digest == ngx_posts_stamp_digest(&s),
                      "its digest");
    ngx_posts_unit_int(tree->t, dep.stamp.size, 5, "its stamp");

    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "five", 4, &s, &dep),
                       NGX_ERROR, "one byte over the limit");
    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "empty", 0, &s, &dep),
                       NGX_OK, "an empty file");
    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "link", 5, &s, &dep),
                       NGX_OK, "a link to a file");
    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "dir", 5, &s, &dep),
                       NGX_DECLINED, "a directory");
    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "dangling", 5, &s, &dep),
                       NGX_DECLINED, "a link to nothing");
    ngx_posts_unit_int(tree->t, ngx_posts_files_test_read(tree, files,
                                    "five/x", 5, &s, &dep),
                       NGX_DECLINED, "a file below a file");
    ngx_posts_unit_ok(tree->t, ngx_posts_stamp_absent(&dep.stamp)
                               && dep.path.len,
                      "what is absent is a dependency");
}


/* two versions of equal length, perhaps within one tick of the clock */

static void
ngx_posts_files_test_hold(ngx_posts_tree_t *tree, ngx_posts_files_t *files)
{
    ngx_str_t        s;
    ngx_posts_dep_t  young, dep;

    ngx_posts_tree_clock(time(NULL));
    ngx_posts_tree_write(tree, "file", "one");

    ngx_posts_files_test_read(tree, files, "file", 9, &s, &young);
    ngx_posts_unit_ok(tree->t, young.young, "a young file");

    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &young), 1,
                       "holds while it is as it was");

    ngx_posts_tree_clock(time(NULL) + 60);
    tree->tick++;

    dep = young;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 1,
                       "and later");
    ngx_posts_unit_ok(tree->t, !dep.young, "when it is no longer young");

    /* as if it had been written twice with one stamp */

    tree->tick++;
    young.digest++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &young), 0,
                       "not with another content");

    ngx_posts_tree_write(tree, "file", "three");
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 1,
                       "a stamp is remembered for the tick");

    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 0,
                       "not longer");

    ngx_posts_files_test_read(tree, files, "new", 9, &s, &dep);
    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 1,
                       "a file that is absent");

    ngx_posts_tree_write(tree, "new", "x");
    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 0,
                       "and then is there");
}


/* the same content is the same version, whatever happened to the file */

static void
ngx_posts_files_test_copy(ngx_posts_tree_t *tree, ngx_posts_files_t *files)
{
    ngx_str_t        s;
    ngx_posts_dep_t  dep, other;

    ngx_posts_tree_write(tree, "copy", "one");
    ngx_posts_files_test_read(tree, files, "copy", 9, &s, &dep);

    ngx_posts_tree_remove(tree, "copy");
    ngx_posts_tree_write(tree, "other", "");
    ngx_posts_tree_write(tree, "copy", "one");

    tree->tick++;
    other = dep;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &other), 1,
                       "another file of the same content");
    ngx_posts_unit_ok(tree->t,
                      !ngx_posts_stamp_equal(&dep.stamp, &other.stamp),
                      "which is known from then on");

    other = dep;
    other.dated = 1;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &other), 0,
                       "is not the same where its time is shown");

    other = dep;
    other.digest = 0;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &other), 0,
                       "nor where the content was not read");

    ngx_posts_tree_write(tree, "copy", "two");
    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_files_hold(files, &dep), 0,
                       "another one of the same size");
}


static ngx_int_t
ngx_posts_files_test_read(ngx_posts_tree_t *tree, ngx_posts_files_t *files,
    const char *path, off_t limit, ngx_str_t *content, ngx_posts_dep_t *dep)
{
    ngx_str_t          name, absolute;
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    name.data = (u_char *) path;
    name.len = ngx_strlen(path);

    (void) ngx_posts_files_path(files, tree->t->pool, &name, &absolute);

    return ngx_posts_files_read(files, tree->t->pool, &absolute, limit,
                                content, dep, &error);
}
