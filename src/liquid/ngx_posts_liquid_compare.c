
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Instructions that compare, as Liquid's conditions do.
 */

typedef enum {
    NGX_POSTS_LIQUID_IS_LESS = 0,
    NGX_POSTS_LIQUID_IS_GREATER,
    NGX_POSTS_LIQUID_IS_AT_MOST,
    NGX_POSTS_LIQUID_IS_AT_LEAST
} ngx_posts_liquid_order_e;


static ngx_uint_t ngx_posts_liquid_equals(ngx_posts_value_t *a,
    ngx_posts_value_t *b);
static ngx_uint_t ngx_posts_liquid_is_literal(ngx_posts_value_t *v);
static ngx_uint_t ngx_posts_liquid_fits(ngx_posts_value_t *v,
    ngx_posts_value_t *literal);
static void ngx_posts_liquid_answer(ngx_posts_liquid_vm_t *vm,
    ngx_uint_t answer);
static ngx_int_t ngx_posts_liquid_order(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_order_e wanted);
static ngx_uint_t ngx_posts_liquid_has_order(ngx_posts_value_t *v);
static ngx_uint_t ngx_posts_liquid_is_nan(ngx_posts_value_t *v);
static ngx_int_t ngx_posts_liquid_not_comparable(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *a, ngx_posts_value_t *b);
static ngx_int_t ngx_posts_liquid_contains(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_uint_t *found);
static ngx_int_t ngx_posts_liquid_contains_text(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_uint_t *found);
static ngx_int_t ngx_posts_liquid_contains_item(ngx_posts_liquid_vm_t *vm,
    ngx_posts_drop_t *drop, ngx_posts_value_t *b, ngx_uint_t *found);
static ngx_uint_t ngx_posts_liquid_contains_number(ngx_posts_range_t *range,
    ngx_posts_value_t *b);


/* takes two values, leaves one */

static void
ngx_posts_liquid_answer(ngx_posts_liquid_vm_t *vm, ngx_uint_t answer)
{
    vm->sp--;
    ngx_posts_boolean(vm->sp - 1, answer);
}


ngx_int_t
ngx_posts_liquid_op_equal(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_liquid_answer(vm, ngx_posts_liquid_equals(vm->sp - 2,
                                                        vm->sp - 1));
    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_different(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_liquid_answer(vm, !ngx_posts_liquid_equals(vm->sp - 2,
                                                         vm->sp - 1));
    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_equals(ngx_posts_value_t *a, ngx_posts_value_t *b)
{
    if (ngx_posts_liquid_is_literal(a)) {
        return ngx_posts_liquid_fits(b, a);
    }

    if (ngx_posts_liquid_is_literal(b)) {
        return ngx_posts_liquid_fits(a, b);
    }

    return ngx_posts_value_equal(a, b);
}


static ngx_uint_t
ngx_posts_liquid_is_literal(ngx_posts_value_t *v)
{
    return v->type == NGX_POSTS_EMPTY || v->type == NGX_POSTS_BLANK;
}


/*
 * x == empty asks Ruby's empty?, which strings, arrays and hashes have.
 * x == blank asks blank?, which only Rails has: nothing is.
 */

static ngx_uint_t
ngx_posts_liquid_fits(ngx_posts_value_t *v, ngx_posts_value_t *literal)
{
    ngx_posts_drop_t  *drop;

    if (literal->type == NGX_POSTS_BLANK) {
        return 0;
    }

    switch (v->type) {

    case NGX_POSTS_STRING:
        return v->len == 0;

    case NGX_POSTS_ARRAY:
        return v->u.array->nelts == 0;

    case NGX_POSTS_MAP:
        return v->u.map->nelts == 0;

    case NGX_POSTS_DROP:
        drop = v->u.drop;
        return drop->ops->size != NULL && drop->ops->size(drop, 1) == 0;

    default:
        return 0;
    }
}


ngx_int_t
ngx_posts_liquid_op_less(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    return ngx_posts_liquid_order(vm, NGX_POSTS_LIQUID_IS_LESS);
}


ngx_int_t
ngx_posts_liquid_op_greater(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    return ngx_posts_liquid_order(vm, NGX_POSTS_LIQUID_IS_GREATER);
}


ngx_int_t
ngx_posts_liquid_op_at_most(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    return ngx_posts_liquid_order(vm, NGX_POSTS_LIQUID_IS_AT_MOST);
}


ngx_int_t
ngx_posts_liquid_op_at_least(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    return ngx_posts_liquid_order(vm, NGX_POSTS_LIQUID_IS_AT_LEAST);
}


/* what has no order at all is never less nor greater; other pairs fail */

static ngx_int_t
ngx_posts_liquid_order(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_order_e wanted)
{
    ngx_int_t           order;
    ngx_uint_t          answer;
    ngx_posts_value_t  *a, *b;

    a = vm->sp - 2;
    b = vm->sp - 1;
    answer = 0;

    if (!ngx_posts_liquid_has_order(a) || !ngx_posts_liquid_has_order(b)) {
        ngx_posts_liquid_answer(vm, 0);
        return NGX_OK;
    }

    if (ngx_posts_value_compare(a, b, &order) != NGX_OK) {

        if (ngx_posts_liquid_is_nan(a) || ngx_posts_liquid_is_nan(b)) {
            ngx_posts_liquid_answer(vm, 0);
            return NGX_OK;
        }

        return ngx_posts_liquid_not_comparable(vm, a, b);
    }

    switch (wanted) {

    case NGX_POSTS_LIQUID_IS_LESS:
        answer = order < 0;
        break;

    case NGX_POSTS_LIQUID_IS_GREATER:
        answer = order > 0;
        break;

    case NGX_POSTS_LIQUID_IS_AT_MOST:
        answer = order <= 0;
        break;

    case NGX_POSTS_LIQUID_IS_AT_LEAST:
        answer = order >= 0;
        break;
    }

    ngx_posts_liquid_answer(vm, answer);

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_has_order(ngx_posts_value_t *v)
{
    switch (v->type) {

    case NGX_POSTS_INTEGER:
    case NGX_POSTS_BIGNUM:
    case NGX_POSTS_FLOAT:
    case NGX_POSTS_STRING:
    case NGX_POSTS_DATE:
    case NGX_POSTS_TIME:
        return 1;

    default:
        return 0;
    }
}


static ngx_uint_t
ngx_posts_liquid_is_nan(ngx_posts_value_t *v)
{
    return v->type == NGX_POSTS_FLOAT && v->u.number != v->u.number;
}


/* "comparison of String with 1 failed": numbers are shown, others named */

static ngx_int_t
ngx_posts_liquid_not_comparable(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *a, ngx_posts_value_t *b)
{
    ngx_str_t  left, right;

    left = ngx_posts_value_class(a);
    right = ngx_posts_value_class(b);

    if (b->type >= NGX_POSTS_INTEGER && b->type <= NGX_POSTS_FLOAT
        && ngx_posts_value_inspect(vm->ctx, b, &right) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_fail(vm, "comparison of %V with %V failed",
                                 &left, &right);
}


ngx_int_t
ngx_posts_liquid_op_contains(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t   rc;
    ngx_uint_t  found;

    found = 0;

    rc = ngx_posts_liquid_contains(vm, vm->sp - 2, vm->sp - 1, &found);

    if (rc == NGX_OK) {
        ngx_posts_liquid_answer(vm, found);
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_contains(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *a,
    ngx_posts_value_t *b, ngx_uint_t *found)
{
    ngx_uint_t  i;

    if (!ngx_posts_truthy(a) || !ngx_posts_truthy(b)) {
        return NGX_OK;
    }

    switch (a->type) {

    case NGX_POSTS_STRING:
        return ngx_posts_liquid_contains_text(vm, a, b, found);

    case NGX_POSTS_ARRAY:
        ngx_posts_liquid_step(vm, a->u.array->nelts / 16);

        for (i = 0; i < a->u.array->nelts && !*found; i++) {
            *found = ngx_posts_value_equal(&a->u.array->elts[i], b);
        }

        return NGX_OK;

    case NGX_POSTS_MAP:
        *found = ngx_posts_map_find_value(a->u.map, b) != NULL;
        return NGX_OK;

    case NGX_POSTS_RANGE:
        *found = ngx_posts_liquid_contains_number(a->u.range, b);
        return NGX_OK;

    case NGX_POSTS_DROP:
        return ngx_posts_liquid_contains_item(vm, a->u.drop, b, found);

    default:
        return NGX_OK;
    }
}


static ngx_int_t
ngx_posts_liquid_contains_text(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *a, ngx_posts_value_t *b, ngx_uint_t *found)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    rc = ngx_posts_liquid_to_s(vm->ctx, b, &s);

    if (rc == NGX_OK) {
        *found = s.len == 0 || memmem(a->u.data, a->len, s.data, s.len);
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_contains_item(ngx_posts_liquid_vm_t *vm,
    ngx_posts_drop_t *drop, ngx_posts_value_t *b, ngx_uint_t *found)
{
    ngx_int_t          rc;
    ngx_uint_t         i, n;
    ngx_posts_value_t  item;

    if (drop->ops->size == NULL || drop->ops->item == NULL) {
        return NGX_OK;
    }

    n = drop->ops->size(drop, NGX_POSTS_ALL);
    ngx_posts_liquid_step(vm, n);

    for (i = 0; i < n && !*found; i++) {
        ngx_posts_nil(&item);

        rc = drop->ops->item(drop, vm->ctx, i, &item);

        if (rc != NGX_OK) {
            return rc;
        }

        *found = ngx_posts_value_equal(&item, b);
    }

    return NGX_OK;
}


static ngx_uint_t
ngx_posts_liquid_contains_number(ngx_posts_range_t *range,
    ngx_posts_value_t *b)
{
    switch (b->type) {

    case NGX_POSTS_INTEGER:
        return b->u.integer >= range->first && b->u.integer <= range->last;

    case NGX_POSTS_FLOAT:
        return b->u.number >= (double) range->first
               && b->u.number <= (double) range->last;

    default:
        return 0;
    }
}


ngx_int_t
ngx_posts_liquid_op_unknown(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_str_t  operator;

    operator = ngx_posts_value_str(&vm->program->names[n].value);

    return ngx_posts_liquid_fail(vm, "Unknown operator %V", &operator);
}
