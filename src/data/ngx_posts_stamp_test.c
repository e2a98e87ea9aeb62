
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "ngx_posts_unit.h"

#include "data/ngx_posts_stamp.h"


/* of the bytes (i * 7 + len) & 255, by libxxhash's XXH64 with a seed of 0 */

static const struct {
    size_t      len;
    uint64_t    digest;

} ngx_posts_stamp_digests[] = {

    { 0, 0xef46db3751d8e999ull },
    { 1, 0x8a4127811b21e730ull },
    { 3, 0x31d2363f52e564c9ull },
    { 4, 0xb4d516af63f9c743ull },
    { 5, 0x2ad73c7f91e8a437ull },
    { 7, 0x2163df11c0cdf8cdull },
    { 8, 0xd5474d6ca50def58ull },
    { 9, 0xa6d41e4e74bc10e4ull },
    { 12, 0xa4743d1733af563bull },
    { 15, 0x646187cf6e75240dull },
    { 16, 0xa7389f0915097a20ull },
    { 31, 0xc025b4c3c4880c7aull },
    { 32, 0x178ae25cee6f7994ull },
    { 33, 0x4072a28263e977efull },
    { 39, 0x035bc7dcd4043e6bull },
    { 40, 0xa01d9c93069ef8ccull },
    { 63, 0x47948108b5ff3162ull },
    { 64, 0xcf35552f599ba94dull },
    { 65, 0x8c963e88dc8ea52dull },
    { 100, 0x3a7fdc0febf6f5dcull },
    { 1000, 0x958e6485b0af5378ull }
};


/* nanoseconds from the change of a file to now, and whether it is young */

static const struct {
    int64_t     age;
    ngx_uint_t  young;

} ngx_posts_stamp_ages[] = {

    { 0, 1 },
    { NGX_POSTS_STAMP_YOUNG - 1, 1 },
    { NGX_POSTS_STAMP_YOUNG, 0 },
    { 3600000000000ll, 0 },
    { -1, 1 },
    { -3600000000000ll, 1 }
};


static void ngx_posts_stamp_test_digest(ngx_posts_unit_t *t);
static void ngx_posts_stamp_test_set(ngx_posts_unit_t *t);
static void ngx_posts_stamp_test_young(ngx_posts_unit_t *t);


void
ngx_posts_stamp_test(ngx_posts_unit_t *t)
{
    ngx_posts_stamp_test_digest(t);
    ngx_posts_stamp_test_set(t);
    ngx_posts_stamp_test_young(t);
}


static void
ngx_posts_stamp_test_digest(ngx_posts_unit_t *t)
{
    u_char     *p;
    size_t      i;
    ngx_str_t   content;
    ngx_uint_t  n;

    for (n = 0;
         n < sizeof(ngx_posts_stamp_digests)
             / sizeof(ngx_posts_stamp_digests[0]);
         n++)
    {
        content.len = ngx_posts_stamp_digests[n].len;

        /* off by one: the words need not be aligned */

        p = ngx_palloc(t->pool, content.len + 1);
        if (p == NULL) {
            return;
        }

        content.data = p + 1;

        for (i = 0; i < content.len; i++) {
            content.data[i] = (u_char) (i * 7 + content.len);
        }

        ngx_posts_unit_ok(t, ngx_posts_stamp_digest(&content)
                             == ngx_posts_stamp_digests[n].digest,
                          "digest of %uz bytes", content.len);
    }
}


static void
ngx_posts_stamp_test_set(ngx_posts_unit_t *t)
{
    ngx_file_info_t    fi;
    ngx_posts_stamp_t  stamp, other;

    ngx_memzero(&fi, sizeof(ngx_file_info_t));

    fi.st_mode = S_IFREG | 0644;
    fi.st_dev = 7;
    fi.st_ino = 8;
    fi.st_size = 9;
    fi.st_mtim.tv_sec = 1700000000;
    fi.st_mtim.tv_nsec = 123456789;
    fi.st_ctim.tv_sec = -1;
    fi.st_ctim.tv_nsec = 999999999;

    ngx_posts_stamp_set(&stamp, &fi);

    ngx_posts_unit_int(t, stamp.dev, 7, "device");
    ngx_posts_unit_int(t, stamp.ino, 8, "inode");
    ngx_posts_unit_int(t, stamp.size, 9, "size");
    ngx_posts_unit_int(t, stamp.mtime, 1700000000123456789ll, "mtime");
    ngx_posts_unit_int(t, stamp.ctime, -1, "ctime before the epoch");
    ngx_posts_unit_ok(t, !ngx_posts_stamp_absent(&stamp), "file is there");

    ngx_posts_stamp_set(&other, &fi);
    ngx_posts_unit_ok(t, ngx_posts_stamp_equal(&stamp, &other), "equal");

    fi.st_mtim.tv_nsec++;
    ngx_posts_stamp_set(&other, &fi);
    ngx_posts_unit_ok(t, !ngx_posts_stamp_equal(&stamp, &other),
                      "one nanosecond apart");

    fi.st_mode = S_IFDIR | 0755;
    ngx_posts_stamp_set(&other, &fi);
    ngx_posts_unit_ok(t, ngx_posts_stamp_absent(&other),
                      "directory is absent");
    ngx_posts_unit_int(t, other.mtime, 0, "directory is all zero");
}


static void
ngx_posts_stamp_test_young(ngx_posts_unit_t *t)
{
    int64_t            now;
    ngx_uint_t         i;
    ngx_time_t        *tp;
    ngx_posts_stamp_t  stamp;

    tp = ngx_timeofday();
    now = ((int64_t) tp->sec * 1000 + (int64_t) tp->msec) * 1000000;

    ngx_memzero(&stamp, sizeof(ngx_posts_stamp_t));
    stamp.ino = 1;

    for (i = 0;
         i < sizeof(ngx_posts_stamp_ages) / sizeof(ngx_posts_stamp_ages[0]);
         i++)
    {
        stamp.ctime = now - ngx_posts_stamp_ages[i].age;

        ngx_posts_unit_ok(t, ngx_posts_stamp_young(&stamp)
                             == ngx_posts_stamp_ages[i].young,
                          "young after %L ns", ngx_posts_stamp_ages[i].age);
    }

    stamp.ino = 0;
    stamp.ctime = now;
    ngx_posts_unit_ok(t, !ngx_posts_stamp_young(&stamp),
                      "what is absent is not young");
}
