
/*
 * Copyright (C) nginx-posts contributors
 */


#include <ngx_config.h>
#include <ngx_core.h>

#include "site/ngx_posts_sitemap.h"


/* numbers of the two pages */

#define NGX_POSTS_SITEMAP_XML     0
#define NGX_POSTS_SITEMAP_ROBOTS  1


static ngx_int_t ngx_posts_sitemap_page(ngx_posts_generation_t *g,
    const char *url, ngx_uint_t number);


#define NGX_POSTS_SITEMAP_LOC(url)                                            \
    "<url>\n<loc>{{ " url " | replace: '/index.html', '/' "                   \
    "| absolute_url | xml_escape }}</loc>\n"

#define NGX_POSTS_SITEMAP_LASTMOD(time)                                       \
    "<lastmod>{{ " time " | date_to_xmlschema }}</lastmod>\n"


static ngx_str_t  ngx_posts_sitemap_text = ngx_string(
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "{% if page.xsl %}<?xml-stylesheet type=\"text/xsl\" "
    "href=\"{{ '/sitemap.xsl' | absolute_url }}\"?>\n{% endif %}"
    "<urlset xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:schemaLocation=\"http://www.sitemaps.org/schemas/sitemap/0.9 "
    "http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd\" "
    "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"

    "{% for group in site.collections %}{% unless group.output == false %}"
    "{% for doc in group.docs %}{% unless doc.sitemap == false %}"
    NGX_POSTS_SITEMAP_LOC("doc.url")
    "{% assign time = doc.last_modified_at | default: doc.date %}"
    "{% if time %}" NGX_POSTS_SITEMAP_LASTMOD("time") "{% endif %}</url>\n"
    "{% endunless %}{% endfor %}{% endunless %}{% endfor %}"

    "{% for item in site.html_pages %}"
    "{% unless item.sitemap == false or item.url == '/404.html' %}"
    NGX_POSTS_SITEMAP_LOC("item.url")
    "{% if item.last_modified_at %}"
    NGX_POSTS_SITEMAP_LASTMOD("item.last_modified_at") "{% endif %}</url>\n"
    "{% endunless %}{% endfor %}"

    "{% for file in site.static_files %}{% case file.extname %}"
    "{% when '.htm', '.html', '.xhtml', '.pdf' %}"
    "{% unless file.sitemap == false or file.name == '404.html' %}"
    NGX_POSTS_SITEMAP_LOC("file.path")
    NGX_POSTS_SITEMAP_LASTMOD("file.modified_time") "</url>\n"
    "{% endunless %}{% endcase %}{% endfor %}"
    "</urlset>\n"
);


ngx_int_t
ngx_posts_sitemap_generate(ngx_posts_generation_t *g)
{
    if (ngx_posts_sitemap_page(g, "/sitemap.xml", NGX_POSTS_SITEMAP_XML)
        != NGX_OK)
    {
        return NGX_ERROR;
    }

    return ngx_posts_sitemap_page(g, "/robots.txt", NGX_POSTS_SITEMAP_ROBOTS);
}


static ngx_int_t
ngx_posts_sitemap_page(ngx_posts_generation_t *g, const char *url,
    ngx_uint_t number)
{
    ngx_str_t           path;
    ngx_posts_entry_t  *page;
    ngx_posts_value_t  *value;

    if (ngx_posts_generation_taken(g, url)) {
        return NGX_OK;
    }

    path.data = (u_char *) url + 1;
    path.len = ngx_strlen(url) - 1;

    page = ngx_posts_generation_page(g, &path);
    if (page == NULL) {
        return NGX_ERROR;
    }

    page->record.number = number;

    if (ngx_posts_generation_put(page, "layout") == NULL) {
        return NGX_ERROR;
    }

    if (number == NGX_POSTS_SITEMAP_XML) {

        value = ngx_posts_generation_put(page, "xsl");
        if (value == NULL) {
            return NGX_ERROR;
        }

        ngx_posts_boolean(value,
                          ngx_posts_generation_taken(g, "/sitemap.xsl"));
    }

    return ngx_posts_generation_add(g, page, NULL);
}


ngx_int_t
ngx_posts_sitemap_source(ngx_posts_render_t *render,
    ngx_posts_record_t *record, ngx_str_t *source)
{
    if (record->number == NGX_POSTS_SITEMAP_ROBOTS) {
        ngx_str_set(source, "Sitemap: {{ 'sitemap.xml' | absolute_url }}\n");
    } else {
        *source = ngx_posts_sitemap_text;
    }

    return NGX_OK;
}
