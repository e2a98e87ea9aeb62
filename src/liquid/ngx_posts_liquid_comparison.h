
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_COMPARISON_H_INCLUDED_
#define _NGX_POSTS_LIQUID_COMPARISON_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"


/*
 * A condition as a list of comparisons with "and" and "or" between them,
 * which have no precedence: each one decides about all that is to the right
 * of it.  Both parsers make the same list.
 */

typedef enum {
    NGX_POSTS_LIQUID_LAST = 0,
    NGX_POSTS_LIQUID_AND,
    NGX_POSTS_LIQUID_OR
} ngx_posts_liquid_relation_e;


typedef struct {
    ngx_str_t                    left;
    ngx_str_t                    operator;       /* len 0: there is none */
    ngx_str_t                    right;
    ngx_posts_liquid_relation_e  relation;       /* to the next one */
} ngx_posts_liquid_comparison_t;


/*
 * Fill an empty list.  NGX_OK; NGX_DECLINED (the strict one): not well
 * formed, c->parser.error is set; NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_comparisons_strict(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_array_t *list);
ngx_int_t ngx_posts_liquid_comparisons_lax(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_array_t *list);


#endif /* _NGX_POSTS_LIQUID_COMPARISON_H_INCLUDED_ */
