
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_PROGRAM_H_INCLUDED_
#define _NGX_POSTS_LIQUID_PROGRAM_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_opcode.h"


/*
 * A compiled template: immutable, in one pool, shared by all renders.
 */


/* a name: the string as a value, and its hash as maps use it */

typedef struct {
    ngx_posts_value_t            value;
    uint32_t                     hash;
} ngx_posts_liquid_name_t;


/*
 * A call of a filter or of a tag's function.  On the stack: the input (a
 * filter's), nargs arguments, then nnamed pairs of a name and a value.
 */

typedef struct {
    ngx_str_t                    name;
    ngx_posts_liquid_call_pt     handler;
    uintptr_t                    data;
    uint32_t                     nargs;
    uint32_t                     nnamed;
} ngx_posts_liquid_call_site_t;


/*
 * A loop.  On the stack: the collection, offset, limit and, for a tablerow,
 * cols; nil for those which are not given.
 *
 * name      what "offset: continue" finds its place by
 * variable  index of the item's name
 * object    index of the name "forloop" or "tablerowloop"
 */

typedef struct {
    ngx_str_t                    name;
    uint32_t                     variable;
    uint32_t                     object;
    unsigned                     reversed:1;
    unsigned                     resumed:1;      /* offset: continue */
    unsigned                     limited:1;
} ngx_posts_liquid_loop_site_t;


/* from this instruction on, the code belongs to this place of the source */

typedef struct {
    uint32_t                     pc;
    uint32_t                     offset;
} ngx_posts_liquid_mark_t;


struct ngx_posts_liquid_program_s {
    ngx_posts_liquid_engine_t     *engine;

    ngx_str_t                      file;
    ngx_str_t                      source;
    ngx_uint_t                     line;

    uint32_t                      *code;
    ngx_str_t                     *texts;
    ngx_posts_value_t             *constants;
    ngx_posts_liquid_name_t       *names;
    ngx_posts_liquid_call_site_t  *calls;
    ngx_posts_liquid_loop_site_t  *loops;
    ngx_posts_liquid_mark_t       *marks;

    ngx_uint_t                     ncode;
    ngx_uint_t                     nmarks;

    ngx_uint_t                     stack;        /* values it needs at most */
};


/*
 * Line (1-based, counted from the program's first) and column (1-based, in
 * bytes) of an offset in its source.
 */
void ngx_posts_liquid_place(ngx_str_t *source, ngx_uint_t first,
    size_t offset, ngx_uint_t *line, ngx_uint_t *column);

/* fills in the place of the instruction at pc */
void ngx_posts_liquid_program_at(ngx_posts_liquid_program_t *program,
    ngx_uint_t pc, ngx_posts_error_t *error);

/*
 * A listing, one instruction a line: "12 PART title".  For tests and
 * debugging.  NGX_OK, NGX_DECLINED, NGX_ERROR as buffer writes return.
 */
ngx_int_t ngx_posts_liquid_disassemble(ngx_posts_liquid_program_t *program,
    ngx_posts_context_t *ctx, ngx_posts_buffer_t *b);


#endif /* _NGX_POSTS_LIQUID_PROGRAM_H_INCLUDED_ */
