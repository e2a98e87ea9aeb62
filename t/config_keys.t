# Keys of the configuration, and values that are not what one expects there.

use FindBin;
use lib "$FindBin::Bin/lib";

use Test::Nginx::Socket 'no_plan';
use Steps;

run_tests();

__DATA__

=== TEST 1: "time" is a day
--- user_files
>>> _config.yml
time: 2020-05-06
timezone: America/New_York
>>> _posts/2020-05-05-a.md
a
>>> _posts/2020-05-07-b.md
b
>>> a.html
---
---
{{ site.time }} {{ site.posts | map: "url" | join: " " }}
--- jekyll: a.html 2020/05/05/a.html !2020/05/07/b.html
--- request eval
["GET /a.html", "GET /2020/05/05/a.html", "GET /2020/05/07/b.html"]
--- error_code eval
[200, 200, 404]
--- response_body eval
["2020-05-06 00:00:00 -0400 /2020/05/05/a.html\n", "<p>a</p>\n",
 qr/404 Not Found/]



=== TEST 2: "time" is a moment, which YAML takes as one of UTC
--- user_files
>>> _config.yml
time: 2020-05-06 07:08:09
timezone: America/New_York
>>> a.html
---
---
{{ site.time }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
2020-05-06 03:08:09 -0400



=== TEST 3: "time" is text, with the site's zone
--- user_files
>>> _config.yml
time: "6 May 2020 07:08"
timezone: America/New_York
>>> a.html
---
---
{{ site.time }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
2020-05-06 07:08:00 -0400



=== TEST 4: "time" in the future lets posts come early
--- user_files
>>> _config.yml
time: 2100-01-01
>>> _posts/2099-05-05-a.md
a
--- jekyll: 2099/05/05/a.html
--- request
GET /2099/05/05/a.html
--- response_body
<p>a</p>



=== TEST 5: "time: false" is the present
--- user_files
>>> _config.yml
time: false
>>> a.html
---
---
{% assign y = site.time | date: "%Y" | plus: 0 %}{% if y > 2000 %}now{% endif %}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
now



=== TEST 6: "limit_posts" counts neither what is unpublished nor the future
--- user_files
>>> _config.yml
limit_posts: 1
>>> _posts/2020-01-02-a.md
a
>>> _posts/2021-01-02-b.md
b
>>> _posts/2022-01-02-c.md
---
published: false
---
c
>>> _posts/2099-01-02-d.md
d
>>> a.html
---
---
{{ site.posts | map: "url" | join: " " }}
--- jekyll: a.html 2021/01/02/b.html !2020/01/02/a.html !2022/01/02/c.html !2099/01/02/d.html
--- request eval
["GET /a.html", "GET /2021/01/02/b.html", "GET /2020/01/02/a.html",
 "GET /2022/01/02/c.html", "GET /2099/01/02/d.html"]
--- error_code eval
[200, 200, 404, 404, 404]
--- response_body eval
["/2021/01/02/b.html\n", "<p>b</p>\n", (qr/404 Not Found/) x 3]



=== TEST 7: "limit_posts" with "future"
--- user_files
>>> _config.yml
limit_posts: 1
future: true
>>> _posts/2020-01-02-a.md
a
>>> _posts/2099-01-02-d.md
d
>>> a.html
---
---
{{ site.posts | map: "url" | join: " " }}
--- jekyll: a.html !2020/01/02/a.html
--- request eval
["GET /a.html", "GET /2020/01/02/a.html"]
--- error_code eval
[200, 404]
--- response_body eval
["/2099/01/02/d.html\n", qr/404 Not Found/]



=== TEST 8: "_drafts" that are included, and no drafts
--- user_files
>>> _config.yml
include: [_drafts]
>>> _drafts/a.md
---
title: t
---
*a* {{ page.title }} {{ page.date }}
>>> _drafts/copied.md
copied
--- jekyll: _drafts/a.html _drafts/copied.md
--- request eval
["GET /_drafts/a.html", "GET /_drafts/copied.md"]
--- response_body eval
["<p><em>a</em> t</p>\n", "copied\n"]



=== TEST 9: numbers and switches where there should be text
--- user_files
>>> _config.yml
url: 5
baseurl: 6
excerpt_separator: 7
>>> _posts/2020-01-02-a.md
a 7 b
>>> a.html
---
---
{{ "/a" | relative_url }} {{ "/a" | absolute_url }} {{ site.posts[0].excerpt }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"/6/a 5/6/a <p>a</p>\n\n"



=== TEST 10: false for "baseurl" and "url"
--- user_files
>>> _config.yml
url: false
baseurl: false
>>> a.html
---
---
{{ "/a" | relative_url }} {{ "/a" | absolute_url }} {{ site.baseurl }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
/false/a false/false/a false



=== TEST 11: keys without a value
--- user_files
>>> _config.yml
time:
encoding:
layouts_dir:
includes_dir:
collections_dir:
defaults:
liquid:
permalink:
timezone:
limit_posts: 0
>>> _posts/2020-01-02-a.md
a
>>> a.html
---
---
{{ site.posts[0].url }} {{ site.permalink }}
--- jekyll: a.html 2020/01/02/a.html
--- request eval
["GET /a.html", "GET /2020/01/02/a.html"]
--- response_body eval
["/2020/01/02/a.html date\n", "<p>a</p>\n"]



=== TEST 12: "strict_front_matter" is for what is broken
--- user_files
>>> _config.yml
strict_front_matter: true
>>> a.md
---
title: t
---
{{ page.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>t</p>



=== TEST 13: "liquid: error_mode: lax", and unknown filters
--- user_files
>>> _config.yml
liquid: { error_mode: lax }
>>> a.html
---
---
{{ "a" | nonsense | upcase }} {{ 1 + 2 }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
A 1



=== TEST 14: what has no meaning is shown to templates all the same
--- user_files
>>> _config.yml
keep_files: [a]
safe: true
port: 1
whitelist: [x]
quiet: true
>>> a.html
---
---
{{ site.keep_files }} {{ site.port }} {{ site.whitelist }} {{ site.quiet }} {{ site.host }} {{ site.encoding }} {{ site.lsi }} {{ site.show_dir_listing }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
a 1 x true 127.0.0.1 utf-8 false false



=== TEST 15: "markdown_ext"
--- user_files
>>> _config.yml
markdown_ext: "MD,text"
>>> a.text
---
---
*a*
>>> b.mkd
---
---
*b*
>>> c.Md
---
---
*c*
--- jekyll: a.html b.mkd c.html
--- request eval
["GET /a.html", "GET /b.mkd", "GET /c.html"]
--- response_body eval
["<p><em>a</em></p>\n", "*b*\n", "<p><em>c</em></p>\n"]



=== TEST 16: true is whatever is neither false nor absent
--- user_files
>>> _config.yml
future: "no"
unpublished: 0
show_drafts: "off"
>>> _posts/2099-01-02-a.md
a
>>> _posts/2020-01-02-b.md
---
published: false
---
b
>>> _drafts/c.md
---
date: 2020-01-03
---
c
--- jekyll: 2099/01/02/a.html 2020/01/02/b.html 2020/01/03/c.html
--- request eval
["GET /2099/01/02/a.html", "GET /2020/01/02/b.html",
 "GET /2020/01/03/c.html"]
--- response_body eval
["<p>a</p>\n", "<p>b</p>\n", "<p>c</p>\n"]



=== TEST 17: "liquid: strict_variables" in includes and layouts
--- user_files
>>> _config.yml
liquid: { strict_variables: true, strict_filters: true }
>>> _includes/i.html
{{ include.missing }}
>>> _layouts/v.html
{{ missing }}{{ content }}
>>> _layouts/f.html
{{ content | nonsense }}
>>> _layouts/ok.html
[{{ content | strip }}]
>>> a.html
---
---
{% include i.html a=1 %}
>>> b.html
---
layout: v
---
b
>>> c.html
---
layout: f
---
c
>>> d.html
---
layout: ok
---
d
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html", "GET /d.html"]
--- error_code eval
[500, 500, 500, 200]
--- response_body_like eval
[qr/500/, qr/500/, qr/500/, qr/^\[d\]$/]
--- logged
_includes/i.html:1: undefined variable missing
_layouts/v.html:1: undefined variable missing
_layouts/f.html:1: undefined filter nonsense



=== TEST 18: directories are inside of the site, wherever they point
--- config
    posts on;
--- user_files
>>> _config.yml
layouts_dir: ../../l
includes_dir: /i/
data_dir: ./x/../d
collections_dir: ../c/./
>>> l/a.html
[{{ content }}]
>>> i/a.html
included
>>> d/a.yml
b: data
>>> c/_posts/2024-01-02-one.html
---
---
>>> index.html
---
layout: a
---
{% include a.html %} {{ site.data.a.b }}
{%- for p in site.collections.first.docs %} {{ p.url }}{% endfor -%}
--- jekyll: index.html
--- request
GET /
--- response_body
[included
 data]
--- no_error_log
[error]
