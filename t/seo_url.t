# {% seo %}: languages, addresses, dates, pages of lists.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the language of the site
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
lang: de-AT
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="de_AT" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 2: the language of the page, and the locale before it
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
lang: de-AT
locale: de-CH
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
lang: fr
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="de_CH" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 3: the locale of the page
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
locale: de_CH
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
locale: pt-BR
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="pt_BR" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 4: a canonical URL of its own
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
canonical_url: https://other.example/a?b&c
---
Text.
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="Text." />
<meta property="og:description" content="Text." />
<link rel="canonical" href="https://other.example/a?b&c" />
<meta property="og:url" content="https://other.example/a?b&c" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"Text.","headline":"A","mainEntityOfPage":{"@type":"WebPage","@id":"https://other.example/a?b&c"},"url":"https://other.example/a?b&c"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 5: the canonical URL has baseurl, and no index.html
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
baseurl: /sub
>>> _layouts/l.html
{% seo -%}
>>> d/index.md
---
layout: l
permalink: /d/index.html
---
Text.
--- jekyll: d/index.html
--- request
GET /d/index.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Site | What the site is</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Site" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/sub/d/" />
<meta property="og:url" content="https://example.org/sub/d/" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"Site","url":"https://example.org/sub/d/"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 6: last_modified_at, and dates of a page in the site's zone
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
timezone: Europe/Berlin
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
date: 2024-07-01 12:00:00 +0000
last_modified_at: 2024-07-02 01:02:03 +0000
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
<link rel="canonical" href="https://example.org/a.html" />
<meta property="og:url" content="https://example.org/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-07-01T14:00:00+02:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-07-02T03:02:03+02:00","datePublished":"2024-07-01T14:00:00+02:00","description":"What the site is","headline":"Site","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/a.html"},"url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 7: pages of a list
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
baseurl: /b
>>> _layouts/l.html
{% assign paginator = page.paginator %}{% seo -%}
>>> a.md
---
layout: l
title: A
paginator:
  page: 2
  total_pages: 5
  previous_page: 1
  previous_page_path: /
  next_page: 3
  next_page_path: /page 3/
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Page 2 of 5 for A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/b/a.html" />
<meta property="og:url" content="https://example.org/b/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<link rel="prev" href="https://example.org/b/" />
<link rel="next" href="https://example.org/b/page%203/" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"A","url":"https://example.org/b/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 8: the first page of a list
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% assign paginator = page.paginator %}{% seo -%}
>>> a.md
---
layout: l
title: A
paginator: { page: 1, total_pages: 5, next_page: 2 }
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
<link rel="next" href="" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"A","url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 9: a message of the site for its pages
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
seo_paginator_message: "%<total>d%% (%{current}) & "
>>> _layouts/l.html
{% assign paginator = page.paginator %}{% seo -%}
>>> a.md
---
layout: l
title: A
paginator:
  page: 2
  total_pages: 5
  previous_page: 1
  previous_page_path: /
  next_page: 3
  next_page_path: /page 3/
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>5% (2) & A | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/a.html" />
<meta property="og:url" content="https://example.org/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<link rel="prev" href="https://example.org/" />
<link rel="next" href="https://example.org/page%203/" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"A","url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]
