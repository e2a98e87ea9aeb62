# {% feed_meta %}, and plugins that a site does not list.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the feed of a site without name or address
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
>>> a.html
---
---
{% feed_meta %}.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<link type="application/atom+xml" rel="alternate" href="/feed.xml" />.
--- no_error_log
[error]


=== TEST 2: a title and an address
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
title: "A & 'B' <\"c\">"
url: https://example.org
baseurl: /b
>>> a.html
---
---
{% feed_meta %}.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<link type="application/atom+xml" rel="alternate" href="https://example.org/b/feed.xml" title="A &amp; &apos;B&apos; &lt;&quot;c&quot;&gt;" />.
--- no_error_log
[error]


=== TEST 3: a name, and a path
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
name: 2024
feed: { path: atom feed.xml }
>>> a.html
---
---
{% feed_meta %}.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<link type="application/atom+xml" rel="alternate" href="/atom%20feed.xml" title="2024" />.
--- no_error_log
[error]


=== TEST 4: both plugins
--- config
    posts on;
--- user_files
>>> _config.yml
plugins:
  - jekyll-feed
  - jekyll-seo-tag
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo %}{% feed_meta %}
>>> a.html
---
layout: l
title: A
---
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/a.html" />
<meta property="og:url" content="https://example.org/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"A","url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
<link type="application/atom+xml" rel="alternate" href="https://example.org/feed.xml" title="Site" />
--- no_error_log
[error]


=== TEST 5: feed_meta without the plugin
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
>>> a.html
---
---
{% feed_meta %}
--- request
GET /a.html
--- response_body_like: Internal Server Error
--- error_code: 500
--- error_log
a.html:3: Unknown tag 'feed_meta'


=== TEST 6: seo without the plugin
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
>>> a.html
---
---
{% seo %}
--- request
GET /a.html
--- response_body_like: Internal Server Error
--- error_code: 500
--- error_log
a.html:3: Unknown tag 'seo'


=== TEST 7: a plugin by another key is none
--- config
    posts on;
--- user_files
>>> _config.yml
gems: [jekyll-seo-tag]
>>> a.html
---
---
{% seo %}
--- request
GET /a.html
--- response_body_like: Internal Server Error
--- error_code: 500
--- error_log
a.html:3: Unknown tag 'seo'
