# Layouts: nested, missing, their variables and what they see.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: a layout in a layout in a layout
--- config
    posts on;
--- user_files
>>> _layouts/base.html
<html>{{ content }}</html>
>>> _layouts/default.html
---
layout: base
---
<body>{{ content }}</body>
>>> _layouts/post.html
---
layout: default
---
<article>
{{ content }}
</article>
>>> _posts/2024-03-05-a.md
---
layout: post
title: A
---
# {{ page.title }}
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<html><body><article>
<h1>A</h1>

</article>
</body>
</html>
--- no_error_log
[error]


=== TEST 2: layouts have Liquid, and are not Markdown
--- config
    posts on;
--- user_files
>>> _layouts/l.html
*{{ page.title | upcase }}* {{ content }}
>>> a.md
---
layout: l
title: a
---
*a*
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"*A* <p><em>a</em></p>\n\n"
--- no_error_log
[error]


=== TEST 3: a Markdown layout
--- config
    posts on;
--- user_files
>>> _layouts/l.md
*{{ page.title }}* {{ content }}
>>> a.md
---
layout: l
title: a
---
*a*
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"*a* <p><em>a</em></p>\n\n"
--- no_error_log
[error]


=== TEST 4: no layout
--- config
    posts on;
--- user_files
>>> _layouts/none.html
wrong {{ content }}
>>> a.md
---
layout: none
---
a
>>> b.md
---
layout: ~
---
b
>>> c.md
---
layout: false
---
c
>>> d.md
---
layout:
---
d
--- jekyll: a.html b.html c.html d.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html", "GET /d.html"]
--- response_body eval
["<p>a</p>\n", "<p>b</p>\n", "<p>c</p>\n", "<p>d</p>\n"]
--- no_error_log
[error]


=== TEST 5: a layout that is not there
--- config
    posts on;
--- user_files
>>> a.md
---
layout: missing
---
*a*
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<p><em>a</em></p>
--- no_error_log
[error]


=== TEST 6: variables of layouts: the inner one wins
--- config
    posts on;
--- user_files
>>> _layouts/outer.html
---
color: red
size: big
---
[{{ layout.color }} {{ layout.size }} {{ layout.layout }} {{ page.color }}{{ content }}]
>>> _layouts/inner.html
---
layout: outer
color: green
---
({{ layout.color }} {{ layout.size }}{{ content }})
>>> a.html
---
layout: inner
---
<{{ layout.color }}>
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[green big outer (green 2<green>
)
]
--- no_error_log
[error]


=== TEST 7: a layout that is its own
--- config
    posts on;
--- user_files
>>> _layouts/a.html
---
layout: b
---
a({{ content }})
>>> _layouts/b.html
---
layout: a
---
b({{ content }})
>>> a.html
---
layout: a
---
x
--- jekyll: a.html
--- request
GET /a.html
--- response_body
b(a(x
)
)
--- no_error_log
[error]


=== TEST 8: layouts in folders, layouts with other extensions
--- config
    posts on;
--- user_files
>>> _layouts/deep/l.html
<{{ content }}>
>>> _layouts/feed.xml
<feed>{{ page.title }}</feed>
>>> a.html
---
layout: deep/l
---
a
>>> b.xml
---
layout: feed
title: B
---
--- jekyll: a.html b.xml
--- request eval
["GET /a.html", "GET /b.xml"]
--- response_body eval
[
    "<a
>\n",
    "<feed>B</feed>\n",
]
--- no_error_log
[error]


=== TEST 9: layouts_dir and includes_dir
--- config
    posts on;
--- user_files
>>> _config.yml
layouts_dir: _my/layouts
includes_dir: _my/includes
>>> _my/layouts/l.html
<{{ content }}{% include i.html %}>
>>> _my/includes/i.html
included
>>> a.html
---
layout: l
---
a
--- jekyll: a.html
--- request
GET /a.html
--- response_body
<a
included
>
--- no_error_log
[error]


=== TEST 10: page.content, page.excerpt and content in the layout of a post
--- config
    posts on;
--- user_files
>>> _layouts/l.html
[{{ page.content }}][{{ page.excerpt }}][{{ content }}]
>>> _posts/2024-03-05-a.md
---
layout: l
---
*one*

two {{ page.title }}
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
[<p><em>one</em></p>
<p>two A</p>
][<p><em>one</em></p>
][<p><em>one</em></p>
<p>two A</p>
]
--- no_error_log
[error]


=== TEST 11: what a page assigns its layout does not see
--- config
    posts on;
--- user_files
>>> _layouts/l.html
[{{ x }}][{{ y }}]{{ content }}
>>> a.html
---
layout: l
---
{% assign x = 1 %}{% capture y %}2{% endcapture %}{{ x }}{{ y }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"[][]12\n\n"
--- no_error_log
[error]


=== TEST 12: a layout takes what Jekyll's usual layouts take
--- config
    posts on;
--- user_files
>>> _config.yml
title: My site
lang: zh-CN
url: https://example.com
baseurl: /b
>>> _includes/footer.html
<footer>&copy; {{ site.title | escape }}</footer>
>>> _layouts/default.html
<!DOCTYPE html>
<html lang="{{ page.lang | default: site.lang | default: 'en' }}">
<head>
<title>{% if page.title %}{{ page.title | escape }} - {% endif %}{{ site.title }}</title>
<link rel="canonical" href="{{ page.url | replace: 'index.html', '' | absolute_url }}">
<link rel="stylesheet" href="{{ '/assets/main.css' | relative_url }}">
</head>
<body>
{{ content }}
{%- include footer.html -%}
</body>
</html>
>>> _layouts/post.html
---
layout: default
---
<h1>{{ page.title }}</h1>
<time datetime="{{ page.date | date_to_xmlschema }}">{{ page.date | date: "%Y-%m-%d %H:%M:%S" }}</time>
{% if page.tags.size > 0 %}<em>{{ page.tags | join: "</em> - <em>" }}</em>{% endif %}
{{ content }}
>>> _posts/2024-03-05-a.md
---
layout: post
title: 你好 & "world"
tags: [一, 二]
---
正文 **粗体**。

<div>raw</div>
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<!DOCTYPE html>
<html lang="zh-CN">
<head>
<title>你好 &amp; &quot;world&quot; - My site</title>
<link rel="canonical" href="https://example.com/b/2024/03/05/a.html">
<link rel="stylesheet" href="/b/assets/main.css">
</head>
<body>
<h1>你好 & "world"</h1>
<time datetime="2024-03-05T00:00:00+00:00">2024-03-05 00:00:00</time>
<em>一</em> - <em>二</em>
<p>正文 <strong>粗体</strong>。</p>
<div>raw</div>

<footer>&copy; My site</footer>
</body>
</html>
--- no_error_log
[error]


=== TEST 13: any extension; of several files the last by name counts
--- config
    posts on;
--- user_files
>>> _layouts/l.html
html {{ content }}
>>> _layouts/l.foo
foo {{ content }}
>>> _layouts/l.txt
txt {{ content }}
>>> _layouts/l.x.html
two points {{ content }}
>>> _layouts/only.odd
odd {{ content }}
>>> _layouts/_under.html
no
>>> a.html
---
layout: l
---
a
>>> b.html
---
layout: l.x
---
b
>>> c.html
---
layout: only
---
c
>>> d.html
---
layout: _under
---
d
>>> e.html
---
layout: l.html
---
e
--- jekyll: a.html b.html c.html d.html e.html
--- request eval
[map { "GET /$_.html" } qw( a b c d e )]
--- response_body eval
["txt a\n\n", "two points b\n\n", "odd c\n\n", "d\n", "e\n"]
--- no_error_log
[error]
