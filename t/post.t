# Posts: their titles, excerpts and variables; which there are.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the title
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-hello-big-WORLD.md
---
---
{{ page.title }}
>>> _posts/2024-03-05-two.md
---
title: "Given: a Title"
---
{{ page.title }}
>>> _posts/2024-03-05-three.md
---
title:
---
[{{ page.title }}]
>>> _posts/2024-03-05-four.md
---
title: 42
---
{{ page.title }}
>>> _posts/2024-03-05-你好-世界.md
---
---
{{ page.title }}
--- jekyll: 2024/03/05/hello-big-WORLD.html 2024/03/05/two.html 2024/03/05/three.html 2024/03/05/four.html 2024/03/05/%E4%BD%A0%E5%A5%BD-%E4%B8%96%E7%95%8C.html
--- request eval
[
    "GET /2024/03/05/hello-big-WORLD.html",
    "GET /2024/03/05/two.html",
    "GET /2024/03/05/three.html",
    "GET /2024/03/05/four.html",
    "GET /2024/03/05/%E4%BD%A0%E5%A5%BD-%E4%B8%96%E7%95%8C.html",
]
--- response_body eval
[
    "<p>Hello Big World</p>\n",
    "<p>Given: a Title</p>\n",
    "<p>[Three]</p>\n",
    "<p>42</p>\n",
    "<p>你好 世界</p>\n",
]
--- no_error_log
[error]


=== TEST 2: published
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-03-05-no.md
---
published: false
---
no
>>> _posts/2024-03-05-null.md
---
published:
---
no
>>> _posts/2024-03-05-string.md
---
published: "false"
---
yes
>>> page.md
---
published: false
---
no
--- jekyll: !no.html !null.html string.html !page.html
--- request eval
["GET /no.html", "GET /null.html", "GET /string.html", "GET /page.html"]
--- response_body eval
[qr/404 Not Found/, qr/404 Not Found/, "<p>yes</p>\n", qr/404 Not Found/]
--- error_code eval
[404, 404, 200, 404]


=== TEST 3: unpublished: true
--- config
    posts on;
--- user_files
>>> _config.yml
unpublished: true
>>> _posts/2024-03-05-no.md
---
published: false
---
shown
--- jekyll: 2024/03/05/no.html
--- request
GET /2024/03/05/no.html
--- response_body
<p>shown</p>
--- no_error_log
[error]


=== TEST 4: drafts
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _drafts/idea.md
---
---
no
>>> sub/_drafts/2024-03-05-idea.md
---
---
no
--- jekyll: !idea.html !_drafts/idea.html !_drafts/idea.md !sub/_drafts/2024-03-05-idea.md !sub/idea.html
--- request eval
[
    "GET /idea.html",
    "GET /_drafts/idea.html",
    "GET /_drafts/idea.md",
    "GET /sub/_drafts/2024-03-05-idea.md",
    "GET /sub/idea.html",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
]
--- error_code eval
[404, 404, 404, 404, 404]


=== TEST 5: names that are no post's
--- config
    posts on;
--- user_files
>>> _posts/-2022-01-01-a.md
---
---
no
>>> _posts/2024-03-05.md
---
---
no
>>> _posts/notes.md
---
---
no
>>> _posts/2024-03-b.md
---
---
no
>>> _posts/picture.png
no
--- jekyll: !2022/01/01/a.html !-2022-01-01-a.html !2024-03-05.html !notes.html !_posts/notes.md !picture.png !_posts/picture.png
--- request eval
[
    "GET /2022/01/01/a.html",
    "GET /-2022-01-01-a.html",
    "GET /2024-03-05.html",
    "GET /notes.html",
    "GET /_posts/notes.md",
    "GET /picture.png",
    "GET /_posts/picture.png",
]
--- response_body eval
[
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
]
--- error_code eval
[404, 404, 404, 404, 404, 404, 404]


=== TEST 6: posts that are not Markdown
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-html.html
---
---
*{{ page.title }}* {{ page.ext }}
>>> _posts/2024-03-05-text.txt
---
---
*{{ page.title }}*
>>> _posts/2024-03-05-long.markdown
---
---
*{{ page.title }}*
--- jekyll: 2024/03/05/html.html 2024/03/05/text.txt 2024/03/05/long.html
--- request eval
[
    "GET /2024/03/05/html.html",
    "GET /2024/03/05/text.txt",
    "GET /2024/03/05/long.html",
]
--- response_body eval
["*Html* .html\n", "*Text*\n", "<p><em>Long</em></p>\n"]
--- no_error_log
[error]


=== TEST 7: excerpts
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-03-05-first.md
---
---
First *part* {{ page.title }}.

Second part.
>>> _posts/2024-03-05-own.md
---
excerpt: Its *own*
---
First part.
>>> _posts/2024-03-05-separator.md
---
excerpt_separator: <!--more-->
---
One.

Two. <!--more--> Three.
>>> _posts/2024-03-05-link.md
---
---
See [that][ref].

Later.

[ref]: https://example.com/ "Title"
>>> list.html
---
---
{% for post in site.posts %}{{ post.title }}: {{ post.excerpt }}
{% endfor %}end
--- jekyll: list.html
--- request
GET /list.html
--- response_body
Separator: <p>One.</p>
<p>Two.</p>

Own: Its *own*
Link: <p>See <a href="https://example.com/" title="Title">that</a>.</p>

First: <p>First <em>part</em> First.</p>

end
--- no_error_log
[error]


=== TEST 8: an excerpt on its own page, and without a separator
--- config
    posts on;
--- user_files
>>> _config.yml
excerpt_separator: ""
permalink: /:title.html
>>> _layouts/post.html
{{ page.excerpt }}|{{ content }}
>>> _posts/2024-03-05-one.md
---
layout: post
---
First.

Second.
--- jekyll: one.html
--- request
GET /one.html
--- response_body eval
"|<p>First.</p>
<p>Second.</p>\n\n"
--- no_error_log
[error]


=== TEST 9: variables of a post
--- config
    posts on;
--- user_files
>>> news/_posts/2024-03-05-one.md
---
title: One
tags: [x]
own: { key: value }
---
{{ page.path }} {{ page.relative_path }} {{ page.collection }} {{ page.slug }}
{{ page.ext }} {{ page.own.key }} {{ page.draft }} {{ page.categories }}
{{ page.dir }} {{ page.name }} {{ page.id }} {{ page.url }} {{ page["title"] }}
--- jekyll: news/2024/03/05/one.html
--- request
GET /news/2024/03/05/one.html
--- response_body
<p>news/_posts/2024-03-05-one.md news/_posts/2024-03-05-one.md posts one
.md value false news
2024-03-05-one.md /news/2024/03/05/one /news/2024/03/05/one.html One</p>
--- no_error_log
[error]
