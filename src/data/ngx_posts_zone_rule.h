
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ZONE_RULE_H_INCLUDED_
#define _NGX_POSTS_ZONE_RULE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>


/*
 * The yearly rule of a time zone, a POSIX TZ string with the extensions of
 * RFC 8536: hours of a change from -167 to 167.  A part of the zone; nobody
 * else needs it.
 */

/* offset is seconds east of UTC; abbr is cut at 7 bytes */

typedef struct {
    int32_t                offset;
    u_char                 abbr[8];
} ngx_posts_zone_name_t;


/*
 * A day of the year and the local second of it.
 *
 * kind   'M': the week-th wday of the month, week 5 is the last one;
 *        'J': day 1 .. 365, 29 February is never counted;
 *        'D': day 0 .. 365, it is
 */

typedef struct {
    ngx_uint_t             kind;
    ngx_int_t              month;
    ngx_int_t              week;
    ngx_int_t              day;        /* of the week or of the year */
    int32_t                second;
} ngx_posts_zone_change_t;


/* dst: whether there is a daylight saving time at all */

typedef struct {
    ngx_posts_zone_name_t    standard;
    ngx_posts_zone_name_t    daylight;
    ngx_posts_zone_change_t  start;
    ngx_posts_zone_change_t  end;
    unsigned                 dst:1;
} ngx_posts_zone_rule_t;


/* NGX_OK, or NGX_ERROR when the text is no rule; nothing is kept of it */
ngx_int_t ngx_posts_zone_rule_parse(ngx_str_t *text,
    ngx_posts_zone_rule_t *rule);

/* the name and offset that hold at a moment, inside the rule */
const ngx_posts_zone_name_t *ngx_posts_zone_rule_find(
    ngx_posts_zone_rule_t *rule, int64_t sec);


#endif /* _NGX_POSTS_ZONE_RULE_H_INCLUDED_ */
