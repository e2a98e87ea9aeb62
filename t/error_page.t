# What is answered when there is no page, or none can be made.

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

=== TEST 1: error_page 404 is a page of the site
--- config
    location / {
        posts on;
        error_page 404 /missing.html;
    }
--- request eval
["GET /none", "HEAD /none", "GET /none", "GET /page.html"]
--- more_headers eval
["", "", "If-None-Match: *", ""]
--- error_code eval
[404, 404, 404, 200]
--- response_body eval
["not here\n", "", "not here\n", "hello\n"]



=== TEST 2: error_page with another status
--- config
    location / {
        posts on;
        error_page 404 =200 /missing.html;
    }

    location /r/ {
        alias html/;
        posts on;
        error_page 404 =302 /page.html;
    }
--- request eval
["GET /none", "GET /r/none"]
--- error_code eval
[200, 302]
--- response_body_like eval
["^not here\$", ""]



=== TEST 3: an error_page that is not there either
--- config
    location / {
        posts on;
        error_page 404 /none.html;
    }

    location /again/ {
        alias html/;
        posts on;
        recursive_error_pages on;
        error_page 404 /again/none.html;
    }
--- request eval
["GET /none", "GET /again/none"]
--- error_code eval
[404, 500]
--- response_body_like eval
["404 Not Found", "500 Internal"]



=== TEST 4: the site's own 404.html, in place
--- config
    location / {
        posts on;
        add_header X-A b always;
        add_header X-Cache $posts_cache_status always;
    }
--- user_files
>>> 404.html
---
---
none: {{ page.url }}
--- request eval
["GET /none", "GET /none/", "HEAD /none", "GET /404.html"]
--- error_code eval
[404, 404, 404, 200]
--- response_headers eval
["X-A: b\nX-Cache: MISS\n!ETag\n!Last-Modified\nContent-Type: text/html; charset=utf-8",
 "X-A: b\nX-Cache: HIT\n!ETag", "X-A: b\nX-Cache: HIT\nContent-Length: 16",
 "X-Cache: HIT"]
--- response_body eval
["none: /404.html\n", "none: /404.html\n", "", "none: /404.html\n"]



=== TEST 5: a 404.html that is a static file
--- config
    location / {
        posts on;
    }
--- user_files
>>> 404.html
none
--- request eval
["GET /none", "HEAD /none", "GET /404.html"]
--- error_code eval
[404, 404, 200]
--- response_body eval
["none\n", "", "none\n"]



=== TEST 6: a 404.html that is broken
--- config
    location / {
        posts on;
    }
--- user_files
>>> 404.html
---
layout: broken
---
>>> _layouts/broken.html
{% if %}
--- request
GET /none
--- error_code: 404
--- response_body_like: 404 Not Found
--- error_log
html/_layouts/broken.html:1:



=== TEST 7: error_page 500 of a page that cannot be made
--- config
    location / {
        posts on;
        error_page 500 /500.html;
    }
--- request eval
["GET /fail.html", "GET /fail.html"]
--- error_code eval
[500, 500]
--- response_body eval
["sorry\n", "sorry\n"]



=== TEST 8: error pages of other locations
--- config
    location / {
        posts on;
        error_page 403 /missing.html;

        location /secret/ {
            deny all;
        }
    }

    location /gone {
        error_page 410 = @posts;
        return 410;
    }

    location @posts {
        rewrite ^ /page.html break;
        posts on;
    }
--- request eval
["GET /secret/page.html", "GET /gone"]
--- error_code eval
[403, 200]
--- response_body eval
["not here\n", "hello\n"]



=== TEST 9: a page that is not there is logged
--- config
    location / {
        posts on;
    }
--- request
GET /none
--- error_code: 404
--- error_log eval
qr{\[error\].*/none" is not a page of the site}



=== TEST 10: log_not_found off
--- config
    location / {
        posts on;
        log_not_found off;
    }
--- request eval
["GET /none", "GET /none/"]
--- error_code eval
[404, 404]
--- no_error_log
[error]
