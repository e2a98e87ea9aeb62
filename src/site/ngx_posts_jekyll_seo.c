
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "liquid/ngx_posts_liquid_compiler.h"
#include "site/ngx_posts_jekyll_seo.h"
#include "site/ngx_posts_render.h"


static ngx_int_t ngx_posts_jekyll_seo_compile(
    ngx_posts_liquid_compiler_t *c, const ngx_posts_liquid_tag_t *tag,
    ngx_str_t *markup);
static ngx_int_t ngx_posts_jekyll_seo_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_begin(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_liquid_call_t *call);
static ngx_int_t ngx_posts_jekyll_seo_dates(ngx_posts_jekyll_seo_t *seo);
static ngx_int_t ngx_posts_jekyll_seo_urls(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator);
static ngx_int_t ngx_posts_jekyll_seo_neighbour(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator, ngx_str_t *which, ngx_str_t *path,
    ngx_posts_value_t *result);
static void ngx_posts_jekyll_seo_strip_index(ngx_posts_value_t *url);


/* what the tag's markup has when there shall be no <title> */

static ngx_str_t  ngx_posts_jekyll_seo_untitled = ngx_string("title=false");


const ngx_posts_liquid_tag_t  ngx_posts_jekyll_seo_tags[] = {

    { ngx_string("seo"), ngx_null_string, ngx_posts_jekyll_seo_compile, 0 },

    ngx_posts_liquid_null_tag
};


static ngx_int_t
ngx_posts_jekyll_seo_compile(ngx_posts_liquid_compiler_t *c,
    const ngx_posts_liquid_tag_t *tag, ngx_str_t *markup)
{
    u_char      *p, *last;
    ngx_str_t   *option;
    ngx_uint_t   untitled;

    option = &ngx_posts_jekyll_seo_untitled;
    last = markup->data + markup->len;
    untitled = 0;

    for (p = markup->data; p + option->len <= last; p++) {
        if (ngx_strncasecmp(p, option->data, option->len) == 0) {
            untitled = 1;
            break;
        }
    }

    if (ngx_posts_liquid_emit_call(c, (ngx_str_t *) &tag->name,
                                   ngx_posts_jekyll_seo_run, untitled, 0)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_liquid_emit_write(c);
}


/*
 * What may have to be waited for, the excerpt, is asked for first, so that
 * nothing has to be kept between two calls.
 */

static ngx_int_t
ngx_posts_jekyll_seo_run(ngx_posts_liquid_call_t *call,
    ngx_posts_value_t *result)
{
    ngx_int_t               rc;
    ngx_str_t               name;
    ngx_posts_value_t       paginator;
    ngx_posts_jekyll_seo_t  seo;

    ngx_str_set(&name, "paginator");

    if ((rc = ngx_posts_jekyll_seo_begin(&seo, call)) != NGX_OK
        || (rc = ngx_posts_liquid_lookup(call->vm, &name, &paginator))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_texts(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_title(&seo, &paginator)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_author(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_image(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_logo(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_dates(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_urls(&seo, &paginator)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_twitter(&seo)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_json(&seo)) != NGX_OK)
    {
        return rc;
    }

    if (call->data) {
        ngx_posts_nil(&seo.title);
    }

    return ngx_posts_jekyll_seo_print(&seo, result);
}


/* the page is that of the payload, whatever a template assigned to "page" */

static ngx_int_t
ngx_posts_jekyll_seo_begin(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_liquid_call_t *call)
{
    ngx_int_t          rc;
    ngx_posts_value_t  jekyll;

    ngx_memzero(seo, sizeof(ngx_posts_jekyll_seo_t));

    seo->call = call;

    if ((rc = ngx_posts_liquid_global(call->vm,
                                      &(ngx_str_t) ngx_string("page"),
                                      &seo->page))
        != NGX_OK
        || (rc = ngx_posts_liquid_global(call->vm,
                                         &(ngx_str_t) ngx_string("site"),
                                         &seo->site))
           != NGX_OK
        || (rc = ngx_posts_liquid_global(call->vm,
                                         &(ngx_str_t) ngx_string("jekyll"),
                                         &jekyll))
           != NGX_OK)
    {
        return rc;
    }

    return ngx_posts_jekyll_seo_get(seo, &jekyll, "version",
                                    &seo->generator);
}


static ngx_int_t
ngx_posts_jekyll_seo_dates(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  date, modified;

    if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "date", &date))
        != NGX_OK
        || (rc = ngx_posts_jekyll_seo_either(seo,
                     &seo->page, &(ngx_str_t) ngx_string("seo.date_modified"),
                     &seo->page, &(ngx_str_t) ngx_string("last_modified_at"),
                     &modified))
           != NGX_OK)
    {
        return rc;
    }

    if (!ngx_posts_truthy(&modified)) {
        modified = date;
    }

    if (ngx_posts_truthy(&modified)) {
        rc = ngx_posts_jekyll_seo_filter(seo, "date_to_xmlschema", &modified,
                                         &seo->modified);
        if (rc != NGX_OK) {
            return rc;
        }
    }

    if (!ngx_posts_truthy(&date)) {
        return NGX_OK;
    }

    return ngx_posts_jekyll_seo_filter(seo, "date_to_xmlschema", &date,
                                       &seo->published);
}


static ngx_int_t
ngx_posts_jekyll_seo_urls(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator)
{
    ngx_int_t          rc;
    ngx_str_t          s;
    ngx_posts_value_t  url;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "canonical_url",
                                  &seo->canonical);
    if (rc != NGX_OK) {
        return rc;
    }

    rc = ngx_posts_liquid_to_s(seo->call->ctx, &seo->canonical, &s);
    if (rc != NGX_OK) {
        return rc;
    }

    if (s.len == 0) {

        if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "url", &url))
            != NGX_OK
            || (rc = ngx_posts_jekyll_seo_filter(seo, "absolute_url", &url,
                                                 &seo->canonical))
               != NGX_OK)
        {
            return rc;
        }

        ngx_posts_jekyll_seo_strip_index(&seo->canonical);
    }

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "url", &url);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_truthy(&url)) {
        seo->address = seo->canonical;

        /* "false" is an address all the same */

        if (seo->canonical.type == NGX_POSTS_BOOLEAN) {
            ngx_posts_string(&seo->address, s.data, s.len);
        }
    }

    rc = ngx_posts_jekyll_seo_neighbour(seo, paginator,
             &(ngx_str_t) ngx_string("previous_page"),
             &(ngx_str_t) ngx_string("previous_page_path"), &seo->previous);
    if (rc != NGX_OK) {
        return rc;
    }

    return ngx_posts_jekyll_seo_neighbour(seo, paginator,
             &(ngx_str_t) ngx_string("next_page"),
             &(ngx_str_t) ngx_string("next_page_path"), &seo->next);
}


static ngx_int_t
ngx_posts_jekyll_seo_neighbour(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *paginator, ngx_str_t *which, ngx_str_t *path,
    ngx_posts_value_t *result)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v;

    rc = ngx_posts_jekyll_seo_find(seo, paginator, which, &v);

    if (rc != NGX_OK || !ngx_posts_truthy(&v)) {
        return rc;
    }

    rc = ngx_posts_jekyll_seo_find(seo, paginator, path, &v);
    if (rc != NGX_OK) {
        return rc;
    }

    /* without a path the element is there all the same */

    if (v.type == NGX_POSTS_NIL) {
        ngx_posts_string(result, "", 0);
        return NGX_OK;
    }

    return ngx_posts_jekyll_seo_filter(seo, "absolute_url", &v, result);
}


static void
ngx_posts_jekyll_seo_strip_index(ngx_posts_value_t *url)
{
    static ngx_str_t  name = ngx_string("/index.html");

    if (url->type == NGX_POSTS_STRING && url->len >= name.len
        && ngx_memcmp(url->u.data + url->len - name.len, name.data, name.len)
           == 0)
    {
        url->len -= name.len - 1;
    }
}
