
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "site/ngx_posts_entry.h"
#include "site/ngx_posts_tree_test.h"


static void ngx_posts_entry_test_strings(ngx_posts_unit_t *t,
    ngx_array_t *array, ngx_posts_value_t *value);
static void ngx_posts_entry_test_limits(ngx_posts_unit_t *t,
    ngx_posts_config_t *config);


/* what the configuration excludes besides, from Jekyll's documentation */

static const char  *ngx_posts_entry_test_excludes[] = {
    ".sass-cache", ".jekyll-cache", "gemfiles", "Gemfile", "Gemfile.lock",
    "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/",
    "vendor/ruby/", NULL
};


void
ngx_posts_entry_test(ngx_posts_unit_t *t)
{
    ngx_str_t            base, entry, *s;
    ngx_uint_t           i, directory, wanted;
    const char         **name;
    ngx_posts_array_t   *rows;
    ngx_posts_value_t   *row;
    ngx_posts_config_t   config;

    ngx_memzero(&config, sizeof(ngx_posts_config_t));

    rows = ngx_posts_tree_table(t, "entry");

    for (i = 0; rows && i < rows->nelts; i++) {

        row = &rows->elts[i];

        ngx_posts_entry_test_strings(t, &config.include,
                                     ngx_posts_tree_item(row, 0));
        ngx_posts_entry_test_strings(t, &config.exclude,
                                     ngx_posts_tree_item(row, 1));

        for (name = ngx_posts_entry_test_excludes; *name; name++) {
            s = ngx_array_push(&config.exclude);
            s->data = (u_char *) *name;
            s->len = ngx_strlen(*name);
        }

        base = ngx_posts_tree_text(t, row, 2);
        entry = ngx_posts_tree_text(t, row, 3);
        directory = ngx_posts_tree_item(row, 4)->u.integer;
        wanted = ngx_posts_tree_item(row, 5)->u.integer;

        ngx_posts_unit_ok(t, ngx_posts_entry_wanted(&config, &base, &entry,
                                                    directory)
                             == wanted,
                          "row %ui: \"%V\" in \"%V\"", i + 2, &entry, &base);
    }

    ngx_posts_entry_test_limits(t, &config);
}


static void
ngx_posts_entry_test_strings(ngx_posts_unit_t *t, ngx_array_t *array,
    ngx_posts_value_t *value)
{
    ngx_str_t   *s;
    ngx_uint_t   i;

    ngx_array_init(array, t->pool, 16, sizeof(ngx_str_t));

    for (i = 0; i < value->u.array->nelts; i++) {
        s = ngx_array_push(array);
        *s = ngx_posts_tree_text(t, value, i);
    }
}


static void
ngx_posts_entry_test_limits(ngx_posts_unit_t *t, ngx_posts_config_t *config)
{
    u_char     *path;
    ngx_str_t   base, entry;

    path = ngx_palloc(t->pool, NGX_POSTS_MAX_PATH + 2);

    ngx_memset(path, 'a', NGX_POSTS_MAX_PATH + 1);
    path[NGX_POSTS_MAX_PATH + 1] = '\0';

    base.data = path;
    base.len = NGX_POSTS_MAX_PATH;

    entry.data = path + 1;
    entry.len = NGX_POSTS_MAX_PATH;

    ngx_posts_unit_ok(t, ngx_posts_entry_wanted(config, &base, &entry, 0),
                      "the longest paths");

    base.len++;

    ngx_posts_unit_ok(t, !ngx_posts_entry_wanted(config, &base, &entry, 0),
                      "a longer folder");

    base.len = 0;
    entry.data = path;
    entry.len++;

    ngx_posts_unit_ok(t, !ngx_posts_entry_wanted(config, &base, &entry, 0),
                      "a longer entry");
}
