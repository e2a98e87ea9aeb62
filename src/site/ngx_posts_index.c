
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_index.h"


static uint64_t ngx_posts_index_width(ngx_uint_t table);


ngx_int_t
ngx_posts_index_sum(ngx_posts_index_head_t *head, size_t *at, uint64_t *sum)
{
    size_t                   len;
    uint64_t                 sums[3];
    ngx_str_t                str;
    ngx_posts_index_head_t   copy;

    sums[2] = 0;

    if (*at == 0) {
        copy = *head;
        copy.sum = 0;

        str.data = (u_char *) &copy;
        str.len = sizeof(ngx_posts_index_head_t);
        sums[2] = ngx_posts_stamp_digest(&str);

        *at = sizeof(ngx_posts_index_head_t);
    }

    len = ngx_min(NGX_POSTS_INDEX_BLOCK, (size_t) head->length - *at);

    str.data = (u_char *) head + *at;
    str.len = len;

    sums[0] = *sum;
    sums[1] = ngx_posts_stamp_digest(&str);

    str.data = (u_char *) sums;
    str.len = sizeof(sums);

    *sum = ngx_posts_stamp_digest(&str);
    *at += len;

    return (*at == (size_t) head->length) ? NGX_OK : NGX_AGAIN;
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
