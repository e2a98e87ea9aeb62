# The type of an answer is that of the file which Jekyll writes.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    types {
        text/html         html htm;
        text/css          css;
        text/xml          xml;
        text/plain        txt;
        application/json  json;
        application/javascript  js;
        application/atom+xml  atom;
        image/svg+xml     svg;
        image/png         png;
        font/woff2        woff2;
    }

    default_type application/octet-stream;

    location / {
        posts on;
    }
_END_

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: a post
--- user_files
>>> _posts/2024-01-02-a.md
---
---
text
--- request
GET /2024/01/02/a.html
--- response_headers
Content-Type: text/html; charset=utf-8



=== TEST 2: a permalink without extension
--- user_files
>>> _posts/2024-01-02-a.md
---
permalink: /about/
---
text
>>> b.md
---
permalink: /b.c/
---
text
--- request eval
["GET /about/", "GET /b.c/"]
--- response_headers eval
[("Content-Type: text/html; charset=utf-8") x 2]



=== TEST 3: one that the page is asked for without its extension
--- user_files
>>> a.md
---
---
text
>>> a.css.md
---
---
text
--- request eval
["GET /a", "GET /a.css"]
--- response_headers eval
[("Content-Type: text/html; charset=utf-8") x 2]



=== TEST 4: the root of the site
--- user_files
>>> index.html
---
---
text
--- request
GET /
--- response_headers
Content-Type: text/html; charset=utf-8



=== TEST 5: pages of other kinds
--- user_files
>>> feed.xml
---
---
<a/>
>>> a.json
---
---
{}
>>> a.txt
---
---
a
>>> a.css
---
---
a { b: c }
>>> a.js
---
---
a();
>>> a.svg
---
---
<svg/>
--- request eval
["GET /feed.xml", "GET /a.json", "GET /a.txt", "GET /a.css", "GET /a.js",
 "GET /a.svg"]
--- response_headers eval
["Content-Type: text/xml; charset=utf-8",
 "Content-Type: application/json; charset=utf-8",
 "Content-Type: text/plain; charset=utf-8",
 "Content-Type: text/css; charset=utf-8",
 "Content-Type: application/javascript; charset=utf-8",
 "Content-Type: image/svg+xml"]



=== TEST 6: the case of an extension
--- user_files
>>> A.XML
---
---
<a/>
--- request
GET /A.XML
--- response_headers
Content-Type: text/xml; charset=utf-8



=== TEST 7: one that nginx does not know is of the default type
--- user_files
>>> a.unknown
---
---
a
>>> CNAME
---
---
a
--- request eval
["GET /a.unknown", "GET /CNAME"]
--- response_headers eval
[("Content-Type: application/octet-stream") x 2]



=== TEST 8: default_type of the location, no types
--- config
    location / {
        posts on;
        types { }
        default_type text/x-site;
    }
--- user_files
>>> a.html
---
---
a
--- request
GET /a.html
--- response_headers
Content-Type: text/x-site; charset=utf-8



=== TEST 9: an empty default_type
--- config
    location / {
        posts on;
        types { }
        default_type "";
    }
--- user_files
>>> a.html
---
---
a
--- request
GET /a.html
--- response_headers
!Content-Type



=== TEST 10: nginx's own types, if there are no others
--- config
    location / {
        posts on;
    }
--- user_files
>>> a.html
---
---
a
--- request
GET /a.html
--- response_headers
Content-Type: text/html; charset=utf-8



=== TEST 11: the same charset from nginx comes once
--- config
    charset utf-8;

    location / {
        posts on;
    }
--- user_files
>>> a.html
---
---
ä
--- request
GET /a.html
--- raw_response_headers_like: Content-Type: text/html; charset=utf-8\r\n
--- response_body
ä



=== TEST 12: charset does not name bytes what they are not
--- config
    charset koi8-r;

    location / {
        posts on;
    }
--- user_files
>>> a.html
---
---
ä
--- request
GET /a.html
--- response_headers
Content-Type: text/html; charset=utf-8
--- response_body
ä



=== TEST 13: a charset_map recodes
--- http_config
    charset_map latin1 utf-8 {
        E4 C3A4;
    }
--- config
    charset latin1;
    override_charset on;

    location / {
        posts on;
    }
--- user_files
>>> a.html
---
---
ä
--- request
GET /a.html
--- response_headers
Content-Type: text/html; charset=latin1
--- response_body eval
"\xe4\n"



=== TEST 14: a cached page has the type of its file
--- user_files
>>> feed.md
---
permalink: /feed.xml
---
text
--- request eval
["GET /feed.xml", "GET /feed.xml", "HEAD /feed.xml"]
--- response_headers eval
[("Content-Type: text/xml; charset=utf-8") x 3]



=== TEST 15: a static file has what nginx gives it
--- user_files
>>> a.html
a
>>> a.woff2
a
--- request eval
["GET /a.html", "GET /a.woff2", "GET /a"]
--- response_headers eval
["Content-Type: text/html", "Content-Type: font/woff2", "Content-Type: text/html"]



=== TEST 16: a 404 of the site is of the type of its page
--- user_files
>>> 404.md
---
permalink: /404.html
---
none
--- request
GET /none.png
--- error_code: 404
--- response_headers
Content-Type: text/html; charset=utf-8
--- no_error_log
[alert]



=== TEST 17: add_header X-Content-Type-Options and the like are nginx's
--- config
    location / {
        posts on;
        add_header X-Content-Type-Options nosniff;
    }
--- user_files
>>> a.html
---
---
a
--- request
GET /a.html
--- response_headers
X-Content-Type-Options: nosniff
Content-Type: text/html; charset=utf-8
