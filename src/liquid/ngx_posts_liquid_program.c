
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_program.h"


#define ngx_posts_liquid_instruction(op, function, operand, pops, pushes)     \
    { #op, NGX_POSTS_LIQUID_OPERAND_##operand, NGX_POSTS_LIQUID_##pops,       \
      pushes },

#define NGX_POSTS_LIQUID_0  0
#define NGX_POSTS_LIQUID_1  1
#define NGX_POSTS_LIQUID_2  2
#define NGX_POSTS_LIQUID_3  3
#define NGX_POSTS_LIQUID_4  4

const ngx_posts_liquid_instruction_t  ngx_posts_liquid_instructions[] = {
    NGX_POSTS_LIQUID_OPCODES(ngx_posts_liquid_instruction)
};


void
ngx_posts_liquid_place(ngx_str_t *source, ngx_uint_t first, size_t offset,
    ngx_uint_t *line, ngx_uint_t *column)
{
    u_char  *p, *last, *start;

    start = source->data;
    last = source->data + ngx_min(offset, source->len);

    *line = first;

    for (p = start; p < last; p++) {
        if (*p == '\n') {
            (*line)++;
            start = p + 1;
        }
    }

    *column = last - start + 1;
}


void
ngx_posts_liquid_program_at(ngx_posts_liquid_program_t *program,
    ngx_uint_t pc, ngx_posts_error_t *error)
{
    ngx_uint_t  low, high, middle, line, column;

    low = 0;
    high = program->nmarks;

    while (low < high) {
        middle = (low + high) / 2;

        if (program->marks[middle].pc <= pc) {
            low = middle + 1;

        } else {
            high = middle;
        }
    }

    ngx_posts_liquid_place(&program->source, program->line,
                           low ? program->marks[low - 1].offset : 0,
                           &line, &column);

    ngx_posts_error_at(error, &program->file, line, column);
}
