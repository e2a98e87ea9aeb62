# Front matter defaults of the configuration.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: defaults
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: { path: "" }
    values: { color: red, size: 1 }
  - scope: { path: "docs", type: pages }
    values: { color: green }
  - scope: { path: "docs/deep" }
    values: { color: blue }
  - scope: { path: "", type: posts }
    values: { color: black }
>>> a.html
---
---
{{ page.color }} {{ page.size }}
>>> docs/b.html
---
size: 2
---
{{ page.color }} {{ page.size }}
>>> docs/deep/c.html
---
---
{{ page.color }} {{ page.size }}
>>> _posts/2024-03-05-d.html
---
---
{{ page.color }} {{ page.size }}
--- jekyll: a.html docs/b.html docs/deep/c.html 2024/03/05/d.html
--- request eval
[
    "GET /a.html",
    "GET /docs/b.html",
    "GET /docs/deep/c.html",
    "GET /2024/03/05/d.html",
]
--- response_body eval
["red 1\n", "green 2\n", "blue 1\n", "black 1\n"]
--- no_error_log
[error]


=== TEST 2: a scope's path is a prefix, or a pattern
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: { path: "sub" }
    values: { a: prefix }
  - scope: { path: "x/*/z" }
    values: { b: glob }
  - scope: { path: "one.html" }
    values: { c: file }
>>> subway/a.html
---
---
{{ page.a }} {{ page.b }} {{ page.c }}
>>> x/y/z/a.html
---
---
{{ page.a }} {{ page.b }} {{ page.c }}
>>> one.html
---
---
{{ page.a }} {{ page.b }} {{ page.c }}
--- jekyll: subway/a.html x/y/z/a.html one.html
--- request eval
["GET /subway/a.html", "GET /x/y/z/a.html", "GET /one.html"]
--- response_body eval
["prefix  \n", " glob \n", "  file\n"]
--- no_error_log
[error]


=== TEST 3: defaults merge deeply
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: { path: "" }
    values: { author: { name: Ann, mail: a@example.com }, list: [1, 2] }
>>> a.html
---
author: { name: Bob }
list: [3]
---
{{ page.author.name }} {{ page.author.mail }} {{ page.list | join: "," }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
Bob a@example.com 3
--- no_error_log
[error]


=== TEST 4: layout from defaults
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: { path: "" }
    values: { layout: l }
>>> _layouts/l.html
<{{ content }}>
>>> a.html
---
---
a
>>> b.html
---
layout: none
---
b
>>> c.html
---
layout: ~
---
c
>>> _posts/2024-03-05-d.html
---
layout: ~
---
d
--- jekyll: a.html b.html c.html 2024/03/05/d.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html", "GET /2024/03/05/d.html"]
--- response_body eval
[
    "<a
>\n",
    "b\n",
    "c\n",
    "<d
>\n",
]
--- no_error_log
[error]


=== TEST 5: braces and globs of several directories
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: {path: '{a,b}/*/x.html'}
    values: {one: 1}
  - scope: {path: 'a/**/deep'}
    values: {two: 2}
  - scope: {path: '*/sub/'}
    values: {three: 3}
  - scope: {path: '*.{html,md}'}
    values: {four: 4}
  - scope: {path: '{a,b}'}
    values: {five: 5}
>>> a/sub/x.html
---
---
{{ page.one }} {{ page.two }} {{ page.three }} {{ page.four }} {{ page.five }}
>>> b/sub/x.html
---
---
{{ page.one }} {{ page.two }} {{ page.three }} {{ page.four }} {{ page.five }}
>>> a/sub/m/deep/y.html
---
---
{{ page.one }} {{ page.two }} {{ page.three }} {{ page.four }} {{ page.five }}
>>> a/deep/z.html
---
---
{{ page.one }} {{ page.two }} {{ page.three }} {{ page.four }} {{ page.five }}
>>> top.html
---
---
{{ page.one }} {{ page.two }} {{ page.three }} {{ page.four }} {{ page.five }}
--- jekyll: a/sub/x.html b/sub/x.html a/sub/m/deep/y.html a/deep/z.html top.html
--- request eval
[
    "GET /a/sub/x.html",
    "GET /b/sub/x.html",
    "GET /a/sub/m/deep/y.html",
    "GET /a/deep/z.html",
    "GET /top.html",
]
--- response_body eval
[
    "1  3  \n",
    "1  3  \n",
    " 2 3  \n",
    " 2   \n",
    "   4 \n",
]
--- no_error_log
[error]


=== TEST 6: one key of a page: its own precedence
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: {path: sub/page}
    values: {other: 1}
  - scope: {path: s}
    values: {layout: short, permalink: /short/}
  - scope: {path: sub}
    values: {layout: long, permalink: /long/}
>>> _layouts/short.html
short {{ page.layout }} {{ content }}
>>> _layouts/long.html
long {{ page.layout }} {{ content }}
>>> sub/page.html
---
---
{{ page.layout }} {{ page.permalink }} {{ page.url }} {{ page.other }}
--- jekyll: long/index.html !short/index.html !sub/page.html
--- request eval
[
    "GET /long/",
    "GET /short/",
    "GET /sub/page.html",
]
--- error_code eval
[200, 404, 404]
--- response_body eval
[
    "long short short /short/ /long/ 1\n\n",
    qr/404/,
    qr/404/,
]


=== TEST 7: files that are not published
--- config
    posts on;
--- user_files
>>> _config.yml
defaults:
  - scope: {path: 'off'}
    values: {published: false, w: 2}
  - scope: {path: '', type: pages}
    values: {published: false}
>>> off/x.txt
x
>>> off/p.html
---
---
[{{ page.w }}] [{{ page.published }}]
>>> on.txt
on
>>> list.html
---
---
{% for f in site.static_files %}{% unless f.path == '/index.html' %}{{ f.path }} [{{ f.w }}]
{% endunless %}{% endfor %}
--- jekyll: list.html off/p.html on.txt !off/x.txt
--- request eval
[
    "GET /list.html",
    "GET /off/p.html",
    "GET /on.txt",
    "GET /off/x.txt",
]
--- error_code eval
[200, 200, 200, 404]
--- response_body eval
[
    "/off/x.txt [2]\n/on.txt []\n\n",
    "[2] [false]\n",
    "on\n",
    qr/404/,
]
