# $posts_cache_status, $posts_source, $posts_render_time.

use Test::Nginx::Socket 'no_plan';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(http_config => <<'_END_') unless defined $block->http_config;
    log_format posts '"$request" $posts_cache_status/$posts_source/$posts_render_time;';
_END_

    $block->set_value(user_files => <<'_END_') unless defined $block->user_files;
>>> _posts/2024-01-02-a.md
---
---
a
>>> b.html
---
permalink: /c/
---
b
>>> fail.html
---
layout: broken
---
>>> _layouts/broken.html
{% if %}
>>> plain.txt
plain
_END_

    $block->set_value(no_error_log => '[alert]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: in a header
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
        add_header X-Source $posts_source;
        add_header X-Time $posts_render_time;
    }
--- request eval
["GET /2024/01/02/a.html", "GET /c/", "HEAD /c/"]
--- response_headers_like eval
["X-Cache: MISS\nX-Source: _posts/2024-01-02-a\\.md\nX-Time: \\d+\\.\\d{6}",
 "X-Cache: MISS\nX-Source: b\\.html\nX-Time: \\d+\\.\\d{6}",
 "X-Cache: HIT\nX-Source: b\\.html\nX-Time: "]



=== TEST 2: in the access log
--- config
    access_log logs/access.log posts;

    location / {
        posts on;
    }
--- request
GET /c/
--- access_log eval
qr{^"GET /c/ HTTP/1\.1" MISS/b\.html/\d+\.\d{6};$}



=== TEST 3: what is found in the cache took no time
--- config
    access_log logs/access.log posts;

    location / {
        posts on;
    }
--- pipelined_requests eval
["GET /c/", "GET /c/"]
--- response_body eval
["b\n", "b\n"]
--- access_log eval
qr{^"GET /c/ HTTP/1\.1" (MISS/b\.html/\d+\.\d{6}|HIT/b\.html/-);$}



=== TEST 4: a static file, a page that is not there, a location that is off
--- config
    access_log logs/access.log posts;

    location / {
        posts on;
    }

    location /_posts/ {
        posts off;
    }
--- request eval
["GET /plain.txt", "GET /none", "GET /_posts/2024-01-02-a.md"]
--- error_code eval
[200, 404, 200]
--- access_log eval
qr{^"GET [^"]+" -/-/-;$}



=== TEST 5: empty in a header means none
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Source $posts_source always;
        add_header X-Time $posts_render_time always;
    }

    location /off/ {
        return 200 "$posts_cache_status$posts_source$posts_render_time.\n";
    }
--- request eval
["GET /plain.txt", "GET /none", "POST /c/", "GET /off/"]
--- error_code eval
[200, 404, 405, 200]
--- response_headers eval
[("!X-Cache\n!X-Source\n!X-Time") x 4]



=== TEST 6: a page that cannot be made
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
        add_header X-Source $posts_source always;
    }
--- request eval
["GET /fail.html", "GET /fail.html"]
--- error_code eval
[500, 500]
--- response_headers eval
["X-Cache: MISS\nX-Source: fail.html", "X-Cache: HIT\nX-Source: fail.html"]



=== TEST 7: the life of a page
--- config
    location / {
        posts on;
        add_header X-Cache $posts_cache_status always;
    }

    location /edit/ {
        alias html/;
        dav_methods PUT DELETE;
    }
--- request eval
["GET /c/", "GET /c/", "PUT /edit/b.html\n---\npermalink: /c/\n---\nnew",
 "GET /c/", "GET /c/",
 "PUT /edit/b.html\n---\npermalink: /c/\nlayout: broken\n---\nnew",
 "GET /c/", "GET /c/", "PUT /edit/b.html\n---\npermalink: /c/\n---\nnewer",
 "GET /c/", "DELETE /edit/b.html", "GET /c/"]
--- error_code eval
[200, 200, 204, 200, 200, 204, 200, 200, 204, 200, 204, 404]
--- response_headers eval
["X-Cache: MISS", "X-Cache: HIT", "", "X-Cache: EXPIRED", "X-Cache: HIT", "",
 "X-Cache: STALE", "X-Cache: STALE", "", "X-Cache: EXPIRED", "", "!X-Cache"]
--- response_body_like eval
["^b\n\$", "^b\n\$", "", "^new\$", "^new\$", "", "^new\$", "^new\$", "",
 "^newer\$", "", "404"]



=== TEST 8: a page larger than the zone is served all the same
--- config
    location / {
        posts on;
        posts_zone one:256k;
        add_header X-Cache $posts_cache_status;
    }
--- user_files eval
[["a.html", "---\n---\n" . "0123456789" x 50_000]]
--- request
GET /a.html
--- response_headers
X-Cache: BYPASS
--- response_body eval
"0123456789" x 50_000
--- error_log
does not fit into "posts_zone"



=== TEST 9: in a map, and in a condition of the log
--- http_config
    map $posts_cache_status $missed {
        MISS     1;
        default  0;
    }
--- config
    access_log logs/access.log combined if=$missed;

    location / {
        posts on;
        add_header X-Missed $missed;
    }
--- request eval
["GET /c/?first", "GET /c/?second"]
--- response_headers eval
["X-Missed: 1", "X-Missed: 0"]
--- no_access_log
GET /c/?second



=== TEST 10: known before the page is: nothing
--- config
    location / {
        posts on;
        set $before "$posts_cache_status";
        add_header X-Before "<$before>";
        add_header X-Cache $posts_cache_status;
    }
--- request
GET /c/
--- response_headers
X-Before: <>
X-Cache: MISS



=== TEST 11: those of a subrequest are its own
--- config
    location / {
        posts on;
        ssi on;
        add_header X-Source $posts_source;
    }
--- user_files
>>> a.html
---
---
<!--# include virtual="/b.html" --> <!--# echo var="posts_source" -->
>>> b.html
---
---
<!--# echo var="posts_source" -->
--- request
GET /a.html
--- response_headers
X-Source: a.html
--- response_body
b.html
 a.html



=== TEST 12: posts_valid and the location above it
--- http_config
    posts_valid 1h;
    posts on;
--- config
    add_header X-Cache $posts_cache_status;

    location / {
    }

    location /fresh/ {
        alias html/;
        posts_valid 0;
        add_header X-Cache $posts_cache_status;
    }

    location /edit/ {
        posts off;
        alias html/;
        dav_methods PUT;
    }
--- request eval
["GET /c/", "PUT /edit/b.html\n---\npermalink: /c/\n---\nnew", "GET /c/",
 "GET /fresh/c/", "GET /c/"]
--- error_code eval
[200, 204, 200, 200, 200]
--- response_headers eval
["X-Cache: MISS", "", "X-Cache: HIT", "X-Cache: EXPIRED", "X-Cache: HIT"]
--- response_body_like eval
["^b\$", "", "^b\$", "^new\$", "^new\$"]
