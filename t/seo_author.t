# {% seo %}: authors, logos, accounts.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the author's name
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
twitter:
  username: "@site"
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
author: Ann & Bob
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta name="author" content="Ann & Bob" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta name="twitter:site" content="@site" />
<meta name="twitter:creator" content="@Ann & Bob" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","author":{"@type":"Person","name":"Ann & Bob"},"url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 2: the first of the authors, of whom the site knows more
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
twitter:
  username: "@site"
>>> _layouts/l.html
{% seo -%}
>>> _data/authors.yml
ann:
  name: Ann Example
  url: https://ann.example
  twitter: "@ann"
  type: Organization
>>> a.md
---
layout: l
author: ""
authors: [ann, bob]
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta name="author" content="Ann Example" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta name="twitter:site" content="@site" />
<meta name="twitter:creator" content="@ann" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","author":{"@type":"Organization","name":"Ann Example","url":"https://ann.example"},"url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 3: an author of whom the site knows nothing
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
>>> _layouts/l.html
{% seo -%}
>>> _data/authors.yml
ann:
  name: Ann Example
bob: Bob
>>> a.md
---
layout: l
author: bob
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta name="author" content="bob" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","author":{"@type":"Person","name":"bob"},"url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 4: the site's author, of no type that an author has
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
twitter:
  username: "@site"
author:
  name: The Club
  type: Club
  twitter: [1]
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
authors: []
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta name="author" content="The Club" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta name="twitter:site" content="@site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 5: an author that is neither a name nor a map
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
author: Ann
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
author: 12
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 6: a logo makes the author a publisher
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
author: Ann
logo: /img/a logo.png
>>> _layouts/l.html
{% seo -%}
>>> _posts/2024-03-05-a.md
---
layout: l
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
<meta name="author" content="Ann" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="Text." />
<meta property="og:description" content="Text." />
<link rel="canonical" href="https://example.org/2024/03/05/a.html" />
<meta property="og:url" content="https://example.org/2024/03/05/a.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","author":{"@type":"Person","name":"Ann"},"dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"Text.","headline":"A","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/2024/03/05/a.html"},"publisher":{"@type":"Organization","logo":{"@type":"ImageObject","url":"https://example.org/img/a%20logo.png"},"name":"Ann"},"url":"https://example.org/2024/03/05/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 7: a logo elsewhere, and nobody
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
logo: https://cdn.example/l ogo.png
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
{"@context":"https://schema.org","@type":"WebPage","description":"What the site is","headline":"Site","publisher":{"@type":"Organization","logo":{"@type":"ImageObject","url":"https://cdn.example/l%20ogo.png"}},"url":"https://example.org/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 8: accounts
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
twitter: {}
facebook:
  admins: 1
  publisher: https://f.example/p
  app_id: 2
webmaster_verifications:
  google: g
  bing: b
  alexa: a
  yandex: y
  baidu: c
  facebook: f
google_site_verification: not me
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
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta name="twitter:site" content="@" />
<meta property="fb:admins" content="1" />
<meta property="article:publisher" content="https://f.example/p" />
<meta property="fb:app_id" content="2" />
<meta name="google-site-verification" content="g" />
<meta name="msvalidate.01" content="b" />
<meta name="alexaVerifyID" content="a" />
<meta name="yandex-verification" content="y" />
<meta name="baidu-site-verification" content="c" />
<meta name="facebook-domain-verification" content="f" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 9: Google alone
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
facebook: x
google_site_verification: me
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
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta name="google-site-verification" content="me" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]
