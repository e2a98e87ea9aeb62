
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PAGINATE_H_INCLUDED_
#define _NGX_POSTS_PAGINATE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_generator.h"


/*
 * jekyll-paginate: copies of one index.html of the site, each for the next
 * few posts, and "paginator" for it and them.
 */

/*
 * The settings of a site.
 *
 * per_page  posts of one page, above 0
 * path      of a page, with ":num" and a slash in front
 * template  the record whose copies the pages are, once it is found
 */

typedef struct {
    int64_t                per_page;
    ngx_str_t              path;
    ngx_posts_entry_t      template;
} ngx_posts_paginate_t;


/* strings in the pool; NGX_OK; NGX_DECLINED: no pages; NGX_ERROR */
ngx_int_t ngx_posts_paginate_settings(ngx_posts_config_t *config,
    ngx_pool_t *pool, ngx_posts_paginate_t *p);

/*
 * The index.html of the n-th directory on the way from that of the pages up
 * to the root of the site: the first of these that is a template is the one.
 * NGX_OK; NGX_DECLINED: there is no further one; NGX_ERROR.
 */
ngx_int_t ngx_posts_paginate_candidate(ngx_pool_t *pool,
    ngx_posts_paginate_t *p, ngx_uint_t n, ngx_str_t *path);

ngx_uint_t ngx_posts_paginate_is_template(ngx_posts_config_t *config,
    ngx_posts_record_t *record);

/* the place of a page that is not the first, before Jekyll encodes it */
ngx_int_t ngx_posts_paginate_url(ngx_pool_t *pool, ngx_posts_paginate_t *p,
    int64_t number, ngx_str_t *url);


/* the generator */

ngx_int_t ngx_posts_paginate_generate(ngx_posts_generation_t *g);
ngx_int_t ngx_posts_paginator_extra(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_value_t *value);


#endif /* _NGX_POSTS_PAGINATE_H_INCLUDED_ */
