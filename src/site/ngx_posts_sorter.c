
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_sorter.h"


static ngx_uint_t ngx_posts_sorter_merge(ngx_posts_sorter_t *sorter,
    ngx_uint_t steps);
static ngx_uint_t ngx_posts_sorter_take(ngx_posts_sorter_t *sorter,
    ngx_uint_t middle, ngx_uint_t last);


ngx_int_t
ngx_posts_sorter_init(ngx_posts_sorter_t *sorter, ngx_pool_t *pool,
    uint32_t *elts, ngx_uint_t nelts, ngx_posts_sorter_pt compare, void *data)
{
    ngx_memzero(sorter, sizeof(ngx_posts_sorter_t));

    sorter->elts = elts;
    sorter->nelts = nelts;
    sorter->width = 1;
    sorter->compare = compare;
    sorter->data = data;

    sorter->spare = ngx_palloc(pool, nelts * sizeof(uint32_t) + 1);

    return sorter->spare ? NGX_OK : NGX_ERROR;
}


ngx_int_t
ngx_posts_sorter_run(ngx_posts_sorter_t *sorter, ngx_uint_t steps)
{
    uint32_t    *swap;
    ngx_uint_t   done;

    while (sorter->width < sorter->nelts) {

        if (steps == 0) {
            return NGX_AGAIN;
        }

        done = ngx_posts_sorter_merge(sorter, steps);
        steps -= ngx_min(done, steps);

        if (sorter->at < sorter->nelts) {
            continue;
        }

        swap = sorter->elts;
        sorter->elts = sorter->spare;
        sorter->spare = swap;

        sorter->width *= 2;
        sorter->at = 0;
        sorter->left = 0;
        sorter->right = 0;
    }

    return NGX_OK;
}


/* goes on with the pair of runs at "at"; how many elements were moved */

static ngx_uint_t
ngx_posts_sorter_merge(ngx_posts_sorter_t *sorter, ngx_uint_t steps)
{
    ngx_uint_t  i, n, last, middle, from;

    middle = ngx_min(sorter->at + sorter->width, sorter->nelts);
    last = ngx_min(middle + sorter->width, sorter->nelts);
    n = last - sorter->at;
    i = sorter->left + sorter->right;

    if (i == 0
        && (middle == last
            || sorter->compare(sorter->data, sorter->elts[middle - 1],
                               sorter->elts[middle])
               <= 0))
    {
        ngx_memcpy(sorter->spare + sorter->at, sorter->elts + sorter->at,
                   n * sizeof(uint32_t));
        sorter->at = last;

        return n;
    }

    steps = ngx_min(steps, n - i);

    for (from = i; i < from + steps; i++) {
        sorter->spare[sorter->at + i]
            = sorter->elts[ngx_posts_sorter_take(sorter, middle, last)];
    }

    if (i == n) {
        sorter->at = last;
        sorter->left = 0;
        sorter->right = 0;
    }

    return steps;
}


/* of equal ones the left comes first: what was in order stays so */

static ngx_uint_t
ngx_posts_sorter_take(ngx_posts_sorter_t *sorter, ngx_uint_t middle,
    ngx_uint_t last)
{
    ngx_uint_t  left, right;

    left = sorter->at + sorter->left;
    right = middle + sorter->right;

    if (right == last
        || (left < middle
            && sorter->compare(sorter->data, sorter->elts[left],
                               sorter->elts[right])
               <= 0))
    {
        sorter->left++;
        return left;
    }

    sorter->right++;

    return right;
}
