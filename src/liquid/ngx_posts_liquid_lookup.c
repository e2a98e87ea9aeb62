
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_number.h"
#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "liquid/ngx_posts_liquid_vm.h"


/*
 * Instructions that find values: variables, their parts, ranges.
 */

static ngx_posts_value_t *ngx_posts_liquid_find_bound(
    ngx_posts_liquid_vm_t *vm, ngx_posts_liquid_name_t *name);
static ngx_int_t ngx_posts_liquid_find_global(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_missing(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *key, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_get(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_size(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *v, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_end(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *v, ngx_uint_t last, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_bound(ngx_posts_liquid_vm_t *vm,
    ngx_posts_value_t *value, int64_t *n);


ngx_int_t
ngx_posts_liquid_find(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_liquid_find_bound(vm, name);

    if (value != NULL) {
        *result = *value;
        return NGX_OK;
    }

    return ngx_posts_liquid_find_global(vm, name, result);
}


/* in the scopes, and what templates have assigned */

static ngx_posts_value_t *
ngx_posts_liquid_find_bound(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name)
{
    ngx_uint_t                   i;
    ngx_posts_liquid_frame_t    *frame;
    ngx_posts_liquid_binding_t  *binding;

    for (frame = vm->scope; frame != NULL; frame = frame->outer) {

        for (i = 0; i < frame->nbindings; i++) {
            binding = &frame->bindings[i];

            if (binding->name->hash == name->hash
                && binding->name->value.len == name->value.len
                && ngx_memcmp(binding->name->value.u.data,
                              name->value.u.data, name->value.len) == 0)
            {
                return &binding->value;
            }
        }
    }

    return ngx_posts_map_find_hash(vm->assigns, name->hash,
                                   name->value.u.data, name->value.len);
}


static ngx_int_t
ngx_posts_liquid_find_global(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *value;

    if (vm->counters != NULL) {
        value = ngx_posts_map_find_hash(vm->counters, name->hash,
                                        name->value.u.data, name->value.len);
        if (value != NULL) {
            *result = *value;
            return NGX_OK;
        }
    }

    ngx_posts_nil(result);

    rc = ngx_posts_value_get(vm->ctx, &vm->globals, &name->value, result);

    return (rc == NGX_DECLINED)
           ? ngx_posts_liquid_missing(vm, &name->value, result) : rc;
}


static ngx_int_t
ngx_posts_liquid_missing(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    ngx_posts_nil(result);

    if (!vm->program->engine->strict_variables) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_to_s(vm->ctx, key, &s);

    return (rc == NGX_OK)
           ? ngx_posts_liquid_fail(vm, "undefined variable %V", &s) : rc;
}


ngx_int_t
ngx_posts_liquid_lookup(ngx_posts_liquid_vm_t *vm, ngx_str_t *name,
    ngx_posts_value_t *result)
{
    ngx_posts_liquid_name_t  n;

    ngx_posts_string(&n.value, name->data, name->len);
    n.hash = ngx_posts_map_hash(name->data, name->len);

    return ngx_posts_liquid_find(vm, &n, result);
}


ngx_int_t
ngx_posts_liquid_global(ngx_posts_liquid_vm_t *vm, ngx_str_t *name,
    ngx_posts_value_t *result)
{
    ngx_int_t          rc;
    ngx_posts_value_t  key;

    ngx_posts_string(&key, name->data, name->len);
    ngx_posts_nil(result);

    rc = ngx_posts_value_get(vm->ctx, &vm->globals, &key, result);

    return (rc == NGX_DECLINED) ? NGX_OK : rc;
}


ngx_int_t
ngx_posts_liquid_op_variable(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t  rc;

    rc = ngx_posts_liquid_find(vm, &vm->program->names[n], vm->sp);

    if (rc == NGX_OK) {
        vm->sp++;
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_op_computed(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t           rc;
    ngx_str_t           name;
    ngx_posts_value_t  *key, result;

    key = vm->sp - 1;

    if (key->type == NGX_POSTS_STRING) {
        name = ngx_posts_value_str(key);
        rc = ngx_posts_liquid_lookup(vm, &name, &result);

    } else {
        rc = ngx_posts_liquid_missing(vm, key, &result);
    }

    if (rc == NGX_OK) {
        *key = result;
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_op_assign(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_set_value(vm->assigns,
                                   &vm->program->names[n].value);
    if (slot == NULL) {
        return NGX_ERROR;
    }

    vm->sp--;
    *slot = *vm->sp;

    ngx_posts_liquid_bind(slot);

    return NGX_OK;
}


/* a part by a name whose hash is known: NGX_DECLINED, too */

static ngx_int_t
ngx_posts_liquid_get(ngx_posts_liquid_vm_t *vm,
    ngx_posts_liquid_name_t *name, ngx_posts_value_t *result)
{
    ngx_posts_drop_t   *drop;
    ngx_posts_value_t  *v, *found;

    v = vm->sp - 1;

    switch (v->type) {

    case NGX_POSTS_MAP:
        found = ngx_posts_map_find_hash(v->u.map, name->hash,
                                        name->value.u.data, name->value.len);
        if (found == NULL) {
            return NGX_DECLINED;
        }

        *result = *found;

        return NGX_OK;

    case NGX_POSTS_DROP:
        drop = v->u.drop;

        if (drop->ops->get == NULL) {
            return NGX_DECLINED;
        }

        ngx_posts_nil(result);

        return drop->ops->get(drop, vm->ctx, &name->value, result);

    default:
        return NGX_DECLINED;
    }
}


ngx_int_t
ngx_posts_liquid_op_part(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t                 rc;
    ngx_posts_value_t         result;
    ngx_posts_liquid_name_t  *name;

    name = &vm->program->names[n];
    rc = ngx_posts_liquid_get(vm, name, &result);

    if (rc == NGX_DECLINED) {
        rc = ngx_posts_liquid_missing(vm, &name->value, &result);
    }

    if (rc == NGX_OK) {
        vm->sp[-1] = result;
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_op_command(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t                 rc;
    ngx_posts_value_t        *v, result;
    ngx_posts_liquid_name_t  *name;

    v = vm->sp - 1;
    name = &vm->program->names[n];

    rc = ngx_posts_liquid_get(vm, name, &result);

    if (rc == NGX_DECLINED) {
        ngx_posts_nil(&result);

        rc = ngx_posts_is(&name->value, "size")
             ? ngx_posts_liquid_size(vm, v, &result)
             : ngx_posts_liquid_end(vm, v, ngx_posts_is(&name->value, "last"),
                                    &result);
    }

    if (rc == NGX_DECLINED) {
        rc = ngx_posts_liquid_missing(vm, &name->value, &result);
    }

    if (rc == NGX_OK) {
        *v = result;
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_size(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *v,
    ngx_posts_value_t *result)
{
    int64_t             size;
    ngx_int_t           rc;
    ngx_posts_drop_t   *drop;
    ngx_posts_value_t   map;

    switch (v->type) {

    case NGX_POSTS_STRING:
        size = ngx_posts_utf8_length(v->u.data, v->len);
        break;

    case NGX_POSTS_ARRAY:
        size = v->u.array->nelts;
        break;

    case NGX_POSTS_MAP:
        size = v->u.map->nelts;
        break;

    case NGX_POSTS_RANGE:
        size = ngx_max(v->u.range->last - v->u.range->first + 1, 0);
        break;

    case NGX_POSTS_INTEGER:
        /* Ruby's Integer#size: bytes of a machine word */
        size = 8;
        break;

    case NGX_POSTS_DROP:
        drop = v->u.drop;

        if (ngx_posts_drop_is_hash(drop)) {

            rc = drop->ops->map(drop, vm->ctx, &map);
            if (rc != NGX_OK) {
                return rc;
            }

            size = map.u.map->nelts;
            break;
        }

        if (drop->ops->size == NULL) {
            return NGX_DECLINED;
        }

        size = drop->ops->size(drop, NGX_POSTS_ALL);
        break;

    default:
        return NGX_DECLINED;
    }

    ngx_posts_integer(result, size);

    return NGX_OK;
}


/* the first, or the last, element; nil if there is none */

static ngx_int_t
ngx_posts_liquid_end(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *v,
    ngx_uint_t last, ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_uint_t          n;
    ngx_posts_drop_t   *drop;
    ngx_posts_array_t  *array;
    ngx_posts_value_t   map;

    switch (v->type) {

    case NGX_POSTS_ARRAY:
        array = v->u.array;

        if (array->nelts) {
            *result = array->elts[last ? array->nelts - 1 : 0];
        }

        return NGX_OK;

    case NGX_POSTS_RANGE:
        ngx_posts_integer(result, last ? v->u.range->last
                                       : v->u.range->first);
        return NGX_OK;

    case NGX_POSTS_MAP:

        if (last) {
            return NGX_DECLINED;
        }

        return v->u.map->nelts
               ? ngx_posts_map_pair(vm->ctx->pool, v->u.map->elts, result)
               : NGX_OK;

    case NGX_POSTS_DROP:
        drop = v->u.drop;

        if (ngx_posts_drop_is_hash(drop)) {

            rc = drop->ops->map(drop, vm->ctx, &map);

            return (rc == NGX_OK) ? ngx_posts_liquid_end(vm, &map, last,
                                                         result)
                                  : rc;
        }

        if (drop->ops->size == NULL || drop->ops->item == NULL) {
            return NGX_DECLINED;
        }

        n = drop->ops->size(drop, last ? NGX_POSTS_ALL : 1);

        return n ? drop->ops->item(drop, vm->ctx, last ? n - 1 : 0, result)
                 : NGX_OK;

    default:
        return NGX_DECLINED;
    }
}


ngx_int_t
ngx_posts_liquid_op_index(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t           rc;
    ngx_posts_value_t  *v, *key, result;

    key = vm->sp - 1;
    v = key - 1;

    ngx_posts_nil(&result);

    rc = ngx_posts_value_get(vm->ctx, v, key, &result);

    if (rc == NGX_DECLINED && v->type == NGX_POSTS_ARRAY
        && key->type == NGX_POSTS_INTEGER)
    {
        /* an array has a nil everywhere */
        rc = NGX_OK;

    } else if (rc == NGX_DECLINED) {
        rc = ngx_posts_liquid_missing(vm, key, &result);
    }

    if (rc == NGX_OK) {
        vm->sp--;
        vm->sp[-1] = result;
    }

    return rc;
}


ngx_int_t
ngx_posts_liquid_op_constant(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    *vm->sp++ = vm->program->constants[n];

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_pop(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    vm->sp--;

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_op_range(ngx_posts_liquid_vm_t *vm, ngx_uint_t n)
{
    ngx_int_t           rc;
    ngx_posts_range_t  *range;

    range = ngx_palloc(vm->ctx->pool, sizeof(ngx_posts_range_t));
    if (range == NULL) {
        return NGX_ERROR;
    }

    rc = ngx_posts_liquid_bound(vm, vm->sp - 2, &range->first);

    if (rc == NGX_OK) {
        rc = ngx_posts_liquid_bound(vm, vm->sp - 1, &range->last);
    }

    if (rc != NGX_OK) {
        return rc;
    }

    vm->sp--;
    ngx_posts_range(vm->sp - 1, range);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_bound(ngx_posts_liquid_vm_t *vm, ngx_posts_value_t *value,
    int64_t *n)
{
    switch (value->type) {

    case NGX_POSTS_NIL:
        *n = 0;
        return NGX_OK;

    case NGX_POSTS_STRING:
        *n = ngx_posts_number_to_i(value->u.data, value->len);
        return NGX_OK;

    default:
        return ngx_posts_liquid_to_integer(vm->ctx, value, n);
    }
}
