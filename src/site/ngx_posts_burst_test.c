
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "ngx_posts_unit.h"
#include "site/ngx_posts_burst.h"
#include "site/ngx_posts_tree_test.h"


#define ngx_posts_burst_test_msec(n)  ((uint64_t) (n) * 1000)


static void ngx_posts_burst_test_files(ngx_posts_unit_t *t);
static void ngx_posts_burst_test_overflow(ngx_posts_unit_t *t);
static void ngx_posts_burst_test_limits(ngx_posts_unit_t *t);


void
ngx_posts_burst_test(ngx_posts_unit_t *t)
{
    ngx_posts_burst_test_files(t);
    ngx_posts_burst_test_overflow(t);
    ngx_posts_burst_test_limits(t);
}


/* what was told of just now may have been a minute ago */

static void
ngx_posts_burst_test_files(ngx_posts_unit_t *t)
{
    uint64_t             now;
    ngx_str_t            root, gone, old;
    ngx_posts_burst_t    burst;
    ngx_posts_watcher_t  watcher;

    ngx_str_set(&root, "/tmp");
    ngx_str_set(&gone, "none/none");
    ngx_str_set(&old, "/tmp/none");

    now = ngx_posts_burst_test_msec(1000000000);

    ngx_posts_watcher_init(&watcher, NULL, t->log);
    ngx_posts_burst_end(&burst);

    ngx_posts_burst_look(&burst, &root, &watcher, now);
    ngx_posts_unit_ok(t, ngx_posts_burst_quiet(&burst, now), "no changes");

    (void) ngx_posts_changes_add(&watcher.changes, &gone,
                                 now - ngx_posts_burst_test_msec(5), 0);

    (void) ngx_posts_changes_add(&watcher.changes, &old, now, 0);

    ngx_posts_tree_clock(time(NULL) + 60);

    ngx_posts_burst_look(&burst, &root, &watcher, now);
    ngx_posts_unit_ok(t, burst.last
                         && burst.last <= now - ngx_posts_burst_test_msec(59000)
                         && ngx_posts_burst_quiet(&burst, now),
                      "of what is gone the directory above tells");

    /* a clock that was set back tells nothing */

    ngx_posts_tree_clock(1);
    ngx_posts_burst_end(&burst);

    ngx_posts_burst_look(&burst, &root, &watcher, now);
    ngx_posts_unit_ok(t, burst.last == now, "not later than it was told of");
    ngx_posts_unit_ok(t, burst.first == now - ngx_posts_burst_test_msec(5)
                         && burst.seen == now,
                      "it began with what came shortly before");

    ngx_posts_tree_clock(0);

    ngx_posts_watcher_destroy(&watcher);
}


static void
ngx_posts_burst_test_overflow(ngx_posts_unit_t *t)
{
    uint64_t             now;
    ngx_str_t            root;
    ngx_posts_burst_t    burst;
    ngx_posts_watcher_t  watcher;

    ngx_str_set(&root, "/");

    now = ngx_posts_burst_test_msec(1000000000);

    ngx_posts_watcher_init(&watcher, NULL, t->log);
    ngx_posts_burst_end(&burst);

    watcher.overflow = 1;
    watcher.overflowed = now - 1;

    ngx_posts_burst_look(&burst, &root, &watcher, now);
    ngx_posts_unit_ok(t, burst.first == now - 1 && burst.last == now - 1
                         && burst.seen == now,
                      "what was lost was when it was lost");

    ngx_posts_watcher_destroy(&watcher);
}


/* at n and before it */

static void
ngx_posts_burst_test_limits(ngx_posts_unit_t *t)
{
    uint64_t           last, settled, end;
    ngx_posts_burst_t  burst;

    last = ngx_posts_burst_test_msec(5000);
    settled = last + ngx_posts_burst_test_msec(NGX_POSTS_SETTLE);

    ngx_posts_burst_end(&burst);
    burst.last = last;
    ngx_posts_burst_begin(&burst, last - 1);

    ngx_posts_unit_ok(t, ngx_posts_burst_due(&burst, last) == settled,
                      "it is due when it is quiet");
    ngx_posts_unit_ok(t, ngx_posts_burst_due(&burst, settled - 1) == settled,
                      "not yet quiet");
    ngx_posts_unit_ok(t, ngx_posts_burst_due(&burst, settled) == 0, "quiet");

    end = burst.first + ngx_posts_burst_test_msec(NGX_POSTS_MAX_SETTLE);

    burst.last = end - 1;

    ngx_posts_unit_ok(t, ngx_posts_burst_due(&burst, end - 1) == end,
                      "not longer than the limit");
    ngx_posts_unit_ok(t, ngx_posts_burst_due(&burst, end) == 0, "at it");
    ngx_posts_unit_ok(t, ngx_posts_burst_endless(&burst, end)
                         && !ngx_posts_burst_endless(&burst, end - 1),
                      "it is endless then");

    end = burst.seen + ngx_posts_burst_test_msec(NGX_POSTS_MAX_SETTLE_WAIT);

    ngx_posts_unit_ok(t, ngx_posts_burst_long(&burst, end)
                         && !ngx_posts_burst_long(&burst, end - 1),
                      "long before that");
}
