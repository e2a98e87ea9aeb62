# Front matter: where it ends, and what becomes of broken one.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: a byte order mark
--- config
    posts on;
--- user_files eval
[
    [ "_posts/2024-03-05-a.html", "\xef\xbb\xbf---\ntitle: BOM\n---\n{{ page.title }}\n" ],
    [ "b.html", "\xef\xbb\xbf---\ntitle: BOM\n---\n{{ page.title }}\n" ],
]
--- jekyll: 2024/03/05/a.html b.html
--- request eval
["GET /2024/03/05/a.html", "GET /b.html"]
--- response_body eval
["BOM\n", "\xef\xbb\xbf---\ntitle: BOM\n---\n{{ page.title }}\n"]
--- no_error_log
[error]


=== TEST 2: CRLF
--- config
    posts on;
--- user_files eval
[
    [ "a.html", "---\r\ntitle: A\r\nlist:\r\n- x\r\n- y\r\n---\r\n{{ page.title }}\r\n{{ page.list | join: '+' }}\r\n" ],
    [ "b.md", "---\r\ntitle: B\r\n---\r\n{{ page.title }}\r\n\r\n    code\r\n" ],
    [ "_posts/2024-03-05-c.md", "---\r\ntitle: C\r\n---\r\n*{{ page.title }}*\r\n" ],
]
--- jekyll: a.html b.html 2024/03/05/c.html
--- request eval
["GET /a.html", "GET /b.html", "GET /2024/03/05/c.html"]
--- response_body eval
[
    "A\r
x+y\r\n",
    "<p>B</p>
<div class=\"highlighter-rouge\"><div class=\"highlight\"><pre class=\"highlight\"><code>code
</code></pre></div></div>\n",
    "<p><em>C</em></p>\n",
]
--- no_error_log
[error]


=== TEST 3: no end marker
--- config
    posts on;
--- user_files
>>> a.html
---
title: A
{{ page.title }}
>>> _posts/2024-03-05-b.html
---
title: B
{{ page.title }}
--- jekyll: a.html 2024/03/05/b.html
--- request eval
["GET /a.html", "GET /2024/03/05/b.html"]
--- response_body eval
["---\ntitle: A\n\n", "---\ntitle: B\nB\n"]
--- no_error_log
[error]


=== TEST 4: empty front matter
--- config
    posts on;
--- user_files
>>> a.html
---
---
a{{ page.title }}
>>> b.html
---

---
b{{ page.title }}
>>> c.html
---
# only a comment
---
c{{ page.title }}
--- jekyll: a.html b.html c.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- response_body eval
["a\n", "b\n", "c\n"]
--- no_error_log
[error]


=== TEST 5: a post without front matter
--- config
    posts on;
--- user_files
>>> _posts/2024-03-05-a.md
*{{ page.title }}*
--- jekyll: 2024/03/05/a.html
--- request
GET /2024/03/05/a.html
--- response_body
<p><em>A</em></p>
--- no_error_log
[error]


=== TEST 6: three dots end it too
--- config
    posts on;
--- user_files
>>> a.html
---
title: A
...
{{ page.title }}
--- jekyll: a.html
--- request
GET /a.html
--- response_body
A
--- no_error_log
[error]


=== TEST 7: spaces after the markers, blank lines after the end
--- config
    posts on;
--- user_files eval
[
    [ "a.html", "---  \ntitle: A\n---\t \n\n\n  {{ page.title }}\n" ],
    [ "b.html", "--- x\ntitle: A\n---\n{{ page.title }}\n" ],
    [ "c.html", " ---\ntitle: A\n---\n{{ page.title }}\n" ],
]
--- jekyll: a.html b.html c.html
--- request eval
["GET /a.html", "GET /b.html", "GET /c.html"]
--- response_body eval
[
    "  A\n",
    "--- x\ntitle: A\n---\n{{ page.title }}\n",
    " ---\ntitle: A\n---\n{{ page.title }}\n",
]
--- no_error_log
[error]


=== TEST 8: four dashes are no end
--- config
    posts on;
--- user_files
>>> a.html
---
title: A
----
{{ page.title }}
---
b
--- error_log eval
qr{html/a\.html:\d+: }
--- jekyll: a.html
--- request
GET /a.html
--- response_body
b


=== TEST 9: dashes in the text
--- config
    posts on;
--- user_files
>>> a.html
---
title: A
---
one
---
two
---
--- jekyll: a.html
--- request
GET /a.html
--- response_body eval
"one\n---\ntwo\n---\n"
--- no_error_log
[error]


=== TEST 10: broken YAML in a page
--- config
    posts on;
--- user_files
>>> a.html
---
title: "a "quoted" word"
---
[{{ page.title }}] body
--- error_log eval
qr{html/a\.html:\d+: }
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[] body


=== TEST 11: broken YAML in a post: no layout, no title
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _layouts/l.html
<{{ content }}>
>>> _posts/2024-03-05-a.md
---
layout: l
title: a: b
---
[{{ page.title }}] *body*
--- error_log eval
qr{html/_posts/2024-03-05-a\.md:\d+: }
--- jekyll: 2024-03-05-a.html
--- request
GET /2024-03-05-a.html
--- response_body
<p>[] <em>body</em></p>


=== TEST 12: a tab in the YAML
--- config
    posts on;
--- user_files
>>> a.html
---
a:
	b: c
---
[{{ page.a }}]
--- error_log eval
qr{html/a\.html:\d+: }
--- jekyll: a.html
--- request
GET /a.html
--- response_body
[]


=== TEST 13: front matter that is no map in a post
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> _posts/2024-03-05-a.html
---
- a
- b
---
[{{ page.title }}] a
>>> _posts/2024-03-05-b.html
---
just text
---
[{{ page.title }}] b
--- error_log eval
qr{html/_posts/2024-03-05-[ab]\.html:\d+: }
--- jekyll: 2024-03-05-a.html 2024-03-05-b.html
--- request eval
["GET /2024-03-05-a.html", "GET /2024-03-05-b.html"]
--- response_body eval
["[] a\n", "[] b\n"]
