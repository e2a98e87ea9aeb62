
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_YAML_H_INCLUDED_
#define _NGX_POSTS_YAML_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_error.h"
#include "data/ngx_posts_value.h"
#include "data/ngx_posts_zone.h"


/*
 * YAML to values, read by libyaml, with the types that Ruby's Psych gives to
 * plain scalars (safe_load as Jekyll calls it: dates, times, symbols, which
 * are strings here, and aliases are allowed, other Ruby objects are errors).
 *
 * The first document of "source" is read; an empty one is nil.  Strings are
 * copied into the pool.  Aliases, merge keys and duplicate keys (the last
 * one wins) as in Psych, but for an alias inside of what it names: Ruby
 * makes an endless structure of it, here it is an error.  An aliased array
 * or map is shared, not copied.
 *
 * line  number of the source's first line in the file, for errors
 * zone  shows the times that name no zone themselves, which YAML takes as
 *       UTC; never NULL
 *
 * NGX_OK; NGX_ERROR with error set (line and column, too) when it is not
 * YAML or is over a budget (NGX_POSTS_MAX_YAML_...), without when memory is
 * short.
 */
ngx_int_t ngx_posts_yaml_parse(ngx_pool_t *pool, ngx_str_t *source,
    ngx_uint_t line, ngx_posts_zone_t *zone, ngx_posts_value_t *value,
    ngx_posts_error_t *error);


#endif /* _NGX_POSTS_YAML_H_INCLUDED_ */
