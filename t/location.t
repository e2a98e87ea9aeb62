# Where "posts on" may be, and which directory is the site.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> one/_config.yml
title: one
>>> one/index.html
---
---
{{ site.title }} /
>>> one/a.html
---
---
{{ site.title }} a
>>> one/dir/index.html
---
---
{{ site.title }} dir
>>> one/dir/b.html
---
---
{{ site.title }} b
>>> one/plain.txt
one plain
>>> two/_config.yml
title: two
>>> two/index.html
---
---
{{ site.title }} /
>>> two/a.html
---
---
{{ site.title }} a
>>> two/plain.txt
two plain
_END_

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: root
--- config
    location / {
        root html/one;
        posts on;
    }
--- request eval
["GET /", "GET /a.html", "GET /dir/", "GET /dir/b", "GET /plain.txt"]
--- response_body eval
["one /\n", "one a\n", "one dir\n", "one b\n", "one plain\n"]



=== TEST 2: the whole URI is the page with root
--- config
    location /dir/ {
        root html/one;
        posts on;
    }
--- request eval
["GET /dir/", "GET /dir/b.html", "GET /a.html"]
--- error_code eval
[200, 200, 404]
--- response_body_like eval
["^one dir\$", "^one b\$", "404 Not Found"]
--- no_error_log
[alert]



=== TEST 3: the rest of the URI is with alias
--- config
    location /blog/ {
        alias html/one/;
        posts on;
    }
--- request eval
["GET /blog/", "GET /blog/a.html", "GET /blog/dir/", "GET /blog/dir",
 "GET /blog/plain.txt", "GET /blog/blog/", "GET /a.html"]
--- error_code eval
[200, 200, 200, 301, 200, 404, 404]
--- response_headers eval
["", "", "", "Location: http://localhost:\$ServerPort/blog/dir/", "", "", ""]
--- response_body_like eval
["^one /\$", "^one a\$", "^one dir\$", "301 Moved", "^one plain\$", "404", "404"]
--- no_error_log
[alert]



=== TEST 4: an alias without slashes
--- config
    location /blog {
        alias html/one;
        posts on;
    }
--- request eval
["GET /blog/", "GET /blog/a.html", "GET /blog/dir/", "GET /blog/plain.txt",
 "GET /blog", "GET /blog?a=b", "GET /blogs/a.html", "GET /bloga.html"]
--- error_code eval
[200, 200, 200, 200, 301, 301, 404, 404]
--- response_headers eval
["", "", "", "", "Location: http://localhost:\$ServerPort/blog/",
 "Location: http://localhost:\$ServerPort/blog/?a=b", "", ""]
--- response_body_like eval
["^one /\$", "^one a\$", "^one dir\$", "^one plain\$", "301", "301", "404", "404"]
--- no_error_log
[alert]



=== TEST 5: the index of an alias is a static file
--- config
    location /blog {
        alias html/one;
        posts on;
    }
--- user_files
>>> one/index.html
static
--- request eval
["GET /blog/", "GET /blog"]
--- error_code eval
[200, 301]
--- response_body_like eval
["^static\$", "301"]



=== TEST 6: alias and baseurl
--- config
    location /blog/ {
        alias html/one/;
        posts on;
    }
--- user_files
>>> one/_config.yml
baseurl: /blog
>>> one/a.html
---
---
{{ page.url | relative_url }}
--- request
GET /blog/a.html
--- response_body
/blog/a.html



=== TEST 7: an alias of one page
--- config
    location = /b {
        alias html/one/a.html;
        posts on;
    }
--- request
GET /b
--- error_code: 404
--- no_error_log
[alert]



=== TEST 8: nested locations
--- config
    root html/one;
    posts on;

    location / {
        location /dir/ {
            add_header X-A b;

            location ~ \.html$ {
                root html/one;
                add_header X-A c;
            }
        }
    }
--- request eval
["GET /a.html", "GET /dir/", "GET /dir/b.html"]
--- response_headers eval
["!X-A", "X-A: b", "X-A: c"]
--- response_body eval
["one a\n", "one dir\n", "one b\n"]



=== TEST 9: a location in one with alias
--- config
    location /blog/ {
        alias html/one/;
        posts on;

        location /blog/dir/ {
            add_header X-A b;
        }
    }
--- request eval
["GET /blog/a.html", "GET /blog/dir/b.html"]
--- response_headers eval
["!X-A", "X-A: b"]
--- response_body eval
["one a\n", "one b\n"]



=== TEST 10: a regular expression with root
--- config
    location ~ ^/(dir|a) {
        root html/one;
        posts on;
    }
--- request eval
["GET /a.html", "GET /dir/"]
--- response_body eval
["one a\n", "one dir\n"]



=== TEST 11: what a regular expression took is in root
--- config
    location ~ ^/(?<site>one|two)/ {
        rewrite ^/[^/]+(/.*) $1 break;
        root html/$site;
        posts on;
    }
--- request eval
["GET /one/a.html", "GET /two/a.html", "GET /two/plain.txt"]
--- response_body eval
["one a\n", "two a\n", "two plain\n"]



=== TEST 12: a site for each host
--- config
    location / {
        root html/$host;
        posts on;
        add_header X-Cache $posts_cache_status;
    }
--- request eval
[("GET /a.html") x 6]
--- more_headers eval
["Host: one", "Host: two", "Host: one", "Host: two", "Host: three", "Host: .."]
--- error_code eval
[200, 200, 200, 200, 404, 400]
--- response_headers eval
["X-Cache: MISS", "X-Cache: MISS", "X-Cache: HIT", "X-Cache: HIT", "", ""]
--- response_body_like eval
["^one a\$", "^two a\$", "^one a\$", "^two a\$", "404", "400"]
--- no_error_log
[alert]



=== TEST 13: alias with a variable
--- config
    location /blog/ {
        alias html/$host/;
        posts on;
    }
--- request eval
["GET /blog/a.html", "GET /blog/plain.txt", "GET /blog/a.html"]
--- more_headers eval
["Host: one", "Host: two", "Host: three"]
--- error_code eval
[200, 200, 404]
--- response_body_like eval
["^one a\$", "^two plain\$", "404"]
--- no_error_log
[alert]



=== TEST 14: two names of one directory are one site
--- config
    location /a/ {
        alias html/one/;
        posts on;
        add_header X-Cache $posts_cache_status;
    }

    location /b/ {
        alias html/./one/;
        posts on;
        add_header X-Cache $posts_cache_status;
    }
--- request eval
["GET /a/a.html", "GET /b/a.html"]
--- response_headers eval
["X-Cache: MISS", "X-Cache: HIT"]
--- response_body eval
["one a\n", "one a\n"]



=== TEST 15: posts on in http and server, off inside
--- http_config
    posts on;
--- config
    root html/one;

    location /dir/ {
        posts off;
    }

    location /two/ {
        alias html/two/;
    }
--- request eval
["GET /a.html", "GET /dir/b.html", "GET /two/a.html"]
--- response_body eval
["one a\n", "---\n---\n{{ site.title }} b\n", "two a\n"]



=== TEST 16: a server without a location
--- config
    root html/one;
    posts on;
--- request eval
["GET /", "GET /a", "GET /dir"]
--- error_code eval
[200, 200, 301]



=== TEST 17: a named location
--- config
    location / {
        try_files /none @posts;
    }

    location @posts {
        root html/one;
        posts on;
    }
--- request eval
["GET /a.html", "GET /dir/", "GET /plain.txt", "GET /b.html"]
--- error_code eval
[200, 200, 200, 404]
--- response_body_like eval
["^one a\$", "^one dir\$", "^one plain\$", "404"]
--- no_error_log
[alert]



=== TEST 18: internal
--- config
    location / {
        internal;
        root html/one;
        posts on;
    }

    location /go/ {
        rewrite ^/go(/.*) $1 last;
    }
--- request eval
["GET /a.html", "GET /go/a.html", "GET /go/"]
--- error_code eval
[404, 200, 200]
--- response_body_like eval
["404", "^one a\$", "^one /\$"]



=== TEST 19: a site that is not there, and one that is a file
--- config
    location /a/ {
        alias html/none/;
        posts on;
    }

    location /b/ {
        alias html/one/plain.txt/;
        posts on;
    }
--- request eval
["GET /a/", "GET /a/x", "GET /b/", "GET /b/x"]
--- error_code eval
[404, 404, 404, 404]
--- no_error_log
[alert]



=== TEST 20: beside other handlers
--- config
    root html/one;
    posts on;

    location /status {
        stub_status;
    }

    location /return {
        return 200 "ret\n";
    }
--- request eval
["GET /status", "GET /return", "GET /a.html"]
--- response_body_like eval
["^Active connections", "^ret\$", "^one a\$"]



=== TEST 21: a slash too many
--- config
    location / {
        root html/one/;
        posts on;
    }

    location /raw/ {
        alias html/one//;
        posts on;
    }
--- request eval
["GET //a.html", "GET /dir//b.html", "GET /./dir/../a.html", "GET /raw/a.html"]
--- response_body eval
["one a\n", "one b\n", "one a\n", "one a\n"]
