# What is published: pages, static files byte by byte, and nothing around them.

use Test::Nginx::Socket 'no_plan';

BEGIN {
    $ENV{TZ} = 'UTC';
}

no_root_location();

run_tests();

__DATA__


=== TEST 1: the source of what is published
--- config
    posts on;
--- user_files
>>> a.md
---
---
a
>>> sub/b.markdown
---
---
b
--- jekyll: !a.md a.html !sub/b.markdown sub/b.html
--- request eval
["GET /a.md", "GET /a.html", "GET /sub/b.markdown", "GET /sub/b.html"]
--- response_body eval
[qr/404 Not Found/, "<p>a</p>\n", qr/404 Not Found/, "<p>b</p>\n"]
--- error_code eval
[404, 200, 404, 200]


=== TEST 2: static files are not touched
--- config
    posts on;
--- user_files eval
[
    [ "a.bin", CORE::join '', map { chr } 0 .. 255 ],
    [ "b.html", "<p>{{ site.title }}\r\n{% raw" ],
    [ "c.txt", "" ],
    [ "d.svg", "<svg/>" ],
    [ "e.md", "no front matter: *static*" ],
]
--- request eval
["GET /b.html", "GET /c.txt", "GET /d.svg", "GET /e.md"]
--- response_body eval
["<p>{{ site.title }}\r\n{% raw", "", "<svg/>", "no front matter: *static*"]
--- jekyll: b.html c.txt d.svg e.md
--- no_error_log
[error]


=== TEST 3: bytes of a static file
--- config
    posts on;
--- user_files eval
[ [ "a.bin", CORE::join '', map { chr } 0 .. 255 ] ]
--- request
GET /a.bin
--- jekyll: a.bin
--- response_body eval
CORE::join '', map { chr } 0 .. 255
--- response_headers
Content-Length: 256
--- no_error_log
[error]


=== TEST 4: a range of a static file
--- config
    posts on;
--- user_files
>>> a.txt
0123456789
--- request
GET /a.txt
--- more_headers
Range: bytes=2-4
--- error_code: 206
--- response_body chop
234
--- no_error_log
[error]


=== TEST 5: a folder without the slash
--- config
    posts on;
--- user_files
>>> dir/index.md
---
---
folder
>>> plain/index.html
static
>>> empty/a.txt
a
--- request eval
["GET /dir", "GET /plain", "GET /dir/", "GET /plain/", "GET /empty/"]
--- jekyll: - - dir/index.html plain/index.html !empty/index.html
--- response_body eval
[qr/301/, qr/301/, "<p>folder</p>\n", "static\n", qr/404/]
--- error_code eval
[301, 301, 200, 200, 404]


=== TEST 6: where a folder without the slash leads
--- config
    posts on;
--- user_files
>>> dir/index.md
---
---
folder
--- request
GET /dir?a=b
--- error_code: 301
--- response_headers_like
Location: http://localhost:\d+/dir/\?a=b


=== TEST 7: a permalink's folder without the slash
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: pretty
>>> about.md
---
---
about
--- request eval
["GET /about", "GET /about/", "GET /about.html", "GET /about/index.html"]
--- jekyll: - about/index.html !about.html about/index.html
--- response_body eval
[qr/301/, "<p>about</p>\n", qr/404/, "<p>about</p>\n"]
--- error_code eval
[301, 200, 404, 200]


=== TEST 8: x answers x.html, a real x wins
--- config
    posts on;
--- user_files
>>> a.md
---
---
page
>>> b.html
static
>>> c.html
html
>>> c
plain
>>> d.xml
xml
--- request eval
["GET /a", "GET /b", "GET /c", "GET /d", "GET /a/"]
--- jekyll: a.html b.html c !d !a/index.html
--- response_body eval
["<p>page</p>\n", "static\n", "plain\n", qr/404/, qr/404/]
--- error_code eval
[200, 200, 200, 404, 404]


=== TEST 9: paths that would get around the rules
--- config
    posts on;
--- user_files
>>> _config.yml
title: x
>>> a.md
---
---
a
>>> sub/b.txt
b
--- request eval
["GET /sub/../_config.yml", "GET /%5fconfig.yml", "GET //_config.yml", "GET /sub/%2e%2e/a.md", "GET /./a.md", "GET /sub//b.txt", "GET /A.html", "GET /a.html/", "GET /sub/b.txt/", "GET /_CONFIG.yml"]
--- error_code eval
[404, 404, 404, 404, 404, 200, 404, 404, 404, 404]


=== TEST 10: the site is the whole of it: where posts are off everything is served
--- config
    location /off/ {
        alias html/;
    }
    location / {
        posts on;
    }
--- user_files
>>> _config.yml
title: x
--- request eval
["GET /_config.yml", "GET /off/_config.yml"]
--- error_code eval
[404, 200]
--- jekyll: !_config.yml -
--- response_body eval
[qr/404/, "title: x\n"]


=== TEST 11: a site in a folder of another
--- config
    posts on;
--- user_files
>>> _config.yml
permalink: /:title.html
>>> one/_config.yml
permalink: /no/:title.html
>>> one/_posts/2024-03-05-a.md
a
--- jekyll: a.html !one/a.html !one/_config.yml !no/a.html !one/no/a.html
--- request eval
[
    "GET /a.html",
    "GET /one/a.html",
    "GET /one/_config.yml",
    "GET /no/a.html",
    "GET /one/no/a.html",
]
--- response_body eval
[
    "<p>a</p>\n",
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
    qr/404 Not Found/,
]
--- error_code eval
[200, 404, 404, 404, 404]
