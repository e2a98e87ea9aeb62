
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_zone.h"
#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_date.h"
#include "liquid/ngx_posts_liquid_nothing.h"
#include "site/ngx_posts_jekyll_filters.h"


/*
 * Dates in the site's time zone, in a few fixed formats.
 */


typedef struct {
    ngx_str_t   plain;
    char       *ordinal;       /* ngx_sprintf()'s: day, "th" */
    char       *us;
} ngx_posts_jekyll_format_t;


static ngx_int_t ngx_posts_jekyll_date(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);


static const ngx_posts_jekyll_format_t  ngx_posts_jekyll_short =
    { ngx_string("%d %b %Y"), "%i%s %%b %%Y", "%%b %i%s, %%Y" };

static const ngx_posts_jekyll_format_t  ngx_posts_jekyll_long =
    { ngx_string("%d %B %Y"), "%i%s %%B %%Y", "%%B %i%s, %%Y" };

static const ngx_posts_jekyll_format_t  ngx_posts_jekyll_xmlschema =
    { ngx_string("%FT%T%:z"), NULL, NULL };

static const ngx_posts_jekyll_format_t  ngx_posts_jekyll_rfc822 =
    { ngx_string("%a, %d %b %Y %T %z"), NULL, NULL };


const ngx_posts_liquid_filter_t  ngx_posts_jekyll_date_filters[] = {

    { ngx_string("date_to_string"), ngx_posts_jekyll_date, 0, 2,
      (uintptr_t) &ngx_posts_jekyll_short },

    { ngx_string("date_to_long_string"), ngx_posts_jekyll_date, 0, 2,
      (uintptr_t) &ngx_posts_jekyll_long },

    { ngx_string("date_to_xmlschema"), ngx_posts_jekyll_date, 0, 0,
      (uintptr_t) &ngx_posts_jekyll_xmlschema },

    { ngx_string("date_to_rfc822"), ngx_posts_jekyll_date, 0, 0,
      (uintptr_t) &ngx_posts_jekyll_rfc822 },

    ngx_posts_liquid_null_filter
};


/*
 * The moment of the input in the site's zone: a date is its own midnight
 * there.
 */

static ngx_int_t
ngx_posts_jekyll_local(ngx_posts_liquid_call_t *call, ngx_posts_time_t *time)
{
    ngx_int_t          rc;
    ngx_str_t          s;
    ngx_uint_t         date;
    ngx_posts_civil_t  civil;

    if (ngx_posts_liquid_to_date(call->ctx, call->input, time, &date)
        != NGX_OK)
    {
        rc = ngx_posts_value_inspect(call->ctx, call->input, &s);
        if (rc != NGX_OK) {
            return rc;
        }

        return ngx_posts_error_set(call->ctx->error, "Invalid Date: '%V' is "
                                   "not a valid datetime.", &s);
    }

    if (date) {
        ngx_posts_civil_time(time, &civil);
        ngx_posts_zone_moment(call->ctx->zone, &civil, time);

    } else {
        ngx_posts_zone_local(call->ctx->zone, time);
    }

    return NGX_OK;
}


static char *
ngx_posts_jekyll_ordinal(ngx_int_t day)
{
    static char  *suffixes[] = { "th", "st", "nd", "rd" };

    if ((day >= 11 && day <= 13) || day % 10 > 3) {
        return suffixes[0];
    }

    return suffixes[day % 10];
}


static ngx_int_t
ngx_posts_jekyll_date(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    u_char              text[64];
    ngx_int_t           rc;
    ngx_str_t           s;
    ngx_posts_time_t    time;
    ngx_posts_civil_t   civil;
    ngx_posts_value_t   type, style;

    const ngx_posts_jekyll_format_t  *format;

    if (call->input->type == NGX_POSTS_NIL
        || (call->input->type == NGX_POSTS_STRING && call->input->len == 0)
        || ngx_posts_liquid_is_nothing(call->input))
    {
        *result = *call->input;
        return NGX_OK;
    }

    rc = ngx_posts_jekyll_local(call, &time);
    if (rc != NGX_OK) {
        return rc;
    }

    format = (const ngx_posts_jekyll_format_t *) call->data;
    s = format->plain;

    ngx_posts_liquid_argument(call, 0, &type);

    if (ngx_posts_is(&type, "ordinal")) {
        ngx_posts_liquid_argument(call, 1, &style);
        ngx_posts_civil_time(&time, &civil);

        s.len = ngx_snprintf(text, sizeof(text),
                             ngx_posts_is(&style, "US") ? format->us
                                                        : format->ordinal,
                             civil.day, ngx_posts_jekyll_ordinal(civil.day))
                - text;
        s.data = text;
    }

    return ngx_posts_liquid_strftime(call, &s, &time, result);
}
