
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_stamp.h"


/*
 * The digest is XXH64 with a seed of 0 (the constants are its own): four
 * independent lanes keep the multiplier busy, and it needs no 128-bit
 * product, so that it is the same, and fast, on every machine.
 */

#define NGX_POSTS_STAMP_P1  0x9e3779b185ebca87ull
#define NGX_POSTS_STAMP_P2  0xc2b2ae3d27d4eb4full
#define NGX_POSTS_STAMP_P3  0x165667b19e3779f9ull
#define NGX_POSTS_STAMP_P4  0x85ebca77c2b2ae63ull
#define NGX_POSTS_STAMP_P5  0x27d4eb2f165667c5ull


#define ngx_posts_stamp_rotate(x, n)  ((x) << (n) | (x) >> (64 - (n)))

#define ngx_posts_stamp_word4(p)                                              \
    ((uint32_t) (p)[0] | (uint32_t) (p)[1] << 8                               \
     | (uint32_t) (p)[2] << 16 | (uint32_t) (p)[3] << 24)

#define ngx_posts_stamp_word8(p)                                              \
    ((uint64_t) ngx_posts_stamp_word4(p)                                      \
     | (uint64_t) ngx_posts_stamp_word4((p) + 4) << 32)


#if (NGX_DARWIN)

#define ngx_posts_stamp_mtime(fi)  ((fi)->st_mtimespec)
#define ngx_posts_stamp_ctime(fi)  ((fi)->st_ctimespec)

#else

#define ngx_posts_stamp_mtime(fi)  ((fi)->st_mtim)
#define ngx_posts_stamp_ctime(fi)  ((fi)->st_ctim)

#endif


static void ngx_posts_stamp_fill(ngx_posts_stamp_t *stamp,
    ngx_file_info_t *fi);
static int64_t ngx_posts_stamp_ns(struct timespec ts);
static uint64_t ngx_posts_stamp_lanes(uint64_t *lane);
static uint64_t ngx_posts_stamp_tail(uint64_t hash, u_char *p, u_char *last);
static ngx_inline uint64_t ngx_posts_stamp_round(uint64_t lane, uint64_t word);


void
ngx_posts_stamp_set(ngx_posts_stamp_t *stamp, ngx_file_info_t *fi)
{
    ngx_memzero(stamp, sizeof(ngx_posts_stamp_t));

    if (ngx_is_file(fi)) {
        ngx_posts_stamp_fill(stamp, fi);
    }
}


void
ngx_posts_stamp_set_dir(ngx_posts_stamp_t *stamp, ngx_file_info_t *fi)
{
    ngx_memzero(stamp, sizeof(ngx_posts_stamp_t));

    if (ngx_is_dir(fi)) {
        ngx_posts_stamp_fill(stamp, fi);
    }
}


static void
ngx_posts_stamp_fill(ngx_posts_stamp_t *stamp, ngx_file_info_t *fi)
{
    stamp->dev = fi->st_dev;
    stamp->ino = fi->st_ino;
    stamp->size = fi->st_size;
    stamp->mtime = ngx_posts_stamp_ns(ngx_posts_stamp_mtime(fi));
    stamp->ctime = ngx_posts_stamp_changed(fi);
}


int64_t
ngx_posts_stamp_changed(ngx_file_info_t *fi)
{
    return ngx_posts_stamp_ns(ngx_posts_stamp_ctime(fi));
}


/*
 * The status change time counts, as nobody can set it.  The event loop's
 * own clock stands still from before stat() until after the file is read:
 * a reading that takes long cannot make a young stamp look old.
 */

ngx_uint_t
ngx_posts_stamp_young(ngx_posts_stamp_t *stamp)
{
    int64_t      now;
    ngx_time_t  *tp;

    if (ngx_posts_stamp_absent(stamp)) {
        return 0;
    }

    tp = ngx_timeofday();
    now = ((int64_t) tp->sec * 1000 + (int64_t) tp->msec) * 1000000;

    return now - stamp->ctime < NGX_POSTS_STAMP_YOUNG;
}


uint64_t
ngx_posts_stamp_digest(ngx_str_t *content)
{
    ngx_posts_stamp_sum_t  sum;

    ngx_posts_stamp_sum_init(&sum);
    ngx_posts_stamp_sum_add(&sum, content, content->len);

    return ngx_posts_stamp_sum_end(&sum, content);
}


void
ngx_posts_stamp_sum_init(ngx_posts_stamp_sum_t *sum)
{
    sum->lane[0] = NGX_POSTS_STAMP_P1 + NGX_POSTS_STAMP_P2;
    sum->lane[1] = NGX_POSTS_STAMP_P2;
    sum->lane[2] = 0;
    sum->lane[3] = 0 - NGX_POSTS_STAMP_P1;
    sum->taken = 0;
}


/* what does not fill all lanes waits for the end */

ngx_uint_t
ngx_posts_stamp_sum_add(ngx_posts_stamp_sum_t *sum, ngx_str_t *content,
    size_t len)
{
    u_char    *p, *last;
    uint64_t   lane[4];

    ngx_memcpy(lane, sum->lane, sizeof(lane));

    p = content->data + sum->taken;
    len = ngx_min(len, content->len - sum->taken);
    last = p + len / 32 * 32;

    while (p < last) {
        lane[0] = ngx_posts_stamp_round(lane[0], ngx_posts_stamp_word8(p));
        lane[1] = ngx_posts_stamp_round(lane[1], ngx_posts_stamp_word8(p + 8));
        lane[2] = ngx_posts_stamp_round(lane[2], ngx_posts_stamp_word8(p + 16));
        lane[3] = ngx_posts_stamp_round(lane[3], ngx_posts_stamp_word8(p + 24));
        p += 32;
    }

    ngx_memcpy(sum->lane, lane, sizeof(lane));
    sum->taken = p - content->data;

    return content->len - sum->taken >= 32;
}


uint64_t
ngx_posts_stamp_sum_end(ngx_posts_stamp_sum_t *sum, ngx_str_t *content)
{
    uint64_t  hash;

    hash = (content->len >= 32) ? ngx_posts_stamp_lanes(sum->lane)
                                : NGX_POSTS_STAMP_P5;

    hash = ngx_posts_stamp_tail(hash + content->len,
                                content->data + sum->taken,
                                content->data + content->len);

    hash ^= hash >> 33;
    hash *= NGX_POSTS_STAMP_P2;
    hash ^= hash >> 29;
    hash *= NGX_POSTS_STAMP_P3;
    hash ^= hash >> 32;

    /* 0 says that there is no digest */

    return hash ? hash : 1;
}


static int64_t
ngx_posts_stamp_ns(struct timespec ts)
{
    return (int64_t) ts.tv_sec * 1000000000 + (int64_t) ts.tv_nsec;
}


static uint64_t
ngx_posts_stamp_lanes(uint64_t *lane)
{
    uint64_t    hash;
    ngx_uint_t  i;

    hash = ngx_posts_stamp_rotate(lane[0], 1)
           + ngx_posts_stamp_rotate(lane[1], 7)
           + ngx_posts_stamp_rotate(lane[2], 12)
           + ngx_posts_stamp_rotate(lane[3], 18);

    for (i = 0; i < 4; i++) {
        hash ^= ngx_posts_stamp_round(0, lane[i]);
        hash = hash * NGX_POSTS_STAMP_P1 + NGX_POSTS_STAMP_P4;
    }

    return hash;
}


static uint64_t
ngx_posts_stamp_tail(uint64_t hash, u_char *p, u_char *last)
{
    while (last - p >= 8) {
        hash ^= ngx_posts_stamp_round(0, ngx_posts_stamp_word8(p));
        hash = ngx_posts_stamp_rotate(hash, 27);
        hash = hash * NGX_POSTS_STAMP_P1 + NGX_POSTS_STAMP_P4;
        p += 8;
    }

    if (last - p >= 4) {
        hash ^= ngx_posts_stamp_word4(p) * NGX_POSTS_STAMP_P1;
        hash = ngx_posts_stamp_rotate(hash, 23);
        hash = hash * NGX_POSTS_STAMP_P2 + NGX_POSTS_STAMP_P3;
        p += 4;
    }

    while (p < last) {
        hash ^= *p++ * NGX_POSTS_STAMP_P5;
        hash = ngx_posts_stamp_rotate(hash, 11) * NGX_POSTS_STAMP_P1;
    }

    return hash;
}


static ngx_inline uint64_t
ngx_posts_stamp_round(uint64_t lane, uint64_t word)
{
    lane += word * NGX_POSTS_STAMP_P2;

    return ngx_posts_stamp_rotate(lane, 31) * NGX_POSTS_STAMP_P1;
}
