
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_BURST_H_INCLUDED_
#define _NGX_POSTS_BURST_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_watch.h"


/*
 * Changes of a site that come one upon another, as those of a "git pull" do:
 * what a walk finds in the middle of them is half of it.  inotify does not
 * tell when something happened, the ctime of what it happened to does.
 *
 * All times are those of ngx_posts_time_usec().
 *
 * first   when it began, as far as can be told; 0: there is none
 * last    its last change
 * seen    when it was first looked at and was not at its end, or 0
 * looked  what was told of before was looked at
 */

typedef struct {
    uint64_t              first;
    uint64_t              last;
    uint64_t              seen;
    uint64_t              looked;
} ngx_posts_burst_t;


/*
 * Takes account of what the watcher has told of since the last look; at most
 * NGX_POSTS_MAX_LOOKS of the changes are looked at, those told of last.
 *
 * root  of the site, absolute
 */
void ngx_posts_burst_look(ngx_posts_burst_t *burst, ngx_str_t *root,
    ngx_posts_watcher_t *watcher, uint64_t now);

/*
 * When the next look is due, later than now; 0: it is at its end, or it has
 * lasted so long that it is not waited for.
 */
uint64_t ngx_posts_burst_due(ngx_posts_burst_t *burst, uint64_t now);

/* there is one, since that time, of which a look has not told */
#define ngx_posts_burst_begin(burst, time)                                    \
    (burst)->first = (burst)->seen = (time)

/* whether there was no change for NGX_POSTS_SETTLE before that time */
#define ngx_posts_burst_quiet(burst, time)                                    \
    ((burst)->last + NGX_POSTS_SETTLE * 1000 <= (time))

/* whether who waits for its end has waited enough */
#define ngx_posts_burst_long(burst, now)                                      \
    ((burst)->seen                                                            \
     && (now) - (burst)->seen >= NGX_POSTS_MAX_SETTLE_WAIT * 1000)

/* whether nobody waits for its end any more */
#define ngx_posts_burst_endless(burst, now)                                   \
    ((burst)->seen                                                            \
     && (now) - (burst)->first >= NGX_POSTS_MAX_SETTLE * 1000)

/* all was dealt with */
#define ngx_posts_burst_end(burst)                                            \
    ngx_memzero(burst, sizeof(ngx_posts_burst_t))


#endif /* _NGX_POSTS_BURST_H_INCLUDED_ */
