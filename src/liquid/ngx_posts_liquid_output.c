
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Instructions that print, and those that remember what was printed.
 */

static ngx_int_t ngx_posts_liquid_print(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *value);
static ngx_int_t ngx_posts_liquid_count(ngx_posts_liquid_vm_t *vm,
    ngx_uint_t n, ngx_posts_value_t **counter);


ngx_int_t
ngx_posts_liquid_write(ngx_posts_liquid_vm_t *vm, u_char *data, size_t len)
{
    ngx_int_t  rc;

    rc = ngx_posts_buffer_write(vm->output, data, len);

    if (rc == NGX_DECLINED) {
        return ngx_posts_liquid_fail(vm, "more than %uz bytes of output",
                                     vm->output->limit);
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_print(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *value)
{
    u_char     *last, buf[NGX_INT64_LEN];
    ngx_int_t   rc;
    ngx_str_t   s;

    switch (value->type) {

    case NGX_POSTS_STRING:
        return ngx_posts_liquid_write(vm, value->u.data, value->len);

    case NGX_POSTS_NIL:
        return NGX_OK;

    case NGX_POSTS_INTEGER:

        /* nginx's own printing negates what has no negative */

        if (value->u.integer == INT64_MIN) {
            return ngx_posts_liquid_write(vm,
                                          (u_char *) "-9223372036854775808",
                                          sizeof("-9223372036854775808") - 1);
        }

        last = ngx_sprintf(buf, "%L", value->u.integer);
        return ngx_posts_liquid_write(vm, buf, last - buf);

    default:
        rc = ngx_posts_value_to_s(vm->ctx, value, &s);

        return (rc == NGX_OK) ? ngx_posts_liquid_write(vm, s.data, s.len)
                              : rc;
    }
}


ngx_int_t
ngx_posts_liquid_op_text(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_str_t  *text;

    text = &vm->program->texts[n];

    return ngx_posts_liquid_write(vm, text->data, text->len);
}


ngx_int_t
ngx_posts_liquid_op_write(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t  rc;

    rc = ngx_posts_liquid_print(vm, vm->sp - 1);

    if (rc == NGX_OK) {
        vm->sp--;
    }

    return rc;
}


/*
 * What is captured is copied to a string of its size, and the block it was
 * written to, if there was only one, serves for the next capture.
 */

ngx_int_t
ngx_posts_liquid_op_capture(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_buffer_t        *b;
    ngx_posts_liquid_frame_t  *frame;

    frame = ngx_posts_liquid_push(vm);
    if (frame == NULL) {
        return NGX_ERROR;
    }

    b = &frame->u.capture.buffer;
    ngx_posts_buffer_init(b, vm->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (vm->spare != NULL) {
        b->first = vm->spare;
        b->last = vm->spare;
        b->last->last = b->last->pos;
        vm->spare = NULL;
    }

    frame->u.capture.output = vm->output;
    vm->output = b;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_captured(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    u_char              *p;
    ngx_str_t            s;
    ngx_posts_buffer_t  *b;

    b = &vm->frame->u.capture.buffer;

    if (ngx_posts_buffer_str(b, &s) != NGX_OK
        || ngx_posts_liquid_spend(vm, s.len) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (b->first != NULL && b->first == b->last) {
        p = ngx_pnalloc(vm->ctx->pool, ngx_max(s.len, 1));
        if (p == NULL) {
            return NGX_ERROR;
        }

        ngx_memcpy(p, s.data, s.len);
        s.data = p;
        vm->spare = b->first;
    }

    vm->output = vm->frame->u.capture.output;
    ngx_posts_liquid_pop(vm);

    ngx_posts_string(vm->sp, s.data, s.len);
    vm->sp++;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_ifchanged(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_str_t  s;

    s = ngx_posts_value_str(vm->sp - 1);
    vm->sp--;

    /* the first one counts as changed, which only matters if it is empty */

    if (s.len == vm->changed.len
        && ngx_memcmp(s.data, vm->changed.data, s.len) == 0)
    {
        return NGX_OK;
    }

    vm->changed = s;

    return ngx_posts_liquid_write(vm, s.data, s.len);
}


ngx_int_t
ngx_posts_liquid_op_increment(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *counter;

    rc = ngx_posts_liquid_count(vm, n, &counter);

    if (rc == NGX_OK) {
        rc = ngx_posts_liquid_print(vm, counter);
        counter->u.integer++;
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_op_decrement(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *counter;

    rc = ngx_posts_liquid_count(vm, n, &counter);

    if (rc == NGX_OK) {
        counter->u.integer--;
        rc = ngx_posts_liquid_print(vm, counter);
    }

    return rc;
}


/*
 * Counters hide global variables of their names, whose values they begin
 * with; they are hidden by variables that a template assigns.
 */

static ngx_int_t
ngx_posts_liquid_count(ngx_posts_liquid_vm_t *vm, ngx_uint_t n,
    ngx_posts_value_t **counter)
{
    ngx_int_t                 rc;
    ngx_str_t                 s;
    ngx_posts_value_t        *slot, value;
    ngx_posts_liquid_name_t  *name;

    name = &vm->program->names[n];

    if (vm->counters == NULL) {
        vm->counters = ngx_posts_map_create(vm->ctx->pool, 4);
        if (vm->counters == NULL) {
            return NGX_ERROR;
        }
    }

    slot = ngx_posts_map_find_hash(vm->counters, name->hash,
                                   name->value.u.data, name->value.len);

    if (slot == NULL) {
        ngx_posts_nil(&value);

        rc = ngx_posts_value_get(vm->ctx, &vm->globals, &name->value, &value);

        if (rc != NGX_OK && rc != NGX_DECLINED) {
            return rc;
        }

        if (!ngx_posts_truthy(&value)) {
            ngx_posts_integer(&value, 0);
        }

        if (value.type != NGX_POSTS_INTEGER) {
            s = ngx_posts_value_str(&name->value);

            return ngx_posts_liquid_fail(vm, "\"%V\" is no integer to count "
                                         "from", &s);
        }

        slot = ngx_posts_map_set_value(vm->counters, &name->value);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = value;
    }

    *counter = slot;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_cycle(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    int64_t             i;
    ngx_posts_value_t  *place;

    if (vm->cycles == NULL) {
        vm->cycles = ngx_posts_map_create(vm->ctx->pool, 4);
        if (vm->cycles == NULL) {
            return NGX_ERROR;
        }
    }

    place = ngx_posts_map_set_value(vm->cycles, vm->sp - 1);

    if (place == NULL) {
        return NGX_ERROR;
    }

    vm->sp--;

    /* cycles of one name may have more values than this one */

    i = (place->type == NGX_POSTS_INTEGER) ? place->u.integer : 0;

    vm->pc += ngx_min(i, (int64_t) n);
    i++;

    ngx_posts_integer(place, (i < (int64_t) n) ? i : 0);

    return NGX_OK;
}
