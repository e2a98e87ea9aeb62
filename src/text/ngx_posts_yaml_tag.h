
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_YAML_TAG_H_INCLUDED_
#define _NGX_POSTS_YAML_TAG_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * What Psych makes of tagged nodes when it may load dates and times, but no
 * other Ruby objects.  Tags that it does not know change nothing.
 */

typedef enum {
    NGX_POSTS_YAML_SCALAR = 0,
    NGX_POSTS_YAML_SEQUENCE,
    NGX_POSTS_YAML_MAPPING,
    NGX_POSTS_YAML_ALIAS
} ngx_posts_yaml_node_e;


typedef enum {
    NGX_POSTS_YAML_AS_PLAIN = 0,     /* as if there were no tag */
    NGX_POSTS_YAML_AS_STRING,
    NGX_POSTS_YAML_AS_FLOAT,
    NGX_POSTS_YAML_AS_BINARY,        /* base64 */
    NGX_POSTS_YAML_REFUSED           /* Psych raises */
} ngx_posts_yaml_as_e;


/* the tag is NUL-terminated; NULL: there is none */
ngx_posts_yaml_as_e ngx_posts_yaml_tag(u_char *tag,
    ngx_posts_yaml_node_e node);

/* whether it is the tag of strings, which makes << an ordinary key */
ngx_uint_t ngx_posts_yaml_tag_is_str(u_char *tag);


#endif /* _NGX_POSTS_YAML_TAG_H_INCLUDED_ */
