
/*
 * Copyright (C) nginx-posts contributors
 *
 * Unit tests of the inner layers, which run inside "nginx -t".
 *
 * The tests of src/<layer>/<noun>.c are in src/<layer>/<noun>_test.c beside
 * it, which defines one function
 *
 *     void <noun>_test(ngx_posts_unit_t *t);
 *
 * It is found by its name.  It sees the headers of nginx's core, not those of
 * http; t/unit.t builds and runs it.
 */


#ifndef _NGX_POSTS_UNIT_H_INCLUDED_
#define _NGX_POSTS_UNIT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


typedef struct {
    ngx_pool_t  *pool;     /* new for each function, a malloc per allocation */
    ngx_log_t   *log;

    ngx_uint_t   count;
    ngx_uint_t   failed;
} ngx_posts_unit_t;


typedef void (*ngx_posts_unit_pt)(ngx_posts_unit_t *t);


typedef struct {
    const char         *name;
    ngx_posts_unit_pt   run;
} ngx_posts_unit_case_t;


/* the generated list of the layer's tests, closed by a null name */

extern const ngx_posts_unit_case_t  ngx_posts_unit_cases[];


/*
 * One test each.  All return whether it passed.  "fmt" is a format of
 * ngx_sprintf(), a "name" is printed as it is.
 */

ngx_uint_t ngx_posts_unit_ok(ngx_posts_unit_t *t, ngx_uint_t cond,
    const char *fmt, ...);
ngx_uint_t ngx_posts_unit_int(ngx_posts_unit_t *t, int64_t got,
    int64_t expected, const char *name);
ngx_uint_t ngx_posts_unit_str(ngx_posts_unit_t *t, ngx_str_t got,
    const char *expected, const char *name);
ngx_uint_t ngx_posts_unit_mem(ngx_posts_unit_t *t, ngx_str_t got,
    ngx_str_t expected, const char *name);

/* a test that cannot run here: counted, and neither passed nor failed */

void ngx_posts_unit_skip(ngx_posts_unit_t *t, const char *why);

/* a comment in the output */

void ngx_posts_unit_diag(ngx_posts_unit_t *t, const char *fmt, ...);

/*
 * The content of a file, zero-terminated, in t->pool; the path is relative to
 * the root of the repository.  No such file: data is NULL.
 */

ngx_str_t ngx_posts_unit_read(ngx_posts_unit_t *t, const char *path);


#endif /* _NGX_POSTS_UNIT_H_INCLUDED_ */
