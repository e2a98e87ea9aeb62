# {% seo %}: titles and texts.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: a post: its title, the site's, its excerpt and date
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
>>> _posts/2024-03-05-a-day.md
---
layout: l
---
The *first* paragraph
of two.

The second.
--- jekyll: 2024/03/05/a-day.html
--- request
GET /2024/03/05/a-day.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A Day | Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A Day" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="The first paragraph of two." />
<meta property="og:description" content="The first paragraph of two." />
<link rel="canonical" href="https://example.org/2024/03/05/a-day.html" />
<meta property="og:url" content="https://example.org/2024/03/05/a-day.html" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="article" />
<meta property="article:published_time" content="2024-03-05T00:00:00+00:00" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A Day" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"BlogPosting","dateModified":"2024-03-05T00:00:00+00:00","datePublished":"2024-03-05T00:00:00+00:00","description":"The first paragraph of two.","headline":"A Day","mainEntityOfPage":{"@type":"WebPage","@id":"https://example.org/2024/03/05/a-day.html"},"url":"https://example.org/2024/03/05/a-day.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 2: a site that says nothing of itself
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


=== TEST 3: a page with a title, on a site without
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
title: A
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A" />
<meta property="og:locale" content="en_US" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","headline":"A","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 4: the home page has the tagline behind the site's title
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
tagline: Its motto
>>> _layouts/l.html
{% seo -%}
>>> index.html
---
layout: l
---
Text.
--- jekyll: index.html
--- request
GET /
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Site | Its motto</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Site" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/" />
<meta property="og:url" content="https://example.org/" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebSite","description":"What the site is","headline":"Site","name":"Site","url":"https://example.org/"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 5: the home page without a tagline has the description
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
>>> index.html
---
layout: l
---
Text.
--- jekyll: index.html
--- request
GET /
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Site | What the site is</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Site" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="What the site is" />
<meta property="og:description" content="What the site is" />
<link rel="canonical" href="https://example.org/" />
<meta property="og:url" content="https://example.org/" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebSite","description":"What the site is","headline":"Site","name":"Site","url":"https://example.org/"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 6: a page that is called as the site is
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
title: Site
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>Site</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="Site" />
<meta property="og:locale" content="en_US" />
<meta property="og:site_name" content="Site" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="Site" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","headline":"Site","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 7: no title element with title=false
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: Site
description: What the site is
url: https://example.org
>>> _layouts/l.html
{% seo Title=False -%}
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


=== TEST 8: Markdown, tags and entities in texts
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: A & B
tagline: "*c* <b>d</b>"
description: "It's \"q\" &amp; &lt; <br> `code`"
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
title: "A \"quoted\" *title* & more &copy;"
description: "  one\n\n  two <script>three</script>  "
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>A &quot;quoted&quot; title &amp; more © | A &amp; B</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="A &quot;quoted&quot; title &amp; more ©" />
<meta property="og:locale" content="en_US" />
<meta name="description" content="one two" />
<meta property="og:description" content="one two" />
<meta property="og:site_name" content="A &amp; B" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="A &quot;quoted&quot; title &amp; more ©" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","description":"one two","headline":"A &quot;quoted&quot; title &amp; more ©","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 9: titles that are no strings, and the site's name
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: false
name: 2024
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
title: 12.5
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<title>12.5 | 2024</title>
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:title" content="12.5" />
<meta property="og:locale" content="en_US" />
<meta property="og:site_name" content="2024" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<meta property="twitter:title" content="12.5" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","headline":"12.5","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]


=== TEST 10: empty texts count as none
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-seo-tag]
title: ""
description: ""
url: ""
>>> _layouts/l.html
{% seo -%}
>>> a.md
---
layout: l
title: ""
description: "<!-- -->"
---
Text.
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<!-- Begin Jekyll SEO tag v2.8.0 -->
<meta name="generator" content="Jekyll v4.4.1" />
<meta property="og:locale" content="en_US" />
<link rel="canonical" href="/a.html" />
<meta property="og:url" content="/a.html" />
<meta property="og:type" content="website" />
<meta name="twitter:card" content="summary" />
<script type="application/ld+json">
{"@context":"https://schema.org","@type":"WebPage","url":"/a.html"}</script>
<!-- End Jekyll SEO tag -->
--- no_error_log
[error]
