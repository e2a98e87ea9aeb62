# The categories and tags of posts, in all the forms in which they are written.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: forms of categories
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-03-05-string.md
---
categories: one Two three
---
{{ page.categories | join: "|" }}
>>> _posts/2024-03-05-list.md
---
categories: [one two, Three]
---
{{ page.categories | join: "|" }}
>>> _posts/2024-03-05-single.md
---
category: one two
---
{{ page.categories | join: "|" }} {{ page.category }}
>>> _posts/2024-03-05-both.md
---
categories: a b
category: c
---
{{ page.categories | join: "|" }}
>>> _posts/2024-03-05-null.md
---
categories:
---
[{{ page.categories | join: "|" }}]
>>> _posts/2024-03-05-numbers.md
---
categories: [2020, ~, a, a]
---
{{ page.categories | join: "|" }}
--- jekyll: string.html list.html single.html both.html null.html numbers.html
--- request eval
[
    "GET /string.html",
    "GET /list.html",
    "GET /single.html",
    "GET /both.html",
    "GET /null.html",
    "GET /numbers.html",
]
--- response_body eval
[
    "<p>one|Two|three</p>\n",
    "<p>one two|Three</p>\n",
    "<p>one two one two</p>\n",
    "<p>a|b|c</p>\n",
    "<p>[]</p>\n",
    "<p>2020||a|2020|</p>\n",
]
--- no_error_log
[error]


=== TEST 2: categories from folders
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:categories/:title.html
>>> News/World/_posts/2024-03-05-one.md
---
categories: [extra, News]
---
{{ page.categories | join: "|" }}
>>> News/_posts/sub/2024-03-05-two.md
---
---
{{ page.categories | join: "|" }}
--- jekyll: news/world/extra/one.html news/two.html
--- request eval
["GET /news/world/extra/one.html", "GET /news/two.html"]
--- response_body eval
["<p>News|World|extra</p>\n", "<p>News</p>\n"]
--- no_error_log
[error]


=== TEST 3: forms of tags
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-03-05-string.md
---
tags: one Two three
---
{{ page.tags | join: "|" }}
>>> _posts/2024-03-05-list.md
---
tags: [one two, 中文, 3]
---
{{ page.tags | join: "|" }}
>>> _posts/2024-03-05-single.md
---
tag: one two
---
{{ page.tags | join: "|" }}
>>> _posts/2024-03-05-both.md
---
tags: a b
tag: c
---
{{ page.tags | join: "|" }}
>>> _posts/2024-03-05-number.md
---
tags: 2020
---
[{{ page.tags | join: "|" }}]
>>> _posts/2024-03-05-none.md
---
---
[{{ page.tags | join: "|" }}] {{ page.tags | size }}
--- jekyll: string.html list.html single.html both.html number.html none.html
--- request eval
[
    "GET /string.html",
    "GET /list.html",
    "GET /single.html",
    "GET /both.html",
    "GET /number.html",
    "GET /none.html",
]
--- response_body eval
[
    "<p>one|Two|three</p>\n",
    "<p>one two|中文|3</p>\n",
    "<p>one two</p>\n",
    "<p>c</p>\n",
    "<p>[]</p>\n",
    "<p>[] 0</p>\n",
]
--- no_error_log
[error]



=== TEST 4: the first of all categories, tags and data
--- config
    posts on;
--- user_files
>>> _data/one.yml
a: b
>>> a.md
---
---
{{ site.tags.first[0] }} {{ site.tags.first[1].size }} {{ site.tags.first[1][0].title }}
[{{ site.tags.last }}] {{ site.categories.first.first }} {{ site.data.first[0] }} {{ site.data.first[1].a }}
>>> _posts/2024-03-04-one.md
---
tags: [x, y]
category: c
---
>>> _posts/2024-03-05-two.md
---
tags: [x]
---
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p>x 2 Two
[] c one b</p>
--- no_error_log
[error]
