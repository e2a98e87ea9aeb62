
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_DOCUMENT_DROP_H_INCLUDED_
#define _NGX_POSTS_DOCUMENT_DROP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_document.h"


/*
 * A document's keys: what Jekyll adds to the front matter ("url", "content",
 * "excerpt", "next" ...), for posts and for pages.
 */

#define ngx_posts_document_is_post(document)                                  \
    ngx_posts_record_is_document((document)->record)

extern const ngx_posts_drop_ops_t  ngx_posts_document_post_ops;
extern const ngx_posts_drop_ops_t  ngx_posts_document_page_ops;


#endif /* _NGX_POSTS_DOCUMENT_DROP_H_INCLUDED_ */
