
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_zone.h"
#include "data/ngx_posts_zone_rule.h"


#define NGX_POSTS_TZIF_HEADER  44

/* RFC 8536 recommends -25 to 26 hours; no place has ever had more than 16 */
#define NGX_POSTS_TZIF_OFFSET  (26 * 3600)


typedef struct {
    int32_t                 offset;
    unsigned                dst:1;
    u_char                  abbr[8];
} ngx_posts_zone_type_t;


struct ngx_posts_zone_s {
    int64_t                *at;        /* transitions, ascending */
    u_char                 *index;     /* type since then */
    ngx_uint_t              n;
    ngx_posts_zone_type_t  *types;
    ngx_uint_t              before;    /* type before all transitions */
    ngx_posts_zone_rule_t  *rule;      /* after the last one, or NULL */
};


/* the counts of a TZif header, in the order of the file */

typedef struct {
    size_t                  isut;
    size_t                  isstd;
    size_t                  leaps;
    size_t                  times;
    size_t                  types;
    size_t                  chars;
} ngx_posts_tzif_counts_t;


static ngx_posts_zone_rule_t  ngx_posts_zone_utc_rule = {
    { 0, "UTC" }, { 0, "" }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, 0
};

static ngx_posts_zone_t  ngx_posts_zone_utc_data = {
    NULL, NULL, 0, NULL, 0, &ngx_posts_zone_utc_rule
};


ngx_posts_zone_t *
ngx_posts_zone_utc(void)
{
    return &ngx_posts_zone_utc_data;
}


ngx_posts_zone_t *
ngx_posts_zone_posix(ngx_pool_t *pool, ngx_str_t *rule)
{
    ngx_posts_zone_t  *zone;

    zone = ngx_pcalloc(pool, sizeof(ngx_posts_zone_t));
    if (zone == NULL) {
        return NULL;
    }

    zone->rule = ngx_palloc(pool, sizeof(ngx_posts_zone_rule_t));
    if (zone->rule == NULL) {
        return NULL;
    }

    if (ngx_posts_zone_rule_parse(rule, zone->rule) != NGX_OK) {
        return NULL;
    }

    return zone;
}


static uint32_t
ngx_posts_tzif_32(u_char *p)
{
    return (uint32_t) p[0] << 24 | (uint32_t) p[1] << 16
           | (uint32_t) p[2] << 8 | p[3];
}


static int64_t
ngx_posts_tzif_time(u_char *p, size_t size)
{
    if (size == 4) {
        return (int32_t) ngx_posts_tzif_32(p);
    }

    return (int64_t) ((uint64_t) ngx_posts_tzif_32(p) << 32
                      | ngx_posts_tzif_32(p + 4));
}


/*
 * Reads the header at p and returns the bytes of the block behind it, whose
 * moments are of that size, or -1 when that is not all there.
 */

static ssize_t
ngx_posts_tzif_header(u_char *p, u_char *last, size_t size,
    ngx_posts_tzif_counts_t *n)
{
    uint64_t  len;

    if (last - p < NGX_POSTS_TZIF_HEADER || ngx_memcmp(p, "TZif", 4) != 0) {
        return -1;
    }

    n->isut = ngx_posts_tzif_32(p + 20);
    n->isstd = ngx_posts_tzif_32(p + 24);
    n->leaps = ngx_posts_tzif_32(p + 28);
    n->times = ngx_posts_tzif_32(p + 32);
    n->types = ngx_posts_tzif_32(p + 36);
    n->chars = ngx_posts_tzif_32(p + 40);

    len = (uint64_t) n->times * (size + 1) + (uint64_t) n->types * 6
          + n->chars + (uint64_t) n->leaps * (size + 4)
          + n->isstd + n->isut;

    if (len > (uint64_t) (last - p - NGX_POSTS_TZIF_HEADER)) {
        return -1;
    }

    return (ssize_t) len;
}


static ngx_int_t
ngx_posts_tzif_times(ngx_pool_t *pool, ngx_posts_zone_t *zone, u_char *p,
    size_t size, ngx_posts_tzif_counts_t *n)
{
    ngx_uint_t  i;

    zone->n = n->times;

    if (n->times == 0) {
        return NGX_OK;
    }

    zone->at = ngx_palloc(pool, n->times * sizeof(int64_t));
    zone->index = ngx_pnalloc(pool, n->times);

    if (zone->at == NULL || zone->index == NULL) {
        return NGX_ERROR;
    }

    ngx_memcpy(zone->index, p + n->times * size, n->times);

    for (i = 0; i < n->times; i++) {
        zone->at[i] = ngx_posts_tzif_time(p + i * size, size);

        if (zone->index[i] >= n->types
            || (i > 0 && zone->at[i] <= zone->at[i - 1]))
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_tzif_abbr(u_char *dst, u_char *p, u_char *last)
{
    u_char  *end;

    for (end = p; end < last && *end != '\0'; end++) { /* void */ }

    if (p >= last || end == last) {
        return NGX_ERROR;
    }

    (void) ngx_cpystrn(dst, p, ngx_min((size_t) (end - p), 7) + 1);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_tzif_types(ngx_pool_t *pool, ngx_posts_zone_t *zone, u_char *p,
    ngx_posts_tzif_counts_t *n)
{
    u_char                 *chars;
    ngx_uint_t              i;
    ngx_posts_zone_type_t  *type;

    if (n->types == 0 || n->types > 256) {
        return NGX_ERROR;
    }

    zone->types = ngx_pcalloc(pool, n->types * sizeof(ngx_posts_zone_type_t));
    if (zone->types == NULL) {
        return NGX_ERROR;
    }

    chars = p + n->types * 6;

    for (i = 0; i < n->types; i++, p += 6) {
        type = &zone->types[i];

        type->offset = (int32_t) ngx_posts_tzif_32(p);
        type->dst = (p[4] != 0);

        if (type->offset < -NGX_POSTS_TZIF_OFFSET
            || type->offset > NGX_POSTS_TZIF_OFFSET
            || ngx_posts_tzif_abbr(type->abbr, chars + p[5],
                                   chars + n->chars)
               != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    /* as glibc: the first type that is no daylight saving time */

    for (i = 0; i < n->types; i++) {
        if (!zone->types[i].dst) {
            zone->before = i;
            break;
        }
    }

    return NGX_OK;
}


/* the rule between two line feeds behind the second block */

static ngx_int_t
ngx_posts_tzif_footer(ngx_pool_t *pool, ngx_posts_zone_t *zone, u_char *p,
    u_char *last)
{
    u_char     *end;
    ngx_str_t   rule;

    if (p == last || *p++ != LF) {
        return NGX_ERROR;
    }

    end = ngx_strlchr(p, last, LF);
    if (end == NULL) {
        return NGX_ERROR;
    }

    rule.data = p;
    rule.len = end - p;

    if (rule.len == 0) {
        return NGX_OK;
    }

    zone->rule = ngx_palloc(pool, sizeof(ngx_posts_zone_rule_t));
    if (zone->rule == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_zone_rule_parse(&rule, zone->rule);
}


ngx_posts_zone_t *
ngx_posts_zone_tzif(ngx_pool_t *pool, ngx_str_t *content)
{
    u_char                   *p, *last;
    size_t                    size;
    ssize_t                   len;
    ngx_posts_zone_t         *zone;
    ngx_posts_tzif_counts_t   n;

    p = content->data;
    last = p + content->len;
    size = 4;

    len = ngx_posts_tzif_header(p, last, size, &n);
    if (len < 0) {
        return NULL;
    }

    if (p[4] >= '2') {
        p += NGX_POSTS_TZIF_HEADER + len;
        size = 8;

        len = ngx_posts_tzif_header(p, last, size, &n);
        if (len < 0) {
            return NULL;
        }
    }

    zone = ngx_pcalloc(pool, sizeof(ngx_posts_zone_t));
    if (zone == NULL) {
        return NULL;
    }

    p += NGX_POSTS_TZIF_HEADER;

    if (ngx_posts_tzif_times(pool, zone, p, size, &n) != NGX_OK
        || ngx_posts_tzif_types(pool, zone, p + n.times * (size + 1), &n)
           != NGX_OK)
    {
        return NULL;
    }

    if (size == 8
        && ngx_posts_tzif_footer(pool, zone, p + len, last) != NGX_OK)
    {
        return NULL;
    }

    return zone;
}


/* the number of transitions at or before a moment */

static ngx_uint_t
ngx_posts_zone_search(ngx_posts_zone_t *zone, int64_t sec)
{
    ngx_uint_t  low, high, i;

    low = 0;
    high = zone->n;

    while (low < high) {
        i = (low + high) / 2;

        if (zone->at[i] <= sec) {
            low = i + 1;

        } else {
            high = i;
        }
    }

    return low;
}


void
ngx_posts_zone_local(ngx_posts_zone_t *zone, ngx_posts_time_t *time)
{
    ngx_uint_t                    i;
    ngx_posts_zone_type_t        *type;
    const ngx_posts_zone_name_t  *name;

    time->utc = 0;

    i = (zone->n && time->sec >= zone->at[zone->n - 1])
        ? zone->n : ngx_posts_zone_search(zone, time->sec);

    if (i == zone->n && zone->rule != NULL) {
        name = ngx_posts_zone_rule_find(zone->rule, time->sec);
        time->offset = name->offset;
        ngx_memcpy(time->abbr, name->abbr, 8);
        return;
    }

    type = &zone->types[i ? zone->index[i - 1] : zone->before];
    time->offset = type->offset;
    ngx_memcpy(time->abbr, type->abbr, 8);
}


void
ngx_posts_zone_moment(ngx_posts_zone_t *zone, ngx_posts_civil_t *civil,
    ngx_posts_time_t *time)
{
    int32_t           after;
    int64_t           local;
    ngx_posts_time_t  before;

    local = ngx_posts_civil_seconds(civil);
    time->nsec = 0;

    time->sec = local + 86400;
    ngx_posts_zone_local(zone, time);
    after = time->offset;

    time->sec = local - after;
    ngx_posts_zone_local(zone, time);

    if (time->offset == after) {
        return;
    }

    /* before a change, or in the gap that it makes */

    before.sec = local - 86400;
    ngx_posts_zone_local(zone, &before);

    time->sec = local - before.offset;
    ngx_posts_zone_local(zone, time);
}
