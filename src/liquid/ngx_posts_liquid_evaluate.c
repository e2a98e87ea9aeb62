
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Expressions that filters are given as strings, and evaluate for items.
 * They run on the stack of the machine that called the filter, to the end,
 * without a pause.
 */

#define NGX_POSTS_LIQUID_UNPAUSED  (NGX_MAX_INT_T_VALUE / 2)


typedef ngx_int_t (*ngx_posts_liquid_emit_pt)(
    ngx_posts_liquid_compiler_t *c, ngx_str_t *markup);


struct ngx_posts_liquid_expression_s {
    ngx_posts_liquid_program_t    *program;
};


static ngx_posts_liquid_expression_t *ngx_posts_liquid_expression(
    ngx_posts_liquid_vm_t *vm, ngx_str_t *source,
    ngx_posts_liquid_emit_pt emit);


ngx_posts_liquid_expression_t *
ngx_posts_liquid_condition(ngx_posts_liquid_vm_t *vm, ngx_str_t *source)
{
    return ngx_posts_liquid_expression(vm, source,
                                       ngx_posts_liquid_emit_test);
}


ngx_posts_liquid_expression_t *
ngx_posts_liquid_variable(ngx_posts_liquid_vm_t *vm, ngx_str_t *source)
{
    return ngx_posts_liquid_expression(vm, source,
                                       ngx_posts_liquid_emit_variable);
}


static ngx_posts_liquid_expression_t *
ngx_posts_liquid_expression(ngx_posts_liquid_vm_t *vm, ngx_str_t *source,
    ngx_posts_liquid_emit_pt emit)
{
    ngx_posts_error_t               error;
    ngx_posts_liquid_compiler_t     c;
    ngx_posts_liquid_expression_t  *expression;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    expression = ngx_palloc(vm->ctx->pool,
                            sizeof(ngx_posts_liquid_expression_t));

    if (expression == NULL
        || ngx_posts_liquid_compiler_init(&c, vm->program->engine,
                                          vm->ctx->pool, vm->ctx->log,
                                          &error)
           != NGX_OK)
    {
        return NULL;
    }

    c.file = vm->program->file;
    c.source = *source;
    c.line = 1;
    c.place = source->data;

    expression->program = NULL;

    if (emit(&c, source) == NGX_OK
        && ngx_posts_liquid_emit(&c, NGX_POSTS_LIQUID_END, 0) == NGX_OK)
    {
        expression->program = ngx_posts_liquid_link(&c);
    }

    ngx_posts_liquid_compiler_done(&c);

    if (expression->program != NULL) {
        return expression;
    }

    /* the place is that of the filter, not one in the expression */

    if (ngx_posts_error_is_set(&error)) {
        ngx_posts_liquid_fail(vm, "%V", &error.reason);
    }

    return NULL;
}


ngx_int_t
ngx_posts_liquid_evaluate(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_expression_t *expression, ngx_str_t *name,
    ngx_posts_value_t *value, ngx_posts_value_t *result)
{
    void                        *state;
    uint32_t                    *pc;
    ngx_int_t                    rc, steps;
    ngx_uint_t                   used;
    ngx_posts_liquid_name_t      bound;
    ngx_posts_liquid_frame_t    *frame;
    ngx_posts_liquid_program_t  *program;

    if (vm->evaluations == NGX_POSTS_MAX_LIQUID_EVALUATIONS) {
        return ngx_posts_liquid_fail(vm, "Nesting too deep");
    }

    pc = vm->pc;
    program = vm->program;
    steps = vm->steps;
    state = vm->state;
    used = vm->sp - vm->stack;

    if (ngx_posts_liquid_enter(vm, expression->program) != NGX_OK) {
        return NGX_ERROR;
    }

    frame = ngx_posts_liquid_push_scope(vm);

    if (frame == NULL) {
        rc = NGX_ERROR;
        goto done;
    }

    ngx_posts_string(&bound.value, name->data, name->len);
    bound.hash = ngx_posts_map_hash(name->data, name->len);

    frame->bindings[0].name = &bound;
    frame->bindings[0].value = *value;
    frame->nbindings = 1;
    frame->u.call.program = NULL;

    vm->evaluations++;
    vm->state = NULL;
    vm->steps = NGX_POSTS_LIQUID_UNPAUSED;

    rc = ngx_posts_liquid_execute(vm);

    if (rc == NGX_DONE) {
        *result = vm->sp[-1];
        rc = NGX_OK;
    }

    vm->steps = steps - (NGX_POSTS_LIQUID_UNPAUSED - vm->steps);
    vm->state = state;
    vm->evaluations--;

    ngx_posts_liquid_pop_scope(vm);

done:

    vm->sp = vm->stack + used;
    vm->program = program;
    vm->pc = pc;

    return rc;
}
