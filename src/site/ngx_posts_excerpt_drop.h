
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_EXCERPT_DROP_H_INCLUDED_
#define _NGX_POSTS_EXCERPT_DROP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"


/*
 * "excerpt" of a document: text of its front matter, or the HTML of its
 * beginning, in which "page" is the document with a path, an id and a
 * content of its own.  NGX_OK, NGX_AGAIN, NGX_ERROR.
 */
ngx_int_t ngx_posts_document_excerpt(ngx_posts_document_t *document,
    ngx_posts_value_t *result);


#endif /* _NGX_POSTS_EXCERPT_DROP_H_INCLUDED_ */
