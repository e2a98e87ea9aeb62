
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_TEST_H_INCLUDED_
#define _NGX_POSTS_LIQUID_TEST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid.h"
#include "ngx_posts_unit.h"


/*
 * What the tests of Liquid share.
 */


/* reads JSON that ends with a zero byte; good for well-formed files only */
ngx_int_t ngx_posts_liquid_test_json(ngx_posts_unit_t *t, ngx_str_t *text,
    ngx_posts_value_t *v);


/*
 * One template and what it is rendered with.
 *
 * lazy   every map is a drop whose parts come at the third call only
 * steps  of a slice
 */

typedef struct {
    ngx_posts_liquid_engine_t  *engine;
    ngx_str_t                   source;
    ngx_posts_value_t          *data;
    ngx_posts_value_t          *includes;        /* a map, or NULL */
    ngx_uint_t                  lazy;
    ngx_uint_t                  steps;
    ngx_uint_t                  left;            /* 0: as the machine has it */
    size_t                      bytes;           /* the same */

    ngx_str_t                   result;          /* in t->pool */
    ngx_posts_error_t           error;
    ngx_uint_t                  slices;
} ngx_posts_liquid_test_t;


/*
 * An engine with the tags and filters of t/liquid/render.rb besides its own:
 * include, shout, label; slow, pick, each_as.
 */
ngx_posts_liquid_engine_t *ngx_posts_liquid_test_engine(ngx_posts_unit_t *t,
    ngx_uint_t error_mode);

/* compiles and renders: what ngx_posts_liquid_run() returned in the end */
ngx_int_t ngx_posts_liquid_test_render(ngx_posts_unit_t *t,
    ngx_posts_liquid_test_t *test);


#endif /* _NGX_POSTS_LIQUID_TEST_H_INCLUDED_ */
