
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_list.h"
#include "site/ngx_posts_plugins.h"
#include "site/ngx_posts_redirect.h"


/* the number of redirects.json; those of other pages count from 1 */

#define NGX_POSTS_REDIRECT_JSON  0


/*
 * Who is told of the ways to URLs that documents name.
 *
 * way  is given the document, the way from, and the address to; own: the
 *      document is the way itself
 * g    of pages in the making, or NULL; map: of redirects.json, or NULL
 */

typedef struct ngx_posts_redirects_s  ngx_posts_redirects_t;

typedef ngx_int_t (*ngx_posts_redirect_pt)(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc, ngx_str_t *from, ngx_str_t *to, ngx_uint_t own);

struct ngx_posts_redirects_s {
    ngx_pool_t               *pool;
    ngx_posts_config_t       *config;
    ngx_posts_jekyll_env_t   *env;
    ngx_posts_redirect_pt     way;
    ngx_posts_generation_t   *g;
    ngx_posts_map_t          *map;
};


static ngx_int_t ngx_posts_redirect_target(ngx_pool_t *pool,
    ngx_posts_jekyll_env_t *env, ngx_posts_value_t *value, ngx_str_t *to,
    ngx_posts_error_t *error);
static ngx_int_t ngx_posts_redirect_data(ngx_pool_t *pool,
    ngx_posts_map_t *data, ngx_str_t *from, ngx_str_t *to);
static ngx_int_t ngx_posts_redirect_set(ngx_posts_map_t *map,
    const char *key, ngx_str_t *s);
static uint32_t ngx_posts_redirect_list(ngx_posts_config_t *config,
    ngx_uint_t n);
static ngx_int_t ngx_posts_redirect_document(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc);
static ngx_int_t ngx_posts_redirect_own(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc);
static ngx_int_t ngx_posts_redirect_way(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc, ngx_posts_value_t *value, ngx_str_t *to);
static ngx_int_t ngx_posts_redirect_page(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc, ngx_str_t *from, ngx_str_t *to, ngx_uint_t own);
static ngx_int_t ngx_posts_redirect_json(ngx_posts_generation_t *g);
static ngx_int_t ngx_posts_redirect_walk(ngx_posts_redirects_t *walk,
    ngx_posts_render_t *render, ngx_uint_t list);
static ngx_int_t ngx_posts_redirect_note(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc, ngx_str_t *from, ngx_str_t *to, ngx_uint_t own);


static ngx_str_t  ngx_posts_redirect_plugin =
    ngx_string("jekyll-redirect-from");

static ngx_str_t  ngx_posts_redirect_from = ngx_string("redirect_from");
static ngx_str_t  ngx_posts_redirect_to = ngx_string("redirect_to");


/* what a redirecting page looks like where the site has no such layout */

static ngx_str_t  ngx_posts_redirect_text = ngx_string(
    "{% assign to = page.redirect.to %}"
    "<!DOCTYPE html>\n"
    "<html lang=\"en-US\">\n"
    "  <meta charset=\"utf-8\">\n"
    "  <title>Redirecting&hellip;</title>\n"
    "  <link rel=\"canonical\" href=\"{{ to }}\">\n"
    "  <script>location=\"{{ to }}\"</script>\n"
    "  <meta http-equiv=\"refresh\" content=\"0; url={{ to }}\">\n"
    "  <meta name=\"robots\" content=\"noindex\">\n"
    "  <h1>Redirecting&hellip;</h1>\n"
    "  <a href=\"{{ to }}\">Click here if you are not redirected.</a>\n"
    "</html>\n"
);


ngx_int_t
ngx_posts_redirect_read(ngx_posts_record_ctx_t *r)
{
    ngx_int_t                rc;
    ngx_str_t                to;
    ngx_posts_error_t        error;
    ngx_posts_value_t        from, target;
    ngx_posts_record_t      *record;
    ngx_posts_jekyll_env_t   env;

    record = r->record;

    if (!ngx_posts_plugins_listed(r->config->data,
                                  &ngx_posts_redirect_plugin))
    {
        return NGX_OK;
    }

    rc = ngx_posts_generation_data(r->config, r->ctx->pool, record,
                                   &ngx_posts_redirect_from, &from);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    record->redirects = (rc == NGX_OK);

    rc = ngx_posts_generation_data(r->config, r->ctx->pool, record,
                                   &ngx_posts_redirect_to, &target);

    if (rc != NGX_OK) {
        return (rc == NGX_DECLINED) ? NGX_OK : NGX_ERROR;
    }

    ngx_memzero(&env, sizeof(ngx_posts_jekyll_env_t));
    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    env.url = r->config->url;
    env.baseurl = r->config->baseurl;

    switch (ngx_posts_redirect_target(r->ctx->pool, &env, &target, &to,
                                      &error))
    {
    case NGX_OK:
        record->redirects = 1;
        record->emptied = 1;

        return ngx_posts_redirect_data(r->ctx->pool, record->data,
                                       &record->url, &to);
    case NGX_DECLINED:
        return NGX_OK;

    default:
        return ngx_posts_error_is_set(&error)
               ? ngx_posts_record_fail(r, &error) : NGX_ERROR;
    }
}


/* of several the first one counts; NGX_DECLINED: there is none */

static ngx_int_t
ngx_posts_redirect_target(ngx_pool_t *pool, ngx_posts_jekyll_env_t *env,
    ngx_posts_value_t *value, ngx_str_t *to, ngx_posts_error_t *error)
{
    ngx_str_t           url;
    ngx_uint_t          i;
    ngx_posts_array_t  *array;

    if (value->type == NGX_POSTS_ARRAY) {

        array = value->u.array;

        for (i = 0; i < array->nelts; i++) {
            if (array->elts[i].type != NGX_POSTS_NIL) {
                break;
            }
        }

        if (i == array->nelts) {
            return NGX_DECLINED;
        }

        value = &array->elts[i];
    }

    if (!ngx_posts_truthy(value)) {
        return NGX_DECLINED;
    }

    if (value->type != NGX_POSTS_STRING) {
        return ngx_posts_error_set(error, "redirect_to is no text");
    }

    url = ngx_posts_value_str(value);

    if ((url.len >= 7 && ngx_strncmp(url.data, "http://", 7) == 0)
        || (url.len >= 8 && ngx_strncmp(url.data, "https://", 8) == 0))
    {
        *to = url;
        return NGX_OK;
    }

    return ngx_posts_jekyll_site_url(pool, env, &url, to, error);
}


static ngx_int_t
ngx_posts_redirect_data(ngx_pool_t *pool, ngx_posts_map_t *data,
    ngx_str_t *from, ngx_str_t *to)
{
    ngx_posts_map_t    *map;
    ngx_posts_value_t  *value;

    static ngx_str_t    layout = ngx_string("redirect");

    value = ngx_posts_map_put(data, "sitemap");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_boolean(value, 0);

    map = ngx_posts_map_create(pool, 2);

    if (map == NULL
        || ngx_posts_redirect_set(map, "from", from) != NGX_OK
        || ngx_posts_redirect_set(map, "to", to) != NGX_OK
        || ngx_posts_redirect_set(data, "layout", &layout) != NGX_OK
        || ngx_posts_redirect_set(data, "permalink", from) != NGX_OK)
    {
        return NGX_ERROR;
    }

    value = ngx_posts_map_put(data, "redirect");
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(value, map);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_redirect_set(ngx_posts_map_t *map, const char *key, ngx_str_t *s)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_set(map, (u_char *) key, ngx_strlen(key));
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(value, s->data, s->len);

    return NGX_OK;
}


/*
 * A few documents with each call: first the posts, then what else collections
 * have, then the pages, at the end the list.  g->n is the number of the last
 * page.
 */

ngx_int_t
ngx_posts_redirect_generate(ngx_posts_generation_t *g)
{
    uint32_t                 id;
    ngx_uint_t               last, n;
    ngx_posts_entry_t        entry;
    ngx_posts_redirects_t    walk;
    ngx_posts_build_list_t  *list;

    id = ngx_posts_redirect_list(g->build->config, g->list);

    if (id == NGX_POSTS_NO_ID) {
        return ngx_posts_redirect_json(g);
    }

    list = &g->build->lists[id];

    ngx_memzero(&walk, sizeof(ngx_posts_redirects_t));

    walk.pool = g->pool;
    walk.config = g->build->config;
    walk.env = &g->env;
    walk.way = ngx_posts_redirect_page;
    walk.g = g;

    last = ngx_min(g->at + NGX_POSTS_BUILD_STEP, list->nids);
    n = g->n + NGX_POSTS_GENERATION_STEP;

    for ( /* void */ ; g->at < last && g->n < n; g->at++) {

        id = list->ids[g->at];

        if (ngx_posts_build_row(g->build, id)->flags
            & NGX_POSTS_ROW_REDIRECTS)
        {
            ngx_posts_generation_entry(g, id, &entry);

            if (ngx_posts_record_visible(walk.config, &entry.record,
                                         NGX_MAX_TIME_T_VALUE)
                && ngx_posts_redirect_document(&walk, &entry.record)
                   != NGX_OK)
            {
                return NGX_ERROR;
            }
        }
    }

    if (g->at == list->nids) {
        g->list++;
        g->at = 0;
    }

    return NGX_AGAIN;
}


/* the number of the n-th list of those that have documents and pages */

static uint32_t
ngx_posts_redirect_list(ngx_posts_config_t *config, ngx_uint_t n)
{
    if (n == 0) {
        return NGX_POSTS_LIST_POSTS;
    }

    if (n < config->collections.nelts) {
        return (uint32_t) NGX_POSTS_LIST_DOCS(n);
    }

    return (n == config->collections.nelts) ? NGX_POSTS_LIST_PAGES
                                            : NGX_POSTS_NO_ID;
}


/* a document with its old URLs, then with its new one */

static ngx_int_t
ngx_posts_redirect_document(ngx_posts_redirects_t *walk,
    ngx_posts_record_t *doc)
{
    ngx_int_t           rc;
    ngx_str_t           to;
    ngx_uint_t          i;
    ngx_posts_array_t  *array;
    ngx_posts_error_t   error;
    ngx_posts_value_t   from;

    ngx_memzero(&error, sizeof(ngx_posts_error_t));

    if (ngx_posts_jekyll_site_url(walk->pool, walk->env, &doc->url, &to,
                                  &error)
        != NGX_OK)
    {
        return ngx_posts_error_is_set(&error) ? NGX_OK : NGX_ERROR;
    }

    rc = ngx_posts_generation_data(walk->config, walk->pool, doc,
                                   &ngx_posts_redirect_from, &from);

    if (rc == NGX_ERROR) {
        return NGX_ERROR;
    }

    if (rc == NGX_OK && from.type == NGX_POSTS_ARRAY) {

        array = from.u.array;

        for (i = 0; i < array->nelts; i++) {

            if (ngx_posts_redirect_way(walk, doc, &array->elts[i], &to)
                != NGX_OK)
            {
                return NGX_ERROR;
            }
        }

    } else if (rc == NGX_OK
               && ngx_posts_redirect_way(walk, doc, &from, &to) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return doc->emptied ? ngx_posts_redirect_own(walk, doc) : NGX_OK;
}


static ngx_int_t
ngx_posts_redirect_own(ngx_posts_redirects_t *walk, ngx_posts_record_t *doc)
{
    ngx_str_t           to;
    ngx_posts_value_t   value, *target;

    if (ngx_posts_record_get(walk->pool, doc, "redirect", &value) != NGX_OK
        || value.type != NGX_POSTS_MAP)
    {
        return NGX_OK;
    }

    target = ngx_posts_map_get(value.u.map, "to");

    if (target == NULL) {
        return NGX_OK;
    }

    to = ngx_posts_value_str(target);

    return walk->way(walk, doc, &doc->url, &to, 1);
}


static ngx_int_t
ngx_posts_redirect_way(ngx_posts_redirects_t *walk, ngx_posts_record_t *doc,
    ngx_posts_value_t *value, ngx_str_t *to)
{
    ngx_str_t  name, from;

    name = ngx_posts_value_str(value);

    if (name.len == 0) {
        return NGX_OK;
    }

    if (name.data[0] == '/') {
        return walk->way(walk, doc, &name, to, 0);
    }

    from.len = name.len + 1;

    from.data = ngx_pnalloc(walk->pool, from.len);
    if (from.data == NULL) {
        return NGX_ERROR;
    }

    from.data[0] = '/';
    ngx_memcpy(from.data + 1, name.data, name.len);

    return walk->way(walk, doc, &from, to, 0);
}


static ngx_int_t
ngx_posts_redirect_page(ngx_posts_redirects_t *walk, ngx_posts_record_t *doc,
    ngx_str_t *from, ngx_str_t *to, ngx_uint_t own)
{
    ngx_posts_entry_t  *page;

    static ngx_str_t    name = ngx_string("redirect.html");

    if (own) {
        return NGX_OK;
    }

    page = ngx_posts_generation_page(walk->g, &name);

    if (page == NULL
        || ngx_posts_redirect_data(walk->pool, page->record.data, from, to)
           != NGX_OK)
    {
        return NGX_ERROR;
    }

    page->record.number = ++walk->g->n;

    if (!doc->undated) {
        page->record.date = doc->date;
    }

    return ngx_posts_generation_add(walk->g, page, NULL);
}


/* the list, unless the site has one or does not want any */

static ngx_int_t
ngx_posts_redirect_json(ngx_posts_generation_t *g)
{
    ngx_posts_entry_t  *page;
    ngx_posts_value_t  *value;

    static ngx_str_t    name = ngx_string("redirects.json");

    value = ngx_posts_map_get(g->build->config->data, "redirect_from");

    if (value && value->type == NGX_POSTS_MAP) {

        value = ngx_posts_map_get(value->u.map, "json");

        if (value && value->type == NGX_POSTS_BOOLEAN
            && !ngx_posts_truthy(value))
        {
            return NGX_OK;
        }
    }

    if (ngx_posts_generation_find(g, &name) != NGX_POSTS_NO_ID) {
        return NGX_OK;
    }

    page = ngx_posts_generation_page(g, &name);

    if (page == NULL || ngx_posts_generation_put(page, "layout") == NULL) {
        return NGX_ERROR;
    }

    page->record.number = NGX_POSTS_REDIRECT_JSON;

    return ngx_posts_generation_add(g, page, NULL);
}


ngx_int_t
ngx_posts_redirect_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source)
{
    if (record->number == NGX_POSTS_REDIRECT_JSON) {
        ngx_str_set(source, "{{ redirects | jsonify }}");
    } else {
        ngx_str_set(source, "");
    }

    return NGX_OK;
}


/* what redirects.json is made of */

ngx_int_t
ngx_posts_redirect_extra(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value)
{
    uint32_t               list;
    ngx_uint_t             i;
    ngx_posts_redirects_t  walk;

    if (name->len != 9 || ngx_memcmp(name->data, "redirects", 9) != 0
        || !ngx_posts_generator_made(&render->record,
                                     ngx_posts_redirect_generate)
        || render->record.number != NGX_POSTS_REDIRECT_JSON)
    {
        return NGX_DECLINED;
    }

    ngx_memzero(&walk, sizeof(ngx_posts_redirects_t));

    walk.pool = render->pool;
    walk.config = render->site->config;
    walk.env = &render->env;
    walk.way = ngx_posts_redirect_note;

    walk.map = ngx_posts_map_create(render->pool, 64);
    if (walk.map == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_map(value, walk.map);

    for (i = 0; /* void */ ; i++) {

        list = ngx_posts_redirect_list(walk.config, i);

        if (list == NGX_POSTS_NO_ID) {
            return NGX_OK;
        }

        if (ngx_posts_list_depend(render, list) != NGX_OK
            || ngx_posts_redirect_walk(&walk, render, list) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }
}


static ngx_int_t
ngx_posts_redirect_walk(ngx_posts_redirects_t *walk,
    ngx_posts_render_t *render, ngx_uint_t list)
{
    ngx_uint_t         i;
    ngx_posts_ids_t    ids;
    ngx_posts_entry_t  entry;

    ngx_posts_catalog_list(render->catalog, list, &ids);

    for (i = 0; i < ids.nelts; i++) {

        if (!(render->catalog->rows[ids.elts[i]].flags
              & NGX_POSTS_ROW_REDIRECTS))
        {
            continue;
        }

        ngx_posts_catalog_entry(render->catalog, ids.elts[i], &entry);

        if (ngx_posts_record_visible(walk->config, &entry.record,
                                     (time_t) render->ctx.now.sec)
            && ngx_posts_redirect_document(walk, &entry.record) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_redirect_note(ngx_posts_redirects_t *walk, ngx_posts_record_t *doc,
    ngx_str_t *from, ngx_str_t *to, ngx_uint_t own)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_set(walk->map, from->data, from->len);
    if (value == NULL) {
        return NGX_ERROR;
    }

    ngx_posts_string(value, to->data, to->len);

    return NGX_OK;
}


ngx_uint_t
ngx_posts_redirect_is_layout(ngx_posts_config_t *config, ngx_str_t *name)
{
    return name->len == 8 && ngx_memcmp(name->data, "redirect", 8) == 0
           && ngx_posts_plugins_listed(config->data,
                                       &ngx_posts_redirect_plugin);
}


ngx_int_t
ngx_posts_redirect_layout(ngx_posts_render_t *render)
{
    ngx_posts_template_t  *layout;

    layout = ngx_pcalloc(render->pool, sizeof(ngx_posts_template_t));
    if (layout == NULL) {
        return NGX_ERROR;
    }

    layout->kind = NGX_POSTS_TEMPLATE_LAYOUT;
    ngx_str_set(&layout->path, "_layouts/redirect.html");

    layout->data = ngx_posts_map_create(render->pool, 0);

    layout->program = ngx_posts_liquid_compile(render->site->engine,
                                               render->pool,
                                               render->ctx.log,
                                               &layout->path, 1,
                                               &ngx_posts_redirect_text,
                                               &render->error);

    if (layout->data == NULL || layout->program == NULL) {
        return NGX_ERROR;
    }

    render->layout = layout;

    return NGX_OK;
}
