
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_code.h"
#include "liquid/ngx_posts_liquid_scan.h"


/*
 * Tags that set a variable.
 */

static ngx_int_t ngx_posts_liquid_tag_assign(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_capture(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);
static ngx_int_t ngx_posts_liquid_tag_counter(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


const ngx_posts_liquid_tag_t  ngx_posts_liquid_assign_tags[] = {

    { ngx_string("assign"), ngx_null_string,
      ngx_posts_liquid_tag_assign, 0 },

    { ngx_string("capture"), ngx_string("endcapture"),
      ngx_posts_liquid_tag_capture, 0 },

    { ngx_string("increment"), ngx_null_string,
      ngx_posts_liquid_tag_counter, NGX_POSTS_LIQUID_INCREMENT },

    { ngx_string("decrement"), ngx_null_string,
      ngx_posts_liquid_tag_counter, NGX_POSTS_LIQUID_DECREMENT },

    ngx_posts_liquid_null_tag
};


/* (VariableSignature+)\s*=\s*(.*)\s*, anywhere */

static ngx_int_t
ngx_posts_liquid_tag_assign(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char     *p, *q, *last;
    ngx_str_t   name, value;

    p = markup->data;
    last = markup->data + markup->len;

    while (p < last) {
        q = ngx_posts_liquid_scan_signature(p, last);

        if (q == NULL) {
            p++;
            continue;
        }

        name.data = p;
        name.len = q - p;

        p = q;
        q = ngx_posts_liquid_scan_space(q, last);

        if (q == last || *q != '=') {
            continue;
        }

        value.data = ngx_posts_liquid_scan_space(q + 1, last);
        value.len = last - value.data;

        ngx_posts_liquid_set_blank(c, 1);

        if (ngx_posts_liquid_emit_variable(c, &value) != NGX_OK) {
            return NGX_ERROR;
        }

        return ngx_posts_liquid_emit_assign(c, &name);
    }

    return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'assign' "
                                   "- Valid syntax: assign [var] = [source]");
}


static ngx_int_t
ngx_posts_liquid_tag_capture(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char     *p, *q, *last;
    ngx_str_t   name;

    last = markup->data + markup->len;
    q = NULL;

    for (p = markup->data; p < last; p++) {
        q = ngx_posts_liquid_scan_signature(p, last);

        if (q != NULL) {
            break;
        }
    }

    if (q == NULL) {
        return ngx_posts_liquid_syntax_error(c, "Syntax Error in 'capture' "
                                             "- Valid syntax: capture [var]");
    }

    name.data = p;
    name.len = q - p;

    if (ngx_posts_liquid_emit_capture(c) != NGX_OK
        || ngx_posts_liquid_compile_block(c) != NGX_OK
        || ngx_posts_liquid_emit_captured(c) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_liquid_set_blank(c, 1);

    return ngx_posts_liquid_emit_assign(c, &name);
}


static ngx_int_t
ngx_posts_liquid_tag_counter(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t  name;

    name = *markup;
    ngx_posts_liquid_strip(&name);

    return ngx_posts_liquid_emit_name(c, tag->data, &name);
}
