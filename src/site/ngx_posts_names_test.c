
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_names.h"
#include "site/ngx_posts_tree_test.h"


static void ngx_posts_names_test_many(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files);
static ngx_int_t ngx_posts_names_test_read(ngx_posts_tree_t *tree,
    ngx_posts_files_t *files, const char *path, ngx_array_t *names,
    ngx_posts_dep_t *dep);


void
ngx_posts_names_test(ngx_posts_unit_t *t)
{
    ngx_str_t             *name, want;
    ngx_array_t            names;
    ngx_posts_dep_t        dep;
    ngx_posts_tree_t       tree;
    ngx_posts_files_t     *files;
    ngx_open_file_info_t   of;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_memzero(&of, sizeof(ngx_open_file_info_t));
    ngx_posts_tree_clock(time(NULL));

    files = ngx_posts_files_create(t->pool, &tree.root, &of, &tree.tick);

    ngx_posts_tree_write(&tree, "d/b", "");
    ngx_posts_tree_write(&tree, "d/a/x", "");
    ngx_posts_tree_write(&tree, "d/c", "");

    ngx_posts_unit_int(t, ngx_posts_names_test_read(&tree, files, "d/",
                                                    &names, &dep),
                       NGX_OK, "a directory");
    ngx_posts_unit_int(t, names.nelts, 3, "its names");

    name = names.elts;
    ngx_posts_unit_str(t, name[0], "a", "in order");
    ngx_posts_unit_str(t, name[2], "c", "to the last");

    ngx_str_set(&want, "c");
    ngx_posts_unit_ok(t, ngx_posts_names_have(&names, &want), "is there");
    ngx_str_set(&want, "bb");
    ngx_posts_unit_ok(t, !ngx_posts_names_have(&names, &want), "is not");

    tree.tick++;
    ngx_posts_unit_ok(t, ngx_posts_files_hold(files, &dep), "as it was");

    /* within the tick of the clock in which the directory was made */

    ngx_posts_tree_write(&tree, "d/e", "");
    tree.tick++;
    ngx_posts_unit_ok(t, !ngx_posts_files_hold(files, &dep), "a new name");

    ngx_posts_unit_int(t, ngx_posts_names_test_read(&tree, files, "no/",
                                                    &names, &dep),
                       NGX_DECLINED, "no directory");

    tree.tick++;
    ngx_posts_unit_ok(t, ngx_posts_files_hold(files, &dep), "still none");

    ngx_posts_tree_write(&tree, "no/x", "");
    tree.tick++;
    ngx_posts_unit_ok(t, !ngx_posts_files_hold(files, &dep), "now there is");

    ngx_posts_unit_int(t, ngx_posts_names_test_read(&tree, files, "d/b/",
                                                    &names, &dep),
                       NGX_DECLINED, "a file is no directory");

    ngx_posts_names_test_many(&tree, files);

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_names_test_many(ngx_posts_tree_t *tree, ngx_posts_files_t *files)
{
    ngx_uint_t       i;
    ngx_array_t      names;
    ngx_posts_dep_t  dep;
    char             name[sizeof("many/") + NGX_INT_T_LEN];

    for (i = 0; i < NGX_POSTS_MAX_NAMES; i++) {
        *ngx_sprintf((u_char *) name, "many/%ui", i) = '\0';
        ngx_posts_tree_write(tree, name, "");
    }

    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_names_test_read(tree, files, "many/",
                                                          &names, &dep),
                       NGX_OK, "as many names as are read");

    ngx_posts_tree_write(tree, "many/x", "");

    tree->tick++;
    ngx_posts_unit_int(tree->t, ngx_posts_names_test_read(tree, files, "many/",
                                                          &names, &dep),
                       NGX_ERROR, "one more");
}


static ngx_int_t
ngx_posts_names_test_read(ngx_posts_tree_t *tree, ngx_posts_files_t *files,
    const char *path, ngx_array_t *names, ngx_posts_dep_t *dep)
{
    ngx_str_t          s, absolute;
    ngx_posts_error_t  error;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    s.data = (u_char *) path;
    s.len = ngx_strlen(path);

    if (ngx_posts_files_path(files, tree->t->pool, &s, &absolute) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_names_read(files, tree->t->pool, &absolute, names, dep,
                                &error);
}
