
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_feed.h"
#include "site/ngx_posts_feed_entries.h"


/*
 * One feed.
 *
 * dir         what stands before its name, with slashes
 * name        without the extension, NULL: dir is all of the path
 * collection  whose documents it shows
 */

typedef struct {
    ngx_str_t            dir;
    ngx_str_t           *name;
    ngx_str_t            collection;
    ngx_posts_value_t   *category;
    ngx_posts_value_t   *tag;
    ngx_posts_time_t     date;
} ngx_posts_feed_t;


static ngx_int_t ngx_posts_feed_collections(ngx_posts_generation_t *g,
    ngx_posts_map_t *settings);
static ngx_posts_map_t *ngx_posts_feed_map(ngx_posts_map_t *map,
    const char *key);
static ngx_posts_array_t *ngx_posts_feed_array(ngx_posts_map_t *map,
    const char *key);
static ngx_int_t ngx_posts_feed_collection(ngx_posts_generation_t *g,
    ngx_str_t *name, ngx_posts_map_t *meta);
static ngx_int_t ngx_posts_feed_dir(ngx_posts_generation_t *g,
    ngx_posts_feed_t *feed, ngx_str_t *name, const char *end);
static ngx_int_t ngx_posts_feed_category(ngx_posts_generation_t *g,
    ngx_posts_feed_t *feed, ngx_posts_array_t *categories, ngx_uint_t i);
static ngx_int_t ngx_posts_feed_tags(ngx_posts_generation_t *g,
    ngx_posts_map_t *settings);
static ngx_int_t ngx_posts_feed_tag(ngx_posts_generation_t *g,
    ngx_posts_feed_t *feed, ngx_posts_value_t *tag,
    ngx_posts_array_t *except);
static ngx_posts_value_t *ngx_posts_feed_term(ngx_posts_generation_t *g,
    ngx_uint_t n, ngx_posts_time_t *date);
static ngx_int_t ngx_posts_feed_page(ngx_posts_generation_t *g,
    ngx_posts_feed_t *feed);
static ngx_int_t ngx_posts_feed_data(ngx_posts_generation_t *g,
    ngx_posts_entry_t *page, ngx_posts_feed_t *feed);


static ngx_str_t  ngx_posts_feed_text = ngx_string(
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>"
    "{% if page.xsl %}<?xml-stylesheet type=\"text/xml\" "
    "href=\"{{ '/feed.xslt.xml' | absolute_url }}\"?>{% endif %}"
    "{% assign me = page.url | absolute_url %}"
    "{% assign lang = site.lang %}"
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
    "{% if lang %}xml:lang=\"{{ lang }}\"{% endif %}>"
    "<generator uri=\"https://jekyllrb.com/\" "
    "version=\"{{ jekyll.version }}\">Jekyll</generator>"
    "<link href=\"{{ me }}\" rel=\"self\" "
    "type=\"application/atom+xml\" />"
    "<link href=\"{{ '/' | absolute_url }}\" rel=\"alternate\" "
    "type=\"text/html\" {% if lang %}hreflang=\"{{ lang }}\" {% endif %}/>"
    "<updated>{{ site.time | date_to_xmlschema }}</updated>"
    "<id>{{ me | xml_escape }}</id>"

    "{% assign name = site.title | default: site.name %}"
    "{% unless page.collection == 'posts' %}"
    "{% assign part = page.collection | capitalize %}"
    "{% assign name = name | append: ' | ' | append: part %}"
    "{% endunless %}"
    "{% if page.category %}"
    "{% assign part = page.category | capitalize %}"
    "{% assign name = name | append: ' | ' | append: part %}"
    "{% endif %}"
    "{% if name %}<title type=\"html\">"
    "{{ name | smartify | xml_escape }}</title>{% endif %}"
    "{% if site.description %}<subtitle>"
    "{{ site.description | xml_escape }}</subtitle>{% endif %}"

    "{% assign who = site.author %}"
    "{% if who %}<author>"
    "<name>{{ who.name | default: who | xml_escape }}</name>"
    "{% if who.email %}<email>{{ who.email | xml_escape }}</email>{% endif %}"
    "{% if who.uri %}<uri>{{ who.uri | xml_escape }}</uri>{% endif %}"
    "</author>{% endif %}"

    "{% for item in entries %}"
    "{% assign link = item.url | absolute_url %}"
    "{% assign name = item.title | smartify | strip_html "
    "| normalize_whitespace | xml_escape %}"
    "<entry{% if item.lang %} xml:lang=\"{{ item.lang }}\"{% endif %}>"
    "<title type=\"html\">{{ name }}</title>"
    "<link href=\"{{ link }}\" rel=\"alternate\" type=\"text/html\" "
    "title=\"{{ name }}\" />"
    "<published>{{ item.date | date_to_xmlschema }}</published>"
    "<updated>{{ item.last_modified_at | default: item.date "
    "| date_to_xmlschema }}</updated>"
    "<id>{{ item.id | absolute_url | xml_escape }}</id>"

    "{% assign short = item.feed.excerpt_only "
    "| default: site.feed.excerpt_only %}"
    "{% unless short %}<content type=\"html\" "
    "xml:base=\"{{ link | xml_escape }}\"><![CDATA["
    "{{ item.content | strip }}]]></content>{% endunless %}"

    "{% assign who = item.author | default: item.authors[0] "
    "| default: site.author %}"
    "{% assign who = site.data.authors[who] | default: who %}"
    "{% assign email = who.email | default: nil %}"
    "{% assign uri = who.uri | default: nil %}"
    "<author><name>{{ who.name | default: who | default: '' "
    "| xml_escape }}</name>"
    "{% if email %}<email>{{ email | xml_escape }}</email>{% endif %}"
    "{% if uri %}<uri>{{ uri | xml_escape }}</uri>{% endif %}"
    "</author>"

    "{% if item.category %}"
    "<category term=\"{{ item.category | xml_escape }}\" />"
    "{% elsif item.categories %}{% for term in item.categories %}"
    "<category term=\"{{ term | xml_escape }}\" />{% endfor %}{% endif %}"
    "{% for term in item.tags %}"
    "<category term=\"{{ term | xml_escape }}\" />{% endfor %}"

    "{% assign text = item.description | default: item.excerpt %}"
    "{% if text and text != empty %}<summary type=\"html\"><![CDATA["
    "{{ text | strip_html | normalize_whitespace }}]]></summary>{% endif %}"

    "{% assign image = item.image.path | default: item.image %}"
    "{% if image %}{% unless image contains '://' %}"
    "{% assign image = image | absolute_url %}{% endunless %}"
    "{% assign image = image | xml_escape %}"
    "<media:thumbnail xmlns:media=\"http://search.yahoo.com/mrss/\" "
    "url=\"{{ image }}\" />"
    "<media:content medium=\"image\" url=\"{{ image }}\" "
    "xmlns:media=\"http://search.yahoo.com/mrss/\" />{% endif %}"
    "</entry>{% endfor %}</feed>"
);


/* first the collections, in one go, then the tags */

ngx_int_t
ngx_posts_feed_generate(ngx_posts_generation_t *g)
{
    ngx_posts_map_t  *settings;

    settings = ngx_posts_feed_map(g->build->config->data, "feed");

    if (g->list == 0) {
        g->list = 1;

        return (ngx_posts_feed_collections(g, settings) == NGX_OK)
               ? NGX_AGAIN : NGX_ERROR;
    }

    return settings ? ngx_posts_feed_tags(g, settings) : NGX_OK;
}


static ngx_int_t
ngx_posts_feed_collections(ngx_posts_generation_t *g,
    ngx_posts_map_t *settings)
{
    ngx_str_t           name;
    ngx_uint_t          i, posts;
    ngx_posts_map_t    *collections, *meta;
    ngx_posts_array_t  *list;
    ngx_posts_value_t  *value;

    collections = settings ? ngx_posts_feed_map(settings, "collections")
                           : NULL;
    list = settings ? ngx_posts_feed_array(settings, "collections") : NULL;
    posts = 0;

    for (i = 0; collections && i < collections->nelts; i++) {

        name = ngx_posts_value_str(&collections->elts[i].key);
        value = &collections->elts[i].value;
        meta = (value->type == NGX_POSTS_MAP) ? value->u.map : NULL;
        posts |= ngx_posts_is(&collections->elts[i].key, "posts");

        if (ngx_posts_feed_collection(g, &name, meta) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    for (i = 0; list && i < list->nelts; i++) {

        name = ngx_posts_value_str(&list->elts[i]);
        posts |= ngx_posts_is(&list->elts[i], "posts");

        if (ngx_posts_feed_collection(g, &name, NULL) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    ngx_str_set(&name, "posts");

    return posts ? NGX_OK : ngx_posts_feed_collection(g, &name, NULL);
}


static ngx_posts_map_t *
ngx_posts_feed_map(ngx_posts_map_t *map, const char *key)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_find(map, (u_char *) key, ngx_strlen(key));

    return (value && value->type == NGX_POSTS_MAP) ? value->u.map : NULL;
}


static ngx_posts_array_t *
ngx_posts_feed_array(ngx_posts_map_t *map, const char *key)
{
    ngx_posts_value_t  *value;

    value = ngx_posts_map_find(map, (u_char *) key, ngx_strlen(key));

    return (value && value->type == NGX_POSTS_ARRAY) ? value->u.array : NULL;
}


ngx_str_t
ngx_posts_feed_path(ngx_posts_map_t *config, const char *fallback)
{
    ngx_str_t           path;
    ngx_uint_t          i;
    ngx_posts_map_t    *feed, *maps[2];
    ngx_posts_value_t  *value;

    feed = ngx_posts_feed_map(config, "feed");
    maps[0] = feed ? ngx_posts_feed_map(feed, "collections") : NULL;
    maps[0] = maps[0] ? ngx_posts_feed_map(maps[0], "posts") : NULL;
    maps[1] = feed;

    for (i = 0; i < 2; i++) {

        value = maps[i] ? ngx_posts_map_get(maps[i], "path") : NULL;

        if (value && value->type == NGX_POSTS_STRING) {
            return ngx_posts_value_str(value);
        }
    }

    path.data = (u_char *) fallback;
    path.len = ngx_strlen(fallback);

    return path;
}


/* of each category, and of all; meta: what "feed" says of it, or NULL */

static ngx_int_t
ngx_posts_feed_collection(ngx_posts_generation_t *g, ngx_str_t *name,
    ngx_posts_map_t *meta)
{
    ngx_uint_t          i, posts;
    ngx_posts_map_t    *settings;
    ngx_posts_feed_t    feed;
    ngx_posts_value_t  *value;
    ngx_posts_array_t  *categories;

    ngx_memzero(&feed, sizeof(ngx_posts_feed_t));

    feed.collection = *name;
    posts = (name->len == 5 && ngx_memcmp(name->data, "posts", 5) == 0);

    settings = ngx_posts_feed_map(g->build->config->data, "feed");
    categories = meta ? ngx_posts_feed_array(meta, "categories") : NULL;

    if (posts && categories == NULL && settings) {
        categories = ngx_posts_feed_array(settings, "categories");
    }

    if (ngx_posts_feed_dir(g, &feed, posts ? NULL : name, "/") != NGX_OK) {
        return NGX_ERROR;
    }

    for (i = 0; categories && i < categories->nelts; i++) {
        if (ngx_posts_feed_category(g, &feed, categories, i) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    feed.category = NULL;
    feed.name = NULL;

    value = meta ? ngx_posts_map_get(meta, "path") : NULL;

    if (posts) {
        feed.dir = ngx_posts_feed_path(g->build->config->data, "/feed.xml");

    } else if (value && value->type == NGX_POSTS_STRING) {
        feed.dir = ngx_posts_value_str(value);

    } else if (ngx_posts_feed_dir(g, &feed, name, ".xml") != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_feed_page(g, &feed);
}


/* "/feed", the collection's name where there is one, and an end */

static ngx_int_t
ngx_posts_feed_dir(ngx_posts_generation_t *g, ngx_posts_feed_t *feed,
    ngx_str_t *name, const char *end)
{
    u_char  *p;

    p = ngx_pnalloc(g->pool, sizeof("/feed/") + (name ? name->len : 0)
                             + ngx_strlen(end));
    if (p == NULL) {
        return NGX_ERROR;
    }

    feed->dir.data = p;

    p = ngx_cpymem(p, "/feed", sizeof("/feed") - 1);

    if (name) {
        *p++ = '/';
        p = ngx_cpymem(p, name->data, name->len);
    }

    p = ngx_cpymem(p, end, ngx_strlen(end));

    feed->dir.len = p - feed->dir.data;

    return NGX_OK;
}


/* a category that is named twice has one feed */

static ngx_int_t
ngx_posts_feed_category(ngx_posts_generation_t *g, ngx_posts_feed_t *feed,
    ngx_posts_array_t *categories, ngx_uint_t i)
{
    ngx_str_t   name;
    ngx_uint_t  k;

    for (k = 0; k < i; k++) {
        if (ngx_posts_value_equal(&categories->elts[k],
                                  &categories->elts[i]))
        {
            return NGX_OK;
        }
    }

    if (categories->elts[i].type != NGX_POSTS_STRING) {
        return NGX_OK;
    }

    name = ngx_posts_value_str(&categories->elts[i]);

    feed->name = &name;
    feed->category = &categories->elts[i];

    return ngx_posts_feed_page(g, feed);
}


/* a few tags with each call: g->at is the next one */

static ngx_int_t
ngx_posts_feed_tags(ngx_posts_generation_t *g, ngx_posts_map_t *settings)
{
    ngx_uint_t          last, n;
    ngx_posts_map_t    *tags;
    ngx_posts_feed_t    feed;
    ngx_posts_array_t  *only, *except;
    ngx_posts_value_t  *value;

    value = ngx_posts_map_get(settings, "tags");

    if (value == NULL || !ngx_posts_truthy(value)) {
        return NGX_OK;
    }

    ngx_memzero(&feed, sizeof(ngx_posts_feed_t));

    ngx_str_set(&feed.collection, "posts");
    ngx_str_set(&feed.dir, "/feed/by_tag/");

    tags = (value->type == NGX_POSTS_MAP) ? value->u.map : NULL;
    only = tags ? ngx_posts_feed_array(tags, "only") : NULL;
    except = tags ? ngx_posts_feed_array(tags, "except") : NULL;
    value = tags ? ngx_posts_map_get(tags, "path") : NULL;

    if (value && value->type == NGX_POSTS_STRING) {
        feed.dir = ngx_posts_value_str(value);
    }

    n = only ? only->nelts : g->build->taxonomies[1].names->nelts;
    last = ngx_min(g->at + NGX_POSTS_GENERATION_STEP, n);

    for ( /* void */ ; g->at < last; g->at++) {

        /* those that are asked for are there with the first tag of all */

        value = ngx_posts_feed_term(g, only ? 0 : g->at, &feed.date);

        if (value && only) {
            value = &only->elts[g->at];
        }

        if (value && ngx_posts_feed_tag(g, &feed, value, except) != NGX_OK) {
            return NGX_ERROR;
        }
    }

    return (g->at < n) ? NGX_AGAIN : NGX_OK;
}


/* the n-th tag in the order of their first posts, and the date of that one */

static ngx_posts_value_t *
ngx_posts_feed_term(ngx_posts_generation_t *g, ngx_uint_t n,
    ngx_posts_time_t *date)
{
    uint32_t                 *seen;
    ngx_uint_t                i;
    ngx_posts_entry_t         entry;
    ngx_posts_build_terms_t  *tags;

    tags = &g->build->taxonomies[1];
    seen = g->data;

    if (seen == NULL) {

        seen = ngx_palloc(g->build->pool,
                          tags->count * sizeof(uint32_t) + 1);
        if (seen == NULL) {
            return NULL;
        }

        for (i = 0; i < tags->names->nelts; i++) {
            if (tags->order[i] != NGX_POSTS_NO_ID) {
                seen[tags->order[i]] = (uint32_t) i;
            }
        }

        g->data = seen;
    }

    if (n >= tags->count || tags->lists[n].n == 0) {
        return NULL;
    }

    ngx_posts_generation_entry(g, tags->members[tags->lists[n].first],
                               &entry);

    *date = entry.record.date;

    return &tags->names->elts[seen[n]].key;
}


/* only a plain word has a feed */

static ngx_int_t
ngx_posts_feed_tag(ngx_posts_generation_t *g, ngx_posts_feed_t *feed,
    ngx_posts_value_t *tag, ngx_posts_array_t *except)
{
    u_char      c;
    ngx_str_t   name;
    ngx_uint_t  i;

    if (tag->type != NGX_POSTS_STRING) {
        return NGX_OK;
    }

    for (i = 0; except && i < except->nelts; i++) {
        if (ngx_posts_value_equal(&except->elts[i], tag)) {
            return NGX_OK;
        }
    }

    name = ngx_posts_value_str(tag);

    for (i = 0; i < name.len; i++) {

        c = name.data[i];

        if ((c < '0' || c > '9') && (c < 'a' || c > 'z')
            && (c < 'A' || c > 'Z') && c != '_')
        {
            return NGX_OK;
        }
    }

    feed->name = &name;
    feed->tag = tag;

    return ngx_posts_feed_page(g, feed);
}


/* a feed that is a file of the site already is left to it */

static ngx_int_t
ngx_posts_feed_page(ngx_posts_generation_t *g, ngx_posts_feed_t *feed)
{
    u_char             *p;
    size_t              len;
    ngx_str_t           path;
    ngx_posts_entry_t  *page;

    len = feed->dir.len + (feed->name ? feed->name->len + 4 : 0);

    path.data = ngx_pnalloc(g->pool, len + 1);
    if (path.data == NULL) {
        return NGX_ERROR;
    }

    p = ngx_cpymem(path.data, feed->dir.data, feed->dir.len);

    if (feed->name) {
        p = ngx_cpymem(p, feed->name->data, feed->name->len);
        p = ngx_cpymem(p, ".xml", 4);
    }

    *p = '\0';
    path.len = len;

    while (path.len && path.data[0] == '/') {
        path.data++;
        path.len--;
    }

    if (path.len == 0
        || ngx_posts_generation_find(g, &path) != NGX_POSTS_NO_ID)
    {
        return NGX_OK;
    }

    page = ngx_posts_generation_page(g, &path);
    if (page == NULL) {
        return NGX_ERROR;
    }

    page->record.date = feed->date;

    if (ngx_posts_feed_data(g, page, feed) != NGX_OK) {
        return NGX_ERROR;
    }

    return ngx_posts_generation_add(g, page, NULL);
}


static ngx_int_t
ngx_posts_feed_data(ngx_posts_generation_t *g, ngx_posts_entry_t *page,
    ngx_posts_feed_t *feed)
{
    ngx_uint_t          i;
    ngx_posts_value_t  *value, values[6];

    static ngx_str_t    xsl = ngx_string("feed.xslt.xml");

    static const char  *keys[] = {
        "layout", "sitemap", "xsl", "collection", "category", "tags"
    };

    ngx_memzero(values, sizeof(values));

    ngx_posts_boolean(&values[1], 0);
    ngx_posts_boolean(&values[2], ngx_posts_generation_find(g, &xsl)
                                  != NGX_POSTS_NO_ID);
    ngx_posts_string(&values[3], feed->collection.data,
                     feed->collection.len);

    if (feed->category) {
        values[4] = *feed->category;
    }

    if (feed->tag) {
        values[5] = *feed->tag;
    }

    for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {

        value = ngx_posts_map_set(page->record.data, (u_char *) keys[i],
                                  ngx_strlen(keys[i]));
        if (value == NULL) {
            return NGX_ERROR;
        }

        *value = values[i];
    }

    return NGX_OK;
}


ngx_int_t
ngx_posts_feed_source(ngx_posts_render_t *render, ngx_posts_record_t *record,
    ngx_str_t *source)
{
    *source = ngx_posts_feed_text;

    return NGX_OK;
}


ngx_int_t
ngx_posts_feed_extra(ngx_posts_render_t *render, ngx_str_t *name,
    ngx_posts_value_t *value)
{
    if (name->len != 7 || ngx_memcmp(name->data, "entries", 7) != 0
        || !ngx_posts_generator_made(&render->record,
                                     ngx_posts_feed_generate))
    {
        return NGX_DECLINED;
    }

    return ngx_posts_feed_entries(render, value);
}
