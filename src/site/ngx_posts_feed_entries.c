
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_collection.h"
#include "site/ngx_posts_feed_entries.h"
#include "site/ngx_posts_generator.h"
#include "site/ngx_posts_list.h"
#include "site/ngx_posts_payload.h"


#define NGX_POSTS_FEED_LIMIT  10


/*
 * docs      ascending by date
 * facet     what they are of the catalog
 * reversed  those of one moment, too, the last one first
 * time      of the site
 * category  what a document must have to be in the feed, or NIL
 * entries   those that are in it
 */

typedef struct {
    ngx_posts_render_t   *render;
    ngx_posts_ids_t       docs;
    ngx_posts_facet_t     facet;
    ngx_posts_value_t     category;
    ngx_uint_t            drafts;
    int64_t               limit;
    ngx_uint_t            reversed;
    ngx_posts_value_t     time;
    ngx_posts_ids_t       entries;
} ngx_posts_feed_entries_t;


static int64_t ngx_posts_feed_limit(ngx_posts_map_t *config);
static ngx_int_t ngx_posts_feed_documents(ngx_posts_feed_entries_t *feed);
static ngx_int_t ngx_posts_feed_collected(ngx_posts_feed_entries_t *feed,
    ngx_posts_value_t *name);
static ngx_int_t ngx_posts_feed_by_date(void *data, uint32_t one,
    uint32_t two);
static void ngx_posts_feed_date(ngx_posts_feed_entries_t *feed, uint32_t id,
    ngx_posts_time_t *date);
static ngx_int_t ngx_posts_feed_term(ngx_posts_feed_entries_t *feed,
    ngx_uint_t table, ngx_posts_value_t *name);
static ngx_int_t ngx_posts_feed_pick(ngx_posts_feed_entries_t *feed);
static ngx_int_t ngx_posts_feed_same_date(ngx_posts_feed_entries_t *feed,
    ngx_uint_t first, ngx_uint_t n);
static ngx_int_t ngx_posts_feed_has(ngx_posts_feed_entries_t *feed,
    uint32_t id);


ngx_int_t
ngx_posts_feed_entries(ngx_posts_render_t *render, ngx_posts_value_t *value)
{
    ngx_posts_feed_entries_t  feed;

    ngx_memzero(&feed, sizeof(ngx_posts_feed_entries_t));

    feed.render = render;
    feed.drafts = render->site->config->show_drafts;
    feed.limit = ngx_posts_feed_limit(render->site->config->data);

    if (ngx_posts_feed_documents(&feed) != NGX_OK) {
        return NGX_ERROR;
    }

    /* the next document may be the first one */

    feed.facet.exact = (feed.docs.nelts == 0);

    feed.limit = ngx_min(feed.limit, (int64_t) feed.docs.nelts);

    if (feed.limit > 0) {

        feed.entries.elts = ngx_palloc(render->pool,
                                       (size_t) feed.limit
                                       * sizeof(uint32_t));

        if (feed.entries.elts == NULL
            || ngx_posts_feed_pick(&feed) != NGX_OK)
        {
            return NGX_ERROR;
        }
    }

    if (feed.facet.kind
        && ngx_posts_render_depend(render, &feed.facet) != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_list_value(render, &feed.entries, 0, NULL, value);
}


static int64_t
ngx_posts_feed_limit(ngx_posts_map_t *config)
{
    ngx_int_t           n;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(config, "feed");

    if (value && value->type == NGX_POSTS_MAP) {

        value = ngx_posts_map_get(value->u.map, "posts_limit");

        if (value && value->type == NGX_POSTS_INTEGER) {
            return value->u.integer;
        }

        if (value && value->type == NGX_POSTS_STRING) {

            n = ngx_atoi(value->u.data, value->len);

            if (n != NGX_ERROR) {
                return n;
            }
        }
    }

    return NGX_POSTS_FEED_LIMIT;
}


/* those of the collection, or of the term that says more */

static ngx_int_t
ngx_posts_feed_documents(ngx_posts_feed_entries_t *feed)
{
    ngx_pool_t          *pool;
    ngx_posts_value_t    value;
    ngx_posts_record_t  *record;

    ngx_posts_nil(&value);

    pool = feed->render->pool;
    record = &feed->render->record;

    if (ngx_posts_record_get(pool, record, "category", &feed->category)
        == NGX_ERROR
        || ngx_posts_record_get(pool, record, "tags", &value) == NGX_ERROR)
    {
        return NGX_ERROR;
    }

    if (value.type == NGX_POSTS_STRING) {
        return ngx_posts_feed_term(feed, NGX_POSTS_INDEX_TAGS, &value);
    }

    if (ngx_posts_record_get(pool, record, "collection", &value) != NGX_OK) {
        return NGX_ERROR;
    }

    if (!ngx_posts_is(&value, "posts")) {
        return ngx_posts_feed_collected(feed, &value);
    }

    if (feed->category.type == NGX_POSTS_STRING) {

        value = feed->category;
        ngx_posts_nil(&feed->category);

        return ngx_posts_feed_term(feed, NGX_POSTS_INDEX_CATEGORIES, &value);
    }

    ngx_posts_facet_list_init(&feed->facet, NGX_POSTS_LIST_POSTS);

    ngx_posts_render_posts(feed->render, &feed->docs);

    return NGX_OK;
}


/* in an order of its own, which stays among those of one moment */

static ngx_int_t
ngx_posts_feed_collected(ngx_posts_feed_entries_t *feed,
    ngx_posts_value_t *name)
{
    ngx_str_t                key;
    ngx_uint_t               list;
    ngx_posts_ids_t          ids;
    ngx_posts_sorter_t       sorter;
    ngx_posts_config_t      *config;
    ngx_posts_render_t      *render;
    ngx_posts_collection_t  *collection;

    render = feed->render;
    config = render->site->config;
    key = ngx_posts_value_str(name);

    collection = ngx_posts_collection_find(config, &key);
    if (collection == NULL) {
        return NGX_OK;
    }

    list = NGX_POSTS_LIST_DOCS(collection - (ngx_posts_collection_t *)
                                            config->collections.elts);

    ngx_posts_catalog_list(render->catalog, list, &ids);

    feed->docs.nelts = ids.nelts;
    feed->docs.elts = ngx_palloc(render->pool,
                                 ids.nelts * sizeof(uint32_t) + 1);

    if (feed->docs.elts == NULL
        || ngx_posts_list_depend(render, list) != NGX_OK
        || ngx_posts_site_time(render, &feed->time) != NGX_OK)
    {
        return NGX_ERROR;
    }

    ngx_memcpy(feed->docs.elts, ids.elts, ids.nelts * sizeof(uint32_t));

    if (ngx_posts_sorter_init(&sorter, render->pool, feed->docs.elts,
                              ids.nelts, ngx_posts_feed_by_date, feed)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    while (ngx_posts_sorter_run(&sorter, ids.nelts) == NGX_AGAIN) {
        /* void */
    }

    feed->docs.elts = sorter.elts;
    feed->reversed = 1;

    return NGX_OK;
}


static ngx_int_t
ngx_posts_feed_by_date(void *data, uint32_t one, uint32_t two)
{
    ngx_posts_feed_entries_t *feed = data;

    ngx_posts_time_t  a, b;

    ngx_posts_feed_date(feed, one, &a);
    ngx_posts_feed_date(feed, two, &b);

    if (a.sec != b.sec) {
        return (a.sec < b.sec) ? -1 : 1;
    }

    return (a.nsec < b.nsec) ? -1 : (a.nsec > b.nsec);
}


/* a document without one has the time of the site */

static void
ngx_posts_feed_date(ngx_posts_feed_entries_t *feed, uint32_t id,
    ngx_posts_time_t *date)
{
    ngx_posts_row_t  *row;

    row = &feed->render->catalog->rows[id];

    if (row->flags & NGX_POSTS_ROW_UNDATED) {
        *date = *feed->time.u.time;
        return;
    }

    date->sec = row->sec;
    date->nsec = row->nsec;
}


static ngx_int_t
ngx_posts_feed_term(ngx_posts_feed_entries_t *feed, ngx_uint_t table,
    ngx_posts_value_t *name)
{
    ngx_uint_t           list;
    ngx_posts_render_t  *render;

    render = feed->render;

    feed->facet.kind = (table == NGX_POSTS_INDEX_TAGS)
                       ? NGX_POSTS_FACET_TAG : NGX_POSTS_FACET_CATEGORY;
    feed->facet.name = ngx_posts_value_str(name);

    if (ngx_posts_catalog_term(render->catalog, table, &feed->facet.name,
                               &list)
        == NGX_OK)
    {
        ngx_posts_catalog_list(render->catalog, list, &feed->docs);

        feed->docs.nelts = ngx_posts_catalog_visible(render->catalog,
                                         render->site->config, &feed->docs,
                                         (time_t) render->ctx.now.sec);
    }

    return NGX_OK;
}


/* the newest first, but posts of one moment in the order of their paths */

static ngx_int_t
ngx_posts_feed_pick(ngx_posts_feed_entries_t *feed)
{
    uint32_t    *ids;
    ngx_uint_t   i, n;

    ids = feed->docs.elts;

    for (i = feed->docs.nelts; i > 0; i -= n) {

        if ((int64_t) feed->entries.nelts >= feed->limit) {
            break;
        }

        n = 1;

        while (!feed->reversed && n < i
               && ngx_posts_feed_by_date(feed, ids[i - n - 1], ids[i - 1])
                  == 0)
        {
            n++;
        }

        if (ngx_posts_feed_same_date(feed, i - n, n) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    /* one more, which may be of the same moment one day */

    feed->facet.n = feed->docs.nelts - i + 1;
    feed->facet.exact |= (i == 0);

    return NGX_OK;
}


static ngx_int_t
ngx_posts_feed_same_date(ngx_posts_feed_entries_t *feed, ngx_uint_t first,
    ngx_uint_t n)
{
    ngx_int_t   rc;
    ngx_uint_t  i;

    for (i = first; i < first + n; i++) {

        if ((int64_t) feed->entries.nelts >= feed->limit) {
            break;
        }

        rc = ngx_posts_feed_has(feed, feed->docs.elts[i]);

        if (rc == NGX_ERROR) {
            return NGX_ERROR;
        }

        if (rc == NGX_OK) {
            feed->entries.elts[feed->entries.nelts++] = feed->docs.elts[i];
        }
    }

    return NGX_OK;
}


static ngx_int_t
ngx_posts_feed_has(ngx_posts_feed_entries_t *feed, uint32_t id)
{
    ngx_uint_t          i;
    ngx_pool_t         *pool;
    ngx_posts_value_t   value;
    ngx_posts_entry_t   entry;

    pool = feed->render->pool;

    ngx_posts_catalog_entry(feed->render->catalog, id, &entry);

    if (!feed->drafts) {

        if (ngx_posts_record_get(pool, &entry.record, "draft", &value)
            == NGX_OK
            && value.type == NGX_POSTS_BOOLEAN && value.u.integer)
        {
            return NGX_DECLINED;
        }
    }

    if (feed->category.type != NGX_POSTS_STRING) {
        return NGX_OK;
    }

    if (ngx_posts_record_get(pool, &entry.record, "categories", &value)
        != NGX_OK
        || value.type != NGX_POSTS_ARRAY)
    {
        return NGX_DECLINED;
    }

    for (i = 0; i < value.u.array->nelts; i++) {
        if (ngx_posts_value_equal(&value.u.array->elts[i], &feed->category)) {
            return NGX_OK;
        }
    }

    return NGX_DECLINED;
}
