
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"


static ngx_int_t ngx_posts_liquid_add_constant(
    ngx_posts_liquid_compiler_t *c, ngx_posts_value_t *value);
static ngx_int_t ngx_posts_liquid_emit_site(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_call_site_t *site,
    ngx_uint_t pops);


ngx_int_t
ngx_posts_liquid_emit_any(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_uint_t operand, ngx_uint_t pops)
{
    uint32_t  *word;

    if (c->code.nelts == NGX_POSTS_MAX_LIQUID_CODE) {
        return ngx_posts_liquid_syntax_error(c,
                              "the template has more than %d instructions",
                              NGX_POSTS_MAX_LIQUID_CODE);
    }

    word = ngx_array_push(&c->code);
    if (word == NULL) {
        return NGX_ERROR;
    }

    *word = ngx_posts_liquid_word(op, operand);

    c->depth -= pops;
    c->depth += ngx_posts_liquid_instructions[op].pushes;

    if (c->depth > c->stack) {
        c->stack = c->depth;

        if (c->depth > NGX_POSTS_MAX_LIQUID_STACK) {
            return ngx_posts_liquid_syntax_error(c,
                                        "the tag needs more than %d values",
                                        NGX_POSTS_MAX_LIQUID_STACK);
        }
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_emit(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_uint_t operand)
{
    return ngx_posts_liquid_emit_any(c, op, operand,
                                     ngx_posts_liquid_instructions[op].pops);
}


ngx_int_t
ngx_posts_liquid_name(ngx_posts_liquid_compiler_t *c, ngx_str_t *s)
{
    ngx_posts_value_t        *index;
    ngx_posts_liquid_name_t  *name;

    index = ngx_posts_map_find(c->index, s->data, s->len);

    if (index != NULL) {
        return index->u.integer;
    }

    index = ngx_posts_map_set(c->index, s->data, s->len);
    name = ngx_array_push(&c->names);

    if (index == NULL || name == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_integer(index, c->names.nelts - 1);
    ngx_posts_string(&name->value, s->data, s->len);
    name->hash = ngx_posts_map_hash(s->data, s->len);

    return c->names.nelts - 1;
}


ngx_int_t
ngx_posts_liquid_emit_name(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_str_t *name)
{
    ngx_int_t  n;

    n = ngx_posts_liquid_name(c, name);

    return (n == NGX_ERROR) ? NGX_ERROR : ngx_posts_liquid_emit(c, op, n);
}


static ngx_int_t
ngx_posts_liquid_add_constant(ngx_posts_liquid_compiler_t *c,
    ngx_posts_value_t *value)
{
    ngx_posts_value_t  *constant;

    constant = ngx_array_push(&c->constants);
    if (constant == NULL) {
        return NGX_ERROR;
    }

    *constant = *value;

    return c->constants.nelts - 1;
}


ngx_int_t
ngx_posts_liquid_emit_constant(ngx_posts_liquid_compiler_t *c,
    ngx_posts_value_t *value)
{
    ngx_int_t  n;

    n = ngx_posts_liquid_add_constant(c, value);

    return (n == NGX_ERROR) ? NGX_ERROR
               : ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_CONSTANT, n);
}


ngx_int_t
ngx_posts_liquid_emit_string(ngx_posts_liquid_compiler_t *c, ngx_str_t *s)
{
    ngx_posts_value_t  value;

    ngx_posts_string(&value, s->data, s->len);

    return ngx_posts_liquid_emit_constant(c, &value);
}


ngx_int_t
ngx_posts_liquid_emit_map(ngx_posts_liquid_compiler_t *c, ngx_uint_t n)
{
    return ngx_posts_liquid_emit_any(c, NGX_POSTS_LIQUID_MAP, n, 2 * n);
}


static ngx_int_t
ngx_posts_liquid_emit_site(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_call_site_t *site,
    ngx_uint_t pops)
{
    ngx_posts_liquid_call_site_t  *copy;

    copy = ngx_array_push(&c->calls);
    if (copy == NULL) {
        return NGX_ERROR;
    }

    *copy = *site;

    return ngx_posts_liquid_emit_any(c, op, c->calls.nelts - 1, pops);
}


ngx_int_t
ngx_posts_liquid_emit_filter(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_filter_t *filter, ngx_uint_t nargs,
    ngx_uint_t nnamed)
{
    ngx_posts_liquid_call_site_t  site;

    site.name = filter->name;
    site.handler = filter->handler;
    site.data = filter->data;
    site.nargs = nargs;
    site.nnamed = nnamed;

    return ngx_posts_liquid_emit_site(c, NGX_POSTS_LIQUID_FILTER, &site,
                                      1 + nargs + 2 * nnamed);
}


ngx_int_t
ngx_posts_liquid_emit_call(ngx_posts_liquid_compiler_t *c, ngx_str_t *name,
    ngx_posts_liquid_call_pt handler, uintptr_t data, ngx_uint_t nargs)
{
    ngx_posts_liquid_call_site_t  site;

    site.name = *name;
    site.handler = handler;
    site.data = data;
    site.nargs = nargs;
    site.nnamed = 0;

    return ngx_posts_liquid_emit_site(c, NGX_POSTS_LIQUID_CALL, &site,
                                      nargs);
}


ngx_int_t
ngx_posts_liquid_emit_loop(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_loop_site_t *site)
{
    ngx_posts_liquid_loop_site_t  *copy;

    copy = ngx_array_push(&c->loops);
    if (copy == NULL) {
        return NGX_ERROR;
    }

    *copy = *site;

    return ngx_posts_liquid_emit(c, op, c->loops.nelts - 1);
}


ngx_int_t
ngx_posts_liquid_emit_text(ngx_posts_liquid_compiler_t *c, ngx_str_t *text)
{
    ngx_str_t  *copy;

    copy = ngx_array_push(&c->texts);
    if (copy == NULL) {
        return NGX_ERROR;
    }

    *copy = *text;

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_TEXT,
                                 c->texts.nelts - 1);
}


ngx_int_t
ngx_posts_liquid_emit_write(ngx_posts_liquid_compiler_t *c)
{
    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_WRITE, 0);
}


ngx_int_t
ngx_posts_liquid_emit_assign(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name)
{
    return ngx_posts_liquid_emit_name(c, NGX_POSTS_LIQUID_ASSIGN, name);
}


ngx_int_t
ngx_posts_liquid_emit_capture(ngx_posts_liquid_compiler_t *c)
{
    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_CAPTURE, 0);
}


ngx_int_t
ngx_posts_liquid_emit_captured(ngx_posts_liquid_compiler_t *c)
{
    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_CAPTURED, 0);
}


ngx_int_t
ngx_posts_liquid_emit_include(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t kind)
{
    if (c->node != NULL) {
        c->node->interrupts = 1;
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_INCLUDE, kind);
}


ngx_int_t
ngx_posts_liquid_emit_raise(ngx_posts_liquid_compiler_t *c,
    const char *fmt, ...)
{
    u_char             *p, buf[NGX_POSTS_ERROR_LEN];
    size_t              len;
    va_list             args;
    ngx_int_t           n;
    ngx_posts_value_t   value;

    va_start(args, fmt);
    len = ngx_vslprintf(buf, buf + NGX_POSTS_ERROR_LEN, fmt, args) - buf;
    va_end(args);

    p = ngx_pnalloc(c->pool, len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(p, buf, len);
    ngx_posts_string(&value, p, len);

    n = ngx_posts_liquid_add_constant(c, &value);

    return (n == NGX_ERROR) ? NGX_ERROR
                   : ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_RAISE, n);
}


ngx_int_t
ngx_posts_liquid_emit_jump(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_chain_t *chain)
{
    ngx_int_t  rc;

    rc = ngx_posts_liquid_emit(c, op, *chain);

    *chain = c->code.nelts;

    return rc;
}


void
ngx_posts_liquid_label(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_chain_t *chain)
{
    uint32_t  *code, *word, here;

    code = c->code.elts;
    here = ngx_posts_liquid_here(c);

    while (*chain != 0) {
        word = &code[*chain - 1];
        *chain = ngx_posts_liquid_word_operand(*word);
        *word = ngx_posts_liquid_word(ngx_posts_liquid_word_op(*word), here);
    }
}


ngx_int_t
ngx_posts_liquid_mark(ngx_posts_liquid_compiler_t *c)
{
    ngx_posts_liquid_mark_t  *mark;

    mark = c->marks.elts;

    if (c->marks.nelts != 0
        && mark[c->marks.nelts - 1].pc == ngx_posts_liquid_here(c))
    {
        mark += c->marks.nelts - 1;

    } else {
        mark = ngx_array_push(&c->marks);
        if (mark == NULL) {
            return NGX_ERROR;
        }
    }

    mark->pc = ngx_posts_liquid_here(c);
    mark->offset = ngx_posts_liquid_offset(c, c->place);

    return NGX_OK;
}


ngx_int_t
ngx_posts_liquid_clear(ngx_posts_liquid_compiler_t *c, ngx_array_t *list,
    size_t size)
{
    if (list->elts == NULL) {
        return ngx_array_init(list, c->temp, 4, size);
    }

    list->nelts = 0;

    return NGX_OK;
}


void
ngx_posts_liquid_checkpoint(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_checkpoint_t *checkpoint)
{
    checkpoint->code = c->code.nelts;
    checkpoint->marks = c->marks.nelts;
    checkpoint->blanks = c->blanks.nelts;
}


/*
 * Entries of the other tables stay: unused ones do no harm.  A mark of the
 * tag itself may stand at the checkpoint.
 */

void
ngx_posts_liquid_rollback(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_checkpoint_t *checkpoint)
{
    c->code.nelts = checkpoint->code;
    c->marks.nelts = checkpoint->marks;
    c->blanks.nelts = checkpoint->blanks;
}
