
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_unicode.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_escape.h"
#include "liquid/ngx_posts_liquid_filters.h"


/*
 * Filters that write or remove HTML, and the encodings of URLs and Base64.
 */


static ngx_int_t ngx_posts_liquid_escape_filter(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_escape_once(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_newline_to_br(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_strip_html(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_url_encode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_url_decode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_base64_encode(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_base64_decode(
    ngx_posts_liquid_call_t *call, ngx_posts_value_t *result);


const ngx_posts_liquid_filter_t  ngx_posts_liquid_html_filters[] = {

    { ngx_string("escape"), ngx_posts_liquid_escape_filter, 0, 0, 0 },

    { ngx_string("h"), ngx_posts_liquid_escape_filter, 0, 0, 0 },

    { ngx_string("escape_once"), ngx_posts_liquid_escape_once, 0, 0, 0 },

    { ngx_string("newline_to_br"), ngx_posts_liquid_newline_to_br, 0, 0, 0 },

    { ngx_string("strip_html"), ngx_posts_liquid_strip_html, 0, 0, 0 },

    { ngx_string("url_encode"), ngx_posts_liquid_url_encode, 0, 0, 0 },

    { ngx_string("url_decode"), ngx_posts_liquid_url_decode, 0, 0, 0 },

    { ngx_string("base64_encode"), ngx_posts_liquid_base64_encode, 0, 0, 0 },

    { ngx_string("base64_decode"), ngx_posts_liquid_base64_decode, 0, 0, 0 },

    { ngx_string("base64_url_safe_encode"), ngx_posts_liquid_base64_encode,
      0, 0, 1 },

    { ngx_string("base64_url_safe_decode"), ngx_posts_liquid_base64_decode,
      0, 0, 1 },

    ngx_posts_liquid_null_filter
};


/* what strip_html removes with all that is in it */

typedef struct {
    ngx_str_t   open;
    ngx_str_t   close;
} ngx_posts_liquid_block_t;


static const ngx_posts_liquid_block_t  ngx_posts_liquid_blocks[] = {
    { ngx_string("<script"), ngx_string("</script>") },
    { ngx_string("<!--"), ngx_string("-->") },
    { ngx_string("<style"), ngx_string("</style>") }
};

#define NGX_POSTS_LIQUID_BLOCKS                                               \
    (sizeof(ngx_posts_liquid_blocks) / sizeof(ngx_posts_liquid_block_t))


static const u_char  ngx_posts_liquid_base64[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static const u_char  ngx_posts_liquid_base64_url[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";


static ngx_int_t
ngx_posts_liquid_escape_filter(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_escape(call, &s, NGX_POSTS_LIQUID_ESCAPE_HTML,
                                   result);
}


/* 1 when an entity such as "&amp;" or "&#39;" begins at p */

static ngx_uint_t
ngx_posts_liquid_is_entity(u_char *p, u_char *last)
{
    u_char  *start, c;

    p++;

    if (p < last && *p == '#') {

        for (start = ++p; p < last && *p >= '0' && *p <= '9'; p++) {
            /* void */
        }

    } else {

        for (start = p; p < last; p++) {
            c = ngx_tolower(*p);

            if (c < 'a' || c > 'z') {
                break;
            }
        }
    }

    return p > start && p < last && *p == ';';
}


static ngx_int_t
ngx_posts_liquid_escape_once(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t      len;
    u_char     *p, *last, *out;
    ngx_int_t   rc;
    ngx_str_t   s, entity;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    last = s.data + s.len;
    len = ngx_posts_liquid_escape_length(&s, NGX_POSTS_LIQUID_ESCAPE_HTML);

    out = ngx_posts_liquid_string(call, result, len);
    if (out == NULL) {
        return NGX_ERROR;
    }

    for (p = s.data; p < last; p++) {
        entity = ngx_posts_liquid_entity(*p, NGX_POSTS_LIQUID_ESCAPE_HTML);

        if (entity.len == 0
            || (*p == '&' && ngx_posts_liquid_is_entity(p, last)))
        {
            *out++ = *p;
            continue;
        }

        out = ngx_cpymem(out, entity.data, entity.len);
    }

    result->len = out - result->u.data;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_newline_to_br(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t      lines;
    u_char     *p, *last, *out;
    ngx_int_t   rc;
    ngx_str_t   s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    last = s.data + s.len;
    lines = 0;

    for (p = s.data; p < last; p++) {
        lines += (*p == LF);
    }

    out = ngx_posts_liquid_string(call, result,
                                  s.len + lines * (sizeof("<br />") - 1));
    if (out == NULL) {
        return NGX_ERROR;
    }

    for (p = s.data; p < last; p++) {

        if (*p == CR && last - p > 1 && p[1] == LF) {
            continue;
        }

        if (*p == LF) {
            out = ngx_cpymem(out, "<br />", sizeof("<br />") - 1);
        }

        *out++ = *p;
    }

    result->len = out - result->u.data;

    return NGX_OK;
}


/*
 * The end of a script, comment or style that begins at p, or NULL.  missing
 * has a bit for each kind that has no end behind some place: it is not
 * looked for again.
 */

static u_char *
ngx_posts_liquid_block_end(u_char *p, u_char *last, ngx_uint_t *missing)
{
    size_t                           rest;
    u_char                          *end;
    ngx_uint_t                       i;
    const ngx_posts_liquid_block_t  *block;

    rest = last - p;

    for (i = 0; i < NGX_POSTS_LIQUID_BLOCKS; i++) {
        block = &ngx_posts_liquid_blocks[i];

        if ((*missing & (1 << i)) || rest < block->open.len
            || ngx_memcmp(p, block->open.data, block->open.len) != 0)
        {
            continue;
        }

        for (end = p + block->open.len;
             (size_t) (last - end) >= block->close.len;
             end++)
        {
            if (ngx_memcmp(end, block->close.data, block->close.len) == 0) {
                return end + block->close.len;
            }
        }

        *missing |= 1 << i;
    }

    return NULL;
}


static u_char *
ngx_posts_liquid_strip_blocks(u_char *p, u_char *last, u_char *out)
{
    u_char      *end;
    ngx_uint_t   missing;

    missing = 0;

    while (p < last) {

        if (*p == '<') {
            end = ngx_posts_liquid_block_end(p, last, &missing);

            if (end) {
                p = end;
                continue;
            }
        }

        *out++ = *p++;
    }

    return out;
}


/* removes tags; p may be the same as out */

static u_char *
ngx_posts_liquid_strip_tags(u_char *p, u_char *last, u_char *out)
{
    u_char  *end;

    while (p < last) {

        if (*p == '<') {
            end = ngx_strlchr(p, last, '>');

            if (end == NULL) {
                return ngx_movemem(out, p, last - p);
            }

            p = end + 1;
            continue;
        }

        *out++ = *p++;
    }

    return out;
}


static ngx_int_t
ngx_posts_liquid_strip_html(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p;
    ngx_int_t   rc;
    ngx_str_t   s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_strlchr(s.data, s.data + s.len, '<') == NULL) {
        ngx_posts_string(result, s.data, s.len);
        return NGX_OK;
    }

    p = ngx_posts_liquid_string(call, result, s.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    result->len = ngx_posts_liquid_untag(&s, p) - p;

    return NGX_OK;
}


u_char *
ngx_posts_liquid_untag(ngx_str_t *s, u_char *out)
{
    u_char  *last;

    last = ngx_posts_liquid_strip_blocks(s->data, s->data + s->len, out);

    return ngx_posts_liquid_strip_tags(out, last, out);
}


static ngx_int_t
ngx_posts_liquid_url_encode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t  rc;
    ngx_str_t  s;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_liquid_escape_url(call, &s, result);
}


static ngx_int_t
ngx_posts_liquid_url_decode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last, *out;
    ngx_int_t   rc, c;
    ngx_str_t   s;

    if (call->input->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    out = ngx_posts_liquid_string(call, result, s.len);
    if (out == NULL) {
        return NGX_ERROR;
    }

    last = s.data + s.len;

    for (p = s.data; p < last; p++) {

        if (*p == '%' && last - p > 2) {
            c = ngx_hextoi(p + 1, 2);

            if (c != NGX_ERROR) {
                *out++ = (u_char) c;
                p += 2;
                continue;
            }
        }

        *out++ = (*p == '+') ? ' ' : *p;
    }

    result->len = out - result->u.data;

    if (!ngx_posts_utf8_valid(result->u.data, result->len)) {
        return ngx_posts_error_set(call->ctx->error,
                                   "invalid byte sequence in UTF-8");
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_liquid_base64_encode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    size_t         n;
    u_char        *p, *out, b[3];
    ngx_int_t      rc;
    ngx_str_t      s;
    const u_char  *digits;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    out = ngx_posts_liquid_string(call, result, (s.len + 2) / 3 * 4);
    if (out == NULL) {
        return NGX_ERROR;
    }

    digits = call->data ? ngx_posts_liquid_base64_url
                        : ngx_posts_liquid_base64;

    for (p = s.data; s.len; p += n, s.len -= n) {
        n = ngx_min(s.len, 3);

        b[0] = p[0];
        b[1] = (n > 1) ? p[1] : 0;
        b[2] = (n > 2) ? p[2] : 0;

        *out++ = digits[b[0] >> 2];
        *out++ = digits[(b[0] & 3) << 4 | b[1] >> 4];
        *out++ = (n > 1) ? digits[(b[1] & 15) << 2 | b[2] >> 6] : '=';
        *out++ = (n > 2) ? digits[b[2] & 63] : '=';
    }

    return NGX_OK;
}


/* the value of a digit, or 64 */

static ngx_uint_t
ngx_posts_liquid_base64_digit(u_char c, ngx_uint_t url)
{
    if (c >= 'A' && c <= 'Z') {
        return c - 'A';
    }

    if (c >= 'a' && c <= 'z') {
        return c - 'a' + 26;
    }

    if (c >= '0' && c <= '9') {
        return c - '0' + 52;
    }

    if (c == '+' || (url && c == '-')) {
        return 62;
    }

    return (c == '/' || (url && c == '_')) ? 63 : 64;
}


/* bits that do not fill a byte must be zero; NULL: not Base64 */

static u_char *
ngx_posts_liquid_base64_bytes(ngx_str_t *s, ngx_uint_t url, u_char *out)
{
    size_t      i, pad;
    uint32_t    bits;
    ngx_uint_t  digit, n;

    for (pad = 0; pad < 2 && pad < s->len; pad++) {
        if (s->data[s->len - 1 - pad] != '=') {
            break;
        }
    }

    if (url && pad == 0) {
        pad = (4 - s->len % 4) % 4;
        s->len += pad;
    }

    if (s->len % 4 || pad > 2) {
        return NULL;
    }

    bits = 0;
    n = 0;

    for (i = 0; i < s->len - pad; i++) {
        digit = ngx_posts_liquid_base64_digit(s->data[i], url);

        if (digit == 64) {
            return NULL;
        }

        bits = bits << 6 | digit;
        n += 6;

        if (n >= 8) {
            n -= 8;
            *out++ = (u_char) (bits >> n);
            bits &= (1 << n) - 1;
        }
    }

    return bits ? NULL : out;
}


static ngx_int_t
ngx_posts_liquid_base64_decode(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char     *p, *last;
    ngx_int_t   rc;
    ngx_str_t   s;

    rc = ngx_posts_liquid_input_s(call, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    p = ngx_posts_liquid_string(call, result, s.len);
    if (p == NULL) {
        return NGX_ERROR;
    }

    last = ngx_posts_liquid_base64_bytes(&s, call->data, p);

    if (last == NULL) {
        return ngx_posts_error_set(call->ctx->error,
                                   "invalid base64 provided to "
                                   "base64_%sdecode",
                                   call->data ? "url_safe_" : "");
    }

    result->len = last - p;

    return NGX_OK;
}
