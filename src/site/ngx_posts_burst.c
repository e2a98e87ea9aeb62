
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_limits.h"
#include "data/ngx_posts_stamp.h"
#include "site/ngx_posts_burst.h"


#define NGX_POSTS_BURST_PATH                                                  \
    (NGX_POSTS_MAX_ROOT + 1 + NGX_POSTS_MAX_PATH + 1 + NGX_MAX_PATH)


static uint64_t ngx_posts_burst_when(ngx_str_t *root,
    ngx_posts_change_t *change, uint64_t now);
static uint64_t ngx_posts_burst_age(u_char *path, u_char *p);
static uint64_t ngx_posts_burst_first(uint64_t *when, ngx_uint_t n,
    uint64_t last);


void
ngx_posts_burst_look(ngx_posts_burst_t *burst, ngx_str_t *root,
    ngx_posts_watcher_t *watcher, uint64_t now)
{
    uint64_t             when[NGX_POSTS_MAX_LOOKS];
    ngx_uint_t           i, n;
    ngx_posts_change_t  *change;

    n = 0;
    change = watcher->changes.elts;

    for (i = watcher->changes.nelts; i > 0 && n < NGX_POSTS_MAX_LOOKS; i--) {

        if (change[i - 1].time < burst->looked) {
            continue;
        }

        when[n] = ngx_posts_burst_when(root, &change[i - 1], now);
        burst->last = ngx_max(burst->last, when[n]);
        n++;
    }

    if (watcher->overflow) {
        burst->last = ngx_max(burst->last, watcher->overflowed);
    }

    burst->looked = now;

    if (ngx_posts_burst_quiet(burst, now) || burst->seen) {
        return;
    }

    burst->seen = now;
    burst->first = ngx_posts_burst_first(when, n, burst->last);
}


/* not later than it was told of */

static uint64_t
ngx_posts_burst_when(ngx_str_t *root, ngx_posts_change_t *change,
    uint64_t now)
{
    u_char    *p;
    size_t     len;
    uint64_t   age;
    u_char     path[NGX_POSTS_BURST_PATH];

    /* what is in the theme goes by its absolute name */

    len = (change->path.len && change->path.data[0] == '/') ? 0 : root->len;

    if (len + 1 + change->path.len >= NGX_POSTS_BURST_PATH) {
        return change->time;
    }

    p = ngx_cpymem(path, root->data, len);

    if (len && change->path.len) {
        *p++ = '/';
    }

    p = ngx_cpymem(p, change->path.data, change->path.len);

    age = ngx_posts_burst_age(path, p);

    return (age < now) ? ngx_min(change->time, now - age) : 0;
}


/* of what is gone the directory tells, or the one above that */

static uint64_t
ngx_posts_burst_age(u_char *path, u_char *p)
{
    int64_t           now, age;
    ngx_time_t       *tp;
    ngx_file_info_t   fi;

    for ( ;; ) {
        *p = '\0';

        if (ngx_link_info(path, &fi) != NGX_FILE_ERROR) {
            break;
        }

        do {
            if (p == path) {
                return 0;
            }

            p--;

        } while (*p != '/');
    }

    tp = ngx_timeofday();
    now = ((int64_t) tp->sec * 1000 + (int64_t) tp->msec) * 1000;
    age = now - ngx_posts_stamp_changed(&fi) / 1000;

    return (age > 0) ? (uint64_t) age : 0;
}


/* back from the last one, as long as there was no quiet between two */

static uint64_t
ngx_posts_burst_first(uint64_t *when, ngx_uint_t n, uint64_t last)
{
    uint64_t    first, before;
    ngx_uint_t  i;

    first = last;

    do {
        before = first;

        for (i = 0; i < n; i++) {

            if (when[i] < first
                && when[i] + NGX_POSTS_SETTLE * 1000 > before)
            {
                first = when[i];
            }
        }

    } while (first < before);

    return first;
}


uint64_t
ngx_posts_burst_due(ngx_posts_burst_t *burst, uint64_t now)
{
    uint64_t  end;

    if (ngx_posts_burst_quiet(burst, now)
        || ngx_posts_burst_endless(burst, now))
    {
        return 0;
    }

    end = burst->first + NGX_POSTS_MAX_SETTLE * 1000;

    return ngx_min(burst->last + NGX_POSTS_SETTLE * 1000, end);
}
