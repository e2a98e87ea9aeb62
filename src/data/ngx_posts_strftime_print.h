
/*
 * Copyright (C) nginx-posts contributors
 */


#ifndef _NGX_POSTS_STRFTIME_PRINT_H_INCLUDED_
#define _NGX_POSTS_STRFTIME_PRINT_H_INCLUDED_


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_buffer.h"
#include "data/ngx_posts_time.h"


/* one conversion of a date format: a part of ngx_posts_strftime */


#define NGX_POSTS_STRFTIME_NONE  -1


typedef struct ngx_posts_strftime_s  ngx_posts_strftime_t;

typedef ngx_int_t (*ngx_posts_strftime_pt)(ngx_posts_strftime_t *f);


/*
 * A conversion: how it is printed and, of numbers, by how many digits and
 * padded with what if the format does not tell.
 */

typedef struct {
    ngx_posts_strftime_pt              print;
    u_char                             pad;
    u_char                             width;
    ngx_str_t                          format;
} ngx_posts_conversion_t;


/*
 * width   NGX_POSTS_STRFTIME_NONE, or as the format tells
 * pad     '0', ' ', or 0: the conversion's own
 * change  the flag #
 * start   of the conversion in the format, "end" is behind it
 * date    no time of day
 */

struct ngx_posts_strftime_s {
    ngx_posts_buffer_t                *buffer;
    ngx_posts_time_t                  *time;
    ngx_posts_civil_t                  civil;

    const ngx_posts_conversion_t      *conversion;
    u_char                            *start;
    u_char                            *end;
    ngx_int_t                          width;
    ngx_uint_t                         colons;
    u_char                             letter;
    u_char                             pad;

    unsigned                           left:1;
    unsigned                           upper:1;
    unsigned                           change:1;
    unsigned                           date:1;
};


/* appends what a format stands for */
ngx_int_t ngx_posts_strftime_format(ngx_posts_strftime_t *f, u_char *p,
    u_char *last);

/* append one conversion: NGX_OK, NGX_DECLINED or NGX_ERROR of the buffer */

/* digits */
ngx_int_t ngx_posts_strftime_number(ngx_posts_strftime_t *f);

/* weekdays and months */
ngx_int_t ngx_posts_strftime_name(ngx_posts_strftime_t *f);

/* AM and PM */
ngx_int_t ngx_posts_strftime_half(ngx_posts_strftime_t *f);

/* %Z */
ngx_int_t ngx_posts_strftime_zone(ngx_posts_strftime_t *f);

/* %z */
ngx_int_t ngx_posts_strftime_offset(ngx_posts_strftime_t *f);

/* %N and %L */
ngx_int_t ngx_posts_strftime_fraction(ngx_posts_strftime_t *f);

/* %%, %n and %t */
ngx_int_t ngx_posts_strftime_character(ngx_posts_strftime_t *f);

/* formats in themselves */
ngx_int_t ngx_posts_strftime_compound(ngx_posts_strftime_t *f);


#endif /* _NGX_POSTS_STRFTIME_PRINT_H_INCLUDED_ */
