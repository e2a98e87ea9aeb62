
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "site/ngx_posts_taxonomy.h"


static ngx_posts_array_t *ngx_posts_taxonomy_plural(ngx_posts_record_ctx_t *r,
    const char *singular, const char *plural);
static ngx_int_t ngx_posts_taxonomy_flatten(ngx_pool_t *pool,
    ngx_posts_array_t *array, ngx_posts_value_t *value, ngx_uint_t depth);


ngx_int_t
ngx_posts_taxonomy_categories(ngx_posts_record_ctx_t *r)
{
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_uint_t          i;
    ngx_posts_array_t  *array, *flat, *names;
    ngx_posts_value_t  *value, *name;

    flat = ngx_posts_array_create(r->ctx->pool, 4);
    names = ngx_posts_array_create(r->ctx->pool, 4);
    array = ngx_posts_taxonomy_plural(r, "category", "categories");

    if (flat == NULL || names == NULL || array == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_put(r->record->data, "categories");
    if (value == NULL) {
        return NGX_ERROR;
    }

    /* the elements of a list count as they are: null is "", too */

    rc = (value->type == NGX_POSTS_ARRAY)
         ? ngx_posts_taxonomy_union(r->ctx->pool, flat, value->u.array)
         : ngx_posts_taxonomy_flatten(r->ctx->pool, flat, value, 0);

    if (rc != NGX_OK
        || ngx_posts_taxonomy_union(r->ctx->pool, flat, array) != NGX_OK)
    {
        return NGX_ERROR;
    }

    for (i = 0; i < flat->nelts; i++) {

        /* Ruby's own to_s, not Liquid's */

        rc = (flat->elts[i].type == NGX_POSTS_ARRAY)
             ? ngx_posts_value_inspect(r->ctx, &flat->elts[i], &s)
             : ngx_posts_value_to_s(r->ctx, &flat->elts[i], &s);

        if (rc != NGX_OK) {
            return NGX_ERROR;
        }

        name = ngx_posts_array_push(r->ctx->pool, names);
        if (name == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_string(name, s.data, s.len);
    }

    array = ngx_posts_array_create(r->ctx->pool, 4);
    if (array == NULL) {
        return NGX_ERROR;
    }

    if (value->type == NGX_POSTS_ARRAY
        && ngx_posts_taxonomy_union(r->ctx->pool, array, value->u.array)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (ngx_posts_taxonomy_union(r->ctx->pool, array, names) != NGX_OK) {
        return NGX_ERROR;
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


ngx_int_t
ngx_posts_taxonomy_tags(ngx_posts_record_ctx_t *r)
{
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *value;

    array = ngx_posts_taxonomy_plural(r, "tag", "tags");
    if (array == NULL) {
        return NGX_ERROR;
    }

    value = ngx_posts_map_put(r->record->data, "tags");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_array(value, array);

    return NGX_OK;
}


/* "tag: x y" is one, "tags: x y" are two; the singular hides the plural */

static ngx_posts_array_t *
ngx_posts_taxonomy_plural(ngx_posts_record_ctx_t *r, const char *singular,
    const char *plural)
{
    ngx_int_t           rc;
    ngx_str_t           words;
    ngx_posts_array_t  *array;
    ngx_posts_value_t  *value;

    array = ngx_posts_array_create(r->ctx->pool, 4);
    if (array == NULL) {
        return NULL;
    }

    value = ngx_posts_map_find(r->record->data, (u_char *) singular,
                               ngx_strlen(singular));

    if (value && ngx_posts_truthy(value)) {
        rc = ngx_posts_taxonomy_flatten(r->ctx->pool, array, value, 0);
        return (rc == NGX_OK) ? array : NULL;
    }

    value = ngx_posts_map_find(r->record->data, (u_char *) plural,
                               ngx_strlen(plural));

    if (value == NULL) {
        return array;
    }

    rc = NGX_OK;

    if (value->type == NGX_POSTS_STRING) {
        words = ngx_posts_value_str(value);
        rc = ngx_posts_taxonomy_split(r->ctx->pool, array, &words);

    } else if (value->type == NGX_POSTS_ARRAY) {
        rc = ngx_posts_taxonomy_flatten(r->ctx->pool, array, value, 0);
    }

    return (rc == NGX_OK) ? array : NULL;
}


/* Ruby's flatten and compact; YAML's budget bounds the depth */

static ngx_int_t
ngx_posts_taxonomy_flatten(ngx_pool_t *pool, ngx_posts_array_t *array,
    ngx_posts_value_t *value, ngx_uint_t depth)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *elt;

    if (value->type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    if (value->type == NGX_POSTS_ARRAY) {

        for (i = 0; i < value->u.array->nelts; i++) {
            if (ngx_posts_taxonomy_flatten(pool, array,
                                           &value->u.array->elts[i],
                                           depth + 1)
                != NGX_OK)
            {
                return NGX_ERROR;
            }
        }

        return NGX_OK;
    }

    elt = ngx_posts_array_push(pool, array);
    if (elt == NULL) {
        return NGX_ERROR;
    }

    *elt = *value;

    return NGX_OK;
}


/* Ruby's String#split */

ngx_int_t
ngx_posts_taxonomy_split(ngx_pool_t *pool, ngx_posts_array_t *array,
    ngx_str_t *words)
{
    u_char             *p, *last, *word;
    ngx_posts_value_t  *elt;

    p = words->data;
    last = p + words->len;

    for ( ;; ) {

        while (p < last && (*p == ' ' || (*p >= '\t' && *p <= '\r')
                            || *p == '\0'))
        {
            p++;
        }

        if (p == last) {
            return NGX_OK;
        }

        word = p;

        while (p < last && *p != ' ' && (*p < '\t' || *p > '\r')
               && *p != '\0')
        {
            p++;
        }

        elt = ngx_posts_array_push(pool, array);
        if (elt == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_string(elt, word, p - word);
    }
}


/* appends what is not in the array yet */

ngx_int_t
ngx_posts_taxonomy_union(ngx_pool_t *pool, ngx_posts_array_t *array,
    ngx_posts_array_t *more)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *seen;
    ngx_posts_value_t  *elt, *slot;

    seen = ngx_posts_map_create(pool, array->nelts + more->nelts);
    if (seen == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < array->nelts; i++) {
        slot = ngx_posts_map_set_value(seen, &array->elts[i]);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_boolean(slot, 1);
    }

    for (i = 0; i < more->nelts; i++) {

        slot = ngx_posts_map_set_value(seen, &more->elts[i]);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        if (slot->type != NGX_POSTS_NIL) {
            continue;
        }

        ngx_posts_boolean(slot, 1);

        elt = ngx_posts_array_push(pool, array);
        if (elt == NULL) {
            return NGX_ERROR;
        }

        *elt = more->elts[i];
    }

    return NGX_OK;
}
