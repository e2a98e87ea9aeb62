# Together with the other modules of nginx.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> page.html
---
---
hello
>>> empty.html
---
---
>>> long.html
---
---
{% for i in (1..20000) %}{% endfor %}long
>>> fail.html
---
layout: broken
---
>>> _layouts/broken.html
{% if %}
>>> 500.html
---
---
sorry
>>> missing.html
---
---
not here
>>> plain.txt
plain
_END_

    $block->set_value(no_error_log => '[alert]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: SSI includes pages, also ones that are long in the making
--- config
    location / {
        posts on;
    }

    location /ssi/ {
        alias html/ssi/;
        ssi on;
        default_type text/html;
    }
--- user_files
>>> page.html
---
---
hello
>>> empty.html
---
---
>>> long.html
---
---
{% for i in (1..20000) %}{% endfor %}long
>>> plain.txt
plain
>>> ssi/a.html
1 <!--# include virtual="/long.html" -->2 <!--# include virtual="/page.html" -->3 <!--# include virtual="/empty.html" -->4 <!--# include virtual="/plain.txt" -->5
--- request eval
["GET /ssi/a.html", "GET /ssi/a.html"]
--- response_body eval
["1 long\n2 hello\n3 4 plain\n5\n", "1 long\n2 hello\n3 4 plain\n5\n"]



=== TEST 2: SSI in a page
--- config
    location / {
        posts on;
        ssi on;
    }
--- user_files
>>> a.html
---
---
a <!--# include virtual="/b.html?x=y" --> <!--# echo var="uri" -->
>>> b.html
---
---
b <!--# echo var="args" -->
--- request eval
["GET /a.html", "GET /a.html"]
--- response_body eval
["a b x=y\n /a.html\n", "a b x=y\n /a.html\n"]



=== TEST 3: an include of a page that is not there
--- config
    location / {
        posts on;
        ssi on;
        ssi_silent_errors on;
    }
--- user_files
>>> a.html
---
---
<!--# block name="s" -->?<!--# endblock -->a <!--# include virtual="/none" stub="s" --> b
>>> 404.html
---
---
none
--- request
GET /a.html
--- response_body
a ? b



=== TEST 4: HEAD of a page with includes
--- config
    location / {
        posts on;
        ssi on;
    }
--- user_files
>>> a.html
---
---
a <!--# include virtual="/b.html" -->
>>> b.html
---
---
b
--- request
HEAD /a.html
--- response_body



=== TEST 5: auth_request to a page
--- config
    location / {
        posts on;
        auth_request /auth/;
    }

    location /auth/ {
        alias html/auth/;
        posts on;
        auth_request off;
    }

    location /none/ {
        alias html/;
        posts on;
        auth_request /auth/none;
    }
--- user_files
>>> auth/index.html
---
---
{% for i in (1..20000) %}{% endfor %}yes
>>> page.html
---
---
hello
--- request eval
["GET /page.html", "GET /page.html", "GET /none/page.html"]
--- error_code eval
[200, 200, 500]
--- response_body_like eval
["^hello\$", "^hello\$", "500 Internal"]



=== TEST 6: what auth_request refuses is not served
--- config
    location / {
        posts on;
        auth_request /auth;
    }

    location = /auth {
        return 403;
    }
--- request
GET /page.html
--- error_code: 403



=== TEST 7: the last argument of try_files
--- config
    location / {
        try_files /none.txt /plain.txt.not @posts;
    }

    location /b/ {
        try_files /none /page.html;
    }

    location @posts {
        posts on;
    }

    location = /page.html {
        posts on;
    }
--- request eval
["GET /page", "GET /long", "GET /plain.txt", "GET /b/x", "GET /none"]
--- error_code eval
[200, 200, 200, 200, 404]
--- response_body_like eval
["^hello\$", "^long\$", "^plain\$", "^(---\n---\n)?hello\$", "404"]



=== TEST 8: rewrite
--- config
    location / {
        posts on;
    }

    location /old/ {
        rewrite ^/old/(.*) /$1.html last;
    }

    location /in/ {
        rewrite ^/in/(.*) /$1.html break;
        posts on;
    }

    location /out/ {
        rewrite ^/out/(.*) /$1.html permanent;
        posts on;
    }
--- request eval
["GET /old/page", "GET /in/page", "GET /out/page", "GET /old/none"]
--- error_code eval
[200, 200, 301, 404]
--- response_body_like eval
["^hello\$", "^hello\$", "301", "404"]



=== TEST 9: add_header and expires
--- config
    location / {
        posts on;
        add_header X-A $uri;
        add_header X-B b always;
        expires 10m;
    }
--- request eval
["GET /page.html", "GET /none", "GET /fail.html"]
--- error_code eval
[200, 404, 500]
--- response_headers eval
["X-A: /page.html\nX-B: b\nCache-Control: max-age=600",
 "!X-A\nX-B: b\n!Cache-Control", "!X-A\nX-B: b\n!Cache-Control"]



=== TEST 10: sub_filter
--- config
    location / {
        posts on;
        sub_filter hello goodbye;
    }
--- request eval
["GET /page.html", "GET /page.html"]
--- response_headers eval
["!Content-Length", "!Content-Length"]
--- response_headers_like eval
["", ""]
--- response_body eval
["goodbye\n", "goodbye\n"]



=== TEST 11: add_before_body and add_after_body
--- config
    location / {
        posts on;
    }

    location /long.html {
        posts on;
        add_before_body /page.html;
        add_after_body /page.html;
    }
--- request
GET /long.html
--- response_body
hello
long
hello



=== TEST 12: auth_basic
--- config
    location / {
        posts on;
        auth_basic site;
        auth_basic_user_file ../html/.users;
    }
--- user_files
>>> page.html
---
---
hello
>>> .users
a:{PLAIN}b
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers eval
["", "Authorization: Basic YTpi"]
--- error_code eval
[401, 200]



=== TEST 13: limit_req and limit_rate
--- http_config
    limit_req_zone $uri zone=one:1m rate=1r/m;
--- config
    location / {
        posts on;
        limit_req zone=one;
        limit_rate 10m;
    }
--- request eval
["GET /page.html", "GET /page.html"]
--- error_code eval
[200, 503]



=== TEST 14: slice does no harm, mirror neither
--- config
    location / {
        posts on;
        mirror /mirror/long.html;
    }

    location /mirror/ {
        internal;
        alias html/;
        posts on;
    }
--- request eval
["GET /page.html", "GET /page.html"]
--- response_body eval
["hello\n", "hello\n"]



=== TEST 15: proxied to itself, with buffering and without
--- config
    location / {
        posts on;
    }

    location /p/ {
        proxy_pass http://127.0.0.1:$TEST_NGINX_SERVER_PORT/;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
--- request eval
["GET /p/page.html", "GET /p/long.html", "GET /p/none", "GET /p/plain.txt"]
--- error_code eval
[200, 200, 404, 200]
--- response_body_like eval
["^hello\$", "^long\$", "404", "^plain\$"]
