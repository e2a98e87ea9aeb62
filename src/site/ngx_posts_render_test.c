
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_tree_test.h"


/*
 * Pages of one small site, in slices of any size.  The expected bytes are
 * Jekyll's (t/oracle.t proves many more).
 */


static const struct {
    const char  *path;
    const char  *text;
} ngx_posts_render_test_files[] = {

    { "_config.yml", "markdown: CommonMark\ntime: 2020-06-01 00:00:00 UTC\n"
      "timezone: UTC\n" },

    { "_layouts/base.html", "---\nk: base\n---\n<b>{{ content }}</b>"
      "{{ layout.k }}{{ page.title }}" },
    { "_layouts/post.html", "---\nlayout: base\nk: post\n---\n"
      "<p>{{ content }}</p>{{ layout.k }}" },
    { "_layouts/loop.html", "---\nlayout: loop\n---\n({{ content }})" },
    { "_includes/i.html", "[{{ include.x }}]" },

    { "_posts/2020-01-01-one.html", "---\nlayout: post\n---\n"
      "{% for i in (1..3) %}{{ i }}{% include i.html x=i %}{% endfor %}" },
    { "_posts/2020-01-02-two.html", "---\n---\nbody of two" },
    { "_posts/2020-01-03-three.html", "---\n---\n"
      "{% for p in site.posts %}<{{ p.content }}>{% endfor %}" },
    { "_posts/2021-01-01-later.html", "---\n---\nlater" },
    { "_posts/2019-01-01-self.html", "---\n---\n"
      "{% for p in site.posts %}{{ p.excerpt }}{% endfor %}" },

    { "list.html", "---\n---\n{% for p in site.posts %}{{ p.url }} "
      "{% endfor %}" },
    { "contents.html", "---\n---\n{% for p in site.posts limit: 3 %}"
      "({{ p.content }}){% endfor %}" },
    { "excerpts.html", "---\n---\n{% for p in site.posts %}"
      "({{ p.excerpt }}){% endfor %}" },
    { "same.html", "---\n---\n{% assign a = site.posts | first %}"
      "{% assign b = site.posts.first %}{% if a == b %}same{% endif %} "
      "{% assign c = site.posts | concat: site.posts | uniq %}{{ c.size }}" },
    { "loop.html", "---\nlayout: loop\n---\nx" },
    { "none.html", "---\nlayout: missing\n---\nx" },
    { "neighbour.html", "---\n---\n{% for p in site.posts limit: 3 %}"
      "{{ p.previous.title }}/{{ p.next.title }} {% endfor %}" }
};


static const struct {
    const char  *path;
    ngx_int_t    rc;
    const char  *expected;
} ngx_posts_render_test_pages[] = {

    { "_posts/2020-01-01-one.html", NGX_OK,
      "<b><p>1[1]2[2]3[3]</p>post</b>postOne" },
    { "_posts/2020-01-02-two.html", NGX_OK, "body of two" },
    { "_posts/2020-01-03-three.html", NGX_OK,
      "<{% for p in site.posts %}<{{ p.content }}>{% endfor %}>"
      "<body of two><1[1]2[2]3[3]>" },
    { "list.html", NGX_OK,
      "/2020/01/03/three.html /2020/01/02/two.html /2020/01/01/one.html " },
    { "contents.html", NGX_OK,
      "(<{% for p in site.posts %}<{{ p.content }}>{% endfor %}>"
      "<body of two><1[1]2[2]3[3]>)(body of two)(1[1]2[2]3[3])" },
    { "same.html", NGX_OK, "same 3" },
    { "loop.html", NGX_OK, "(x)" },
    { "none.html", NGX_OK, "x" },
    { "neighbour.html", NGX_OK, "Two/ One/Three /Two " }
};


static void ngx_posts_render_test_slices(ngx_posts_tree_t *tree);
static void ngx_posts_render_test_itself(ngx_posts_tree_t *tree);
static void ngx_posts_render_test_layouts(ngx_posts_tree_t *tree);
static void ngx_posts_render_test_deep(ngx_posts_tree_t *tree);


void
ngx_posts_render_test(ngx_posts_unit_t *t)
{
    ngx_uint_t        i, n;
    ngx_posts_tree_t  tree;

    if (ngx_posts_tree_create(t, &tree) != NGX_OK) {
        return;
    }

    n = sizeof(ngx_posts_render_test_files)
        / sizeof(ngx_posts_render_test_files[0]);

    for (i = 0; i < n; i++) {
        ngx_posts_tree_write(&tree, ngx_posts_render_test_files[i].path,
                             ngx_posts_render_test_files[i].text);
    }

    ngx_posts_tree_clock(ngx_time() + 60);

    ngx_posts_render_test_itself(&tree);
    ngx_posts_tree_remove(&tree, "_posts/2019-01-01-self.html");

    if (ngx_posts_tree_open(&tree) == NGX_OK
        && ngx_posts_tree_scan(&tree) == NGX_OK)
    {
        ngx_posts_render_test_slices(&tree);
        ngx_posts_render_test_layouts(&tree);
        ngx_posts_render_test_deep(&tree);
    }

    ngx_posts_tree_destroy(&tree);
}


static void
ngx_posts_render_test_slices(ngx_posts_tree_t *tree)
{
    ngx_int_t   rc;
    ngx_str_t   html;
    ngx_uint_t  i, k, n;

    static ngx_uint_t  steps[] = { 1, 2, 7, 1000 };

    n = sizeof(ngx_posts_render_test_pages)
        / sizeof(ngx_posts_render_test_pages[0]);

    for (i = 0; i < n; i++) {
        for (k = 0; k < sizeof(steps) / sizeof(steps[0]); k++) {

            rc = ngx_posts_tree_render(tree,
                                       ngx_posts_render_test_pages[i].path,
                                       steps[k], &html);

            ngx_posts_unit_int(tree->t, rc,
                               ngx_posts_render_test_pages[i].rc,
                               ngx_posts_render_test_pages[i].path);

            if (!ngx_posts_unit_str(tree->t, html,
                                    ngx_posts_render_test_pages[i].expected,
                                    "its bytes"))
            {
                ngx_posts_unit_diag(tree->t, "in slices of %ui", steps[k]);
            }
        }
    }
}


/* where Jekyll dies of its stack */

static void
ngx_posts_render_test_itself(ngx_posts_tree_t *tree)
{
    ngx_str_t   html;
    ngx_uint_t  i;

    static const struct {
        const char  *path;
        const char  *reason;
    } pages[] = {
        { "_posts/2019-01-01-self.html", "the content or excerpt of "
          "\"_posts/2019-01-01-self.html\" contains itself" },
        { "excerpts.html", "the content or excerpt of "
          "\"_posts/2020-01-03-three.html\" contains itself" }
    };

    for (i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        ngx_posts_unit_int(tree->t,
                           ngx_posts_tree_render(tree, pages[i].path, 2,
                                                 &html),
                           NGX_ERROR, pages[i].path);
        ngx_posts_unit_str(tree->t, html, pages[i].reason,
                           "an excerpt inside of itself");
    }
}


static void
ngx_posts_render_test_layouts(ngx_posts_tree_t *tree)
{
    char        text[128], name[64];
    ngx_str_t   html;
    ngx_uint_t  i;

    /* l0 is the outermost */

    for (i = 0; i <= NGX_POSTS_MAX_LAYOUTS; i++) {

        *ngx_sprintf((u_char *) name, "_layouts/l%ui.html", i) = '\0';
        *ngx_sprintf((u_char *) text, "---\nlayout: l%i\n---\n{{content}}",
                     (ngx_int_t) i - 1)
            = '\0';

        ngx_posts_tree_write(tree, name, text);
    }

    *ngx_sprintf((u_char *) text, "---\nlayout: l%d\n---\ninner",
                 NGX_POSTS_MAX_LAYOUTS - 1)
        = '\0';

    ngx_posts_tree_write(tree, "loop.html", text);

    ngx_posts_unit_int(tree->t, ngx_posts_tree_render(tree, "loop.html", 5,
                                                      &html),
                       NGX_OK, "as many layouts as there may be");
    ngx_posts_unit_str(tree->t, html, "inner", "and the page in them");

    *ngx_sprintf((u_char *) text, "---\nlayout: l%d\n---\ninner",
                 NGX_POSTS_MAX_LAYOUTS)
        = '\0';

    ngx_posts_tree_write(tree, "loop.html", text);

    ngx_posts_unit_int(tree->t, ngx_posts_tree_render(tree, "loop.html", 5,
                                                      &html),
                       NGX_ERROR, "one layout more");
    ngx_posts_unit_str(tree->t, html, "more than 32 layouts around one page",
                       "says so");
}


/* each post contains the one before it */

static void
ngx_posts_render_test_deep(ngx_posts_tree_t *tree)
{
    char        name[64];
    ngx_int_t   rc;
    ngx_str_t   html;
    ngx_uint_t  i, n;

    for (n = NGX_POSTS_MAX_PIECES - 1; n <= NGX_POSTS_MAX_PIECES; n++) {

        for (i = 0; i <= n; i++) {
            *ngx_sprintf((u_char *) name, "_posts/%ui-01-01-n.html",
                         (ngx_uint_t) 1900 + i)
                = '\0';

            ngx_posts_tree_write(tree, name, i ? "---\n---\n"
                                 "{{ page.previous.content }}{% if 1 %}"
                                 "{% endif %}"
                                 : "---\n---\n{% if 1 %}end{% endif %}");
        }

        if (ngx_posts_tree_open(tree) != NGX_OK
            || ngx_posts_tree_scan(tree) != NGX_OK)
        {
            return;
        }

        rc = ngx_posts_tree_render(tree, name, 3, &html);

        if (n < NGX_POSTS_MAX_PIECES) {
            ngx_posts_unit_int(tree->t, rc, NGX_OK, "posts in posts");
            ngx_posts_unit_str(tree->t, html, "end", "down to the last");

        } else {
            ngx_posts_unit_int(tree->t, rc, NGX_ERROR, "one more");
            ngx_posts_unit_str(tree->t, html, "contents of more than 32 "
                               "documents inside of one another", "says so");
        }
    }
}
