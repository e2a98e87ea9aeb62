
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_H_INCLUDED_
#define _NGX_POSTS_LIQUID_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_value.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_buffer.h"


/*
 * Liquid: the engine as others see it.
 *
 * A template is compiled once to a program (immutable, shared by any number
 * of renders) and is run by a virtual machine that can pause after any
 * number of steps and resume exactly.  The engine knows neither files nor
 * Jekyll: it asks a loader for the programs that includes name, and takes
 * tables of filters and tags besides its own.
 *
 * The reference is ruby-liquid 5.4 as Jekyll 4.4 runs it: render!(), so
 * that every error ends the render.
 */


typedef struct ngx_posts_liquid_engine_s    ngx_posts_liquid_engine_t;
typedef struct ngx_posts_liquid_program_s   ngx_posts_liquid_program_t;
typedef struct ngx_posts_liquid_vm_s        ngx_posts_liquid_vm_t;
typedef struct ngx_posts_liquid_compiler_s  ngx_posts_liquid_compiler_t;
typedef struct ngx_posts_liquid_call_s      ngx_posts_liquid_call_t;
typedef struct ngx_posts_liquid_filter_s    ngx_posts_liquid_filter_t;
typedef struct ngx_posts_liquid_tag_s       ngx_posts_liquid_tag_t;


/*
 * One call of a filter, or of the run-time part of a tag.
 *
 * ctx     pool, clock, zone, error; see ngx_posts_value.h
 * vm      the machine that calls; for ngx_posts_liquid_lookup() and such
 * input   what stands before the filter; nil for a tag
 * args    the arguments, nargs of them, already evaluated
 * named   the name: value arguments as a map, or NULL
 * data    the row's data
 * state   NULL at the first call, then whatever the function left there:
 *         where a function that returned NGX_AGAIN goes on
 */

struct ngx_posts_liquid_call_s {
    ngx_posts_context_t        *ctx;
    ngx_posts_liquid_vm_t      *vm;
    ngx_posts_value_t          *input;
    ngx_posts_value_t          *args;
    ngx_uint_t                  nargs;
    ngx_posts_map_t            *named;
    uintptr_t                   data;
    void                       *state;
};


/*
 * A filter's, and a tag's, function.  Computes *result, which is nil when
 * it is called.  Arguments are never changed; strings may be borrowed from
 * them.  New memory comes from ctx->pool.
 *
 * NGX_OK     *result is the value; a tag's is printed as {{ }} prints it
 * NGX_AGAIN  not finished: called again with equal arguments and the same
 *            state in another turn of the event loop
 * NGX_ERROR  failed, ends the render: ngx_posts_error_set(ctx->error, ...),
 *            without a place (the machine knows it); memory is short when
 *            nothing was set
 *
 * A loop over items counts ngx_posts_liquid_step() per item, so that the
 * render's budget holds inside of filters too.
 */

typedef ngx_int_t (*ngx_posts_liquid_call_pt)(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


/*
 * A row of a table of filters.  A call with fewer than min or more than max
 * arguments (the input not counted; all named ones count as one) fails as
 * Ruby does: "wrong number of arguments (given 1, expected 2)".
 * Tables end with a row of an empty name.
 */

struct ngx_posts_liquid_filter_s {
    ngx_str_t                   name;
    ngx_posts_liquid_call_pt    handler;
    ngx_uint_t                  min;
    ngx_uint_t                  max;
    uintptr_t                   data;
};

#define ngx_posts_liquid_null_filter  { ngx_null_string, NULL, 0, 0, 0 }


/*
 * A row of a table of tags.  "compile" is called when a template is
 * compiled: it parses the markup between the name and "%}" and emits code
 * with the functions of ngx_posts_liquid_compiler.h.  NGX_OK or NGX_ERROR
 * with the compiler's error set.
 *
 * end  name of the tag that closes a block, empty for a tag without a body
 */

typedef ngx_int_t (*ngx_posts_liquid_tag_pt)(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);

struct ngx_posts_liquid_tag_s {
    ngx_str_t                   name;
    ngx_str_t                   end;
    ngx_posts_liquid_tag_pt     compile;
    uintptr_t                   data;
};

#define ngx_posts_liquid_null_tag                                             \
    { ngx_null_string, ngx_null_string, NULL, 0 }


/*
 * An engine: the tables and the switches of "liquid:" in _config.yml.
 * Immutable; one per site.
 */

#define NGX_POSTS_LIQUID_LAX     0
#define NGX_POSTS_LIQUID_WARN    1     /* strict, then lax with a warning */
#define NGX_POSTS_LIQUID_STRICT  2

typedef struct {
    ngx_uint_t                        error_mode;
    unsigned                          strict_filters:1;
    unsigned                          strict_variables:1;

    /* besides the engine's own; later tables win; each NULL-terminated */
    const ngx_posts_liquid_filter_t **filters;
    const ngx_posts_liquid_tag_t    **tags;
} ngx_posts_liquid_options_t;

/* NULL when memory is short; the tables are kept by reference */
ngx_posts_liquid_engine_t *ngx_posts_liquid_engine_create(ngx_pool_t *pool,
    ngx_posts_liquid_options_t *options);


/*
 * Compiles a template.  The source is kept by reference and must live as
 * long as the program, which lives in the pool.  file names the template in
 * errors, line is the number of the source's first line in that file.
 * Warnings of the lax mode go to log.  NULL: error is set, or memory is
 * short.
 */
ngx_posts_liquid_program_t *ngx_posts_liquid_compile(
    ngx_posts_liquid_engine_t *engine, ngx_pool_t *pool, ngx_log_t *log,
    ngx_str_t *file, ngx_uint_t line, ngx_str_t *source,
    ngx_posts_error_t *error);


/*
 * Gives the program of an include: name as the template wrote it, after
 * evaluation; kind as the tag gave it to ngx_posts_liquid_emit_include().
 * data is the loader's.  The program must live as long as the render, and
 * must come from the same engine.  NGX_OK, NGX_AGAIN, or NGX_ERROR with
 * error set (no such file, or it does not compile: then with the place in
 * the included file).
 */
typedef ngx_int_t (*ngx_posts_liquid_load_pt)(void *data, ngx_uint_t kind,
    ngx_str_t *name, ngx_posts_liquid_program_t **program,
    ngx_posts_error_t *error);


/*
 * A machine: one per program to be run.  Output goes to "output", which is
 * the caller's.  "globals" is consulted for names that no template has
 * assigned; a drop or a map.  Everything the machine needs comes from
 * ctx->pool.  NULL when memory is short.
 */
ngx_posts_liquid_vm_t *ngx_posts_liquid_vm_create(
    ngx_posts_liquid_program_t *program, ngx_posts_context_t *ctx,
    ngx_posts_value_t *globals, ngx_posts_buffer_t *output,
    ngx_posts_liquid_load_pt load, void *data);

/*
 * Runs for about "steps" steps, at least one.
 *
 * NGX_OK     the template has ended, output is complete
 * NGX_AGAIN  the steps are used up, or something called is not finished:
 *            call again
 * NGX_ERROR  ctx->error says what and where, or memory is short
 */
ngx_int_t ngx_posts_liquid_run(ngx_posts_liquid_vm_t *vm, ngx_uint_t steps);

/*
 * Steps that the machine may still take before it fails; at first
 * NGX_POSTS_MAX_LIQUID_STEPS.  Who runs several machines for one page takes
 * over what the one has left to the next.
 */
ngx_uint_t ngx_posts_liquid_left(ngx_posts_liquid_vm_t *vm);
void ngx_posts_liquid_allow(ngx_posts_liquid_vm_t *vm, ngx_uint_t left);


/* for filters, tags and loaders */

/*
 * Counts n steps of work done inside of a call.  For the bytes of its input
 * and its result the machine counts by itself.
 */
void ngx_posts_liquid_step(ngx_posts_liquid_vm_t *vm, ngx_uint_t n);

/* bytes that are read or made in the time of a step */
#define NGX_POSTS_LIQUID_STEP_BYTES  64

/* 1 when the slice's steps are used up: a long call returns NGX_AGAIN */
ngx_uint_t ngx_posts_liquid_expired(ngx_posts_liquid_vm_t *vm);

/* a variable by name, as the template sees it: NGX_OK (nil when there is
 * none), NGX_AGAIN, NGX_ERROR */
ngx_int_t ngx_posts_liquid_lookup(ngx_posts_liquid_vm_t *vm, ngx_str_t *name,
    ngx_posts_value_t *result);

/* the same without what templates have assigned: of "globals" alone */
ngx_int_t ngx_posts_liquid_global(ngx_posts_liquid_vm_t *vm, ngx_str_t *name,
    ngx_posts_value_t *result);

/*
 * Inside of a call, calls the filter of that name, with one argument, or
 * without any when arg is NULL.  Without such a filter the result is the
 * input, which may be the same value.  What the filter returns.
 */
ngx_int_t ngx_posts_liquid_apply(ngx_posts_liquid_call_t *call,
    ngx_str_t *name, ngx_posts_value_t *input, ngx_posts_value_t *arg,
    ngx_posts_value_t *result);

/* the data of the loader */
void *ngx_posts_liquid_data(ngx_posts_liquid_vm_t *vm);

/*
 * Evaluates a condition such as "item.a == 1 and item.b" (where_exp), which
 * gives true or false, or a variable with filters (group_by_exp), compiled
 * by one of the two below (NULL: error is set, or memory is short), with one
 * more variable in scope.  The source is kept by reference.
 *
 * It does not pause, but a drop that is asked for something may not be
 * ready: NGX_OK, NGX_AGAIN (evaluate again later) or NGX_ERROR.
 */
typedef struct ngx_posts_liquid_expression_s  ngx_posts_liquid_expression_t;

ngx_posts_liquid_expression_t *ngx_posts_liquid_condition(
    ngx_posts_liquid_vm_t *vm, ngx_str_t *source);
ngx_posts_liquid_expression_t *ngx_posts_liquid_variable(
    ngx_posts_liquid_vm_t *vm, ngx_str_t *source);
ngx_int_t ngx_posts_liquid_evaluate(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_expression_t *expression, ngx_str_t *name,
    ngx_posts_value_t *value, ngx_posts_value_t *result);


#endif /* _NGX_POSTS_LIQUID_H_INCLUDED_ */
