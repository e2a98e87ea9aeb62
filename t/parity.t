# What t/parity has found on real sites.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

run_tests();

__DATA__

=== TEST 1: a symbol of Ruby in the configuration and in front matter
--- config
    posts on;
--- user_files
>>> _config.yml
sass:
  style: :compressed
mode: :"two words"
>>> a.md
---
title: :name
---
{{ site.sass.style }} {{ site.mode }} {{ page.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>compressed two words name</p>
--- no_error_log
[error]



=== TEST 2: a post that is a file of YAML is none
--- config
    posts on;
    log_not_found off;
--- user_files
>>> _posts/2024-01-02-data.yml
---
title: data
---
text
>>> _posts/2024-01-03-more.yaml
text
>>> _posts/2024-01-04-post.txt
text
>>> a.html
---
---
{% for post in site.posts %}{{ post.url }}{% endfor %}
--- jekyll: a.html !2024/01/02/data.yml !2024/01/03/more.yaml
--- request eval
["GET /a.html", "GET /2024/01/02/data.yml", "GET /2024/01/03/more.yaml"]
--- error_code eval
[200, 404, 404]
--- response_body eval
["/2024/01/04/post.txt\n", qr/404 Not Found/, qr/404 Not Found/]
--- no_error_log
[error]



=== TEST 3: the layout of a feed
--- config
    posts on;
--- user_files
>>> _layouts/feed.rss
<rss>{{ content }}</rss>
>>> news.rss
---
layout: feed
---
news
--- jekyll: news.rss
--- request
GET /news.rss
--- response_body
<rss>news
</rss>
--- no_error_log
[error]



=== TEST 4: encoded points in a permalink stay inside of the site
--- config
    posts on;
--- user_files
>>> _posts/2014-01-06-traversal.md
---
permalink: /%2e%2e/a/%2e%2e/%2e/bad.html
---
{{ page.url }}
--- jekyll: bad.html
--- request
GET /bad.html
--- response_body
<p>/%2e%2e/a/%2e%2e/%2e/bad.html</p>
--- no_error_log
[error]



=== TEST 5: the permalink of a page that is not HTML names a folder
--- config
    posts on;
    log_not_found off;
--- user_files
>>> humans.txt
---
permalink: /humans/
---
{{ page.url }}
--- jekyll: humans/index.txt !humans/index.html
--- request eval
["GET /humans/index.txt", "GET /humans/"]
--- error_code eval
[200, 404]
--- response_body eval
["/humans/\n", qr/404 Not Found/]
--- no_error_log
[error]



=== TEST 6: static files in a list
--- config
    posts on;
--- user_files
>>> _config.yml
timezone: Asia/Shanghai
exclude: [hidden, index.html]
defaults:
  - scope: { path: pictures }
    values: { picture: true, name: never }
  - scope: { path: "", type: pages }
    values: { page: true }
>>> pictures/one.more.jpg
one
>>> pictures/two.JPG
two
>>> hidden/three.jpg
three
>>> readme
no extension
>>> a.html
---
---
{% for file in site.static_files %}{{ file.path }} {{ file.name }} {{ file.basename }} {{ file.extname }} {{ file.collection }} {{ file.picture }} {{ file.page }};
{% endfor %}
{{ site.static_files.size }}
{% assign found = site.static_files | where: "picture", true | where_exp: "file", "file.extname == '.png' or file.extname == '.JPG'" %}
{{ found | map: "path" | join }} {{ site.static_files.first }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
/pictures/one.more.jpg one.more.jpg one.more .jpg  true ;
/pictures/two.JPG two.JPG two .JPG  true ;
/readme readme readme    ;

3

/pictures/two.JPG Jekyll::Drops::StaticFileDrop
--- no_error_log
[error]
