
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_program.h"
#include "liquid/ngx_posts_liquid_test.h"


/* listings: written by hand, as there is nobody else who could know them */

typedef struct {
    const char  *source;
    const char  *listing;
} ngx_posts_liquid_compiler_case_t;


/* where and why it does not compile; columns count from 1 */

typedef struct {
    const char  *source;
    const char  *reason;
    ngx_uint_t   line;
    ngx_uint_t   column;
} ngx_posts_liquid_place_case_t;


static const ngx_posts_liquid_compiler_case_t
    ngx_posts_liquid_compiler_cases[] =
{
    { "",
      "0 END\n" },

    { "a{{ b.c }}",
      "0 TEXT \"a\"\n"
      "1 VARIABLE \"b\"\n"
      "2 PART \"c\"\n"
      "3 WRITE\n"
      "4 END\n" },

    { "{{ a[b].size | join: ', ', k: 1 | nope }}",
      "0 VARIABLE \"a\"\n"
      "1 VARIABLE \"b\"\n"
      "2 INDEX\n"
      "3 COMMAND \"size\"\n"
      "4 CONSTANT \", \"\n"
      "5 CONSTANT \"k\"\n"
      "6 CONSTANT 1\n"
      "7 RAISE \"wrong number of arguments (given 3, expected 1..2)\"\n"
      "8 FILTER 1+1 join\n"
      "9 WRITE\n"
      "10 END\n" },

    /* the item of a loop is not looked for by name */

    { "{% for i in (1..3) reversed %}{{ i }}{{ forloop.first }}{% endfor %}",
      "0 CONSTANT 1..3\n"
      "1 CONSTANT nil\n"
      "2 CONSTANT nil\n"
      "3 FOR reversed i-(1..3)\n"
      "4 JUMP 11\n"
      "5 ITEM 0\n"
      "6 WRITE\n"
      "7 LOOP 0\n"
      "8 COMMAND \"first\"\n"
      "9 WRITE\n"
      "10 NEXT 5\n"
      "11 END\n" },

    { "{% if a and b or c == empty %}x{% else %}y{% endif %}",
      "0 VARIABLE \"a\"\n"
      "1 JUMP_UNLESS 10\n"
      "2 VARIABLE \"b\"\n"
      "3 JUMP_IF 8\n"
      "4 VARIABLE \"c\"\n"
      "5 CONSTANT empty\n"
      "6 EQUAL\n" },

    /* texts of a blank block are dropped, and the jump goes on */

    { "{% if a %} {% assign b = 1 %} {% endif %}.",
      "0 VARIABLE \"a\"\n"
      "1 JUMP_UNLESS 4\n"
      "2 CONSTANT 1\n"
      "3 ASSIGN \"b\"\n"
      "4 TEXT \".\"\n"
      "5 END\n" },

    { "{% comment %}{{ a }}{% endcomment %}{% for i in a %}{% break %}"
      "{% endfor %}",
      "0 VARIABLE \"a\"\n"
      "1 CONSTANT nil\n"
      "2 CONSTANT nil\n"
      "3 FOR i-a\n"
      "4 JUMP 8\n"
      "5 BREAK\n"
      "6 CHECK 7\n"
      "7 NEXT 5\n"
      "8 CHECK 9\n"
      "9 END\n" },

    { "{% case a %}{% when 1, 2 %}x{% endcase %}",
      "0 CONSTANT false\n"
      "1 VARIABLE \"a\"\n"
      "2 CONSTANT 1\n"
      "3 EQUAL\n"
      "4 JUMP_UNLESS 7\n"
      "5 MATCHED\n"
      "6 GOSUB 14\n"
      "7 VARIABLE \"a\"\n"
      "8 CONSTANT 2\n"
      "9 EQUAL\n"
      "10 JUMP_UNLESS 13\n"
      "11 MATCHED\n"
      "12 GOSUB 14\n"
      "13 JUMP 16\n"
      "14 TEXT \"x\"\n"
      "15 BACK\n"
      "16 POP\n"
      "17 END\n" },

    { NULL, NULL }
};


static const ngx_posts_liquid_place_case_t  ngx_posts_liquid_place_cases[] = {
    { "{% nope %}", "Unknown tag 'nope'", 1, 4 },
    { "a\nb {% if a %}\nc", "'if' tag was never closed", 2, 6 },
    { "{% if a %}\n{% endfor %}",
      "'endfor' is not a valid delimiter for if tags. use endif", 2, 4 },
    { "\n\n  {{ a",
      "Variable '{{' was not properly terminated with regexp: /\\}\\}/",
      3, 3 },
    { "{% liquid\n  assign a = 1\n  nope\n%}", "Unknown tag 'nope'", 3, 3 },
    { "{% if a %}\n{% elsif %}{% endif %}",
      "Syntax Error in tag 'if' - Valid syntax: if [expression]", 2, 4 },
    { NULL, NULL, 0, 0 }
};


static void
ngx_posts_liquid_compiler_listing(ngx_posts_unit_t *t,
    ngx_posts_liquid_engine_t *engine,
    const ngx_posts_liquid_compiler_case_t *c)
{
    size_t                       len;
    ngx_str_t                    source, file, got;
    ngx_posts_error_t            error;
    ngx_posts_buffer_t           b;
    ngx_posts_context_t          ctx;
    ngx_posts_liquid_program_t  *program;

    source.data = (u_char *) c->source;
    source.len = ngx_strlen(c->source);

    ngx_str_set(&file, "test");
    ngx_memzero(&error, sizeof(ngx_posts_error_t));
    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));

    ctx.pool = t->pool;
    ctx.log = t->log;
    ctx.error = &error;

    program = ngx_posts_liquid_compile(engine, t->pool, t->log, &file, 1,
                                       &source, &error);

    if (!ngx_posts_unit_ok(t, program != NULL, "compiles: %s", c->source)) {
        ngx_posts_unit_diag(t, "%V", &error.reason);
        return;
    }

    ngx_posts_buffer_init(&b, t->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_liquid_disassemble(program, &ctx, &b) != NGX_OK
        || ngx_posts_buffer_str(&b, &got) != NGX_OK)
    {
        return;
    }

    /* a listing may be given in part */

    len = ngx_strlen(c->listing);
    got.len = ngx_min(got.len, len);

    ngx_posts_unit_str(t, got, c->listing, c->source);
}


/* as many bytes as are allowed, and one more */

static void
ngx_posts_liquid_compiler_size(ngx_posts_unit_t *t,
    ngx_posts_liquid_engine_t *engine)
{
    ngx_str_t          source, file;
    ngx_pool_t        *pool;
    ngx_posts_error_t  error;

    ngx_str_set(&file, "test");
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    pool = ngx_create_pool(4096, t->log);
    if (pool == NULL) {
        return;
    }

    source.len = NGX_POSTS_MAX_SOURCE;
    source.data = ngx_pnalloc(pool, source.len + 1);

    if (source.data != NULL) {
        ngx_memset(source.data, '{', source.len + 1);

        ngx_posts_unit_ok(t, ngx_posts_liquid_compile(engine, pool, t->log,
                                                      &file, 1, &source,
                                                      &error)
                             == NULL
                             && ngx_strncmp(error.reason.data, "Variable", 8)
                                == 0,
                          "the largest source is looked at");

        ngx_memset(source.data, 'a', source.len + 1);
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        ngx_posts_unit_ok(t, ngx_posts_liquid_compile(engine, pool, t->log,
                                                      &file, 1, &source,
                                                      &error)
                             != NULL,
                          "the largest source");

        source.len++;

        ngx_posts_unit_ok(t, ngx_posts_liquid_compile(engine, pool, t->log,
                                                      &file, 1, &source,
                                                      &error)
                             == NULL,
                          "a larger one");
        ngx_posts_unit_str(t, error.reason,
                           "the template has more than 16777216 bytes",
                           "the message names the limit");
    }

    ngx_destroy_pool(pool);
}


/* a filter with as many arguments as there is room for, and one more */

static void
ngx_posts_liquid_compiler_stack(ngx_posts_unit_t *t,
    ngx_posts_liquid_engine_t *engine)
{
    u_char             *p;
    ngx_str_t           source, file;
    ngx_uint_t          i, n;
    ngx_posts_error_t   error;

    ngx_str_set(&file, "test");

    for (n = NGX_POSTS_MAX_LIQUID_STACK; n < NGX_POSTS_MAX_LIQUID_STACK + 2;
         n++)
    {
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        source.data = ngx_pnalloc(t->pool, 2 * n + 16);
        if (source.data == NULL) {
            return;
        }

        p = ngx_sprintf(source.data, "{{a|pick:");

        for (i = 2; i < n; i++) {
            *p++ = '1';
            *p++ = ',';
        }

        p = ngx_sprintf(p, "1}}");
        source.len = p - source.data;

        ngx_posts_unit_int(t, ngx_posts_liquid_compile(engine, t->pool,
                                                       t->log, &file, 1,
                                                       &source, &error)
                              != NULL,
                           n == NGX_POSTS_MAX_LIQUID_STACK,
                           "arguments of a filter");
    }

    ngx_posts_unit_str(t, error.reason,
                       "the tag needs more than 4096 values",
                       "the message names the limit");
}


/* an output is two instructions, a text is one, and so is the end */

static void
ngx_posts_liquid_compiler_code(ngx_posts_unit_t *t,
    ngx_posts_liquid_engine_t *engine)
{
    u_char             *p;
    ngx_str_t           source, file;
    ngx_uint_t          i, more;
    ngx_pool_t         *pool;
    ngx_posts_error_t   error;

    ngx_str_set(&file, "test");

    for (more = 0; more < 2; more++) {
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        pool = ngx_create_pool(4096, t->log);
        if (pool == NULL) {
            return;
        }

        source.data = ngx_pnalloc(pool, NGX_POSTS_MAX_SOURCE);
        if (source.data == NULL) {
            ngx_destroy_pool(pool);
            return;
        }

        p = source.data;
        *p++ = 'x';

        for (i = 0; i < NGX_POSTS_MAX_LIQUID_CODE - 2; i += 2) {
            p = ngx_cpymem(p, "{{a}}", 5);
        }

        *p = 'x';
        source.len = p + more - source.data;

        ngx_posts_unit_int(t, ngx_posts_liquid_compile(engine, pool, t->log,
                                                       &file, 1, &source,
                                                       &error)
                              != NULL,
                           !more, "instructions of a template");

        if (more) {
            ngx_posts_unit_str(t, error.reason, "the template has more than "
                               "4194304 instructions",
                               "the message names the limit");
        }

        ngx_destroy_pool(pool);
    }
}


void
ngx_posts_liquid_compiler_test(ngx_posts_unit_t *t)
{
    ngx_str_t                               source, file;
    ngx_posts_error_t                       error;
    ngx_posts_liquid_engine_t              *engine;
    const ngx_posts_liquid_place_case_t    *p;
    const ngx_posts_liquid_compiler_case_t *c;

    engine = ngx_posts_liquid_test_engine(t, NGX_POSTS_LIQUID_WARN);

    for (c = ngx_posts_liquid_compiler_cases; c->source; c++) {
        ngx_posts_liquid_compiler_listing(t, engine, c);
    }

    ngx_str_set(&file, "test");

    for (p = ngx_posts_liquid_place_cases; p->source; p++) {
        source.data = (u_char *) p->source;
        source.len = ngx_strlen(p->source);
        ngx_memzero(&error, sizeof(ngx_posts_error_t));

        ngx_posts_unit_ok(t, ngx_posts_liquid_compile(engine, t->pool, t->log,
                                                      &file, 11, &source,
                                                      &error)
                             == NULL,
                          "fails: %s", p->source);
        ngx_posts_unit_str(t, error.reason, p->reason, p->source);
        ngx_posts_unit_int(t, error.line, p->line + 10, p->source);
        ngx_posts_unit_int(t, error.column, p->column, p->source);
    }

    ngx_posts_liquid_compiler_size(t, engine);
    ngx_posts_liquid_compiler_stack(t, engine);
    ngx_posts_liquid_compiler_code(t, engine);
}
