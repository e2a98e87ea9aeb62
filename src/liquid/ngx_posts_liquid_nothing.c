
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_nothing.h"


static ngx_int_t ngx_posts_liquid_nothing_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);


static const ngx_posts_drop_ops_t  ngx_posts_liquid_nothing_ops = {
    ngx_string("Liquid::Expression::MethodLiteral"),
    NULL,
    NULL,
    NULL,
    ngx_posts_liquid_nothing_to_s,
    NULL,
    NULL
};


/* their data tells one from the other where drops are compared */

ngx_posts_drop_t  ngx_posts_liquid_empty_drop = {
    &ngx_posts_liquid_nothing_ops,
    &ngx_posts_liquid_empty_drop
};


ngx_posts_drop_t  ngx_posts_liquid_blank_drop = {
    &ngx_posts_liquid_nothing_ops,
    &ngx_posts_liquid_blank_drop
};


static ngx_int_t
ngx_posts_liquid_nothing_to_s(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_posts_string(result, "", 0);

    return NGX_OK;
}


void
ngx_posts_liquid_bind(ngx_posts_value_t *v)
{
    if (ngx_posts_liquid_is_nothing(v)) {
        ngx_posts_string(v, "", 0);
    }
}
