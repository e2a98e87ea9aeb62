
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_NOTHING_H_INCLUDED_
#define _NGX_POSTS_LIQUID_NOTHING_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"


/*
 * "empty" and "blank" outside of conditions: objects that print nothing, and
 * that filters may tell from an empty string.  As soon as one is a variable
 * it is that string.
 */

extern ngx_posts_drop_t  ngx_posts_liquid_empty_drop;
extern ngx_posts_drop_t  ngx_posts_liquid_blank_drop;

/* whether it is one of the two */
#define ngx_posts_liquid_is_nothing(v)                                        \
    ((v)->type == NGX_POSTS_DROP                                              \
     && ((v)->u.drop == &ngx_posts_liquid_empty_drop                          \
         || (v)->u.drop == &ngx_posts_liquid_blank_drop))

/* makes such a value the string that it is as a variable */
void ngx_posts_liquid_bind(ngx_posts_value_t *v);


#endif /* _NGX_POSTS_LIQUID_NOTHING_H_INCLUDED_ */
