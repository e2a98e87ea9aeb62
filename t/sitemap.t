# jekyll-sitemap: sitemap.xml and robots.txt.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: posts and pages
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-sitemap]
url: https://example.org
baseurl: /b
permalink: /:title.html
defaults:
  - scope: { path: sub }
    values: { sitemap: false }
>>> _posts/2020-01-01-a.md
>>> _posts/2020-01-02-b&c.md
---
last_modified_at: 2021-02-03 04:05:06
---
>>> _posts/2020-01-03-d.md
---
sitemap: false
---
>>> _posts/2099-01-01-e.md
>>> index.html
---
---
{% for p in site.pages %}{{ p.url }} {{ p.path }} {{ p.layout }} {{ p.sitemap }} {{ p.xsl }};{% endfor %}
>>> ü+x.md
---
last_modified_at: 2021-02-03
---
>>> sub/y.md
---
---
>>> sub/y.html
static
>>> f.json
---
---
>>> p.md
---
permalink: /a/index.html
---
>>> 404.md
---
---
>>> sitemap.xsl
x
--- jekyll: sitemap.xml robots.txt index.html
--- request eval
["GET /sitemap.xml", "GET /robots.txt", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<?xml-stylesheet type=\"text/xsl\" href=\"https://example.org/b/sitemap.xsl\"?>\n<urlset xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd\" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url>\n<loc>https://example.org/b/a.html</loc>\n<lastmod>2020-01-01T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>https://example.org/b/b&amp;c.html</loc>\n<lastmod>2021-02-03T04:05:06+00:00</lastmod>\n</url>\n<url>\n<loc>https://example.org/b/404</loc>\n</url>\n<url>\n<loc>https://example.org/b/</loc>\n</url>\n<url>\n<loc>https://example.org/b/a/</loc>\n</url>\n<url>\n<loc>https://example.org/b/%C3%BC+x</loc>\n<lastmod>2021-02-03T00:00:00+00:00</lastmod>\n</url>\n</urlset>\n",
"Sitemap: https://example.org/b/sitemap.xml\n",
"/404 404.md   ;/f.json f.json   ;/ index.html   ;/a/index.html p.md   ;/sub/y sub/y.md  false ;/%C3%BC+x ü+x.md   ;/sitemap.xml sitemap.xml   true;/robots.txt robots.txt   ;\n"]
--- no_error_log
[error]


=== TEST 2: with pages of other plugins
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-sitemap, jekyll-paginate, jekyll-redirect-from]
paginate: 1
permalink: /:title.html
>>> _posts/2020-01-01-a.md
---
redirect_from: /old/
---
>>> _posts/2020-01-02-b.md
---
redirect_to: /x
---
>>> index.html
---
---
{% for p in site.pages %}{{ p.url }} {% endfor %}
--- jekyll: sitemap.xml index.html
--- request eval
["GET /sitemap.xml", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd\" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url>\n<loc>/a.html</loc>\n<lastmod>2020-01-01T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>/</loc>\n</url>\n<url>\n<loc>/page2/</loc>\n</url>\n</urlset>\n",
"/ /old/ /redirects.json /sitemap.xml /robots.txt /page2/ \n"]
--- no_error_log
[error]


=== TEST 3: files of the site's own
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-sitemap]
>>> map.html
---
permalink: /sitemap.xml
---
mine
>>> robots.txt
mine, too
--- jekyll: sitemap.xml robots.txt
--- request eval
["GET /sitemap.xml", "GET /robots.txt"]
--- response_body eval
["mine\n",
"mine, too\n"]
--- no_error_log
[error]


=== TEST 4: without the plugin
--- config
    posts on;
--- user_files
>>> _config.yml
title: T
>>> index.html
---
---
i
--- jekyll: !sitemap.xml !robots.txt index.html
--- request eval
["GET /sitemap.xml", "GET /robots.txt", "GET /"]
--- response_body eval
[qr/404 Not Found/,
qr/404 Not Found/,
"i\n"]
--- error_code eval
[404, 404, 200]
--- no_error_log
[alert]


=== TEST 5: collections
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-sitemap]
time: 2026-01-01 00:00:00 UTC
collections:
  zoo: { output: true }
  alps: { output: true }
  hidden:
>>> _zoo/a.md
---
date: 2024-01-02
---
>>> _zoo/b.md
---
sitemap: false
---
>>> _alps/a.md
---
date: 2024-01-02
---
>>> _alps/b.md
---
last_modified_at: 2024-01-02
---
>>> _hidden/a.md
---
date: 2024-01-02
---
>>> _posts/2020-01-01-p.md
>>> index.html
---
---
--- jekyll: sitemap.xml
--- request
GET /sitemap.xml
--- response_body eval
"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://www.sitemaps.org/schemas/sitemap/0.9 http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd\" xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n<url>\n<loc>/alps/a.html</loc>\n<lastmod>2024-01-02T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>/alps/b.html</loc>\n<lastmod>2024-01-02T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>/2020/01/01/p.html</loc>\n<lastmod>2020-01-01T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>/zoo/a.html</loc>\n<lastmod>2024-01-02T00:00:00+00:00</lastmod>\n</url>\n<url>\n<loc>/</loc>\n</url>\n</urlset>\n"
--- no_error_log
[error]
