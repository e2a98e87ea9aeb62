
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_tree_test.h"


static ngx_posts_template_t *ngx_posts_template_test_get(
    ngx_posts_tree_t *tree, const char *path,
    ngx_posts_template_kind_e kind, ngx_int_t expected);
static void ngx_posts_template_test_front_matter(ngx_posts_tree_t *tree);
static void ngx_posts_template_test_deps(ngx_posts_tree_t *tree);


void
ngx_posts_template_test(ngx_posts_unit_t *t)
{
    ngx_posts_tree_t       tree;
    ngx_posts_template_t  *one, *two;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    ngx_posts_tree_write(&tree, "a.html", "---\nk: v\n---\n{{ x }}");
    ngx_posts_tree_write(&tree, "bad.html", "{% nothing %}");
    ngx_posts_tree_write(&tree, "yaml.html", "---\nk: [\n---\nx");
    ngx_posts_tree_clock(time(NULL) + 60);

    if (ngx_posts_tree_open(&tree) != NGX_OK) {
        goto done;
    }

    one = ngx_posts_template_test_get(&tree, "a.html",
                                      NGX_POSTS_TEMPLATE_LAYOUT, NGX_OK);
    two = ngx_posts_template_test_get(&tree, "a.html",
                                      NGX_POSTS_TEMPLATE_LAYOUT, NGX_OK);

    ngx_posts_unit_ok(t, one == two, "compiled once");
    ngx_posts_unit_int(t, one->refs, 3, "held three times");
    ngx_posts_unit_int(t, one->data->nelts, 1, "a layout has front matter");
    ngx_posts_template_release(two);

    two = ngx_posts_template_test_get(&tree, "a.html",
                                      NGX_POSTS_TEMPLATE_INCLUDE, NGX_OK);
    ngx_posts_unit_ok(t, one != two && two->data->nelts == 0,
                      "an include has none");
    ngx_posts_template_release(two);

    ngx_posts_tree_write(&tree, "a.html", "---\nk: v\nl: w\n---\n{{ x }}");

    two = ngx_posts_template_test_get(&tree, "a.html",
                                      NGX_POSTS_TEMPLATE_LAYOUT, NGX_OK);
    ngx_posts_unit_ok(t, one != two && two->data->nelts == 2,
                      "compiled again after a change");
    ngx_posts_unit_int(t, one->data->nelts, 1, "who holds one keeps it");
    ngx_posts_template_release(two);
    ngx_posts_template_release(one);

    one = ngx_posts_template_test_get(&tree, "bad.html",
                                      NGX_POSTS_TEMPLATE_INCLUDE, NGX_OK);
    ngx_posts_unit_ok(t, one->program == NULL
                         && ngx_posts_error_is_set(&one->error),
                      "one that does not compile says why");
    ngx_posts_template_release(one);

    one = ngx_posts_template_test_get(&tree, "yaml.html",
                                      NGX_POSTS_TEMPLATE_LAYOUT, NGX_OK);
    ngx_posts_unit_ok(t, one->program && one->broken,
                      "broken front matter does not stop it");
    ngx_posts_template_release(one);

    ngx_posts_template_test_get(&tree, "none.html",
                                NGX_POSTS_TEMPLATE_LAYOUT, NGX_DECLINED);

    ngx_posts_template_test_front_matter(&tree);
    ngx_posts_template_test_deps(&tree);

done:

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_template_test_front_matter(ngx_posts_tree_t *tree)
{
    u_char                *p;
    ngx_str_t              text;
    ngx_uint_t             i;
    ngx_posts_template_t  *template;

    for (i = 0; i < 2; i++) {

        /* the front matter is "---\n#" and so on, without the last line */

        text.len = NGX_POSTS_MAX_FRONT_MATTER + i + 4;
        text.data = ngx_palloc(tree->t->pool, text.len);

        ngx_memset(text.data, '#', text.len);
        p = ngx_cpymem(text.data, "---\nk: v\n", 9);
        p = text.data + NGX_POSTS_MAX_FRONT_MATTER + i;
        p[-1] = '\n';
        ngx_memcpy(p, "---\n", 4);

        ngx_posts_tree_write_str(tree, "a.html", &text);

        template = ngx_posts_template_test_get(tree, "a.html",
                                               NGX_POSTS_TEMPLATE_LAYOUT,
                                               NGX_OK);
        ngx_posts_unit_int(tree->t, template->broken, i,
                           i ? "one byte more of front matter"
                             : "as much front matter as there may be");
        ngx_posts_template_release(template);
    }
}


static void
ngx_posts_template_test_deps(ngx_posts_tree_t *tree)
{
    char                   name[32];
    ngx_int_t              rc;
    ngx_str_t              path;
    ngx_uint_t             i;
    ngx_posts_deps_t      *deps;
    ngx_posts_error_t      error;
    ngx_posts_template_t  *template;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    deps = ngx_posts_deps_create(tree->t->pool);
    rc = NGX_DECLINED;

    /* looked for in vain, they count, too */

    for (i = 0; i <= NGX_POSTS_MAX_DEPS; i++) {

        path.data = (u_char *) name;
        path.len = ngx_sprintf(path.data, "n%ui", i) - path.data;

        rc = ngx_posts_templates_get(tree->site->templates, &path,
                                     NGX_POSTS_TEMPLATE_INCLUDE, deps,
                                     &template, &error);
        if (rc != NGX_DECLINED) {
            break;
        }
    }

    ngx_posts_unit_int(tree->t, i, NGX_POSTS_MAX_DEPS,
                       "as many files as a page may be made from");
    ngx_posts_unit_int(tree->t, rc, NGX_ERROR, "one more");
    ngx_posts_unit_str(tree->t, error.reason, "a page may not be made from "
                       "more than 4096 files", "says so");
}


static ngx_posts_template_t *
ngx_posts_template_test_get(ngx_posts_tree_t *tree, const char *path,
    ngx_posts_template_kind_e kind, ngx_int_t expected)
{
    ngx_int_t              rc;
    ngx_str_t              name;
    ngx_posts_deps_t      *deps;
    ngx_posts_error_t      error;
    ngx_posts_template_t  *template;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    tree->tick++;
    template = NULL;

    name.data = (u_char *) path;
    name.len = ngx_strlen(path);

    deps = ngx_posts_deps_create(tree->t->pool);

    rc = ngx_posts_templates_get(tree->site->templates, &name, kind, deps,
                                 &template, &error);

    ngx_posts_unit_int(tree->t, rc, expected, path);
    ngx_posts_unit_int(tree->t, deps->deps.nelts, 1, "it is a dependency");

    return template;
}
