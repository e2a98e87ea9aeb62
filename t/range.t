# Ranges of a page.

use FindBin;
use Test::Nginx::Socket 'no_plan';

use lib "$FindBin::Bin/lib";

use Tag 'tag_of';

our $body = "0123456789abcdefghij\n\n";
our $etag = tag_of($body);
our $date = 'Mon, 01 Jan 2024 00:00:00 GMT';

add_block_preprocessor(sub {
    my $block = shift;

    $block->set_value(config => <<'_END_') unless defined $block->config;
    location / {
        posts on;
        add_header X-Cache $posts_cache_status;
    }
_END_

    $block->set_value(user_files => ">>> page.html 202401010000.00\n"
                                    . "---\n---\n$body"
                                    . ">>> 404.html\n---\n---\n$body")
        unless defined $block->user_files;

    $block->set_value(no_error_log => '[error]')
        unless defined $block->no_error_log;
});

no_root_location();

run_tests();

__DATA__

=== TEST 1: ranges are accepted
--- request
GET /page.html
--- response_headers
Accept-Ranges: bytes
Content-Length: 22



=== TEST 2: one range
--- request eval
[("GET /page.html") x 6]
--- more_headers eval
["Range: bytes=0-0", "Range: bytes=10-14", "Range: bytes=20-", "Range: bytes=-4",
 "Range: bytes=0-100", "Range: bytes=-100"]
--- error_code eval
[206, 206, 206, 206, 206, 206]
--- response_headers eval
["Content-Range: bytes 0-0/22\nContent-Length: 1\nX-Cache: MISS\nETag: $main::etag",
 "Content-Range: bytes 10-14/22\nContent-Length: 5\nX-Cache: HIT\nETag: $main::etag",
 "Content-Range: bytes 20-21/22\nContent-Length: 2",
 "Content-Range: bytes 18-21/22\nContent-Length: 4",
 "Content-Range: bytes 0-21/22\nContent-Length: 22",
 "Content-Range: bytes 0-21/22\nContent-Length: 22"]
--- response_body eval
["0", "abcde", "\n\n", "ij\n\n", $main::body, $main::body]



=== TEST 3: two ranges
--- request
GET /page.html
--- more_headers
Range: bytes=1-2,10-10
--- error_code: 206
--- response_headers_like
Content-Type: multipart/byteranges; boundary=\d+
--- response_body_like eval
qr{^\r\n--(\d+)\r\nContent-Type: text/html; charset=utf-8\r\nContent-Range: bytes 1-2/22\r\n\r\n12\r\n--\1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Range: bytes 10-10/22\r\n\r\na\r\n--\1--\r\n$}



=== TEST 4: they may overlap, and come in any order
--- request
GET /page.html
--- more_headers
Range: bytes=10-12,11-,0-1
--- error_code: 206
--- response_body_like eval
qr{\r\n\r\nabc\r\n.*\r\n\r\nbcdefghij\n\n\r\n.*\r\n\r\n01\r\n}s



=== TEST 5: ranges that cannot be satisfied
--- request eval
[("GET /page.html") x 2]
--- more_headers eval
["Range: bytes=22-", "Range: bytes=-0"]
--- error_code eval
[416, 416]
--- response_headers eval
["Content-Range: bytes */22", "Content-Range: bytes */22"]



=== TEST 6: ranges that are none are ignored
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["Range: lines=1-2", "Range:", "Range: 0-1"]
--- error_code eval
[200, 200, 200]
--- response_headers eval
[("Content-Length: 22\n!Content-Range") x 3]



=== TEST 7: If-Range
--- request eval
[("GET /page.html") x 6]
--- more_headers eval
["Range: bytes=0-1\nIf-Range: $main::etag",
 "Range: bytes=0-1\nIf-Range: \"a\"",
 "Range: bytes=0-1\nIf-Range: W/$main::etag",
 "Range: bytes=0-1\nIf-Range: $main::date",
 "Range: bytes=0-1\nIf-Range: Mon, 01 Jan 2024 00:00:01 GMT",
 "Range: bytes=0-1\nIf-Range: Sun, 31 Dec 2023 23:59:59 GMT"]
--- error_code eval
[206, 200, 200, 206, 200, 200]



=== TEST 8: HEAD
--- request
HEAD /page.html
--- more_headers
Range: bytes=1-3
--- error_code: 206
--- response_headers
Content-Range: bytes 1-3/22
Content-Length: 3



=== TEST 9: max_ranges 0
--- config
    location / {
        posts on;
        max_ranges 0;
    }
--- request
GET /page.html
--- more_headers
Range: bytes=1-3
--- response_headers
!Accept-Ranges
!Content-Range
Content-Length: 22



=== TEST 10: none of an error page
--- request
GET /none
--- more_headers
Range: bytes=1-3
--- error_code: 404
--- response_headers
!Content-Range
!Accept-Ranges
Content-Length: 22
--- no_error_log
[alert]



=== TEST 11: a page larger than the buffers of the connection
--- user_files eval
[["page.html", "---\n---\n" . CORE::join "", map { sprintf "%07d\n", $_ } 0 .. 99_999]]
--- request eval
[("GET /page.html") x 3]
--- more_headers eval
["Range: bytes=400000-400007", "Range: bytes=-8", "Range: bytes=799984-799991"]
--- error_code eval
[206, 206, 206]
--- response_body eval
["0050000\n", "0099999\n", "0099998\n"]



=== TEST 12: several ranges of it, from the cache
--- user_files eval
[["page.html", "---\n---\n" . CORE::join "", map { sprintf "%07d\n", $_ } 0 .. 99_999]]
--- request eval
[("GET /page.html") x 2]
--- more_headers eval
["", "Range: bytes=0-6,799992-799998,400000-400006"]
--- error_code eval
[200, 206]
--- response_body_like eval
["^0000000\n",
 "\r\n\r\n0000000\r\n.*\r\n\r\n0099999\r\n.*\r\n\r\n0050000\r\n--"]



=== TEST 13: no page to take a range of
--- user_files
>>> page.html
---
---
--- request eval
["GET /page.html", "GET /page.html"]
--- more_headers eval
["", "Range: bytes=0-0"]
--- error_code eval
[200, 200]
--- response_headers eval
["Content-Length: 0", "Content-Length: 0"]



=== TEST 14: over SSI there are none
--- config
    location / {
        posts on;
        ssi on;
    }
--- request
GET /page.html
--- more_headers
Range: bytes=1-3
--- response_headers
!Content-Range
!Accept-Ranges
