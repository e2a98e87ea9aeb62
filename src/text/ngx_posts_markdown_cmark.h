
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_MARKDOWN_CMARK_H_INCLUDED_
#define _NGX_POSTS_MARKDOWN_CMARK_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/* the cmark of this build: both libraries have the same names */

#if (NGX_POSTS_HAVE_CMARK_GFM)

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm-core-extensions.h>

#else

#include <cmark.h>

#endif


#endif /* _NGX_POSTS_MARKDOWN_CMARK_H_INCLUDED_ */
