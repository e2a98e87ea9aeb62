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
