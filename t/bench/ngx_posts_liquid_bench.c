
/*
 * Copyright (C) nginx-posts contributors
 *
 * A core module that renders what t/bench/liquid asks for.  Reads lines
 * "parse NAME COUNT", "render NAME COUNT" or "yaml NAME COUNT" from standard
 * input; answers each with nanoseconds of CPU time, and the length and a
 * checksum of the last page.
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include <time.h>
#include <yaml.h>

#include "liquid/ngx_posts_liquid_compiler.h"


#define NGX_POSTS_BENCH_FILES  16
#define NGX_POSTS_BENCH_START  1700000000


typedef struct {
    ngx_str_t                    name;
    ngx_str_t                    source;
    ngx_posts_liquid_program_t  *program;
} ngx_posts_bench_file_t;


typedef struct {
    ngx_pool_t                  *pool;
    ngx_log_t                   *log;
    ngx_posts_liquid_engine_t   *engine;
    ngx_posts_bench_file_t       files[NGX_POSTS_BENCH_FILES];
    ngx_uint_t                   nfiles;
    ngx_posts_map_t             *data;
    ngx_str_t                    result;
} ngx_posts_bench_t;


static ngx_int_t ngx_posts_bench_init_module(ngx_cycle_t *cycle);
static ngx_int_t ngx_posts_bench_include(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup);


static const ngx_posts_liquid_tag_t  ngx_posts_bench_tags[] = {
    { ngx_string("include"), ngx_null_string, ngx_posts_bench_include, 0 },
    ngx_posts_liquid_null_tag
};


static ngx_core_module_t  ngx_posts_bench_module_ctx = {
    ngx_string("posts_bench"),
    NULL,
    NULL
};


ngx_module_t  ngx_posts_bench_module = {
    NGX_MODULE_V1,
    &ngx_posts_bench_module_ctx,           /* module context */
    NULL,                                  /* module directives */
    NGX_CORE_MODULE,                       /* module type */
    NULL,                                  /* init master */
    ngx_posts_bench_init_module,           /* init module */
    NULL,                                  /* init process */
    NULL,                                  /* init thread */
    NULL,                                  /* exit thread */
    NULL,                                  /* exit process */
    NULL,                                  /* exit master */
    NGX_MODULE_V1_PADDING
};


/* what nginx looks for in a dynamic module */

ngx_module_t  *ngx_modules[] = {
    &ngx_posts_bench_module,
    NULL
};


char  *ngx_module_names[] = {
    "ngx_posts_bench_module",
    NULL
};


char  *ngx_module_order[] = {
    NULL
};


static uint64_t
ngx_posts_bench_clock(void)
{
    struct timespec  ts;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ts);

    return (uint64_t) ts.tv_sec * 1000000000 + ts.tv_nsec;
}


static ngx_posts_bench_file_t *
ngx_posts_bench_file(ngx_posts_bench_t *b, const char *name, size_t len)
{
    FILE                    *fp;
    char                     path[256];
    size_t                   n;
    ngx_uint_t               i;
    ngx_posts_bench_file_t  *file;

    for (i = 0; i < b->nfiles; i++) {
        file = &b->files[i];

        if (file->name.len == len
            && ngx_memcmp(file->name.data, name, len) == 0)
        {
            return file;
        }
    }

    if (i == NGX_POSTS_BENCH_FILES) {
        return NULL;
    }

    (void) ngx_snprintf((u_char *) path, sizeof(path), "files/%*s%Z", len,
                        name);

    fp = fopen(path, "r");
    if (fp == NULL) {
        return NULL;
    }

    file = &b->files[b->nfiles++];

    file->name.len = len;
    file->name.data = ngx_pnalloc(b->pool, len);
    file->source.data = ngx_pnalloc(b->pool, 65536);

    n = fread(file->source.data, 1, 65536, fp);
    fclose(fp);

    file->source.len = n;
    ngx_memcpy(file->name.data, name, len);

    return file;
}


static ngx_posts_liquid_program_t *
ngx_posts_bench_compile(ngx_posts_bench_t *b, ngx_posts_bench_file_t *file,
    ngx_pool_t *pool)
{
    ngx_posts_error_t            error;
    ngx_posts_liquid_program_t  *program;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    program = ngx_posts_liquid_compile(b->engine, pool, b->log, &file->name,
                                       1, &file->source, &error);
    if (program == NULL) {
        printf("error %.*s\n", (int) error.reason.len, error.reason.data);
    }

    return program;
}


static ngx_int_t
ngx_posts_bench_load(void *data, ngx_uint_t kind, ngx_str_t *name,
    ngx_posts_liquid_program_t **program, ngx_posts_error_t *error)
{
    ngx_posts_bench_t       *b;
    ngx_posts_bench_file_t  *file;

    b = data;
    file = ngx_posts_bench_file(b, (char *) name->data, name->len);

    if (file == NULL) {
        return ngx_posts_error_set(error, "no include %V", name);
    }

    if (file->program == NULL) {
        file->program = ngx_posts_bench_compile(b, file, b->pool);
    }

    *program = file->program;

    return *program ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_bench_template(ngx_posts_bench_t *b, ngx_posts_context_t *ctx,
    const char *name, ngx_posts_value_t *globals)
{
    ngx_int_t                rc;
    ngx_posts_buffer_t       output;
    ngx_posts_liquid_vm_t   *vm;
    ngx_posts_bench_file_t  *file;

    file = ngx_posts_bench_file(b, name, ngx_strlen(name));
    if (file == NULL) {
        return NGX_ERROR;
    }

    if (file->program == NULL) {
        file->program = ngx_posts_bench_compile(b, file, b->pool);
    }

    if (file->program == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_buffer_init(&output, ctx->pool, 64 * 1024 * 1024);

    vm = ngx_posts_liquid_vm_create(file->program, ctx, globals, &output,
                                    ngx_posts_bench_load, b);
    if (vm == NULL) {
        return NGX_ERROR;
    }

    do {
        rc = ngx_posts_liquid_run(vm, 10000);
    } while (rc == NGX_AGAIN);

    if (rc != NGX_OK) {
        printf("error %.*s\n", (int) ctx->error->reason.len,
               ctx->error->reason.data);
        return rc;
    }

    return ngx_posts_buffer_str(&output, &b->result);
}


/* one page: its only template, or three layouts around each other */

static ngx_int_t
ngx_posts_bench_page(ngx_posts_bench_t *b, const char *name, ngx_pool_t *pool)
{
    static const char *const  layouts[] = { "inner", "post", "default" };

    ngx_int_t            rc;
    ngx_uint_t           i;
    ngx_posts_error_t    error;
    ngx_posts_value_t    globals, *content;
    ngx_posts_context_t  ctx;

    ngx_memzero(&ctx, sizeof(ngx_posts_context_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    ctx.pool = pool;
    ctx.log = b->log;
    ctx.zone = ngx_posts_zone_utc();
    ctx.error = &error;
    ctx.now.sec = NGX_POSTS_BENCH_START;

    ngx_posts_map(&globals, b->data);

    if (ngx_strcmp(name, "layouts") != 0) {
        return ngx_posts_bench_template(b, &ctx, name, &globals);
    }

    content = ngx_posts_map_put(b->data, "content");
    ngx_posts_string(content, "<p>Text of the page.</p>", 24);

    rc = NGX_OK;

    for (i = 0; i < 3 && rc == NGX_OK; i++) {
        rc = ngx_posts_bench_template(b, &ctx, layouts[i], &globals);
        ngx_posts_string(content, b->result.data, b->result.len);
    }

    return rc;
}


static ngx_int_t
ngx_posts_bench_yaml(ngx_posts_bench_file_t *file)
{
    int            done;
    yaml_event_t   event;
    yaml_parser_t  parser;

    if (!yaml_parser_initialize(&parser)) {
        return NGX_ERROR;
    }

    yaml_parser_set_input_string(&parser, file->source.data,
                                 file->source.len);
    do {
        if (!yaml_parser_parse(&parser, &event)) {
            break;
        }

        done = (event.type == YAML_STREAM_END_EVENT);
        yaml_event_delete(&event);

    } while (!done);

    yaml_parser_delete(&parser);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_bench_once(ngx_posts_bench_t *b, ngx_pool_t *pool,
    const char *phase, const char *name)
{
    ngx_posts_bench_file_t  *file;

    if (phase[0] == 'r') {
        return ngx_posts_bench_page(b, name, pool);
    }

    file = ngx_posts_bench_file(b, name, ngx_strlen(name));

    if (file == NULL) {
        return NGX_ERROR;
    }

    if (phase[0] == 'y') {
        return ngx_posts_bench_yaml(file);
    }

    return ngx_posts_bench_compile(b, file, pool) ? NGX_OK : NGX_ERROR;
}


/* the last page is kept in *pool */

static ngx_int_t
ngx_posts_bench_times(ngx_posts_bench_t *b, ngx_pool_t **pool,
    const char *phase, const char *name, unsigned long n)
{
    ngx_int_t  rc;

    *pool = NULL;
    rc = NGX_OK;

    for ( /* void */ ; n && rc == NGX_OK; n--) {

        if (*pool != NULL) {
            ngx_destroy_pool(*pool);
        }

        *pool = ngx_create_pool(NGX_DEFAULT_POOL_SIZE, b->log);
        if (*pool == NULL) {
            return NGX_ERROR;
        }

        rc = ngx_posts_bench_once(b, *pool, phase, name);
    }

    return rc;
}


/* as the others, counts neither the checksum nor the answer as work */

static ngx_int_t
ngx_posts_bench_answer(ngx_posts_bench_t *b, const char *phase,
    const char *name, unsigned long n)
{
    uint32_t     crc;
    uint64_t     start, time;
    ngx_int_t    rc;
    ngx_pool_t  *pool;

    ngx_str_null(&b->result);

    start = ngx_posts_bench_clock();
    rc = ngx_posts_bench_times(b, &pool, phase, name, n);
    time = ngx_posts_bench_clock() - start;

    crc = ngx_crc32_long(b->result.data, b->result.len);

    if (rc == NGX_OK) {
        printf("%lu %lu %08x\n", (unsigned long) time,
               (unsigned long) b->result.len, (unsigned) crc);

    } else {
        printf("error\n");
    }

    fflush(stdout);

    if (pool != NULL) {
        ngx_destroy_pool(pool);
    }

    return rc;
}


/* a date as a string, as front matter has it */

static ngx_int_t
ngx_posts_bench_text(ngx_posts_bench_t *b, ngx_posts_time_t *time,
    ngx_posts_value_t *v)
{
    u_char             *p, *last;
    ngx_posts_civil_t   civil;

    p = ngx_pnalloc(b->pool, sizeof("2026-01-02 03:04:05 +0000"));
    if (p == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_civil_time(time, &civil);

    last = ngx_sprintf(p, "%04L-%02i-%02i %02i:%02i:%02i +0000", civil.year,
                       civil.month, civil.day, civil.hour, civil.minute,
                       civil.second);

    ngx_posts_string(v, p, last - p);

    return NGX_OK;
}


/* posts, the same as t/bench/liquid.rb and t/bench/liquid.mjs make them */

static ngx_int_t
ngx_posts_bench_posts(ngx_posts_bench_t *b, const char *key, ngx_uint_t n,
    ngx_uint_t text)
{
    u_char             *p, *last;
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_time_t   *time;
    ngx_posts_value_t  *v;
    ngx_posts_array_t  *array;

    array = ngx_posts_array_create(b->pool, n);
    if (array == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < n; i++) {
        map = ngx_posts_map_create(b->pool, 4);
        time = ngx_pcalloc(b->pool, sizeof(ngx_posts_time_t));
        p = ngx_pnalloc(b->pool, 128);

        if (map == NULL || time == NULL || p == NULL) {
            return NGX_ERROR;
        }

        time->utc = 1;
        time->sec = NGX_POSTS_BENCH_START - (time_t) i * 36000;

        last = ngx_sprintf(p, "Title of post %ui", i);
        v = ngx_posts_map_put(map, "title");
        ngx_posts_string(v, p, last - p);

        p = last;
        last = ngx_sprintf(p, "/2024/05/06/post-%ui.html", i);
        v = ngx_posts_map_put(map, "url");
        ngx_posts_string(v, p, last - p);

        v = ngx_posts_map_put(map, "date");

        ngx_posts_time(v, time);

        if (text && ngx_posts_bench_text(b, time, v) != NGX_OK) {
            return NGX_ERROR;
        }

        v = ngx_posts_array_push(b->pool, array);
        ngx_posts_map(v, map);
    }

    v = ngx_posts_map_set(b->data, (u_char *) key, ngx_strlen(key));
    ngx_posts_array(v, array);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_bench_page_data(ngx_posts_bench_t *b)
{
    ngx_posts_map_t    *site, *page;
    ngx_posts_time_t   *time;
    ngx_posts_value_t  *v;

    site = ngx_posts_map_create(b->pool, 8);
    page = ngx_posts_map_create(b->pool, 8);
    time = ngx_pcalloc(b->pool, sizeof(ngx_posts_time_t));

    if (site == NULL || page == NULL || time == NULL) {
        return NGX_ERROR;
    }

    time->sec = NGX_POSTS_BENCH_START;
    time->utc = 1;

    v = ngx_posts_map_put(site, "title");
    ngx_posts_string(v, "Site", 4);
    v = ngx_posts_map_put(site, "url");
    ngx_posts_string(v, "http://example.com", 18);
    v = ngx_posts_map_put(site, "lang");
    ngx_posts_string(v, "en", 2);

    v = ngx_posts_map_put(page, "title");
    ngx_posts_string(v, "A page & more", 13);
    v = ngx_posts_map_put(page, "url");
    ngx_posts_string(v, "/2024/05/06/a-page.html", 23);
    v = ngx_posts_map_put(page, "author");
    ngx_posts_string(v, "Somebody", 8);
    v = ngx_posts_map_put(page, "date");
    ngx_posts_time(v, time);

    v = ngx_posts_map_put(b->data, "site");
    ngx_posts_map(v, site);
    v = ngx_posts_map_put(b->data, "page");
    ngx_posts_map(v, page);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_bench_include(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    ngx_str_t          name;
    ngx_posts_value_t  nil;

    name = *markup;

    while (name.len && *name.data == ' ') {
        name.data++;
        name.len--;
    }

    while (name.len && name.data[name.len - 1] == ' ') {
        name.len--;
    }

    ngx_memzero(&nil, sizeof(ngx_posts_value_t));

    if (ngx_posts_liquid_emit_string(c, &name) != NGX_OK
        || ngx_posts_liquid_emit_constant(c, &nil) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_include(c, 0);
}


static ngx_int_t
ngx_posts_bench_create(ngx_posts_bench_t *b, ngx_cycle_t *cycle)
{
    static const ngx_posts_liquid_tag_t  *tags[] = {
        ngx_posts_bench_tags,
        NULL
    };

    ngx_posts_liquid_options_t  options;

    ngx_memzero(b, sizeof(ngx_posts_bench_t));
    ngx_memzero(&options, sizeof(ngx_posts_liquid_options_t));

    options.error_mode = NGX_POSTS_LIQUID_WARN;
    options.tags = tags;

    b->pool = cycle->pool;
    b->log = cycle->log;
    b->engine = ngx_posts_liquid_engine_create(b->pool, &options);
    b->data = ngx_posts_map_create(b->pool, 8);

    if (b->engine == NULL || b->data == NULL
        || ngx_posts_bench_posts(b, "posts5000", 5000, 0) != NGX_OK
        || ngx_posts_bench_posts(b, "posts50000", 50000, 0) != NGX_OK
        || ngx_posts_bench_posts(b, "texts5000", 5000, 1) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_bench_page_data(b);
}


static ngx_int_t
ngx_posts_bench_init_module(ngx_cycle_t *cycle)
{
    char               line[256], phase[16], name[64];
    unsigned long      n;
    ngx_posts_bench_t  b;

    if (ngx_posts_bench_create(&b, cycle) != NGX_OK) {
        return NGX_ERROR;
    }

    while (fgets(line, sizeof(line), stdin) != NULL) {

        if (sscanf(line, "%15s %63s %lu", phase, name, &n) != 3
            || ngx_posts_bench_answer(&b, phase, name, n) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}
