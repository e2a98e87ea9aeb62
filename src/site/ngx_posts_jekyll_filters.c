
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_jekyll_filters.h"


const ngx_posts_liquid_filter_t  *ngx_posts_jekyll_filters[] = {
    ngx_posts_jekyll_string_filters,
    ngx_posts_jekyll_markup_filters,
    ngx_posts_jekyll_array_filters,
    ngx_posts_jekyll_where_filters,
    ngx_posts_jekyll_group_filters,
    ngx_posts_jekyll_json_filters,
    ngx_posts_jekyll_date_filters,
    ngx_posts_jekyll_url_filters,
    NULL
};
