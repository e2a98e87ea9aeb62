# Addresses of names that are not plain: other scripts, spaces, signs, dots.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: Chinese in categories, name and permalink
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-你好-世界.md
---
categories: 中文 News
---
{{ page.url }} {{ page.id }}
>>> 关于.md
---
---
{{ page.url }}
>>> x.md
---
permalink: /固定/链接/
---
{{ page.url }}
--- jekyll: %E4%B8%AD%E6%96%87/news/2024/03/05/%E4%BD%A0%E5%A5%BD-%E4%B8%96%E7%95%8C.html %E5%85%B3%E4%BA%8E.html %E5%9B%BA%E5%AE%9A/%E9%93%BE%E6%8E%A5/index.html
--- request eval
[
    "GET /%E4%B8%AD%E6%96%87/news/2024/03/05/%E4%BD%A0%E5%A5%BD-%E4%B8%96%E7%95%8C.html",
    "GET /%E5%85%B3%E4%BA%8E.html",
    "GET /%E5%9B%BA%E5%AE%9A/%E9%93%BE%E6%8E%A5/",
]
--- response_body eval
[
    "<p>/%E4%B8%AD%E6%96%87/news/2024/03/05/%E4%BD%A0%E5%A5%BD-%E4%B8%96%E7%95%8C.html /%E4%B8%AD%E6%96%87/news/2024/03/05/你好-世界</p>\n",
    "<p>/%E5%85%B3%E4%BA%8E.html</p>\n",
    "<p>/固定/链接/</p>\n",
]
--- no_error_log
[error]


=== TEST 2: spaces, percent signs and the like in categories
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
---
category: Big Cat (50%)
---
{{ page.url }} {{ page.id }}
>>> _posts/2024-03-05-two.md
---
categories: ["a & b", "c#", "x+y"]
---
{{ page.url }} {{ page.id }}
--- jekyll: big%20cat%20(50%25)/2024/03/05/one.html a%20&%20b/c%23/x+y/2024/03/05/two.html
--- request eval
[
    "GET /big%20cat%20(50%25)/2024/03/05/one.html",
    "GET /a%20&%20b/c%23/x+y/2024/03/05/two.html",
]
--- response_body eval
[
    "<p>/big%20cat%20(50%25)/2024/03/05/one.html /big%20cat%20(50%25)/2024/03/05/one</p>\n",
    "<p>/a%20&amp;%20b/c%23/x+y/2024/03/05/two.html /a%20&amp;%20b/c%23/x+y/2024/03/05/two</p>\n",
]
--- no_error_log
[error]


=== TEST 3: a category that looks encoded
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
---
category: a%20b
---
{{ page.url }} {{ page.id }}
--- request
GET /a%2520b/2024/03/05/one.html
--- jekyll: a%2520b/2024/03/05/one.html
--- response_body
<p>/a%2520b/2024/03/05/one.html /a%2520b/2024/03/05/one</p>
--- no_error_log
[error]


=== TEST 4: spaces and other signs in names
--- config
    posts on;
--- user_files eval
[
    [ "_posts/2024-03-05-Big news, today!.md", "---\n---\n{{ page.url }} {{ page.id }} {{ page.slug }}\n" ],
    [ "_posts/2024-03-05-a b?c#d.md", "---\n---\n{{ page.url }} {{ page.id }} {{ page.slug }}\n" ],
    [ "my page.md", "---\n---\n{{ page.url }} {{ page.name }}\n" ],
]
--- jekyll: 2024/03/05/Big-news,-today!.html 2024/03/05/a-b-c-d.html my%20page.html
--- request eval
[
    "GET /2024/03/05/Big-news,-today!.html",
    "GET /2024/03/05/a-b-c-d.html",
    "GET /my%20page.html",
]
--- response_body eval
[
    "<p>/2024/03/05/Big-news,-today!.html /2024/03/05/Big news, today! Big news, today!</p>\n",
    "<p>/2024/03/05/a-b-c-d.html /2024/03/05/a b?c#d a b?c#d</p>\n",
    "<p>/my%20page.html my page.md</p>\n",
]
--- no_error_log
[error]


=== TEST 5: slugs with dots and upper case
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-Foo.Bar.aspx.md
---
---
{{ page.url }} {{ page.slug }} {{ page.title }}
>>> _posts/2024-03-05-v1.2..md
---
---
{{ page.url }} {{ page.slug }}
>>> _posts/2024-03-05--x-.md
---
---
{{ page.url }} {{ page.slug }}
--- jekyll: 2024/03/05/Foo.Bar.aspx.html 2024/03/05/v1.2.html 2024/03/05/x.html
--- request eval
[
    "GET /2024/03/05/Foo.Bar.aspx.html",
    "GET /2024/03/05/v1.2.html",
    "GET /2024/03/05/x.html",
]
--- response_body eval
[
    "<p>/2024/03/05/Foo.Bar.aspx.html Foo.Bar.aspx Foo.bar.aspx</p>\n",
    "<p>/2024/03/05/v1.2.html v1.2</p>\n",
    "<p>/2024/03/05/x.html -x-</p>\n",
]
--- no_error_log
[error]


=== TEST 6: slug in the front matter
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-one.md
---
slug: My Own Slug
---
{{ page.url }} {{ page.id }} {{ page.slug }}
>>> _posts/2024-03-05-two.md
---
slug: "12"
---
{{ page.url }} {{ page.id }}
--- jekyll: 2024/03/05/My-Own-Slug.html 2024/03/05/12.html
--- request eval
["GET /2024/03/05/My-Own-Slug.html", "GET /2024/03/05/12.html"]
--- response_body eval
[
    "<p>/2024/03/05/My-Own-Slug.html /2024/03/05/My Own Slug My Own Slug</p>\n",
    "<p>/2024/03/05/12.html /2024/03/05/12</p>\n",
]
--- no_error_log
[error]
