
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_VM_H_INCLUDED_
#define _NGX_POSTS_LIQUID_VM_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid.h"
#include "liquid/ngx_posts_liquid_engine.h"
#include "liquid/ngx_posts_liquid_program.h"


/*
 * The machine from inside.
 *
 * All of its state is here, between any two instructions, so that it can
 * stop after each of them.  Values are on the stack, everything that begins
 * and ends (loops, includes, captures) is a frame.  Frames are linked, and
 * kept for reuse when they are popped.
 */

typedef struct ngx_posts_liquid_frame_s  ngx_posts_liquid_frame_t;
typedef struct ngx_posts_liquid_loop_s   ngx_posts_liquid_loop_t;


/* a name in a scope */

typedef struct {
    ngx_posts_liquid_name_t       *name;
    ngx_posts_value_t              value;
} ngx_posts_liquid_binding_t;


/*
 * What templates see as "forloop" and "tablerowloop".  It may be assigned to
 * a variable and so outlive the loop.
 *
 * parent  the "for" loop around a "for" loop
 */

struct ngx_posts_liquid_loop_s {
    ngx_posts_drop_t               drop;
    ngx_str_t                      name;
    ngx_posts_liquid_loop_t       *parent;
    int64_t                        length;
    int64_t                        index;        /* 0-based */
    int64_t                        cols;         /* tablerow's, 1-based */
    int64_t                        col;
    int64_t                        row;
};


/*
 * prev      the frame that is continued when this one ends
 * outer     the next scope outwards; frames without a scope are not linked
 * bindings  an item and its loop object; or "include"; in a scope only
 *
 * A loop goes over the elements first, first + step ... of the collection.
 * An include keeps where to go on; a capture where to go on writing.
 */

struct ngx_posts_liquid_frame_s {
    ngx_posts_liquid_frame_t      *prev;
    ngx_posts_liquid_frame_t      *outer;
    ngx_posts_liquid_binding_t     bindings[2];
    ngx_uint_t                     nbindings;

    union {
        struct {
            ngx_posts_liquid_loop_t      *loop;
            ngx_posts_value_t             collection;
            int64_t                       first;
            int64_t                       step;
        } loop;

        struct {
            ngx_posts_liquid_program_t   *program;
            uint32_t                     *pc;
        } call;

        struct {
            ngx_posts_buffer_t            buffer;
            ngx_posts_buffer_t           *output;
        } capture;
    } u;
};


/*
 * program     runs; the frames know where to go back to
 * pc          the next instruction
 * sp          the next free value of the stack
 * steps       left of this slice, may be negative; total: left at all
 * bytes       that calls and captures may still make
 * loop        the innermost "for" loop
 * scopes      how many, with the outermost one
 * interrupts  "break" (1) and "continue" (0) under way, the last one in the
 *             lowest bit
 * state       of a call that returned NGX_AGAIN
 * assigns     the outermost scope; counters: of increment and decrement;
 *             offsets and cycles: places by name; NULL until used
 * changed     what the last "ifchanged" printed
 * spare       a block for captures
 */

struct ngx_posts_liquid_vm_s {
    ngx_posts_liquid_program_t    *program;
    uint32_t                      *pc;
    ngx_posts_value_t             *sp;
    ngx_int_t                      steps;

    ngx_posts_buffer_t            *output;
    ngx_posts_liquid_frame_t      *frame;
    ngx_posts_liquid_frame_t      *scope;
    ngx_posts_liquid_loop_t       *loop;

    ngx_posts_context_t           *ctx;
    ngx_posts_value_t              globals;
    ngx_posts_map_t               *assigns;
    ngx_posts_map_t               *counters;
    ngx_posts_map_t               *offsets;
    ngx_posts_map_t               *cycles;
    ngx_str_t                      changed;

    uint64_t                       interrupts;
    ngx_uint_t                     ninterrupts;

    ngx_posts_value_t             *stack;
    ngx_uint_t                     nstack;
    ngx_posts_liquid_frame_t      *free;
    ngx_posts_block_t             *spare;
    ngx_uint_t                     scopes;
    ngx_uint_t                     evaluations;
    ngx_uint_t                     total;
    size_t                         bytes;
    void                          *state;

    ngx_posts_liquid_load_pt       load;
    void                          *data;
};


/*
 * Runs until the steps are used up (NGX_AGAIN), something fails (NGX_ERROR),
 * or a program ends that no other one includes (NGX_DONE).
 */
ngx_int_t ngx_posts_liquid_execute(ngx_posts_liquid_vm_t *vm);

/* room on the stack for a program, and its first instruction as the next */
ngx_int_t ngx_posts_liquid_enter(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_program_t *program);

/* frames; a scope counts against the nesting limit; NULL: error or memory */
ngx_posts_liquid_frame_t *ngx_posts_liquid_push(ngx_posts_liquid_vm_t *vm);
ngx_posts_liquid_frame_t *ngx_posts_liquid_push_scope(
    ngx_posts_liquid_vm_t *vm);
void ngx_posts_liquid_pop(ngx_posts_liquid_vm_t *vm);
void ngx_posts_liquid_pop_scope(ngx_posts_liquid_vm_t *vm);

/* sets the error; returns NGX_ERROR */
#define ngx_posts_liquid_fail(vm, ...)                                        \
    ngx_posts_error_set((vm)->ctx->error, __VA_ARGS__)


/* a variable: NGX_OK, nil if there is none; NGX_AGAIN; NGX_ERROR */
ngx_int_t ngx_posts_liquid_find(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result);

/* counts bytes that were made; NGX_ERROR: too much, the error is set */
ngx_int_t ngx_posts_liquid_spend(ngx_posts_liquid_vm_t *vm, size_t len);

/* writes to the current output */
ngx_int_t ngx_posts_liquid_write(ngx_posts_liquid_vm_t *vm, u_char *data,
    size_t len);

/* the drops of loops */
extern const ngx_posts_drop_ops_t  ngx_posts_liquid_forloop;
extern const ngx_posts_drop_ops_t  ngx_posts_liquid_tablerowloop;


/* the instructions, which are spread over several files */

#define ngx_posts_liquid_declare(op, function, operand, pops, pushes)         \
    ngx_int_t ngx_posts_liquid_op_##function(ngx_posts_liquid_vm_t *vm,       \
        ngx_uint_t n);

NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_declare)

#undef ngx_posts_liquid_declare


#endif /* _NGX_POSTS_LIQUID_VM_H_INCLUDED_ */
