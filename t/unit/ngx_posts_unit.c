
/*
 * Copyright (C) nginx-posts contributors
 */


#include "ngx_posts_unit.h"


#define NGX_POSTS_UNIT_LINE  1024


static void ngx_posts_unit_line(u_char *line, size_t len);
static ngx_uint_t ngx_posts_unit_result(ngx_posts_unit_t *t, ngx_uint_t cond,
    const char *name);
static void ngx_posts_unit_text(const char *label, ngx_str_t *text);


ngx_uint_t
ngx_posts_unit_ok(ngx_posts_unit_t *t, ngx_uint_t cond, const char *fmt, ...)
{
    u_char   name[NGX_POSTS_UNIT_LINE];
    va_list  args;

    va_start(args, fmt);
    *ngx_vslprintf(name, name + NGX_POSTS_UNIT_LINE - 1, fmt, args) = '\0';
    va_end(args);

    return ngx_posts_unit_result(t, cond, (char *) name);
}


ngx_uint_t
ngx_posts_unit_int(ngx_posts_unit_t *t, int64_t got, int64_t expected,
    const char *name)
{
    if (ngx_posts_unit_result(t, got == expected, name)) {
        return 1;
    }

    ngx_posts_unit_diag(t, "     got: %L", got);
    ngx_posts_unit_diag(t, "expected: %L", expected);

    return 0;
}


ngx_uint_t
ngx_posts_unit_str(ngx_posts_unit_t *t, ngx_str_t got, const char *expected,
    const char *name)
{
    ngx_str_t  text;

    text.data = (u_char *) expected;
    text.len = ngx_strlen(expected);

    return ngx_posts_unit_mem(t, got, text, name);
}


ngx_uint_t
ngx_posts_unit_mem(ngx_posts_unit_t *t, ngx_str_t got, ngx_str_t expected,
    const char *name)
{
    size_t      i;
    ngx_uint_t  same;

    same = got.len == expected.len
           && (got.len == 0
               || ngx_memcmp(got.data, expected.data, got.len) == 0);

    if (ngx_posts_unit_result(t, same, name)) {
        return 1;
    }

    for (i = 0; i < got.len && i < expected.len; i++) {
        if (got.data[i] != expected.data[i]) {
            break;
        }
    }

    ngx_posts_unit_diag(t, "they differ at byte %uz", i);
    ngx_posts_unit_text("     got", &got);
    ngx_posts_unit_text("expected", &expected);

    return 0;
}


void
ngx_posts_unit_skip(ngx_posts_unit_t *t, const char *why)
{
    u_char   line[NGX_POSTS_UNIT_LINE], *p;

    t->count++;

    p = ngx_slprintf(line, line + NGX_POSTS_UNIT_LINE, "ok %ui # skip %s",
                     t->count, why);
    ngx_posts_unit_line(line, p - line);
}


void
ngx_posts_unit_diag(ngx_posts_unit_t *t, const char *fmt, ...)
{
    u_char   line[NGX_POSTS_UNIT_LINE], *p;
    va_list  args;

    p = ngx_cpymem(line, "# ", 2);

    va_start(args, fmt);
    p = ngx_vslprintf(p, line + NGX_POSTS_UNIT_LINE, fmt, args);
    va_end(args);

    ngx_posts_unit_line(line, p - line);
}


ngx_str_t
ngx_posts_unit_read(ngx_posts_unit_t *t, const char *path)
{
    FILE       *file;
    long        size;
    u_char      name[NGX_MAX_PATH];
    ngx_str_t   text;

    ngx_str_null(&text);

    *ngx_slprintf(name, name + NGX_MAX_PATH - 1, "%s/%s",
                  NGX_POSTS_UNIT_ROOT, path) = '\0';

    file = fopen((char *) name, "rb");
    if (file == NULL) {
        return text;
    }

    if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0) {
        rewind(file);

        text.data = ngx_pnalloc(t->pool, size + 1);

        if (text.data != NULL) {
            text.len = fread(text.data, 1, size, file);
            text.data[text.len] = '\0';
        }
    }

    fclose(file);

    return text;
}


static ngx_uint_t
ngx_posts_unit_result(ngx_posts_unit_t *t, ngx_uint_t cond, const char *name)
{
    u_char  line[NGX_POSTS_UNIT_LINE], *p, *last;

    t->count++;

    last = line + NGX_POSTS_UNIT_LINE;

    p = ngx_slprintf(line, last, "%sok %ui - ", cond ? "" : "not ", t->count);

    /* a line break would end the test's line, a number sign its name */

    for ( /* void */ ; *name && p < last; name++) {
        *p++ = (*name == '#' || (u_char) *name < ' ') ? ' ' : *name;
    }

    ngx_posts_unit_line(line, p - line);

    if (!cond) {
        t->failed++;
        return 0;
    }

    return 1;
}


static void
ngx_posts_unit_text(const char *label, ngx_str_t *text)
{
    u_char  *p, *last, *end;

    printf("# %s: %zu bytes\n", label, text->len);

    last = text->data + text->len;

    for (p = text->data; p < last; p = end + 1) {

        end = ngx_strlchr(p, last, '\n');

        if (end == NULL) {
            printf("#   |%.*s\n", (int) (last - p), p);
            break;
        }

        printf("#   |%.*s\\n\n", (int) (end - p), p);
    }

    fflush(stdout);
}


static void
ngx_posts_unit_line(u_char *line, size_t len)
{
    fwrite(line, 1, len, stdout);
    fputc('\n', stdout);
    fflush(stdout);
}
