
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_LIQUID_ITEMS_H_INCLUDED_
#define _NGX_POSTS_LIQUID_ITEMS_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid.h"


/*
 * The items of a filter's input, and a key for each of them: what filters
 * that work on lists have in common.  Both are gathered in steps that can
 * pause: the state is kept in call->state.
 *
 * items  what was found; borrowed from the input where it can be
 * keys   one value per item, NULL before ngx_posts_liquid_items_keys()
 */

typedef struct {
    ngx_posts_array_t   *items;
    ngx_posts_value_t   *keys;

    /* where gathering goes on */
    ngx_uint_t           next;
    ngx_uint_t           nkeys;
    unsigned             gathered:1;

    /* visited of nested arrays; and what a sort or such has to remember */
    ngx_uint_t           nodes;
    void                *work;
} ngx_posts_liquid_items_t;


/*
 * What counts as a list:
 *
 * LIST    as Liquid's own filters see any value: arrays flattened, a map is
 *         one item, nil is none, any other value is one
 * EACH    as Ruby's Enumerable: the elements of an array, the pairs of a
 *         map, the numbers of a range; nothing else is a list
 * VALUES  the same, but the values of a map
 */

#define NGX_POSTS_LIQUID_LIST    0
#define NGX_POSTS_LIQUID_EACH    1
#define NGX_POSTS_LIQUID_VALUES  2


/*
 * NGX_OK; NGX_DECLINED: the input is no list; NGX_AGAIN: the filter returns
 * it and is called again; NGX_ERROR.
 */
ngx_int_t ngx_posts_liquid_items(ngx_posts_liquid_call_t *call,
    ngx_uint_t kind, ngx_posts_liquid_items_t **items);


/*
 * Counts n elements of a nested array.  NGX_OK; NGX_ERROR: in all these are
 * more than NGX_POSTS_MAX_VALUE_NODES, the error is set.
 */
ngx_int_t ngx_posts_liquid_items_visit(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *items, ngx_uint_t n);


/* NGX_OK and *key; any other code ends the loop and is returned */
typedef ngx_int_t (*ngx_posts_liquid_key_pt)(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *item, void *data, ngx_posts_value_t *key);

/*
 * Calls key() for each item, each once, in order; data is handed to it.
 * NGX_OK, NGX_AGAIN (return it), NGX_ERROR, or what key() returned.
 */
ngx_int_t ngx_posts_liquid_items_keys(ngx_posts_liquid_call_t *call,
    ngx_posts_liquid_items_t *items, ngx_posts_liquid_key_pt key, void *data);


#endif /* _NGX_POSTS_LIQUID_ITEMS_H_INCLUDED_ */
