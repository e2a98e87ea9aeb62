
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_COLLECTION_DROP_H_INCLUDED_
#define _NGX_POSTS_COLLECTION_DROP_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_render.h"


/*
 * Collections as templates see them.  What is listed makes the page depend
 * on the catalog.  The functions that give a value return NGX_OK or
 * NGX_ERROR.
 */

/* "site.collections", by label */
ngx_int_t ngx_posts_collections_value(ngx_posts_render_t *render,
    ngx_posts_value_t *value);

/* "site.documents": of each collection the documents, then the files */
ngx_int_t ngx_posts_collection_documents(ngx_posts_render_t *render,
    ngx_posts_value_t *value);

/* "site.NAME"; NGX_DECLINED: there is no such collection, or it is "posts" */
ngx_int_t ngx_posts_collection_docs(ngx_posts_render_t *render,
    ngx_str_t *name, ngx_posts_value_t *value);

/* "site.static_files": those of the site, then those of each collection */
ngx_int_t ngx_posts_collection_statics(ngx_posts_render_t *render,
    ngx_posts_value_t *value);

/*
 * Whether Jekyll renders a document or a page before the page, or the other
 * document, that reads it.
 */
ngx_uint_t ngx_posts_collection_before(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_posts_record_t *reader);


#endif /* _NGX_POSTS_COLLECTION_DROP_H_INCLUDED_ */
