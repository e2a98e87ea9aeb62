# jekyll-paginate: pages of a list of posts, and their paginator.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the pages, and what they know
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 2
permalink: /:title.html
defaults:
  - scope: { path: "", type: pages }
    values: { layout: l, color: red }
>>> _layouts/l.html
{{ page.color }} {{ paginator.page }}: {{ content }}
>>> _posts/2024-01-01-a.md
>>> _posts/2024-01-02-b.md
>>> _posts/2024-01-03-c.md
---
hidden: true
---
>>> _posts/2024-01-04-d.md
>>> _posts/2024-01-05-e.md
>>> _posts/2024-01-06-f.md
---
hidden: false
---
>>> index.html
---
title: Home
---
{{ page.path }} {{ page.name }} {{ page.dir }} {{ page.url }} {{ page.title }}
{{ paginator.page }}/{{ paginator.total_pages }} {{ paginator.per_page }} {{ paginator.total_posts }} <{{ paginator.previous_page }} {{ paginator.previous_page_path }} >{{ paginator.next_page }} {{ paginator.next_page_path }}
{% for post in paginator.posts %}{{ post.url }} {% endfor %}{{ paginator.posts.size }} {{ paginator.posts.first.url }}
{% for p in site.pages %}{{ p.path }} {{ p.url }} {{ p.title }}{% if p.url == page.url %}*{% endif %}; {% endfor %}
{% for p in site.html_pages %}{{ p.url }} {% endfor %}
{% for pair in paginator %}{{ pair[0] }} {% endfor %}
>>> other.html
---
layout: null
---
{{ paginator.page }}.
--- jekyll: index.html page2/index.html page3/index.html !page4/index.html !page1/index.html other.html
--- request eval
["GET /", "GET /page2/", "GET /page3/", "GET /page4/", "GET /page1/", "GET /other.html"]
--- response_body eval
["red 1: index.html index.html / / Home\n1/3 2 5 <  >2 /page2\n/f.html /e.html 2 /f.html\nindex.html / Home*; other.html /other ; index.html /page2/ Home; index.html /page3/ Home; \n/ /other /page2/ /page3/ \npage per_page posts total_posts total_pages previous_page previous_page_path next_page next_page_path \n\n",
"red 2: index.html index.html /page2/ /page2/ Home\n2/3 2 5 <1 / >3 /page3\n/d.html /b.html 2 /d.html\nindex.html / Home; other.html /other ; index.html /page2/ Home*; index.html /page3/ Home; \n/ /other /page2/ /page3/ \npage per_page posts total_posts total_pages previous_page previous_page_path next_page next_page_path \n\n",
"red 3: index.html index.html /page3/ /page3/ Home\n3/3 2 5 <2 /page2 > \n/a.html 1 /a.html\nindex.html / Home; other.html /other ; index.html /page2/ Home; index.html /page3/ Home*; \n/ /other /page2/ /page3/ \npage per_page posts total_posts total_pages previous_page previous_page_path next_page next_page_path \n\n",
qr/404 Not Found/,
qr/404 Not Found/,
".\n"]
--- error_code eval
[200, 200, 200, 404, 404, 200]
--- no_error_log
[alert]


=== TEST 2: a path below a directory, and the deepest template
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: "1"
paginate_path: blog/archive/p-:num/
permalink: /:title.html
>>> _posts/2024-01-01-a.md
>>> _posts/2024-01-02-b.md
>>> index.html
---
---
{{ paginator.page }}.
>>> blog/index.html
---
---
{{ page.path }} {{ page.url }} {{ paginator.page }} {{ paginator.previous_page_path }} {{ paginator.next_page_path }}
{% include_relative x.txt %}
>>> blog/x.txt
x {{ paginator.page }}
>>> blogs/index.html
---
---
{{ paginator.page }}.
--- jekyll: index.html blogs/index.html blog/index.html blog/archive/p-2/index.html !page2/index.html
--- request eval
["GET /index.html", "GET /blogs/", "GET /blog/", "GET /blog/archive/p-2/", "GET /page2/"]
--- response_body eval
[".\n",
".\n",
"blog/index.html /blog/ 1  /blog/archive/p-2/\nx 1\n\n",
"blog/index.html /blog/archive/p-2/ 2 /blog/ \nx 2\n\n",
qr/404 Not Found/]
--- error_code eval
[200, 200, 200, 200, 404]
--- no_error_log
[alert]


=== TEST 3: without the plugin, without posts
--- config
    posts on;
--- user_files
>>> _config.yml
paginate: 1
permalink: /:title.html
>>> _posts/2024-01-01-a.md
>>> _posts/2024-01-02-b.md
>>> index.html
---
---
{{ paginator.page }}.
--- jekyll: index.html !page2/index.html
--- request eval
["GET /", "GET /page2/"]
--- response_body eval
[".\n",
qr/404 Not Found/]
--- error_code eval
[200, 404]
--- no_error_log
[alert]


=== TEST 4: a site of no posts
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 1
>>> index.html
---
---
{{ paginator.page }}.
--- jekyll: index.html !page1/index.html
--- request eval
["GET /", "GET /page1/"]
--- response_body eval
[".\n",
qr/404 Not Found/]
--- error_code eval
[200, 404]
--- no_error_log
[alert]


=== TEST 5: a permalink of the template is that of all pages: the last one stays
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 1
>>> _posts/2024-01-01-a.md
>>> _posts/2024-01-02-b.md
>>> index.html
---
permalink: /
---
{{ paginator.page }} {{ page.url }} {{ paginator.previous_page_path }}
--- jekyll: index.html !page2/index.html
--- request eval
["GET /", "GET /page2/"]
--- response_body eval
["2 / /\n",
qr/404 Not Found/]
--- error_code eval
[200, 404]
--- no_error_log
[alert]


=== TEST 6: an excerpt knows no paginator
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 1
>>> _posts/2024-01-01-a.md
---
---
a {{ paginator.page }}
>>> index.html
---
---
{% for p in paginator.posts %}{{ p.excerpt }}{{ p.content }}{% endfor %}
--- jekyll: index.html
--- request
GET /
--- response_body eval
"<p>a</p>\n<p>a</p>\n\n"
--- no_error_log
[error]


=== TEST 7: nothing to be paginated
--- config
    posts on;
--- user_files
>>> _config.yml
plugins: [jekyll-paginate]
paginate: 1
>>> _posts/2024-01-01-a.md
>>> home.md
---
---
a {{ paginator.page }}.
--- jekyll: home.html
--- request
GET /home.html
--- response_body eval
"<p>a .</p>\n"
--- error_log
_config.yml: "paginate" is set, but there is no index.html to be paginated
