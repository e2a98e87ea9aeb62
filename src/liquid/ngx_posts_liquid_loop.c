
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_bignum.h"
#include "data/ngx_posts_number.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_collection.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Loops.
 */

static ngx_int_t ngx_posts_liquid_from(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_loop_site_t *site, ngx_posts_value_t *offset,
    int64_t *from);
static ngx_posts_liquid_frame_t *ngx_posts_liquid_begin(
    ngx_posts_liquid_vm_t *vm, ngx_posts_liquid_loop_site_t *site,
    ngx_posts_liquid_slice_t *slice, const ngx_posts_drop_ops_t *ops);
static ngx_int_t ngx_posts_liquid_advance(ngx_posts_liquid_vm_t *vm,
    int64_t i);
static ngx_int_t ngx_posts_liquid_number(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *value, int64_t *n);
static ngx_int_t ngx_posts_liquid_cell(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_loop_t *loop);


/* a table without cells */

static const ngx_str_t  ngx_posts_liquid_empty =
    ngx_string("<tr class=\"row1\">\n</tr>\n");


ngx_int_t
ngx_posts_liquid_op_for(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    int64_t                        from, limit;
    ngx_int_t                      rc;
    ngx_posts_value_t             *args, *offset;
    ngx_posts_liquid_slice_t       slice;
    ngx_posts_liquid_frame_t      *frame;
    ngx_posts_liquid_loop_site_t  *site;

    site = &vm->program->loops[n];
    args = vm->sp - 3;

    rc = ngx_posts_liquid_from(vm, site, &args[1], &from);

    if (rc == NGX_OK && args[2].type != NGX_POSTS_NIL) {
        rc = ngx_posts_liquid_to_integer(vm->ctx, &args[2], &limit);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_slice(vm, &args[0], from,
                                args[2].type != NGX_POSTS_NIL ? &limit : NULL,
                                site->reversed, &slice);
    if (rc != NGX_OK) {
        return rc;
    }

    if (vm->offsets == NULL) {
        vm->offsets = ngx_posts_map_create(vm->ctx->pool, 4);
        if (vm->offsets == NULL) {
            return NGX_ERROR;
        }
    }

    offset = ngx_posts_map_set(vm->offsets, site->name.data, site->name.len);
    if (offset == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_integer(offset, from + slice.length);

    vm->sp = args;

    if (slice.length == 0) {
        return NGX_OK;
    }

    frame = ngx_posts_liquid_begin(vm, site, &slice,
                                   &ngx_posts_liquid_forloop);
    if (frame == NULL) {
        return NGX_ERROR;
    }

    frame->u.loop.loop->parent = vm->loop;
    vm->loop = frame->u.loop.loop;

    vm->pc++;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_from(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_loop_site_t *site, ngx_posts_value_t *offset,
    int64_t *from)
{
    ngx_posts_value_t  *value;

    *from = 0;

    if (!site->resumed) {
        return (offset->type == NGX_POSTS_NIL)
               ? NGX_OK : ngx_posts_liquid_to_integer(vm->ctx, offset, from);
    }

    if (vm->offsets != NULL) {
        value = ngx_posts_map_find(vm->offsets, site->name.data,
                                   site->name.len);
        if (value != NULL) {
            *from = value->u.integer;
        }
    }

    return NGX_OK;
}


static ngx_posts_liquid_frame_t *
ngx_posts_liquid_begin(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_loop_site_t *site, ngx_posts_liquid_slice_t *slice,
    const ngx_posts_drop_ops_t *ops)
{
    ngx_posts_liquid_loop_t   *loop;
    ngx_posts_liquid_frame_t  *frame;

    loop = ngx_palloc(vm->ctx->pool, sizeof(ngx_posts_liquid_loop_t));
    if (loop == NULL) {
        return NULL;
    }

    loop->drop.ops = ops;
    loop->drop.data = loop;
    loop->name = site->name;
    loop->parent = NULL;
    loop->length = slice->length;
    loop->index = 0;

    frame = ngx_posts_liquid_push_scope(vm);
    if (frame == NULL) {
        return NULL;
    }

    frame->u.loop.loop = loop;
    frame->u.loop.collection = slice->collection;
    frame->u.loop.first = slice->first;
    frame->u.loop.step = slice->step;

    frame->nbindings = 2;
    frame->bindings[0].name = &vm->program->names[site->variable];
    frame->bindings[0].value = slice->item;
    frame->bindings[1].name = &vm->program->names[site->object];
    ngx_posts_drop(&frame->bindings[1].value, &loop->drop);

    return frame;
}


/* makes the i-th item the current one, if there is one */

static ngx_int_t
ngx_posts_liquid_advance(ngx_posts_liquid_vm_t *vm, int64_t i)
{
    ngx_int_t                  rc;
    ngx_posts_value_t          item;
    ngx_posts_liquid_frame_t  *frame;

    frame = vm->frame;

    if (i < frame->u.loop.loop->length) {
        rc = ngx_posts_liquid_collection_item(vm, &frame->u.loop.collection,
                                              frame->u.loop.first
                                              + i * frame->u.loop.step,
                                              &item);
        if (rc != NGX_OK) {
            return rc;
        }

        frame->bindings[0].value = item;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_next(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    int64_t                   i;
    ngx_int_t                 rc;
    ngx_uint_t                leave;
    ngx_posts_liquid_loop_t  *loop;

    loop = vm->loop;
    i = loop->index + 1;
    leave = (vm->ninterrupts && (vm->interrupts & 1));

    if (!leave) {
        rc = ngx_posts_liquid_advance(vm, i);

        if (rc != NGX_OK) {
            return rc;
        }
    }

    loop->index = i;

    if (vm->ninterrupts) {
        vm->ninterrupts--;
        vm->interrupts >>= 1;
    }

    if (!leave && i < loop->length) {
        vm->pc = vm->program->code + n;
        return NGX_OK;
    }

    vm->loop = loop->parent;
    ngx_posts_liquid_pop_scope(vm);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_tablerow(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    int64_t                        from, limit, cols;
    ngx_int_t                      rc;
    ngx_posts_value_t             *args;
    ngx_posts_liquid_slice_t       slice;
    ngx_posts_liquid_frame_t      *frame;
    ngx_posts_liquid_loop_site_t  *site;

    site = &vm->program->loops[n];
    args = vm->sp - 4;

    if (!ngx_posts_truthy(&args[0])) {
        vm->sp = args;
        return NGX_OK;
    }

    if (ngx_posts_liquid_number(vm, &args[1], &from) != NGX_OK
        || ngx_posts_liquid_number(vm, &args[2], &limit) != NGX_OK
        || ngx_posts_liquid_number(vm, &args[3], &cols) != NGX_OK)
    {
        return NGX_ERROR;
    }

    rc = ngx_posts_liquid_slice(vm, &args[0], from,
                                site->limited ? &limit : NULL, 0, &slice);
    if (rc != NGX_OK) {
        return rc;
    }

    vm->sp = args;

    if (slice.length == 0) {
        return ngx_posts_liquid_write(vm, ngx_posts_liquid_empty.data,
                                      ngx_posts_liquid_empty.len);
    }

    frame = ngx_posts_liquid_begin(vm, site, &slice,
                                   &ngx_posts_liquid_tablerowloop);
    if (frame == NULL) {
        return NGX_ERROR;
    }

    frame->u.loop.loop->cols = cols;
    frame->u.loop.loop->col = 1;
    frame->u.loop.loop->row = 1;

    vm->pc++;

    return ngx_posts_liquid_cell(vm, frame->u.loop.loop);
}


ngx_int_t
ngx_posts_liquid_op_row(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t                 rc;
    ngx_posts_liquid_loop_t  *loop;

    loop = vm->frame->u.loop.loop;

    rc = ngx_posts_liquid_advance(vm, loop->index + 1);
    if (rc != NGX_OK) {
        return rc;
    }

    loop->index++;
    loop->col++;

    if (loop->col == loop->cols + 1) {
        loop->col = 1;
        loop->row++;
    }

    if (ngx_posts_liquid_write(vm, (u_char *) "</td>", 5) != NGX_OK) {
        return NGX_ERROR;
    }

    if (loop->index < loop->length) {
        vm->pc = vm->program->code + n;
        return ngx_posts_liquid_cell(vm, loop);
    }

    ngx_posts_liquid_pop_scope(vm);

    return ngx_posts_liquid_write(vm, (u_char *) "</tr>\n", 6);
}


/* opens a cell, in front of the first one of a row the row, too */

static ngx_int_t
ngx_posts_liquid_cell(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_loop_t *loop)
{
    u_char  *p, buf[sizeof("</tr>\n<tr class=\"row\">\n<td class=\"col\">")
                    + 2 * NGX_INT64_LEN];

    p = buf;

    if (loop->index == 0) {
        p = ngx_sprintf(p, "<tr class=\"row%L\">\n", loop->row);

    } else if (loop->col == 1) {
        p = ngx_sprintf(p, "</tr>\n<tr class=\"row%L\">", loop->row);
    }

    p = ngx_sprintf(p, "<td class=\"col%L\">", loop->col);

    return ngx_posts_liquid_write(vm, buf, p - buf);
}


/* Ruby's to_i, which arrays and such do not have */

static ngx_int_t
ngx_posts_liquid_number(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *value,
    int64_t *n)
{
    switch (value->type) {

    case NGX_POSTS_NIL:
        *n = 0;
        return NGX_OK;

    case NGX_POSTS_INTEGER:
        *n = value->u.integer;
        return NGX_OK;

    case NGX_POSTS_BIGNUM:
        *n = ngx_posts_bignum_saturate(value);
        return NGX_OK;

    case NGX_POSTS_FLOAT:
        if (value->u.number > -9e18 && value->u.number < 9e18) {
            *n = (int64_t) value->u.number;
            return NGX_OK;
        }

        break;

    case NGX_POSTS_STRING:
        *n = ngx_posts_number_to_i(value->u.data, value->len);
        return NGX_OK;

    default:
        break;
    }

    return ngx_posts_liquid_fail(vm, "invalid integer");
}


/* the item, or the loop object, of the n-th scope outwards */

ngx_int_t
ngx_posts_liquid_op_item(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_liquid_frame_t  *frame;

    for (frame = vm->scope; n; n--) {
        frame = frame->outer;
    }

    *vm->sp++ = frame->bindings[0].value;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_loop(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_liquid_frame_t  *frame;

    for (frame = vm->scope; n; n--) {
        frame = frame->outer;
    }

    *vm->sp++ = frame->bindings[1].value;

    return NGX_OK;
}


/*
 * Interrupts are stacked, as a "tablerow" goes on in spite of them; more
 * than 64 need a template that is made for it, and the last ones are lost.
 */

ngx_int_t
ngx_posts_liquid_op_break(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    if (vm->ninterrupts < 64) {
        vm->interrupts = (vm->interrupts << 1) | 1;
        vm->ninterrupts++;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_continue(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    if (vm->ninterrupts < 64) {
        vm->interrupts <<= 1;
        vm->ninterrupts++;
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_check(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    if (vm->ninterrupts) {
        vm->pc = vm->program->code + n;
    }

    return NGX_OK;
}
