
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_EXCERPT_H_INCLUDED_
#define _NGX_POSTS_EXCERPT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"


/*
 * The source of a post's excerpt: its body up to excerpt_separator, Liquid
 * blocks that are open there closed, link definitions of the rest that it
 * uses appended.  The document's body must be loaded.
 *
 * NGX_OK; NGX_DECLINED: the separator is empty, there are no excerpts;
 * NGX_ERROR: memory is short.
 */
ngx_int_t ngx_posts_excerpt_source(ngx_posts_document_t *document,
    ngx_str_t *source);


#endif /* _NGX_POSTS_EXCERPT_H_INCLUDED_ */
