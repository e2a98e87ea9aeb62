
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_CODE_H_INCLUDED_
#define _NGX_POSTS_LIQUID_CODE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_engine.h"
#include "liquid/ngx_posts_liquid_lexer.h"
#include "liquid/ngx_posts_liquid_parser.h"
#include "liquid/ngx_posts_liquid_program.h"


/*
 * The compiler from inside: its state, and what the engine's own tags need
 * besides ngx_posts_liquid_compiler.h.
 */

typedef struct ngx_posts_liquid_body_s   ngx_posts_liquid_body_t;
typedef struct ngx_posts_liquid_node_s   ngx_posts_liquid_node_t;
typedef struct ngx_posts_liquid_scope_s  ngx_posts_liquid_scope_t;


/*
 * Jumps to a place that is not known yet: a list through their operands.
 * 0 is the empty list, else the number of the last instruction + 1.
 */

typedef uint32_t                         ngx_posts_liquid_chain_t;


/*
 * A body: a sequence of texts, outputs and tags.
 *
 * checks      the CHECKs that leave it
 * text        the instruction + 1 of the last node, if that is a text
 * blank       nothing but white space and blank tags
 * interrupts  contains something that may "break" or "continue"
 */

struct ngx_posts_liquid_body_s {
    ngx_posts_liquid_body_t       *outer;
    ngx_posts_liquid_chain_t       checks;
    uint32_t                       text;
    unsigned                       blank:1;
    unsigned                       interrupts:1;
};


/*
 * A tag that is being compiled; blank and interrupts sum up its bodies.
 * Blank texts of its own bodies are those from "blanks" on.
 */

struct ngx_posts_liquid_node_s {
    ngx_posts_liquid_node_t       *outer;
    const ngx_posts_liquid_tag_t  *tag;
    u_char                        *place;
    ngx_uint_t                     blanks;
    unsigned                       blank:1;
    unsigned                       interrupts:1;
};


/*
 * A loop around the code that is being compiled: nothing can come between
 * its item's name and the item, as templates assign to the outermost scope
 * only.
 */

struct ngx_posts_liquid_scope_s {
    ngx_posts_liquid_scope_t      *outer;
    ngx_str_t                      item;
    ngx_str_t                      object;
};


/* the tag that ended a body; name.data is NULL at the end of the template */

typedef struct {
    ngx_str_t                      name;
    ngx_str_t                      markup;
    unsigned                       end:1;
} ngx_posts_liquid_stop_t;


/* to forget code that was emitted since */

typedef struct {
    ngx_uint_t                     code;
    ngx_uint_t                     marks;
    ngx_uint_t                     blanks;
} ngx_posts_liquid_checkpoint_t;


/*
 * pool     of the program
 * temp     of everything else, destroyed with the compiler
 * place    the token that is being compiled
 * warned   offset of the last warning, and its line: newlines are counted
 *          from there on
 * depth    values on the stack here; stack is its maximum
 * blocks   nested blocks here
 * pending  more than 0: an interrupt may come in from outside
 * blanks   instructions that are blank texts of the blocks around
 */

struct ngx_posts_liquid_compiler_s {
    ngx_posts_liquid_engine_t     *engine;
    ngx_pool_t                    *pool;
    ngx_pool_t                    *temp;
    ngx_log_t                     *log;
    ngx_posts_error_t             *error;

    ngx_str_t                      file;
    ngx_str_t                      source;
    ngx_uint_t                     line;
    u_char                        *place;

    ngx_posts_liquid_lexer_t       lexer;
    ngx_posts_liquid_parser_t      parser;

    ngx_array_t                    code;
    ngx_array_t                    texts;
    ngx_array_t                    constants;
    ngx_array_t                    names;
    ngx_array_t                    calls;
    ngx_array_t                    loops;
    ngx_array_t                    marks;
    ngx_array_t                    blanks;

    /* lists of one tag's markup, reused by the next one */
    ngx_array_t                    pipes;
    ngx_array_t                    given;
    ngx_array_t                    comparisons;
    ngx_array_t                    choices;

    ngx_posts_map_t               *index;        /* names */

    ngx_posts_liquid_body_t       *body;
    ngx_posts_liquid_node_t       *node;
    ngx_posts_liquid_scope_t      *scope;

    ngx_uint_t                     warned;
    ngx_uint_t                     warned_line;
    ngx_uint_t                     depth;
    ngx_uint_t                     stack;
    ngx_uint_t                     blocks;
    ngx_uint_t                     pending;

    unsigned                       trim:1;
};


/* the state for a source: NGX_OK, or NGX_ERROR with nothing to be freed */
ngx_int_t ngx_posts_liquid_compiler_init(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_engine_t *engine, ngx_pool_t *pool, ngx_log_t *log,
    ngx_posts_error_t *error);

/* frees what the compiler, not the program, has */
void ngx_posts_liquid_compiler_done(ngx_posts_liquid_compiler_t *c);

/* makes the program of what was emitted; NULL when memory is short */
ngx_posts_liquid_program_t *ngx_posts_liquid_link(
    ngx_posts_liquid_compiler_t *c);

/*
 * The offset of a place in the source; that of the current tag if the place
 * is elsewhere, in a markup that was copied.
 */
size_t ngx_posts_liquid_offset(ngx_posts_liquid_compiler_t *c,
    u_char *place);

/* fills in the place of an error */
void ngx_posts_liquid_error_place(ngx_posts_liquid_compiler_t *c,
    u_char *place);


/* instructions */

ngx_int_t ngx_posts_liquid_emit(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_uint_t operand);

/* the same for one whose effect on the stack depends on the operand */
ngx_int_t ngx_posts_liquid_emit_any(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_uint_t operand, ngx_uint_t pops);

/* an instruction whose operand is a name, which is added if it is new */
ngx_int_t ngx_posts_liquid_emit_name(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_str_t *name);

/* index of a name, or NGX_ERROR */
ngx_int_t ngx_posts_liquid_name(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name);

/* a filter's call with nargs arguments and nnamed named ones */
ngx_int_t ngx_posts_liquid_emit_filter(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_filter_t *filter, ngx_uint_t nargs,
    ngx_uint_t nnamed);

/* FOR or TABLEROW */
ngx_int_t ngx_posts_liquid_emit_loop(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_loop_site_t *site);

/* a jump to a later place; ngx_posts_liquid_label() is that place */
ngx_int_t ngx_posts_liquid_emit_jump(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_opcode_e op, ngx_posts_liquid_chain_t *chain);
void ngx_posts_liquid_label(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_chain_t *chain);

/* number of the next instruction */
#define ngx_posts_liquid_here(c)  ((c)->code.nelts)

/* begins the code of the token that is being compiled */
ngx_int_t ngx_posts_liquid_mark(ngx_posts_liquid_compiler_t *c);

/* empties a list, which is made when it is needed first */
ngx_int_t ngx_posts_liquid_clear(ngx_posts_liquid_compiler_t *c,
    ngx_array_t *list, size_t size);

void ngx_posts_liquid_checkpoint(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_checkpoint_t *checkpoint);
void ngx_posts_liquid_rollback(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_checkpoint_t *checkpoint);


/* bodies */

/* up to the next tag that is no tag of the engine's, or the end */
ngx_int_t ngx_posts_liquid_compile_body(ngx_posts_liquid_compiler_t *c,
    ngx_posts_liquid_stop_t *stop);

/*
 * A body of the current tag, up to its end tag (stop->end) or one of the
 * inner tags, an array that ends with an empty name; anything else is an
 * error.
 */
ngx_int_t ngx_posts_liquid_compile_part(ngx_posts_liquid_compiler_t *c,
    const ngx_str_t *inner, ngx_posts_liquid_stop_t *stop);

/* "'if' tag was never closed", at the tag's beginning */
ngx_int_t ngx_posts_liquid_never_closed(ngx_posts_liquid_compiler_t *c);

/* "Unknown tag" and such: what Ruby says in a block of that name */
ngx_int_t ngx_posts_liquid_unknown_tag(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name, const ngx_str_t *block, const ngx_str_t *end);

/* drops the texts of the current tag's bodies, if all of it is blank */
void ngx_posts_liquid_drop_blanks(ngx_posts_liquid_compiler_t *c);


/* markup */

/*
 * The strict parser failed: in the strict mode sets the error and returns
 * NGX_ERROR, else warns if it has to and returns NGX_DECLINED.  The markup
 * is shown between the two strings.
 */
ngx_int_t ngx_posts_liquid_fall_back(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, const char *before, const char *after);

/*
 * An expression that is constant: 1, and its value.  0 when it is a range or
 * a variable.
 */
ngx_uint_t ngx_posts_liquid_literal(ngx_str_t *markup,
    ngx_posts_value_t *value);

/*
 * A condition: "a == 1 and b".  Emits code that falls through when it holds
 * (negate: when it does not) and jumps to *chain otherwise.  The tag is
 * named in errors.
 */
ngx_int_t ngx_posts_liquid_emit_condition(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup, ngx_uint_t negate, ngx_posts_liquid_chain_t *chain);

/* a condition without "empty" and "blank", as a value, strictly parsed */
ngx_int_t ngx_posts_liquid_emit_test(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup);

/* one side of a comparison: an expression, or one of the two literals */
ngx_int_t ngx_posts_liquid_emit_operand(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup);


/* a tag that has a file of its own */
ngx_int_t ngx_posts_liquid_tag_cycle(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


#endif /* _NGX_POSTS_LIQUID_CODE_H_INCLUDED_ */
