
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_ESCAPE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_ESCAPE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * Escaping of & < > " ' for HTML and XML, which differ in the last one
 * ("&#39;" and "&apos;"), and for URLs.
 */

#define NGX_POSTS_LIQUID_ESCAPE_XML   0
#define NGX_POSTS_LIQUID_ESCAPE_HTML  1


/* what a character is written as; empty when it stays as it is */
ngx_str_t ngx_posts_liquid_entity(u_char c, ngx_uint_t mode);

/* bytes that the escaped string has */
size_t ngx_posts_liquid_escape_length(ngx_str_t *s, ngx_uint_t mode);

/* escapes; borrows s when nothing changes.  NGX_OK or NGX_ERROR */
ngx_int_t ngx_posts_liquid_escape(ngx_posts_liquid_call_t *call,
    ngx_str_t *s, ngx_uint_t mode, ngx_posts_value_t *result);

/* Ruby's CGI.escape: a form's encoding, with + for a space */
ngx_int_t ngx_posts_liquid_escape_url(ngx_posts_liquid_call_t *call,
    ngx_str_t *s, ngx_posts_value_t *result);

/* strip_html: at most as many bytes as s to out, which may be s->data; the
 * end of them */
u_char *ngx_posts_liquid_untag(ngx_str_t *s, u_char *out);


#endif /* _NGX_POSTS_LIQUID_ESCAPE_H_INCLUDED_ */
