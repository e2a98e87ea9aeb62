# Without stored encodings nginx's own filters may change what is sent: the
# tag becomes a weak one.

use Digest::MD5 'md5_hex';
use FindBin;
use IO::Uncompress::Gunzip 'gunzip';
use Test::Nginx::Socket 'no_plan';

use lib "$FindBin::Bin/lib";

use Tag 'tag_of';

our $body = "hello, world\n" x 100;
our $etag = tag_of($body);

our $plain = sub {
    my $out;
    gunzip(\$_[0], \$out);
    return $out // $_[0];
};

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_vary on;
        add_header X-Cache $posts_cache_status;
    }
_END_

    $block->set_value(user_files => ">>> page.html 202401010000.00\n"
                                    . "---\n---\n$body")
        unless defined $block->user_files;

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: gzip on the fly
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
["Content-Encoding: gzip\nETag: W/$main::etag\nVary: Accept-Encoding\n"
 . "X-Cache: MISS\n!Content-Length\n!Accept-Ranges",
 "Content-Encoding: gzip\nETag: W/$main::etag\nVary: Accept-Encoding\n"
 . "X-Cache: HIT\n!Content-Length\n!Accept-Ranges"]
--- response_body_filters eval
$main::plain
--- response_body eval
[$main::body, $main::body]



=== TEST 2: for who does not take it
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["", "Accept-Encoding: br", "Accept-Encoding: gzip;q=0"]
--- response_headers eval
[("!Content-Encoding\nETag: $main::etag\nVary: Accept-Encoding\n"
  . "Content-Length: 1300") x 3]
--- response_body eval
[($main::body) x 3]



=== TEST 3: Vary comes once, and only if nginx is told so
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        add_header X-Cache $posts_cache_status;
    }
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip
--- response_headers
!Vary
Content-Encoding: gzip
--- response_body_filters eval
$main::plain
--- response_body eval
$main::body



=== TEST 4: Vary is one header
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip
--- raw_response_headers_unlike: Vary:.*Vary:



=== TEST 5: the weak tag is good for a 304, the strong one is as well
--- request eval
["GET /page.html", "GET /page.html", "GET /page.html"]
--- more_headers eval
["Accept-Encoding: gzip\nIf-None-Match: W/$main::etag",
 "Accept-Encoding: gzip\nIf-None-Match: $main::etag",
 "Accept-Encoding: gzip\nIf-None-Match: \"a\""]
--- error_code eval
[304, 304, 200]



=== TEST 6: but not for If-Match
--- request
GET /page.html
--- more_headers eval
"Accept-Encoding: gzip\nIf-Match: W/$main::etag"
--- error_code: 412



=== TEST 7: HEAD
--- request
HEAD /page.html
--- more_headers
Accept-Encoding: gzip
--- response_headers eval
"Content-Encoding: gzip\nETag: W/$main::etag\n!Content-Length"



=== TEST 8: gzip_types by the type of the page
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_types text/css;
        types {
            text/css css;
            text/html html;
            text/x-other other;
        }
    }
--- user_files eval
">>> a.css\n---\n---\n$main::body>>> a.other\n---\n---\n$main::body"
. ">>> b.html\n---\npermalink: /b/\n---\n$main::body"
--- request eval
["GET /a.css", "GET /a.other", "GET /b/"]
--- more_headers
Accept-Encoding: gzip
--- error_code eval
[200, 200, 200]
--- response_headers eval
["Content-Encoding: gzip", "!Content-Encoding", "Content-Encoding: gzip"]
--- response_body_filters eval
$main::plain



=== TEST 9: gzip_min_length knows the length of the page
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_min_length 1301;
    }
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip
--- response_headers
!Content-Encoding
Content-Length: 1300



=== TEST 10: gzip_disable
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_disable Old;
    }
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip
User-Agent: Old
--- response_headers
!Content-Encoding



=== TEST 11: gzip_static finds no source where a page is
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip_static always;
    }
--- user_files
>>> page.html
---
---
hello
>>> page.html.gz
---
---
secret
--- request
GET /page.html
--- more_headers
Accept-Encoding: gzip
--- response_headers
!Content-Encoding
--- response_body
hello



=== TEST 12: the site's own 404
--- user_files eval
">>> 404.html\n---\n---\n$main::body"
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_http_version 1.0;
    }
--- request
GET /none
--- more_headers
Accept-Encoding: gzip
--- error_code: 404
--- response_headers
Content-Encoding: gzip
!ETag
--- response_body_filters eval
$main::plain
--- response_body eval
$main::body
--- no_error_log
[alert]



=== TEST 13: a large page
--- user_files eval
[["page.html", "---\n---\n" . $main::body x 1000]]
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers
Accept-Encoding: gzip
--- response_body_filters eval
[$main::plain, "md5_hex"]
--- response_body eval
[(main::md5_hex($main::body x 1000)) x 2]



=== TEST 14: HTTP/1.0 gets it if it may
--- config
    location / {
        posts on;
        posts_encodings off;
        gzip on;
        gzip_http_version 1.0;
    }
--- request
GET /page.html HTTP/1.0
--- more_headers
Accept-Encoding: gzip
--- response_headers
Content-Encoding: gzip
--- response_body_filters eval
$main::plain
--- response_body eval
$main::body
