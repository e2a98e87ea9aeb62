
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_PUNYCODE_H_INCLUDED_
#define _NGX_POSTS_PUNYCODE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Writes a label of a host name, UTF-8, in Punycode (RFC 3492) without
 * "xn--".  Returns the end, or NULL when it is longer than max bytes.
 */
u_char *ngx_posts_punycode(u_char *p, size_t max, ngx_str_t *label);


#endif /* _NGX_POSTS_PUNYCODE_H_INCLUDED_ */
