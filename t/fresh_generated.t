# Pages that plugins add come, change and go with what they are made from.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: an old URL is added, leads elsewhere, and goes
--- user_files
>>> _config.yml
plugins: [jekyll-redirect-from]
>>> _layouts/redirect.html
{{ page.redirect.to }}
>>> a.md
---
---
>>> b.md
---
---
--- steps
GET /old.html 404 - -
GET /redirects.json 200 MISS /^\{\}$/
write added
GET /old.html 200 MISS /a.html
GET /old.html 200 HIT /a.html
GET /redirects.json 200 EXPIRED /^\{"\/old.html":"\/a.html"\}$/
write other
GET /old.html 200 HIT /a.html
write moved
GET /old.html 200 EXPIRED /c/
write gone
GET /old.html 404 - -
GET /redirects.json 200 EXPIRED /^\{\}$/
--- added
>>> a.md
---
redirect_from: /old.html
---
--- other
>>> b.md
---
title: B
---
b
--- moved
>>> a.md
---
redirect_from: /old.html
permalink: /c/
---
--- gone
>>> a.md
---
---



=== TEST 2: a file takes the place of a page that a plugin has added
--- user_files
>>> _config.yml
plugins: [jekyll-sitemap]
--- steps
GET /robots.txt 200 MISS Sitemap: /sitemap.xml
write mine
GET /robots.txt 200 - mine
delete robots.txt
GET /robots.txt 200 HIT Sitemap: /sitemap.xml
--- mine
>>> robots.txt
mine



=== TEST 3: pages of a list of posts
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 1
>>> index.html
---
---
{% for p in paginator.posts %}{{ p.title }}{% endfor %}{{ paginator.next_page_path }}
>>> _posts/2024-01-02-a.html
---
title: A
---
>>> _posts/2024-01-03-b.html
---
title: B
---
--- steps
GET / 200 MISS B/page2
GET /page2/ 200 MISS A
GET /page3/ 404 - -
write a
GET / 200 HIT B/page2
GET /page2/ 200 EXPIRED A2
write b
GET / 200 EXPIRED B2/page2
GET /page2/ 200 HIT A2
write hidden
GET / 200 EXPIRED A2
GET /page2/ 404 - -
write b
GET /page2/ 200 MISS A2
write c
GET /page2/ 200 EXPIRED B2/page3
GET /page3/ 200 MISS A2
write template
GET /page3/ 200 EXPIRED 3: A2
delete _posts/2024-01-03-b.html _posts/2024-01-04-c.html
GET /page2/ 404 - -
GET / 200 EXPIRED 1: A2
delete index.html
GET / 404 - -
--- a
>>> _posts/2024-01-02-a.html
---
title: A2
---
--- b
>>> _posts/2024-01-03-b.html
---
title: B2
---
--- hidden
>>> _posts/2024-01-03-b.html
---
title: B2
hidden: true
---
--- c
>>> _posts/2024-01-04-c.html
---
title: C
---
--- template
>>> index.html
---
---
{{ paginator.page }}: {% for p in paginator.posts %}{{ p.title }}{% endfor %}



=== TEST 4: a feed and a sitemap
--- user_files
>>> _config.yml
plugins: [jekyll-feed, jekyll-sitemap]
time: 2026-01-01
feed: { posts_limit: 1, excerpt_only: true, tags: true }
>>> _posts/2024-01-02-a.html
---
title: A
---
>>> _posts/2024-01-03-b.html
---
title: B
---
>>> _posts/2024-01-04-c.html
---
title: C
---
--- steps
GET /feed.xml 200 MISS /<title type="html">C<((?!<title).)*$/
GET /sitemap.xml 200 MISS /(?s)a\.html.*b\.html.*c\.html/
GET /feed/by_tag/x.xml 404 - -
write a
GET /feed.xml 200 HIT -
GET /sitemap.xml 200 EXPIRED -
write c
GET /feed.xml 200 EXPIRED /<title type="html">C2</
GET /feed/by_tag/x.xml 200 MISS /<title type="html">C2</
delete _posts
GET /feed.xml 200 EXPIRED /^((?!entry).)*$/
GET /feed/by_tag/x.xml 404 - -
--- a
>>> _posts/2024-01-02-a.html
---
title: A2
---
--- c
>>> _posts/2024-01-04-c.html
---
title: C2
tags: x
---
