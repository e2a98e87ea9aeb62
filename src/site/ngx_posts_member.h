
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MEMBER_H_INCLUDED_
#define _NGX_POSTS_MEMBER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"


/*
 * What inspect shows of documents and files inside of lists, where Jekyll has
 * objects and no drops: "member" of ngx_posts_drop_ops_t.  NGX_OK or
 * NGX_ERROR.
 */


/* for drops of documents: "#<Jekyll::Document _posts/... collection=posts>" */
ngx_int_t ngx_posts_member_document(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);

/* "#<Jekyll::Page @relative_path="...">" */
ngx_int_t ngx_posts_member_page(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);

/* the same of another class, NUL-terminated */
ngx_int_t ngx_posts_member_file(ngx_posts_context_t *ctx, const char *class,
    ngx_str_t *path, ngx_posts_value_t *result);


#endif /* _NGX_POSTS_MEMBER_H_INCLUDED_ */
