
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_COMPILER_H_INCLUDED_
#define _NGX_POSTS_LIQUID_COMPILER_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * The compiler, as the tags see it: what a tag's "compile" may call.
 *
 * There is no syntax tree: a tag emits its code while the template is read.
 * The price is that what is known only at the end of a block (that it has
 * nothing but white space in it, say) has to be mended afterwards; what is
 * gained is that a tag is one function.
 *
 * The code is that of a stack machine: emit_expression() leaves a value on
 * the stack, emit_call() takes its arguments from there, emit_write() takes
 * one and prints it.  Between two tags the stack is as it was.
 *
 * Strings given to these functions are slices of the markup, or live as
 * long as the program.  All functions return NGX_OK or NGX_ERROR.
 *
 * For example, {% link path %}, whose path may contain {{ outputs }}:
 *
 *     ngx_posts_liquid_emit_template(c, markup);
 *     ngx_posts_liquid_emit_call(c, &tag->name, find, tag->data, 1);
 *     ngx_posts_liquid_emit_write(c);
 *
 * {% include file a="x" b=var %}:
 *
 *     emit_string(file)
 *     emit_string("a") emit_string("x") emit_string("b")
 *     emit_expression("var") emit_map(2), or emit_constant(nil) without any
 *     emit_include(kind)
 *
 * {% highlight %} ... {% endhighlight %}:
 *
 *     emit_capture() compile_block() emit_captured()
 *     emit_string(language) emit_call(2 arguments) emit_write()
 */


/* values: each leaves one more on the stack */

ngx_int_t ngx_posts_liquid_emit_constant(ngx_posts_liquid_compiler_t *c,
    ngx_posts_value_t *value);
ngx_int_t ngx_posts_liquid_emit_string(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *s);

/* an expression as Liquid's: a literal, a range, or a variable a.b[c] */
ngx_int_t ngx_posts_liquid_emit_expression(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup);

/* what may stand between {{ and }}: an expression with filters */
ngx_int_t ngx_posts_liquid_emit_variable(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *markup);

/* the string that a template gives, which sees the same variables */
ngx_int_t ngx_posts_liquid_emit_template(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *source);

/* takes n pairs of a name and a value from the stack, makes a map of them */
ngx_int_t ngx_posts_liquid_emit_map(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t n);

/*
 * Takes nargs values, calls a function with them, leaves its result.  "name"
 * is shown in listings.
 */
ngx_int_t ngx_posts_liquid_emit_call(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name, ngx_posts_liquid_call_pt handler, uintptr_t data,
    ngx_uint_t nargs);


/* effects */

ngx_int_t ngx_posts_liquid_emit_text(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *text);

/* takes a value, prints it as {{ }} does */
ngx_int_t ngx_posts_liquid_emit_write(ngx_posts_liquid_compiler_t *c);

/* takes a value, assigns it to a variable as {% assign %} does */
ngx_int_t ngx_posts_liquid_emit_assign(ngx_posts_liquid_compiler_t *c,
    ngx_str_t *name);

/* from here to emit_captured(), which leaves it, output is a string */
ngx_int_t ngx_posts_liquid_emit_capture(ngx_posts_liquid_compiler_t *c);
ngx_int_t ngx_posts_liquid_emit_captured(ngx_posts_liquid_compiler_t *c);

/*
 * Takes the parameters, a map or nil, and below them the name; runs the
 * program that the loader gives.  In a scope of its own, with the map as
 * "include"; nil leaves "include" as it is.
 */
ngx_int_t ngx_posts_liquid_emit_include(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t kind);

/* an error when this place is reached, not before */
ngx_int_t ngx_posts_liquid_emit_raise(ngx_posts_liquid_compiler_t *c,
    const char *fmt, ...);


/* blocks */

/* everything up to the end tag of the tag that is being compiled */
ngx_int_t ngx_posts_liquid_compile_block(ngx_posts_liquid_compiler_t *c);

/*
 * Whether the tag prints nothing of its own: white space of an {% if %} with
 * nothing but such tags in it is dropped.  Without this call a block is what
 * its body is, any other tag is not blank.
 */
void ngx_posts_liquid_set_blank(ngx_posts_liquid_compiler_t *c,
    ngx_uint_t blank);


/*
 * Sets the error, at the tag that is being compiled; the reason without
 * Ruby's "Liquid syntax error (line 1): ".  Returns NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_syntax_error(ngx_posts_liquid_compiler_t *c,
    const char *fmt, ...);

/* the pool of the program */
ngx_pool_t *ngx_posts_liquid_compiler_pool(ngx_posts_liquid_compiler_t *c);


#endif /* _NGX_POSTS_LIQUID_COMPILER_H_INCLUDED_ */
