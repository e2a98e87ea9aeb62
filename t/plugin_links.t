# jekyll-relative-links.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__

=== TEST 1: links to pages and files
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[a](a.md) [b](sub/b.md) [i](../img/i.png) ![i](/img/i.png) [s](/img/a%2Bb.txt)
[up](../../docs/a.md) [dot](./sub/../a.md) [slash](a.md/) [none](none.md) [dir](sub) [out](../../../x.md)
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="/docs/a.html">a</a> <a href="/bee/">b</a> <a href="/img/i.png">i</a> <img src="/img/i.png" alt="i" /> <a href="/img/a+b.txt">s</a>
<a href="../../docs/a.md">up</a> <a href="/docs/a.html">dot</a> <a href="/docs/a.html">slash</a> <a href="none.md">none</a> <a href="sub">dir</a> <a href="../../../x.md">out</a></p>
--- no_error_log
[error]



=== TEST 2: fragments and titles
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[a](a.md#frag) [b](a.md "title") [c](a.md#f "ti)\"tle") [d](a.md 'single') [e](a.md#(x) y) [f](a.md?q=1) [g](#a.md) [h](a.md#) [j](a.md
"next")
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="/docs/a.html#frag">a</a> <a href="/docs/a.html" title="title">b</a> <a href="/docs/a.html#f" title="ti)&quot;tle">c</a> <a href="a.md" title="single">d</a> [e](/docs/a.html#(x) y) <a href="a.md?q=1">f</a> <a href="#a.md">g</a> <a href="/docs/a.html#">h</a> <a href="a.md" title="next">j</a></p>
--- no_error_log
[error]



=== TEST 3: what is not relative
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[a](https://example.org/docs/a.md) [b](mailto:a.md) [c](//docs/a.md) [d]() [e]( a.md) [f](~/a.md) <a href="a.md">
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="https://example.org/docs/a.md">a</a> <a href="mailto:a.md">b</a> <a href="//docs/a.md">c</a> <a href="">d</a> <a href="a.md">e</a> <a href="~/a.md">f</a> <a href="a.md"></p>
--- no_error_log
[error]



=== TEST 4: references
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[one][1] [two][2] [three][3] [four][4]


[1]: a.md
[2]: a.md#frag "title"  
  [3]: sub/b.md
[4]: https://example.org/

{{ page.content | jsonify }}
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="/docs/a.html">one</a> <a href="/docs/a.html#frag" title="title">two</a> <a href="/bee/">three</a> <a href="https://example.org/">four</a></p>
<p>&quot;<a href="/docs/a.html">one</a> <a href="/docs/a.html#frag" title="title">two</a> <a href="/bee/">three</a> <a href="https://example.org/">four</a>\n\n<a href="/docs/a.html">1</a>: /docs/a.html\n\n<a href="/docs/a.html#frag" title="title">2</a>: /docs/a.html#frag &quot;title&quot;\n\n<a href="/bee/">3</a>: /bee/\n<a href="https://example.org/">4</a>: https://example.org/\n\n{{ page.content | jsonify }}\n&quot;</p>
--- no_error_log
[error]



=== TEST 5: code and nesting mean nothing to it
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
`[a](a.md)` [![i](../img/i.png)](a.md) [x] (a.md) [y
z](a.md) [[w]](a.md) \[v](a.md)

    [u](a.md)
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><code>[a](/docs/a.html)</code> <a href="a.md"><img src="/img/i.png" alt="i" /></a> [x] (a.md) <a href="a.md">y
z</a> <a href="/docs/a.html">[w]</a> [v](/docs/a.html)</p>
<div class="highlighter-rouge"><div class="highlight"><pre class="highlight"><code>[u](/docs/a.html)
</code></pre></div></div>
--- no_error_log
[error]



=== TEST 6: the site's baseurl
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
baseurl: /base
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[a](a.md) [b](sub/b.md)
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="/base/docs/a.html">a</a> <a href="/base/bee/">b</a></p>
--- no_error_log
[error]



=== TEST 7: posts are linked to, and their own links are left
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> _posts/2024-01-02-p.md
[a](../docs/a.md)
>>> _posts/2999-01-02-q.md
q
>>> docs/x.md
---
---
[p](../_posts/2024-01-02-p.md) [q](../_posts/2999-01-02-q.md)
--- jekyll: docs/x.html 2024/01/02/p.html
--- request eval
["GET /docs/x.html",
 "GET /2024/01/02/p.html"]
--- response_body eval
["<p><a href=\"/2024/01/02/p.html\">p</a> <a href=\"../_posts/2999-01-02-q.md\">q</a></p>\n",
 "<p><a href=\"../docs/a.md\">a</a></p>\n"]
--- no_error_log
[error]



=== TEST 8: posts as well, with their excerpts; globs
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
relative_links: { collections: true, exclude: [docs/no.md, "docs/sub/*"] }
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> _posts/2024-01-02-p.md
---
excerpt: own
---
[a](../docs/a.md)

more
>>> docs/no.md
---
---
[a](a.md)
>>> docs/sub/no.md
---
---
[a](../a.md)
>>> x.html
---
---
[a](docs/a.md){% for p in site.posts %}{{ p.excerpt }}{{ p.content }}{% endfor %}
--- jekyll: 2024/01/02/p.html docs/no.html docs/sub/no.html x.html
--- request eval
["GET /2024/01/02/p.html",
 "GET /docs/no.html",
 "GET /docs/sub/no.html",
 "GET /x.html"]
--- response_body eval
["<p><a href=\"/docs/a.html\">a</a></p>\n<p>more</p>\n",
 "<p><a href=\"a.md\">a</a></p>\n",
 "<p><a href=\"../a.md\">a</a></p>\n",
 "[a](docs/a.md)<p><a href=\"/docs/a.html\">a</a></p>\n<p><a href=\"/docs/a.html\">a</a></p>\n<p>more</p>\n\n"]
--- no_error_log
[error]



=== TEST 9: to what other plugins make
--- config
    posts on;
--- user_files
>>> _config.yml
exclude: [index.html]
plugins: [jekyll-relative-links, jekyll-readme-index, jekyll-optional-front-matter]
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> README.md
[a](docs/a.md) [o](docs/o.md) [d](docs/README.md) [l](LICENSE.md)
>>> LICENSE.md
l
>>> docs/o.md
[up](../README.md)
>>> docs/README.md
[up](../README.md) [d](README.md)
>>> docs/index.html
i
--- jekyll: index.html docs/o.html
--- request eval
["GET /",
 "GET /docs/o.html"]
--- response_body eval
["<p><a href=\"/docs/a.html\">a</a> <a href=\"/docs/o.html\">o</a> <a href=\"/docs/README.md\">d</a> <a href=\"/LICENSE.md\">l</a></p>\n",
 "<p><a href=\"/\">up</a></p>\n"]
--- no_error_log
[error]



=== TEST 10: switched off
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-relative-links]
relative_links: { enabled: false }
>>> docs/a.md
---
---
a
>>> docs/sub/b.md
---
permalink: /bee/
---
b
>>> img/i.png
png
>>> img/a+b.txt
t
>>> docs/x.md
---
---
[a](a.md)
--- jekyll: docs/x.html
--- request
GET /docs/x.html
--- response_body
<p><a href="a.md">a</a></p>
--- no_error_log
[error]
