
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_index.h"


static uint64_t ngx_posts_index_width(ngx_uint_t table);


void
ngx_posts_index_parts(ngx_posts_index_head_t *head,
    ngx_posts_index_parts_t *parts)
{
    ngx_uint_t  i;

    parts->head = head;

    for (i = 0; i < NGX_POSTS_INDEX_TABLES; i++) {
        parts->tables[i] = (u_char *) head + head->tables[i].offset;
    }
}


ngx_posts_region_t *
ngx_posts_index_join(ngx_posts_index_parts_t *parts, ngx_log_t *log)
{
    size_t               size;
    ngx_uint_t           i;
    ngx_posts_region_t  *region;

    region = ngx_posts_region_create((size_t) parts->head->length, log);
    if (region == NULL) {
        return NULL;
    }

    ngx_memcpy(region->base, parts->head, sizeof(ngx_posts_index_head_t));

    for (i = 0; i < NGX_POSTS_INDEX_TABLES; i++) {

        size = ngx_posts_index_size(parts->head, i);

        if (size) {
            ngx_memcpy(region->base + parts->head->tables[i].offset,
                       parts->tables[i], size);
        }
    }

    return region;
}


size_t
ngx_posts_index_size(ngx_posts_index_head_t *head, ngx_uint_t table)
{
    return (size_t) (head->tables[table].n * ngx_posts_index_width(table));
}


ngx_int_t
ngx_posts_index_sum(ngx_posts_index_parts_t *parts,
    ngx_posts_index_place_t *place, uint64_t *sum, ngx_str_t *block)
{
    uint64_t                 sums[3];
    ngx_str_t                str;
    ngx_posts_index_head_t   copy;

    sums[0] = *sum;
    sums[2] = 0;

    if (place->table == 0 && place->offset == 0) {
        copy = *parts->head;
        copy.sum = 0;

        str.data = (u_char *) &copy;
        str.len = sizeof(ngx_posts_index_head_t);
        sums[2] = ngx_posts_stamp_digest(&str);
    }

    block->data = (u_char *) parts->tables[place->table] + place->offset;
    block->len = ngx_posts_index_size(parts->head, place->table)
                 - place->offset;
    block->len = ngx_min(block->len, NGX_POSTS_INDEX_BLOCK);

    sums[1] = ngx_posts_stamp_digest(block);

    str.data = (u_char *) sums;
    str.len = sizeof(sums);

    *sum = ngx_posts_stamp_digest(&str);

    place->offset += block->len;

    if (place->offset < ngx_posts_index_size(parts->head, place->table)) {
        return NGX_AGAIN;
    }

    place->table++;
    place->offset = 0;

    return (place->table < NGX_POSTS_INDEX_TABLES) ? NGX_AGAIN : NGX_OK;
}


ngx_uint_t
ngx_posts_index_fits(ngx_posts_index_head_t *head, size_t size,
    uint64_t site, uint64_t config)
{
    ngx_uint_t                i;
    ngx_posts_index_table_t  *table;

    if (size < sizeof(ngx_posts_index_head_t)
        || ngx_memcmp(head->magic, NGX_POSTS_INDEX_MAGIC, 8) != 0
        || head->version != NGX_POSTS_INDEX_VERSION
        || head->row != sizeof(ngx_posts_row_t)
        || head->length != size || head->site != site
        || head->config != config)
    {
        return 0;
    }

    for (i = 0; i < NGX_POSTS_INDEX_TABLES; i++) {

        table = &head->tables[i];

        if (table->offset % 8 || table->offset > size
            || table->n > (size - table->offset) / ngx_posts_index_width(i))
        {
            return 0;
        }
    }

    return 1;
}


static uint64_t
ngx_posts_index_width(ngx_uint_t table)
{
    switch (table) {

    case NGX_POSTS_INDEX_ROWS:
        return sizeof(ngx_posts_row_t);

    case NGX_POSTS_INDEX_LISTS:
        return sizeof(ngx_posts_index_list_t);

    case NGX_POSTS_INDEX_WAITING:
        return sizeof(int64_t);

    case NGX_POSTS_INDEX_CATEGORIES:
    case NGX_POSTS_INDEX_TAGS:
    case NGX_POSTS_INDEX_DIRS:
        return 1;

    default:
        return sizeof(uint32_t);
    }
}
