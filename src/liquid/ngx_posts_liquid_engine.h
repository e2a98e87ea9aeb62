
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_ENGINE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_ENGINE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_program.h"


/*
 * The engine from inside: names of filters and tags to rows.
 */

typedef struct {
    ngx_str_t                    name;
    uint32_t                     hash;
    const void                  *row;
} ngx_posts_liquid_slot_t;


typedef struct {
    ngx_posts_liquid_slot_t     *slots;
    ngx_uint_t                   mask;
} ngx_posts_liquid_index_t;


struct ngx_posts_liquid_engine_s {
    ngx_posts_liquid_index_t     filters;
    ngx_posts_liquid_index_t     tags;
    ngx_posts_liquid_name_t      include;        /* as a variable's name */
    ngx_uint_t                   error_mode;
    unsigned                     strict_filters:1;
    unsigned                     strict_variables:1;
};


/* NULL when there is none of that name */
const ngx_posts_liquid_filter_t *ngx_posts_liquid_engine_filter(
    ngx_posts_liquid_engine_t *engine, ngx_str_t *name);
const ngx_posts_liquid_tag_t *ngx_posts_liquid_engine_tag(
    ngx_posts_liquid_engine_t *engine, ngx_str_t *name);


/* the engine's own tags, by file */

extern const ngx_posts_liquid_tag_t  ngx_posts_liquid_assign_tags[];
extern const ngx_posts_liquid_tag_t  ngx_posts_liquid_choice_tags[];
extern const ngx_posts_liquid_tag_t  ngx_posts_liquid_loop_tags[];
extern const ngx_posts_liquid_tag_t  ngx_posts_liquid_text_tags[];


#endif /* _NGX_POSTS_LIQUID_ENGINE_H_INCLUDED_ */
