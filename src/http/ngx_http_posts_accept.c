
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>
#include <ngx_http.h>

#include "http/ngx_http_posts_accept.h"


/* weights are in thousandths */

#define NGX_HTTP_POSTS_WEIGHT   1000
#define NGX_HTTP_POSTS_UNNAMED  -1


/*
 * What a request accepts; UNNAMED is what it does not speak of.
 *
 * weights  of the encodings, in the order of the list
 */

typedef struct {
    ngx_array_t    *encodings;
    ngx_int_t       weights[NGX_HTTP_POSTS_ENCODERS];
    ngx_int_t       identity;
    ngx_int_t       any;
} ngx_http_posts_accept_t;


static void ngx_http_posts_accept_line(ngx_http_posts_accept_t *accept,
    ngx_str_t *line);
static void ngx_http_posts_accept_item(ngx_http_posts_accept_t *accept,
    u_char *p, u_char *last);
static ngx_int_t ngx_http_posts_accept_weight(u_char *p, u_char *last);
static const ngx_http_posts_encoder_t *ngx_http_posts_accept_best(
    ngx_http_posts_accept_t *accept);
static ngx_uint_t ngx_http_posts_accept_allowed(ngx_http_request_t *r,
    ngx_http_posts_accept_t *accept, const ngx_http_posts_encoder_t *best);


const ngx_http_posts_encoder_t *
ngx_http_posts_accept(ngx_http_request_t *r, ngx_array_t *encodings)
{
    ngx_uint_t                       i;
    ngx_table_elt_t                 *h;
    ngx_http_posts_accept_t          accept;
    const ngx_http_posts_encoder_t  *best;

    h = r->headers_in.accept_encoding;

    if (h == NULL || r != r->main) {
        return NULL;
    }

    accept.encodings = encodings;
    accept.identity = NGX_HTTP_POSTS_UNNAMED;
    accept.any = NGX_HTTP_POSTS_UNNAMED;

    for (i = 0; i < encodings->nelts; i++) {
        accept.weights[i] = NGX_HTTP_POSTS_UNNAMED;
    }

#if (nginx_version >= 1023000)
    for ( /* void */ ; h; h = h->next) {
        ngx_http_posts_accept_line(&accept, &h->value);
    }
#else
    ngx_http_posts_accept_line(&accept, &h->value);
#endif

    do {
        best = ngx_http_posts_accept_best(&accept);

    } while (best && !ngx_http_posts_accept_allowed(r, &accept, best));

    return best;
}


static void
ngx_http_posts_accept_line(ngx_http_posts_accept_t *accept, ngx_str_t *line)
{
    u_char  *p, *last, *end;

    p = line->data;
    last = p + line->len;

    while (p < last) {
        end = ngx_strlchr(p, last, ',');

        if (end == NULL) {
            end = last;
        }

        ngx_http_posts_accept_item(accept, p, end);

        p = end + 1;
    }
}


static void
ngx_http_posts_accept_item(ngx_http_posts_accept_t *accept, u_char *p,
    u_char *last)
{
    size_t                            len;
    u_char                           *name;
    ngx_int_t                         weight;
    ngx_uint_t                        i;
    const ngx_http_posts_encoder_t  **encoders;

    while (p < last && (*p == ' ' || *p == '\t')) {
        p++;
    }

    name = p;

    while (p < last && *p != ';' && *p != ' ' && *p != '\t') {
        p++;
    }

    len = p - name;
    weight = ngx_http_posts_accept_weight(p, last);

    if (len == 1 && *name == '*') {
        accept->any = weight;
        return;
    }

    if (len == sizeof("identity") - 1
        && ngx_strncasecmp(name, (u_char *) "identity", len) == 0)
    {
        accept->identity = weight;
        return;
    }

    encoders = accept->encodings->elts;

    for (i = 0; i < accept->encodings->nelts; i++) {

        if (encoders[i]->name.len == len
            && ngx_strncasecmp(name, encoders[i]->name.data, len) == 0)
        {
            accept->weights[i] = weight;
            return;
        }
    }
}


/* of what follows a name: ";q=0.5", or nothing; 0 for what is neither */

static ngx_int_t
ngx_http_posts_accept_weight(u_char *p, u_char *last)
{
    ngx_int_t  weight, unit;

    while (p < last && (*p == ' ' || *p == '\t' || *p == ';')) {
        p++;
    }

    if (p == last) {
        return NGX_HTTP_POSTS_WEIGHT;
    }

    if (last - p < 3 || (p[0] | 0x20) != 'q' || p[1] != '='
        || p[2] < '0' || p[2] > '1')
    {
        return 0;
    }

    weight = (p[2] - '0') * NGX_HTTP_POSTS_WEIGHT;
    unit = NGX_HTTP_POSTS_WEIGHT / 10;
    p += 3;

    if (p < last && *p == '.') {

        for (p++; p < last && *p >= '0' && *p <= '9'; p++) {
            weight += (*p - '0') * unit;
            unit /= 10;
        }
    }

    while (p < last && (*p == ' ' || *p == '\t')) {
        p++;
    }

    return (p == last && weight <= NGX_HTTP_POSTS_WEIGHT) ? weight : 0;
}


static const ngx_http_posts_encoder_t *
ngx_http_posts_accept_best(ngx_http_posts_accept_t *accept)
{
    ngx_int_t                         weight, most;
    ngx_uint_t                        i;
    const ngx_http_posts_encoder_t   *best, **encoders;

    best = NULL;
    most = 0;

    encoders = accept->encodings->elts;

    for (i = 0; i < accept->encodings->nelts; i++) {

        weight = accept->weights[i];

        if (weight == NGX_HTTP_POSTS_UNNAMED) {
            weight = accept->any;
        }

        if (weight > most) {
            best = encoders[i];
            most = weight;
        }
    }

    weight = accept->identity;

    if (weight == NGX_HTTP_POSTS_UNNAMED) {
        weight = accept->any;
    }

    return (weight > most) ? NULL : best;
}


/* what is not allowed has no weight from then on */

static ngx_uint_t
ngx_http_posts_accept_allowed(ngx_http_request_t *r,
    ngx_http_posts_accept_t *accept, const ngx_http_posts_encoder_t *best)
{
    ngx_uint_t                        i, allowed;
    const ngx_http_posts_encoder_t  **encoders;

    encoders = accept->encodings->elts;

    for (i = 0; encoders[i] != best; i++) { /* void */ }

    allowed = 1;

#if (NGX_HTTP_GZIP)
    {
    ngx_http_core_loc_conf_t  *clcf;

    clcf = ngx_http_get_module_loc_conf(r, ngx_http_core_module);

    if (r->http_version < clcf->gzip_http_version) {
        allowed = 0;

    } else if (best == &ngx_http_posts_gzip
               && accept->weights[i] != NGX_HTTP_POSTS_UNNAMED)
    {
        /* nginx looks for the name, and knows no "*" */

        allowed = (ngx_http_gzip_ok(r) == NGX_OK);
    }
    }
#endif

    if (!allowed) {
        accept->weights[i] = 0;
    }

    return allowed;
}
