# GET and HEAD are answered, everything else is refused, and the connection
# goes on whatever came with the request.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> page.html
---
---
hello
>>> plain.txt
plain
_END_

    $block->set_value(no_error_log => '[error]')
        unless defined $block->error_log || defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: GET
--- config
    location / {
        posts on;
    }
--- request
GET /page.html
--- response_headers
Content-Length: 6
--- response_body
hello



=== TEST 2: HEAD has the length of the body, and no body
--- config
    location / {
        posts on;
    }
--- request
HEAD /page.html
--- response_headers
Content-Length: 6
Content-Type: text/html; charset=utf-8
--- response_body_like: ^$



=== TEST 3: a HEAD that found the page in the cache, and what follows it
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }
--- raw_request eval
"GET /page.html HTTP/1.1\r\nHost: a\r\n\r\n"
. "HEAD /page.html HTTP/1.1\r\nHost: a\r\n\r\n"
. "GET /page.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
--- http09
--- response_body_like eval
qr/^ HTTP.1.1\ 200 (?:(?!\r\n\r\n).)* X-Cache:\ MISS \r\n .*? \r\n\r\n hello\n
     HTTP.1.1\ 200 (?:(?!\r\n\r\n).)* X-Cache:\ HIT  \r\n .*? \r\n\r\n
     HTTP.1.1\ 200 (?:(?!\r\n\r\n).)* X-Cache:\ HIT  \r\n .*? \r\n\r\n hello\n $/sx



=== TEST 4: HTTP/1.0
--- config
    location / {
        posts on;
    }
--- request
GET /page.html HTTP/1.0
--- response_headers
Content-Length: 6
Connection: close
--- response_body
hello



=== TEST 5: the other methods
--- config
    location / {
        posts on;
    }
--- request eval
[map { "$_ /page.html" } qw( POST PUT DELETE OPTIONS PATCH PROPFIND MKCOL )]
--- error_code eval
[(405) x 7]
--- response_headers eval
[("Allow: GET, HEAD") x 7]



=== TEST 6: for a page that is not there the method is wrong all the same
--- config
    location / {
        posts on;
    }
--- request
POST /none
a=b
--- error_code: 405
--- response_headers
Allow: GET, HEAD



=== TEST 7: a static file of the site is not posted to either
--- config
    location / {
        posts on;
    }
--- request
POST /plain.txt
a=b
--- error_code: 405
--- response_headers
Allow: GET, HEAD



=== TEST 8: 405 by error_page
--- config
    location / {
        posts on;
        error_page 405 /page.html;
    }
--- request
POST /page.html
a=b
--- error_code: 405
--- response_headers
Allow: GET, HEAD
--- response_body
hello



=== TEST 9: a refused body is read to its end; the connection goes on
--- config
    location / {
        posts on;
    }
--- pipelined_requests eval
["POST /page.html\n" . ("x" x 100000), "GET /page.html"]
--- error_code eval
[405, 200]
--- response_body_like eval
["405 Not Allowed", "^hello\n\$"]



=== TEST 10: a chunked one, too
--- config
    location / {
        posts on;
    }
--- raw_request eval
"PUT /page.html HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
. "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n"
. "GET /page.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
--- http09
--- response_body_like eval
qr/^HTTP.1.1 405 .*\r\n\r\n<html>.*HTTP.1.1 200 .*\r\n\r\nhello\n$/s



=== TEST 11: the body of a GET is no part of the next request
--- config
    location / {
        posts on;
    }
--- pipelined_requests eval
["GET /page.html\n" . ("GET /none HTTP/1.1\r\n\r\n" x 1000), "GET /page.html"]
--- response_body eval
["hello\n", "hello\n"]



=== TEST 12: nor that of a GET for a static file
--- config
    location / {
        posts on;
    }
--- pipelined_requests eval
["GET /plain.txt\n" . ("x" x 70000), "GET /page.html"]
--- response_body eval
["plain\n", "hello\n"]



=== TEST 13: a body that comes in pieces while the page is made
--- config
    location / {
        posts on;
    }
--- user_files
>>> _layouts/long.html
{% for i in (1..20000) %}{% endfor %}{{ content }}
>>> page.html
---
layout: long
---
hello
--- raw_request eval
["GET /page.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
 . "Content-Length: 6\r\n\r\n", "abc", "def"]
--- raw_request_middle_delay: 0.01
--- response_body eval
"hello\n\n"



=== TEST 14: a body larger than allowed
--- config
    location / {
        posts on;
        client_max_body_size 10;
    }
--- request eval
"GET /page.html\n" . "x" x 11
--- error_code: 413
--- error_log
client intended to send too large body



=== TEST 15: a body that is asked for
--- config
    location / {
        posts on;
    }
--- raw_request eval
["GET /page.html HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
 . "Content-Length: 3\r\nExpect: 100-continue\r\n\r\n", "abc"]
--- http09
--- response_body_like eval
qr/^HTTP.1.1 100 Continue\r\n\r\nHTTP.1.1 200 OK\r\n.*\r\n\r\nhello\n$/s



=== TEST 16: dav_methods take their own
--- config
    location / {
        posts on;
        dav_methods PUT DELETE;
    }
--- request eval
["PUT /new.html\n---\n---\nnew", "GET /new.html", "DELETE /new.html",
 "GET /new.html", "MKCOL /dir/", "POST /page.html"]
--- error_code eval
[201, 200, 204, 404, 405, 405]
--- response_body_like eval
["", "^new\$", "", "404 Not Found", "405 Not Allowed", "405 Not Allowed"]
--- no_error_log
[alert]



=== TEST 17: where they are off, they take nothing
--- config
    location / {
        posts on;
        dav_methods off;
    }
--- request
DELETE /page.html
--- error_code: 405
--- response_headers
Allow: GET, HEAD



=== TEST 18: limit_except
--- config
    location / {
        posts on;
        limit_except GET {
            deny all;
        }
    }
--- request eval
["GET /page.html", "HEAD /page.html", "POST /page.html"]
--- error_code eval
[200, 200, 403]
--- no_error_log
[alert]



=== TEST 19: a method that nginx has no number for
--- config
    location / {
        posts on;
    }
--- request
BREW /page.html
--- error_code: 405
--- response_headers
Allow: GET, HEAD



=== TEST 20: many requests in one packet, of which some wait
--- config
    location / {
        posts on;
    }
--- user_files
>>> _layouts/long.html
{% for i in (1..5000) %}{% endfor %}{{ content }}
>>> a.html
---
layout: long
---
a
>>> b.html
---
layout: long
---
b
>>> plain.txt
plain
--- pipelined_requests eval
["GET /a.html", "GET /plain.txt", "GET /b.html", "GET /a.html", "GET /b.html"]
--- response_body eval
["a\n\n", "plain\n", "b\n\n", "a\n\n", "b\n\n"]
