
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"
#include "site/ngx_posts_sorter.h"


static void ngx_posts_sorter_test_list(ngx_posts_unit_t *t, ngx_uint_t n,
    uint32_t range, ngx_uint_t steps);
static ngx_int_t ngx_posts_sorter_test_compare(void *data, uint32_t one,
    uint32_t two);


void
ngx_posts_sorter_test(ngx_posts_unit_t *t)
{
    ngx_uint_t                i, k;
    static const ngx_uint_t   sizes[] = { 0, 1, 2, 3, 7, 8, 9, 1000 };
    static const ngx_uint_t   steps[] = { 1, 3, 1000000 };

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        for (k = 0; k < sizeof(steps) / sizeof(steps[0]); k++) {

            /* all equal, many equal, hardly any */

            ngx_posts_sorter_test_list(t, sizes[i], 1, steps[k]);
            ngx_posts_sorter_test_list(t, sizes[i], 10, steps[k]);
            ngx_posts_sorter_test_list(t, sizes[i], 1000000, steps[k]);
        }
    }
}


/* an element is a key and, in the lower bits, its place in the beginning */

static void
ngx_posts_sorter_test_list(ngx_posts_unit_t *t, ngx_uint_t n, uint32_t range,
    ngx_uint_t steps)
{
    uint32_t             seed, *elts;
    uint64_t             before, after;
    ngx_uint_t           i, bad, turns;
    ngx_posts_sorter_t   sorter;

    elts = ngx_palloc(t->pool, n * sizeof(uint32_t) + 1);
    if (elts == NULL) {
        return;
    }

    seed = 17;
    before = 0;

    for (i = 0; i < n; i++) {
        seed = seed * 1103515245 + 12345;
        elts[i] = ((seed >> 8) % range) << 12 | (uint32_t) i;
        before += elts[i];
    }

    if (ngx_posts_sorter_init(&sorter, t->pool, elts, n,
                              ngx_posts_sorter_test_compare, NULL)
        != NGX_OK)
    {
        return;
    }

    for (turns = 1; ngx_posts_sorter_run(&sorter, steps) == NGX_AGAIN; turns++)
    {
        /* void */
    }

    bad = (steps == 1 && n > 100 && range > 1 && turns < n);
    after = n ? sorter.elts[0] : 0;

    for (i = 1; i < n; i++) {
        bad |= (sorter.elts[i - 1] >= sorter.elts[i]);
        after += sorter.elts[i];
    }

    ngx_posts_unit_ok(t, !bad && before == after,
                      "%ui of %uD, %ui at a time", n, range, steps);
}


static ngx_int_t
ngx_posts_sorter_test_compare(void *data, uint32_t one, uint32_t two)
{
    one >>= 12;
    two >>= 12;

    return (one < two) ? -1 : (one > two);
}
