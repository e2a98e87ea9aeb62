
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


#define NGX_POSTS_LIQUID_TEMP_SIZE  4096


static ngx_int_t ngx_posts_liquid_compile_root(
    ngx_posts_liquid_compiler_t *c);


ngx_posts_liquid_program_t *
ngx_posts_liquid_compile(ngx_posts_liquid_engine_t *engine,
    ngx_pool_t *pool, ngx_log_t *log, ngx_str_t *file, ngx_uint_t line,
    ngx_str_t *source, ngx_posts_error_t *error)
{
    ngx_posts_liquid_program_t   *program;
    ngx_posts_liquid_compiler_t   c;

    if (ngx_posts_liquid_compiler_init(&c, engine, pool, log, error)
        != NGX_OK)
    {
        return NULL;
    }

    c.file = *file;
    c.source = *source;
    c.line = line;
    c.place = source->data;

    program = NULL;

    if (ngx_posts_liquid_compile_root(&c) == NGX_OK) {
        program = ngx_posts_liquid_link(&c);
    }

    ngx_posts_liquid_compiler_done(&c);

    return program;
}


static ngx_int_t
ngx_posts_liquid_compile_root(ngx_posts_liquid_compiler_t *c)
{
    static const ngx_posts_liquid_tag_t  root = ngx_posts_liquid_null_tag;

    ngx_int_t                rc;
    ngx_posts_liquid_node_t  node;
    ngx_posts_liquid_stop_t  stop;

    if (c->source.len > NGX_POSTS_MAX_SOURCE) {
        return ngx_posts_liquid_syntax_error(c,
                                        "the template has more than %d bytes",
                                        NGX_POSTS_MAX_SOURCE);
    }

    ngx_memzero(&node, sizeof(ngx_posts_liquid_node_t));

    node.tag = &root;
    node.place = c->place;
    c->node = &node;

    ngx_posts_liquid_lexer_init(&c->lexer, &c->source, 0);

    rc = ngx_posts_liquid_compile_body(c, &stop);

    c->node = NULL;

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    if (stop.name.data != NULL) {
        return ngx_posts_liquid_unknown_tag(c, &stop.name, NULL, NULL);
    }

    return ngx_posts_liquid_emit(c, NGX_POSTS_LIQUID_END, 0);
}


ngx_int_t
ngx_posts_liquid_compiler_init(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_engine_t *engine, ngx_pool_t *pool, ngx_log_t *log,
    ngx_posts_error_t *error)
{
    ngx_pool_t  *temp;

    ngx_memzero(c, sizeof(ngx_posts_liquid_compiler_t));

    c->engine = engine;
    c->pool = pool;
    c->log = log;
    c->error = error;

    temp = ngx_create_pool(NGX_POSTS_LIQUID_TEMP_SIZE, log);
    if (temp == NULL) {
        return NGX_ERROR;
    }

    c->temp = temp;
    c->parser.pool = temp;
    c->parser.keep = pool;
    c->index = ngx_posts_map_create(temp, 16);

    if (c->index == NULL
        || ngx_array_init(&c->code, temp, 64, sizeof(uint32_t)) != NGX_OK
        || ngx_array_init(&c->texts, temp, 16, sizeof(ngx_str_t)) != NGX_OK
        || ngx_array_init(&c->constants, temp, 8, sizeof(ngx_posts_value_t))
           != NGX_OK
        || ngx_array_init(&c->names, temp, 16,
                          sizeof(ngx_posts_liquid_name_t))
           != NGX_OK
        || ngx_array_init(&c->calls, temp, 8,
                          sizeof(ngx_posts_liquid_call_site_t))
           != NGX_OK
        || ngx_array_init(&c->loops, temp, 4,
                          sizeof(ngx_posts_liquid_loop_site_t))
           != NGX_OK
        || ngx_array_init(&c->marks, temp, 16,
                          sizeof(ngx_posts_liquid_mark_t))
           != NGX_OK
        || ngx_array_init(&c->blanks, temp, 16, sizeof(uint32_t)) != NGX_OK)
    {
        ngx_destroy_pool(temp);
        return NGX_ERROR;
    }

    return NGX_OK;
}


void
ngx_posts_liquid_compiler_done(ngx_posts_liquid_compiler_t *c)
{
    ngx_destroy_pool(c->temp);
}


ngx_pool_t *
ngx_posts_liquid_compiler_pool(ngx_posts_liquid_compiler_t *c)
{
    return c->pool;
}


ngx_int_t
ngx_posts_liquid_syntax_error(ngx_posts_liquid_compiler_t *c,
    const char *fmt, ...)
{
    u_char   buf[NGX_POSTS_ERROR_LEN];
    size_t   len;
    va_list  args;

    va_start(args, fmt);
    len = ngx_vslprintf(buf, buf + NGX_POSTS_ERROR_LEN, fmt, args) - buf;
    va_end(args);

    ngx_posts_error_set(c->error, "%*s", len, buf);
    ngx_posts_liquid_error_place(c, c->place);

    return NGX_ERROR;
}


void
ngx_posts_liquid_error_place(ngx_posts_liquid_compiler_t *c, u_char *place)
{
    ngx_uint_t  line, column;

    ngx_posts_liquid_place(&c->source, c->line,
                           ngx_posts_liquid_offset(c, place), &line, &column);

    ngx_posts_error_at(c->error, &c->file, line, column);
}


size_t
ngx_posts_liquid_offset(ngx_posts_liquid_compiler_t *c, u_char *place)
{
    u_char                   *start, *last;
    ngx_posts_liquid_node_t  *node;

    start = c->source.data;
    last = start + c->source.len;

    for (node = c->node;
         node && (place < start || place > last);
         node = node->outer)
    {
        place = node->place;
    }

    return (place >= start && place <= last) ? (size_t) (place - start) : 0;
}


ngx_int_t
ngx_posts_liquid_fall_back(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, const char *before, const char *after)
{
    size_t      offset;
    ngx_str_t   s, rest, *reason;
    ngx_uint_t  column;

    s = *markup;
    reason = &c->parser.error.reason;

    if (*before == '\0') {
        ngx_posts_liquid_strip(&s);
    }

    if (c->engine->error_mode == NGX_POSTS_LIQUID_STRICT) {
        return ngx_posts_liquid_syntax_error(c, "%V in \"%s%V%s\"", reason,
                                             before, &s, after);
    }

    if (c->engine->error_mode == NGX_POSTS_LIQUID_WARN) {
        offset = ngx_posts_liquid_offset(c, c->place);
        c->warned = (offset < c->warned) ? 0 : c->warned;

        rest.data = c->source.data + c->warned;
        rest.len = c->source.len - c->warned;

        ngx_posts_liquid_place(&rest, c->warned ? c->warned_line : c->line,
                               offset - c->warned, &c->warned_line, &column);
        c->warned = offset;

        ngx_log_error(NGX_LOG_WARN, c->log, 0,
                      "%V:%ui: Liquid syntax error: %V in \"%s%V%s\"",
                      &c->file, c->warned_line, reason, before, &s, after);
    }

    return NGX_DECLINED;
}


void
ngx_posts_liquid_set_blank(ngx_posts_liquid_compiler_t *c, ngx_uint_t blank)
{
    c->node->blank = blank ? 1 : 0;
}


ngx_int_t
ngx_posts_liquid_never_closed(ngx_posts_liquid_compiler_t *c)
{
    c->place = c->node->place;

    return ngx_posts_liquid_syntax_error(c, "'%V' tag was never closed",
                                         &c->node->tag->name);
}


ngx_int_t
ngx_posts_liquid_unknown_tag(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name, const ngx_str_t *block, const ngx_str_t *end)
{
    if (block == NULL) {

        if (ngx_posts_liquid_str_is(name, "else")
            || ngx_posts_liquid_str_is(name, "end"))
        {
            return ngx_posts_liquid_syntax_error(c,
                                          "Unexpected outer '%V' tag", name);
        }

    } else if (ngx_posts_liquid_str_is(name, "else")) {
        return ngx_posts_liquid_syntax_error(c,
                                  "%V tag does not expect 'else' tag", block);

    } else if (name->len >= 3 && ngx_memcmp(name->data, "end", 3) == 0) {
        return ngx_posts_liquid_syntax_error(c,
                       "'%V' is not a valid delimiter for %V tags. use %V",
                       name, block, end);
    }

    return ngx_posts_liquid_syntax_error(c, "Unknown tag '%V'", name);
}
