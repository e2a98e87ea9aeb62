
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_nothing.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Calls: of filters and tags' functions, and of included programs.
 */

static ngx_int_t ngx_posts_liquid_invoke(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_call_site_t *site, ngx_posts_value_t *input,
    ngx_posts_value_t *base);
static ngx_int_t ngx_posts_liquid_charge(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *input, ngx_posts_value_t *result);
static ngx_posts_map_t *ngx_posts_liquid_collect(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *pair, ngx_uint_t n);


ngx_int_t
ngx_posts_liquid_op_filter(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_value_t             *base;
    ngx_posts_liquid_call_site_t  *site;

    site = &vm->program->calls[n];
    base = vm->sp - site->nargs - 2 * site->nnamed - 1;

    return ngx_posts_liquid_invoke(vm, site, base, base);
}


ngx_int_t
ngx_posts_liquid_op_call(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_value_t              nil;
    ngx_posts_liquid_call_site_t  *site;

    site = &vm->program->calls[n];

    ngx_posts_nil(&nil);

    return ngx_posts_liquid_invoke(vm, site, &nil, vm->sp - site->nargs);
}


/* base is where the call's values begin, and where the result goes */

static ngx_int_t
ngx_posts_liquid_invoke(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_call_site_t *site, ngx_posts_value_t *input,
    ngx_posts_value_t *base)
{
    ngx_int_t                rc;
    ngx_uint_t               used;
    ngx_posts_value_t        result;
    ngx_posts_liquid_call_t  call;

    call.ctx = vm->ctx;
    call.vm = vm;
    call.input = input;
    call.args = (input == base) ? base + 1 : base;
    call.nargs = site->nargs;
    call.named = NULL;
    call.data = site->data;
    call.state = vm->state;

    if (site->nnamed) {
        call.named = ngx_posts_liquid_collect(vm, call.args + call.nargs,
                                              site->nnamed);
        if (call.named == NULL) {
            return NGX_ERROR;
        }
    }

    ngx_posts_nil(&result);

    /* an evaluation may move the stack */

    used = base - vm->stack;

    rc = site->handler(&call, &result);

    vm->state = (rc == NGX_AGAIN) ? call.state : NULL;

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_charge(vm, input, &result);

    vm->sp = vm->stack + used;
    *vm->sp++ = result;

    ngx_posts_liquid_bind(vm->sp - 1);

    return rc;
}


/*
 * What a call has read and made counts: a step for a number of bytes, and
 * the bytes of what is not its input or a part of that.
 */

static ngx_int_t
ngx_posts_liquid_charge(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *input,
    ngx_posts_value_t *result)
{
    size_t  made;

    made = 0;

    if (result->type == NGX_POSTS_STRING) {

        if (input->type != NGX_POSTS_STRING
            || result->u.data < input->u.data
            || result->u.data > input->u.data + input->len)
        {
            made = result->len;
        }

    } else if (result->type == NGX_POSTS_ARRAY) {

        if (input->type != NGX_POSTS_ARRAY
            || result->u.array != input->u.array)
        {
            made = result->u.array->nelts * sizeof(ngx_posts_value_t);
        }
    }

    ngx_posts_liquid_step(vm, (made + input->len)
                              / NGX_POSTS_LIQUID_STEP_BYTES);

    return ngx_posts_liquid_spend(vm, made);
}


ngx_int_t
ngx_posts_liquid_apply(ngx_posts_liquid_call_t *call, ngx_str_t *name,
    ngx_posts_value_t *input, ngx_posts_value_t *arg,
    ngx_posts_value_t *result)
{
    ngx_posts_value_t                 value;
    ngx_posts_liquid_call_t           inner;
    const ngx_posts_liquid_filter_t  *row;

    value = *input;

    row = ngx_posts_liquid_engine_filter(call->vm->program->engine, name);

    if (row == NULL) {
        *result = value;
        return NGX_OK;
    }

    ngx_posts_nil(result);

    inner = *call;
    inner.input = &value;
    inner.args = arg;
    inner.nargs = arg ? 1 : 0;
    inner.named = NULL;
    inner.data = row->data;
    inner.state = NULL;

    return row->handler(&inner, result);
}


static ngx_posts_map_t *
ngx_posts_liquid_collect(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *pair,
    ngx_uint_t n)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *slot;

    map = ngx_posts_map_create(vm->ctx->pool, n);
    if (map == NULL) {
        return NULL;
    }

    for ( /* void */ ; n; n--) {
        slot = ngx_posts_map_set_value(map, pair);
        if (slot == NULL) {
            return NULL;
        }

        *slot = pair[1];
        ngx_posts_liquid_bind(slot);

        pair += 2;
    }

    return map;
}


ngx_int_t
ngx_posts_liquid_op_map(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_map_t  *map;

    vm->sp -= 2 * n;

    map = ngx_posts_liquid_collect(vm, vm->sp, n);
    if (map == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(vm->sp, map);
    vm->sp++;

    return NGX_OK;
}


/* on the stack: the name, and the parameters or nil */

ngx_int_t
ngx_posts_liquid_op_include(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t                    rc;
    ngx_str_t                    name;
    ngx_posts_value_t            params;
    ngx_posts_liquid_frame_t    *frame;
    ngx_posts_liquid_program_t  *program;

    if (vm->load == NULL) {
        return ngx_posts_liquid_fail(vm,
                              "This liquid context does not allow includes.");
    }

    rc = ngx_posts_value_to_s(vm->ctx, vm->sp - 2, &name);

    if (rc != NGX_OK) {
        return rc;
    }

    rc = vm->load(vm->data, n, &name, &program, vm->ctx->error);

    if (rc != NGX_OK) {
        return rc;
    }

    params = vm->sp[-1];

    frame = ngx_posts_liquid_push_scope(vm);
    if (frame == NULL) {
        return NGX_ERROR;
    }

    if (params.type != NGX_POSTS_NIL) {
        frame->bindings[0].name = &vm->program->engine->include;
        frame->bindings[0].value = params;
        frame->nbindings = 1;
    }

    frame->u.call.program = vm->program;
    frame->u.call.pc = vm->pc;

    vm->sp -= 2;

    return ngx_posts_liquid_enter(vm, program);
}
