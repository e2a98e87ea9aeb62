
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_RELATIVE_LINKS_H_INCLUDED_
#define _NGX_POSTS_RELATIVE_LINKS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"


/* whether jekyll-relative-links has to do with the document */
ngx_uint_t ngx_posts_relative_links_in(ngx_posts_document_t *document);

/*
 * Replaces links to source files of the site in a Markdown text by their
 * URLs.  The page that is rendered depends on these files.  The result is
 * the text itself when there are none.  NGX_OK or NGX_ERROR.
 */
ngx_int_t ngx_posts_relative_links(ngx_posts_document_t *document,
    ngx_str_t *text);


#endif /* _NGX_POSTS_RELATIVE_LINKS_H_INCLUDED_ */
