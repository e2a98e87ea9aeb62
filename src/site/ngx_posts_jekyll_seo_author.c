
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "liquid/ngx_posts_liquid_argument.h"
#include "site/ngx_posts_jekyll_seo.h"


static ngx_int_t ngx_posts_jekyll_seo_who(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *who);
static ngx_uint_t ngx_posts_jekyll_seo_is_anyone(ngx_posts_value_t *v);
static ngx_int_t ngx_posts_jekyll_seo_lookup_author(
    ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *name);
static ngx_int_t ngx_posts_jekyll_seo_handle(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *v, ngx_posts_value_t *result);


/*
 * The page's author, the first of its authors or the site's author: a map,
 * or a name, of which site.data.authors may know more.
 */

ngx_int_t
ngx_posts_jekyll_seo_author(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  who;

    rc = ngx_posts_jekyll_seo_who(seo, &who);
    if (rc != NGX_OK) {
        return rc;
    }

    if (who.type == NGX_POSTS_STRING) {
        rc = ngx_posts_jekyll_seo_lookup_author(seo, &who);
        if (rc != NGX_OK) {
            return rc;
        }

    } else if (ngx_posts_liquid_is_hash(&who)) {
        seo->author = who;
    }

    return ngx_posts_jekyll_seo_get(seo, &seo->author, "name",
                                    &seo->author_name);
}


static ngx_int_t
ngx_posts_jekyll_seo_who(ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *who)
{
    ngx_int_t          rc;
    ngx_posts_value_t  authors;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "author", who);

    if (rc != NGX_OK || ngx_posts_jekyll_seo_is_anyone(who)) {
        return rc;
    }

    rc = ngx_posts_jekyll_seo_get(seo, &seo->page, "authors", &authors);
    if (rc != NGX_OK) {
        return rc;
    }

    if (ngx_posts_liquid_array_size(&authors)) {
        rc = ngx_posts_liquid_array_item(seo->call->ctx, &authors, 0, who);

        if (rc != NGX_OK || ngx_posts_jekyll_seo_is_anyone(who)) {
            return rc;
        }
    }

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "author", who);

    if (rc == NGX_OK && !ngx_posts_jekyll_seo_is_anyone(who)) {
        ngx_posts_nil(who);
    }

    return rc;
}


/* whether Ruby's to_s has any bytes */

static ngx_uint_t
ngx_posts_jekyll_seo_is_anyone(ngx_posts_value_t *v)
{
    return v->type != NGX_POSTS_NIL
           && (v->type != NGX_POSTS_STRING || v->len);
}


static ngx_int_t
ngx_posts_jekyll_seo_lookup_author(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *name)
{
    ngx_int_t           rc;
    ngx_uint_t          i;
    ngx_posts_map_t    *map;
    ngx_posts_value_t   authors, known, *slot;

    map = ngx_posts_map_create(seo->call->ctx->pool, 4);
    if (map == NULL) {
        return NGX_ERROR;
    }

    slot = ngx_posts_map_put(map, "name");
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = *name;
    ngx_posts_map(&seo->author, map);

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "data.authors", &authors);
    if (rc != NGX_OK || !ngx_posts_liquid_is_hash(&authors)) {
        return rc;
    }

    rc = ngx_posts_value_get(seo->call->ctx, &authors, name, &known);
    if (rc == NGX_DECLINED) {
        return NGX_OK;
    }

    if (rc == NGX_OK && known.type == NGX_POSTS_DROP
        && ngx_posts_liquid_is_hash(&known) && known.u.drop->ops->map)
    {
        authors = known;
        rc = authors.u.drop->ops->map(authors.u.drop, seo->call->ctx, &known);
    }

    if (rc != NGX_OK || known.type != NGX_POSTS_MAP) {
        return rc;
    }

    for (i = 0; i < known.u.map->nelts; i++) {

        slot = ngx_posts_map_set_value(map, &known.u.map->elts[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = known.u.map->elts[i].value;
    }

    return NGX_OK;
}


/* the site and the author at Twitter, where the site is there */

ngx_int_t
ngx_posts_jekyll_seo_twitter(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t          rc;
    ngx_posts_value_t  v, card;

    rc = ngx_posts_jekyll_seo_get(seo, &seo->site, "twitter", &v);

    if (rc != NGX_OK || !ngx_posts_truthy(&v)) {
        return rc;
    }

    if ((rc = ngx_posts_jekyll_seo_get(seo, &v, "username", &card)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_handle(seo, &card, &seo->twitter_site))
           != NGX_OK)
    {
        return rc;
    }

    rc = ngx_posts_jekyll_seo_either(seo,
             &seo->author, &(ngx_str_t) ngx_string("twitter"),
             &seo->author, &(ngx_str_t) ngx_string("name"), &v);

    if (rc != NGX_OK || v.type != NGX_POSTS_STRING) {
        return rc;
    }

    return ngx_posts_jekyll_seo_handle(seo, &v, &seo->twitter_creator);
}


static ngx_int_t
ngx_posts_jekyll_seo_handle(ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *v,
    ngx_posts_value_t *result)
{
    ngx_posts_value_t  at;

    ngx_posts_string(&at, "@", 1);

    return ngx_posts_liquid_apply(seo->call,
                                  &(ngx_str_t) ngx_string("remove"), v, &at,
                                  result);
}
