
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "text/ngx_posts_yaml_tag.h"


/* as: by node, scalar, sequence and mapping */

typedef struct {
    ngx_str_t   name;
    ngx_uint_t  prefix;
    u_char      as[3];
} ngx_posts_yaml_tag_t;


#define NGX_POSTS_YAML_STR  "tag:yaml.org,2002:str"

#define P  NGX_POSTS_YAML_AS_PLAIN
#define S  NGX_POSTS_YAML_AS_STRING
#define F  NGX_POSTS_YAML_AS_FLOAT
#define B  NGX_POSTS_YAML_AS_BINARY
#define R  NGX_POSTS_YAML_REFUSED


/* the first row that matches counts */

static ngx_posts_yaml_tag_t  ngx_posts_yaml_tags[] = {
    { ngx_string(NGX_POSTS_YAML_STR), 0, { S, P, R } },
    { ngx_string("tag:yaml.org,2002:float"), 0, { F, P, P } },
    { ngx_string("tag:yaml.org,2002:binary"), 0, { B, P, P } },
    { ngx_string("tag:yaml.org,2002:omap"), 0, { P, R, R } },
    { ngx_string("tag:yaml.org,2002:set"), 0, { P, P, R } },

    { ngx_string("!str"), 0, { S, P, R } },
    { ngx_string("!str:"), 1, { R, P, R } },
    { ngx_string("!float"), 0, { F, P, P } },
    { ngx_string("!binary"), 0, { B, P, P } },
    { ngx_string("!omap"), 0, { P, R, R } },
    { ngx_string("!set"), 0, { P, P, R } },
    { ngx_string("!seq:"), 1, { P, R, P } },
    { ngx_string("!map:"), 1, { P, P, R } },

    { ngx_string("!ruby/string"), 0, { S, P, R } },
    { ngx_string("!ruby/string:"), 1, { R, P, R } },
    { ngx_string("!ruby/object:Hash"), 0, { P, P, P } },
    { ngx_string("!ruby/object:BigDecimal"), 0, { R, P, R } },
    { ngx_string("!ruby/object:DateTime"), 0, { R, P, R } },
    { ngx_string("!ruby/object:Complex"), 0, { R, P, R } },
    { ngx_string("!ruby/object:Rational"), 0, { R, P, R } },
    { ngx_string("!ruby/object"), 1, { P, P, R } },
    { ngx_string("!ruby/struct"), 1, { P, P, R } },
    { ngx_string("!ruby/exception"), 1, { P, P, R } },
    { ngx_string("!ruby/hash"), 1, { P, P, R } },
    { ngx_string("!ruby/marshalable:"), 1, { P, P, R } },
    { ngx_string("!ruby/array:"), 1, { P, R, R } },
    { ngx_string("!ruby/range"), 0, { R, P, R } },
    { ngx_string("!ruby/regexp"), 0, { R, P, P } },
    { ngx_string("!ruby/encoding"), 0, { R, P, P } },
    { ngx_string("!ruby/class"), 0, { R, P, P } },
    { ngx_string("!ruby/module"), 0, { R, P, P } },
    { ngx_string("!ruby/sym"), 1, { S, P, P } },

    { ngx_null_string, 0, { P, P, P } }
};


ngx_posts_yaml_as_e
ngx_posts_yaml_tag(u_char *tag, ngx_posts_yaml_node_e node)
{
    ngx_posts_yaml_tag_t  *t;

    if (tag == NULL) {
        return NGX_POSTS_YAML_AS_PLAIN;
    }

    for (t = ngx_posts_yaml_tags; t->name.len; t++) {

        if (ngx_strncmp(tag, t->name.data, t->name.len) == 0
            && (t->prefix || tag[t->name.len] == '\0'))
        {
            return t->as[node];
        }
    }

    return NGX_POSTS_YAML_AS_PLAIN;
}


ngx_uint_t
ngx_posts_yaml_tag_is_str(u_char *tag)
{
    return tag && ngx_strcmp(tag, NGX_POSTS_YAML_STR) == 0;
}
