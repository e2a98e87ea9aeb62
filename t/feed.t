# jekyll-feed: feeds of posts, categories, tags.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: a feed of little
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
>>> _posts/2020-01-01-a.md
---
---
One.

Two.
--- jekyll: feed.xml
--- request
GET /feed.xml
--- response_body eval
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed.xml</id><entry><title type=\"html\">A</title><link href=\"/2020/01/01/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2020-01-01T00:00:00+00:00</published><updated>2020-01-01T00:00:00+00:00</updated><id>/2020/01/01/a</id><content type=\"html\" xml:base=\"/2020/01/01/a.html\"><![CDATA[<p>One.</p>\n<p>Two.</p>]]></content><author><name></name></author><summary type=\"html\"><![CDATA[One.]]></summary></entry></feed>"
--- no_error_log
[error]


=== TEST 2: a feed of everything
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
title: "My 'site' & co"
description: A <b> & "c"
url: https://example.org
baseurl: /b
lang: en
author:
  name: Ann & Co
  email: a@b.c
  uri: http://x/?a&b
>>> feed.xslt.xml
x
>>> _data/authors.yml
bob: { name: Bob B, email: bob@x }
>>> _posts/2020-02-01-q.md
---
title: Q 'q' <i>&</i>
lang: de
author: bob
categories: [news, "two words"]
tags: [t1, "a & b"]
image: /img/a b.png
description: "D <b>d</b> & e"
last_modified_at: 2021-01-01
---
Text & more
>>> _posts/2020-02-02-r.md
---
title: R
authors: [carl, bob]
category: news
image: { path: "http://x.y/z.png?a&b" }
feed: { excerpt_only: true }
---
Text

More
>>> _posts/2020-02-03-s.md
---
author: { name: Dora, email: d@e, uri: "http://d" }
excerpt: ""
---
{{ page.title }}
>>> _posts/2020-02-04-t.md
---
draft: true
---
>>> index.html
---
---
{% for p in site.pages %}{{ p.url }} {{ p.path }} {{ p.dir }} {{ p.layout }} {{ p.sitemap }} {{ p.xsl }} {{ p.collection }} {{ p.category }} {{ p.tags }};{% endfor %}{% feed_meta %}
--- jekyll: feed.xml index.html
--- request eval
["GET /feed.xml", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"utf-8\"?><?xml-stylesheet type=\"text/xml\" href=\"https://example.org/b/feed.xslt.xml\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\"><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"https://example.org/b/feed.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"https://example.org/b/\" rel=\"alternate\" type=\"text/html\" hreflang=\"en\" /><updated>2026-01-01T00:00:00+00:00</updated><id>https://example.org/b/feed.xml</id><title type=\"html\">My ‘site’ &amp;amp; co</title><subtitle>A &lt;b&gt; &amp; &quot;c&quot;</subtitle><author><name>Ann &amp; Co</name><email>a\@b.c</email><uri>http://x/?a&amp;b</uri></author><entry><title type=\"html\">S</title><link href=\"https://example.org/b/2020/02/03/s.html\" rel=\"alternate\" type=\"text/html\" title=\"S\" /><published>2020-02-03T00:00:00+00:00</published><updated>2020-02-03T00:00:00+00:00</updated><id>https://example.org/b/2020/02/03/s</id><content type=\"html\" xml:base=\"https://example.org/b/2020/02/03/s.html\"><![CDATA[<p>S</p>]]></content><author><name>Dora</name><email>d\@e</email><uri>http://d</uri></author></entry><entry><title type=\"html\">R</title><link href=\"https://example.org/b/news/2020/02/02/r.html\" rel=\"alternate\" type=\"text/html\" title=\"R\" /><published>2020-02-02T00:00:00+00:00</published><updated>2020-02-02T00:00:00+00:00</updated><id>https://example.org/b/news/2020/02/02/r</id><author><name>carl</name></author><category term=\"news\" /><summary type=\"html\"><![CDATA[Text]]></summary><media:thumbnail xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"http://x.y/z.png?a&amp;b\" /><media:content medium=\"image\" url=\"http://x.y/z.png?a&amp;b\" xmlns:media=\"http://search.yahoo.com/mrss/\" /></entry><entry xml:lang=\"de\"><title type=\"html\">Q ‘q’ &amp;amp;</title><link href=\"https://example.org/b/news/two%20words/2020/02/01/q.html\" rel=\"alternate\" type=\"text/html\" title=\"Q ‘q’ &amp;amp;\" /><published>2020-02-01T00:00:00+00:00</published><updated>2021-01-01T00:00:00+00:00</updated><id>https://example.org/b/news/two%20words/2020/02/01/q</id><content type=\"html\" xml:base=\"https://example.org/b/news/two%20words/2020/02/01/q.html\"><![CDATA[<p>Text &amp; more</p>]]></content><author><name>Bob B</name><email>bob\@x</email></author><category term=\"news\" /><category term=\"two words\" /><category term=\"t1\" /><category term=\"a &amp; b\" /><summary type=\"html\"><![CDATA[D d & e]]></summary><media:thumbnail xmlns:media=\"http://search.yahoo.com/mrss/\" url=\"https://example.org/b/img/a%20b.png\" /><media:content medium=\"image\" url=\"https://example.org/b/img/a%20b.png\" xmlns:media=\"http://search.yahoo.com/mrss/\" /></entry></feed>",
"/ index.html /      ;/feed.xml feed.xml /  false true posts  ;<link type=\"application/atom+xml\" rel=\"alternate\" href=\"https://example.org/b/feed.xml\" title=\"My &apos;site&apos; &amp; co\" />\n"]
--- no_error_log
[error]


=== TEST 3: order and limit
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
permalink: /:title.html
feed: { posts_limit: 5, excerpt_only: true, path: blog/atom.xml }
>>> _posts/2020-01-01-a.md
>>> _posts/2020-01-02-b.md
>>> _posts/2020-01-02-c.md
>>> _posts/2020-01-03-d.md
>>> _posts/2020-01-03-e.md
>>> _posts/2020-01-03-f.md
>>> _posts/2020-01-04-g.md
---
published: false
---
>>> index.html
---
---
{% feed_meta %}
--- jekyll: blog/atom.xml !feed.xml index.html
--- request eval
["GET /blog/atom.xml", "GET /feed.xml", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/blog/atom.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/blog/atom.xml</id><entry><title type=\"html\">D</title><link href=\"/d.html\" rel=\"alternate\" type=\"text/html\" title=\"D\" /><published>2020-01-03T00:00:00+00:00</published><updated>2020-01-03T00:00:00+00:00</updated><id>/d</id><author><name></name></author></entry><entry><title type=\"html\">E</title><link href=\"/e.html\" rel=\"alternate\" type=\"text/html\" title=\"E\" /><published>2020-01-03T00:00:00+00:00</published><updated>2020-01-03T00:00:00+00:00</updated><id>/e</id><author><name></name></author></entry><entry><title type=\"html\">F</title><link href=\"/f.html\" rel=\"alternate\" type=\"text/html\" title=\"F\" /><published>2020-01-03T00:00:00+00:00</published><updated>2020-01-03T00:00:00+00:00</updated><id>/f</id><author><name></name></author></entry><entry><title type=\"html\">B</title><link href=\"/b.html\" rel=\"alternate\" type=\"text/html\" title=\"B\" /><published>2020-01-02T00:00:00+00:00</published><updated>2020-01-02T00:00:00+00:00</updated><id>/b</id><author><name></name></author></entry><entry><title type=\"html\">C</title><link href=\"/c.html\" rel=\"alternate\" type=\"text/html\" title=\"C\" /><published>2020-01-02T00:00:00+00:00</published><updated>2020-01-02T00:00:00+00:00</updated><id>/c</id><author><name></name></author></entry></feed>",
qr/404 Not Found/,
"<link type=\"application/atom+xml\" rel=\"alternate\" href=\"/blog/atom.xml\" />\n"]
--- error_code eval
[200, 404, 200]
--- no_error_log
[alert]


=== TEST 4: categories and tags
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
title: T
permalink: /:title.html
feed:
  excerpt_only: true
  posts_limit: 1
  categories: [news, none, news]
  tags: { except: [no] }
  collections: { posts: { path: /all.xml } }
>>> _posts/2020-01-01-a.md
---
categories: news
tags: [x_1, no]
---
>>> _posts/2020-01-02-b.md
---
tags: [y, "not plain"]
---
>>> _posts/2020-01-03-c.md
---
tags: z
published: false
---
>>> index.html
---
---
{% for p in site.pages %}{{ p.url }} {{ p.category }} {{ p.tags }};{% endfor %}{% feed_meta %}
--- jekyll: all.xml feed/news.xml feed/none.xml feed/by_tag/x_1.xml feed/by_tag/y.xml !feed/by_tag/no.xml !feed/by_tag/z.xml !feed.xml index.html
--- request eval
["GET /all.xml", "GET /feed/news.xml", "GET /feed/none.xml", "GET /feed/by_tag/x_1.xml", "GET /feed/by_tag/y.xml", "GET /feed/by_tag/no.xml", "GET /feed/by_tag/z.xml", "GET /feed.xml", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/all.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/all.xml</id><title type=\"html\">T</title><entry><title type=\"html\">B</title><link href=\"/b.html\" rel=\"alternate\" type=\"text/html\" title=\"B\" /><published>2020-01-02T00:00:00+00:00</published><updated>2020-01-02T00:00:00+00:00</updated><id>/b</id><author><name></name></author><category term=\"y\" /><category term=\"not plain\" /></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/news.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/news.xml</id><title type=\"html\">T | News</title><entry><title type=\"html\">A</title><link href=\"/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2020-01-01T00:00:00+00:00</published><updated>2020-01-01T00:00:00+00:00</updated><id>/a</id><author><name></name></author><category term=\"news\" /><category term=\"x_1\" /><category term=\"false\" /></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/none.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/none.xml</id><title type=\"html\">T | None</title></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/by_tag/x_1.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/by_tag/x_1.xml</id><title type=\"html\">T</title><entry><title type=\"html\">A</title><link href=\"/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2020-01-01T00:00:00+00:00</published><updated>2020-01-01T00:00:00+00:00</updated><id>/a</id><author><name></name></author><category term=\"news\" /><category term=\"x_1\" /><category term=\"false\" /></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/by_tag/y.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/by_tag/y.xml</id><title type=\"html\">T</title><entry><title type=\"html\">B</title><link href=\"/b.html\" rel=\"alternate\" type=\"text/html\" title=\"B\" /><published>2020-01-02T00:00:00+00:00</published><updated>2020-01-02T00:00:00+00:00</updated><id>/b</id><author><name></name></author><category term=\"y\" /><category term=\"not plain\" /></entry></feed>",
qr/404 Not Found/,
qr/404 Not Found/,
qr/404 Not Found/,
"/  ;/feed/news.xml news ;/feed/none.xml none ;/all.xml  ;/feed/by_tag/x_1.xml  x_1;/feed/by_tag/y.xml  y;<link type=\"application/atom+xml\" rel=\"alternate\" href=\"/all.xml\" title=\"T\" />\n"]
--- error_code eval
[200, 200, 200, 200, 200, 404, 404, 404, 200]
--- no_error_log
[alert]


=== TEST 5: chosen tags, and where they are
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
feed:
  excerpt_only: true
  tags: { only: [x, "no t"], path: /t/ }
>>> _posts/2020-01-01-a.md
---
tags: [x, y]
---
>>> index.html
---
---
{% for p in site.pages %}{{ p.url }} {% endfor %}
--- jekyll: t/x.xml !t/y.xml index.html
--- request eval
["GET /t/x.xml", "GET /t/y.xml", "GET /"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/t/x.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/t/x.xml</id><entry><title type=\"html\">A</title><link href=\"/2020/01/01/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2020-01-01T00:00:00+00:00</published><updated>2020-01-01T00:00:00+00:00</updated><id>/2020/01/01/a</id><author><name></name></author><category term=\"x\" /><category term=\"y\" /></entry></feed>",
qr/404 Not Found/,
"/ /feed.xml /t/x.xml \n"]
--- error_code eval
[200, 404, 200]
--- no_error_log
[alert]


=== TEST 6: a feed of the site's own, and defaults
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
defaults:
  - scope: { path: "", type: pages }
    values: { layout: l }
>>> _layouts/l.html
l {{ content }}
>>> feed.xml
---
---
mine
--- jekyll: feed.xml
--- request
GET /feed.xml
--- response_body eval
"l mine\n\n"
--- no_error_log
[error]


=== TEST 7: without the plugin
--- config
    posts on;
--- user_files
>>> _config.yml
title: T
>>> _posts/2020-01-01-a.md
--- jekyll: !feed.xml 2020/01/01/a.html
--- request eval
["GET /feed.xml", "GET /2020/01/01/a.html"]
--- response_body eval
[qr/404 Not Found/,
""]
--- error_code eval
[404, 200]
--- no_error_log
[alert]


=== TEST 8: feeds of collections
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-feed]
time: 2026-01-01 00:00:00 UTC
collections:
  notes: { output: true }
  logs:
  by_key: { sort_by: rank }
feed:
  excerpt_only: true
  posts_limit: 3
  collections:
    notes: { categories: [news] }
    by_key: { path: /k.xml }
    logs: {}
>>> _notes/a.md
---
date: 2024-01-02
categories: news
---
>>> _notes/b.md
---
date: 2024-01-02
---
>>> _notes/c.md
---
title: C
---
>>> _notes/d.md
---
date: 2023-01-02
categories: [news, x]
---
>>> _logs/a.md
---
date: 2024-01-02
---
>>> _by_key/a.md
---
date: 2024-01-02
rank: 2
---
>>> _by_key/b.md
---
date: 2024-01-02
rank: 1
---
>>> _by_key/c.md
---
date: 2024-01-01
rank: 3
---
--- jekyll: feed/notes.xml feed/notes/news.xml feed/logs.xml k.xml feed.xml
--- request eval
["GET /feed/notes.xml", "GET /feed/notes/news.xml", "GET /feed/logs.xml", "GET /k.xml", "GET /feed.xml"]
--- response_body eval
["<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/notes.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/notes.xml</id><title type=\"html\"> | Notes</title><entry><title type=\"html\">C</title><link href=\"/notes/c.html\" rel=\"alternate\" type=\"text/html\" title=\"C\" /><published>2026-01-01T00:00:00+00:00</published><updated>2026-01-01T00:00:00+00:00</updated><id>/notes/c</id><author><name></name></author></entry><entry><title type=\"html\">B</title><link href=\"/notes/b.html\" rel=\"alternate\" type=\"text/html\" title=\"B\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/notes/b</id><author><name></name></author></entry><entry><title type=\"html\">A</title><link href=\"/notes/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/notes/a</id><author><name></name></author><category term=\"news\" /></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/notes/news.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/notes/news.xml</id><title type=\"html\"> | Notes | News</title><entry><title type=\"html\">A</title><link href=\"/notes/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/notes/a</id><author><name></name></author><category term=\"news\" /></entry><entry><title type=\"html\">D</title><link href=\"/notes/d.html\" rel=\"alternate\" type=\"text/html\" title=\"D\" /><published>2023-01-02T00:00:00+00:00</published><updated>2023-01-02T00:00:00+00:00</updated><id>/notes/d</id><author><name></name></author><category term=\"news\" /><category term=\"x\" /></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed/logs.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed/logs.xml</id><title type=\"html\"> | Logs</title><entry><title type=\"html\">A</title><link href=\"/logs/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/logs/a</id><author><name></name></author></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/k.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/k.xml</id><title type=\"html\"> | By_key</title><entry><title type=\"html\">A</title><link href=\"/by_key/a.html\" rel=\"alternate\" type=\"text/html\" title=\"A\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/by_key/a</id><author><name></name></author></entry><entry><title type=\"html\">B</title><link href=\"/by_key/b.html\" rel=\"alternate\" type=\"text/html\" title=\"B\" /><published>2024-01-02T00:00:00+00:00</published><updated>2024-01-02T00:00:00+00:00</updated><id>/by_key/b</id><author><name></name></author></entry><entry><title type=\"html\">C</title><link href=\"/by_key/c.html\" rel=\"alternate\" type=\"text/html\" title=\"C\" /><published>2024-01-01T00:00:00+00:00</published><updated>2024-01-01T00:00:00+00:00</updated><id>/by_key/c</id><author><name></name></author></entry></feed>",
"<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\" ><generator uri=\"https://jekyllrb.com/\" version=\"4.4.1\">Jekyll</generator><link href=\"/feed.xml\" rel=\"self\" type=\"application/atom+xml\" /><link href=\"/\" rel=\"alternate\" type=\"text/html\" /><updated>2026-01-01T00:00:00+00:00</updated><id>/feed.xml</id></feed>"]
--- no_error_log
[error]
