
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_program.h"


#define NGX_POSTS_LIQUID_LINE  64


static ngx_int_t ngx_posts_liquid_list_operand(
    ngx_posts_liquid_program_t *program, ngx_posts_context_t *ctx,
    uint32_t word, ngx_posts_buffer_t *b);
static ngx_int_t ngx_posts_liquid_list_value(ngx_posts_context_t *ctx,
    ngx_posts_value_t *value, ngx_posts_buffer_t *b);


ngx_int_t
ngx_posts_liquid_disassemble(ngx_posts_liquid_program_t *program,
    ngx_posts_context_t *ctx, ngx_posts_buffer_t *b)
{
    u_char                                *p, buf[NGX_POSTS_LIQUID_LINE];
    ngx_int_t                              rc;
    ngx_uint_t                             i;
    const ngx_posts_liquid_instruction_t  *instruction;

    rc = NGX_OK;

    for (i = 0; i < program->ncode && rc == NGX_OK; i++) {
        instruction = &ngx_posts_liquid_instructions[
                              ngx_posts_liquid_word_op(program->code[i])];

        p = ngx_sprintf(buf, "%ui %s", i, instruction->name);
        rc = ngx_posts_buffer_write(b, buf, p - buf);

        if (rc == NGX_OK) {
            rc = ngx_posts_liquid_list_operand(program, ctx,
                                               program->code[i], b);
        }

        if (rc == NGX_OK) {
            rc = ngx_posts_buffer_putc(b, '\n');
        }
    }

    return rc;
}


static ngx_int_t
ngx_posts_liquid_list_operand(ngx_posts_liquid_program_t *program,
    ngx_posts_context_t *ctx, uint32_t word, ngx_posts_buffer_t *b)
{
    u_char                        *p, buf[NGX_POSTS_LIQUID_LINE];
    uint32_t                       n;
    ngx_str_t                     *name;
    ngx_posts_value_t              text;
    ngx_posts_liquid_call_site_t  *call;
    ngx_posts_liquid_operand_e     operand;

    n = ngx_posts_liquid_word_operand(word);
    operand = ngx_posts_liquid_instructions[ngx_posts_liquid_word_op(word)]
              .operand;

    switch (operand) {

    case NGX_POSTS_LIQUID_OPERAND_NONE:
        return NGX_OK;

    case NGX_POSTS_LIQUID_OPERAND_TEXT:
        ngx_posts_string(&text, program->texts[n].data,
                         program->texts[n].len);
        return ngx_posts_liquid_list_value(ctx, &text, b);

    case NGX_POSTS_LIQUID_OPERAND_CONSTANT:
        return ngx_posts_liquid_list_value(ctx, &program->constants[n], b);

    case NGX_POSTS_LIQUID_OPERAND_NAME:
        return ngx_posts_liquid_list_value(ctx, &program->names[n].value, b);

    case NGX_POSTS_LIQUID_OPERAND_CALL:
        call = &program->calls[n];
        name = &call->name;
        p = ngx_sprintf(buf, " %uD+%uD ", call->nargs, call->nnamed);
        break;

    case NGX_POSTS_LIQUID_OPERAND_LOOP:
        name = &program->loops[n].name;
        p = ngx_sprintf(buf, "%s%s ",
                        program->loops[n].reversed ? " reversed" : "",
                        program->loops[n].resumed ? " continue" : "");
        break;

    default:
        p = ngx_sprintf(buf, " %uD", n);
        return ngx_posts_buffer_write(b, buf, p - buf);
    }

    if (ngx_posts_buffer_write(b, buf, p - buf) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_write(b, name->data, name->len);
}


static ngx_int_t
ngx_posts_liquid_list_value(ngx_posts_context_t *ctx,
    ngx_posts_value_t *value, ngx_posts_buffer_t *b)
{
    ngx_str_t  s;

    if (value->type == NGX_POSTS_EMPTY) {
        ngx_str_set(&s, "empty");

    } else if (value->type == NGX_POSTS_BLANK) {
        ngx_str_set(&s, "blank");

    } else if (ngx_posts_value_inspect(ctx, value, &s) != NGX_OK) {
        return NGX_ERROR;
    }

    if (ngx_posts_buffer_putc(b, ' ') != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_write(b, s.data, s.len);
}
