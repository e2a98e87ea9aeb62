
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_map.h"
#include "data/ngx_posts_unicode.h"
#include "text/ngx_posts_csv.h"


#if (NGX_POSTS_HAVE_CSV)

#include <csv.h>


/* csv_parser.pstate: inside of a field */

#define NGX_POSTS_CSV_FIELD  2


/*
 * parser  a line feed of its own ends a row, whatever ends the file's rows
 * end     what ends the file's rows
 * head    names of the first row, NULL while it is read
 * row     fields of the row that is read
 * n       fields so far
 * rc      NGX_OK until something fails
 */

typedef struct {
    ngx_pool_t           *pool;
    struct csv_parser     parser;
    ngx_str_t             end;
    ngx_posts_array_t    *head;
    ngx_posts_array_t    *row;
    ngx_posts_array_t    *rows;
    ngx_uint_t            n;
    ngx_uint_t            line;
    ngx_int_t             rc;
    ngx_posts_error_t    *error;
} ngx_posts_csv_t;


static void ngx_posts_csv_free(void *data);
static ngx_int_t ngx_posts_csv_run(ngx_posts_csv_t *csv, ngx_str_t *source);
static ngx_int_t ngx_posts_csv_feed(ngx_posts_csv_t *csv, u_char *data,
    size_t len);
static void ngx_posts_csv_end(ngx_str_t *source, ngx_str_t *end);
static void ngx_posts_csv_field(void *s, size_t len, void *data);
static void ngx_posts_csv_row(int c, void *data);
static ngx_int_t ngx_posts_csv_map(ngx_posts_csv_t *csv,
    ngx_posts_map_t *map);
static int ngx_posts_csv_no_space(unsigned char c);


ngx_int_t
ngx_posts_csv_parse(ngx_pool_t *pool, ngx_str_t *source, u_char delimiter,
    ngx_posts_value_t *value, ngx_posts_error_t *error)
{
    ngx_int_t            rc;
    ngx_posts_csv_t     *csv;
    ngx_pool_cleanup_t  *cln;

    if (!ngx_posts_utf8_valid(source->data, source->len)) {
        return ngx_posts_error_set(error, "the file is not valid UTF-8");
    }

    cln = ngx_pool_cleanup_add(pool, sizeof(ngx_posts_csv_t));
    if (cln == NULL) {
        return NGX_ERROR;
    }

    csv = cln->data;
    ngx_memzero(csv, sizeof(ngx_posts_csv_t));

    csv->pool = pool;
    csv->error = error;
    csv->line = 1;
    csv->rows = ngx_posts_array_create(pool, 16);
    csv->row = ngx_posts_array_create(pool, 8);

    if (csv->rows == NULL || csv->row == NULL) {
        return NGX_ERROR;
    }

    if (csv_init(&csv->parser, CSV_STRICT|CSV_STRICT_FINI|CSV_REPALL_NL
                               |CSV_EMPTY_IS_NULL)
        != 0)
    {
        return NGX_ERROR;
    }

    cln->handler = ngx_posts_csv_free;

    csv_set_delim(&csv->parser, delimiter);
    csv_set_space_func(&csv->parser, ngx_posts_csv_no_space);

    ngx_posts_csv_end(source, &csv->end);

    rc = ngx_posts_csv_run(csv, source);

    csv_free(&csv->parser);
    cln->handler = NULL;

    if (rc != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_array(value, csv->rows);

    return NGX_OK;
}


static void
ngx_posts_csv_free(void *data)
{
    ngx_posts_csv_t  *csv = data;

    csv_free(&csv->parser);
}


/* a line break is text inside of quotes, elsewhere it has to end the row */

static ngx_int_t
ngx_posts_csv_run(ngx_posts_csv_t *csv, ngx_str_t *source)
{
    u_char  *p, *s, *last;

    last = source->data + source->len;

    for (s = source->data; s < last; s = p) {

        for (p = s; p < last && *p != CR && *p != LF; p++) { /* void */ }

        if (ngx_posts_csv_feed(csv, s, p - s) != NGX_OK) {
            return NGX_ERROR;
        }

        if (p == last) {
            break;
        }

        if (csv->parser.quoted && csv->parser.pstate == NGX_POSTS_CSV_FIELD) {

            if (ngx_posts_csv_feed(csv, p, 1) != NGX_OK) {
                return NGX_ERROR;
            }

            csv->line += (*p++ == LF);
            continue;
        }

        if ((size_t) (last - p) < csv->end.len
            || ngx_memcmp(p, csv->end.data, csv->end.len) != 0)
        {
            ngx_posts_error_set(csv->error, "another line break than that "
                                "of the first line outside of quotes");
            csv->error->line = csv->line;
            return NGX_ERROR;
        }

        if (ngx_posts_csv_feed(csv, (u_char *) "\n", 1) != NGX_OK) {
            return NGX_ERROR;
        }

        p += csv->end.len;
        csv->line++;
    }

    if (csv_fini(&csv->parser, ngx_posts_csv_field, ngx_posts_csv_row, csv)
        != 0)
    {
        ngx_posts_error_set(csv->error, "a quoted field is not closed");
        csv->error->line = csv->line;
        return NGX_ERROR;
    }

    return csv->rc;
}


static ngx_int_t
ngx_posts_csv_feed(ngx_posts_csv_t *csv, u_char *data, size_t len)
{
    if (csv_parse(&csv->parser, data, len, ngx_posts_csv_field,
                  ngx_posts_csv_row, csv)
        != len)
    {
        if (csv_error(&csv->parser) == CSV_EPARSE) {
            ngx_posts_error_set(csv->error, "a quote inside of a field, or "
                                "text behind a quoted field");
            csv->error->line = csv->line;
        }

        return NGX_ERROR;
    }

    return csv->rc;
}


/* the first line break of a file, unless it is the file's last byte */

static void
ngx_posts_csv_end(ngx_str_t *source, ngx_str_t *end)
{
    u_char  *p, *last;

    ngx_str_set(end, "\n");

    last = source->data + source->len;

    for (p = source->data; p + 1 < last; p++) {

        if (*p == LF) {
            return;
        }

        if (*p == CR) {
            ngx_str_set(end, "\r\n");
            end->len = (p[1] == LF) ? 2 : 1;
            return;
        }
    }
}


static void
ngx_posts_csv_field(void *s, size_t len, void *data)
{
    u_char             *p;
    ngx_posts_csv_t    *csv = data;
    ngx_posts_value_t  *value;

    if (csv->rc != NGX_OK) {
        return;
    }

    if (csv->n == NGX_POSTS_MAX_CSV_FIELDS) {
        csv->rc = ngx_posts_error_set(csv->error, "more than %d fields",
                                      NGX_POSTS_MAX_CSV_FIELDS);
        csv->error->line = csv->line;
        return;
    }

    csv->n++;
    csv->rc = NGX_ERROR;

    value = ngx_posts_array_push(csv->pool, csv->row);
    if (value == NULL) {
        return;
    }

    if (s == NULL) {
        ngx_posts_nil(value);

    } else {
        p = ngx_pnalloc(csv->pool, len);
        if (p == NULL) {
            return;
        }

        ngx_memcpy(p, s, len);
        ngx_posts_string(value, p, len);
    }

    csv->rc = NGX_OK;
}


/* c is -1 at the end of the file: a row that has not begun is none */

static void
ngx_posts_csv_row(int c, void *data)
{
    ngx_posts_map_t    *map;
    ngx_posts_csv_t    *csv = data;
    ngx_posts_value_t  *value;

    if (csv->rc != NGX_OK) {
        return;
    }

    csv->rc = NGX_ERROR;

    if (csv->head == NULL) {
        csv->head = csv->row;

    } else {
        map = ngx_posts_map_create(csv->pool, csv->head->nelts);
        value = ngx_posts_array_push(csv->pool, csv->rows);

        if (map == NULL || value == NULL
            || ngx_posts_csv_map(csv, map) != NGX_OK)
        {
            return;
        }

        ngx_posts_map(value, map);
    }

    csv->row = ngx_posts_array_create(csv->pool, csv->head->nelts + 1);
    csv->rc = csv->row ? NGX_OK : NGX_ERROR;
}


static ngx_int_t
ngx_posts_csv_map(ngx_posts_csv_t *csv, ngx_posts_map_t *map)
{
    ngx_uint_t          i;
    ngx_posts_value_t   key, *slot;

    for (i = 0; i < ngx_max(csv->head->nelts, csv->row->nelts); i++) {

        ngx_posts_nil(&key);

        if (i < csv->head->nelts) {
            key = csv->head->elts[i];
        }

        if (ngx_posts_map_find_value(map, &key)) {
            continue;
        }

        slot = ngx_posts_map_set_value(map, &key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        if (i < csv->row->nelts) {
            *slot = csv->row->elts[i];
        }
    }

    return NGX_OK;
}


/* Ruby keeps spaces around a field */

static int
ngx_posts_csv_no_space(unsigned char c)
{
    return 0;
}


#else


ngx_int_t
ngx_posts_csv_parse(ngx_pool_t *pool, ngx_str_t *source, u_char delimiter,
    ngx_posts_value_t *value, ngx_posts_error_t *error)
{
    return ngx_posts_error_set(error, "libcsv is not built into this module: "
                               "the file cannot be read");
}


#endif
