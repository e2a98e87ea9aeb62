
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"


static uint32_t *ngx_posts_liquid_link_map(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t *n);
static void ngx_posts_liquid_link_code(ngx_posts_liquid_compiler_t *c,
    uint32_t *map, uint32_t *to);
static void ngx_posts_liquid_link_marks(ngx_posts_liquid_compiler_t *c,
    uint32_t *map, ngx_posts_liquid_program_t *program);
static void *ngx_posts_liquid_link_table(ngx_pool_t *pool,
    ngx_array_t *table);


/*
 * Copies code and tables, exactly as large as they are, into the program's
 * pool, and on the way drops the NOPs.
 */

ngx_posts_liquid_program_t *
ngx_posts_liquid_link(ngx_posts_liquid_compiler_t *c)
{
    uint32_t                    *map;
    ngx_posts_liquid_program_t  *program;

    program = ngx_pcalloc(c->pool, sizeof(ngx_posts_liquid_program_t));
    if (program == NULL) {
        return NULL;
    }

    map = ngx_posts_liquid_link_map(c, &program->ncode);
    if (map == NULL) {
        return NULL;
    }

    program->engine = c->engine;
    program->file = c->file;
    program->source = c->source;
    program->line = c->line;
    program->stack = c->stack;

    program->code = ngx_palloc(c->pool, program->ncode * sizeof(uint32_t));
    program->texts = ngx_posts_liquid_link_table(c->pool, &c->texts);
    program->constants = ngx_posts_liquid_link_table(c->pool, &c->constants);
    program->names = ngx_posts_liquid_link_table(c->pool, &c->names);
    program->calls = ngx_posts_liquid_link_table(c->pool, &c->calls);
    program->loops = ngx_posts_liquid_link_table(c->pool, &c->loops);
    program->marks = ngx_posts_liquid_link_table(c->pool, &c->marks);

    if (program->code == NULL || program->texts == NULL
        || program->constants == NULL || program->names == NULL
        || program->calls == NULL || program->loops == NULL
        || program->marks == NULL)
    {
        return NULL;
    }

    ngx_posts_liquid_link_code(c, map, program->code);
    ngx_posts_liquid_link_marks(c, map, program);

    return program;
}


/* where each instruction goes; *n is how many remain */

static uint32_t *
ngx_posts_liquid_link_map(ngx_posts_liquid_compiler_t *c, ngx_uint_t *n)
{
    uint32_t    *map, *code;
    ngx_uint_t   i;

    map = ngx_palloc(c->temp, (c->code.nelts + 1) * sizeof(uint32_t));
    if (map == NULL) {
        return NULL;
    }

    code = c->code.elts;
    *n = 0;

    for (i = 0; i < c->code.nelts; i++) {
        map[i] = *n;

        if (ngx_posts_liquid_word_op(code[i]) != NGX_POSTS_LIQUID_NOP) {
            (*n)++;
        }
    }

    map[i] = *n;

    return map;
}


static void
ngx_posts_liquid_link_code(ngx_posts_liquid_compiler_t *c, uint32_t *map,
    uint32_t *to)
{
    uint32_t    *code, op, operand;
    ngx_uint_t   i;

    code = c->code.elts;

    for (i = 0; i < c->code.nelts; i++) {
        op = ngx_posts_liquid_word_op(code[i]);
        operand = ngx_posts_liquid_word_operand(code[i]);

        if (op == NGX_POSTS_LIQUID_NOP) {
            continue;
        }

        if (ngx_posts_liquid_instructions[op].operand
            == NGX_POSTS_LIQUID_OPERAND_JUMP)
        {
            operand = map[operand];
        }

        *to++ = ngx_posts_liquid_word(op, operand);
    }
}


static void
ngx_posts_liquid_link_marks(ngx_posts_liquid_compiler_t *c, uint32_t *map,
    ngx_posts_liquid_program_t *program)
{
    ngx_uint_t  i;

    program->nmarks = c->marks.nelts;

    for (i = 0; i < program->nmarks; i++) {
        program->marks[i].pc = map[program->marks[i].pc];
    }
}


static void *
ngx_posts_liquid_link_table(ngx_pool_t *pool, ngx_array_t *table)
{
    void    *copy;
    size_t   size;

    size = table->nelts * table->size;

    copy = ngx_palloc(pool, ngx_max(size, 1));
    if (copy == NULL) {
        return NULL;
    }

    ngx_memcpy(copy, table->elts, size);

    return copy;
}
