# What pages see of the site: its posts, pages, categories, tags, configuration.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the order of site.posts
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-b.md
---
---
>>> _posts/2024-03-05-a.md
---
---
>>> _posts/2024-03-05-late.md
---
date: 2024-03-05 12:00:00 +0000
---
>>> _posts/2023-12-31-old.md
---
---
>>> _posts/2020-01-01-new.md
---
date: 2025-01-01
---
>>> sub/_posts/2024-03-05-a.md
---
---
>>> list.html
---
---
{% for p in site.posts %}{{ p.url }} {{ p.date | date: "%F %T" }}
{% endfor %}{{ site.posts.size }} {{ site.posts.first.title }} {{ site.posts.last.title }}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
/2025/01/01/new.html 2025-01-01 00:00:00
/2024/03/05/late.html 2024-03-05 12:00:00
/sub/2024/03/05/a.html 2024-03-05 00:00:00
/2024/03/05/b.html 2024-03-05 00:00:00
/2024/03/05/a.html 2024-03-05 00:00:00
/2023/12/31/old.html 2023-12-31 00:00:00
6 New Old
--- no_error_log
[error]


=== TEST 2: posts of one name and date
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-ten.md
---
---
>>> _posts/2024-03-05-ten-b.md
---
---
>>> _posts/2024-03-05-Ten.md
---
---
>>> _posts/2024-03-05-ten.a.md
---
---
>>> list.html
---
---
{% for p in site.posts %}{{ p.slug }} {% endfor %}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
ten ten.a ten-b Ten 
--- no_error_log
[error]


=== TEST 3: site.categories and site.tags
--- config
    posts on;
--- user_files
>>> _posts/2024-01-01-a.md
---
categories: News World
tags: [x, y]
---
>>> _posts/2024-01-02-b.md
---
categories: [中文, News]
tags: y
---
>>> _posts/2024-01-03-c.md
---
category: news
tags: [z, x]
---
>>> list.html
---
---
{% for c in site.categories %}{{ c[0] }}:{% for p in c[1] %} {{ p.title }}{% endfor %}
{% endfor %}{% for t in site.tags %}{{ t | first }}: {{ t | last | size }}
{% endfor %}{{ site.categories.News.size }} {{ site.categories["中文"][0].title }} {{ site.tags.x | map: "title" | join: "," }} {{ site.categories.size }} {{ site.tags.none.size }}
--- jekyll: list.html
--- request
GET /list.html
--- response_body
News: B A
World: A
中文: B
news: C
x: 2
y: 2
z: 1
2 B C,A 4 
--- no_error_log
[error]


=== TEST 4: a page of one category
--- config
    posts on;
--- user_files
>>> _layouts/category.html
{% for post in site.categories[page.category] %}<a href="{{ post.url }}">{{ post.title }}</a>
{% else %}nothing
{% endfor %}
>>> _posts/2024-01-01-a.md
---
categories: [world, big cat]
---
>>> _posts/2024-01-02-b.md
---
category: big cat
---
>>> category/big.html
---
layout: category
category: big cat
---
>>> category/none.html
---
layout: category
category: none
---
--- jekyll: category/big.html category/none.html
--- request eval
["GET /category/big.html", "GET /category/none.html"]
--- response_body eval
[
    "<a href=\"/big%20cat/2024/01/02/b.html\">B</a>
<a href=\"/world/big%20cat/2024/01/01/a.html\">A</a>\n\n",
    "nothing\n\n",
]
--- no_error_log
[error]


=== TEST 5: site.pages
--- config
    posts on;
--- user_files
>>> b.md
---
title: B
---
>>> sub/a.html
---
title: A
---
>>> c.xml
---
title: C
---
{% for p in site.pages %}{{ p.name }} {{ p.title }} {{ p.url }} {{ p.path }}
{% endfor %}{% for p in site.html_pages %}{{ p.name }} {% endfor %}
>>> static.txt
no page
>>> _posts/2024-01-01-a.md
---
---
--- jekyll: c.xml
--- request
GET /c.xml
--- response_body
a.html A /sub/a.html sub/a.html
b.md B /b.html b.md
c.xml C /c.xml c.xml
a.html b.md 
--- no_error_log
[error]


=== TEST 6: values of the configuration
--- config
    posts on;
--- user_files
>>> _config.yml
title: "A: title"
lang: zh-CN
url: https://example.com
baseurl: ""
timezone: Asia/Shanghai
author: { name: Ann, links: [a, b] }
number: 1.50
flag: off
description: >
  folded
  text
>>> a.html
---
---
{{ site.title }}|{{ site.lang }}|{{ site.url }}|{{ site.baseurl }}|{{ site.timezone }}|{{ site.author.name }}|{{ site.author.links | last }}
{{ site.number }}|{{ site.flag }}|{{ site.description }}|{{ site.missing }}|{{ site.permalink }}|{{ site.config.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
A: title|zh-CN|https://example.com||Asia/Shanghai|Ann|b
1.5|false|folded text
||date|
--- no_error_log
[error]


=== TEST 7: the defaults of the configuration
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ site.permalink }}|{{ site.baseurl }}|{{ site.encoding }}|{{ site.excerpt_separator | jsonify }}|{{ site.future }}|{{ site.limit_posts }}|{{ site.collections_dir }}|{{ site.layouts_dir }}
{{ site.exclude | join: " " }}|{{ site.include | join: " " }}|{{ site.keep_files | join: " " }}|{{ site.markdown_ext }}|{{ site.show_drafts }}|{{ site.quiet }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
date||utf-8|"\n\n"|false|0||_layouts
.sass-cache .jekyll-cache gemfiles Gemfile Gemfile.lock node_modules vendor/bundle/ vendor/cache/ vendor/gems/ vendor/ruby/|.htaccess|.git .svn|markdown,mkdown,mkdn,mkd,md||false
--- no_error_log
[error]


=== TEST 8: jekyll.environment and jekyll.version
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ jekyll.environment }} {{ jekyll.version | slice: 0, 3 }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
production 4.4
--- no_error_log
[error]


=== TEST 9: site.time when the configuration gives it
--- config
    posts on;
--- user_files
>>> _config.yml
time: 2024-05-06 07:08:09 +0000
>>> a.html
---
---
{{ site.time }} {{ site.time | date_to_xmlschema }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
2024-05-06 07:08:09 +0000 2024-05-06T07:08:09+00:00
--- no_error_log
[error]


=== TEST 10: an archive by year
--- config
    posts on;
--- user_files
>>> _posts/2022-01-01-a.md
---
---
>>> _posts/2023-01-01-b.md
---
---
>>> _posts/2023-02-01-c.md
---
---
>>> archive.html
---
---
{% assign years = site.posts | group_by_exp: "p", "p.date | date: '%Y'" %}
{%- for y in years %}
{{ y.name }} ({{ y.size }}):{% for p in y.items %} {{ p.title }}{% endfor %}
{%- endfor %}
--- jekyll: archive.html
--- request
GET /archive.html
--- response_body eval
"\n2023 (2): C B
2022 (1): A\n"
--- no_error_log
[error]


=== TEST 11: bodies and excerpts of other posts
--- config
    posts on;
--- user_files
>>> _posts/2022-01-01-a.md
---
---
*one* {{ page.title }}

two
>>> _posts/2023-01-01-b.md
---
---
*three*
>>> feed.xml
---
---
{% for p in site.posts %}<e>{{ p.content | xml_escape }}|{{ p.excerpt | strip_html | strip }}</e>
{% endfor %}
--- jekyll: feed.xml
--- request
GET /feed.xml
--- response_body eval
"<e>&lt;p&gt;&lt;em&gt;three&lt;/em&gt;&lt;/p&gt;
|three</e>
<e>&lt;p&gt;&lt;em&gt;one&lt;/em&gt; A&lt;/p&gt;
&lt;p&gt;two&lt;/p&gt;
|one A</e>\n\n"
--- no_error_log
[error]


=== TEST 12: data files
--- config
    posts on;
--- user_files
>>> _data/people.yml
- name: Ann
- name: 李
>>> _data/sub/map.json
{"a": {"b": [1, 2]}}
>>> a.html
---
---
{% for p in site.data.people %}{{ p.name }} {% endfor %}{{ site.data.sub.map.a.b | join: "+" }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
Ann 李 1+2
--- no_error_log
[error]


=== TEST 13: a site without posts
--- config
    posts on;
--- user_files
>>> a.html
---
---
{{ site.posts.size }} [{% for p in site.posts %}x{% endfor %}] {{ site.categories.size }} [{{ site.posts.first.title }}]
--- jekyll: a.html
--- request
GET /a.html
--- response_body
0 [] 0 []
--- no_error_log
[error]
