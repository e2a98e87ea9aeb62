# {% seo %}: images.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: an image by its path
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
{% seo -%}
>>> a.md
---
layout: l
title: A
image: /img/ä b.png
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
<link rel="canonical" href="https://example.org/b/a.html" />
<meta property="og:url" content="https://example.org/b/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:image" content="https://example.org/b/img/%C3%A4%20b.png" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary_large_image" />
<meta property="twitter:image" content="https://example.org/b/img/%C3%A4%20b.png" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"A","image":"https://example.org/b/img/%C3%A4%20b.png","url":"https://example.org/b/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 2: an image with size and text
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
twitter:
  username: me
  card: summary
>>> _layouts/l.html
{% seo -%}
>>> _posts/2024-03-05-a.md
---
layout: l
image:
  path: img.png
  height: 100
  width: 200
  alt: A "picture"
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
<link rel="canonical" href="https://example.org/2024/03/05/a.html" />
<meta property="og:url" content="https://example.org/2024/03/05/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:image" content="https://example.org/img.png" />
<meta property="og:image:height" content="100" />
<meta property="og:image:width" content="200" />
<meta property="og:image:alt" content="A "picture"" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:image" content="https://example.org/img.png" />
<meta name="twitter:image:alt" content="A "picture"" />
<meta property="twitter:title" content="A" />
<meta name="twitter:site" content="@me" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"Text.","headline":"A","image":{"height":100,"width":200,"alt":"A \"picture\"","url":"https://example.org/img.png","@type":"imageObject"},"mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/2024/03/05/a.html"},"url":"https://example.org/2024/03/05/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 3: an image elsewhere, by its path alone
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
image: { path: "https://cdn.example/A B.png" }
twitter: { card: player }
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="en_US" />
<meta property="og:image" content="https://cdn.example/A%20B.png" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="player" />
<meta property="twitter:image" content="https://cdn.example/A%20B.png" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","image":"https://cdn.example/A%20B.png","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 4: an image for Facebook or Twitter
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
image: { alt: x, twitter: /t.png, facebook: /f.png }
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
<meta property="og:image" content="https://example.org/f.png" />
<meta property="og:image:alt" content="x" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary_large_image" />
<meta property="twitter:image" content="https://example.org/f.png" />
<meta name="twitter:image:alt" content="x" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"Site","image":{"alt":"x","twitter":"/t.png","facebook":"/f.png","url":"https://example.org/f.png","@type":"imageObject"},"url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 5: a map of an image without a path
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
image: { alt: x, height: 3 }
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
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"Site","url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]
