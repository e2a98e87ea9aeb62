
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_ZONE_H_INCLUDED_
#define _NGX_POSTS_ZONE_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_time.h"


/*
 * A time zone, read from the bytes of a TZif file (RFC 8536) or from a POSIX
 * TZ string.  setenv("TZ") would shift the times in nginx's own log, and one
 * worker serves sites of several zones; so zones are values.
 *
 * A zone is immutable and lives as long as the pool it was made in.
 */

typedef struct ngx_posts_zone_s  ngx_posts_zone_t;


/*
 * Makes a zone from the content of a TZif file: versions 1 to 4, including
 * the POSIX rule of the footer.  The content is not kept.  Returns NULL
 * when it is not TZif, is damaged or truncated, or memory is short.
 */
ngx_posts_zone_t *ngx_posts_zone_tzif(ngx_pool_t *pool, ngx_str_t *content);

/*
 * Makes a zone from a POSIX TZ string such as "CST-8" or
 * "CET-1CEST,M3.5.0,M10.5.0/3".  Returns NULL when it is not one.
 */
ngx_posts_zone_t *ngx_posts_zone_posix(ngx_pool_t *pool, ngx_str_t *rule);

/* UTC; never NULL, never freed; its moments are not utc:1 but offset 0 */
ngx_posts_zone_t *ngx_posts_zone_utc(void);

/*
 * Fills in offset and abbr of a moment whose sec and nsec are set, and
 * clears utc: Ruby's Time#localtime.
 */
void ngx_posts_zone_local(ngx_posts_zone_t *zone, ngx_posts_time_t *time);

/*
 * Makes a moment from a local date and time of day, whose fields may be out
 * of range and are carried over, as Ruby's Time.local does: of two moments
 * the second (standard time) one, in a gap the one after it.  nsec is 0.
 */
void ngx_posts_zone_moment(ngx_posts_zone_t *zone, ngx_posts_civil_t *civil,
    ngx_posts_time_t *time);


#endif /* _NGX_POSTS_ZONE_H_INCLUDED_ */
