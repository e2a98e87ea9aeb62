# {% seo %}: what a page is: description, name, kind.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the description of a post goes before its excerpt
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo -%}
>>> _posts/2024-03-05-a.md
---
layout: l
title: A
description: Its own
---
Its excerpt.
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="Its own" />
<meta property="og:description" content="Its own" />
<link rel="canonical" href="https://example.org/2024/03/05/a.html" />
<meta property="og:url" content="https://example.org/2024/03/05/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"Its own","headline":"A","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/2024/03/05/a.html"},"url":"https://example.org/2024/03/05/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 2: a post without text has the site's description
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo -%}
>>> _posts/2024-03-05-a.md
---
layout: l
title: A
---
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/2024/03/05/a.html" />
<meta property="og:url" content="https://example.org/2024/03/05/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"What the site is","headline":"A","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/2024/03/05/a.html"},"url":"https://example.org/2024/03/05/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 3: name, type, links and date of the front matter
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
title: A
seo:
  name: "*N*"
  type: CreativeWork
  links: [https://a.example, https://b.example]
  date_modified: 2024-06-01
---
Text.
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
{"@context":"https://schema.org","@type":"CreativeWork","dateModified":"2024-06-01T00:00:00+00:00","description":"What the site is","headline":"A","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/a.html"},"name":"N","sameAs":["https://a.example","https://b.example"],"url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 4: name and links of the site on its home page
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
social:
  name: The "Site"
  links:
    - https://a.example
>>> _layouts/l.html
{% seo -%}
>>> index.html
---
layout: l
title: Home
---
Text.
--- jekyll: index.html
--- request
GET /
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Home | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Home" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/" />
<meta property="og:url" content="https://example.org/" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Home" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebSite","description":"What the site is","headline":"Home","name":"The &quot;Site&quot;","sameAs":["https://a.example"],"url":"https://example.org/"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 5: the page /about/ speaks for the site, others do not
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
social:
  links: [https://a.example]
>>> _layouts/l.html
{% seo -%}
>>> about.md
---
layout: l
title: About
permalink: /about/
---
Text.
--- jekyll: about/index.html
--- request
GET /about/
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>About | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="About" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/about/" />
<meta property="og:url" content="https://example.org/about/" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="About" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebSite","description":"What the site is","headline":"About","name":"Site","sameAs":["https://a.example"],"url":"https://example.org/about/"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 6: /about.html does not
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
social:
  links: [https://a.example]
>>> _layouts/l.html
{% seo -%}
>>> about.md
---
layout: l
title: About
---
Text.
--- jekyll: about.html
--- request
GET /about.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>About | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="About" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/about.html" />
<meta property="og:url" content="https://example.org/about.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="About" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"About","url":"https://example.org/about.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 7: a canonical URL that is false
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
canonical_url: false
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Site | What the site is</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Site" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="false" />
<meta property="og:url" content="false" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"Site","url":false}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 8: neither page nor site may be assigned over
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% assign page = "x" %}{% assign site = "y" %}{% assign seo_tag = 1 %}{% seo -%}
>>> a.md
---
layout: l
title: A
---
Text.
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
--- no_error_log
[error]
