
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_defaults.h"
#include "site/ngx_posts_tree_test.h"
#include "text/ngx_posts_yaml.h"


/* pages do not ask for all of it, but key by key: see ngx_posts_page_test */

void
ngx_posts_defaults_test(ngx_posts_unit_t *t)
{
    ngx_str_t            yaml, path, type, expected;
    ngx_uint_t           i;
    ngx_posts_map_t     *map;
    ngx_posts_array_t   *rows;
    ngx_posts_value_t   *row, value;
    ngx_posts_error_t    error;
    ngx_posts_config_t   config;

    ngx_memzero(&config, sizeof(ngx_posts_config_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    rows = ngx_posts_tree_table(t, "defaults");

    for (i = 0; rows && i < rows->nelts; i++) {

        row = &rows->elts[i];

        yaml = ngx_posts_tree_text(t, row, 0);
        path = ngx_posts_tree_text(t, row, 1);
        type = ngx_posts_tree_text(t, row, 2);

        config.data = ngx_posts_map_create(t->pool, 1);

        ngx_posts_yaml_parse(t->pool, &yaml, 1, ngx_posts_zone_utc(),
                             ngx_posts_map_put(config.data, "defaults"),
                             &error);

        map = ngx_posts_defaults_find(t->pool, &config, &path, &type);

        ngx_posts_map(&value, map);
        expected = ngx_posts_tree_inspect(t, ngx_posts_tree_item(row, 3));

        if (!ngx_posts_unit_mem(t, ngx_posts_tree_inspect(t, &value),
                                expected, (char *) yaml.data))
        {
            ngx_posts_unit_diag(t, "of %V", &path);
        }
    }
}
