# Pages: where they are, what they are made into, what they know.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: pages in folders
--- config
    posts on;
--- user_files
>>> a.md
---
---
{{ page.path }} {{ page.dir }} {{ page.name }} {{ page.url }}
>>> sub/b.md
---
---
{{ page.path }} {{ page.dir }} {{ page.name }} {{ page.url }}
>>> sub/deep/c.html
---
---
{{ page.path }} {{ page.dir }} {{ page.name }} {{ page.url }}
--- jekyll: a.html sub/b.html sub/deep/c.html
--- request eval
["GET /a.html", "GET /sub/b.html", "GET /sub/deep/c.html"]
--- response_body eval
[
    "<p>a.md / a.md /a.html</p>\n",
    "<p>sub/b.md /sub/ b.md /sub/b.html</p>\n",
    "sub/deep/c.html /sub/deep/ c.html /sub/deep/c.html\n",
]
--- no_error_log
[error]


=== TEST 2: index pages
--- config
    root html/site;
    posts on;
--- user_files
>>> site/index.md
---
---
{{ page.path }} {{ page.dir }} {{ page.name }} {{ page.url }}
>>> site/sub/index.html
---
---
{{ page.path }} {{ page.dir }} {{ page.name }} {{ page.url }}
--- request eval
["GET /", "GET /index.html", "GET /sub/", "GET /sub/index.html"]
--- jekyll: index.html index.html sub/index.html sub/index.html
--- response_body eval
[
    "<p>index.md / index.md /</p>\n",
    "<p>index.md / index.md /</p>\n",
    "sub/index.html /sub/ index.html /sub/\n",
    "sub/index.html /sub/ index.html /sub/\n",
]
--- no_error_log
[error]


=== TEST 3: by the name without .html
--- config
    posts on;
--- user_files
>>> about.md
---
---
*about*
>>> both.md
---
---
*page*
>>> both/index.md
---
---
*folder*
--- request eval
["GET /about", "GET /about.html", "GET /both", "GET /both/"]
--- jekyll: about.html about.html both.html both/index.html
--- response_body eval
[
    "<p><em>about</em></p>\n",
    "<p><em>about</em></p>\n",
    "<p><em>page</em></p>\n",
    "<p><em>folder</em></p>\n",
]
--- no_error_log
[error]


=== TEST 4: a page keeps its extension unless it is Markdown
--- config
    posts on;
--- user_files
>>> a.html
---
---
*{{ 1 | plus: 1 }}*
>>> b.xml
---
---
<a>*{{ 1 | plus: 1 }}*</a>
>>> c.json
---
---
{"a": "*{{ 1 | plus: 1 }}*"}
>>> d.txt
---
---
*{{ 1 | plus: 1 }}*
>>> e.css
---
---
a { width: {{ 1 | plus: 1 }}px }
>>> f.js
---
---
var a = {{ 1 | plus: 1 }};
>>> g.md
---
---
*{{ 1 | plus: 1 }}*
>>> h.mkd
---
---
*{{ 1 | plus: 1 }}*
>>> noext
---
---
*{{ 1 | plus: 1 }}*
--- jekyll: a.html b.xml c.json d.txt e.css f.js g.html h.html noext
--- request eval
[
    "GET /a.html",
    "GET /b.xml",
    "GET /c.json",
    "GET /d.txt",
    "GET /e.css",
    "GET /f.js",
    "GET /g.html",
    "GET /h.html",
    "GET /noext",
]
--- response_body eval
[
    "*2*\n",
    "<a>*2*</a>\n",
    "{\"a\": \"*2*\"}\n",
    "*2*\n",
    "a { width: 2px }\n",
    "var a = 2;\n",
    "<p><em>2</em></p>\n",
    "<p><em>2</em></p>\n",
    "*2*\n",
]
--- no_error_log
[error]


=== TEST 5: markdown_ext
--- config
    posts on;
--- user_files
>>> _config.yml
markdown_ext: "text,md"
>>> a.text
---
---
*a*
>>> b.mkd
---
---
*b*
--- jekyll: a.html b.mkd
--- request eval
["GET /a.html", "GET /b.mkd"]
--- response_body eval
["<p><em>a</em></p>\n", "*b*\n"]
--- no_error_log
[error]


=== TEST 6: without front matter a file is not touched
--- config
    posts on;
--- user_files
>>> a.html
{{ 1 | plus: 1 }}
>>> b.md
*{{ 1 | plus: 1 }}*
>>> c.xml
{% no such tag %}
--- jekyll: a.html b.md c.xml !b.html
--- request eval
["GET /a.html", "GET /b.md", "GET /c.xml", "GET /b.html"]
--- response_body eval
[
    "{{ 1 | plus: 1 }}\n",
    "*{{ 1 | plus: 1 }}*\n",
    "{% no such tag %}\n",
    qr/404 Not Found/,
]
--- error_code eval
[200, 200, 200, 404]


=== TEST 7: own variables
--- config
    posts on;
--- user_files
>>> a.html
---
title: A title
list: [a, b]
map: { key: value, other: [1, 2] }
number: 1.50
flag: yes
date: 2021-01-01
time: 2021-01-01 10:00:00
nothing: ~
---
{{ page.title }} {{ page.list | join: "+" }} {{ page.map.key }}
{{ page.map.other[1] }} {{ page.number }} {{ page.flag }} {{ page.date }}
{{ page.time }} [{{ page.nothing }}] [{{ page.missing.too }}] {{ page.map }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
A title a+b value
2 1.5 true 2021-01-01
2021-01-01 10:00:00 +0000 [] [] {"key"=>"value", "other"=>[1, 2]}
--- no_error_log
[error]


=== TEST 8: tags and categories of a page are plain values
--- config
    posts on;
--- user_files
>>> a.html
---
tags: a b
categories: [c, d]
---
{{ page.tags }} {{ page.tags[0] }} {{ page.categories | join: "+" }}
[{{ page.excerpt }}] [{{ page.id }}] [{{ page.previous }}] [{{ page.title }}]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
a b  c+d
[] [] [] []
--- no_error_log
[error]


=== TEST 9: page.content in a layout is the source
--- config
    posts on;
--- user_files
>>> _layouts/l.html
[{{ page.content }}][{{ content }}]
>>> a.md
---
layout: l
---
*{{ page.name }}*
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[*{{ page.name }}*
][<p><em>a.md</em></p>
]
--- no_error_log
[error]


=== TEST 10: the site's own 404 page
--- config
    posts on;
--- user_files
>>> 404.md
---
permalink: /404.html
---
*{{ page.url }}* is not here
>>> a.md
---
---
a
--- request eval
["GET /no/such/page.html", "GET /404.html", "GET /a.md"]
--- error_code eval
[404, 200, 404]
--- jekyll: 404.html 404.html 404.html
--- response_body eval
[
    "<p><em>/404.html</em> is not here</p>\n",
    "<p><em>/404.html</em> is not here</p>\n",
    "<p><em>/404.html</em> is not here</p>\n",
]


=== TEST 11: two pages claim one address
--- config
    posts on;
--- user_files
>>> a.html
---
---
page
>>> _posts/2024-03-05-b.html
---
permalink: /a.html
---
post
--- jekyll: a.html
--- request
GET /a.html
--- response_body
post
--- no_error_log
[error]


=== TEST 12: an empty page
--- config
    posts on;
--- user_files
>>> a.md
---
---
>>> b.html
---
---
>>> c.html
---
title: c
---
x
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- jekyll: a.html b.html c.html
--- response_body eval
["", "", "x\n"]
--- no_error_log
[error]


=== TEST 13: blank lines at the beginning and the end
--- config
    posts on;
--- user_files eval
[
    [ "a.html", "---\n---\n\n\n  a\n\n\n" ],
    [ "b.html", "---\n---\nb" ],
    [ "c.md", "---\n---\n\n    code\n\n" ],
]
--- jekyll: a.html b.html c.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- response_body eval
[
    "  a\n\n\n",
    "b",
    "<div class=\"highlighter-rouge\"><div class=\"highlight\"><pre class=\"highlight\"><code>code
</code></pre></div></div>\n",
]
--- no_error_log
[error]


=== TEST 14: a page counts, loops and prints as a Hash
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: UTC
defaults:
- scope: {path: ""}
  values: {d: 1}
>>> a.txt
---
b: [x, {y: ~}]
excerpt: e
---
{{ page.size }}{% for p in page %} {{ p[0] }}{% endfor %}
{{ page }}
--- jekyll: a.txt
--- request
GET /a.txt
--- response_body
8 d b excerpt content dir name path url
{"d"=>1, "b"=>["x", {"y"=>nil}], "excerpt"=>"e", "content"=>"{{ page.size }}{% for p in page %} {{ p[0] }}{% endfor %}\n{{ page }}\n", "dir"=>"/", "name"=>"a.txt", "path"=>"a.txt", "url"=>"/a.txt"}
--- no_error_log
[error]


=== TEST 15: what Jekyll renders before a page shows it its HTML
--- config
    posts on;
--- user_files
>>> _config.yml
markdown: CommonMark
>>> _layouts/l.html
<l>{{ content }}</l>
>>> sub/a.md
---
layout: l
---
*{{ page.name }}*{% for p in site.pages %}{{ p.name }}{{ p.content | size }},{% endfor %}
>>> b.html
---
---
{% for p in site.pages %}[{{ p.content | strip }}]{% endfor %}
>>> c.md
---
---
*{{ page.name }}*
>>> _posts/2024-01-01-p.html
---
---
{% for p in site.pages %}[{{ p.content | size }}]{% endfor %}
--- jekyll: b.html sub/a.html 2024/01/01/p.html
--- request eval
["GET /b.html", "GET /sub/a.html", "GET /2024/01/01/p.html"]
--- response_body eval
[
    "[<p><em>a.md</em>a.md90,b.html63,c.md18,</p>]"
    . "[{% for p in site.pages %}[{{ p.content | strip }}]{% endfor %}]"
    . "[*{{ page.name }}*]\n",
    "<l><p><em>a.md</em>a.md90,b.html63,c.md18,</p>\n</l>\n",
    "[90][63][18]\n",
]
--- no_error_log
[error]
