
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "data/ngx_posts_map.h"
#include "site/ngx_posts_jekyll_seo.h"


/*
 * The facts as JSON-LD.
 */


typedef struct {
    ngx_str_t    name;
    size_t       offset;
} ngx_posts_jekyll_seo_key_t;


static ngx_int_t ngx_posts_jekyll_seo_json_author(
    ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_json_image(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_json_entity(
    ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_json_publisher(
    ngx_posts_jekyll_seo_t *seo, ngx_posts_value_t *result);
static ngx_posts_map_t *ngx_posts_jekyll_seo_json_map(
    ngx_posts_jekyll_seo_t *seo, char *type, ngx_posts_value_t *result);
static ngx_int_t ngx_posts_jekyll_seo_json_put(ngx_posts_map_t *map,
    char *name, ngx_posts_value_t *value);


/* what of it is a value of its own, which the functions below make */

typedef struct {
    ngx_posts_jekyll_seo_t   facts;
    ngx_posts_value_t        context;
    ngx_posts_value_t        author;
    ngx_posts_value_t        image;
    ngx_posts_value_t        entity;
    ngx_posts_value_t        publisher;
} ngx_posts_jekyll_seo_json_t;


/* in alphabetical order, as the plugin sorts them */

static ngx_posts_jekyll_seo_key_t  ngx_posts_jekyll_seo_keys[] = {

    { ngx_string("@context"),
      offsetof(ngx_posts_jekyll_seo_json_t, context) },

    { ngx_string("@type"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.type) },

    { ngx_string("author"),
      offsetof(ngx_posts_jekyll_seo_json_t, author) },

    { ngx_string("dateModified"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.modified) },

    { ngx_string("datePublished"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.published) },

    { ngx_string("description"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.description) },

    { ngx_string("headline"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.page_title) },

    { ngx_string("image"),
      offsetof(ngx_posts_jekyll_seo_json_t, image) },

    { ngx_string("mainEntityOfPage"),
      offsetof(ngx_posts_jekyll_seo_json_t, entity) },

    { ngx_string("name"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.name) },

    { ngx_string("publisher"),
      offsetof(ngx_posts_jekyll_seo_json_t, publisher) },

    { ngx_string("sameAs"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.links) },

    { ngx_string("url"),
      offsetof(ngx_posts_jekyll_seo_json_t, facts.canonical) },

    { ngx_null_string, 0 }
};


ngx_int_t
ngx_posts_jekyll_seo_json(ngx_posts_jekyll_seo_t *seo)
{
    ngx_int_t                     rc;
    ngx_posts_map_t              *map;
    ngx_posts_value_t             v, *value, *slot;
    ngx_posts_jekyll_seo_key_t   *key;
    ngx_posts_jekyll_seo_json_t   json;

    ngx_memzero(&json, sizeof(ngx_posts_jekyll_seo_json_t));

    json.facts = *seo;

    ngx_posts_string(&json.context, "https://schema.org",
                     sizeof("https://schema.org") - 1);

    if ((rc = ngx_posts_jekyll_seo_json_author(seo, &json.author)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_json_image(seo, &json.image)) != NGX_OK
        || (rc = ngx_posts_jekyll_seo_json_entity(seo, &json.entity))
           != NGX_OK
        || (rc = ngx_posts_jekyll_seo_json_publisher(seo, &json.publisher))
           != NGX_OK)
    {
        return rc;
    }

    map = ngx_posts_map_create(seo->call->ctx->pool, 13);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (key = ngx_posts_jekyll_seo_keys; key->name.len; key++) {

        value = (ngx_posts_value_t *) ((u_char *) &json + key->offset);

        if (value->type == NGX_POSTS_NIL) {
            continue;
        }

        slot = ngx_posts_map_set(map, key->name.data, key->name.len);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = *value;
    }

    ngx_posts_map(&v, map);

    return ngx_posts_jekyll_seo_filter(seo, "jsonify", &v, &seo->json);
}


/* none when it is of another type than schema.org allows for an author */

static ngx_int_t
ngx_posts_jekyll_seo_json_author(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result)
{
    ngx_int_t           rc;
    ngx_posts_map_t    *map;
    ngx_posts_value_t   type, url;

    if (!ngx_posts_truthy(&seo->author_name)) {
        return NGX_OK;
    }

    if ((rc = ngx_posts_jekyll_seo_get(seo, &seo->author, "type", &type))
        != NGX_OK
        || (rc = ngx_posts_jekyll_seo_get(seo, &seo->author, "url", &url))
           != NGX_OK)
    {
        return rc;
    }

    if (ngx_posts_truthy(&type) && !ngx_posts_is(&type, "Organization")
        && !ngx_posts_is(&type, "Person"))
    {
        return NGX_OK;
    }

    map = ngx_posts_jekyll_seo_json_map(seo, "Person", result);

    if (map == NULL
        || (ngx_posts_truthy(&type)
            && ngx_posts_jekyll_seo_json_put(map, "@type", &type) != NGX_OK)
        || ngx_posts_jekyll_seo_json_put(map, "name", &seo->author_name)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (!ngx_posts_truthy(&url)) {
        return NGX_OK;
    }

    return ngx_posts_jekyll_seo_json_put(map, "url", &url);
}


/* a URL, or what the front matter's map has besides its path, and the URL */

static ngx_int_t
ngx_posts_jekyll_seo_json_image(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result)
{
    ngx_uint_t          i;
    ngx_posts_map_t    *map, *from;
    ngx_posts_value_t   type, *slot;

    *result = seo->image;

    if (seo->image.type == NGX_POSTS_NIL
        || seo->picture.type != NGX_POSTS_MAP)
    {
        return NGX_OK;
    }

    from = seo->picture.u.map;

    if (from->nelts == 1 && ngx_posts_is(&from->elts[0].key, "path")) {
        return NGX_OK;
    }

    map = ngx_posts_map_create(seo->call->ctx->pool, from->nelts + 2);
    if (map == NULL) {
        return NGX_ERROR;
    }

    for (i = 0; i < from->nelts; i++) {

        if (ngx_posts_is(&from->elts[i].key, "path")) {
            continue;
        }

        slot = ngx_posts_map_set_value(map, &from->elts[i].key);
        if (slot == NULL) {
            return NGX_ERROR;
        }

        *slot = from->elts[i].value;
    }

    ngx_posts_string(&type, "imageObject", sizeof("imageObject") - 1);
    ngx_posts_map(result, map);

    if (ngx_posts_jekyll_seo_json_put(map, "url", &seo->image) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_seo_json_put(map, "@type", &type);
}


static ngx_int_t
ngx_posts_jekyll_seo_json_entity(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t  *map;

    if (!ngx_posts_is(&seo->type, "BlogPosting")
        && !ngx_posts_is(&seo->type, "CreativeWork"))
    {
        return NGX_OK;
    }

    map = ngx_posts_jekyll_seo_json_map(seo, "WebPage", result);
    if (map == NULL) {
        return NGX_ERROR;
    }

    return ngx_posts_jekyll_seo_json_put(map, "@id", &seo->canonical);
}


static ngx_int_t
ngx_posts_jekyll_seo_json_publisher(ngx_posts_jekyll_seo_t *seo,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t    *map, *logo;
    ngx_posts_value_t   v;

    if (seo->logo.type == NGX_POSTS_NIL) {
        return NGX_OK;
    }

    map = ngx_posts_jekyll_seo_json_map(seo, "Organization", result);
    logo = ngx_posts_jekyll_seo_json_map(seo, "ImageObject", &v);

    if (map == NULL || logo == NULL
        || ngx_posts_jekyll_seo_json_put(logo, "url", &seo->logo) != NGX_OK
        || ngx_posts_jekyll_seo_json_put(map, "logo", &v) != NGX_OK)
    {
        return NGX_ERROR;
    }

    if (!ngx_posts_truthy(&seo->author_name)) {
        return NGX_OK;
    }

    return ngx_posts_jekyll_seo_json_put(map, "name", &seo->author_name);
}


static ngx_posts_map_t *
ngx_posts_jekyll_seo_json_map(ngx_posts_jekyll_seo_t *seo, char *type,
    ngx_posts_value_t *result)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t   v;

    map = ngx_posts_map_create(seo->call->ctx->pool, 3);
    if (map == NULL) {
        return NULL;
    }

    ngx_posts_string(&v, type, ngx_strlen(type));
    ngx_posts_map(result, map);

    return ngx_posts_jekyll_seo_json_put(map, "@type", &v) == NGX_OK ? map
                                                                     : NULL;
}


static ngx_int_t
ngx_posts_jekyll_seo_json_put(ngx_posts_map_t *map, char *name,
    ngx_posts_value_t *value)
{
    ngx_posts_value_t  *slot;

    slot = ngx_posts_map_set(map, (u_char *) name, ngx_strlen(name));
    if (slot == NULL) {
        return NGX_ERROR;
    }

    *slot = *value;

    return NGX_OK;
}
