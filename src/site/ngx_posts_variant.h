
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_VARIANT_H_INCLUDED_
#define _NGX_POSTS_VARIANT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_record.h"


/*
 * Pages that plugins make from files that Jekyll itself copies (or, for a
 * README with front matter, makes another page of): they stand in the
 * catalog beside the file's own record.
 */


/* the last variant that a site can have: a loop over them ends there */
ngx_posts_record_variant_e ngx_posts_variant_last(
    ngx_posts_config_t *config);

/* bits (1 << variant) of those that a file has, by its own record */
ngx_uint_t ngx_posts_variant_wanted(ngx_posts_config_t *config,
    ngx_posts_record_t *own);

/*
 * The path that stands in a catalog: with as many slashes in front as the
 * variant says.  buf has room for it; not NUL-terminated.
 */
ngx_str_t ngx_posts_variant_key(u_char *buf, ngx_str_t *path,
    ngx_uint_t variant);

/* whether a string is one of these names, in any case */
ngx_uint_t ngx_posts_variant_is(ngx_str_t *s, ngx_str_t *names, ngx_uint_t n);

/* whether the source makes a page of the record's variant */
ngx_uint_t ngx_posts_variant_begins(ngx_posts_record_ctx_t *r);

/* gives a README the permalink of its directory; NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_variant_permalink(ngx_posts_record_ctx_t *r);


#endif /* _NGX_POSTS_VARIANT_H_INCLUDED_ */
