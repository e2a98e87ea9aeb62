
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_GLOB_H_INCLUDED_
#define _NGX_POSTS_GLOB_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * Whether Ruby's Dir.glob would find a path that exists, or a directory
 * above it: "*" and "?" within a name that does not begin with a point,
 * "[a-z]", "**" for any number of directories, "{a,b}", of which not more
 * than NGX_POSTS_MAX_GLOB_WORDS are tried.  Returns 1 or 0.
 */
ngx_uint_t ngx_posts_glob(ngx_str_t *pattern, ngx_str_t *path);


#endif /* _NGX_POSTS_GLOB_H_INCLUDED_ */
