# Where pages are: the permalink styles, templates, and what is put into them.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the default style is date
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-hello-world.md
---
---
{{ page.url }} {{ page.id }}
>>> about.md
---
---
{{ page.url }}
--- jekyll: 2024/03/05/hello-world.html about.html
--- request eval
["GET /2024/03/05/hello-world.html", "GET /about.html"]
--- response_body eval
[
    "<p>/2024/03/05/hello-world.html /2024/03/05/hello-world</p>\n",
    "<p>/about.html</p>\n",
]
--- no_error_log
[error]


=== TEST 2: style pretty
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: pretty
>>> _posts/2024-03-05-hello-world.md
---
categories: a b
---
{{ page.url }} {{ page.id }}
>>> about.md
---
---
{{ page.url }}
>>> feed.xml
---
---
{{ page.url }}
--- jekyll: a/b/2024/03/05/hello-world/index.html about/index.html feed.xml
--- request eval
["GET /a/b/2024/03/05/hello-world/", "GET /about/", "GET /feed.xml"]
--- response_body eval
[
    "<p>/a/b/2024/03/05/hello-world/ /a/b/2024/03/05/hello-world</p>\n",
    "<p>/about/</p>\n",
    "/feed.xml\n",
]
--- no_error_log
[error]


=== TEST 3: style ordinal
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: ordinal
>>> _posts/2024-03-05-hello-world.md
---
category: one
---
{{ page.url }}
>>> about.md
---
---
{{ page.url }}
--- jekyll: one/2024/065/hello-world.html about.html
--- request eval
["GET /one/2024/065/hello-world.html", "GET /about.html"]
--- response_body eval
["<p>/one/2024/065/hello-world.html</p>\n", "<p>/about.html</p>\n"]
--- no_error_log
[error]


=== TEST 4: style none
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: none
>>> _posts/2024-03-05-hello-world.md
---
categories: [x, y]
---
{{ page.url }}
>>> sub/about.md
---
---
{{ page.url }}
--- jekyll: x/y/hello-world.html sub/about.html
--- request eval
["GET /x/y/hello-world.html", "GET /sub/about.html"]
--- response_body eval
["<p>/x/y/hello-world.html</p>\n", "<p>/sub/about.html</p>\n"]
--- no_error_log
[error]


=== TEST 5: style weekdate (the year is not the week's)
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: weekdate
>>> _posts/2024-12-30-hello-world.md
---
---
{{ page.url }}
>>> about.md
---
---
{{ page.url }}
--- jekyll: 2024/W01/Mon/hello-world.html about.html
--- request eval
["GET /2024/W01/Mon/hello-world.html", "GET /about.html"]
--- response_body eval
["<p>/2024/W01/Mon/hello-world.html</p>\n", "<p>/about</p>\n"]
--- no_error_log
[error]


=== TEST 6: an unknown style is a template without placeholders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /fixed/:title/page
>>> _posts/2024-03-05-one.md
---
---
{{ page.url }}
>>> about.md
---
---
{{ page.url }}
--- request eval
["GET /fixed/one/page", "GET /fixed/one/page.html", "GET /about", "GET /about.html"]
--- jekyll: fixed/one/page.html fixed/one/page.html about.html about.html
--- response_body eval
[
    "<p>/fixed/one/page</p>\n",
    "<p>/fixed/one/page</p>\n",
    "<p>/about</p>\n",
    "<p>/about</p>\n",
]
--- no_error_log
[error]


=== TEST 7: a template that ends in a slash counts for pages too
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:year/:title/
>>> _posts/2024-03-05-one.md
---
---
{{ page.url }}
>>> about.md
---
---
{{ page.url }}
>>> sub/index.html
---
---
{{ page.url }}
--- jekyll: 2024/one/index.html about/index.html sub/index.html
--- request eval
["GET /2024/one/", "GET /about/", "GET /sub/"]
--- response_body eval
["<p>/2024/one/</p>\n", "<p>/about/</p>\n", "/sub/\n"]
--- no_error_log
[error]


=== TEST 8: a template that ends in :output_ext
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:year/:title:output_ext
>>> _posts/2024-03-05-one.md
---
---
{{ page.url }}
>>> about.md
---
---
{{ page.url }}
--- jekyll: 2024/one.html about.html
--- request eval
["GET /2024/one.html", "GET /about.html"]
--- response_body eval
["<p>/2024/one.html</p>\n", "<p>/about.html</p>\n"]
--- no_error_log
[error]


=== TEST 9: date placeholders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: "/:year/:short_year/:month/:i_month/:short_month/:long_month/:day/\
  :i_day/:y_day/:title.html"
>>> _posts/2024-03-05-one.md
---
---
{{ page.url }}
--- jekyll: 2024/24/03/3/Mar/March/05/5/065/one.html
--- request
GET /2024/24/03/3/Mar/March/05/5/065/one.html
--- response_body
<p>/2024/24/03/3/Mar/March/05/5/065/one.html</p>
--- no_error_log
[error]


=== TEST 10: week placeholders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:w_year/:week/:w_day/:short_day/:long_day/:title.html
>>> _posts/2024-12-30-one.md
---
---
{{ page.url }}
>>> _posts/2023-01-01-two.md
---
---
{{ page.url }}
--- jekyll: 2025/01/1/Mon/Monday/one.html 2022/52/7/Sun/Sunday/two.html
--- request eval
["GET /2025/01/1/Mon/Monday/one.html", "GET /2022/52/7/Sun/Sunday/two.html"]
--- response_body eval
[
    "<p>/2025/01/1/Mon/Monday/one.html</p>\n",
    "<p>/2022/52/7/Sun/Sunday/two.html</p>\n",
]
--- no_error_log
[error]


=== TEST 11: time placeholders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:hour/:minute/:second/:title.html
>>> _posts/2024-03-05-one.md
---
date: 2024-03-05 07:08:09 +0000
---
{{ page.url }}
--- jekyll: 07/08/09/one.html
--- request
GET /07/08/09/one.html
--- response_body
<p>/07/08/09/one.html</p>
--- no_error_log
[error]


=== TEST 12: name placeholders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:collection/:categories/:slugified_categories/:title/:slug/:name/:path:output_ext
>>> _posts/in/2024-03-05-Some.Title_here.md
---
title: not used here
categories: [Big Cat, c++]
---
{{ page.url }}
--- jekyll: posts/big%20cat/c++/big-cat/c/Some.Title_here/some-title-here/2024-03-05-some-title-here/in/2024-03-05-Some.Title_here.html
--- request
GET /posts/big%20cat/c++/big-cat/c/Some.Title_here/some-title-here/2024-03-05-some-title-here/in/2024-03-05-Some.Title_here.html
--- response_body
<p>/posts/big%20cat/c++/big-cat/c/Some.Title_here/some-title-here/2024-03-05-some-title-here/in/2024-03-05-Some.Title_here.html</p>
--- no_error_log
[error]


=== TEST 13: permalink in the front matter of a post (no styles)
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
---
permalink: /:year/own/:title.html
---
{{ page.url }} {{ page.id }}
>>> _posts/2024-03-05-two.md
---
permalink: /plain
---
{{ page.url }}
>>> _posts/2024-03-05-three.md
---
permalink: /slash/
---
{{ page.url }}
>>> _posts/2024-03-05-four.md
---
permalink: pretty
---
{{ page.url }}
--- request eval
["GET /2024/own/one.html", "GET /plain", "GET /slash/", "GET /pretty"]
--- jekyll: 2024/own/one.html plain.html slash/index.html pretty.html
--- response_body eval
[
    "<p>/2024/own/one.html /2024/own/one</p>\n",
    "<p>/plain</p>\n",
    "<p>/slash/</p>\n",
    "<p>/pretty</p>\n",
]
--- no_error_log
[error]


=== TEST 14: permalink in the front matter of a page
--- config
    posts on;
--- user_files
>>> a.md
---
permalink: /own/:basename:output_ext
---
{{ page.url }}
>>> b.md
---
permalink: /feed.json
---
{"url": "{{ page.url }}"}
>>> c.md
---
permalink: no/slash.html
---
{{ page.url }}
>>> d.html
---
permalink: /x/../y/./z//
---
{{ page.url }}
>>> e.md
---
permalink: /mail.txt/
---
{{ page.url }}
--- request eval
["GET /own/a.html", "GET /feed.json", "GET /no/slash.html", "GET /x/y/z/", "GET /mail.txt/"]
--- jekyll: own/a.html feed.json no/slash.html x/y/z/index.html mail.txt/index.html
--- response_body eval
[
    "<p>/own/a.html</p>\n",
    "<p>{&quot;url&quot;: &quot;/feed.json&quot;}</p>\n",
    "<p>/no/slash.html</p>\n",
    "/x/y/z/\n",
    "<p>/mail.txt/</p>\n",
]
--- no_error_log
[error]


=== TEST 15: a permalink whose extension is not the page's
--- config
    posts on;
--- user_files
>>> a.md
---
permalink: /sitemap.xml
---
*a*
>>> b.txt
---
permalink: /b
---
*b*
>>> c.html
---
permalink: /c.php
---
*c*
--- request eval
["GET /sitemap.xml", "GET /b.txt", "GET /c.php"]
--- jekyll: sitemap.xml b.txt c.php
--- response_body eval
["<p><em>a</em></p>\n", "*b*\n", "*c*\n"]
--- no_error_log
[error]


=== TEST 16: a page that claims the root
--- config
    root html/site;
    posts on;
--- user_files
>>> site/README.md
---
permalink: /
---
{{ page.url }}
--- request
GET /
--- jekyll: index.html
--- response_body
<p>/</p>
--- no_error_log
[error]


=== TEST 17: permalinks from defaults
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: { path: "", type: posts }
    values: { permalink: "/blog/:title/" }
  - scope: { path: docs, type: pages }
    values: { permalink: "/d/:basename.html" }
>>> _posts/2024-03-05-one.md
---
---
{{ page.url }}
>>> docs/two.md
---
---
{{ page.url }}
--- jekyll: blog/one/index.html d/two.html
--- request eval
["GET /blog/one/", "GET /d/two.html"]
--- response_body eval
["<p>/blog/one/</p>\n", "<p>/d/two.html</p>\n"]
--- no_error_log
[error]
