
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_vm.h"


#define NGX_POSTS_LIQUID_STACK  64


static ngx_int_t ngx_posts_liquid_reserve(ngx_posts_liquid_vm_t *vm,
    ngx_uint_t n);


ngx_posts_liquid_vm_t *
ngx_posts_liquid_vm_create(ngx_posts_liquid_program_t *program,
    ngx_posts_context_t *ctx, ngx_posts_value_t *globals,
    ngx_posts_buffer_t *output, ngx_posts_liquid_load_pt load, void *data)
{
    ngx_posts_liquid_vm_t  *vm;

    vm = ngx_pcalloc(ctx->pool, sizeof(ngx_posts_liquid_vm_t));
    if (vm == NULL) {
        return NULL;
    }

    vm->ctx = ctx;
    vm->globals = *globals;
    vm->output = output;
    vm->load = load;
    vm->data = data;

    ngx_str_set(&vm->changed, "");

    vm->scopes = 1;
    vm->total = NGX_POSTS_MAX_LIQUID_STEPS;
    vm->bytes = NGX_POSTS_MAX_LIQUID_BYTES;
    vm->assigns = ngx_posts_map_create(ctx->pool, 8);

    if (vm->assigns == NULL
        || ngx_posts_liquid_enter(vm, program) != NGX_OK)
    {
        return NULL;
    }

    return vm;
}


ngx_int_t
ngx_posts_liquid_run(ngx_posts_liquid_vm_t *vm, ngx_uint_t steps)
{
    ngx_int_t  rc, given, used;

    given = ngx_min(steps, vm->total);
    given = ngx_max(given, 1);

    vm->steps = given;

    rc = ngx_posts_liquid_execute(vm);

    used = given - vm->steps;
    vm->total -= ngx_min((ngx_uint_t) used, vm->total);

    if (rc == NGX_DONE) {
        return NGX_OK;
    }

    if (rc == NGX_AGAIN && vm->total == 0) {
        ngx_posts_liquid_fail(vm, "rendering takes more than %d steps",
                              NGX_POSTS_MAX_LIQUID_STEPS);
        rc = NGX_ERROR;
    }

    if (rc == NGX_ERROR && ngx_posts_error_is_set(vm->ctx->error)) {
        ngx_posts_liquid_program_at(vm->program,
                                    vm->pc - vm->program->code,
                                    vm->ctx->error);
    }

    return rc;
}


#define ngx_posts_liquid_op(op, function, operand, pops, pushes)              \
                                                                              \
    op_##op:                                                                  \
        rc = ngx_posts_liquid_op_##function(vm,                               \
                                      ngx_posts_liquid_word_operand(word));   \
        if (rc != NGX_OK) {                                                   \
            goto stop;                                                        \
        }                                                                     \
                                                                              \
        ngx_posts_liquid_dispatch();


#if defined(__GNUC__)

/* a jump of its own behind every instruction lets the processor foresee it */

#define ngx_posts_liquid_label_of(op, function, operand, pops, pushes)        \
    &&op_##op,

#define ngx_posts_liquid_dispatch()                                           \
    if (vm->steps <= 0) {                                                     \
        return NGX_AGAIN;                                                     \
    }                                                                         \
                                                                              \
    vm->steps--;                                                              \
    word = *vm->pc++;                                                         \
    goto *labels[ngx_posts_liquid_word_op(word)]

#else

#define ngx_posts_liquid_goto(op, function, operand, pops, pushes)            \
    case NGX_POSTS_LIQUID_##op: goto op_##op;

#define ngx_posts_liquid_dispatch()  goto next

#endif


ngx_int_t
ngx_posts_liquid_execute(ngx_posts_liquid_vm_t *vm)
{
    uint32_t   word;
    ngx_int_t  rc;

#if defined(__GNUC__)

    static const void *const  labels[] = {
        NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_label_of)
    };

    ngx_posts_liquid_dispatch();

#else

next:

    if (vm->steps <= 0) {
        return NGX_AGAIN;
    }

    vm->steps--;
    word = *vm->pc++;

    switch (ngx_posts_liquid_word_op(word)) {
    NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_goto)
    }

#endif

    NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_op)

stop:

    /* executed again, or shown as the place of the error */

    vm->pc--;

    return rc;
}


ngx_int_t
ngx_posts_liquid_enter(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_program_t *program)
{
    if (ngx_posts_liquid_reserve(vm, program->stack) != NGX_OK) {
        return NGX_ERROR;
    }

    vm->program = program;
    vm->pc = program->code;

    return NGX_OK;
}


/*
 * The old stack, if there is one, is left as it is: a filter that evaluates
 * an expression has its arguments there.
 */

static ngx_int_t
ngx_posts_liquid_reserve(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_uint_t          used, size;
    ngx_posts_value_t  *stack;

    used = vm->sp - vm->stack;

    if (used + n <= vm->nstack) {
        return NGX_OK;
    }

    if (used + n > NGX_POSTS_MAX_LIQUID_STACK) {
        return ngx_posts_liquid_fail(vm, "more than %d values on the stack",
                                     NGX_POSTS_MAX_LIQUID_STACK);
    }

    size = ngx_max(2 * (used + n), NGX_POSTS_LIQUID_STACK);
    stack = ngx_palloc(vm->ctx->pool, size * sizeof(ngx_posts_value_t));

    if (stack == NULL) {
        return NGX_ERROR;
    }

    if (used) {
        ngx_memcpy(stack, vm->stack, used * sizeof(ngx_posts_value_t));
    }

    vm->stack = stack;
    vm->nstack = size;
    vm->sp = stack + used;

    return NGX_OK;
}


ngx_posts_liquid_frame_t *
ngx_posts_liquid_push(ngx_posts_liquid_vm_t *vm)
{
    ngx_posts_liquid_frame_t  *frame;

    frame = vm->free;

    if (frame != NULL) {
        vm->free = frame->prev;

    } else {
        frame = ngx_palloc(vm->ctx->pool, sizeof(ngx_posts_liquid_frame_t));
        if (frame == NULL) {
            return NULL;
        }
    }

    frame->prev = vm->frame;
    frame->nbindings = 0;

    vm->frame = frame;

    return frame;
}


ngx_posts_liquid_frame_t *
ngx_posts_liquid_push_scope(ngx_posts_liquid_vm_t *vm)
{
    ngx_posts_liquid_frame_t  *frame;

    if (vm->scopes == NGX_POSTS_MAX_LIQUID_INCLUDES) {
        ngx_posts_liquid_fail(vm, "Nesting too deep");
        return NULL;
    }

    frame = ngx_posts_liquid_push(vm);
    if (frame == NULL) {
        return NULL;
    }

    frame->outer = vm->scope;

    vm->scope = frame;
    vm->scopes++;

    return frame;
}


void
ngx_posts_liquid_pop(ngx_posts_liquid_vm_t *vm)
{
    ngx_posts_liquid_frame_t  *frame;

    frame = vm->frame;
    vm->frame = frame->prev;

    frame->prev = vm->free;
    vm->free = frame;
}


void
ngx_posts_liquid_pop_scope(ngx_posts_liquid_vm_t *vm)
{
    vm->scope = vm->frame->outer;
    vm->scopes--;

    ngx_posts_liquid_pop(vm);
}


ngx_uint_t
ngx_posts_liquid_left(ngx_posts_liquid_vm_t *vm)
{
    return vm->total;
}


void
ngx_posts_liquid_allow(ngx_posts_liquid_vm_t *vm, ngx_uint_t left)
{
    vm->total = left;
}


void
ngx_posts_liquid_step(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->steps -= n;
}


ngx_uint_t
ngx_posts_liquid_expired(ngx_posts_liquid_vm_t *vm)
{
    return vm->steps <= 0;
}


ngx_int_t
ngx_posts_liquid_spend(ngx_posts_liquid_vm_t *vm, size_t len)
{
    if (len > vm->bytes) {
        return ngx_posts_liquid_fail(vm,
                         "rendering makes more than %d bytes of values",
                         NGX_POSTS_MAX_LIQUID_BYTES);
    }

    vm->bytes -= len;

    return NGX_OK;
}


void *
ngx_posts_liquid_data(ngx_posts_liquid_vm_t *vm)
{
    return vm->data;
}


/* instructions that are about the flow of control only */

ngx_int_t
ngx_posts_liquid_op_end(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_liquid_frame_t  *frame;

    frame = vm->frame;

    if (frame == NULL || frame->u.call.program == NULL) {
        return NGX_DONE;
    }

    vm->program = frame->u.call.program;
    vm->pc = frame->u.call.pc;

    ngx_posts_liquid_pop_scope(vm);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_nop(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_raise(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_str_t  reason;

    reason = ngx_posts_value_str(&vm->program->constants[n]);

    return ngx_posts_liquid_fail(vm, "%V", &reason);
}


ngx_int_t
ngx_posts_liquid_op_jump(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->pc = vm->program->code + n;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_jump_if(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->sp--;

    if (ngx_posts_truthy(vm->sp)) {
        vm->pc = vm->program->code + n;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_jump_unless(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->sp--;

    if (!ngx_posts_truthy(vm->sp)) {
        vm->pc = vm->program->code + n;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_matched(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_boolean(&vm->sp[-1], 1);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_jump_matched(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    if (ngx_posts_truthy(&vm->sp[-1])) {
        vm->pc = vm->program->code + n;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_gosub(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_integer(vm->sp, vm->pc - vm->program->code);

    vm->sp++;
    vm->pc = vm->program->code + n;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_back(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->sp--;
    vm->pc = vm->program->code + vm->sp->u.integer;

    return NGX_OK;
}
