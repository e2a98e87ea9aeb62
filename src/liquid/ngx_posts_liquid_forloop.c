
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_vm.h"


/*
 * "forloop" and "tablerowloop".
 */

typedef enum {
    NGX_POSTS_LIQUID_LOOP_NAME = 0,
    NGX_POSTS_LIQUID_LOOP_LENGTH,
    NGX_POSTS_LIQUID_LOOP_PARENT,
    NGX_POSTS_LIQUID_LOOP_INDEX,
    NGX_POSTS_LIQUID_LOOP_INDEX0,
    NGX_POSTS_LIQUID_LOOP_RINDEX,
    NGX_POSTS_LIQUID_LOOP_RINDEX0,
    NGX_POSTS_LIQUID_LOOP_FIRST,
    NGX_POSTS_LIQUID_LOOP_LAST,
    NGX_POSTS_LIQUID_LOOP_COL,
    NGX_POSTS_LIQUID_LOOP_COL0,
    NGX_POSTS_LIQUID_LOOP_COL_FIRST,
    NGX_POSTS_LIQUID_LOOP_COL_LAST,
    NGX_POSTS_LIQUID_LOOP_ROW
} ngx_posts_liquid_loop_part_e;


typedef struct {
    ngx_str_t                      name;
    ngx_posts_liquid_loop_part_e   part;
} ngx_posts_liquid_loop_row_t;


static ngx_int_t ngx_posts_liquid_forloop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_tablerowloop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_loop_get(
    const ngx_posts_liquid_loop_row_t *row, ngx_posts_liquid_loop_t *loop,
    ngx_posts_value_t *key, ngx_posts_value_t *result);
static void ngx_posts_liquid_loop_part(ngx_posts_liquid_loop_part_e part,
    ngx_posts_liquid_loop_t *loop, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_liquid_loop_string(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result);


const ngx_posts_drop_ops_t  ngx_posts_liquid_forloop = {
    ngx_string("Liquid::ForloopDrop"),
    ngx_posts_liquid_forloop_get,
    NULL,
    NULL,
    ngx_posts_liquid_loop_string,
    NULL,
    NULL
};


const ngx_posts_drop_ops_t  ngx_posts_liquid_tablerowloop = {
    ngx_string("Liquid::TablerowloopDrop"),
    ngx_posts_liquid_tablerowloop_get,
    NULL,
    NULL,
    ngx_posts_liquid_loop_string,
    NULL,
    NULL
};


static const ngx_posts_liquid_loop_row_t  ngx_posts_liquid_forloop_rows[] = {
    { ngx_string("first"), NGX_POSTS_LIQUID_LOOP_FIRST },
    { ngx_string("last"), NGX_POSTS_LIQUID_LOOP_LAST },
    { ngx_string("index"), NGX_POSTS_LIQUID_LOOP_INDEX },
    { ngx_string("index0"), NGX_POSTS_LIQUID_LOOP_INDEX0 },
    { ngx_string("rindex"), NGX_POSTS_LIQUID_LOOP_RINDEX },
    { ngx_string("rindex0"), NGX_POSTS_LIQUID_LOOP_RINDEX0 },
    { ngx_string("length"), NGX_POSTS_LIQUID_LOOP_LENGTH },
    { ngx_string("parentloop"), NGX_POSTS_LIQUID_LOOP_PARENT },
    { ngx_string("name"), NGX_POSTS_LIQUID_LOOP_NAME },
    { ngx_null_string, NGX_POSTS_LIQUID_LOOP_NAME }
};


static const ngx_posts_liquid_loop_row_t
    ngx_posts_liquid_tablerowloop_rows[] =
{
    { ngx_string("first"), NGX_POSTS_LIQUID_LOOP_FIRST },
    { ngx_string("last"), NGX_POSTS_LIQUID_LOOP_LAST },
    { ngx_string("index"), NGX_POSTS_LIQUID_LOOP_INDEX },
    { ngx_string("index0"), NGX_POSTS_LIQUID_LOOP_INDEX0 },
    { ngx_string("rindex"), NGX_POSTS_LIQUID_LOOP_RINDEX },
    { ngx_string("rindex0"), NGX_POSTS_LIQUID_LOOP_RINDEX0 },
    { ngx_string("length"), NGX_POSTS_LIQUID_LOOP_LENGTH },
    { ngx_string("col"), NGX_POSTS_LIQUID_LOOP_COL },
    { ngx_string("col0"), NGX_POSTS_LIQUID_LOOP_COL0 },
    { ngx_string("col_first"), NGX_POSTS_LIQUID_LOOP_COL_FIRST },
    { ngx_string("col_last"), NGX_POSTS_LIQUID_LOOP_COL_LAST },
    { ngx_string("row"), NGX_POSTS_LIQUID_LOOP_ROW },
    { ngx_null_string, NGX_POSTS_LIQUID_LOOP_NAME }
};


static ngx_int_t
ngx_posts_liquid_forloop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    return ngx_posts_liquid_loop_get(ngx_posts_liquid_forloop_rows,
                                     drop->data, key, result);
}


static ngx_int_t
ngx_posts_liquid_tablerowloop_get(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    return ngx_posts_liquid_loop_get(ngx_posts_liquid_tablerowloop_rows,
                                     drop->data, key, result);
}


static ngx_int_t
ngx_posts_liquid_loop_get(const ngx_posts_liquid_loop_row_t *row,
    ngx_posts_liquid_loop_t *loop, ngx_posts_value_t *key,
    ngx_posts_value_t *result)
{
    if (key->type != NGX_POSTS_STRING) {
        return NGX_DECLINED;
    }

    for ( /* void */ ; row->name.len; row++) {

        if (row->name.len == key->len
            && ngx_memcmp(row->name.data, key->u.data, key->len) == 0)
        {
            ngx_posts_liquid_loop_part(row->part, loop, result);
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}


static void
ngx_posts_liquid_loop_part(ngx_posts_liquid_loop_part_e part,
    ngx_posts_liquid_loop_t *loop, ngx_posts_value_t *result)
{
    switch (part) {

    case NGX_POSTS_LIQUID_LOOP_NAME:
        ngx_posts_string(result, loop->name.data, loop->name.len);
        return;

    case NGX_POSTS_LIQUID_LOOP_LENGTH:
        ngx_posts_integer(result, loop->length);
        return;

    case NGX_POSTS_LIQUID_LOOP_PARENT:
        if (loop->parent == NULL) {
            ngx_posts_nil(result);
            return;
        }

        ngx_posts_drop(result, &loop->parent->drop);
        return;

    case NGX_POSTS_LIQUID_LOOP_INDEX:
        ngx_posts_integer(result, loop->index + 1);
        return;

    case NGX_POSTS_LIQUID_LOOP_INDEX0:
        ngx_posts_integer(result, loop->index);
        return;

    case NGX_POSTS_LIQUID_LOOP_RINDEX:
        ngx_posts_integer(result, loop->length - loop->index);
        return;

    case NGX_POSTS_LIQUID_LOOP_RINDEX0:
        ngx_posts_integer(result, loop->length - loop->index - 1);
        return;

    case NGX_POSTS_LIQUID_LOOP_FIRST:
        ngx_posts_boolean(result, loop->index == 0);
        return;

    case NGX_POSTS_LIQUID_LOOP_LAST:
        ngx_posts_boolean(result, loop->index == loop->length - 1);
        return;

    case NGX_POSTS_LIQUID_LOOP_COL:
        ngx_posts_integer(result, loop->col);
        return;

    case NGX_POSTS_LIQUID_LOOP_COL0:
        ngx_posts_integer(result, loop->col - 1);
        return;

    case NGX_POSTS_LIQUID_LOOP_COL_FIRST:
        ngx_posts_boolean(result, loop->col == 1);
        return;

    case NGX_POSTS_LIQUID_LOOP_COL_LAST:
        ngx_posts_boolean(result, loop->col == loop->cols);
        return;

    case NGX_POSTS_LIQUID_LOOP_ROW:
        ngx_posts_integer(result, loop->row);
        return;
    }
}


static ngx_int_t
ngx_posts_liquid_loop_string(ngx_posts_drop_t *drop,
    ngx_posts_context_t *ctx, ngx_posts_value_t *result)
{
    ngx_posts_string(result, drop->ops->name.data, drop->ops->name.len);

    return NGX_OK;
}
