
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_pack.h"
#include "site/ngx_posts_path.h"
#include "site/ngx_posts_row.h"


/*
 * The bytes of a row: this, the front matter packed, and the strings, each
 * with a NUL behind it.
 */

enum {
    NGX_POSTS_ROW_PATH = 0,
    NGX_POSTS_ROW_EXT,
    NGX_POSTS_ROW_URL,
    NGX_POSTS_ROW_OUTPUT,
    NGX_POSTS_ROW_STRINGS
};


typedef struct {
    uint32_t   packed;
    uint32_t   number;
    uint32_t   len[NGX_POSTS_ROW_STRINGS];
} ngx_posts_row_head_t;


static ngx_str_t ngx_posts_row_string(u_char *bytes, ngx_uint_t which);
static uint64_t ngx_posts_row_digest(ngx_posts_row_t *row, u_char *bytes,
    size_t len);


ngx_int_t
ngx_posts_row_set(ngx_pool_t *pool, ngx_posts_row_t *row,
    ngx_posts_entry_t *entry, ngx_str_t *bytes)
{
    u_char                *p;
    size_t                 len;
    ngx_str_t              path, packed, *strings[NGX_POSTS_ROW_STRINGS];
    ngx_uint_t             i;
    ngx_posts_record_t    *record;
    ngx_posts_row_head_t  *head;

    record = &entry->record;

    path.data = record->path.data - record->variant;
    path.len = record->path.len + record->variant;

    strings[NGX_POSTS_ROW_PATH] = &path;
    strings[NGX_POSTS_ROW_EXT] = &record->output_ext;
    strings[NGX_POSTS_ROW_URL] = &record->url;
    strings[NGX_POSTS_ROW_OUTPUT] = &record->output;

    ngx_str_set(&packed, "");

    if (record->data && record->data->nelts
        && ngx_posts_pack(pool, record->data, &packed) != NGX_OK)
    {
        return NGX_ERROR;
    }

    len = sizeof(ngx_posts_row_head_t) + packed.len;

    for (i = 0; i < NGX_POSTS_ROW_STRINGS; i++) {
        len += strings[i]->len + 1;
    }

    bytes->len = ngx_align(len, 8);
    bytes->data = ngx_pcalloc(pool, bytes->len);

    if (bytes->data == NULL) {
        return NGX_ERROR;
    }

    head = (ngx_posts_row_head_t *) bytes->data;
    head->packed = (uint32_t) packed.len;
    head->number = (uint32_t) record->number;

    p = bytes->data + sizeof(ngx_posts_row_head_t);
    p = ngx_cpymem(p, packed.data, packed.len);

    for (i = 0; i < NGX_POSTS_ROW_STRINGS; i++) {
        head->len[i] = (uint32_t) strings[i]->len;

        if (strings[i]->len) {
            p = ngx_cpymem(p, strings[i]->data, strings[i]->len);
        }

        p++;
    }

    row->stamp = record->stamp;
    row->size = (uint32_t) bytes->len;
    row->sec = record->date.sec;
    row->nsec = record->date.nsec;
    row->offset = record->date.offset;
    ngx_memcpy(row->abbr, record->date.abbr, sizeof(row->abbr));
    row->utc = record->date.utc;
    row->path = ngx_posts_row_hash(&path);
    row->output = ngx_posts_row_hash(&record->output);
    row->kind = record->kind;
    row->collection = (uint16_t) record->collection;

    row->flags = (record->markdown ? NGX_POSTS_ROW_MARKDOWN : 0)
                 | (record->published ? NGX_POSTS_ROW_PUBLISHED : 0)
                 | (record->listed ? NGX_POSTS_ROW_LISTED : 0)
                 | (record->undated ? NGX_POSTS_ROW_UNDATED : 0)
                 | (record->broken ? NGX_POSTS_ROW_BROKEN : 0)
                 | (record->theme ? NGX_POSTS_ROW_THEME : 0)
                 | (record->moved ? NGX_POSTS_ROW_MOVED : 0)
                 | (record->headed ? NGX_POSTS_ROW_HEADED : 0)
                 | (record->timed ? NGX_POSTS_ROW_TIMED : 0)
                 | (record->error ? NGX_POSTS_ROW_FAILED : 0)
                 | (record->hidden ? NGX_POSTS_ROW_HIDDEN : 0)
                 | (record->redirects ? NGX_POSTS_ROW_REDIRECTS : 0)
                 | (record->emptied ? NGX_POSTS_ROW_EMPTIED : 0)
                 | ((uint32_t) record->variant << NGX_POSTS_ROW_VARIANT)
                 | (uint32_t) (record->generator << NGX_POSTS_ROW_GENERATOR)
                 | (entry->young ? NGX_POSTS_ROW_YOUNG : 0)
                 | (entry->refused ? NGX_POSTS_ROW_REFUSED : 0);

    row->digest = ngx_posts_row_digest(row, bytes->data, bytes->len);

    return NGX_OK;
}


/* a static file has a date to show, the one of its last change */

static uint64_t
ngx_posts_row_digest(ngx_posts_row_t *row, u_char *bytes, size_t len)
{
    uint64_t   mixed[5];
    ngx_str_t  str;

    str.data = bytes;
    str.len = len;

    mixed[0] = ngx_posts_stamp_digest(&str);
    mixed[1] = (uint64_t) row->sec;
    mixed[2] = (uint64_t) row->nsec;
    mixed[3] = (row->kind == NGX_POSTS_RECORD_STATIC)
               ? (uint64_t) row->stamp.mtime : 0;
    mixed[4] = row->flags & NGX_POSTS_ROW_THEME;

    str.data = (u_char *) mixed;
    str.len = sizeof(mixed);

    return ngx_posts_stamp_digest(&str);
}


ngx_uint_t
ngx_posts_row_proved(ngx_posts_row_t *row, u_char *bytes)
{
    return ngx_posts_row_digest(row, bytes, row->size) == row->digest;
}


void
ngx_posts_row_entry(ngx_posts_row_t *row, u_char *bytes,
    ngx_posts_entry_t *entry)
{
    ngx_posts_record_t    *record;
    ngx_posts_row_head_t  *head;

    ngx_memzero(entry, sizeof(ngx_posts_entry_t));

    record = &entry->record;
    head = (ngx_posts_row_head_t *) bytes;

    record->kind = row->kind;
    record->collection = row->collection;
    record->variant = ngx_posts_row_variant(row);
    record->path = ngx_posts_row_string(bytes, NGX_POSTS_ROW_PATH);
    record->path.data += record->variant;
    record->path.len -= record->variant;
    record->ext = ngx_posts_path_ext(&record->path);
    record->output_ext = ngx_posts_row_string(bytes, NGX_POSTS_ROW_EXT);
    record->url = ngx_posts_row_string(bytes, NGX_POSTS_ROW_URL);
    record->output = ngx_posts_row_string(bytes, NGX_POSTS_ROW_OUTPUT);
    record->packed = head->packed ? bytes + sizeof(ngx_posts_row_head_t)
                                  : NULL;
    record->stamp = row->stamp;

    record->date.sec = row->sec;
    record->date.nsec = row->nsec;
    record->date.offset = row->offset;
    ngx_memcpy(record->date.abbr, row->abbr, sizeof(row->abbr));
    record->date.utc = row->utc;

    record->markdown = (row->flags & NGX_POSTS_ROW_MARKDOWN) ? 1 : 0;
    record->published = (row->flags & NGX_POSTS_ROW_PUBLISHED) ? 1 : 0;
    record->listed = (row->flags & NGX_POSTS_ROW_LISTED) ? 1 : 0;
    record->undated = (row->flags & NGX_POSTS_ROW_UNDATED) ? 1 : 0;
    record->theme = (row->flags & NGX_POSTS_ROW_THEME) ? 1 : 0;
    record->broken = (row->flags & NGX_POSTS_ROW_BROKEN) ? 1 : 0;
    record->hidden = (row->flags & NGX_POSTS_ROW_HIDDEN) ? 1 : 0;
    record->redirects = (row->flags & NGX_POSTS_ROW_REDIRECTS) ? 1 : 0;
    record->emptied = (row->flags & NGX_POSTS_ROW_EMPTIED) ? 1 : 0;
    record->generator = ngx_posts_row_generator(row);
    record->number = head->number;
    record->moved = (row->flags & NGX_POSTS_ROW_MOVED) ? 1 : 0;
    record->headed = (row->flags & NGX_POSTS_ROW_HEADED) ? 1 : 0;
    record->timed = (row->flags & NGX_POSTS_ROW_TIMED) ? 1 : 0;

    entry->young = (row->flags & NGX_POSTS_ROW_YOUNG) ? 1 : 0;
    entry->refused = (row->flags & NGX_POSTS_ROW_REFUSED) ? 1 : 0;
}


ngx_str_t
ngx_posts_row_path(u_char *bytes)
{
    return ngx_posts_row_string(bytes, NGX_POSTS_ROW_PATH);
}


ngx_str_t
ngx_posts_row_output(u_char *bytes)
{
    return ngx_posts_row_string(bytes, NGX_POSTS_ROW_OUTPUT);
}


static ngx_str_t
ngx_posts_row_string(u_char *bytes, ngx_uint_t which)
{
    u_char                *p;
    ngx_str_t              str;
    ngx_uint_t             i;
    ngx_posts_row_head_t  *head;

    head = (ngx_posts_row_head_t *) bytes;
    p = bytes + sizeof(ngx_posts_row_head_t) + head->packed;

    for (i = 0; i < which; i++) {
        p += head->len[i] + 1;
    }

    str.data = p;
    str.len = head->len[which];

    return str;
}
