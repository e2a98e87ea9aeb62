
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_limits.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "liquid/ngx_posts_liquid_scan.h"
#include "site/ngx_posts_jekyll_avatar.h"


#define NGX_POSTS_AVATAR_SERVERS  4
#define NGX_POSTS_AVATAR_SCALES   4
#define NGX_POSTS_AVATAR_SMALL    48


/*
 * size   as the tag has it
 * pixels its value
 */

typedef struct {
    ngx_posts_buffer_t   b;
    ngx_str_t            user;
    ngx_str_t            size;
    ngx_int_t            pixels;
    uint32_t             server;
} ngx_posts_avatar_t;


static ngx_int_t ngx_posts_jekyll_avatar_compile(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static void ngx_posts_jekyll_avatar_option(ngx_str_t *text, const char *name,
    size_t len, ngx_uint_t digits, ngx_str_t *value);
static ngx_int_t ngx_posts_jekyll_avatar_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_avatar_user(ngx_posts_liquid_call_t *call,
    ngx_str_t *user);
static ngx_int_t ngx_posts_jekyll_avatar_path(ngx_posts_avatar_t *a,
    ngx_uint_t scale);
static ngx_int_t ngx_posts_jekyll_avatar_url(ngx_posts_avatar_t *a,
    ngx_uint_t scale);
static ngx_int_t ngx_posts_jekyll_avatar_print(ngx_posts_avatar_t *a,
    ngx_uint_t lazy);
static ngx_int_t ngx_posts_jekyll_avatar_set(ngx_posts_avatar_t *a);


const ngx_posts_liquid_tag_t  ngx_posts_jekyll_avatar_tags[] = {

    { ngx_string("avatar"), ngx_null_string,
      ngx_posts_jekyll_avatar_compile, 0 },

    ngx_posts_liquid_null_tag
};


/* options are those of the source, not of what its variables give */

static ngx_int_t
ngx_posts_jekyll_avatar_compile(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_int_t          rc;
    ngx_str_t          text, size, user;
    ngx_posts_value_t  nil;

    text = *markup;
    ngx_posts_liquid_strip(&text);

    ngx_posts_jekyll_avatar_option(&text, "size=", 5, 1, &size);
    ngx_posts_jekyll_avatar_option(&text, "user=", 5, 0, &user);

    if (size.len == 0) {
        ngx_str_set(&size, "40");
    }

    if (ngx_posts_liquid_emit_template(c, &text) != NGX_OK
        || ngx_posts_liquid_emit_string(c, &size) != NGX_OK
        || ngx_posts_liquid_emit_string(c, &user) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_nil(&nil);

    rc = user.len ? ngx_posts_liquid_emit_expression(c, &user)
                  : ngx_posts_liquid_emit_constant(c, &nil);

    if (rc != NGX_OK
        || ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                      ngx_posts_jekyll_avatar_run, 0, 4)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


/* the first NAME=VALUE that stands alone; empty when there is none */

static void
ngx_posts_jekyll_avatar_option(ngx_str_t *text, const char *name, size_t len,
    ngx_uint_t digits, ngx_str_t *value)
{
    u_char  *p, *last, *end;

    ngx_str_null(value);

    last = text->data + text->len;

    for (p = text->data; (size_t) (last - p) > len; p++) {

        if ((digits ? ngx_strncasecmp(p, (u_char *) name, len)
                    : ngx_strncmp(p, name, len)) != 0
            || (p > text->data && ngx_posts_liquid_is_word(p[-1])))
        {
            continue;
        }

        for (end = p + len; end < last; end++) {
            if (digits ? (*end < '0' || *end > '9')
                       : (!ngx_posts_liquid_is_word(*end) && *end != '.'))
            {
                break;
            }
        }

        /* it ends where a word does */

        if (digits && end < last && ngx_posts_liquid_is_word(*end)) {
            continue;
        }

        while (end > p + len && end[-1] == '.') {
            end--;
        }

        if (end > p + len) {
            value->data = p + len;
            value->len = end - value->data;
            return;
        }
    }
}


static ngx_int_t
ngx_posts_jekyll_avatar_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_str_t           text, html;
    ngx_posts_avatar_t  a;

    ngx_memzero(&a, sizeof(ngx_posts_avatar_t));

    rc = ngx_posts_jekyll_avatar_user(call, &a.user);
    if (rc != NGX_OK) {
        return rc;
    }

    text = ngx_posts_value_str(&call->args[0]);

    a.size = ngx_posts_value_str(&call->args[1]);
    a.pixels = ngx_atoi(a.size.data, a.size.len);

    if (a.pixels == NGX_ERROR
        || a.pixels > NGX_MAX_INT32_VALUE / NGX_POSTS_AVATAR_SCALES)
    {
        return ngx_posts_error_set(call->ctx->error, "an avatar of %V pixels",
                                   &a.size);
    }

    /* the server is a matter of the path */

    ngx_posts_buffer_init(&a.b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_jekyll_avatar_path(&a, 1) != NGX_OK
        || ngx_posts_buffer_str(&a.b, &html) != NGX_OK)
    {
        return NGX_ERROR;
    }

    a.server = ngx_crc32_long(html.data, html.len) % NGX_POSTS_AVATAR_SERVERS;

    ngx_posts_buffer_init(&a.b, call->ctx->pool, NGX_POSTS_MAX_OUTPUT);

    if (ngx_posts_jekyll_avatar_print(&a,
                                      memmem(text.data, text.len,
                                             "lazy=true", 9) != NULL)
        != NGX_OK
        || ngx_posts_buffer_str(&a.b, &html) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_posts_string(result, html.data, html.len);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_avatar_user(ngx_posts_liquid_call_t *call, ngx_str_t *user)
{
    u_char     *p;
    ngx_str_t   text;

    if (call->args[2].len) {

        if (ngx_posts_truthy(&call->args[3])) {
            return ngx_posts_liquid_to_s(call->ctx, &call->args[3], user);
        }

        *user = ngx_posts_value_str(&call->args[2]);

        return NGX_OK;
    }

    text = ngx_posts_value_str(&call->args[0]);
    ngx_posts_liquid_strip(&text);

    p = ngx_strlchr(text.data, text.data + text.len, ' ');

    if (p) {
        text.len = p - text.data;
    }

    if (text.len && text.data[0] == '@') {
        text.data++;
        text.len--;
    }

    *user = text;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_jekyll_avatar_path(ngx_posts_avatar_t *a, ngx_uint_t scale)
{
    u_char     buf[NGX_INT_T_LEN];
    ngx_str_t  size;

    size = a->size;

    if (scale > 1) {
        size.data = buf;
        size.len = ngx_sprintf(buf, "%i", a->pixels * (ngx_int_t) scale)
                   - buf;
    }

    if (ngx_posts_buffer_write(&a->b, a->user.data, a->user.len) != NGX_OK
        || ngx_posts_buffer_puts(&a->b, "?v=3&s=") != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_write(&a->b, size.data, size.len);
}


static ngx_int_t
ngx_posts_jekyll_avatar_url(ngx_posts_avatar_t *a, ngx_uint_t scale)
{
    if (ngx_posts_buffer_puts(&a->b, "https://avatars") != NGX_OK
        || ngx_posts_buffer_putc(&a->b, (u_char) ('0' + a->server)) != NGX_OK
        || ngx_posts_buffer_puts(&a->b, ".githubusercontent.com/") != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_avatar_path(a, scale);
}


static ngx_int_t
ngx_posts_jekyll_avatar_print(ngx_posts_avatar_t *a, ngx_uint_t lazy)
{
    ngx_posts_buffer_t  *b;

    b = &a->b;

    if (ngx_posts_buffer_puts(b, "<img class=\"avatar") != NGX_OK
        || (a->pixels < NGX_POSTS_AVATAR_SMALL
            && ngx_posts_buffer_puts(b, " avatar-small") != NGX_OK)
        || ngx_posts_buffer_puts(b, "\" alt=\"") != NGX_OK
        || ngx_posts_buffer_write(b, a->user.data, a->user.len) != NGX_OK
        || ngx_posts_buffer_puts(b, "\" width=\"") != NGX_OK
        || ngx_posts_buffer_write(b, a->size.data, a->size.len) != NGX_OK
        || ngx_posts_buffer_puts(b, "\" height=\"") != NGX_OK
        || ngx_posts_buffer_write(b, a->size.data, a->size.len) != NGX_OK
        || ngx_posts_buffer_puts(b, "\" data-proofer-ignore=\"true\" src=\"")
           != NGX_OK
        || (lazy && ngx_posts_buffer_puts(b, "\" data-src=\"") != NGX_OK)
        || ngx_posts_jekyll_avatar_url(a, 1) != NGX_OK
        || (lazy ? ngx_posts_buffer_puts(b, "\" data-srcset=\"")
                 : ngx_posts_buffer_puts(b, "\" srcset=\"")) != NGX_OK
        || ngx_posts_jekyll_avatar_set(a) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_buffer_puts(b, "\" />");
}


static ngx_int_t
ngx_posts_jekyll_avatar_set(ngx_posts_avatar_t *a)
{
    ngx_uint_t  scale;

    for (scale = 1; scale <= NGX_POSTS_AVATAR_SCALES; scale++) {

        if ((scale > 1 && ngx_posts_buffer_puts(&a->b, ", ") != NGX_OK)
            || ngx_posts_jekyll_avatar_url(a, scale) != NGX_OK
            || ngx_posts_buffer_putc(&a->b, ' ') != NGX_OK
            || ngx_posts_buffer_putc(&a->b, (u_char) ('0' + scale)) != NGX_OK
            || ngx_posts_buffer_putc(&a->b, 'x') != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}
